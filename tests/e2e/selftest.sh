#!/bin/sh
# Tests the test driver: prints TAP. DRIVE and FAKE name the driver and the
# program of t/fake.c, by default ./drive and ./fake.

drive=$(realpath "${DRIVE:-./drive}") || exit 2
DRIVE_PROGRAM=$(realpath "${FAKE:-./fake}") || exit 2
folder=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
mkdir "$folder/tmp" "$folder/data" "$folder/out"
TMPDIR=$folder/tmp
DRIVE_DATA=$folder/data
DRIVE_OUT=$folder/out
export DRIVE_PROGRAM DRIVE_DATA DRIVE_OUT TMPDIR
unset DRIVE_TIMEOUT DRIVE_QUIET
cd "$folder" || exit 2
count=0
failures=0

# report OK NAME: one TAP line; on failure with what the driver printed.
report() {
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		failures=$((failures + 1))
		echo "not ok $count - $2"
		sed 's/^/#   /' output
	fi
}

# passes NAME: the script on stdin passes.
passes() {
	cat >script.t
	DRIVE_TIMEOUT=60000 "$drive" script.t >output 2>&1
	[ $? = 0 ] && ! grep -q '^not ok' output && grep -q '^1\.\.[1-9]' output
	report $? "$1"
}

# fails NAME LINE REGEX...: the script on stdin fails in that line, and the
# output has a line for each expression. Only from there on time is short,
# unless $short says otherwise.
fails() {
	name=$1
	line=$2
	shift 2
	sed "${line}s/^/timeout ${short:-200}\\n/" >script.t
	DRIVE_TIMEOUT=60000 "$drive" script.t >output 2>&1
	bad=$(($? != 1))
	line=$((line + 1))
	grep -q "^not ok [0-9]* - script.t:$line " output || bad=1
	[ "$(grep -c '^not ok' output)" = 1 ] || bad=1
	for regex; do
		grep -Eq -e "$regex" output || bad=1
	done
	report $bad "$name"
}

# is NAME EXPECTED GOT
is() {
	echo "expected: $2; got: $3" >>output
	[ "$2" = "$3" ]
	report $? "$1"
}

# The report

printf 'from data\n' >data/from-data
printf 'beside\n' >beside

passes 'the simplest script' <<'.'
# A comment

  run echo
wait fake 80x24
key q
exit 0
.
cat >expected <<'.'
ok 1 - script.t:4 wait
ok 2 - script.t:6 exit
1..2
.
is 'its report' "$(cat expected)" "$(head -3 output)"

fails 'a failure shows the screen' 3 \
	'^# script.t:4: wait never seen$' \
	'^# expected: a row with: never seen$' \
	'^# after 200 ms$' \
	'^# screen of main, 80x24, cursor 3 0, program runs$' \
	'^#   0\|fake 80x24$' '^# +23\|$' '^1\.\.2$' <<'.'
run echo
wait fake
wait never seen
wait not reached
.
fails 'a failure shows all instances' 6 \
	'^# screen of main, 80x24' '^# screen of other, 80x24' <<'.'
run echo
wait fake
start other echo
use other
wait fake
wait never
use main
.
fails 'an unknown directive' 1 'no directive wiat' <<'.'
wiat a
.
fails 'a directive without its arguments' 2 'usage: size COLS ROWS' <<'.'
run echo
size 80
.
fails 'a directive with arguments too many' 2 'usage: hangup' <<'.'
run echo
hangup now
.
fails 'a block where none belongs' 2 'takes no lines' <<'.'
run echo
wait fake
|fake
.
fails 'a directive that needs a program' 1 'no program was started' <<'.'
wait a
.
fails 'control characters are not printed' 2 '^# a\\x1b\[31mb$' <<'.'
sh printf 'a\033[31mb\n' > f
file f lacks a
.
echo 'run echo' >script.t
"$drive" script.t >output 2>&1
is 'a script without assertions' 1 $?
is 'says so' 1 "$(grep -c 'asserts nothing' output)"
"$drive" no-such.t >output 2>&1
is 'a script that is not there' 1 $?
is 'is not ok' 1 "$(grep -c '^not ok 1 - no-such.t:0' output)"
"$drive" >output 2>&1
is 'no script at all' 2 $?
"$drive" -x script.t >output 2>&1
is 'an unknown option' 2 $?

