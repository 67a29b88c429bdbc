# An entry is brought back and changed, turned into another kind, chosen for the report, deleted, and all of it undone;
# what is to ask is marked as done; the next open and the next flagged question.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type + Första\r
wait 1 + Första
type - Andra\r
wait 2 - Andra
type ? Tredje\r
wait 3 ? Tredje

# Changed by arrows and Enter.
key Up*2
wait Enter: edit
key Enter
wait 1.1 improvement area (editing) > - Andra
type \soch mer\r
wait changed
wait 2 - Andra och mer
waitre ^1.1 >$

# Brought back and left as it is: it leaves the line again.
key Up*3
key Enter
wait (editing) > + Första
key Esc
waitre ^1.1 >$
# Changed, and left: the text stays, but no longer changes the entry.
key Up*3
key Enter
wait (editing) > + Första
type !
key Esc
wait no longer editing
wait 1.1 strength > + Första
key C-u
waitre ^1.1 >$

# A key that would put something in the line does not take what is typed there.
type halv mening
key C-e
wait the line holds unfinished text
wait 1.1 > halv mening
key C-g
wait the line holds unfinished text
wait 1.1 > halv mening
key C-u
waitre ^1.1 >$

# Kind, report, done, by number and by choice.
type :kind 1 weakness\r
wait now: weakness
wait 1 ! Första
key Up*2
wait Enter: edit
type :kind +\r
wait now: strength
wait 2 + Andra och mer
type :report 2\r
wait in the report
wait report)
type :report 3\r
wait notes and things to ask stay internal
key C-u
wait ○!1.1

# What was chosen shows as long as it is chosen.
attr 7 36 reverse
key Esc
attr 7 36 default
type :done\r
waitre ^done
wait , done)
waitgone ○!1.1

# Deleted and back.
key Up*2
wait Enter: edit
key Del
wait deleted; undo brings it back
absent Andra
key C-z
wait taken back: deletion
wait 2 + Andra och mer
key C-y
wait done again: deletion
absent Andra
key C-z
wait 2 + Andra och mer
key Esc

# The next open, the next flagged.
type = 5\r
wait = ab: 5
key C-n
wait 1.2 >
type :flag titta igen\r
wait flagged
type #4.4\r
wait 4.4 >
key F4
wait 1.2 >
type :done\r
waitre ^done
key F4
wait nothing is flagged
key C-q
exit 0
