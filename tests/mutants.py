#!/usr/bin/env python3
"""Would the tests notice?  Changes the source a little, and runs them.

	mutants.py [-n N] [-s SEED] [-o WORD] [-l] BUILD-FOLDER

What saves, reads, merges and takes down a session is what nobody can do again,
so its tests are tested: in a copy of the tree one place of those files is
changed at a time (a comparison, a condition, a number, a statement left out),
what changed is built, with sanitizers, and the tests of that part run until one
fails.  A change that none of them notices is a survivor: a test is missing, or
the change makes no difference.  Those of the second kind are in mutants.txt,
with the reason.

Which N changes are made depends on the text of each place and the seed alone,
so an edit elsewhere does not shuffle them.

	-n N	how many (100), shared out among the parts
	-s SEED	another choice of them (1)
	-o WORD	only those with this word in "FILE FUNCTION() LINE"; may be repeated
	-l	only list them

Exit status: 0 if at least 90 per cent were caught and all survivors are
explained, 1 if not, 2 if the tests do not run.
"""

import filecmp
import getopt
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXPLAINED = os.path.join(TOP, 'tests', 'mutants.txt')
WANTED = 90			# per cent caught
PATIENCE = 8			# a test may take so many times as long as without a change ...
AT_LEAST = 20			# ... and seconds

# What is changed, and what is run for it, the quickest first.
PARTS = {
    'saver': (
        ['src/store/saver.c', 'src/store/target.c', 'src/store/sentry.c', 'src/store/keeper.c'],
        ['tests/unit/test-target', 'tests/unit/test-saver', 'tests/unit/test-keeper',
         'tests/cli/restore-reopen.sh', 'tests/cli/copies-beside.sh', 'tests/fault/kill.sh',
         'tests/fault/io.sh', 'tests/e2e/file-changed-underneath.t', 'tests/e2e/disk-full.t',
         'tests/e2e/two-forms-one-file.t', 'tests/e2e/broken-file-underneath.t',
         'tests/e2e/killed-while-typing.t', 'tests/e2e/ended-while-typing.t',
         'tests/e2e/folder-read-only.t', 'tests/e2e/plain-form.t']),
    'reader': (
        ['src/store/session-file.c', 'src/store/session-own.c', 'src/store/yaml-own.c'],
        ['tests/unit/test-session', 'tests/unit/test-session-own', 'tests/unit/test-yaml',
         'tests/unit/test-keeper', 'tests/cli/new-session.sh', 'tests/cli/merge-bad.sh',
         'tests/cli/history-list.sh', 'tests/cli/merge-git.sh', 'tests/cli/check-files.sh']),
    'merge': (
        ['src/model/session.c', 'src/model/item.c', 'src/model/vector.c', 'src/model/merge.c',
         'src/model/merge-guard.c'],
        ['tests/unit/test-merge', 'tests/unit/test-conflict', 'tests/unit/test-sitting',
         'tests/unit/test-session',
         'tests/unit/test-laws', 'tests/unit/test-keeper', 'tests/unit/test-command',
         'tests/cli/merge-files.sh', 'tests/cli/merge-bad.sh', 'tests/cli/merge-git.sh',
         'tests/cli/same-interview.sh', 'tests/cli/job-and-accidents.sh',
         'tests/e2e/merge-asks.t', 'tests/e2e/settle-conflict.t']),
    'capture': (
        ['src/model/capture.c'],
        ['tests/unit/test-capture', 'tests/unit/test-sitting', 'tests/unit/test-command',
         'tests/cli/meeting-line.sh', 'tests/cli/example.sh', 'tests/e2e/type-and-edit-line.t']),
}

# --- where a change can be made --------------------------------------------

TOKEN = re.compile(r'''
    (?P<skip>/\*.*?\*/ | ^\#[^\n]*(?:\\\n[^\n]*)* | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*')
  | (?P<number>\b(?:0x[0-9a-fA-F]+|\d+)[uUlL]*\b)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<op><<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|->|\+=|-=|\|=|&=|\S)
  ''', re.X | re.S | re.M)

SWAPS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==',
         '&&': '||', '||': '&&', '+': '-', '-': '+', '+=': '-=', '-=': '+='}
FLIPS = {'true': 'false', 'false': 'true'}
# Calls with two arguments of one kind, whose order matters.
PAIRED = {'strcmp', 'memcmp', 'vector_compare', 'vector_join', 'section_order', 'rename',
          'link', 'move_new', 'by_bytes', 'is_preferred'}
STAYS = {'if', 'for', 'while', 'do', 'else', 'switch', 'case', 'default', 'goto', 'struct',
         'const', 'static', 'enum', 'unsigned', 'int', 'size_t', 'char', 'bool', 'int64_t',
         'uint64_t', 'uint32_t', 'ssize_t', 'return', 'sigset_t', 'pthread_condattr_t',
         'decimal', 'DIR', 'va_list', 'ucs4_t', 'uint8_t', 'enum'}


