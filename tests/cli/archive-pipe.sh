#!/bin/sh
#
# The archive's screen needs a terminal: without one, `kompass` alone prints the
# help, and a folder is refused with what works in a pipe.  Prints TAP.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

run "$KOMPASS"
t_is "alone: status" "$status" 2
t_like "alone: the help" "$out" '^usage: kompass '
t_like "the help: what it does alone" "$out" '"kompass" alone opens the archive'
mkdir archive
run "$KOMPASS" archive
t_is "a folder: status" "$status" 2
t_like "a folder: what to do" "$err" 'needs a terminal; "kompass list" and "kompass search" work in a pipe'
t_is "a folder: no output" "$out" ""
run "$KOMPASS" --as ab=Anna archive/nothing
t_is "no folder: a file that is not there" "$status" 2
t_like "no folder: how to make one" "$err" '"kompass new archive/nothing" makes a session'
t_done
