# A line that is in the way is put away by one key, and is not lost.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
env KOMPASS_SEED=4
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait 1.1 >
type = 99 för mycket\r
key C-c
wait the line is put away; Ctrl-Up brings it back
waitre ^1.1 >$
type + nästa iakttagelse\r
wait + nästa iakttagelse
key C-Up
key C-Up
wait = 99 för mycket
key C-c
waitre ^1.1 >$
key C-c
wait Ctrl-Q or :quit saves and leaves
key C-q
exit 0
file s.yaml contains nästa iakttagelse
file s.yaml lacks för mycket
