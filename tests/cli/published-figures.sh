#!/bin/sh
# The figures of published reports come out as printed.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

# figures FILE: what show says of it, a line per code: code points max percent
figures() {
	"$KOMPASS" show --format csv "$TOP/sessions/$1" | awk -F, 'NR > 1 { print $4, $6, $7, $8 }'
}

figures soderhamn-2008-ed2002.yaml >shown
awk -F, '$1 == "Söderhamn" && $4 == 2008 && $7 == "question" {
	percent = int($8 / $9 * 100 + 0.5 + 1e-9)
	print $6, $8, $9, percent
}' "$TESTDATA/published-scores.csv" >printed
t_is "Söderhamn 2008: all 37 questions are printed" "$(wc -l <printed | tr -d ' ')" 37
t_is "and each comes out, with its per cent" "$(grep -Fxc -f printed shown)" 37
awk -F, '$1 == "Söderhamn" && $4 == 2008 && $7 == "area" { print $6, $8, $9 }' \
	"$TESTDATA/published-scores.csv" >printed
t_is "all eight areas" "$(cut -d' ' -f1-3 shown | grep -Fxc -f printed)" 8
t_like "total 504.5 of 800" "$(cat shown)" '^total 504.5 800 63$'
t_like "7.5: 60 per cent, not the printed 65" "$(cat shown)" '^7.5 12 20 60$'
t_like "62.5 per cent is 63" "$(cat shown)" '^4 62.5 100 63$'

for file in hasselby-vallingby-2010-ed2010.yaml hasselby-vallingby-2010-full.yaml; do
	figures $file >shown
	t_is "$file: the areas whose sums fit" \
		"$(grep -xc -e '1 58.1 100 58' -e '4 61 100 61' -e '5 71.7 100 72' -e '7 31.1 100 31' \
			-e '3 75.3 100 75' -e '2 51.3 100 51' shown)" 6
	t_like "$file: area 6 by its questions" "$(cat shown)" '^6 59.9 100 60$'
	t_like "$file: area 8 is not scored, and not 0" "$(cat shown)" '^8  0 $'
	t_like "$file: of 700" "$(cat shown)" '^total 408.4 700 58$'
	run "$KOMPASS" check --strict "$TOP/sessions/$file"
	t_like "$file: a warning about the reported 61" "$err" '6: the table gives the area 61, but its questions come to 59.9'
done
t_done
