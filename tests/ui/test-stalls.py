#!/usr/bin/python3
"""test-stalls.py: the main thread of the window is never busy for long, whatever the others do.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, skip_all  # noqa: E402

POSTS = 100000 if os.environ.get('STEWARD_TEST_LONG') else 10000
try:
    with Desktop() as desktop:
        path = os.path.join(desktop.home, 'acme.db')
        subprocess.run([os.environ['SEED_SAMPLE'], path, 'jonas.weber@acmeair.example', '20'], check=True, env=desktop.surroundings)
        posts = os.path.join(desktop.home, 'posts.csv')
        with open(posts, 'w', encoding='utf-8') as out:
            out.write('text,author,published\n')
            for i in range(POSTS):
                out.write('"My guitar %d is broken, @acmeair, and the luggage lost",Author %d,2026-0%d-%02dT10:%02d:%02dZ\n'
                          % (i, i % 700, i % 9 + 1, i % 28 + 1, i // 60 % 60, i % 60))
        out = subprocess.run([os.environ['PROBE_STALLS'], path, posts, os.path.join(desktop.home, 'copy.db')],
                             env=desktop.surroundings, stdout=subprocess.PIPE, text=True, timeout=280)
        print(out.stdout, end='')
        sys.exit(out.returncode)
except Missing as missing:
    skip_all('%s is missing' % missing)
