#!/usr/bin/python3
"""test-outbox.py: answers are found in the window, stand in the outbox and the calendar, wait for a look and are picked.

SPDX-License-Identifier: GPL-3.0-or-later

Whoever looks is an approver's stand-in; the drafts are others'.
"""
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
PRIYA = 'priya.nair@acmeair.example'    # stands in for the approver of Customer Relations
JONAS = 'jonas.weber@acmeair.example'   # Customer Service
FEMKE = 'femke.dewit@acmeair.example'   # Legal


class Story:
    def __init__(self, desktop, tap):
        self.desktop, self.tap = desktop, tap
        self.path = os.path.join(desktop.home, 'acme.db')

    def ctl(self, *arguments):
        ran = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.path, *arguments],
                             capture_output=True, text=True, check=False, env=self.desktop.surroundings)
        if ran.returncode != 0:
            print('# %s: %s' % (' '.join(arguments), ran.stderr.strip()), flush=True)
        return [json.loads(line) for line in ran.stdout.splitlines()]

    def becomes(self, question, seconds=30):
        end = time.monotonic() + seconds
        while not question():
            if time.monotonic() > end or self.desktop.program.poll() is not None:
                return False
            time.sleep(0.2)
        return True

    def sees(self, role, name, words, seconds=60):
        node = self.desktop.wait(role, name, seconds)
        self.tap.ok(node, words, *([] if node else [self.desktop.describe()]))
        return node

    def press(self, role, name, words):
        node = self.sees(role, name, words)
        if node:
            self.desktop.click(node)
        return node

    def show(self, response):
        return self.ctl('response', 'show', response)[-1]


def tell(story):
    desktop, tap = story.desktop, story.tap
    mention = story.ctl('mention', 'list', 'author:"Mara Holt" "day eight" guitar')[0]
    mine = story.ctl('--as', JONAS, 'response', 'draft', '--mention', mention['id'], '--activity', 'Resolve a complaint',
                     '--text', 'Mara, a zeppelin brings your guitar')[-1]['id']
    theirs = story.ctl('--as', FEMKE, 'response', 'draft', '--mention', mention['id'], '--activity', 'Resolve a complaint',
                       '--text', 'We are looking into it')[-1]['id']

    desktop.chord('Control', '2')
    story.press('button', 'Outbox', 'the outbox')
    story.sees('combo box', 'How far answers are', 'has a part for each state')
    story.sees('list item', '~zeppelin brings', 'with what is drafted')
    story.press('button', 'Calendar', 'the calendar')
    story.press('button', 'Month', 'a month of it')
    story.sees('button', '~, today$', 'marks today')
    story.press('button', '~, today$', 'whose number leads')
    story.sees('label', 'Nothing Scheduled', 'to all that the day has, in its week')
    story.press('button', 'Today', 'back to today')
    story.press('button', 'Later', 'what comes later')
    for _ in range(3):
        desktop.click(desktop.wait('button', 'Later'))
    story.sees('label', 'Nothing Scheduled', 'is empty, which is said')
    story.press('button', 'Today', 'back to today')
    desktop.chord('Control', 'f')
    tap.ok(desktop.wait_focus(None, 'Search answers'), 'Ctrl+F searches answers')
    desktop.type('zeppelin')
    story.sees('list item', '~^Draft, .*zeppelin brings', 'the answer is found by a word')
    desktop.press('Return')
    desktop.settle_focus()
    tap.ok(desktop.reach('list item', '~zeppelin brings', 'Tab', 12) or desktop.is_focused('list item', '~zeppelin brings'),
           'the keys reach it')
    desktop.press('Return')

    story.press('button', 'Compare…', 'another answer to the same mention is told')
    story.sees('label', 'We are looking into it', 'both stand side by side')
    story.press('button', '~^Pick the answer of Femke', 'the approver picks the other one')
    story.sees('label', '~An approver picked another answer', 'this one says so')
    tap.ok(story.becomes(lambda: story.show(mine).get('passed_for') == theirs), 'and is kept', story.show(mine))
    story.press('button', 'Pick This One', 'the approver changes their mind')
    tap.ok(story.becomes(lambda: story.show(theirs).get('passed_for') == mine and 'passed_for' not in story.show(mine)),
           'now the other one waits', story.show(theirs))
    tap.ok(desktop.wait('label', '~An approver picked another answer', 30, gone=True), 'and this one doesn’t')

    again = os.path.join(desktop.home, 'again.jsonl')
    with open(again, 'w', encoding='utf-8') as out:
        out.write(json.dumps({'address': mention['address'] + '-again', 'network': mention['network'],
                              'author': mention['author'], 'author_address': mention['author_address'],
                              'in_reply_to': mention['address'], 'text': 'Never mind, I bought another guitar.',
                              'published': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}) + '\n')
    story.ctl('mention', 'import', again, '--open-since', '2020-01-01')
    story.sees('label', '~wrote again:', 'when the person writes again, that is said')
    story.sees('label', '~Never mind', 'with what was written')
    story.press('button', 'I Have Read It', 'somebody reads it')
    tap.ok(story.becomes(lambda: 'wrote_again' not in story.show(mine)), 'and the answer goes on', story.show(mine))
    tap.ok(desktop.wait('label', '~wrote again:', 30, gone=True), 'the line is gone')


def main():
    tap = Tap()
    try:
        with Desktop(1280, 800) as desktop:
            story = Story(desktop, tap)
            subprocess.run([seed, story.path, PRIYA], check=True, env=desktop.surroundings)
            desktop.every_window = True
            desktop.start(program, '--workspace', story.path)
            desktop.fill_display()
            if tap.ok(desktop.wait('list item', '~^Responses', 90), 'the window is there', desktop.describe()):
                tell(story)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
