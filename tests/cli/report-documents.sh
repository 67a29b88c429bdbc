#!/bin/sh
# kompass report -t html and -t odt: sound documents, in which no text of
# anybody becomes anything else (tests/document.py looks into them).
. "$TOP/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
export SOURCE_DATE_EPOCH=1271761200 KOMPASS_LOCALEDIR="$catalogues"
full=$TOP/sessions/hasselby-vallingby-2010-full.yaml
document=$TOP/tests/document.py

if ! "$KOMPASS" --version | grep -q 'OpenDocument: by lowdown$'; then
	run "$KOMPASS" report -t html "$full"
	t_match "without lowdown it says so" "$status $out$err" '^2 kompass: .*built without lowdown'
	t_done
fi

for file in "$TOP"/sessions/*.yaml; do
	name=$(basename "$file" .yaml)
	for type in html odt; do
		"$KOMPASS" --lang sv report -t $type -o out.$type --force \
			--reference "$TOP/sessions/sundsvall-2012-ed2010.yaml" "$file" 2>err
		t_is "$name: $type" "$? $(python3 "$document" out.$type 2>&1)" "0 "
	done
done

# All three say the same.
"$KOMPASS" --lang sv report -o full.md "$full" 2>err
for type in html odt; do
	"$KOMPASS" --lang sv report -t $type -o full.$type "$full" 2>err
	python3 "$document" -t full.$type >$type.txt
done
sed -n '/^Vad som gjordes/,$p' html.txt | sed '1,/^Om rapporten$/d' >html.body
sed -n '3,$p' odt.txt >odt.body
# A break inside a cell or paragraph is a block of its own in neither.
t_is "HTML says what OpenDocument says" "$(tr -d ' \n' <html.body | cksum)" \
	"$(tr -d ' \n' <odt.body | cksum)"
t_is "and Markdown" "$(sed '/^|[:|-]*$/d; 1,4d; s/\\\([^A-Za-z0-9]\)/\1/g; s/^#* //; s/^- //; s/^\*\*\(.*\)\*\*/\1/' \
	full.md | tr -d ' |\n' | cksum)" "$(tr -d ' |\n' <html.body | cksum)"
t_is "rows of figures" "$(grep -c '^58,1$' html.txt) $(grep -c '^58,1$' odt.txt)" "2 2"
t_match "a table of contents" "$(cat full.html)" '^<li><a href="#area-3">3 Politisk styrning och kontroll</a>'
t_match "its language" "$(cat full.html)" '^<html lang="sv">$'
t_match "nothing is fetched, nothing runs" "$(cat full.html)" "default-src 'none'; style-src 'unsafe-inline'"
t_is "a telephone's width" "$(grep -c 'name="viewport"' full.html)" 1

for type in html odt; do
	"$KOMPASS" --lang sv report -t $type "$full" >again.$type 2>err
	t_is "$type: the same bytes" "$(cmp full.$type again.$type)" ""
done

# DRAFT until it is signed.
cp "$full" s.yaml
KOMPASS_CLOCK=2010-05-20T09:00:00+02:00/60
t_match "a draft is marked" "$(cat full.html)" '^<div class="draft" aria-hidden="true">UTKAST</div>$'
t_is "on each page of OpenDocument" "$(python3 -c '
import zipfile
print(zipfile.ZipFile("full.odt").read("styles.xml").decode().count("<style:header><text:p text:style-name=\"Header\">UTKAST<"))')" 1
"$KOMPASS" --as ge sign s.yaml >out 2>&1 || "$KOMPASS" --as ge sign --anyway "an example" s.yaml >out 2>&1
for type in html odt; do
	"$KOMPASS" --lang sv report -t $type -o signed.$type s.yaml 2>err
	t_is "$type: signed, it is none" "$(python3 "$document" -t signed.$type | grep -c UTKAST) $(grep -ac UTKAST signed.$type)" "0 0"
done
t_match "who signed" "$(python3 "$document" -t signed.html)" '^Version 1, fastställd 20[0-9-]* av '
"$KOMPASS" --as ge reopen --reason 'a wrong figure' s.yaml >out 2>&1
printf '%s\n' '#1.1' ':meeting' '= 8 the plan was found' |
	KOMPASS_CLOCK=2010-06-01T09:00:00+02:00 "$KOMPASS" --as ge line s.yaml >out 2>&1
"$KOMPASS" report -t html s.yaml >reopened.html 2>err
python3 "$document" -t reopened.html >reopened.txt
t_match "reopened: a draft again" "$(cat reopened.txt)" '^DRAFT\. '
t_match "the corrections" "$(cat reopened.txt)" '^Reopened 20[0-9-]* by Gunilla Ek: a wrong figure$'
t_match "what was settled since" "$(cat reopened.txt)" '^Settled since: 1\.1\.$'
KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60

# Hostile texts: the same structure as with harmless ones, and each text as it was typed.
"$KOMPASS" --as ab=Anna new -q skolkompass-liten --subject NAME --year 2010 empty.yaml >out 2>&1
cat >make.py <<'END'
import json
import re

texts = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</p></main></body>',
    '[x](javascript:alert(1)) ![i](http://x.example/i.png)', '{#x .y onclick=z}', 'x {#area-1}', '| a | b |',
    '# heading #', '- item', '* item', '+ item', '1. item', '1) item', '> quoted', '`code` ``` ~~~', '~~~',
    '&lt;b&gt; &#60;b&#62; &amp;', '<!-- x --> <![CDATA[x]]> ]]> <?php x ?>', "=cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd', 'http://x.example www.x.example a@x.example mailto:a', '$x$ ==x== ^x^ ~~x~~ *x* _x_ **x** x^2^',
    '---', '===', '[^1]: note [x]: http://x.example', 'title: x', ': x', 'x\\', '\\<b>',
    '"quoted" \'too\' (c) 1/2 ... --', '<text:p>x</text:p>', '%s %n %1$s']
