#!/bin/sh
# One evaluation from the first day to the next one three years on, with all that
# goes wrong on the way: two laptops with nothing in common but a stick, five
# interviews, a copy edited on both, an editor, a wrong merge, a third who comes
# late, a signature and a correction.  At the end each text that anybody typed is
# there once, with its author, and nothing else is.
. "${TOP:?}/tests/cli/lib.sh"
t_setup

# Laptops: each with its own home and folder.  What the stick does not carry, the
# other one does not have.
for laptop in annas guns zoes new; do
	mkdir -p "$laptop/config/kompass" "$laptop/files"
done
mkdir stick
stick=$t_dir/stick
printf 'id: ab\nname: Anna Berg\n' >annas/config/kompass/config.yaml
printf 'id: ge\nname: Gun Ek\n' >guns/config/kompass/config.yaml
printf 'id: zo\nname: Zoë Lind\n' >zoes/config/kompass/config.yaml
printf 'id: ce\nname: Cecilia Alm\n' >new/config/kompass/config.yaml

# at LAPTOP TIME: there and then goes on what follows.
at()
{
	HOME=$t_dir/$1
	XDG_CONFIG_HOME=$HOME/config
	XDG_DATA_HOME=$HOME/data
	XDG_STATE_HOME=$HOME/state
	XDG_CACHE_HOME=$HOME/cache
	KOMPASS_CLOCK=$2:00+02:00/60
	cd "$HOME/files" || exit 99
	me=$(sed -n 's/^id: //p' "$XDG_CONFIG_HOME/kompass/config.yaml")
}

# kompass WORDS...: a sitting of its own; what it says is in $out, $err, $status.
sitting=0
kompass()
{
	sitting=$((sitting + 1))
	KOMPASS_SEED=$sitting run "$KOMPASS" --lang en "$@"
}

