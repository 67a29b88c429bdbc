#!/bin/sh
# The other end: not there, not set, empty, faster, somebody else's, closed.
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
s_pair

# Not there.
mv server.git away
s_say a x.yaml '#L1 + offline'
s_sync a
t_match "offline" "$status $err" '^1 kompass: origin cannot be reached: .*server.git.* does not appear to be a git repository; what'
t_like "what was committed" "$out" '^committed  x.yaml$'
s_clean a
s_sync a
t_match "offline again, nothing to commit" "$status [$out]" '^1 \[\]$'
mv away server.git
s_sync a
t_match "there again" "$status $out" '^0 sent       x.yaml'
s_sync b
t_ok "it arrives" cmp a/x.yaml b/x.yaml

# Somebody is faster: at the moment of the push, b's goes in before.
s_say a x.yaml '#L1 + slow'
s_say b x.yaml '#L1 + fast'
mkdir -p a/.git/hooks server.git/hooks
cat >a/.git/hooks/pre-push <<END
#!/bin/sh
cd "$t_dir" || exit 1
[ -e raced ] && exit 0
: >raced
unset GIT_DIR GIT_PREFIX
KOMPASS_SEED=999 "$KOMPASS" --as b=B sync b >race.out 2>&1
END
chmod +x a/.git/hooks/pre-push
s_sync a
t_is "the faster one has sent" "$(head -n 1 race.out)" "sent       x.yaml"
t_is "the slower one merges and sends" "$status $(printf '%s\n' "$out" | head -n 1)" "0 merged     x.yaml"
rm a/.git/hooks/pre-push
s_sync b
t_ok "both have it" cmp a/x.yaml b/x.yaml
t_is "all of it" "$(s_texts b/x.yaml)" "fast offline slow "

# Always faster: it ends.
cat >a/.git/hooks/pre-push <<END
#!/bin/sh
unset GIT_DIR GIT_PREFIX
cd "$t_dir/b" && git pull -q && git -c user.name=b -c user.email=b@b commit -q --allow-empty -m x && git push -q
END
s_say a x.yaml '#L1 + never'
chmod +x a/.git/hooks/pre-push
s_sync a
t_match "always beaten" "$status $err" '^2 .*others have been faster [0-9]+ times; sync again'
rm a/.git/hooks/pre-push
s_clean a
s_sync a
t_is "and goes then" "$status" 0
git -C b pull -q

# The server says no.
cat >server.git/hooks/pre-receive <<'END'
#!/bin/sh
echo 'the archive is closed'
exit 1
END
chmod +x server.git/hooks/pre-receive
s_say a x.yaml '#L1 + closed'
s_sync a
t_match "a server's own refusal is passed on" "$status $err" '^2 .*origin does not take it: .*the archive is closed'
rm server.git/hooks/pre-receive
s_sync a
t_is "and later it goes" "$status" 0

# A hook of one's own says no.
mkdir -p a/.git/hooks
printf '#!/bin/sh\necho "no pushes on Fridays" >&2\nexit 1\n' >a/.git/hooks/pre-push
chmod +x a/.git/hooks/pre-push
s_say a x.yaml '#L1 + on a Friday'
s_sync a
t_match "a hook's refusal is no missing network" "$status $err" '^2 .*does not take it: no pushes on Fridays'
rm a/.git/hooks/pre-push
s_sync a
t_is "without it, it goes" "$status" 0

# Nobody lets us in.
cat >no-ssh <<'END'
#!/bin/sh
echo "$*" >>ssh.log
echo 'anna@server: Permission denied (publickey).' >&2
exit 255
END
chmod +x no-ssh
git clone -q server.git c
git -C c remote set-url origin server:kompass.git
s_say c x.yaml '#L1 + locked out'
GIT_SSH=$t_dir/no-ssh s_sync c
t_match "no key" "$status $err" '^2 .*origin does not let you in: anna@server: Permission denied.*committed here'
t_like "what was committed" "$out" '^committed  x.yaml$'
mkdir fake
ln -s ../no-ssh fake/ssh
PATH=$t_dir/fake:$PATH s_sync c </dev/null
t_like "ssh asks nobody and gives up" "$(cat ssh.log c/ssh.log 2>/dev/null)" 'ConnectTimeout=20 -o BatchMode=yes'
cat >no-ssh <<'END'
#!/bin/sh
echo 'ssh: connect to host server port 22: Network is unreachable' >&2
exit 255
END
GIT_SSH=$t_dir/no-ssh s_sync c
t_match "no network" "$status $err" '^1 .*origin cannot be reached: ssh: connect to host server port 22: Network is unreachable; what'

