#!/bin/sh
# Several files made one: nothing is lost, it is told what came from whom, and
# what does not belong together is not merged by accident.
. "$TOP/tests/cli/lib.sh"
t_setup
kompass=$KOMPASS

export KOMPASS_CLOCK
new() { "$kompass" --as no=Nora new -q skolkompass-liten "$@" || exit 99; }
# line WHO FILE: entries from standard input
line() { "$kompass" --as "$1" line "$2" >line.out 2>&1 || { cat line.out; exit 99; }; }

new --subject Skolan --year 2010 base.yaml
for id in $("$kompass" show --format csv base.yaml | awk -F, '$5 == "question" { print $4 }'); do
	echo "#$id"
	echo "+ finding on $id"
	echo "= 1"
done >all
cp base.yaml anna.yaml
cp base.yaml bo.yaml
cp base.yaml late.yaml
line ab=Anna anna.yaml <all
sed 's/finding on/weakness of/; s/+/!/' all >all-bo
KOMPASS_SEED=2 line bo=Bo bo.yaml <all-bo
printf '#L1\n= 3\n> a text for the report\n' | KOMPASS_SEED=3 line bo bo.yaml
cp anna.yaml anna.before
cp bo.yaml bo.before

run "$kompass" merge -o team.yaml anna.yaml bo.yaml
t_is "differing scores: done, with something found" "$status" 1
t_is "says what came from whom" "$err" "anna.yaml: 10 entries, 10 scores, 1 other item that no other has
bo.yaml: 10 entries, 10 scores, 1 report text, 1 other item that no other has
team.yaml: written
scores differ on 1 question"
t_is "the inputs stay" "$(cmp anna.yaml anna.before; cmp bo.yaml bo.before)" ""
t_is "each finding is there once" "$(grep -c 'text: finding on\|text: weakness of' team.yaml)" 20
t_is "the file is the owner's" "$(stat -c %a team.yaml)" 600
run "$kompass" check team.yaml
t_is "it is a good session" "$status$err" 0
run "$kompass" merge bo.yaml anna.yaml
t_is "in another order, to standard output: the same bytes" "$(printf '%s\n' "$out" | cmp - team.yaml)" ""
run "$kompass" merge team.yaml bo.yaml anna.yaml team.yaml
t_is "again and again: the same bytes" "$(printf '%s\n' "$out" | cmp - team.yaml)" ""
t_like "a file given twice is told" "$err" '^team.yaml: holds the same as team.yaml$'
t_like "and an older copy" "$err" '^bo.yaml: nothing that the others lack$'
ln -s bo.yaml link.yaml
run "$kompass" merge --unfinished bo.yaml link.yaml
t_match "nothing differs" "$status $err" '^nothing differs$'
t_is "done" "$status" 0

# Files that are there.
cp team.yaml there.yaml
run "$kompass" merge -o team.yaml anna.yaml bo.yaml
t_match "an existing file stays" "$status $err" '^2 kompass: team.yaml: .*--force'
run "$kompass" merge --force -o team.yaml anna.yaml bo.yaml
t_like "the same again" "$err" '^team.yaml: unchanged$'
KOMPASS_CLOCK=2010-05-01T13:00:00+02:00
run "$kompass" merge --force -o anna.yaml anna.yaml bo.yaml
t_like "onto one of the inputs" "$err" '^anna.yaml: replaced$'
t_ok "it is the merge" cmp anna.yaml team.yaml
"$kompass" history --show 1 anna.yaml >kept
t_ok "what was there is kept" cmp kept anna.before
cp anna.before anna.yaml
mkdir folder
run "$kompass" merge --force -o folder anna.yaml bo.yaml
t_match "not onto a folder" "$status $err" '^2 kompass: folder: '
run "$kompass" merge -o no/such/team.yaml anna.yaml bo.yaml
t_match "not where there is no folder" "$status $err" '^2 kompass: no/such/team.yaml: '
ln anna.yaml hard.yaml
run "$kompass" merge --force -o hard.yaml anna.yaml bo.yaml
t_match "not where links would be parted" "$status $err" '^2 kompass: hard.yaml: .*hard links'
rm hard.yaml
run "$kompass" merge anna.yaml
t_match "two at least" "$status $err" '^2 kompass: .*two files'

