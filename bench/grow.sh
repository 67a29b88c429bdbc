#!/bin/sh
#
# Usage: grow.sh SESSION TIMES
# Adds entries to SESSION, through the program, until it is TIMES as large as it
# was.  $KOMPASS is the program with its options.

set -eu
session=$1 times=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sed -n '/^asked/,$s/^        - id: "\([0-9]*\.[0-9]*\)"$/\1/p' "$session" >"$scratch/codes"
[ -s "$scratch/codes" ] || {
	echo "grow.sh: no questions in $session" >&2
	exit 2
}
LC_ALL=C awk -v room="$(($(wc -c <"$session") * (times - 1)))" '
	BEGIN {
		split("! + - * ?", marks, " ")
		n = split("det finns en plan som alla känner till|frågan ställdes även till " \
			"nämnden, som inte visste|uppföljningen görs två gånger om året och " \
			"redovisas öppet|handlingarna ligger på webben samma dag|ingen ansvarar " \
			"för helheten", parts, "|")
	}
	{ codes[NR] = $1 }
	END {
		# About 200 bytes of an entry are not its text.
		for (i = 1; room > 0; i++) {
			text = i
			for (j = 0; j < 5; j++)
				text = text " " parts[(i * (j + 3) + int(i / n)) % n + 1]
			print "#" codes[i % NR + 1] " " marks[i % 5 + 1] " " text
			room -= length(text) + 200
		}
	}' "$scratch/codes" >"$scratch/lines"
$KOMPASS line "$session" <"$scratch/lines" >/dev/null
