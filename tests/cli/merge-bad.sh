#!/bin/sh
# Files that cannot be merged: each is named with its fault, and nothing is
# written or changed, whatever the others are.
. "$TOP/tests/cli/lib.sh"
t_setup
kompass=$KOMPASS

"$kompass" --as ab=Anna new -q skolkompass-liten --subject Skolan --year 2010 good.yaml
cp good.yaml other.yaml
printf '+ kept\n= 1\n' | "$kompass" --as ab line good.yaml
printf '! kept too\n= 2\n' | KOMPASS_SEED=2 "$kompass" --as ge=Gert line other.yaml
cp good.yaml good.before
cp other.yaml other.before
echo old >old.yaml

# t_bad WHAT FILE MESSAGE: refused first, last, onto a new file, onto an old one.
t_bad()
{
	run "$kompass" merge --unfinished -o new.yaml good.yaml "$2" other.yaml
	t_match "$1: named" "$err" "$3"
	t_is "$1: status" "$status" 2
	t_is "$1: nothing on standard output" "$out" ""
	LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" t_err
	t_is "$1: no control byte in the message" "$?" 1
	run "$kompass" merge --unfinished --force -o old.yaml "$2" good.yaml
	t_is "$1: as the first" "$status" 2
	t_is "$1: nothing is written" "$(ls new.yaml 2>/dev/null; cat old.yaml)" old
	t_is "$1: no other file either" "$(ls -A | grep -c tmp)" 0
	t_ok "$1: the others stay" sh -c 'cmp good.yaml good.before && cmp other.yaml other.before'
}

t_bad "not there" no.yaml '^kompass: no.yaml: No such file'
mkdir folder.yaml
t_bad "a folder" folder.yaml '^kompass: folder.yaml: '
mkfifo pipe.yaml
t_bad "a pipe" pipe.yaml '^kompass: pipe.yaml: '
: >empty.yaml
t_bad "empty" empty.yaml '^empty.yaml:[0-9]+:[0-9]+: error: '
head -c 3000 good.yaml >cut.yaml
t_bad "cut off" cut.yaml '^cut.yaml:[0-9]+:[0-9]+: error: '
sed '$d' good.yaml >cut.yaml
t_bad "without its end" cut.yaml '^cut.yaml:[0-9]+:1: error: .*cut off'
cp "$TOP/questionnaires/skolkompass-liten.yaml" foreign.yaml
t_bad "a questionnaire" foreign.yaml '^foreign.yaml:[0-9]+:[0-9]+: error: .*kompass-session'
printf 'subject;year\nLund;2010\n' >foreign.yaml
t_bad "a table" foreign.yaml '^foreign.yaml:[0-9]+:[0-9]+: error: '
head -c 5000 /dev/urandom >random.yaml
t_bad "noise" random.yaml '^random.yaml:[0-9]+:[0-9]+: error: '
sed 's/text: kept/text: "\\e]0;owned\\a"/; s/^evaluation: .*/evaluation: "a\\e[31mb"/' good.yaml >hostile.yaml
t_bad "control bytes" hostile.yaml '^hostile.yaml:[0-9]+:[0-9]+: error: '
sed 's/^evaluators:/evaluators: \&a/; s/^scores:/scores: *a\nmore:/' good.yaml >hostile.yaml
t_bad "anchors" hostile.yaml '^hostile.yaml:[0-9]+:[0-9]+: error: '
sed 's/"1\.0"/"2.0"/' good.yaml >later.yaml
t_bad "a later format" later.yaml '^later.yaml:1:[0-9]+: error: format 2.0 '
{ cat good.yaml; echo '<<<<<<< ours'; } >marked.yaml
t_bad "conflict markers" marked.yaml '^marked.yaml:[0-9]+:1: error: .*git'
{ cat good.yaml; head -c 17000000 /dev/zero | tr '\0' '#'; } >large.yaml
t_bad "17 MB" large.yaml '^large.yaml:1:1: error: .*larger than 16 MB'
rm large.yaml
if [ "$(id -u)" -ne 0 ]; then
	cp good.yaml closed.yaml
	chmod 0 closed.yaml
	t_bad "unreadable" closed.yaml '^kompass: closed.yaml: Permission denied'
fi

run "$kompass" merge -o new.yaml empty.yaml cut.yaml no.yaml later.yaml good.yaml
for file in empty cut no later; do
	t_match "all faults of all files: $file" "$err" "^(kompass: )?$file.yaml: ?"
done
sed 's/^  points: 1$/  points: 99/; s/^  by: ab$/  by: a b c/; s/^  kind: strength/  kind: great/' good.yaml >faults.yaml
run "$kompass" merge -o new.yaml good.yaml faults.yaml
t_is "and all of one file" "$(grep -c '^faults.yaml:[0-9]*:[0-9]*: error:' t_err)" 3

# Two that can be read, and made one could not be.
for who in ab ge; do
	cp good.yaml "half-$who.yaml"
	head -c 9000000 /dev/zero | tr '\0' x | fold -w 9000 | sed "s/^/+ $who /" |
		KOMPASS_SEED=${#who}$(printf %d "'$who") "$kompass" --as "$who" line "half-$who.yaml"
done
run "$kompass" merge --unfinished half-ab.yaml half-ge.yaml
t_match "too large together" "$status [$out] $err" '^2 \[\] .*the result would be larger than 16 MB'
cp half-ab.yaml ours.yaml
run "$kompass" merge --git good.yaml ours.yaml half-ge.yaml
t_match "for git too" "$status $err" '^2 .*ours.yaml: not merged \(larger than'
t_is "which has both" "$(grep -c '^  text: ab x' ours.yaml) $(grep -c '^  text: ge x' ours.yaml)" '1000 1000'
t_done
