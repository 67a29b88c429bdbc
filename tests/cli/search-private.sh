#!/bin/sh
# kompass search: what is private, what a first round hides, and files from strangers.
. "${TOP:?}/tests/cli/lib.sh"
command -v python3 >/dev/null || { echo '1..0 # SKIP python3 is not there: apt-get install python3'; exit 0; }
t_setup
mkdir archive

# Two evaluators in one file.  1.1: only ge has scored; 1.2: both; 1.3: settled.
"$KOMPASS" --as ge='Gun Ek' new -q kommunkompassen-2010 --subject Provby --year 2010 archive/s.yaml
"$KOMPASS" --as ge line archive/s.yaml >/dev/null <<'END'
#1.1
= 7,5 gnostisk
* exempel ett
#1.2
= 10 grusig
* exempel två
#1.3
= 20 gryning
* exempel tre
:settle 18 gemensamt
#1.4
+ hemlighet
:private
END
printf '#1.2 = 10 abstrakt\n' | "$KOMPASS" --as ab='Anna Berg' line archive/s.yaml >/dev/null

# Beside each other nobody sees more of them than in the list.
cp archive/s.yaml t.yaml
points_of() {
	"$KOMPASS" ${1:+--as "$1"} compare --questions --format csv archive/s.yaml t.yaml |
		awk -F, '$1 == "A" && $6 ~ /^1\.[123]$/ { printf "%s:%s ", $6, $9 }'
}
t_is "compare: one's own, and what both gave or settled" "$(points_of ab)" "1.1: 1.2:10 1.3:18 "
t_is "compare: who has scored sees all" "$(points_of ge)" "1.1:7.5 1.2:10 1.3:18 "
t_is "compare: nobody known sees what is settled" "$(points_of '')" "1.1: 1.2: 1.3:18 "
run "$KOMPASS" --as ab compare archive/s.yaml t.yaml
t_like "compare: that points are hidden" "$out" '^A, B: colleagues. points are hidden until'
run "$KOMPASS" --as ge compare archive/s.yaml t.yaml
t_unlike "compare: nothing is from whom has scored all" "$out" 'points are hidden'

# find_as WHO QUERY...: the texts found, by JSON, as somebody
find_as()
{
	who=$1
	shift
	run "$KOMPASS" ${who:+--as "$who"} search --format json -d archive "$@"
	printf '%s\n' "$out" | python3 -c '
import json, sys
for r in json.load(sys.stdin)["results"]:
	print(r["place"], r["kind"], r["text"], r["points"])'
}

for index in '' --no-index; do
	t_is "private: its author finds it $index" "$(find_as ge hemlighet $index)" "1.4 strength hemlighet None"
	t_is "private: a colleague does not $index" "$(find_as ab hemlighet $index)" ""
	t_is "private: nobody known does not $index" "$(find_as '' hemlighet $index)" ""
	t_is "private: nor by a filter $index" "$(find_as ab kind:strength $index)" ""
	t_is "private: nor by leaving a word out $index" "$(find_as ab -- -exempel kind:strength $index)" ""
	t_is "first round: one's own reason $index" "$(find_as ge gnostisk $index)" "1.1 reason gnostisk 7.5"
	t_is "first round: no colleague's reason $index" "$(find_as ab 'gnostisk OR grusig OR gnos*' $index)" ""
	t_is "first round: settled, it is told $index" "$(find_as ab 'gryning OR gemensamt' $index | sort)" \
		"1.3 reason gemensamt 18
1.3 reason gryning 18"
	t_is "first round: no points of what ab has not scored $index" "$(find_as ab kind:example $index)" \
		"1.1 example exempel ett None
1.2 example exempel två 10
1.3 example exempel tre 18"
	t_is "first round: nor by a filter on points $index" "$(find_as ab kind:example 'points>=0' $index)" \
		"1.2 example exempel två 10
