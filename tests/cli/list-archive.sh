#!/bin/sh
# The evaluations of an archive, a line each: what is shown, in which order, and
# what of files that nobody should trust.
. "$TOP/tests/cli/lib.sh"
t_setup

mkdir archive
cp "$TOP"/sessions/*.yaml archive
chmod u+w archive/*
touch -d 2010-04-20T13:05:00Z archive/*

run "$KOMPASS" list -d archive
t_is "all are listed" "$status $(tail -1 t_out)" "0 16 evaluations in 17 files"
t_is "no line is wider than 80" "$(awk 'length > 100' t_out; wc -L <t_out | awk '$1 > 80')" ""
t_match "a row" "$out" \
	'^Söderhamn +2008 2002 +munic[^ ]* +imported +37/37 504\.5/800 2010-04-20$'
t_like "two files are one evaluation" "$out" '^Hässelby[^ ]* (2) *2010 2010 '
t_is "å, ä and ö stand after the other letters" "$("$KOMPASS" list -d archive --columns subject |
	sed -n '2,17s/ .*//;2,17p' | tr '\n' ' ')" \
	"Botkyrka Bromma Haparanda Haparanda Hässelby-Vällingby Hässelby-Vällingby Majorna Median Median \
Skarpnäck Stockholm Sundsvall Söderhamn Söderhamn Södertälje Södertälje "
t_is "the 80 columns are those of the terminal" \
	"$(COLUMNS=100 "$KOMPASS" list -d archive | sed -n 's/^Söderhamn *2008/2008/p')" \
	"2008 2002 municipality imported 37/37 504.5/800 2010-04-20 13:05"
t_like "with more the file is told" "$(COLUMNS=160 "$KOMPASS" list -d archive)" \
	'2010-04-20 13:05 soderhamn-2008-ed2002.yaml$'

# Order and columns.
t_is "by year and total" "$("$KOMPASS" list -d archive --sort -year,-total --columns subject,year,total |
	sed -n 2,4p | tr -s ' ')" "Haparanda 2012 506/800
Sundsvall 2012 482/800
Hässelby-Vällingby 2010 506.5/700"
run "$KOMPASS" list -d archive --sort colour
t_is "no such column" "$status" 2
t_like "is told with those that there are" "$err" 'there is no column "colour"; there are subject, year, '
run "$KOMPASS" list -d archive --columns subjet
t_like "or with what was meant" "$err" 'did you mean "subject"?'

# Files, and queries.
run "$KOMPASS" list -d archive --files
t_is "a row for each file" "$status $(tail -1 t_out)" "0 17 files"
t_like "told apart by their names" "$out" '^Söderhamn  *2008 2002 imported .* soderhamn-2008-'
COLUMNS=60 run "$KOMPASS" list -d archive --files -c subject,year
t_is "unless other columns are chosen" "$(sed -n 1p t_out | tr -s ' ')" "subject year"
run "$KOMPASS" list -d archive type:district year:2006
t_is "filters" "$status $(sed -n '2,3s/ .*//p' t_out | tr '\n' ' ')$(tail -1 t_out)" \
	"0 Bromma Majorna 2 evaluations"
run "$KOMPASS" list -d archive --files Söderhamn
t_is "words" "$status $(tail -1 t_out)" "0 2 files"
run "$KOMPASS" list -d archive xyzzy
t_is "nothing fits: status 1" "$status $out$err" "1 kompass: no session fits"
run "$KOMPASS" list -d archive colour:red
t_is "no such filter" "$status" 2
t_like "with its place" "$err" '^kompass: the query: column 1: '
t_is "options stand where one likes" "$("$KOMPASS" list söderhamn --format csv -d archive | wc -l | tr -d ' ')" 3
t_is "-word leaves out" "$("$KOMPASS" list söderhamn -d archive -year:2005 --format csv | wc -l | tr -d ' ')" 2
run "$KOMPASS" list -d archive söderhamn --formt csv
t_match "no such option" "$status $err" '^2 kompass: unknown option --formt'

# CSV and JSON.
run "$KOMPASS" list -d archive --format csv
t_is "CSV: the header" "$(sed -n 1p t_out)" "subject,code,country,type,population,year,questionnaire,edition,\
profile,state,version,scored,asked,points,max,percent,origin,people,changed,evaluation,files,path,fault"
t_is "CSV: a row" "$(grep ^Stockholm t_out)" "Stockholm,,SE,municipality,,2009,kommunkompassen-2002,2002,\
top-level,imported,0,37,37,602,800,75,reported,,2010-04-20T13:05:00+00:00,95tvyemj0zgkgyy0,1,\
stockholm-2009-ed2002.yaml,"
t_is "the time is local" "$(TZ=CET-1CEST,M3.5.0,M10.5.0/3 "$KOMPASS" list -d archive --format csv |
	sed -n 's/.*,\(2010-04-20T[^,]*\),95tv.*/\1/p')" "2010-04-20T15:05:00+02:00"
if command -v python3 >/dev/null; then
	"$KOMPASS" list -d archive --format json >j
	t_is "JSON says the same" "$(python3 -c '
