# The pictures of README.md, made from the real screen:
#
#	DRIVE_OUT=doc tests/e2e/drive doc/pictures.t
#
# (`./dev pictures` does it all.)
env KOMPASS_CLOCK=2010-04-20T13:20:00+02:00
env KOMPASS_SEED=7
copy sessions/hasselby-vallingby-2010-full.yaml ex.yaml

size 80 24
run --as ge=Gunilla ex.yaml
wait 1.1 >
type #1.4
key Enter
wait 1.4 >
type + Öppet möte före nämnden: 30 minuter café med politikerna
wait strength
settle
svg form-80x24.svg
size 200 60
settle
svg form-200x60.svg
key C-U
size 120 40
settle
key F8
wait Coverage
settle
svg coverage.svg
key Esc
key C-Q
exit 0

# A consensus meeting.
sh sh $DRIVE_DATA/tests/data/meeting/make.sh $DRIVE_PROGRAM m.yaml
sh $DRIVE_PROGRAM merge --unfinished -o meeting.yaml m.yaml m.yaml.other 2>said || test $? = 1
size 150 40
run --as ab meeting.yaml
wait 1.1 >
key F3
wait 2.3 settle >
key PgDn
wait 1.4 settle >
type = 22,5 former finns, men de används lite
settle
svg meeting.svg
key C-U
key C-Q
exit 0

# The archive of the published evaluations.
copy sessions home/Kompass
sh rm home/Kompass/*-full.yaml
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
cwd home
size 150 40
run --as ab=Anna
wait Haparanda
key Down*7
wait Median Sweden 2009
settle
svg archive.svg
key C-Q
exit 0

# The same municipality twice, and a median.
size 120 40
run --lang en compare --screen --reference Kompass/median-sweden-2009-2009-ed2002.yaml Kompass/soderhamn-2005-ed2002.yaml Kompass/soderhamn-2008-ed2002.yaml
wait Total
key Down Enter
wait 2.1
settle
svg compare.svg
key q
exit 0
