#!/bin/sh
#
# Usage: archive.sh [COUNT]
# Makes an archive of COUNT sessions (10000), of which one in a hundred is broken,
# another hostile and another no session at all, and measures its index against
# what SQLite, the system and rg need for the same; prints a table.  $KOMPASS is
# the program with its options, $BENCH the folder of the measuring programs.
# 100000 sessions take 8 GB below ${TMPDIR:-/tmp}, and half an hour.  Exit status 1
# if anything falls short, or if the index tells anything else than the files.

set -eu
count=${1:-10000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
folder=$scratch/archive
HOME=$scratch
XDG_STATE_HOME=$scratch/state
XDG_CACHE_HOME=$scratch/cache
export HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -p "$XDG_CACHE_HOME" "$folder"

"$BENCH/archive-make" -n "$count" -d 10 "$folder"
# Files that were changed just now are read each time.
sleep 3
"$BENCH/archive" -n "${N:-3}" "$folder" >"$scratch/measured"

failed=0
value() {
	awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$scratch/measured"
}
ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}
# row WHAT VALUE UNIT MOST: MOST - for what has no goal
row() {
	verdict=$(awk -v value="$2" -v most="$4" 'BEGIN {
		print most == "-" ? "" : value + 0 <= most + 0 ? "ok" : "falls short" }')
	[ "$verdict" != "falls short" ] || failed=1
	printf '%-52s %9s %-6s <= %-6s %s\n' "$1" "$2" "$3" "$4" "$verdict"
}

echo "$(value files 2) files of $(($(value bytes 2) / $(value files 2) / 1024)) KB on average"
row "making the index, against SQLite alone" "$(ratio "$(value build 2)" "$(value sqlite 2)")" times 1.5
row "  the processor's time" "$(ratio "$(value build 3)" "$(value sqlite 3)")" times -
row "its size, against the files'" "$(ratio "$(value index 2)" "$(value bytes 2)")" times 0.4
row "nothing changed, against looking at the files" "$(ratio "$(value fresh 2)" "$(value walk 2)")" times 1.5
row "one file changed, against looking at the files" "$(ratio "$(value changed 2)" "$(value walk 2)")" times -
row "all heads from the index, without looking" "$(value recall 2)" ms -
row "looking, and all heads in order" "$(value list 2)" ms -
row "memory for all heads" "$(value memory 2)" MB 300

# A word that few sessions have, and one that most have; of plain letters, as tools go.
sed -n 's/^  text: //p' $(find "$folder" -name '*.yaml' | sort | head -n 200) | tr '[:upper:]' '[:lower:]' |
	awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^[a-z]+$/ && length($i) > 5) print $i }' |
	sort | uniq -c | sort -k1,1rn -k2 >"$scratch/words"
seldom=$(awk '$1 == 1 { print $2; exit }' "$scratch/words")
often=$(awk '{ print $2; exit }' "$scratch/words")
for word in $seldom $often; do
	if command -v rg >/dev/null; then
		"$BENCH/spent" -n 20 $KOMPASS search -d "$folder" --limit 20 "$word" -- \
			rg -l "$word" "$folder" >"$scratch/spent"
		row "search $word: 20 hits, against rg -l" \
			"$(awk '$1 == "ratio" { print $2 }' "$scratch/spent")" times 0.2
		sed 's/^/    /' "$scratch/spent"
	fi
	$KOMPASS search -d "$folder" --format csv --limit 0 "$word" >"$scratch/with" || :
	$KOMPASS search -d "$folder" --format csv --limit 0 --no-index "$word" >"$scratch/without" || :
	cmp "$scratch/with" "$scratch/without" || failed=1
	echo "    $(($(wc -l <"$scratch/with") - 1)) entries, the same with and without the index"
done
command -v rg >/dev/null || echo "    rg is not there: apt-get install ripgrep"
$KOMPASS list -d "$folder" --format csv >"$scratch/with" || :
$KOMPASS list -d "$folder" --format csv --no-index >"$scratch/without" || :
cmp "$scratch/with" "$scratch/without" || failed=1
exit "$failed"
