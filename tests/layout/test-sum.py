#!/usr/bin/env python3
"""test-sum.py SUM-TESTS: the sum of build-aux/test counts what failed, also where no line of TAP says so.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import subprocess
import sys
import tempfile

# (entries of a log, steps that broke before, what the last line must be)
CASES = [
    ([{'name': 'a', 'result': 'OK', 'stdout': 'ok 1 /a\nok 2 /b\n1..2\n'}], 0, '2 passed, 0 failed'),
    ([{'name': 'a', 'result': 'FAIL', 'stdout': 'ok 1 /a\nnot ok 2 /b\n1..2\n'}], 0, '1 passed, 1 failed'),
    ([{'name': 'a', 'result': 'ERROR', 'stdout': 'ok 1 /a\n'}], 0, '1 passed, 1 failed'),
    ([{'name': 'a', 'result': 'TIMEOUT', 'stdout': ''}], 0, '0 passed, 1 failed'),
    ([{'name': 'a', 'result': 'OK', 'stdout': 'ok 1 /a # SKIP no corpus\nok 2 /b\n'}], 0, '1 passed, 0 failed'),
    ([{'name': 'a', 'result': 'SKIP', 'stdout': '1..0 # SKIP no strace\n'}, {'name': 'b', 'result': 'OK', 'stdout': ''}], 0,
     '1 passed, 0 failed'),
    ([{'name': 'a', 'result': 'OK', 'stdout': 'ok 1 /a\n'}], 2, '1 passed, 2 failed'),
    ([], 0, '0 passed, 0 failed'),
]

bad = 0
for number, (entries, broken, wanted) in enumerate(CASES, 1):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
        log.writelines(json.dumps(entry) + '\n' for entry in entries)
        log.flush()
        result = subprocess.run([sys.executable, sys.argv[1], str(broken), log.name], capture_output=True, text=True)
    lines = result.stdout.splitlines()
    # Nothing that ran is no success either.
    status = 0 if wanted.endswith(' 0 failed') and not wanted.startswith('0') else 1
    good = bool(lines) and lines[-1] == wanted and result.returncode == status
    bad += not good
    print('%sok %d - %s' % ('' if good else 'not ', number, wanted))
    if not good:
        print('# %s, status %d' % (result.stdout.replace('\n', ' | '), result.returncode))
print('1..%d' % len(CASES))
sys.exit(1 if bad else 0)
