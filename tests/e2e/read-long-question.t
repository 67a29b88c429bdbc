# A question with more to read than the screen has rows: the arrows bring all of it into sight.
env KOMPASS_CLOCK=2010-04-21T17:30:00+02:00/60
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml
run --as ge ex.yaml
wait 1.1 >
key C-t
wait » politik
absent d [ ] Planen
key Down
wait vad kommunen vill med sin
key Down*22
wait d [ ] Planen
waitgone 1.1 Finns en plan/strategi för demo
key Down*20
wait   med syften som går att följa upp
key Up*60
wait 1.1 Finns en plan/strategi för

# What was found in an area.
key Esc
type #3\r
wait 3 >
absent tjänstemännen
key Down*29
wait värdegrund är de lösa trådarna
key Up*60
wait 3 Politisk styrning
key C-q
exit 0
