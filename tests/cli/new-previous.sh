#!/bin/sh
# kompass new --previous: what comes along of an earlier evaluation, and what does not.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

"$KOMPASS" --as ab=Anna new --subject Åre --year 2010 --code 2321 --country SE --population 10677 --profile district old.yaml
long=$(printf '%095d' 1)
t_insert old.yaml <<END
settled:
- {id: "1.1", state: points, points: 8.25, reason: internal talk}
- {id: "1.3", state: not-assessed}
scores:
- {id: 1.1/ab, state: points, points: 7}
- {id: 1.2/ab, state: points, points: 10}
- {id: 1.4/ab, state: points, points: 10}
- {id: 1.4/gb, state: points, points: 12}
- {id: 1.5/ab, state: not-applicable, reason: none}
entries:
- {id: e1, kind: strength, question: "1.1", by: ab, text: As noted, wording: As written, sources: [i1]}
- {id: e2, kind: note, question: "1.1", by: ab, text: A note}
- {id: e3, kind: ask, question: "1.1", by: ab, text: A question}
- {id: e4, kind: weakness, question: "1.1", by: ab, text: A secret, private: yes}
- {id: e5, kind: weakness, question: "1.1", by: ab, text: Not chosen, report: no}
- {id: e6, kind: weakness, by: ab, text: In the inbox}
- {id: e$long, kind: example, question: "1", by: ab, text: A long id}
texts:
- {id: summary, text: All in all.}
- {id: question/1.1, text: About plans.}
reported:
- {id: "2", points: 51}
- {id: "2.1", points: 7.5}
END

run "$KOMPASS" --as cd=Cecilia new --previous old.yaml new.yaml
t_is "succeeds" "$status$out$err" 0
run "$KOMPASS" check --strict new.yaml
t_is "is valid" "$status$err" 0
subject=$(sed -n '/^subject:/,/^evaluators:/p' new.yaml | grep -v '^  at:\|^  sum:')
t_is "the same municipality, without its year and population" "$(printf '%s\n' "$subject" | sed '/^[a-z]/d' | tr -d '\n')" \
	'- id: code  value: "2321"- id: country  value: SE- id: name  value: Åre- id: profile  value: district'
previous=$(sed -n '/^previous:/,/^asked:/p' new.yaml)
# An item's fields on one line, without its version.
items=$(printf '%s\n' "$previous" | sed '1d;/^  at:/d;/^  sum:/d' | tr '\n' ' ' | sed 's/ - id: /\n/g')
t_like "a settled score" "$items" '^score/1.1   state: points   points: 8.25   max: 15$'
t_like "one that all share" "$items" '^score/1.2   state: points   points: 10   max: 20$'
t_like "not assessed" "$items" '^score/1.3   state: not-assessed   max: 25$'
t_unlike "none where they differ" "$items" '^score/1.4 '
t_like "not applicable" "$items" '^score/1.5   state: not-applicable   max: 10$'
t_like "a reported one" "$items" '^score/2.1   state: points   points: 7.5   max: 15$'
t_like "a finding" "$items" 'entry/e1   kind: strength   question: "1.1"   text: As noted   wording: As written$'
t_like "with too long an id" "$items" '^entry/[a-z0-9]*   kind: example .* text: A long id$'
t_like "a text" "$items" '^text/question/1.1   text: About plans.$'
t_like "whose it was" "$items" '^subject/name   value: Åre$'
t_like "when" "$items" '^subject/year   value: "2010"$'
t_like "the edition" "$items" '^subject/edition   value: "2010"$'
t_like "the questionnaire" "$items" '^subject/questionnaire   value: kommunkompassen-2010'
for internal in 'A note' 'A question' 'A secret' 'Not chosen' 'In the inbox' 'internal talk' 'i1'; do
	t_unlike "not: $internal" "$items" "$internal"
done

sed 's/text: As noted/report: yes, text: As noted/; s/^  name: Anna$/&\n- id: gb\n  name: Georg/' old.yaml >two.yaml
run "$KOMPASS" --as cd=Cecilia new --previous two.yaml chosen.yaml
t_is "two evaluators: succeeds" "$status$err" 0
t_like "two evaluators: what they chose" "$(cat chosen.yaml)" 'As written'
t_unlike "two evaluators: not the rest" "$(cat chosen.yaml)" 'A long id'

run "$KOMPASS" --as cd=Cecilia new -q kommunkompassen-2002 --previous old.yaml other.yaml
t_is "another edition: succeeds" "$status" 0
t_unlike "another edition: another's profile is not taken over" "$(cat other.yaml)" '^- id: profile'
t_like "another edition: says so" "$err" '^kompass: old.yaml used another questionnaire (kommunkompassen-2010, edition 2010)'
run "$KOMPASS" --as cd=Cecilia new --previous old.yaml --subject 'Åre stad' --code 2322 named.yaml
t_is "what is given goes before" "$(sed -n '/^subject:/,/^evaluators:/s/^  value: //p' named.yaml | tr '\n' ' ')" \
	'"2322" SE Åre stad district '
t_done
