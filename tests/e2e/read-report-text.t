# A long text in a list is shown whole, and again when the terminal has another width.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
type :text summary Första meningen i sammanfattningen är lång. Andra meningen är det också. Tredje meningen slutar HÄR.\r
wait report text of summary kept
type :text summary\r
wait slutar HÄR
size 40 24
wait slutar HÄR
size 200 24
wait det också. Tredje meningen slutar HÄR
size 80 24
wait slutar HÄR
key Esc
waitgone filter:
key C-q
exit 0
