#!/bin/sh
# kompass sign: what may be signed, by whom, what is told of it; two signatures apart.
. "${TOP:?}/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup

"$KOMPASS" --as ab='Anna Berg' new -q skolkompass-liten --subject Björkskolan --year 2011 s.yaml
cp s.yaml new.yaml
run "$KOMPASS" --lang en --as ab='Anna Berg' sign s.yaml
t_is "what is open is not signed" "$status" 1
t_like "and is listed" "$err" '^kompass: s.yaml: L1     awaited: ab$'
t_like "with the way out" "$err" '^kompass: s.yaml: not signed; --anyway REASON signs all the same$'
t_ok "nothing was written" cmp s.yaml new.yaml
for code in L1 L2 L3 T1 T2 T3 T4 U1 U2 U3; do printf '#%s\n:settle 1\n' "$code"; done |
	"$KOMPASS" --as ab='Anna Berg' line s.yaml
echo 'seen' | "$KOMPASS" --as ge='Georg Ek' line s.yaml
cp s.yaml other.yaml
cp s.yaml late.yaml
cp s.yaml open.yaml
cp s.yaml before.yaml
run "$KOMPASS" --lang en show s.yaml
t_like "a draft says so" "$out" '^DRAFT: not signed\.$'
run env KOMPASS_LOCALEDIR="$catalogues" "$KOMPASS" --lang sv show s.yaml
t_like "in Swedish" "$out" '^UTKAST: inte fastställd\.$'
run "$KOMPASS" --lang en check --strict s.yaml
t_unlike "check says nothing of it" "$err" 'signed'

run "$KOMPASS" --lang en --as ab sign s.yaml
t_is "signed, by all evaluators" "$status $out" "0 s.yaml: signed 2010-04-20 by Anna Berg, Georg Ek"
run "$KOMPASS" --lang en show s.yaml
t_like "show says who and when" "$out" '^Version 1, signed 2010-04-20 by Anna Berg, Georg Ek\.$'
t_unlike "it is no draft" "$out" 'DRAFT'
run "$KOMPASS" --lang en check --strict s.yaml
t_like "check too" "$err" '^s.yaml: hint: signed 2010-04-20 by Anna Berg, Georg Ek$'
cp s.yaml signed.yaml
run "$KOMPASS" --lang en --as ge sign s.yaml
t_match "not twice" "$status $err" '^2 .*signed 2010-04-20 by Anna Berg, Georg Ek; ":reopen REASON" opens it'
run sh -c 'echo note | "$KOMPASS" --lang en --as ge line s.yaml'
t_match "and nothing is written any more" "$status $err" '^1 .*signed 2010-04-20 by .*:reopen REASON'
run sh -c '"$KOMPASS" --as ge restore s.yaml'
t_is "nor restored" "$status" 2
t_ok "byte for byte" cmp s.yaml signed.yaml

# What the signing had not seen comes late, from another laptop.
echo 'a late note' | KOMPASS_SEED=2 "$KOMPASS" --as ge line late.yaml
# Their items in one file are what merging would make of it.
awk '/^entries:/ { is_in = 1; next } /^[a-z]/ { is_in = 0 } is_in' late.yaml >late-entries
awk '/^entries:/ { print; while ((getline line < "late-entries") > 0) print line; is_in = 1; next }
	/^[a-z]/ { is_in = 0 } !is_in' signed.yaml >s.yaml
run "$KOMPASS" --lang en show s.yaml
t_like "changed since" "$out" '^CHANGED since it was signed\.$'
run "$KOMPASS" --lang en check --strict s.yaml
t_match "check warns" "$status $err" '^(1 )?s.yaml: warning: changed since it was signed 2010-04-20 by Anna Berg, Georg Ek$'

KOMPASS_SEED=3
run "$KOMPASS" --lang en --as ge reopen --reason 'a figure was mistyped' s.yaml
t_is "reopened" "$status" 0
run "$KOMPASS" --lang en show s.yaml
t_like "which leaves its trace" "$out" \
	'^Version 1 was signed 2010-04-20 by Anna Berg, Georg Ek, and reopened 2010-04-20 by Georg Ek: a figure was mistyped$'
t_like "and it is a draft again" "$out" '^DRAFT: not signed\.$'
KOMPASS_SEED=4
run "$KOMPASS" --lang en --as ge sign --by ge --by 'Berit Ö, rektor' s.yaml
t_is "signed again, by those named" "$status $err$out" "0 s.yaml: signed 2010-04-20 by Georg Ek, Berit Ö, rektor"
run "$KOMPASS" --lang en show s.yaml
t_like "as version 2" "$out" '^Version 2, signed 2010-04-20 by Georg Ek, Berit Ö, rektor\.$'
if command -v python3 >/dev/null; then
	"$KOMPASS" show -f json s.yaml >s.json
	t_is "all of it in JSON" "$(python3 -c '
import json
for s in json.load(open("s.json"))["sessions"][0]["signed"]:
    print(s["version"], s["people"], s["standing"], s["changed"], s.get("reopened", {}).get("reason"))')" \
		"1 ['Anna Berg', 'Georg Ek'] False True a figure was mistyped
2 ['Georg Ek', 'Berit Ö, rektor'] True False None"
fi

# All the same, with a reason; a conflict never.
run "$KOMPASS" --lang en --as ab='Anna Berg' sign --anyway 'ge is ill' new.yaml
t_is "signed although things are open" "$status" 0
run "$KOMPASS" --lang en show new.yaml
t_like "the reason stays" "$out" '^It was signed although matters were open: ge is ill$'
t_insert open.yaml <<'END'
texts:
- {id: summary, at: {w000000001: 1}, text: This}
- {id: summary, at: {w000000002: 1}, text: That}
END
run "$KOMPASS" --lang en --as ab sign --anyway 'no matter' open.yaml
t_match "but no conflict" "$status $err" 'not signed: conflicts must be settled first'
t_is "found" "$status" 1

run "$KOMPASS" --as ab sign --anyway ' ' other.yaml
t_is "a reason is needed" "$status" 2
run "$KOMPASS" --as ab sign --by '' other.yaml
t_is "a name is" "$status" 2
run "$KOMPASS" --as ab sign
t_is "a file is" "$status" 2
run "$KOMPASS" sign --help
t_is "help" "$status" 0
t_ok "nothing of that wrote" cmp other.yaml before.yaml
t_done
