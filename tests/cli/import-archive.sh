#!/bin/sh
# The example archive is what importing the published figures gives.
. "$TOP/tests/cli/lib.sh"
t_setup

"$KOMPASS" import -d again "$TESTDATA/published-scores.csv" >out 2>err
t_is "importing succeeds" "$?" 0
t_is "one remark: the two tables of a report differ" "$(sed 's/^[^ ]*: warning: //' err)" \
	"6 is 61.5 here and 63.5 in line 166; both are kept"
t_is "a line for each session" "$(grep -c ': written$' out)" 16
mkdir shipped
cp "$TOP"/sessions/*-ed2*.yaml shipped
t_ok "the same bytes as the shipped ones" diff -r shipped again
"$KOMPASS" import -d again "$TESTDATA/published-scores.csv" >out
t_is "importing again is no fault" "$?" 0
t_is "and changes nothing" "$(grep -c ': unchanged$' out)" 16

# The same table as other programs write it gives the same sessions.
tr -d '\r' <"$TESTDATA/published-scores.csv" | grep -v '[;"]' | tr ',' ';' >plain.csv
"$KOMPASS" import -d utf8 plain.csv >/dev/null
t_is "semicolons" "$?" 0
{ printf '\357\273\277'; sed 's/$/\r/' plain.csv; } >bom.csv
"$KOMPASS" import -d bom bom.csv >/dev/null
t_ok "BOM and CRLF" diff -r utf8 bom
if iconv -f UTF-8 -t WINDOWS-1252 plain.csv >1252.csv 2>/dev/null; then
	"$KOMPASS" import -d 1252 1252.csv >/dev/null
	t_ok "Windows-1252" diff -r utf8 1252
fi
awk -F';' 'BEGIN { OFS = "\t" } { print $8, "x", $6, $5, $4, $3, $2, $1, $9, $10, $12, $11, $7 }' plain.csv |
	sed '1s/x/unknown/' >tab.csv
"$KOMPASS" import -d tab tab.csv >/dev/null
t_ok "other order, an unknown column, tabs" diff -r utf8 tab
t_done
