#!/usr/bin/python3
"""test-screens.py WIDTH HEIGHT LANGUAGE [--pictures FOLDER] [SCREEN…]: every screen, as it looks and as it is read out.

SPDX-License-Identifier: GPL-3.0-or-later

One window goes through all screens of screens.py, in light and dark. Of each it is asked that its elements stand in
the accessible tree in their order, that no label is cut and no word parted, that nothing scrolls sideways or stands beyond
an edge, also with large text and from right to left; of the program, that it complains of nothing.
"""
import gettext
import os
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screens import EMPTY, FIRST_RUN, SAMPLE, Wide  # noqa: E402
from window import Desktop, Missing, Tap, has_locale, skip_all  # noqa: E402

arguments = sys.argv[1:]
width, height, language = int(arguments[0]), int(arguments[1]), arguments[2]
pictures = arguments[4] if arguments[3:4] == ['--pictures'] else None
only = arguments[5 if pictures else 3:]
english = language.startswith(('C.', 'en'))
if not english and not (has_locale(language) and 'STEWARD_LOCALEDIR' in os.environ):
    skip_all('the system has no locale %s, or there are no translations' % language)
words = gettext.NullTranslations() if english else gettext.translation(
    'steward', os.environ['STEWARD_LOCALEDIR'], [language.split('.')[0]], fallback=False)


def said(name):
    """What the window says for a name of screens.py."""
    if isinstance(name, Wide):
        name = name.name
    if isinstance(name, tuple):
        return said(name[0]) % tuple(said(part) if isinstance(part, str) else part for part in name[1:])
    if name.startswith('~'):
        return name
    told = words.gettext(name)
    return told.replace('_', '')


def is_said(name, text):
    return re.search(name[1:], text) if name.startswith('~') else name == text


CONTROLS = ('push button', 'toggle button', 'button', 'entry', 'text', 'text box', 'search box', 'combo box', 'list', 'list item',
            'check box', 'switch', 'image', 'progress bar', 'spin button')
PAGES = ('Monitor', 'Responses', 'Guidelines', 'Ownership', 'Audit')


def other_pages(root):
    """The pages of the window that aren't shown stay in the tree; reading them takes long."""
    others = [said(page) for page in PAGES if root is None or page != root[1]]
    return lambda node: node.role == 'group' and node.name in others


class Probe:
    """The program, and its probe."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.root = None  # of the screen that is gone to

    def start(self):
        with open(self.desktop.log, 'wb') as log:
            self.desktop.program = subprocess.Popen(
                [os.environ['PROBE_SCREENS']], env=self.desktop.surroundings, cwd=self.desktop.home, start_new_session=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, encoding='utf-8')
        self.desktop.processes.append(self.desktop.program)
        self.desktop.fill_display()

    def order(self, text):
        """Gives an order and returns the lines of its answer."""
        program, lines = self.desktop.program, []
        program.stdin.write(text + '\n')
        program.stdin.flush()
        for line in program.stdout:
            if line == '.\n':
                return lines
            lines.append(line.rstrip('\n'))
        raise RuntimeError('the program ended at “%s”' % text)

    def repeat(self, text, seconds=60):
        """Gives an order until it is obeyed."""
        end = time.monotonic() + seconds
        while self.order(text):
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def ctl(self, *arguments, file='acme.db'):
        """What stewardctl prints."""
        return subprocess.run([os.environ['STEWARDCTL'], '--workspace', os.path.join(self.desktop.home, file)] + list(arguments),
                              capture_output=True, text=True, check=True, env=self.desktop.surroundings).stdout

    def find_record(self, noun, text):
        return next(line for line in self.ctl(noun, 'list').splitlines() if text in line).split()[0]

    def obey(self, step):
        """A step of a screen: an order of the probe, or one of its own."""
        desktop = self.desktop
        verb, _, rest = step.partition(' ')
        rest = rest.replace('@HOME@', desktop.home)
        if verb == 'ctl':
            self.ctl(*(re.sub(r'^@(\w+) "(.+)"$', lambda found: self.find_record(*found.groups()), part)
                       for part in rest.split('|')))
        elif verb == 'write-file':  # NAME|TEXT
            name, text = rest.split('|')
            with open(os.path.join(desktop.home, name), 'w', encoding='utf-8') as file:
                file.write(text.replace('\\n', '\n'))
        elif verb == 'show':  # NOUN TEXT
            noun, text = rest.split(' ', 1)
            return self.order('record %s %s' % (noun, self.find_record(noun, text)))
        elif verb in ('click', 'await'):  # ROLE|NAME
            role, name = rest.split('|')
            node = self.wait(role, said(name), root=self.root)
            if node is None:
                return ['there is no %s “%s”' % (role, said(name))]
            if verb == 'click':
                desktop.click(node)
        elif verb == 'write':  # NAME|TEXT
            name, text = rest.split('|')
            desktop.write(self.wait(None, said(name)), text)
        else:
            return self.order(step.replace('@HOME@', desktop.home))
        return []

    def wait(self, role, name, seconds=30, root=None):
        """A node, wherever it is: in the window or one above it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.desktop.program.poll() is None:
            for window in reversed(self.desktop.windows()):
                node = self.desktop.find(role or None, name, window, other_pages(root))
                if node is not None:
                    return node
            time.sleep(0.1)
        return None


