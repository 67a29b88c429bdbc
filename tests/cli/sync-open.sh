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
KOMPASS_SEED=5000 "$KOMPASS" --as a line a/x.yaml <lines >open.out 2>&1 &
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

# At the worst moment: between what is committed and what is put in its place.
# meanwhile COMMAND: the next sync does it when it begins to merge.
real=$(command -v git)
mkdir bin
cat >bin/git <<END
#!/bin/sh
case "\$*" in
*' merge-base '*)
	if [ -x "$t_dir/meanwhile" ]; then
		mv "$t_dir/meanwhile" "$t_dir/happened"
		"$t_dir/happened" >&2
	fi ;;
esac
exec "$real" "\$@"
END
chmod +x bin/git
meanwhile()
{
	rm -f happened
	printf '#!/bin/sh\nunset GIT_INDEX_FILE\n%s\n' "$1" >meanwhile
	chmod +x meanwhile
}
sync_meanwhile()
{
	PATH=$t_dir/bin:$PATH s_sync a
	t_ok "(it happened meanwhile)" test -x happened
}
s_say b x.yaml '#L1 + while a writes'
s_sync b
meanwhile "echo '#L1 + at the worst moment' | KOMPASS_SEED=8000 '$KOMPASS' --as a line a/x.yaml"
sync_meanwhile
t_is "saved and left before its place is taken" "$status" 0
t_is "it is there" "$(grep -c 'text: at the worst moment' a/x.yaml)" 1
t_is "so is the other" "$(grep -c 'text: while a writes' a/x.yaml)" 1
s_sync a
t_like "and goes with the next" "$out" '^sent       x.yaml$'
s_sync b
t_ok "to the other" cmp a/x.yaml b/x.yaml
s_say b x.yaml '#L1 + while a commits'
s_sync b
meanwhile "echo '#L1 + and commits' | KOMPASS_SEED=8001 '$KOMPASS' --as a line a/x.yaml
git -C a -c user.name=a -c user.email=a@a commit -qam 'by hand'"
sync_meanwhile
t_is "somebody commits by hand meanwhile" "$status $err" "0 "
t_is "that is in it" "$(git -C server.git log --format=%s | grep -c 'by hand')" 1
s_sync b
t_ok "and arrives" cmp a/x.yaml b/x.yaml
t_like "with all" "$(s_texts b/x.yaml)" 'and commits .*while a commits'
rm b/x.yaml
s_sync b
meanwhile "echo '#L1 + while it is deleted' | KOMPASS_SEED=8002 '$KOMPASS' --as a line a/x.yaml"
sync_meanwhile
t_match "deleted there, written here meanwhile" "$status $out" '^0 kept       x.yaml: deleted by others, but changed here'
t_like "all of it" "$(s_texts a/x.yaml)" 'while it is deleted'
s_sync b
t_ok "and back at the other" cmp a/x.yaml b/x.yaml
s_new b n.yaml
s_sync b
meanwhile "cp b/n.yaml a/n.yaml; echo '#L1 + in a copy' | KOMPASS_SEED=8003 '$KOMPASS' --as a=A line a/n.yaml"
sync_meanwhile
t_match "a new one that is there already" "$status $(s_texts a/n.yaml)" '^0 in a copy'
s_say b x.yaml '#L1 + before it breaks'
s_sync b
meanwhile "echo 'kompass-session: broken' >a/x.yaml"
sync_meanwhile
t_is "broken meanwhile" "$status" 1
t_like "is said" "$out" "^left       x.yaml: broken here, and left so"
t_is "it stays" "$(cat a/x.yaml)" 'kompass-session: broken'
git -C a checkout -q x.yaml
s_sync a
t_like "what the others had is in git" "$(s_texts a/x.yaml)" 'before it breaks'
s_sync b

# A file that others have deleted while it is open and being written is kept.
mkfifo more
KOMPASS_SEED=6000 "$KOMPASS" --as a line a/x.yaml <more >open.out 2>&1 &
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
KOMPASS_SEED=7000 "$KOMPASS" --as a line a/x.yaml <last >open.out 2>&1 &
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
