#!/bin/sh
#
# The manual pages hold what the program does: they are without fault, every
# command, option, :word, key, field and column is in them, and their examples
# are run.  Prints TAP.  With --fill, the output of the examples is written into
# the pages instead of being compared: look at the difference.
. "${TOP:?}/tests/cli/lib.sh"
is_filling=${1:-}
t_setup

man=$TOP/man
src=$TOP/src

# missing: what standard input names that `has NAME` does not find.
missing()
{
	while IFS= read -r name; do
		has "$name" || echo "$name"
	done
}

# Every name that $1 lists, one a line, and is there at all.
t_all()
{
	t_is "$1" "$(printf '%s\n' "$2" | missing | tr '\n' ' ')" ""
	[ -n "$2" ]
	t_result $? "$1: and there are such"
}

# Plain text of mdoc lines: escapes undone.
plain()
{
	sed 's/\\-/-/g; s/\\(aq/'\''/g; s/\\(ti/~/g; s/\\(ha/^/g; s/\\(dq/"/g; s/\\&//g; s/\\e/\\/g'
}

# The lint.

if command -v mandoc >/dev/null; then
	for page in "$man"/*.[1-8]; do
		t_is "$(basename "$page"): lint" "$(mandoc -T lint -W warning "$page" 2>&1)" ""
	done
else
	echo "# mandoc is not there: apt-get install mandoc"
fi

# kompass(1): commands, options, words and keys, columns.

plain <"$man/kompass.1" >page
run "$KOMPASS" --help
words=$(printf '%s\n' "$out" | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')

# The part of the page on one command: from its item to the next.
part_of()
{
	awk -v word="$1" '
	/^\.Sh / { is_in = 0 }
	/^\.Sh COMMANDS$/ { is_list = 1; next }
	/^\.Sh / { is_list = 0 }
	!is_list { next }
	/^\.It Xo$/ { getline; is_in = $2 == "Cm" && $3 == word; if (is_in) print; next }
	/^\.It Nm Cm / { is_in = $4 == word }
	is_in' page
}

has() { [ -n "$(part_of "$1")" ]; }
t_all "commands" "$words"

# Options as the usage has them, and as the source has them.
options_of()
{
	"$KOMPASS" "$1" --help | sed 1q | grep -o -e '\[*-\{1,2\}[a-z][a-z-]*' | tr -d '['
	grep -ho '{"[a-z-]*", '\''[A-Za-z]'\'', \(true\|false\)}' "$src/cmd/cmd-$1.c" 2>/dev/null |
		sed "s/{\"\([a-z-]*\)\", '\(.\)'.*/--\1 -\2/" | tr ' ' '\n' | grep -v '^-[A-Z]$'
}

has()
{
	grep -q -e "Fl ${1#-}\( \|\$\)" part
}
for word in $words; do
	part_of "$word" >part
	t_is "options of $word" "$(options_of "$word" | missing | tr '\n' ' ')" ""
done
sed -n '/^\.Sh DESCRIPTION/,/^\.Sh COMMANDS/p' page >part
has() { grep -q -e "Fl ${1#-}\( \|\$\)" part; }
t_all "global options" "$("$KOMPASS" --help | grep -o -e '--[a-z]*' | sort -u)"

"$KOMPASS" --as ab=A new help.yaml
echo ':help' | "$KOMPASS" --as ab=A line help.yaml >help
has() { grep -q -e "^\.It Ic :$1\( \|\$\)" page; }
t_all "words of the form" "$(sed -n 's/^  :\([a-z]*\) .*/\1/p' help)"
has() { grep -q -e "^\.It Ic :${1% *} .*Pq Sy ${1#* }\$" page; }
t_all "keys of the words" "$(sed -n 's/^  :\([a-z]*\) .*  \[\(.*\)\]$/\1 \2/p' help | sed 's/\^/Ctrl-/')"

# The archive's screen: its table of what can be done, "word key" a line.
actions=$(sed -n 's/^	{"\([a-z]*\)", \(""\|N_("[^"]*")\), N_("[^"]*"),\{0,1\}.*/\1/p' "$src/tui/archive-actions.c")
sed -n '/^\.Sh THE ARCHIVE SCREEN/,/^\.Sh SCORES/p' page >part
has() { grep -q -e "^\.It Ic :$1\( \|\$\)" part; }
t_all "words of the archive" "$actions"
has() { grep -q -e "^\.It Ic :${1% *}\( .*\)\{0,1\} Pq Sy ${1#* }\$" part; }
t_all "keys of the archive" "$(awk -F'"' '
	/^\t\{"[a-z]*", / { word = $2; is_in = 1 }
	is_in && match($0, /"(\^[A-Z]|F[0-9]+|Enter)"/) {
		print word " " substr($0, RSTART + 1, RLENGTH - 2)
		is_in = 0
	}' "$src/tui/archive-actions.c" | sed 's/\^/Ctrl-/')"
has() { grep -q -e "Cm .*$1" part; }
t_all "columns of the archive" "$(sed -n 's/^\t\[COLUMN_[A-Z]*\] = {"\([a-z]*\)".*/\1/p' "$src/model/columns.c")"

sed -n '/^\.Ss CSV/,/^\.Ss JSON/p' page >part
has() { grep -q -e "^\.It Cm $1\$" part; }
t_all "columns of CSV" "$("$KOMPASS" show --format csv help.yaml | head -n 1 | tr ',' '\n')"
sed -n '/^\.Ss JSON/,/^\.Sh IMPORT/p' page >part
has() { grep -q -w -e "$1" part; }
run "$KOMPASS" show --all --format json "$TOP/sessions/hasselby-vallingby-2010-full.yaml"
t_all "keys of JSON" "$(printf '%s\n' "$out" | sed 's/"\([^"\\]\|\\.\)*"\(, \|}\|]\|,$\|$\)//g' |
	grep -o '"[a-z-]*":' | tr -d '":' | sort -u |
	grep -v -x -e ge -e mh -e import -e code -e country -e kind -e population -e profile)"
sed -n '/^\.Ss List/,/^\.S[hs] [^L]/p' page >part
has() { grep -q -w -e "$1" part; }
t_all "columns of a list" "$("$KOMPASS" list -d "$TOP/sessions" --format csv | head -n 1 | tr ',' '\n')"
t_all "keys of a list" "$("$KOMPASS" list -d "$TOP/sessions" --format json |
	grep -o '^ *"[a-z-]*":' | tr -d ' ":' | sort -u)"
sed -n '/^\.Ss Statistics/,/^\.S[hs] [^S]/p' page >part
t_all "columns of statistics" "$("$KOMPASS" stats -d "$TOP/sessions" --format csv | head -n 1 | tr ',' '\n')"
t_all "keys of statistics" "$("$KOMPASS" stats -d "$TOP/sessions" --format json --of Bromma |
	grep -o '"[a-z-]*":' | tr -d '":' | sort -u)"
