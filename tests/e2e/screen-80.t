# What the example looks like on a terminal of 80 columns and 24 rows.
env KOMPASS_CLOCK=2010-04-21T17:30:00+02:00/60
env KOMPASS_SEED=3
size 80 24
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml
run --as ge ex.yaml

# The first question, folded and unfolded.
wait 1.1 >
screen
| Hässelby-Vällingby 2010  ed. 2010      408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet oc… 58.1/100│ 1.1 Finns en plan/strategi för
|● 1.1 Finns en plan/s… 7.5/15│     demokratiutveckling och information?  (15)
|● 1.2 Hur informeras… 12.5/20│ = ge: 7.5  halva frågan: informationen sitter,
|● 1.3 Hur informeras… 13.3/25│   demokratin är oskriven
|● 1.4 Hur främjas me… 20.6/30│ = mh: 8.5  kommplanen är bättre än de flesta
|●!1.5 Etik - hur hant… 4.2/10│ = settled: 7.5  planen för kommunikation ger
|  2 Tillgänglighet … 51.3/100│   halva poängen, ett dokument om demokrati saknas
|● 2.1 Finns det en ko… 4.5/15│ = reported: 7.5
|● 2.2 Hur arbetar kommu… 4/25│ Leta efter ett antaget dokument, eller ett …
|● 2.3 Hur informerar… 10.4/15│ criteria: 0 of 4 fulfilled (^T unfolds)
|● 2.4 Hur arbetar ko… 12.8/15│
|● 2.5 Hur arbetar kom… 8.3/15│  1   Lokal kommplan finns, ses över varje år.
|● 2.6 Hur arbetar ko… 11.3/15│      Vilar på stadens kommunikationspolicy +
|  3 Politisk styrni… 75.3/100│      webbstrategi.  (04-12 09:14 D2:2)
|● 3.1 Genomsyras hel… 10.5/15│  2 - Inget eget dokument om demokratiutveckling,
|● 3.2 Styrs kommunen… 18.3/25│      varken i VP eller bilagor  (04-12 09:15 D1
|● 3.3 Hur rapportera… 18.4/25│      D2)
|● 3.4 Hur är delegat… 17.8/20│  3 ? Vem äger demokratifrågan till vardags?
|● 3.5 Hur främjas de… 10.3/15│      (04-12 09:16 @ledning, done)
|  4 Ledarskap, ansvar… 61/100│  4   Demokrati ses som nämndens sak, inget
|
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key C-t
wait » politik
screen
| Hässelby-Vällingby 2010  ed. 2010      408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet oc… 58.1/100│ 1.1 Finns en plan/strategi för
|● 1.1 Finns en plan/s… 7.5/15│     demokratiutveckling och information?  (15)
|● 1.2 Hur informeras… 12.5/20│ = ge: 7.5  halva frågan: informationen sitter,
|● 1.3 Hur informeras… 13.3/25│   demokratin är oskriven
|● 1.4 Hur främjas me… 20.6/30│ = mh: 8.5  kommplanen är bättre än de flesta
|●!1.5 Etik - hur hant… 4.2/10│ = settled: 7.5  planen för kommunikation ger
|  2 Tillgänglighet … 51.3/100│   halva poängen, ett dokument om demokrati saknas
|● 2.1 Finns det en ko… 4.5/15│ = reported: 7.5
|● 2.2 Hur arbetar kommu… 4/25│ » politik: Vad vill ni åstadkomma med
|● 2.3 Hur informerar… 10.4/15│   demokratiarbetet under mandatperioden, och var
|● 2.4 Hur arbetar ko… 12.8/15│   står det skrivet? Hur märker ni om det går åt
|● 2.5 Hur arbetar kom… 8.3/15│   rätt håll?
|● 2.6 Hur arbetar ko… 11.3/15│ » ledning: Berätta hur information och demokrati
|  3 Politisk styrni… 75.3/100│   kommer in i budget och verksamhetsplan. Vem
|● 3.1 Genomsyras hel… 10.5/15│   driver frågorna till vardags?
|● 3.2 Styrs kommunen… 18.3/25│ » forvaltning: Vad betyder kommunens
|● 3.3 Hur rapportera… 18.4/25│   demokratistrategi för just er förvaltning?
|● 3.4 Hur är delegat… 17.8/20│ Leta efter ett antaget dokument, eller ett
|● 3.5 Hur främjas de… 10.3/15│ tydligt avsnitt i budget eller verksamhetsplan,
|  4 Ledarskap, ansvar… 61/100│ som säger vad kommunen vill med sin
|
|1.1 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
key C-t
waitgone » politik

