#!/bin/sh
# Team sentences through plain prompts: offered, joined, shown, printed and counted once, taken apart.

. "${TOP:?}/tests/cli/lib.sh"
t_setup

as_ab() { KOMPASS_SEED=2 KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60 run "$KOMPASS" --as ab=Anna line s.yaml; }
as_ge() { KOMPASS_SEED=$1 KOMPASS_CLOCK=2010-04-20T1$1:00:00+02:00/60 run "$KOMPASS" --as ge=Gertrud line s.yaml; }

run "$KOMPASS" --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
as_ab <<'EOF'
:interview new politik 60 Kommunstyrelsen
+ Målen följs upp varje kvartal i nämnderna
- Svag dialog
+ Öppna möten
EOF
as_ge 4 <<'EOF'
+ Nämnderna följer upp målen kvartalsvis
+ Målen följs inte upp varje kvartal i nämnderna
:alike
EOF
t_is "alike findings are offered, an opposite as what it is" "$out" \
'Nearly the same, perhaps; Enter puts ":join" in the line
1.1  :join 1 4 5
 1 + Målen följs upp varje kvartal i nämnderna  (ab)
 4 + Nämnderna följer upp målen kvartalsvis  (ge)
 5 + Målen följs inte upp varje kvartal i nämnderna  (ge: +inte)'
run "$KOMPASS" show s.yaml
t_like "and not joined by themselves" "$out" '  strength (4)'

as_ge 5 <<'EOF'
:join 1 4 = Målen följs upp kvartalsvis
:show
EOF
t_is "joined" "$(printf '%s\n' "$out" | tail -n +3)" \
'1 + Målen följs upp kvartalsvis  @ab.I1
  1a + Målen följs upp varje kvartal i nämnderna  (ab)  @ab.I1
  1b + Nämnderna följer upp målen kvartalsvis  (ge)
2 - Svag dialog  @ab.I1
3 + Öppna möten  @ab.I1
4 + Målen följs inte upp varje kvartal i nämnderna'

run "$KOMPASS" show s.yaml
t_is "counted once in the text" "$(printf '%s\n' "$out" | sed -n '/^  strength/,/^  impr/p')" \
'  strength (3)
    1.1    Målen följs upp kvartalsvis  [ge: ab.I1]
           | Målen följs upp varje kvartal i nämnderna  [ab: ab.I1]
           | Nämnderna följer upp målen kvartalsvis  [ge]
    1.1    Öppna möten  [ab: ab.I1]
    1.1    Målen följs inte upp varje kvartal i nämnderna  [ge]
  improvement area (1)'
run "$KOMPASS" show --format json s.yaml
t_is "and in JSON" "$(printf '%s\n' "$out" | sed -n '/"findings"/,/"interviews"/p' | grep -c '^        {')" 4
t_like "the originals within it" "$out" \
'"text": "Målen följs upp kvartalsvis", .*"originals": \[{.*"author": "ab".*"author": "ge"'
cp s.yaml joined.yaml
run "$KOMPASS" check --strict s.yaml
t_is "only what has no source itself is remarked on" \
	"$(printf '%s\n' "$err" | grep -c 'without a source')" 1
as_ge 6 <<'EOF'
:coverage
EOF
t_like "coverage counts it once" "$out" '^1\.1  *4  ab\.I1 '

# What an author wrote stays theirs; what the report takes is anybody's.
as_ge 7 <<'EOF'
:edit 1a
:delete 1a
:report 1a
:up 1b
:edit 3
EOF
t_is "refused" "$status" 1
t_is "with reasons" "$(printf '%s\n' "$err" | cut -d: -f2-)" \
'1:1: error: this is Anna'"'"'s; its text is theirs (":wording" changes the report'"'"'s)
2:1: error: this is Anna'"'"'s; only they can delete it
3:1: error: a team sentence says this one; change that, or take this out with ":split"
4:1: error: a team sentence says this one; change that, or take this out with ":split"
5:1: error: this is Anna'"'"'s; its text is theirs (":wording" changes the report'"'"'s)'
as_ge 8 <<'EOF'
:report 3 no
:wording 2 Dialogen med invånarna är svag
:key 2
:up 3
:report 1 yes
EOF
t_is "a colleague's finding is chosen, worded and moved" "$status$err" 0
run "$KOMPASS" show --format json s.yaml
t_like "which leaves the text" "$out" \
	'"text": "Svag dialog", "wording": "Dialogen med invånarna är svag", "author": "ab".*"key": "yes"'
t_like "not in the report" "$out" '"text": "Öppna möten", "author": "ab".*"report": "no"'

# The author of the original still may change it; the sentence is somebody else's.
KOMPASS_SEED=9 KOMPASS_CLOCK=2010-04-20T19:00:00+02:00/60 run "$KOMPASS" --as ab=Anna line s.yaml <<'EOF'
:edit 1
:edit 1a
+ Målen följs upp varje månad i nämnderna
:split 1b
:show
:split 1
:show
EOF
t_like "no colleague's text" "$err" "1:1: error: this is Gertrud's"
t_is "one taken out, then all" "$(printf '%s\n' "$out" | grep '^ *[0-9]')" \
'1.1 Finns en plan/strategi för demokratiutveckling och information?
1 + Målen följs upp kvartalsvis  @I1
  1a + Målen följs upp varje månad i nämnderna  (ab)
2 + Öppna möten  @I1
3 - Svag dialog  @I1
4 + Nämnderna följer upp målen kvartalsvis
5 + Målen följs inte upp varje kvartal i nämnderna
1.1 Finns en plan/strategi för demokratiutveckling och information?
1 + Målen följs upp kvartalsvis  @I1
2 + Öppna möten  @I1
3 + Målen följs upp varje månad i nämnderna
4 - Svag dialog  @I1
5 + Nämnderna följer upp målen kvartalsvis
6 + Målen följs inte upp varje kvartal i nämnderna'

# The next evaluation has it once.
run "$KOMPASS" --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2012 \
	--previous joined.yaml next.yaml
t_ok "the next evaluation has the sentence" grep -q 'text: Målen följs upp kvartalsvis' next.yaml
t_is "and not what it joins" "$(grep -c 'text: .*följs upp varje kvartal' next.yaml)" 0

t_done
