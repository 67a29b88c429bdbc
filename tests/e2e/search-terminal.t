# Searching on a terminal: what was found stands out, rows are as wide as the terminal, a fault is pointed at.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
copy sessions/hasselby-vallingby-2010-full.yaml archive/hv.yaml
size 60 12
run --as ab search -d archive 'kind:example öppet'
wait kompass: 1 text
settle
screen
|Hässelby-Vällingby 2010  (archive/hv.yaml)  edition 2010,
|draft
|  1.4 *  Öppet möte: 30 min café med politikerna, 30 min om
|         en verksamhet, sedan redovisas …  [ge]
|kompass: 1 text
attr 2 9 bold
exit 0
size 60 12
run --as ab search -d archive 'plan kidn:example OR wo*rd'
wait ^~~~
settle
screen
|kompass: the query: column 6: there is no filter "kidn"; did
| you mean "kind"?
|kompass: the query: column 24: * stands only at the end of a
| word
|kompass:   plan kidn:example OR wo*rd
|kompass:        ^~~~              ^
exit 2
env NO_COLOR=1
run --as ab search -d archive 'kind:example öppet'
wait kompass: 1 text
settle
attr 2 9 default
exit 0

# A terminal that has ASCII alone.
env LC_ALL=C
run --as ab search -d archive 'kind:example öppet'
wait kompass: 1 text
settle
screen
|Hasselby-Vallingby 2010  (archive/hv.yaml)  edition 2010,
|draft
|  1.4 *  Oppet mote: 30 min cafe med politikerna, 30 min om
|         en verksamhet, sedan redovisas .  [ge]
|kompass: 1 text
