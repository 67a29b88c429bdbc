# Something that is no session is put over the open file: it is left alone, the work goes to a file beside it, and the
# form keeps saying so.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type + Före bytet\r
wait + Före bytet
waitfile s.yaml contains Före bytet
wait  saved
sh echo 'not: [a session' >broken && cp broken foreign && mv broken s.yaml
wait s-2.yaml, since s.yaml was replaced by
waitfile s-2.yaml contains Före bytet
file s.yaml equals foreign

# Typing goes on; the warning is there again after every message.
type Efter bytet
wait 1.1 > Efter bytet
wait s-2.yaml, since s.yaml was replaced by
key Enter
wait   Efter bytet
waitfile s-2.yaml contains Efter bytet
key F6
wait questions in: en
key Esc
wait s-2.yaml, since s.yaml was replaced by
key C-s
wait all is saved in

# The file beside is watched as the first one was.
sh echo '? Utifrån' | $DRIVE_PROGRAM --as cd=Cecilia line s-2.yaml >/dev/null
wait ? Utifrån
key C-q
exit 1
file s.yaml equals foreign
sh $DRIVE_PROGRAM show --format csv s-2.yaml >table.csv
file s-2.yaml contains Utifrån