def check_order(tap, nodes, names, what):
    """Names come one after the other in the tree, whatever stands between them."""
    texts, position = [node.name for node in nodes], 0
    for name in names:
        if isinstance(name, Wide) and width < Wide.FROM:
            continue
        wanted = said(name)
        found = next((i for i in range(position, len(texts)) if is_said(wanted, texts[i])), None)
        if found is None:
            tap.ok(False, what, 'missing or out of order: %s' % wanted, [text for text in texts if text.strip()])
            return
        position = found + 1
    tap.ok(True, what)


def check_names(tap, nodes, what, stock):
    """What is stock in the windows of libadwaita has pictures without a name."""
    unnamed = ['%s at %s' % (node.role, node.place) for node in nodes
               if node.role in CONTROLS and not (stock and node.role in ('image', 'button')) and
               not any(part.name.strip() for part in node.walk())]
    # A class is what GTK calls a picture that nobody has named.
    unnamed += ['%s at %s' % (node.name, node.place) for node in nodes
                if node.role in CONTROLS and re.match('(Gtk|Adw|Steward)[A-Z]', node.name)]
    tap.ok(not unnamed, what + 'every control has a name', unnamed)


def check_looks(tap, probe, screen, what):
    faults = [line for line in probe.order('check')
              if not (line.startswith('cut') and any(widget in line.split('\t')[2] for widget in screen.cut))]
    tap.ok(not faults, what + 'no label is cut, nothing scrolls sideways or stands beyond an edge', faults)


def check_tree(tap, probe, screen, what):
    nodes = probe.desktop.nodes(probe.desktop.windows()[-1], other_pages(screen.root))
    if screen.header:
        check_order(tap, nodes, screen.header, what + 'the header bar in its order')
    if screen.root:
        root = next((node for node in nodes if node.role == screen.root[0] and node.name == said(screen.root[1])), None)
        nodes = [node for node in root.walk() if node.seen] if root else []
    check_order(tap, nodes, screen.elements, what + 'its elements in their order')
    check_names(tap, nodes, what, screen.root is None)


def check_screen(tap, probe, screen):
    desktop = probe.desktop
    probe.root = screen.root
    for step in screen.orders:
        trouble = probe.obey(step)
        if trouble:
            tap.ok(False, '%s: %s' % (screen.name, step), trouble)
            return
    if not tap.ok(probe.wait(screen.there[0], said(screen.there[1]), root=screen.root), '%s: it is shown' % screen.name,
                  desktop.describe()):
        return
    for scheme in ('light', 'dark'):
        what = '%s, %s: ' % (screen.name, scheme)
        probe.order('scheme ' + scheme)
        probe.order('settle')
        if pictures:
            probe.order('picture %s/%s-%s-%d-%s.png' % (pictures, screen.name, language[:2], width, scheme))
        check_tree(tap, probe, screen, what)
        check_looks(tap, probe, screen, what)
    probe.order('direction rtl')
    probe.order('settle')
    check_looks(tap, probe, screen, screen.name + ', from right to left: ')
    probe.order('direction ltr')
    if width >= 1200:
        probe.order('text 1.5')
        probe.order('settle')
        check_looks(tap, probe, screen, screen.name + ', large text: ')
        if pictures:
            probe.order('picture %s/%s-%s-%d-large.png' % (pictures, screen.name, language[:2], width))
        probe.order('text 1')
    probe.order('scheme light')
    for step in screen.after:
        probe.obey(step)


def main():
    tap = Tap()

    if pictures:
        os.makedirs(pictures, exist_ok=True)
    try:
        with Desktop(width, height, False, language) as desktop:
            desktop.set_clock_to_midday()
            probe = Probe(desktop)
            wanted = [(setting, [screen for screen in screens if not only or screen.name in only])
                      for setting, screens in (('first run', FIRST_RUN), ('empty', EMPTY), ('sample', SAMPLE))]
            for setting, screens in wanted:
                if setting == 'sample' and screens:
                    probe.ctl('workspace', 'new', os.path.join(desktop.home, 'acme.db'), '--sample')
                if setting == 'empty' and screens:
                    probe.ctl('workspace', 'new', os.path.join(desktop.home, 'empty.db'), '--person',
                              'Ada Brandt <ada@society.example>', file='empty.db')
            probe.start()
            for setting, screens in wanted:
                if setting != 'first run' and screens:
                    probe.order('open %s/%s' % (desktop.home, 'acme.db' if setting == 'sample' else 'empty.db'))
                    tap.ok(probe.repeat('page monitor'), 'the workspace opens', desktop.describe())
                for screen in screens:
                    check_screen(tap, probe, screen)
            complaints = desktop.complaints()
            tap.ok(not complaints, 'the program complains of nothing', complaints)
            tap.ok(desktop.program.poll() is None, 'and is still there')
    except Missing as missing:
        skip_all('%s is missing' % missing)
    tap.done()


main()
