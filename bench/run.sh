#!/bin/sh
#
# Usage: run.sh SESSION
# Measures the form with a copy of SESSION, and with one ten times as large,
# against what it shall reach, and prints a table.  $KOMPASS is the program with
# its options, $BENCH the folder of the measuring programs, $SHIM the shared
# object that makes a disk slow (tests/fault/shim.c).  Exit status 1 if anything
# falls short.
#
# Times are ratios to the least ncurses program, taken key by key in turn, and
# the best of three runs: a shared machine adds noise, never speed.
#
# To try it on another program: KOMPASS=nano, EMPTY and TEN name the files to use
# for the session without answers and the large one, VIEW= as nano has no such command.

set -eu
[ $# -eq 1 ] || { sed -n '3,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
KEYS=$BENCH/keys
export KEYS

scratch=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$scratch"' EXIT
# What a session leaves beside itself stays out of the person's own folders.
XDG_STATE_HOME=$scratch/state
XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME XDG_CACHE_HOME

example=$1
mkdir "$scratch/folder"
session=$scratch/folder/session.yaml
empty=${EMPTY:-$scratch/empty.yaml}
ten=${TEN:-$scratch/ten.yaml}
[ -n "${EMPTY:-}" ] ||
	$KOMPASS new -q kommunkompassen-2010 --subject Bench --year 2010 "$empty" >/dev/null
[ -n "${TEN:-}" ] || {
	cp "$example" "$ten"
	"$here/grow.sh" "$ten" 10
}
fresh() {
	cp "$1" "$session"
}

failed=0

# row GOAL WHAT VALUE UNIT [LEAST or MOST] LIMIT
row() {
	verdict=$(awk -v value="$3" -v way="$5" -v limit="$6" 'BEGIN {
		is_good = way == ">=" ? value + 0 >= limit + 0 : value + 0 <= limit + 0
		print (value != "" && is_good) ? "ok" : "falls short" }')
	[ "$verdict" = ok ] || failed=1
	printf '%-3s %-46s %9s %-12s %s %-7s %s\n' "$1" "$2" "${3:-none}" "$4" "$5" "$6" "$verdict"
}

# best NAME FILE [-r]: the smallest (-r: largest) value of a line NAME in it
best() {
	awk -v name="$1" '$1 == name { print $2 }' "$2" | sort -n ${3:-} | head -n 1
}

# three NAME COMMAND...: three runs of it, each with its own $from as the session;
# what they print goes to $scratch/NAME and is told at the end
three() {
	out=$scratch/$1
	shift
	for run in 1 2 3; do
		fresh "$from"
		"$@" || :
	done >"$out" 2>"$out.errors"
	{
		echo "    -- ${out##*/}"
		sed 's/^/    /' "$out"
	} >>"$scratch/told"
}

# keys NAME FROM SIZE OPTIONS...: letters against the floor
keys() {
	name=$1 from=$2 SIZE=$3
	export SIZE
	shift 3
	three "$name" "$KEYS" "$@" -s "${SETUP:-}" $KOMPASS "$session" -- "$BENCH/floor-echo"
}

echo "the form with $(($(wc -c <"$example") / 1024)) and $(($(wc -c <"$ten") / 1024)) KB of session"

for size in 80x24 200x60; do
	for what in example ten; do
		eval from=\$$what
		keys "keys-$size-$what" "$from" $size -n 100
		out=$scratch/keys-$size-$what
		row P1 "a key to the screen, $size, $what" "$(best ratio "$out")" 'x floor' '<=' 1.25
		row P3 "bytes of a key, $size, $what" "$(best bytes "$out")" bytes '<=' 30
		row P3 "in writes" "$(best pieces "$out")" writes '<=' 1.1
	done
done
unset SIZE

# stalls NAME WHAT: keys so slow that saves fall between them; more than a hundred,
# since of fewer the 99th percentile is the longest, whatever else had to run
stalls() {
	keys "$1-$2" "$from" 120x40 -n 120 -i 100 -e 0
	out=$scratch/$1-$2
}
for what in example ten; do
	eval from=\$$what
	stalls saves $what
	row P4 "with saves between keys, p99, $what" "$(best p99 "$out")" 'x floor' '<=' 1.5
	row P4 'the longest over the longest of the floor' "$(best over "$out")" ms '<=' 5
done
plain=$KOMPASS
KOMPASS="env LD_PRELOAD=$SHIM SHIM_FOLDER=$scratch SHIM_SLOW=500 $KOMPASS"
stalls slow ten
KOMPASS=$plain
row P4 'each fsync half a second longer, p99, ten' "$(best p99 "$out")" 'x floor' '<=' 1.5
row P4 'the longest over the longest of the floor' "$(best over "$out")" ms '<=' 5

# instructions FROM COMMAND...: per key
instructions() {
	fresh "$1"
	shift
	"$here/instructions.sh" "$@" "$session" 2>/dev/null || :
}
# growth EMPTY LARGE: in per cent
growth() {
	[ -z "$1" ] || [ -z "$2" ] || echo $((($2 - $1) * 100 / $1))
}
# Open for reading only nothing is saved: those repeat to within 1 %.
view=${VIEW-view}
# Where saves fall between the keys more of them are needed for that.
of_empty=$(N=160 instructions "$empty" $KOMPASS)
of_ten=$(N=160 instructions "$ten" $KOMPASS)
row P2 'a key, example' "$(instructions "$example" $KOMPASS $view)" instructions '<=' 100000
row P2 'a key with its share of saves, example' "$(instructions "$example" $KOMPASS)" \
	instructions '<=' 100000
row P2 'growth of a key from empty to ten' "$(growth "$(instructions "$empty" $KOMPASS $view)" \
	"$(instructions "$ten" $KOMPASS $view)")" '%' '<=' 20
row P2 'growth with the share of saves' "$(growth "$of_empty" "$of_ten")" '%' '<=' 20

from=$example
three paste "$BENCH/paste" "$session" $KOMPASS "$session"
row P5 'a paste of 64 KB, one entry' "$(best speed "$scratch/paste" -r)" KB/s '>=' 640
row P5 'pastes of which a byte was lost' "$(awk '$1 == "entries" && $2 != 1 { n++ }
	$1 == "entries" { all++ } END { if (all) print n + 0 }' "$scratch/paste")" of\ 3 '<=' 0

three start "$BENCH/start" $KOMPASS "$session" -- "$BENCH/floor-hello"
row P6 'start, example' "$(best ratio "$scratch/start")" 'x floor' '<=' 2.0
row P6 'peak memory' "$(awk '$1 == "program" && $(NF - 1) > kb { kb = $(NF - 1) }
	END { if (kb) printf "%.1f", kb / 1024 }' "$scratch/start")" MB '<=' 6

"$BENCH/yaml" "$example" >"$scratch/yaml" || :
sed 's/^/    /' "$scratch/yaml" >>"$scratch/told"
row P7 'reading it, against the events of libyaml' "$(best reading "$scratch/yaml")" times '<=' 1.5
row P7 'writing it, against its emitter' "$(best writing "$scratch/yaml")" times '<=' 1.5

fresh "$example"
"$BENCH/idle" -s x $KOMPASS "$session" >"$scratch/idle" || :
row P14 'idle for 10 s: a thread ran' "$(best times "$scratch/idle")" times '<=' 0

echo
cat "$scratch/told"
exit $failed
