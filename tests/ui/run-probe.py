#!/usr/bin/python3
"""run-probe.py WIDTH HEIGHT LANGUAGE SCHEME TEXT-SCALE [scroll]: what only the window itself knows of the Monitor view.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, has_locale, skip_all  # noqa: E402

width, height, language, scheme, scale = sys.argv[1:6]
if language != 'C.UTF-8' and not has_locale(language):
    skip_all('the system has no locale %s' % language)
try:
    with Desktop(1280, 800, scheme == 'dark', language, float(scale)) as desktop:
        path = os.path.join(desktop.home, 'acme.db')
        subprocess.run([os.environ['SEED_SAMPLE'], path, 'jonas.weber@acmeair.example'] + (['100'] if sys.argv[6:] else []),
                       check=True, env=desktop.surroundings)
        out = subprocess.run([os.environ['PROBE'], path, width, height] + sys.argv[6:], env=desktop.surroundings,
                             stdout=subprocess.PIPE, text=True, timeout=280)
        print(out.stdout, end='')
        sys.exit(out.returncode)
except Missing as missing:
    skip_all('%s is missing' % missing)