class Token:
    def __init__(self, match):
        self.kind, self.text = match.lastgroup, match.group()
        self.at, self.end = match.start(), match.end()


class Change:
    """One place of a file, and what stands there instead."""

    def __init__(self, path, source, function, at, end, new):
        self.path, self.function = path, function
        self.at, self.end, self.new = at, end, new
        first = source.rfind('\n', 0, at) + 1
        last = source.find('\n', end)
        self.line = source.count('\n', 0, at) + 1
        self.old_text = ' '.join(source[first:last].split())
        self.new_text = ' '.join((source[first:at] + new + source[end:last]).split()) or ';'
        self.place = '%s %s()' % (path, function)
        self.key = (self.place, self.old_text, self.new_text)

    def rank(self, seed):
        return hashlib.sha256(repr((seed, self.key)).encode()).hexdigest()

    def show(self):
        return '%s line %d\n- %s\n+ %s' % (self.place, self.line, self.old_text, self.new_text)


def matching(tokens, i):
    """The index of the bracket that closes the one at i."""
    depth = 0
    for j in range(i, len(tokens)):
        depth += tokens[j].text in '([{' and tokens[j].kind == 'op'
        depth -= tokens[j].text in ')]}' and tokens[j].kind == 'op'
        if not depth:
            return j
    return len(tokens) - 1


def functions(source):
    """(name, what it returns, start, end) of each body, in the house's style."""
    head = re.compile(r'^([a-z][\w *]*)\n(\w+)\(.*?\)\n\{\n(.*?)^\}', re.M | re.S)
    for m in head.finditer(source):
        yield m.group(2), m.group(1), m.start(3), m.end(3)


def changes_at(tokens, i, source):
    """(start, end, text) of what token i gives reason to."""
    t = tokens[i]
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if t.kind == 'number':
        is_octal = re.fullmatch('0[0-7]+', t.text)
        number = int(t.text.rstrip('uUlL'), 8 if is_octal else 0) + 1
        yield t.at, t.end, '0%o' % number if is_octal else str(number)
    elif t.text in FLIPS:
        yield t.at, t.end, FLIPS[t.text]
    elif t.kind == 'op' and t.text in SWAPS:
        is_binary = before and (before.kind in ('word', 'number') or before.text in ')]') and \
            before.text not in ('return', 'case')
        # Not the end of a cast.
        if is_binary and not (before.text == ')' and t.text in '+-' and after.at == t.end):
            yield t.at, t.end, SWAPS[t.text]
    elif t.text == '!' and after.text != '=':
        yield t.at, t.end, ''
    elif t.text in ('if', 'while') and after.text == '(':
        close = matching(tokens, i + 1)
        yield after.end, tokens[close].at, '!(' + source[after.end:tokens[close].at] + ')'
    elif t.text in PAIRED and after.text == '(':
        close = matching(tokens, i + 1)
        commas, j = [], i + 2
        while j < close:
            j = matching(tokens, j) if tokens[j].text in '([' else j
            if tokens[j].text == ',':
                commas.append(j)
            j += 1
        follows = tokens[close + 1].text
        is_order = t.text not in ('strcmp', 'memcmp') or follows in '<>' or \
            (before.text in '=?:' and follows != '?')
        if commas and is_order and before.text != '!':
            first = source[after.end:tokens[commas[0]].at]
            end = tokens[commas[1]].at if len(commas) > 1 else tokens[close].at
            second = source[tokens[commas[0]].end:end].strip()
            yield after.end, end, second + ', ' + first.strip()


def statement(tokens, i, source):
    """A statement that can be left out begins with token i: where it ends."""
    t = tokens[i]
    if source[source.rfind('\n', 0, t.at) + 1:t.at].strip():
        return None
    if (t.kind != 'word' and t.text not in ('*', '(')) or t.text in STAYS:
        return None
    if i and tokens[i - 1].text not in (';', '{', '}', ')', 'else', ':'):
        return None
    j = i
    while j < len(tokens) and tokens[j].text != ';':
        if tokens[j].text in ('{', '}') and tokens[j - 1].text != ')':
            return None
        j = matching(tokens, j) + 1 if tokens[j].text in '([{' else j + 1
    return tokens[j].end if j < len(tokens) else None


