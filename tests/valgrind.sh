#!/bin/sh
# Each command under valgrind, where it succeeds and where it fails: no error,
# no byte definitely or possibly lost, no descriptor left open.  LEAKS=all:
# also with each call about the session's folder failing, once and for good,
# and the form; that takes some minutes (`./dev leaks`).
. "${TOP:?}/tests/cli/lib.sh"
t_setup
kompass=$KOMPASS
mkdir logs
# A sanitized program looks by itself, and does not run under valgrind.
if grep -q __asan_init "$kompass"; then
	checker=
elif ! command -v valgrind >/dev/null; then
	echo '1..0 # SKIP there is no valgrind'
	exit 0
else
	checker="valgrind -q --leak-check=full --show-leak-kinds=definite,possible \
		--errors-for-leak-kinds=definite,possible --track-fds=yes \
		--child-silent-after-fork=yes --error-exitcode=99 --log-file=logs/%p \
		--suppressions=$TOP/tests/valgrind.supp"
	$checker "$kompass" --version >t_out 2>&1
	if grep -q 'corrupted debuginfo' t_out logs/*; then
		echo '1..0 # SKIP valgrind cannot read what this compiler writes; CFLAGS=-gdwarf-4'
		exit 0
	fi
	rm -f logs/*
fi

# found: what valgrind has to say, of all processes since the last time; what
# they were started with is not theirs.
found()
{
	cat logs/* 2>/dev/null | awk '
		{ sub(/^==[0-9]+== ?/, "") }
		/^FILE DESCRIPTORS: / || /^$/ || / is overridden|^Memcheck|^Copyright|^Using/ { next }
		/^Open (file descriptor|AF_)/ { held = $0; next }
		held != "" {
			if (!/<inherited from parent>/)
				print held
			held = ""
			if (/<inherited from parent>/)
				next
		}
		{ print }'
	rm -f logs/*
}

# vg COMMAND ARGUMENTS...: runs the program; its exit status is in $status.
vg()
{
	status=0
	$checker "$kompass" "$@" >t_out 2>t_err || status=$?
}

# leaks NAME STATUS ARGUMENTS...: one run, from standard input.
leaks()
{
	name=$1
	wanted=$2
	shift 2
	vg "$@"
	t_is "$name" "$status $(found)" "$wanted " || t_say said "$(cat t_err)"
}

new="new -q skolkompass-liten --subject Skolan --year 2010"
"$kompass" --as ab=Anna $new base.yaml || exit 99
cp base.yaml a.yaml
cp base.yaml b.yaml
cat >script <<'END'
#L1
+ a strength @I1
= 2 because
> a text
:interview group rektor
:doc A plan
- what is missing @D1
? to ask @rektor
:tick L1.a 1
nothing at all
:undo
:redo
:edit 1
:nonsense
= 99
#nowhere
:find strength
:coverage
:agreement
:agenda
:flag look again
:private 1
:show
:help
END
"$kompass" --as ab line a.yaml <script >/dev/null 2>&1
printf '#L1\n! a weakness\n= 3\n' | KOMPASS_SEED=2 "$kompass" --as bo=Bo line b.yaml >/dev/null
"$kompass" merge --unfinished -o team.yaml a.yaml b.yaml 2>/dev/null
printf '{[ broken\n' >broken.yaml
sed 5q a.yaml >cut.yaml
sed 's/state: points/state: pints/' a.yaml >faulty.yaml
sed '1s/^/# a remark\n/' a.yaml >edited.yaml
mkdir folder state
printf 'a,b\n1\n' >bad.csv

# Every command, done.
leaks "help" 0 --help
leaks "version" 0 --version
leaks "help of a command" 0 merge --help
leaks "new" 0 --as ab $new new.yaml
leaks "new with a previous one" 0 --as ab $new --previous a.yaml later.yaml
leaks "line" 1 --as ab line a.yaml <script
leaks "line, a file edited by hand" 1 --as ab line edited.yaml <script
leaks "edit without a terminal" 2 --plain --as ab edit a.yaml <script
leaks "view without a terminal" 2 --plain --as ab view a.yaml <script
leaks "guide" 0 guide --points a.yaml
leaks "guide in Markdown" 0 guide -t md --role rektor a.yaml
leaks "show" 0 show --all team.yaml
leaks "show as JSON" 0 show --format json team.yaml a.yaml
leaks "show as CSV" 0 show --format csv team.yaml
leaks "show agreement" 0 show --agreement team.yaml
for type in md html odt txt; do
	leaks "report as $type" 0 report -t $type --previous b.yaml --reference later.yaml \
		--template "$TOP/templates/report-sv.yaml" a.yaml
done
leaks "report, the feedback" 0 report --oral --scores a.yaml
leaks "chart" 0 chart --reference a.yaml team.yaml
leaks "chart, another edition" 1 chart --earlier "$TOP/sessions/haparanda-2005-ed2002.yaml" a.yaml
leaks "check" 0 check a.yaml "$TOP/questionnaires/skolkompass-liten.yaml"
leaks "import" 0 import -d imported "$TOP/tests/data/published-scores.csv"
cp "$TOP"/sessions/*-ed2*.yaml imported
printf 'kompass-aliases: "1.0"\naliases:\n- {name: Lund, also: [Lunda]}\n' >imported/aliases.yaml
leaks "list" 0 list -d imported
leaks "list as JSON" 0 list -d imported --files --format json bromma
leaks "stats" 0 stats -d imported --questions
leaks "stats as JSON" 0 stats -d imported --format json --of bromma
leaks "stats of nobody" 1 stats -d imported --of nobody
leaks "merge" 1 merge --unfinished -o both.yaml a.yaml b.yaml
leaks "merge to standard output" 1 merge --unfinished a.yaml b.yaml
cp a.yaml ours.yaml
leaks "merge for git" 0 merge --git base.yaml ours.yaml b.yaml
leaks "history" 0 history a.yaml
leaks "history of one" 0 history --show 1 a.yaml
leaks "restore" 0 --as ab restore --from 1 a.yaml
leaks "settle without a terminal" 2 --plain --as ab settle team.yaml </dev/null
printf '#L1\n:agenda\n:settle 2 agreed\n:later\n:why\n' >meeting
leaks "a meeting" 1 --as ab line team.yaml <meeting
leaks "sign" 0 --as ab sign --by Anna --anyway 'not all was asked' team.yaml
leaks "line, signed" 1 --as ab line team.yaml <script
leaks "reopen" 0 --as ab reopen --reason 'a mistake' team.yaml
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
mkdir shared
cp a.yaml shared
leaks "sync, begun" 0 --as ab sync --init shared
leaks "sync" 0 --as ab sync shared

# And not: what each is told of files that are none.
leaks "no command" 2 nonsense
leaks "no such option" 2 show --nonsense a.yaml
leaks "nobody" 2 line a.yaml
leaks "new, there already" 2 --as ab $new a.yaml
leaks "new, no such questionnaire" 2 --as ab new -q none --subject A --year 2010 n.yaml
leaks "new, no folder" 2 --as ab $new none/n.yaml
leaks "sync, no folder" 2 --as ab sync none
leaks "import, no table" 1 import -d imported bad.csv
leaks "report, there already" 2 report -o a.yaml a.yaml
leaks "report, no such template" 2 report --template none.yaml a.yaml
leaks "report, a bad template" 1 report --template faulty.yaml a.yaml
sed 's/a weakness/P3 said so/' b.yaml >leak.yaml
leaks "report, something internal" 1 report leak.yaml
leaks "restore, no such item" 1 --as ab restore a.yaml e1
for file in missing.yaml folder broken.yaml cut.yaml faulty.yaml; do
	for command in line "guide" report "show --format json" "check --strict" "merge a.yaml" \
		"merge --git base.yaml ours.yaml" "history --show 1" restore "sign" "reopen --reason x" \
		"import -d imported" "edit" "settle" "$new --previous"; do
		case $command in new*) last=n.yaml ;; *) last= ;; esac
		cp a.yaml ours.yaml
		vg --plain --as ab $command $file $last <script
		case $status in
		1 | 2) t_is "$command: $file" "$(found)" "" ;;
		0) case $command in
			restore | history*) t_is "$command: $file" "$(found)" "" ;;
			*) t_is "$command: $file" "$status $(found)" "a failure" ;;
			esac ;;
		*) t_is "$command: $file" "$status $(found)" "1 or 2" ;;
		esac
		[ "${LEAKS:-}" = all ] || [ "$file" = missing.yaml ] || break
	done
done
: >empty.csv
for data in "$TOP"/tests/data/bad/session/*.yaml "$TOP"/tests/data/bad/questionnaire/*.yaml; do
	[ "${LEAKS:-}" = all ] || break
	vg check "$data"
	t_is "check ${data##*/}" "$status $(found)" "1 "
