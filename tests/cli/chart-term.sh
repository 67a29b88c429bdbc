#!/bin/sh
# kompass chart: the compass rose and area bars on a terminal.
. "${TOP:?}/tests/cli/lib.sh"
t_setup
sessions=$TOP/sessions
new=$sessions/soderhamn-2008-ed2002.yaml
old=$sessions/soderhamn-2005-ed2002.yaml
median=$sessions/median-sweden-2009-2009-ed2002.yaml
district=$sessions/hasselby-vallingby-2010-ed2002.yaml
other_edition=$sessions/haparanda-2012-ed2010.yaml

# What is neither ASCII nor a line's end, of the output.
foreign()
{
	printf '%s' "$out" | LC_ALL=C tr -d '\n -~'
}

run "$KOMPASS" --lang en chart --earlier "$old" --reference "$median" "$new"
t_is "succeeds" "$status$err" 0
printf '%s\n' "$out" >picture
cat >wanted <<'END'
Söderhamn 2008  Kommunkompassen 2002, edition 2002
              1               ⠒⠒⠒⠒⠒⠒⠒⠒ 2008
     8    ⡀ ⠂ ⠂ ⠂ ⡀           ⠒⠒⠂⠀⠒⠒⠂⠀ 2005
      ⢀ ⠂  ⡀ ⣀⡀  ⡀  ⠂⢀ 2      ⠂⠂⠂⠂⠂⠂⠂⠂ Median Sweden 2009
     ⠠ ⠐⢤⡲⠤⠞⠍⠃⠚⡦⣀  ⢀⠐ ⠠
    ⠠   ⢸⢄⢄     ⡁⠓⢄    ⠠      1 Openness and democ…     73 ██████████████▌·····
   ⠠  ⠈ ⠈⡏⢢ ⠄ ⠃ ⠘⠤ ⠱⡄⠈  ⠠     2 Accessibility and …   56.5 ███████████▌········
 7 ⠠ ⠄⠄ ⠤⡯ ⢠  ⠄ ⠠⠄ ⢐⠌⡦⠄⠄⠠ 3   3 Clarity in the int…   72.5 ██████████████▌·····
   ⠠     ⢹ ⡜⠄ ⡀ ⠄  ⠊⡜⠁  ⠠     4 Management, decent…   62.5 ████████████▌·······
    ⠠ ⠈  ⠈⢇⡁⡠⣀⠁ ⢀⡠⣆⠮⠁⠈ ⠠      5 Control and report…     63 ████████████▌·······
     ⠠ ⢀⠐  ⠈⠑⠥⣋⠦⠒⠉⠁⠁⢀ ⠠       6 Personnel policy        57 ███████████▌········
      ⠐ ⡀  ⠂  ⠄  ⠂  ⡀⠐        7 Development of ser…     47 █████████▌··········
     6    ⠂ ⡀ ⡁ ⡀ ⠂    4      8 The municipality a…     73 ██████████████▌·····
              5

1 Openness and democratic control: 73 of 100; 1 more than 2005 (72); 12.5 more
  than Median Sweden 2009 (60.5).
2 Accessibility and citizen/user orientation: 56.5 of 100; 21 more than 2005
  (35.5); 0.3 more than Median Sweden 2009 (56.2).
3 Clarity in the interplay between politicians and officials: 72.5 of 100; 17
  more than 2005 (55.5); 7.2 more than Median Sweden 2009 (65.3).
4 Management, decentralisation and delegation: 62.5 of 100; 5.5 more than 2005
  (57); 3.5 less than Median Sweden 2009 (66).
5 Control and reporting: 63 of 100; 17 more than 2005 (46); 9.5 more than Median
  Sweden 2009 (53.5).
6 Personnel policy: 57 of 100; 17.5 more than 2005 (39.5); 0.3 more than Median
  Sweden 2009 (56.7).
7 Development of services: 47 of 100; 21 more than 2005 (26); 2.2 more than
  Median Sweden 2009 (44.8).
