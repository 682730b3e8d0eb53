#!/usr/bin/python3
"""test-window-guideline.py: a guideline is written with those it governs, asked about, approved, read, and then acts.

SPDX-License-Identifier: GPL-3.0-or-later

All of it in one window, whose people change places; `stewardctl` only says what the file has.
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from story import play  # noqa: E402

WRITER, APPROVER, LAWYER, AGENT = 'Daan Kuipers', 'Sofia Ruiz', 'Femke de Wit', 'Jonas Weber'
TITLE = 'Public replies'
FORBIDDEN = 'with all due respect'


def begin(story):
    subprocess.run([os.environ['STEWARDCTL'], 'workspace', 'new', story.path, '--sample'], check=True,
                   stdout=subprocess.DEVNULL, env=story.desktop.surroundings)


def show(story):
    return story.ctl('guideline', 'show', TITLE)[0]


def answer(story, heading, words, button='Answer'):
    """Writes into the dialog that asks for words."""
    story.sees('label', heading, '“%s” is asked' % heading)
    story.desktop.wait_focus('text box', '~', 10)
    story.desktop.type(words)
    story.say(button)


def open_guideline(story):
    desktop = story.desktop
    story.go('Guidelines')
    story.sees('list item', '~^' + TITLE, 'the guidelines are there')
    desktop.reach('list item', '~^(%s|Everyone)' % TITLE, 'F6', 8)
    desktop.press('Home')
    story.tap.ok(desktop.reach('list item', '~^' + TITLE, 'Down', 8), 'one is chosen')
    story.sees('text box', TITLE, 'and shown')


def select(story, words):
    """By keys alone: whoever can't use a mouse suggests and comments too."""
    good = story.desktop.reach('text box', TITLE, 'F6', 8) and story.desktop.select(story.finds('text box', TITLE), words)
    story.tap.ok(good, '“%s” is selected' % words)


def to_the_end(story):
    story.desktop.reach('text box', TITLE, 'F6', 8)
    story.desktop.chord('Control', 'End')


def remark(story):
    """Who is governed suggests, who is asked comments, who writes decides."""
    desktop, tap = story.desktop, story.tap
    open_guideline(story)
    story.press('button', 'v5', 'the draft can be read')
    select(story, 'in the first sentence if you can')
    story.press('button', 'Suggest…')
    story.sees('label', 'Suggest Other Words', 'and others suggested')
    story.fill('Words; empty takes them out', 'in the first sentence')
    story.say('Suggest')
    tap.ok(story.becomes(lambda: len(story.ctl('guideline', 'suggestion', 'list', TITLE)) == 1),
           'which the file has', story.ctl('guideline', 'suggestion', 'list', TITLE))

    story.act_as(LAWYER)
    select(story, 'money or replacement')
    story.press('button', 'Comment…')
    story.sees('label', '“money or replacement”', 'Legal comments on a passage')
    story.fill('Comment', 'Vouchers too?')
    story.say('Comment')
    tap.ok(story.becomes(lambda: len(story.ctl('guideline', 'comment', 'list', TITLE)) == 1),
           'which the file has', story.ctl('guideline', 'comment', 'list', TITLE))

    story.act_as(WRITER)
    story.finds('list item', '~^Suggestion by Jonas Weber')
    story.press('button', 'Accept')
    tap.ok(story.becomes(lambda: not story.ctl('guideline', 'suggestion', 'list', TITLE)), 'the writer accepts')
    tap.ok(story.becomes(lambda: 'in the first sentence.' in desktop.text(story.finds('text box', TITLE))),
           'the words stand in the draft')
    story.finds('list item', '~^Comment by Femke de Wit')
    story.press('button', 'Reply')
    story.sees('label', 'Vouchers too?', 'and replies')
    story.fill('Reply', 'Yes, they are money here.')
    story.say('Reply')
    story.press('button', 'Resolve')
    tap.ok(story.becomes(lambda: not story.ctl('guideline', 'comment', 'list', TITLE)), 'and resolves')


