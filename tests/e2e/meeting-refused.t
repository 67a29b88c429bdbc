# Sessions that no meeting can settle say so, and what to do; so does the lack of a terminal.
env KOMPASS_CLOCK=2010-05-03T13:00:00+02:00/60

# Not a terminal: the pipe's way is named, and works.
sh $DRIVE_PROGRAM --as ab=Anna new -q skolkompass-liten --subject Provskolan --year 2010 one.yaml
sh ! $DRIVE_PROGRAM --as ab settle one.yaml </dev/null 2>said
file said contains a meeting needs a terminal
file said contains kompass line one.yaml
sh ! $DRIVE_PROGRAM --as ab settle 2>said
file said contains which file?

# Nobody has scored, or only one: it opens, and says what is missing.
run --as ab settle one.yaml
wait nobody has scored yet
wait nothing to settle
key C-q
exit 0
sh echo '= 2' | $DRIVE_PROGRAM --as ab line one.yaml
run --as ab settle one.yaml
wait only Anna has scored here; "kompass merge" brings colleagues'
key C-q
exit 0

# Outside of a meeting its keys settle nothing.
run --as ab one.yaml
wait Provskolan
key F12
wait F12 is a key of the meeting, which F3 begins
key F10
wait F10 is a key of the meeting
key C-q
exit 0
file one.yaml lacks settled:

# A published table.
copy sessions/soderhamn-2008-ed2002.yaml table.yaml
sh cp table.yaml before.yaml
run --as ab settle table.yaml
wait imported from a published table
exit 2
file table.yaml equals before.yaml

# The form on it says the same at F3, and so does the one for reading only.
run --as ab table.yaml
wait Söderhamn
key F3
wait imported from a published table
key C-q
exit 0
run --as ab view one.yaml
wait read-only
key F3
wait opened for reading only; a meeting writes what it settles
key C-q
exit 0
