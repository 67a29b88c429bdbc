#!/bin/sh
# kompass compare: editions meet only through a mapping, and it says how much of them is comparable.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
s=$TOP/sessions
old=$s/hasselby-vallingby-2010-ed2002.yaml
new=$s/hasselby-vallingby-2010-ed2010.yaml

# flat: what was printed, on one line.
flat() { printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' '; }

# One visit on both scales, as Table 1 of its report has them (its 2010 figures are rounded).
run "$KOMPASS" compare --printed "$new" "$old"
t_is "both scales: status 0" "$status$err" 0
cat >printed <<'END'
1 78 58
2 71 51
3 76 75
4 81 61
5 88 72
6 63.5! 61!
7 49 31
8 0* 0*
Total 506.5* 409*
END
t_is "Table 1 as it is printed" "$(printf '%s\n' "$out" |
	awk '/^[1-8]  / || /^   Total  / { for (i = 2; $i !~ /^[0-9]/; i++) ; print $1, $i, $(i + 1) }')" "$(cat printed)"
t_like "how much is comparable stands beside a figure" "$out" '^1 .* 78 *58 *-20\.0 *45% *>1$'
t_like "where nothing is there is no difference" "$out" '^2 .* 71 *51 *0% *>2$'
t_like "and beside the total" "$out" '^   Total .*506\.5\* *409\* *-97\.5 *14%$'
t_like "a caution says so" "$(flat)" 'Another edition than A (Kommunkompassen 2002): B (Kommunkompassen 2010)\. Really comparable, in per cent of the points: 14 (mapping-2002-2010: '
t_like "with the rule of thumb" "$(flat)" 'Rule of thumb, for totals only: add 80 to 100 to B: B 489\.0 to 509\.0 against 506\.5 of A\.'

# The shares, computed here from the mapping and the maxima of both questionnaires.
cat >shares.awk <<'END'
# id and max of questions: "CODE MAX" of each edition, then "FROM TO" of what is the same
FILENAME == "old" { max_old[$1] = $2; next }
FILENAME == "new" { max_new[$1] = $2; next }
{ a = substr($1, 1, 1); old_part[a] += max_old[$1]
  # what came from this area counts only where it went to the area's counterpart
  if (substr($2, 1, 1) == a) { new_part[a] += max_new[$2] } else { old_part[a] -= max_old[$1] } }
END {
	for (a = 1; a <= 8; a++)
		print a, (old_part[a] < new_part[a] ? old_part[a] : new_part[a]) + 0
}
END
maxima() {
	awk '/^      - id: |^        - id: / { id = $3; gsub(/"/, "", id) } /^ +max: / && id ~ /\./ { print id, $2; id = "" }' "$1"
}
maxima "$TOP/questionnaires/kommunkompassen-2002.yaml" >old
maxima "$TOP/questionnaires/kommunkompassen-2010.yaml" >new
t_is "the maxima are read" "$(cat old new | wc -l | tr -d ' ')" 82
awk '/from:/ { from = $3 } /relation:/ { same = $2 == "same" } /^ +to:/ && same && from ~ /\./ { print from, $2 }' \
	"$TOP/questionnaires/mapping-2002-2010.yaml" | tr -d '"' >same
awk -f shares.awk old new same >computed
run "$KOMPASS" compare --format csv "$s/soderhamn-2008-ed2002.yaml" "$s/haparanda-2012-ed2010.yaml"
printf '%s\n' "$out" | awk -F, '$1 == "B" && $7 == "area" { print $6, $16 }' >compared
t_is "the share of each area as computed" "$(cat compared)" "$(cat computed)"
t_is "there are some" "$(awk '$2 > 0' computed | wc -l | tr -d ' ')" 4
t_match "and that of the whole: 130 of 800 is less than 150" "$out" '^B,Haparanda,.*,total,total,.*,130,800,1.5,points$'