# An area: what was found in it.
type #3\r
wait 3 >
screen
| Hässelby-Vällingby 2010  ed. 2010      408.4 p, 39 of 39 scored, 0 open  saved
|  1 Offentlighet oc… 58.1/100│ 3 Politisk styrning och kontroll
|● 1.1 Finns en plan/s… 7.5/15│ Området handlar om hur de förtroendevaldas vilja
|● 1.2 Hur informeras… 12.5/20│ omsätts i verksamhet och hur de får veta om det
|● 1.3 Hur informeras… 13.3/25│ blev som de tänkt. Utvärderarna följer linjen
|● 1.4 Hur främjas me… 20.6/30│ från vision och budget ned till en enskild enhet
|●!1.5 Etik - hur hant… 4.2/10│ och tillbaka upp genom rapporterna. Minst lika
|  2 Tillgänglighet … 51.3/100│ viktigt är att politiker och tjänstemän har klart
|● 2.1 Finns det en ko… 4.5/15│ för sig vem som gör vad.
|● 2.2 Hur arbetar kommu… 4/25│
|● 2.3 Hur informerar… 10.4/15│ nothing noted on the area as a whole yet
|● 2.4 Hur arbetar ko… 12.8/15│ strength: 5
|● 2.5 Hur arbetar kom… 8.3/15│ 3.1  Styrmodellen är beskriven i en egen bilaga
|● 2.6 Hur arbetar ko… 11.3/15│      till stadens budget, tydlig
|> 3 Politisk styrni… 75.3/100│ 3.2  De politiska målen följer med in i
|● 3.1 Genomsyras hel… 10.5/15│      upphandlingarna
|● 3.2 Styrs kommunen… 18.3/25│ 3.4  Delegationsförteckningen är aktuell och lätt
|● 3.3 Hur rapportera… 18.4/25│      att slå i
|● 3.4 Hur är delegat… 17.8/20│ 3.4  Rollerna är tydliga, och alla inblandade
|● 3.5 Hur främjas de… 10.3/15│      beskriver dem lika
|  4 Ledarskap, ansvar… 61/100│ 3.5  Många informella tillfällen: nämndcafé,
|
|3 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit

# The inbox.
key F9
wait inbox >
screen
| Hässelby-Vällingby 2010  ed. 2010      408.4 p, 39 of 39 scored, 0 open  saved
|● 6.1 Finns en kommunöv… 9/15│ #0 Inbox
|● 6.2 Hur tillvarata… 12.9/20│
|● 6.3 Hur stor vikt lä… 12/25│  1   Sajten är stadens, inte stadsdelens. Hur
|● 6.4 Hur sker indivi… 7.3/15│      mycket kan de styra själva? Gäller flera
|● 6.5 Hur bedrivs ko… 12.3/15│      frågor.  (04-14 13:32 W1)
|● 6.6 Hur arbetar kom… 6.4/10│
|  7 Verksamhetsutve… 31.1/100│
|● 7.1 Hur beskrivs öv… 6.3/15│
|● 7.2 Vilka metoder … 10.2/30│
|● 7.3 Hur sker lärand… 5.1/15│
|● 7.4 Hur arbetar kom… 1.2/20│
|● 7.5 Hur arbetar kom… 8.3/20│
|  8 Kommunen som samhällsb… -│
|× 8.1 Har kommunen övergri… -│
|× 8.2 Hur samverkar kommun… -│
|× 8.3 Hur samverkar kommun… -│
|× 8.4 Vilken är kommunens … -│
|× 8.5 Hur arbetar kommunen… -│
|× 8.6 Hur arbetar kommunen… -│
|! #0 Inbox                  1│
|
|inbox >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit

