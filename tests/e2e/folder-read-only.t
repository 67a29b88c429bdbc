# The folder cannot be written to any more: what is typed stays on the screen and the bar says NOT SAVED; as soon as it can be, it is saved by
# itself.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
#
# For root no folder is read-only, so that a file system is made so where mounting is allowed.
sh mkdir disk && { mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null && touch is-mounted || true; }
write close
|if test -e is-mounted; then mount -o remount,ro disk; else chmod 555 disk; fi
|true
write open
|if test -e is-mounted; then mount -o remount,rw disk; else chmod 755 disk; fi
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 disk/s.yaml
run --as ab disk/s.yaml
wait Provby 2010
type + Innan\r
wait 1 + Innan
waitfile disk/s.yaml contains Innan
wait  saved
sh sh close
type - Medan mappen är stängd\r
wait 2 - Medan mappen är stängd
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
sh sh open
waitgone NOT SAVED
wait  saved
waitfile disk/s.yaml contains Medan mappen är stängd
waitfile disk/s.yaml contains Halv rad
key C-q
exit 0
sh ! test -e is-mounted || umount disk
