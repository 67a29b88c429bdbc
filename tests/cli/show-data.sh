#!/bin/sh
# kompass show --format csv and json: for programs, exact, the same in every language.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

"$KOMPASS" --as ab='Anna "AB" Berg' new -q skolkompass-liten --subject '=1+1, "Å"' --year 2011 s.yaml
t_insert s.yaml <<'END'
interviews:
- {id: i1, label: 1, by: ab, role: rektor, times: ["13:00-14:30"], persons: [P1 Berit]}
settled:
- {id: L1, state: points, points: 15.25, by: ab, people: [ab, gb], reason: talked}
scores:
- {id: L2/ab, state: points, points: 7.5}
- {id: L2/gb, state: points, points: 10}
- {id: L3/ab, state: not-assessed}
- {id: T1/ab, state: not-applicable, reason: no such thing}
entries:
- {id: e1, kind: strength, question: L1, by: ab, text: "a\tb \"c\" \\ \u2028\e\x7f\x85 å 😀\nd", sources: ["i1:4"]}
- {id: e2, kind: note, question: L2, by: gb, text: Noted}
- {id: e3, kind: strength, question: L2, by: gb, text: Secret, private: yes}
reported:
- {id: U1, points: 11.5}
- {id: total, points: 60}
END

run "$KOMPASS" --lang sv show --format csv s.yaml
t_is "csv: succeeds" "$status$err" 0
t_is "csv: header" "$(printf '%s\n' "$out" | sed -n 1p)" \
	subject,year,edition,code,level,points,max,percent,state,reported,low,high,settled
t_is "csv: total" "$(printf '%s\n' "$out" | sed -n 2p)" \
	"\"'=1+1, \"\"Å\"\"\",2011,1,total,total,26.75,$(printf '%s\n' "$out" | sed -n 2p | cut -d, -f8),,differs,60,34.25,36.75,"
rows=$(printf '%s\n' "$out" | sed 's/^".*",2011,//')
t_like "csv: settled" "$rows" '^1,L1,question,15.25,20,76,scored,,,,yes$'
t_like "csv: differs" "$rows" '^1,L2,question,,12,,differs,,7.5,10,$'
t_like "csv: not assessed" "$rows" '^1,L3,question,,8,,not-assessed,,,,$'
t_like "csv: not applicable" "$rows" '^1,T1,question,,0,,not-applicable,,,,$'
t_like "csv: untouched" "$rows" '^1,T2,question,,[0-9.]*,,untouched,,,,$'
t_like "csv: reported" "$rows" '^1,U1,question,11.5,12,96,scored,11.5,,,$'
t_is "csv: a row for each" "$(printf '%s\n' "$rows" | wc -l)" "$((1 + 1 + 3 + 10))"
run "$KOMPASS" show --format csv s.yaml s.yaml
t_is "csv: one header" "$(printf '%s\n' "$out" | grep -c '^subject,')" 1
t_is "csv: two files" "$(printf '%s\n' "$out" | grep -c ',total,total,')" 2

run "$KOMPASS" show --format json s.yaml s.yaml
t_is "json: succeeds" "$status$err" 0
t_is "json: no control characters" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\000-\037\177')" ""
t_like "json: escapes" "$out" '"text": "a\\tb \\"c\\" \\\\ \\u2028\\u001b\\u007f\\u0085 å 😀\\nd"'
t_like "json: finding" "$out" '{"id": "e1", "kind": "strength", "question": "L1", '
t_like "json: sources" "$out" '"sources": \[{"id": "i1", "label": "ab.I1", "at": "4"}\]'
t_like "json: settled" "$out" '{"code": "L1", "state": "points", "points": 15.25, "reason": "talked", "people": \["ab", "gb"\], "author": "ab"}'
t_like "json: range" "$out" '"code": "L2", .* "points": null, .* "state": "differs", "reported": null, "low": 7.5, "high": 10}'
t_like "json: origin" "$out" '"code": "U1", .* "reported": 11.5, "origin": "reported"}'
t_like "json: mixed" "$out" '"code": "total", .* "origin": "mixed"}'
t_unlike "json: no notes" "$out" 'Noted'
t_unlike "json: nothing private" "$out" 'Secret'
t_unlike "json: nobody's name" "$out" 'Berit'
t_unlike "json: no single scores" "$out" '"scores"'
if command -v python3 >/dev/null; then
	printf '%s\n' "$out" >out.json
	t_ok "json: another program reads it" python3 -c '
import json
d = json.load(open("out.json", encoding="utf-8"))
assert len(d["sessions"]) == 2
s = d["sessions"][0]
assert s["subject"]["name"] == "=1+1, \"Å\"", s["subject"]
assert s["evaluators"]["ab"] == "Anna \"AB\" Berg"
assert s["findings"][0]["text"] == "a\tb \"c\" \\ \u2028\x1b\x7f\x85 å \U0001f600\nd"
assert len(s["figures"]) == 14
'
	run "$KOMPASS" show --format json nothing.yaml
	t_is "json: no session: status" "$status" 2
	printf '%s\n' "$out" >none.json
	t_ok "json: no session: still json" python3 -c '
import json
assert json.load(open("none.json"))["sessions"] == []'
fi
run "$KOMPASS" --as ab show --format json --all s.yaml
t_like "json: --all has notes" "$out" 'Noted'
t_like "json: --all has scores" "$out" '{"code": "L2", "author": "gb", "state": "points", "points": 10}'
t_unlike "json: --all has not what others keep private" "$out" 'Secret'
t_done
