# A whole interview by keys alone on the smallest screen: forty findings here and there, scores, stray notes, undo, and
# all of it is there the next time.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
env KOMPASS_SEED=11
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010

# The interview: the list, the second group.
key F7
wait Interviews; Enter starts
key Down
wait > g2
key Enter
wait I1 started: Ledande politiker
waitre I1 8[0-9] min left
wait » Vad vill ni åstadkomma

# On the first question, one of each kind.
type Iakttagelse 01\r
wait 1   Iakttagelse 01
type + Iakttagelse 02\r
wait 2 + Iakttagelse 02
type - Iakttagelse 03\r
wait 3 - Iakttagelse 03
type ! Iakttagelse 04\r
wait 4 ! Iakttagelse 04
type * Iakttagelse 05\r
wait 5 * Iakttagelse 05
type ? Iakttagelse 06\r
wait 6 ? Iakttagelse 06

# Jumping to questions by their codes.
type #3.2\r
wait 3.2 >
type + Iakttagelse 07\r
wait 1 + Iakttagelse 07
type - Iakttagelse 08\r
wait 2 - Iakttagelse 08
type ! Iakttagelse 09\r
wait 3 ! Iakttagelse 09
type #5.4\r
wait 5.4 >
type * Iakttagelse 10\r
wait 1 * Iakttagelse 10
type ? Iakttagelse 11\r
wait 2 ? Iakttagelse 11
type Iakttagelse 12\r
wait 3   Iakttagelse 12
type #7.1\r
wait 7.1 >
type + Iakttagelse 13\r
wait 1 + Iakttagelse 13
type - Iakttagelse 14\r
wait 2 - Iakttagelse 14
type ! Iakttagelse 15\r
wait 3 ! Iakttagelse 15
type #2.6\r
wait 2.6 >
type * Iakttagelse 16\r
wait 1 * Iakttagelse 16
type ? Iakttagelse 17\r
wait 2 ? Iakttagelse 17
type Iakttagelse 18\r
wait 3   Iakttagelse 18

# Leafing: the next ones and one before.
key PgDn
wait 3.1 >
type + Iakttagelse 19\r
wait 1 + Iakttagelse 19
type - Iakttagelse 20\r
wait 2 - Iakttagelse 20
key PgDn
wait 3.2 >
key PgDn
wait 3.3 >
type ! Iakttagelse 21\r
wait 1 ! Iakttagelse 21
type * Iakttagelse 22\r
wait 2 * Iakttagelse 22
key PgUp
wait 3.2 >
key PgUp
wait 3.1 >
key PgUp
wait 2.6 >
key PgUp
wait 2.5 >
type ? Iakttagelse 23\r
wait 1 ? Iakttagelse 23
type Iakttagelse 24\r
wait 2   Iakttagelse 24

# Filed elsewhere without leaving; the text being typed says where it goes.
type #4.1 - Iakttagelse 25\r
wait improvement area filed under 4.1
type #4.2 ! Iakttagelse 26\r
wait weakness filed under 4.2
type #4.3 * Iakttagelse 27\r
wait good example filed under 4.3
type #6.1 + Iakttagelse 28\r
wait strength filed under 6.1
type #6.2 - Iakttagelse 29\r
wait improvement area filed under 6.2
type #6.3 ! Iakttagelse 30\r
wait weakness filed under 6.3
type #6.3 ? Iakttagelse 31
wait 6.3 to ask > #6.3 ? Iakttagelse
key Enter
wait to ask filed under 6.3
type #1.4 + Iakttagelse 32\r
wait strength filed under 1.4

# Stray notes.
type #0 Iakttagelse 33\r
wait note filed under the inbox
type #0 Iakttagelse 34\r
wait note filed under the inbox
type #0 Iakttagelse 35\r
wait note filed under the inbox

# Where I was is where I am.
wait 2.5 >

# A draft goes along to another question.
type + Iakttagelse 36
key PgUp
wait 2.4 strength > + Iakttagelse 36
key Enter
wait 1 + Iakttagelse 36
type ! Iakttagelse 37\r
wait 2 ! Iakttagelse 37
type * Iakttagelse 38\r
wait 3 * Iakttagelse 38
type ? Iakttagelse 39\r
wait 4 ? Iakttagelse 39
type + Iakttagelse 40\r
wait 5 + Iakttagelse 40

# Ten scores, one that does not apply, one not assessed.
type #1.1\r
wait 1.1 >
type = 7,5\r
wait = ab: 7.5
type #3.2\r
wait 3.2 >
type = 12.5 delvis följt upp\r
wait = ab: 12.5
type #5.4\r
wait 5.4 >
type = 3\r
wait = ab: 3
type #7.1\r
wait 7.1 >
type = 2\r
wait = ab: 2
type #2.6\r
wait 2.6 >
type = 4,5\r
wait = ab: 4.5
type #3.1\r
wait 3.1 >
type = 10\r
wait = ab: 10
type #3.3\r
wait 3.3 >
type = 11\r
wait = ab: 11
type #2.5\r
wait 2.5 >
type = 0\r
wait = ab: 0
type #2.4\r
wait 2.4 >
type = 5\r
wait = ab: 5
type #1.4\r
wait 1.4 >
type = 20,6\r
wait = ab: 20.6
type #4.1\r
wait 4.1 >
type = -\r
wait the reason is missing
key C-u
type = - ansvaret ligger hos staden\r
wait = ab: not applicable  ansvaret
type #6.2\r
wait 6.2 >
type = ? inget underlag\r
wait = ab: not assessed  inget underlag
wait 10/45

