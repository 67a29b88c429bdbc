#!/bin/sh
# Repositories in which kompass sync must not go on, or only so far: it says
# why, and everything is as it was.
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
s_pair
git -C a config user.name Anna
git -C a config user.email anna@example.com

# state FOLDER: all that must not change.
state()
{
	git -C "$1" rev-parse HEAD
	git -C "$1" symbolic-ref -q HEAD
	git -C "$1" status --porcelain
	find "$1" -path "$1/.git" -prune -o -type f -print | sort | xargs cat
}

# refused WHAT FOLDER PATTERN [--init]
refused()
{
	state "$2" >before
	s_sync "$2" "$4"
	t_match "$1: refused" "$status $err" "^2 .*$3"
	state "$2" >after
	t_ok "$1: nothing has changed" cmp before after
}

# No repository to work in.
refused_bare()
{
	run "$KOMPASS" sync server.git
	t_match "a bare repository" "$status $err" '^2 .*bare repository.*sync a clone'
	run "$KOMPASS" sync a/.git
	t_match "git's own folder" "$status $err" "^2 .*inside git's own folder"
	mkdir broken
	echo 'gitdir: /nowhere' >broken/.git
	run "$KOMPASS" sync broken
	t_match "git's own words" "$status $err" '^2 .*broken: git: not a git repository: /nowhere|^2 .*not shared yet'
	run "$KOMPASS" sync --init broken
	t_match "and nothing made over it" "$status $(cat broken/.git)" '^2 gitdir: /nowhere'
}
refused_bare
run env PATH=/nowhere "$KOMPASS" sync a
t_match "no git" "$status $err" '^2 .*git is not there'

# In the middle of something.
git clone -q a m
s_say m x.yaml '#L1 + there'
git -C m -c user.name=m -c user.email=m@m commit -qam there
s_say a x.yaml '#L1 + here'
git -C a commit -qam here
git -C a -c merge.kompass.driver=false pull -q --no-rebase ../m main >/dev/null 2>&1
t_ok "(a merge is not finished)" test -f a/.git/MERGE_HEAD
refused "a merge" a 'a merge is not finished here.*git merge --abort'
git -C a merge --abort
git -C a -c merge.kompass.driver=false pull -q --rebase ../m main >/dev/null 2>&1
t_ok "(a rebase is not finished)" test -d a/.git/rebase-merge
refused "a rebase" a 'a rebase is not finished here.*git rebase --abort'
git -C a rebase --abort
git -C a -c merge.kompass.driver=false cherry-pick FETCH_HEAD >/dev/null 2>&1
refused "a cherry-pick" a 'a cherry-pick is not finished here'
git -C a cherry-pick --abort
git -C a checkout -q --detach
refused "no branch" a 'HEAD is detached.*git switch'
git -C a checkout -q main
touch a/.git/index.lock
refused "another git" a 'another git is at work here.*index.lock'
rm a/.git/index.lock
exec 9>a/.git/kompass-sync.lock
flock 9
s_sync a
t_match "another sync" "$status $err" '^2 .*another kompass sync is at work'
exec 9>&-
s_sync a
t_is "after all that it goes" "$status" 0
s_clean a

# What the user has begun with git stays as it is.
echo one >a/note.txt
git -C a add note.txt
echo two >>a/note.txt
s_say a x.yaml '#L2 + with a note staged'
s_sync a
t_is "with something else staged" "$status" 0
t_is "that stays staged" "$(git -C a status --porcelain)" "AM note.txt"
t_is "and is not committed" "$(git -C a log -1 --format= --name-only)" x.yaml
git -C a commit -qm note
git -C a commit -qam note
s_sync a
s_sync b
t_like "a commit of one's own goes too" "$out" '^received   note.txt$'
t_ok "in the work tree" cmp a/note.txt b/note.txt
echo local >>b/note.txt
s_say b x.yaml '#L2 + with a note changed'
s_sync b
t_is "a changed file that nobody else changed" "$status" 0
t_is "stays as it is" "$(git -C b status --porcelain)" " M note.txt"

# Changed here and not committed, changed there and pushed.
echo 'from a' >>a/note.txt
git -C a commit -qam 'a note'
s_say a x.yaml '#L2 + with the note'
s_sync a
s_say b x.yaml '#L2 + not yet sent'
s_sync b
t_match "both changed it" "$status $err" '^2 .*note.txt: changed here and not committed.*git stash'
t_is "it is as it was" "$(tail -n 1 b/note.txt)" local
t_is "what is ours is committed" "$(git -C b log -1 --format=%s)" "kompass: x.yaml"
t_is "nothing is half merged" "$(git -C b status --porcelain)" " M note.txt"
git -C b stash -q
s_sync b
t_is "put away, it goes" "$status $(tail -n 1 b/note.txt)" "0 from a"
git -C b stash drop -q
git -C b add note.txt
echo staged >>b/note.txt
git -C b add note.txt
git -C b show HEAD:note.txt >b/note.txt
echo 'from a again' >>a/note.txt
git -C a commit -qam 'a note'
s_sync a
s_sync b
t_match "staged only" "$status $err" '^2 .*note.txt: changed here and not committed'
git -C b reset -q --hard
s_sync b
t_is "after that it goes" "$status" 0
mkdir b/dir
echo mine >b/dir/note.txt
mkdir a/dir
echo theirs >a/dir/note.txt
git -C a add dir
git -C a commit -qm dir
s_sync a
s_sync b
t_match "a new file in the way" "$status $err" '^2 .*dir/note.txt: changed here and not committed'
t_is "stays" "$(cat b/dir/note.txt)" mine
echo theirs >b/dir/note.txt
s_sync b
t_is "the same content is none" "$status" 0
s_clean b

