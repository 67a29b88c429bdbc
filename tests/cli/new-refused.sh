#!/bin/sh
# kompass new: what it refuses, and that nothing is written then.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

refused()
{
	run "$KOMPASS" --as ab=A new "$2" "$3" x.yaml
	t_is "$1: status" "$status" 2
	t_like "$1: says why" "$err" "$4"
	t_ok "$1: no file" test ! -e x.yaml
}

refused "a year of three digits" --year 201 '^kompass: --year: .*four digits'
refused "no such kind" --kind village '^kompass: --kind: .*municipality, district'
refused "a country in words" --country Sweden '^kompass: --country: .*two capitals'
refused "a population in words" --population many '^kompass: --population: .*whole number'
refused "a population below 0" --population -5 '^kompass: --population: .*whole number'
refused "no such profile" --profile nowhere '^kompass: --profile: .*no profile "nowhere"'
refused "an empty name" --subject '' '^kompass: --subject: '
refused "a name of two lines" --subject 'a
b' '^kompass: --subject: '
refused "a name that is not UTF-8" --subject "$(printf '\303(')" '^kompass: --subject: not UTF-8'
refused "no such questionnaire" -q nothing '^kompass: there is no questionnaire "nothing" in '
refused "no such questionnaire file" -q ./nothing.yaml '^kompass: ./nothing.yaml: No such file'
refused "no such previous session" --previous nothing.yaml '^kompass: nothing.yaml: No such file'
printf 'kompass-questionnaire: "1.0"\nid: x\n' >bad.yaml
refused "a questionnaire with faults" -q bad.yaml '^bad.yaml:1:1: error: the key "title" is missing'
refused "a previous session with faults" --previous bad.yaml '^bad.yaml:1:1: error: '
refused "an unknown option" --nonsense y '^kompass: unknown option --nonsense'

for word in edit line; do
	run "$KOMPASS" --as ab=A "$word" x.yaml </dev/null
	t_is "$word of nothing: what makes something" "$status $err" "2 kompass: x.yaml: No such file or directory
kompass: \"kompass new x.yaml\" makes a session"
	t_ok "$word of nothing: no file" test ! -e x.yaml
done

run "$KOMPASS" new x.yaml </dev/null
t_is "nobody known: status" "$status" 2
t_like "nobody known: what to do" "$err" '^kompass: who are you? use --as ID=NAME, or put .*/kompass/config.yaml$'
t_ok "nobody known: no file" test ! -e x.yaml
run "$KOMPASS" --as 'A B' new x.yaml
t_like "no short id" "$err" '^kompass: --as: "A B" is no short id'
run "$KOMPASS" --as "ab=$(printf 'A\033[2J')" new x.yaml
t_like "a name with control characters" "$err" '^kompass: --as: the name must be'
run "$KOMPASS" --as ab=A new
t_is "no file: status" "$status" 2
t_like "no file: usage" "$err" '^usage: kompass new '
run "$KOMPASS" --as ab=A new a.yaml b.yaml
t_is "two files: status" "$status" 2
run "$KOMPASS" --as ab=A new no/such/folder.yaml
t_is "no folder: status" "$status" 2
t_like "no folder: why" "$err" '^kompass: no/such/folder.yaml: No such file or directory'
mkdir folder
run "$KOMPASS" --as ab=A new --force folder
t_is "a folder: status" "$status" 2

mkdir -p "$XDG_CONFIG_HOME/kompass"
printf 'id: gb\nname: Georg Berg\n' >"$XDG_CONFIG_HOME/kompass/config.yaml"
run "$KOMPASS" new known.yaml
t_is "the settings know who" "$status$err" 0
t_like "with the name" "$(cat known.yaml)" '^  name: Georg Berg$'
run "$KOMPASS" --as gb new same.yaml
t_like "--as without a name takes theirs" "$(cat same.yaml)" '^  name: Georg Berg$'
run "$KOMPASS" --as xy new other.yaml
t_unlike "but not for somebody else" "$(cat other.yaml)" 'Georg'
printf 'idd: gb\nname: [x]\n' >"$XDG_CONFIG_HOME/kompass/config.yaml"
run "$KOMPASS" new faulty.yaml
t_is "faulty settings: status" "$status" 2
t_like "faulty settings: where" "$err" '/kompass/config.yaml:1:1: error: unknown key "idd"; did you mean "id"?'
t_like "faulty settings: all of them" "$err" '/kompass/config.yaml:2:7: error: '
t_done
