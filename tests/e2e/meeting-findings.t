# What goes into the report is chosen in the meeting: of everybody's findings, with their order, wording and the key ones;
# a colleague's text itself stays theirs.
sh sh $DRIVE_DATA/tests/data/meeting/make.sh $DRIVE_PROGRAM s.yaml
env KOMPASS_CLOCK=2010-05-03T13:00:00+02:00/60
size 100 40
run --as ab settle s.yaml
wait 1.4 settle >
wait strength: 3   ([x]: in the report)
waitre 4 \[ \] Caféet före nämnden är välbesökt  \(ge ge\.I1\)$

# Up from the line, to a colleague's: into the report, and out of it; the key ones.
key Up*5
cursor 15 26
wait Enter: edit, reword  Ins: report yes/no
key Ins
wait in the report
wait 5 [x] Medborgarförslag besvaras inom två månader  (ge ge.I1)
key Ins
wait 5 [-] Medborgarförslag
key Ins
wait 5 [x] Medborgarförslag
type :key\r
wait 5 [x] Medborgarförslag besvaras inom två månader  (ge ge.I1, key)

# The report's wording of it, with what is there to begin with.
key Enter
wait :wording 5 Medborgarförslag besvaras inom två månader
type \s(2009)\r
wait the report has this wording
wait > Medborgarförslag besvaras inom två månader (2009)
wait 5 [x] Medborgarförslag besvaras inom två månader  (ge ge.I1, key)

# Its place among the strengths: past what is no strength in one step.
type :up 5\r
wait 4 [x] Medborgarförslag
wait 5 [ ] Caféet före nämnden
type :up 4\r
waitre 1 \[x\] Medborgarförslag
waitre [2-4] \[ \] Öppet möte
key C-z
wait 4 [x] Medborgarförslag

# Only the author changes the text or deletes it.
type :delete 4\r
wait this is Gunilla Ek's; only they can delete it
key C-u
type :edit 4\r
wait this is Gunilla Ek's; its text is theirs
key C-u

