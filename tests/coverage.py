#!/usr/bin/env python3
"""What the tests have run, from gcovr's JSON on standard input.

Prints a row for each file, and of what saves, loads, merges and takes down a
session each line that was not run and each branch that was not taken, with the
reason from coverage.txt why no test can have it, or that there is none.

coverage.txt has a file at the left edge, below it, behind one tab, a line of
its code, and below that, behind two, the reason.  Under `*` stands what a line
of any of those files has in it.  What is "a matter of timing" is run at times.

Exit status: 1 if a gap has no reason, a reason no gap, or less than 90 per cent
of all lines or 80 of all branches were run; else 0.
"""

import json
import os
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LINES, BRANCHES = 90, 80
WHOLE = {
    'save': ['src/store/saver.c', 'src/store/target.c', 'src/store/sentry.c',
             'src/store/keeper.c'],
    'load': ['src/store/session-file.c', 'src/store/session-own.c', 'src/store/yaml.c',
             'src/store/yaml-own.c'],
    'merge': ['src/model/session.c', 'src/model/item.c', 'src/model/vector.c',
              'src/model/merge.c', 'src/model/merge-guard.c'],
    'capture': ['src/model/capture.c'],
}


def read_reasons():
    reasons, path, code = {}, None, None
    with open(os.path.join(TOP, 'tests', 'coverage.txt'), encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip()
            if not line or line.startswith('#'):
                continue
            if line.startswith('\t\t') and code:
                key = (path, code)
                reasons[key] = (reasons.get(key, '') + ' ' + line.strip()).strip()
            elif line.startswith('\t') and path:
                code = ' '.join(line.split())
            elif not line.startswith('\t'):
                path, code = line, None
            else:
                sys.exit('coverage.txt:%d: a file, a line of code, a reason' % number)
    return reasons


def reason_for(reasons, path, code, used):
    if (path, code) in reasons:
        used.add((path, code))
        return reasons[path, code]
    for (where, part), reason in reasons.items():
        if where == '*' and part in code:
            return reason
    return None


def share(part, whole):
    return 100 * part / whole if whole else 100


def row(name, lines, run, branches, taken):
    print('%-34s %6d %6.1f %%  %6d %6.1f %%' % (
        name, lines, share(run, lines), branches, share(taken, branches)))


def main():
    data = json.load(sys.stdin)
    files = {}
    for f in data['files']:
        code = [line for line in f['lines'] if not line.get('gcovr/noncode')]
        branches = [b for line in code for b in line['branches']]
        files[f['file']] = (code, (len(code), sum(line['count'] > 0 for line in code),
                                   len(branches), sum(b['count'] > 0 for b in branches)))
    print('%-34s %6s %8s  %8s %6s' % ('', 'lines', 'run', 'branches', 'taken'))
    for path in sorted(files):
        row(path, *files[path][1])
    total = [sum(f[1][i] for f in files.values()) for i in range(4)]
    row('all', *total)

    reasons, used, is_good = read_reasons(), set(), True
    for what, paths in WHOLE.items():
        print('\nNot run of what is to %s:' % {
            'save': 'save', 'load': 'load', 'merge': 'merge', 'capture': 'take down'}[what])
        count = 0
        for path in paths:
            with open(os.path.join(TOP, path), encoding='utf-8') as f:
                source = f.read().split('\n')
            last = None
            for line in files[path][0]:
                missing = sum(b['count'] == 0 for b in line['branches'])
                if line['count'] and not missing:
                    continue
                count += 1
                number = line['line_number']
                text = ' '.join(source[number - 1].split())
                reason = reason_for(reasons, path, text, used)
                is_good = is_good and reason is not None
                left = '%d of %d branches' % (missing, len(line['branches'])) if line['count'] \
                    else 'line'
                print('%s:%d: %s: %s' % (path, number, left, text))
                # Lines that go together have one reason.
                if reason != last or not reason:
                    print('\t%s' % (reason or 'NO REASON'))
                last = reason
        print('%d places' % count)
    for path, code in sorted(set(reasons) - used):
        if path != '*' and 'a matter of timing' not in reasons[path, code]:
            print('\ncoverage.txt: has a reason for what is run: %s: %s' % (path, code))
            is_good = False
    if share(total[1], total[0]) < LINES or share(total[3], total[2]) < BRANCHES:
        print('\nless than %d %% of all lines or %d %% of all branches' % (LINES, BRANCHES))
        is_good = False
    return 0 if is_good else 1


if __name__ == '__main__':
    sys.exit(main())
