# On a borrowed laptop Anna Berg, who is "ab", is "anna": that is said before she writes as a second person.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab='Anna Berg' new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
write home/.config/kompass/config.yaml
|id: anna
|name: Anna Berg
run s.yaml
wait Anna Berg is "ab" here already, and you are "anna"
key C-q
exit 0
sh echo seen | $DRIVE_PROGRAM line s.yaml 2>said
file said contains kompass: Anna Berg is "ab" in it already, and you are "anna": --as ab if that is you
run --as ab s.yaml
wait Provby 2010
absent already
key C-q
exit 0
run --as ge='Gun Ek' s.yaml
wait Provby 2010
absent already
key C-q
exit 0

# Somebody else under the same id: two people, whose scores would replace each other.
run --as ab=Agneta s.yaml
wait ab is Anna Berg here, not Agneta: two people need two ids
key C-q
exit 0
sh echo :people | $DRIVE_PROGRAM --as ab=Agneta line s.yaml 2>said
file said contains kompass: ab is Anna Berg in it, not Agneta
