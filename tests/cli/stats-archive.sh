#!/bin/sh
# What `kompass stats` counts and what it does not, and how it says so.
. "$TOP/tests/cli/lib.sh"
t_setup

mkdir archive
cp "$TOP"/sessions/*.yaml archive
chmod u+w archive/*

# The shipped evaluations.
run "$KOMPASS" stats -d archive
t_is "status" "$status $err" "0 "
t_is "no line is wider than 80" "$(wc -L <t_out | awk '$1 > 80')" ""
t_match "total" "$out" '^total +3 +541\.3 +464\.0 +504\.5 +600\.3 +696\.0  reported$'
t_match "an area of four" "$out" '^2 .* 4 +67\.8 +53\.4 +69\.5 +83\.9 +88\.0  reported$'
t_like "best" "$out" '^Best total: Botkyrka 2005\.$'
t_like "a sum of medians is no median" "$out" '^The medians of the areas add up to 538.5, the median of the totals is 504.5: a$'
t_like "districts are not counted, and told as printed" "$out" \
	'^  Hässelby-Vällingby 2010: a district; 506.5 of 700, reported; 580.5\* of 800$'
t_like "with the median of their time" "$out" '^    with 74 for area 8 (Median Sweden spring 2010)$'
t_like "the footnote" "$out" '^\* as reports print it: what is left out counts as the median'
t_like "the top level only" "$out" '^  Stockholm 2009: top level only; 602 of 800'
t_like "of each municipality the latest, and how many not" "$out" \
	'^Not counted: 2 references, 4 districts, 1 in another profile, 2 of$'
t_like "one's own earlier one is told" "$("$KOMPASS" stats -d archive --year 2005 --of Söderhamn)" '^Söderhamn 2005$'
t_like "what is open has no total" "$out" '^  Södertälje 2008: counted where it is scored, its total is open'
t_like "references are no evaluations" "$out" '^  Median Sweden 2009: a published reference; 476.4 is printed as its total$'
t_is "of two nothing is told" "$(sed -n '/2010, edition/,$p' t_out | grep -c 'total\|median')" 0
t_like "but how many they are" "$out" '^2 evaluations, 2012$'
t_like "and why" "$out" '^Nothing is told over fewer than three evaluations.$'

# n of a code (and the best) in one line, with options.
n_of()
{
	code=$1
	shift
	"$KOMPASS" stats -d archive --format csv --edition 2002 "$@" |
		awk -F, -v code="$code" '$4 == code { print $7, $16 }'
}
t_is "districts, if asked" "$(n_of total --districts) $(n_of 1 --districts) $(n_of 8 --districts)" "7 696 7 91 3 94"
t_is "the top level, if asked" "$(n_of total --top-level) $(n_of 8 --top-level)" "4 696 4 94"
t_is "all evaluations of a municipality" "$(n_of total --all) $(n_of 3 --all)" "4 696 5 95"
t_is "of some years the latest" "$(n_of total --year ..2006) $(n_of total --year 2006..)" "3 696 1 "
t_is "of one year" "$(n_of total --year 2005)" "3 696"
t_is "what a query leaves" "$(n_of total year:2005)" "3 696"
t_like "districts are marked there too" "$("$KOMPASS" stats -d archive --edition 2002 --districts)" \
	'^  Majorna 2006: counted with a median; 497 of 700'
run "$KOMPASS" stats -d archive --country NO
t_is "no such country: status 1" "$status $out$err" "1 kompass: no evaluation fits: there is nothing to count"
t_is "the country as one types it" "$("$KOMPASS" stats -d archive --country se --edition 2010 | head -1)" \
	"Kommunkompassen 2010, edition 2010, SE"

# One's own place.
run "$KOMPASS" stats -d archive --of söderhamn
t_match "rank and distance" "$out" '^total +504\.5 +504\.5 +0\.0 +2 of 3 +696\.0  reported$'
t_match "of an area" "$out" '^8 .* 73\.0 +84\.0 +-11\.0 +3 of 3 +94\.0  reported$'
t_is "the same by its file" "$("$KOMPASS" stats -d archive --of archive/soderhamn-2008-ed2002.yaml)" "$out"
run "$KOMPASS" stats -d archive --edition 2002 --of Hässelby-Vällingby
t_match "a district: the printed total, no rank" "$out" '^total +580\.5\* +504\.5 +\+76\.0 +696\.0  reported$'
t_like "and why" "$out" '^Hässelby-Vällingby 2010 is not counted here: a district$'
run "$KOMPASS" stats -d archive --of Soderhamn
t_is "nobody of that name" "$status $out" "1 "
t_like "but nearly" "$err" 'did you mean "Söderhamn"'
run "$KOMPASS" stats -d archive --of archive/nowhere.yaml
t_like "no such file" "$err" 'there is no such file'

# Clones, copies and merged files are one evaluation; a running one is none.
cp archive/soderhamn-2008-ed2002.yaml "archive/soderhamn (conflicted copy).yaml"
mkdir archive/old
cp archive/botkyrka-2005-ed2002.yaml archive/old
t_is "copies count once" "$(n_of total)" "3 696"
"$KOMPASS" --as ab=Anna reopen --reason again archive/old/botkyrka-2005-ed2002.yaml
t_is "so does one reopened beside the imported" "$(n_of total --drafts)" "3 696"
"$KOMPASS" --as ab=Anna reopen --reason again archive/haparanda-2005-ed2002.yaml
t_is "a running one does not count" "$(n_of total)" "2 "
t_like "which is said" "$("$KOMPASS" stats -d archive)" '^  Haparanda 2005: neither signed nor imported$'
t_is "but if asked" "$(n_of total --drafts)" "3 696"
"$KOMPASS" --as ab=Anna sign --by Anna --anyway 'as it was printed' archive/haparanda-2005-ed2002.yaml >/dev/null
t_is "signed it does" "$(n_of total)" "3 696"

# Other spellings.
sed 's/value: Söderhamn/value: Sdhmn/; s/kecy2ny1kjy5nkk8/kecy2ny1kjy5nkk9/' \
	archive/soderhamn-2005-ed2002.yaml >archive/other.yaml
t_is "another name is another municipality" "$(n_of total)" "4 696"
printf 'kompass-aliases: "1.0"\naliases:\n- name: Söderhamn\n  also: [SDHMN, Söderhamns kommun]\n' \
	>archive/aliases.yaml
t_is "unless the aliases say so" "$(n_of total)" "3 696"
t_match "one is found by either" "$("$KOMPASS" stats -d archive --of 'söderhamns kommun')" '^total .* 2 of 3 '
printf '  typ: x\n' >>archive/aliases.yaml
run "$KOMPASS" stats -d archive
t_is "a fault in them: nothing is counted" "$status $out" "1 "
t_like "and where it is" "$err" '^archive/aliases.yaml:5:3: error: unknown key "typ"; did you mean "type"'
rm archive/aliases.yaml archive/other.yaml

# What nobody should trust.
sed 's/value: Botkyrka/value: "=1+1\\u001b[31m\\u202Ex"/; s/value: SE/value: S,/' \
	archive/botkyrka-2005-ed2002.yaml >archive/evil.yaml
sed -i.bak 's/^evaluation: .*/evaluation: aaaaaaaaaaaaaaaa/' archive/evil.yaml
printf 'kompass-session: "1.0"\n' >archive/torn.yaml
run "$KOMPASS" stats -d archive --all --drafts
t_is "a broken file: status 1" "$status" 1
t_like "is not counted" "$err" '^kompass: 1 file cannot be read and is not counted; "kompass list state:broken"'
t_is "no control byte is printed" "$(LC_ALL=C tr -d '\n' <t_out | LC_ALL=C tr -cd '\001-\037\177')" ""
if command -v python3 >/dev/null; then
	"$KOMPASS" stats -d archive --format csv --of "$(printf '=1+1\033[31m\342\200\256x')" >csv 2>err
	t_is "CSV: no formula, as many fields as names" "$(python3 -c '