def changes_of(path, source):
    for name, kind, start, end in functions(source):
        tokens = [Token(m) for m in TOKEN.finditer(source, start, end)]
        # What is skipped stands for something: a string is an operand.
        tokens = [t for t in tokens if not t.text.startswith(('/*', '#'))]
        for i, t in enumerate(tokens):
            spots = list(changes_at(tokens, i, source)) if t.kind != 'skip' else []
            stop = statement(tokens, i, source)
            if stop:
                spots.append((t.at, stop, ';'))
            if t.text == 'return' and kind.split()[-1] == 'bool' and \
                    tokens[i + 1].text not in FLIPS:
                j = i + 1
                while tokens[j].text != ';':
                    j = matching(tokens, j) + 1 if tokens[j].text in '([{' else j + 1
                value = source[tokens[i + 1].at:tokens[j].at]
                spots.append((tokens[i + 1].at, tokens[j].at, '!(' + value + ')'))
            for at, stop, new in spots:
                yield Change(path, source, name, at, stop, new)


def choose(count, seed, only):
    """As many of each part, so that a long file does not stand for all."""
    queues = []
    for part, (paths, _) in PARTS.items():
        found = []
        for path in paths:
            with open(os.path.join(TOP, path), encoding='utf-8') as f:
                found += [(c.rank(seed), c.at, part, c) for c in changes_of(path, f.read())
                          if not only or any(o in c.place + ' ' + c.old_text for o in only)]
        queues.append(sorted(found, key=lambda x: x[:2]))
    chosen = []
    while any(queues) and len(chosen) < count:
        for queue in queues:
            if queue:
                chosen.append(queue.pop(0)[2:])
    return chosen


# --- what is known to make no difference -----------------------------------

def explained():
    """Reasons by key: entries of mutants.txt are PLACE, "- OLD", "+ NEW", the reason."""
    reasons = {}
    with open(EXPLAINED, encoding='utf-8') as f:
        text = f.read()
    for block in re.split(r'\n\s*\n', text):
        lines = [line for line in block.split('\n') if line and not line.startswith('#')]
        if not lines:
            continue
        if len(lines) < 4 or lines[1][:2] != '- ' or lines[2][:2] != '+ ':
            sys.exit('%s: an entry is a place, "- ", "+ " and a reason: %s' % (EXPLAINED, lines))
        key = (lines[0], lines[1][2:], lines[2][2:])
        reasons[key] = ' '.join(line.strip() for line in lines[3:])
    return reasons


# --- building and running --------------------------------------------------

class World:
    """A copy of the tree, built with sanitizers, in which one place is changed at a time."""

    def __init__(self, folder):
        self.tree = os.path.join(folder, 'tree')
        self.build = os.path.join(folder, 'build')
        self.usual = {}
        # What a test that crashes leaves goes with it.
        in_memory = os.access('/dev/shm', os.W_OK)
        self.temp = tempfile.TemporaryDirectory(prefix='mutants.',
                                                dir='/dev/shm' if in_memory else None)
        self.environ = dict(
            os.environ, KOMPASS=self.build + '/src/kompass', TESTDATA=self.tree + '/tests/data',
            KOMPASS_DATADIR=self.tree, KOMPASS_LOCALEDIR=self.build + '/locale', TOP=self.tree,
            DRIVE_PROGRAM=self.build + '/src/kompass', DRIVE_DATA=self.tree,
            DRIVE=self.build + '/tests/e2e/drive', FAKE=self.build + '/tests/e2e/t/fake',
            LSAN_OPTIONS='suppressions=%s/tests/lsan.txt:print_suppressions=0' % self.tree,
            ASAN_OPTIONS='detect_leaks=1:color=never', KILL_EVERY='5', TEST_CASES='2000')

    def copy(self):
        """Brings the copy up to the tree; what did not change keeps its time."""
        for folder, folders, files in os.walk(TOP):
            folders[:] = [f for f in folders if f not in ('.git', '.build', 'autom4te.cache')]
            there = os.path.join(self.tree, os.path.relpath(folder, TOP))
            os.makedirs(there, exist_ok=True)
            for name in files:
                a, b = os.path.join(folder, name), os.path.join(there, name)
                if not os.path.exists(b) or not filecmp.cmp(a, b, shallow=False):
                    shutil.copy2(a, b)
                    if os.path.exists(self.build):
                        os.utime(b)

    def run(self, command, seconds, cwd=None):
        """Its exit status and output; -1 if it took too long."""
        with subprocess.Popen(command, cwd=cwd or self.tree, env=self.environ,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, start_new_session=True) as p:
            try:
                out, _ = p.communicate(timeout=seconds)
                return p.returncode, out.decode('utf-8', 'replace')
            except BaseException as e:
                os.killpg(p.pid, signal.SIGKILL)
                p.communicate()
                if not isinstance(e, subprocess.TimeoutExpired):
                    raise
                return -1, ''

    def make(self, *targets):
        return self.run(['make', '-s', '-j%d' % (os.cpu_count() or 1), '-C', self.build, *targets],
                        600)

    def prepare(self):
        self.copy()
        if not os.path.exists(self.build + '/Makefile'):
            os.makedirs(self.build, exist_ok=True)
            status, out = self.run([self.tree + '/configure', '-q', '--enable-sanitizers',
                                    'CC=gcc', 'CFLAGS=-O0 -g1'], 300, self.build)
            if status:
                sys.exit('configure: ' + out)
        status, out = self.make('all', 'tests/e2e/drive', 'tests/e2e/t/fake')
        if status:
            sys.exit('make: ' + out)

    def test(self, name):
        """Does it pass?  The first time is without a change, and says how long it takes."""
        if name.startswith('tests/unit/'):
            status, out = self.make(name)
            if status:
                return None, out
            command = [os.path.join(self.build, name)]
        elif name.endswith('.t'):
            command = [self.build + '/tests/e2e/drive', os.path.join(self.tree, name)]
        else:
            command = ['sh', os.path.join(self.tree, name)]
        if not name.startswith('tests/unit/'):
            status, out = self.make('src/kompass')
            if status:
                return None, out
        # Hundreds of times the same files: a disk need not have them all.  A screen
        # shows where a file is, so those stay where they are.
        self.environ.pop('TMPDIR', None)
        if not name.endswith('.t'):
            self.environ['TMPDIR'] = self.temp.name
        begun = time.monotonic()
        limit = max(AT_LEAST, PATIENCE * self.usual.get(name, 60))
        status, out = self.run(command, limit)
        self.usual.setdefault(name, time.monotonic() - begun)
        first = re.search(r'^not ok.*', out, re.M)
        if status == -1:
            return False, 'no end'
        if first or status not in (0, 77):
            return False, first.group() if first else 'exit %d' % status
        return True, ''

    def try_change(self, change, tests):
        """Who noticed it, and how; None if nobody; False if it is no C."""
        path = os.path.join(self.tree, change.path)
        with open(path, encoding='utf-8') as f:
            source = f.read()
        try:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(source[:change.at] + change.new + source[change.end:])
            status, _ = self.make('src/libcore.a')
            if status:
                return False
            for test in tests:
                good, why = self.test(test)
                if good is None:
                    return False
                if not good:
                    return test, why
            return None
        finally:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(source)


