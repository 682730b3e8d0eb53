#!/usr/bin/python3
"""test-sync.py share|join [--pictures FOLDER]: sharing a workspace, in the window.

SPDX-License-Identifier: GPL-3.0-or-later

`share`: a file is shared from Preferences, colleagues' changes arrive by themselves, a conflict is looked at and chosen
again, what the server refuses is taken back. `join`: a team is joined from the first page.
"""
import json
import os
import socket
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from couch import Server  # noqa: E402
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl = os.environ['STEWARD'], os.environ['STEWARDCTL']


class Story:
    """Somebody at the window, colleagues elsewhere, and a server between them."""

    def __init__(self, desktop, tap, server):
        self.desktop, self.tap, self.server = desktop, tap, server

    def path(self, name):
        return os.path.join(self.desktop.home, name + '.db')

    def ctl(self, who, *arguments):
        done = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.path(who), *arguments],
                              capture_output=True, text=True, check=False, env=self.desktop.surroundings, stdin=subprocess.DEVNULL)
        rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{')]
        if done.returncode:
            print('# %s %s: %s' % (who, ' '.join(arguments), done.stderr.strip()), flush=True)
        return rows

    def found(self, name, person):
        self.ctl(name, 'workspace', 'new', self.path(name), '--person', person)

    def topics(self, who):
        return {topic['name']: topic['query'] for topic in self.ctl(who, 'topic', 'list')}

    def becomes(self, question, words, *more):
        end = time.monotonic() + 30
        good = question()
        while not good and time.monotonic() < end and self.desktop.program.poll() is None:
            time.sleep(0.2)
            good = question()
        return self.tap.ok(good, words, *([] if good else [self.desktop.describe(), *more]))

    def sees(self, role, name, words, seconds=30, gone=False):
        node = self.desktop.wait(role, name, seconds, gone=gone)
        self.tap.ok(node, words, *([] if node else [self.desktop.describe()]))
        return node

    def press(self, role, name, words):
        node = self.sees(role, name, words)
        if node:
            self.desktop.click(node)
        return node

    def write(self, name, text):
        node = self.desktop.wait(None, name, 20)
        if self.tap.ok(node, 'there is “%s”' % name, *([] if node else [self.desktop.describe()])):
            self.desktop.write(node, text)

    def foot(self, name, words):
        return self.sees(None, '~^%s, you are' % name, words)


def share(story):
    desktop, tap, server = story.desktop, story.tap, story.server
    story.found('ann', 'Ann Admin <ann@acme.example>')
    story.ctl('ann', 'topic', 'add', 'Guitars', 'guitar')
    desktop.start(program, '--workspace', story.path('ann'))
    desktop.fill_display()

    story.press(None, '~^On this computer, you are', 'the foot says that the file is on this computer only')
    story.press('button', 'Share With a Team…', 'from it one comes to sharing')
    story.sees('label', 'The address of the database is missing.', 'what is missing is said')
    for address, words in ((server.address, '~no database; write it like'), (server.address + '/nothing', '~has no database')):
        story.write('Address, such as https://server/database', address)
        story.press('button', 'Share', 'sharing with %s' % address[-8:])
        story.sees('label', words, 'is refused in words')
    story.write('Address, such as https://server/database', server.address + '/acme')
    server.fault('hold')
    story.press('button', 'Share', 'sharing with a database')
    story.becomes(lambda: len(server.kind('topic')) == 1, 'the server has it')
    desktop.press('Escape')
    story.sees('label', 'Shared With a Server', 'the preferences are closed before that is known', gone=True)
    time.sleep(0.5)
    server.wish(release=True)
    story.foot('Synced [0-9:]+', 'the foot says when it was synced')

    # A colleague's change arrives by itself, and ours goes out
    story.found('ben', 'Ben <ben@else.example>')
    story.ctl('ben', 'sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    with open(os.path.join(desktop.home, 'posts.jsonl'), 'w', encoding='utf-8') as out:
        out.write(json.dumps({'text': 'My guitar came back in pieces', 'author': 'Mara Holt', 'address': 'https://x.example/1'}) + '\n')
    story.ctl('ben', 'mention', 'import', os.path.join(desktop.home, 'posts.jsonl'))
    story.ctl('ben', 'sync', 'run')
    story.sees('list item', '~Mara Holt', 'a colleague\'s mention arrives by itself')
    story.ctl('ann', 'topic', 'set', 'Guitars', '--query', 'guitar OR banjo')
    story.becomes(lambda: [d['query'] for d in server.kind('topic').values()] == ['guitar OR banjo'], 'what is changed here goes out by itself')

    # Without the server
    server.fault('status', 999, 503)
    story.ctl('ann', 'topic', 'add', 'Lutes', 'lute')
    story.foot('Offline, [0-9]+ to send', 'without the server it is offline, and says what waits')
    story.press(None, '~^Offline', 'more is in the popover')
    story.sees('label', '~^The server can’t be asked', 'why')
    story.sees('label', '~changes? to send', 'and what goes which way')
    picture(story, 'offline')
    server.fault('status', 0)
    story.press('button', 'Sync Now', 'one need not wait for the next try')
    story.sees('label', 'Nothing to send', 'then it is sent')
    tap.ok(len(server.kind('topic')) == 2, 'the server has it')

    # Two people change the same
    story.press('switch', 'Sync while this window is open', 'sync can be switched off')
    story.foot('Sync is off', 'the foot says so')
    desktop.press('Escape')
    story.ctl('ben', 'sync', 'run')
    story.ctl('ben', 'topic', 'set', 'Lutes', '--query', 'lute OR theorbo')
    story.ctl('ben', 'sync', 'run')
    story.ctl('ann', 'topic', 'set', 'Lutes', '--query', 'lute OR oud')
    time.sleep(1)
    tap.ok(story.topics('ann')['Lutes'] == 'lute OR oud' and
           'oud' not in str(server.kind('topic')), 'switched off nothing comes or goes')
    story.press(None, '~^Sync is off', 'it is switched on again')
    story.press('switch', 'Sync while this window is open', 'with the same switch')
    story.foot('1 conflict', 'the foot says that two people changed the same')
    story.sees('label', '1 conflict to look at', 'so does the popover')
    picture(story, 'popover')
    story.press('button', 'Look at Conflicts', 'from it one comes to the tray')
    story.sees('list item', '~^Lutes, ', 'where it stands by its name')
    story.sees('label', 'lute', 'with what was before')
    story.sees('label', 'lute OR oud', 'what was written here')
    story.sees('label', 'lute OR theorbo', 'and what was there')
    picture(story, 'conflict')
    tap.ok(desktop.reach('radio', 'Theirs'), 'by keyboard one comes to what was chosen')
    desktop.press('Left')
    tap.ok(desktop.wait_focus('radio', 'Yours'), 'and to the other')
    desktop.press('space')
    picture(story, 'chosen')
    story.press('button', 'Keep This', 'and kept')
    story.sees('label', 'Nothing Waits for a Look', 'then nothing waits')
    story.becomes(lambda: 'lute OR oud' in [d['query'] for d in server.kind('topic').values()], 'it travels to the others')
    tap.ok(not story.ctl('ann', 'sync', 'conflicts'), 'the tray is empty')
    story.foot('Synced [0-9:]+', 'and the foot at peace')

    # The server refuses
    server.fault('refuse', 99, 'WICKED')
    story.ctl('ann', 'topic', 'add', 'Bad', 'WICKED')
    story.sees('list item', '~^Bad, ', 'what the server refuses comes to the same place')
    story.sees('label', 'only approvers write approvals', 'with its words')
    story.press(None, '~^1 refused, you are', 'the popover')
    story.sees('label', 'The audit stays here', 'says that the audit is refused too')
    picture(story, 'audit')
    desktop.press('Escape')
    picture(story, 'refused')
    # By keyboard: a message of what was done before may still lie over the buttons.
    tap.ok(desktop.reach('button', 'Try Again'), 'it can be tried again')
    desktop.press('space')
    story.becomes(lambda: len([line for line in story.ctl('ann', 'sync', 'parked')]) == 1, 'and is refused again')
    story.sees('list item', '~^Bad, ', 'it is still there')
    tap.ok(desktop.reach('button', 'Take Back…'), 'or taken back')
    desktop.press('space')
    picture(story, 'ask')
    story.press('button', '~^_?Take Back$', 'after a question')
    story.becomes(lambda: 'Bad' not in story.topics('ann'), 'then it is gone')

    # What the server doesn't take from one is handed to another, and the other way round
    story.ctl('ann', 'person', 'add', 'Mia', 'mia@acme.example')
    story.ctl('ann', 'topic', 'set', 'Guitars', '--query', 'WICKED')
    story.sees('list item', '~^Guitars, .*Refused', 'another one is refused')
    server.fault('refuse', 0)
    tap.ok(desktop.reach('button', 'Hand to Someone…'), 'it can be handed over')
    desktop.press('space')
    story.sees('label', 'Hand This to Someone?', 'it is asked to whom')
    picture(story, 'hand')
    story.press('button', '~^_?Hand Over$', 'to the only colleague')
    story.becomes(lambda: [d['fields']['query']['after'] for d in server.kind('proposal').values()] == ['WICKED'], 'it travels')
    tap.ok(story.topics('ann')['Guitars'] == 'guitar OR banjo', 'and is taken back here')
    handed = dict(next(iter(server.kind('proposal').values())))
    handed = {k: v for k, v in handed.items() if k not in ('_rev', '_leaves', '_writes')}
    handed.update(_id='proposal:' + 'b' * 26, person=handed['to'], to=handed['person'], mutation='m',
                  fields={'query': {'before': 'guitar OR banjo', 'after': 'guitar OR ukulele'}})
    server.wish(put='acme', doc=handed)
    story.sees('list item', '~^Guitars, .*Handed to you', 'what a colleague hands over comes to the tray')
    story.sees('label', '~guitar OR banjo → guitar OR ukulele', 'with what is to be changed')
    story.sees('label', '~^Mia asks you', 'and who asks')
    picture(story, 'handed')
    tap.ok(desktop.reach('button', 'Make This Change'), 'one makes it')
    desktop.press('space')
    story.becomes(lambda: story.topics('ann')['Guitars'] == 'guitar OR ukulele', 'as one\'s own')
    story.press('button', '~^Back', 'the way back')
    story.sees('list item', '~Mara Holt', 'leads to where one was')


def join(story):
    desktop, tap, server = story.desktop, story.tap, story.server
    desktop.start_keyring()
    secret = os.path.join(desktop.home, 'secret')
    with open(secret, 'w', encoding='utf-8') as out:
        out.write('right-horse\n')
    story.found('ann', 'Ann Admin <ann@acme.example>')
    story.ctl('ann', 'topic', 'add', 'Guitars', 'guitar')
    story.ctl('ann', 'sync', 'setup', server.address + '/acme', '--user', 'root', '--password-file', secret)
    desktop.start(program)
    desktop.fill_display()
    story.sees('list item', '~^Join your team', 'the first page leads to joining')
    desktop.reach('list item', '~^Look around', 'Tab')
    tap.ok(desktop.reach('list item', '~^Join your team', 'Down'), 'by keyboard too')
    desktop.press('Return')
    story.sees('label', 'The invitation, or the address of the team’s database, is missing.', 'what is missing is said')
    picture(story, 'join')
    secret_row = 'Password; or a token, without a name'
    for name, text in (('Address, such as https://server/database', server.address + '/acme'), (secret_row, 'wrong')):
        story.write(name, text)
    story.press('button', 'Join', 'with a token that is none')
    story.sees('label', '~doesn’t take the token of this login', 'it says so')
    for name, text in (('Name of the login', 'root'), ('Your e-mail at work', 'ann@acme.example')):
        story.write(name, text)
    story.press('button', 'Join', 'with a wrong password')
    story.sees('label', '~doesn’t know root with this password', 'it says so')
    file = os.path.join(desktop.home, 'data', 'steward', 'steward.db')
    tap.ok(not os.path.exists(file), 'and no file is left')
    story.write(secret_row, 'right-horse')
    story.press('button', 'Join', 'with the right one')
    story.foot('Synced [0-9:]+', 'one is in the team\'s workspace')
    tap.ok(os.path.exists(file) and not os.path.exists(file + '.before-sync'), 'the file is where it was said')
    story.ctl('ann', 'topic', 'add', 'Later', 'later')
    story.ctl('ann', 'sync', 'run', '--password-file', secret)
    os.symlink(file, story.path('joined'))
    story.becomes(lambda: 'Later' in story.topics('joined'), 'the password is in the secret service: sync goes on by itself')

    # An administrator invites, and whoever is invited joins
    story.ctl('ann', 'person', 'add', 'Ben', 'ben@acme.example')
    silent = socket.create_server(('127.0.0.1', 0))
    silent.settimeout(30)
    place = '127.0.0.1:%d' % silent.getsockname()[1]
    story.ctl('ann', 'source', 'add', 'feed', 'http://%s/feed' % place, '--name', 'Trade press', '--allow-host', place)
    story.ctl('ann', 'sync', 'run', '--password-file', secret)
    story.becomes(lambda: any(p['email'] == 'ben@acme.example' for p in story.ctl('joined', 'person', 'list')), 'a colleague is there')
    # What another machine collects is collected here from now on; the first Escape may close what is told of it
    desktop.chord('Control', ',')
    story.press('tab', 'Listening', 'in Preferences')
    tap.ok(desktop.reach('list item', '~^Trade press', 'Tab', 120), 'is a source')
    desktop.press('Return')
    story.sees('label', 'Another machine collects this source', 'which another machine reads')
    picture(story, 'collect-here')
    there = story.ctl('joined', 'source', 'collector', 'Trade press')[0]['machine']
    tap.ok(desktop.reach('button', 'Collect Here', 'Tab', 40), 'it can be moved to this one')
    desktop.press('Return')
    story.becomes(lambda: story.ctl('joined', 'source', 'collector', 'Trade press')[0]['machine'] != there, 'the file says so')
    asked = silent.accept()
    story.sees('button', 'Collect Now', 'it is read at once, and whenever one likes')
    asked[0].close()
    story.sees('label', 'It could not be read', 'what came of it is told')
    tap.ok(desktop.wait_focus('button', 'Collect Now'), 'and one is where one was')
    desktop.press('Return')
    silent.accept()
    desktop.press('Escape', 'Escape')
    desktop.press(*(['Escape'] if desktop.find('list item', '~^Trade press') else []))
    story.sees('list item', '~^Trade press', 'the preferences are closed while it is being read', gone=True)
    desktop.chord('Control', ',')
    story.press('tab', 'Organisation', 'there')
    story.sees('list item', '~^Ben', 'is the colleague')
    tap.ok(desktop.reach('list item', '~^Ben', 'Tab', 120), 'by keyboard too')
    desktop.press('Return')
    story.press('button', 'Invite to the Server…', 'who is invited')
    picture(story, 'invite')
    invitation = os.path.join(desktop.home, 'ben.invitation')
    server.wish(token='eyJ-of-ann', name='ann')
    story.write('Or the token of this person', 'eyJ-of-ann')
    story.press('button', '~^_?Choose File…', 'with a token')
    desktop.choose_file(invitation)
    story.sees('label', '~^The token is for the login ann', 'that is for somebody else')
    desktop.press('Escape')
    tap.ok(not os.path.exists(invitation), 'is no invitation')
    story.press('button', 'Invite to the Server…', 'without')
    story.press('button', '~^_?Choose File…', 'after a question')
    desktop.choose_file(invitation)
    # The file is there before the login is.
    story.sees('label', '~^The invitation is written', 'the invitation is written')
    tap.ok(os.path.exists(invitation), 'where it was said')
    desktop.program.terminate()
    desktop.program.wait()
    os.rename(file, file + '.ann')
    desktop.start(program)
    desktop.fill_display()
    story.sees('list item', '~^Join your team', 'elsewhere')
    desktop.reach('list item', '~^Look around', 'Tab')
    desktop.reach('list item', '~^Join your team', 'Down')
    desktop.press('Return')
    story.press('button', 'Choose…', 'somebody joins with it')
    desktop.choose_file(invitation)
    story.sees('label', '~^For Ben, to ', 'it says for whom it is')
    picture(story, 'invited')
    # The first sync breaks off, and the file goes on by itself; the server lets nobody change their own password.
    server.fault('cut-page', 2)
    server.fault('closed-users', 99, True)
    story.press('button', 'Join', 'with it alone')
    story.sees('label', '~so that of the invitation stays', 'that the invitation stays good is said')
    picture(story, 'stays')
    story.press('button', '~^_?Continue$', 'and read')
    story.foot('Synced [0-9:]+', 'one is in the team, also when the first sync broke off')
    story.sees('label', 'Ben', 'as oneself')


def picture(story, name):
    """For the eyes of whoever asks for it."""
    if '--pictures' in sys.argv:
        time.sleep(1)
        subprocess.run(['import', '-window', 'root', os.path.join(sys.argv[sys.argv.index('--pictures') + 1], name + '.png')],
                       env=story.desktop.surroundings, check=False)


def main():
    tap = Tap()
    server = Server(*([] if sys.argv[1] == 'share' else ['root:right-horse:_admin']))
    try:
        with Desktop() as desktop:
            desktop.every_window = True
            globals()[sys.argv[1]](Story(desktop, tap, server))
            tap.ok(desktop.program.poll() is None, 'the program still runs')
            tap.ok(not desktop.complaints(), 'the program complains of nothing', desktop.complaints())
    except Missing as missing:
        skip_all('%s is missing' % missing)
    finally:
        server.end()
    tap.done()


main()
