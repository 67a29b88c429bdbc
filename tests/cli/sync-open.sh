#!/bin/sh
# Sessions stay open and go on saving while sync runs: nothing of either is lost.
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
s_pair

# Until the file holds a text: it was read, changed and saved.
until_saved()
{
	tries=0
	until grep -q "$2" "$1" || [ "$tries" -eq 20000 ]; do
		tries=$((tries + 1))
	done
}

# One who writes the whole time, an entry after the other, into an open session.
mkfifo lines
KOMPASS_SEED=5000 "$KOMPASS" --as a=A line a/x.yaml <lines >open.out 2>&1 &
writer=$!
exec 8>lines
echo '#L1' >&8

# Between any two entries, and at no moment in particular, a syncs; b too.
i=0
failed=
while [ "$i" -lt 12 ]; do
	i=$((i + 1))
	printf '+ open %d one\n' "$i" >&8
	s_say b x.yaml "#L2 + other $i"
	s_sync b
	[ "$status" -eq 0 ] || failed="$failed $i b: $err"
	printf '+ open %d two\n' "$i" >&8
	s_sync a
	[ "$status" -eq 0 ] || failed="$failed $i a: $err"
	printf '+ open %d three\n' "$i" >&8
done
t_is "each sync goes" "$failed" ""
t_ok "the session was open all the time" kill -0 $writer
t_ok "what others wrote has come meanwhile" test "$(grep -c 'text: other' a/x.yaml)" -ge 10
t_ok "what was written has gone meanwhile" test "$(git -C server.git show main:x.yaml | grep -c 'text: open')" -ge 10
exec 8>&-
wait $writer
t_is "it ends well" "$? $(cat open.out)" "0 "
t_is "every text of its own is there" "$(grep -c 'text: open' a/x.yaml)" 36
t_is "and every text of the others" "$(grep -c 'text: other' a/x.yaml)" 12
s_sync a
t_is "the last sync" "$status" 0
s_sync b
t_ok "both are the same" cmp a/x.yaml b/x.yaml
t_is "all in git" "$(git -C server.git show main:x.yaml | cmp - a/x.yaml)" ""
s_clean a
s_clean b
t_is "nothing beside" "$(find a -name '*tmp' -o -name 'x-*')" ""

# A file that others have deleted while it is open and being written is kept.
mkfifo more
KOMPASS_SEED=6000 "$KOMPASS" --as a=A line a/x.yaml <more >open.out 2>&1 &
writer=$!
exec 8>more
echo '#L1 + opened' >&8
until_saved a/x.yaml 'text: opened'
s_sync a
s_sync b
rm b/x.yaml
s_sync b
echo '#L3 + not to be lost' >&8
exec 8>&-
wait $writer
s_sync a
t_match "kept, with what was written" "$status $out" '^0 kept       x.yaml: deleted by others'
t_like "all of it" "$(s_texts a/x.yaml)" 'not to be lost'
s_sync b
t_ok "and back at the other" cmp a/x.yaml b/x.yaml

# Deleted while open, and written afterwards: it comes again.
mkfifo last
KOMPASS_SEED=7000 "$KOMPASS" --as a=A line a/x.yaml <last >open.out 2>&1 &
writer=$!
exec 8>last
echo '#L1 + opened again' >&8
until_saved a/x.yaml 'text: opened again'
s_sync a
s_sync b
rm b/x.yaml
s_sync b
s_sync a
t_match "deleted" "$status $out" '^0 deleted    x.yaml'
echo '#L3 + after the deletion' >&8
exec 8>&-
wait $writer
s_sync a
t_match "it is there again" "$status $out" '^0 sent       x.yaml'
t_like "with all" "$(s_texts a/x.yaml)" 'after the deletion.*not to be lost\|not to be lost.*after the deletion'
t_done
