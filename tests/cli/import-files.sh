#!/bin/sh
# Which files importing writes, and which it leaves alone.
. "$TOP/tests/cli/lib.sh"
t_setup

head=municipality,year,edition,code,points
printf '%s\nBromma,2006,2002,1,77\n' $head >a.csv
printf '%s\nBromma,2006,2002,1,78\n' $head >b.csv

"$KOMPASS" import a.csv >out
t_is "written" "$? $(cat out)" "0 bromma-2006-ed2002.yaml: written"
cp bromma-2006-ed2002.yaml first.yaml
"$KOMPASS" import b.csv >out 2>err
t_is "another figure: refused" "$? $(cat out)" "2 "
t_match "says how" "$(cat err)" '--force'
t_ok "and left alone" cmp first.yaml bromma-2006-ed2002.yaml
"$KOMPASS" import --force b.csv >out
t_is "with --force replaced" "$? $(cat out)" "0 bromma-2006-ed2002.yaml: replaced"
t_match "what was there is in the history" "$("$KOMPASS" history bromma-2006-ed2002.yaml)" \
	'^  1  2010-04-20 13:00 .*changed outside .*1 changed'
"$KOMPASS" history --show 1 bromma-2006-ed2002.yaml >shown
t_ok "byte for byte" cmp first.yaml shown

# Nothing is written if there is any error, in rows or in files.
printf '%s\nNacka,2006,2002,1,77\nNacka,2006,2002,2,101\nNacka,2006,2002,9,1\n' $head >bad.csv
"$KOMPASS" import -d new bad.csv >out 2>err
t_is "a fault: status 1" "$? $(cat out)" "1 "
t_is "all faults are told" "$(sed 's/ error:.*//' err)" "bad.csv:3:19:
bad.csv:4:17:
kompass: nothing was imported"
t_ok "no folder is made" test ! -e new
printf '%s\nBromma,2006,2002,1,79\nNacka,2006,2002,1,77\n' $head >both.csv
"$KOMPASS" import both.csv >out 2>/dev/null
t_is "one refused file stops all" "$? $(cat out; ls nacka* 2>/dev/null)" "2 "

# Two names that fold to one.
printf '%s\nHabo,2009,2002,1,50\nHåbo,2009,2002,1,60\n' $head >two.csv
"$KOMPASS" import -d two two.csv >out
t_is "Habo and Håbo are two" "$? $(ls two | wc -l | tr -d ' ')" "0 2"
"$KOMPASS" import -d two two.csv >out
t_is "and stay so" "$? $(grep -c unchanged out)" "0 2"
printf '%s\nHåbo,2009,2002,1,60\n' $head >one.csv
"$KOMPASS" import -d three one.csv >/dev/null
printf '%s\nHabo,2009,2002,1,50\n' $head >other.csv
"$KOMPASS" import --force -d three other.csv >/dev/null
t_is "one never replaces the other" "$(cat three/* | grep -c '^  value: H.*bo$')" 2

# The profile: of the questionnaire, one for each session.
printf '%s,profile\nBoda,2009,2002,1,50,top-level\nBoda,2009,2002,2,60,\n' $head >profile.csv
"$KOMPASS" import -d four profile.csv >/dev/null
t_like "a profile that one row names" "$(cat four/*)" '^  value: top-level$'
printf '%s,profile\nBoda,2009,2002,1,50,top\nAle,2009,2002,1,9,district\nAle,2009,2002,2,9,top-level\n' \
	$head >profile.csv
"$KOMPASS" import -d five profile.csv 2>err
t_is "one that is not there, and two" "$? $(sed 's/ error:.*//' err)" "1 profile.csv:2:21:
profile.csv:4:19:
kompass: nothing was imported"

# The population, which a query asks for.
printf '%s,population\nBoda,2009,2002,1,50,\nBoda,2009,2002,2,60,20022\n' $head >population.csv
printf 'Ale,2009,2002,1,60,\nKil,2009,2002,1,60,9999\n' >>population.csv
"$KOMPASS" import -d six population.csv >/dev/null
t_is "a population that one row tells" "$("$KOMPASS" list -d six population:10000..50000 --format csv |
	sed 1d | cut -d, -f1,5)" "Boda,20022"
printf '%s,population\nBoda,2009,2002,1,50,20 000\nAle,2009,2002,1,9,-1\nAle,2009,2002,2,9,1234567890\n' \
	$head >population.csv
printf 'Kil,2009,2002,1,9,1\nKil,2009,2002,2,9,2\n' >>population.csv
"$KOMPASS" import -d seven population.csv 2>err
t_is "no numbers, and two" "$? $(sed 's/ error:.*//' err)" "1 population.csv:2:21:
population.csv:3:19:
population.csv:4:19:
population.csv:6:19:
kompass: nothing was imported"
t_like "told with what it must be" "$(cat err)" \
	'^population.csv:2:21: error: population: must be a whole number such as 12000$'

# What is no file, no table, no usage.
"$KOMPASS" import nothing.csv 2>err
t_is "no such file" "$?" 2
"$KOMPASS" import . 2>err
t_is "a folder" "$?" 2
"$KOMPASS" import 2>err
t_match "no table" "$? $(cat err)" '^2 .*one table'
"$KOMPASS" import --colour a.csv 2>err
t_is "an unknown option" "$?" 2
t_match "--help" "$("$KOMPASS" import --help)" '^usage: kompass import'
"$KOMPASS" import -d "$t_dir/a.csv/x" b.csv 2>err
t_is "a folder that cannot be made" "$?" 2
t_done
