"""story.py: somebody at the window, others who take their seat, and what the file says meanwhile.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import time

from window import SENSITIVE, Desktop, Missing, Tap, skip_all


class Lost(Exception):
    """What has to be there for the story to go on isn't."""


PAGES = ('Monitor', 'Responses', 'Guidelines', 'Ownership', 'Audit')


class Story:
    """What is done in the window, and seen; `stewardctl` asks the file, and does what has its own test."""

    def __init__(self, desktop, tap, file='acme.db'):
        self.desktop, self.tap = desktop, tap
        self.path = os.path.join(desktop.home, file)
        self.page = None  # the one that is shown: the others stay in the tree, and reading them takes long

    # The file

    def run(self, *arguments):
        ran = subprocess.run([os.environ['STEWARDCTL'], '--format', 'json', '--workspace', self.path, *arguments],
                             capture_output=True, text=True, check=False, env=self.desktop.surroundings)
        return ran, [json.loads(line) for line in ran.stdout.splitlines()]

    def ctl(self, *arguments):
        """The lines that it prints; what it complains of is noted."""
        ran, lines = self.run(*arguments)
        if ran.returncode != 0:
            print('# %s: %s' % (' '.join(arguments), ran.stderr.strip()), flush=True)
        return lines

    def becomes(self, question, seconds=30):
        """Whether the answer becomes yes in time."""
        end = time.monotonic() + seconds
        while not question():
            if time.monotonic() > end or self.desktop.program.poll() is not None:
                return False
            time.sleep(0.1)
        return True

    # Seeing

    def go(self, page):
        self.page = page
        self.desktop.chord('Control', str(PAGES.index(page) + 1))

    def is_elsewhere(self, node):
        return self.page is not None and node.role == 'group' and node.name in PAGES and node.name != self.page

    def look(self, role, name, everything=False):
        return self.desktop.matching(role, name, skip=self.is_elsewhere, everything=everything)

    def wait(self, role, name, seconds=30, everything=False, gone=False):
        """Nodes that are there in time; roles and names that begin with ~ are patterns."""
        end = time.monotonic() + seconds
        while True:
            found = self.look(role, name, everything)
            if bool(found) != gone:
                return True if gone else found
            if time.monotonic() > end or self.desktop.program.poll() is not None:
                return None
            time.sleep(0.2)

    def sees(self, role, name, words, seconds=30):
        found = self.wait(role, name, seconds)
        node = found[0] if found else None
        if not self.tap.ok(node, words, *([] if node else [self.desktop.describe()])):
            raise Lost(words)
        return node

    def loses(self, role, name, words, seconds=30):
        self.tap.ok(self.wait(role, name, seconds, gone=True), words)

    def is_alone(self):
        return self.becomes(lambda: len(self.desktop.windows()) == 1)

    def all(self, role, name, seconds=30):
        """What is there, also where it has to be scrolled to."""
        found = self.wait(role, name, seconds, everything=True)
        if not found:
            raise Lost('there is no %s %s' % (role, name))
        return found

    def finds(self, role, name, seconds=30):
        return self.all(role, name, seconds)[0]

    # Doing

    def press(self, role, name, words=None, last=False):
        """Does with the tree what a click does, once it can be done. The last one is that of the window above."""
        if words:
            self.sees(role, name, words)
        end = time.monotonic() + 20
        while True:
            nodes = self.all(role, name)
            usable = [node for node in nodes if node.states >> SENSITIVE & 1]
            if usable:
                self.desktop.click(usable[-1 if last else 0])
                return
            if time.monotonic() > end:
                raise Lost('nothing can be done with %s' % name)
            time.sleep(0.1)

    def say(self, answer):
        """Presses the answer of a dialog, and waits until it is closed."""
        number = len(self.desktop.windows())
        self.press('button', '~^_?%s$' % answer, last=True)
        self.becomes(lambda: len(self.desktop.windows()) < number, 20)

    def is_enabled(self, role, name):
        return any(node.states >> SENSITIVE & 1 for node in self.look(role, name, True))

    def press_enabled(self, role, name, words):
        good = self.becomes(lambda: self.is_enabled(role, name), 20)
        if not self.tap.ok(good, words, *([] if good else [self.desktop.describe()])):
            raise Lost(words)
        self.press(role, name)

    def fill(self, name, text):
        """Writes into the row of that name; of several into the one of the window above."""
        for node in reversed(self.all('~^(text|text box|entry|list item)$', name)):
            try:
                self.desktop.write(node, text)
                return
            except RuntimeError:
                continue
        raise Lost('%s takes no text' % name)

    def menu(self, button, item):
        self.press(None, button)
        node = self.desktop.wait('menu item', item, 20)
        if node is None:
            raise Lost('the menu has no %s' % item)
        self.desktop.click(node)

    def choose(self, name, value):
        """A value of a row with choices, by keys."""
        desktop = self.desktop
        self.finds('combo box', name)
        if not desktop.reach('combo box', name, 'Tab', 30):
            raise Lost('the keys do not reach %s' % name)
        desktop.press('Return')
        desktop.wait_focus('list item', '~', 10)
        desktop.press('Home')
        if not desktop.reach('list item', value, 'Down', 60):
            raise Lost('%s has no %s' % (name, value))
        desktop.press('Return')
        desktop.wait_focus('combo box', name, 10)

    def act_as(self, name):
        """Somebody else takes the seat."""
        desktop = self.desktop
        button = self.finds('button', '~^On this computer')
        desktop.click(button)

        def below(role):
            return desktop.matching(role, '~', button)

        if not self.becomes(lambda: below('search box'), 20):
            raise Lost('people can’t be searched')
        desktop.write(below('search box')[0], name)
        if not self.becomes(lambda: [row.name.startswith(name) for row in below('list item')] == [True], 20):
            raise Lost('%s isn’t the one who is found' % name)
        desktop.press('Return')
        self.sees('button', '~you are ' + name, name + ' sits there')


def play(tell, begin, file='acme.db', midday=True, keyring=False, size=(1280, 800)):
    """One window, from the moment it is there: `begin` makes the file before, `tell` is the story."""
    tap = Tap()
    try:
        with Desktop(*size) as desktop:
            if midday:
                desktop.set_clock_to_midday()
            if keyring:
                desktop.start_keyring()
            story = Story(desktop, tap, file)
            try:
                begin(story)
                desktop.every_window = True
                desktop.start(os.environ['STEWARD'], '--workspace', story.path)
                desktop.fill_display()
                story.sees('button', '~^On this computer', 'the window is there', 90)
                tell(story)
            except Lost as lost:
                tap.ok(False, 'the story goes on', str(lost), desktop.describe() if desktop.program else '')
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()
