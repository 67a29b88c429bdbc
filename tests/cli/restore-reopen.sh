#!/bin/sh
# Reopening a closed session; taking back what is mine.
. "$TOP/tests/cli/lib.sh"
t_setup

cp "$TOP/sessions/bromma-2006-ed2002.yaml" a.yaml
cp a.yaml closed.yaml
"$KOMPASS" --as ab restore a.yaml 2>err
t_match "a closed session is not written" "$? $(cat err)" '^2 .*closed'
"$KOMPASS" --as ab reopen a.yaml 2>err
t_match "a reason is needed" "$? $(cat err)" '^2 .*--reason'
"$KOMPASS" --as ab reopen --reason '  ' a.yaml 2>err
t_is "blanks are none" "$?" 2
t_ok "nothing was written" cmp closed.yaml a.yaml
"$KOMPASS" --as ab=Anna reopen --reason 'two
lines' a.yaml >out
t_is "reopened" "$?" 0
t_match "the reason is kept" "$(cat a.yaml)" '^  reason: two lines$'
t_match "and who it was" "$(cat a.yaml)" '^  name: Anna$'
t_match "the full texts are there" "$(cat a.yaml)" '^      guidance:|^ *guidance:'
t_ok "no brief ones" sh -c '! grep -q "^asked-briefly" a.yaml'
cp a.yaml open.yaml
"$KOMPASS" --as ab=Anna reopen --reason again a.yaml 2>err
t_match "open already" "$? $(cat err)" '^2 .*already'
t_ok "nothing was written then" cmp open.yaml a.yaml

# With another content under that id, the brief texts stay.
mkdir questionnaires
sed 's/^max: 800/max: 800 # mine/; s/Hur informeras medborgarna?/Vad?/' \
	"$TOP/questionnaires/kommunkompassen-2002.yaml" >questionnaires/kommunkompassen-2002.yaml
cp closed.yaml brief.yaml
"$KOMPASS" --as ab reopen --reason x brief.yaml >out 2>err
t_match "brief texts stay" "$? $(grep -c '^asked-briefly' brief.yaml)" '^0 1$'
rm -r questionnaires

# A score of mine and one of a colleague, as the form would write them.
score() {
	sed "s|^reported:|scores:\\
- id: 1.1/$1\\
  at: {w00000000$2: $3}\\
  state: points\\
  points: $4\\
reported:|" a.yaml >a.tmp && mv a.tmp a.yaml
}
score ab 1 1 20
KOMPASS_CLOCK=2010-04-20T14:00:00+02:00 "$KOMPASS" --as ab restore a.yaml >out 2>err
t_match "no generation has items of mine" "$? $(cat err)" '^1 .*in no earlier generation'
cp a.yaml twenty.yaml
sed 's/^  points: 20$/  points: 30/' a.yaml >a.tmp && mv a.tmp a.yaml
# Opening keeps what somebody made by hand; the earlier one comes from the file.
cp a.yaml thirty.yaml
cp twenty.yaml a.yaml
KOMPASS_CLOCK=2010-04-20T15:00:00+02:00 "$KOMPASS" --as cd restore a.yaml >/dev/null 2>&1
cp thirty.yaml a.yaml
KOMPASS_CLOCK=2010-04-20T16:00:00+02:00 "$KOMPASS" --as cd restore a.yaml >out 2>err
t_match "others have nothing to take back" "$? $(cat err)" '^1 .*items of cd'
KOMPASS_CLOCK=2010-04-20T16:30:00+02:00 "$KOMPASS" --as ab restore a.yaml 9.9 2>err
t_match "no such item" "$? $(cat err)" '^1 .*9.9 is neither'
KOMPASS_CLOCK=2010-04-20T16:40:00+02:00 "$KOMPASS" --as ab restore a.yaml 1.2 2>err
t_is "nothing of mine there" "$?" 1
KOMPASS_CLOCK=2010-04-20T17:00:00+02:00 "$KOMPASS" --as ab restore a.yaml 1.1 >out 2>err
t_match "the score is back" "$? $(cat out)" '^0 scores 1.1/ab: 20$'
t_match "and when it was" "$(cat out)" '^1 item is again as it was in generation [0-9]+, 2010-04-20'
t_match "as a new version" "$(grep -A4 'id: 1.1/ab' a.yaml | tr '\n' ' ')" \
	'at: \{.*w[0-9a-z]*: 1.*points: 20'
"$KOMPASS" --as ab restore --from 99 a.yaml 2>err
t_match "no such generation" "$? $(cat err)" '^2 .*no generation 99'
"$KOMPASS" restore 2>err
t_is "no file" "$?" 2
echo broken >b.yaml
"$KOMPASS" --as ab line b.yaml 2>err </dev/null
t_unlike "a broken file without a history" "$(cat err)" '^kompass: '
cp a.yaml sound.yaml
sed 's/^  reason: two lines$/  reason: "two lines/' sound.yaml >a.yaml
"$KOMPASS" --as ab line a.yaml 2>err </dev/null
t_match "a broken file that was sound" "$? $(cat err)" '^1 a.yaml:[0-9]+:[0-9]+: error: '
t_match "how to get at it" "$(cat err)" '^kompass: "kompass history a.yaml" lists the file as it was before$'
"$KOMPASS" --as ab restore b.yaml 2>err
t_match "a broken file" "$? $(cat err)" 'history --show'
t_done