odd = {'\u202ertl\u2066': '<U+202E>rtl<U+2066>', '\x1b[31m\x07': '^[[31m^G', '\ue0000\ue000': '<U+E000>0<U+E000>',
    '\u2028x': '<U+2028>x'}
huge = ['x' * 1000000, '*' * 20000, '[' * 20000, '](' * 10000, '<' * 20000, '_a' * 10000, '\\' * 20000]
base = open('empty.yaml').read()
area, question = re.search(r'\n    - id: (\w+)\n(?:.*\n)*?        - id: (\w+)\n', base[base.index('  areas:'):]).groups()
items = [
    ('interviews', '{id: i1, label: 1, by: ab, title: Q, date: 2010-04-20}'),
    ('documents', '{id: d1, label: 1, by: ab, title: Q}'),
    ('pages', '{id: w1, label: 1, by: ab, url: Q, title: Q}'),
    ('settled', '{id: "N", state: not-assessed, reason: LONG}'),
    ('entries', '{id: f1, kind: weakness, question: "N", by: ab, text: x, wording: LONG, learn-from: Q}'),
    ('entries', '{id: f2, kind: example, question: "A", by: ab, text: LONG}'),
    ('texts', '{id: intro, text: LONG}'), ('texts', '{id: summary, text: LONG}'), ('texts', '{id: area/A, text: LONG}'),
    ('texts', '{id: question/N, text: LONG}'), ('reported', '{id: "A", points: 1, source: Q, note: Q}')]


def write(path, lines, many, line):
    """Each of `lines` as an entry, `many` as lines and paragraphs elsewhere, and `line` in names."""
    here = [('entries', '{id: e%03d, kind: strength, question: "N", by: ab, text: %s}' % (i, json.dumps(t)))
            for i, t in enumerate(lines)] + items
    long = json.dumps('\n'.join(many) + '\n\n' + '\n\n'.join(many))
    out, last = '', ''
    for name in ('interviews', 'documents', 'pages', 'settled', 'entries', 'texts', 'reported'):
        for section, item in here:
            if section == name:
                out += '' if last == name else name + ':\n'
                last = name
                out += '- ' + item.replace('"N"', '"%s"' % question).replace('"A"', '"%s"' % area).replace(
                    '/N', '/' + question).replace('/A', '/' + area).replace(': LONG', ': ' + long).replace(
                    ': Q', ': ' + json.dumps(line)) + '\n'
    text = base.replace('\nasked:', '\n' + out.rstrip('\n') + '\nasked:')
    open(path, 'w').write(text.replace('value: NAME', 'value: ' + json.dumps(line)).replace(
        'name: Anna', 'name: ' + json.dumps(line)))


every = texts + list(odd)
same = ['harmless'] * len(every)
write('harmless.yaml', same, same, 'harmless')
write('hostile.yaml', every, every, ' '.join(every))
same = ['harmless'] * len(huge)
write('few.yaml', same, same[1:], 'harmless')
write('huge.yaml', huge, huge[1:], ' '.join(huge[1:]))
open('hostile.seen', 'w').write('\n'.join(texts + list(odd.values())))
open('huge.seen', 'w').write('\n'.join(huge))
END
python3 make.py
cat >count.py <<'END'
# How often each text stands in the report, as a block or part of one: those that stand too seldom.
import sys
blocks = sys.stdin.read()
for text in open(sys.argv[1]).read().split('\n'):
    # As an entry; and as a line and a paragraph of seven texts, and in nine names.
    if blocks.count(text.strip()) < (1 if len(text) > 500000 else 24):
        print('%.40s %d' % (text, blocks.count(text)))
END
for type in html odt; do
	for pair in harmless:hostile few:huge; do
		"$KOMPASS" report -t $type -o one.$type --force ${pair%:*}.yaml 2>err
		"$KOMPASS" report -t $type -o two.$type --force ${pair#*:}.yaml 2>err
		t_is "${pair#*:} texts in $type" "$? $(python3 "$document" two.$type 2>&1 | head -3)" "0 "
		python3 "$document" -s one.$type >one
		python3 "$document" -s two.$type >two
		t_is "${pair#*:}: nothing but text in $type" "$(cmp one two 2>&1)" ""
		t_is "${pair#*:}: all of it stands in $type" \
			"$(python3 "$document" -t two.$type | python3 count.py ${pair#*:}.seen)" ""
	done
done
for type in md txt; do
	"$KOMPASS" report -t $type hostile.yaml >two 2>err
	t_is "$type: no control byte" "$? $(LC_ALL=C tr -d '\12\40-\176\200-\377' <two | wc -c | tr -d ' ')" "0 0"
done

# The library is not there, or is something else.
mkdir lib
echo none >lib/liblowdown.so.1
run env LD_LIBRARY_PATH="$PWD/lib" "$KOMPASS" report -t html -o none.html "$full"
case $err in
*'is missing, which makes HTML'*)
	t_is "without the library" "$status $(ls none.html 2>/dev/null)" "2 " ;;
*)
	t_is "the library is found elsewhere" "$status" 0 ;;
esac
t_done
