# One evaluation in the form with its accidents, on two laptops that have nothing in common but a stick: killed while
# typing, an editor and another municipality's file underneath, a copy edited on both, a merge, a meeting that is killed, a
# late file, a signature and a correction, and the next one three years on.  Each text is there once at the end.
env KOMPASS_CLOCK=2010-04-19T13:00:00+02:00/60
write annas/config/kompass/config.yaml
|id: ab
|name: Anna Berg
write guns/config/kompass/config.yaml
|id: ge
|name: Gun Ek
sh mkdir -p annas/files guns/files stick
env XDG_CONFIG_HOME=$HOME/../annas/config
env XDG_STATE_HOME=$HOME/../annas/state
cwd annas/files
sh cd annas/files && $DRIVE_PROGRAM new --subject Provby --year 2010 provby.yaml
sh cp annas/files/provby.yaml stick/provby.yaml
sh cp annas/files/provby.yaml guns/files/provby.yaml

# Anna's first interviews.  The battery falls out of her laptop in the middle of a word.
run provby.yaml
wait Provby 2010
type :interview g1\r
wait I1 started: Kommundir
type + Klagomål besvaras inom tio dagar\r
wait 1 + Klagomål besvaras
type = 9,5 plan finns\r
wait = ab: 9.5  plan finns
type :interview g2\r
wait I2 started: Ledande
type - Målen är okän
waitfile annas/files/provby.yaml contains Målen är okän
signal KILL
exit KILL
env KOMPASS_CLOCK=2010-04-19T15:00:00+02:00/60
run provby.yaml
wait - Målen är okän
type da\r
wait 2 - Målen är okända
wait  saved

# Somebody copies another municipality's file over hers while the form is open: it is not touched, hers goes on beside it.
sh cd annas/files && $DRIVE_PROGRAM new --subject Grannby --year 2010 grannby.yaml
sh cp annas/files/grannby.yaml annas/files/new.yaml && mv annas/files/new.yaml annas/files/provby.yaml
wait provby-2.yaml
type ! Ingen följer upp\r
wait 3 ! Ingen följer upp
wait  saved
key C-q
wait now saved in
exit 1
file annas/files/provby.yaml equals annas/files/grannby.yaml
sh mv annas/files/provby-2.yaml annas/files/provby.yaml
sh cp annas/files/provby.yaml stick/provby.yaml

# Gun takes the stick, whose copy she fills on her laptop; Anna meanwhile goes on in hers, and in the evening, by mistake, in
# the one on the stick.
env XDG_CONFIG_HOME=$HOME/../guns/config
env XDG_STATE_HOME=$HOME/../guns/state
env KOMPASS_CLOCK=2010-04-20T09:00:00+02:00/60
cwd guns/files
start gun ../../stick/provby.yaml
use gun
wait 1 colleague has scored
type :interview g3\r
wait I1 started: Förv
type + Svaren på klagomål följs upp\r
wait + Svaren på klagomål följs upp
type = 6 sena svar\r
wait = ge: 6  sena svar
wait = ab: 9.5  plan finns
type :interview g4\r
wait I2 started: Resultat
type #5.3 ! Enheterna saknar budget\r
wait weakness filed under 5.3
wait  saved
env XDG_CONFIG_HOME=$HOME/../annas/config
env XDG_STATE_HOME=$HOME/../annas/state
cwd annas/files
run provby.yaml
wait Provby 2010
type :interview g5\r
wait I3 started: Fack
type #6.5 ? Vem förhandlar? @politik\r
wait filed under 6.5
wait  saved
key C-q
exit 0

# Both have the copy on the stick open at once.
start anna ../../stick/provby.yaml
use anna
wait ! Ingen följer upp
type #1.2 + Skrivet på stickan\r
wait strength filed under 1.2
wait  saved
use gun
type #1.2\r
wait + Skrivet på stickan
type = 12 två på en sticka\r
wait = ge: 12  två på en sticka
wait  saved
use anna
type #1.2 = 12\r
wait 1.1 >
type #1.2\r
wait = ab: 12
wait  saved
key C-q
exit 0

# With vim: under Gun's open form, a word and a score.
sh sed -e 's/Svaren på klagomål följs upp/Svaren på klagomål följs inte upp/' -e '/^- id: 1.1.ge/,/points:/s/points: 6/points: 6.5/' stick/provby.yaml >stick/new && mv stick/new stick/provby.yaml
use gun
type #1.1\r
wait Svaren på klagomål följs inte upp
wait = ge: 6.5  sena svar
wait  saved
key C-q
exit 0

# The rest of the points without the form, then home: three files, one of them written on both laptops.  Gun has a copy of
# what Anna took to the meeting, and thinks over a score in it.
write rest
|s=$(printf '%s' "$1"); shift
|$DRIVE_PROGRAM show --format csv "$s" | awk -F, -v but=" $* " '$5 == "question" && !index(but, " " $4 " ") { print "#" $4 " = " $7 * 0.6 }'
sh sh rest annas/files/provby.yaml 1.1 1.2 | $DRIVE_PROGRAM --as ab line annas/files/provby.yaml
sh sh rest annas/files/provby.yaml 1.1 1.2 | $DRIVE_PROGRAM --as ge line guns/files/provby.yaml
sh printf '#1.3 = 20 allt ligger ute\n#3.2 = - bolagen styr detta\n' | $DRIVE_PROGRAM --as ge line guns/files/provby.yaml
sh cd annas/files && $DRIVE_PROGRAM merge -o team.yaml provby.yaml ../../stick/provby.yaml ../../guns/files/provby.yaml >told 2>&1; test $? = 1
file annas/files/told contains scores differ on 3 questions