# The texts in what is typed, one a row: who, the text; \n where it breaks.
# "team" is who wrote what belongs to all: report texts and decisions.
texts()
{
	awk -v me="$me" '
	function put(who, text) {
		sub(/( @[A-Za-z]+[0-9.]*(:[0-9a-z]+)?)+$/, "", text)
		if (text != "")
			print who "\t" text
	}
	# What is left after the first n words.
	function after(n, s) {
		while (n-- > 0 && sub(/^[^ ]+ */, "", s)) { }
		return s
	}
	/\\$/ { begun = begun substr($0, 1, length - 1) "\\n"; next }
	{ $0 = begun $0; begun = ""; sub(/^#[0-9.]+ /, "") }
	/^#/ { next }
	/^:(settle|text|wording|reopen)/ { put("team", after($1 == ":reopen" ? 1 : 2, $0)); next }
	/^:(doc|web)/ { put(me, after($1 == ":doc" ? 1 : 2, $0)); next }
	/^:interview I[0-9]+ persons/ {
		n = split(after(3, $0), person, "; ")
		for (i = 1; i <= n; i++)
			put(me, person[i])
		next
	}
	/^:join/ { put(me, substr($0, index($0, " = ") + 3)); next }
	/^:/ { next }
	/^> / { put("team", after(1, $0)); next }
	/^= / { put(me, after(2, $0)); next }
	/^[-+!*?] / { put(me, after(1, $0)); next }
	{ put(me, $0) }'
}

# The texts in a file, in the same form.
texts_in()
{
	awk '
	function bare(s) {
		if (s !~ /^"/)
			return s
		s = substr(s, 2, length(s) - 2)
		gsub(/\\"/, "\"", s)
		gsub(/\\\\/, "\\", s)
		return s
	}
	function put(text) {
		if (section ~ /^(settled|texts|status)$/ || field == "wording:")
			print "team\t" text
		else
			print (section == "scores" ? substr(id, index(id, "/") + 1) : by) "\t" text
	}
	function flush() { if (block != "") put(block); block = is_block = "" }
	is_block && /^    / { block = block (block == "" ? "" : "\\n") substr($0, 5); next }
	# Paragraphs of a report text are typed one by one.
	is_block && /^$/ { if (section == "texts") put(block); block = ""; next }
	{ flush() }
	/^[a-z-]+:/ { section = $1; sub(/:$/, "", section) }
	section == "asked" { exit }
	/^- id: / { id = bare($3); by = group = "" }
	/^  by: / { by = $2 }
	/^  group: / { group = 1 }
	# The planned title of an interview nobody typed.
	/^  title: / && group { next }
	/^  persons: / {
		field = $1
		gsub(/^  persons: |[][]/, "")
		n = split($0, person, ", ")
		for (i = 1; i <= n; i++)
			put(person[i])
	}
	/^  (text|reason|wording|note|title): / {
		field = $1
		if ($2 == "|-") { is_block = 1; next }
		sub(/^  [a-z]+: /, "")
		put(bare($0))
	}
	END { flush() }' "$1"
}

# types FILE: what stands on standard input is typed there, line by line.
types()
{
	cat >"$t_dir/lines"
	texts <"$t_dir/lines" >>"$t_dir/typed"
	kompass line "$1" <"$t_dir/lines"
	t_is "$me types into $1" "$status $err" "0 "
}

# withdrawn WHO TEXT: its author took it back; it is not to be found any more.
withdrawn()
{
	printf '%s\t%s\n' "$1" "$2" >"$t_dir/gone"
	awk 'NR == FNR { gone = $0; next } $0 == gone && !n++ { next } { print }' "$t_dir/gone" "$t_dir/typed" >"$t_dir/left"
	t_is "$1 had typed: $2" "$(wc -l <"$t_dir/left")" "$(($(wc -l <"$t_dir/typed") - 1))"
	mv "$t_dir/left" "$t_dir/typed"
}

# alike EXCEPT: six tenths of the maximum to every question but those.
alike()
{
	"$KOMPASS" show --format csv provby.yaml |
		awk -F, -v but=" $* " '$5 == "question" && !index(but, " " $4 " ") { print "#" $4 " = " $7 * 0.6 }'
}

# accounted FILE: it has each text that was typed and not withdrawn, once, and no other.
accounted()
{
	sort "$t_dir/typed" >"$t_dir/wanted"
	texts_in "$1" | sort >"$t_dir/had"
	t_is "every text is accounted for in $1" "$(diff "$t_dir/wanted" "$t_dir/had")" ""
}

# The first day: Anna begins, the others take what she began.
at annas 2010-04-19T08:00
kompass new --subject Provby --year 2010 provby.yaml
t_is "begun" "$status$err" 0
cp provby.yaml "$stick"
cp provby.yaml "$t_dir/guns/files"
cp provby.yaml "$t_dir/zoes/files"
types provby.yaml <<'END'
:interview g1
:interview I1 persons P1 kommundirektör; P2 ekonomichef
:doc Årsredovisning 2009
#1.1 + Klagomål besvaras inom tio dagar
#1.1 - Mål saknas: ingen vet vem som följer upp @D1:14
#1.3 * Alla handlingar ligger på webben, även "arbetsmaterial"
#3.2 ? Vem äger målen? @politik
#3.2 Budgeten är 1,2 miljarder
#3.2 Sagt i förtroende: direktören slutar i höst
:interview g2
#3.2 ! Målen ändras varje mandatperiod
#0 ring presschefen
:interview stop
#3.2
:done 1
:private 3
END
t_like "and answered" "$(texts_in provby.yaml)" '^ab	Målen ändras varje mandatperiod$'

# Gun's clock fell back when the battery died.
at guns 2001-01-01T00:10
types provby.yaml <<'END'
:interview g1
#1.1 + Klagomål får svar inom tio dagar
#1.1 = 7 svaren är sena
#1.2 - Ingen kanal för unga
:interview g2
#3.2 - Nämnderna ser inte målen
#4.1 Ledningsgruppen träffas varje vecka, \
säger direktören
#0 - 5 % fler besökare sedan 2008
:interview stop
END

# In the evening Anna copies hers to the stick, and writes on there; the next
# morning she has forgotten that, and writes on in her own.
at annas 2010-04-19T20:00
cp provby.yaml "$stick"
types "$stick/provby.yaml" <<'END'
#3.2
:edit 2
Budgeten är 1,2 miljarder kronor
#7.2 + Kvällens tanke: ägardirektiven är nya
END
withdrawn ab 'Budgeten är 1,2 miljarder'
at annas 2010-04-20T08:00
types provby.yaml <<'END'
:interview g3
#3.2
:edit 2
Budgeten är 1,3 miljarder kronor
#5.3 + Cheferna har egna budgetar
:interview g4
#6.2
- Sjukfrånvaron mäts inte per enhet
:move 6.3
#6.3 > Arbetsplatsen har ordnade möten.
:interview g5
#6.5 ! Facken hörs sent
:interview stop
END

# Gun has no time to fetch her own: she takes the stick, and writes on her laptop
# into the copy on it.
at guns 2001-01-02T00:10
types "$stick/provby.yaml" <<'END'
:interview g3
#5.3 + Budgetansvaret är delat ut
#5.3 = 20 fullt ut
#7.2 - Bolagen följs inte upp
:web http://provby.example/bolag Bolagen
#7.2 ! Ägarna träffas aldrig @W1
:interview stop
END
types provby.yaml <<'END'
:interview g4
#6.3 > Medarbetarsamtal hålls varje år.
#6.3 + Samtalen har en mall
#6.3 + Felskrivet här
:interview g5
#6.5 - Facken får handlingarna för sent
:interview stop
#6.3
:delete 2
END
withdrawn ge 'Felskrivet här'

# By an editor: Gun mends a word and a score, and adds a finding, of which she
# knows nothing but the fields; and she deletes one that was the wrong one.
cp provby.yaml before.yaml
cp provby.yaml typed-in.yaml
sed 's/Samtalen har en mall/Samtalen följer en mall/
/- id: 1.1\/ge/,/points:/s/points: 7$/points: 6.5/
/^entries:/a\
- {id: ehand, kind: example, question: "6.3", by: ge, text: Lunchmöten med vikarier}\
# written at home
' before.yaml >provby.yaml
withdrawn ge 'Samtalen har en mall'
printf 'ge\t%s\n' 'Samtalen följer en mall' 'Lunchmöten med vikarier' >>"$t_dir/typed"
kompass line provby.yaml <<'END'
#4.1
:delete 1
END
t_match "what the editor left is taken, but for the comment" "$status $err" '^0 .*comments will be lost'
kompass history provby.yaml
t_match "what was there before the editor is kept" "$out" 'hand'
# That was the wrong one: taken back the next day.
kompass restore provby.yaml 4.1
t_match "the deleted one is back" "$status $out" '^0 .*Ledningsgruppen'

# Back at their desks they give their points.  Gun has forgotten that she gave some
# on the stick already.
{ alike 1.1; printf '%s\n' '#3.2 = 15 nämnderna har egna mål' '#5.3 = 12 delvis'; } >points
types provby.yaml <points
cp provby.yaml "$stick/provby-gun.yaml"
at annas 2010-04-22T08:00
{ alike 1.1 3.2 4.1 5.3; printf '%s\n' '#1.1 = 9,5 plan finns, "mål" saknas' '#3.2 = - bolagen styr detta' \
	'#4.1 = ? inga protokoll' '#5.3 = 0 budgetarna är för små'; } >points
types provby.yaml <points

# A wrong merge: that of another municipality is in the folder, too.  It is refused,
# then forced, then seen for what it is and thrown away.
kompass new --subject Grannby --year 2010 grannby.yaml
echo '+ Grannbys styrka' >line
kompass line grannby.yaml <line
cp "$stick/provby-gun.yaml" .
for file in provby.yaml provby-gun.yaml grannby.yaml; do cp "$file" "$file.before"; done
kompass merge -o team.yaml provby.yaml grannby.yaml
t_match "another municipality is refused" "$status $err" '^2 .*another municipality: Provby in provby.yaml, Grannby in grannby.yaml'
kompass merge --same --other-subject --unfinished -o team.yaml provby.yaml grannby.yaml
t_match "forced, it is told" "$status $err" '^1 .*conflict'
rm team.yaml
# Gun did it worse, on her laptop: over her own file.
at guns 2001-01-04T00:10
cp provby.yaml before.yaml
cp "$t_dir/annas/files/grannby.yaml" .
kompass merge --same --other-subject --unfinished --force -o provby.yaml provby.yaml grannby.yaml
t_like "the wrong one is in hers" "$(cat provby.yaml)" 'Grannbys styrka'
kompass history --show 1 provby.yaml
cp "$t_dir/guns/files/t_out" provby.yaml
t_ok "what she had is in the history" cmp provby.yaml before.yaml
rm grannby.yaml

# The right one, from three files; the one that Zoë has not touched changes nothing.
at annas 2010-04-22T09:00
kompass merge -o team.yaml provby.yaml provby-gun.yaml "$stick/provby.yaml"
t_is "merged: what is to settle is said" "$status $(printf '%s\n' "$err" | sed -n '/^scores\|conflict/p')" \
	"1 scores differ on 4 questions
3 conflicts are open"
kompass merge "$t_dir/zoes/files/provby.yaml" "$stick/provby.yaml" team.yaml provby-gun.yaml provby.yaml
t_ok "an outdated file and any order: the same bytes" cmp team.yaml t_out
for file in provby.yaml provby-gun.yaml grannby.yaml; do
	t_ok "$file is as it was" cmp "$file" "$file.before"
done
accounted team.yaml
kompass show --format json team.yaml
t_is "each interview has a label of its own, also those of two copies" \
	"$(printf '%s\n' "$out" | sed -n '/"interviews"/,/"documents"/s/^ *{"id": "[^"]*", "label": "\([^"]*\)".*/\1/p' | sort | tr '\n' ' ')" \
	"ab.I1 ab.I2 ab.I3 ab.I4 ab.I5 ge.I1 ge.I2 ge.I3 ge.I4 ge.I5 "

# The meeting, on Anna's laptop: first what one person or two said in two ways.
kompass line team.yaml <<'END'
:conflicts
END
budget=$(printf '%s\n' "$out" | sed -n 's/.*  entries //p')
t_is "three conflicts" "$(printf '%s\n' "$out" | sed 's/  entries .*//;/^Changed/d')" \
	"scores 5.3/ge
  1  points  12  delvis
  2  points  20  fullt ut
3.2   ... (Anna Berg)
  1  Budgeten är 1,2 miljarder kronor
  2  Budgeten är 1,3 miljarder kronor
texts question/6.3
  1  Arbetsplatsen har ordnade möten.  by: ab
  2  Medarbetarsamtal hålls varje år.  by: ge
  1+2  one after the other
  2+1  one after the other"
types team.yaml <<END
:keep scores 5.3/ge 2
:keep entries $budget 2
:keep texts question/6.3 1+2
:agenda
END
withdrawn ge delvis
withdrawn ab 'Budgeten är 1,2 miljarder kronor'
# 3.2 25 of 25; 5.3 20 of 20; 4.1 9 * 9/15; 1.1 3 * 3/15.
t_is "the agenda, most at stake first" "$(printf '%s\n' "$out" | awk '/^[1-8]\./ && n++ < 4 { print $1 }' | tr '\n' ' ')" \
	"3.2 5.3 4.1 1.1 "
types team.yaml <<'END'
#3.2
:settle 12,5 ägardirektiven räknas
#5.3
:settle 14 delat ut, men "små"
:undo
:settle 13 delat ut, men små
#4.1
:settle 9 sekreteraren har protokollen
#1.1
:settle 8 halva planen följs
:agree all
:join 1 2 = Klagomål besvaras inom tio dagar, oftast
#1.2
:wording 1 De unga når ingen
:text summary En ordnad kommun, med mål som ingen följer.
END
withdrawn team 'delat ut, men "små"'
accounted team.yaml
kompass show --format csv team.yaml
t_is "all is settled" "$(printf '%s\n' "$out" | grep -c ',question,.*,scored,.*,yes$')" 45
cp team.yaml "$stick"

# Two come late.  Gun has thought over a score, in a file that had been merged; Zoë
# was in bed with her notes.
at guns 2001-01-06T00:10
types provby.yaml <<'END'
#2.3 = 11 planen kom i går
END
cp provby.yaml "$stick/provby-gun.yaml"
at zoes 2010-04-23T20:00
types provby.yaml <<'END'
:interview g2
#2.1 - Zoë: ingen strategi när nämnden frågas
#2.1 = 3 inget på papper
#2.2 = 15
#0 En lös tanke
:interview stop
END
cp provby.yaml "$stick/provby-zoe.yaml"
at annas 2010-04-24T08:00
kompass merge -o late.yaml team.yaml "$stick/provby-gun.yaml" "$stick/provby-zoe.yaml"
t_is "what they bring is told" "$status $(printf '%s\n' "$err" | sed -n '/settled: \|settled, /p')" "1 changed since settled: 2.3
scored after it was settled, otherwise: 2.1"
mv late.yaml team.yaml
kompass line team.yaml <<'END'
:agenda
:why 2.3
END
t_like "the changed one is asked again, and only that" "$out" '^To settle: 1, '
t_like "with both" "$out" '^  ge  *9 of 15 (60 %); changed since: 11 of 15 (73 %)  planen kom i går$'
t_like "what was settled stands meanwhile" "$out" '^settled: 9 of 15 (60 %)$'
kompass sign team.yaml
t_match "and it cannot be signed so" "$status $err" '^1 .*2\.3'
types team.yaml <<'END'
#2.3
:settle 10 planen är ny
END
kompass sign team.yaml
t_is "signed" "$status $out" "0 team.yaml: signed 2010-04-24 by Anna Berg, Gun Ek, Zoë Lind"
cp team.yaml "$stick"
accounted team.yaml
kompass line team.yaml <<'END'
+ efteråt
END
t_match "from then on nobody writes" "$status $err" '^1 .*signed'

# Zoë finds a page of her notes, and types it into her own.
at zoes 2010-04-25T20:00
types provby.yaml <<'END'
#8.1 ! Ingen i nämnden vet om klimatmålen
END
cp "$stick/team.yaml" .
kompass merge --force -o team.yaml team.yaml provby.yaml
t_is "merged into what was signed" "$status" 0
kompass show team.yaml
t_like "which tells" "$out" '^CHANGED since it was signed\.$'
cp team.yaml "$stick"

# Anna's laptop is stolen, and Zoë's coffee runs into hers; Gun corrects.
rm -rf "$t_dir/annas" "$t_dir/zoes"
at guns 2001-01-09T00:10
cp "$stick/team.yaml" provby-2010.yaml
kompass reopen --reason 'ett blad fattades, och 5.6 var fel' provby-2010.yaml
t_is "reopened, with a reason" "$status$err" 0
printf 'team\t%s\n' 'ett blad fattades, och 5.6 var fel' >>"$t_dir/typed"
types provby-2010.yaml <<'END'
#5.6
= 3 räknat om
:settle 4 räknefel
END
kompass sign provby-2010.yaml
t_is "signed again" "$status$err" 0
kompass show provby-2010.yaml
t_like "as version 2" "$out" '^Version 2, signed 2001-01-09 by Anna Berg, Gun Ek, Zoë Lind\.$'
t_like "the first stays" "$out" '^Version 1 was signed 2010-04-24 .* reopened 2001-01-09 by Gun Ek: ett blad fattades'
t_unlike "nothing has changed since" "$out" 'CHANGED\|DRAFT'
rm -rf "$XDG_STATE_HOME"

# Three years on, another laptop and another evaluator, and the file alone.
at new 2013-04-19T08:00
cp "$t_dir/guns/files/provby-2010.yaml" .
cp provby-2010.yaml before.yaml
accounted provby-2010.yaml
kompass check provby-2010.yaml
t_is "it is sound" "$status$err" 0
kompass show --format csv provby-2010.yaml
t_is "the points are the settled ones" "$(printf '%s\n' "$out" | awk -F, '$5 == "question" && $6 != $7 * 0.6 { print $4, $6 }')" \
	"$(printf '%s\n' '1.1 8' '2.3 10' '3.2 12.5' '5.3 13' '5.6 4')"
kompass new --previous provby-2010.yaml --year 2013 provby-2013.yaml
t_is "begun from it" "$status$err" 0
awk '/^previous:/ { is_in = 1 } /^asked:/ { is_in = 0 } is_in' provby-2013.yaml >previous
# Not what is internal: notes, the inbox, reasons, what is private.
t_is "what is public came along, once" "$(sed -n '/|-$/d;s/^  text: //p;s/^    //p' previous | sed '/^$/d' | tr -d '"' | sort)" "$(sort <<'END'
Alla handlingar ligger på webben, även arbetsmaterial
Arbetsplatsen har ordnade möten.
Bolagen följs inte upp
Budgetansvaret är delat ut
Cheferna har egna budgetar
En ordnad kommun, med mål som ingen följer.
Facken får handlingarna för sent
Facken hörs sent
Ingen i nämnden vet om klimatmålen
Ingen kanal för unga
Klagomål besvaras inom tio dagar, oftast
Kvällens tanke: ägardirektiven är nya
Lunchmöten med vikarier
Medarbetarsamtal hålls varje år.
Mål saknas: ingen vet vem som följer upp
Målen ändras varje mandatperiod
Nämnderna ser inte målen
Samtalen följer en mall
Sjukfrånvaron mäts inte per enhet
Zoë: ingen strategi när nämnden frågas
Ägarna träffas aldrig
END
)"
t_is "so did the points" "$(awk '/^- id: score\/[1-8]\./ { n++ } /^- id: / { id = $3 } id == "score/5.3" && /points:/ { p = $2 } END { print n, p }' previous)" "45 13"
mv "$t_dir/typed" "$t_dir/typed-2010"
types provby-2013.yaml <<'END'
:interview g1
:previous
:previous
#5.3 + Nu mäts det
#5.3 = 15 mätt
:interview stop
END
sed '/^previous:/,/^asked:/{/^asked:/!d;}' provby-2013.yaml >own
accounted own
t_ok "and the old one stays as it was" cmp provby-2010.yaml before.yaml
t_done
