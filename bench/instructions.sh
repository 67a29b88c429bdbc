#!/bin/sh
#
# Usage: instructions.sh PROGRAM [ARG...] SESSION
# Prints how many instructions of its own PROGRAM takes per key: the difference
# of two runs under callgrind, one with twice the keys, so that the start drops
# out.  Each has SESSION as it was, so that neither finds what the other left.
# The kernel's share is not seen.  $KEYS is bench/keys, $SETUP what is typed
# before (both runs).

set -eu
n=${N:-40}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for session; do :; done
cp "$session" "$scratch/session"
XDG_STATE_HOME=$scratch/state
export XDG_STATE_HOME

# run KEYS PROGRAM...: the instructions of the whole run
run() {
	keys=$1
	shift
	cp "$scratch/session" "$session"
	"$KEYS" -n "$keys" -i 0 -q 40 -e 0 -s "${SETUP:-}" \
		valgrind --tool=callgrind --callgrind-out-file=/dev/null \
		--log-file="$scratch/log" "$@" >&2
	awk '/Collected *:/ { print $NF }' "$scratch/log"
}

once=$(run "$n" "$@")
twice=$(run $((2 * n)) "$@")
echo $(((twice - once) / n))