sed -n '/^\.Ss Columns of compare/,/^\.Sh IMPORT/p' page >part
has() { grep -q -e "^\.It Cm $1\$" part; }
t_all "columns of compare" "$("$KOMPASS" compare --format csv "$TOP/sessions/soderhamn-2005-ed2002.yaml" \
	"$TOP/sessions/soderhamn-2008-ed2002.yaml" | head -n 1 | tr ',' '\n')"
has() { grep -q -w -e "$1" part; }
run "$KOMPASS" compare --questions --format json "$TOP/sessions/skarpnack-2004-ed2002.yaml" \
	"$TOP/sessions/hasselby-vallingby-2010-full.yaml"
t_all "keys of compare's JSON" "$(printf '%s\n' "$out" | sed 's/"\([^"\\]\|\\.\)*"\(, \|}\|]\|,$\|$\)//g' |
	grep -o '"[a-z-]*":' | tr -d '":' | sort -u)"
sed -n '/^\.Sh IMPORT/,/^\.Sh ENVIRONMENT/p' page >part
has() { grep -q -e "^\.It Cm $1\$" part; }
t_all "columns of import" "$(sed -n 's/^\t\[TABLE_[A-Z]*\] = {"\([a-z]*\)".*/\1/p' "$src/store/table.c")"
has() { grep -q -e "^\.It Ev .*$1" page; }
t_all "environment" "$(grep -rho 'getenv("[A-Z_]*")' "$src" | sed 's/.*("\(.*\)")/\1/' | sort -u)"
has() { grep -q -e "Cm $1\( \|\$\)" page; }
t_all "settings" "$(sed -n 's/^\t{"\([a-z]*\)", false, read_.*offsetof(struct settings.*/\1/p' \
	"$src/store/settings.c")"

# kompass-session(5): each section with its fields.

