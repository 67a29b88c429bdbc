# Findings of two evaluators that say nearly the same: offered, joined with a sentence of the team's, its originals
# beneath it; one of them chosen with the arrows and taken out again; the same interview entered twice.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh printf ':interview new politik 60 Kommunstyrelsen\n+ Målen följs upp varje kvartal i nämnderna\n- Svag dialog med invånarna\n:interview stop\n' | $DRIVE_PROGRAM --as ab line s.yaml
env KOMPASS_CLOCK=2010-04-20T13:02:00+02:00/60
size 80 24
run --as ge=Gertrud s.yaml
wait Provby 2010
type :interview new politik 60 KS ordförande\r
wait I1 started
type + Nämnderna följer upp målen kvartalsvis\r
wait 3 + Nämnderna
type + Målen följs inte upp varje kvartal i nämnderna\r
wait 4 + Målen
type :interview stop\r
wait ended
key C-u
type :alike\r
wait Nearly the same, perhaps
screen
|Nearly the same, perhaps; Enter puts ":join" in the line
|  1.1  :join 1 3 4
|>  1 + Målen följs upp varje kvartal i nämnderna  (ab)
|   3 + Nämnderna följer upp målen kvartalsvis  (ge)
|   4 + Målen följs inte upp varje kvartal i nämnderna  (ge: +inte)
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
key End Up
wait >  3 + Nämnderna
key Enter
wait :join 1 3
type  = Målen följs upp kvartalsvis\r
wait joined as entry 1
wait 1a + Målen
screen
| Provby 2010  ed. 2010                           0 of 45 scored, 45 open  saved
|  1 Offentlighet och de… /100│ 1.1 Finns en plan/strategi för
|○ 1.1 Finns en plan/stra… /15│     demokratiutveckling och information?  (15)
|· 1.2 Hur informeras med… /20│ Leta efter ett antaget dokument, eller ett …
|· 1.3 Hur informeras med… /25│ criteria: 0 of 4 fulfilled (^T unfolds)
|· 1.4 Hur främjas medbor… /30│
|· 1.5 Etik - hur hantera… /10│  1 + Målen följs upp kvartalsvis  (13:07 ab.I1
|  2 Tillgänglighet och … /100│      I1)
|· 2.1 Finns det en kommu… /15│    1a + Målen följs upp varje kvartal i nämnderna
|· 2.2 Hur arbetar kommun… /25│         (ab 13:01 ab.I1)
|· 2.3 Hur informerar kom… /15│    1b + Nämnderna följer upp målen kvartalsvis
|· 2.4 Hur arbetar kommun… /15│         (ge 13:03 I1)
|· 2.5 Hur arbetar kommun… /15│  2 - Svag dialog med invånarna  (ab 13:02 ab.I1)
|· 2.6 Hur arbetar kommun… /15│  3 + Målen följs inte upp varje kvartal i
|  3 Politisk styrning o… /100│      nämnderna  (13:04 I1)
|· 3.1 Genomsyras hela or… /15│
|· 3.2 Styrs kommunen av … /25│
|· 3.3 Hur rapporterar fö… /25│
|· 3.4 Hur är delegation … /20│
|· 3.5 Hur främjas den öm… /15│
|  4 Ledarskap, ansvar o… /100│
|joined as entry 1: ":edit 1" words it, ":split 1" takes it apart
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit

# The arrows stand on the originals too; their authors' texts are theirs.
key Up*4
type :edit\r
wait this is Anna's; its text is theirs
key C-u
type :split 1b\r
wait taken out
absent 1b
key C-z
wait 1b + Nämnderna
key Esc

# The interview that both were in.
type :interview\r
wait Entered twice, perhaps
screen
|Interviews; Enter starts, ends or takes up one
|  ab.I1 ended    2010-04-20  Kommunstyrelsen
|> I1    ended    2010-04-20  KS ordförande
|  Entered twice, perhaps; Enter puts ":same" in the line
|  ab.I1 = I1  2010-04-20 13:00-13:03  Kommunstyrelsen / KS ordförande
|  Planned
|  g1    ledning     day 1  210 min  Kommundirektör samt chefer för ekonomi, inf…
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
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
type I1 =
key Enter
wait :same ab.I1 I1
key Enter
wait one interview: ab.I1 = I1
absent ) I1
screen
| Provby 2010  ed. 2010                           0 of 45 scored, 45 open  saved
|  1 Offentlighet och de… /100│ 1.1 Finns en plan/strategi för
|○ 1.1 Finns en plan/stra… /15│     demokratiutveckling och information?  (15)
|· 1.2 Hur informeras med… /20│ Leta efter ett antaget dokument, eller ett …
|· 1.3 Hur informeras med… /25│ criteria: 0 of 4 fulfilled (^T unfolds)
|· 1.4 Hur främjas medbor… /30│
|· 1.5 Etik - hur hantera… /10│  1 + Målen följs upp kvartalsvis  (13:07 ab.I1)
|  2 Tillgänglighet och … /100│    1a + Målen följs upp varje kvartal i nämnderna
|· 2.1 Finns det en kommu… /15│         (ab 13:01 ab.I1)
|· 2.2 Hur arbetar kommun… /25│    1b + Nämnderna följer upp målen kvartalsvis
|· 2.3 Hur informerar kom… /15│         (ge 13:03 ab.I1)
|· 2.4 Hur arbetar kommun… /15│  2 - Svag dialog med invånarna  (ab 13:02 ab.I1)
|· 2.5 Hur arbetar kommun… /15│  3 + Målen följs inte upp varje kvartal i
|· 2.6 Hur arbetar kommun… /15│      nämnderna  (13:04 ab.I1)
|  3 Politisk styrning o… /100│
|· 3.1 Genomsyras hela or… /15│
|· 3.2 Styrs kommunen av … /25│
|· 3.3 Hur rapporterar fö… /25│
|· 3.4 Hur är delegation … /20│
|· 3.5 Hur främjas den öm… /15│
|  4 Ledarskap, ansvar o… /100│
|one interview: ab.I1 = I1; ":undo" parts them
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
