#!/bin/sh
#
# Usage: run.sh SESSION
# Measures the form with a copy of SESSION against what it shall reach, and
# prints a table.  $KOMPASS is the program with its options, $BENCH the folder
# of the measuring programs.  Exit status 1 if anything falls short.
#
# Times are ratios to the least ncurses program, taken key by key in turn, and
# the best of three runs: a shared machine adds noise, never speed.
#
# To try it on another program: KOMPASS=nano, and EMPTY names a file to use
# for the session of a questionnaire that has no answers yet.

set -eu
[ $# -eq 1 ] || { sed -n '3,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
KEYS=$BENCH/keys
export KEYS

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# What a session leaves beside itself stays out of the person's own folders.
XDG_STATE_HOME=$scratch/state
XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME XDG_CACHE_HOME

session=$scratch/session.yaml
empty=$scratch/empty.yaml
fresh() {
	cp "$1" "$session"
}
if [ -n "${EMPTY:-}" ]; then
	cp "$EMPTY" "$empty"
else
	$KOMPASS new -q kommunkompassen-2010 --subject Bench --year 2010 "$empty"
fi

failed=0

# row GOAL WHAT VALUE UNIT LIMIT
row() {
	verdict=$(awk -v value="$3" -v limit="$5" 'BEGIN {
		print (value != "" && value + 0 <= limit + 0) ? "ok" : "falls short" }')
	[ "$verdict" = ok ] || failed=1
	printf '%-3s %-38s %10s %-13s <= %-8s %s\n' "$1" "$2" "${3:-none}" "$4" "$5" "$verdict"
}

# least FILE: the smallest "ratio" in it
least() {
	awk '$1 == "ratio" && (!n++ || $2 < best) { best = $2 } END { if (n) print best }' "$1"
}

for run in 1 2 3; do
	fresh "$1"
	"$KEYS" -s "${SETUP:-}" $KOMPASS "$session" -- "$BENCH/floor-echo" || :
done >"$scratch/keys"
for run in 1 2 3; do
	fresh "$1"
	"$BENCH/start" $KOMPASS "$session" -- "$BENCH/floor-hello" || :
done >"$scratch/start"

fresh "$empty"
of_empty=$("$here/instructions.sh" $KOMPASS "$session" 2>/dev/null) || of_empty=
fresh "$1"
of_full=$("$here/instructions.sh" $KOMPASS "$session" 2>/dev/null) || of_full=
growth=
[ -z "$of_empty" ] || [ -z "$of_full" ] ||
	growth=$(((of_full - of_empty) * 100 / of_empty))

echo "the form with $(($(wc -c <"$1") / 1024)) KB of session"
row P1 'a key to the screen, against the floor' "$(least "$scratch/keys")" times 1.25
row P2 'a key, session full' "$of_full" instructions 100000
row P2 'growth from an empty session' "$growth" '%' 10
row P6 'start, against the floor' "$(least "$scratch/start")" times 2.0
row P6 'peak memory' "$(awk '$1 == "program" && $(NF - 1) > kb { kb = $(NF - 1) }
	END { if (kb) printf "%.1f", kb / 1024 }' "$scratch/start")" MB 6
echo
sed 's/^/    /' "$scratch/keys" "$scratch/start"
exit $failed
