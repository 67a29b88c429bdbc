#!/bin/sh
# A folder shared through git, from --init to a colleague's clone.
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup

# Setting up.
s_new a x.yaml
s_sync a
t_is "a plain folder is refused" "$status" 2
t_like "and it says how to begin" "$err" 'kompass sync --init a'
t_ok "nothing was made" test ! -e a/.git
printf '*.png binary\n# no end' >a/.gitattributes
echo secret >a/note.txt
s_sync a --init
t_is "set up" "$status" 0
t_is "the attributes" "$(cat a/.gitattributes)" "*.png binary
# no end
*.yaml merge=kompass -text"
t_ok "temporary files are ignored" git -C a check-ignore -q .x.yaml.0123456789ab.kompass-tmp
t_is "the driver" "$(git -C a config merge.kompass.driver)" "'$(readlink -f "$KOMPASS")' merge --git %O %A %B"
t_is "what is in git" "$(git -C a ls-files | tr '\n' ' ')" ".gitattributes .gitignore x.yaml "
t_like "it says so" "$out" '^committed  x.yaml$'
t_like "and how to go on" "$out" 'remote add origin URL'
t_is "by whom" "$(git -C a log -1 --format='%an %ae, %cn %cI')" \
	"Name of a a@kompass.invalid, Name of a 2010-04-20T13:00:00+02:00"
t_like "the message names the files" "$(git -C a log -1 --format=%B)" '^A x.yaml$'
before=$(git -C a rev-parse HEAD; cat a/.git/config a/.gitattributes a/.gitignore)
s_sync a --init
t_is "once more" "$status" 0
t_is "changes nothing" "$(git -C a rev-parse HEAD; cat a/.git/config a/.gitattributes a/.gitignore)" "$before"

# The first push.
git -C a remote add origin ../server.git
s_sync a
t_is "the first push" "$status" 0
t_like "says what went" "$out" '^sent       x.yaml$'
t_is "the server has it" "$(git -C server.git show main:x.yaml | cmp - a/x.yaml)" ""
t_is "and the upstream is set" "$(git -C a rev-parse --abbrev-ref '@{upstream}')" origin/main
s_sync a
t_match "nothing new" "$status $out" '^0 nothing new, here or at origin/main$'

# A colleague.
s_clone b
s_sync b
t_is "a clone" "$status" 0
t_like "gets the driver" "$(git -C b config merge.kompass.driver)" ' merge --git %O %A %B$'
s_say a x.yaml '#L1 + from a'
s_say b x.yaml '#L1 - from b'
cp b/x.yaml b.before
s_sync a
t_is "a sends" "$status $(printf '%s\n' "$out" | head -n 1)" "0 sent       x.yaml"
s_sync b
t_is "b merges" "$status $(printf '%s\n' "$out" | head -n 1)" "0 merged     x.yaml"
s_sync a
t_is "a receives" "$status $(printf '%s\n' "$out" | head -n 1)" "0 received   x.yaml"
t_ok "both are the same" cmp a/x.yaml b/x.yaml
t_is "with both texts" "$(s_texts a/x.yaml)" "from a from b "
t_is "and are sound" "$("$KOMPASS" check a/x.yaml 2>&1)" ""
s_clean a
t_is "what is not ours is not in it" "$(git -C a ls-files note.txt; git -C a status --porcelain)" "?? note.txt"
s_clean b

# The author as git knows.
git -C b config user.name 'Georg Berg'
git -C b config user.email georg@example.com
s_say b x.yaml '#L2 + more'
s_sync b
t_is "git's own author goes before" "$(git -C b log -1 --format='%an %ae')" "Georg Berg georg@example.com"
git -C b config --unset user.email
s_say b x.yaml '#L2 + yet more'
s_sync b
t_is "what git lacks is added" "$(git -C b log -1 --format='%an %ae')" "Georg Berg b@kompass.invalid"
git -C b config --unset user.name
s_say b x.yaml '#L2 + and more'
run "$KOMPASS" sync b
t_match "nobody is known" "$status $err" '^2 .*--as ID=NAME'
s_sync b

# New files, deleted files, folders.
s_sync a
mkdir -p a/old/2010
s_new a old/2010/y.yaml
s_sync a
s_sync b
t_like "a new one comes" "$out" '^received   old/2010/y.yaml$'
t_ok "with its folder" cmp a/old/2010/y.yaml b/old/2010/y.yaml
rm b/old/2010/y.yaml
s_sync b
t_like "a deleted one is said" "$out" '^sent       old/2010/y.yaml: deleted$'
s_sync a
t_like "goes on the other side" "$out" '^deleted    old/2010/y.yaml$'
t_ok "with its folders" test ! -e a/old
s_clean a

# A questionnaire is ours, other YAML is not.
cp "$TOP/questionnaires/skolkompass-liten.yaml" a/q.yaml
echo 'a: b' >a/ci.yaml
s_sync a
t_like "a questionnaire goes" "$out" '^sent       q.yaml$'
t_unlike "other YAML does not" "$out" 'ci.yaml'
rm a/ci.yaml

