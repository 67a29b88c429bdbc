#!/bin/sh
# kompass search over the published sessions: words, filters, points, formats.
. "${TOP:?}/tests/cli/lib.sh"
command -v python3 >/dev/null || { echo '1..0 # SKIP python3 is not there: apt-get install python3'; exit 0; }
t_setup
cp -r "$TOP/sessions" archive
rm -f archive/*.sh
full=archive/hasselby-vallingby-2010-full.yaml

# find QUERY...: the places and kinds found, one a line, by CSV
find()
{
	run "$KOMPASS" search --format csv -d archive "$@"
	printf '%s\n' "$out" | python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
	print(row["file"].split("/")[-1], row["place"], row["kind"], row["text"].split("\n")[0][:40])'
}

# Words, against grep over the texts of the file.

# matching REGEX: as many as there are findings with that in the text or its wording
matching()
{
	"$KOMPASS" show --all --format json "$full" | python3 -c '
import json, re, sys
def texts(findings):
	for f in findings:
		yield f["text"] + "\n" + f.get("wording", "")
		yield from texts(f.get("originals", []))
findings = json.load(sys.stdin)["sessions"][0]["findings"]
print(sum(1 for text in texts(findings) if re.search(sys.argv[1], text, re.I)))' "$1"
}

findings=kind:note,strength,improvement,weakness,example,ask
for pair in 'brukarenkäterna \bbrukarenkäterna\b' 'enhet* \benhet' 'plan \bplan\b'; do
	query=${pair% *}
	t_is "as many as there are: $query" "$(find "$query" $findings | grep -c .)" \
		"$(matching "${pair##* }")"
done
t_is "as many phrases as there are" "$(find '"Jämför service"' $findings | grep -c .)" \
	"$(matching '\bjämför\W+service\b')"
run "$KOMPASS" search -d archive --limit 0 kind:example
places=$(printf '%s\n' "$out" | sed -n 's/^  \([0-9][0-9.]*\) .*/\1/p')
t_is "those of a session by area and question" "$places" "$(printf '%s\n' "$places" | sort -V -s)"
t_match "which are several" "$(printf '%s\n' "$places" | uniq | grep -c .)" '^1[0-9]$'
run "$KOMPASS" search -d archive visselblås*
t_is "nothing found: status" "$status" 1
t_is "nothing found: nothing printed" "$out" ""
t_is "nothing found: said, and how more is" "$err" "kompass: nothing was found
kompass: word* finds longer words too, ~word other accents, one OR other either of them"
run "$KOMPASS" search -d archive kind:example year:1990
t_is "nothing found by filters alone: said" "$err" "kompass: nothing was found"
t_is "capital letters make no difference" "$(find BRUKARENKÄTERNA)" "$(find brukarenkäterna)"
t_is "å is not a" "$(find arlig OR arliga)" ""
t_is "but where that is asked" "$(find '~arlig*')" "$(find 'årlig*')"
t_is "a word left out" "$(find 'årlig*' -budget*)" "$(find 'årlig* -budget*')"
[ "$(find 'enhet*' | wc -l)" -gt "$(find 'enhet* -enheter' | wc -l)" ]
t_result $? "a word left out leaves texts out"

# Filters.

t_is "examples of an area" "$(find kind:example area:1 | sed 's/^[^ ]* //')" \
"1.2 example Insyn: alla handlingar ute innan nämnden
1.2 example Folder varje år: nämnden, budget i kortf
1.4 example Öppet möte: 30 min café med politikerna,
1.3 example Brukarenkäterna i Jämför service, enhet "
t_is "in Swedish the same" "$(find slag:exempel område:1)" "$(find kind:example area:1)"
t_is "without accents the same" "$(find slag:exempel omrade:1)" "$(find kind:example area:1)"
t_is "points of the question" "$(find kind:example area:1 'points>=70%' | cut -d ' ' -f 2 | sort -u)" \
	"$("$KOMPASS" show --format csv "$full" | awk -F , '$4 ~ /^1\./ && $6 / $7 >= 0.7 { print $4 }' |
		while read -r code; do find kind:example question:"$code" | cut -d ' ' -f 2 | sort -u; done)"
