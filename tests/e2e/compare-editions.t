# What two editions have in common, with a draft and a district among them, and room enough.
copy sessions/hasselby-vallingby-2010-ed2002.yaml a.yaml
copy sessions/hasselby-vallingby-2010-full.yaml b.yaml
copy sessions/skarpnack-2004-ed2002.yaml c.yaml
copy sessions/median-sweden-2009-2009-ed2002.yaml m.yaml

# Both scales of one visit: the years would be the same.
run --lang en compare --screen a.yaml b.yaml
wait B ed. 2010
key q
exit 0

# Rose and remarks stand below.
size 120 40
run --lang en compare --screen --reference m.yaml a.yaml b.yaml c.yaml
wait Total of 800
screen
|Comparison: differences against A Hässelby-Vällingby 2010, edition 2002
|                                                   =A   B Hässelby-Välling…  C Skarpnäck …  R Median Sw…
|▸ 1 Openness and democratic control              78.0      58.1  -19.9  45%   76.0    -2.0   60.5  -17.5
|▸ 2 Accessibility and citizen/user orientation   71.0      51.3          0%   61.5    -9.5   56.2  -14.8
|▸ 3 Clarity in the interplay between politici…   76.0      75.3   -0.7  35%   75.0    -1.0   65.3  -10.7
|▸ 4 Management, decentralisation and delegati…   81.0      61.0  -20.0  10%   64.5   -16.5   66.0  -15.0
|▸ 5 Control and reporting                        88.0      71.7          0%   51.0   -37.0   53.5  -34.5
|▸ 6 Personnel policy                             63.5!     59.9!         0%   66.5    +3.0   56.7   -6.8
|▸ 7 Development of services                      49.0      31.1          0%   49.0     0.0   44.8   -4.2
|▸ 8 The municipality as a community builder          -             left out       left out   73.4
|  Total                                         506.5*    408.4* -98.1  14%  443.5*! -63.0  476.4 -12.8%
|  Total of 800, left out areas from R           579.9*                       516.9*  -63.0  476.4 -103.5
|▸ Only in edition 2010 (9)
|
|                                                            1
|                                                        ⠄ ⠂ ⠆ ⠂ ⠄
|                                                  8 ⠠ ⠈     ⣄⡀   ⠈ ⠠ 2
|                                                  ⡀⠑    ⠐  ⣀⣌⠙⢕⠢⢄⡀  ⠐⠁⡀
|                                                 ⡀   ⠰⠂⠂⠁⠁⠁ ⠁⠁⠂⠄⡂⢈⠱⡀   ⡀
|                                                ⠄  ⢀ ⠈⠄⠐⠄       ⠔⠡⠣⡱⡀   ⠄
|                                               ⠠      ⠅   ⠄ ⠁ ⠄   ⠁⠜⠱⡀  ⠠
|                                             7 ⠠⠄ ⠠⠄ ⠠⡬  ⠄  ⠄  ⠄  ⠤⠈⠄⣱  ⠤ 3
|                                               ⠠      ⡯   ⠄   ⠄    ⢨⢔⠇  ⠠
|                                                ⠄  ⠐  ⢿⠅⠄   ⠁   ⢄ ⡠⠋⡎   ⠄
|                                                 ⠂   ⢀⠜⢥⠦⢆⡄⠄⡀⡠⡤⡤⠄⠔⠍⡸   ⠂
|                                                  ⠂⢀    ⠑⢄     ⢀⣀⠤⠒⠁⢀ ⠂
|                                                   ⠁⠠     ⠑⢄⢀⡠⠔⠊   ⠠ ⠁
|                                                 6    ⠈ ⠄ ⡀ ⠁ ⡀ ⠄⠈     4
|                                                            5
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|1 Openness and democratic control. A Hässelby-Vällingby 2010: 78 of 100; B Hässelby-Vällingby 2010: 58.1 of 100, 19.9
|less (1: wider; 45 of 100 points comparable); C Skarpnäck 2004: 76 of 100, 2 less; R Median Sweden 2009: 60.5 of 100,
|17.5 less.
|⠒⠒⠒⠒⠒⠒⠒⠒ A Hässelby-Vällingby 2010, edition 2002  ⠒⠒⠂⠀⠒⠒⠂⠀ B Hässelby-Vällingby 2010, edition 2010, DRAFT
|⠒⠒⠒⠀⠂⠀⠒⠒ C Skarpnäck 2004, edition 2002  ⠂⠂⠂⠂⠂⠂⠂⠂ R Median Sweden 2009, edition 2002
|* A, C: area 8 is not scored, and is no 0 (City district).  For comparison what R (Median Sweden 2009) gives for it, 73…
|* B: area 8 is not scored, and is no 0 (City district).  The total is of 700; with a reference of its edition, that one…
|Another edition than A (Kommunkompassen 2002): B (Kommunkompassen 2010).  Really comparable, in per cent of the points:…
|7 remarks: n shows them
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes
key Enter
wait 1.1
key Down
wait same
key End Enter
wait Only in edition 2010
wait 5.1
screen
|Comparison: differences against A Hässelby-Vällingby 2010, edition 2002
|                                                   =A   B Hässelby-Välling…  C Skarpnäck …  R Median Sw…
|▾ 1 Openness and democratic control              78.0      58.1  -19.9  45%   76.0    -2.0   60.5  -17.5
|  1.1 How are citizens informed?                     -  12.5/20        100%              -             -
|  1.2 How is citizens' engagement encouraged?        -  20.6/30          0%              -             -
|  1.3 How are citizens informed about results?       -  13.3/25        100%              -             -
|▸ 2 Accessibility and citizen/user orientation   71.0      51.3          0%   61.5    -9.5   56.2  -14.8
|▸ 3 Clarity in the interplay between politici…   76.0      75.3   -0.7  35%   75.0    -1.0   65.3  -10.7
|▸ 4 Management, decentralisation and delegati…   81.0      61.0  -20.0  10%   64.5   -16.5   66.0  -15.0
|▸ 5 Control and reporting                        88.0      71.7          0%   51.0   -37.0   53.5  -34.5
|▸ 6 Personnel policy                             63.5!     59.9!         0%   66.5    +3.0   56.7   -6.8
|▸ 7 Development of services                      49.0      31.1          0%   49.0     0.0   44.8   -4.2
|▸ 8 The municipality as a community builder          -             left out       left out   73.4
|  Total                                         506.5*    408.4* -98.1  14%  443.5*! -63.0  476.4 -12.8%
|  Total of 800, left out areas from R           579.9*                       516.9*  -63.0  476.4 -103.5
|▾ Only in edition 2010 (9)
|  1.1 Is there a plan or strategy for the dev…              7.5
|  1.5 Ethics: how is corruption dealt with?                 4.2
|  5.1 Is there a strategy for steering by res…             13.5
|  6.1 Is there a municipality-wide personnel …              9.0
|  6.2 How are present employees kept and new …             12.9
|  6.6 How does the municipality work with div…              6.4
|  7.3 How do learning and development come ab…              5.1
|  8.1 Does the municipality have overall plan…                     left out
|  8.6 How does the municipality work with sus…                     left out
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|Only in edition 2010 (9)
|
|
|A Hässelby-Vällingby 2010, edition 2002  B Hässelby-Vällingby 2010, edition 2010, DRAFT  C Skarpnäck 2004, edition 2002
|R Median Sweden 2009, edition 2002
|* A, C: area 8 is not scored, and is no 0 (City district).  For comparison what R (Median Sweden 2009) gives for it, 73…
|* B: area 8 is not scored, and is no 0 (City district).  The total is of 700; with a reference of its edition, that one…
|Another edition than A (Kommunkompassen 2002): B (Kommunkompassen 2010).  Really comparable, in per cent of the points:…
|7 remarks: n shows them
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes

# Beside.
key a
wait  8.4 The
key a
waitgone  8.4 The
key Home
size 200 60
wait remarks: n
settle
screen
|Comparison: differences against A Hässelby-Vällingby 2010, edition 2002
|                                                   =A   B Hässelby-Välling…  C Skarpnäck …  R Median Sw…
|▸ 1 Openness and democratic control              78.0      58.1  -19.9  45%   76.0    -2.0   60.5  -17.5                                                 1
|▸ 2 Accessibility and citizen/user orientation   71.0      51.3          0%   61.5    -9.5   56.2  -14.8                                             ⡀ ⡀ ⡀ ⡀ ⡀
|▸ 3 Clarity in the interplay between politici…   76.0      75.3   -0.7  35%   75.0    -1.0   65.3  -10.7                                     ⠄ ⠂ ⠂ ⠁           ⠁ ⠂ ⠂ ⠄
|▸ 4 Management, decentralisation and delegati…   81.0      61.0  -20.0  10%   64.5   -16.5   66.0  -15.0                               ⡀ ⠂ ⠁             ⠁             ⠁ ⠂ ⡀
|▸ 5 Control and reporting                        88.0      71.7          0%   51.0   -37.0   53.5  -34.5                           ⠠ ⠁                   ⠄                   ⠁⠠
|▸ 6 Personnel policy                             63.5!     59.9!         0%   66.5    +3.0   56.7   -6.8                        ⡀⠈                                              ⠈ ⡀
|▸ 7 Development of services                      49.0      31.1          0%   49.0     0.0   44.8   -4.2                      ⠂                          ⡀                          ⠂
|▸ 8 The municipality as a community builder          -             left out       left out   73.4                        8 ⠄⠈                    ⢀   ⠠   ⠙⠳⡢⢄⡀  ⢀                    ⠈ ⠄ 2
|  Total                                         506.5*    408.4* -98.1  14%  443.5*! -63.0  476.4 -12.8%                 ⠐                    ⠂            ⠈ ⠌⠑⠢⢄   ⠂                   ⠐
|  Total of 800, left out areas from R           579.9*                       516.9*  -63.0  476.4 -103.5               ⡀⠁  ⠐           ⡀  ⠈              ⠁     ⠢⢄⠉⠒⠤⣀  ⠈   ⡀          ⠐   ⠁⡀
|▸ Only in edition 2010 (9)                                                                                           ⠠       ⠐                       ⡀⡀⡀⠄⡄⡀      ⠑ ⡀ ⠉⠒⠤⡀           ⠐       ⠠
|                                                                                                                    ⠠          ⠐    ⠁     ⡀⡀⡀⠄⠄⠂⠂⠂⠁⠁⠁   ⠈⠋ ⠁⠂⠄⡀      ⢄⡀ ⠈⠑⠢⢄⡀ ⠁   ⠐          ⠠
|                                                                                                                   ⠂             ⠐⠄⠄⠂⠂⠂⠁⠁⠁               ⡁     ⠂⠄⡀    ⠈⠢    ⠈⠑⠢⢄⠐              ⠂
|                                                                                                                  ⠂            ⠄  ⠡ ⠄           ⢀   ⠈    ⠄   ⠈   ⢀⠁⠂⠄⡀   ⠁ ⡀  ⠄ ⢣  ⠄            ⠂
|                                                                                                                 ⠁                ⠨   ⠄     ⢀                        ⢀⠁⠂⠄⡀ ⠈⠑⡄   ⢣               ⠁
|                                                                                                                ⠈           ⠈     ⠈⠄    ⠄                ⠁                ⠑⠄  ⠠   ⢣  ⠈           ⠈
|                                                                                                               ⠈           ⡀       ⠅     ⠐⠄              ⠄              ⠔  ⠈⠄  ⠠⡀  ⢣   ⡀          ⠈
|                                                                                                               ⠁                   ⠡  ⢀     ⢀                        ⢀     ⢀ ⠡  ⠈⢆  ⢣              ⠁
|                                                                                                              ⠁          ⠠         ⠨          ⢀     ⢀    ⠅   ⢀     ⢀          ⠁⠄  ⠠  ⢣  ⠠           ⠁
|                                                                                                             ⠈                     ⠈⠄           ⢀        ⠄       ⢀           ⢀ ⠈⠄   ⢄ ⢣             ⠈
|                                                                                                             ⠈          ⠐           ⠅            ⠁⢀            ⢀ ⠁              ⠈⠠   ⠣⡀⢣ ⠐          ⠈
|                                                                                                             ⠁                     ⡀⠡         ⢀          ⠁         ⢀           ⡀  ⠡    ⠄⢣            ⠁
|                                                                                                            ⠈           ⠂           ⠨                ⠁   ⠄   ⠁                     ⠈⠄   ⢠⢣⠂          ⠈
|                                                                                                            ⠈                       ⠈⠄                 ⠁   ⠁                        ⠈⠠   ⠑⣧          ⠈
|                                                                                                          7 ⠈  ⠁  ⠁  ⠁ ⠈⠁  ⠁  ⠁  ⠁⠈⡇⠁⠅ ⠁  ⠁  ⠁⠁ ⠁  ⠁  ⠁  ⠁  ⠁  ⠁  ⠁ ⠁⠁  ⠁  ⠁  ⠁⠈ ⠁  ⠁⠠⠁⠁ ⢠⢮⠃ ⠁  ⠁  ⠁ ⠈ 3
|                                                                                                            ⠈           ⡀          ⢣ ⠡                 ⠁ ⠄ ⠁                         ⠅  ⢠⠁⡎          ⠈
|                                                                                                            ⠈                      ⢹ ⠨        ⠐      ⠁       ⠁     ⠐           ⠂    ⠌ ⢠⡺⠁⡸           ⠈
|                                                                                                             ⠁          ⢀          ⢸ ⠈⠄           ⠐      ⠁     ⠐                   ⠨  ⠅ ⢠⠃           ⠁
|                                                                                                             ⠈                     ⠈⡇ ⠅         ⠐⠁       ⠄       ⠑           ⠐    ⠠⡡⢊⠄  ⡎           ⠈
|                                                                                                             ⠈           ⠠         ⢈⡇ ⠅       ⠐     ⠐    ⠄   ⠐     ⠐              ⠅⡡⠃  ⡸⠠           ⠈
|                                                                                                              ⠁                    ⢸⢣ ⠨     ⠐            ⠁           ⠐     ⠐    ⡠⠎⠠   ⢠⠃            ⠁
|                                                                                                               ⠁           ⠂       ⠈⢸ ⠨  ⢀⠄              ⠄              ⢄       ⢩⠄    ⡎⠂           ⠁
|                                                                                                               ⠈                    ⣹  ⠅⠄                                 ⠄  ⡠⠊⢠⠋    ⡸            ⠈
|                                                                                                                ⠈           ⠈       ⡇⡇⠄⠁⠂⠂⠄⡀⡀            ⠁           ⠐      ⠄⠁⠠⠅    ⢠⠃           ⠈
|                                                                                                                 ⠁⡀            ⠄    ⠅⠕⢤⠤⣀⡀ ⡀⢀⣁⣂⠂⠄⡀⡀      ⠄       ⡀ ⡀⢀⣀⠤⠄ ⡄⡠⡒⡒⠖⠌    ⠄⡎           ⡀⠁
|                                                                                                                   ⡀             ⢀     ⠑⢄      ⠁ ⠁⠈⠉⠋⠃⠄⡂⡐⠒⠒⡂⡀⡁⡈⠍⠍⠄⠂⠂⠂⠂⠁⠁⠁       ⢀  ⡸           ⡀
|                                                                                                                    ⠠          ⢀         ⠑⠢⡀             ⠁⠁                       ⢠⠃         ⠠
|                                                                                                                     ⠠       ⢀      ⠁      ⠈⠢⡀           ⠄                    ⢀⡠⠔⠊⠁ ⢀       ⠠
|                                                                                                                       ⠂   ⢀           ⠂     ⠈⠢⡀                          ⢀⡠⠔⠊⠁       ⢀    ⠂
|                                                                                                                        ⠁⢀                ⠈   ⡀⠈⠢⡀       ⠁          ⡀  ⣀⠤⠒⠁             ⢀ ⠁
|                                                                                                                         6 ⠄                     ⠈⠢⡀ ⠠   ⡄  ⠠   ⠐  ⣀⠤⠒⠉                ⠄ 4
|                                                                                                                            ⠈ ⡀                    ⠈⠑⢄         ⢀⡠⠔⠉                 ⡀⠈
|                                                                                                                                ⠂                     ⠑⢄ ⠁ ⢀⡠⠔⠊⠁                  ⠂
|                                                                                                                                 ⠈ ⠠                    ⠑⠔⠊⠁                  ⠠ ⠈
|                                                                                                                                     ⠁ ⠂ ⡀                               ⡀ ⠂ ⠁
|                                                                                                                                           ⠁ ⠄ ⡀ ⡀       ⠁       ⡀ ⡀ ⠄ ⠁
|                                                                                                                                                   ⠁ ⠂ ⠂ ⠂ ⠂ ⠂ ⠁
|                                                                                                                                                         5
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|1 Openness and democratic control. A Hässelby-Vällingby 2010: 78 of 100; B Hässelby-Vällingby 2010: 58.1 of 100, 19.9 less (1: wider; 45 of 100 points comparable); C Skarpnäck 2004: 76 of 100, 2 less;
|R Median Sweden 2009: 60.5 of 100, 17.5 less.
|⠒⠒⠒⠒⠒⠒⠒⠒ A Hässelby-Vällingby 2010, edition 2002  ⠒⠒⠂⠀⠒⠒⠂⠀ B Hässelby-Vällingby 2010, edition 2010, DRAFT  ⠒⠒⠒⠀⠂⠀⠒⠒ C Skarpnäck 2004, edition 2002  ⠂⠂⠂⠂⠂⠂⠂⠂ R Median Sweden 2009, edition 2002
|* A, C: area 8 is not scored, and is no 0 (City district).  For comparison what R (Median Sweden 2009) gives for it, 73.4, is added: A 579.9, C 516.9.
|* B: area 8 is not scored, and is no 0 (City district).  The total is of 700; with a reference of its edition, that one's points of the area are added.
|Another edition than A (Kommunkompassen 2002): B (Kommunkompassen 2010).  Really comparable, in per cent of the points: 14 (mapping-2002-2010: From the 2002 to the 2010 edition).  Rule of thumb, for …
|7 remarks: n shows them
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes

