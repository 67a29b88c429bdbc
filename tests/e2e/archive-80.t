# The archive on a terminal of 80 columns and 24 rows: filter, sort, unfold, mark,
# choose columns.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 evaluations
waitgone reading
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|>   Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04
|    Sundsvall          2012 2010 municip… imported    45/45   482/800 2026-03-04
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04
|  + Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04
|    Median Sweden spr… 2010 2002 referen… imported     4/37    74/800 2026-03-04
|    Median Sweden 2009 2009 2002 referen… imported    37/37 476.4/800 2026-03-04
|    Stockholm          2009 2002 municip… imported    37/37   602/800 2026-03-04
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
|    Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
|    Bromma             2006 2002 district imported    33/33   468/700 2026-03-04
|    Majorna            2006 2002 district imported    33/33   497/700 2026-03-04
|    Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
|    Haparanda          2005 2002 municip… imported    37/37 423.5/800 2026-03-04
|    Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
|    Skarpnäck          2004 2002 district imported    33/33 443.5/700 2026-03-04
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit

# Letters filter; the cursor is in the line until it goes to a row.
type söder
wait 4 of 16
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|>   Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
|    Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
|    Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
|    Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
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
|filter > söder                                                          4 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
cursor 22 14
key Down
cursor 3 0
# On a row Space marks, and goes on.
key Space Space
wait 2 files marked
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
| *  Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
| *  Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
|>   Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
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
|filter > söder                                                          4 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
# The row that the filter takes away later stays marked.
type *x
wait 0 of 16
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|    nothing fits; Esc takes the filter away, Ctrl-F searches the texts
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
|filter > söder*x                                                        0 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
# What is no name may be a word of the texts: the search begins with it.
key C-f
wait search /söder*x
key Esc
wait filter > söder*x
key Esc
wait Botkyrka
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|    Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04
|    Sundsvall          2012 2010 municip… imported    45/45   482/800 2026-03-04
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04
|  + Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04
|    Median Sweden spr… 2010 2002 referen… imported     4/37    74/800 2026-03-04
|    Median Sweden 2009 2009 2002 referen… imported    37/37 476.4/800 2026-03-04
|    Stockholm          2009 2002 municip… imported    37/37   602/800 2026-03-04
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
| *  Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
|    Bromma             2006 2002 district imported    33/33   468/700 2026-03-04
|    Majorna            2006 2002 district imported    33/33   497/700 2026-03-04
| *  Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
|    Haparanda          2005 2002 municip… imported    37/37 423.5/800 2026-03-04
|>   Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
|    Skarpnäck          2004 2002 district imported    33/33 443.5/700 2026-03-04
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit

# By the next column, and the other way round.
key F9
wait sorted: edition,-year
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: edition,-year
|    subject            year ed.  type     state        done     total changed
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04
|    Median Sweden spr… 2010 2002 referen… imported     4/37    74/800 2026-03-04
|    Median Sweden 2009 2009 2002 referen… imported    37/37 476.4/800 2026-03-04
|    Stockholm          2009 2002 municip… imported    37/37   602/800 2026-03-04
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
| *  Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
|    Bromma             2006 2002 district imported    33/33   468/700 2026-03-04
|    Majorna            2006 2002 district imported    33/33   497/700 2026-03-04
| *  Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
|    Haparanda          2005 2002 municip… imported    37/37 423.5/800 2026-03-04
|>   Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
|    Skarpnäck          2004 2002 district imported    33/33 443.5/700 2026-03-04
|    Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04
|    Sundsvall          2012 2010 municip… imported    45/45   482/800 2026-03-04
|  + Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key F11
wait sorted: -edition,-year
cursor 16 0
row 2     Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04
type :sort -total,subject
key Enter
wait sorted: -total,subject
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -total,subject
|    subject            year ed.  type     state        done     total changed
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
|    Stockholm          2009 2002 municip… imported    37/37   602/800 2026-03-04
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04
|    Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
|    Majorna            2006 2002 district imported    33/33   497/700 2026-03-04
|    Sundsvall          2012 2010 municip… imported    45/45   482/800 2026-03-04
|    Median Sweden 2009 2009 2002 referen… imported    37/37 476.4/800 2026-03-04
|    Bromma             2006 2002 district imported    33/33   468/700 2026-03-04
|    Skarpnäck          2004 2002 district imported    33/33 443.5/700 2026-03-04
|    Haparanda          2005 2002 municip… imported    37/37 423.5/800 2026-03-04
|>   Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04
|  + Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04
| *  Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04
| *  Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04
|    Median Sweden spr… 2010 2002 referen… imported     4/37    74/800 2026-03-04
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
type :sort poeng
key Enter
wait there is no column "poeng"

# An evaluation of two files.
key Esc
type vällingby
wait 2 of 16
key Down
key Right
wait -full.yaml
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -total,subject
|    subject            year ed.  type     state        done     total changed
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04
|> - Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04
|      …010-ed2010.yaml 2010 2010 district imported    39/39 408.4/700 2026-03-04
|      …-2010-full.yaml 2010 2010 district draft       39/39 408.4/700 2026-03-04
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
|filter > vällingby                                                      2 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key Left
waitgone -full.yaml
key Esc

