# Broken and hostile files are rows with their reasons; nothing of them reaches the
# terminal as it is.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 100 24
sh mkdir -p home/Kompass
copy sessions/botkyrka-2005-ed2002.yaml home/Kompass/botkyrka.yaml
write home/Kompass/torn.yaml
|kompass-session: "1.0"
|evaluation: 3
|subject
sh printf 'kompass-session: "1.0"\nx: \033]0;evil\007\n' >"home/Kompass/$(printf 'e\033[31mvil\342\200\256.yaml')"
sh printf 'a: 1\n' >home/Kompass/foreign.yaml
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 1 evaluation  2 broken
waitgone reading
screen
| ~/Kompass  1 evaluation  2 broken  sorted: -year,subject
|    subject                 year ed.   type      state      ver   done     total people   changed
|>   Botkyrka                2005 2002  municipa… imported        37/37   696/800          2026-03-04
|    broken: e^[[31mvil<U+202E>.yaml: 2:4: the control character U+001B cannot stand here as it is; …
|    broken: torn.yaml: 4:1: not YAML: could not find expected ':', while scanning a simple key (whi…
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
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort       ^P Commands  F1 Help  ^Q Quit
outlacks \e[31mvil
outlacks \e]0;evil
key End Enter
wait error:
screen
| ~/Kompass  1 evaluation  2 broken  sorted: -year,subject
|    subject                 year ed.   type      state      ver   done     total people   changed
|    Botkyrka                2005 2002  municipa… imported        37/37   696/800          2026-03-04
|    broken: e^[[31mvil<U+202E>.yaml: 2:4: the control character U+001B cannot stand here as it is; …
|>   broken: torn.yaml: 4:1: not YAML: could not find expected ':', while scanning a simple key (whi…
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
|torn.yaml:4:1: error: not YAML: could not find expected ':', while scanning a simple key (which
|began at line 3)
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort       ^P Commands  F1 Help  ^Q Quit
# What vanishes or turns into a folder meanwhile is told, and gone when looked at again.
key Home
sh rm home/Kompass/botkyrka.yaml
key Enter
wait botkyrka.yaml: No such file or directory
sh rm home/Kompass/torn.yaml
sh mkdir home/Kompass/torn.yaml
key F5
wait 0 evaluations  1 broken
type vil
wait 1 of 1
key C-q
exit 0
