# What is pasted is text: one note, as it stands, whatever it begins with and however long it is.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh { printf '+ Ur protokollet: '; for i in $(seq 1 700); do printf 'ord%04d ' $i; done; printf 'SLUT'; } >long
sh printf ':quit\nandra raden\n= 7,5' >command
run --as ab s.yaml
wait Provby 2010

# The prompt promises what Enter does.
pastefile long
wait ord0700 SLUT
key Enter
wait 1.1 >
waitfile s.yaml contains text: "+ Ur protokollet: ord0001 ord0002
file s.yaml contains ord0699 ord0700 SLUT
file s.yaml contains kind: note
file s.yaml lacks kind: strength

# What looks like a command and a score, with line breaks.
type #1.2\r
wait 1.2 >
pastefile command
wait 1.2 > :quit
wait = 7,5
key Enter
wait 1   :quit
wait andra raden
wait  saved

# Text typed after it is the same entry; a mark typed before makes it an ordinary one.
type #1.3\r
wait 1.3 >
paste * tre stjärnor
wait > * tre stjärnor
type \soch mer\r
wait 1   * tre stjärnor och mer
type -\s
paste + plustecken
wait improvement area > - + plustecken
key Enter
wait 2 - + plustecken

# Two pastes and typed text that come in one go.
type #1.4\r
wait 1.4 >
type \e[200~:ett \e[201~\e[200~två\rtre \e[201~fyra \e[200~fem\e[201~\e[D\e[D!\r
wait 1   :ett två
wait tre fyra f!em

# Control bytes and escapes in a paste are shown, not obeyed, and are not executed.
type #1.5\r
wait 1.5 >
type \e[200~röd \e[31mtext\x07 och \xff byte\e[201~
wait ^[[31mtext^G och � byte
key Enter
wait ^[[31mtext^G och � byte  (
outlacks \e[31mtext

# Unfinished, it is still literal after coming back, also out of the history.
type #2.1\r
wait 2.1 >
paste :quit
wait 2.1 > :quit
waitfile s.yaml contains :quit
wait  saved
key C-q
exit 0
run --as ab s.yaml
wait the line you had not finished
key Enter
wait 1   :quit
key C-Up
wait 2.1 > ~:quit
key Enter
wait 2   :quit
key C-q
exit 0
