# For a screen reader: everything in words, one line after the other.
copy sessions/soderhamn-2005-ed2002.yaml a.yaml
copy sessions/soderhamn-2008-ed2002.yaml b.yaml
run --plain --lang en compare --screen a.yaml b.yaml
wait differences against A
cursor 1 0
screen
|Comparison: differences against A Söderhamn 2005
|> A Söderhamn 2005
|  B Söderhamn 2008
|  1 Openness and democratic control. A Söderhamn 2005: 72 of 100; B Söderhamn
|  2008: 73 of 100, 1 more.
|  2 Accessibility and citizen/user orientation. A Söderhamn 2005: 35.5 of 100; B
|  Söderhamn 2008: 56.5 of 100, 21 more.
|  3 Clarity in the interplay between politicians and officials. A Söderhamn
|  2005: 55.5 of 100; B Söderhamn 2008: 72.5 of 100, 17 more.
|  4 Management, decentralisation and delegation. A Söderhamn 2005: 57 of 100; B
|  Söderhamn 2008: 62.5 of 100, 5.5 more.
|  5 Control and reporting. A Söderhamn 2005: 46 of 100; B Söderhamn 2008: 63 of
|  100, 17 more.
|  6 Personnel policy. A Söderhamn 2005: 39.5 of 100; B Söderhamn 2008: 57 of
|  100, 17.5 more.
|  7 Development of services. A Söderhamn 2005: 26 of 100; B Söderhamn 2008: 47
|  of 100, 21 more.
|  8 The municipality as a community builder. A Söderhamn 2005: 80 of 100; B
|  Söderhamn 2008: 73 of 100, 7 less.
|  Total. A Söderhamn 2005: 411.5 of 800; B Söderhamn 2008: 504.5 of 800, 93
|  more.
|  Differences are against A.  - not scored, which is not 0.
|  Total: sum of printed figures (A, B).
|Enter unfolds   Tab against another   n remarks   F1 help   q closes
key Down Down
wait > 1 Openness
cursor 3 0
key Enter
wait 1.1
key Down
wait > 1.1
screen
|Comparison: differences against A Söderhamn 2005
|  A Söderhamn 2005
|  B Söderhamn 2008
|  1 Openness and democratic control. A Söderhamn 2005: 72 of 100; B Söderhamn
|  2008: 73 of 100, 1 more.
|> 1.1 How are citizens informed? A Söderhamn 2005: no points; B Söderhamn 2008:
|  30 of 40.
|  1.2 How is citizens' engagement encouraged? A Söderhamn 2005: no points; B
|  Söderhamn 2008: 32 of 40.
|  1.3 How are citizens informed about results? A Söderhamn 2005: no points; B
|  Söderhamn 2008: 11 of 20.
|  2 Accessibility and citizen/user orientation. A Söderhamn 2005: 35.5 of 100; B
|  Söderhamn 2008: 56.5 of 100, 21 more.
|  3 Clarity in the interplay between politicians and officials. A Söderhamn
|  2005: 55.5 of 100; B Söderhamn 2008: 72.5 of 100, 17 more.
|  4 Management, decentralisation and delegation. A Söderhamn 2005: 57 of 100; B
|  Söderhamn 2008: 62.5 of 100, 5.5 more.
|  5 Control and reporting. A Söderhamn 2005: 46 of 100; B Söderhamn 2008: 63 of
|  100, 17 more.
|  6 Personnel policy. A Söderhamn 2005: 39.5 of 100; B Söderhamn 2008: 57 of
|  100, 17.5 more.
|  7 Development of services. A Söderhamn 2005: 26 of 100; B Söderhamn 2008: 47
|  of 100, 21 more.
|Enter unfolds   Tab against another   n remarks   F1 help   q closes
# One that is longer than the screen is shown from its beginning.
size 20 4
wait > 1.1 How are
cursor 1 0
size 80 24
wait > 1.1 How are citizens informed? A
key Left
waitgone 1.1
key End
wait > Total: sum
screen
|Comparison: differences against A Söderhamn 2005
|  A Söderhamn 2005
|  B Söderhamn 2008
|  1 Openness and democratic control. A Söderhamn 2005: 72 of 100; B Söderhamn
|  2008: 73 of 100, 1 more.
|  2 Accessibility and citizen/user orientation. A Söderhamn 2005: 35.5 of 100; B
|  Söderhamn 2008: 56.5 of 100, 21 more.
|  3 Clarity in the interplay between politicians and officials. A Söderhamn
|  2005: 55.5 of 100; B Söderhamn 2008: 72.5 of 100, 17 more.
|  4 Management, decentralisation and delegation. A Söderhamn 2005: 57 of 100; B
|  Söderhamn 2008: 62.5 of 100, 5.5 more.
|  5 Control and reporting. A Söderhamn 2005: 46 of 100; B Söderhamn 2008: 63 of
|  100, 17 more.
|  6 Personnel policy. A Söderhamn 2005: 39.5 of 100; B Söderhamn 2008: 57 of
|  100, 17.5 more.
|  7 Development of services. A Söderhamn 2005: 26 of 100; B Söderhamn 2008: 47
|  of 100, 21 more.
|  8 The municipality as a community builder. A Söderhamn 2005: 80 of 100; B
|  Söderhamn 2008: 73 of 100, 7 less.
|  Total. A Söderhamn 2005: 411.5 of 800; B Söderhamn 2008: 504.5 of 800, 93
|  more.
|  Differences are against A.  - not scored, which is not 0.
|> Total: sum of printed figures (A, B).
|Enter unfolds   Tab against another   n remarks   F1 help   q closes
key Tab
wait differences against B
key Esc
exit 0