1.3 example exempel tre 18"
	t_is "first round: nor by its opposite $index" "$(find_as ab kind:example '-points:7.5' $index)" \
		"$(find_as ab kind:example '-points:7' $index)"
	t_is "first round: nor by the total $index" "$(find_as ab 'points>=0' $index)" ""
	t_is "first round: nobody known sees what is settled $index" "$(find_as '' kind:example $index)" \
		"1.1 example exempel ett None
1.2 example exempel två None
1.3 example exempel tre 18"
	t_is "first round: nor finds more by points $index" "$(find_as '' kind:example 'points>=0' $index)" \
		"1.3 example exempel tre 18"
	t_is "first round: nor by the total $index" "$(find_as '' 'points>=0' $index)" ""
	t_is "ge sees all of that $index" "$(find_as ge kind:example 'points>=0' $index | wc -l)" 3
done
for who in ab ''; do
	run "$KOMPASS" ${who:+--as "$who"} list -d archive
	t_like "first round: the total in the list, to ${who:-nobody known}" "$out" '^Provby .* draft .* hidden '
	run "$KOMPASS" ${who:+--as "$who"} list -d archive --format csv
	t_like "first round: nor in its CSV, to ${who:-nobody known}" "$out" '^Provby,.*,draft,0,3,45,,,,'
	run "$KOMPASS" ${who:+--as "$who"} list -d archive 'points>=0'
	t_is "first round: nor by a filter on it, to ${who:-nobody known}" "$out" ""
	run "$KOMPASS" ${who:+--as "$who"} stats -d archive --drafts --questions --of Provby --format csv
	t_is "first round: nor by statistics, to ${who:-nobody known}" "$(printf '%s\n' "$out" |
		awk -F, '$22 != "" && NR > 1 { print $4, $22 }' | tr '\n' ';')" "${who:+1.2 10;}1.3 18;"
done
run "$KOMPASS" --as ab search -d archive --sort points kind:example
t_is "first round: nor in the order by points" "$(printf '%s\n' "$out" | sed -n 's/^  \(1[^ ]*\) .*/\1/p' | tr '\n' ' ')" \
	"1.3 1.2 1.1 "
t_like "first round: said" "$out" '^  1\.1 \*  no points: '

# A file from a stranger: texts, names, ids of people, a name of a file.
sed 's/exempel ett/"exempel \\e[31mett\\e]0;titel\\a\\x9b41mc1 \\u202ebakvänd slut"/
	s/Provby/"By\\e[31m\\e]0;titel\\a\\u202e"/; s/name: Gun Ek/name: "Gun\\e[31mna"/' \
	archive/s.yaml >"$(printf 'archive/h\033[31m.yaml')"
t_is "the stranger's file is no broken one" "$("$KOMPASS" search -d archive state:broken)" ""
rm archive/s.yaml
for format in text json csv; do
	run "$KOMPASS" --as ge --color=always search -d archive --sort points --format $format 'bakvänd OR ett'
	[ -n "$out" ]
	t_result $? "a stranger's file: found ($format)"
	printf '%s' "$out$err" | sed "s/$(printf '\033')\[[01]m//g" >bare
	case $format in
	csv) ;;		# holds texts as they are, quoted
	*) t_is "no control characters ($format)" "$(LC_ALL=C tr -d '\n' <bare | LC_ALL=C tr -dc '\000-\037\177')" "" ;;
	esac
done
run "$KOMPASS" --as ge --color=always search -d archive bakvänd
t_unlike "no text running backwards" "$out" "$(printf '\342\200\256')"
t_like "what was found is bold" "$out" "$(printf '<U+202E>\033\\[1mbakvänd\033\\[0m slut')"
run "$KOMPASS" --as ge search -d archive bakvänd
t_unlike "not in a pipe" "$out" "$(printf '\033')"
"$KOMPASS" --as ge new -q skolkompass-liten --subject '=1+1' archive/f.yaml
run "$KOMPASS" search -d archive --format csv subject:1
t_like "no formula in csv" "$out" "\"'=1+1\""

t_done
