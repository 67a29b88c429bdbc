# Who is working is asked where somebody begins to write, once; Ctrl-C is meant then.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 80 24
sh mkdir -p home/Kompass
run --as ge=Gerd new --subject Åre --year 2026 home/Kompass/are.yaml
exit 0
run
wait 1 evaluation
waitgone reading
key Enter
wait Your short id
key C-c
exit INT

run
wait 1 evaluation
waitgone reading
key Enter
wait Your short id
type ab\r
wait Your full name
type Anna Berg\r
wait 1.1 >
key C-q
wait 1 evaluation
key Enter
wait 1.1 >
key C-q
wait 1 evaluation
key C-q
exit 0
file home/.config/kompass/config.yaml contains id: ab
