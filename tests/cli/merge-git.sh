#!/bin/sh
# The merge driver in real git: what two sides wrote apart is in the file after
# `git merge`, the same bytes whatever is merged in which order.
# MERGE_ROUNDS=N does N histories in place of a few; MERGE_SEED=N begins there.
. "$TOP/tests/cli/lib.sh"
command -v git >/dev/null || { echo '1..0 # SKIP git is not there'; exit 0; }
t_setup
kompass=$KOMPASS

git config --global user.name Test
git config --global user.email test@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# repository FOLDER: with the driver, for YAML
repository()
{
	git init -q "$1" && (
		cd "$1" &&
		git config merge.kompass.driver "'$kompass' merge --git %O %A %B %P" &&
		echo '*.yaml merge=kompass' >.gitattributes &&
		echo 't_*' >.git/info/exclude &&
		git add .gitattributes && git commit -qm attributes
	) || exit 99
}
save() { git add -A && git commit -qm "$1"; }
line() { KOMPASS_SEED=$1 "$kompass" --as "$2" line s.yaml >../line.out 2>&1; }

repository one
cd one || exit 99
"$kompass" --as ab=Anna new -q skolkompass-liten --subject Skolan --year 2010 s.yaml
printf '+ first\n= 1\n' | line 2 ab
save base
git checkout -q -b anna
printf ':edit 1\n+ changed by Anna\n- from Anna\n' | line 3 ab
save anna
git checkout -q -b bo main
printf ':edit 1\n+ changed elsewhere\n' | line 4 ab
printf '= 2\n! from Bo\n' | line 5 bo=Bo
save bo
git tag alone
run git merge -q -m merged anna
t_is "merged, with a conflict inside" "$status" 0
t_is "nothing is left for git" "$(git status --porcelain)" ""
t_is "both changes are there" "$(grep -c 'text: changed .*\|text: from' s.yaml)" 4
t_like "to be settled in the session" "$("$kompass" check --strict s.yaml 2>&1)" 'conflict'
cp s.yaml ../bo-anna
git checkout -q anna
run git merge -q -m merged alone
t_ok "the other way the same bytes" cmp s.yaml ../bo-anna

# A broken side.
git checkout -q -b broken alone
sed '$d' s.yaml >t && mv t s.yaml
echo '- id: torn' >>s.yaml
save broken
git checkout -q -b work anna~1
cp s.yaml ../ours
run git merge -m merged broken
t_is "a broken side is a conflict" "$status" 1
t_match "it says which" "$err" 's.yaml \(theirs\):[0-9]+:[0-9]+: error: '
t_match "and what to do with it" "$err" 'kompass: s.yaml: not merged .*their side.* <<<<<<< '
t_is "git knows" "$(git status --porcelain)" "UU s.yaml"
sed -n '/^<<<<<<< /,/^=======$/p; ' s.yaml >../part
sed '/^<<<<<<< /d; /^=======$/,/^>>>>>>> /d' s.yaml >../left
t_ok "our side is whole in it" cmp ../left ../ours
git show broken:s.yaml >../theirs
sed '/^<<<<<<< /,/^=======$/d; /^>>>>>>> /d' s.yaml >../right
t_ok "and theirs" cmp ../right ../theirs
run "$kompass" check s.yaml
t_match "as it is it is no session" "$status $err" '^1 s.yaml:[0-9]+:1: error: .*git'
git merge --abort

