#!/bin/sh
# Copies that a folder in a cloud left beside a file: merged in at opening, said
# once, and left alone.
. "$TOP/tests/cli/lib.sh"
t_setup
kompass=$KOMPASS
copy="s (Bos konfliktkopia 2010-04-20).yaml"
"$kompass" --as ab=Anna new -q skolkompass-liten --subject Skolan --year 2010 s.yaml
cp s.yaml "$copy"
printf '+ from the copy\n= 2\n' | KOMPASS_SEED=2 "$kompass" --as bo=Bo line "$copy"
printf '+ from the file\n' | KOMPASS_SEED=3 "$kompass" --as ab line s.yaml >t 2>&1
t_is "items of a copy are merged in and said" "$(cat t)" \
	"kompass: s.yaml: merged 3 items from the copy \"$copy\""
t_is "they are in the file" "$(grep -c 'text: from the' s.yaml)" 2
t_is "the copy is left alone" "$(grep -c 'text: from the' "$copy")" 1
cp s.yaml before.yaml
run "$kompass" --as ab line s.yaml </dev/null
t_is "a second opening is silent" "$status$err$out" 0
t_ok "and changes nothing" cmp s.yaml before.yaml
printf '+ later in the copy\n' | KOMPASS_SEED=4 "$kompass" --as bo line "$copy"
run "$kompass" --as ab line s.yaml </dev/null
t_match "what is new in it later is told again" "$err" 'merged 1 item from the copy'

# Broken ones, others, and several.
head -n 40 s.yaml >"s (1).yaml"
"$kompass" --as ab new -q skolkompass-liten --subject Annan --year 2010 "s 2.yaml"
KOMPASS_SEED=5 "$kompass" --as ab new --force -q skolkompass-liten --subject Annan --year 2010 "s 2.yaml"
cp s.yaml s.sync-conflict-20100420-101500-ABCDEFG.yaml
printf '! by way of Syncthing\n' | KOMPASS_SEED=6 "$kompass" --as bo line s.sync-conflict-20100420-101500-ABCDEFG.yaml
mkdir "s (2).yaml"
ln -s "$copy" "s (3).yaml"
: >"s (4).yaml"
run "$kompass" --as ab line s.yaml </dev/null
t_is "all of them in one line" "$(printf '%s\n' "$err" | wc -l)" 1
t_match "a broken one is mentioned" "$err" 'the copy "s \(1\).yaml" is left alone: line [0-9]+: '
t_match "an empty one too" "$err" 'the copy "s \(4\).yaml" is left alone: line 1: '
t_match "the good one is merged all the same" "$err" '; merged 1 item from the copy "s.sync-conflict-20100420-101500-ABCDEFG.yaml"'
t_unlike "another evaluation is passed over, and what is no file" "$err" 's 2\|s (2)\|s (3)'
t_is "it is in the file" "$(grep -c 'by way of Syncthing' s.yaml)" 1
t_is "the broken one is left alone" "$(wc -l <"s (1).yaml")" 40
t_is "and what was done is saved" "$status" 0
cp s.yaml before.yaml
run "$kompass" view s.yaml </dev/null
t_ok "who only looks changes nothing" cmp s.yaml before.yaml
printf '! esc\n' | KOMPASS_SEED=7 "$kompass" --as bo line "$copy"
mv "$copy" "$(printf 's (konflikt \033[31m).yaml')"
run "$kompass" --as ab line s.yaml </dev/null
t_match "a name with control bytes is shown without them" "$err" 'merged 1 item from the copy "s \(konflikt .*\[31m\).yaml"'
LC_ALL=C grep -q "$(printf '\033')" t_err
t_is "none of them" "$?" 1
t_done