cat >one.t <<'.'
run echo
wait nothing
.
cat >two.t <<'.'
run echo
wait fake
.
DRIVE_TIMEOUT=500 "$drive" one.t two.t >output 2>&1
is 'the next script runs after a failure' 1 $?
is 'with numbers going on' 'ok 2 - two.t:2 wait' "$(grep '^ok' output)"
is 'and one plan' '1..2' "$(grep '^1\.\.' output)"

# The world

HOSTILE=1 LANGUAGE=sv LANG=sv_SE.UTF-8 KOMPASS_TEST=yes ASAN_OPTIONS=x=1 \
passes 'the environment is pinned' <<'.'
size 200 24
run env HOSTILE LANGUAGE LANG KOMPASS_TEST TERM LC_ALL TZ HOME XDG_DATA_HOME
wait cwd=
row 0 HOSTILE=[unset]
row 1 LANGUAGE=[unset]
row 2 LANG=[unset]
row 3 KOMPASS_TEST=[yes]
row 4 TERM=[xterm-256color]
row 5 LC_ALL=[C.UTF-8]
row 6 TZ=[Europe/Stockholm]
waitre ^HOME=\[/.*/drive-[A-Za-z0-9]+/home\]$
waitre ^XDG_DATA_HOME=\[/.*/drive-.*/home/.local/share\]$
waitre ^cwd=\[/.*/drive-[A-Za-z0-9]+\]$
.
passes 'env sets, empties, expands and removes' <<'.'
size 200 24
env A=one two
env B=
env C=$A-$NONE-$
env TZ
sh test "$A" = "one two"
run env A B C TZ
wait cwd=
row 0 A=[one two]
row 1 B=[]
row 2 C=[one two--$]
row 3 TZ=[unset]
.
fails 'env without a name' 1 'needs a name' <<'.'
env =x
.
passes 'cwd holds for starts only' <<'.'
write sub/file
|x
cwd sub
size 200 24
run env
waitre ^cwd=\[/.*/drive-[A-Za-z0-9]+/sub\]$
file sub/file contains x
sh test -d sub
.
fails 'cwd to nowhere' 1 'no such folder' <<'.'
cwd nowhere
.
passes 'write, copy and files' <<'.'
write deep/er/file
|line one
|  line two
|
write empty
file deep/er/file contains line one
file deep/er/file contains   line two
file deep/er/file lacks line three
copy from-data a
copy from-data deep
copy from-data new/
copy beside "b c"
file a contains from data
file a equals from-data
file deep/from-data equals a
file new/from-data equals a
file "b c" contains beside
file 'b c' equals beside
sh test $(wc -l < deep/er/file) = 3
nofile empty/
nofile none
.
mkdir -p data/tree/branch
echo leaf >data/tree/branch/leaf
chmod -R a-w data/tree
passes 'a copy of a folder can be written' <<'.'
copy tree t
sh echo more >> t/branch/leaf; echo new > t/branch/new
file t/branch/leaf contains leaf
file t/branch/leaf contains more
.
chmod -R u+w data/tree
short=60000 fails 'copy of nothing' 1 'No such file' <<'.'
copy nothing a
.
fails 'file that lacks' 3 'expected: a file that contains: b' '^# a$' <<'.'
write f
|a
file f contains b
.
fails 'file that contains' 3 'expected: a file that lacks: a' <<'.'
write f
|a
file f lacks a
.
fails 'file that differs' 5 'expected: 2 bytes' 'got: 2 bytes' <<'.'
write f
|a
write g
|b
file f equals g
.
fails 'file that is missing' 1 'No such file' <<'.'
file f contains a
.
fails 'file with a wrong word' 2 'not one of contains' <<'.'
write f
file f has a
.
fails 'nofile that is there' 2 'expected: nothing' <<'.'
write f
nofile f
.
short=60000 fails 'sh that fails' 1 'ended with status 4' '^# to stdout$' '^# to stderr$' <<'.'
sh echo to stdout; echo to stderr >&2; exit 4
.
fails 'sh that hangs' 1 'did not end in time' <<'.'
sh sleep 60
.
fails 'a timeout of nothing' 1 'needs milliseconds' <<'.'
timeout 0
.
passes 'sh with something left in the background' <<'.'
sh sleep 60 & echo $! > pid
file pid lacks x
sh kill $(cat pid)
.

