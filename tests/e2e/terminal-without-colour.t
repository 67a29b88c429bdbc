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
env KOMPASS_CLOCK=2010-04-20T14:00:00+02:00/60
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
| Aby 2010  ed. 2010                       7.5 p, 1 of 45 scored, 44 open  saved
|  1 Offentlighet och. 7.5/100| 1.2 Hur informeras medborgarna?  (20)
|* 1.1 Finns en plan/s. 7.5/15| Ga in pa webbplatsen som en invanare utan .
|o 1.2 Hur informeras med. /20| criteria: 0 of 5 fulfilled (^T unfolds)
|. 1.3 Hur informeras med. /25|
|. 1.4 Hur framjas medbor. /30|  1 + Pa on ar raven  (13:00)
|. 1.5 Etik - hur hantera. /10|  2 + Grans pa on och ????  (14:00)
|  2 Tillganglighet och . /100|
|. 2.1 Finns det en kommu. /15|
|. 2.2 Hur arbetar kommun. /25|
|. 2.3 Hur informerar kom. /15|
|. 2.4 Hur arbetar kommun. /15|
|. 2.5 Hur arbetar kommun. /15|
|. 2.6 Hur arbetar kommun. /15|
|  3 Politisk styrning o. /100|
|. 3.1 Genomsyras hela or. /15|
|. 3.2 Styrs kommunen av . /25|
|. 3.3 Hur rapporterar fo. /25|
|. 3.4 Hur ar delegation . /20|
|. 3.5 Hur framjas den om. /15|
|  4 Ledarskap, ansvar o. /100|
|
|1.2 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  . ^P Commands  F1 Help  ^Q Quit
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
