#!/bin/sh
# One interview that two evaluators entered: offered, said to be one, shown once, parted again.

. "${TOP:?}/tests/cli/lib.sh"
t_setup

run "$KOMPASS" --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
KOMPASS_SEED=2 run "$KOMPASS" --as ab=Anna line s.yaml <<'EOF'
:interview new politik 60 Kommunstyrelsen
+ Målen följs upp
:interview stop
EOF
KOMPASS_SEED=3 KOMPASS_CLOCK=2010-04-20T13:01:00+02:00/60 run "$KOMPASS" --as ge=Gertrud line s.yaml <<'EOF'
:interview new politik 60 KS ordförande
+ Uppföljning av målen
- Svag dialog
:interview stop
:interview
EOF
t_is "a double is offered" "$(printf '%s\n' "$out" | sed -n 2,5p)" \
'ab.I1 ended    2010-04-20  Kommunstyrelsen
I1    ended    2010-04-20  KS ordförande
Entered twice, perhaps; Enter puts ":same" in the line
ab.I1 = I1  2010-04-20 13:00-13:02  Kommunstyrelsen / KS ordförande'

cp s.yaml before.yaml
KOMPASS_SEED=4 KOMPASS_CLOCK=2010-04-20T15:00:00+02:00/60 run "$KOMPASS" --as ge=Gertrud line s.yaml <<'EOF'
:same I1 ab.I1
:interview
:show
:coverage
EOF
t_is "one in the list" "$(printf '%s\n' "$out" | sed -n 2,3p)" \
'ab.I1 ended    2010-04-20  Kommunstyrelsen  = I1
Planned'
t_like "and for what was noted" "$out" '^2 + Uppföljning av målen  @ab\.I1$'
t_like "in coverage too" "$out" '^1\.1  *3  ab\.I1  '
t_is "the findings are untouched" "$(sed -n '/^entries:/,/^[a-z]*:$/p' s.yaml | grep -v '^[a-z]')" \
	"$(sed -n '/^entries:/,/^[a-z]*:$/p' before.yaml | grep -v '^[a-z]')"
t_is "one field was added" "$(diff before.yaml s.yaml | grep -c '^> *same-as: i')" 1
run "$KOMPASS" show --format json s.yaml
t_is "one in JSON" "$(printf '%s\n' "$out" | sed -n '/"interviews"/,/"documents"/p' | grep -c '"id"')" 1
t_like "with the other's label" "$out" '"label": "ab.I1", .*"same": \["ge.I1"\]'
t_is "and in its sources" "$(printf '%s\n' "$out" | grep -c '"sources": \[{"id": "i[^"]*", "label": "ab.I1"}\]')" 3
run "$KOMPASS" show s.yaml
t_like "and in the text" "$out" 'Uppföljning av målen  \[ge: ab\.I1\]'
t_ok "the file is valid" "$KOMPASS" check s.yaml

KOMPASS_SEED=5 KOMPASS_CLOCK=2010-04-20T16:00:00+02:00/60 run "$KOMPASS" --as ab=Anna line s.yaml <<'EOF'
:same ge.I1 no
:show
:same I1 I1
:same I1 ge.I4
:same I1 no
EOF
t_like "parted again" "$out" '^2 + Uppföljning av målen  @ge\.I1$'
t_is "what cannot be is refused" "$(printf '%s\n' "$err" | cut -d: -f2-)" \
'4:1: error: there is no I4; ":interview" lists interviews and starts one
5:1: error: I1 is not joined with another'

t_done
