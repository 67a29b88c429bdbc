#!/bin/sh
# A table with the kinds of errors that published reports have: taken in
# without loss, each named by check --strict, rounding not.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

run "$KOMPASS" import -d s "$TESTDATA/printed-errors.csv"
t_is "it is imported" "$status" 0
t_like "two sources that differ are named at once" "$err" '6 is 61.5 here and 63.5 in line'

# strict NAME: what check --strict says of the session, without its name.
strict() {
	run "$KOMPASS" check --strict "s/$1.yaml"
	printf '%s\n' "$err" | sed "s,^s/$1.yaml: ,,"
}

t_is "a sum that is no rounding, and only that" "$(strict hasselby-vallingby-2010-ed2010)" \
	"warning: 6: the table gives the area 61, but its questions come to 59.9, which is more than rounding"
t_is "two sources that differ" "$(strict hasselby-vallingby-2010-ed2002)" \
	"warning: 6: sources differ: one gives 63.5, another 61.5"
t_is "a total that does not add up" "$(strict skarpnack-2004-ed2002)" \
	"warning: total: the table gives the total 453.5, but the areas come to 443.5, which is more than rounding"
t_is "a per cent that is wrong" "$(strict soderhamn-2008-ed2002)" \
	"warning: 7.5: the table gives 65 per cent, but 12 of 20 points is another share"
t_is "a sum of medians" "$(strict median-2009-ed2002)" \
	"warning: total: the table gives the total 465.5, but the areas come to 476.4, which is more than rounding"
run "$KOMPASS" check --strict s/soderhamn-2008-ed2002.yaml
t_is "found: status 1" "$status" 1

# Without loss: every figure of the table is in a session, as printed.
lost=$(awk -F, 'NR > 1 && $7 != "-" { print $1 "," $4 "," $5 "," $6 "," $7 }' \
	"$TESTDATA/printed-errors.csv" | while IFS=, read -r name year edition code points; do
	grep -l "value: $name\$" s/*.yaml | while read -r file; do
		grep -q "^edition: \"$edition\"" "$file" || continue
		grep -q "points: $points\$" "$file" || echo "$name $year $edition $code $points"
	done
done)
t_is "no figure is lost" "$lost" ""
run "$KOMPASS" show --format csv s/hasselby-vallingby-2010-ed2010.yaml
t_like "the dash is not scored" "$out" '^Hässelby-Vällingby,2010,2010,8.1,question,,.*left-out'
t_like "nor is the printed 0" "$out" '^Hässelby-Vällingby,2010,2010,8,area,,0,,left-out,0,,,$'
t_done
