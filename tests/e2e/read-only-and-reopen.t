# A session that must not be changed: typing is refused with the way out, and the text stays until that was gone.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60

# For reading only, asked for.
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml
sh cp ex.yaml before.yaml
run --as ge view ex.yaml
wait read-only
type En anteckning\r
wait opened for reading only
wait 1.1 > En anteckning
key C-u
type :reopen ett skäl\r
wait opened for reading only
key C-u
type #3.2\r
wait 3.2 >
key C-f
wait > :search
type brukare\r
wait hits for "brukare"
key Esc
waitgone filter:
key C-q
exit 0
file ex.yaml equals before.yaml

# Imported.
copy sessions/soderhamn-2008-ed2002.yaml sh.yaml
sh cp sh.yaml before.yaml
run --as ab=Anna sh.yaml
wait 1.1 >
type En anteckning\r
wait :reopen REASON
wait 1.1 > En anteckning
key C-u
waitre ^1.1 >$
key C-z
type = 3\r
wait :reopen REASON
key C-u
type :reopen\r
wait say why
key C-u
key C-q
exit 0
file sh.yaml equals before.yaml

run --as ab=Anna sh.yaml
wait 1.1 >
type :reopen en siffra var felskriven\r
wait open for changes; the reason is kept
type En anteckning\r
wait 1   En anteckning
wait  saved
key C-q
exit 0
file sh.yaml contains reason: en siffra var felskriven
file sh.yaml contains text: En anteckning
