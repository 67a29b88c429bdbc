#!/bin/sh
# Two laptops and a server: three clones of one bare repository, whose
# evaluators write and sync as it comes, half of the time without the server,
# and at the same moment when it is there.  In the end all hold the same bytes
# with every text of everyone.  SYNC_ROUNDS says how many rounds (8).
. "${TOP:?}/tests/cli/lib.sh"
. "$TOP/tests/cli/sync-lib.sh"
s_setup
rounds=${SYNC_ROUNDS:-8}
seed=${SYNC_SEED:-1}
echo "# $rounds rounds, SYNC_SEED=$seed"

s_pair
s_new a y.yaml
s_sync a
s_clone c
git -C a remote set-url origin ../server.git
s_sync b

# dice N: a number below N, the same for the same seed.
dice()
{
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	die=$((seed / 65536 % $1))
}

# write WHO: one or two entries, into either file; a score, or an own text taken back.
write()
{
	dice 4
	file=x.yaml
	[ "$die" -gt 0 ] || file=y.yaml
	dice 6
	question=L$((die % 3 + 1))
	mark=$(echo '+-!*?=' | cut -c $((die + 1)))
	dice 8
	lines="$mark said by $1 in round $round"
	case $mark in
	=) lines="= $die" ;;
	*) echo "said by $1 in round $round" >>said.$file ;;
	esac
	if [ "$die" -lt 2 ]; then
		lines="$lines
+ and more by $1 in round $round"
		echo "and more by $1 in round $round" >>said.$file
	elif [ "$die" -eq 7 ]; then
		lines="$lines
+ wrong
:undo"
	fi
	s_seed 100000
	printf '#%s\n%s\n' "$question" "$lines" | "$KOMPASS" --as "$1=Name of $1" line "$1/$file" >"write.$1" 2>&1 ||
		echo "round $round: $1: $(cat "write.$1")" >>faults
}

# sync WHO: 0, or 1 where the server is away or scores are in conflict; never 2.
sync_one()
{
	got=0
	"$KOMPASS" --as "$1=Name of $1" sync "$1" >"sync.$1" 2>&1 || got=$?
	case $got in
	0) ;;
	1) grep -q -e 'cannot be reached' -e 'to settle' "sync.$1" || echo "round $round: $1: $(cat "sync.$1")" >>faults ;;
	*) echo "round $round: $1: $got: $(cat "sync.$1")" >>faults ;;
	esac
}

: >faults
: >said.x.yaml
: >said.y.yaml
round=0
merges=0
while [ "$round" -lt "$rounds" ]; do
	round=$((round + 1))
	KOMPASS_CLOCK=$(printf '2010-04-%02dT%02d:00:00+02:00/60' $((round / 12 % 28 + 1)) $((round % 12 + 8)))
	dice 2
	if [ "$die" -eq 0 ]; then
		[ ! -d server.git ] || mv server.git away
	else
		[ ! -d away ] || mv away server.git
	fi
	for who in a b c; do
		write $who
		dice 5
		if [ "$die" -lt 2 ]; then
			sync_one $who &
		fi
	done
	wait
done
[ ! -d away ] || mv away server.git
t_is "nothing went wrong" "$(cat faults)" ""

# Each brings its own, then each gets the others'.
for who in a b c a b; do
	s_sync $who
	t_match "$who ends without an error" "$status $err" '^[01] $'
done
merges=$(git -C a rev-list --count --merges HEAD)
t_ok "some merges were made ($merges)" test "$merges" -ge $((rounds / 8))
for file in x.yaml y.yaml; do
	t_ok "$file: a and b hold the same" cmp a/$file b/$file
	t_ok "$file: a and c hold the same" cmp a/$file c/$file
	sed -n '/^entries:/,/^[a-z]*:$/s/^  text: //p' a/$file | sort >texts
	sort said.$file >wanted
	t_is "$file: every text of everyone, once" "$(diff wanted texts)" ""
	t_is "$file: it is sound" "$("$KOMPASS" check a/$file 2>&1 | grep error)" ""
done
t_is "one commit at the end" "$(git -C a rev-parse HEAD)" "$(git -C c rev-parse HEAD)"
for who in a b c; do
	s_clean $who
	t_is "$who: nothing is left beside" "$(find $who -name '*tmp' -o -name '.merge*' -o -name '*-*.yaml')" ""
done
t_done
