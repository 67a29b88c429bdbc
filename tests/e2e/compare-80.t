# Two evaluations of one municipality side by side, on the smallest screen.
copy sessions/soderhamn-2005-ed2002.yaml a.yaml
copy sessions/soderhamn-2008-ed2002.yaml b.yaml
copy sessions/median-sweden-2009-2009-ed2002.yaml m.yaml

# Whatever their order, the earlier one is the first.
run --lang en compare --screen --reference m.yaml b.yaml a.yaml
wait Total
cursor 2 0
attr 2 0 reverse
screen
|Comparison: differences against A Söderhamn 2005
|                                                   =A  B 2008       R Median S…
|▸ 1 Openness and democratic control              72.0   73.0  +1.0   60.5 -11.5
|▸ 2 Accessibility and citizen/user orientation   35.5   56.5 +21.0   56.2 +20.7
|▸ 3 Clarity in the interplay between politici…   55.5   72.5 +17.0   65.3  +9.8
|▸ 4 Management, decentralisation and delegati…   57.0   62.5  +5.5   66.0  +9.0
|▸ 5 Control and reporting                        46.0   63.0 +17.0   53.5  +7.5
|▸ 6 Personnel policy                             39.5   57.0 +17.5   56.7 +17.2
|▸ 7 Development of services                      26.0   47.0 +21.0   44.8 +18.8
|▸ 8 The municipality as a community builder      80.0   73.0  -7.0   73.4  -6.6
|  Total                                         411.5  504.5 +93.0  476.4 +64.9
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|1 Openness and democratic control. A Söderhamn 2005: 72 of 100; B Söderhamn
|2008: 73 of 100, 1 more; R Median Sweden 2009: 60.5 of 100, 11.5 less.
|
|A Söderhamn 2005  B Söderhamn 2008  R Median Sweden 2009
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes

# The questions of an area are unfolded, and folded from any of them.
key Down Enter
wait 2.1
cursor 3 0
screen
|Comparison: differences against A Söderhamn 2005
|                                                   =A  B 2008       R Median S…
|▸ 1 Openness and democratic control              72.0   73.0  +1.0   60.5 -11.5
|▾ 2 Accessibility and citizen/user orientation   35.5   56.5 +21.0   56.2 +20.7
|  2.1 Does the municipality have a user-orien…      -    4.5                  -
|  2.2 What measures have been taken to make t…      -   13.0                  -
|  2.3 Can users themselves influence the serv…      -   10.0                  -
|  2.4 Are user and citizen surveys carried ou…      -   16.0                  -
|  2.5 How is the system for comments and comp…      -   10.0                  -
|  2.6 Is training given in dealing with the p…      -    3.0                  -
|▸ 3 Clarity in the interplay between politici…   55.5   72.5 +17.0   65.3  +9.8
|▸ 4 Management, decentralisation and delegati…   57.0   62.5  +5.5   66.0  +9.0
|▸ 5 Control and reporting                        46.0   63.0 +17.0   53.5  +7.5
|▸ 6 Personnel policy                             39.5   57.0 +17.5   56.7 +17.2
|▸ 7 Development of services                      26.0   47.0 +21.0   44.8 +18.8
|▸ 8 The municipality as a community builder      80.0   73.0  -7.0   73.4  -6.6
|  Total                                         411.5  504.5 +93.0  476.4 +64.9
|
|────────────────────────────────────────────────────────────────────────────────
|2 Accessibility and citizen/user orientation. A Söderhamn 2005: 35.5 of 100; B
|Söderhamn 2008: 56.5 of 100, 21 more; R Median Sweden 2009: 56.2 of 100, 20.7
|more.
|A Söderhamn 2005  B Söderhamn 2008  R Median Sweden 2009
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes
key Down Down
wait 2.2 What
cursor 5 0
key Left
waitgone 2.1
cursor 3 0
key Right
wait 2.1
key a
wait 1.1
wait 2.1
key a
waitgone 1.1
cursor 3 0

# Left of what stands beneath nothing goes nowhere; what was scrolled comes back.
key End
cursor 10 0
key Left
cursor 10 0
key a
wait 8.4
key a
waitgone 8.4
row 2 ▸ 1 Openness and democratic control              72.0   73.0  +1.0   60.5 -11.5
cursor 10 0
key Home Down

# More is green, less is red, and has its sign.
attr 3 57 fg=2
attr 9 57 fg=1 bold

# Against another one: the next, or the one of a number; the cursor stays.
key Tab
wait differences against B
cursor 3 0
key 3
wait differences against R
key 1
wait differences against A
key BTab
wait differences against R
screen
|Comparison: differences against R Median Sweden 2009
|                                                A 2005       B 2008          =R
|▸ 1 Openness and democratic control              72.0 +11.5   73.0 +12.5   60.5
|▸ 2 Accessibility and citizen/user orientation   35.5 -20.7   56.5  +0.3   56.2
|▸ 3 Clarity in the interplay between politici…   55.5  -9.8   72.5  +7.2   65.3
|▸ 4 Management, decentralisation and delegati…   57.0  -9.0   62.5  -3.5   66.0
|▸ 5 Control and reporting                        46.0  -7.5   63.0  +9.5   53.5
|▸ 6 Personnel policy                             39.5 -17.2   57.0  +0.3   56.7
|▸ 7 Development of services                      26.0 -18.8   47.0  +2.2   44.8
|▸ 8 The municipality as a community builder      80.0  +6.6   73.0  -0.4   73.4
|  Total                                         411.5 -64.9  504.5 +28.1  476.4
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|2 Accessibility and citizen/user orientation. A Söderhamn 2005: 35.5 of 100,
|20.7 less; B Söderhamn 2008: 56.5 of 100, 0.3 more; R Median Sweden 2009: 56.2
|of 100.
|A Söderhamn 2005  B Söderhamn 2008  R Median Sweden 2009
|Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes
key 9
wait differences against R

