#!/usr/bin/python3
"""test-governing.py exceptions|pressure|suggesting|asking|words: what is done with guidelines, each gone through once.

SPDX-License-Identifier: GPL-3.0-or-later

`exceptions`: one is granted, extended and ended, and its end is said. `pressure`: clauses are counted. `suggesting`: what is
typed becomes suggestions, others' are decided on, passages are commented on, two versions compared. `asking`: people are
asked to read until a day, and whether they understood it. `words`: some are found, replaced and spelled,
and some stand in tables.
"""
import datetime
import json
import os
import re
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL'))
APPROVER = 'daan.kuipers@acmeair.example'
COLLEAGUE = 'jonas.weber@acmeair.example'


class Story:
    """Somebody at the window, and what the file says meanwhile."""

    def __init__(self, desktop, tap):
        self.desktop, self.tap = desktop, tap
        self.path = os.path.join(desktop.home, 'acme.db')

    def ctl(self, *arguments):
        ran = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.path, *arguments], capture_output=True,
                             text=True, check=False, env=self.desktop.surroundings)
        if ran.returncode != 0:
            self.tap.ok(False, 'stewardctl %s ends %d' % (' '.join(arguments), ran.returncode), ran.stderr)
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

    def act_as(self, name):
        self.press('button', '~^On this computer', 'somebody else can take the seat')
        self.sees('search box', 'Search people', 'people are searched')
        self.desktop.type(name)
        self.desktop.wait('list item', '~^Jonas Weber', 20, gone=True)
        self.sees('list item', '~^' + name, 'one is found')
        self.desktop.press('Tab')
        self.desktop.press('Return')
        self.sees('button', '~you are ' + name, 'and sits there')

    def choose(self, title):
        self.desktop.wait_focus('list item', '~.', 10)
        self.tap.ok(self.desktop.reach('list item', '~^' + title, 'Down', 6), 'the keys reach ' + title)
        self.desktop.press('Return')
        self.tap.ok(self.desktop.wait_focus('text box', title), 'and its text')

    def draft(self, guideline, clause):
        """The words of a clause, as they are stored."""
        block = next(line['block'] for line in self.ctl('guideline', 'suggestion', 'list', guideline, '--all')
                     if line.get('clause') == clause)
        return next(one['text'] for one in self.ctl('guideline', 'show', guideline)[0]['blocks'] if one.get('id') == block)

    def suggestions(self):
        return self.ctl('guideline', 'suggestion', 'list', 'Public replies')

    def is_resolved(self, guideline):
        """Whether no comment is open; else one is resolved. The list is made anew whenever something is stored."""
        node = self.desktop.find('button', 'Resolve')
        try:
            if node:
                self.desktop.click(node)
        except RuntimeError:
            pass
        return not self.ctl('guideline', 'comment', 'list', guideline)

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


