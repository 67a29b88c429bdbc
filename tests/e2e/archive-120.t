# The archive on a terminal of 120 columns and 40 rows: the preview beside the
# table, below it on a narrow and high one, none on a small one; help and commands.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 120 40
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 evaluations
wait Total 506/800
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed   │Haparanda 2012
|>   Haparanda          2012 2010 municip… imported    45/45   506/800 2026-03-04│municipality, edition 2010, imported,
|    Sundsvall          2012 2010 municip… imported    45/45   482/800 2026-03-04│45 of 45 scored
|    Hässelby-Vällingby 2010 2002 district imported    33/33 506.5/700 2026-03-04│haparanda-2012-ed2010.yaml
|  + Hässelby-Vällingby 2010 2010 district imported    39/39 408.4/700 2026-03-04│
|    Median Sweden spr… 2010 2002 referen… imported     4/37    74/800 2026-03-04│Total 506/800, 63 %
|    Median Sweden 2009 2009 2002 referen… imported    37/37 476.4/800 2026-03-04│1 Openness and dem…    66/100 ██████···
|    Stockholm          2009 2002 municip… imported    37/37   602/800 2026-03-04│2 Accessibility an…    62/100 ██████···
|    Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04│3 Political steeri…    67/100 ██████···
|    Södertälje         2008 2002 municip… imported    11/37   164/800 2026-03-04│4 Leadership, resp…    60/100 █████····
|    Bromma             2006 2002 district imported    33/33   468/700 2026-03-04│5 Results and effi…    59/100 █████····
|    Majorna            2006 2002 district imported    33/33   497/700 2026-03-04│6 The municipality…    53/100 █████····
|    Södertälje         2006 2002 municip… imported    15/37   239/800 2026-03-04│7 Development of o…    64/100 ██████···
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04│8 The municipality…    75/100 ███████··
|    Haparanda          2005 2002 municip… imported    37/37 423.5/800 2026-03-04│
|    Söderhamn          2005 2002 municip… imported    37/37 411.5/800 2026-03-04│                   1
|    Skarpnäck          2004 2002 district imported    33/33 443.5/700 2026-03-04│               ⢀ ⠠ ⠠ ⠠ ⢀
|                                                                                │          ⢀ ⠂ ⠁    ⠠     ⠁ ⠂⢀
|                                                                                │      8  ⠂      ⡀  ⠠   ⡀      ⠂ 2
|                                                                                │      ⡀⠈ ⡀   ⠄  ⢀⣀⡠⠤⢄⡀    ⠄   ⡀⠈ ⡀
|                                                                                │     ⠄    ⢠⠤⠒⠒⠉⠉⠁  ⢠ ⠈⠑⠢⢄⡀  ⡠     ⠄
|                                                                                │    ⠂   ⢀ ⡎  ⡀  ⠁      ⠁ ⠈⠑⢢  ⢀    ⠂
|                                                                                │   ⠐     ⢰⠁  ⠈     ⢈     ⠈  ⢣      ⠐
|                                                                                │   ⠁   ⠂ ⡜ ⠐   ⠈⠠  ⠠  ⠠⠈   ⠐ ⢣  ⠂   ⠁
|                                                                                │  ⠈     ⢠⠃       ⠈   ⠈        ⢣     ⠈
|                                                                                │7 ⠈ ⠈ ⠈⠈⠈⢆⠈⠁ ⠈ ⠁⠈  ⠈  ⠈ ⠁⠈  ⠉ ⡰⠁⠈ ⠈ ⠈ 3
|                                                                                │  ⠈    ⡀  ⠣⡀    ⠠⠈ ⠠ ⠈⠠    ⢀⢀⠜  ⡀   ⠈
|                                                                                │   ⢁       ⠘⢄  ⠈   ⠐   ⠈   ⢀⠎      ⢀⠁
|                                                                                │    ⡀   ⠐   ⠈⠢⢄⡀   ⠈     ⣀⠤⠃  ⠐    ⡀
|                                                                                │     ⠄    ⠠⠂   ⠈⠑⠢⢄⡀⢀⡠⠔⠒⠉   ⠢     ⠄
|                                                                                │      ⠂  ⠂   ⠄     ⠈⠁     ⠄   ⠂  ⠂
|                                                                                │     6 ⠈ ⡀      ⠂  ⠨   ⠂      ⡀⠈ 4
|                                                                                │          ⠐ ⡀      ⠠       ⡀⠐
|                                                                                │              ⠁⠐ ⠠ ⠠ ⠠ ⠐ ⠁
|                                                                                │                   5
|                                                                                │⠒⠒⠒⠒⠒⠒⠒⠒ 2012
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                           ^P Commands  F1 Help  ^Q Quit
key End
wait Total 443.5/700
type söderhamn 2008
wait Total 504.5/800
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed   │Söderhamn 2008
|>   Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04│municipality, edition 2002, imported,
|                                                                                │37 of 37 scored
|                                                                                │soderhamn-2008-ed2002.yaml
|                                                                                │
|                                                                                │Total 504.5/800, 63 %
|                                                                                │1 Openness and dem…    73/100 ███████··
|                                                                                │2 Accessibility an…  56.5/100 █████····
|                                                                                │3 Clarity in the i…  72.5/100 ███████··
|                                                                                │4 Management, dece…  62.5/100 ██████···
|                                                                                │5 Control and repo…    63/100 ██████···
|                                                                                │6 Personnel policy     57/100 █████····
|                                                                                │7 Development of s…    47/100 ████·····
|                                                                                │8 The municipality…    73/100 ███████··
|                                                                                │
|                                                                                │                   1
|                                                                                │             ⢀ ⠠ ⠐ ⠰ ⠐ ⠠ ⢀
|                                                                                │      8   ⡀⠐               ⠐ ⡀  2
|                                                                                │        ⠠⡀     ⡀ ⣀⡤⠶⣄   ⡀     ⡠
|                                                                                │       ⠂  ⠠⡄⢀⣲⢝⠫⠩⠠⠐⠐⠱⢑⢄⡀    ⡀   ⠂
|                                                                                │      ⠁    ⢹⠉⡀  ⠠  ⠈  ⡔⠨⢢⡀⡀⠈     ⠁
|                                                                                │     ⠁   ⡀ ⢸⠴⡀⠂    ⠈  ⠘⠄ ⠈⠦⡀  ⡀   ⠁
|                                                                                │    ⠈      ⠈⡇⠘ ⠈ ⡀ ⠨  ⡀⠈⠠⡀⠠⠱⢄     ⠈
|                                                                                │    ⠁       ⡧ ⠐⡄ ⠈   ⠈   ⠈⠑ ⠁⠵⡀    ⠁
|                                                                                │  7 ⠉  ⠈⠁ ⠈⠈⢯⠈ ⠘⠈  ⠈  ⠈⠈ ⠈ ⢠⠃⢌⠎⠉  ⠈⠁ 3
|                                                                                │    ⠁       ⠸⡅ ⡆ ⠊ ⠠ ⠈⠂   ⠠⠃⢌⠎     ⠁
|                                                                                │    ⠈    ⠂   ⢧⡀⠃ ⡀ ⠈   ⠈ ⢀⠆⢠⠃ ⠂   ⠈
|                                                                                │     ⠁       ⠈⠒⢤⡠⢈⠑⠢ ⠔⠒⢂⢀⣩⠤⠃      ⠁
|                                                                                │      ⠁⡀   ⠊    ⠈⠒⢌⡐⢐⡨⠜⠒⠉  ⠈⠂   ⡀⠁
|                                                                                │        ⠠⠂     ⠂   ⠈⠁   ⠂     ⠢
|                                                                                │       6  ⠂⢀       ⠈       ⢀ ⠂ 4
|                                                                                │             ⠐ ⠠ ⢀ ⢠ ⢀ ⠠ ⠐
|                                                                                │                   5
|                                                                                │⠒⠒⠒⠒⠒⠒⠒⠒ 2008
|                                                                                │⠒⠒⠂⠀⠒⠒⠂⠀ 2005
|                                                                                │⠂⠂⠂⠂⠂⠂⠂⠂ Median Sweden 2009
|
|filter > söderhamn 2008                                                                                         1 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                           ^P Commands  F1 Help  ^Q Quit
size 80 44
wait Total 504.5/800
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|>   Söderhamn          2008 2002 municip… imported    37/37 504.5/800 2026-03-04
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
|Söderhamn 2008                                                    1
|municipality, edition 2002, imported, 37 of 37             8 ⢀  ⠄ ⠂ ⠄ ⢀  2
|scored                                                      ⠄ ⢀⣀⣀⡠⢄⡀    ⠄
|soderhamn-2008-ed2002.yaml                                ⠐  ⢹⡋⠋⠁⠁⠉⠎⠦⣄⠄  ⠐
|                                                          ⠄  ⠘⡕⡄⠄ ⠁ ⢄⠁⠣⡀  ⠄
|Total 504.5/800, 63 %                                  7 ⠠  ⠄⠠⡇⠄⡄ ⠄  ⠉⠢⢹⠄ ⠠ 3
|1 Openness and democratic c…    73/100 █████████···       ⠄   ⢣⢰⠁   ⠄ ⣦⠏  ⠄
|2 Accessibility and citizen…  56.5/100 ███████·····       ⢀   ⠘⠦⣄⠔⡤⡤⣀⡼⠎  ⢀
|3 Clarity in the interplay …  72.5/100 █████████···         ⠄    ⠉⠒⠉⠁   ⠄
|4 Management, decentralisat…  62.5/100 ████████····        6 ⠐  ⠄ ⡀ ⠄ ⠐  4
|5 Control and reporting         63/100 ████████····               5
|6 Personnel policy              57/100 ███████·····
|7 Development of services       47/100 ██████······
|8 The municipality as a com…    73/100 █████████···
|
|filter > söderhamn 2008                                                 1 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
size 80 24
waitgone Total
size 120 40
wait Total 504.5/800
key F1
wait Help
screen
|Help
|  The table
|    letters     show only what has all these words in subject, year, edition, people or file name
|    Backspace   takes a letter back, Esc all of them
|    Up Down PgUp PgDn Home End   move
|    Enter       opens: to write what is running, to read what is signed or imported
|    Right Left  the files of an evaluation beneath it (+), and hidden again
|    Space, Ins  marks (*), for comparing and merging; Space where the cursor is on a row
|    /           searches all texts, as "kompass search": visselblås* kind:example area:1 year:2010.. points>=60%
|    :           begins a command, which Ctrl-P lists
|  Commands and keys
|    Enter :open               open the form: to write what is running, to read what is finished
|    F4    :view               open it for reading only
|          :edit               open it to write, also to reopen what is finished
|    F12   :show               what the preview tells, as lines of text
|    F3    :settle             the consensus meeting
|    ^N    :new                make a new evaluation
|          :example            a copy of the example evaluation, to try things out
|    F8    :import             published tables of points, from a CSV file
|          :report             the report for the municipality, to a file
|    ^F    :search QUERY       search all texts; the same as / and the query
|    Space :mark [all|none]    mark this row, or take its mark away
|    F2    :markall            mark all that is shown, or nothing
|    F6    :compare            the marked evaluations side by side
|    F7    :merge              the marked files of one evaluation to one
|    ^G    :hits               what the last search found, once more
|    F10   :columns [COLUMN,COLUMN...] choose the columns and their order
|          :column COLUMN      show or hide a column
|    F9    :sort [-COLUMN,COLUMN...] sort by these, - the largest first; by the next column
|    F11   :reverse            sort the other way round
|    F5    :refresh            look at the folder again
|    ^P    :palette            all commands, filtered as you type
|    F1    :help               keys and commands
|    ^Q    :quit               leave
|
|
|
|
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
key C-p
wait Commands
screen
|Commands
|> open      Enter open the form: to write what is running, to read what is finished
|  view      F4    open it for reading only
|  edit            open it to write, also to reopen what is finished
|  show      F12   what the preview tells, as lines of text
|  settle    F3    the consensus meeting
|  new       ^N    make a new evaluation
|  example         a copy of the example evaluation, to try things out
|  import    F8    published tables of points, from a CSV file
|  report          the report for the municipality, to a file
|  search    ^F    search all texts; the same as / and the query
|  mark      Space mark this row, or take its mark away
|  markall   F2    mark all that is shown, or nothing
|  compare   F6    the marked evaluations side by side
|  merge     F7    the marked files of one evaluation to one
|  hits      ^G    what the last search found, once more
|  columns   F10   choose the columns and their order
|  column          show or hide a column
|  sort      F9    sort by these, - the largest first; by the next column
|  reverse   F11   sort the other way round
|  refresh   F5    look at the folder again
|  palette   ^P    all commands, filtered as you type
|  help      F1    keys and commands
|  quit      ^Q    leave
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
key Esc
key C-q
exit 0