# Changed here while the remote is asked, which may take a minute.
printf '1\nfrom a again\n' >a/dir/note.txt
ln -s note.txt a/dir/link
git -C a add dir
git -C a commit -qm again
s_sync a
cat >slow-upload <<EOF
#!/bin/sh
echo 'written meanwhile' >$t_dir/b/dir/note.txt
exec git-upload-pack "\$@"
EOF
chmod +x slow-upload
git -C b config remote.origin.uploadpack "$t_dir/slow-upload"
s_sync b
t_match "changed meanwhile" "$status $err" '^2 .*dir/note.txt: changed here and not committed'
t_is "it stays" "$(cat b/dir/note.txt)" 'written meanwhile'
git -C b config --unset remote.origin.uploadpack
git -C b checkout -q dir/note.txt
s_sync b
t_is "put away, it goes" "$status $(tail -n 1 b/dir/note.txt)" '0 from a again'
ln -sf elsewhere a/dir/link
git -C a commit -qam link
s_sync a
s_sync b
t_is "a link is replaced" "$status $(readlink b/dir/link)" '0 elsewhere'

# Text that both committed.
seq 9 >a/note.txt
git -C a commit -qam first
s_sync a
s_sync b
sed -i '1s/$/ a/' a/note.txt
git -C a commit -qam a
s_sync a
sed -i '9s/$/ b/' b/note.txt
git -C b config user.name Georg
git -C b config user.email georg@example.com
git -C b commit -qam b
s_sync b
t_match "other text is merged by git" "$status $(printf '%s\n' "$out" | tr '\n' ' ')" '^0 merged     note.txt '
t_is "line by line" "$(sed -n '1p; 9p' b/note.txt | tr '\n' ' ')" "1 a 9 b "
s_sync a
t_is "the same at both" "$(git -C a rev-parse HEAD)" "$(git -C b rev-parse HEAD)"
echo 'a says' >a/note.txt
echo 'b says' >b/note.txt
git -C a commit -qam a
git -C b commit -qam b
s_sync a
s_sync b
t_match "the same line" "$status $(printf '%s\n' "$out" | tr '\n' ' ')" \
	'^1 .*kept both  note.txt: both changed the same lines; theirs is in note.txt.Anna-'
t_is "both are there" "$(cat b/note.txt b/note.txt.Anna-*)" "b says
a says"
s_sync a
t_ok "on both sides" sh -c 'cmp a/note.txt b/note.txt && cmp a/note.txt.Anna-* b/note.txt.Anna-*'
s_clean a
s_clean b

# Links and modes.
ln -s note.txt a/link
printf '#!/bin/sh\n' >a/run.sh
chmod +x a/run.sh
git -C a add link run.sh
git -C a commit -qm link
s_sync a
s_sync b
t_is "a link comes as a link" "$(readlink b/link)" note.txt
t_ok "a program as a program" test -x b/run.sh
s_clean b
git -C a rm -q link run.sh
git -C a commit -qm unlink
mkdir outside
mkdir -p a/way
s_new a way/y.yaml
s_sync a
ln -s ../outside b/way
s_sync b
t_match "a link in the way of a folder" "$status $err" '^2 .*way/y.yaml: a file or a link is where a folder'
t_is "nothing goes through it" "$(ls outside)" ""
t_ok "and nothing before it" test -e b/run.sh
rm b/way
s_sync b
t_is "without it, it goes" "$status $(ls b/way; ls b/run.sh 2>&1)" "0 y.yaml
ls: cannot access 'b/run.sh': No such file or directory"

# A folder put elsewhere, with a link in its place: nothing goes there, nor comes from there.
cp -r b/way elsewhere
s_say a way/y.yaml '#L1 + newer than elsewhere'
s_sync a
s_sync b
cp elsewhere/y.yaml before
rm -r b/way
ln -s ../elsewhere b/way
s_sync b
t_match "a folder behind a link" "$status $out" '^1 left       way/y.yaml: a file or a link is where a folder'
t_ok "is not written to" cmp before elsewhere/y.yaml
t_is "nor committed" "$(git -C b diff --name-only origin/main HEAD)" ""
rm b/way
git -C b checkout -q way
s_sync b
t_is "without the link, it goes" "$status $(cmp a/way/y.yaml b/way/y.yaml)" "0 "

# A worktree and a repository elsewhere.
git -C b worktree add -q ../wt -b side 2>/dev/null
s_say wt x.yaml '#L2 + from a worktree'
s_sync wt
t_is "a worktree" "$status" 0
t_is "goes to its own branch" "$(git -C server.git show side:x.yaml | cmp - wt/x.yaml)" ""
git clone -q --separate-git-dir=elsewhere.git server.git apart
s_say apart x.yaml '#L2 + from apart'
s_sync apart
t_is "git's folder elsewhere" "$status" 0
mkdir super
git init -q -b main super
git -C super -c protocol.file.allow=always submodule add -q "$t_dir/server.git" sub 2>/dev/null
s_seed
echo '#L2 + from a submodule' | "$KOMPASS" --as s line super/sub/x.yaml
run "$KOMPASS" --as s sync super/sub
t_is "a submodule" "$status" 0
t_is "syncs its own repository" "$(git -C server.git show main:x.yaml | cmp - super/sub/x.yaml)" ""

# An environment that points elsewhere.
s_say a x.yaml '#L2 + whatever the environment says'
GIT_DIR=$t_dir/b/.git GIT_INDEX_FILE=$t_dir/none GIT_WORK_TREE=$t_dir/b GIT_EDITOR=false GIT_PAGER=false \
	LC_ALL=C.UTF-8 "$KOMPASS" --as a sync a >t_out 2>&1
t_is "is not heeded" "$? $(git -C a log -1 --format=%s --no-merges)" "0 kompass: x.yaml"
t_done
