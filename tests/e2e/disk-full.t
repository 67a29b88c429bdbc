# The disk is full: what is typed stays on the screen and the bar says NOT SAVED; as soon as there is room it is saved by
# itself.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
#
# Where mounting is not allowed, the folder becomes one that cannot be written to: another reason, the same to be seen.
sh mkdir disk && { mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null && touch is-mounted || true; }
write fill
|if test -e is-mounted; then dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null; else chmod 555 disk; fi
|true
write make-room
|if test -e is-mounted; then rm disk/filler; else chmod 755 disk; fi
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 disk/s.yaml
run --as ab disk/s.yaml
wait Provby 2010
type + Innan\r
wait 1 + Innan
waitfile disk/s.yaml contains Innan
wait  saved
sh sh fill
type - Medan skivan är full\r
wait 2 - Medan skivan är full
wait NOT SAVED
wait not saved:
key C-s
wait NOT saved:
key C-q
wait quit again
type Halv rad
wait 1.1 > Halv rad
wait NOT SAVED
wait not saved:
sh sh make-room
waitgone NOT SAVED
wait  saved
waitfile disk/s.yaml contains Medan skivan är full
waitfile disk/s.yaml contains Halv rad
key C-q
exit 0
sh ! test -e is-mounted || umount disk