t_is "an author" "$(find author:mh kind:example area:1,2)" "$(find 'kind:example area:1,2 -author:ge')"
t_is "a report text" "$(find kind:text area:8 | cut -d ' ' -f 2,3 | sort -u)" "8 text"
t_is "the subject's facts" "$(find kind:subject söderhamn | wc -l)" 2

# Sessions.

run "$KOMPASS" search -d archive 'type:district edition:2002 year:..2006'
t_is "sessions" "$out" \
"Bromma 2006  (archive/bromma-2006-ed2002.yaml)  edition 2002, imported
Majorna 2006  (archive/majorna-2006-ed2002.yaml)  edition 2002, imported
Skarpnäck 2004  (archive/skarpnack-2004-ed2002.yaml)  edition 2002, imported"
t_is "sessions: counted" "$err" "kompass: 3 sessions"
run "$KOMPASS" search -d archive --sort points 'type:municipality edition:2002 points>=65%'
t_is "sessions by points" "$out" \
"$(for f in archive/*-ed2002.yaml; do "$KOMPASS" show --format csv "$f" | sed -n 2p; done |
	awk -F , '$6 / $7 >= 0.65 { print $8, $1, $2 }' | sort -rn | cut -d ' ' -f 2- |
	while read -r name; do printf '%s\n' "$out" | grep "^$name "; done)"
t_like "sessions by points: told" "$out" '^Stockholm 2009 .* of 700, .* %\|^Botkyrka .* of 800, .* %'
run "$KOMPASS" search -d archive 'state:broken'
t_is "nothing is broken" "$status$out" 1
echo 'kompass-session: "1.0"' >archive/torn.yaml
run "$KOMPASS" search -d archive 'state:broken'
t_is "a broken one is found when asked for" "$(printf '%s\n' "$out" | sed -n 1p)" \
	"(no name)  (archive/torn.yaml)  broken"
t_like "with its reason" "$out" '^  [0-9]*:.*'
rm archive/torn.yaml

# Order.

run "$KOMPASS" search -d archive --sort subject year:2005..2008
t_is "by name" "$(printf '%s\n' "$out" | cut -d ' ' -f 1,2)" \
"Botkyrka 2005
Bromma 2006
Haparanda 2005
Majorna 2006
Söderhamn 2008
Söderhamn 2005
Södertälje 2008
Södertälje 2006"
run "$KOMPASS" search -d archive --sort year --format csv year:2005..2012 type:municipality
t_is "by year, the latest first" "$(printf '%s\n' "$out" | sed 1d | cut -d , -f 4 | tr '\n' ' ')" \
	"2012 2012 2009 2008 2008 2006 2005 2005 2005 "

# Good examples, the best scores first.

run "$KOMPASS" search -d archive kind:example question:1.3,1.4,2.1 --sort points
t_is "good examples" "$out" \
"Hässelby-Vällingby 2010  (archive/hasselby-vallingby-2010-full.yaml)  edition 2010, draft
  evaluators: Gunilla Ek, Mats Holm
$(printf '%s\n' "$out" | sed 1,2d)"
shares=$(printf '%s\n' "$out" | sed -n 's/.* of .*, \([0-9]*\) %:.*/\1/p')
t_is "best first" "$shares" "$(printf '%s\n' "$shares" | sort -rn)"
t_like "of more than one question" "$shares" '[0-9]'
run "$KOMPASS" search -d archive --sort points etikarbetet
t_like "whom to learn from" "$out" '^         learn from: Göteborg$'

# How much is shown.

run "$KOMPASS" search -d archive area:1 --limit 3
t_is "the first three" "$(printf '%s\n' "$out" | grep -c '^  1')" 3
t_is "and that there are more" "$err" "kompass: these are the first 3; --limit 0 shows all"
run "$KOMPASS" search -d archive --sort points area:1 --limit 3
t_match "the best three of how many" "$err" '^kompass: the best 3 of [0-9]+; --limit 0 shows all$'
run "$KOMPASS" search -d archive --limit 0 area:1
t_is "all" "$(printf '%s\n' "$out" | grep -c '^  1')" "$(find area:1 | wc -l)"
t_is "all: as many as said" "$err" "kompass: $(find area:1 | wc -l) texts"
run "$KOMPASS" search -d archive area:1
t_is "twenty" "$(printf '%s\n' "$out" | grep -c '^  1')" 20
widest=$(printf '%s\n' "$out" | sed 1d | wc -L)
[ "$widest" -le 80 ]
t_result $? "no row is wider than 80 columns"

