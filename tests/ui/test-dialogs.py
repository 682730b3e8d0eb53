#!/usr/bin/python3
"""test-dialogs.py keeping|correct|retired: dialogs that are opened from menus, each gone through once.

SPDX-License-Identifier: GPL-3.0-or-later

`keeping`: the file is backed up, checked and restored. `correct`: topics and language of a mention,
and its author forgotten. `retired`: an
activity that was taken out of the matrix comes back.
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
ADMINISTRATOR = 'sofia.ruiz@acmeair.example'


class Story:
    """Somebody at the window, and what the file says meanwhile."""

    def __init__(self, desktop, tap):
        self.desktop, self.tap = desktop, tap
        self.path = os.path.join(desktop.home, 'acme.db')

    def ctl(self, *arguments, path=None):
        out = subprocess.run([stewardctl, '--format', 'json', '--workspace', path or self.path, *arguments],
                             capture_output=True, text=True, check=False, env=self.desktop.surroundings).stdout
        return [json.loads(line) for line in out.splitlines()]

    def becomes(self, question, seconds=30):
        """Whether the answer becomes yes in time."""
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
        """Does with the tree what a click does."""
        node = self.sees(role, name, words)
        if node:
            self.desktop.click(node)
        return node

    def is_alone(self):
        return self.becomes(lambda: len(self.desktop.windows()) == 1)


def keeping(story):
    desktop, tap = story.desktop, story.tap
    copy = os.path.join(desktop.home, 'copy.db')

    story.press('button', 'Main menu', 'the menu')
    story.press(None, 'Back Up…', 'backing up')
    tap.ok(story.becomes(lambda: len(desktop.windows()) > 1), 'asks where')
    desktop.choose_file(copy)
    story.sees('label', 'The Backup Is Made', 'it is made')
    tap.ok(all(line['ok'] for line in story.ctl('workspace', 'check', path=copy)), 'and is sound')
    desktop.press('Escape')
    tap.ok(story.is_alone(), 'Escape closes what was said')

    story.press('button', 'Main menu', 'the menu again')
    story.press(None, 'Check File', 'checking')
    story.sees('label', 'The File Is Sound', 'the file is sound')
    story.sees('label', '~Search index: sound', 'it says what was looked at')
    desktop.press('Escape')
    story.is_alone()

    mention = story.ctl('mention', 'list', 'status:new', '--limit', '1')[0]['id']
    story.ctl('mention', 'dismiss', mention, '--reason', 'after the backup')
    tap.ok(story.ctl('mention', 'show', mention)[0]['status'] == 'dismissed', 'something happens afterwards')
    story.press('button', 'Main menu', 'the menu once more')
    story.press(None, 'Restore Backup…', 'restoring')
    tap.ok(story.becomes(lambda: len(desktop.windows()) > 1), 'asks for the backup')
    desktop.choose_file(copy)
    story.sees('label', 'Restore This Backup?', 'and asks again')
    tap.ok(story.ctl('mention', 'show', mention)[0]['status'] == 'dismissed', 'nothing has happened yet')
    story.press('button', '~^_?Restore', 'it is said once more')
    story.sees('label', 'The Backup Is Restored', 'all is as it was')
    story.sees('label', '~is kept in .*acme.db.before-restore-', 'what was there is kept')
    tap.ok(story.ctl('mention', 'show', mention)[0]['status'] == 'new', 'and what happened since is gone')
    desktop.press('Escape')
    story.sees('list item', '~, Customer Service, ', 'the window shows it')


def correct(story):
    desktop, tap = story.desktop, story.tap
    desktop.chord('Control', 'f')
    desktop.wait_focus(None, 'Search mentions')
    desktop.type('author:"Mara Holt" "day eight" guitar')
    story.sees('label', '1 found', 'a mention is found')
    desktop.press('Down')
    tap.ok(desktop.wait_focus('list item', '~Mara Holt'), 'and chosen')
    mention = story.ctl('mention', 'list', 'author:"Mara Holt" "day eight" guitar')[0]
    story.press('button', 'More', 'more can be done with it')
    story.press(None, 'Correct Topics and Language…', 'what was understood can be corrected')
    combo = story.sees('combo box', 'Language', 'the language')
    first = story.sees('checkbox', '~.', 'and the topics')
    if not combo or not first:
        return
    tap.ok(desktop.reach(('checkbox', 'list item'), '~%s' % first.name, 'Tab', 12), 'the keys reach a topic')
    desktop.press('space')
    desktop.chord('Control', 'Return')
    story.sees('label', 'Corrected', 'it is corrected')
    tap.ok(story.becomes(lambda: story.ctl('mention', 'show', mention['id'])[0]['topics'] != mention['topics']),
           'the file has other topics', mention['topics'])
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: story.ctl('mention', 'show', mention['id'])[0]['topics'] == mention['topics']),
           'Ctrl+Z takes it back')

    of_mara = lambda: story.ctl('mention', 'list', 'author:"Mara Holt"', '--limit', '1000')
    by_mara = [one for one in of_mara() if one['author_address'] == mention['author_address']]
    elsewhere = len(of_mara()) - len(by_mara)
    story.press('button', 'More', 'the menu again')
    story.press(None, 'Erase the Author…', 'an administrator can have her forgotten')
    story.sees('label', '~^%d mentions by Mara Holt lose ' % len(by_mara), 'it says of how much, and asks')
    desktop.press('Escape')
    tap.ok(story.is_alone() and story.ctl('mention', 'show', mention['id'])[0].get('author') == 'Mara Holt', 'Escape leaves it')
    story.press('button', 'More', 'the menu once more')
    story.press(None, 'Erase the Author…', 'asked again')
    story.press('button', '~^_?Erase$', 'and said')
    tap.ok(story.becomes(lambda: len(of_mara()) == elsewhere), 'nothing of that account names her any more')
    left = [story.ctl('mention', 'show', one['id'])[0] for one in by_mara]
    tap.ok(all(one.get('erased') and not one.get('text') and not one.get('author') for one in left), 'what is left has no words', left[:2])
    story.sees('label', '%d mentions erased' % len(by_mara), 'the window says so')


def retired(story):
    desktop, tap = story.desktop, story.tap
    name = 'Watch competitors'
    desktop.chord('Control', '4')
    story.sees(None, '~^%s, ' % name, 'the matrix has a row')
    story.press(None, 'More', 'the menu')
    story.press(None, 'Restore Activity…', 'what was taken out is asked for')
    story.sees('label', 'No activity was taken out', 'nothing was')
    story.ctl('--as', ADMINISTRATOR, 'activity', 'retire', name)
    tap.ok(desktop.wait(None, '~^%s, ' % name, 30, gone=True), 'it is taken out')
    story.press(None, 'More', 'the menu again')
    story.press(None, 'Restore Activity…', 'what was taken out is asked for again')
    story.press('button', '~^Restore .*%s' % name, 'it is there')
    story.sees(None, '~^%s, ' % name, 'and comes back')
    tap.ok(story.is_alone(), 'the dialog is closed')


def main():
    tap = Tap()
    tell = {'keeping': keeping, 'correct': correct, 'retired': retired}[sys.argv[1]]
    try:
        with Desktop(1280, 800) as desktop:
            desktop.set_clock_to_midday()
            story = Story(desktop, tap)
            subprocess.run([seed, story.path, ADMINISTRATOR], check=True, env=desktop.surroundings)
            desktop.every_window = True
            desktop.start(program, '--workspace', story.path)
            desktop.fill_display()
            if tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe()):
                tell(story)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