8 The municipality as a community builder: 73 of 100; 7 less than 2005 (80); 0.4
  less than Median Sweden 2009 (73.4).
END
t_ok "rose, legend, bars and sentences" diff wanted picture

run "$KOMPASS" --lang en chart "$new" "$district"
t_is "several: succeeds" "$status$err" 0
t_ok "at most 80 columns" test "$(printf '%s\n' "$out" | wc -L)" -le 80
t_like "several: the first" "$out" '^Söderhamn 2008 '
t_like "several: the second" "$out" '^Hässelby-Vällingby 2010 '
t_like "a district: no points of area 8" "$out" ' 8 .* left out$'
t_like "a district: said as well" "$out" '^8 The municipality as a community builder: left out\.$'

run "$KOMPASS" --lang en chart -r "$median" -e "$old" "$new"
t_like "the order of the options is that of the lines" "$out" '⠂⠂⠂⠂⠂⠂⠂⠂ Median Sweden 2009$'
run "$KOMPASS" --lang en chart -r "$median" "$new"
t_like "a reference alone is dotted too" "$out" '⠂⠂⠂⠂⠂⠂⠂⠂ Median Sweden 2009$'

# Another edition.
run "$KOMPASS" --lang en chart -r "$other_edition" "$new"
t_is "another edition: status" "$status" 1
t_is "another edition: why" "$err" "kompass: $other_edition: not drawn over $new: \
it is of kommunkompassen-2010, edition 2010: \
its areas are not those of kommunkompassen-2002, edition 2002"
t_like "another edition: the rest is drawn" "$out" '⠒⠒⠒⠒⠒⠒⠒⠒ 2008$'
t_unlike "another edition: that is not" "$out" 'Haparanda'
run "$KOMPASS" --lang en chart -r "$old" -r "$old" -r "$old" -r "$old" -r "$old" -r "$old" \
	-r "$old" -r "$old" -r "$old" "$new"
t_is "too many: status" "$status" 1
t_like "too many: how many are enough" "$err" ': a rose shows at most 9 sessions$'

# ASCII.
run "$KOMPASS" --lang en chart --ascii -e "$old" "$new"
t_is "--ascii: only names have other letters" "$(foreign)" "ö"
t_like "--ascii: marks" "$out" ' ######## 2008$'
t_like "--ascii: of each line" "$out" ' oooooooo 2005$'
t_like "--ascii: bars" "$out" ' 73 ###############\.\.\.\.\.$'
LC_ALL=C run "$KOMPASS" --lang sv chart "$new"
t_is "LC_ALL=C: nothing else" "$status$err$(foreign)" 0
t_like "LC_ALL=C: names" "$out" '^Soderhamn 2008 '

# Sentences.
run "$KOMPASS" --plain --lang en chart -e "$old" "$new"
t_is "--plain: heading and sentences" "$(printf '%s\n' "$out" | sed -n '1p;2p;$p')" \
"Söderhamn 2008  Kommunkompassen 2002, edition 2002
1 Openness and democratic control: 73 of 100; 1 more than 2005 (72).
8 The municipality as a community builder: 73 of 100; 7 less than 2005 (80)."
t_is "--plain: nothing else" "$(printf '%s\n' "$out" | grep -c -v '^[1-8 ] ')" 1
KOMPASS_LOCALEDIR=${DRIVE%/tests/e2e/drive}/locale
export KOMPASS_LOCALEDIR
run "$KOMPASS" --plain --lang sv chart -e "$old" "$new"
t_like "Swedish" "$out" '^4 .*: 62,5 av 100; 5,5 mer än 2005 (57)\.$'
unset KOMPASS_LOCALEDIR

