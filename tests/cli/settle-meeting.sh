#!/bin/sh
# Three evaluators' scores in one file, settled in a meeting through the pipe.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
# Each sitting is a writer of its own.
unset KOMPASS_SEED

# lines WHO LINE...: entered by that evaluator.
lines()
{
	who=$1
	shift
	printf '%s\n' "$@" >entered
	run "$KOMPASS" --as "$who" line s.yaml <entered
}

"$KOMPASS" --as ab='Anna Berg' new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml >new
lines ab='Anna Berg' '#1.1 = 5' '#1.2 = 8' '#1.3 = 20' '#1.4 = 30' '#1.5 = 3'
t_is "the first has scored" "$status $err" "0 "

# The second sees nothing of it before having scored.
lines ge='Gun Ek' '#1.1' ':show' ':why' ':agenda'
t_match "the question is shown" "$out" '^at most 15 points'
t_ok "no score in it" sh -c '! printf "%s" "$1" | grep -q "= 5\|5 of 15"' - "$out"
t_ok "no sum tells of it either" sh -c '! printf "%s" "$1" | grep -q " 66 "' - "$out"
lines ge='Gun Ek' '#1.1 = 10 much better' '#1.1' ':show' '#1.2 = 8' '#1.3 = - nobody does' '#1.4 = 12' \
	'#1.5' ':scores' '#1.5 = 3'
t_like "after one's own, the colleague's is shown" "$out" '^  = 5  (ab)'
t_is "looking before is recorded" "$(sed -n '/^looked:/,/^[a-z]*:$/s/^- id: //p' s.yaml)" "1.5/ge"

# The agenda: 1.3 25 of 25, 1.4 18 * 18 / 30 = 10.8, 1.1 5 * 5 / 15 = 1.7.
lines ab '#1.1' ':agenda'
t_is "most at stake first" "$(printf '%s\n' "$out" | sed -n '2,4s/ .*//p' | tr '\n' ' ')" "1.3 1.4 1.1 "
# 5 + 8 + 0 + 12 + 3 at least; 10 + 8 + 20 + 30 + 3 and 700 that nobody scored.
t_like "with the total that is possible" "$out" \
	'^To settle: 3, most at stake first; the total may be 28 to 771$'
t_like "what both gave is to be taken over" "$out" '^1.2   8 of 20  '

lines ab '#1.4' ':later' '#1.3' ':settle 15 asked for, but seldom' '#1.1' \
	':settle 7,5 half of it is there' ':agree all' ':agenda'
t_is "settled" "$status $err" "0 "
t_like "what was put off is left" "$out" '^To settle: 1, '
t_like "and is said to be" "$out" '^1.4 .* at stake (put off)  '

# Another evaluator goes on later; the decision is still told, with what has changed.
lines ge '#1.1 = 12 even better' ':agenda' ':why 1.1'
t_like "what changed since is on the agenda again" "$out" '^1.1   5 to 12 of 15  7 at stake (changed since settled)  '
t_like "the decision" "$out" '^settled: 7.5 of 15 (50 %)$'
t_like "its reason" "$out" '^because: half of it is there$'
t_like "what it was settled on, and what changed" "$out" \
	'^  ge       10 of 15 (67 %)  much better; changed since: 12 of 15 (80 %)  even better$'
t_like "who took part" "$out" '^taking part: Anna Berg (ab), Gun Ek (ge)$'
t_match "when, and who wrote it" "$out" '^2010-04-20 1[0-9]:[0-9][0-9], written down by Anna Berg \(ab\)$'

# One who comes late is not asked for what is settled, nor does it ask again.
lines zz=Zoe '#1.2 = 1' ':agenda'
t_ok "settled questions are not open again" sh -c '! printf "%s" "$1" | sed "/^Scores that/,\$d" | grep -q "^1.2 "' - "$out"
t_like "but it is told" "$out" '^Settled, and scored otherwise only then$'

# What cannot be is refused, with the place; the rest is done.
lines ab '#1.4' ':agree' ':settle 31' ':settle - ' ':present nobody' ':later 2.1' ':settle 20' ':undo'
t_is "refused" "$status" 1
t_is "each with its line" "$(printf '%s\n' "$err" | sed -n 's/^standard input:\([0-9]*\):.*/\1/p' | tr '\n' ' ')" \
	"2 3 4 5 6 "
t_like "why not agreed" "$err" "1.4: a score is awaited from zz$\|1.4: the scores differ"
lines ab ':why 1.4'
t_ok "taken back" sh -c '! printf "%s" "$1" | grep -q "^settled"' - "$out"
run "$KOMPASS" show s.yaml
t_like "the table has the range" "$out" '^1.4 .* 12-30 *30 *differs$'
t_ok "but nobody's own score" sh -c '! printf "%s" "$1" | grep -q "ge 1[02]"' - "$out"
run "$KOMPASS" show --all s.yaml
t_like "with --all what each gave" "$out" '^    1.4: ab 30, ge 12$'
t_like "and both where it changed" "$out" '^    1.1: ab 5, ge 12 (when it was settled 10); settled 7.5$'
run "$KOMPASS" show --format csv s.yaml
t_like "the same in the CSV" "$out" ',1.4,question,,30,,differs,,12,30,$'
t_like "where it is marked too" "$out" ',1.1,question,7.5,15,50,scored,,,,changed$'
run "$KOMPASS" show --all --format json s.yaml
t_like "and in JSON" "$out" '"author": "ge", "since": "changed", "state": "points", "points": 10, "reason": "much better"'
run "$KOMPASS" check s.yaml
t_like "the file is sound" "$status" '^[01]$'
t_done
