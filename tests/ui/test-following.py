#!/usr/bin/python3
"""test-following.py WIDTH HEIGHT LANGUAGE: the newest of what another program writes stands first, whatever was shown meanwhile.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, has_locale, skip_all  # noqa: E402

width, height, language = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
ADMINISTRATOR = 'sofia.ruiz@acmeair.example'
if not language.startswith('C.') and not has_locale(language):
    skip_all('the system has no locale %s' % language)


def write(desktop, path, first, last):
    for number in range(first, last + 1):
        subprocess.run([stewardctl, '--workspace', path, 'department', 'add', 'Beside %d' % number], check=True,
                       env=desktop.surroundings, stdout=subprocess.DEVNULL)


def check_newest(tap, desktop, number, words):
    """The last that was written is in the first row that shows."""
    end = time.monotonic() + 20
    while True:
        rows = desktop.matching('list item', '~\\S')
        names = [node.name for node in sorted(rows, key=lambda node: node.place[1])]
        names = [name for name in names if 'Sofia Ruiz' in name or 'Beside' in name]
        good = bool(names) and names[0].find('Beside %d' % number) >= 0
        if good or time.monotonic() > end:
            break
        time.sleep(0.3)
    tap.ok(good, words, names[:6])


def main():
    tap = Tap()
    try:
        with Desktop(width, height, language=language) as desktop:
            path = os.path.join(desktop.home, 'acme.db')
            subprocess.run([seed, path, ADMINISTRATOR], check=True, env=desktop.surroundings)
            desktop.start(program, '--workspace', path)
            desktop.fill_display()
            if not tap.ok(desktop.wait('list item', '~Customer Service|[Kk]und', 90), 'the window is there', desktop.describe()):
                tap.done()
            write(desktop, path, 1, 3)
            time.sleep(2)
            desktop.chord('Control', '5')
            check_newest(tap, desktop, 3, 'before it was ever shown')
            desktop.chord('Control', '1')
            time.sleep(1)
            write(desktop, path, 4, 15)
            time.sleep(2)
            desktop.chord('Control', '5')
            check_newest(tap, desktop, 15, 'while it was not shown')
            write(desktop, path, 16, 16)
            check_newest(tap, desktop, 16, 'while it is shown')
            desktop.chord('Control', '1')
            write(desktop, path, 17, 17)
            desktop.chord('Control', '5')
            check_newest(tap, desktop, 17, 'right before it is shown again')
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