# Formats.

run "$KOMPASS" --lang sv search -d archive --format json --limit 2 'jämför service kind:example'
t_ok "json is JSON" python3 -c '
import json, sys
found = json.load(open("t_out"))
assert found["kompass-search"] == "1.0" and found["query"] == "jämför service kind:example"
one = found["results"][1]
assert list(one) == ["file", "evaluation", "subject", "year", "edition", "type", "country", "population",
	"state", "place", "kind", "id", "author", "time", "points", "max", "percent", "origin",
	"people", "learn-from", "text"], list(one)
assert one["file"] == "archive/hasselby-vallingby-2010-full.yaml" and one["kind"] == "example"
assert one["points"] == 13.3 and one["max"] == 25 and one["percent"] == 53 and one["place"] == "1.3"
assert one["people"] == "Gunilla Ek, Mats Holm" and one["learn-from"] is None
'
run "$KOMPASS" search -d archive --format csv year:2004
t_is "csv" "$out" \
"file,evaluation,subject,year,edition,type,country,population,state,place,kind,id,author,time,points,max,percent,origin,people,learn-from,text
archive/skarpnack-2004-ed2002.yaml,$(sed -n 's/^evaluation: //p' archive/skarpnack-2004-ed2002.yaml),Skarpnäck,2004,2002,district,SE,,imported,,session,,,,$(
	"$KOMPASS" show --format csv archive/skarpnack-2004-ed2002.yaml | sed -n 2p | cut -d , -f 6-8),reported,,,"

# A table may print any figure; a share like that tells nothing.
mkdir huge
awk '/^- id: "/ {skip = 1} /^(- id: [^"]|[a-z])/ {skip = 0} !skip {sub(/points: 504.5$/, "points: 1000000000"); print}' \
	archive/soderhamn-2008-ed2002.yaml >huge/h.yaml
run "$KOMPASS" search -d huge --format csv year:2008
t_like "no per cent of what is far beyond the maximum" "$out" ',1000000000,800,,reported,'
run "$KOMPASS" search -d huge --sort points year:2008
t_unlike "nor for people" "$out" '%'

# The same without an index.
for query in 'enhet* OR plan' 'kind:example points>=60%' '-plan area:3' 'type:district' '~arlig*'; do
	run "$KOMPASS" search -d archive --format csv "$query"
	with=$out
	run "$KOMPASS" search --no-index -d archive --format csv "$query"
	t_is "without an index: $query" "$out" "$with"
done

# Which folder.

mkdir -p "$HOME/Kompass" "$XDG_CONFIG_HOME/kompass" other
cp archive/bromma-2006-ed2002.yaml "$HOME/Kompass"
cp archive/majorna-2006-ed2002.yaml other/m.yml
run "$KOMPASS" search type:district
t_like "else the folder at home" "$out" "^Bromma 2006  ($HOME/Kompass/bromma-2006-ed2002.yaml)"
run sh -c "cd other && '$KOMPASS' search type:district"
t_like "the current folder, where there are sessions" "$out" '^Majorna 2006  (m.yml)'
printf 'archive: %s/archive\n' "$t_dir" >"$XDG_CONFIG_HOME/kompass/config.yaml"
run sh -c "cd other && '$KOMPASS' search subject:skarpnäck"
t_like "before that what the settings say" "$out" "^Skarpnäck 2004  ($t_dir/archive/skarp"
run "$KOMPASS" search -d other type:district
t_is "before that the option" "$(printf '%s\n' "$out" | wc -l)" 1
rm -r "$HOME/Kompass" "$XDG_CONFIG_HOME/kompass"
run "$KOMPASS" search type:district
t_is "no archive" "$status$(printf '%s\n' "$err" | sed -n 1p)" "1kompass: there are no sessions in $HOME/Kompass"

t_done