import csv
rows = list(csv.reader(open("csv")))
print(len({len(r) for r in rows}), len(rows), rows[1][19][:5], rows[1][2])')" "1 10 '=1+1 S,"
	"$KOMPASS" stats -d archive --format json --of Sundsvall >json 2>/dev/null
	t_is "JSON" "$(python3 -c '
import json
d = json.load(open("json"))
t = d["tables"][0]
print(d["kompass-stats"], len(d["tables"]), t["edition"], t["counted"], t["of"]["subject"],
    t["of"]["figures"][0]["points"], "median" in t["figures"][0])')" "1.0 1 2010 2 Sundsvall 482 False"
	"$KOMPASS" stats -d archive --format json --edition 2002 --country SE >json 2>/dev/null
	t_is "JSON: what is added to a district" "$(python3 -c '
import json
d = json.load(open("json"))["tables"][0]
print([(e["points"], e["supplement"], e["supplemented"], e["supplement-from"], e["reason"])
    for e in d["evaluations"] if e["subject"] == "Hässelby-Vällingby"])')" \
		"[(506.5, 74, 580.5, 'median-sweden-spring-2010-2010-ed2002.yaml', 'district')]"
fi
rm archive/evil.yaml* archive/torn.yaml

# A first round: what ab has not scored is not told, one's own is.
mkdir running
for i in 1 2 3; do
	sed "s/^evaluation: .*/evaluation: 9zaytxvvvrj6t1a$i/; s/value: Sundsvall/value: Kommun $i/" \
		archive/sundsvall-2012-ed2010.yaml >running/$i.yaml
done
"$KOMPASS" --as ge='Gun Ek' new -q kommunkompassen-2010 --subject Provby --year 2010 running/p.yaml
printf '#1.1 = 7,5\n#1.2 = 10\n' | "$KOMPASS" --as ge line running/p.yaml >/dev/null
printf '#1.2 = 10\n' | "$KOMPASS" --as ab='Anna Berg' line running/p.yaml >/dev/null
sed -i '/^- id: country$/,/^  value:/d' running/[123].yaml
own_of()
{
	"$KOMPASS" --as "$1" stats -d running --of Provby --questions --format csv |
		awk -F , '$22 != "" && NR > 1 {print $4 "=" $22}' | tr '\n' ' '
}
t_is "first round: --of tells what one has scored" "$(own_of ge)" "total=17.5 1=17.5 1.1=7.5 1.2=10 "
t_is "first round: and nothing of what one has not" "$(own_of ab)" "1.2=10 "
t_unlike "first round: nor the total where drafts are counted" \
	"$("$KOMPASS" --as ab stats -d running --drafts --format json)" '17\.5'

# Nothing, and wrong usage.
mkdir empty
run "$KOMPASS" stats -d empty
t_like "an empty folder says what to do" "$status $(cat t_err)" '"kompass import CSV" takes'
t_is "status 1" "$status" 1
for years in 20x5 2009..2005 .. 05 ''; do
	"$KOMPASS" stats -d archive --year "$years" >/dev/null 2>err
	t_match "no span of years: '$years'" "$? $(cat err)" '^2 kompass: --year takes'
done
run "$KOMPASS" stats -d archive --format xml
t_is "no such format" "$status" 2
LC_ALL=C run "$KOMPASS" stats -d archive --edition 2002
t_match "a C locale" "$out" '^total +3 +541\.3 '
t_done
