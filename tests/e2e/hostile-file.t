# A session from a stranger: no control byte of it, and no escape sequence, reaches the terminal.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh printf '%s\n' 'Ondska' ':doc Ondska' '#0 Ondska' '> Ondska' ':interview g1 Ondska' '= 7 Ondska' | $DRIVE_PROGRAM --as ab line s.yaml >/dev/null

# In entries, titles, names, reasons: a change of the title, of colour, a bell, C1 controls, text running backwards.
sh sed 's/Ondska/"röd\\e[31mtext\\e]0;titel\\a\\x9b41mc1 \\u202ebakvänd\\u2066 slut"/; s/Provby/"By\\e[31mtext\\e]0;titel\\a\\u202e"/; s/name: Anna/name: "An\\e[31mna"/' s.yaml >h.yaml
sh grep -q 'e.31mtext' h.yaml
run --as ab h.yaml
wait By^[[31mtext^[]0;titel^G
wait röd^[[31mtext^[]0;titel^G
settle
key F7
wait ^[[31mtext
key Esc
waitgone filter:
type :doc\r
wait ^[[31mtext
key Esc
waitgone filter:
type :people\r
wait ^[[31mna
key Esc
waitgone filter:
key F9
wait röd^[[31mtext
type #1.1\r
wait 1.1 >
type :search bakvänd\r
wait ^[[31mtext
key Esc
waitgone filter:
key Up
key Enter
wait (editing)
wait ^[[31mtext
key C-u
wait (editing)
key Esc
type :set\r
wait ^[[31mtext
key Esc
waitgone filter:
type :delete x\e\e[31mtext\r
settle
outlacks \e[31mtext
outlacks \e]0;titel
outlacks \x07
outlacks \x9b41m
outlacks \xc2\x9b
outlacks \xe2\x80\xae
outlacks \xe2\x81\xa6
key C-u
key C-q
exit 0

# In the name of a file (the script holds the escape itself), and in the messages about it.
sh mkdir d && cp s.yaml "d/$(printf 'a\033[31mtext.yaml')" && printf 'x: [\033[31mtext\n' >"d/$(printf 'b\033[31mtext.yaml')"
run --as ab "d/a[31mtext.yaml"
wait Provby 2010
type + mer\r
wait + mer
wait  saved
key C-s
wait all is saved in
wait ^[[31mtext.yaml
outlacks \e[31mtext
key C-q
exit 0
run --as ab "d/b[31mtext.yaml"
exit 1
wait error
outlacks \e[31mtext
run --as ab "d/c[31mtext.yaml"
exit 2
outlacks \e[31mtext
