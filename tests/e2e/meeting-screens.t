# What a meeting looks like: not applicable against points, settled apart in two places, changed since it was settled,
# agreed; at 80x24, at 200x60 with the evaluators beside each other, and in the plain form.
sh sh $DRIVE_DATA/tests/data/meeting/make.sh $DRIVE_PROGRAM s.yaml
sh $DRIVE_PROGRAM merge --unfinished -o m.yaml s.yaml s.yaml.other 2>said || test $? = 1
env KOMPASS_CLOCK=2010-05-03T13:00:00+02:00/60
run --as ab settle m.yaml
wait 2.3 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|14 to settle            │ 2.3 Hur informerar kommunen om service och tjänster?
|159 to 701 of 800       │     (15)
|present: ab ge mh       │ settled twice: 7.5-9; 1.5 points at stake
|! 2.3        7.5-9   1.5│
|≠ 1.4    n/a 18-27    30│ ab      9   60 %  ██████░░░░
|≠ 2.5          ?-9     9│ ge      6   40 %  ████░░░░░░
|≠ 1.3        10-20    10│ mh      9   60 %  ██████░░░░
|≠ 3.2        10-20    10│ ! settled apart in two places: choose one (Up, Enter),
|≠ 2.1        10-15     5│   or settle anew with = POINTS REASON
|~ 2.4       8-12.5   4.5│   1 = 7.5 of 15  50 %  en mellanväg  (2010-04-29 13:01
|≠ 3.3        15-20     5│       by ge, present: ab ge mh)
|≠ 4.3         8-12     4│   2 = 9 of 15  60 %  två av tre  (2010-04-28 13:01 by
|≠ 3.5          6-9     3│       ab, present: ab ge mh)
|≠ 1.1       7.5-10   2.5│
|≠ 2.6        5-7.5   2.5│ criteria: no difference (^T: all 4)
|≠ 3.4        10-12     2│
|≠ 1.5          5-6     1│ nobody noted anything
|── awaited ─────────────│
|… 4.1                2/3│ Tänk dig någon som just fått behov av en tjänst: går …
|a meeting: = POINTS REASON settles for the team; ":meeting" goes back to your
|own scores
|2.3 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit
type #1.4\r
wait 1.4 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|14 to settle            │ 1.4 Hur främjas medborgardialog och deltagande?  (30)
|159 to 701 of 800       │ differs: n/a 18-27; 30 points at stake
|present: ab ge mh       │
|! 2.3        7.5-9   1.5│ ab     18   60 %  ██████░░░░  former finns, men
|≠ 1.4    n/a 18-27    30│                               används lite
|≠ 2.5          ?-9     9│ ge     27   90 %  █████████░  flera former, och de
|≠ 1.3        10-20    10│                               följs upp
|≠ 3.2        10-20    10│ mh  not applicable  dialogen sköts av staden
|≠ 2.1        10-15     5│
|~ 2.4       8-12.5   4.5│      ab ge mh criteria, 2 of 5 differ (^T: all)
|≠ 3.3        15-20     5│ ≠ a  x  x  -  Principer för medborgardialog klargör …
|≠ 4.3         8-12     4│ ≠ c  -  x  ·  Det går att visa beslut som ändrats …
|≠ 3.5          6-9     3│
|≠ 1.1       7.5-10   2.5│ strength: 3   ([x]: in the report)
|≠ 2.6        5-7.5   2.5│  1 [ ] Öppet möte före nämnden: 30 minuter café med
|≠ 3.4        10-12     2│        politikerna  (ab I1)
|≠ 1.5          5-6     1│  4 [ ] Caféet före nämnden är välbesökt  (ge ge.I1)
|── awaited ─────────────│  5 [ ] Medborgarförslag besvaras inom två månader  (ge
|… 4.1                2/3│        ge.I1)
|… 4.2                1/3│ improvement area: 1
|= POINTS REASON settles, = - not applicable, :later puts it off
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit
type #2.4\r
wait 2.4 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|14 to settle            │ 2.4 Hur arbetar kommunen med valfrihet och brukarens
|159 to 701 of 800       │     påverkan på serviceutbudet?  (15)
|present: ab ge mh       │ changed since settled: 8-12.5; 4.5 points at stake
|! 2.3        7.5-9   1.5│
|≠ 1.4    n/a 18-27    30│ ab     10   67 %  ███████░░░
|≠ 2.5          ?-9     9│ ge   12.5   83 %  ████████░░  såg undersökningen först
|≠ 1.3        10-20    10│                               efteråt  (was 10)
|≠ 3.2        10-20    10│ mh      8   53 %  █████░░░░░
|≠ 2.1        10-15     5│ = settled: 9.5 of 15  63 %  nästan alla
|~ 2.4       8-12.5   4.5│   2010-04-26 13:01 by ab, present: ab ge mh
|≠ 3.3        15-20     5│ ~ a score changed after that: settle again, the same
|≠ 4.3         8-12     4│   or anew
|≠ 3.5          6-9     3│
|≠ 1.1       7.5-10   2.5│ criteria: no difference (^T: all 3)
|≠ 2.6        5-7.5   2.5│
|≠ 3.4        10-12     2│ nobody noted anything
|≠ 1.5          5-6     1│
|── awaited ─────────────│ Frågan har två sidor: att kunna välja mellan enheter …
|… 4.1                2/3│
|… 4.2                1/3│
|= POINTS REASON settles, = - not applicable, :later puts it off
|2.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit
type #1.2\r
wait 1.2 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|14 to settle            │ 1.2 Hur informeras medborgarna?  (20)
|159 to 701 of 800       │ all agree: 12; Enter takes it over for the team
|present: ab ge mh       │
|… 6.4                0/3│ ab     12   60 %  ██████░░░░
|… 6.5                0/3│ ge     12   60 %  ██████░░░░
|… 6.6                0/3│ mh     12   60 %  ██████░░░░
|… 7.1                0/3│
|… 7.2                0/3│ criteria: no difference (^T: all 5)
|… 7.3                0/3│
|… 7.4                0/3│ nobody noted anything
|… 7.5                0/3│
|… 8.1                0/3│ Gå in på webbplatsen som en invånare utan förkunskape…
|… 8.2                0/3│
|… 8.3                0/3│
|… 8.4                0/3│
|… 8.5                0/3│
|… 8.6                0/3│
|── agreed ──────────────│
|= 1.2                 12│
|= 2.2                 20│
|Enter takes it over, = POINTS REASON settles otherwise
|1.2 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit

# The cursor walks the agenda, and to the line again.
key Tab
wait Up Down: item
cursor 19 0
key Down
wait 2.2 settle >
cursor 19 0
key Tab
cursor 22 13

size 200 60
type #1.4\r
wait 1.4 settle >
screen
| Provby 2010  ed. 2010                                                                                                                                          1 conflict  66.5 p, 14 to settle  saved
|14 to settle                                  │ 1.4 Hur främjas medborgardialog och deltagande?  (30)
|159 to 701 of 800                             │ differs: n/a 18-27; 30 points at stake
|present: ab ge mh                             │
|! 2.3 Hur informerar kommunen om … 7.5-9   1.5│ ab  Anna Berg                                      ge  Gunilla Ek                                     mh  Magnus Holm
|≠ 1.4 Hur främjas medborgardi… n/a 18-27    30│ = 18 of 30   60 %                                  = 27 of 30   90 %                                  = not applicable
|≠ 2.5 Hur arbetar kommunen med bruk… ?-9     9│ ██████████████░░░░░░░░░░                           ██████████████████████░░                           dialogen sköts av staden
|≠ 1.3 Hur informeras medborgarna … 10-20    10│ former finns, men används lite                     flera former, och de följs upp
|≠ 3.2 Styrs kommunen av tydliga p… 10-20    10│
|≠ 2.1 Finns det en kommunövergrip… 10-15     5│      ab ge mh criteria
|~ 2.4 Hur arbetar kommunen med v… 8-12.5   4.5│ ≠ a  x  x  -  Principer för medborgardialog klargör när invånarna ska höras, i vilken form och vem som äger frågan politiskt.
|≠ 3.3 Hur rapporterar förvaltning… 15-20     5│   b  x  x  ·  Dialog före beslut förekommer i flera nämnder och sakfrågor, inte enbart i plan- och byggärenden där lagen kräver samråd.
|≠ 4.3 Hur beskrivs inriktning och … 8-12     4│ ≠ c  -  x  ·  Det går att visa beslut som ändrats eller insatser som tillkommit efter dialoger och medborgarundersökningar, och deltagarna har fått
|≠ 3.5 Hur främjas den ömsesidiga fö… 6-9     3│               besked.
|≠ 1.1 Finns en plan/strategi för… 7.5-10   2.5│   d  ·  x  ·  Genomförda dialoger utvärderas, bland annat med avseende på vilka som kom till tals, och formerna har förnyats därefter.
|≠ 2.6 Hur arbetar kommunen med sy… 5-7.5   2.5│   e  ·  ·  ·  Barn och unga samt grupper som sällan hörs har egna, fungerande vägar till inflytande.
|≠ 3.4 Hur är delegation och ansva… 10-12     2│
|≠ 1.5 Etik - hur hantera korruption? 5-6     1│ strength: 3   ([x]: in the report)
|── awaited ───────────────────────────────────│  1 [ ] Öppet möte före nämnden: 30 minuter café     4 [ ] Caféet före nämnden är välbesökt  (ge.I1)
|… 4.1 Finns kommunövergripande strategi f… 2/3│        med politikerna  (I1)                        5 [ ] Medborgarförslag besvaras inom två månader
|… 4.2 Vilket ansvar har resultatenheterna… 1/3│                                                           (ge.I1)
|… 4.4 Hur tydliggörs det personliga uppdr… 0/3│ improvement area: 1
|… 4.5 Hur utövas den centrala ledningen ö… 0/3│  2 [ ] Medborgarpanelen har inte använts sedan
|… 4.6 Hur bedrivs kommunens ledarutveckli… 0/3│        2008  (D1:14 I1)
|… 5.1 Strategi för resultatstyrning och e… 0/3│ good example: 1
|… 5.2 Hur tydliggör kommunen sambandet me… 0/3│                                                     6 [ ] Byggdialogen i Åkermyntan: boende ritade
|… 5.3 Hur arbetar kommunen med utveckling… 0/3│                                                           parken med arkitekten  (ge.I1)
|… 5.4 Hur kommuniceras och förs strategis… 0/3│ to ask: 1
|… 5.5 Hur aktivt används jämförelser som … 0/3│  3 Vad hände med ungdomsrådet?  (I1)
|… 5.6 Hur sker extern samverkan för att s… 0/3│ note: 1
|… 6.1 Finns en kommunövergripande persona… 0/3│                                                                                                        7 Frågan gäller hela staden, inte stadsdelen
|… 6.2 Hur tillvaratas befintliga och hur … 0/3│
|… 6.3 Hur stor vikt läggs vid kompetens- … 0/3│ Undersök om invånarna kommer in innan saken är avgjord. Fråga efter former som öppna möten, frågestunder, medborgarförslag, paneler, råd,
|… 6.4 Hur sker individuell lönesättning o… 0/3│ ungdomsinflytande och medborgarbudget, och begär minst två exempel där dialogen faktiskt ändrade ett förslag. Titta särskilt på återkopplingen: vad
|… 6.5 Hur bedrivs kommunens arbetsmiljöar… 0/3│ hände med det som folk sade, och fick de veta det? Enstaka evenemang väger lättare än ett arbetssätt som upprepas.
|… 6.6 Hur arbetar kommunen med mångfald (… 0/3│
|… 7.1 Hur beskrivs övergripande strategis… 0/3│
|… 7.2 Vilka metoder och verktyg finns för… 0/3│
|… 7.3 Hur sker lärande och utveckling gen… 0/3│
|… 7.4 Hur arbetar kommunen med kreativite… 0/3│
|… 7.5 Hur arbetar kommunen med IT-stöd fö… 0/3│
|… 8.1 Har kommunen övergripande planer/st… 0/3│
|… 8.2 Hur samverkar kommunen med aktörer … 0/3│
|… 8.3 Hur samverkar kommunen med kulturli… 0/3│
|… 8.4 Vilken är kommunens roll i utveckli… 0/3│
|… 8.5 Hur arbetar kommunen med internatio… 0/3│
|… 8.6 Hur arbetar kommunen med hållbar ut… 0/3│
|── agreed ────────────────────────────────────│
|= 1.2 Hur informeras medborgarna?           12│
|= 2.2 Hur arbetar kommunen med tillgänglig… 20│
|= 3.1 Genomsyras hela organisationen av et… 12│
|                                              │
|                                              │
|                                              │
|                                              │
|                                              │
|                                              │
|= POINTS REASON settles, = - not applicable, :later puts it off
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo  ^T Fold                                                                                                                  ^P Commands  F1 Help  ^Q Quit
type #2.3\r
wait 2.3 settle >
screen
| Provby 2010  ed. 2010                                                                                                                                          1 conflict  66.5 p, 14 to settle  saved
|14 to settle                                  │ 2.3 Hur informerar kommunen om service och tjänster?  (15)
|159 to 701 of 800                             │ settled twice: 7.5-9; 1.5 points at stake
|present: ab ge mh                             │
|! 2.3 Hur informerar kommunen om … 7.5-9   1.5│ ab  Anna Berg                                      ge  Gunilla Ek                                     mh  Magnus Holm
|≠ 1.4 Hur främjas medborgardi… n/a 18-27    30│ = 9 of 15   60 %                                   = 6 of 15   40 %                                   = 9 of 15   60 %
|≠ 2.5 Hur arbetar kommunen med bruk… ?-9     9│ ██████████████░░░░░░░░░░                           ██████████░░░░░░░░░░░░░░                           ██████████████░░░░░░░░░░
|≠ 1.3 Hur informeras medborgarna … 10-20    10│ ! settled apart in two places: choose one (Up, Enter), or settle anew with = POINTS REASON
|≠ 3.2 Styrs kommunen av tydliga p… 10-20    10│   1 = 7.5 of 15  50 %  en mellanväg  (2010-04-29 13:01 by ge, present: ab ge mh)
|≠ 2.1 Finns det en kommunövergrip… 10-15     5│   2 = 9 of 15  60 %  två av tre  (2010-04-28 13:01 by ab, present: ab ge mh)
|~ 2.4 Hur arbetar kommunen med v… 8-12.5   4.5│
|≠ 3.3 Hur rapporterar förvaltning… 15-20     5│      ab ge mh criteria
|≠ 4.3 Hur beskrivs inriktning och … 8-12     4│   a  ·  ·  ·  Information om tjänster följer en gemensam uppläggning med innehåll, villkor, avgifter och väg till ansökan.
|≠ 3.5 Hur främjas den ömsesidiga fö… 6-9     3│   b  ·  ·  ·  Alla förvaltningar är anslutna till den gemensamma ingången och erbjuder e-tjänster där ärendena lämpar sig för det.
|≠ 1.1 Finns en plan/strategi för… 7.5-10   2.5│   c  ·  ·  ·  Enheter inom skola, förskola, omsorg och liknande går att jämföra sida vid sida på webben, med profil och kvalitetsuppgifter.
|≠ 2.6 Hur arbetar kommunen med sy… 5-7.5   2.5│   d  ·  ·  ·  Webbplatsens innehåll granskas metodiskt, gärna av utomstående, och tryckt eller muntlig information finns för den som behöver.
|≠ 3.4 Hur är delegation och ansva… 10-12     2│
|≠ 1.5 Etik - hur hantera korruption? 5-6     1│ nobody noted anything
|── awaited ───────────────────────────────────│
|… 4.1 Finns kommunövergripande strategi f… 2/3│ Tänk dig någon som just fått behov av en tjänst: går det att på egen hand förstå vad som erbjuds, vad det kostar, hur man ansöker och hur olika enheter
|… 4.2 Vilket ansvar har resultatenheterna… 1/3│ skiljer sig åt? Granska anpassningen till olika grupper, utbudet av e-tjänster och om det finns en gemensam ingång, som medborgarkontor eller
|… 4.4 Hur tydliggörs det personliga uppdr… 0/3│ kontaktcenter. Återkommande webbgranskningar visar att informationen vårdas. Tänk på dem som inte använder nätet.
|… 4.5 Hur utövas den centrala ledningen ö… 0/3│
|… 4.6 Hur bedrivs kommunens ledarutveckli… 0/3│
|… 5.1 Strategi för resultatstyrning och e… 0/3│
|… 5.2 Hur tydliggör kommunen sambandet me… 0/3│
|… 5.3 Hur arbetar kommunen med utveckling… 0/3│
|… 5.4 Hur kommuniceras och förs strategis… 0/3│
|… 5.5 Hur aktivt används jämförelser som … 0/3│
|… 5.6 Hur sker extern samverkan för att s… 0/3│
|… 6.1 Finns en kommunövergripande persona… 0/3│
|… 6.2 Hur tillvaratas befintliga och hur … 0/3│
|… 6.3 Hur stor vikt läggs vid kompetens- … 0/3│
|… 6.4 Hur sker individuell lönesättning o… 0/3│
|… 6.5 Hur bedrivs kommunens arbetsmiljöar… 0/3│
|… 6.6 Hur arbetar kommunen med mångfald (… 0/3│
|… 7.1 Hur beskrivs övergripande strategis… 0/3│
|… 7.2 Vilka metoder och verktyg finns för… 0/3│
|… 7.3 Hur sker lärande och utveckling gen… 0/3│
|… 7.4 Hur arbetar kommunen med kreativite… 0/3│
|… 7.5 Hur arbetar kommunen med IT-stöd fö… 0/3│
|… 8.1 Har kommunen övergripande planer/st… 0/3│
|… 8.2 Hur samverkar kommunen med aktörer … 0/3│
|… 8.3 Hur samverkar kommunen med kulturli… 0/3│
|… 8.4 Vilken är kommunens roll i utveckli… 0/3│
|… 8.5 Hur arbetar kommunen med internatio… 0/3│
|… 8.6 Hur arbetar kommunen med hållbar ut… 0/3│
|── agreed ────────────────────────────────────│
|= 1.2 Hur informeras medborgarna?           12│
|= 2.2 Hur arbetar kommunen med tillgänglig… 20│
|= 3.1 Genomsyras hela organisationen av et… 12│
|                                              │
|                                              │
|                                              │
|                                              │
|                                              │
|                                              │
|= POINTS REASON settles, = - not applicable, :later puts it off
|2.3 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo  ^T Fold                                                                                                                  ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0

size 80 24
run --plain --as ab settle m.yaml
wait 2.3 settle >
type #1.4\r
wait 1.4 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|1.4 Hur främjas medborgardialog och deltagande?  (30)
|14 to settle, 159 to 701 of 800; present: ab ge mh
|differs: n/a 18-27; 30 points at stake
|ab     18   60 %    former finns, men används lite
|ge     27   90 %    flera former, och de följs upp
|mh  not applicable  dialogen sköts av staden
|criteria, 2 of 5 differ (^T: all)
|≠ a  ab x  ge x  mh -  Principer för medborgardialog klargör när invånarna ska …
|≠ c  ab -  ge x  mh ·  Det går att visa beslut som ändrats eller insatser som …
|strength: 3   ([x]: in the report)
| 1 [ ] Öppet möte före nämnden: 30 minuter café med politikerna  (ab I1)
| 4 [ ] Caféet före nämnden är välbesökt  (ge ge.I1)
| 5 [ ] Medborgarförslag besvaras inom två månader  (ge ge.I1)
|improvement area: 1
| 2 [ ] Medborgarpanelen har inte använts sedan 2008  (ab D1:14 I1)
|good example: 1
| 6 [ ] Byggdialogen i Åkermyntan: boende ritade parken med arkitekten  (ge
|       ge.I1)
|to ask: 1
| 3 Vad hände med ungdomsrådet?  (ab I1)
|= POINTS REASON settles, = - not applicable, :later puts it off
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0

# More evaluators, with longer ids: reasons and heads go beneath, and who scored only after it was settled is told.
sh cp m.yaml many.yaml
sh printf '#1.4\n:settle 20 två av tre\n' | $DRIVE_PROGRAM --as ab line many.yaml
sh printf '#1.4\n= 20\n+ Ungdomsrådet deltar\n' | $DRIVE_PROGRAM --as karin="Karin K" line many.yaml
sh printf '#1.4\n= 22 såg det på webben\n#1.1\n= 3\n' | $DRIVE_PROGRAM --as perolof="Per-Olof P" line many.yaml
run --as ab settle many.yaml
wait 2.3 settle >
type #1.4\r
wait 1.4 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  86.5 p, 13 to settle  saved
|13 to settle            │ 1.4 Hur främjas medborgardialog och deltagande?  (30)
|174.5 to 694 of 800     │ somebody scored later, otherwise: n/a 18-27
|present: ab ge mh       │
|… 6.3                0/5│ ab          18   60 %  ██████░░░░
|… 6.4                0/5│     former finns, men används lite
|… 6.5                0/5│ ge          27   90 %  █████████░
|… 6.6                0/5│     flera former, och de följs upp
|… 7.1                0/5│ karin       20   67 %  ███████░░░
|… 7.2                0/5│     (came later)
|… 7.3                0/5│ mh       not applicable  dialogen sköts av staden
|… 7.4                0/5│ perolof     22   73 %  ███████░░░
|… 7.5                0/5│     såg det på webben  (came later)
|… 8.1                0/5│ = settled: 20 of 30  67 %  två av tre
|… 8.2                0/5│   2010-05-03 13:01 by ab, present: ab ge mh
|… 8.3                0/5│
|… 8.4                0/5│ criteria, 2 of 5 differ (^T: all)
|… 8.5                0/5│      ab  ge  ka… mh  pe…
|… 8.6                0/5│ ≠ a  x   x   ·   -   ·   Principer för medborgardialo…
|── scored since ────────│ ≠ c  -   x   ·   ·   ·   Det går att visa beslut som …
|+ 1.4          n/a 18-27│
|= POINTS REASON settles, = - not applicable, :later puts it off
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo … ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0

env LC_ALL=C
env TERM=linux
run --as ab settle m.yaml
wait 2.3 settle >
type #1.4\r
wait 1.4 settle >
screen
| Provby 2010  ed. 2010                  1 conflict  66.5 p, 14 to settle  saved
|14 to settle            | 1.4 Hur framjas medborgardialog och deltagande?  (30)
|159 to 701 of 800       | differs: n/a 18-27; 30 points at stake
|present: ab ge mh       |
|! 2.3        7.5-9   1.5| ab     18   60 %  ######....  former finns, men
|# 1.4    n/a 18-27    30|                               anvands lite
|# 2.5          ?-9     9| ge     27   90 %  #########.  flera former, och de
|# 1.3        10-20    10|                               foljs upp
|# 3.2        10-20    10| mh  not applicable  dialogen skots av staden
|# 2.1        10-15     5|
|~ 2.4       8-12.5   4.5|      ab ge mh criteria, 2 of 5 differ (^T: all)
|# 3.3        15-20     5| # a  x  x  -  Principer for medborgardialog klargor .
|# 4.3         8-12     4| # c  -  x  .  Det gar att visa beslut som andrats .
|# 3.5          6-9     3|
|# 1.1       7.5-10   2.5| strength: 3   ([x]: in the report)
|# 2.6        5-7.5   2.5|  1 [ ] Oppet mote fore namnden: 30 minuter cafe med
|# 3.4        10-12     2|        politikerna  (ab I1)
|# 1.5          5-6     1|  4 [ ] Cafeet fore namnden ar valbesokt  (ge ge.I1)
|-- awaited -------------|  5 [ ] Medborgarforslag besvaras inom tva manader  (ge
|. 4.1                2/3|        ge.I1)
|. 4.2                1/3| improvement area: 1
|= POINTS REASON settles, = - not applicable, :later puts it off
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo . ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