# No remote; several; one of another name.
s_new d x.yaml
s_sync d --init
t_match "none is fine" "$status $err" '^0 $'
git -C d remote add one ../one.git
git -C d remote add two ../two.git
s_say d x.yaml '#L1 + which'
s_sync d
t_match "several" "$status $err" '^2 .*several remotes.*--set-upstream-to'
s_clean d
git -C d remote remove two
git init -q --bare -b main one.git
s_sync d
t_is "the only one is it" "$status $(git -C d rev-parse --abbrev-ref '@{upstream}')" "0 one/main"
git -C d remote add origin ../server.git
s_sync d
t_like "what is set goes before origin" "$out" '^nothing new, here or at one/main$'

# A clone of an empty remote; a folder that is still empty.
git init -q --bare -b main empty.git
git clone -q empty.git e 2>/dev/null
s_sync e
t_is "both empty" "$status $err" "0 "
s_new e x.yaml
s_sync e
t_is "the first push" "$status $(git -C empty.git show main:x.yaml | cmp - e/x.yaml)" "0 "
git init -q -b main late
git -C late remote add origin ../empty.git
s_sync late
t_is "an empty folder gets all" "$status $(cmp e/x.yaml late/x.yaml)" "0 "
s_clean late
rm -r empty.git
git init -q --bare -b main empty.git
s_sync e
t_is "a remote made anew gets all again" "$status $(git -C empty.git show main:x.yaml | cmp - e/x.yaml)" "0 "

# Another name of the branch.
git init -q --bare -b trunk trunk.git
git clone -q trunk.git f 2>/dev/null
s_new f x.yaml
s_sync f
git clone -q trunk.git g
git -C g branch -q -m master
git -C g config --remove-section branch.master 2>/dev/null
s_say g x.yaml '#L1 + from master'
s_sync g
t_is "another name here" "$status $(printf '%s\n' "$out" | tail -n 1)" "0 shared with origin/trunk"
t_is "no second branch there" "$(git -C trunk.git for-each-ref --format='%(refname)')" refs/heads/trunk
t_is "and it is set" "$(git -C g rev-parse --abbrev-ref '@{upstream}')" origin/trunk
git -C f checkout -q -b try
s_say f x.yaml '#L1 + a try'
s_sync f
t_is "a branch of one's own goes under its name" "$status $(git -C trunk.git for-each-ref --format='%(refname:short)' | tr '\n' ' ')" "0 trunk try "

# A history that has nothing to do with this one.
s_new h x.yaml
s_sync h --init
git -C h remote add origin ../server.git
git -C h rev-parse HEAD >before
cp h/x.yaml h.before
s_sync h
t_match "another history" "$status $err" '^2 .*no commit in common.*right remote.*--allow-unrelated-histories origin/main'
t_is "nothing has changed" "$(git -C h rev-parse HEAD | cmp - before; cmp h/x.yaml h.before)" ""
s_clean h
t_is "nor on the server" "$(git -C server.git log --all --format=%an | grep -c 'Name of h')" 0

# A server that begins repositories with a file of its own: joined once, as it says.
git init -q --bare -b main hosted.git
git clone -q hosted.git web 2>/dev/null
echo hello >web/README
git -C web add README
git -C web -c user.name=w -c user.email=w@w commit -qm README
git -C web push -q
git -C h remote set-url origin ../hosted.git
s_sync h
t_match "a remote with a file of its own" "$status $err" '^2 .*no commit in common'
t_ok "is joined so" git -C h -c user.name=h -c user.email=h@h merge -q --no-edit --allow-unrelated-histories origin/main
s_sync h
t_is "and shared" "$status $(git -C hosted.git ls-tree --name-only main | tr '\n' ' ')" "0 .gitattributes .gitignore README x.yaml "

# A remote that has the branch checked out.
git clone -q server.git i
git clone -q i j
s_say j x.yaml '#L1 + into a work tree'
s_sync j
t_match "is not pushed into" "$status $err" '^2 .*origin does not take it: .*(checked out|work tree)'
t_done