done

# Each call about the folder fails.
. "$TOP/tests/fault/lib.sh"
f_build
mkdir work
work=$(pwd -P)/work
# faulty AT WHAT ARGUMENTS...: a run in work, where the files are made anew.
faulty()
{
	rm -rf work home/state calls
	mkdir work
	cp a.yaml b.yaml work
	cp signed.yaml work/signed.yaml
	(
		SHIM_FOLDER=$work SHIM_AT=$1 SHIM_DO=$2 SHIM_LOG=$t_dir/calls LD_PRELOAD=$t_dir/shim.so
		export SHIM_FOLDER SHIM_AT SHIM_DO SHIM_LOG LD_PRELOAD
		shift 2
		vg "$@" <script
		[ "$status" -le 2 ] || echo "status $status" >logs/status
	)
}

# faults WHAT EVERY ARGUMENTS...: with each EVERY-th of its calls hit.
faults()
{
	what=$1
	step=$2
	shift 2
	faulty 0 "$what" "$@"
	count=$(wc -l <calls)
	found >/dev/null
	at=0
	bad=0
	while [ "$((at += step))" -le "$count" ]; do
		faulty "$at" "$what" "$@"
		said=$(found)
		[ -z "$said" ] || {
			bad=$((bad + 1))
			t_say "$what at $at" "$said"
		}
	done
	t_ok "it makes calls: $count" test "$count" -ge "$step"
	t_is "$what${SHIM_FOR_GOOD:+ for good}, $*: bad runs" "$bad" 0
}
cp a.yaml signed.yaml
"$kompass" --as ab sign --anyway all signed.yaml >/dev/null
every=6
[ "${LEAKS:-}" != all ] || every=1
faults ENOSPC "$every" --as ab line "$work/a.yaml"
if [ "${LEAKS:-}" = all ]; then
	for good in '' 1; do
		[ -z "$good" ] || export SHIM_FOR_GOOD=1
		for what in EIO ENOSPC; do
			faults $what 1 --as ab line "$work/a.yaml"
			faults $what 1 --as ab $new "$work/new.yaml"
			faults $what 1 merge --force --unfinished -o "$work/a.yaml" "$work/a.yaml" "$work/b.yaml"
			faults $what 1 --as ab sign --anyway all "$work/a.yaml"
			faults $what 1 --as ab reopen --reason x "$work/signed.yaml"
			faults $what 1 --as ab restore "$work/a.yaml"
			faults $what 40 import --force -d "$work/imported" "$TOP/tests/data/published-scores.csv"
			faults $what 1 merge --git "$work/b.yaml" "$work/a.yaml" "$work/b.yaml"
		done
	done
	unset SHIM_FOR_GOOD

	# The form, with the keys of its tests.
	cat >in-valgrind <<END
#!/bin/sh
exec valgrind -q --leak-check=full --show-leak-kinds=definite,possible \\
	--errors-for-leak-kinds=definite,possible --track-fds=yes \\
	--suppressions="$TOP/tests/valgrind.supp" --child-silent-after-fork=yes \\
	--log-file=$t_dir/logs/%p "$kompass" "\$@"
END
	chmod +x in-valgrind
	for screens in plain-form change-entries settle-conflict meeting-screens sign-and-reopen \
		file-changed-underneath broken-file-underneath own-editor paste-into-line \
		previous-evaluation read-report-text disk-full; do
		DRIVE_PROGRAM=$t_dir/in-valgrind "$DRIVE" "$TOP/tests/e2e/$screens.t" >screens 2>&1
		t_ok "the form runs: $screens" test -n "$(ls logs)"
		t_is "and loses nothing" "$(found)" ""
	done
fi
t_done
