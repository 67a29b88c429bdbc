#!/bin/sh
#
# Options stand before files or behind them, up to "--", and where one belongs
# that is in the wrong place is told.  Prints TAP.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
a=$TOP/sessions/soderhamn-2005-ed2002.yaml
b=$TOP/sessions/soderhamn-2008-ed2002.yaml

# same COMMAND ARGUMENT... : it prints what $wanted is
same()
{
	run "$KOMPASS" "$@"
	t_is "in any order: $*" "$status$err$out" "$wanted"
}

run "$KOMPASS" compare --questions --format csv "$a" "$b"
wanted=$status$err$out
t_match "something to hold against" "$wanted" '^0column,'
same compare "$a" "$b" --questions --format csv
same compare "$a" --format=csv "$b" -q
same compare -q "$a" -f csv -- "$b"
same compare -fcsv "$a" "$b" -q --

run "$KOMPASS" show "$a" --format
t_match "behind a file, without its value" "$status $err" '^2 kompass: --format needs a value'
run "$KOMPASS" show "$a" --nonsense "$b"
t_is "an unknown one behind a file: nothing is printed" "$status$out" 2
t_match "and it is named" "$err" '^kompass: unknown option --nonsense'
cp "$a" ./--format
run "$KOMPASS" show -f csv -- --format
t_is "after -- all are files" "$status$(printf '%s\n' "$out" | sed -n '2s/,.*//p')" 0Söderhamn
run "$KOMPASS" show "$b" -f csv -- --format
t_is "also behind a file" "$status$(printf '%s\n' "$out" | sed -n 's/,total,.*//p' | tr '\n' ' ')" \
	"0Söderhamn,2008,2002 Söderhamn,2005,2002 "
run "$KOMPASS" list --lang sv
t_is "a global option behind the command" "$status$out$err" \
	'2kompass: --lang is for all commands, and goes before "list"'
run "$KOMPASS" list --as=ab
t_is "with its value" "$status$err" '2kompass: --as is for all commands, and goes before "list"'
run "$KOMPASS" --lang sv --help
t_is "global options end at the command" "$status" 0

# What begins with something that is none, is told how it begins.
run "$KOMPASS" -x list
t_match "an unknown option at the beginning" "$status $err" '^2 kompass: unknown option -x'
t_like "with how a line begins" "$err" '^usage: kompass \[--as ID'
run "$KOMPASS" lsit
t_is "a command with a slip, alone" "$status$err" '2kompass: there is no command "lsit"; did you mean "list"?'
run "$KOMPASS" --as ab=Anna lund
t_is "a file that is not there" "$status$err" '2kompass: lund: No such file or directory
kompass: "kompass new lund" makes a session'
printf 'x\n' >lsit
run "$KOMPASS" --as ab=Anna lsit
t_like "a file of such a name is a file" "$err" '^lsit:1:'
t_done
