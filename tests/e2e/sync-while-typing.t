# A form stays open while its folder is synced: what others wrote comes in, the line being typed stays.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
env GIT_CONFIG_NOSYSTEM=1
sh mkdir a && $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 a/s.yaml
sh git init -q --bare -b main server.git && $DRIVE_PROGRAM --as ab=Anna sync --init a >/dev/null
sh git -C a remote add origin ../server.git && $DRIVE_PROGRAM --as ab=Anna sync a >/dev/null && git clone -q server.git b
sh printf '%s\n' '#1.1 - Ceciliasden' | KOMPASS_SEED=77 $DRIVE_PROGRAM --as cd=Cecilia line b/s.yaml
sh $DRIVE_PROGRAM --as cd=Cecilia sync b >/dev/null

run --as ab a/s.yaml
wait Provby 2010
type + Annas första\r
wait + Annas första
type Annas halva
wait 1.1 > Annas halva
waitfile a/s.yaml contains text: Annas halva
sh $DRIVE_PROGRAM --as ab=Anna sync a >sync.out
file sync.out contains merged     s.yaml
wait - Ceciliasden
wait 1.1 > Annas halva
type \srad\r
wait Annas halva rad
sh $DRIVE_PROGRAM --as ab=Anna sync a >/dev/null
key C-q
exit 0
sh $DRIVE_PROGRAM --as ab=Anna sync a >/dev/null
sh $DRIVE_PROGRAM --as cd=Cecilia sync b >/dev/null
file b/s.yaml equals a/s.yaml
file b/s.yaml contains text: Annas första
file b/s.yaml contains text: Ceciliasden
file b/s.yaml contains text: Annas halva rad
sh test -z "$(git -C a status --porcelain)"