# Instances

passes 'arguments are split as by a shell' <<'.'
run echo 'a b' "c \" d" e\ f "" plain
wait args: [a b] [c " d] [e f] [] [plain]
.
fails 'a quote that is not closed' 1 'not closed' <<'.'
run echo "a
.
passes 'two instances, both served' <<'.'
run echo main
start other flood
wait [main]
use other
wait flood done
start third echo third
wait flood done
use third
wait [third]
key q
exit 0
use main
wait [main]
type a
wait keys: 61|
use other
absent 61
.
fails 'two of one name' 3 'main still runs' <<'.'
run echo
wait fake
run echo
.
passes 'one after the other' <<'.'
run echo first
wait [first]
key q
exit 0
run echo second
wait [second]
absent [first]
.
fails 'use of nobody' 2 'no such instance' <<'.'
run echo
use nobody
.
DRIVE_PROGRAM=/no/such/program \
fails 'a program that does not exist' 1 'cannot start.*No such file' <<'.'
run echo
wait fake
.
DRIVE_PROGRAM="/usr/bin/env X=y $DRIVE_PROGRAM" \
passes 'a program that is a command' <<'.'
run env X
wait X=[y]
.
passes 'the program is there for sh' <<'.'
sh test -x "$DRIVE_PROGRAM" && test -f "$DRIVE_DATA/from-data"
nofile x
.
passes 'size before and during' <<'.'
size 40 10
run echo
row 0 fake 40x10
size 120 50
row 0 fake 120x50
size 1 1
row 0 f
size 80 24
row 0 fake 80x24
.
fails 'a size that is none' 1 'from 1 to 999' <<'.'
size 0 10
.

# Keys

passes 'keys' <<'.'
size 200 24
run echo
wait fake
key Up Down Right Left Home End
waitre 1b 4f 41.*1b 4f 42.*1b 4f 43.*1b 4f 44.*1b 4f 48.*1b 4f 46
key q
exit 0
run echo
wait fake
key Enter Tab BTab S-Tab Backspace Space Del Ins
waitre 0d.*09.*1b 5b 5a.*1b 5b 5a.*7f.*20.*1b 5b 33 7e.*1b 5b 32 7e
key q
exit 0
run echo
wait fake
key PgUp PgDn F1 F4 F5 F10 F12
waitre 5b 35 7e.*5b 36 7e.*4f 50.*4f 53.*5b 31 35 7e.*5b 32 31 7e.*5b 32 34
key q
exit 0
run echo
wait fake
key C-a C-z C-Space C-@ C-i C-Left C-End x å *
waitre 01.*1a.*00.*00.*09.*1b 5b 31 3b 35 44.*1b 5b 31 3b 35 46.*78.*c3 a5.*2a
.
passes 'Meta comes in one piece, Esc alone' <<'.'
run echo
wait fake
key M-x
wait 1b 78|
key M-Enter
wait 1b 0d|
key Esc x
wait 1b| 78|
type \e
type y
wait 1b| 79|
.
passes 'keys again and again' <<'.'
run echo
wait fake
key a*5
waitre (61[^6]*){5}$
key Down*2 b
waitre (1b 4f 42[^6]*){2}62.$
.
for key in Upp C- F13 F0 ab S-a C-å; do
	fails "no key $key" 3 "there is no key" <<.
run echo
wait fake
key $key
.
done
passes 'type takes text literally, but for escapes' <<'.'
size 200 24
run echo
wait fake
type a b "c" '#'\s
wait keys: 61 20 62 20 22 63 22 20 27 23 27 20|
type \s\\\e\n\r\t\x00\xFf
wait  20 5c 1b 0a 0d 09 00 ff|
type blå 中
wait  62 6c c3 a5 20 e4 b8 ad|
.
fails 'type with a wrong escape' 2 'no such escape' <<'.'
run echo
type a\qb
.
passes 'paste comes between marks' <<'.'
run echo
wait fake
paste a\nb
wait 1b 5b 32 30 30 7e 61 0a 62 1b 5b 32 30 31 7e|
write f
|c
pastefile f
wait 30 30 7e 63 0a 1b
.
fails 'paste into a program that does not ask' 3 'ESC\[.2004h' <<'.'
run plain
wait plain
paste a
.
passes 'much input to a program that reads slowly' <<'.'
run echo
wait fake
sh head -c 100000 /dev/zero | tr '\0' x > big
pastefile big
wait 78 78
.
fails 'input to a program that does not read' 4 'does not read its input' <<'.'
run deaf
wait deaf
sh head -c 200000 /dev/zero | tr '\0' x > big
pastefile big
.

# The screen

passes 'a screen in two pieces' <<'.'
run late
wait first half, second half
.
passes 'waiting until something has gone' <<'.'
run echo
wait fake
type a
wait 61
size 1 24
waitgone 61
size 80 24
.
fails 'waitgone that stays' 3 'expected: no row with: fake' 'got: row 0' <<'.'
run echo
wait fake
waitgone fake
.
fails 'absent that is there' 2 'expected: no row with: fake' <<'.'
run echo
absent fake
.
fails 'waitre without a match' 2 'a row that matches: \^x\+\$' <<'.'
run echo
waitre ^x+$
.
fails 'waitre that is none' 2 'no regular expression' <<'.'
run echo
waitre a(
.
passes 'row, cursor, screen' <<'.'
run looks
row 0 bold dim italic under reverse
row 4
cursor 3 2
waitcursor 3 2
screen
|bold dim italic under reverse
|red pink blue rgb manyless
|wide 中文 | accent x́ | åäö
|last <&> ⣁
screen
|bold dim italic under reverse
|red pink blue rgb manyless
|wide 中文 | accent x́ | åäö   
|last <&> ⣁
|
|
.
fails 'another row' 2 'row 0 expected:\|bold' 'row 0 got: +\|bold dim' <<'.'
run looks
row 0 bold
.
fails 'a row that does not exist' 2 'row 24 got: +no such row' <<'.'
run looks
row 24 
.
fails 'another cursor' 2 'expected: 3 3' 'got: 3 2' <<'.'
run looks
cursor 3 3
.
fails 'another screen' 2 'row 0 expected:\|bald' 'row 0 got: +\|bold' \
	'row 2 expected:\|$' <<'.'
run looks
screen
|bald dim italic under reverse
|red pink blue rgb manyless
.
fails 'a screen that is too high' 3 'row 2 got: +no such row' <<'.'
size 80 2
run plain
screen
|plain
|
|
.
passes 'attributes' <<'.'
run looks
wait last
attr 0 0 bold
attr 0 5 dim
attr 0 9 italic
attr 0 16 underline
attr 0 22 reverse
attr 0 4 default
attr 1 0 fg=1
attr 1 0 bg=default
attr 1 4 fg=200
attr 1 9 bg=4
attr 1 9 fg=default
attr 1 14 fg=#010203
attr 1 18 bold dim fg=2
attr 1 22 fg=2
.
fails 'attributes that are gone' 3 'got: fg=2, on "l"' <<'.'
run looks
wait last
attr 1 22 bold
.
fails 'dim that is gone' 3 'got: fg=2, on "l"' <<'.'
run looks
wait last
attr 1 22 dim
.
fails 'not default' 3 'got: reverse, on "r"' <<'.'
run looks
wait last
attr 0 22 default
.
fails 'an attribute that is none' 2 'no such attribute' <<'.'
run looks
attr 0 0 loud
.
fails 'a cell that is none' 2 'no such cell' <<'.'
run looks
attr 0 80 bold
.
passes 'the terminal answers' <<'.'
run query
wait keys: 1b 5b 38 3b 35 52
.
passes 'settle' <<'.'
run flood
settle
wait flood done
.
fails 'a program that never rests' 3 'does not come to rest' <<'.'
run restless
wait restless
settle
.

# Output, files and ends

passes 'output' <<'.'
run looks
outhas \e[?1049h
outhas \e[1mbold
outlacks \e[5m
key q
outhas \e[?1049l
exit 0
.
fails 'output that is not there' 2 'bytes somewhere' <<'.'
run looks
outhas \e[5m
.
fails 'output that is there' 2 'bytes nowhere' <<'.'
run looks
outlacks \e[1m
.
passes 'waitfile' <<'.'
run file notes
waitfile notes contains written late
file notes contains late
.
fails 'waitfile in vain' 2 'No such file' 'after 200 ms' <<'.'
run echo
waitfile notes contains written
.
passes 'ends' <<'.'
run echo
wait fake
key Q
exit 3
run echo
wait fake
signal KILL
exit KILL
exit 137
run echo
wait fake
signal TERM
exit TERM
run abort
exit ABRT
exit 134
run echo
wait fake
hangup
exit 4
file hungup lacks x
.
fails 'another end' 4 'expected: an end with 0' 'got: program ended with status 3' <<'.'
run echo
wait fake
key Q
exit 0
.
fails 'an end by a signal' 2 'killed by signal 6, ABRT' <<'.'
run abort
exit 0
.
fails 'no end' 2 'got: program runs' 'after 200 ms' <<'.'
run echo
exit 0
.
fails 'an end that is none' 2 'neither a number nor a signal' <<'.'
run echo
exit soon
.
passes 'stop and go on' <<'.'
run echo
wait fake
signal TSTP
stopped
wait stopped
signal CONT
wait continued 1
.
fails 'not stopped' 2 'expected: program stopped' <<'.'
run echo
stopped
.
fails 'an unknown signal' 2 'no such signal' <<'.'
run echo
signal FOO
.
fails 'a signal to the dead' 5 'has ended' <<'.'
run echo
wait fake
key q
exit 0
signal TERM
.
cat >script.t <<'.'
run abort
wait never
.
start=$(date +%s)
DRIVE_TIMEOUT=60000 "$drive" script.t >output 2>&1
is 'no wait for what a dead program shows' 1 "$(($(date +%s) - start < 30))"

# Pictures

passes 'pictures' <<'.'
run looks
wait last
snapshot shot.txt
svg sub/shot.svg
.
cat >expected <<'.'
bold dim italic under reverse
red pink blue rgb manyless
wide 中文 | accent x́ | åäö
last <&> ⣁
.
is 'as text' "$(cat expected)" "$(cat out/shot.txt)"
for part in '<svg ' 'font-weight="bold"' 'font-style="italic"' \
	'text-decoration="underline"' 'fill-opacity="0.6"' '中文' \
	'last &lt;&amp;&gt;<' 'M95.2 71.4h0M95.2 85.6h0M99.8 85.6h0' '</svg>'; do
	grep -qF -e "$part" out/sub/shot.svg
	report $? "as SVG, with $part"
done

# Recording

cat >record.t <<'.'
# Kept.
run looks
  # Kept, too.
screen
|old
|lines
|of a screen

screen
wait last
.
cat >expected <<'.'
# Kept.
run looks
  # Kept, too.
screen
|bold dim italic under reverse
|red pink blue rgb manyless
|wide 中文 | accent x́ | åäö
|last <&> ⣁

screen
|bold dim italic under reverse
|red pink blue rgb manyless
|wide 中文 | accent x́ | åäö
|last <&> ⣁
wait last
.
"$drive" -u record.t >output 2>&1
is 'recording' 0 $?
is 'rewrites the screens' "$(cat expected)" "$(cat record.t)"
"$drive" record.t >output 2>&1
is 'and they hold' 0 $?
touch -d 2001-01-01 record.t
"$drive" -u record.t >output 2>&1
is 'a second time there is nothing to do' 2001 "$(date -r record.t +%Y)"

# Cleaning up

cat >script.t <<'.'
write a/b
|x
sh mkdir locked; touch locked/x; chmod 0 locked
run echo
wait fake
.
"$drive" script.t >output 2>&1
is 'nothing is left over' '' "$(ls tmp)"
"$drive" --keep script.t >output 2>&1
kept=$(sed -n 's/^# kept in //p' output)
is 'unless it is to be kept' 'a home locked main.output' \
	"$(ls "$kept" | tr '\n' ' ' | sed 's/ $//')"
chmod -R u+rwx "$kept"
rm -rf "$kept"
cat >script.t <<'.'
sh kill -INT $PPID
run echo
wait never
.
DRIVE_TIMEOUT=60000 "$drive" script.t >output 2>&1
is 'interrupted' 130 $?
is 'nothing is left over then either' '' "$(ls tmp)"

echo "1..$count"
[ $failures = 0 ]
