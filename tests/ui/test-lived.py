#!/usr/bin/python3
"""test-lived.py: the matrix as lived, tried on the past, put in force, and open mentions that follow, in the window.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
ADMINISTRATOR = 'sofia.ruiz@acmeair.example'


def ctl(desktop, *arguments):
    out = subprocess.run([stewardctl, '--format', 'json', '--workspace', os.path.join(desktop.home, 'acme.db'), *arguments],
                         capture_output=True, text=True, check=False, env=desktop.surroundings).stdout
    return [json.loads(line) for line in out.splitlines()]


def open_of(desktop, department):
    return sum(len(ctl(desktop, 'mention', 'list', 'department:"%s" activity:"Resolve a complaint" status:%s' % (department, status)))
               for status in ('new', 'open'))


def window_of(desktop, role, name):
    """The window of the program that has such a node, when it isn't the first: a dialog."""
    for window in desktop.windows():
        if desktop.find(role, name, window):
            return window
    return None


def wait_for(desktop, role, name, seconds=60):
    import time
    end = time.monotonic() + seconds
    while time.monotonic() < end and desktop.program.poll() is None:
        window = window_of(desktop, role, name)
        if window:
            return desktop.find(role, name, window)
        time.sleep(0.2)
    return None


def press(desktop, tap, role, name, words):
    node = wait_for(desktop, role, name)
    if tap.ok(node, words, desktop.describe()):
        desktop.click(node)
    return node


def see_lived(tap, desktop):
    press(desktop, tap, 'button', 'As Lived', 'the lived view is chosen')
    tap.ok(wait_for(desktop, 'label', '~^Counts come from [0-9]+ mentions, '), 'it says what its counts come from', desktop.describe())
    tap.ok(wait_for(desktop, 'list item', '~^Public Relations answered [0-9]+ of [0-9]+: Resolve a complaint'),
           'a drift is listed', desktop.describe())
    cell = wait_for(desktop, None, '~^Resolve a complaint, Public Relations: Consulted; lived: [0-9]+ taken.*disagree')
    tap.ok(cell, 'its cell says so', [node.name for node in desktop.nodes() if 'lived:' in node.name][:20])
    tap.ok(wait_for(desktop, 'list item', '~^Resembles '), 'the model that it resembles is named')
    press(desktop, tap, 'button', '~^Show [0-9]+ Cases', 'its cases are one click away')
    tap.ok(wait_for(desktop, 'list', 'Cases'), 'they are listed')
    close = window_of(desktop, 'list', 'Cases')
    desktop.click(desktop.find('button', 'Close', close) or close)
    mention = ctl(desktop, 'mention', 'list', 'department:"Customer Service" status:new', '--limit', '1')[0]['id']
    ctl(desktop, 'mention', 'hand-over', mention, 'Legal')
    press(desktop, tap, 'button', 'Who Waits for Whom…', 'who waits for whom is asked')
    tap.ok(wait_for(desktop, None, '~^Who waits for whom: most often '), 'a picture with its words',
           [node.role + ' ' + node.name[:80] for window in desktop.windows() for node in desktop.nodes(window)][-60:])
    tap.ok(wait_for(desktop, 'list item', '~^Customer Service waits for Legal, Asked: 1'), 'and its table')
    waits = window_of(desktop, 'list item', '~^Customer Service waits for ')
    desktop.click(desktop.find('button', 'Close', waits) or waits)
    press(desktop, tap, 'button', 'Written', 'and back to what is written')


def see_replay(tap, desktop):
    for cell in (('Resolve a complaint', 'Customer Service', 'none'), ('Resolve a complaint', 'Customer Relations', 'A/R')):
        ctl(desktop, '--as', ADMINISTRATOR, 'matrix', 'set', *cell)
    press(desktop, tap, None, 'More', 'the menu')
    press(desktop, tap, None, 'Try on Past Mentions…', 'the draft is tried')
    tap.ok(wait_for(desktop, 'label', '~^Of [0-9]+ mentions, [1-9][0-9]* would have gone elsewhere'), 'it says what it brought',
           desktop.describe())
    tap.ok(wait_for(desktop, 'list item', '~^Customer Relations: overloaded, Mentions: [0-9]+ → [0-9]+'), 'a department is overloaded',
           [node.name for window in desktop.windows() for node in desktop.nodes(window) if node.role == 'list item'][:30])
    dialog = window_of(desktop, 'label', '~^Of [0-9]+ mentions')
    desktop.click(desktop.find('button', 'Close', dialog) or dialog)
    ctl(desktop, '--as', ADMINISTRATOR, 'matrix', 'set', 'Resolve a complaint', 'Customer Relations', 'A')
    ctl(desktop, '--as', ADMINISTRATOR, 'matrix', 'set', 'Resolve a complaint', 'Public Relations', 'R')


def put_in_force(tap, desktop):
    before = open_of(desktop, 'Customer Service')
    press(desktop, tap, 'button', 'Put in Force…', 'the changed draft is put in force')
    note = wait_for(desktop, 'text', 'Note', 20) or wait_for(desktop, 'entry', 'Note', 5)
    tap.ok(note, 'with a note')
    desktop.write(note, 'Public Relations answers complaints')
    press(desktop, tap, 'button', 'Put in Force', 'which is asked')
    tap.ok(wait_for(desktop, None, '~^Route [0-9]+ Open Mentions Again\\?'), 'open mentions may follow',
           [node.name for window in desktop.windows() for node in desktop.nodes(window)][:60])
    tap.ok(wait_for(desktop, None, '~Customer Service → Public Relations'), 'with a preview')
    tap.ok(before > 0 and open_of(desktop, 'Customer Service') == before, 'nothing has moved yet')
    press(desktop, tap, 'button', 'Route Again', 'they are routed')
    undo = wait_for(desktop, 'button', 'Undo')
    end = 100
    while open_of(desktop, 'Customer Service') == before and end:
        end -= 1
    tap.ok(open_of(desktop, 'Public Relations') >= before, 'and are elsewhere',
           '%d of %d' % (open_of(desktop, 'Public Relations'), before))
    tap.ok(undo, 'with a way back')
    buttons = [node for node in desktop.nodes() if node.role == 'button' and node.name == 'Undo']
    desktop.click(buttons[-1])
    end = 100
    while open_of(desktop, 'Customer Service') != before and end:
        end -= 1
    tap.ok(open_of(desktop, 'Customer Service') == before, 'which brings all of them back')


def main():
    tap = Tap()
    try:
        with Desktop(1280, 800) as desktop:
            path = os.path.join(desktop.home, 'acme.db')
            subprocess.run([seed, path, ADMINISTRATOR], check=True, env=desktop.surroundings)
            desktop.start(program, '--workspace', path)
            desktop.fill_display()
            if not tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe()):
                tap.done()
            desktop.control_key(ord('4'))
            see_lived(tap, desktop)
            see_replay(tap, desktop)
            put_in_force(tap, desktop)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
