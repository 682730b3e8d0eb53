#!/usr/bin/env python3
"""sum-tests.py BROKEN LOG…: adds up what meson's test logs hold, and prints the sum as the last line.

BROKEN is how many steps failed before a test could run. A program that speaks TAP counts by its lines; one that
ends badly without a line that says so counts as one failure. What was skipped is named and not counted.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import sys

LINE = re.compile(r'^(not )?ok\b[^#\n]*(#\s*(skip|todo)\b.*)?', re.I | re.M)
GOOD = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}


def count(entry):
    """(passed, failed, names of what was skipped) of one program."""
    lines = list(LINE.finditer(entry.get('stdout') or ''))
    skipped = [m.group(0) for m in lines if m.group(3) and m.group(3).lower() == 'skip']
    passed = sum(1 for m in lines if not m.group(1)) - len(skipped)
    failed = sum(1 for m in lines if m.group(1) and not m.group(3))
    good = entry['result'] in GOOD | SKIPPED
    if entry['result'] in SKIPPED and not lines:
        return 0, 0, [entry['name']]
    if not lines:
        return (1, 0, []) if good else (0, 1, [])
    return passed, failed if good or failed else 1, skipped


def main():
    failed = int(sys.argv[1])
    passed, skipped = 0, []
    if failed:
        print('failed: %d steps around the tests (see above)' % failed)
    for log in sys.argv[2:]:
        try:
            entries = [json.loads(line) for line in open(log, encoding='utf-8', errors='replace')]
        except OSError as problem:
            print('failed: no log of tests: %s' % problem)
            failed += 1
            continue
        for entry in entries:
            good, bad, left = count(entry)
            passed, failed = passed + good, failed + bad
            skipped += ['%s: %s' % (entry['name'], line) for line in left]
            if bad:
                print('failed: %s (%s): %d' % (entry['name'], entry['result'], bad))
    for line in skipped:
        print('skipped: ' + line)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed or not passed else 0


sys.exit(main())
