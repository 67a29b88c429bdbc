#!/bin/sh
# Each call about the session's folder fails, once and for good: the file is
# whole, nothing is left behind, and the exit status tells the truth.
. "$TOP/tests/cli/lib.sh"
. "$TOP/tests/fault/lib.sh"
t_setup
f_setup

run_all()
{
	bad=0
	saved=0
	at=0
	while [ "$at" -lt "$f_count" ]; do
		at=$((at + 1))
		f_fault "$at" "$1"
		why=
		f_is_whole || why=", neither old nor new"
		case $status in
		0)
			cmp -s folder/s.yaml new.yaml || why="$why, success was claimed"
			saved=$((saved + 1))
			;;
		2)
			[ -s t_err ] || why="$why, nothing was said"
			# What could not be saved is where the message says, or was never read.
			path=$(sed -n 's/.* is in \(.*[.]yaml\).*/\1/p' t_err)
			if grep -q 'not saved' t_err && ! cmp -s "$path" new.yaml; then
				why="$why, no rescue: $(cat t_err)"
			fi
			;;
		*) why="$why, status $status: $(cat t_err)" ;;
		esac
		[ "$(ls -A folder)" = s.yaml ] || why="$why, left: $(ls -A folder)"
		if [ -n "$why" ]; then
			bad=$((bad + 1))
			t_say "$1 at $at, $(f_call "$at")" "$why"
		fi
	done
	t_is "$1 $2: bad runs" "$bad" 0
}

run_all ENOSPC once
# Only the first reading cannot be tried again.
t_ok "what fails once is tried again" test "$saved" -ge $((f_count - 1))
run_all EIO once
SHIM_FOR_GOOD=1
export SHIM_FOR_GOOD
run_all ENOSPC "for good"
run_all EIO "for good"
t_done
