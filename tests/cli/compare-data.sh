#!/bin/sh
# kompass compare --format csv and json, wide and narrow terminals, hostile names, what is refused.
. "${TOP:?}/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
KOMPASS_LOCALEDIR=$catalogues
export KOMPASS_LOCALEDIR
s=$TOP/sessions
old=$s/soderhamn-2005-ed2002.yaml
new=$s/soderhamn-2008-ed2002.yaml
other=$s/haparanda-2012-ed2010.yaml

# A draft: scored in part, one question settled apart.
"$KOMPASS" --as ab=Anna new -q kommunkompassen-2002 --subject '=cmd|"x"!A1' --year 2009 draft.yaml
t_insert draft.yaml <<'END'
scores:
- {id: 1.1/ab, state: points, points: 30.25}
- {id: 1.1/cd, state: points, points: 12}
- {id: 1.2/ab, state: points, points: 7.333333}
- {id: 1.3/ab, state: points, points: 11.04}
- {id: 2.1/ab, state: not-applicable, reason: no such thing}
- {id: 8.1/ab, state: points, points: 0}
- {id: 8.2/ab, state: points, points: 0}
- {id: 8.3/ab, state: points, points: 0}
- {id: 8.4/ab, state: points, points: 0}
END

# CSV.
run "$KOMPASS" --as ab --lang sv compare --format csv --questions "$new" draft.yaml "$other"
t_is "csv: succeeds" "$status$err" 0
t_is "csv: header" "$(printf '%s\n' "$out" | sed -n 1p)" \
	column,subject,year,edition,row-edition,code,level,codes,points,max,percent,state,origin,reported,relation,comparable,of,difference,unit
t_is "csv: nineteen fields in each row" "$(printf '%s\n' "$out" | sed 's/"[^"]*""[^"]*""[^"]*"/x/' |
	awk -F, 'NF != 19' | wc -l | tr -d ' ')" 0
name="\"'=cmd|\"\"x\"\"!A1\""
t_is "csv: no formula" "$(printf '%s\n' "$out" | grep -c '^[A-Z],[=+@-]\|,[=@]')" 0
t_is "csv: what differs is open, and no mean" "$(printf '%s\n' "$out" | grep "^B,$name.*,1\.1,question,")" \
	"B,$name,2009,2002,2002,1.1,question,1.1,,40,,differs,,,,,,,open"
t_is "csv: points are exact, and so are differences" "$(printf '%s\n' "$out" | grep '^B,.*,1\.2,question,')" \
	"B,$name,2009,2002,2002,1.2,question,1.2,7.333333,40,18,scored,computed,,,,,-24.666667,points"
t_is "csv: 0 is a score" "$(printf '%s\n' "$out" | grep '^B,.*,8,area,')" \
	"B,$name,2009,2002,2002,8,area,8,0,100,0,scored,computed,,,,,-73,points"
t_is "csv: an area with something open is not compared" "$(printf '%s\n' "$out" | grep '^B,.*,1,area,')" \
	"B,$name,2009,2002,2002,1,area,1,18.373333,100,,differs,computed,,,,,,open"
t_is "csv: another edition" "$(printf '%s\n' "$out" | grep '^C,.*,1,area,')" \
	"C,Haparanda,2012,2010,2002,1,area,1,66,100,66,scored,reported,66,wider,45,100,-7,points"
t_is "csv: what only the other edition has" "$(printf '%s\n' "$out" | grep '^C,.*,1\.5,question,')" \
	"C,Haparanda,2012,2010,2010,1.5,question,1.5,,10,,untouched,,,,,,,not-there"

run "$KOMPASS" --lang sv compare --format csv "$old" "$s/skarpnack-2004-ed2002.yaml"
t_like "csv: warnings stand beside it" "$err" '^kompass: varning: B summa: tabellen ger '

# JSON.
run "$KOMPASS" --as ab compare --format json --questions "$new" draft.yaml "$other"
t_is "json: succeeds" "$status$err" 0
t_is "json: no control characters" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\000-\037\177')" ""
if command -v python3 >/dev/null; then
	printf '%s\n' "$out" >out.json
	t_ok "json: another program finds in it what the CSV has" python3 -c '
import csv, json, subprocess, sys
data = json.load(open("out.json"))
assert data["kompass-compare"] == "1.0" and data["printed"] is False
assert [c["column"] for c in data["columns"]] == ["A", "B", "C"]
assert data["columns"][1]["draft"] and data["columns"][2]["mapping"] == "mapping-2002-2010"
assert data["columns"][0]["file"].endswith("soderhamn-2008-ed2002.yaml") and data["columns"][0]["base"]
cells = {}
for row in data["rows"]:
    for cell in row["cells"]:
        key = (cell["column"], row["questionnaire"][-4:], row["code"], row["level"])
        assert key not in cells
        cells[key] = cell
