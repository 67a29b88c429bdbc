# A folder in a cloud has left a copy beside the file: what is in it is there when the form opens, and said once.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
sh cp s.yaml 's (conflicted copy 2010-04-20 101500).yaml'
sh printf '%s\n' '+ Bos styrka' | $DRIVE_PROGRAM --as bo=Bo line 's (conflicted copy 2010-04-20 101500).yaml'
run --as ab s.yaml
wait merged 2 items from the copy "s (conflicted copy 2010-04-20 101500).yaml"
wait + Bos styrka
waitfile s.yaml contains Bos styrka
key C-q
exit 0
run --as ab s.yaml
wait + Bos styrka
wait  saved
absent from the copy
key C-q
exit 0
