#!/usr/bin/python3
"""test-sync-story.py: two people, two windows on two files, and one server.

SPDX-License-Identifier: GPL-3.0-or-later

Both change the same draft of a guideline while the server is away, in the same paragraph and in different ones. When it is
back both windows show the same, and what lost is in the tray of whoever wrote it. A hold in one window is in the other. An
invitation lets a third person in.
"""
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from couch import Server  # noqa: E402
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl = os.environ['STEWARD'], os.environ['STEWARDCTL']
GUIDELINE = 'Public replies'


class Person:
    """Somebody at a window of their own, on a file of their own."""

    def __init__(self, name, desktop, tap):
        self.name, self.desktop, self.tap = name, desktop, tap
        self.file = os.path.join(desktop.home, name + '.db')
        desktop.every_window = True

    def ctl(self, *arguments):
        done = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.file, *arguments], capture_output=True,
                              text=True, check=False, stdin=subprocess.DEVNULL,
                              # Without a bus: a secret service that starts there would ask for a password of its own.
                              env=dict(self.desktop.surroundings, DBUS_SESSION_BUS_ADDRESS='disabled:'))
        if done.returncode:
            print('# %s: %s: %s' % (self.name, ' '.join(arguments), done.stderr.strip()), flush=True)
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{')]

    def start(self):
        self.desktop.start(program, '--workspace', self.file)
        self.desktop.fill_display()

    def sees(self, role, name, words, seconds=60):
        node = self.desktop.wait(role, name, seconds)
        self.tap.ok(node, '%s: %s' % (self.name, words), *([] if node else [self.desktop.describe()]))
        return node

    def press(self, role, name, words):
        node = self.sees(role, name, words)
        if node:
            self.desktop.click(node)

    def text(self):
        """Of the guideline, as exported."""
        path = os.path.join(self.desktop.home, 'out.md')
        if os.path.exists(path):
            os.unlink(path)
        self.ctl('guideline', 'export', self.guideline(), path)
        with open(path, encoding='utf-8') as file:
            return file.read()

    def guideline(self):
        return next(g['id'] for g in self.ctl('guideline', 'list') if g['title'] == GUIDELINE)

    def rewrite(self, *changes):
        text = self.text()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = os.path.join(self.desktop.home, 'in.md')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        self.ctl('guideline', 'edit', self.guideline(), path)


def becomes(tap, question, words, *people):
    end = time.monotonic() + 60
    while not question() and time.monotonic() < end:
        time.sleep(0.3)
    good = question()
    tap.ok(good, words, *([] if good else [line for p in people for line in p.desktop.describe()]))


def story(tap, server, ann, ben):
    ann.ctl('workspace', 'new', ann.file, '--person', 'Ann Admin <ann@acme.example>')
    ann.ctl('person', 'add', 'Ben', 'ben@acme.example')
    ann.ctl('person', 'set', 'ben@acme.example', '--administrator', 'yes')
    ann.ctl('sync', 'setup', server.address + '/acme')
    ben.ctl('workspace', 'new', ben.file, '--person', 'Somebody <some@body.example>')
    ben.ctl('sync', 'setup', server.address + '/acme', '--person', 'ben@acme.example')
    ann.start()
    ben.start()
    for person in (ann, ben):
        person.sees(None, '~^Synced [0-9:]+, you are', 'the foot says when it was synced')
        person.desktop.chord('Control', '3')
        person.sees('list item', '~^%s' % GUIDELINE, 'see the guideline')

    # The server is away
    server.fault('status', 9999, 503)
    ann.rewrite(('everyone who answers the public', 'everybody who answers the public'),
                ('Then be back.', 'Then be back, as you said.'))
    ben.rewrite(('everyone who answers the public', 'each of us who answers the public'),
                ('in the first sentence if you can', 'in the first sentence'))
    for person in (ann, ben):
        person.sees(None, '~^Offline, [0-9]+ to send', 'it is offline, and says what waits')
    server.fault('status', 0)
    becomes(tap, lambda: ann.text() == ben.text() and 'as you said' in ann.text() and 'in the first sentence.' in ann.text(),
            'what was changed in different paragraphs is there for both', ann, ben)
    losers = [person for person in (ann, ben) if person.ctl('sync', 'conflicts')]
    tap.ok(len(losers) == 1, 'of the same words one lost')
    loser, winner = (losers or [ben])[0], ben if losers and losers[0] is ann else ann
    lost = 'each of us who answers' if loser is ben else 'everybody who answers'
    kept = 'everybody who answers' if loser is ben else 'each of us who answers'
    tap.ok(kept in ann.text() and kept in ben.text(), 'both have the other')
    loser.sees(None, '~^1 conflict', 'is told')
    loser.press(None, '~^1 conflict', 'looks')
    loser.press('button', 'Look at Conflicts', 'at the tray')
    loser.sees('list item', '~^%s, ' % GUIDELINE, 'finds the paragraph')
    loser.sees('label', '~%s' % lost, 'with what was lost')
    loser.sees('label', '~%s' % kept, 'and what is there')
    loser.press('button', 'Keep This', 'agrees')
    loser.sees('label', 'Nothing Waits for a Look', 'and is done')
    winner.sees(None, '~^Synced [0-9:]+, you are', 'the other had nothing to look at')

    # A hold reaches every desk
    tap.ok(not ben.ctl('hold', 'status') and not ben.desktop.find('label', '~^All publishing is on hold'), 'nothing is held yet')
    ann.desktop.chord('Control', 'Shift', 'h')
    ann.sees('label', 'Hold Publishing', 'holds publishing')
    ann.desktop.wait_focus('text box', 'Why', 10)
    ann.desktop.type('A storm')
    ann.press('button', '~^_?Hold$', 'for a reason')
    ann.sees('label', '~^All publishing is on hold', 'it is on hold')
    ben.sees('label', '~^All publishing is on hold', 'so it is in the other window, by itself')
    tap.ok([h['reason'] for h in ben.ctl('hold', 'status')] == ['A storm'], 'and in the other file')
    # Whoever opens the same mention is told who else is at it
    posts = os.path.join(ann.desktop.home, 'posts.jsonl')
    with open(posts, 'w', encoding='utf-8') as file:
        file.write('{"text": "My guitar is broken", "author": "Dave", "network": "mastodon", "address": "https://m.example/1"}\n')
    ann.ctl('mention', 'import', posts)
    for person in (ann, ben):
        person.desktop.chord('Control', '1')
        person.press('list item', '~^Dave', 'the mention is there')
        person.desktop.press('Return')
    ben.sees('label', '~^Ann Admin was reading this .* ago', 'a colleague opened it a moment ago')
    becomes(tap, lambda: len([n for n in server.kind('presence').values() if n.get('record')]) == 2, 'one place for each', ann, ben)
    tap.ok(not any(e['kind'] == 'presence' for e in ann.ctl('audit', 'list', '--limit', '9999')), 'and no history of it')

    for person in (ann, ben):
        person.desktop.program.terminate()
        person.desktop.program.wait()

    # A third person is let in
    ann.ctl('person', 'add', 'Cleo', 'cleo@acme.example')
    invitation, own = os.path.join(ann.desktop.home, 'cleo.invitation'), os.path.join(ann.desktop.home, 'own')
    with open(own, 'w', encoding='utf-8') as file:
        file.write('cleo-s-own\n')
    ann.ctl('sync', 'run')
    tap.ok(ann.ctl('sync', 'invite', 'cleo@acme.example', invitation), 'somebody is invited')
    cleo = Person('cleo', ann.desktop, tap)
    cleo.ctl('workspace', 'new', cleo.file, '--person', 'Nobody <no@body.example>')
    tap.ok(cleo.ctl('sync', 'setup', '--invitation', invitation, '--password-file', own), 'and joins')
    tap.ok(cleo.text() == ann.text(), 'with all that was written')
    for person, n_chains in ((ann, 2), (ben, 2), (cleo, 3)):
        chains = person.ctl('audit', 'verify')
        tap.ok(len(chains) == n_chains and all(chain['ok'] for chain in chains), '%s: every chain verifies' % person.name, [json.dumps(chain) for chain in chains])


def main():
    tap, server = Tap(), Server()
    try:
        with Desktop() as first, Desktop() as second:
            ann, ben = Person('ann', first, tap), Person('ben', second, tap)
            story(tap, server, ann, ben)
            for person in (ann, ben):
                tap.ok(not person.desktop.complaints(), '%s: the program complains of nothing' % person.name,
                       person.desktop.complaints())
    except Missing as missing:
        skip_all('%s is missing' % missing)
    finally:
        server.end()
    tap.done()


main()