plain <"$man/kompass-session.5" >page
awk '/^\.Sh / { is_in = $2 == "SECTIONS" } is_in' page >sections
fields_of()
{
	awk -v section="$1" '
	/^\t\[FIELD_[A-Z_]*\] = / {
		key = $1; gsub(/\[FIELD_|\]/, "", key)
		name = $3; gsub(/[{",]/, "", name); fields[key] = name
	}
	/^\t\[SECTION_/ { is_in = index($0, "{\"" section "\"") }
	is_in {
		line = $0
		while (match(line, /BIT\([A-Z_]*\)/)) {
			print fields[substr(line, RSTART + 4, RLENGTH - 5)]
			line = substr(line, RSTART + RLENGTH)
		}
	}' "$src/model/schema.c"
}
section_part()
{
	awk -v section="$1" '
	/^\.Bl / { depth++ }
	/^\.El/ { depth-- }
	/^\.It / && depth == 1 { is_in = $3 == section }
	is_in && /^\.It / && depth == 2' sections
}
sections=$(sed -n 's/^\t\[SECTION_[A-Z]*\] = {"\([a-z]*\)".*/\1/p' "$src/model/schema.c")
has() { grep -q -x -e "\.It Cm $1" sections; }
t_all "sections" "$sections"
has() { grep -q -e "\(^\.It\|Po\) Cm $1 P[cq]" part; }
for section in $sections; do
	section_part "$section" >part
	t_all "fields of $section" "$(fields_of "$section")"
done
has() { grep -q -e "^\.It Cm $1\$" page; }
t_all "keys at the top" "$(sed -n '/head_keys\[\]/,/^}/p' "$src/store/session-file.c" |
	grep -o '"[a-z-]*"' | tr -d '"')"

# kompass-questionnaire(5): each key.

plain <"$man/kompass-questionnaire.5" >page
has() { grep -q -e "\(^\.It\|Po\) Cm $1 P[cq]" page; }
t_all "keys of a questionnaire" "$(sed -n 's/^\t{"\([a-z-]*\)", \(true\|false\), read_.*/\1/p' \
	"$src/store/questionnaire-read.c" | sort -u)"

# kompass-mapping(5): each key and relation.

plain <"$man/kompass-mapping.5" >page
t_all "keys of a mapping" "$(sed -n 's/^\t{"\([a-z-]*\)", \(true\|false\), read_.*/\1/p' \
	"$src/store/mapping-file.c" | sort -u)"
has() { grep -q -e "^\.It Cm $1\$" page; }
t_all "relations" "$(sed -n 's/^\t\[RELATION_[A-Z]*\] = "\([a-z]*\)".*/\1/p' "$src/model/mapping.c")"

# The examples.

mkdir bin
ln -s "$KOMPASS" bin/kompass
PATH=$t_dir/bin:$PATH
mkdir -p "$XDG_CONFIG_HOME/kompass"
printf 'id: ab\nname: Anna Berg\n' >"$XDG_CONFIG_HOME/kompass/config.yaml"

# Cuts a page into example-N (the text) and example-N.how (what the comment says).
cut_examples()
{
	awk '
	/^\.\\" test: / { how = substr($0, 11); next }
	/^\.Bd -literal/ {
		n++
		name = sprintf("example-%02d", n)
		print how > (name ".how")
		how = "(nothing)"
		printf "" > name
		is_in = 1
		next
	}
	/^\.Ed/ { is_in = 0; how = "(nothing)" }
	/^\.\\"/ { next }
	is_in { print > name }
	{ if (!is_in) how = "(nothing)" }' "$1"
}

# Runs the commands of an example, an hour apart: prints it as it should be.
run_shell()
{
	grep '^\$ ' "$1" >commands
	while IFS= read -r line; do
		hour=$((hour + 1))
		KOMPASS_CLOCK=$(printf '2010-04-20T%02d:00:00+02:00/60' "$hour")
		KOMPASS_SEED=$hour
		printf '%s\n' "$line"
		sh -c "${line#??}" 2>&1 </dev/null
	done <commands
}

# Sizes change with every word of a questionnaire.
no_sizes() { sed 's/[0-9]\{5,\}/(size)/' "$1"; }

# Text as mdoc has it in a literal display.
mdoc()
{
	sed 's/\\/\\e/g; s/-/\\-/g; s/'\''/\\(aq/g; s/~/\\(ti/g; s/\^/\\(ha/g; s/^\./\\\&./'
}

for page in "$man"/*.[1-8]; do
	name=$(basename "$page")
	mkdir -p "run-$name"
	cd "run-$name" || exit 99
	ln -s ../home home
	cut_examples "$page"
	hour=8
	apart=8
	for example in example-??; do
		how=$(cat "$example.how")
		plain <"$example" >"$example.plain"
		case $how in
		none) ;;
		'file '*)
			file=${how#file }
			mkdir -p "$(dirname "$file")"
			cp "$example.plain" "$file"
			case $file in
			home/*) t_ok "$name: $file" kompass --help ;;
			*.yaml) t_is "$name: $file" "$(kompass check "$file" 2>&1)" "" ;;
			esac
			;;
		shell)
			run_shell "$example.plain" >"$example.got"
			t_is "$name: $example" "$(no_sizes "$example.got")" "$(no_sizes "$example.plain")"
			mdoc <"$example.got" >"$example"
			;;
		'shell apart')
			# By a clock of its own, so that what comes after it stays as it is.
			before=$hour
			hour=$apart
			run_shell "$example.plain" >"$example.got"
			apart=$hour
			hour=$before
			t_is "$name: $example" "$(no_sizes "$example.got")" "$(no_sizes "$example.plain")"
			mdoc <"$example.got" >"$example"
			;;
		*)
			t_is "$name: $example has a comment that says how to test it" "$how" ""
			;;
		esac
	done
	if [ "$is_filling" = --fill ]; then
		awk '
		/^\.Bd -literal/ {
			print
			name = sprintf("example-%02d", ++n)
			while ((getline line < name) > 0)
				print line
			is_in = 1
			next
		}
		/^\.Ed/ { is_in = 0 }
		!is_in' "$page" >filled && cat filled >"$page"
	fi
	cd .. || exit 99
done
t_done