def usage():
    sys.exit('usage: mutants.py [-n N] [-s SEED] [-o WORD] [-l] BUILD-FOLDER')


def main():
    # Ended from outside it cleans up as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    count, seed, only, is_list = 100, '1', [], False
    try:
        options, rest = getopt.getopt(sys.argv[1:], 'n:s:o:l')
        for name, value in options:
            if name == '-n':
                count = int(value)
            elif name == '-s':
                seed = value
            elif name == '-o':
                only.append(value)
            else:
                is_list = True
    except (getopt.GetoptError, ValueError):
        usage()
    # Some are no C; as many others take their place.
    chosen = choose(count + count // 4 + 4, seed, only)
    if is_list:
        for part, change in chosen[:count]:
            print(part, change.show())
        return 0
    if len(rest) != 1:
        usage()
    reasons = explained()
    world = World(os.path.abspath(rest[0]))
    world.prepare()
    for test in sorted({t for part, _ in chosen for t in PARTS[part][1]}):
        good, why = world.test(test)
        if not good:
            print('%s fails without a change: %s' % (test, why))
            return 2
    print('%d tests pass without a change' % len(world.usual), flush=True)

    caught, survivors, stale = 0, [], []
    for part, change in chosen:
        tried = caught + len(survivors)
        if tried == count:
            break
        result = world.try_change(change, PARTS[part][1])
        if result is False:
            continue
        head = '%3d %s:%d %s()' % (tried + 1, change.path, change.line, change.function)
        if result:
            caught += 1
            print('%s: caught by %s' % (head, result[0]), flush=True)
            if change.key in reasons:
                stale.append(change)
        else:
            survivors.append(change)
            print('%s: SURVIVED\n    - %s\n    + %s' % (
                head, change.old_text, change.new_text), flush=True)
    tried = caught + len(survivors)
    open_ones = [c for c in survivors if c.key not in reasons]
    print('\n%d changes, %d caught (%d %%); of %d survivors %d are explained in tests/mutants.txt'
          % (tried, caught, 100 * caught // max(tried, 1), len(survivors),
             len(survivors) - len(open_ones)))
    for change in survivors:
        print('\n' + change.show())
        print('\t' + reasons.get(change.key, 'NOT EXPLAINED'))
    for change in stale:
        print('\ncaught, though explained as one that makes no difference:\n' + change.show())
    return 0 if 100 * caught >= WANTED * tried and not open_ones and not stale else 1


if __name__ == '__main__':
    sys.exit(main())