# From the other edition; at the smallest what is only partly comparable is marked.
size 80 24
key 2
wait differences against B
key d
wait differences (d)
screen
|Comparison: differences against B Hässelby-Vällingby 2010, edition 2010, DRAFT
|differences (d)                              A Häss…  =B Häss…  C Skarp…  R Med…
|▸ 1 Openness and democracy                    +19.9~     58.1     +17.9~   +2.4~
|▸ 2 Accessibility and user orientation                   51.3
|▸ 3 Political steering and control             +0.7~     75.3      -0.3~  -10.0~
|▸ 4 Leadership, responsibility and delegat…   +20.0~     61.0      +3.5~   +5.0~
|▸ 5 Results and efficiency                               71.7
|▸ 6 The municipality as an employer: perso…              59.9!
|▸ 7 Development of operations                            31.1
|▸ 8 The municipality as community builder                   -
|  Total                                       +98.1~    408.4*    +35.1~  +1.2%~
|  Total of 800, left out areas from R
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|1 Openness and democracy. A Hässelby-Vällingby 2010: 78 of 100, 19.9 more (1:
|narrower; 45 of 100 points comparable); B Hässelby-Vällingby 2010: 58.1 of 100;
|C Skarpnäck 2004: 76 of 100, 17.9 more (1: narrower; 45 of 100 points comparabl…
|A Hässelby-Vällingby 2010, edition 2002
|B Hässelby-Vällingby 2010, edition 2010, DRAFT  C Skarpnäck 2004, edition 2002
|R Median Sweden 2009, edition 2002
|7 remarks: n shows them
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes
key d
wait share comparable
screen
|Comparison: differences against B Hässelby-Vällingby 2010, edition 2010, DRAFT
|share comparable (d)                         A Häss…  =B Häss…  C Skarp…  R Med…
|▸ 1 Openness and democracy                       45%     58.1        45%     45%
|▸ 2 Accessibility and user orientation            0%     51.3         0%      0%
|▸ 3 Political steering and control               35%     75.3        35%     35%
|▸ 4 Leadership, responsibility and delegat…      10%     61.0        10%     10%
|▸ 5 Results and efficiency                        0%     71.7         0%      0%
|▸ 6 The municipality as an employer: perso…       0%     59.9!        0%      0%
|▸ 7 Development of operations                     0%     31.1         0%      0%
|▸ 8 The municipality as community builder                   -
|  Total                                          14%    408.4*       14%     14%
|  Total of 800, left out areas from R
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|1 Openness and democracy. A Hässelby-Vällingby 2010: 78 of 100, 19.9 more (1:
|narrower; 45 of 100 points comparable); B Hässelby-Vällingby 2010: 58.1 of 100;
|C Skarpnäck 2004: 76 of 100, 17.9 more (1: narrower; 45 of 100 points comparabl…
|A Hässelby-Vällingby 2010, edition 2002
|B Hässelby-Vällingby 2010, edition 2010, DRAFT  C Skarpnäck 2004, edition 2002
|R Median Sweden 2009, edition 2002
|7 remarks: n shows them
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes
key d
wait points (d)
key n
wait Printed figures that do not fit
wait the table gives the total 453.5
screen
|Remarks
|> Printed figures that do not fit
|    A 6: sources differ: one gives 63.5, another 61.5; only 63.5 fits the total,
|      506.5
|    B 6: the table gives the area 61, but its questions come to 59.9, which is
|      more than rounding
|    C total: the table gives the total 453.5, but the areas come to 443.5, which
|      is more than rounding
|  What is not comparable
|    Another edition than B (Kommunkompassen 2010): A, C, R (Kommunkompassen
|      2002).  Really comparable, in per cent of the points: 14
|      (mapping-2002-2010: From the 2002 to the 2010 edition).  Rule of thumb,
|      for totals only: add 80 to 100 to B: B 488.4 to 508.4 against 506.5 of A;
|      B 488.4 to 508.4 against 443.5 of C.
|    B: a draft, not signed; its figures may still change.
|  Footnotes
|    * A, C: area 8 is not scored, and is no 0 (City district).  For comparison
|      what R (Median Sweden 2009) gives for it, 73.4, is added: A 579.9, C
|      516.9.
|    * B: area 8 is not scored, and is no 0 (City district).  The total is of
|      700; with a reference of its edition, that one's points of the area are
|      added.
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone do not fit
key C-c
exit 0
