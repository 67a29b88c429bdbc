#!/bin/sh
# Sessions that cannot be merged, on either side: nothing is lost, and the other
# files go on.
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
s_pair
s_new a y.yaml
s_sync a
s_sync b
git -C b config user.name 'Georg Ö. Berg'
git -C b config user.email g@example.com

# push_raw CONTENT-OF-FILE NAME: b commits and pushes whatever it is, with git alone.
push_raw()
{
	cp "$1" "b/$2"
	git -C b commit -qam raw
	git -C b push -q
}

# Cut off on the other side, changed here, with another file that both changed.
s_say a x.yaml '#L1 + of a'
s_say a y.yaml '#L1 + of a'
s_say b y.yaml '#L1 + of b'
head -c 2000 b/x.yaml >cut
push_raw cut x.yaml
cp a/x.yaml mine
s_sync a
t_is "a broken one" "$status" 1
t_match "is named with its fault" "$err" '^origin/main:x.yaml:[0-9]+:[0-9]+: error: '
t_like "and said" "$out" '^kept both  x.yaml: broken on their side; theirs is in x.yaml.Georg-Ö-Berg-'
t_ok "ours is untouched" cmp a/x.yaml mine
t_ok "theirs is beside it" cmp a/x.yaml.Georg-* cut
t_is "the other file is merged" "$(s_texts a/y.yaml)" "of a of b "
t_match "the commit explains it" "$(git -C a log -1 --format=%B | tr '\n' ' ')" 'x.yaml: two versions could not be merged.*x.yaml.Georg-'
s_clean a
s_sync b
t_is "who broke it gets the good one" "$status $(cmp b/x.yaml mine)" "0 "
t_ok "and finds the own one" cmp b/x.yaml.Georg-* cut
s_clean b
s_sync a
t_match "that is the end of it" "$status $out" '^0 nothing new'

# Not even text, and only they changed it.
head -c 3000 /dev/urandom >binary
push_raw binary x.yaml
s_sync a
t_match "a binary one" "$status $err" '^1 origin/main:x.yaml:1:1: error: this is no session'
t_ok "ours is untouched" cmp a/x.yaml mine
t_ok "theirs is beside it" sh -c 'for f in a/x.yaml.Georg-*; do cmp -s "$f" binary && exit; done; exit 1'
s_sync b
t_ok "and comes back" cmp b/x.yaml mine

# Conflict marks, as git leaves them without the driver.
{ echo '<<<<<<< HEAD'; cat mine; echo '======='; cat mine; echo '>>>>>>> theirs'; } >marks
push_raw marks y.yaml
cp a/y.yaml mine
s_sync a
t_match "conflict marks" "$status $err" '^1 origin/main:y.yaml'
t_ok "ours is untouched" cmp a/y.yaml mine
s_sync b

# A new one that is broken: it comes, and is said.
cp cut b/n.yaml
git -C b add n.yaml
git -C b commit -qm new
git -C b push -q
s_sync a
t_match "a new broken one" "$status $err" '^1 n.yaml:[0-9]+:[0-9]+: error: '
t_ok "comes as it is" cmp a/n.yaml cut
s_sync a
t_is "and is no news twice" "$status" 0
rm a/n.yaml
s_sync a
t_is "it can be deleted" "$status" 0
s_sync b