run = subprocess.run(sys.argv[1:], capture_output=True, text=True, encoding="utf-8")
rows = list(csv.DictReader(run.stdout.splitlines()))
assert len(rows) == len(cells) and len(rows) > 130
for row in rows:
    cell = cells[row["column"], row["row-edition"], row["code"], row["level"]]
    for name in ("points", "max", "reported", "comparable", "of", "difference"):
        value = cell.get(name)
        assert row[name] == ("" if value is None else "%s" % format(value, "g" if value == int(value) else "")), (row, cell)
    for name in ("codes", "state", "unit"):
        assert row[name] == cell[name], (row, cell)
assert {n["kind"] for n in data["notes"]} == {"legend", "basis", "caution"}
' "$KOMPASS" --as ab compare --format csv --questions "$new" draft.yaml "$other"
fi

# Text: what is open is marked and not compared.
run "$KOMPASS" --as ab compare --questions "$new" draft.yaml
t_match "lowest to highest, marked" "$out" '^1\.1 .* 30\.0 +12\.0-30\.3\?$'
t_match "a difference that is nothing when rounded has no sign" "$out" '^1\.3 .* 11\.0 +11\.0 +0\.0$'
t_match "an area with it too" "$out" '^1 .* 73\.0 +30\.4-48\.6\?$'
t_match "another maximum is told" "$out" '^2 .* 56\.5/100 +-\?$'
t_like "it says that it is a draft" "$out" '^B: a draft, not signed; its figures may still change\.$'
t_like "and what the mark means" "$(printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' ')" '? still open: not compared'

# A warning stands only where its figure does.
"$KOMPASS" import -d printed "$TESTDATA/printed-errors.csv" 2>/dev/null >&2
run "$KOMPASS" compare "$old" printed/soderhamn-2008-ed2002.yaml
t_unlike "no warning of a question that is not shown" "$out" '^! Warnings'
run "$KOMPASS" compare --questions "$old" printed/soderhamn-2008-ed2002.yaml
t_like "and one where it is" "$out" '^B 7\.5: the table gives 65 per cent, but 12 of 20 points is another share$'

# Widths: nothing is wider than it was asked for.
eight="$s/hasselby-vallingby-2010-ed2002.yaml $s/bromma-2006-ed2002.yaml $s/skarpnack-2004-ed2002.yaml
	$s/majorna-2006-ed2002.yaml $s/stockholm-2009-ed2002.yaml $s/botkyrka-2005-ed2002.yaml
	$other $s/sundsvall-2012-ed2010.yaml"
# widest: columns of the widest line.
widest() { printf '%s\n' "$out" | sed 's/[^ -~]/x/g' | awk '{ n = length($0) } n > most { most = n } END { print most + 0 }'; }
for columns in 40 60 80 120 200 1000; do
	run env COLUMNS=$columns "$KOMPASS" compare --questions --reference "$s/median-sweden-2009-2009-ed2002.yaml" $eight
	t_ok "at $columns columns no line is wider" test "$(widest)" -le "$columns"
	t_is "and every session is there" "$(printf '%s\n' "$out" | grep -c '^[A-HR]  ')" 9
	# 602.0 and 482.0 stand in the row of totals, or in those of several tables.
	t_match "with its total" "$(printf '%s\n' "$out" | tr '\n' ' ')" ' 506\.5\*.* 602\.0\*\*.* 482\.0'
done
run env COLUMNS=80 "$KOMPASS" compare $eight
t_match "80 columns: a folded title beside points, differences beneath" "$out" \
	'^   demokratisk kontroll +-1\.0 +-2\.0 +-12\.0 +-4\.0 +\+13\.0 +-12\.0 +-34\.0$'
run env COLUMNS=80 "$KOMPASS" compare --reference "$s/median-sweden-2009-2009-ed2002.yaml" $eight
t_match "nine of them: titles above their figures" "$out" '^1  Offentlighet och demokratisk kontroll$'
run env COLUMNS=200 "$KOMPASS" compare $eight
t_match "200 columns: differences beside them" "$out" '^1  Offentlighet och demokratisk kontroll +78\.0 +77\.0 +-1\.0 +76\.0 +-2\.0 '

# Swedish, and a terminal that shows nothing but ASCII.
run "$KOMPASS" --lang sv compare "$old" "$new"
t_match "Swedish: a comma" "$out" '^   Summa +411,5 +504,5 +\+93,0$'
t_like "Swedish: words" "$out" '^A  Söderhamn 2005, utgåva 2002, kommun, publicerad tabell$'
run env LC_ALL=C "$KOMPASS" compare "$old" "$new"
t_is "ASCII: nothing else" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\200-\377\000-\037')" ""
t_like "ASCII: what looks alike" "$out" '^A  Soderhamn 2005, '

