#!/bin/sh
# kompass compare gives what published reports print, digit by digit.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
s=$TOP/sessions
six="$s/hasselby-vallingby-2010-ed2002.yaml $s/bromma-2006-ed2002.yaml $s/skarpnack-2004-ed2002.yaml
	$s/majorna-2006-ed2002.yaml $s/stockholm-2009-ed2002.yaml $s/botkyrka-2005-ed2002.yaml"

# Table 2 of the report on Hässelby-Vällingby (2010), typed in as it is printed:
# 0 and its footnote too, without the two errors that are told below.
cat >printed <<'END'
1 78 77 76 66 74 91
2 71 71.5 61.5 66.5 78.5 88
3 76 74 75 87.5 74.5 95
4 81 71 64.5 68.5 82 82
5 88 53 51 74 80 86
6 63.5! 70.5 66.5 68.5 62 82
7 49 51 49 66 59 78
8 0* 0* 0* 0* 92 94
Total 506.5* 468* 453.5*! 497* 602** 696
END

# The points of a text: the code (or the title, where that is all) and the rightmost columns.
points() { awk '/^[1-8]  / || /^   Total  / { print $1, $(NF-5), $(NF-4), $(NF-3), $(NF-2), $(NF-1), $NF }'; }

run "$KOMPASS" compare --printed $six
t_is "compared: status 0" "$status$err" 0
t_is "Table 2 as it is printed" "$(printf '%s\n' "$out" | points)" "$(cat printed)"
t_is "its years" "$(printf '%s\n' "$out" | grep -x ' *2010 *2006 *2004 *2006 *2009 *2005' | wc -l | tr -d ' ')" 1
t_is "two warnings" "$(printf '%s\n' "$out" | sed '1,/^! Warnings/d' | grep -c '^[A-Z] ')" 2
t_like "one of area 6, where 61.5 is printed and 63.5 fits" "$out" \
	'^A 6: sources differ: one gives 63.5, another 61.5; only 63.5 fits the total,$'
t_like "one of Skarpnäck's total" "$out" \
	'^C total: the table gives the total 453.5, but the areas come to 443.5, which is$'
t_like "it says which sum it is" "$out" '^Total: as the table gives it (A, B, C, D, E, F)\.$'
t_like "who is no whole municipality" "$out" '^\* A, B, C, D: area 8 is not scored, and is no 0 (Stadsdel)\.'
t_like "nor an ordinary evaluation" "$out" '^\*\* E: evaluated in the profile "Toppnivå" only; not comparable'
t_like "and of what kind they are" "$out" '^Not of one kind: A, B, C, D district; E, F municipality\.$'

# What the areas come to, and the footnote: 580.5.
run "$KOMPASS" compare --reference "$s/median-sweden-spring-2010-2010-ed2002.yaml" $six
t_match "totals are the areas' sums" "$out" \
	'^   Total +506\.5\* 468\.0\* 443\.5\*! 497\.0\* 602\.0\*\* +696\.0 +465\.5$'
t_match "each of its own maximum" "$out" '^   of +700 +700 +700 +700 +800 +800 +800$'
t_match "not scored is a dash, in the table's place of 0" "$out" \
	'^8  Kommunen som +-\* +-\* +-\* +-\* +92\.0 +94\.0 +74\.0$'
t_match "580.5, with the footnote's mark" "$out" \
	'^   Total of 800, left out +580\.5\* 542\.0\* 517\.5\* +571\.0\* 602\.0\*\* +696\.0 +465\.5$'
t_match "and differences of it" "$out" '^   areas from R +-38\.5 +-63\.0 +-9\.5 +\+21\.5 +\+115\.5 -115\.0$'
flat=$(printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' ')
t_like "the footnote says how" "$flat" 'For comparison what R (Median Sweden spring 2010) gives for it, 74\.0, is added: A 580\.5, B 542\.0, C 517\.5, D 571\.0\.'
run "$KOMPASS" compare --printed --reference "$s/median-sweden-spring-2010-2010-ed2002.yaml" $six
t_match "580.5 of printed figures too" "$out" '^   Total of 800, left out +580\.5\* +542\* +527\.5\* +571\* +602\*\* +696 +465\.5$'

# Each difference, computed here from the published figures.
run "$KOMPASS" compare --format csv $six
printf '%s\n' "$out" >csv
awk -F, '
	function code(n) { return n == "total" ? n : n + 0 }
	$5 == 2002 && $7 != "question" && $9 != "" && !seen[$1, $4, $6]++ {
		points[$1, $4, $6] = $8
		name[$1 "," $4] = 1
	}
	END {
		base = "Hässelby-Vällingby" SUBSEP 2010
		split("Hässelby-Vällingby,2010 Bromma,2006 Skarpnäck,2004 Majorna,2006 Stockholm,2009 Botkyrka,2005", who, " ")
		for (w = 2; w <= 6; w++) {
			split(who[w], n, ",")
			sum = 0
			for (a = 1; a <= 7; a++) {
				printf "%s,%d,%s\n", n[1], a, points[n[1], n[2], a] - points[base, a]
				sum += points[n[1], n[2], a] - points[base, a]
			}
			if (w <= 4)
				printf "%s,total,%s\n", n[1], sum
		}
	}' "$TESTDATA/published-scores.csv" | sort >computed
awk -F, 'NR > 1 && $1 != "A" && $19 == "points" { print $2 "," $6 "," $18 }' csv | sort >compared
t_is "there are differences" "$(wc -l <computed | tr -d ' ')" 38
t_is "all of them as computed from the tables" "$(diff computed compared)" ""
# Against whole municipalities the maximum is another: per cent less per cent.
t_match "602 of 800 and 506.5 of 700: 75.25 less 72.357" "$(cat csv)" '^E,Stockholm,2009,.*,total,.*,2\.892857,percent$'

# Söderhamn's own table: 2005 and 2008, the nine differences.
run "$KOMPASS" compare "$s/soderhamn-2008-ed2002.yaml" "$s/soderhamn-2005-ed2002.yaml"
t_is "Söderhamn: status 0" "$status$err" 0
t_like "the older one comes first" "$out" '^A  Söderhamn 2005,'
cat >printed <<'END'
1 72.0 73.0 +1.0
2 35.5 56.5 +21.0
3 55.5 72.5 +17.0
4 57.0 62.5 +5.5
5 46.0 63.0 +17.0
6 39.5 57.0 +17.5
7 26.0 47.0 +21.0
8 80.0 73.0 -7.0
Total 411.5 504.5 +93.0
END
t_is "eight areas and the total, and nine differences" "$(printf '%s\n' "$out" |
	awk '/^[1-8]  / || /^   Total  / { print $1, $(NF-2), $(NF-1), $NF }')" "$(cat printed)"
run "$KOMPASS" compare --against 1 "$s/soderhamn-2008-ed2002.yaml" "$s/soderhamn-2005-ed2002.yaml"
t_like "against the other one, by its number as it was given" "$out" '^   Total .* 411\.5 *-93\.0 *504\.5$'
t_like "and it says so" "$out" '^Differences are against B\.'
run "$KOMPASS" compare --format csv --questions "$s/soderhamn-2005-ed2002.yaml" "$s/soderhamn-2008-ed2002.yaml"
t_is "37 questions, of which one table knows nothing: no difference" \
	"$(printf '%s\n' "$out" | awk -F, '$1 == "B" && $7 == "question" && $9 != "" && $19 == "no-points"' | wc -l | tr -d ' ')" 37
t_done
