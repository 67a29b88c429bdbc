# What the example looks like on a terminal of 200 columns and 60 rows.
env KOMPASS_CLOCK=2010-04-21T17:30:00+02:00/60
env KOMPASS_SEED=3
size 200 60
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml
run --as ge ex.yaml

# The first question, folded and unfolded.
wait 1.1 >
screen
| Hässelby-Vällingby 2010  ed. 2010                                                                                                                              408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet och demokrati              58.1/100│ 1.1 Finns en plan/strategi för demokratiutveckling och information?  (15)              │ » politik: Vad vill ni åstadkomma med demokratiarbetet
|● 1.1 Finns en plan/strategi för demokratiut… 7.5/15│ = ge: 7.5  halva frågan: informationen sitter, demokratin är oskriven                  │   under mandatperioden, och var står det skrivet? Hur
|● 1.2 Hur informeras medborgarna?            12.5/20│ = mh: 8.5  kommplanen är bättre än de flesta                                           │   märker ni om det går åt rätt håll?
|● 1.3 Hur informeras medborgarna om resulta… 13.3/25│ = settled: 7.5  planen för kommunikation ger halva poängen, ett dokument om demokrati  │ » ledning: Berätta hur information och demokrati kommer
|● 1.4 Hur främjas medborgardialog och delta… 20.6/30│   saknas                                                                               │   in i budget och verksamhetsplan. Vem driver frågorna
|●!1.5 Etik - hur hantera korruption?          4.2/10│ = reported: 7.5                                                                        │   till vardags?
|  2 Tillgänglighet och brukarorientering    51.3/100│                                                                                        │ » forvaltning: Vad betyder kommunens demokratistrategi
|● 2.1 Finns det en kommunövergripande strate… 4.5/15│  1   Lokal kommplan finns, ses över varje år. Vilar på stadens kommunikationspolicy +  │   för just er förvaltning?
|● 2.2 Hur arbetar kommunen med tillgänglighet … 4/25│      webbstrategi.  (04-12 09:14 D2:2)                                                 │ Leta efter ett antaget dokument, eller ett tydligt
|● 2.3 Hur informerar kommunen om service oc… 10.4/15│  2 - Inget eget dokument om demokratiutveckling, varken i VP eller bilagor  (04-12     │ avsnitt i budget eller verksamhetsplan, som säger vad
|● 2.4 Hur arbetar kommunen med valfrihet oc… 12.8/15│      09:15 D1 D2)                                                                      │ kommunen vill med sin demokratiutveckling och sin
|● 2.5 Hur arbetar kommunen med brukarundersö… 8.3/15│  3 ? Vem äger demokratifrågan till vardags?  (04-12 09:16 @ledning, done)              │ information. Avgörande är kopplingen till det vanliga
|● 2.6 Hur arbetar kommunen med system för s… 11.3/15│  4   Demokrati ses som nämndens sak, inget skrivet uppdrag i förvaltningen  (04-20     │ planeringsåret: ansvariga, pengar, aktiviteter och en
|  3 Politisk styrning och kontroll          75.3/100│      13:02 I1)                                                                         │ tidpunkt för uppföljning. Uppdrag till nämnderna och ett
|● 3.1 Genomsyras hela organisationen av ett… 10.5/15│  5 + Kommunikationsplanen aktualiseras årligen  (04-22 09:06 D2, report)               │ uppföljande avsnitt i årsredovisningen är goda belägg; en
|● 3.2 Styrs kommunen av tydliga politiska m… 18.3/25│                                                                                        │ policy som ingen av de intervjuade känner igen är det
|● 3.3 Hur rapporterar förvaltningen till de… 18.4/25│ > Den lokala kommunikationsplanen görs om varje år och följer stadens policy. Något    │ inte.
|● 3.4 Hur är delegation och ansvarsfördelni… 17.8/20│   motsvarande för demokratin finns inte. Vi rekommenderar ett kort dokument, knutet    │ a [ ] En politiskt antagen plan anger vad kommunen vill
|● 3.5 Hur främjas den ömsesidiga förståelse… 10.3/15│   till verksamhetsplanen, med syften som går att följa upp.                            │       nå med demokratiutveckling och information, vem som
|  4 Ledarskap, ansvar och delegation          61/100│                                                                                        │       ansvarar och vilka medel som är avsatta.
|● 4.1 Finns kommunövergripande strategi för… 10.5/15│                                                                                        │ b [ ] Flertalet nämnder, inte bara kommunstyrelsen, har
|● 4.2 Vilket ansvar har resultatenheterna fö… 9.3/10│                                                                                        │       egna aktiviteter som går att härleda till planen.
|● 4.3 Hur beskrivs inriktning och ansvar för… 4.8/20│                                                                                        │ c [ ] Effekter som valdeltagande, kännedom eller upplevt
|● 4.4 Hur tydliggörs det personliga uppdrage… 9.6/15│                                                                                        │       inflytande mäts mot planens syften, och mätningen
|● 4.5 Hur utövas den centrala ledningen över … 16/20│                                                                                        │       har ändrat inriktningen på någon insats.
|●!4.6 Hur bedrivs kommunens ledarutveckling? 10.8/20│                                                                                        │ d [ ] Planen omprövas återkommande efter en samlad
|  5 Resultat och effektivitet               71.7/100│                                                                                        │       genomgång av vad den har lett till, och den nu
|● 5.1 Strategi för resultatstyrning och eff… 13.5/15│                                                                                        │       gällande versionen skiljer sig från den förra.
|● 5.2 Hur tydliggör kommunen sambandet mellan… 10/20│                                                                                        │
|● 5.3 Hur arbetar kommunen med utveckling arb… 17/20│                                                                                        │
|● 5.4 Hur kommuniceras och förs strategiska d… 11/15│                                                                                        │
|● 5.5 Hur aktivt används jämförelser som et… 10.2/20│                                                                                        │
|● 5.6 Hur sker extern samverkan för att stärk… 10/10│                                                                                        │
|  6 Kommunen som arbetsgivare - personalpo… 59.9/100│                                                                                        │
|● 6.1 Finns en kommunövergripande personalstra… 9/15│                                                                                        │
|● 6.2 Hur tillvaratas befintliga och hur re… 12.9/20│                                                                                        │
|● 6.3 Hur stor vikt läggs vid kompetens- och … 12/25│                                                                                        │
|● 6.4 Hur sker individuell lönesättning och … 7.3/15│                                                                                        │
|● 6.5 Hur bedrivs kommunens arbetsmiljöarbe… 12.3/15│                                                                                        │
|● 6.6 Hur arbetar kommunen med mångfald (etn… 6.4/10│                                                                                        │
|  7 Verksamhetsutveckling                   31.1/100│                                                                                        │
|● 7.1 Hur beskrivs övergripande strategiskt … 6.3/15│                                                                                        │
|● 7.2 Vilka metoder och verktyg finns för k… 10.2/30│                                                                                        │
|● 7.3 Hur sker lärande och utveckling genom … 5.1/15│                                                                                        │
|● 7.4 Hur arbetar kommunen med kreativitet o… 1.2/20│                                                                                        │
|● 7.5 Hur arbetar kommunen med IT-stöd för a… 8.3/20│                                                                                        │
|  8 Kommunen som samhällsbyggare                   -│                                                                                        │
|× 8.1 Har kommunen övergripande planer/strategier… -│                                                                                        │
|× 8.2 Hur samverkar kommunen med aktörer inom civ… -│                                                                                        │
|× 8.3 Hur samverkar kommunen med kulturlivet?      -│                                                                                        │
|× 8.4 Vilken är kommunens roll i utveckling av nä… -│                                                                                        │
|× 8.5 Hur arbetar kommunen med internationella ko… -│                                                                                        │
|× 8.6 Hur arbetar kommunen med hållbar utveckling… -│                                                                                        │
|! #0 Inbox                                         1│                                                                                        │
|                                                    │                                                                                        │
|                                                    │                                                                                        │
|
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  ^E Edit  ^Z Undo  ^T Fold                                                                                                 ^P Commands  F1 Help  ^Q Quit
key C-t
wait » politik
screen
| Hässelby-Vällingby 2010  ed. 2010                                                                                                                              408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet och demokrati              58.1/100│ 1.1 Finns en plan/strategi för demokratiutveckling och information?  (15)              │ Leta efter ett antaget dokument, eller ett tydligt …
|● 1.1 Finns en plan/strategi för demokratiut… 7.5/15│ = ge: 7.5  halva frågan: informationen sitter, demokratin är oskriven                  │ criteria: 0 of 4 fulfilled (^T unfolds)
|● 1.2 Hur informeras medborgarna?            12.5/20│ = mh: 8.5  kommplanen är bättre än de flesta                                           │
|● 1.3 Hur informeras medborgarna om resulta… 13.3/25│ = settled: 7.5  planen för kommunikation ger halva poängen, ett dokument om demokrati  │
|● 1.4 Hur främjas medborgardialog och delta… 20.6/30│   saknas                                                                               │
|●!1.5 Etik - hur hantera korruption?          4.2/10│ = reported: 7.5                                                                        │
|  2 Tillgänglighet och brukarorientering    51.3/100│                                                                                        │
|● 2.1 Finns det en kommunövergripande strate… 4.5/15│  1   Lokal kommplan finns, ses över varje år. Vilar på stadens kommunikationspolicy +  │
|● 2.2 Hur arbetar kommunen med tillgänglighet … 4/25│      webbstrategi.  (04-12 09:14 D2:2)                                                 │
|● 2.3 Hur informerar kommunen om service oc… 10.4/15│  2 - Inget eget dokument om demokratiutveckling, varken i VP eller bilagor  (04-12     │
|● 2.4 Hur arbetar kommunen med valfrihet oc… 12.8/15│      09:15 D1 D2)                                                                      │
|● 2.5 Hur arbetar kommunen med brukarundersö… 8.3/15│  3 ? Vem äger demokratifrågan till vardags?  (04-12 09:16 @ledning, done)              │
|● 2.6 Hur arbetar kommunen med system för s… 11.3/15│  4   Demokrati ses som nämndens sak, inget skrivet uppdrag i förvaltningen  (04-20     │
|  3 Politisk styrning och kontroll          75.3/100│      13:02 I1)                                                                         │
|● 3.1 Genomsyras hela organisationen av ett… 10.5/15│  5 + Kommunikationsplanen aktualiseras årligen  (04-22 09:06 D2, report)               │
|● 3.2 Styrs kommunen av tydliga politiska m… 18.3/25│                                                                                        │
|● 3.3 Hur rapporterar förvaltningen till de… 18.4/25│ > Den lokala kommunikationsplanen görs om varje år och följer stadens policy. Något    │
|● 3.4 Hur är delegation och ansvarsfördelni… 17.8/20│   motsvarande för demokratin finns inte. Vi rekommenderar ett kort dokument, knutet    │
|● 3.5 Hur främjas den ömsesidiga förståelse… 10.3/15│   till verksamhetsplanen, med syften som går att följa upp.                            │
|  4 Ledarskap, ansvar och delegation          61/100│                                                                                        │
|● 4.1 Finns kommunövergripande strategi för… 10.5/15│                                                                                        │
|● 4.2 Vilket ansvar har resultatenheterna fö… 9.3/10│                                                                                        │
|● 4.3 Hur beskrivs inriktning och ansvar för… 4.8/20│                                                                                        │
|● 4.4 Hur tydliggörs det personliga uppdrage… 9.6/15│                                                                                        │
|● 4.5 Hur utövas den centrala ledningen över … 16/20│                                                                                        │
|●!4.6 Hur bedrivs kommunens ledarutveckling? 10.8/20│                                                                                        │
|  5 Resultat och effektivitet               71.7/100│                                                                                        │
|● 5.1 Strategi för resultatstyrning och eff… 13.5/15│                                                                                        │
|● 5.2 Hur tydliggör kommunen sambandet mellan… 10/20│                                                                                        │
|● 5.3 Hur arbetar kommunen med utveckling arb… 17/20│                                                                                        │
|● 5.4 Hur kommuniceras och förs strategiska d… 11/15│                                                                                        │
|● 5.5 Hur aktivt används jämförelser som et… 10.2/20│                                                                                        │
|● 5.6 Hur sker extern samverkan för att stärk… 10/10│                                                                                        │
|  6 Kommunen som arbetsgivare - personalpo… 59.9/100│                                                                                        │
|● 6.1 Finns en kommunövergripande personalstra… 9/15│                                                                                        │
|● 6.2 Hur tillvaratas befintliga och hur re… 12.9/20│                                                                                        │
|● 6.3 Hur stor vikt läggs vid kompetens- och … 12/25│                                                                                        │
|● 6.4 Hur sker individuell lönesättning och … 7.3/15│                                                                                        │
|● 6.5 Hur bedrivs kommunens arbetsmiljöarbe… 12.3/15│                                                                                        │
|● 6.6 Hur arbetar kommunen med mångfald (etn… 6.4/10│                                                                                        │
|  7 Verksamhetsutveckling                   31.1/100│                                                                                        │
|● 7.1 Hur beskrivs övergripande strategiskt … 6.3/15│                                                                                        │
|● 7.2 Vilka metoder och verktyg finns för k… 10.2/30│                                                                                        │
|● 7.3 Hur sker lärande och utveckling genom … 5.1/15│                                                                                        │
|● 7.4 Hur arbetar kommunen med kreativitet o… 1.2/20│                                                                                        │
|● 7.5 Hur arbetar kommunen med IT-stöd för a… 8.3/20│                                                                                        │
|  8 Kommunen som samhällsbyggare                   -│                                                                                        │
|× 8.1 Har kommunen övergripande planer/strategier… -│                                                                                        │
|× 8.2 Hur samverkar kommunen med aktörer inom civ… -│                                                                                        │
|× 8.3 Hur samverkar kommunen med kulturlivet?      -│                                                                                        │
|× 8.4 Vilken är kommunens roll i utveckling av nä… -│                                                                                        │
|× 8.5 Hur arbetar kommunen med internationella ko… -│                                                                                        │
|× 8.6 Hur arbetar kommunen med hållbar utveckling… -│                                                                                        │
|! #0 Inbox                                         1│                                                                                        │
|                                                    │                                                                                        │
|                                                    │                                                                                        │
|
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  ^E Edit  ^Z Undo  ^T Fold                                                                                                 ^P Commands  F1 Help  ^Q Quit
key C-t
waitgone » politik

# An area: what was found in it.
type #3\r
wait 3 >
screen
| Hässelby-Vällingby 2010  ed. 2010                                                                                                                              408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet och demokrati              58.1/100│ 3 Politisk styrning och kontroll                                                       │
|● 1.1 Finns en plan/strategi för demokratiut… 7.5/15│ Området handlar om hur de förtroendevaldas vilja omsätts i verksamhet och hur de får   │
|● 1.2 Hur informeras medborgarna?            12.5/20│ veta om det blev som de tänkt. Utvärderarna följer linjen från vision och budget ned   │
|● 1.3 Hur informeras medborgarna om resulta… 13.3/25│ till en enskild enhet och tillbaka upp genom rapporterna. Minst lika viktigt är att    │
|● 1.4 Hur främjas medborgardialog och delta… 20.6/30│ politiker och tjänstemän har klart för sig vem som gör vad.                            │
|●!1.5 Etik - hur hantera korruption?          4.2/10│                                                                                        │
|  2 Tillgänglighet och brukarorientering    51.3/100│ nothing noted on the area as a whole yet                                               │
|● 2.1 Finns det en kommunövergripande strate… 4.5/15│ strength: 5                                                                            │
|● 2.2 Hur arbetar kommunen med tillgänglighet … 4/25│ 3.1  Styrmodellen är beskriven i en egen bilaga till stadens budget, tydlig            │
|● 2.3 Hur informerar kommunen om service oc… 10.4/15│ 3.2  De politiska målen följer med in i upphandlingarna                                │
|● 2.4 Hur arbetar kommunen med valfrihet oc… 12.8/15│ 3.4  Delegationsförteckningen är aktuell och lätt att slå i                            │
|● 2.5 Hur arbetar kommunen med brukarundersö… 8.3/15│ 3.4  Rollerna är tydliga, och alla inblandade beskriver dem lika                       │
|● 2.6 Hur arbetar kommunen med system för s… 11.3/15│ 3.5  Många informella tillfällen: nämndcafé, gruppmöten, seminarier ihop med           │
|> 3 Politisk styrning och kontroll          75.3/100│      tjänstemännen                                                                     │
|● 3.1 Genomsyras hela organisationen av ett… 10.5/15│ improvement area: 5                                                                    │
|● 3.2 Styrs kommunen av tydliga politiska m… 18.3/25│ 3.1  Knyt visionen till mål och uppföljning, i dag hänger den bredvid                  │
|● 3.3 Hur rapporterar förvaltningen till de… 18.4/25│ 3.2  Låt målarbetet och fördelningen av pengar bli en process                          │
|● 3.4 Hur är delegation och ansvarsfördelni… 17.8/20│ 3.3  Mer jämförelser i rapporterna till nämnden                                        │
|● 3.5 Hur främjas den ömsesidiga förståelse… 10.3/15│ 3.5  Politikernas besök bör schemaläggas så att alla verksamheter nås                  │
|  4 Ledarskap, ansvar och delegation          61/100│ 3.5  Fråga politikerna varje år om stödet fungerar                                     │
|● 4.1 Finns kommunövergripande strategi för… 10.5/15│ good example: 2                                                                        │
|● 4.2 Vilket ansvar har resultatenheterna fö… 9.3/10│ 3.2! Mål från KF till enhet med indikatorer, håller i hela kedjan                      │
|● 4.3 Hur beskrivs inriktning och ansvar för… 4.8/20│ 3.3  ILS-webb ihop med ekonomisystemet, väl förankrat bland cheferna                   │
|● 4.4 Hur tydliggörs det personliga uppdrage… 9.6/15│ to ask: 2                                                                              │
|● 4.5 Hur utövas den centrala ledningen över … 16/20│ 3.1  Nämns Vision 2030 någonstans i VP? Sök igen i bilagorna.                          │
|●!4.6 Hur bedrivs kommunens ledarutveckling? 10.8/20│ 3.2  Hur vägs mål och pengar ihop i budgetarbetet?                                     │
|  5 Resultat och effektivitet               71.7/100│ note: 8                                                                                │
|● 5.1 Strategi för resultatstyrning och eff… 13.5/15│                                                                                        │
|● 5.2 Hur tydliggör kommunen sambandet mellan… 10/20│ > Styrningen är områdets och hela utvärderingens starkaste sida: målen går att följa   │
|● 5.3 Hur arbetar kommunen med utveckling arb… 17/20│   från staden till enheten, rapporterna är uppskattade och rollerna klara. Visionen    │
|● 5.4 Hur kommuniceras och förs strategiska d… 11/15│   och en gemensam värdegrund är de lösa trådarna.                                      │
|● 5.5 Hur aktivt används jämförelser som et… 10.2/20│                                                                                        │
|● 5.6 Hur sker extern samverkan för att stärk… 10/10│                                                                                        │
|  6 Kommunen som arbetsgivare - personalpo… 59.9/100│                                                                                        │
|● 6.1 Finns en kommunövergripande personalstra… 9/15│                                                                                        │
|● 6.2 Hur tillvaratas befintliga och hur re… 12.9/20│                                                                                        │
|● 6.3 Hur stor vikt läggs vid kompetens- och … 12/25│                                                                                        │
|● 6.4 Hur sker individuell lönesättning och … 7.3/15│                                                                                        │
|● 6.5 Hur bedrivs kommunens arbetsmiljöarbe… 12.3/15│                                                                                        │
|● 6.6 Hur arbetar kommunen med mångfald (etn… 6.4/10│                                                                                        │
|  7 Verksamhetsutveckling                   31.1/100│                                                                                        │
|● 7.1 Hur beskrivs övergripande strategiskt … 6.3/15│                                                                                        │
|● 7.2 Vilka metoder och verktyg finns för k… 10.2/30│                                                                                        │
|● 7.3 Hur sker lärande och utveckling genom … 5.1/15│                                                                                        │
|● 7.4 Hur arbetar kommunen med kreativitet o… 1.2/20│                                                                                        │
|● 7.5 Hur arbetar kommunen med IT-stöd för a… 8.3/20│                                                                                        │
|  8 Kommunen som samhällsbyggare                   -│                                                                                        │
|× 8.1 Har kommunen övergripande planer/strategier… -│                                                                                        │
|× 8.2 Hur samverkar kommunen med aktörer inom civ… -│                                                                                        │
|× 8.3 Hur samverkar kommunen med kulturlivet?      -│                                                                                        │
|× 8.4 Vilken är kommunens roll i utveckling av nä… -│                                                                                        │
|× 8.5 Hur arbetar kommunen med internationella ko… -│                                                                                        │
|× 8.6 Hur arbetar kommunen med hållbar utveckling… -│                                                                                        │
|! #0 Inbox                                         1│                                                                                        │
|                                                    │                                                                                        │
|                                                    │                                                                                        │
|
|3 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  ^E Edit  ^Z Undo  ^T Fold                                                                                                 ^P Commands  F1 Help  ^Q Quit

# The inbox.
key F9
wait inbox >
screen
| Hässelby-Vällingby 2010  ed. 2010                                                                                                                              408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet och demokrati              58.1/100│ #0 Inbox                                                                               │
|● 1.1 Finns en plan/strategi för demokratiut… 7.5/15│                                                                                        │
|● 1.2 Hur informeras medborgarna?            12.5/20│  1   Sajten är stadens, inte stadsdelens. Hur mycket kan de styra själva? Gäller flera │
|● 1.3 Hur informeras medborgarna om resulta… 13.3/25│      frågor.  (04-14 13:32 W1)                                                         │
|● 1.4 Hur främjas medborgardialog och delta… 20.6/30│                                                                                        │
|●!1.5 Etik - hur hantera korruption?          4.2/10│                                                                                        │
|  2 Tillgänglighet och brukarorientering    51.3/100│                                                                                        │
|● 2.1 Finns det en kommunövergripande strate… 4.5/15│                                                                                        │
|● 2.2 Hur arbetar kommunen med tillgänglighet … 4/25│                                                                                        │
|● 2.3 Hur informerar kommunen om service oc… 10.4/15│                                                                                        │
|● 2.4 Hur arbetar kommunen med valfrihet oc… 12.8/15│                                                                                        │
|● 2.5 Hur arbetar kommunen med brukarundersö… 8.3/15│                                                                                        │
|● 2.6 Hur arbetar kommunen med system för s… 11.3/15│                                                                                        │
|  3 Politisk styrning och kontroll          75.3/100│                                                                                        │
|● 3.1 Genomsyras hela organisationen av ett… 10.5/15│                                                                                        │
|● 3.2 Styrs kommunen av tydliga politiska m… 18.3/25│                                                                                        │
|● 3.3 Hur rapporterar förvaltningen till de… 18.4/25│                                                                                        │
|● 3.4 Hur är delegation och ansvarsfördelni… 17.8/20│                                                                                        │
|● 3.5 Hur främjas den ömsesidiga förståelse… 10.3/15│                                                                                        │
|  4 Ledarskap, ansvar och delegation          61/100│                                                                                        │
|● 4.1 Finns kommunövergripande strategi för… 10.5/15│                                                                                        │
|● 4.2 Vilket ansvar har resultatenheterna fö… 9.3/10│                                                                                        │
|● 4.3 Hur beskrivs inriktning och ansvar för… 4.8/20│                                                                                        │
|● 4.4 Hur tydliggörs det personliga uppdrage… 9.6/15│                                                                                        │
|● 4.5 Hur utövas den centrala ledningen över … 16/20│                                                                                        │
|●!4.6 Hur bedrivs kommunens ledarutveckling? 10.8/20│                                                                                        │
|  5 Resultat och effektivitet               71.7/100│                                                                                        │
|● 5.1 Strategi för resultatstyrning och eff… 13.5/15│                                                                                        │
|● 5.2 Hur tydliggör kommunen sambandet mellan… 10/20│                                                                                        │
|● 5.3 Hur arbetar kommunen med utveckling arb… 17/20│                                                                                        │
|● 5.4 Hur kommuniceras och förs strategiska d… 11/15│                                                                                        │
|● 5.5 Hur aktivt används jämförelser som et… 10.2/20│                                                                                        │
|● 5.6 Hur sker extern samverkan för att stärk… 10/10│                                                                                        │
|  6 Kommunen som arbetsgivare - personalpo… 59.9/100│                                                                                        │
|● 6.1 Finns en kommunövergripande personalstra… 9/15│                                                                                        │
|● 6.2 Hur tillvaratas befintliga och hur re… 12.9/20│                                                                                        │
|● 6.3 Hur stor vikt läggs vid kompetens- och … 12/25│                                                                                        │
|● 6.4 Hur sker individuell lönesättning och … 7.3/15│                                                                                        │
|● 6.5 Hur bedrivs kommunens arbetsmiljöarbe… 12.3/15│                                                                                        │
|● 6.6 Hur arbetar kommunen med mångfald (etn… 6.4/10│                                                                                        │
|  7 Verksamhetsutveckling                   31.1/100│                                                                                        │
|● 7.1 Hur beskrivs övergripande strategiskt … 6.3/15│                                                                                        │
|● 7.2 Vilka metoder och verktyg finns för k… 10.2/30│                                                                                        │
|● 7.3 Hur sker lärande och utveckling genom … 5.1/15│                                                                                        │
|● 7.4 Hur arbetar kommunen med kreativitet o… 1.2/20│                                                                                        │
|● 7.5 Hur arbetar kommunen med IT-stöd för a… 8.3/20│                                                                                        │
|  8 Kommunen som samhällsbyggare                   -│                                                                                        │
|× 8.1 Har kommunen övergripande planer/strategier… -│                                                                                        │
|× 8.2 Hur samverkar kommunen med aktörer inom civ… -│                                                                                        │
|× 8.3 Hur samverkar kommunen med kulturlivet?      -│                                                                                        │
|× 8.4 Vilken är kommunens roll i utveckling av nä… -│                                                                                        │
|× 8.5 Hur arbetar kommunen med internationella ko… -│                                                                                        │
|× 8.6 Hur arbetar kommunen med hållbar utveckling… -│                                                                                        │
|! #0 Inbox                                         1│                                                                                        │
|                                                    │                                                                                        │
|                                                    │                                                                                        │
|
|inbox >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  ^E Edit  ^Z Undo  ^T Fold                                                                                                 ^P Commands  F1 Help  ^Q Quit

# Search hits; the chosen one is gone to.
type #1.2\r
wait 1.2 >
type :search brukare\r
wait hits for "brukare"
screen
|23 hits for "brukare"
|> 3.2     … VP bygger på åtaganden mot brukare och nämnd. Några hoppar över nämndmål utan kommentar.
|  5.2   + Kostnad per brukare finns uppställd i årsredovisningen
|  2.4   * Brukare väljer utförare i de stora tjänsterna och påverkar också innehållet
|  2.5   + …lla verksamheter frågar sina brukare, även interna tjänster
|  2.4   * Valfrihet i stora tjänster, brukaren formar även innehållet
|  5.2   - …ad mot nöjdhet eller tid hos brukaren, inte bara per plats
|  1.3   * Brukarenkäterna i Jämför service, enhet för enhet, jämförbara i hela staden
|  2     > Valfriheten, brukarenkäterna och kvalitetsgarantierna ger brukaren en stark ställning. Poängen dras ned av att tillgängligheten inte mäts och att bemötand…
|  2.1   > …äter och synpunkter visar att brukaren står i centrum, men det sägs aldrig på ett ställe. Ett eget avsnitt i verksamhetsplanen skulle kunna användas både…
|  2.4   > … de stora tjänsterna väljer brukaren själv vem som ska utföra dem och är med och bestämmer innehållet. Här kan andra lära av Hässelby-Vällingby.
|  2.5   > …lla verksamheter frågar sina brukare, liksom de interna tjänsterna. Ett gemensamt index skulle göra det lättare att ställa enheter mot varandra, och luckor…
|  5.2   > …el mot nöjdhet eller tid hos brukaren.
|  5.2   = …ymavstämning och kostnad per brukare väger tungt
|  1.3   Kommunen frågar läsare och brukare om resultatinformationen är begriplig och gör om den efter svaren.
|  2.1   …gna mål eller åtaganden med brukaren som utgångspunkt, också inom teknik, miljö och andra mindre verksamheter.
|  2.4   …ar kommunen med valfrihet och brukarens påverkan på serviceutbudet?
|  2.4   …änster och på vilka villkor brukaren får välja.
|  2.4   Brukare påverkar innehållet i sin tjänst genom planer, råd eller andra fasta former som är kända i verksamheten.
|  2.5   …verksamheter som frågar sina brukare, hur ofta och med vilka frågor. Enkäter som upprepas med samma kärnfrågor går att jämföra över tid, mellan enheter…
|  2.5   …alla verksamheter med direkta brukare, också där tjänsten köps in, och interna tjänster följer efter.
|  2.6   …ålshantering för medborgare/brukare?
|  2.6   …s tillsammans: löften om vad brukaren kan räkna med, och vägen att säga till när det brister. Ett löfte ska vara konkret, synligt för brukaren och möjli…
|  5.6   Vinsten för brukare eller ekonomi kan anges för de viktigaste samarbetena.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Down
wait > 5.2
key Enter
wait 5.2 >

# Help.
key F1
wait Type, then Enter
screen
|Help
|> Type, then Enter
|    text          a note on the question
|    + text        strength
|    - text        improvement area
|    ! text        weakness
|    * text        good example
|    ? text        to ask or check later; with @ROLE prepared for an interview
|    > text        a paragraph of the report
|    = 7,5 reason  my score; = alone clears it
|    = - reason    not applicable
|    = ?           not assessed: no evidence found
|    #3.2          go there; #3.2 + text files it there from here; #0: inbox
|    text @I3 @D2:14 @W1   where it comes from, at the end
|    ~text         the text as it stands, where it would begin with a mark
|  Keys
|    PgUp PgDn     the question before, the next; what is being typed goes along
|    Up Down       in an empty line: choose an entry; Tab: list of questions
|    Ctrl-J        a line break; also Alt-Enter, or Esc and then Enter
|    Ctrl-W Ctrl-U Ctrl-K   delete the word before, to the start, to the end
|    Esc           closes a list; never discards text
|  In a meeting (F3)
|    = 7,5 reason  the team's score, whatever each has given
|    Enter         in an empty line: take over what all have given alike
|    PgUp PgDn     along the agenda; what is most at stake comes first
|    Ins           the chosen finding goes into the report, or not
|    Left Right    from one evaluator's findings to another's
|  Commands; the first letters will do
|    :next [open|flagged|question]  [^N]
|        the next open question, or flagged one, or just the next
|    :prev [open|flagged|question]
|        the same backwards
|    :flagged   [F4]
|        the next question with something to ask or check
|    :go CODE  [^G]
|        go to a question, an area or the inbox (#0); the same as #CODE
|    :search WORDS  [^F]
|        search in questions, entries and texts
|    :inbox   [F9]
|        go to the inbox of stray notes
|    :show [CODE]
|        the question, its entries and scores
|    :coverage   [F8]
|        questions and where their evidence comes from; what is still to ask
|    :meeting   [F3]
|        the meeting that settles scores for the team, or back
|    :agenda
|        what is still to settle, most at stake first
|    :agreement
|        how far the evaluators' own scores agree, and who is usually higher
|    :conflicts
|        what was changed in two places at once; choose which is to stand
|    :keep SECTION ID N[+M [FIELD]]
|        settle a conflict: version N is the one
|    :scores [all]
|        show colleagues' scores before mine; that is recorded
|    :interview [GROUP|pause|resume|stop|new ROLE MINUTES TITLE|I3 ...]  [F7]
|        list interviews; start, pause, end or correct one
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:

# The palette, what fits "rprt".
key C-p
wait :next
screen
|Commands
|> :next         ^N    the next open question, or flagged one, or just the next
|  :prev               the same backwards
|  :flagged      F4    the next question with something to ask or check
|  :go           ^G    go to a question, an area or the inbox (#0); the same as #CODE
|  :search       ^F    search in questions, entries and texts
|  :inbox        F9    go to the inbox of stray notes
|  :show               the question, its entries and scores
|  :coverage     F8    questions and where their evidence comes from; what is still to ask
|  :meeting      F3    the meeting that settles scores for the team, or back
|  :agenda             what is still to settle, most at stake first
|  :agreement          how far the evaluators' own scores agree, and who is usually higher
|  :conflicts          what was changed in two places at once; choose which is to stand
|  :keep               settle a conflict: version N is the one
|  :scores             show colleagues' scores before mine; that is recorded
|  :interview    F7    list interviews; start, pause, end or correct one
|  :same               say that two interviews are one that was entered twice
|  :asked              mark a prepared question as asked in the running interview
|  :doc                list documents, or add or correct one
|  :web                list web pages, or add or correct one
|  :edit         ^E    bring an entry back into the line to change it
|  :editor       ^O    open an entry or a report text in your own editor
|  :move               file an entry under another question, area or the inbox (0)
|  :kind               turn an entry into another kind
|  :delete             delete an entry of mine
|  :up                 move an entry up in its list
|  :down               move an entry down in its list
|  :done               mark a thing to ask or check as done, or not
|  :flag               flag the question: something to check here
|  :private            hide an entry from colleagues' screens, or show it
|  :report             choose an entry for the report, or not
|  :wording            how an entry reads in the report; the raw text stays beneath
|  :key                choose an entry for the oral feedback, or not
|  :learn              name a municipality to learn from
|  :join               say in one team sentence what several findings say; they stay beneath it
|  :split              take a team sentence apart, or one finding (3a) out of it
|  :alike              findings of several evaluators that say nearly the same
|  :tick               tick a criterion of the question, such as a
|  :settle             settle the question's score for the team
|  :agree        F12   take over as the team's what all have given alike
|  :later        F10   put a question to the end of the agenda, or back
|  :present            who takes part in what is settled from now on
|  :why          F2    a decision: who gave what and why, what was settled, when, by whom
|  :text               a report text: intro, subject, method, summary, or this place's
|  :set                what is known of the municipality
|  :responsible        who is responsible for an area
|  :people             who evaluates
|  :sign               sign the evaluation off: read-only until it is reopened
|  :reopen             open a closed session for changes; the reason is kept
|  :undo         ^Z    take back the last change
|  :redo         ^Y    do it again
|  :fold         ^T    fold or unfold guidance and criteria
|  :role         ^R    whose prompts are shown
|  :language     F6    the questions in the next language
|  :previous     F5    the previous evaluation beside the question; again: its points
|  :palette      ^P    find a command by typing a part of it
|  :help         F1    keys, marks and commands
|  :saved        ^S    say whether everything is saved
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
type rprt
wait filter: rprt
screen
|Commands
|> :report             choose an entry for the report, or not
|  :interview    F7    list interviews; start, pause, end or correct one
|  :asked              mark a prepared question as asked in the running interview
|  :editor       ^O    open an entry or a report text in your own editor
|  :wording            how an entry reads in the report; the raw text stays beneath
|  :present            who takes part in what is settled from now on
|  :text               a report text: intro, subject, method, summary, or this place's
|  :reopen             open a closed session for changes; the reason is kept
|  :role         ^R    whose prompts are shown
|  :previous     F5    the previous evaluation beside the question; again: its points
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter: rprt
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:

# Coverage.
key F8
wait Coverage
screen
|Coverage: entries, interviews, documents, web
|  code      n  interviews            D  W
|> 1.1       5  I1                    4  0  ask: politik forvaltning
|  1.2       6  I1 mh.I1              0  3  ! without source  ask: politik medborgare
|  1.3       3                        0  4  ask: ledning politik medborgare
|  1.4       8  I1 I2                 0  0  ask: forvaltning medborgare
|  1.5       5  I1                    1  0  ask: enhet fack
|  2.1       3  I1 mh.I1              2  0  ask: enhet forvaltning
|  2.2       8  mh.I1 I1 I4           2  0  ask: fack medborgare
|  2.3       6  I1                    0  4  ask: forvaltning medborgare
|  2.4       2  I3 I2                 0  0  ask: enhet medborgare
|  2.5       2  I3                    0  1  ask: enhet ledning
|  2.6       4  I3                    0  1  ask: ledning enhet medborgare
|  3.1       6  mh.I1                 5  0  ask: politik enhet
|  3.2       7  I2 I3                 3  0  ask: enhet
|  3.3       3  I2 I1 I4              0  0  ask: forvaltning
|  3.4       2  I2                    1  0  ask: forvaltning enhet
|  3.5       4  I2                    0  0  ask: forvaltning enhet
|  4.1       2                        3  0  ask: ledning forvaltning fack
|  4.2       2  I3                    0  0  ask: enhet
|  4.3       6  I3                    2  0  ask: ledning enhet
|  4.4       5  I3 I4                 0  0  ask: ledning
|  4.5       5  I1 I4 I3              0  0
|  4.6       4  I1 I4                 0  0  ask: fack
|  5.1       3  mh.I1                 1  0  asked by mh
|  5.2       3  mh.I2 mh.I1           2  0  asked by mh
|  5.3       6  mh.I1 mh.I2           0  0  asked by mh
|  5.4       6  mh.I1 I2 I4           0  0  asked by mh
|  5.5       5  mh.I2                 0  1  asked by mh
|  5.6       3  mh.I1 mh.I2           0  0  asked by mh
|  6.1       1                        1  0  asked by mh
|  6.2       6  I1 mh.I2 mh.I1 I5     0  0  ! without source  asked by mh
|  6.3       4  mh.I1 I3 I4           0  0  asked by mh
|  6.4       6  mh.I2 I5              0  0  asked by mh
|  6.5       4  mh.I1 I5              0  0  asked by mh
|  6.6       7  mh.I1 mh.I2 I5        2  0  asked by mh
|  7.1       5  mh.I2                 3  0  asked by mh
|  7.2       5  I3 mh.I2              0  0  asked by mh
|  7.3       3  I1 mh.I2              0  0  asked by mh
|  7.4       4  mh.I1 I4              0  0  asked by mh
|  7.5       7  I1 mh.I1 I4           1  0  asked by mh
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:

# Interviews.
key F7
wait Planned
screen
|Interviews; Enter starts, ends or takes up one
|> I1    ended    2010-04-20  Kommundirektör samt chefer för ekonomi, information, personal, IT, näringsliv och kvalitet
|  mh.I1 ended    2010-04-20  Kommundirektör samt chefer för ekonomi, information, personal, IT, näringsliv och kvalitet
|  I2    ended    2010-04-20  Ledande politiker
|  I3    ended    2010-04-21  Förvaltningschefer
|  mh.I2 ended    2010-04-21  Förvaltningschefer
|  I4    ended    2010-04-21  Resultatenhetschefer från olika verksamheter
|  I5    ended    2010-04-21  Fackliga företrädare
|  Entered twice, perhaps; Enter puts ":same" in the line
|  I1 = mh.I1  2010-04-20 13:00-16:12  Kommundirektör samt chefer för ekonomi, information, personal, IT, näringsliv och kvalitet / Kommundirektör samt chefer för ekonomi, information, personal, IT, n…
|  I3 = mh.I2  2010-04-21 09:00-11:15  Förvaltningschefer / Förvaltningschefer
|  Planned
|  g1    ledning     day 1  210 min  Kommundirektör samt chefer för ekonomi, information, personal, IT, näringsliv och kvalitet
|  g2    politik     day 1   90 min  Ledande politiker
|  g3    forvaltning day 2  150 min  Förvaltningschefer
|  g4    enhet       day 2  120 min  Resultatenhetschefer från olika verksamheter
|  g5    fack        day 2   60 min  Fackliga företrädare
|  Another
|  :interview new ROLE MINUTES TITLE
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:
key C-q
exit 0
