#!/usr/bin/python3
"""test-typing.py: whatever is pasted into the window, it stays in words and at work.

SPDX-License-Identifier: GPL-3.0-or-later

Text that turns itself round, very many characters, and characters that nobody sees go into the search bar and into an
answer. The time is that of the processor in the main thread, so that a busy machine changes nothing.
"""
import json
import os
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
ADMINISTRATOR = 'sofia.ruiz@acmeair.example'
MOST_SECONDS = 3
LONG = bool(os.environ.get('STEWARD_TEST_LONG'))
MANY = 1000000 if LONG else 100000
HOSTILE = [
    ('text that turns itself round', '\u202egnp.exe\u202c \u2066guitar\u2069 \u200f\u061c'),
    ('brackets that never end', '(' * 5000),
    ('quotation marks and signs', '"guitar AND OR NOT (author: "" \\ * ^ \'; DROP TABLE mention'),
    ('characters that nobody sees', 'gui\u200btar\u00ad \ufeff\u2028\u2029\u0001\u001f'),
    ('marks upon marks', 'g' + '\u0301' * 3000 + 'uitar'),
    ('%d characters' % MANY, 'guitar ' * (MANY // 7)),
    ('a word of %d characters' % MANY, 'g' * MANY),
]


def spent(desktop):
    """Seconds of the processor of the main thread."""
    with open('/proc/%d/task/%d/stat' % (desktop.program.pid, desktop.program.pid), encoding='ascii', errors='replace') as file:
        words = file.read().rsplit(')', 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK')


def is_at_work(desktop):
    return desktop.program.poll() is None and desktop.tree.get(desktop.frame(), 'org.a11y.atspi.Accessible', 'Name') is not None


def check_search(tap, desktop):
    entry = desktop.find(None, 'Search mentions')
    for what, text in HOSTILE:
        before = spent(desktop)
        desktop.write(entry, text)
        told = desktop.wait('label', '~ found$|^Nothing found$|^Nothing Found$| waiting$', 30)
        time.sleep(1)
        took = spent(desktop) - before
        print('# searched for %s: %.2f s' % (what, took), flush=True)
        tap.ok(told and is_at_work(desktop), 'a search for %s is answered in words' % what, desktop.describe()[:60])
        tap.ok(took < MOST_SECONDS, 'and soon', '%.2f s' % took)
    desktop.write(entry, '')


def check_answer(tap, desktop, path):
    desktop.wait('list item', '~, Customer Service, ', 30)
    node = desktop.wait_enabled(None, 'Reply', 30)
    if not tap.ok(node, 'an answer can be begun', desktop.describe()):
        return
    desktop.click(node)
    text = None
    end = time.monotonic() + 30
    while text is None and time.monotonic() < end:
        text = desktop.find('text box', 'The answer')
    if not tap.ok(text, 'there is a place for it', desktop.describe()):
        return
    for what, words in HOSTILE[0], HOSTILE[4], ('%d characters' % MANY, 'guitar \u202e ' * (MANY // 9)):
        before = spent(desktop)
        desktop.write(text, words)
        time.sleep(2)
        took = spent(desktop) - before
        print('# answered %s: %.2f s' % (what, took), flush=True)
        tap.ok(is_at_work(desktop), 'an answer of %s leaves the window at work' % what)
    desktop.write(text, 'Short again')
    tap.ok(is_stored(desktop, path, 'Short again'), 'and what was written last is stored')

    # While another program holds the file
    other = os.path.join(desktop.home, 'other.db')
    subprocess.run([stewardctl, '--workspace', other, 'workspace', 'new', other, '--sample'], check=True, env=desktop.surroundings,
                   stdout=subprocess.DEVNULL)
    held = sqlite3.connect(path, isolation_level=None)
    held.execute('BEGIN IMMEDIATE')
    desktop.write(text, 'Not lost')
    desktop.click(desktop.wait('button', 'Back', 20))
    tap.ok(desktop.wait('label', '~^An answer that you left isn’t stored yet', 60), 'who leaves it hears that it isn’t stored',
           desktop.describe())
    desktop.every_window = True
    desktop.chord('Control', 'w')
    tap.ok(desktop.wait('label', 'Close Without Saving?', 90), 'the window isn’t closed over what can’t be stored', desktop.describe())
    desktop.press('Escape')
    desktop.wait('label', 'Close Without Saving?', 20, gone=True)
    desktop.chord('Control', 'Shift', 'o')
    end = time.monotonic() + 20
    while len(desktop.windows()) < 2 and time.monotonic() < end:
        time.sleep(0.1)
    desktop.choose_file(other)
    tap.ok(desktop.wait('label', 'Open Without Saving?', 90), 'nor is another file opened over it', desktop.describe())
    desktop.press('Escape')
    held.execute('ROLLBACK')
    held.close()
    tap.ok(is_stored(desktop, path, 'Not lost'), 'which is stored as soon as it can')


def is_stored(desktop, path, words):
    """Whether an answer has these words in time."""
    end = time.monotonic() + (200 if LONG else 60)
    while time.monotonic() < end and desktop.program.poll() is None:
        out = subprocess.run([stewardctl, '--format', 'json', '--workspace', path, 'response', 'list'], capture_output=True,
                             text=True, check=False, env=desktop.surroundings).stdout
        if any(json.loads(line).get('text') == words for line in out.splitlines()):
            return True
        time.sleep(0.3)
    return False


def main():
    tap = Tap()
    try:
        with Desktop(1280, 800) as desktop:
            path = os.path.join(desktop.home, 'acme.db')
            subprocess.run([seed, path, ADMINISTRATOR], check=True, env=desktop.surroundings)
            desktop.start(program, '--workspace', path)
            desktop.fill_display()
            if tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe()):
                check_search(tap, desktop)
                check_answer(tap, desktop, path)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
