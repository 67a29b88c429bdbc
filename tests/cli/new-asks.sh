#!/bin/sh
# kompass new on a terminal: asks who is working, once.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	echo "1..0 # SKIP no script(1) of util-linux to make a terminal with"
	exit 0
fi

# Standard input as if typed on a terminal.
on_terminal()
{
	out=$(script -qec "$1" /dev/null | tr -d '\r')
}

printf 'A B\nab\n\n  Åsa Öst \n' >typed
on_terminal "$KOMPASS new one.yaml" <typed
t_like "asks for an id" "$out" 'Your short id'
t_like "until it will do" "$out" 'One to eight of a-z and 0-9, a letter first\.'
t_like "asks for a name" "$out" 'Your full name'
t_is "keeps both" "$(cat "$XDG_CONFIG_HOME/kompass/config.yaml")" "id: ab
name: Åsa Öst"
t_like "uses both" "$(cat one.yaml)" '^  name: Åsa Öst$'
on_terminal "$KOMPASS new two.yaml" </dev/null
t_is "asks only once" "$out" ""
t_ok "and goes on" test -s two.yaml
t_done
