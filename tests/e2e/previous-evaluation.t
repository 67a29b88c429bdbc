# The evaluation of an earlier year beside the question, its points only when asked for again; the other language; the
# prompts of a role; the fold.
env KOMPASS_CLOCK=2012-04-20T13:00:00+02:00/60
copy sessions/hasselby-vallingby-2010-full.yaml old.yaml
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Hässelby-Vällingby --year 2012 --previous old.yaml s.yaml
run --as ab s.yaml
wait Hässelby-Vällingby 2012
absent Previous evaluation
key F5
wait the previous evaluation; once more shows its points
wait Previous evaluation 2010
wait > Den lokala kommunikationsplanen
absent 7.5 of 15
key F5
wait = 7.5 of 15
key PgDn
wait 1.2 >
wait Previous evaluation 2010
wait = 12.5 of 20
key F5
waitgone Previous evaluation
key F5
wait Previous evaluation 2010
absent 12.5 of 20

key F6
wait questions in: en
wait 1.2 How are the citizens informed
key F6
wait questions in: sv
wait 1.2 Hur informeras medborgarna

key C-r
wait prompts for: Kommundirektör och stab
wait » Om jag bor här
absent » Hur gör ni för att
key C-r
wait prompts for: Ledande politiker
wait » Hur gör ni för att
absent » Om jag bor här
type :role fack\r
wait prompts for: Fackliga
absent »
type :role all\r
wait prompts for: everyone
type :role kung\r
wait there is no role "kung"
key C-u

wait criteria: 0 of 5 fulfilled
key C-t
waitgone criteria: 0 of 5
wait » ledning: Om jag bor här
type :tick a\r
wait 1.2.a: 
key Down*3
wait a [x]
key Esc
key C-t
wait criteria: 1 of 5 fulfilled
key C-q
exit 0
