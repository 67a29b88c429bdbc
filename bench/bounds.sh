#!/bin/sh
#
# Usage: bounds.sh SESSION
# Counts the instructions of a key in the form and of reading a session, which
# repeat to within 1 % on any machine, and compares them with the bounds kept
# here.  $KOMPASS is the program with its options, built by gcc with -O2; $KEYS
# is bench/keys.  Exit status 1 if more are taken, or so few that the bound is to
# be lowered.
#
# The form is open for reading only: when a save falls depends on the time.

set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
session=$scratch/session.yaml
cp "$1" "$session"
failed=0

# bound WHAT COUNT BOUND: within 3 % above, and 15 % below?
bound() {
	verdict=ok
	if [ "$2" -gt $(($3 * 103 / 100)) ]; then
		verdict="more than the bound"
	elif [ "$2" -lt $(($3 * 85 / 100)) ]; then
		verdict="far less: lower the bound in bench/bounds.sh"
	fi
	[ "$verdict" = ok ] || failed=1
	printf '%-24s %9s instructions, bound %9s: %s\n' "$1" "$2" "$3" "$verdict"
}

# of COMMAND...: its instructions
of() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$scratch/log" "$@" \
		>/dev/null
	awk '/Collected *:/ { print $NF }' "$scratch/log"
}

export KEYS
bound 'a key in the form' "$("$here/instructions.sh" $KOMPASS view "$session" 2>/dev/null)" 40000
bound 'checking the example' "$(of $KOMPASS check "$session")" 20400000
exit $failed
