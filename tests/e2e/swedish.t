# The example in Swedish, by LANGUAGE, on a terminal of 80 columns and 24 rows.
env LANGUAGE=sv
env KOMPASS_CLOCK=2010-04-21T17:30:00+02:00/60
env KOMPASS_SEED=5
size 80 24
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml
run --as ge ex.yaml
wait 1.1 >
screen
| Hässelby-Vällingby 2010  utg. 2010  408,4 p, 39/39 poängsatta, 0 öppna  sparat
|  1 Offentlighet oc… 58,1/100│ 1.1 Finns en plan/strategi för
|● 1.1 Finns en plan/s… 7,5/15│     demokratiutveckling och information?  (15)
|● 1.2 Hur informeras… 12,5/20│ = ge: 7,5  halva frågan: informationen sitter,
|● 1.3 Hur informeras… 13,3/25│   demokratin är oskriven
|● 1.4 Hur främjas me… 20,6/30│ = mh: 8,5  kommplanen är bättre än de flesta
|●!1.5 Etik - hur hant… 4,2/10│ = gemensam poäng: 7,5  planen för kommunikation
|  2 Tillgänglighet … 51,3/100│   ger halva poängen, ett dokument om demokrati
|● 2.1 Finns det en ko… 4,5/15│   saknas
|● 2.2 Hur arbetar kommu… 4/25│ = publicerat: 7,5
|● 2.3 Hur informerar… 10,4/15│ Leta efter ett antaget dokument, eller ett …
|● 2.4 Hur arbetar ko… 12,8/15│ kriterier: 0 av 4 uppfyllda (^T fäller ut)
|● 2.5 Hur arbetar kom… 8,3/15│
|● 2.6 Hur arbetar ko… 11,3/15│  1   Lokal kommplan finns, ses över varje år.
|  3 Politisk styrni… 75,3/100│      Vilar på stadens kommunikationspolicy +
|● 3.1 Genomsyras hel… 10,5/15│      webbstrategi.  (04-12 09:14 D2:2)
|● 3.2 Styrs kommunen… 18,3/25│  2 - Inget eget dokument om demokratiutveckling,
|● 3.3 Hur rapportera… 18,4/25│      varken i VP eller bilagor  (04-12 09:15 D1
|● 3.4 Hur är delegat… 17,8/20│      D2)
|● 3.5 Hur främjas de… 10,3/15│  3 ? Vem äger demokratifrågan till vardags?
|  4 Ledarskap, ansvar… 61/100│      (04-12 09:16 @ledning, klart)
|
|1.1 >
| ^N Nästa  ^G Gå till  ^F Sök  F7 Intervju … ^P Kommandon  F1 Hjälp  ^Q Avsluta

