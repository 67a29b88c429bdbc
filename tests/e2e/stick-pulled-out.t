# The stick is pulled out while the form is open on it: what is typed then is rescued, and there again when the file is
# opened the next time.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh mkdir stick && $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 stick/s.yaml
run --as ab stick/s.yaml
wait Provby 2010
type + på stickan\r
wait 1 + på stickan
wait  saved
sh mv stick pocket
type ! utan sticka\r
wait 2 ! utan sticka
wait NOT SAVED
type halv me
key C-q
wait NOT saved (
key C-q
wait what could not be saved is in
exit 2
sh mv pocket stick
file stick/s.yaml lacks utan sticka
run --as ab stick/s.yaml
wait 2 ! utan sticka
wait 1.1 > halv me
wait  saved
file stick/s.yaml contains utan sticka
key C-u
key C-q
exit 0
# Once is enough.
run --as ab stick/s.yaml
wait 2 ! utan sticka
absent rescued
key C-q
exit 0
