#!/bin/sh
# Earlier generations: listed from the newest, printed as they were.
. "$TOP/tests/cli/lib.sh"
t_setup

cp "$TOP/sessions/bromma-2006-ed2002.yaml" a.yaml
out=$("$KOMPASS" history a.yaml 2>err)
t_is "none yet" "$? $out" "1 "
t_match "says so" "$(cat err)" 'no earlier generations'
cp a.yaml first.yaml
"$KOMPASS" --as ab=Anna reopen --reason 'a figure was mistyped' a.yaml >out 2>err
t_is "reopening" "$?" 0
t_match "one generation" "$("$KOMPASS" history a.yaml)" \
	'^  1  2010-04-20 13:0[0-9]  saved  .* since then: 1 added, 1 changed, 0 gone$'
"$KOMPASS" history --show 1 a.yaml >shown
t_ok "printed byte for byte" cmp first.yaml shown
"$KOMPASS" history --show 2 a.yaml >shown 2>err
t_is "there is no second" "$?" 2
"$KOMPASS" history --show one a.yaml 2>err
t_is "no number" "$?" 2
mv a.yaml gone.yaml
t_match "a removed file has its history" "$("$KOMPASS" history a.yaml)" '^  1  .*cannot be read now'
echo broken >a.yaml
t_match "a broken one too" "$("$KOMPASS" history a.yaml)" '^  1  .*cannot be read now'
"$KOMPASS" history 2>err
t_is "no file" "$?" 2
"$KOMPASS" history nowhere/a.yaml 2>err
t_is "no folder" "$?" 2
t_done
