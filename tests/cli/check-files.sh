#!/bin/sh
# kompass check: faults of questionnaires and sessions, each at its place; exit status.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

for q in "$TOP"/questionnaires/*.yaml "$TESTDATA"/good/questionnaire/*.yaml \
	"$TESTDATA"/good/mapping/*.yaml; do
	run "$KOMPASS" check "$q"
	t_is "valid: ${q##*/}" "$status$out$err" 0
done

# A line of an .expect file is a place, where * is any number, and a pattern.
# What has no place of its own (something that is missing) begins with "error:".
for expect in "$TESTDATA"/bad/questionnaire/*.expect "$TESTDATA"/bad/mapping/*.expect; do
	name=$(basename "$expect" .expect)
	cp "${expect%.expect}.yaml" "$name.yaml"
	run "$KOMPASS" check "$name.yaml"
	missing=
	grep -v '^#' "$expect" | sed 's/^\*/[0-9]+/; s/^\([^:]*\):\*/\1:[0-9]+/' >t_patterns
	while IFS= read -r pattern; do
		printf '%s\n' "$err" | grep -qE "^$name.yaml: ?$pattern" || missing="$missing$pattern
"
	done <t_patterns
	wanted=0
	! grep -q 'error:' t_patterns || wanted=1
	t_is "faults: $name" "$status $missing" "$wanted " || t_say messages "$err"
done

printf 'kompass-aliases: "1.0"\naliases:\n- name: Lund\n  also: [Lunds kommun]\n' >names.yaml
run "$KOMPASS" check names.yaml
t_is "a list of aliases" "$status$err" 0
printf '  kode: "1"\n' >>names.yaml
run "$KOMPASS" check names.yaml
t_is "with a fault" "$status $(printf '%s' "$err" | sed 's/;.*//')" \
	'1 names.yaml:5:3: error: unknown key "kode"'

"$KOMPASS" --as ab=Anna new s.yaml
run "$KOMPASS" check s.yaml
t_is "a session" "$status$err" 0
sed '$d' s.yaml >cut.yaml
run "$KOMPASS" check cut.yaml
t_is "cut off: status" "$status" 1
t_like "cut off: says so" "$err" '^cut.yaml:[0-9]*:1: error: the end is missing'
t_insert s.yaml <<'END'
scores:
- {id: 9.9/ab, state: points, points: 1}
- {id: 1.1/ab, state: points, points: 99}
- {id: 1.2, state: points, points: a lot}
- {id: 1.2/ab}
END
run "$KOMPASS" check s.yaml
t_is "faults in a session: status" "$status" 1
t_is "faults in a session: all of them" "$(printf '%s\n' "$err" | grep -c '^s.yaml:[0-9]*:[0-9]*: error: ')" 5
grep -v '^kompass-session' s.yaml >headless.yaml
echo 'kompass-session: "1.0"' >moved.yaml
run "$KOMPASS" check moved.yaml
t_like "a session without anything" "$err" '^moved.yaml:1:1: error: the key "asked" is missing'
run "$KOMPASS" check headless.yaml
t_is "no known key: status" "$status" 1
run "$KOMPASS" check /dev/null
t_is "no file at all: status" "$status" 2
run "$KOMPASS" check . nothing.yaml
t_is "folders and absent files: status" "$status" 2
t_is "folders and absent files: a line each" "$(printf '%s\n' "$err" | grep -c '^kompass: ')" 2
head -c 3000 /dev/urandom >noise.yaml
run "$KOMPASS" check noise.yaml
t_is "noise: status" "$status" 1
run "$KOMPASS" check
t_is "no file: status" "$status" 2
run "$KOMPASS" check moved.yaml "$TOP/questionnaires/skolkompass-liten.yaml" nothing.yaml
t_is "several: the worst" "$status" 2
t_done
