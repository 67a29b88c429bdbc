# Sourced by the tests of the whole program: they print TAP.
#
#	. "${TOP:?}/tests/cli/lib.sh"
#	t_setup
#	t_ok "says what" command arguments
#	t_is "says what" "$got" "$wanted"
#	t_like "says what" "$got" 'basic regular expression of a line'
#	t_match "says what" "$got" 'extended regular expression of a line'
#	t_done
#
# t_setup makes a folder of its own, goes there, and pins the world: home,
# settings, time, random ids, language.  run COMMAND... runs it, with its output in $out,
# its messages in $err and its status in $status.

t_count=0
t_failed=0

t_setup()
{
	: "${KOMPASS:?}" "${TOP:?}" "${TESTDATA:?}"
	t_dir=$(mktemp -d "${TMPDIR:-/tmp}/kompass-test.XXXXXX") || exit 99
	trap 'rm -rf "$t_dir"' EXIT
	trap 'exit 99' HUP INT TERM
	cd "$t_dir" || exit 99
	mkdir home
	HOME=$t_dir/home
	XDG_CONFIG_HOME=$HOME/config
	XDG_DATA_HOME=$HOME/data
	XDG_STATE_HOME=$HOME/state
	XDG_CACHE_HOME=$HOME/cache
	KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
	KOMPASS_SEED=1
	KOMPASS_DATADIR=$TOP
	LC_ALL=C.UTF-8
	TZ=UTC
	export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
	export KOMPASS_CLOCK KOMPASS_SEED KOMPASS_DATADIR LC_ALL TZ
	unset LANGUAGE NO_COLOR KOMPASS_LOCALEDIR
	umask 022
}

t_result()
{
	t_count=$((t_count + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$t_count" "$2"
	else
		t_failed=$((t_failed + 1))
		printf 'not ok %d - %s\n' "$t_count" "$2"
	fi
	return "$1"
}

# Lines as remarks, after a name.
t_say()
{
	printf '%s\n' "$2" | sed "s/^/# $1: /"
}

t_ok()
{
	t_what=$1
	shift
	"$@" >t_output 2>&1
	t_result $? "$t_what" || t_say output "$(cat t_output)"
}

t_is()
{
	[ "$2" = "$3" ]
	t_result $? "$1" || { t_say got "$2"; t_say wanted "$3"; }
}

t_like()
{
	printf '%s\n' "$2" | grep -q -e "$3"
	t_result $? "$1" || { t_say got "$2"; t_say 'wanted a line like' "$3"; }
}

# The same with an extended regular expression.
t_match()
{
	printf '%s\n' "$2" | grep -E -q -e "$3"
	t_result $? "$1" || { t_say got "$2"; t_say 'wanted a line like' "$3"; }
}

# The opposite: no line is like it.
t_unlike()
{
	! printf '%s\n' "$2" | grep -q -e "$3"
	t_result $? "$1" || { t_say got "$2"; t_say 'wanted no line like' "$3"; }
}

run()
{
	status=0
	"$@" >t_out 2>t_err || status=$?
	out=$(cat t_out)
	err=$(cat t_err)
}

# Puts standard input, sections of items, into a session file that lacks them.
t_insert()
{
	cat >t_items
	awk '/^asked:$/ { while ((getline line < "t_items") > 0) print line } { print }' "$1" >t_whole
	cat t_whole >"$1"
}

t_done()
{
	printf '1..%d\n' "$t_count"
	[ "$t_failed" -eq 0 ]
	exit
}
