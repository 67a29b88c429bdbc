# The terminal changes its size again and again in the middle of a line, down to a single cell: nothing typed is lost, and
# the last size is painted right.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type + En styrka\r
wait 1 + En styrka
type ett
size 120 40
type \stvå
size 60 20
wait Provby
type \stre
size 20 5
type \sfyra
size 3 2
type \sfem
size 1 1
type \ssex
settle
size 1 24
type \ssju
size 200 1
type \såtta
size 200 60
wait » politik
wait 1.1 > ett två tre fyra fem sex sju åtta
size 40 10
type \snio
wait nio
size 80 24
wait 1.1 > ett två tre fyra fem sex sju åtta nio
screen
| Provby 2010  ed. 2010                           0 of 45 scored, 45 open  saved
|  1 Offentlighet och de… /100│ 1.1 Finns en plan/strategi för
|○ 1.1 Finns en plan/stra… /15│     demokratiutveckling och information?  (15)
|· 1.2 Hur informeras med… /20│ Leta efter ett antaget dokument, eller ett …
|· 1.3 Hur informeras med… /25│ criteria: 0 of 4 fulfilled (^T unfolds)
|· 1.4 Hur främjas medbor… /30│
|· 1.5 Etik - hur hantera… /10│  1 + En styrka  (13:00)
|  2 Tillgänglighet och … /100│
|· 2.1 Finns det en kommu… /15│
|· 2.2 Hur arbetar kommun… /25│
|· 2.3 Hur informerar kom… /15│
|· 2.4 Hur arbetar kommun… /15│
|· 2.5 Hur arbetar kommun… /15│
|· 2.6 Hur arbetar kommun… /15│
|  3 Politisk styrning o… /100│
|· 3.1 Genomsyras hela or… /15│
|· 3.2 Styrs kommunen av … /25│
|· 3.3 Hur rapporterar fö… /25│
|· 3.4 Hur är delegation … /20│
|· 3.5 Hur främjas den öm… /15│
|  4 Ledarskap, ansvar o… /100│
|
|1.1 > ett två tre fyra fem sex sju åtta nio
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key Enter
wait 2   ett två tre fyra fem sex sju åtta nio

# A list on the smallest of screens, too.
key F1
wait Type, then Enter
size 1 1
settle
size 10 3
settle
size 80 24
wait Type, then Enter
row 0 Help
key Esc
waitgone filter:
key C-q
exit 0
file s.yaml contains ett två tre fyra fem sex sju åtta nio
