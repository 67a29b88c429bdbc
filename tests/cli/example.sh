#!/bin/sh
# The worked example is what its scripts make of it: every line of them is
# taken, and the same bytes come out on every machine.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
unset KOMPASS_CLOCK KOMPASS_SEED

t_ok "every line of the scripts is taken" \
	"$TOP/sessions/make-example.sh" "$KOMPASS" made.yaml
t_ok "the same bytes as the shipped example" \
	cmp made.yaml "$TOP/sessions/hasselby-vallingby-2010-full.yaml"
t_done