def suggesting(story):
    desktop, tap = story.desktop, story.tap
    story.choose('Public replies')
    story.sees(None, 'What the paragraph is', 'which is written')
    story.press('button', 'Suggest', 'what is typed can be suggested instead')
    tap.ok(desktop.wait_focus('text box', 'Public replies'), 'the keys go to the text')
    desktop.chord('Control', 'Home')
    desktop.press('Down', 'End')
    desktop.press('BackSpace')
    desktop.type(', promptly.')
    tap.ok(story.becomes(lambda: [', promptly.' in line['replacement'] for line in story.suggestions()] == [True]),
           'what is typed becomes a suggestion', story.suggestions())
    one = story.suggestions()[0]
    was = story.draft('Public replies', one['clause'])
    tap.ok('promptly' not in was, 'the draft stays as it is', was)
    story.sees('list item', '~^Suggestion by Sofia Ruiz, %s: .*promptly' % re.escape(one['clause']), 'it is listed beside the text')
    tap.ok(desktop.find('button', 'Withdraw') and not desktop.find('button', 'Reject'), 'one’s own is taken back, not rejected')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: not story.suggestions()), 'it can be undone')
    desktop.chord('Control', 'Shift', 'z')
    tap.ok(story.becomes(lambda: len(story.suggestions()) == 1), 'and done again')

    # Others suggest as well.
    story.ctl('--as', COLLEAGUE, 'guideline', 'suggestion', 'propose', 'Public replies', one['clause'], '--text', 'Anew. ' + was)
    story.sees('list item', '~^Suggestion by Jonas Weber', 'what a colleague suggests is listed too')
    tap.ok(story.becomes(lambda: 'Anew. ' in (text_of(desktop) or '')), 'and stands in the text', text_of(desktop))
    tap.ok('promptly' in text_of(desktop), 'beside the own words')
    story.press('button', 'Accept', 'one is accepted')
    tap.ok(story.becomes(lambda: len(story.suggestions()) == 1 and story.draft('Public replies', one['clause']) != was),
           'and is in the draft')
    story.ctl('--as', COLLEAGUE, 'guideline', 'suggestion', 'propose', 'Public replies', '1.2', '--text', 'Other words.')
    story.press('button', 'Reject All', 'the others are rejected at once')
    tap.ok(story.becomes(lambda: not story.suggestions()), 'and none is left')
    story.sees('label', 'Nobody has said anything yet.', 'which is said')

    # What a paragraph is, and a clause that is begun, is suggested too.
    desktop.focus(desktop.find('text box', 'Public replies'))
    tap.ok(desktop.wait_focus('text box', 'Public replies'), 'it goes on in the text')
    desktop.chord('Control', 'Home')
    desktop.press('Down')
    desktop.chord('Control', 'Alt', '2')
    story.sees('list item', '~^Suggestion by Sofia Ruiz, 1.1: Make 1.1 a heading of level 2', 'another kind of paragraph is listed')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: not story.suggestions()), 'and undone')
    desktop.chord('Control', 'Shift', 'Right')
    desktop.chord('Control', 'b')
    tap.ok(story.becomes(lambda: [line['form'] for line in story.suggestions()] == ['style']), 'how words are set is suggested',
           story.suggestions())
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: not story.suggestions()), 'and undone as well')
    desktop.chord('Control', 'Home')
    desktop.press('End', 'Return')
    desktop.type('Be brief.')
    story.sees('list item', '~^Suggestion by Sofia Ruiz, 1: Add a paragraph after 1: .*Be brief', 'a new clause is listed in words')
    tap.ok('¶' in (text_of(desktop) or ''), 'and marked in the text', text_of(desktop))
    new = story.suggestions()[0]['new_blocks'][0]
    story.press('button', 'Accept', 'it is accepted')
    tap.ok(story.becomes(lambda: [one['text'] for one in story.ctl('guideline', 'show', 'Public replies')[0]['blocks']
                                  if one.get('id') == new] == ['Be brief.']), 'and is the clause that it was suggested as')
    story.press('button', 'Suggest', 'then typing is typing')

    # Comments
    story.press('button', 'Comment…', 'a clause is commented on')
    entry = story.sees('text box', 'Comment', 'in words')
    if entry:
        desktop.write(entry, 'By when?')
    node = desktop.wait_enabled('button', '~^Comment( Comment)?$')
    if tap.ok(node, 'which can be given', desktop.describe()):
        desktop.click(node)
    story.sees('list item', '~^Comment by Sofia Ruiz.*By when', 'it is listed')
    tap.ok(story.becomes(lambda: story.is_resolved('Public replies')), 'and resolved')

    # Two versions
    story.press('button', 'Compare', 'versions are compared')
    story.sees('label', '~paragraphs? changed', 'word by word')
    file = os.path.join(desktop.home, 'changes.pdf')
    story.press('button', 'Save as PDF…', 'what differs can be saved')
    tap.ok(story.becomes(lambda: len(desktop.windows()) > 1), 'it asks where')
    desktop.choose_file(file)
    tap.ok(story.becomes(lambda: os.path.exists(file) and os.path.getsize(file) > 1000), 'and it is there')
    with open(file, 'rb') as saved:
        tap.ok(saved.read(5) == b'%PDF-', 'as PDF')
    tap.ok(os.stat(file).st_mode & 0o77 == 0, 'which others on this computer can’t read')
    story.sees('label', 'Exported', 'and so it is told')


