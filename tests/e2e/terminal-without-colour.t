# Terminals that can do less: the Linux console, no colour, and a locale that is not UTF-8 on a terminal that is.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Åby --year 2010 s.yaml

# With colour the scored question is green.
run --as ab s.yaml
wait Åby 2010
type = 7,5\r
wait = ab: 7.5
wait ● 1.1
type #1.2\r
wait 1.2 >
attr 2 0 fg=2
outhas \e[32m
key C-q
exit 0

env NO_COLOR=1
run --as ab s.yaml
wait Åby 2010
wait ● 1.1
type #1.2\r
wait 1.2 >
attr 2 0 default
attr 3 2 reverse
outlacks \e[32m
outlacks \e[3
key C-q
exit 0
env NO_COLOR

run --color=never --as ab s.yaml
wait Åby 2010
outlacks \e[32m
key C-q
exit 0

# The Linux console has no such signs.
env TERM=linux
run --as ab s.yaml
wait Åby 2010
wait * 1.1
wait . 1.2
absent ●
absent │
type + På ön är räven\r
wait 1 + På ön är räven
key F1
wait Type, then Enter
key Esc
waitgone filter:
key C-q
exit 0
env TERM=xterm-256color

# LC_ALL=C: what cannot be shown is shown in ASCII, what is typed is kept as it is.
env LC_ALL=C
run --as ab s.yaml
wait by 2010
wait * 1.1
settle
outlacks \xc3
outlacks \xe2
type + Gräns på ön och 日本\r
waitfile s.yaml contains text: Gräns på ön och 日本
wait 2 + Grans pa on
screen
key C-q
exit 0

# A terminal that nobody knows, and none.
env LC_ALL=C.UTF-8
env TERM=gibtsnicht
run --as ab s.yaml
wait the terminal type "gibtsnicht" (TERM) is not known here
exit 2
env TERM=xterm-256color
sh $DRIVE_PROGRAM --as ab s.yaml </dev/null >out 2>err; test $? = 2
file err contains the form needs a terminal
