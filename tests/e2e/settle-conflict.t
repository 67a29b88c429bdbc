# Two copies of one session gave the same score differently; the second is put over the first while the form is open: a
# conflict, shown until somebody chooses.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh cp s.yaml copy.yaml
sh printf '= 5 hemma\n+ Bara i kopian\n' | $DRIVE_PROGRAM --as ab line copy.yaml >/dev/null
run --as ab s.yaml
wait Provby 2010
type = 7,5 på plats\r
wait = ab: 7.5
wait  saved
absent conflict
sh mv copy.yaml s.yaml
wait 1 conflict
wait + Bara i kopian
type :conflicts\r
wait scores 1.1/ab
wait 7.5  på plats
wait 5  hemma
wait Changed in two places at once; Enter keeps one version

# Home is the first version, not the heading; the one wanted is found by a word of it.
key End
waitre ^>   2  points
key Home
waitre ^>   1  points
type hemma
waitre ^>   [12]  points  5  hemma
key Enter
wait settled; 0 conflicts are left
waitgone 1 conflict
type :conflicts\r
wait there are no conflicts
wait  saved
key C-q
exit 0

# Gone for good.
run --as ab s.yaml
wait Provby 2010
absent conflict
key C-q
exit 0
sh $DRIVE_PROGRAM show --format csv s.yaml | grep ',1.1,question,' >row
file row contains scored
