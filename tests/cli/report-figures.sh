#!/bin/sh
# kompass report: the tables hold the figures of `kompass show`, for every example session.
. "$TOP/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
export SOURCE_DATE_EPOCH=1271761200

# "CODE POINTS MAX PERCENT" of each row, as show has them; nothing where there is none.
shown()
{
	"$KOMPASS" show --format csv "$1" | awk -F, -v what="$2" '
	NR > 1 {
		# Subjects here have no commas.
		if ($5 != "question" && what == "areas" || what == "all")
			print ($4 == "total" ? "" : $4) "|" $6 "|" \
				($9 == "left-out" || $9 == "not-applicable" ? "" : $7) "|" $8
	}' | sort
}

# The same of a table of the report, which says "–" where there is nothing.
reported()
{
	awk -v title="$2" '
	$0 == title { is_in = 1; next }
	is_in && !/^\|/ && rows { exit }
	is_in && /^\|/ && ++rows > 2 {
		gsub(/\\\|/, "/")
		split($0, cell, " *\\| *")
		for (i = 4; i <= 6; i++)
			if (cell[i] == "–")
				cell[i] = ""
		print cell[2] "|" cell[4] "|" cell[5] "|" cell[6]
	}' report.md | sort
}

for file in "$TOP"/sessions/*.yaml; do
	name=$(basename "$file" .yaml)
	run "$KOMPASS" report -o report.md --force "$file"
	t_is "$name: a report" "$status" 0
	t_is "$name: the areas" "$(reported areas 'The areas: points, maximum and per cent.')" \
		"$(shown "$file" areas)"
	t_is "$name: all questions" "$(reported all 'All questions: points, maximum and per cent.')" \
		"$(shown "$file" all)"
done

# Sums of areas by dimension, by hand: 58.1 + 75.3; 51.3 + 61 + 71.7 + 31.1; 59.9; left out.
"$KOMPASS" report "$TOP/sessions/hasselby-vallingby-2010-full.yaml" >report.md 2>/dev/null
t_is "dimensions" "$(reported x 'The areas by dimension; points are the sum of its areas.')" \
	"$(printf '%s\n' '1, 3|133.4|200|67' '2, 4, 5, 7|215.1|400|54' '6|59.9|100|60' '8|||' | sort)"
t_match "which sum the total is" "$(cat report.md)" \
	'^The total is the sum of the areas, .*nothing is rounded but per cent\.'
t_match "another total was printed" "$(cat report.md)" 'gives the total as 409; the parts come to 408\.4'
t_match "and other areas" "$(cat report.md)" '^- A published table has otherwise: 1 \(58\), 2 \(51\), .*6 \(61\).*total \(409\)\.$'
t_match "left out" "$(cat report.md)" '^- 8 .*: left out$'

# Beside: the same edition in columns, another one in a table of its own.
"$KOMPASS" report --previous "$TOP/sessions/hasselby-vallingby-2010-ed2002.yaml" \
	--reference "$TOP/sessions/sundsvall-2012-ed2010.yaml" \
	"$TOP/sessions/hasselby-vallingby-2010-full.yaml" >report.md 2>/dev/null
t_match "a reference beside" "$(cat report.md)" '^\| 4 \| [^|]* \| 61 \| 100 \| 61 \| 78 \| 78 \|$'
t_match "its total" "$(cat report.md)" '^\|  \| Total \| 408\.4 \| 700 \| 58 \| 482 \| 60 \|$'
t_match "its figures are marked" "$(cat report.md)" '^- Sundsvall 2012: from a published table\.$'
t_match "what is left out, filled up" "$(cat report.md)" \
	'^- Left out: 8\. With the points of Sundsvall 2012 there, for comparison only: 488\.4 of 800\.$'
t_match "another edition by itself" "$(cat report.md)" \
	'^Hässelby-Vällingby 2010, by kommunkompassen-2002 of edition 2002\.$'
t_match "with its own titles, and where they went" "$(cat report.md)" \
	'^\| 6 \| Personalpolitik \| 63\.5 \| 64 \| 6 \(wider\) \|$'
t_match "who says so" "$(cat report.md)" '^Which areas belong together is told after .*; no points are brought over\.$'
t_match "and how it compares" "$(cat report.md)" '80 till 100 poäng|80 to 100 points'
"$KOMPASS" report --reference "$TOP/sessions/median-sweden-spring-2010-2010-ed2002.yaml" \
	--previous "$TOP/sessions/skarpnack-2004-ed2002.yaml" \
	"$TOP/sessions/bromma-2006-ed2002.yaml" >report.md 2>/dev/null
t_match "which total another's is" "$(cat report.md)" \
	'^- Skarpnäck 2004: the total 443\.5 is the sum of the areas; its published table has 453\.5\.$'
t_match "a median is no sum of a part" "$(cat report.md)" \
	': the total 465\.5 is that of its published table, which does not give all areas\.$'
t_match "both beside" "$(cat report.md)" '^\|  \| Total \| 468 \| 700 \| 67 \| 443\.5 \| 63 \| 465\.5 \| – \|$'

# The other way round, by the same mapping; and of an edition that nothing leads to.
"$KOMPASS" report --previous "$TOP/sessions/haparanda-2012-ed2010.yaml" \
	"$TOP/sessions/bromma-2006-ed2002.yaml" >report.md 2>/dev/null
t_match "a later edition" "$(cat report.md)" '^\| 1 \| [^|]* \| 66 \| 66 \| 1 \(narrower\) \|$'
"$KOMPASS" --as ab=Anna new -q skolkompass-liten --subject Lund --year 2010 school.yaml >/dev/null
"$KOMPASS" report --reference "$TOP/sessions/bromma-2006-ed2002.yaml" school.yaml >report.md 2>/dev/null
t_match "another instrument" "$(cat report.md)" '^\| 1 \| [^|]* \| 77 \| 77 \|$'
t_match "cannot be compared" "$(cat report.md)" '^It is of another edition: its areas and points cannot be compared'

# What an evaluation keeps inside is its earlier one.
"$KOMPASS" --as ab=Anna new --previous "$TOP/sessions/haparanda-2012-ed2010.yaml" \
	--subject Haparanda --year 2016 -q kommunkompassen-2010 kept.yaml >/dev/null
printf '%s\n' '#1.1' '= 6,25' '#1.2' '= - no such thing here' '#1.3' '= ? nobody could show it' '#1.4' \
	'+ good' | "$KOMPASS" --as ab=Anna line kept.yaml >/dev/null
run "$KOMPASS" report kept.yaml
t_match "kept inside" "$out" '^\| Code \| Area \| Points 2016 \| Max \| % \| Haparanda 2012 \| % \|$'
t_match "its area" "$out" '^\| 1 \| [^|]* \| 6\.25 \| 80 \| – \| 66 \| 66 \|$'
t_match "its total" "$out" '^\|  \| Total \| 6\.25 \| 780 \| – \| 506 \| 63 \|$'
t_match "not applicable, and why" "$out" '^- 1\.2 .*: not applicable\. no such thing here$'
t_match "not assessed, and why" "$out" '^- 1\.3 .*: not assessed\. nobody could show it$'
t_match "not scored yet" "$out" '^- Not scored yet: 1\.4, 1\.5, 2\.1'
t_match "still a draft" "$out" '^\*\*DRAFT\.\*\* '
t_match "it comes from there" "$out" '^- Earlier evaluation: Haparanda 2012, as kept in this evaluation$'

# Two who differ: neither's points, nor how far they are apart.
printf '%s\n' '#1.1' '= 9,25' | "$KOMPASS" --as cd=Cecilia line kept.yaml >/dev/null
run "$KOMPASS" report kept.yaml
t_match "differing" "$out" '^- Not settled yet between the evaluators: 1\.1\.$'
t_match "without points" "$out" '^\| 1\.1 \| [^|]* \| – \| 15 \| – \| '
t_is "neither's score" "$(printf '%s\n' "$out" | grep -c '[69][.,]25')" 0

run env KOMPASS_LOCALEDIR="$catalogues" "$KOMPASS" --lang sv report "$TOP/sessions/hasselby-vallingby-2010-full.yaml"
t_match "in Swedish" "$out" '^## Sammanfattning$'
t_match "with its decimal mark" "$out" '^\| 1 \| Offentlighet och demokrati \| 58,1 \| 100 \| 58 \|$'
t_done
