#!/usr/bin/python3
"""test-governing.py exceptions|pressure: what is done with guidelines in force, each gone through once.

SPDX-License-Identifier: GPL-3.0-or-later

`exceptions`: one is granted, extended and ended, and its end is said. `pressure`: clauses are counted.
"""
import datetime
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL'))
APPROVER = 'daan.kuipers@acmeair.example'


class Story:
    """Somebody at the window, and what the file says meanwhile."""

    def __init__(self, desktop, tap):
        self.desktop, self.tap = desktop, tap
        self.path = os.path.join(desktop.home, 'acme.db')

    def ctl(self, *arguments):
        out = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.path, *arguments], capture_output=True,
                             text=True, check=False, env=self.desktop.surroundings).stdout
        return [json.loads(line) for line in out.splitlines()]

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

    def act_as(self, name):
        self.press('button', '~^On this computer', 'somebody else can take the seat')
        self.sees('search box', 'Search people', 'people are searched')
        self.desktop.type(name)
        self.desktop.wait('list item', '~^Jonas Weber', 20, gone=True)
        self.sees('list item', '~^' + name, 'one is found')
        self.desktop.press('Tab')
        self.desktop.press('Return')
        self.sees('button', '~you are ' + name, 'and sits there')

    def is_alone(self):
        return self.becomes(lambda: len(self.desktop.windows()) == 1)

    def exceptions(self):
        return [line for one in self.ctl('guideline', 'list') for line in self.ctl('guideline', 'exception', 'list', one['id'])]


def exceptions(story):
    desktop, tap = story.desktop, story.tap
    story.press(None, 'More', 'more can be done with a guideline')
    story.press(None, 'Exceptions…', 'such as exceptions')
    story.sees('label', '~^None yet', 'there is none')
    grant = story.sees('button', 'Grant Exception', 'one can be granted')
    tap.ok(grant and not desktop.wait_enabled('button', 'Grant Exception', 2), 'but not without a reason')
    entry = story.sees(None, 'Reason', 'which is asked for')
    if not entry:
        return
    desktop.write(entry, 'Pilot until the works end')
    tap.ok(desktop.wait_enabled('button', 'Grant Exception'), 'now it can be')
    story.press('button', 'Grant Exception', 'it is granted')
    tap.ok(story.becomes(lambda: [line['state'] for line in story.exceptions()] == ['holds']), 'the file has it', story.exceptions())
    one = story.exceptions()[0]
    tap.ok(one['approver'] == APPROVER and one['reason'] == 'Pilot until the works end', 'with who granted it and why', one)
    story.press('button', '~^Extend the exception', 'it can be extended')
    tap.ok(story.becomes(lambda: story.exceptions()[0]['until'] > one['until']), 'and ends later')
    story.press('button', '~^End the exception', 'it can be ended')
    tap.ok(story.becomes(lambda: story.exceptions()[0]['state'] == 'ended'), 'at once')
    story.sees('label', '~Ended before its time', 'the list says so')
    desktop.press('Escape')
    tap.ok(story.is_alone(), 'Escape closes the dialog')

    now = datetime.datetime.strptime(story.ctl('audit', 'list')[-1]['at'][:19], '%Y-%m-%dT%H:%M:%S')
    soon = (now + datetime.timedelta(days=3)).strftime('%Y-%m-%dT%H:%M:%SZ')
    title = next(line['title'] for line in story.ctl('guideline', 'list') if line['id'] == one['guideline'])
    story.ctl('--as', APPROVER, 'guideline', 'exception', 'grant', one['guideline'], one['clause'], '--department', 'Sales',
              '--reason', 'Fair', '--until', soon)
    story.sees('label', '~%s.*The exception from .* for Sales ends on' % title, 'an end that is near is said above the text')


def pressure(story):
    story.press(None, 'More', 'more can be done with guidelines')
    story.press(None, 'Pressure on Clauses', 'such as looking which clauses are met')
    story.sees('label', '~Pressure = findings', 'it says how it counts')
    story.sees(None, '~2 findings', 'a clause that was met is counted')
    story.tap.ok(not [line for line in story.ctl('guideline', 'pressure') if line['findings'] > 20],
                 'and what the sample published breaks no rule often')


def main():
    tap = Tap()
    tell = {'exceptions': exceptions, 'pressure': pressure}[sys.argv[1]]
    try:
        with Desktop(1280, 800) as desktop:
            desktop.set_clock_to_midday()
            story = Story(desktop, tap)
            subprocess.run([stewardctl, '--workspace', story.path, 'workspace', 'new', story.path, '--sample'], check=True,
                           stdout=subprocess.DEVNULL, env=desktop.surroundings)
            desktop.every_window = True
            desktop.start(program, '--workspace', story.path)
            desktop.fill_display()
            tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe())
            story.act_as('Daan Kuipers')
            desktop.chord('Control', '3')
            if tap.ok(desktop.wait('list item', '~^Public replies', 60), 'with the guidelines', desktop.describe()):
                tell(story)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
