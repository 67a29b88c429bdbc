# A locale that is not UTF-8, the Linux console, and files that are not to be trusted.
copy sessions/soderhamn-2005-ed2002.yaml a.yaml
copy sessions/soderhamn-2008-ed2002.yaml b.yaml
env LC_ALL=C
run --lang sv compare --screen a.yaml b.yaml
wait Summa
key Enter
wait 1.1
settle
outlacks \xc3
outlacks \xe2
screen
|Jamforelse: skillnader mot A Soderhamn 2005
|                                                   =A  B 2008
|- 1 Offentlighet och demokratisk kontroll        72,0   73,0  +1,0
|  1.1 Hur informeras medborgarna?                   -   30,0
|  1.2 Hur framjas medborgarnas engagemang?          -   32,0
|  1.3 Hur informeras medborgarna om resultat?       -   11,0
|+ 2 Tillganglighet och medborgar-/brukarorien.   35,5   56,5 +21,0
|+ 3 Tydlighet i samspelet mellan politiker oc.   55,5   72,5 +17,0
|+ 4 Ledning, decentralisering och delegering     57,0   62,5  +5,5
|+ 5 Kontroll och rapportering                    46,0   63,0 +17,0
|+ 6 Personalpolitik                              39,5   57,0 +17,5
|+ 7 Verksamhetsutveckling                        26,0   47,0 +21,0
|+ 8 Kommunen som samhallsbyggare                 80,0   73,0  -7,0
|  Summa                                         411,5  504,5 +93,0
|
|
|
|
|-------------------------------------------------------------------------------
|1 Offentlighet och demokratisk kontroll. A Soderhamn 2005: 72 av 100; B
|Soderhamn 2008: 73 av 100, 1 mer.
|
|A Soderhamn 2005  B Soderhamn 2008
|Enter faller ut   Tab mot annan   r ros   n anmarkningar   F1 hjalp   q slut
key r
wait ########
settle
outlacks \xe2
screen
|Jamforelse: skillnader mot A Soderhamn 2005
|                                        1
|                                  . . . . . . .
|                              . .               . .
|                          8 .       . ###o .       .  2
|                         . .    ######  .#oo   .    ...
|                        .    ###o       . # oo    .    .
|                       .      #.    .   . #.  oo.       .
|                      .     . o##.      .  #  . oo  .    .
|                      .   .    o #  .   .  .##  . o  .    .
|                     .         o  #   . . .   ###  oo     .
|                   7 ..  .. . .o  .# .  .  .. .  ## .o..  . 3
|                     .         o   #  .   .      #  o     .
|                      .   .    o   #.   .  ..   # oo .    .
|                      .         o. ###  .     . #o       .
|                       .    .  .ooo . ##########o   .   .
|                        .    ..    oooo .  oooo   .    .
|                         . .     .     oooo    .    . .
|                           ..       .   .  .       . .
|                         6    . .       .       . .    4
|                                  . . . . . . .
|                                        5
|######## A Soderhamn 2005  oooooooo B Soderhamn 2008
|r tabell   Tab mot annan   n anmarkningar   F1 hjalp   q slut
key q q
exit 0
env LC_ALL=C.UTF-8

env TERM=linux
run --lang en compare --screen a.yaml b.yaml
wait + 1 Openness
key r
wait oooooooo
key q
exit 0
env TERM=xterm-256color

sh sed 's/value: Söderhamn/value: "\\e[31m\\u202eS\\a"/' a.yaml >h.yaml
run --lang en compare --screen h.yaml b.yaml
wait Total
settle
outlacks \e[31mS
outlacks \xe2\x80\xae
wait ^[[31m<U+202E>S^G 2005
key q
exit 0
