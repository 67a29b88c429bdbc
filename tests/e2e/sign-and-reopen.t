# An evaluation is signed, looked at, opened again; and signed underneath somebody who is typing.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
size 80 24
sh $DRIVE_PROGRAM --as ab=Anna new -q skolkompass-liten --subject Provskolan --year 2010 s.yaml
sh for q in L1 L2 L3 T1 T2 T3 T4 U1 U2; do printf '#%s\n:settle 2\n' $q; done | $DRIVE_PROGRAM --as ab=Anna line s.yaml
sh echo seen | $DRIVE_PROGRAM --as ge='Georg Ek' line s.yaml
run --lang en --as ab s.yaml
wait Provskolan 2010

# What is open is listed, and is a step away.
type :sign\r
wait U3     awaited: ab, ge
screen
|Not signed, still open; ":sign anyway REASON" signs all the same
|> U3     awaited: ab, ge
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
|
|
|
|
|
|
|
|
|
|filter:
|Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes
key Enter
wait U3 >
type = - no such thing\r
wait not applicable
type :settle 2\r
wait U3 settled for the team: 2
type :sign\r
wait signed 2010-04-20 by Anna, Georg Ek; read-only until ":reopen REASON"
screen
| Provskolan 2010  ed. 1  signed 2010-04-20 by Anna, Georg Ek 20 p, 10/10  saved
|  L Leadership of teach… 6/40│ U3 How is the municipality's shared support used?
|● L1 How does the head … 2/20│    (4)
|● L2 How are results us… 2/12│ = ab: not applicable  no such thing
|● L3 How is leadership s… 2/8│ = settled: 2
|  T Safety and particip… 8/30│ Concerns support that the school does not have …
|● T1 Are there rules tha… 2/5│ criteria: 0 of 3 fulfilled (^T unfolds)
|● T2 How is abusive tre… 2/10│
|● T3 What influence do … 2/10│ nothing noted yet; type and press Enter (F1:
|● T4 What weight does th… 2/5│ help)
|  U Development and res… 6/24│
|● U1 How does the schoo… 2/12│
|● U2 How does the school… 2/8│
|● U3 How is the municipa… 2/4│
|  #0 Inbox                  0│
|                             │
|                             │
|                             │
|                             │
|                             │
|                             │
|signed 2010-04-20 by Anna, Georg Ek; read-only until ":reopen REASON"
|U3 >
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
type A note\r
wait signed 2010-04-20 by Anna, Georg Ek; ":reopen REASON" opens it
wait U3 > A note
key C-u
waitre ^U3 >$

# A mistake: taken back, and done again.
key C-z
wait taken back: signing
waitgone signed 2010-04-20
key C-y
wait done again: signing
wait  signed 2010-04-20 by Anna, Georg Ek
wait  saved
key C-q
exit 0
file s.yaml contains people: [Anna, Georg Ek]
sh cp s.yaml signed.yaml

# Reopening leaves its trace.
run --lang en --as ge s.yaml
wait  signed 2010-04-20 by Anna, Georg Ek
type :reopen a figure was mistyped\r
wait open for changes; the reason is kept
waitgone signed 2010-04-20 by
type A note\r
wait A note
wait  saved

# Somebody else signs while a line is being typed: it stays, and is there the next time.
type + half a fin
sh $DRIVE_PROGRAM --lang en --as ab sign s.yaml
wait meanwhile: read-only now
wait > + half a fin
screen
| Provskolan 2010  ed. 1  signed 2010-04-20 by Anna, Georg Ek 20 p, 10/10  saved
|  L Leadership of teach… 6/40│ L1 How does the head teacher lead the development
|● L1 How does the head … 2/20│    of teaching?  (20)
|● L2 How are results us… 2/12│ = settled: 2
|● L3 How is leadership s… 2/8│ Look for a link between what the leadership says…
|  T Safety and particip… 8/30│ criteria: 0 of 4 fulfilled (^T unfolds)
|● T1 Are there rules tha… 2/5│
|● T2 How is abusive tre… 2/10│  1   seen  (13:00)
|● T3 What influence do … 2/10│  2   A note  (13:01)
|● T4 What weight does th… 2/5│
|  U Development and res… 6/24│
|● U1 How does the schoo… 2/12│
|● U2 How does the school… 2/8│
|● U3 How is the municipa… 2/4│
|  #0 Inbox                  0│
|                             │
|                             │
|                             │
|                             │
|                             │
|signed 2010-04-20 by Anna, Georg Ek meanwhile: read-only now, what stands in the
|line is kept; ":reopen REASON" opens it
|L1 strength > + half a fin
| ^N Next open  ^G Go to  ^F Find  F7 Interview  … ^P Commands  F1 Help  ^Q Quit
type ding
key Enter
wait ":reopen REASON" opens it
wait > + half a finding
wait  saved
key C-q
exit 0
file s.yaml contains text: "+ half a finding"
sh $DRIVE_PROGRAM --lang en show s.yaml | head -n 6 >head
file head contains Version 1 was signed 2010-04-20 by Anna, Georg Ek, and reopened 2010-04-20 by Georg Ek: a figure was mistyped
file head contains Version 2, signed 2010-04-20 by Anna, Georg Ek.
sh ! grep CHANGED head

run --lang en --as ge s.yaml
wait the line you had not finished is here again
wait > + half a finding
type \r
wait ":reopen REASON" opens it
key C-u
type :reopen one more\r
wait open for changes
key C-q
exit 0