def set_rule(story):
    """A rule is tried on past answers before it counts."""
    desktop, tap = story.desktop, story.tap
    tap.ok(desktop.place(story.finds('text box', TITLE), 'Do not argue about who is right'), 'the cursor stands in a clause')
    story.press_enabled('button', 'Add Rule…', 'which gets a rule')
    story.sees('button', 'Set Rule', 'in a dialog')
    story.choose('Strength', '~^Enforce')
    story.fill('Words and phrases, with commas between', 'sorry')
    story.sees('label', '~^[1-9][0-9]* of [0-9]+ match$', 'it says how many past answers it would have met')
    story.fill('Words and phrases, with commas between', FORBIDDEN)
    story.sees('label', '~^0 of [0-9]+ match$', 'and how many with other words')
    story.fill('An answer', 'Well, %s, no.' % FORBIDDEN)
    story.sees('label', '~^Stops it', 'and what it says to one that is made up')
    tap.ok(desktop.reach(None, '~^Only for these activities', 'Tab', 20), 'it can be for one activity only', desktop.describe())
    desktop.press('Return')
    tap.ok(desktop.reach(None, 'Resolve a complaint', 'Tab', 20), 'which is among them', desktop.describe())
    desktop.press('space')
    story.sees('label', '~only Resolve a complaint', 'and the rule says so')
    story.press('button', 'Set Rule')
    story.is_alone()
    tap.ok(story.becomes(lambda: any(line.get('rule', {}).get('words') == [FORBIDDEN] for line in show(story)['blocks'])),
           'the clause has it', [line.get('rule') for line in show(story)['blocks']])


def ask_question(story):
    story.tap.ok(story.desktop.place(story.finds('text box', TITLE), 'Before you promise'), 'another clause')
    story.press_enabled('button', '~^(Add|Ask a) Question', 'gets a question')
    story.sees('label', '~^Question on 3.2', 'on that clause')
    story.fill('What is asked', 'Whom do you ask before you promise money?')
    story.fill('The right answer', 'Legal')
    story.fill('A wrong answer', 'Sales')
    story.say('Add Question')
    story.tap.ok(story.becomes(lambda: len(story.ctl('guideline', 'question', 'list', TITLE)) == 1), 'the file has it')


def consult(story):
    tap = story.tap
    story.press('button', 'Ask Departments…', None)
    story.sees('label', 'Ask About This Draft?', 'departments are asked')
    story.say('Ask')
    tap.ok(story.becomes(lambda: {line['department'] for line in show(story)['consultations']} == {'Legal', 'Public Relations'}),
           'those with C', show(story)['consultations'])
    story.finds('list item', '~^Legal: Asked until')

    story.act_as(LAWYER)
    story.sees('label', '~Legal is asked what it thinks of it', 'Legal is told')
    story.press('button', 'Answer…')
    answer(story, 'Answer for Legal', 'With that we agree.')
    tap.ok(story.becomes(lambda: any(line.get('verdict') == 'agree' for line in show(story)['consultations'])), 'and answers',
           show(story)['consultations'])
    story.loses('label', '~Legal is asked what', 'it isn’t asked any more')


def put_in_force(story):
    desktop, tap = story.desktop, story.tap
    story.act_as(WRITER)
    story.press_enabled('button', 'Send to Review…', 'the writer asks for approval')
    story.sees('label', 'Send Version 5 to Review?', 'of a material change')
    story.say('Send to Review')
    story.sees('label', '~It waits for approval by Human Resources', 'which is waited for')
    tap.ok(not story.is_enabled('button', 'Approve…'), 'who wrote it can’t approve it')

    story.act_as(APPROVER)
    story.press_enabled('button', 'Approve…', 'the accountable department can')
    story.sees('label', '~Legal: Agrees: With that we agree.', 'and sees what was said')
    story.say('Approve')
    story.sees('label', '~It is approved and waits', 'it is approved')

    story.act_as(WRITER)
    story.press_enabled('button', 'Put in Force…', 'it can be put in force')
    story.sees('label', '~Version 5 asks 48 people to read again', 'with its consequence')
    story.say('Put in Force')
    tap.ok(story.becomes(lambda: show(story).get('in_force') == 5), 'it is')

    story.press('button', 'Ask to Read…', None)
    story.sees('label', 'Ask People to Read It?', 'people are asked to read it')
    story.say('Ask')
    tap.ok(story.becomes(lambda: story.ctl('guideline', 'campaign', 'list', TITLE)), 'a campaign runs')


