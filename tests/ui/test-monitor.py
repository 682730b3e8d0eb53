#!/usr/bin/python3
"""test-monitor.py WIDTH HEIGHT LANGUAGE SCHEME: the Monitor view, as a screen reader has it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, has_locale, skip_all  # noqa: E402

width, height, language, scheme = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
english = language.startswith(('C.', 'en'))

if not english and not has_locale(language):
    skip_all('the system has no locale %s' % language)

KEYS = {'Down': 0xff54, 'Up': 0xff52, 'Return': 0xff0d, 'Escape': 0xff1b, 'space': 0x20}


def key(desktop, name, times=1):
    desktop.key(KEYS.get(name) or ord(name), times)


def status_of(home, mention):
    out = subprocess.run([stewardctl, '--format', 'json', '--workspace', os.path.join(home, 'acme.db'), 'mention', 'show', mention],
                         capture_output=True, text=True, check=True).stdout
    return out.split('"status":"')[1].split('"')[0]


def first_of(home, query):
    out = subprocess.run([stewardctl, '--format', 'json', '--workspace', os.path.join(home, 'acme.db'), 'mention', 'list', query,
                          '--limit', '1'], capture_output=True, text=True, check=True).stdout
    return out.split('"id":"')[1].split('"')[0]


def last_events(home):
    return subprocess.run([stewardctl, '--format', 'json', '--workspace', os.path.join(home, 'acme.db'), 'audit', 'list', '--limit',
                           '3'], capture_output=True, text=True, check=True).stdout


def check_order(tap, nodes, wanted, words):
    """Names come one after the other in the tree, whatever stands between them."""
    said = [node.name for node in nodes]
    position = 0
    for name in wanted:
        try:
            position = said.index(name, position) + 1
        except ValueError:
            tap.ok(False, words, 'missing or out of order: %s' % name, [s for s in said if s])
            return
    tap.ok(True, words)


def find_beyond(nodes):
    """What stands beyond the right edge of the window."""
    x, _, wide, _ = nodes[0].place
    return ['%s "%s" at %d, %d wide' % (node.role, node.name, node.place[0], node.place[2]) for node in nodes
            if node.place is not None and node.place[0] + node.place[2] > x + wide + 1 and node.role not in ('panel', 'filler')]


def settled_nodes(desktop):
    """What is to be seen once the window is laid out: a tree that is read meanwhile has parts of both."""
    end = time.monotonic() + 10
    while True:
        nodes = desktop.nodes()
        if not find_beyond(nodes) or time.monotonic() > end:
            return nodes
        time.sleep(0.5)


def check_layout(tap, desktop, nodes):
    _, _, wide, high = nodes[0].place
    tap.ok(wide <= width and high <= height, 'the window is no larger than the display', '%dx%d' % (wide, high))
    sideways = []
    unnamed = []
    for node in nodes:
        if node.role == 'scroll bar' and node.place[2] > node.place[3]:
            sideways.append('%s at %d, %d' % (node.name, node.place[0], node.place[1]))
        if node.role in ('push button', 'toggle button', 'button', 'entry', 'text', 'list item') and \
                not any(part.name.strip() for part in node.walk()):
            unnamed.append('%s at %s' % (node.role, node.place))
    tap.ok(not find_beyond(nodes), 'nothing stands beyond the right edge', find_beyond(nodes))
    tap.ok(not sideways, 'nothing scrolls sideways', sideways)
    tap.ok(not unnamed, 'every control has a name', unnamed)


def check_elements(tap, nodes):
    names = [node.name for node in nodes]
    # Beside each other: their place among the others isn't theirs to choose.
    check_order(tap, nodes, ['Search mentions', 'Filter', 'Queue', 'Mentions'],
                'search, filter, queue and mentions, in this order')
    check_order(tap, nodes, ['Open original', 'Why here', 'Responsible', 'Accountable', 'Reply', 'Route', 'Snooze', 'Dismiss', 'Assign',
                             'Note', 'More'],
                'the mention, why it is here, and what can be done, in this order')
    rows = [node for node in nodes if node.role == 'list item' and ', Customer Service, ' in node.name]
    tap.ok(rows, 'rows say author, network, department and activity', names)
    tap.ok(any('late' in node.description or 'due' in node.description for node in rows), 'and then how they stand in time',
           [node.description for node in rows])


def check_moving(tap, desktop, mention):
    before = status_of(desktop.home, mention)
    desktop.focus(desktop.find(None, 'Mentions'))
    key(desktop, 'Down', 6)
    key(desktop, 'Up', 6)
    time.sleep(2.5)
    tap.ok(status_of(desktop.home, mention) == before == 'new', 'moving in the list changes nothing')


def check_dismissing(tap, desktop):
    key(desktop, 'd')
    tap.ok(desktop.wait(None, 'Not about us', 20), 'D asks for the reason', desktop.describe())
    key(desktop, 'S')
    key(desktop, 'p')
    key(desktop, 'Return')
    tap.ok(desktop.wait(None, 'Undo', 20), 'a toast offers to take it back', desktop.describe())
    tap.ok('"reason":"Spam"' in last_events(desktop.home), 'the reason is the one that was meant', last_events(desktop.home))
    desktop.control_key(ord('z'))
    tap.ok(desktop.wait(None, 'Undone', 30), 'Ctrl+Z does', desktop.describe())


def check_marks(tap, desktop):
    desktop.focus(desktop.find(None, 'Mentions'))
    key(desktop, 'space')
    key(desktop, 'j')
    key(desktop, 'space')
    tap.ok(desktop.wait(None, '2 marked', 20), 'Space marks', desktop.describe())
    key(desktop, 'Escape')
    tap.ok(desktop.wait(None, '2 marked', 20, gone=True), 'Escape unmarks')


def check_search(tap, desktop):
    entry = desktop.find(None, 'Search mentions')
    desktop.write(entry, 'guitar (status:new')
    tap.ok(desktop.wait(None, '~^Understood: guitar', 20), 'a search shows how it was understood', desktop.describe())
    tap.ok(desktop.wait(None, '~parenthesis', 20), 'and where it was not')
    tap.ok(desktop.wait(None, '~ found$', 20), 'how many it finds')
    desktop.write(entry, 'gartenzaunlattenbeschlag')
    tap.ok(desktop.wait(None, 'Nothing found', 20), 'or that it finds nothing')
    desktop.write(entry, '')
    tap.ok(desktop.wait(None, '~ waiting$', 20), 'and the queue again without one')


def main():
    tap = Tap()
    try:
        with Desktop(width, height, scheme == 'dark', language) as desktop:
            desktop.set_clock_to_midday()
            path = os.path.join(desktop.home, 'acme.db')
            subprocess.run([seed, path, 'jonas.weber@acmeair.example'], check=True, env=desktop.surroundings)
            mention = first_of(desktop.home, 'status:new department:"Customer Service"')
            desktop.start(program, '--workspace', path)
            desktop.fill_display()
            why = 'Why here' if english else '~.'
            if not tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'mentions are shown', desktop.describe()):
                print('# ' + open(desktop.log, encoding='utf-8', errors='replace').read()[-2000:].replace('\n', '\n# '))
                tap.done()
            desktop.wait(None, why, 30)
            time.sleep(1)
            nodes = settled_nodes(desktop)
            check_layout(tap, desktop, nodes)
            if english:
                check_elements(tap, nodes)
            if english and width == 1280 and scheme == 'light':
                check_moving(tap, desktop, mention)
                check_dismissing(tap, desktop)
                check_marks(tap, desktop)
                check_search(tap, desktop)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
