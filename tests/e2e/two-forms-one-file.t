# Two evaluators type in two forms on one file at the same time; nothing of either is lost.
env KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60
sh $DRIVE_PROGRAM --as ab=Anna new -q kommunkompassen-2010 --subject Provby --year 2010 s.yaml
run --as ab s.yaml
wait Provby 2010
start other --as cd=Cecilia s.yaml
use other
wait Provby 2010

use main
type + Anna ett\r
wait + Anna ett
use other
type - Cecilia ett\r
wait - Cecilia ett
use main
type + Anna två\r
use other
type - Cecilia två\r
use main
type + Anna tre\r
use other
type - Cecilia tre\r

# Each comes to see what the other has written.
wait + Anna ett
wait + Anna två
wait + Anna tre
wait - Cecilia tre
use main
wait - Cecilia ett
wait - Cecilia två
wait - Cecilia tre
wait + Anna tre

# Both are in the middle of a line; the other's changes leave it as it is.
type Annas halva
use other
type Cecilias halva
wait 1.1 > Cecilias halva
use main
wait 1.1 > Annas halva
type \srad\r
wait   Annas halva rad
use other
wait   Annas halva rad
wait 1.1 > Cecilias halva
type \srad\r
wait   Cecilias halva rad
use main
wait   Cecilias halva rad

# Scores of two people on one question: the other's is seen once I have mine.
type = 5\r
wait = ab: 5
use other
type = 9\r
wait = cd: 9
wait = ab: 5
wait 5-9/15
use main
wait = cd: 9
key C-q
exit 0
use other
key C-q
exit 0
sh for text in 'Anna ett' 'Anna två' 'Anna tre' 'Cecilia ett' 'Cecilia två' 'Cecilia tre' 'Annas halva rad' 'Cecilias halva rad'; do test $(grep -c "text: $text" s.yaml) = 1 || exit 1; done
sh $DRIVE_PROGRAM show --format csv s.yaml >table.csv
