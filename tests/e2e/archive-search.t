# Search all texts from the archive, open one at its place, come back to the list.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 100 30
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ge
wait 16 evaluations
waitgone reading
type /demokrati* kind:strenght
wait search /demokrati* kind:strenght
key Enter
wait column 17: there is no kind "strenght"; did you mean "strength"?
cursor 28 24
# The line stays to be mended; what cannot be found is said too.
key End C-W
type kind:weakness zebra
key Enter
wait nothing found: demokrati* kind:weakness zebra
key C-u
type demokrati*
key Enter
wait 7 hits: demokrati*
screen
|7 hits: demokrati*
|  Hässelby-Vällingby 2010  hasselby-vallingby-2010-full.yaml
|>   1.1  - Inget eget dokument om demokratiutveckling, varken i VP eller bilagor (ge)
|    1.1  ? Vem äger demokratifrågan till vardags? (ge)
|    1.1    Demokrati ses som nämndens sak, inget skrivet uppdrag i förvaltningen (ge)
|    1    > … stadsdelen vill med demokratin framgår inte, och det förebyggande arbetet mot oegentli…
|    1.1  > … motsvarande för demokratin finns inte. Vi rekommenderar ett kort dokument, knutet till…
|    1.1  > … ett dokument om demokrati saknas (ge)
|    1.1  > … sitter, demokratin är oskriven (ge)
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
# Hits are narrowed down by whose they are, too, and stay below that.
type hässelby 1.1 saknas
wait filter: hässelby 1.1 saknas
screen
|7 hits: demokrati*
|  Hässelby-Vällingby 2010  hasselby-vallingby-2010-full.yaml
|>   1.1  > … ett dokument om demokrati saknas (ge)
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
|filter: hässelby 1.1 saknas
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key C-u
type zebra
wait nothing fits
key C-u
waitgone nothing fits
key Down Enter
# The form begins at the entry.
wait 1.1 >
cursor 15 31
screen
| Hässelby-Vällingby 2010  ed. 2010                          408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet oc… 58.1/100│ 1.1 Finns en plan/strategi för demokratiutveckling och information?
|● 1.1 Finns en plan/s… 7.5/15│     (15)
|● 1.2 Hur informeras… 12.5/20│ = ge: 7.5  halva frågan: informationen sitter, demokratin är oskriven
|● 1.3 Hur informeras… 13.3/25│ = mh: 8.5  kommplanen är bättre än de flesta
|● 1.4 Hur främjas me… 20.6/30│ = settled: 7.5  planen för kommunikation ger halva poängen, ett
|●!1.5 Etik - hur hant… 4.2/10│   dokument om demokrati saknas
|  2 Tillgänglighet … 51.3/100│ = reported: 7.5
|● 2.1 Finns det en ko… 4.5/15│ Leta efter ett antaget dokument, eller ett tydligt avsnitt i budget …
|● 2.2 Hur arbetar kommu… 4/25│ criteria: 0 of 4 fulfilled (^T unfolds)
|● 2.3 Hur informerar… 10.4/15│
|● 2.4 Hur arbetar ko… 12.8/15│  1   Lokal kommplan finns, ses över varje år. Vilar på stadens
|● 2.5 Hur arbetar kom… 8.3/15│      kommunikationspolicy + webbstrategi.  (04-12 09:14 D2:2)
|● 2.6 Hur arbetar ko… 11.3/15│  2 - Inget eget dokument om demokratiutveckling, varken i VP eller
|  3 Politisk styrni… 75.3/100│      bilagor  (04-12 09:15 D1 D2)
|● 3.1 Genomsyras hel… 10.5/15│  3 ? Vem äger demokratifrågan till vardags?  (04-12 09:16 @ledning,
|● 3.2 Styrs kommunen… 18.3/25│      done)
|● 3.3 Hur rapportera… 18.4/25│  4   Demokrati ses som nämndens sak, inget skrivet uppdrag i
|● 3.4 Hur är delegat… 17.8/20│      förvaltningen  (04-20 13:02 I1)
|● 3.5 Hur främjas de… 10.3/15│  5 + Kommunikationsplanen aktualiseras årligen  (04-22 09:06 D2,
|  4 Ledarskap, ansvar… 61/100│      report)
|● 4.1 Finns kommunöv… 10.5/15│
|● 4.2 Vilket ansvar h… 9.3/10│ > Den lokala kommunikationsplanen görs om varje år och följer stadens
|● 4.3 Hur beskrivs in… 4.8/20│   policy. Något motsvarande för demokratin finns inte. Vi
|● 4.4 Hur tydliggörs … 9.6/15│   rekommenderar ett kort dokument, knutet till verksamhetsplanen, med
|● 4.5 Hur utövas den c… 16/20│   syften som går att följa upp.
|●!4.6 Hur bedrivs ko… 10.8/20│
|Enter: edit   Del: delete   type :move CODE, :kind +, :report, :done
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  ^E Edit  ^Z Undo  ^T… ^P Commands  F1 Help  ^Q Quit
key C-q
wait 7 hits: demokrati*
# In the list the cursor is where it was.
cursor 3 0
key Esc
waitgone 7 hits
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject                 year ed.   type      state      ver   done     total people   changed
|>   Haparanda               2012 2010  municipa… imported        45/45   506/800          2026-03-04
|    Sundsvall               2012 2010  municipa… imported        45/45   482/800          2026-03-04
|    Hässelby-Vällingby      2010 2002  district  imported        33/33 506.5/700          2026-03-04
|  + Hässelby-Vällingby      2010 2010  district  imported        39/39 408.4/700          2026-03-04
|    Median Sweden spring 2… 2010 2002  reference imported         4/37    74/800          2026-03-04
|    Median Sweden 2009      2009 2002  reference imported        37/37 476.4/800          2026-03-04
|    Stockholm               2009 2002  municipa… imported        37/37   602/800          2026-03-04
|    Söderhamn               2008 2002  municipa… imported        37/37 504.5/800          2026-03-04
|    Södertälje              2008 2002  municipa… imported        11/37   164/800          2026-03-04
|    Bromma                  2006 2002  district  imported        33/33   468/700          2026-03-04
|    Majorna                 2006 2002  district  imported        33/33   497/700          2026-03-04
|    Södertälje              2006 2002  municipa… imported        15/37   239/800          2026-03-04
|    Botkyrka                2005 2002  municipa… imported        37/37   696/800          2026-03-04
|    Haparanda               2005 2002  municipa… imported        37/37 423.5/800          2026-03-04
|    Söderhamn               2005 2002  municipa… imported        37/37 411.5/800          2026-03-04
|    Skarpnäck               2004 2002  district  imported        33/33 443.5/700          2026-03-04
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
|search /demokrati*
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort       ^P Commands  F1 Help  ^Q Quit
# The line still has the query: a word more.
type \skind:ask
key Enter
wait 1 hit: demokrati* kind:ask
key Esc
waitgone 1 hit
key Esc
waitgone search /
# What the last search found, once more.
key C-g
wait 1 hit: demokrati* kind:ask
key Esc
waitgone 1 hit
# All that is wrong is told; where numbers mean several things, that too.
type /kidn:x arae:1
key Enter
wait column 1: there is no filter "kidn"
wait column 8: there is no filter "arae"
cursor 28 8
key End C-u
type area:1 kind:subject,reason demokrati*
key Enter
wait 2 hits
key Esc
waitgone 2 hits
key Esc
waitgone search /
# Without a word on texts the sessions are found.
type /year:2012
key Enter
wait 2 hits: year:2012
screen
|2 hits: year:2012
|  Haparanda 2012  haparanda-2012-ed2010.yaml
|>        >
|  Sundsvall 2012  sundsvall-2012-ed2010.yaml
|         >
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
key Enter
wait Haparanda 2012
wait read-only
key C-q
wait 2 hits
key Esc
waitgone 2 hits
key C-q
exit 0