# Deleted there, changed here; deleted here, changed there.
s_new a y.yaml
s_new a z.yaml
s_sync a
s_sync b
rm a/y.yaml b/z.yaml
s_say b y.yaml '#L1 + mine'
s_say a z.yaml '#L1 + mine too'
s_sync a
s_sync b
t_is "status" "$status" 0
t_like "kept, since changed here" "$out" '^kept       y.yaml: deleted by others, but changed here$'
t_like "kept, since changed there" "$out" '^kept       z.yaml: deleted here, but changed by others$'
t_is "y has its text" "$(s_texts b/y.yaml)" "mine "
t_is "z has its text" "$(s_texts b/z.yaml)" "mine too "
s_sync a
t_ok "y is back at the other side" cmp a/y.yaml b/y.yaml
t_ok "z too" cmp a/z.yaml b/z.yaml

# A conflict in a session.
s_say a x.yaml '#L1 = 1'
cp a/x.yaml b/x.yaml
s_sync a
s_sync b
s_seed
printf '#L1\n= 2\n' | "$KOMPASS" --as a line a/x.yaml
s_seed
printf '#L1\n= 3\n' | "$KOMPASS" --as a line b/x.yaml
s_sync a
s_sync b
t_is "a conflict to settle" "$status" 1
t_like "is counted" "$out" '^merged     x.yaml: 1 conflict to settle$'
s_sync a
t_ok "the same conflict everywhere" cmp a/x.yaml b/x.yaml

# Plain git merges sessions as well, through the driver.
s_sync b
s_say a x.yaml '#L3 + before a pull'
s_say b x.yaml '#L3 + pulled over'
s_sync a
git -C b -c user.name=b -c user.email=b@b commit -qam 'by hand'
t_ok "git pull" git -C b -c user.name=b -c user.email=b@b pull -q --no-rebase
t_match "has both" "$(s_texts b/x.yaml)" 'before a pull.*pulled over'
s_sync b
s_sync a
t_ok "and sync shares it" cmp a/x.yaml b/x.yaml

# Names that git could take for something else.
for name in ':(top)x.yaml' '-q.yaml' 'ö å "quoted".yaml' '*.yaml' 'two
lines.yaml'; do
	cp a/x.yaml "a/$name"
done
s_sync a
t_is "odd names go" "$status" 0
s_sync b
t_ok "and come" cmp a/x.yaml 'b/:(top)x.yaml'
for name in ':(top)x.yaml' '-q.yaml' 'ö å "quoted".yaml' '*.yaml' 'two
lines.yaml'; do
	head -c 900 a/x.yaml >"b/$name"
done
git -C b -c user.name=b -c user.email=b@b commit -qam 'all broken'
git -C b push -q
s_sync a
t_is "broken ones are kept apart" "$status $(printf '%s\n' "$out" | grep -c '^kept both ')" "1 5"
t_is "each beside its own" "$(find a -name '*.yaml.b-???????' -printf x)" xxxxx
rm a/:* a/-* a/ö* 'a/*'* a/two*
s_sync a
s_sync b
t_is "and can be deleted" "$status $(cd b && echo *.yaml)" "0 q.yaml x.yaml y.yaml z.yaml"
# Somebody whose git gives files other line ends.
rm -rf b
git -c core.autocrlf=true clone -q server.git b 2>/dev/null
t_is "other line ends are not for sessions" "$(grep -c "$(printf '\r')" b/x.yaml)" 0
printf '*.yaml merge=kompass\n' >a/.gitattributes
s_new a gone.yaml
cp "$TOP/questionnaires/skolkompass-liten.yaml" a/q.yaml
git -C a add .
git -C a -c user.name=a -c user.email=a@a commit -qm attributes
s_sync a
rm -rf b
git -c core.autocrlf=true clone -q server.git b 2>/dev/null
git -C b config core.autocrlf true
t_ok "(but of old)" grep -q "$(printf '\r')" b/x.yaml b/gone.yaml b/q.yaml
rm a/gone.yaml
echo '# a remark' >>a/q.yaml
s_say a x.yaml '#L1 + for other line ends'
s_sync a
s_sync b
t_is "they are in nobody's way" "$err $(printf '%s\n' "$out" | cut -d : -f 1 | tr '\n' ' ')" \
	" deleted    gone.yaml received   q.yaml received   x.yaml shared with origin/main "
t_ok "what was deleted goes" test ! -e b/gone.yaml
t_ok "what was changed comes" sh -c 'cmp a/x.yaml b/x.yaml && cmp a/q.yaml b/q.yaml'
t_is "git finds nothing changed" "$(git -C b status --porcelain)" ""

# Help and usage.
run "$KOMPASS" sync --help
t_match "help" "$status $out" '^0 usage: kompass sync '
run "$KOMPASS" sync a b
t_is "one folder" "$status" 2
run "$KOMPASS" sync nowhere
t_match "no folder" "$status $err" '^2 .*nowhere: No such'
run "$KOMPASS" sync --init nowhere
t_match "no folder to set up" "$status $err" '^2 .*nowhere: no folder'
run "$KOMPASS" sync a/x.yaml
t_match "a file" "$status $err" '^2 .*not a folder'
mkdir a/sub
run "$KOMPASS" sync --init a/sub
t_match "a folder in one that is shared" "$status $err" "^2 .*lies in the repository $t_dir/a"
cd a/sub || exit 99
run "$KOMPASS" --as a sync
t_match "any folder in it will do" "$status $out" '^0 nothing new, here or at origin/main$'
t_done