# Help, the commands, interviews, what there is to go by.
key F1
wait Hjälp
screen
|Hjälp
|> Skriv, sedan Enter
|    text          en anteckning till frågan
|    + text        styrka
|    - text        förbättringsområde
|    ! text        svaghet
|    * text        gott exempel
|    ? text        fråga eller kontrollera senare; med @ROLL inför en intervju
|    > text        ett stycke i rapporten
|    = 7,5 skäl    min poäng; = ensamt tar bort den
|    = - skäl      ej tillämplig
|    = ?           ej bedömd: inget underlag funnet
|    #3.2          gå dit; #3.2 + text hamnar där, du stannar; #0 är osorterat
|    text @I3 @D2:14 @W1   varifrån det kommer, sist på raden
|    ~text         texten som den står, när den annars börjar med ett tecken
|  Tangenter
|    PgUp PgDn     föregående och nästa fråga; det påbörjade följer med
|    Upp Ner       på tom rad: välj en post; Tab går till frågelistan
|    Ctrl-J        radbrytning; även Alt-Enter, eller Esc och sedan Enter
|    Ctrl-W Ctrl-U Ctrl-K   ta bort ordet före, till början, till slutet
|    Esc           stänger en lista; slänger aldrig text
|  I ett möte (F3)
|filter:
|bokstäver filtrerar   Upp Ner PgUp PgDn flyttar   Esc stänger
key Esc
waitgone Tangenter
key C-p
wait Kommandon
screen
|Kommandon
|> :next         ^N    nästa öppna fråga, nästa flaggade eller bara nästa
|  :prev               samma sak bakåt
|  :flagged      F4    nästa fråga med något att fråga om eller kontrollera
|  :go           ^G    gå till fråga, område eller osorterat (#0); som #KOD
|  :search       ^F    sök i frågor, poster och texter
|  :inbox        F9    gå till osorterat, de lösa anteckningarna
|  :show               frågan, dess poster och poäng
|  :coverage     F8    frågorna och deras underlag; vad som återstår att fråga
|  :meeting      F3    mötet som enas om gemensam poäng, eller tillbaka
|  :agenda             det ni har kvar att enas om, störst skillnad först
|  :agreement          hur väl utvärderarnas egna poäng stämmer överens, och vem…
|  :conflicts          det som ändrats på två håll samtidigt; välj vad som gäller
|  :keep               lös en konflikt: version N gäller
|  :scores             visa kollegornas poäng före min; det antecknas
|  :interview    F7    lista intervjuer; starta, pausa, avsluta eller rätta en
|  :same               säg att två intervjuer är en, införd två gånger
|  :asked              märk en förberedd fråga som ställd i intervjun som pågår
|  :doc                lista dokument, lägg till eller rätta ett
|  :web                lista webbsidor, lägg till eller rätta en
|  :edit         ^E    hämta tillbaka en post till raden för att ändra den
|  :editor       ^O    öppna en post eller rapporttext i ditt eget textprogram
|filter:
|Enter väljer   bokstäver filtrerar   Upp Ner PgUp PgDn flyttar   Esc stänger
key Esc
waitgone filter:
key F7
wait Intervjuer; Enter
screen
|Intervjuer; Enter startar, avslutar eller återupptar
|> I1    avslutad 2010-04-20  Kommundirektör samt chefer för ekonomi, informatio…
|  mh.I1 avslutad 2010-04-20  Kommundirektör samt chefer för ekonomi,
|    information, personal, IT, näringsliv och kvalitet
|  I2    avslutad 2010-04-20  Ledande politiker
|  I3    avslutad 2010-04-21  Förvaltningschefer
|  mh.I2 avslutad 2010-04-21  Förvaltningschefer
|  I4    avslutad 2010-04-21  Resultatenhetschefer från olika verksamheter
|  I5    avslutad 2010-04-21  Fackliga företrädare
|  Kanske införd två gånger; Enter lägger ":same" på raden
|  I1 = mh.I1  2010-04-20 13:00-16:12  Kommundirektör samt chefer för ekonomi, i…
|  I3 = mh.I2  2010-04-21 09:00-11:15  Förvaltningschefer / Förvaltningschefer
|  Planerade
|  g1    ledning     dag 1  210 min  Kommundirektör samt chefer för ekonomi, inf…
|  g2    politik     dag 1   90 min  Ledande politiker
|  g3    forvaltning dag 2  150 min  Förvaltningschefer
|  g4    enhet       dag 2  120 min  Resultatenhetschefer från olika verksamheter
|  g5    fack        dag 2   60 min  Fackliga företrädare
|  En annan
|  :interview new ROLL MINUTER TITEL
|
|
|filter:
|Enter väljer   bokstäver filtrerar   Upp Ner PgUp PgDn flyttar   Esc stänger
key Esc
waitgone filter:
key F8
wait Täckning
screen
|Täckning: poster, intervjuer, dokument, webb
|  kod    ant.  intervjuer            D  W
|> 1.1       5  I1                    4  0  fråga: politik forvaltning
|  1.2       6  I1 mh.I1              0  3  ! källa?  fråga: politik medborgare
|  1.3       3                        0  4  fråga: ledning politik medborgare
|  1.4       8  I1 I2                 0  0  fråga: forvaltning medborgare
|  1.5       5  I1                    1  0  fråga: enhet fack
|  2.1       3  I1 mh.I1              2  0  fråga: enhet forvaltning
|  2.2       8  mh.I1 I1 I4           2  0  fråga: fack medborgare
|  2.3       6  I1                    0  4  fråga: forvaltning medborgare
|  2.4       2  I3 I2                 0  0  fråga: enhet medborgare
|  2.5       2  I3                    0  1  fråga: enhet ledning
|  2.6       4  I3                    0  1  fråga: ledning enhet medborgare
|  3.1       6  mh.I1                 5  0  fråga: politik enhet
|  3.2       7  I2 I3                 3  0  fråga: enhet
|  3.3       3  I2 I1 I4              0  0  fråga: forvaltning
|  3.4       2  I2                    1  0  fråga: forvaltning enhet
|  3.5       4  I2                    0  0  fråga: forvaltning enhet
|  4.1       2                        3  0  fråga: ledning forvaltning fack
|  4.2       2  I3                    0  0  fråga: enhet
|  4.3       6  I3                    2  0  fråga: ledning enhet
|  4.4       5  I3 I4                 0  0  fråga: ledning
|filter:
|Enter väljer   bokstäver filtrerar   Upp Ner PgUp PgDn flyttar   Esc stänger
key Esc
waitgone filter:

# What is typed, and what is answered.
type + Tydlig ansvarsfördelning
wait 1.1 styrka > + Tydlig
key Enter
waitgone styrka >
wait + Tydlig ansvarsfördelning
key C-z
wait ångrat: styrka (0 kvar)
type = 15,5\r
wait 1.1 ger högst 15 poäng
key C-u
type = 8,5\r
wait 1.1: 8,5 poäng
key PgDn
wait 1.2 >
key PgUp
wait gemensam poäng (en poäng ändrad sedan dess)
type = -\r
wait skälet saknas: skriv "= - SKÄL"
key C-u
key Up*6
wait Enter: ändra   Del: ta bort
key Esc
type #0
key Enter
wait osorterat >
key C-c
wait Ctrl-Q eller :quit sparar och avslutar
screen
| Hässelby-Vällingby 2010  utg. 2010  408,4 p, 39/39 poängsatta, 0 öppna  sparat
|● 6.1 Finns en kommunöv… 9/15│ #0 Osorterat
|● 6.2 Hur tillvarata… 12,9/20│
|● 6.3 Hur stor vikt lä… 12/25│  1   Sajten är stadens, inte stadsdelens. Hur
|● 6.4 Hur sker indivi… 7,3/15│      mycket kan de styra själva? Gäller flera
|● 6.5 Hur bedrivs ko… 12,3/15│      frågor.  (04-14 13:32 W1)
|● 6.6 Hur arbetar kom… 6,4/10│
|  7 Verksamhetsutve… 31,1/100│
|● 7.1 Hur beskrivs öv… 6,3/15│
|● 7.2 Vilka metoder … 10,2/30│
|● 7.3 Hur sker lärand… 5,1/15│
|● 7.4 Hur arbetar kom… 1,2/20│
|● 7.5 Hur arbetar kom… 8,3/20│
|  8 Kommunen som samhällsb… -│
|× 8.1 Har kommunen övergri… -│
|× 8.2 Hur samverkar kommun… -│
|× 8.3 Hur samverkar kommun… -│
|× 8.4 Vilken är kommunens … -│
|× 8.5 Hur arbetar kommunen… -│
|× 8.6 Hur arbetar kommunen… -│
|! #0 Osorterat              1│
|Ctrl-Q eller :quit sparar och avslutar
|osorterat >
| ^N Nästa  ^G Gå till  ^F Sök  F7 Intervju … ^P Kommandon  F1 Hjälp  ^Q Avsluta
key C-s
waitre sparas just nu|allt är sparat i
key C-q
exit 0
file ex.yaml contains points: 8.5
