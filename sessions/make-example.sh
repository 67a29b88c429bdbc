#!/bin/sh
# Builds the worked example out of its capture scripts (source/README.md), in
# the order of their names, each at the time its name says:
#
#	sessions/make-example.sh KOMPASS OUT.yaml
#
# The same scripts give the same bytes: clock and ids are pinned.
set -eu

kompass=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
KOMPASS_DATADIR=${KOMPASS_DATADIR:-$(dirname "$here")}
LC_ALL=C.UTF-8
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home XDG_CACHE_HOME=$home XDG_DATA_HOME=$home
export KOMPASS_DATADIR LC_ALL XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_DATA_HOME
unset LANGUAGE KOMPASS_SEED KOMPASS_CLOCK || true

name_of() {
	case $1 in
	ge) echo "Gunilla Ek" ;;
	mh) echo "Mats Holm" ;;
	*) echo "unknown evaluator $1" >&2; exit 2 ;;
	esac
}

cp "$here/hasselby-vallingby-2010-ed2010.yaml" "$out"
chmod u+w "$out"
KOMPASS_SEED=1 KOMPASS_CLOCK=2010-04-12T08:00:00+02:00/60 \
	"$kompass" --as "ge=$(name_of ge)" \
	reopen --reason "worked out in full as an example" "$out"

seed=1
for script in "$here"/source/hasselby-vallingby-2010/*.line; do
	seed=$((seed + 1))
	# NN-WHO-YYYY-MM-DDTHHMM-what.line
	name=$(basename "$script")
	rest=${name#*-}
	who=${rest%%-*}
	rest=${rest#*-}
	day=${rest%%T*}
	rest=${rest#*T}
	clock=${rest%%-*}
	hour=${clock%??}
	minute=${clock#??}
	KOMPASS_SEED=$seed KOMPASS_CLOCK="${day}T$hour:$minute:00+02:00/60" \
		"$kompass" --as "$who=$(name_of "$who")" line "$out" <"$script"
done
