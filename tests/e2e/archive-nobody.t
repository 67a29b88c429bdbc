# Who has not said who they are sees nothing of the first round of others.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 120 24
sh mkdir -p home/Kompass
run --as ge=Gerd new --subject Åre --year 2026 home/Kompass/are.yaml
exit 0
run --as ge=Gerd line home/Kompass/are.yaml
type #1.1 = 5\r#1.2 = 8\r:settle 9 agreed\r:quit\r
exit 0
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run
wait 1 evaluation
waitgone reading
wait Total
screen
| ~/Kompass  1 evaluation  sorted: -year,subject
|    subject            year ed.  type     state        done     total changed   │Åre 2026
|>   Åre                2026 2010 municip… draft        2/45    hidden 2026-03-04│municipality, edition 2010, draft, 2 of
|                                                                                │45 scored
|                                                                                │Gerd
|                                                                                │are.yaml
|                                                                                │
|                                                                                │Total 9/800; colleagues' scores are
|                                                                                │hidden until yours are given
|                                                                                │1 Openness and dem…     9/100 █········
|                                                                                │2 Accessibility an…     -/100 ·········
|                                                                                │3 Political steeri…     -/100 ·········
|                                                                                │4 Leadership, resp…     -/100 ·········
|                                                                                │5 Results and effi…     -/100 ·········
|                                                                                │6 The municipality…     -/100 ·········
|                                                                                │7 Development of o…     -/100 ·········
|                                                                                │8 The municipality…     -/100 ·········
|                                                                                │
|                                                                                │
|                                                                                │
|                                                                                │
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                           ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
run --as ge
wait 1 evaluation
waitgone reading
wait Total 17/800
key C-q
exit 0
