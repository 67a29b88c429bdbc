#!/bin/sh
#
# The architecture, checked: who may include what, which file may know which
# library, how long files and functions may grow.  Prints TAP.
#
# A rule's check prints the places that break it, one a line, or nothing.

set -u
TOP=${TOP:-$(cd "$(dirname "$0")/.." && pwd)}
cd "$TOP" || exit 2
LC_ALL=C
export LC_ALL

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Who may include whom; a folder may always include itself.
layers='
base
text    base
model   base text
store   base text model
report  base text model
tui     base text model store report
cmd     base text model store report tui
main    base text model store report tui cmd
'

# Functions of more than 60 lines that stay so: FILE:FUNCTION  the reason.
long_functions='
'

sources=$(find src -name '*.c' | sort)
headers=$(find src -name '*.h' | sort)

# "src/model/score.c" is of the layer model, "src/main.c" of main.
includes_across() {
	awk -v layers="$layers" '
	BEGIN {
		n = split(layers, line, "\n")
		for (i = 1; i <= n; i++) {
			m = split(line[i], word, " ")
			for (j = 1; j <= m; j++)
				allowed[word[1], word[j]] = 1
		}
	}
	FNR == 1 {
		split(FILENAME, part, "/")
		layer = part[2]
		sub(/\.c$/, "", layer)
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		if (quoted[2] == "config.h")
			next
		if (split(quoted[2], to, "/") != 2)
			print FILENAME ":" FNR ": " quoted[2] " is not named by its folder"
		else if (!((layer, to[1]) in allowed))
			print FILENAME ":" FNR ": " layer " may not include " quoted[2]
	}' $sources $headers
}

# tsort names the files of each circle; a header that includes itself is one.
circles() {
	awk '/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		if ("src/" quoted[2] == FILENAME)
			print FILENAME ": includes itself" > "/dev/stderr"
		print FILENAME, "src/" quoted[2]
	}' $headers 2>"$scratch/self" >"$scratch/pairs"
	cat "$scratch/self"
	tsort "$scratch/pairs" 2>&1 >/dev/null
}

# only_in PATTERN-OF-HEADERS PATTERN-OF-FILES
only_in() {
	grep -nE "^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*<($1)>" $sources $headers |
		grep -vE "^($2):"
}

same_stems() {
	printf '%s\n' $sources $headers | sed 's/\.[ch]$//' | sort -u |
		sed 's|.*/||' | sort | uniq -d | while read -r stem; do
		echo "$stem:" $(find src -name "$stem.[ch]" | sort)
	done
}

long_files() {
	wc -l $sources $headers | awk '$2 != "total" && $1 > 800 { print $2 ": " $1 " lines" }'
}

# A function is its name in column 1, then "{" alone in column 1, then "}".
functions() {
	awk '
	FNR == 1 { name = ""; start = 0 }
	/^[a-z_][a-zA-Z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name) }
	/^\{$/ { start = FNR }
	/^\}/ && start {
		print FILENAME ":" name, FNR - start - 1
		start = 0
	}' $sources $headers
}

too_long_functions() {
	functions | awk '$2 > 60' | while read -r place lines; do
		echo "$long_functions" | grep -q "^$place " || echo "$place: $lines lines"
	done
	echo "$long_functions" | while read -r place reason; do
		[ -n "$place" ] || continue
		functions | awk -v place="$place" '$1 == place && $2 > 60 { found = 1 }
			END { exit !found }' || echo "$place: needs no exception any more"
	done
}

missing_in_makefile() {
	for file in $sources $headers; do
		grep -qE "(^|[[:blank:]])$file([[:blank:]]|\$)" Makefile.am ||
			echo "$file: not in Makefile.am"
	done
}

config_first() {
	for file in $sources; do
		first=$(grep -m1 '^[[:blank:]]*#[[:blank:]]*include' "$file")
		[ "$first" = '#include "config.h"' ] || echo "$file: begins with ${first:-nothing}"
	done
	grep -n 'include.*"config\.h"' $headers
}

no_guard() {
	for file in $headers; do
		guard=$(echo "${file#src/}" | tr 'a-z/.-' 'A-Z___')
		grep -q "^#define $guard\$" "$file" || echo "$file: has no guard $guard"
	done
}

# calls NAMES FILE...: where a function of these names is called, comments aside
calls() {
	names=$1
	shift
	grep -nE "(^|[^[:alnum:]_])($names)[[:blank:]]*\\(" "$@" |
		grep -vE ':[0-9]+:[[:blank:]]*(/\*|\*[[:blank:]])'
}

unsafe_calls() {
	calls 'sprintf|vsprintf|strcpy|strcat|strncpy|strncat|gets|alloca' $sources $headers
}

# model and text are given what they need: no files, clock, environment.
impure_calls() {
	calls 'fopen|open|getenv|time|gettimeofday|clock_gettime|clock_now|clock_action|clock_ms|printf|puts' \
		$(printf '%s\n' $sources $headers | grep -E '^src/(model|text)/')
}

count=0
failed=0

# rule NAME CHECK [ARGUMENT...]
rule() {
	name=$1
	shift
	count=$((count + 1))
	places=$("$@")
	if [ -z "$places" ]; then
		echo "ok $count - $name"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $count - $name"
	echo "$places" | sed 's/^/#   /'
}

rule 'folders include only what lies below them' includes_across
rule 'headers include each other in no circle' circles
rule 'curses is known to src/tui/term.c and draw.c alone' \
	only_in '(ncursesw?/)?n?curses\.h|term\.h' 'src/tui/(term|draw)\.c'
rule 'libyaml and SQLite are known to src/store alone' \
	only_in 'yaml\.h|sqlite3\.h' 'src/store/.*'
rule 'lowdown, cairo and xlsxwriter are known to src/report alone' \
	only_in 'lowdown\.h|cairo(/.*)?(-.*)?\.h|xlsxwriter\.h' 'src/report/.*'
rule 'file names are unique across folders' same_stems
rule 'no file has more than 800 lines' long_files
rule 'no function has more than 60 lines' too_long_functions
rule 'every file of src is in Makefile.am' missing_in_makefile
rule 'config.h is first in every .c and in no header' config_first
rule 'every header has the guard of its name' no_guard
rule 'no call that can write past the end' unsafe_calls
rule 'model and text ask neither files nor clock nor environment' impure_calls
echo "1..$count"
[ "$failed" -eq 0 ]