def words(story):
    desktop, tap = story.desktop, story.tap
    story.choose('Public replies')
    story.sees(None, 'What the paragraph is', 'which is written')
    desktop.chord('Control', 'h')
    tap.ok(desktop.wait_focus(None, 'Find in this guideline', 10), 'words are looked for')
    desktop.type('public')
    story.sees('label', '~^[0-9]+ of [0-9]+$', 'they are counted')
    entry = story.sees(None, 'Replace with', 'others can be put in their place')
    if entry:
        desktop.write(entry, 'WHOLE WORLD')
    stored = lambda: ' '.join(one.get('text', '') for one in story.ctl('guideline', 'show', 'Public replies')[0]['blocks'])
    story.press('button', 'Replace All', 'all at once')
    tap.ok(story.becomes(lambda: stored().count('WHOLE WORLD') > 1), 'and are stored', stored())
    desktop.press('Escape')
    tap.ok(desktop.wait_focus('text box', 'Public replies', 10), 'Escape leads back to the text')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: 'WHOLE WORLD' not in stored()), 'one step takes all back', stored())

    desktop.chord('Control', 'Home')
    desktop.press('End')
    desktop.type(' wrogn')
    desktop.press('Left')
    tap.ok(story.becomes(lambda: offers(desktop)), 'a word that isn’t in the dictionary of the draft’s language can be added')
    desktop.press('Escape')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: 'wrogn' not in text_of(desktop) and 'wrogn' not in stored()), 'or taken back')

    # Keys aren't writes
    probe = sqlite3.connect(story.path)
    seen = set()
    for letter in ' at once or':
        desktop.type(letter)
        time.sleep(0.1)
        seen.add(probe.execute('PRAGMA data_version').fetchone()[0])
    probe.close()
    tap.ok(len(seen) < 6, 'what is typed is stored in pauses', seen)
    tap.ok(story.becomes(lambda: ' at once or' in stored()), 'all of it')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: ' at once or' not in stored()), 'which is taken back')

    # While another program holds the file
    held = sqlite3.connect(story.path, isolation_level=None)
    held.execute('BEGIN IMMEDIATE')
    desktop.type(' promptly')
    desktop.chord('Control', 'w')
    story.sees('label', 'Close Without Saving?', 'the window isn’t closed over what can’t be stored')
    story.press('button', '~^_?Cancel$', 'which is waited for')
    story.sees('label', '~^What you typed isn’t saved', 'it says so')
    held.execute('ROLLBACK')
    held.close()
    tap.ok(story.becomes(lambda: ' promptly' in stored(), 60), 'and stores it as soon as it can')
    tap.ok(desktop.wait('label', '~^What you typed isn’t saved', 20, gone=True), 'then it says nothing')
    tap.ok(desktop.wait_focus('text box', 'Public replies', 10), 'the keys go to the text')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: ' promptly' not in stored()), 'which is taken back')

    tables(story)

    headings = lambda: [one['text'] for one in story.ctl('guideline', 'show', 'Public replies')[0]['blocks'] if one['type'] == 'heading']
    first = headings()[0]
    desktop.press('F6')
    tap.ok(desktop.reach('list item', '1 ' + first, 'Tab', 30), 'the keys reach the outline')
    desktop.chord('Alt', 'Down')
    tap.ok(story.becomes(lambda: headings()[1] == first), 'where a section is moved', headings())



def tables(story):
    """One is put behind the cursor, and written where it stands."""
    desktop, tap = story.desktop, story.tap
    rows = lambda: ([one['rows'] for one in story.ctl('guideline', 'show', 'Public replies')[0]['blocks'] if one.get('rows')] + [[]])[0]
    desktop.chord('Control', 'Home')
    desktop.press('Down')
    story.press(None, 'Table', 'there are tables')
    story.press('menu item', 'Insert Table', 'one can be put in')
    tap.ok(desktop.wait_focus('text box', 'Heading of column 1', 10), 'its first cell is written')
    desktop.type('Case')
    desktop.press('Tab')
    desktop.chord('Control', 'a')
    desktop.type('Price')
    desktop.press('Tab', 'Tab')
    tap.ok(desktop.wait_focus('text box', 'Row 1, column Price', 10), 'Tab goes from cell to cell, each with a name')
    desktop.type('120')
    desktop.press('Down', 'Tab')
    tap.ok(desktop.wait_focus('text box', 'Row 3, column Case', 10), 'and in the last one adds a row')
    desktop.type('Late')
    desktop.chord('Control', 'b')
    desktop.type('st')
    tap.ok(story.becomes(lambda: rows() == [['Case', 'Price'], ['', '120'], ['', ''], ['Late**st**', '']]), 'all is stored', rows())

    desktop.chord('Control', 'h')
    tap.ok(desktop.wait_focus(None, 'Find in this guideline', 10), 'words are looked for in tables too')
    desktop.type('latest')
    story.sees('label', '1 of 1', 'and found, however they are set')
    entry = story.sees(None, 'Replace with', 'others can be put in their place')
    if entry:
        desktop.write(entry, 'Newest')
    story.press('button', 'Replace All', 'as in the text')
    tap.ok(story.becomes(lambda: rows()[3:] == [['Newest', '']]), 'which is stored', rows())
    desktop.press('Escape')
    tap.ok(desktop.wait_focus('text box', 'Row 3, column Case', 10), 'Escape leads to where they were found')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: rows()[3:] == [['Late**st**', '']]), 'and all is taken back', rows())
    desktop.press('End')
    desktop.type(' wrogn')
    desktop.press('Left')
    tap.ok(story.becomes(lambda: offers(desktop)), 'what is misspelled in a cell is said')
    story.press('menu item', 'wrong', 'and what may be meant')
    tap.ok(story.becomes(lambda: rows()[3:] == [['Late**st wrong**', '']]), 'which is written there', rows())
    desktop.chord('Control', 'z')
    desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: rows()[3:] == [['Late**st**', '']]), 'and taken back', rows())
    desktop.press('Up', 'Up', 'Up', 'Up')
    tap.ok(desktop.wait_focus('text box', 'Public replies', 10), 'the arrows lead out of it')
    desktop.press('Down')
    tap.ok(desktop.wait_focus('text box', '~^Heading of column', 10), 'and into it')
    story.press(None, 'Table', 'it has a menu')
    story.press(None, 'Heading Row', 'in which its head becomes a row')
    tap.ok(desktop.wait_focus('text box', '~^Row 1, column [12]$', 10), 'where the cursor stays')
    heads = lambda: [one['head'] for one in story.ctl('guideline', 'show', 'Public replies')[0]['blocks'] if 'head' in one]
    tap.ok(story.becomes(lambda: rows()[0] == ['Case', 'Price'] and heads() == [False]), 'which is stored', rows(), heads())
    desktop.chord('Control', 'Home')
    tap.ok(desktop.wait_focus('text box', 'Public replies', 10), 'one leads out of it at once')
    for _ in range(7):
        desktop.chord('Control', 'z')
    tap.ok(story.becomes(lambda: not rows()), 'all of it is undone with the text', rows())
    tap.ok(desktop.wait_focus('text box', 'Public replies', 10), 'and the keys go to the text')


