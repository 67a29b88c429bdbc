#!/bin/sh
#
# make.sh KOMPASS FILE: the session of three evaluators before their consensus meeting, made by the program itself from
# what each of them typed, with one score changed after it was settled (2.4).  FILE.other is the same from another
# machine, where 2.3 was settled otherwise.

set -eu
kompass=$1
file=$2
from=$(dirname "$0")

# sitting ID=NAME DAY: what comes in is one evaluator's work on that day.
sitting() {
	KOMPASS_CLOCK=2010-04-${2}T13:00:00+02:00/60 KOMPASS_SEED=$2 \
		$kompass --as "$1" line "${3:-$file}" >/dev/null
}

KOMPASS_SEED=1 $kompass --as ab="Anna Berg" new -q kommunkompassen-2010 --subject Provby --year 2010 "$file"
sitting ab="Anna Berg" 20 <"$from/ab.txt"
sitting ge="Gunilla Ek" 21 <"$from/ge.txt"
sitting mh="Magnus Holm" 22 <"$from/mh.txt"
echo '#2.4
:settle 9,5 nästan alla' | sitting ab 26
echo '#2.4
= 12,5 såg undersökningen först efteråt' | sitting ge 27

cp "$file" "$file.other"
echo '#2.3
:settle 9 två av tre' | sitting ab 28
echo '#2.3
:settle 7,5 en mellanväg' | sitting ge 29 "$file.other"
