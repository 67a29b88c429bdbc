# Two have each begun the evaluation: at a terminal it is asked whether they are the same, and what comes late is not
# asked about again.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh for who in ab bo ge; do $DRIVE_PROGRAM --as $who=$who new -q skolkompass-liten --subject Skolan --year 2010 $who.yaml; done
sh cp ab.yaml late.yaml
sh for who in ab bo; do printf '= 2\n+ from %s\n' $who | $DRIVE_PROGRAM --as $who line $who.yaml; done
sh printf '! from late\n' | $DRIVE_PROGRAM --as ge=Gerd line late.yaml
run merge --unfinished -o both.yaml ab.yaml bo.yaml
wait begun apart, as two evaluations:
wait Are they the same evaluation, for good? (y/n)
type maybe\r
wait y or n.
settle
type n\r
wait --same merges all the same
exit 2
nofile both.yaml
run merge --unfinished -o both.yaml ab.yaml bo.yaml
wait (y/n)
type y\r
wait both.yaml: written
exit 0
file both.yaml contains from ab
file both.yaml contains from bo
run merge --unfinished -o all.yaml both.yaml late.yaml
wait all.yaml: written
absent (y/n)
exit 0
file all.yaml contains from late

# With anything else against it nothing is asked.
sh sed 's/value: Skolan/value: Annan/' bo.yaml >other.yaml
run merge --unfinished ab.yaml other.yaml
wait nothing was merged
absent (y/n)
exit 2
run --lang sv merge --unfinished -o sv.yaml ab.yaml bo.yaml
wait Är de samma utvärdering, för gott? (j/n)
type j\r
wait sv.yaml: skriven
exit 0

# Onto one of the files, which somebody changes while the question stands: nothing is lost.
run merge --force --unfinished -o ab.yaml ab.yaml bo.yaml
wait (y/n)
sh printf '+ written meanwhile\n' | $DRIVE_PROGRAM --as ab line ab.yaml
type y\r
wait somebody wrote to it meanwhile
exit 2
file ab.yaml contains written meanwhile
file ab.yaml lacks from bo
run merge --force --unfinished -o ab.yaml ab.yaml bo.yaml
wait (y/n)
type y\r
wait ab.yaml: replaced
exit 0
file ab.yaml contains written meanwhile
file ab.yaml contains from bo
