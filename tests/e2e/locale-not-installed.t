# As by ssh from a Swedish desktop: a locale that this machine does not have.  It is Swedish, with all its letters.
env LC_ALL=sv_XX.UTF-8
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Åby --year 2010 s.yaml
run --as ab s.yaml
wait Åby 2010
wait 0/45 poängsatta, 45 öppna
wait ^N Nästa
type + åäö – räksmörgås\r
wait 1 + åäö – räksmörgås
key C-q
exit 0
file s.yaml contains text: åäö – räksmörgås
sh $DRIVE_PROGRAM show s.yaml >shown
file shown contains UTKAST: inte fastställd.
sh $DRIVE_PROGRAM --lang en show s.yaml >shown
file shown contains DRAFT: not signed.
# The settings say more than the locale does, and a plain one stays plain.
sh LC_ALL=C LANG=sv_XX.UTF-8 $DRIVE_PROGRAM show s.yaml >shown
file shown contains DRAFT: not signed.
sh LC_ALL= LANG=sv_XX.UTF-8 $DRIVE_PROGRAM show s.yaml >shown
file shown contains UTKAST: inte fastställd.
sh LC_ALL= LC_CTYPE=C.UTF-8 LANG=en_XX $DRIVE_PROGRAM show s.yaml >shown
file shown contains DRAFT: not signed.
