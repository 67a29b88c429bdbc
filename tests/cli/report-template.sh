#!/bin/sh
# kompass report --template: order, headings and standing texts of one's own.
. "$TOP/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
export SOURCE_DATE_EPOCH=1271761200 KOMPASS_LOCALEDIR="$catalogues"
full=$TOP/sessions/hasselby-vallingby-2010-full.yaml

# The templates that come with the program say what it says without one.
for language in sv en; do
	template=$TOP/templates/report-$language.yaml
	t_is "report-$language.yaml is valid" "$("$KOMPASS" check --strict "$template" 2>&1)" ""
	"$KOMPASS" --lang $language report "$full" >usual.md 2>err
	run "$KOMPASS" --lang $language report --template "$template" -o same.md --force "$full"
	t_is "report-$language.yaml: the usual report" "$status $(cmp usual.md same.md 2>&1)" "0 "
	t_is "report-$language.yaml: nothing is missing" "$(printf '%s\n' "$err" | grep -c template)" 0
done

cat >own.yaml <<'END'
kompass-report: "1.0"
language: en
sections:
  - section: summary
    heading: "{subject} {year} in short"
    text: |
      Of {questionnaire}, edition {edition}; {{not a word}.

      <b>No</b> *markup*: [x](y) # {{{subject}
  - heading: <script>What</script> is it?
    text: |
      - not a list
      | not | a table
  - section: areas
  - section: corrections
    text: A standing text alone does not make a section.
lists:
  - kind: example
    heading: To learn from
  - kind: strength
END
t_is "one's own is valid" "$("$KOMPASS" check --strict own.yaml 2>&1)" ""
run "$KOMPASS" --lang en report --template own.yaml "$full"
t_is "sections as they stand there" "$status $(printf '%s\n' "$out" | grep '^##* [^0-9]' | grep -v '^####' | tr '\n' ';')" \
	'0 # Kommunkompassen 2010: Hässelby-Vällingby 2010;## Hässelby-Vällingby 2010 in short;## \<script\>What\</script\> is it?;## Area by area;'
t_match "words are replaced, two braces are one" "$out" '^Of Kommunkompassen 2010, edition 2010; \\\{not a word\\\}\.$'
t_match "nothing in it is markup" "$out" '^\\<b\\>No\\</b\\> \\\*markup\\\*: \\\[x\\\]\(y\) \\# \\\{Hässelby-Vällingby$'
t_match "no list" "$out" '^\\- not a list  $'
t_match "no table" "$out" '^\\\| not \\\| a table$'
t_is "lists as they stand there" "$(printf '%s\n' "$out" | sed -n '/^### 1 /,/^### 2 /s/^#### \([A-Z].*\)/\1/p' | tr '\n' ';')" \
	'To learn from;Strengths;'
t_match "what it leaves out is told" "$err" \
	'^kompass: the template leaves out: done, subject, dimensions, points, not-assessed, published, sources, provenance, improvement, weakness$'
run "$KOMPASS" --lang sv report --template own.yaml "$full"
t_match "another language is told" "$err" '"en".*"sv"$'

# What is wrong is told all at once, with its place.
cat >bad.yaml <<'END'
kompass-report: "1.0"
language: en
colour: red
sections:
  - section: sumary
  - section: areas
    heading: Of {subjekt}
  - section: areas
  - heading: alone
lists:
  - kind: note
END
run "$KOMPASS" report --template bad.yaml "$full"
t_is "no report" "$status $out" "1 "
t_match "an unknown key" "$err" '^bad\.yaml:3:1: error: .*colour'
t_match "an unknown section" "$err" '^bad\.yaml:5:14: error: there is no section "sumary"; did you mean "summary"\?$'
t_match "an unknown word" "$err" '^bad\.yaml:7:14: error: there is no \{subjekt\}; there are \{subject\}, '
t_match "a section twice" "$err" '^bad\.yaml:8:5: error: the section "areas" stands here twice$'
t_match "one without anything" "$err" '^bad\.yaml:9:5: error: without "section" it needs '
t_match "an unknown kind" "$err" '^bad\.yaml:11:11: error: a kind is strength, '
run "$KOMPASS" check bad.yaml
t_is "check tells the same" "$status $(printf '%s\n' "$err" | grep -c 'error:')" "1 6"
run "$KOMPASS" report --template none.yaml "$full"
t_is "no such file" "$status" 2
run "$KOMPASS" report --template "$full" "$full"
t_is "a session is no template" "$status" 1
for bytes in '' '[]' 'kompass-report: "2.0"' 'kompass-report: "1.0"' '{' 'a: &x b'; do
	printf '%s\n' "$bytes" >odd.yaml
	run "$KOMPASS" report --template odd.yaml "$full"
	t_is "odd: $bytes" "$status $out" "1 "
done
sed 's/{{not a word}/P3/' own.yaml >leak.yaml
run "$KOMPASS" report --template leak.yaml "$full"
t_match "its texts are searched as well" "$status $err" '^1 kompass: template/summary: "P3" looks like'
run "$KOMPASS" report --template own.yaml -o own.yaml --force "$full"
t_match "the report never replaces it" "$status $err" '^2 kompass: own\.yaml: the report would replace'
t_done
