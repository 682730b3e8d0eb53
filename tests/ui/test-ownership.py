#!/usr/bin/python3
"""test-ownership.py mend|follow|lived|moment: what managers do with the matrix, in the window.

SPDX-License-Identifier: GPL-3.0-or-later

`mend`: an error is made and mended by the keyboard alone. `follow`: a change is tried on the past, put in force, and
what is open follows it, and comes back. `lived`: where written and lived disagree, and who waits for whom. `moment`:
who could sign on a day to come.
"""
import datetime
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import SENSITIVE, Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
ADMINISTRATOR = 'sofia.ruiz@acmeair.example'
COMPLAINT = 'Resolve a complaint'


class Story:
    """Somebody at the matrix, and what the file says meanwhile."""

    def __init__(self, desktop, tap):
        self.desktop, self.tap = desktop, tap

    def ctl(self, *arguments):
        path = os.path.join(self.desktop.home, 'acme.db')
        out = subprocess.run([stewardctl, '--format', 'json', '--workspace', path, *arguments], capture_output=True, text=True,
                             check=False, env=self.desktop.surroundings).stdout
        return [json.loads(line) for line in out.splitlines()]

    def open_of(self, department):
        """How many complaints wait for a department."""
        return sum(len(self.ctl('mention', 'list', 'department:"%s" activity:"%s" status:%s' % (department, COMPLAINT, status)))
                   for status in ('new', 'open'))

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

    def is_enabled(self, name):
        node = self.desktop.find('button', name)
        return bool(node and node.states >> SENSITIVE & 1)

    def go_to_cell(self, activity, department):
        """By arrows, from wherever the cursor of the matrix is."""
        self.desktop.chord('Control', '4')
        self.desktop.settle_focus()
        self.desktop.chord('Control', 'Home')
        found = self.desktop.reach(None, '~^%s, ' % activity, 'Down', 20) and \
            self.desktop.reach(None, '~^%s, %s: ' % (activity, department), 'Right', 14)
        if not found:
            self.tap.ok(False, 'arrows reach %s, %s' % (activity, department), self.desktop.describe())
        return found

    def letters(self, activity, department, keys, words):
        """Presses letters in a cell, and waits for what it says then."""
        self.go_to_cell(activity, department)
        self.desktop.press(*keys)
        self.sees(None, '~^%s, %s: %s$' % (activity, department, words), '%s, %s is now: %s' % (activity, department, words), 20)


def mend(story):
    desktop, tap = story.desktop, story.tap
    tap.ok(story.becomes(lambda: desktop.is_focused(None, '~, .*: ')), 'the matrix has the keys')
    version = story.ctl('matrix', 'show')[0]['version']
    story.letters('Run a campaign', 'IT', 'i', 'Informed')
    story.sees('label', '~^Draft of version %d' % (version + 1), 'there is a draft')
    tap.ok(story.becomes(lambda: story.is_enabled('Put in Force…')), 'which could be put in force')
    story.letters(COMPLAINT, 'Legal', 'a', '.*Accountable.*')
    story.sees('list item', 'Who has the last word on “%s”?' % COMPLAINT, 'a second A is found to be an error')
    story.sees('label', '~1 error stops it', 'which stops it')
    tap.ok(story.becomes(lambda: not story.is_enabled('Put in Force…')), 'the button says so')
    desktop.chord('Control', 'Return')
    time.sleep(1)
    tap.ok(len(desktop.windows()) == 1, 'and Ctrl+Return asks nothing')
    story.go_to_cell('Run a campaign', 'IT')
    desktop.press('F8')
    tap.ok(story.becomes(lambda: desktop.is_focused(None, '~^%s, ' % COMPLAINT)), 'F8 goes to it')
    story.letters(COMPLAINT, 'Legal', 'a', 'Consulted')
    tap.ok(desktop.wait('label', '~error stops it', 20, gone=True), 'the error is mended')
    tap.ok(story.becomes(lambda: story.is_enabled('Put in Force…')), 'nothing stops it any more')
    desktop.chord('Control', 'Return')
    story.sees(None, 'Put Version %d in Force?' % (version + 1), 'Ctrl+Return asks', 20)
    tap.ok(story.becomes(lambda: desktop.is_focused('text box', '~.')), 'for a note', desktop.describe())
    desktop.type('IT hears of campaigns')
    desktop.press('Return')
    story.sees('label', 'The matrix is in force', 'Return puts it in force')
    tap.ok(story.becomes(lambda: story.ctl('matrix', 'show')[0]['version'] == version + 1), 'the file has the new version')