# Another evaluation, binary, YAML that is no session.
git checkout -q -b foreign alone
KOMPASS_SEED=9 "$kompass" --as xy=X new --force -q skolkompass-liten --subject Annan --year 2010 s.yaml
save foreign
git checkout -q work
run git merge -m merged foreign
t_match "another evaluation is a conflict" "$status $err" 'not merged \(another evaluation'
t_is "both are in it" "$(grep -c 'value: Skolan\|value: Annan' s.yaml)" 2
git merge --abort
git checkout -q -b binary alone
printf 'a\0b\n' >s.yaml
save binary
git checkout -q work
run git merge -m merged binary
t_match "a binary side is a conflict" "$status $err" 'kompass: s.yaml: not merged .*git checkout --theirs'
t_ok "ours stays as it is" cmp s.yaml ../ours
git merge --abort
printf 'a: 1\nb: 2\nc: 3\nd: 4\n' >plain.yaml
save plain
git checkout -q -b plain1
sed 's/a: 1/a: one/' plain.yaml >t && mv t plain.yaml
save one
git checkout -q -b plain2 work
sed 's/d: 4/d: four/' plain.yaml >t && mv t plain.yaml
save four
run git merge -q -m merged plain1
t_is "other YAML is merged by lines" "$status $(tr '\n' ' ' <plain.yaml)" "0 a: one b: 2 c: 3 d: four "
git checkout -q -b plain3 work
sed 's/a: 1/a: uno/' plain.yaml >t && mv t plain.yaml
save uno
run git merge -q -m merged plain1
t_is "with git's conflicts" "$status $(grep -c '^<<<<<<< ours\|^>>>>>>> theirs' plain.yaml)" "1 2"
git merge --abort
run "$kompass" merge --git a b
t_is "three paths" "$status" 2
run "$kompass" merge --git no no no
t_match "that are there" "$status $err" '^2 kompass: no: '
cd .. || exit 99

# Histories: three branches, each of some sittings with a merge now and then,
# brought together in each order.
state=${MERGE_SEED:-1}
pick() { state=$(((state * 1103515245 + 12345) % 2147483648)); picked=$((state / 65536 % $1)); }

entries()
{
	for code in L1 L2 T1; do
		pick 3
		[ $picked -gt 0 ] || continue
		echo "#$code"
		pick 6
		case $picked in
		0) echo "= $((state / 7 % 3))" ;;
		1) echo "+ text $state" ;;
		2) echo ":delete 1" ;;
		3) printf ':edit 1\n+ edited %s\n' "$state" ;;
		4) echo ":settle 1 reason $state" ;;
		5) echo "> report $state" ;;
		esac
		pick 4
		[ $picked -gt 0 ] || echo ":undo"
	done
}

# together FOLDER BRANCH...: a clone in which they are merged in this order
together()
{
	git clone -q ../one "$1" 2>/dev/null && cd "$1" || exit 99
	git config merge.kompass.driver "'$kompass' merge --git %O %A %B %P"
	git checkout -q "origin/$2"
	shift 2
	for branch; do
		git merge -q -m merged "origin/$branch" >/dev/null 2>&1 || echo "git merge $branch: $?"
	done
	sha256sum <s.yaml
	cd .. || exit 99
}

round()
{
	rm -rf one
	repository one
	cd one || exit 99
	"$kompass" --as ab=Anna new -q skolkompass-liten --subject Skolan --year 2010 s.yaml
	{ entries; entries; } | line "$state" ab
	save base
	for who in ab bo ge; do git branch "$who"; done
	for turn in 1 2 3 4 5 6; do
		pick 3
		who=$(echo ab bo ge | cut -d ' ' -f $((picked + 1)))
		git checkout -q "$who"
		entries | line "$state" "$who=$who"
		save "$turn" >/dev/null 2>&1
		pick 3
		other=$(echo ab bo ge | cut -d ' ' -f $((picked + 1)))
		pick 3
		[ $picked -gt 0 ] || git merge -q -m merged "$other" >/dev/null 2>&1 || echo "git merge: $?"
	done
	for who in ab bo ge; do
		git show "$who:s.yaml" >"../$who.yaml"
	done
	cd .. || exit 99
	rm -rf clones
	mkdir clones
	cd clones || exit 99
	"$kompass" merge --unfinished ../ge.yaml ../ab.yaml ../bo.yaml 2>/dev/null | sha256sum
	together 1 ab bo ge
	together 2 ge bo ab
	together 3 bo ab ge
	cd .. || exit 99
}

for n in $(seq "${MERGE_ROUNDS:-3}"); do
	seed=$state
	round >sums 2>&1
	sort -u sums >different
	t_is "history $n (MERGE_SEED=$seed): merged in any order, the same" "$(wc -l <different)" 1 ||
		t_say sums "$(cat sums)"
done
t_done