# The meeting, on Anna's laptop, where somebody trips over the cable.
env KOMPASS_CLOCK=2010-04-22T10:00:00+02:00/60
run settle team.yaml
wait 3 to settle
wait 3.2 settle >
wait I3 of 2010-04-20 is still running, and what is typed comes from it
wait  I3 since 2010-04-20
type :interview stop\r
wait I3: ended; it was that of 2010-04-20
type = 12,5 ägardirektiven räknas\r
wait next: 1.3
type = 18 nära nog al
waitfile annas/files/team.yaml contains nära nog
signal KILL
exit KILL
env KOMPASS_CLOCK=2010-04-22T11:00:00+02:00/60
run settle team.yaml
wait 2 to settle
wait 1.3 settle > = 18 nära nog al
type lt\r
wait next: 1.1
type = 8 halva planen följs\r
wait nothing else is left to settle
type :agree all\r
wait 42 questions settled for the team
type :text summary En ordnad kommun, med mål som ingen följer.\r
wait report text of summary kept
wait  saved

# Gun's file comes late, with another score and one more finding, and is merged under the open form: what is settled stays,
# what changed is told.
sh printf '#2.3 = 11 planen kom i går\n#8.1 + Skrivet hemma\n' | KOMPASS_CLOCK=2010-04-22T12:00:00+02:00 $DRIVE_PROGRAM --as ge line guns/files/provby.yaml
sh cd annas/files && $DRIVE_PROGRAM merge --force -o team.yaml team.yaml ../../guns/files/provby.yaml >told 2>&1; test $? = 1
file annas/files/told contains changed since settled: 2.3
wait 1 to settle
waitre ^~ 2\.3 +9-11
key PgDn
wait 2.3 settle >
wait = settled: 9 of 15
waitre ge +11 .*planen kom i går +\(was
type :sign\r
wait Not signed
key Esc
waitgone filter:
type = 10 planen är ny\r
wait 2.3 settled for the team: 10
type :sign\r
wait signed 2010-04-22 by Anna Berg, Gun Ek

# From then on it is closed: what is typed stays in the line.  A figure was wrong: reopened, corrected, signed again.
type + efteråt\r
wait signed 2010-04-22 by
wait > + efteråt
key C-u
wait closed for changes; ":reopen REASON" opens it
type :reopen 5.6 var fel\r
wait open for changes; the reason is kept
type #5.6\r
wait 5.6 settle >
type = 4 räknefel\r
wait 5.6 settled for the team: 4
type :sign\r
wait signed 2010-04-22 by Anna Berg, Gun Ek
wait  saved
key C-q
exit 0

# Every text that was typed is there once, with its author; the points are those that were settled.
write typed
|ab plan finns
|ge sena svar
|ab Klagomål besvaras inom tio dagar
|ab Målen är okända
|ab Ingen följer upp
|ge Svaren på klagomål följs inte upp
|ge Enheterna saknar budget
|ab Vem förhandlar?
|ab Skrivet på stickan
|ge två på en sticka
|ge allt ligger ute
|ge bolagen styr detta
|ge planen kom i går
|ge Skrivet hemma
|ab ägardirektiven räknas
|ab nära nog allt
|ab halva planen följs
|ab planen är ny
|ab räknefel
|ab 5.6 var fel
|ab En ordnad kommun, med mål som ingen följer.
write count.awk
|/^asked:/ { exit }
|/^- id: / { by = $3; sub(/.*\//, "", by) }
|/^  by: / { by = $2 }
|/^  (text|reason): / { sub(/^  [a-z]*: /, ""); gsub(/^"|"$/, ""); print by " " $0 }
sh sort typed >wanted; awk -f count.awk annas/files/team.yaml | sort >had; diff wanted had >&2
write points
|1.1 8
|1.3 18
|2.3 10
|3.2 12.5
|5.6 4
sh $DRIVE_PROGRAM show --format csv annas/files/team.yaml | awk -F, '$5 == "question" && $6 != $7 * 0.6 { print $4, $6 }' >had
file had equals points

# Three years on, with the file alone: what it came to stands beside each question.
sh mkdir new && cp annas/files/team.yaml new/provby-2010.yaml && rm -r annas guns stick
env XDG_CONFIG_HOME=$HOME/config
env XDG_STATE_HOME=$HOME/state
env KOMPASS_CLOCK=2013-04-22T10:00:00+02:00/60
cwd new
sh cd new && $DRIVE_PROGRAM --as ce='Cecilia Alm' new --previous provby-2010.yaml --year 2013 provby-2013.yaml
run --as ce provby-2013.yaml
wait Provby 2013
key F5
wait Klagomål besvaras inom tio dagar
absent 8 of 15
key F5
wait 8 of 15
key C-q
exit 0
sh $DRIVE_PROGRAM show new/provby-2010.yaml >shown
file shown contains Version 2, signed 2010-04-22 by Anna Berg, Gun Ek.
file shown contains reopened 2010-04-22 by Anna Berg: 5.6 var fel
