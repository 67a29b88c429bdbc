# The archive in Swedish, by LANGUAGE.
env LANGUAGE=sv
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 120 30
copy sessions home/Kompass
write home/Kompass/trasig.yaml
|kompass-session: "1.0"
|x: 1
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 utvärderingar
wait Summa 506/800
screen
| ~/Kompass  16 utvärderingar  1 trasig  ordnat: -year,subject
|    kommun               år utg. typ      läge        klart     summa ändrat    │Haparanda 2012
|>   Haparanda          2012 2010 kommun   importerad  45/45   506/800 2026-03-04│kommun, utgåva 2010, importerad, 45 av
|    Sundsvall          2012 2010 kommun   importerad  45/45   482/800 2026-03-04│45 poängsatta
|    Hässelby-Vällingby 2010 2002 stadsdel importerad  33/33 506,5/700 2026-03-04│haparanda-2012-ed2010.yaml
|  + Hässelby-Vällingby 2010 2010 stadsdel importerad  39/39 408,4/700 2026-03-04│
|    Median Sweden spr… 2010 2002 referens importerad   4/37    74/800 2026-03-04│Summa 506/800, 63 %
|    Median Sweden 2009 2009 2002 referens importerad  37/37 476,4/800 2026-03-04│1 Offentlighet och…    66/100 ██████···
|    Stockholm          2009 2002 kommun   importerad  37/37   602/800 2026-03-04│2 Tillgänglighet o…    62/100 ██████···
|    Söderhamn          2008 2002 kommun   importerad  37/37 504,5/800 2026-03-04│3 Politisk styrnin…    67/100 ██████···
|    Södertälje         2008 2002 kommun   importerad  11/37   164/800 2026-03-04│4 Ledarskap, ansva…    60/100 █████····
|    Bromma             2006 2002 stadsdel importerad  33/33   468/700 2026-03-04│5 Resultat och eff…    59/100 █████····
|    Majorna            2006 2002 stadsdel importerad  33/33   497/700 2026-03-04│6 Kommunen som arb…    53/100 █████····
|    Södertälje         2006 2002 kommun   importerad  15/37   239/800 2026-03-04│7 Verksamhetsutvec…    64/100 ██████···
|    Botkyrka           2005 2002 kommun   importerad  37/37   696/800 2026-03-04│8 Kommunen som sam…    75/100 ███████··
|    Haparanda          2005 2002 kommun   importerad  37/37 423,5/800 2026-03-04│
|    Söderhamn          2005 2002 kommun   importerad  37/37 411,5/800 2026-03-04│                   1
|    Skarpnäck          2004 2002 stadsdel importerad  33/33 443,5/700 2026-03-04│             8 ⡀ ⠄ ⠂ ⠄ ⡀ 2
|    trasig: trasig.yaml: 3:1: slutet saknas (en sista rad "..."): filen har hug…│             ⠐  ⣀⣀⠤⠤⣀   ⠐
|                                                                                │            ⠈ ⢀⠏⢀  ⠅ ⠉⠲⡀ ⠈
|                                                                                │            ⠁ ⡸  ⠁   ⠁ ⠱⡀ ⠁
|                                                                                │         7 ⠈ ⠁⠱⡀⠁  ⠁  ⠁⡰⠁⠁⠈ 3
|                                                                                │            ⠁  ⠘⠤⣀ ⠄ ⣀⠜   ⠁
|                                                                                │            ⠈⢀ ⠁  ⠉⠒⠉  ⠁⢀⠈
|                                                                                │             6 ⠂ ⠄ ⡁ ⠄ ⠂ 4
|                                                                                │                   5
|                                                                                │⠒⠒⠒⠒⠒⠒⠒⠒ 2012
|
|filter >
| Enter Öppna  ^N Ny  ^F Sök  Space Markera  F6 Jämför  F9 Sortera                    ^P Kommandon  F1 Hjälp  ^Q Avsluta
key F1
wait Hjälp
screen
|Hjälp
|> Tabellen
|    bokstäver   visar bara det som har alla dessa ord i namn, år, utgåva, utvärderare eller filnamn
|    Backsteg    tar tillbaka en bokstav, Esc alla
|    Upp Ned PgUp PgDn Home End   flyttar
|    Enter       öppnar: för att skriva det som pågår, för att läsa det som är fastställt eller importerat
|    Höger Vänster  en utvärderings filer under den (+), och dolda igen
|    Blanksteg, Ins  markerar (*), för att jämföra och slå ihop; blanksteg där markören står på en rad
|    /           söker i alla texter, som "kompass search": visselblås* kind:example area:1 year:2010.. points>=60%
|    :           börjar ett kommando, som Ctrl-P räknar upp
|  Kommandon och tangenter
|    Enter :open               öppna formuläret: för att skriva det som pågår, för att läsa det som är klart
|    F4    :view               öppna bara för läsning
|          :edit               öppna för att skriva, också för att öppna det klara igen
|    F12   :show               det som förhandsvisningen visar, som textrader
|    F3    :settle             samsynsmötet
|    ^N    :new                gör en ny utvärdering
|          :example            en kopia av exempelutvärderingen, att prova med
|    F8    :import             publicerade poängsammanställningar, ur en CSV-fil
|          :report             rapporten till kommunen, i en fil
|    ^F    :search FRÅGA       sök i alla texter; samma som / och frågan
|    Space :mark [all|none]    markera raden, eller ta bort markeringen
|    F2    :markall            markera allt som visas, eller inget
|    F6    :compare            de markerade utvärderingarna bredvid varandra
|    F7    :merge              de markerade filerna av en utvärdering till en
|    ^G    :hits               det som den senaste sökningen fann, en gång till
|    F10   :columns [KOLUMN,KOLUMN...] välj kolumnerna och deras ordning
|          :column KOLUMN      visa eller dölj en kolumn
|filter:
|bokstäver filtrerar   Upp Ner PgUp PgDn flyttar   Esc stänger
key Esc
key C-q
exit 0
