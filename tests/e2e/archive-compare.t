# Evaluations that are marked stand side by side, and the archive is as it was.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 100 30
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 evaluations
waitgone reading
# One alone cannot be compared.
key Space F6
wait mark two to 8 evaluations
type :mark none\r
waitgone marked
type söderhamn
wait 2 of 16
key Down Home Space Space F6
wait 411.5
wait 504.5
wait Söderhamn 2008
key C-q
wait 2 of 16
wait 2 files marked
key C-q
exit 0
