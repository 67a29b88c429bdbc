#!/bin/sh
# kompass show: the table for people, findings, what is open.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

"$KOMPASS" --as ab='Anna Berg' new -q skolkompass-liten --subject 'Björkskolan' --year 2011 \
	--profile fristaende s.yaml
t_insert s.yaml <<'END'
interviews:
- {id: i1, label: 1, by: ab, role: rektor, times: ["13:00-14:30"], persons: [P1 Berit]}
documents:
- {id: d1, label: 2, by: gb, title: Plan}
settled:
- {id: L1, state: points, points: 15, reason: talked, settled-on: [ab xxxxxxxxxxxx]}
scores:
- {id: L1/ab, state: points, points: 14}
- {id: L2/ab, state: points, points: 7.5}
- {id: L2/gb, state: points, points: 10}
- {id: L3/ab, state: not-assessed}
- {id: T1/ab, state: not-applicable, reason: no such thing}
- {id: U1/ab, state: points, points: 12}
drafts:
- {id: t8, question: L2, by: gb, text: Half a wo}
entries:
- {id: e1, kind: strength, question: L1, by: ab, text: "A plan that is renewed every year, is known to all, and is tied to the budget.\nSecond line.", sources: ["d1:14", i1]}
- {id: e2, kind: weakness, question: L, by: gb, text: "No follow-up \e[2J"}
- {id: e3, kind: note, question: L2, by: gb, text: Noted by Georg}
- {id: e4, kind: ask, question: L2, by: gb, text: Ask them}
- {id: e5, kind: ask, question: L2, by: gb, text: Asked already, done: yes}
- {id: e6, kind: note, by: gb, text: In the inbox}
- {id: e7, kind: strength, question: L2, by: gb, text: Secret one, private: yes}
reported:
- {id: U1, points: 11}
END

run "$KOMPASS" --lang en show s.yaml
t_is "succeeds" "$status$err" 0
t_ok "80 columns" test "$(printf '%s\n' "$out" | wc -L)" -le 80
t_like "whose it is" "$out" '^Björkskolan 2011$'
t_like "by whom" "$out" '^Evaluated by Anna Berg (ab)$'
t_like "settled points" "$out" '^L1 .* 15 *20 *75$'
t_like "with what happened since" "$out" '(settled, a score changed since it was settled)'
t_like "those who differ, lowest to highest" "$out" '^L2 .* 7.5-10 *12 *differs$'
t_like "not assessed" "$out" '^L3 .* not assessed$'
t_like "not applicable" "$out" '^T1 .* 0 *not applicable$'
t_like "left out" "$out" '^U3 .* 0 *left out$'
t_like "untouched" "$out" '^U2 .* untouched$'
t_like "reported beside computed" "$out" '^U1 .* 12 *12 *100 *reported 11$'
t_like "the total from lowest to highest" "$out" 'Total .* 34.5-37 '
t_like "how much of it is done" "$out" '^Scored 2 of 9 questions asked\.$'
t_like "what is left out" "$out" '^Independent school: left out are U3; the total is as scored, of 90\.$'
t_like "what is not applicable" "$out" '^Not applicable: questions of .* points'
t_like "a finding" "$out" '^    L1     A plan that is renewed'
t_like "with its sources" "$out" 'Second line.  \[ab: gb.D2:14 ab.I1\]$'
t_like "of an area" "$out" '^    L      No follow-up'
t_is "no control characters" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\000-\037')" ""
t_unlike "no notes" "$out" 'Noted by Georg'
t_unlike "no questions to ask" "$out" 'Ask them'
t_unlike "no private ones" "$out" 'Secret one'
t_unlike "nobody's name" "$out" 'Berit'
t_like "but their number" "$out" '^Internal: 3 notes and questions to ask; --all shows them\.$'
t_like "things to ask" "$out" '^  1 thing to ask or check:$'
t_like "the inbox" "$out" '^  1 entry in the inbox$'
t_like "questions without a score" "$out" '^  [0-9]* questions without a common score:$'

run "$KOMPASS" --lang en --as ab show --all s.yaml
t_like "--all: notes" "$out" 'Noted by Georg'
t_like "--all: the inbox" "$out" 'In the inbox'
t_like "--all: what was asked" "$out" 'Asked already  \[gb\] (done)'
t_unlike "--all: not what others keep private" "$out" 'Secret one'
t_unlike "--all: no drafts" "$out" 'Half a wo'
run "$KOMPASS" --as gb show --all s.yaml
t_like "--all: what I keep private" "$out" 'Secret one'

run "$KOMPASS" --lang sv show s.yaml
t_like "Swedish questions" "$out" '^L2 *Hur används resultaten'

"$KOMPASS" --as ab='Anna Berg' new --subject Åre --profile district d.yaml
t_insert d.yaml <<'END'
reported:
- {id: "1", points: 58}
- {id: "2", points: 51}
- {id: "3", points: 75}
- {id: "4", points: 61}
- {id: "5", points: 72}
- {id: "6", points: 61}
- {id: "7", points: 31}
- {id: "8", points: 0}
- {id: total, points: 419}
END
run "$KOMPASS" --lang en show d.yaml s.yaml
t_like "a district's total" "$out" ' Total .* 409  *700  *58  *reported 419$'
t_like "the printed one beside it" "$out" '^A published table gives the total as 419; the parts come to 409\.$'
t_like "what it leaves out" "$out" '^City district: left out are 8; the total is as scored, of 700\.$'
t_like "whose points they are" "$out" '^All points are those of a published table\.$'
t_like "several files" "$out" '^Björkskolan 2011$'

"$KOMPASS" --as ab='Anna Berg' new -q kommunkompassen-2020 n.yaml
{
	echo scores:
	for i in 1 2 3 4 5 6 7; do
		echo "- {id: $i/ab, state: points, points: 62.5}"
	done
	echo '- {id: 8/ab, state: not-applicable, reason: none}'
} | t_insert n.yaml
run "$KOMPASS" show n.yaml
t_like "as scored and rescaled" "$out" '^As scored: 437.5 of 700\.  Rescaled: 500.0 of 800\.$'

run "$KOMPASS" show nothing.yaml s.yaml
t_is "a file that is not there: status" "$status" 2
t_like "a file that is not there: the others" "$out" '^Björkskolan 2011$'
head -n 20 s.yaml >cut.yaml
run "$KOMPASS" show cut.yaml
t_is "a damaged file: status" "$status" 1
t_like "a damaged file: where" "$err" '^cut.yaml:[0-9]*:[0-9]*: error: '
run "$KOMPASS" show
t_is "no file: status" "$status" 2
run "$KOMPASS" show --format xml s.yaml
t_is "no such format: status" "$status" 2
run "$KOMPASS" show --help
t_is "help: status" "$status$err" 0
run "$KOMPASS" shwo s.yaml
t_is "a command misspelt: status" "$status" 2
t_like "a command misspelt: what was meant" "$err" '^kompass: there is no command "shwo"; did you mean "show"?$'
t_done
