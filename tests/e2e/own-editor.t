# Texts opened in one's own editor: an entry and a report text come back changed; an editor that fails takes nothing with
# it.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
write home/bin/longer
|#!/bin/sh
|cp "$1" seen
|printf 'rad två: å\nrad tre\n' >>"$1"
write home/bin/fails
|#!/bin/sh
|printf 'Timmars arbete\n' >"$1"
|exit 1
sh chmod +x home/bin/*
env VISUAL=
env EDITOR=$HOME/bin/longer
run --as ab s.yaml
wait Provby 2010
type + rad ett\r
wait 1 + rad ett
key C-o
waitre ^changed
wait 1 + rad ett
wait rad två: å
wait rad tre  (
file seen contains rad ett

# The report text of the question, and one by its name.
type > Stycket\r
wait added to the report text
type :editor text\r
waitre ^report text of .* kept
wait > Stycket
wait   rad två: å
type :editor text summary\r
wait report text of summary kept
type :text summary\r
wait rad två: å
key Esc
waitgone filter:

# The editor leaves the text as it is.
key C-q
exit 0
env EDITOR=true
run --as ab s.yaml
wait Provby 2010
type :editor 1\r
wait not changed
key C-q
exit 0
file s.yaml contains rad två: å

# The editor fails: the entry stays, and what was written is kept and named.
env EDITOR=$HOME/bin/fails
run --as ab s.yaml
wait Provby 2010
type :editor 1\r
wait failed
wait kept in
wait + rad ett
key C-q
exit 0
sh grep -rq 'Timmars arbete' home
file s.yaml lacks Timmars arbete

# No such editor, and one that is given words.
env EDITOR=gibts-nicht
run --as ab s.yaml
wait Provby 2010
type :editor 1\r
wait failed
key C-q
exit 0
env EDITOR=printf >>"$1" '%s\n' ord med blank #
run --as ab s.yaml
wait Provby 2010
key C-o
wait changed
wait blank
key C-q
exit 0
