#!/bin/sh
# The program is killed before each call about the index of an archive, or the
# call fails: what is told is what the files say, then and afterwards.
. "$TOP/tests/cli/lib.sh"
. "$TOP/tests/fault/lib.sh"
t_setup
f_build
"$KOMPASS" --version | grep -q 'SQLite [0-9]' || {
	echo '1..0 # SKIP without SQLite there is no index'
	exit 0
}

XDG_CACHE_HOME=$(pwd -P)/cache
export XDG_CACHE_HOME
# Files that were changed just now are read each time: let that be an hour ago.
SHIM_AHEAD=3600
export SHIM_AHEAD

fill()
{
	rm -rf archive
	mkdir -p archive/sub
	cp "$TOP"/sessions/haparanda-20*.yaml "$TOP"/sessions/soderhamn-20*.yaml archive/sub
	cp "$TOP/sessions/hasselby-vallingby-2010-full.yaml" archive
	printf 'kompass-session: "1.0"\n' >archive/broken.yaml
	printf 'openapi: 3\n' >archive/foreign.yaml
}

# What list and search tell; FILE
tell()
{
	status=0
	{
		LD_PRELOAD=$t_dir/shim.so "$KOMPASS" --as ge list $option --format csv -d archive
		echo "$?"
		LD_PRELOAD=$t_dir/shim.so "$KOMPASS" --as ge search $option --format csv --limit 0 -d archive 'kommun* OR hapa*'
		echo "$?"
	} >"$1" 2>"$1.err"
}

plain()
{
	option=--no-index
	tell want
	option=
}

# hit AT WHAT: the first of the commands with a call that fails or kills
hit()
{
	LD_PRELOAD=$t_dir/shim.so SHIM_FOLDER=$XDG_CACHE_HOME SHIM_AT=$1 SHIM_DO=$2 \
		"$KOMPASS" --as ge list --format csv -d archive >got 2>got.err
	echo "$?" >>got
}

fill
plain
sed '/^[0-9]$/q' want >want.list
t_ok "there is something to tell" test "$(wc -l <want)" -gt 10
tell got
t_ok "an index tells the same" cmp got want
LD_PRELOAD=$t_dir/shim.so SHIM_FOLDER=$XDG_CACHE_HOME SHIM_LOG=$t_dir/log \
	"$KOMPASS" --as ge list --format csv -d archive >got
t_ok "nothing is written to the disk where nothing changed" test -z "$(grep sync log)"

# series WHAT HOW: from the state that `before` makes, each call in turn
series()
{
	rm -f log
	before
	LD_PRELOAD=$t_dir/shim.so SHIM_FOLDER=$XDG_CACHE_HOME SHIM_LOG=$t_dir/log \
		"$KOMPASS" --as ge list --format csv -d archive >got
	count=$(wc -l <log)
	[ "$count" -ge 8 ] || t_say "calls" "only $count"
	bad=0
	at=0
	while [ "$at" -lt "$count" ]; do
		at=$((at + 1))
		before
		hit "$at" "$1" 2>/dev/null
		why=
		if [ "$1" = kill ]; then
			[ "$(tail -n 1 got)" = 137 ] || why="status $(tail -n 1 got)"
		else
			cmp -s got want.list || why="it told something else"
		fi
		tell got
		cmp -s got want || why="$why, something else afterwards"
		if [ -n "$why" ]; then
			bad=$((bad + 1))
			t_say "$1 at $at, $(sed -n "s|^$at ||p" log | sed 's|/.*||')" "$why: $(head -n 3 got.err)"
		fi
	done
	t_is "$1 $2: bad runs of $count" "$bad" 0
}

all()
{
	series kill "$1"
	series EIO "$1, once"
	SHIM_FOR_GOOD=1
	export SHIM_FOR_GOOD
	series ENOSPC "$1, for good"
	unset SHIM_FOR_GOOD
}

before()
{
	rm -rf cache
}
all "making it"

# One file changed, one gone, one new.
rm -rf cache
tell got
cp -r cache made
cp "$TOP/sessions/stockholm-2009-ed2002.yaml" archive/sub/haparanda-2005-ed2002.yaml
rm archive/sub/soderhamn-2005-ed2002.yaml
cp "$TOP/sessions/bromma-2006-ed2002.yaml" archive
plain
sed '/^[0-9]$/q' want >want.list
before()
{
	rm -rf cache
	cp -r made cache
}
all "bringing it up to date"
t_done