# The late third: what is settled is not asked again.
printf '#L1\n:settle 3 agreed\n' | KOMPASS_SEED=4 line ab team.yaml
KOMPASS_SEED=5 line ge=Gerd late.yaml <all
run "$kompass" merge -o all.yaml team.yaml late.yaml
t_match "a late score is told" "$status $err" '^scored after it was settled, otherwise: L1$'
t_unlike "but not as a difference" "$err" 'differ'
t_is "and nothing is left to do" "$status" 0
t_like "what was settled stands" "$("$kompass" show --format csv all.yaml)" 'L1,question,3,'

# Somebody changes a score that was settled on: both are told.
printf '#L1\n= 2 after all\n' | KOMPASS_SEED=6 line ab anna.yaml
run "$kompass" merge -o changed.yaml team.yaml anna.yaml
t_match "what changed since it was settled is told" "$status $err" '^changed since settled: L1$'
t_is "as something to look at" "$status" 1
"$kompass" --as ab sign --anyway 'they are ill' team.yaml 2>/dev/null
run "$kompass" merge team.yaml anna.yaml
t_match "what was signed has changed, and that is told" "$err" 'signed .*by Anna.*changed since'
cp anna.before anna.yaml

# Guards: each by itself, then all at once.
sed 's/value: Skolan/value: Annan skola/' bo.yaml >other.yaml
run "$kompass" merge -o x.yaml anna.yaml other.yaml
t_is "another municipality" "$status $err" "2 kompass: another municipality: Skolan in anna.yaml, Annan skola in other.yaml; --other-subject merges all the same
kompass: nothing was merged"
t_ok "nothing is written" test ! -e x.yaml
run "$kompass" merge --other-subject anna.yaml other.yaml
t_is "overruled" "$status" 1
sed 's/value: "2010"/value: "2009"/' bo.yaml >other.yaml
run "$kompass" merge anna.yaml other.yaml
t_match "another year" "$status $err" '^2 kompass: another year: 2010 in anna.yaml, 2009 in other.yaml; --other-subject '
new --subject 'SKOLAN' --code 0180 --year 2010 code1.yaml
new --subject 'Skolans namn' --code 0180 --year 2010 code2.yaml
new --subject 'Skolan' --code 0181 --year 2010 code3.yaml
run "$kompass" merge --same --unfinished code1.yaml code2.yaml
t_is "with one code a name may be spelt in two ways" "$status" 1
run "$kompass" merge --same --unfinished code1.yaml code3.yaml
t_match "another code" "$status $err" 'another municipality code: 0180 in code1.yaml, 0181 in code3.yaml; --other-subject '
run "$kompass" merge --same --unfinished --other-subject -o joint.yaml code1.yaml code3.yaml
for files in "joint.yaml code1.yaml code3.yaml" "code3.yaml code1.yaml joint.yaml" \
	"code1.yaml joint.yaml code3.yaml"; do
	run "$kompass" merge --unfinished $files
	t_is "what holds both agrees with both: $files" "$status $(cmp joint.yaml t_out)" "1 "
done

sed 's/name: Bo$/name: Boel/' bo.yaml >other.yaml
run "$kompass" merge bo.yaml anna.yaml other.yaml
t_match "one id, two names" "$status $err" '^2 kompass: one evaluator id for two people: bo=Bo in bo.yaml, bo=Boel in other.yaml; --same-evaluator '
run "$kompass" merge --same-evaluator bo.yaml anna.yaml other.yaml
t_is "overruled too" "$status" 1

