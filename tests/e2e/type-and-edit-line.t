# What can be typed, and how the line is edited: Swedish letters, wide and combining characters, emoji; line breaks; moves
# by words; deleting; undo in the line; lines typed before.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010

type Räksmörgås på Öland\r
wait 1   Räksmörgås på Öland
type 日本語の会議\r
wait 2   日本語の会議
type e\xcc\x81le\xcc\x80ve 👩‍👩‍👧 🇸🇪 färdig\r
wait 3   élève
wait färdig
type 日本
cursor 22 10
key Left
cursor 22 8
key Backspace
wait 1.1 > 本
cursor 22 6
key Del
cursor 22 6
type ae\xcc\x81b
cursor 22 9
key Left*2
cursor 22 7
key Del
waitre ^1.1 > ab$
key C-u
key C-k

# Line breaks three ways; never half an entry stored.
type rad ett
key C-j
type rad två
key M-Enter
type rad tre
key Esc
key Enter
type rad fyra
wait rad fyra
absent   rad ett  (
key Enter
wait 4   rad ett
wait rad fyra  (

# Words, ends, and what deletes.
type ett två tre fyra
cursor 22 22
key C-Left*2
cursor 22 14
key C-Right
cursor 22 17
key C-w
waitre ^1.1 > ett två  ?fyra$
key C-k
waitre ^1.1 > ett två ?$
key Home
cursor 22 6
type noll\s
waitre ^1.1 > noll ett två ?$
key End
cursor 22 19
key C-u
waitre ^1.1 >$
key C-v
waitre ^1.1 > noll ett två ?$

# Undo in the line is that of the text; with the line empty that of the last entry.
key C-z
waitre ^1.1 >$
key C-y
waitre ^1.1 > noll ett två ?$
key Home
key C-d
waitre ^1.1 > oll ett två ?$
key C-x
waitre ^1.1 > noll ett två ?$
key C-u
wait 4   rad ett
key C-End
key C-u
waitre ^1.1 >$
key C-c
wait Ctrl-Q or :quit saves and leaves

# Lines typed before; what is being typed is the newest of them.
type halv rad
key C-Up
waitgone halv rad
wait 1.1 > rad ett
key C-Up
wait 1.1 > élève
key C-Up
wait 1.1 > 日本語の会議
key C-Down*3
wait 1.1 > halv rad
key C-u
wait  saved
key C-q
exit 0
file s.yaml contains text: Räksmörgås på Öland
file s.yaml contains text: 日本語の会議
file s.yaml contains 👧 🇸🇪 färdig
file s.yaml contains rad två
sh test $(grep -c 'kind: note' s.yaml) = 4

# A long line wraps and grows over several rows, and Up and Down move in it.
run --as ab s.yaml
wait Provby 2010
type Ett stycke text som är så långt att det inte får plats på en rad utan måste brytas på flera, som här.
cursor 22 31
key Up
cursor 21 31
key Home
cursor 21 6
key End
key Down
key End
cursor 22 31
key C-q
exit 0

# Where a line of several rows was, the list and the entries are again, and nothing of its text between them.
run --as ab s.yaml
wait Provby 2010
key C-End
type \sDet_som_sägs_här_fyller_varje_rad_helt_så_att_ingen_kolumn_är_tom,_och_det_gör_nästa_rad_också,_som_är_precis_lika_lång.
wait lika_lång.
key C-End C-u
waitgone lika_lång.
row 18 · 3.4 Hur är delegation … /20│
row 19 · 3.5 Hur främjas den öm… /15│
row 20   4 Ledarskap, ansvar o… /100│
key C-q
exit 0

# Esc ends editing: an entry in which nothing was changed leaves the line, changed text stays.
run --as ab s.yaml
wait Provby 2010
type :edit 1\r
wait 1.1 (editing) > Räksmörgås på Öland
key Esc
waitgone (editing)
row 22 1.1 >
type :edit 1\r
wait 1.1 (editing) > Räksmörgås på Öland
type !
key Esc
wait no longer editing
row 22 1.1 > Räksmörgås på Öland!
key C-u

# A command that does not exist: what was meant.
type :intervew stop\r
wait there is no command ":intervew"; did you mean ":interview"?
key C-u C-q
exit 0
