# A search for a number finds different questions in different editions, and says so.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
sh mkdir -p home/Kompass
run --as ab=Anna new --subject Åre --year 2026 home/Kompass/new.yaml
exit 0
run --as ab=Anna new -q kommunkompassen-2002 --subject Åre --year 2007 home/Kompass/old.yaml
exit 0
run --as ab line home/Kompass/new.yaml
type #1.1 + clear goals\r:quit\r
exit 0
run --as ab line home/Kompass/old.yaml
type #1.1 + clear goals\r:quit\r
exit 0
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab
wait 2 evaluations
waitgone reading
type /question:1.1 goals
key Enter
wait 2 hits
screen
|2 hits: question:1.1 goals
|  these are of different editions, where one number is not one question:
|    edition:2010 shows those of one
|> Åre 2026  new.yaml
|    1.1  + clear goals (ab)
|  Åre 2007  old.yaml
|    1.1  + clear goals (ab)
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
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Esc
waitgone 2 hits
key Home C-w
type edition:2002\s
key Enter
wait 1 hit
absent these are of different editions
key C-q
wait 2 evaluations
key C-q
exit 0