def follow(story):
    desktop, tap = story.desktop, story.tap
    story.letters(COMPLAINT, 'Customer Service', 'r', 'empty')
    story.letters(COMPLAINT, 'Customer Relations', 'r', 'Accountable.* Responsible|Responsible.* Accountable')
    story.press(None, 'More', 'the menu')
    story.press(None, 'Try on Past Mentions…', 'the draft is tried')
    story.sees('label', '~^Of [0-9]+ mentions, [1-9][0-9]* would have gone elsewhere', 'it says what it brought')
    story.sees('list item', '~^Customer Relations: overloaded, Mentions: [0-9]+ → [0-9]+', 'a department is overloaded')
    desktop.press('Escape')
    story.is_alone()

    story.letters(COMPLAINT, 'Customer Relations', 'r', 'Accountable')
    story.letters(COMPLAINT, 'Public Relations', 'cr', 'Responsible')
    before = story.open_of('Customer Service')
    there = story.open_of('Public Relations')
    tap.ok(story.becomes(lambda: story.is_enabled('Put in Force…')), 'the changed draft can be put in force')
    desktop.chord('Control', 'Return')
    tap.ok(story.becomes(lambda: desktop.is_focused('text box', '~.')), 'a note is asked for', desktop.describe())
    desktop.type('Public Relations answers complaints')
    desktop.press('Return')
    question = story.sees(None, '~^Route [0-9]+ Open Mentions Again\\?', 'open mentions may follow')
    story.sees('label', '~Customer Service → Public Relations', 'with a preview')
    tap.ok(before > 0 and story.open_of('Customer Service') == before, 'nothing has moved yet')
    story.press('button', '~^Route Again', 'they are routed')
    tap.ok(story.becomes(lambda: story.open_of('Public Relations') == before + there), 'and are elsewhere',
           '%d of %d' % (story.open_of('Public Relations'), before + there))
    tap.ok(story.open_of('Customer Service') == 0, 'all of them')
    toast = story.sees('label', '~mentions routed again', 'the window says so', 20)
    tap.ok(toast and desktop.matching('button', 'Undo'), 'with a way back')
    desktop.chord('Control', 'z')
    story.sees('label', 'Undone', 'Ctrl+Z takes it back', 20)
    tap.ok(story.becomes(lambda: story.open_of('Customer Service') == before), 'all of them are back')
    tap.ok(story.open_of('Public Relations') == there, 'and nothing stayed')

    story.press(None, 'More', 'the menu again')
    story.press(None, 'Route Open Mentions Again…', 'it can be asked for at any time')
    story.sees(None, question.name, 'with the same question', 20)
    desktop.press('Escape')
    tap.ok(story.is_alone() and story.open_of('Customer Service') == before, 'Escape leaves them where they are')


