#!/bin/sh
# Texts and numbers in Swedish, whichever way it was asked for.
. "${TOP:?}/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
KOMPASS_LOCALEDIR=$catalogues
export KOMPASS_LOCALEDIR

example=$TOP/sessions/hasselby-vallingby-2010-full.yaml

run "$KOMPASS" --lang sv show "$example"
t_is "show says that it is done" "$status" 0
t_like "the total with a comma" "$out" '^  *Summa  *408,4  700   58  publicerat 409$'
t_like "a question" "$out" '^7\.5  Hur arbetar kommunen med IT.*  8,3   20   42  gemensam poäng$'
t_like "an area left out" "$out" '^Stadsdel: här ingår ej 8; summan är den poängsatta, av 700\.$'
t_like "findings by kind" "$out" '^  förbättringsområde (7)$'
t_like "the plural" "$out" '^  2 saker att fråga om eller kontrollera:$'
t_like "and the singular" "$out" '^  1 osorterad post$'
t_unlike "no decimal point" "$out" '408\.4'
swedish=$out

run env LANGUAGE=sv "$KOMPASS" show "$example"
t_is "the same by LANGUAGE" "$out" "$swedish"

run env LC_ALL=C "$KOMPASS" --lang sv show "$example"
t_is "the same in a locale that gettext translates nothing in" "$out" "$swedish"

# A catalogue that is cut off or garbled gives English, and nothing worse.
mkdir -p locale/sv/LC_MESSAGES
catalogue=$catalogues/sv/LC_MESSAGES/kompass.mo
for bytes in 0 11 27 28 100 4000 20000; do
	head -c $bytes "$catalogue" >locale/sv/LC_MESSAGES/kompass.mo
	run env KOMPASS_LOCALEDIR="$PWD/locale" LC_ALL=C "$KOMPASS" --lang sv show "$example"
	t_is "a catalogue of $bytes bytes: no harm" "$status" 0
	t_like "but English" "$out" '^  *Total  *408[.]4'
done
{
	head -c 24 "$catalogue"
	head -c 3000 /dev/zero | tr '\000' '\377'
	tail -c +3025 "$catalogue"
} >locale/sv/LC_MESSAGES/kompass.mo
run env KOMPASS_LOCALEDIR="$PWD/locale" LC_ALL=C "$KOMPASS" --lang sv show "$example"
t_is "a garbled catalogue: no harm" "$status" 0
t_like "but English" "$out" '^  *Total  *408[.]4'

mkdir -p "$XDG_CONFIG_HOME/kompass"
printf 'language: sv\n' >"$XDG_CONFIG_HOME/kompass/config.yaml"
run "$KOMPASS" show "$example"
t_is "the same by the settings" "$out" "$swedish"
run "$KOMPASS" --lang en show "$example"
t_like "the option goes before the settings" "$out" '^  *Total  *408\.4  700   58  reported 409$'

run "$KOMPASS" show --format csv "$example"
t_like "numbers for programs keep the point" "$out" ',total,408\.4,700,58,'

run "$KOMPASS" --help
t_like "help" "$out" '^  show      poängsammanställning, iakttagelser, kvar att göra$'
run "$KOMPASS" --lang sv --help
t_like "help after an option" "$out" '^  show      poängsammanställning'

run "$KOMPASS" check --strict "$example"
t_like "remarks" "$err" ': varning: 6: tabellen ger området 61, men frågorna där ger 59,9,'
t_done