cp base.yaml half.yaml
printf '= 1\n' | KOMPASS_SEED=6 line ge=Gerd half.yaml
cp half.yaml late.yaml
KOMPASS_SEED=8 line ge=Gerd late.yaml <all
run "$kompass" merge anna.yaml half.yaml
t_match "not finished, how much and who" "$status $err" \
	'^2 kompass: half.yaml is not finished: Gerd has no answer to 9 questions: L2 L3 .*; --unfinished '
run "$kompass" merge --unfinished anna.yaml half.yaml
t_is "overruled as well" "$status" 0
run "$kompass" merge anna.yaml half.yaml late.yaml
t_is "an older copy of what is finished does not matter" "$status" 0
run "$kompass" merge anna.yaml base.yaml
t_is "nor does what both began with" "$status" 0

KOMPASS_SEED=9 new --subject Skolan --year 2010 apart.yaml
KOMPASS_SEED=7 line ge=Gerd apart.yaml <all
run "$kompass" merge anna.yaml apart.yaml
t_match "begun apart" "$status $err" '^2 kompass: begun apart, .* in anna.yaml, .* in apart.yaml; --same '
run "$kompass" merge --same -o joined.yaml anna.yaml apart.yaml
t_is "joined" "$status $(grep -c '^also: \[' joined.yaml)" "0 1"
run "$kompass" merge bo.yaml joined.yaml
t_is "what comes late is not asked about" "$status" 1
cp "$t_dir/t_out" one
run "$kompass" merge --same apart.yaml bo.yaml anna.yaml
t_ok "and it is the same as all at once" cmp one t_out
run "$kompass" merge bo.yaml apart.yaml
t_is "those two alone know nothing of each other" "$status" 2
run "$kompass" merge apart.yaml bo.yaml joined.yaml
t_is "with a third that does they are one" "$status" 1

# Another questionnaire: one whose codes are all there, and one whose are not.
sed 's/edition: "1"/edition: "2"/; s/^hash: "../hash: "00/' bo.yaml >ed2.yaml
run "$kompass" merge anna.yaml ed2.yaml
t_match "another edition" "$status $err" '^2 kompass: another questionnaire: skolkompass-liten 1 in anna.yaml, skolkompass-liten 2 in ed2.yaml; --other-questionnaire '
run "$kompass" merge --other-questionnaire -o ab.yaml anna.yaml ed2.yaml
t_is "overruled: merged" "$status" 1
run "$kompass" merge --other-questionnaire -o ba.yaml ed2.yaml anna.yaml
t_ok "the order does not choose" cmp ab.yaml ba.yaml
t_is "the later edition stands" "$(grep '^edition' ab.yaml)" 'edition: "2"'
"$kompass" --as xy=X new -q kommunkompassen-2010 --subject Skolan --year 2010 k.yaml
run "$kompass" merge --other-questionnaire --same --unfinished k.yaml anna.yaml
t_match "no place for what is there" "$status $err" '^2 kompass: anna.yaml: .* no place for what is on L1 L2 .*[0-9]$'
run "$kompass" merge --other-questionnaire --same --unfinished anna.yaml k.yaml
t_match "in any order" "$status $err" '^2 kompass: anna.yaml: .* no place for what is on L1 L2 '
sed 's/^hash: "../hash: "ff/' bo.yaml >content.yaml
run "$kompass" merge anna.yaml content.yaml
t_match "another content" "$status $err" '^2 kompass: another content .* in anna.yaml, .* in content.yaml; --other-content '
run "$kompass" merge --other-content -o ab2.yaml anna.yaml content.yaml
run "$kompass" merge --other-content -o ba2.yaml content.yaml anna.yaml
t_ok "overruled, in any order" cmp ab2.yaml ba2.yaml

run "$kompass" merge other.yaml ed2.yaml apart.yaml half.yaml code3.yaml
t_is "all that speaks against it is told at once" \
	"$(printf '%s\n' "$err" | sed 's/.*; --\([a-z-]*\) merges.*/\1/; s/kompass: //' | sort -u | tr '\n' ' ')" \
	"nothing was merged other-questionnaire same same-evaluator unfinished "
t_done