# By question: codes of the other edition, what they are, per cent where maxima differ.
run "$KOMPASS" compare --questions "$old" "$new"
t_match "the same, another code" "$out" '^3\.4 .* 10\.3/15 +100% +=3\.5$'
t_match "wider, in another area" "$out" '^6\.5 .* 10\.8 +0% +>4\.6$'
t_match "several parts, added up" "$out" '^3\.1 .* 28\.8/40 +0% /3\.1\+3\.2$'
t_match "what is new has a place of its own" "$(printf '%s\n' "$out" | sed '1,/^Only in Kommunkompassen 2010:/d')" \
	'^1\.5 +Etik - hur hantera korruption\? +4\.2$'
t_is "and no other" "$(printf '%s\n' "$out" | sed '1,/^Only in Kommunkompassen 2010:/d;/^Differences/,$d' |
	grep -c '^[0-9]')" 9

# Without a mapping: nothing is paired, however alike numbers and titles are.
mkdir -p bare/questionnaires
cp "$TOP"/questionnaires/kommunkompassen-*.yaml bare/questionnaires
KOMPASS_DATADIR=$PWD/bare
run "$KOMPASS" compare "$old" "$new"
t_is "without a mapping: status 0" "$status" 0
t_like "a plain warning" "$(flat)" 'No mapping leads from kommunkompassen-2002 to kommunkompassen-2010: only totals stand beside each other, and they are not comparable\.'
t_like "the rule of thumb, for totals" "$(flat)" 'add 80 to 100 to B: B 488\.4 to 508\.4 against 506\.5 of A'
t_like "no pair" "$out" '^1 .* 78\.0$'
t_like "no difference of totals" "$out" '^   Total *506\.5\* *408\.4\*$'
t_like "its areas stand by themselves" "$(printf '%s\n' "$out" | sed '1,/^Only in Kommunkompassen 2010:/d')" '^1 .* 58\.1$'
rm bare/questionnaires/kommunkompassen-2010.yaml
run "$KOMPASS" compare "$old" "$new"
t_unlike "no questionnaire, no rule" "$out" 'Rule of thumb'

KOMPASS_DATADIR=$TOP
# Another instrument: its name, not a number alone.
"$KOMPASS" --as ab=Anna new -q skolkompass-liten --subject Skolan --year 2020 school.yaml
run "$KOMPASS" compare school.yaml "$old" school.yaml
t_match "what it is" "$out" '^A  Skolan 2020, [^,]+, edition 1, DRAFT$'
t_like "and the other" "$out" '^B  Hässelby-Vällingby 2010, Kommunkompassen 2002, Stadsdel, published table$'
t_like "one file is one evaluation, however often it is named" "$out" '^A, C: files of one evaluation\.$'

# A mapping of one's own.
sed '/from: "1.2"/,/to:/s/relation: wider/relation: same/' "$TOP/questionnaires/mapping-2002-2010.yaml" >mine.yaml
run "$KOMPASS" compare --mapping ./mine.yaml "$old" "$new"
t_like "it is taken: 75 of 100 now" "$out" '^1 .* -19\.9 *75% *>1$'
run "$KOMPASS" compare --mapping mapping-2010-2020 "$old" "$new"
t_like "one that joins nothing is said to" "$err" \
	'^kompass: the mapping mapping-2010-2020 (kommunkompassen-2010 to kommunkompassen-2020) joins none'
t_like "and the shipped one is taken" "$out" '45%'
run "$KOMPASS" compare --mapping nowhere "$old" "$new"
t_is "one that is not there" "$status$out" 2
t_like "is an error" "$err" '^kompass: there is no mapping "nowhere" in questionnaires, '
sed 's/relation: same/relation: sane/' mine.yaml >broken.yaml
run "$KOMPASS" compare --mapping ./broken.yaml "$old" "$new"
t_is "a broken one" "$status$out" 2
t_like "with its place" "$err" '^./broken.yaml:[0-9]*:15: error: there is no relation "sane"; did you mean "same"?$'
mkdir questionnaires
cp broken.yaml questionnaires/mapping-a.yaml
run "$KOMPASS" compare "$old" "$new"
t_is "a broken one that was only found" "$status" 0
t_like "is passed over" "$err" '^kompass: questionnaires/mapping-a.yaml is passed over$'
t_like "for the next one" "$out" '45%'
t_done
