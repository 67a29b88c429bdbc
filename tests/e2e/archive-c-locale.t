# The archive in the C locale on a plain text console, without colour.
env LC_ALL=C
env TERM=linux
env NO_COLOR=1
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 120 40
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 evaluations
type stockholm
wait 1 of 16
wait Total 602/800
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed   |Stockholm 2009
|>   Stockholm          2009 2002 municip. imported    37/37   602/800 2026-03-04|municipality, edition 2002, imported,
|                                                                                |37 of 37 scored
|                                                                                |stockholm-2009-ed2002.yaml
|                                                                                |
|                                                                                |Total 602/800, 75 %
|                                                                                |1 Openness and dem.    74/100 #######..
|                                                                                |2 Accessibility an.  78.5/100 #######..
|                                                                                |3 Clarity in the i.  74.5/100 #######..
|                                                                                |4 Management, dece.    82/100 #######..
|                                                                                |5 Control and repo.    80/100 #######..
|                                                                                |6 Personnel policy     62/100 ######...
|                                                                                |7 Development of s.    59/100 #####....
|                                                                                |8 The municipality.    92/100 ########.
|                                                                                |
|                                                                                |                   1
|                                                                                |               . . . .  .
|                                                                                |           . .     .      . .    2
|                                                                                |      8 ..    ########  .    . .
|                                                                                |      .  ##### ++++++ ####    . .
|                                                                                |     .   #.++++ .  . ++++ ###     .
|                                                                                |    .    # + .     .     ++  #    .
|                                                                                |   .    . #+   .   .   .   +  #.   .
|                                                                                |   .      # +   .. . ..    .++ #    .
|                                                                                | 7 ..  .  #.+. ..  .  .. .  . +.# . . 3
|                                                                                |   .      # +    .   .       + #    .
|                                                                                |   .    .  #.+ ..  .  ..   .+  #   .
|                                                                                |    .      # ++    .     .. + #   .
|                                                                                |     .     .## +++ .  . ++++. #   .
|                                                                                |      .  ..   ##  ++++++   ###. .
|                                                                                |      6 .      .## .  #####    .
|                                                                                |         . .      ####      ..  4
|                                                                                |             . . . . .  . .
|                                                                                |                   5
|                                                                                |######## 2009
|                                                                                |++++++++ Median Sweden 2009
|
|filter > stockholm                                                                                              1 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                           ^P Commands  F1 Help  ^Q Quit
outlacks \e[31m
outlacks \e[36m
key C-q
exit 0