# My own is edited as ever.  A paragraph for the report stands below.
type :edit 1\r
wait (editing)
key C-u
type + Öppet möte\r
waitgone (editing)
wait 1 [ ] Öppet möte  (ab
type > Dialogen är levande men ojämn.\r
wait > Dialogen är levande men ojämn.

# One sentence for two that say the same: theirs stand beneath, and are not chosen for themselves.
type :join 4 5 = Invånarna möts både före nämnden och i förslag\r
wait 4 [x] Invånarna möts både före nämnden och i förslag  (ab ge.I1, key)
wait 4a Medborgarförslag besvaras inom två månader  (ge ge.I1, key)
wait 4b Caféet före nämnden är välbesökt  (ge ge.I1)
type :report 4a\r
wait a team sentence says this one
key C-u
type :report 4 no\r
wait 4 [-] Invånarna möts

# Beside each other; the sentence stands across the columns, and the arrows go from one to the other.
size 160 50
wait ge  Gunilla Ek
screen
| Provby 2010  ed. 2010                                                                                                              75.5 p, 13 to settle  saved
|13 to settle                                  │ 1.4 Hur främjas medborgardialog och deltagande?  (30)
|160.5 to 701 of 800                           │ differs: n/a 18-27; 30 points at stake
|present: ab ge mh                             │
|≠ 1.4 Hur främjas medborgardi… n/a 18-27    30│ ab  Anna Berg                         ge  Gunilla Ek                        mh  Magnus Holm
|≠ 2.5 Hur arbetar kommunen med bruk… ?-9     9│ = 18 of 30   60 %                     = 27 of 30   90 %                     = not applicable
|≠ 1.3 Hur informeras medborgarna … 10-20    10│ ██████████████░░░░░░░░░░              ██████████████████████░░              dialogen sköts av staden
|≠ 3.2 Styrs kommunen av tydliga p… 10-20    10│ former finns, men används lite        flera former, och de följs upp
|≠ 2.1 Finns det en kommunövergrip… 10-15     5│
|~ 2.4 Hur arbetar kommunen med v… 8-12.5   4.5│      ab ge mh criteria
|≠ 3.3 Hur rapporterar förvaltning… 15-20     5│ ≠ a  x  x  -  Principer för medborgardialog klargör när invånarna ska höras, i vilken form och vem som äger
|≠ 4.3 Hur beskrivs inriktning och … 8-12     4│               frågan politiskt.
|≠ 3.5 Hur främjas den ömsesidiga fö… 6-9     3│   b  x  x  ·  Dialog före beslut förekommer i flera nämnder och sakfrågor, inte enbart i plan- och byggärenden
|≠ 1.1 Finns en plan/strategi för… 7.5-10   2.5│               där lagen kräver samråd.
|≠ 2.6 Hur arbetar kommunen med sy… 5-7.5   2.5│ ≠ c  -  x  ·  Det går att visa beslut som ändrats eller insatser som tillkommit efter dialoger och
|≠ 3.4 Hur är delegation och ansva… 10-12     2│               medborgarundersökningar, och deltagarna har fått besked.
|≠ 1.5 Etik - hur hantera korruption? 5-6     1│   d  ·  x  ·  Genomförda dialoger utvärderas, bland annat med avseende på vilka som kom till tals, och formerna
|── awaited ───────────────────────────────────│               har förnyats därefter.
|… 4.1 Finns kommunövergripande strategi f… 2/3│   e  ·  ·  ·  Barn och unga samt grupper som sällan hörs har egna, fungerande vägar till inflytande.
|… 4.2 Vilket ansvar har resultatenheterna… 1/3│
|… 4.4 Hur tydliggörs det personliga uppdr… 0/3│ strength: 2   ([x]: in the report)
|… 4.5 Hur utövas den centrala ledningen ö… 0/3│  4 [-] Invånarna möts både före nämnden och i förslag  (ab ge.I1, key)
|… 4.6 Hur bedrivs kommunens ledarutveckli… 0/3│    4a Medborgarförslag besvaras inom två månader  (ge ge.I1, key)
|… 5.1 Strategi för resultatstyrning och e… 0/3│        > Medborgarförslag besvaras inom två månader (2009)
|… 5.2 Hur tydliggör kommunen sambandet me… 0/3│    4b Caféet före nämnden är välbesökt  (ge ge.I1)
|… 5.3 Hur arbetar kommunen med utveckling… 0/3│  1 [ ] Öppet möte  (I1)
|… 5.4 Hur kommuniceras och förs strategis… 0/3│ improvement area: 1
|… 5.5 Hur aktivt används jämförelser som … 0/3│  2 [ ] Medborgarpanelen har inte
|… 5.6 Hur sker extern samverkan för att s… 0/3│        använts sedan 2008  (D1:14
|… 6.1 Finns en kommunövergripande persona… 0/3│        I1)
|… 6.2 Hur tillvaratas befintliga och hur … 0/3│ good example: 1
|… 6.3 Hur stor vikt läggs vid kompetens- … 0/3│                                        5 [ ] Byggdialogen i Åkermyntan:
|… 6.4 Hur sker individuell lönesättning o… 0/3│                                              boende ritade parken med
|… 6.5 Hur bedrivs kommunens arbetsmiljöar… 0/3│                                              arkitekten  (ge.I1)
|… 6.6 Hur arbetar kommunen med mångfald (… 0/3│ to ask: 1
|… 7.1 Hur beskrivs övergripande strategis… 0/3│  3 Vad hände med ungdomsrådet?  (I1)
|… 7.2 Vilka metoder och verktyg finns för… 0/3│ note: 1
|… 7.3 Hur sker lärande och utveckling gen… 0/3│                                                                              6 Frågan gäller hela staden, inte
|… 7.4 Hur arbetar kommunen med kreativite… 0/3│                                                                                stadsdelen
|… 7.5 Hur arbetar kommunen med IT-stöd fö… 0/3│
|… 8.1 Har kommunen övergripande planer/st… 0/3│ > Dialogen är levande men ojämn.
|… 8.2 Hur samverkar kommunen med aktörer … 0/3│
|… 8.3 Hur samverkar kommunen med kulturli… 0/3│ Undersök om invånarna kommer in innan saken är avgjord. Fråga efter former som öppna möten, frågestunder,
|… 8.4 Vilken är kommunens roll i utveckli… 0/3│ medborgarförslag, paneler, råd, ungdomsinflytande och medborgarbudget, och begär minst två exempel där dialogen
|… 8.5 Hur arbetar kommunen med internatio… 0/3│ faktiskt ändrade ett förslag. Titta särskilt på återkopplingen: vad hände med det som folk sade, och fick de
|… 8.6 Hur arbetar kommunen med hållbar ut… 0/3│ veta det? Enstaka evenemang väger lättare än ett arbetssätt som upprepas.
|── agreed ────────────────────────────────────│
|not in the report
|1.4 settle >
| F3 Form  F12 Agree  F10 Later  F2 Why  ^Z Undo  ^T Fold                                                                          ^P Commands  F1 Help  ^Q Quit
# The arrows: up to the last one, then from column to column.
key Up
wait Enter: edit, reword
cursor 37 124
key Left
cursor 31 86
key Left
cursor 27 48
key Right
cursor 31 86
key Ins
wait 5 [x] Byggdialogen
key C-q
exit 0
