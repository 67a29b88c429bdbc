# Without a place for the index everything is the same, only slower.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
env XDG_CACHE_HOME=/dev/null
size 80 24
copy sessions home/Kompass
run --as ab=Anna
wait 16 evaluations
waitgone reading
type haparanda 2005
wait 1 of 16
key Esc
wait Botkyrka
type /demokrati*
key Enter
wait 7 hits: demokrati*
key Enter
wait 1.1 >
key C-q
wait 7 hits: demokrati*
key Esc
waitgone 7 hits
type \sxyzzy\r
wait nothing found: demokrati* xyzzy
key C-q
exit 0
