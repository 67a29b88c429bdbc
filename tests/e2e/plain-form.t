# The plain form, for Braille displays and screen readers: one column, and the arrows take the terminal's cursor to
# everything there is to read.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
size 40 24
run --plain --as ab s.yaml
wait Provby 2010
cursor 22 6
type + En styrka som är så lång att den behöver mer än en rad\r
wait + En styrka
type ? En fråga\r
wait 2 ? En fråga
type = 7,5\r
wait 7.5
screen
| Provby 2010  ed. 2… 7.5 p, 1/45  saved
|1.1 Finns en plan/strategi för
|    demokratiutveckling och information?
|    (15)
|= ab: 7.5
|Leta efter ett antaget dokument, eller …
|criteria: 0 of 4 fulfilled (^T unfolds)
| 1 + En styrka som är så lång att den
|     behöver mer än en rad  (13:00)
| 2 ? En fråga  (13:01)
|
|
|
|
|
|
|
|
|
|
|
|1.1: 7.5 points
|1.1 >
| ^N Next… ^P Commands  F1 Help  ^Q Quit

# Upwards from the line: the message, then the entries, and on to the title.
key Up
cursor 21 0
key Up
cursor 9 0
key Up
cursor 8 0
key Up
cursor 7 0
key Up
cursor 6 0
key Up
cursor 5 0
key Up
cursor 4 0
key Up
cursor 3 0
key Up
cursor 2 0
key Up
cursor 1 0
key Up
cursor 1 0

# And down again; typing comes back to the line from anywhere.
key Down
cursor 2 0
key Down*2
cursor 4 0
type ! svag
waitre ^1.1 weakness > ! svag
wait 1.1 weakness > ! svag
key Enter
wait 3 ! svag

# An entry is changed and deleted where the cursor is.
key Up
cursor 10 0
wait Enter: edit
key Enter
wait (editing)
type het
key Enter
wait 3 ! svaghet
key Up*2
cursor 10 0
key Del
waitgone ! svaghet
wait deleted; undo brings it back

# Unfolded, all of the guidance is there to walk through.
type #1.2\r
wait 1.2 >
key C-t
wait » ledning
key Up
cursor 20 0
wait nothing noted yet
key Up*60
cursor 1 0
wait 1.2 Hur informeras
key C-q
exit 0
file s.yaml contains text: En styrka som är så lång

# Without a screen, at a terminal: what was stored is acknowledged.
size 80 24
run --as ab line s.yaml
wait >
type + ett svar i telefon\r
wait stored
type :quit\r
exit 0
