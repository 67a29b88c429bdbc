#!/bin/sh
# kompass new: a session file that can be worked with.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

run "$KOMPASS" --as ab='Anna Berg' new --subject 'Åre' --year 2010 --kind municipality \
	--code 2321 --country SE --population 10677 are.yaml
t_is "succeeds" "$status" 0
t_is "says nothing" "$out$err" ""
t_is "only for oneself" "$(stat -c %a are.yaml)" 600
t_is "begins with its key" "$(head -n 1 are.yaml)" 'kompass-session: "1.0"'
t_is "ends whole" "$(tail -n 1 are.yaml)" "..."
t_like "the default questionnaire" "$(cat are.yaml)" '^questionnaire: kommunkompassen-2010$'
t_like "holds the questions" "$(cat are.yaml)" 'Etik - hur hantera korruption'
t_like "the name" "$(cat are.yaml)" '^  value: Åre$'
t_like "the population" "$(grep -A4 '^- id: population$' are.yaml)" '^  value: "10677"$'
run "$KOMPASS" list -d . population:10000..20000 --format csv
t_like "which a query finds" "$out" '^Åre,2321,SE,municipality,10677,2010,'
t_like "the evaluator" "$(cat are.yaml)" '^  name: Anna Berg$'
run "$KOMPASS" check --strict are.yaml
t_is "is valid" "$status$out$err" 0

cp are.yaml before.yaml
run "$KOMPASS" --as ab='Anna Berg' new are.yaml
t_is "an existing file is refused" "$status" 2
t_like "with the way to do it" "$err" '^kompass: are.yaml: .*--force'
t_ok "and left alone" cmp are.yaml before.yaml
run "$KOMPASS" --as ab='Anna Berg' new --force are.yaml
t_is "--force replaces it" "$status" 0
t_ok "really" sh -c '! cmp -s are.yaml before.yaml'

KOMPASS_SEED=7 "$KOMPASS" --as ab=A new one.yaml
KOMPASS_SEED=7 "$KOMPASS" --as ab=A new two.yaml
t_ok "the same randomness gives the same file" cmp one.yaml two.yaml
KOMPASS_SEED=8 "$KOMPASS" --as ab=A new three.yaml
t_ok "another gives another evaluation" sh -c '! cmp -s one.yaml three.yaml'

run "$KOMPASS" --as ab=A new -q skolkompass-liten --profile fristaende school.yaml
t_is "another instrument" "$status$err" 0
t_like "with its profile" "$(cat school.yaml)" '^  value: fristaende$'

mkdir questionnaires
cp "$TOP/questionnaires/kommunkompassen-2002.yaml" questionnaires/mine.yaml
cp "$TOP/questionnaires/mapping-2002-2010.yaml" questionnaires/
run "$KOMPASS" --as ab=A new only.yaml
t_like "the only one in ./questionnaires" "$(cat only.yaml)" '^questionnaire: kommunkompassen-2002$'
cp "$TOP/questionnaires/skolkompass-liten.yaml" questionnaires/
run "$KOMPASS" --as ab=A new two-there.yaml
t_like "with two the default" "$(cat two-there.yaml)" '^questionnaire: kommunkompassen-2010$'

ln -s target.yaml link.yaml
cp are.yaml target.yaml
run "$KOMPASS" --as ab=A new --force link.yaml
t_is "a link stays one" "$(readlink link.yaml)" target.yaml
t_is "nothing is left behind" "$(find . -name '.*.tmp')" ""
t_done
