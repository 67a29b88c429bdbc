#!/bin/sh
# kompass show --agreement: how far the evaluators' own scores agree.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

"$KOMPASS" --as ab='Anna Berg' new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run "$KOMPASS" --lang en show --agreement s.yaml
t_is "nobody has scored" "$status $out" "0 Provby 2010
nobody has answered anything yet"
printf '%s\n' '= 7.5' '#1.2 = 10' '#1.3 = 5' '#1.4 = 20' '#2.1 = 3' '#2.2 = - no such thing' '#2.4 = ?' |
	"$KOMPASS" --as ab line s.yaml
printf '%s\n' '= 7.5' '#1.2 = 12' '#1.3 = 9' '#1.4 = 11' '#2.1 = 4' '#2.2 = 4' '#2.4 = 5' ':agreement' |
	"$KOMPASS" --lang en --as ge='Georg Ek' line s.yaml >piped
t_like "in a pipe too" "$(cat piped)" '^In all  *6  *1 17 %  *3 50 %  *3.20 15 %  *+0.40  *1:3$'
t_like "what the other one has not answered is asked" "$(cat piped)" '^Left out: 38 that you have not answered yet\.$'

run "$KOMPASS" --lang en show --agreement s.yaml
t_is "succeeds" "$status$err" 0
t_ok "80 columns" test "$(printf '%s\n' "$out" | wc -L)" -le 80
t_like "whose it is" "$out" '^Provby 2010$'
t_like "whose points are compared" "$out" '^Anna Berg and Georg Ek$'
t_like "the first less the second" "$out" '  of  same  *near  *apart  *ab-ge  *ab:ge$'
t_like "an area" "$out" '^1 .*  4  *1 25 %  *2 50 %  *3.75 17 %  *+0.75  *1:2$'
t_like "in all" "$out" '^In all  *6  *1 17 %  *3 50 %  *3.20 15 %  *+0.40  *1:3$'
t_like "what it rests on" "$out" '^Compared: 6 of 45 questions asked\.$'
t_like "blanks are stated" "$out" '^Not compared: 38 that fewer than two have answered\.$'
t_like "not assessed too" "$out" '^Not compared: 1 not applicable or not assessed\.$'
t_like "points against not applicable" "$out" '^Points against not applicable: 1, counted as disagreement\.$'
t_like "who is usually higher" "$out" '^Usually higher: Georg Ek, on 3 of 5 questions, lower on 1\.$'
t_like "and by how much" "$out" '^On average Anna Berg gives 0\.40 points more than Georg Ek\.$'
t_like "alpha" "$out" "^Krippendorff's alpha (interval, on per cent of the maximum): 0\\.[0-9][0-9][0-9], on 5\$"
t_like "with a warning" "$out" '^Warning: on fewer than 10 questions that figure says little\.$'

run "$KOMPASS" --lang sv show --agreement -f csv s.yaml
t_is "CSV: a header, the total and each area" "$(printf '%s\n' "$out" | wc -l)" 10
t_is "CSV: the columns" "$(printf '%s\n' "$out" | head -n 1)" "subject,year,edition,evaluators,code,level,\
asked,compared,exact,near,against,partial,unscored,blank,scored,first-higher,second-higher,\
difference,distance,distance-percent,alpha,alpha-state"
t_like "CSV: exact, with a point" "$out" \
	'^Provby,2010,2010,ab ge,total,total,45,6,1,3,1,0,1,38,5,1,3,0.4,3.2,15.238095,0\.51,few$'
t_like "CSV: nothing is no zero" "$out" '^Provby,2010,2010,ab ge,3,area,5,0,0,0,0,0,0,5,0,0,0,,,,,nothing$'

echo '= 5' | "$KOMPASS" --as mn line s.yaml
run "$KOMPASS" --lang en show --agreement s.yaml
t_like "all of three" "$out" '^All 3$'
t_is "and each pair" "$(printf '%s\n' "$out" | grep -c '^\(Anna Berg\|Georg Ek\) and ')" 3
t_like "who gave no points is stated" "$out" "^Compared without everyone's points: 5\\.\$"
if command -v python3 >/dev/null; then
	"$KOMPASS" show --agreement -f json s.yaml s.yaml >s.json
	t_is "JSON: of each file all and three pairs, in all and in eight areas" "$(python3 -c '
import json
d = json.load(open("s.json"))
r = d["sessions"][1]["comparisons"]
print(d["kompass-agreement"], len(d["sessions"]), len(r), r[0]["evaluators"], r[9]["difference"], r[9]["alpha-state"])')" \
		"1.0 2 36 ['ab', 'ge', 'mn'] 0.4 few"
fi
run "$KOMPASS" show --agreement
t_is "no file" "$status" 2
t_done
