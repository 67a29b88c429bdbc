#!/bin/sh
# kompass sync killed at any moment: before and after each git it runs, and
# before each call about the shared folder.  The next sync asks nothing and
# finishes, and nothing of anybody is lost.  KILL_EVERY=7: only each seventh of
# these moments (1, all of them, takes a minute or two).
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
every=${KILL_EVERY:-7}
if ! ${CC:-cc} -std=gnu11 -shared -fPIC -w -o shim.so "$TOP/tests/fault/shim.c" -ldl 2>shim.err; then
	echo "1..0 # SKIP no shared object can be made: $(head -n 1 shim.err)"
	exit 0
fi
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
export ASAN_OPTIONS

# a has changed x and w; b has changed x and the note, made y, deleted z.
s_pair
git -C a config user.name a
git -C a config user.email a@example.com
s_new a w.yaml
s_new a z.yaml
echo note >a/note.txt
git -C a add note.txt
git -C a commit -qm note
s_sync a
git -C b config user.name b
git -C b config user.email b@example.com
git -C a remote set-url origin ../server.git
git -C b remote set-url origin ../server.git
s_sync b
s_say a x.yaml '#L1 + a in x'
s_say a w.yaml '#L1 + a in w'
s_say b x.yaml '#L1 + b in x'
s_new b y.yaml
rm b/z.yaml
echo more >>b/note.txt
git -C b commit -qam more
s_sync b
mkdir world
mv a b server.git world

real=$(command -v git)
mkdir bin
cat >bin/git <<END
#!/bin/sh
unset LD_PRELOAD
[ -n "\$KILL_LOG" ] || exec "$real" "\$@"
echo "\$*" >>"\$KILL_LOG"
if [ "\$(wc -l <"\$KILL_LOG")" -eq "\$KILL_AT" ]; then
	case \$KILL_HOW in
	after) "$real" "\$@" ;;
	during)
		# Killed itself while it had its locks.
		case "\$*" in
		*update-ref*) : >a/.git/HEAD.lock; : >a/.git/refs/heads/main.lock ;;
		*update-index*) : >"\${GIT_INDEX_FILE:-a/.git/index}.lock" ;;
		esac ;;
	esac
	kill -9 "\$PPID"
	exit 1
fi
exec "$real" "\$@"
END
chmod +x bin/git
PATH=$t_dir/bin:$PATH

# trial: in a new world, with the environment given, and then what must be so.
trial()
{
	what=$1
	shift
	rm -rf a b server.git "$HOME/state"
	cp -a world/* .
	env "$@" "$KOMPASS" --as a sync a >t_out 2>t_err
	killed=$?
	why=
	"$KOMPASS" check a/*.yaml >check.err 2>&1 || why="$why, not whole: $(cat check.err)"
	s_sync a
	[ "$status" -eq 0 ] || why="$why, the next sync: $status $err"
	s_sync b
	[ "$status" -eq 0 ] || why="$why, the other's: $status $err"
	[ "$(git -C a rev-parse HEAD)" = "$(git -C b rev-parse HEAD)" ] || why="$why, not the same commit"
	for folder in a b; do
		[ -z "$(git -C $folder status --porcelain)" ] || why="$why, $folder: $(git -C $folder status --porcelain)"
		[ "$(cd $folder && echo *)" = 'note.txt w.yaml x.yaml y.yaml' ] || why="$why, $folder has $(ls $folder)"
		[ "$(s_texts $folder/x.yaml)$(s_texts $folder/w.yaml)" = 'a in x b in x a in w ' ] ||
			why="$why, $folder lost a text"
		[ "$(cat $folder/note.txt)" = 'note
more' ] || why="$why, $folder has another note"
		[ -z "$(find $folder -name '*.lock' -size 0 ! -name kompass-sync.lock; find $folder -name '*.kompass-tmp')" ] ||
			why="$why, left: $(find $folder -name '*.lock'; find $folder -name '*.kompass-tmp')"
	done
	[ -z "$why" ] || {
		bad=$((bad + 1))
		echo "# $what: $why" | head -c 600
	}
}

# How many gits it runs, and that the world is what it should be.
bad=0
trial 'not killed' KILL_LOG="$t_dir/log" KILL_AT=0
t_is "a run that is not killed" "$killed $bad" "0 0"
gits=$(wc -l <log)
t_ok "it runs some gits ($gits)" test "$gits" -ge 15
seen=0
for how in before after during; do
	seen=$((seen + 3))
	bad=0
	missed=0
	at=0
	while [ "$at" -lt "$gits" ]; do
		at=$((at + 1))
		what=$(sed -n "${at}p" log | sed 's/.*-C [^ ]* //')
		case $how,$what in
		during,update-*) ;;
		during,*) continue ;;
		*) [ $(((at + seen) % every)) -eq 0 ] || continue ;;
		esac
		rm -f killed.log
		trial "killed $how $at, $what" KILL_LOG="$t_dir/killed.log" KILL_AT=$at KILL_HOW=$how
		[ "$killed" -eq 137 ] || missed=$((missed + 1))
	done
	t_is "killed $how each git: bad states" "$bad" 0
	t_is "killed $how each git: not killed" "$missed" 0
done

# Its own calls about the folder: the files being put there above all.
rm -f shim.log
bad=0
trial 'logged' LD_PRELOAD="$t_dir/shim.so" SHIM_FOLDER="$t_dir/a" SHIM_LOG="$t_dir/shim.log"
calls=$(wc -l <shim.log)
t_ok "it makes some calls ($calls)" test "$calls" -ge 20
t_is "a run that is only watched" "$killed $bad" "0 0"
bad=0
at=0
while [ "$at" -lt "$calls" ]; do
	at=$((at + 1))
	# Where files change places, always.
	[ $((at % every)) -eq 0 ] || grep -q "^$at \(writev\|rename\|.*kompass-tmp\)" shim.log || continue
	trial "killed before $at, $(sed -n "s|^$at ||p" shim.log)" \
		LD_PRELOAD="$t_dir/shim.so" SHIM_FOLDER="$t_dir/a" SHIM_AT=$at SHIM_DO=kill
done
t_is "killed before each call: bad states" "$bad" 0
t_done