# What is known of one, on a page: no room for the preview here.
key F12
wait What is known of it
screen
|What is known of it
|> Hässelby-Vällingby 2010
|  district, edition 2010, imported, 39 of 39 scored
|  hasselby-vallingby-2010-ed2010.yaml
|
|  Total 408.4/700, 58 %
|  1 Openness and democracy                          58.1/100 ███████████········
|  2 Accessibility and user orientation              51.3/100 ██████████·········
|  3 Political steering and control                  75.3/100 ██████████████·····
|  4 Leadership, responsibility and delegation         61/100 ████████████·······
|  5 Results and efficiency                          71.7/100 ██████████████·····
|  6 The municipality as an employer: personnel po…  59.9/100 ███████████········
|  7 Development of operations                       31.1/100 ██████·············
|  8 The municipality as community builder           left out ···················
|
|  1 Openness and democracy: 58.1 of 100.
|  2 Accessibility and user orientation: 51.3 of 100.
|  3 Political steering and control: 75.3 of 100.
|  4 Leadership, responsibility and delegation: 61 of 100.
|  5 Results and efficiency: 71.7 of 100.
|  6 The municipality as an employer: personnel policy: 59.9 of 100.
|  7 Development of operations: 31.1 of 100.
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone What is known of it

# Suspended and going on.
signal TSTP
stopped
signal CONT
wait sorted: -total,subject

# Columns.
key F10
wait Columns
screen
|Columns: Enter shows or hides; ":columns year,subject" orders them
|> [x] subject     who was evaluated
|  [x] year        the year it is about
|  [x] edition     the questionnaire's edition
|  [x] type        municipality, district, reference
|  [x] state       draft, signed, imported, broken
|  [x] version     how often it was signed
|  [x] progress    questions with a score, of all that are asked
|  [x] total       points, of the most there could be
|  [x] people      the evaluators
|  [x] changed     when the file was written last
|  [ ] percent     points in per cent
|  [ ] country     the country, such as SE
|  [ ] population  how many live there
|  [ ] path        the file, below the archive's folder
|
|
|
|
|
|
|
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Down Enter
wait [ ] year
key Esc
waitgone Columns
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -total,subject
|    subject                 ed.  type     state        done     total changed
|    Botkyrka                2002 municip… imported    37/37   696/800 2026-03-04
|    Stockholm               2002 municip… imported    37/37   602/800 2026-03-04
|    Hässelby-Vällingby      2002 district imported    33/33 506.5/700 2026-03-04
|    Haparanda               2010 municip… imported    45/45   506/800 2026-03-04
|    Söderhamn               2002 municip… imported    37/37 504.5/800 2026-03-04
|    Majorna                 2002 district imported    33/33   497/700 2026-03-04
|    Sundsvall               2010 municip… imported    45/45   482/800 2026-03-04
|    Median Sweden 2009      2002 referen… imported    37/37 476.4/800 2026-03-04
|    Bromma                  2002 district imported    33/33   468/700 2026-03-04
|    Skarpnäck               2002 district imported    33/33 443.5/700 2026-03-04
|    Haparanda               2002 municip… imported    37/37 423.5/800 2026-03-04
|    Söderhamn               2002 municip… imported    37/37 411.5/800 2026-03-04
|> + Hässelby-Vällingby      2010 district imported    39/39 408.4/700 2026-03-04
| *  Södertälje              2002 municip… imported    15/37   239/800 2026-03-04
| *  Södertälje              2002 municip… imported    11/37   164/800 2026-03-04
|    Median Sweden spring 2… 2002 referen… imported     4/37    74/800 2026-03-04
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
type :columns path,state,percent
key Enter
wait file
screen
| ~/Kompass  16 evaluations  2 files marked  sorted: -total,subject
|    file                                                         state         %
|    botkyrka-2005-ed2002.yaml                                    imported    87%
|    stockholm-2009-ed2002.yaml                                   imported    75%
|    hasselby-vallingby-2010-ed2002.yaml                          imported    72%
|    haparanda-2012-ed2010.yaml                                   imported    63%
|    soderhamn-2008-ed2002.yaml                                   imported    63%
|    majorna-2006-ed2002.yaml                                     imported    71%
|    sundsvall-2012-ed2010.yaml                                   imported    60%
|    median-sweden-2009-2009-ed2002.yaml                          imported    60%
|    bromma-2006-ed2002.yaml                                      imported    67%
|    skarpnack-2004-ed2002.yaml                                   imported    63%
|    haparanda-2005-ed2002.yaml                                   imported    53%
|    soderhamn-2005-ed2002.yaml                                   imported    51%
|> + hasselby-vallingby-2010-ed2010.yaml                          imported    58%
| *  sodertalje-2006-ed2002.yaml                                  imported
| *  sodertalje-2008-ed2002.yaml                                  imported
|    median-sweden-spring-2010-2010-ed2002.yaml                   imported
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
file home/.local/state/kompass/archive contains columns path,state,percent
file home/.local/state/kompass/archive contains sort -total,subject

# They are there the next time.
run --as ab=Anna
wait sorted: -total,subject
wait file
key C-q
exit 0