def choose(story, answer):
    """One of the answers to a question, by keys."""
    good = story.desktop.reach(None, '~^' + answer, 'Tab', 8) or story.desktop.reach(None, '~^' + answer, 'Down', 3)
    story.tap.ok(good, 'the keys reach “%s”' % answer)
    story.desktop.press('space')


def read(story):
    """Only who came to the end and understood it has read it."""
    desktop, tap = story.desktop, story.tap
    to_the_end(story)
    tap.ok(story.becomes(lambda: story.is_enabled('button', '~Acknowledge')), 'the writer came to the end')
    story.act_as(AGENT)
    story.sees('label', '~^You are asked to read it by .*Scroll to its end', 'who is governed is asked to read')
    tap.ok(not story.is_enabled('button', '~Acknowledge'), 'and can’t say so before the end')
    to_the_end(story)
    story.press_enabled('button', '~Acknowledge', 'at the end one can')
    story.sees('label', 'Is It Clear?', 'a question is asked')
    choose(story, 'Sales')
    story.say('Acknowledge')
    story.sees('label', 'Not Yet', 'a wrong answer acknowledges nothing')
    story.say('Read Again')
    tap.ok(any(line['person'].startswith('jonas') for line in story.ctl('guideline', 'missing', TITLE)), 'in the file neither')
    to_the_end(story)
    story.press_enabled('button', '~Acknowledge', 'after reading again')
    choose(story, 'Legal')
    story.say('Acknowledge')
    tap.ok(story.becomes(lambda: not any(line['person'].startswith('jonas') for line in story.ctl('guideline', 'missing', TITLE))),
           'the right one does')
    story.loses('label', '~Scroll to its end', 'and nothing is asked any more')


def act(story):
    """The rule speaks while somebody drafts."""
    desktop = story.desktop
    story.is_alone()
    story.go('Monitor')
    story.sees('search box', 'Search mentions', 'the monitor')
    desktop.chord('Control', 'f')
    desktop.wait_focus(None, 'Search mentions')
    desktop.type('author:"Mara Holt" "day eight" guitar')
    story.sees('label', '1 found', 'a complaint is found')
    desktop.press('Down')
    desktop.wait_focus('list item', '~Mara Holt')
    desktop.press('r')
    story.page = 'Responses'
    story.sees('text box', 'The answer', 'and answered')
    desktop.wait_focus('text box', 'The answer')
    desktop.type('I work for Acme Air. Well, %s, no.' % FORBIDDEN)
    story.sees('label', '~stops? publishing', 'the rule stops it')
    story.sees(None, '~4\\.2', 'and cites the clause')


def mail(name):
    return name.lower().replace(' ', '.') + '@acmeair.example'


def follow(story):
    """The next version is put in force from a day to come; until then this one holds."""
    tap = story.tap
    path = os.path.join(story.desktop.home, 'next.md')
    story.ctl('guideline', 'export', TITLE, path)
    with open(path, 'a', encoding='utf-8') as file:
        file.write('\nSay at once when you were wrong.\n')
    for arguments in ((WRITER, 'edit', TITLE, path), (WRITER, 'submit', TITLE, '--material'), (APPROVER, 'approve', TITLE)):
        story.ctl('--as', mail(arguments[0]), 'guideline', *arguments[1:])
    story.go('Guidelines')
    story.act_as(WRITER)
    story.press_enabled('button', 'Put in Force…', 'the next version can be put in force')
    story.sees('label', '~^Put Version 6', 'which is asked about')
    story.fill('~^From when', 'soon')
    tap.ok(story.becomes(lambda: not story.is_enabled('button', '~^_?Put in Force$')), 'not from no moment')
    story.fill('~^From when', '2999-01-01 09:00')
    story.say('Put in Force')
    tap.ok(story.becomes(lambda: show(story).get('state') == 'to come' and show(story)['from'].startswith('2999-01-01')),
           'but from one to come', show(story))
    tap.ok(show(story)['in_force'] == 5, 'this one holds')
    story.sees('label', '~^Version 6 comes into force', 'and people are told')
    story.sees('label', '~Until then version 5 holds', 'what holds until then')


def tell(story):
    for chapter in (remark, set_rule, ask_question, consult, put_in_force, read, act, follow):
        chapter(story)


play(tell, begin)
