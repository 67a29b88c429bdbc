# The archive with --plain: rows as sentences, the cursor on the row, no columns.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 120 24
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna --plain
wait 16 evaluations
waitgone reading
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|>   Haparanda, 2012, ed. 2010, municipality, imported, done 45/45, total 506/800, changed 2026-03-04 05:06
|    Sundsvall, 2012, ed. 2010, municipality, imported, done 45/45, total 482/800, changed 2026-03-04 05:06
|    Hässelby-Vällingby, 2010, ed. 2002, district, imported, done 33/33, total 506.5/700, changed 2026-03-04 05:06
|  + Hässelby-Vällingby, 2 files, 2010, ed. 2010, district, imported, done 39/39, total 408.4/700, changed 2026-03-04 05…
|    Median Sweden spring 2010, 2010, ed. 2002, reference, imported, done 4/37, total 74/800, changed 2026-03-04 05:06
|    Median Sweden 2009, 2009, ed. 2002, reference, imported, done 37/37, total 476.4/800, changed 2026-03-04 05:06
|    Stockholm, 2009, ed. 2002, municipality, imported, done 37/37, total 602/800, changed 2026-03-04 05:06
|    Söderhamn, 2008, ed. 2002, municipality, imported, done 37/37, total 504.5/800, changed 2026-03-04 05:06
|    Södertälje, 2008, ed. 2002, municipality, imported, done 11/37, total 164/800, changed 2026-03-04 05:06
|    Bromma, 2006, ed. 2002, district, imported, done 33/33, total 468/700, changed 2026-03-04 05:06
|    Majorna, 2006, ed. 2002, district, imported, done 33/33, total 497/700, changed 2026-03-04 05:06
|    Södertälje, 2006, ed. 2002, municipality, imported, done 15/37, total 239/800, changed 2026-03-04 05:06
|    Botkyrka, 2005, ed. 2002, municipality, imported, done 37/37, total 696/800, changed 2026-03-04 05:06
|    Haparanda, 2005, ed. 2002, municipality, imported, done 37/37, total 423.5/800, changed 2026-03-04 05:06
|    Söderhamn, 2005, ed. 2002, municipality, imported, done 37/37, total 411.5/800, changed 2026-03-04 05:06
|    Skarpnäck, 2004, ed. 2002, district, imported, done 33/33, total 443.5/700, changed 2026-03-04 05:06
|
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                           ^P Commands  F1 Help  ^Q Quit
key Down Down Down
cursor 4 0
key Space
wait 2 files marked
cursor 5 0
key C-q
exit 0
