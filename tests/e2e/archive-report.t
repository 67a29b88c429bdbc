# A report from the archive.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
sh mkdir -p home/Kompass
copy sessions/hasselby-vallingby-2010-full.yaml home/Kompass/hv.yaml
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 1 evaluation
waitgone reading
type :report\r
wait Report to file (.odt .html .md .txt) > hasselby-vallingby-2010.odt
key C-u
type oral.txt
key Enter
wait Options, such as --oral >
type --oral
key Enter
wait oral.txt: written
screen
|Messages
|  left out, as internal: 59 notes, 15 things to ask, 1 in the inbox, 43 persons,
|    78 scores of single evaluators, 25 criteria ticked
|  46 findings have no room in the feedback
|  oral.txt: written
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
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
file home/Kompass/oral.txt contains Hässelby-Vällingby
# An existing file is not replaced.
type :report\r
wait Report to file
key C-u
type oral.txt
key Enter
wait Options
key Enter
wait there is such a file already
key C-q
exit 0
