# A whole evaluation in the plain form, 40 columns wide: every question is read with the terminal's cursor, gets a finding
# and a score, and the table is complete.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
env KOMPASS_SEED=21
sh $DRIVE_PROGRAM --as ab=Anna new -q skolkompass-liten --subject Provskolan --year 2010 s.yaml
size 40 30
run --plain --as ab s.yaml
wait Provskolan 2010

# The interview, its persons, a document.
type :interview new rektor 60 Rektor\r
wait I1 started: Rektor
type :interview I1 persons P1 rektor; P2 biträdande rektor\r
wait I1 corrected
type :doc Verksamhetsplan 2010\r
wait D1 added
key Esc

# The first question: read from the line up to the title, and back.
type #L1\r
wait L1 >
key C-t
key Up*60
cursor 1 0
key Down
cursor 2 0
key Esc
cursor 28 5
key C-t

# Each question: two findings, one with its page, and the score.
type + Mål som alla kan @D1:4\r
wait + Mål som alla kan
type = 15 gjort men inte uppföljt\r
wait L1: 15 points
key Up
cursor 27 0
key Esc
type #L2\r
wait L2 >
type - Uppföljningen saknas\r
wait - Uppföljningen saknas
type = 7,5\r
wait L2: 7.5 points
type #L3\r
wait L3 >
type ! Ingen plan\r
wait ! Ingen plan
type = ?\r
wait L3: not assessed
type #T1\r
wait T1 >
type * Lärarnas egna besök hos varandra\r
wait * Lärarnas egna besök
type = 5\r
wait T1: 5 points
type #T2\r
wait T2 >
type En anteckning\r
wait En anteckning
type = 6\r
wait T2: 6 points
type #T3\r
wait T3 >
type :tick a\r
wait T3.a: fulfilled
type = 8\r
wait T3: 8 points
type #T4\r
wait T4 >
type = 2,5\r
wait T4: 2.5 points
type #U1\r
wait U1 >
type ? Hur ofta träffas ni? @larare\r
wait ? Hur ofta
type :done 1\r
wait done
type = 9\r
wait U1: 9 points
type :next question\r
wait U2 >
type = - skolan är för liten\r
wait U2: not applicable
key PgDn
wait U3 >
type = 3,25\r
wait U3: 3.25 points

# A stray note, filed afterwards; the interview ends; nothing is open.
type #0 Fråga om läxhjälp\r
wait filed under
type #0\r
wait inbox >
wait Fråga om läxhjälp
type :move L3\r
wait moved to L3
type :interview stop\r
wait I1: ended
type :next open\r
wait nothing is open

# A report text, a finding chosen for the report.
type #L1\r
wait L1 >
type > Målen är kända av alla.\r
wait added to the report text of L1
type :report 1 yes\r
wait in the report
key C-q
exit 0

sh $DRIVE_PROGRAM show --format csv s.yaml >table.csv
file table.csv contains Provskolan,2010,1,L1,question,15,20,75,scored,
file table.csv contains Provskolan,2010,1,L3,question,,8,,not-assessed,
file table.csv contains Provskolan,2010,1,U2,question,,0,,not-applicable,
file table.csv contains Provskolan,2010,1,U3,question,3.25,4,81,scored,
file s.yaml contains Målen är kända av alla.
file s.yaml contains question: L3
file s.yaml contains persons: [P1 rektor, P2 biträdande rektor]
sh $DRIVE_PROGRAM check s.yaml

# And it is all there the next time, at the place where it was left.
run --plain --as ab s.yaml
wait L1 >
wait Mål som alla kan
key C-q
exit 0