# A draft of another kind: three areas, one with all points, one begun, one untouched.
"$KOMPASS" --as ab='Anna Berg' new -q skolkompass-liten --subject Björkskolan --year 2011 s.yaml
t_insert s.yaml <<'END'
scores:
- {id: L1/ab, state: points, points: 0}
- {id: L2/ab, state: points, points: 0}
- {id: L3/ab, state: points, points: 0}
- {id: T1/ab, state: points, points: 4}
- {id: T1/gb, state: points, points: 3.5}
- {id: U1/ab, state: points, points: 12}
END
run "$KOMPASS" --lang en chart s.yaml
t_is "a draft: succeeds" "$status$err" 0
t_like "a draft: is told to be one" "$out" ' DRAFT$'
t_like "a draft: 0 points are 0" "$out" ' L .* 0 ·*$'
t_like "a draft: begun is open" "$out" ' U .* open, 12 so far$'
t_like "a draft: where evaluators differ there is no mean" "$out" ' T .* 3.5-4$'
t_like "a draft: in words" "$out" '^L .*: 0 of [0-9]*\.$'
t_like "a draft: so is what is not finished" "$out" '^U .*: open, 12 so far\.$'

# Computed and reported points are not added up unmarked.
"$KOMPASS" --as ab='Anna Berg' new -q skolkompass-liten --subject Björkskolan --year 2011 m.yaml
t_insert m.yaml <<'END'
scores:
- {id: L1/ab, state: points, points: 10}
- {id: L2/ab, state: points, points: 5}
reported:
- {id: L3, points: 4}
END
run "$KOMPASS" --lang en chart m.yaml
t_like "partly reported: a mark" "$out" ' L .* 19+█*'
t_like "partly reported: in words" "$out" '^L .*: 19 of [0-9]*, partly reported\.$'

# The earlier evaluation that is kept inside.
"$KOMPASS" --as ab='Anna Berg' new -q kommunkompassen-2002 --previous "$old" \
	--year 2012 p.yaml
"$KOMPASS" --as ab='Anna Berg' new -q kommunkompassen-2010 --previous "$old" --year 2012 \
	other.yaml 2>/dev/null
run "$KOMPASS" --lang en --plain chart p.yaml
t_like "an earlier one inside" "$out" '^1 .*: untouched; 2005: 72 of 100\.$'
run "$KOMPASS" --lang en --plain chart -e "$new" p.yaml
t_like "another one asked for" "$out" '^1 .*: untouched; 2008: 73 of 100\.$'
run "$KOMPASS" --lang en --plain chart other.yaml
t_like "of another edition it is not drawn" "$out" '^1 .*: untouched\.$'

# Foreign files.
sed 's/value: Söderhamn/value: "S\\e[31m\\a"/' "$new" >hostile.yaml
run "$KOMPASS" --lang en chart hostile.yaml "$new"
t_is "no control characters" "$(printf '%s' "$out" | tr -d '\n' | tr -dc '\000-\037')" ""
t_like "what they are is shown" "$out" '^S^\[\[31m^G 2008 '
head -n 20 "$new" >cut.yaml
run "$KOMPASS" chart cut.yaml "$new"
t_is "a broken file: status" "$status" 1
t_like "a broken file: where" "$err" '^cut.yaml:[0-9]*:[0-9]*: error: '
t_like "a broken file: the others" "$out" '^Söderhamn 2008 '
run "$KOMPASS" chart -r cut.yaml -e nothing.yaml "$new"
t_is "others that cannot be read: status" "$status$out" 2
t_like "others that cannot be read: the broken one" "$err" '^cut.yaml:[0-9]*:[0-9]*: error: '
t_like "others that cannot be read: the missing one" "$err" '^kompass: nothing.yaml: '

# Usage.
run "$KOMPASS" chart -t svg "$new"
t_is "no such type" "$status$out" 2
t_like "no such type: what there is" "$err" '^kompass: -t takes term$'
run "$KOMPASS" chart -t term "$new"
t_is "the one there is" "$status$err" 0
run "$KOMPASS" chart
t_is "no file" "$status$out" 2
run "$KOMPASS" chart --help
t_is "help" "$status$err" 0
t_done
