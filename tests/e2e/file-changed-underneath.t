# The file is changed by another program while the form is open on it: what is new is taken in and shown, what is typed
# stays.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type + Skrivet i formuläret\r
wait + Skrivet i formuläret
waitfile s.yaml contains Skrivet i formuläret
type En påbörjad rad

# Plain prompts, as another process and another person.
sh printf '%s\n' '! Rörledningens svaghet' '= 4' | $DRIVE_PROGRAM --as cd=Cecilia line s.yaml >/dev/null
wait ! Rörledningens svaghet
wait merged what was changed outside
wait 1.1 > En påbörjad rad

# A hand with an editor.
waitfile s.yaml contains En påbörjad rad
wait  saved
sh sed 's/Skrivet i formuläret/Ändrat för hand/' s.yaml >new && mv new s.yaml
wait + Ändrat för hand
wait 1.1 > En påbörjad rad
key Enter
wait   En påbörjad rad
wait  saved
file s.yaml contains Ändrat för hand
file s.yaml contains Rörledningens svaghet

# It is removed.
sh rm s.yaml
wait the file was removed; it is written again
waitfile s.yaml contains Ändrat för hand
key C-q
exit 0
file s.yaml contains En påbörjad rad
sh $DRIVE_PROGRAM show --format csv s.yaml >table.csv
