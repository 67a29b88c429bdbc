# The program is told to end, or its terminal goes away, in the middle of a line: nothing at all is missing afterwards.
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml

env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
run --as ab s.yaml
wait Provby 2010
type #2.1\r
wait 2.1 >
type + Hela meningen före TERM\r
wait 1 + Hela meningen
type Halv mening före TERM
wait 2.1 > Halv mening före TERM
signal TERM
exit 0
file s.yaml contains Hela meningen före TERM
file s.yaml contains Halv mening före TERM

env KOMPASS_CLOCK=2010-04-20T14:00:00+02:00/60
run --as ab s.yaml
wait 2.1 > Halv mening före TERM
key Enter
wait 2   Halv mening före TERM
type Halv mening före HUP
wait 2.1 > Halv mening före HUP
signal HUP
exit 0
file s.yaml contains Halv mening före HUP

env KOMPASS_CLOCK=2010-04-20T15:00:00+02:00/60
run --as ab s.yaml
wait 2.1 > Halv mening före HUP
key Enter
wait 3   Halv mening före HUP
type Halv mening före avbrott
wait 2.1 > Halv mening före avbrott
hangup
exit 0
file s.yaml contains Halv mening före avbrott

env KOMPASS_CLOCK=2010-04-20T16:00:00+02:00/60
run --as ab s.yaml
wait 2.1 > Halv mening före avbrott
key Enter
wait 4   Halv mening före avbrott

# While an entry is being changed.
key Up
wait Enter: edit
key Enter
wait (editing)
type \sEFTERÅT
wait avbrott EFTERÅT
signal TERM
exit 0
file s.yaml contains avbrott EFTERÅT
env KOMPASS_CLOCK=2010-04-20T17:00:00+02:00/60
run --as ab s.yaml
wait > Halv mening före avbrott EFTERÅT

# In a list, and leaving with text in the line.
key F1
wait Type, then Enter
signal TERM
exit 0
env KOMPASS_CLOCK=2010-04-20T18:00:00+02:00/60
run --as ab s.yaml
wait > Halv mening före avbrott EFTERÅT
key C-q
exit 0
env KOMPASS_CLOCK=2010-04-20T19:00:00+02:00/60
run --as ab s.yaml
wait > Halv mening före avbrott EFTERÅT
key C-u
wait 2.1 >
wait  saved
key C-q
exit 0
file s.yaml lacks EFTERÅT
sh test $(grep -c 'text: Hel\|text: Halv' s.yaml) = 4