# Names that are no good.
sed 's/value: Söderhamn/value: "S\\e]0;x\\a\\u202Ey"/' "$new" >hostile.yaml
for format in text json; do
	run "$KOMPASS" compare --format $format hostile.yaml "$old"
	if [ "$status" -eq 0 ]; then
		t_is "hostile: no escape in $format" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\000-\037\177')" ""
	else
		t_like "hostile: refused before $format" "$err" '^hostile.yaml:[0-9]*:[0-9]*: error: '
	fi
done
long=$(printf '%0500d' 0 | tr 0 Å)
sed "s/value: Söderhamn/value: $long/" "$new" >long.yaml
run env COLUMNS=80 "$KOMPASS" compare long.yaml "$old"
t_ok "a name of 500 letters: no wider for it" test "$(widest)" -le 80

# What is refused.
t_refused() { # WHAT STATUS MESSAGE ARGUMENTS...
	what=$1 wanted=$2 message=$3
	shift 3
	run "$KOMPASS" compare "$@"
	t_is "refused: $what" "$status$out" "$wanted"
	t_like "refused: $what: says why" "$err" "$message"
}
t_refused "nothing to compare" 2 'two to eight files'
t_refused "one file" 2 'two to eight files' "$old"
t_refused "nine" 2 'at most 8 files' $eight "$old"
t_refused "no such format" 2 '^kompass: --format takes text, json or csv$' --format html "$old" "$new"
t_refused "a folder for nothing" 2 '^kompass: --dir is for --reference median and mean$' -d "$s" "$old" "$new"
t_refused "no such column" 2 '^kompass: --against takes the number of a file, from 1 to 2$' --against 3 "$old" "$new"
t_refused "no reference to be against" 2 'from 1 to 2$' --against reference "$old" "$new"
t_refused "no such file" 2 '^kompass: nowhere.yaml: ' "$old" nowhere.yaml
sed '$d' "$new" >cut.yaml
t_refused "a broken one" 1 '^cut.yaml:[0-9]*:[0-9]*: error: ' cut.yaml "$old"
run "$KOMPASS" compare --reference "$new" --against reference "$old"
t_match "one and a reference, against it" "$out" '^   Total +411\.5 +504\.5$|^   Total +411\.5 +-93\.0 +504\.5$'

# The median and mean of an archive: of three, here, and those of the same edition.
run "$KOMPASS" compare --reference median -d "$s" --format csv "$new"
t_is "median: status 0" "$status$err" 0
# Of whole municipalities in the 2002 edition the latest of each counts; these are three.
awk -F, '$2 == "municipality" && $5 == 2002 && $7 != "question" && $6 != "note" {
		if (!($1 in year) || $4 > year[$1]) year[$1] = $4
		points[$1, $4, $6] = $8
	}
	END {
		for (code = 1; code <= 9; code++) {
			c = code == 9 ? "total" : code
			n = 0
			for (name in year)
				if (name != "Stockholm" && (name, year[name], c) in points)
					v[++n] = points[name, year[name], c]
			if (n < 3)
				continue
			for (i = 1; i <= n; i++)
				for (j = i + 1; j <= n; j++)
					if (v[j] + 0 < v[i] + 0) { x = v[i]; v[i] = v[j]; v[j] = x }
			printf "%s %g\n", c, n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
		}
	}' "$TESTDATA/published-scores.csv" | sort >computed
printf '%s\n' "$out" | sed 's/"[^"]*"/name/' | awk -F, '$1 == "R" && $9 != "" && $7 != "question" { print $6, $9 }' | sort >compared
t_is "median: as computed from the tables" "$(cat compared)" "$(cat computed)"
t_is "median: of eight areas and the total" "$(wc -l <computed | tr -d ' ')" 9
run "$KOMPASS" compare --questions --reference median -d "$s" "$new"
t_unlike "median: nobody changed its questionnaire" "$out" 'somebody changed'
run "$KOMPASS" compare --reference mean -d "$s" "$new"
t_match "mean: 504.5, 696 and 423.5 by three" "$out" '^   Total +504\.5 +541\.3 +\+36\.8$'
t_like "mean: what it is of" "$out" '^R  mean of 3-4 evaluations, SE, edition 2002, reference$'
t_like "mean: not the sum of areas" "$out" '^Total: sum of printed figures (A); of the totals, not the sum of the areas (R)\.$'
run "$KOMPASS" compare --reference median --against reference -d "$s" "$new"
t_match "median: against it" "$out" '^Differences are against R\.'
run "$KOMPASS" compare --reference median -d "$s" "$other"
t_is "no figure of fewer than three" "$status$out" 1
t_like "and it says so" "$err" 'fewer than three evaluations of edition 2010, SE to take a median or mean of$'
mkdir empty
run "$KOMPASS" compare --reference median -d empty "$old" "$new"
t_is "an empty archive" "$status$out" 1
run "$KOMPASS" compare --reference median -d nowhere "$old" "$new"
t_is "none" "$status$out" 2
t_done
