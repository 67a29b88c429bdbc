#!/bin/sh
# A consensus meeting through plain prompts or a pipe: what is typed settles for the team, and the way goes along the
# agenda.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

sh "$TOP/tests/data/meeting/make.sh" "$KOMPASS" s.yaml

# typed LINE...: what it answers.
typed() { printf '%s\n' "$@" | "$KOMPASS" --lang en --as ab line s.yaml; }
# The questions that :show was about.
shown() { printf '%s\n' "$out" | sed -n 's/^\([0-9]\.[0-9]\) [^ ].*?.*/\1/p' | tr '\n' ' '; }

run typed :meeting :show '= 20 mellan dem' :show :next :show :prev :prev :show :later :show
t_is "goes on from item to item" "$status $(shown)" "0 1.4 2.5 1.3 1.5 2.5 "
run typed '#1.4' :why
t_like "the one who typed it keeps their own score" "$out" '^  ab *18 of 30 (60 %)'
t_like "and it is settled" "$out" '^settled: 20 of 30 (67 %)'
t_like "with its reason" "$out" '^because: mellan dem'

run typed '#1.4' :meeting :show
t_is "begins at what needs a decision" "$(shown)" "2.5 "
run typed :meeting :meeting '#1.1' '= 8 sett om'
run typed '#1.1' :show
t_like "after the meeting points are one's own" "$out" '= 8 '
run typed '#1.1' :why
t_unlike "and not the team's" "$out" '^settled'

# Agreement, one by one and never by itself.
run typed :meeting '#1.2' :agree :show :agree :show
t_is "goes on to what else is agreed" "$(shown)" "2.2 3.1 "
run typed :meeting '#2.1' :agree
t_is "where they differ there is none" "$status" 1
t_like "which is said" "$err" 'the scores differ'

# What cannot meet.
cp "$TOP/sessions/soderhamn-2008-ed2002.yaml" table.yaml
run sh -c 'echo :meeting | "$KOMPASS" --lang en --as ab line table.yaml'
t_is "an imported table" "$status" 1
t_like "says why" "$err" 'imported from a published table'
t_done
