#!/bin/sh
#
# Usage: merge.sh
# Times `kompass merge -o` of three files of the 45-question instrument, with
# 300 findings each, against `git merge-file` on the same files and what they
# began with: one and another, and the third with what came of them.  (One run
# alone, of two of the files, is printed as well.)  $KOMPASS is the program with
# its options, $BENCH the folder of the measuring programs.  Exit status 1 if it
# takes more than 3 times as long.

set -eu
rounds=${N:-40}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
XDG_STATE_HOME=$scratch/state
XDG_CACHE_HOME=$scratch/cache
export XDG_STATE_HOME XDG_CACHE_HOME

$KOMPASS new -q kommunkompassen-2010 --subject Bench --year 2010 base.yaml
codes=$($KOMPASS show --format csv base.yaml | awk -F, '$5 == "question" { print $4 }')

# work WHO POINTS: 300 findings over the questions, and a score for each
work() {
	cp base.yaml "$1.yaml"
	count=0
	for code in $codes; do
		printf '#%s\n= %s\n' "$code" "$2"
		# 45 times six and 30 more.
		count=$((count + 1))
		for n in $(seq $((6 + (count <= 30)))); do
			printf '+ finding %s of %s on %s: %s\n' "$n" "$1" "$code" \
				'a sentence as long as they are in an interview, with its reasons'
		done
	done | $KOMPASS --as "$1=$1" line "$1.yaml" >/dev/null
}
work ab 2
work ge 3
work mh 2

"$BENCH/spent" -n "$rounds" -u out.yaml \
	$KOMPASS merge --unfinished -o out.yaml ab.yaml ge.yaml mh.yaml -- \
	git merge-file -p ab.yaml base.yaml ge.yaml >one
"$BENCH/spent" -n "$rounds" -u out.yaml \
	$KOMPASS merge --unfinished -o out.yaml ab.yaml ge.yaml mh.yaml -- \
	sh -c 'git merge-file -p ab.yaml base.yaml ge.yaml >two.yaml
		git merge-file -p two.yaml base.yaml mh.yaml' >both
echo "merging three files of $(grep -c '^  text: .finding' ab.yaml) findings," \
	"$(($(wc -c <ab.yaml) / 1024)) KB each, to one of $(grep -c '^  text: .finding' out.yaml)"
awk '
	FNR == 1 { times[FILENAME] = $0 }
	$1 == "ratio" { ratio[FILENAME] = $2; processor[FILENAME] = $4 }
	END {
		printf "M   %-38s %10.2f %-13s <= %-8s %s\n", "three files, against git merge-file",
			ratio["both"], "times", "3.0", ratio["both"] <= 3 ? "ok" : "falls short"
		printf "\n    against two runs, the same work: ratio %s, processor %s; %s\n",
			ratio["both"], processor["both"], times["both"]
		printf "    against one run, two files:      ratio %s, processor %s; %s\n",
			ratio["one"], processor["one"], times["one"]
		exit ratio["both"] > 3
	}' one both
