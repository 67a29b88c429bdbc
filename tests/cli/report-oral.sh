#!/bin/sh
# kompass report --oral: the feedback of a visit's last day.
. "$TOP/tests/cli/lib.sh"
t_setup
export SOURCE_DATE_EPOCH=1271761200

"$KOMPASS" --as ab=Anna new -q kommunkompassen-2010 --subject Lund --year 2010 s.yaml >/dev/null
"$KOMPASS" --as ab=Anna line s.yaml >/dev/null <<'END'
#1.1
+ first strength
+ second strength
* a good example
+ fourth strength
! a weakness
- something to improve
= 7,5
> a text of the report
only a note
#1.2
+ fifth strength
#2.1
+ plain one
- improve one
:key
+ plain two
- improve two
- improve three
:private
#8
- of the area
END
run "$KOMPASS" report --oral s.yaml
t_is "the feedback" "$status" 0
printf '%s\n' "$out" >oral.md
t_match "its title" "$out" '^# Kommunkompassen 2010: Lund 2010$'
t_match "a draft" "$out" '^\*\*DRAFT\.\*\* '
t_match "an overview" "$out" '^\| 1 \| [^|]* \| 5 \| 2 \|$'
t_match "what others may not see is not counted" "$out" '^\| 2 \| [^|]* \| 2 \| 2 \|$'
t_match "an area of which nothing was noted" "$out" '^\| 3 \| [^|]* \| 0 \| 0 \|$'
t_is "three of each" "$(sed -n '/^## 1 /,/^## 2 /s/^- //p' oral.md | tr '\n' ';')" \
	'first strength (1.1);second strength (1.1);a good example (1.1);a weakness (1.1);something to improve (1.1);'
t_is "those that are marked" "$(sed -n '/^## 2 /,/^## 8 /s/^- //p' oral.md | tr '\n' ';')" \
	'plain one (2.1);plain two (2.1);improve one (2.1);'
t_is "of an area itself" "$(sed -n '/^## 8 /,$s/^- //p' oral.md)" 'of the area'
t_is "areas without anything have no heading" "$(grep -c '^## [3-7]' oral.md)" 0
t_is "no points, no texts, no notes" "$(grep -c '7\.5\|a text of the report\|only a note\|improve three' oral.md)" 0
t_match "what has no room is told" "$err" '^kompass: 3 findings have no room in the feedback$'
t_match "what is internal too" "$err" '^kompass: left out, as internal: 1 note, 1 private entry, 1 score of one evaluator$'

run "$KOMPASS" report --oral --scores s.yaml
t_match "with points where asked for" "$out" '^\| 1 \| [^|]* \| 5 \| 2 \| 7\.5 \| 100 \| – \|$'
t_match "and their total" "$out" '^\|  \| Total \|  \|  \| 7\.5 \| 800 \| – \|$'
for bad in --scores "--oral --previous s.yaml" "--oral --reference s.yaml" "--oral --template x.yaml"; do
	run "$KOMPASS" report $bad s.yaml
	t_is "not $bad" "$status $out" "2 "
done
if "$KOMPASS" --version | grep -q 'OpenDocument: by lowdown$'; then
	for type in html odt; do
		"$KOMPASS" report --oral --scores -t $type -o oral.$type s.yaml 2>err
		t_is "as $type" "$(python3 "$TOP/tests/document.py" oral.$type 2>&1)" ""
	done
fi
sed 's/first strength/P3 said it/' s.yaml >leak.yaml
run "$KOMPASS" report --oral leak.yaml
t_match "searched as a report is" "$status $err" '^1 kompass: entries/[a-z0-9]*: "P3" looks like the code of a person$'
t_done
