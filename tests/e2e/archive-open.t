# A running session opens to be written, and its row is new when the form is left;
# what is finished opens for reading.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
sh mkdir -p home/Kompass
copy sessions/botkyrka-2005-ed2002.yaml home/Kompass/botkyrka.yaml
run --as ab=Anna new --subject Åre --year 2026 home/Kompass/are.yaml
exit 0
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab
wait 2 evaluations
waitgone reading
screen
| ~/Kompass  2 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|>   Åre                2026 2010 municip… draft        0/45           2026-03-04
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key Enter
wait 1.1 >
wait saved
type = 7,5 half of it\r
wait 1 of 45 scored
key C-q
wait 2 evaluations
wait 1/45
file home/Kompass/are.yaml contains 7.5
# A colleague's file comes while the archive is open.
sh sed 's/Åre/Malung/' home/Kompass/are.yaml >home/Kompass/malung.yaml
key F5
wait + 
key Down Enter
wait read-only
wait Botkyrka 2005
key C-q
wait 2 evaluations
# The cursor is where it was.
cursor 3 0
key C-q
exit 0