import json
d = json.load(open("j"))
r = [x for x in d["rows"] if x["subject"] == "Hässelby-Vällingby" and x["edition"] == "2010"][0]
print(d["kompass-list"], d["folder"], len(d["rows"]), r["files"], r["points"], r["profile"], r["state"])')" \
		"1.0 archive 16 2 408.4 district imported"
fi

# What is broken, hostile or foreign.
printf 'kompass-session: "1.0"\nevaluation: [\n' >archive/torn.yaml
head -c 2000 archive/stockholm-2009-ed2002.yaml >archive/cut.yaml
printf 'a: 1\n' >archive/foreign.yaml
printf 'kompass-aliases: "1.0"\naliases: []\n' >archive/aliases.yaml
evil=$(printf 'archive/\033[31mred\nStockholm 2009 signed.yaml')
sed 's/value: Stockholm/value: "=HYPERLINK(\\u202Ex)"/; s/95tvyemj0zgkgyy0/95tvyemj0zgkgyy1/' \
	archive/stockholm-2009-ed2002.yaml >"$evil"
run "$KOMPASS" list -d archive
t_is "broken files: status 1" "$status" 1
t_is "and counted" "$(tail -1 t_out)" "17 evaluations in 18 files; 2 files cannot be read"
t_like "with the reason" "$out" '^    torn.yaml: [0-9]*:[0-9]*: .'
t_like "what was cut off too" "$out" '^    cut.yaml: .'
t_unlike "foreign files are no rows" "$out" 'foreign\|aliases'
t_is "no control byte is printed" "$(LC_ALL=C tr -d '\n' <t_out | LC_ALL=C tr -cd '\001-\037\177')" ""
t_like "but shown" "$out" 'HYPERLINK(<U+20'
run "$KOMPASS" list -d archive --columns path,subject
t_is "a name with a newline makes no row" "$(grep -c '^Stockholm 2009 signed' t_out)" 0
run "$KOMPASS" list -d archive state:broken
t_is "only what is broken" "$status $(tail -1 t_out)" "1 0 evaluations; 2 files cannot be read"
t_like "CSV: no formula" "$("$KOMPASS" list -d archive --format csv)" "^\"'=HYPERLINK("
t_like "CSV: the reason" "$("$KOMPASS" list -d archive --format csv)" 'torn.yaml,"*[0-9]*:[0-9]*: '

# Where there is nothing.
mkdir empty
run "$KOMPASS" list -d empty
t_is "an empty folder" "$status $out" "1 "
t_like "says what to do" "$err" '"kompass new FILE" makes one, "kompass import CSV"'
t_like "and where examples are" "$err" 'examples to copy are in .*/sessions'
run "$KOMPASS" list -d nowhere
t_is "no such folder" "$status" 2
run "$KOMPASS" list
t_like "none at home either" "$status $err" '^1 kompass: there are no sessions in .*/Kompass'
cd archive || exit
t_like "the folder one stands in" "$("$KOMPASS" list)" '^Bromma'
cd ..
mkdir "$HOME/Kompass"
cp archive/bromma-2006-ed2002.yaml "$HOME/Kompass"
t_like "the one at home" "$("$KOMPASS" list)" '^1 evaluation$'

# What has seen all stands for an evaluation, though what evaluators differ on is not done.
unset KOMPASS_SEED
mkdir team
"$KOMPASS" --as ab new --subject Provby team/a.yaml >/dev/null
cp team/a.yaml team/b.yaml
printf '#1.1 = 5\n#1.2 = 8\n' | "$KOMPASS" --as ab line team/a.yaml >/dev/null
printf '#1.1 = 10\n#1.2 = 8\n' | "$KOMPASS" --as ge line team/b.yaml >/dev/null
"$KOMPASS" merge --unfinished -o team/merged.yaml team/a.yaml team/b.yaml >/dev/null
t_is "the merged file stands for them" "$("$KOMPASS" --as ab list -d team --format csv |
	awk -F, 'NR > 1 { print $22, $12, $13 }')" "merged.yaml 1 45"
printf '#1.1\n:settle 7 seen together\n' | "$KOMPASS" --as ab line team/merged.yaml >/dev/null
"$KOMPASS" --as ab list -d team >/dev/null
t_is "also when it is settled, out of the index" "$("$KOMPASS" --as ab list -d team --format csv |
	awk -F, 'NR > 1 { print $22, $12, $13 }')" "merged.yaml 2 45"

run "$KOMPASS" list --format yaml
t_is "no such format" "$status" 2
t_like "a C locale has the same rows" "$(LC_ALL=C "$KOMPASS" list -d archive --sort year year:2004)" '2004 2002 '
# Of a file that was cut off that is told, not what is missing because of it.
mkdir cut
sed 12q "$TOP/sessions/hasselby-vallingby-2010-full.yaml" >cut/cut.yaml
printf 'kompass-session: "1.0"\nnonsense: 1\n...\n' >cut/whole.yaml
run "$KOMPASS" check cut/cut.yaml
t_like "a file that was cut off has other faults" "$(printf '%s\n' "$err" | sed -n 1p)" ' is missing'
run "$KOMPASS" list -d cut
t_like "what is told is that it was cut off" "$out" '^    cut.yaml: [0-9]*:1: the end is missing (a last line "\.\.\.")'
t_like "of another one, its first fault" "$out" '^    whole.yaml: 1:1: '
t_done