# The stray notes are sorted.
key F9
wait inbox >
type :move 1 8.1\r
wait moved to 8.1
type :move 1 8.2\r
wait moved to 8.2
type :move 5.2\r
wait moved to 5.2
wait the inbox is empty

# Five back, two again.
key C-z
wait taken back: move of an entry
key C-z
wait taken back: move of an entry
key C-z
wait taken back: move of an entry
key C-z
wait taken back: score
key C-z
wait taken back: score
key C-y
wait done again: score
key C-y
wait done again: score

# The screen as it is when leaving.
type #3.2\r
wait 3.2 >
key Esc
wait  saved
screen
| Provby 2010  ed. 2010  I1 0 min left, 13 untouched        76.1 p, 10/45  saved
|● 3.1 Genomsyras hela … 10/15│ 3.2 Styrs kommunen av tydliga politiska mål?
|● 3.2 Styrs kommunen… 12.5/25│     (25)
|● 3.3 Hur rapporterar … 11/25│ = ab: 12.5  delvis följt upp
|· 3.4 Hur är delegation … /20│ » Vilka mål är viktigast för er, och hur bestämde
|· 3.5 Hur främjas den öm… /15│   ni nivån? Vad hände med pengarna när målet
|  4 Ledarskap, ansvar oc… /85│   skärptes?
|– 4.1 Finns kommunövergri… /0│ Ett tydligt mål säger vad som ska vara uppnått …
|○ 4.2 Vilket ansvar har … /10│ criteria: 0 of 4 fulfilled (^T unfolds)
|○ 4.3 Hur beskrivs inrik… /20│
|· 4.4 Hur tydliggörs det… /15│  1 + Iakttagelse 07  (13:09 I1)
|· 4.5 Hur utövas den cen… /20│  2 - Iakttagelse 08  (13:10 I1)
|· 4.6 Hur bedrivs kommun… /20│  3 ! Iakttagelse 09  (13:11 I1)
|  5 Resultat och effek… 3/100│
|· 5.1 Strategi för resul… /15│
|· 5.2 Hur tydliggör komm… /20│
|· 5.3 Hur arbetar kommun… /20│
|●!5.4 Hur kommuniceras … 3/15│
|· 5.5 Hur aktivt används… /20│
|· 5.6 Hur sker extern sa… /10│
|  6 Kommunen som arbets… /100│
|
|3.2 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
sh cp s.yaml left.yaml
sh test $(grep -c 'text: "\{0,1\}Iakttagelse' s.yaml) = 40
sh $DRIVE_PROGRAM show --format csv s.yaml >table.csv
sh grep -q ',1.1,question,7.5,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',3.2,question,12.5,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',5.4,question,3,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',7.1,question,2,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',2.6,question,4.5,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',3.1,question,10,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',3.3,question,11,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',2.5,question,0,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',2.4,question,5,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',1.4,question,20.6,[0-9.]*,[0-9]*,scored,' table.csv
sh grep -q ',4.1,question,,[0-9.]*,,not-applicable,' table.csv
sh grep -q ',6.2,question,,[0-9.]*,,not-assessed,' table.csv

# And when coming back.
run --as ab s.yaml
wait Provby 2010
type #3.2\r
wait 3.2 >
screen
| Provby 2010  ed. 2010  I1 90 min left, 13 untouched       76.1 p, 10/45  saved
|  1 Offentlighet oc… 28.1/100│ 3.2 Styrs kommunen av tydliga politiska mål?
|●!1.1 Finns en plan/s… 7.5/15│     (25)
|· 1.2 Hur informeras med… /20│ = ab: 12.5  delvis följt upp
|· 1.3 Hur informeras med… /25│ » Vilka mål är viktigast för er, och hur bestämde
|● 1.4 Hur främjas me… 20.6/30│   ni nivån? Vad hände med pengarna när målet
|· 1.5 Etik - hur hantera… /10│   skärptes?
|  2 Tillgänglighet o… 9.5/100│ Ett tydligt mål säger vad som ska vara uppnått …
|· 2.1 Finns det en kommu… /15│ criteria: 0 of 4 fulfilled (^T unfolds)
|· 2.2 Hur arbetar kommun… /25│
|· 2.3 Hur informerar kom… /15│  1 + Iakttagelse 07  (13:09 I1)
|●!2.4 Hur arbetar kommu… 5/15│  2 - Iakttagelse 08  (13:10 I1)
|●!2.5 Hur arbetar kommu… 0/15│  3 ! Iakttagelse 09  (13:11 I1)
|●!2.6 Hur arbetar kom… 4.5/15│
|  3 Politisk styrni… 33.5/100│
|● 3.1 Genomsyras hela … 10/15│
|● 3.2 Styrs kommunen… 12.5/25│
|● 3.3 Hur rapporterar … 11/25│
|· 3.4 Hur är delegation … /20│
|· 3.5 Hur främjas den öm… /15│
|  4 Ledarskap, ansvar oc… /85│
|
|3.2 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key F9
wait 3   Iakttagelse 3
key C-q
exit 0
file s.yaml equals left.yaml
