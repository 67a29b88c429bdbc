# Two evaluators in one file: what the colleague gave shows only where I have scored, where it is settled, or where I
# asked; no mark, sum or row of a list tells of it before.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ge='Gun Ek' new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh printf '#1.1 = 7,5 plan finns\n#1.2\n= 8 gnostisk\n:tick a\n#1.3\n= 20 bra\n+ Alla handlingar på webben\n:settle 18\n#1.5 = 3\n' | $DRIVE_PROGRAM --as ge line s.yaml >/dev/null
run --as ab='Anna Berg' s.yaml
wait Provby 2010
wait 1 colleague has scored; :scores shows it
absent plan finns
screen
| Provby 2010  ed. 2010                     18 p, 1 of 45 scored, 44 open  saved
|  1 Offentlighet och … 18/100│ 1.1 Finns en plan/strategi för
|· 1.1 Finns en plan/stra… /15│     demokratiutveckling och information?  (15)
|· 1.2 Hur informeras med… /20│ = 1 colleague has scored; :scores shows it
|● 1.3 Hur informeras m… 18/25│ Leta efter ett antaget dokument, eller ett …
|· 1.4 Hur främjas medbor… /30│ criteria: 0 of 4 fulfilled (^T unfolds)
|· 1.5 Etik - hur hantera… /10│
|  2 Tillgänglighet och … /100│ nothing noted yet; type and press Enter (F1:
|· 2.1 Finns det en kommu… /15│ help)
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
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit

# Neither a list nor a command tells more, and no sum.
type :why\r
wait 1.1 is not settled
absent plan finns
type :search gnostisk\r
wait "gnostisk" is nowhere
type :agenda\r
wait the total may be
absent 7.5
waitre ^> 1.1   ab  Finns
key Esc
waitgone To settle: 0

# After mine, theirs.
type = 5 utkast\r
wait 1.1: 5 points from you
wait = ge: 7.5  plan finns
wait = ab: 5  utkast
screen
| Provby 2010  ed. 2010                     18 p, 2 of 45 scored, 43 open  saved
|  1 Offentlighet… 23-25.5/100│ 1.1 Finns en plan/strategi för
|≠ 1.1 Finns en plan… 5-7.5/15│     demokratiutveckling och information?  (15)
|· 1.2 Hur informeras med… /20│ = ab: 5  utkast
|● 1.3 Hur informeras m… 18/25│ = ge: 7.5  plan finns
|· 1.4 Hur främjas medbor… /30│ Leta efter ett antaget dokument, eller ett …
|· 1.5 Etik - hur hantera… /10│ criteria: 0 of 4 fulfilled (^T unfolds)
|  2 Tillgänglighet och … /100│
|· 2.1 Finns det en kommu… /15│ nothing noted yet; type and press Enter (F1:
|· 2.2 Hur arbetar kommun… /25│ help)
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
|1.1: 5 points from you
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit

# Asked for, and kept: it is so the next time too.
type #1.2\r
wait 1 colleague has scored
absent gnostisk
type :scores\r
wait it is recorded that you looked
wait = ge: 8  gnostisk
key C-z
wait taken back: score
wait 1 colleague has scored
absent plan finns
type #1.2\r
wait = ge: 8  gnostisk
wait  saved
key C-q
exit 0
file s.yaml contains looked:
file s.yaml contains id: 1.2/ab
run --as ab s.yaml
wait Provby 2010
type #1.2\r
wait = ge: 8  gnostisk
type #1.5\r
wait 1 colleague has scored
absent ge: 3

# An area of another's is not mine to finish.
type :responsible 1 ge\r
wait Gun Ek is responsible for area 1
type :next\r
wait 2.1 >
key C-q
exit 0