# Broken here: it is not sent, all else is.
cp a/x.yaml good
cp cut a/x.yaml
s_say a y.yaml '#L1 + goes on'
s_sync a
t_match "broken here" "$status $err" '^1 x.yaml:[0-9]+:[0-9]+: error: '
t_like "is left" "$out" '^left       x.yaml: broken, and therefore not committed$'
t_like "the other goes" "$out" '^sent       y.yaml$'
t_ok "it stays as it is" cmp a/x.yaml cut
s_say b x.yaml '#L1 + meanwhile'
s_sync b
s_sync a
t_match "when others change it" "$status $(printf '%s\n' "$out" | tr '\n' ' ')" '^1 left       x.yaml: broken here, and left so; .*git show HEAD:x.yaml'
t_ok "it still stays" cmp a/x.yaml cut
s_sync b
t_like "others keep theirs" "$(s_texts b/x.yaml)" 'meanwhile'
# Put right from an old copy: what came meanwhile is in it again.
cp good a/x.yaml
s_seed
echo '#L1 + put right' | "$KOMPASS" --as a line a/x.yaml
s_sync a
t_is "put right" "$status" 0
t_is "with all" "$(s_texts a/x.yaml)" "meanwhile of a put right "
s_sync b
t_ok "at both" cmp a/x.yaml b/x.yaml
echo garbage >a/x.yaml
s_sync a
t_match "no session any more" "$status $out" '^1 left       x.yaml: no session any more'
git -C a checkout -q x.yaml

# An old copy put back: what was committed is not lost.
cp good a/x.yaml
s_sync a
t_is "an old copy" "$status" 0
t_is "gets what it lacks" "$(s_texts a/x.yaml)" "meanwhile of a put right "
s_clean a

# By hand, with comments: they go to git as they are.
sed -i '1i# a remark of mine' a/x.yaml
s_sync a
t_is "comments are committed" "$status $(git -C a show HEAD:x.yaml | head -n 1)" "0 # a remark of mine"
s_say b x.yaml '#L1 + after the remark'
s_sync b
s_sync a
t_like "and merged away with notice" "$(s_texts a/x.yaml)" 'after the remark'
t_like "(git has it)" "$(git -C a log -p --full-history --format= -- x.yaml | grep remark)" '# a remark of mine'

# Two evaluations under one name.
s_new a z.yaml
s_new b z.yaml
s_say a z.yaml '#L1 + evaluation of a'
s_say b z.yaml '#L1 + evaluation of b'
s_sync a
s_sync b
t_match "one name for two" "$status $(printf '%s\n' "$out" | tr '\n' ' ')" '^1 .*kept both  z.yaml: two evaluations under one name; (theirs|yours) is in z\.'
s_sync a
t_is "both are sessions" "$("$KOMPASS" check b/z.yaml b/z.*-*.yaml 2>&1)" ""
t_is "both are there, at both" "$(for f in b/z.yaml b/z.*-*.yaml; do s_texts "$f"; done | tr ' ' '\n' | grep '^[ab]$' | sort | tr '\n' ' ')" "a b "
t_ok "the same" sh -c 'for f in b/z*.yaml; do cmp "$f" "a/${f#b/}" || exit 1; done'
s_say a z.yaml '#L2 + goes on here'
s_say b z.yaml '#L2 + and there'
s_sync a
s_sync b
t_match "and goes on so" "$status $(printf '%s\n' "$out" | head -n 1)" '^0 merged     z.yaml$'
s_sync a
s_clean a
s_clean b
t_match "nothing is left to do" "$out" '^received   z.yaml|nothing new'

# Larger than a session can be: it goes as any other file.
head -c 17000000 /dev/zero | tr '\0' '#' | fold -w 99 >a/large.yaml
git -C a add large.yaml
git -C a -c user.name=a -c user.email=a@a commit -qm large
s_sync a
t_is "a large one goes" "$status" 0
s_say a y.yaml '#L1 + with a large one beside it'
s_sync a
s_sync b
t_is "and comes" "$status $(cmp a/large.yaml b/large.yaml)" "0 "
t_like "and stops nothing" "$(s_texts b/y.yaml)" 'with a large one'
echo '# mine' >>b/large.yaml
echo 'theirs: 1' >a/large.yaml
git -C a -c user.name=a -c user.email=a@a commit -qam smaller
s_sync a
s_sync b
t_match "changed here it stays" "$status $(tail -n 1 b/large.yaml) $err" '^2 #* mine .*large.yaml: changed here'
git -C b checkout -q large.yaml
s_sync b
t_is "put away, it goes" "$status $(cat b/large.yaml)" '0 theirs: 1'
t_done
