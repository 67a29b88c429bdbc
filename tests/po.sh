#!/bin/sh
#
# Every text of the program has its translation.  Prints TAP.

set -u
TOP=${TOP:-$(cd "$(dirname "$0")/.." && pwd)}
LC_ALL=C.UTF-8
export LC_ALL

for tool in xgettext msgmerge msgattrib msgfmt; do
	if ! command -v $tool >/dev/null; then
		echo "1..0 # SKIP $tool is not there: apt-get install gettext"
		exit 0
	fi
done

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
count=0
failed=0

# say NAME: passes if $scratch/faults is empty, else shows it.
say() {
	count=$((count + 1))
	if [ ! -s "$scratch/faults" ]; then
		echo "ok $count - $1"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $count - $1"
	sed 's/^/#   /' "$scratch/faults"
}

# entries FILE OPTION: its messages that msgattrib picks by OPTION, but for the
# header, whose text is empty
entries() {
	msgattrib "$2" --no-wrap --output-file=- "$1" | sed 's/^#~ //' | awk '
	/^msgid / { text = ""; is_text = 1 }
	/^msg(id_plural|str)/ {
		if (is_text && text != "")
			print text
		is_text = 0
	}
	is_text { sub(/^[^"]*"/, ""); sub(/"$/, ""); text = text $0 }'
}

"$TOP/po/extract.sh" "$TOP" "$scratch/kompass.pot" >"$scratch/faults" 2>&1
say 'the texts of src can be collected'

for po in "$TOP"/po/*.po; do
	language=$(basename "$po" .po)
	if grep -q '^"X-Incomplete: yes' "$po"; then
		count=$((count + 1))
		echo "ok $count - $language # SKIP its file says X-Incomplete: yes"
		continue
	fi
	msgfmt --check --output-file=/dev/null "$po" >"$scratch/faults" 2>&1
	say "$language: formats and plural forms fit"

	msgmerge --quiet --no-fuzzy-matching --output-file="$scratch/merged.po" \
		"$po" "$scratch/kompass.pot" >"$scratch/faults" 2>&1
	say "$language: can be compared with the texts of src"
	entries "$scratch/merged.po" --untranslated >"$scratch/faults"
	say "$language: nothing is untranslated"
	entries "$scratch/merged.po" --only-fuzzy >"$scratch/faults"
	say "$language: nothing is fuzzy"
	entries "$scratch/merged.po" --only-obsolete >"$scratch/faults"
	say "$language: nothing is left of texts that are gone"
done
echo "1..$count"
[ "$failed" -eq 0 ]