def offers(desktop):
    """Whether the menu of the text is about a word that is misspelled; it is looked at while nobody types."""
    time.sleep(0.5)
    desktop.press('Menu')
    if desktop.wait(None, 'Add to Dictionary', 2):
        return True
    desktop.press('Escape')
    return False


def add_dictionary(desktop):
    """A small one, since there may be no other."""
    folder = os.path.join(desktop.home, 'config', 'enchant', 'hunspell')
    os.makedirs(folder)
    for name, text in ('en_US.aff', 'SET UTF-8\n'), ('en_US.dic', '2\nwrong\ndictionary\n'):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)


def text_of(desktop):
    """What the document shows."""
    node = desktop.find('text box', 'Public replies')
    return node and desktop.text(node)


def asking(story):
    desktop, tap = story.desktop, story.tap
    story.choose('Public replies')
    story.press('button', 'Ask to Read…', 'people can be asked to read it')
    story.sees('label', 'Ask People to Read It?', 'which is asked about')
    story.press('button', '~^Ask( Ask)?$', 'and done')
    tap.ok(story.becomes(lambda: [line.get('standing') for line in story.ctl('guideline', 'missing', 'Public replies')][:1] == ['asked']),
           'whoever is missing is asked', story.ctl('guideline', 'missing', 'Public replies'))
    story.press('button', 'Remind', 'they are reminded')
    tap.ok(story.becomes(lambda: story.ctl('guideline', 'missing', 'Public replies')[0].get('reminders')), 'and it is counted')
    story.press('button', 'End…', 'a campaign is ended')
    story.press('button', '~^End Campaign', 'which is asked about')
    tap.ok(story.becomes(lambda: 'standing' not in story.ctl('guideline', 'missing', 'Public replies')[0]), 'and is over')
    tap.ok(story.ctl('guideline', 'campaign', 'receipts', 'Public replies'), 'who didn’t read is recorded')

    story.tap.ok(desktop.wait_focus('text box', 'Public replies') or desktop.reach('text box', 'Public replies', 'Tab', 40),
                 'the keys reach the text')
    desktop.chord('Control', 'Home')
    desktop.press('Down')
    node = desktop.wait_enabled('button', 'Add Question…')
    if not tap.ok(node, 'a question is put on a clause', desktop.describe()):
        return
    desktop.click(node)
    for name, words in ('What is asked', 'Who answers?'), ('The right answer', 'All of us'), ('A wrong answer', 'Nobody'):
        entry = story.sees(None, name, 'it asks: ' + name)
        if entry:
            desktop.write(entry, words)
    node = desktop.wait_enabled('button', '~^Add Question( Add Question)?$')
    if tap.ok(node, 'complete, it can be added', desktop.describe()):
        desktop.click(node)
    tap.ok(story.becomes(lambda: len(story.ctl('guideline', 'question', 'list', 'Public replies')) == 1), 'and is there')
    story.press('button', 'Remove question', 'and removed')
    tap.ok(story.becomes(lambda: not story.ctl('guideline', 'question', 'list', 'Public replies')), 'again')

    # Another language
    story.press(None, 'More', 'more can be done with a guideline')
    story.press(None, 'New Language Version…', 'such as saying it in another language')
    for name, words in ('Language, like de or fr', 'de'), ('Title in that language', 'Antworten'):
        entry = story.sees(None, name, 'it asks: ' + name)
        if entry:
            desktop.write(entry, words)
    node = desktop.wait_enabled('button', '~^Begin( Begin)?$')
    if tap.ok(node, 'which is begun', desktop.describe()):
        desktop.click(node)
    story.sees('list item', '~^de: Antworten: [0-9]+ clauses behind', 'beside the master, of which it says nothing yet')
    behind = lambda: [line['state'] for line in story.ctl('guideline', 'translation', 'show', 'Antworten') if line['state'] != 'current']
    before = len(behind())
    tap.ok(desktop.reach('text box', 'Antworten', 'Tab', 40), 'the keys reach its text')
    desktop.press('F6')
    if tap.ok(desktop.reach('button', 'Mark as translated', 'Tab', 40), 'and a clause that is marked as translated'):
        desktop.press('Return')
    tap.ok(story.becomes(lambda: len(behind()) == before - 1), 'and is, alone', behind())
    story.sees('label', '%d clauses are behind the master.' % (before - 1), 'the others are counted')
    tap.ok(desktop.wait_focus('button', 'Mark as translated', 10), 'and the keys stay where they were, on the next one', desktop.describe())
    if tap.ok(desktop.reach('list item', '~^en: Public replies: master', ('Shift', 'Tab'), 40), 'the keys reach the master'):
        desktop.press('Return')
    tap.ok(desktop.wait('text box', 'Public replies', 20), 'and is shown')

    # One that was there already
    file = os.path.join(desktop.home, 'prix.md')
    with open(file, 'w', encoding='utf-8') as written:
        written.write('# Prix\n\nQui répond dit qui il est.\n')
    story.ctl('--as', 'sofia.ruiz@acmeair.example', 'guideline', 'import', file, '--title', 'Prix')
    story.sees('list item', '~^Prix', 'a guideline that was imported is in the list')
    desktop.chord('Control', '1')
    desktop.chord('Control', '3')
    story.choose('Prix')
    # It was opened by a link before: what was chosen since counts when the list is read anew.
    story.ctl('--as', 'sofia.ruiz@acmeair.example', 'guideline', 'import', file, '--title', 'Tarifs')
    story.sees('list item', '~^Tarifs', 'another one comes into the list meanwhile')
    tap.ok(not desktop.wait('text box', 'Public replies', 2) and desktop.find('text box', 'Prix'), 'and the chosen one stays shown',
           desktop.describe())
    story.press(None, 'More', 'more can be done with it')
    story.press(None, 'Language Version Of…', 'such as saying of which one it is a version')
    tap.ok(desktop.wait_focus('combo box', 'Master', 10), 'one is chosen among those in force')
    desktop.press('Return', 'Down', 'Return')
    entry = story.sees(None, 'Language, like de or fr', 'and its language is asked')
    if entry:
        desktop.write(entry, 'fr')
    node = desktop.wait_enabled('button', '~^Set( Set)?$')
    if tap.ok(node, 'which is set', desktop.describe()):
        desktop.click(node)
    tap.ok(story.becomes(lambda: story.ctl('guideline', 'show', 'Prix')[0].get('master') == 'Personal accounts'),
           'and stored', story.ctl('guideline', 'show', 'Prix')[0].get('master'))


def main():
    tap = Tap()
    tell = {'exceptions': exceptions, 'pressure': pressure, 'suggesting': suggesting, 'asking': asking, 'words': words}[sys.argv[1]]
    person = 'Sofia Ruiz' if sys.argv[1] in ('suggesting', 'asking', 'words') else 'Daan Kuipers'
    try:
        with Desktop(1280, 800) as desktop:
            desktop.set_clock_to_midday()
            story = Story(desktop, tap)
            subprocess.run([stewardctl, '--workspace', story.path, 'workspace', 'new', story.path, '--sample'], check=True,
                           stdout=subprocess.DEVNULL, env=desktop.surroundings)
            add_dictionary(desktop)
            desktop.every_window = True
            desktop.start(program, '--workspace', story.path)
            desktop.fill_display()
            tap.ok(desktop.wait('list item', '~, Customer Service, ', 90), 'the window is there', desktop.describe())
            story.act_as(person)
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
