#!/bin/sh
# kompass report: options, where it writes, what it refuses to write.
. "$TOP/tests/cli/lib.sh"
t_setup
export SOURCE_DATE_EPOCH=1271761200
full=$TOP/sessions/hasselby-vallingby-2010-full.yaml
cp "$full" s.yaml

run "$KOMPASS" report s.yaml
t_is "a report" "$status" 0
printf '%s\n' "$out" >first.md
t_match "what was left out, as internal" "$err" \
	'^kompass: left out, as internal: 59 notes, 15 things to ask, 1 in the inbox, 43 persons, 78 scores of single evaluators, 25 criteria ticked$'
t_match "and what else" "$err" '^kompass: also left out: 31 findings that were not chosen, 27 findings as they were noted'
run "$KOMPASS" report -o out.md s.yaml
t_is "into a file" "$status $out $(cmp first.md out.md)" "0  "
run "$KOMPASS" report s.yaml
printf '%s\n' "$out" >again.md
t_is "the same input gives the same bytes" "$(cmp first.md again.md)" ""
SOURCE_DATE_EPOCH=0 "$KOMPASS" report s.yaml >other.md 2>/dev/null
t_is "the time is that of SOURCE_DATE_EPOCH" "$(diff first.md other.md | grep '^>')" \
	"> - Made 1970-01-01T00:00:00+00:00 with $("$KOMPASS" --version | head -1)"
run env SOURCE_DATE_EPOCH=now "$KOMPASS" report s.yaml
t_match "which must be a number" "$status $err" '^2 kompass: SOURCE_DATE_EPOCH must be .*"now"$'

run "$KOMPASS" report -o out.md s.yaml
t_match "what is there is not replaced" "$status $err" '^2 kompass: out.md: is there already; --force'
echo old >out.md
chmod 644 out.md
run "$KOMPASS" report -o out.md --force s.yaml
t_is "but with --force" "$status $(cmp first.md out.md)" "0 "
ln -s out.md link.md
run "$KOMPASS" report -o link.md --force -t txt s.yaml
t_is "a link stays a link" "$status $(readlink link.md) $(head -2 out.md | tail -1 | cut -c1-3)" "0 out.md ==="
run "$KOMPASS" report -o s.yaml --force s.yaml
t_match "never what it is made of" "$status $err" '^2 kompass: s.yaml: the report would replace what it is made of$'
cp "$full" old.yaml
run "$KOMPASS" report -o old.yaml --force --previous old.yaml s.yaml
t_is "nor what stands beside" "$status $(cmp "$full" old.yaml)" "2 "
run "$KOMPASS" report -o . --force s.yaml
t_match "a folder is no file" "$status $err" '^2 kompass: \.: is no file that can be replaced$'
run "$KOMPASS" report -o nowhere/out.md s.yaml
t_match "no such folder" "$status $err" '^2 kompass: nowhere/out\.md: '
run "$KOMPASS" report -o plain.txt s.yaml
t_is "the ending tells the type" "$(head -2 plain.txt | tail -1 | cut -c1-3)" "==="
run "$KOMPASS" report -o plain2.txt -t md s.yaml
t_is "unless -t does" "$(cmp first.md plain2.txt)" ""
run "$KOMPASS" report -t doc s.yaml
t_match "an unknown type" "$status $err" '^2 kompass: -t takes md'
run "$KOMPASS" report
t_is "no file" "$status" 2
run "$KOMPASS" report s.yaml s.yaml
t_is "two files" "$status" 2
run "$KOMPASS" report none.yaml
t_is "no such file" "$status" 2
echo 'kompass-session: "1.0"' >bad.yaml
run "$KOMPASS" report bad.yaml
t_is "a broken one" "$status $out" "1 "
run "$KOMPASS" report --reference bad.yaml s.yaml
t_is "a broken reference" "$status $out" "1 "
t_is "more rows than columns are never written" \
	"$(LC_ALL=C tr -d '\200-\277' <plain.txt | LC_ALL=C awk 'length($0) > 78' | wc -l | tr -d ' ')" 0

# Something internal in a text.
sed 's/^  text: \("*\)Stadsdelen får 408 av 700 /  text: \1P3 tyckte att policyn ej utvärderad för färsk delegationsordningen ses över årligen 408 /' \
	"$full" >leak.yaml
run "$KOMPASS" report -o leak.md leak.yaml
t_is "what is internal is not handed on" "$status $out $(ls leak.md 2>/dev/null)" "1  "
t_match "the code of a person" "$err" '^kompass: texts/summary: "P3" looks like the code of a person$'
t_match "an internal text" "$err" '^kompass: texts/summary: a note: "Policyn ej utvärderad, för färsk\.'
t_match "what to do" "$err" '^kompass: no report was written, .*--allow texts/summary$'
run "$KOMPASS" report -o leak.md --allow texts/intro leak.yaml
t_is "another place allowed" "$status" 1
run "$KOMPASS" report -o leak.md --allow texts/summary leak.yaml
t_is "allowed" "$status $(grep -c 'P3 tyckte' leak.md)" "0 1"

# A full disk leaves nothing, and the old file as it was.
if [ -e /dev/full ]; then
	"$KOMPASS" report s.yaml >/dev/full 2>err
	t_is "standard output full" "$? $(grep -c 'standard output: ' err)" "2 1"
fi
echo old >old.md
(
	ulimit -f 8
	trap '' XFSZ
	"$KOMPASS" report -o old.md --force s.yaml 2>err
	echo $? >status
)
t_is "no room: the old one stays" "$(cat status old.md) $(ls | grep -c 'old\.md')" "2
old 1"
t_match "and it is told" "$(cat err)" '^kompass: .*old\.md: '

run "$KOMPASS" report --help
t_match "help" "$status $out" '^0 usage: kompass report '
t_done
