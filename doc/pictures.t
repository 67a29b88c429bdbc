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
