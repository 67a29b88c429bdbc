#!/bin/sh
# kompass search: what is wrong with a query or an option, where, and what helps.
. "${TOP:?}/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
KOMPASS_LOCALEDIR=$catalogues
export KOMPASS_LOCALEDIR
mkdir archive
cp "$TOP"/sessions/soderhamn-*.yaml archive

# refused ARGUMENT... -- MESSAGE: it is, with all of the message
refused()
{
	wanted=$1
	shift
	run "$KOMPASS" search -d archive "$@"
	t_is "refused: $*" "$status$out$err" "2$wanted"
}

refused 'kompass: the query: column 1: there is no filter "kidn"; did you mean "kind"?
kompass: the query: column 16: * stands only at the end of a word
kompass: the query: column 20: this quotation mark is never closed' 'kidn:example wo*rd "open'
refused 'kompass: the query: column 6: there is no filter "sate"; did you mean "state"?' plan sate:draft
refused 'kompass: the query: column 1: a word is missing after "-"' -
run "$KOMPASS" search -d archive "year:$(printf 'x\033[31m')"
t_is "control characters are shown, not sent" "$err" \
	'kompass: the query: column 6: "x" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010'
run "$KOMPASS" search -d archive "kind:\"$(printf 'a\033[31mb\nc')\""
t_is "nor those in quotation marks" "$err" \
	'kompass: the query: column 7: there is no kind "a^[[31mb c": it is one of note, strength, improvement, weakness, example, ask, text, reason, subject'
run "$KOMPASS" search -d archive "$(printf '"\377"')"
t_is "no UTF-8" "$status$err" "2kompass: the query: column 2: this is no text in UTF-8"
run "$KOMPASS" search -d archive "$(head -c 5000 /dev/zero | tr '\0' a)"
t_is "too long" "$status$err" "2kompass: the query: column 4097: a query has at most 4096 bytes"
run "$KOMPASS" search -d archive "$(yes a | head -n 65 | tr '\n' ' ')"
t_is "too many words" "$status$err" "2kompass: the query: column 129: a query has at most 64 words"

# In Swedish, where the filters have Swedish names.
run "$KOMPASS" --lang sv search -d archive 'slag:exemple område poäng>x ELLER typ:kommun'
t_is "in Swedish" "$status$err" '2kompass: sökfrågan: kolumn 6: "exemple" känns inte igen som slag; menade du "exempel"?
kompass: sökfrågan: kolumn 27: "x" är inte en poäng som 7,5 eller 60%, och inte ett intervall som 5..10
kompass: sökfrågan: kolumn 29: ELLER behöver ett ord före sig, ett som inte utesluts
kompass: sökfrågan: kolumn 29: ELLER står mellan ord; ett filters värden skiljs åt med komma'
run "$KOMPASS" --lang sv search -d archive 'läge:importerad kommun:söderhamn år:2008'
t_is "results in Swedish" "$out$err" \
	"Söderhamn 2008  (archive/soderhamn-2008-ed2002.yaml)  utgåva 2002, importeradkompass: 1 utvärdering"

# Options, before and after the query.
usage='usage: kompass search [--format text|json|csv] [--limit N] [--sort path|points|subject|year] [-d DIR] [--no-index] QUERY...'
refused "kompass: --format takes text, json or csv
$usage" --format xml x
refused "kompass: --sort takes path, points, subject or year
$usage" --sort name x
refused "kompass: --limit takes a whole number
$usage" x --limit -3
refused "kompass: --limit takes a whole number
$usage" x --limit ''
refused "kompass: unknown option --limti
$usage" x --limti 3
refused "kompass: what is to be found? words, or filters such as kind:example
$usage"
refused "kompass: what is to be found? words, or filters such as kind:example
$usage" ' ' ''
run "$KOMPASS" search kommun:söderhamn -d archive --sort year
t_is "options after the query; the latest first" "$status$(printf '%s\n' "$out" | cut -d ' ' -f 2)" "02008
2005"
run "$KOMPASS" search -d archive -söderhamn kind:subject
t_is "a dash and letters are a word left out" "$status$err" "1kompass: nothing was found
kompass: word* finds longer words too, ~word other accents, one OR other either of them"
run "$KOMPASS" search -d archive -bromma kind:subject
t_is "and the rest is found" "$status$err" "0kompass: 2 texts"
run "$KOMPASS" search -d archive -- -bromma --limit kind:subject
t_is "behind -- all is the query" "$status$err" "0kompass: 2 texts"
run "$KOMPASS" search --help
t_is "help" "$status$(printf '%s\n' "$out" | sed -n 1p)" "0$usage"
t_like "help: what a query is" "$out" '^A query is words, '
t_like "help: how good examples are found" "$out" "kompass search --sort points 'kind:example "
# Each filter that the help shows is one, and each there is, is shown.
for filter in $(printf '%s\n' "$out" | sed -n 's/^  \([a-z]*:.*\)/\1/p; s/^  \(points.*\)/\1/p'); do
	echo "$filter"
done >filters
run "$KOMPASS" list -d archive "$(tr '\n' ' ' <filters | sed 's/state:signed/state:imported/')"
t_is "help: its filters can be read" "$err" "kompass: no session fits"
t_is "help: all filters" "$(sed 's/[:>].*//' filters | sort | tr '\n' ' ')" \
	"area author country edition kind people points population question state subject type year "
for word in list stats; do
	run "$KOMPASS" "$word" --help
	t_like "$word: what a query is" "$out" '^A query is words, '
done

# Nobody is found by a number that is not said; of those that say it there is nothing to tell.
run "$KOMPASS" search -d archive population:10000..50000
t_is "population: who does not say it" "$status$err" '1kompass: 2 sessions of 2 do not say how many live there, and are not found by that; ":set population 12000" in their forms tells it
kompass: nothing was found'
mkdir said
"$KOMPASS" --as ab=Anna new --subject Lund --year 2010 said/lund.yaml
echo ':set population 30000' | "$KOMPASS" --as ab=Anna line said/lund.yaml
run "$KOMPASS" search -d said population:10000..50000
t_is "population: all say it" "$status$err" "0kompass: 1 session"

# A file that is torn, one that is none, a link that leads nowhere: no harm.
echo 'kompass-session: "1.0' >archive/torn.yaml
echo 'other: yes' >archive/other.yaml
ln -s nowhere archive/link.yaml
mkfifo archive/pipe.yaml
mkdir archive/folder.yaml
run "$KOMPASS" search -d archive kind:subject söderhamn
t_is "no harm by what is no session" "$status$err" "0kompass: 2 texts"
run "$KOMPASS" search -d archive/torn.yaml x
t_is "a file is no folder" "$status$err" "2kompass: archive/torn.yaml: Not a directory"

t_done
