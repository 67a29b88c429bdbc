#!/bin/sh
# Killed before each call about the session's folder: the file is whole, the
# next opening asks nothing, cleans up, and loses nothing that was complete.
. "$TOP/tests/cli/lib.sh"
. "$TOP/tests/fault/lib.sh"
t_setup
f_setup

t_ok "a run without faults is the new state" cmp folder/s.yaml new.yaml
t_ok "it makes some calls" test "$f_count" -ge 8

bad=0
reached=0
at=0
merged=0
while [ "$at" -lt "$f_count" ]; do
	at=$((at + 1))
	f_fault "$at" kill 2>/dev/null
	why=
	[ "$status" -eq 137 ] || why="status $status"
	f_is_whole || why="$why, neither old nor new"
	"$KOMPASS" check folder/s.yaml >/dev/null 2>check.err || why="$why, check: $(cat check.err)"
	cmp -s folder/s.yaml new.yaml && reached=$((reached + 1))
	temp=$(find folder -name '*kompass-tmp' -size +0)
	KOMPASS_SEED=6 "$KOMPASS" --as ab line folder/s.yaml </dev/null >next.out 2>&1 ||
		why="$why, the next opening: $(cat next.out)"
	[ ! -s next.out ] || why="$why, it said: $(cat next.out)"
	[ "$(ls -A folder)" = s.yaml ] || why="$why, left: $(ls -A folder)"
	f_is_whole || why="$why, not merged well"
	# What was complete beside the file is in it now.
	if [ -n "$temp" ] && cmp -s folder/s.yaml new.yaml; then
		merged=$((merged + 1))
	fi
	if [ -n "$why" ]; then
		bad=$((bad + 1))
		t_say "killed before $at, $(f_call "$at")" "$why"
	fi
done
t_is "bad states" "$bad" 0
t_ok "the new state is reached before the end" test "$reached" -ge 2
t_ok "a complete text beside the file is merged" test "$merged" -ge 2
t_done
