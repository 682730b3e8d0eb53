#!/usr/bin/python3
"""test-window-answers.py: two people draft for one mention, a hold comes between, and what was published is put right.

SPDX-License-Identifier: GPL-3.0-or-later

One window, whose people change places; outside stands a scripted server of Mastodon's API. `stewardctl` only makes the
account and says what the file has.
"""
import atexit
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, '..', 'support'))
from story import play  # noqa: E402

FIRST, SECOND, HOLDER, LIFTER, APPROVER = 'Jonas Weber', 'Lieke van Dorn', 'Femke de Wit', 'Sam Ode', 'Priya Nair'
SPOKEN = 'Mara, I work for Acme Air and I am sorry about your guitar.'
PASSED = 'Mara, I work for Acme Air. We will see.'
CORRECTED = 'Mara, I work for Acme Air and I am sorry about your guitar. The repair shop has it.'
COMPLAINT = 'Acme Air broke my guitar and I have been waiting three weeks for an answer to my claim. I want my money back.'


class Server:
    """What the network was asked."""

    def __init__(self, folder):
        self.folder = folder
        os.mkdir(folder)
        self.process = subprocess.Popen([sys.executable, os.path.join(here, '..', 'support', 'fake-mastodon'), folder])
        atexit.register(self.process.kill)
        end = time.monotonic() + 60
        while not os.path.exists(folder + '/port') and time.monotonic() < end:
            time.sleep(0.05)
        with open(folder + '/port', encoding='ascii') as port:
            self.host = '127.0.0.1:' + port.read().strip()

    def did(self):
        path = self.folder + '/statuses'
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as lines:
            return [(line['did'], line.get('text')) for line in map(json.loads, lines)]

    def pictures(self):
        with open(self.folder + '/pictures', encoding='utf-8') as lines:
            return [json.loads(line)['description'] for line in lines]


def begin(story):
    home = story.desktop.home
    subprocess.run([os.environ['STEWARDCTL'], 'workspace', 'new', story.path, '--sample'], check=True,
                   stdout=subprocess.DEVNULL, env=story.desktop.surroundings)
    story.server = Server(os.path.join(home, 'server'))
    administrator = next(person['email'] for person in story.ctl('person', 'list') if person['administrator'])
    account = story.ctl('--as', administrator, 'account', 'add', 'mastodon', 'http://' + story.server.host, '--handle', 'acme',
                        '--department', 'Customer Service', '--allow-host', story.server.host)[-1]['id']
    with open(home + '/token', 'w', encoding='ascii') as token:
        token.write('secret-token\n')
    os.chmod(home + '/token', 0o600)
    story.ctl('--as', administrator, 'account', 'authorise', account, '--token-file', home + '/token')
    with open(home + '/post.jsonl', 'w', encoding='utf-8') as post:
        post.write(json.dumps({'address': 'http://%s/@mara/7' % story.server.host, 'network': 'mastodon', 'author': 'Mara Holt',
                               'voice': 'customer', 'text': COMPLAINT}) + '\n')
    story.ctl('mention', 'import', home + '/post.jsonl')
    story.mention = story.ctl('mention', 'search', 'money back', '--limit', '1')[0]['id']


def responses(story):
    return {line['text']: line for line in story.ctl('response', 'list') if line.get('mention') == story.mention and line.get('text')}


def shown(story, text):
    return story.ctl('response', 'show', responses(story)[text]['id'])[-1]


def find_complaint(story):
    desktop = story.desktop
    story.go('Monitor')
    story.sees('search box', 'Search mentions', 'the monitor')
    desktop.chord('Control', 'f')
    desktop.wait_focus(None, 'Search mentions')
    desktop.chord('Control', 'a')
    desktop.type('"money back" claim')
    story.sees('label', '1 found', 'the complaint is found')
    desktop.press('Down')
    desktop.wait_focus('list item', '~Mara Holt')


def draft(story, text):
    story.desktop.press('r')
    story.page = 'Responses'
    story.sees('text box', 'The answer', 'R answers')
    story.desktop.wait_focus('text box', 'The answer')
    story.desktop.type(text)
    story.tap.ok(story.becomes(lambda: text in responses(story)), 'what is typed is kept', responses(story))


def choose_audience(story, text):
    """Who sees it, and what stands above it, by keys."""
    desktop, tap = story.desktop, story.tap
    story.press('button', 'Who sees it: Public', 'it says who sees it')
    tap.ok(desktop.reach(None, 'Unlisted', 'Down', 4), 'the keys reach another', desktop.describe())
    desktop.press('space')
    tap.ok(story.becomes(lambda: shown(story, text).get('visibility') == 'unlisted'), 'the file has it', shown(story, text))
    tap.ok(desktop.reach(None, 'Content warning', 'Tab', 6), 'and the warning', desktop.describe())
    desktop.type('Claims\n')
    tap.ok(story.becomes(lambda: shown(story, text).get('content_warning') == 'Claims'), 'a content warning is written',
           shown(story, text))
    story.sees('button', 'Who sees it: Unlisted, with a content warning', 'the button says both')
    story.sees('label', 'Content warning: Claims', 'and the preview shows it')


def attach_picture(story, text):
    """A picture, and what it shows."""
    desktop, tap = story.desktop, story.tap
    path = os.path.join(desktop.home, 'guitar.gif')
    with open(path, 'wb') as file:
        file.write(b'GIF89a\2\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\2\0\1\0\0\2\2\4\n\0;')
    story.press('button', 'Attach a picture…', 'a picture is attached')
    tap.ok(story.becomes(lambda: len(desktop.windows()) > 1), 'it asks which')
    desktop.choose_file(path)
    entry = story.sees('text box', 'What picture 1 shows, for those who don’t see it', 'it asks what it shows')
    if entry:
        desktop.write(entry, 'A guitar without a neck')
    pictures = lambda: [(one['name'], one.get('description')) for one in shown(story, text).get('attachments', [])]
    tap.ok(story.becomes(lambda: pictures() == [('guitar.gif', 'A guitar without a neck')]), 'the file has both', pictures())


