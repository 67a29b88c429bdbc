# The program is killed in the middle of a line, each time in another state: what was entered and what stood in the line
# are there at the next opening, at the question where they were typed.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type + Första styrkan\r
wait 1 + Första styrkan
type #3.2\r
wait 3.2 >
type ! Svagheten är att
waitfile s.yaml contains Svagheten är att
signal KILL
exit KILL

run --as ab s.yaml
wait the line you had not finished is here again
wait 3.2 weakness > ! Svagheten är att
type \splanen saknas\r
wait 1 ! Svagheten är att planen saknas

# The line goes along when leafing, and so does its draft.
type Halvfärdig tanke
waitfile s.yaml contains Halvfärdig tanke
key PgDn
wait 3.3 > Halvfärdig tanke
wait  saved
signal KILL
exit KILL
run --as ab s.yaml
wait 3.3 > Halvfärdig tanke

# A command's key in the middle of a line takes nothing away.
key F1
wait Type, then Enter
key Esc
waitgone filter:
key C-t
wait  saved
settle
signal KILL
exit KILL
run --as ab s.yaml
wait 3.3 > Halvfärdig tanke
key Enter
wait 1   Halvfärdig tanke

# What was entered is no draft any more.
wait  saved
signal KILL
exit KILL
run --as ab s.yaml
wait 1.1 >
absent Halvfärdig
key C-q
exit 0
file s.yaml contains Första styrkan
file s.yaml contains Svagheten är att planen saknas

# In the middle of changing an entry: the entry stays as it was, the changed text stands in the line.
run --as ab s.yaml
wait 1 + Första styrkan
key Up
key Enter
wait (editing)
type \solik och längre
waitfile s.yaml contains olik och längre
signal KILL
exit KILL
run --as ab s.yaml
wait + Första styrkan olik och längre
wait 1 + Första styrkan
key C-q
exit 0
