#!/bin/sh
# The interview guide.
. "$TOP/tests/cli/lib.sh"
t_setup

cp "$TOP/sessions/bromma-2006-ed2002.yaml" brief.yaml
cp brief.yaml a.yaml
"$KOMPASS" --as ab reopen --reason x a.yaml >/dev/null
sed 's|^reported:|entries:\
- id: e1\
  at: {w000000001: 1}\
  kind: ask\
  question: "1.1"\
  by: ab\
  text: "Really <b>so</b> *often*?\\n# not a [heading](http://x.example)\\u001b[31m"\
  roles: [politik]\
- id: e2\
  at: {w000000001: 1}\
  kind: ask\
  by: cd\
  text: a private one\
  private: yes\
- id: e3\
  at: {w000000001: 1}\
  kind: ask\
  question: "1.2"\
  by: ab\
  text: asked already\
  done: yes\
reported:|; s|^asked:|previous:\
- id: entry/e9\
  at: {w000000001: 1}\
  kind: strength\
  question: "1.1"\
  text: open minutes\
- id: score/1.1\
  at: {w000000001: 1}\
  state: points\
  points: 31.5\
asked:|' a.yaml >b.yaml

"$KOMPASS" --as ab guide --role politik b.yaml >out 2>err
t_is "a guide" "$? $(cat err)" "0 "
md=$(cat out)
t_match "title" "$md" '^# Interview guide: Bromma 2006$'
t_match "group" "$md" '^- .*day 1, 90 minutes$'
t_match "questions in order" "$(grep '^### ' out | head -2 | tail -1)" '^### 1\.2 '
t_match "the prepared question is escaped" "$md" '^- Really \\<b\\>so\\</b\\> \\\*often\\\*\?  $'
t_match "also below a line break" "$md" '^  \\# not a \\\[heading\\\]\(http\\://x.example\)\\\^\\\[\\\[31m$'
t_match "an earlier finding" "$md" '^- strength: open minutes$'
t_is "no points" "$(grep -Ec '31\.5|at most|points:' out)" 0
t_is "nothing private of others" "$(grep -c 'a private one' out)" 0
t_is "nothing that was asked" "$(grep -c 'asked already' out)" 0
t_is "no escape byte" "$(grep -c "$(printf '\033')" out)" 0
t_is "left out by the profile" "$(grep -c '^## 8' out)" 0
"$KOMPASS" --as ab guide --role politik --points b.yaml >out
t_match "with points" "$(cat out)" '^### 1\.1 .*\(at most 40 points\)$'
t_match "with earlier points" "$(cat out)" '^- points: 31\.5$'
"$KOMPASS" --as cd guide b.yaml >out
t_match "all roles are named" "$(cat out)" '^- Ledande politiker: |^- Leading politicians: '
t_match "the inbox at the end" "$(cat out)" '^- a private one$'
"$KOMPASS" --lang sv guide b.yaml >out
t_match "in Swedish" "$(cat out)" '^## 1 Offentlighet och demokratisk kontroll$'
"$KOMPASS" guide -t txt b.yaml >out
# One byte a character: awk may count bytes.
t_is "text is at most 78 wide" \
	"$(LC_ALL=C tr -d '\200-\277' <out | LC_ALL=C awk 'length($0) > 78' | wc -l | tr -d ' ')" 0
t_match "text is not escaped" "$(cat out)" '^- Really <b>so</b> \*often\*\?$'
t_is "no two empty lines at the end" "$(tail -c 1 out | wc -l | tr -d ' ')" 1
if "$KOMPASS" --version | grep -q 'OpenDocument: by lowdown$'; then
	for type in html odt; do
		"$KOMPASS" --as ab guide -t $type b.yaml >guide.$type
		t_is "a sound document as $type" "$? $(python3 "$TOP/tests/document.py" guide.$type 2>&1)" "0 "
		t_match "with the prepared question in $type" "$(python3 "$TOP/tests/document.py" -t guide.$type)" \
			'^Really <b>so</b> \*often\*\?$'
	done
	t_is "room to write" "$(grep -c '^<hr/>$' guide.html)" "$(($(grep -c '^<h3' guide.html) * 5))"
fi
"$KOMPASS" guide --role boss b.yaml 2>err
t_match "an unknown role" "$? $(cat err)" '^2 .*boss.*politik'
"$KOMPASS" guide -t pdf b.yaml 2>err
t_is "an unknown form" "$?" 2
"$KOMPASS" guide brief.yaml >out
t_match "titles alone will do" "$? $(grep -c '^### ' out)" '^0 33$'
"$KOMPASS" guide nothing.yaml 2>err
t_is "no file" "$?" 2
t_done