def request_approval(story):
    story.press_enabled('button', 'Request Approval', 'approval is asked for')
    story.sees('label', '~In review', 'and waited for')


def compete(story):
    """Two draft; the approver compares and picks."""
    tap = story.tap
    find_complaint(story)
    draft(story, PASSED)
    story.act_as(SECOND)
    find_complaint(story)
    story.sees('label', '~^Jonas Weber is writing an answer', 'somebody else’s draft is announced before the first word')
    draft(story, SPOKEN)
    choose_audience(story, SPOKEN)
    attach_picture(story, SPOKEN)
    request_approval(story)
    story.act_as(APPROVER)
    story.press('button', 'Compare…', 'the approver sees that there are two')
    story.sees('label', PASSED, 'the other one')
    story.press('button', 'Pick this answer')
    tap.ok(story.becomes(lambda: shown(story, PASSED).get('passed_for') == responses(story)[SPOKEN]['id']),
           'picks this one, and the other is kept', shown(story, PASSED))
    story.is_alone()
    story.press_enabled('button', 'Approve', 'and approves it')
    story.sees('label', 'Customer Relations approved', 'which is seen')


def hold(story):
    """Anybody stops publishing; somebody else lets it go on."""
    desktop, tap = story.desktop, story.tap
    story.act_as(HOLDER)
    desktop.chord('Control', 'Shift', 'h')
    story.sees('label', 'Hold Publishing', 'publishing is held')
    desktop.wait_focus('text box', 'Why', 10)
    desktop.type('Facts not confirmed')
    story.choose('What is held', 'Approved by Customer Relations')
    story.say('Hold')
    story.sees('label', '~Publishing for Customer Relations is on hold', 'for a department, in every view')
    held = lambda: [(one['scope'], one['waiting'] >= 1) for one in story.ctl('hold', 'status')]
    tap.ok(story.becomes(lambda: held() == [('department', True)]), 'the file has it, and what waits', held())

    story.act_as(SECOND)
    tap.ok(not story.is_enabled('button', 'Publish…'), 'what is approved can’t be published')
    story.sees(None, '~on hold', 'and says why')
    story.act_as(HOLDER)
    story.press('button', 'Lift…')
    story.sees('label', 'Lift the Hold?', 'who held it wants to lift it')
    story.say('Lift')
    story.sees(None, '~Somebody else has to lift it', 'and can’t')
    tap.ok(len(story.ctl('hold', 'status')) == 1, 'it is still held')
    desktop.press('Escape')
    story.is_alone()
    story.act_as(LIFTER)
    story.press('button', 'Lift…')
    story.sees('label', 'Lift the Hold?', 'somebody else')
    story.say('Lift')
    story.loses('label', '~is on hold', 'lifts it')
    tap.ok(story.becomes(lambda: not held()), 'nothing is held', held())
    tap.ok(not story.server.did(), 'and nothing went out by itself')


def publish(story):
    story.press_enabled('button', 'Publish…', 'it can be published')
    story.sees('label', 'Publish This Answer?', 'which is asked')
    story.say('Publish')


def put_right(story):
    """What was published is corrected, and deleted."""
    tap = story.tap
    story.act_as(SECOND)
    publish(story)
    story.sees('label', '~^Published', 'it is published')
    tap.ok(story.becomes(lambda: story.server.did() == [('post', SPOKEN)]), 'once', story.server.did())
    tap.ok(story.server.pictures() == ['A guitar without a neck'], 'with the picture and what it shows', story.server.pictures())

    story.menu('More about this answer', '~^_?Correct')
    story.sees('label', 'Publish the correction', 'a correction is begun')
    story.desktop.write(story.finds('text box', 'The answer'), CORRECTED)
    tap.ok(story.becomes(lambda: CORRECTED in responses(story)), 'and kept')
    story.press_enabled('button', 'Request Approval', 'approval is asked for')
    tap.ok(story.becomes(lambda: not story.is_enabled('button', 'Request Approval')), 'once')
    story.sees('label', 'Correction in review', 'it says that the correction waits')
    tap.ok(story.server.did() == [('post', SPOKEN)], 'the network has the old text meanwhile')
    story.act_as(APPROVER)
    story.press_enabled('button', 'Approve', 'a correction is approved like a new text')
    story.sees('label', 'Customer Relations approved', 'which is seen')
    story.act_as(SECOND)
    publish(story)
    tap.ok(story.becomes(lambda: story.server.did()[1:] == [('edit', CORRECTED)]), 'and changes the post', story.server.did())
    tap.ok(story.becomes(lambda: shown(story, CORRECTED)['state'] == 'published'), 'it is published again')

    story.act_as(APPROVER)
    story.menu('More about this answer', '~^_?Delete')
    story.sees('label', 'Delete From the Network', 'the approver deletes it')
    story.desktop.wait_focus('text box', 'Why', 10)
    story.desktop.type('Answered by telephone')
    story.say('Delete')
    tap.ok(story.becomes(lambda: story.server.did()[-1][0] == 'delete'), 'on the network', story.server.did())
    tap.ok(story.becomes(lambda: shown(story, CORRECTED)['state'] == 'deleted'), 'and here', shown(story, CORRECTED))
    tap.ok(shown(story, PASSED)['text'] == PASSED, 'the draft that wasn’t picked is still there')


def tell(story):
    for chapter in (compete, hold, put_right):
        chapter(story)


play(tell, begin, keyring=True)