# Search hits; the chosen one is gone to.
type #1.2\r
wait 1.2 >
type :search brukare\r
wait hits for "brukare"
screen
|23 hits for "brukare"
|> 3.2     … VP bygger på åtaganden mot brukare och nämnd. Några hoppar över näm…
|  5.2   + Kostnad per brukare finns uppställd i årsredovisningen
|  2.4   * Brukare väljer utförare i de stora tjänsterna och påverkar också inne…
|  2.5   + …lla verksamheter frågar sina brukare, även interna tjänster
|  2.4   * Valfrihet i stora tjänster, brukaren formar även innehållet
|  5.2   - …ad mot nöjdhet eller tid hos brukaren, inte bara per plats
|  1.3   * Brukarenkäterna i Jämför service, enhet för enhet, jämförbara i hela …
|  2     > Valfriheten, brukarenkäterna och kvalitetsgarantierna ger brukaren en…
|  2.1   > …äter och synpunkter visar att brukaren står i centrum, men det sägs …
|  2.4   > … de stora tjänsterna väljer brukaren själv vem som ska utföra dem oc…
|  2.5   > …lla verksamheter frågar sina brukare, liksom de interna tjänsterna. …
|  5.2   > …el mot nöjdhet eller tid hos brukaren.
|  5.2   = …ymavstämning och kostnad per brukare väger tungt
|  1.3   Kommunen frågar läsare och brukare om resultatinformationen är begripli…
|  2.1   …gna mål eller åtaganden med brukaren som utgångspunkt, också inom tekn…
|  2.4   …ar kommunen med valfrihet och brukarens påverkan på serviceutbudet?
|  2.4   …änster och på vilka villkor brukaren får välja.
|  2.4   Brukare påverkar innehållet i sin tjänst genom planer, råd eller andra …
|  2.5   …verksamheter som frågar sina brukare, hur ofta och med vilka frågor. E…
|  2.5   …alla verksamheter med direkta brukare, också där tjänsten köps in, och…
|  2.6   …ålshantering för medborgare/brukare?
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
|  :go           ^G    go to a question, an area or the inbox (#0); the same as …
|  :search       ^F    search in questions, entries and texts
|  :inbox        F9    go to the inbox of stray notes
|  :show               the question, its entries and scores
|  :coverage     F8    questions and where their evidence comes from; what is st…
|  :meeting      F3    the meeting that settles scores for the team, or back
|  :agenda             what is still to settle, most at stake first
|  :agreement          how far the evaluators' own scores agree, and who is usua…
|  :conflicts          what was changed in two places at once; choose which is t…
|  :keep               settle a conflict: version N is the one
|  :scores             show colleagues' scores before mine; that is recorded
|  :interview    F7    list interviews; start, pause, end or correct one
|  :same               say that two interviews are one that was entered twice
|  :asked              mark a prepared question as asked in the running interview
|  :doc                list documents, or add or correct one
|  :web                list web pages, or add or correct one
|  :edit         ^E    bring an entry back into the line to change it
|  :editor       ^O    open an entry or a report text in your own editor
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
|  :wording            how an entry reads in the report; the raw text stays bene…
|  :present            who takes part in what is settled from now on
|  :text               a report text: intro, subject, method, summary, or this p…
|  :reopen             open a closed session for changes; the reason is kept
|  :role         ^R    whose prompts are shown
|  :previous     F5    the previous evaluation beside the question; again: its p…
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
|  1.2       6  I1 mh.I1              0  3  ! without source  ask: politik medbo…
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
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:

# Interviews.
key F7
wait Planned
screen
|Interviews; Enter starts, ends or takes up one
|> I1    ended    2010-04-20  Kommundirektör samt chefer för ekonomi, informatio…
|  mh.I1 ended    2010-04-20  Kommundirektör samt chefer för ekonomi,
|    information, personal, IT, näringsliv och kvalitet
|  I2    ended    2010-04-20  Ledande politiker
|  I3    ended    2010-04-21  Förvaltningschefer
|  mh.I2 ended    2010-04-21  Förvaltningschefer
|  I4    ended    2010-04-21  Resultatenhetschefer från olika verksamheter
|  I5    ended    2010-04-21  Fackliga företrädare
|  Entered twice, perhaps; Enter puts ":same" in the line
|  I1 = mh.I1  2010-04-20 13:00-16:12  Kommundirektör samt chefer för ekonomi, i…
|  I3 = mh.I2  2010-04-21 09:00-11:15  Förvaltningschefer / Förvaltningschefer
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
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone filter:
key C-q
exit 0

# Somebody to whom no area falls sees how far the team has come.
run --as du ex.yaml
wait 39 of 39 scored, 0 open
absent 0 of 0
key C-q
exit 0