# The rose, remarks and words.
key r
wait r table
screen
|Comparison: differences against R Median Sweden 2009
|                                        1
|                                  ⡀ ⠄ ⠂ ⠂ ⠂ ⠄ ⡀
|                          8   ⠠ ⠈       ⠄      ⠈ ⠠
|                           ⢀ ⠂      ⢀  ⣀⡄  ⢀       ⠂⢀ 2
|                          ⠠  ⢀ ⣀⣀⠄⡀⠖⠖⠃⢁⣀⡘⡅⠂⡀  ⠐   ⢀  ⠠
|                         ⠂    ⠡⡤⠖⠓⠒⠊⠉⠉⠁ ⠈⠑⢢⢄⡂⡀  ⢀⠐     ⠂
|                        ⠂   ⢀  ⢷ ⢀  ⠈     ⠈⢆⠈⠑⠣⢄   ⢀    ⠂
|                       ⠈       ⢸⠠⡀⠁     ⡁   ⢀ ⠁⠈⢣       ⠈
|                       ⠁   ⠐   ⢸⠂⠘⠄ ⠁⠄  ⠄  ⠄⠁⠑⢄ ⠂⠹⡄ ⠐    ⠁
|                      ⠈         ⡇  ⡄  ⠁   ⠁     ⠠⡀⠑⡥     ⠈
|                    7 ⠈  ⠁ ⠁⠁  ⠁⡇ ⠁⠸ ⠁  ⠁  ⠁⠈ ⠁  ⠜ ⡜⠌⠁ ⠁ ⠈ 3
|                      ⠈    ⢀    ⢸  ⡄ ⠄⠁ ⠄ ⠁⠄    ⡠ ⡼⠁⢀    ⠈
|                       ⠁        ⠸⡀ ⠇⠁   ⠂   ⠁  ⠠⠃⡼⠁      ⠁
|                       ⠈⡀   ⠐    ⠧⣀⡀ ⠑⠤⡀⠁ ⣀⡀ ⡠⠤⣄⡼⠁ ⠐    ⡈
|                         ⡀    ⢀⠐   ⠉⠋⡒⠤⢄⣁⡩⠤⡤⠔⠒⠓⠉⠁⢀     ⡀
|                          ⠠  ⠐   ⢀    ⠁⠂⠄⠂⠁   ⢀   ⠐  ⠠
|                           ⠐ ⡀      ⠐   ⠅  ⠐       ⡀⠐
|                          6   ⠠         ⠄        ⠠    4
|                                ⠈ ⠂ ⠄ ⡀ ⡀ ⡀ ⠄ ⠂⠈
|                                        5
|⠒⠒⠒⠒⠒⠒⠒⠒ R Median Sweden 2009  ⠒⠒⠂⠀⠒⠒⠂⠀ A Söderhamn 2005
|⠂⠂⠂⠂⠂⠂⠂⠂ B Söderhamn 2008
|r table   Tab against another   n remarks   F1 help   q closes
key Tab
wait differences against A
key Esc
wait Enter unfolds
key n
wait How to read it
key Esc
waitgone How to read it
key w
wait In words
wait 35.5 of 100
key Esc
waitgone In words
key F1
wait Comparing
wait unfold all areas
key Esc
waitgone unfold all areas

# As printed: only the whole figures of the table are whole.
key p
wait as printed
key p
waitgone as printed

# Another size at any time.
size 60 20
wait points (d)
key d
wait differences (d)
screen
|Comparison: differences against A Söderhamn 2005
|differences (d)                             =A      B      R
|▸ 1 Openness and democratic control       72.0   +1.0  -11.5
|▸ 2 Accessibility and citizen/user ori…   35.5  +21.0  +20.7
|▸ 3 Clarity in the interplay between p…   55.5  +17.0   +9.8
|▸ 4 Management, decentralisation and d…   57.0   +5.5   +9.0
|▸ 5 Control and reporting                 46.0  +17.0   +7.5
|▸ 6 Personnel policy                      39.5  +17.5  +17.2
|▸ 7 Development of services               26.0  +21.0  +18.8
|▸ 8 The municipality as a community bu…   80.0   -7.0   -6.6
|  Total                                  411.5  +93.0  +64.9
|
|
|
|────────────────────────────────────────────────────────────
|2 Accessibility and citizen/user orientation. A Söderhamn
|2005: 35.5 of 100; B Söderhamn 2008: 56.5 of 100, 21 more; R
|Median Sweden 2009: 56.2 of 100, 20.7 more.
|A Söderhamn 2005  B Söderhamn 2008  R Median Sweden 2009
|Enter unfolds   Tab against another   r rose   n remarks   …
key d
wait points (d)
# The table is worth more than what stands below it.
size 40 8
wait ▸ 5 Control
absent A Söderhamn 2005:
size 80 24
waitgone points (d)
key End
wait Total. A
key q
exit 0
