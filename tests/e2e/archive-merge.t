# Files of one evaluation, merged from the archive.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
sh mkdir -p home/Kompass
run --as ab=Anna new --subject Åre --year 2026 home/Kompass/ab.yaml
exit 0
sh cp home/Kompass/ab.yaml home/Kompass/ge.yaml
copy sessions/botkyrka-2005-ed2002.yaml home/Kompass/botkyrka.yaml
run --as ge=Gerd line home/Kompass/ge.yaml
type #1.1 = 5\r:quit\r
exit 0
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab
wait 2 evaluations
waitgone reading
# Of two files nobody can know which one is meant.
key Enter
wait 2 files of one evaluation: choose one
# Figures of a colleague are hidden, until one has answered oneself.
screen
| ~/Kompass  2 evaluations  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed
|  - Åre                2026 2010 municip… draft        1/45    hidden 2026-03-04
|>     ab.yaml          2026 2010 municip… draft        0/45           2026-03-04
|      ge.yaml          2026 2010 municip… draft        1/45    hidden 2026-03-04
|    Botkyrka           2005 2002 municip… imported    37/37   696/800 2026-03-04
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
|2 files of one evaluation: choose one
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key F7
wait File to merge into > are-2026-merged.yaml
key C-u
type alla
key Enter
wait Options
key Enter
wait Messages
screen
|Messages
|  ge.yaml is not finished: Gerd has no answer to 44 questions: 1.2 1.3 1.4 1.5
|    2.1 2.2 ...; --unfinished merges all the same
|  nothing was merged
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
|filter:
|letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone Messages
nofile home/Kompass/alla.yaml
key F7
wait File to merge into
key Enter
wait Options
type --unfinished
key Enter
wait Messages
screen
|Messages
|  ab.yaml: nothing that the others lack
|  ge.yaml: 1 score, 1 other item that no other has
|  are-2026-merged.yaml: written
|  nothing differs
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
waitgone Messages
wait 2 evaluations
file home/Kompass/are-2026-merged.yaml contains Gerd
waitre ^>     …026-merged.yaml 2026 2010 municip… draft +1/45    hidden
# The preview tells what the form would: of a question that I have not answered, nothing.
size 120 40
wait Total -/800; colleagues' scores are
wait 1 Openness and dem…     -/100
absent 5/
size 80 24
waitgone Total
# What cannot be merged is told, and so is what is no option.
type :mark all\r
wait 4 files marked
key F7
wait File to merge into
key C-u
type alla
key Enter
wait Options
type unfinished
key Enter
wait "unfinished" is no option of merge
key F7
wait File to merge into
key C-u
type alla
key Enter
wait Options
key Enter
wait Messages
wait nothing was merged
key Esc
waitgone Messages
key C-q
exit 0
nofile home/Kompass/alla.yaml