def lived(story):
    desktop, tap = story.desktop, story.tap
    mention = story.ctl('mention', 'list', 'department:"Customer Service" status:new', '--limit', '1')[0]['id']
    story.ctl('mention', 'hand-over', mention, 'Legal')
    story.press('button', 'As Lived', 'the lived view is chosen')
    story.sees('label', '~^Counts come from [0-9]+ mentions, ', 'it says what its counts come from')
    drift = story.sees('list item', '~^Public Relations answered [0-9]+ of [0-9]+: Resolve a complaint', 'a drift is listed')
    story.sees(None, '~^%s, Public Relations: Consulted; lived: [0-9]+ taken.*disagree' % COMPLAINT, 'its cell says so')
    story.sees('list item', '~^Resembles ', 'the model that it resembles is named')
    button = desktop.find('button', '~^Show [0-9]+ Cases?', drift)
    tap.ok(button, 'its cases are one click away')
    number = int(button.name.split()[1])
    desktop.click(button)
    cases = story.sees('list', 'Cases', 'they are listed')
    tap.ok(len(desktop.matching('list item', '~', cases)) == number, 'every one')
    desktop.press('Escape')
    story.is_alone()
    story.press('button', 'Who Waits for Whom…', 'who waits for whom is asked')
    story.sees(None, '~^Who waits for whom: most often ', 'a picture with its words')
    story.sees('list item', '~^Customer Service waits for Legal, Asked: 1', 'and its table')
    desktop.press('Escape')
    story.is_alone()
    story.press('button', 'Written', 'and back to what is written')


def moment(story):
    desktop, tap = story.desktop, story.tap
    today = datetime.date.today()
    year = today.year if today < datetime.date(today.year, 12, 26) else today.year + 1
    when = '%d-12-26 23:40' % year
    story.press(None, 'More', 'the menu')
    story.press(None, 'Who Is There…', 'who is there is asked')
    story.sees('text box', '~Day and time', 'a moment can be written')
    # GTK 4.8 doesn't tell when the text in a row has the keys.
    for _ in range(4):
        desktop.type(when)
        desktop.press('Return')
        if desktop.wait('list', 'Who could approve and answer', 5):
            break
        desktop.press('Tab')
    answers = story.sees('list', 'Who could approve and answer', 'who could sign is told')
    expected = [line for line in story.ctl('matrix', 'check', '--at', when.replace(' ', 'T')) if 'activity' in line]
    tap.ok(len(expected) >= 14, 'the command line knows, too')
    said = {}
    title = None
    for node in desktop.nodes(answers):
        if node.role == 'label' and node.name in [line['activity'] for line in expected]:
            title = node.name
        elif node.role == 'label' and title:
            said.setdefault(title, node.name)
    tap.ok(len(said) > 0, 'for each activity', desktop.describe())
    names = {person['email']: person['name'] for person in story.ctl('person', 'list')}
    wrong = [(title, words, line) for line in expected for title, words in said.items() if line['activity'] == title
             and line.get('approve') and names[line['approve']] not in words]
    tap.ok(not wrong, 'and both say the same', [str(one) for one in wrong])
    desktop.chord('Control', 'a')
    desktop.type('boxing day')
    desktop.press('Return')
    story.sees('label', 'That is no day and time', 'what is no time is said to be none', 20)
    desktop.press('Escape')
    tap.ok(story.is_alone(), 'Escape closes it')

    story.press(None, 'More', 'more can be done with the matrix')
    story.press(None, 'Export…', 'such as writing it into a file')
    file = os.path.join(desktop.home, 'matrix.csv')
    tap.ok(story.becomes(lambda: len(desktop.windows()) > 1), 'it asks where')
    desktop.choose_file(file)
    story.sees('label', 'Matrix saved', 'and says when it is there')
    with open(file, encoding='utf-8') as saved:
        tap.ok(COMPLAINT in saved.read(), 'with its rows')


def main():
    tap = Tap()
    tell = {'mend': mend, 'follow': follow, 'lived': lived, 'moment': moment}[sys.argv[1]]
    try:
        with Desktop(1280, 800) as desktop:
            desktop.set_clock_to_midday()
            path = os.path.join(desktop.home, 'acme.db')
            subprocess.run([seed, path, ADMINISTRATOR], check=True, env=desktop.surroundings)
            desktop.every_window = True
            desktop.start(program, '--workspace', path)
            desktop.fill_display()
            if not tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe()):
                tap.done()
            desktop.chord('Control', '4')
            if tap.ok(desktop.wait(None, '~^%s, Legal: ' % COMPLAINT, 60), 'the matrix is shown', desktop.describe()):
                tell(Story(desktop, tap))
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
