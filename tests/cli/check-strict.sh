#!/bin/sh
# kompass check --strict: what does not fit together, printed tables among it.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

"$KOMPASS" --as ab=Anna new -q kommunkompassen-2002 --subject Söderhamn --year 2008 s.yaml
cp s.yaml plain.yaml
t_insert s.yaml <<'END'
reported:
- {id: "7.1", points: 8, percent: 40}
- {id: "7.2", points: 10, percent: 50}
- {id: "7.3", points: 7, percent: 35}
- {id: "7.4", points: 10, percent: 50}
- {id: "7.5", points: 12, percent: 65}
- {id: "7", points: 47}
END
run "$KOMPASS" check s.yaml
t_is "without --strict it is valid" "$status$err" 0
run "$KOMPASS" check --strict s.yaml
t_is "with it there is a warning" "$status" 1
t_is "only one" "$(printf '%s\n' "$err" | grep -c ': warning: ')" 1
t_like "which" "$err" '^s.yaml: warning: 7.5: the table gives 65 per cent, but 12 of 20 points is another share$'
t_like "a hint for what a hand wrote" "$err" '^s.yaml: hint: 6 items were changed by hand$'
t_is "nothing on standard output" "$out" ""

cp plain.yaml h.yaml
t_insert h.yaml <<'END'
texts:
- {id: summary, text: by hand}
END
run "$KOMPASS" check --strict h.yaml
t_is "hints alone are no finding" "$status" 0
t_like "but printed" "$err" '^h.yaml: hint: 1 item was changed by hand$'
run "$KOMPASS" check h.yaml
t_is "without --strict not even that" "$status$err" 0

sed 's/^\( *sv: \)Hur informeras medborgarna?$/\1Changed/' plain.yaml >q.yaml
run "$KOMPASS" check --strict q.yaml
t_is "changed questions: status" "$status" 1
t_like "changed questions: says so" "$err" '^q.yaml: warning: the questions inside are not those'

{ echo '# mine'; cat plain.yaml; } >c.yaml
run "$KOMPASS" check --strict c.yaml
t_is "comments: status" "$status" 1
t_like "comments: will be lost" "$err" '^c.yaml: warning: comments will be lost'
run "$KOMPASS" check c.yaml
t_is "comments: silent without --strict" "$status$err" 0

cp plain.yaml e.yaml
t_insert e.yaml <<'END'
entries:
- {id: e1, kind: strength, question: "1.1", by: zz, text: "x \e[2J"}
END
run "$KOMPASS" check --strict e.yaml
t_like "control characters are shown" "$err" '^e.yaml: warning: 1.1: strength without a source: "x ^\[\[2J"$'
t_like "who is zz?" "$err" '^e.yaml: warning: nobody is named who has the short id zz$'
t_done
