#!/usr/bin/python3
"""test-window-story.py tree|keys: from a complaint to the answer in its thread, in the window.

SPDX-License-Identifier: GPL-3.0-or-later

A real server of Mastodon's API stands outside, a secret service and a browser beside the window; people change places
in it, as a sample lets them. With `tree`, buttons are pressed by the accessible tree and a complaint of the sample is
answered; with `keys` only the keyboard is used, and a post that somebody wrote on the server is answered in its thread.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

PEOPLE = ADMINISTRATOR, WRITER, LAWYER, APPROVER = 'Ken Okafor', 'Jonas Weber', 'Femke de Wit', 'Priya Nair'
PROMISE = 'I work for Acme Air and I am sorry. We will pay for the repair in full.'
COMPLAINT = 'you broke my guitar and I have been waiting three weeks for an answer to my claim. I want my money back.'
VIEWS = '~^(Monitor|Responses|Guidelines|Ownership|Audit)(,|$)'
BROWSER = """#!/usr/bin/python3
# A browser with somebody in it who has signed in to the server, and agrees.
import sys, urllib.parse, urllib.request
address = urllib.parse.urlsplit(sys.argv[1])
query = dict(urllib.parse.parse_qsl(address.query))
form = dict(login='acme', passwd=open(%r).read().strip(), cid=query['client_id'], redir=query['redirect_uri'], state=query['state'])
urllib.request.urlopen('%%s://%%s/oauth/x-snac-login' %% address[:2], urllib.parse.urlencode(form).encode())
"""


class Snac:
    """The server, and the people who live there."""

    def __init__(self, folder):
        self.folder = folder
        done = subprocess.run(['bash', os.path.join(here, '..', 'support', 'start-snac'), folder], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        if done.returncode == 77:
            raise Missing('snac2')
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        lines = dict(line.split('=', 1) for line in done.stdout.split())
        self.address, self.pid = lines['SNAC_URL'], int(lines['SNAC_PID'])

    def ask(self, who, path, **form):
        with open(os.path.join(self.folder, 'token-' + who), encoding='utf-8') as file:
            token = file.read().strip()
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(self.address + path, data, {'Authorization': 'Bearer ' + token})
        return urllib.request.urlopen(request, timeout=20).read().decode()

    def stop(self):
        try:
            os.kill(self.pid, 15)
        except ProcessLookupError:
            pass


class Story:
    """What somebody at the window does, and sees."""

    def __init__(self, desktop, tap, by_keys):
        self.desktop, self.tap, self.by_keys = desktop, tap, by_keys

    # Doing

    def press(self, name, role='button'):
        """The button, by the tree or by keys."""
        if not self.by_keys and role == 'button':
            self.desktop.click(self.found(role, name))
        else:
            self.go(role, name)
            self.desktop.press('Return')

    def found(self, role, name, seconds=30):
        node = self.desktop.wait(role, name, seconds)
        if node is None:
            raise AssertionError('no %s %s' % (role, name))
        return node

    def focused(self, role, name):
        if not self.desktop.wait_focus(role, name):
            raise AssertionError('the keys do not go to %s %s' % (role, name))

    def enabled(self, name):
        if not self.desktop.wait_enabled('button', name):
            raise AssertionError('%s stays insensitive' % name)

    def go(self, role, name, key='Tab', limit=60):
        self.found(None if role is None else role, name)
        if not self.desktop.reach(role, name, key, limit):
            raise AssertionError('the keyboard does not reach %s %s' % (role, name))

    def wait_for_windows(self, number):
        end = time.monotonic() + 20
        while len(self.desktop.windows()) != number and time.monotonic() < end:
            time.sleep(0.1)

    def act_as(self, name):
        self.desktop.reach('list item', VIEWS, 'F6', 8)
        self.go('button', '~^On this computer', limit=12)
        self.desktop.press('Return')
        self.focused('search box', 'Search people')
        self.desktop.type(name)
        for other in PEOPLE:
            if other != name and not self.desktop.wait('list item', '~^' + other, 20, gone=True):
                raise AssertionError('%s is still among those who are found' % other)
        self.go('list item', '~^' + name, limit=4)
        self.desktop.press('Return')
        self.found('button', '~you are ' + name)

    def open_preferences(self, page):
        self.desktop.chord('Control', ',')
        self.wait_for_windows(2)
        self.go('tab', '~.')
        self.go('tab', page, 'Right', 8)
        self.desktop.press('space')

    def choose(self, name, value):
        """A value of a row with choices."""
        self.go('combo box', name)
        self.desktop.press('Return')
        self.focused('list item', '~')
        self.desktop.press('Home')
        if not self.desktop.reach('list item', value, 'Down', 20):
            raise AssertionError('%s has no %s' % (name, value))
        self.desktop.press('Return')
        self.focused('combo box', name)

    def close_dialogs(self):
        for _ in range(6):
            if len(self.desktop.windows()) == 1:
                return
            number = len(self.desktop.windows())
            self.desktop.press('Escape')
            end = time.monotonic() + 3
            while len(self.desktop.windows()) == number and time.monotonic() < end:
                time.sleep(0.1)
        raise AssertionError('a dialog stays open')

    def search(self, words):
        self.desktop.chord('Control', '1')
        self.found('search box', 'Search mentions')
        self.desktop.chord('Control', 'f')
        self.focused(None, 'Search mentions')
        self.desktop.type(words)
        self.found('label', '1 found')
        self.desktop.press('Down')

    # The story

    def begin(self):
        self.go('list item', '~^Look around with a sample')
        self.desktop.press('Return')
        self.tap.ok(self.desktop.wait('list item', '~, Customer Service, ', 90), 'the sample opens')

    def add_account(self, address):
        self.act_as(ADMINISTRATOR)
        self.open_preferences('Responding')
        self.press('Add: Accounts')
        self.choose('Network', 'Mastodon')
        self.desktop.press('Tab')
        self.desktop.type(address)
        self.desktop.press('Tab')
        self.desktop.type('acme')
        self.desktop.chord('Control', 'Return')
        self.go('list item', 'acme')
        self.desktop.press('Return')
        self.press('Authorise…')
        self.tap.ok(self.desktop.wait('label', '~^Allow 127.0.0.1:', 20), 'a server on this computer is asked about')
        self.press('~Allow$')
        self.wait_for_windows(2)
        self.tap.ok(self.desktop.wait('label', r'~^\d\d:\d\d$', 30, self.desktop.windows()[-1]),
                    'the browser comes back: the account is authorised', self.desktop.describe())
        self.close_dialogs()

    def add_source(self, address):
        self.open_preferences('Listening')
        self.press('Add: Sources')
        self.choose('What it is', 'Mastodon: mentions of an account')
        self.desktop.press('Tab')
        self.desktop.type(address)
        self.desktop.press('Tab')
        self.desktop.type('Posts to Acme')
        self.choose('Whose voice it is', 'Customers')
        self.choose('Read as', '~^acme@127')
        self.desktop.chord('Control', 'Return')
        self.go('list item', 'Posts to Acme')
        self.desktop.press('Return')
        self.press('Collect Now')
        # What is added is collected by itself, too: this time there may be nothing new.
        self.tap.ok(self.desktop.wait('label', '~^(Read [0-9]+ posts?: |Nothing new since the last visit)', 60), 'the server is asked for posts',
                    self.desktop.describe())
        self.close_dialogs()

    def answer(self, words, author):
        desktop, tap = self.desktop, self.tap
        self.act_as(WRITER)
        self.search(words)
        tap.ok(desktop.wait_focus('list item', '~%s.*Mastodon, Customer Service, Resolve a complaint' % author),
               'the complaint is found', desktop.describe())
        tap.ok(desktop.wait('label', '~“Resolve a complaint” was recognised by', 20), 'the window says why it is here')
        tap.ok(desktop.wait('label', 'Customer Relations', 20), 'and who approves', desktop.describe())
        desktop.press('r')
        tap.ok(desktop.wait('label', '~^Reply to ', 20), 'R replies')
        tap.ok(desktop.wait_focus('text box', 'The answer'), 'the words can be written at once')
        desktop.type(PROMISE)
        tap.ok(desktop.wait('label', '1 stops publishing', 20), 'a guideline stops it')
        tap.ok(desktop.wait('label', '~Legal must be consulted', 5), 'and says what is to be done')
        self.press('Ask Legal')
        tap.ok(desktop.wait('label', '~^Asked', 20) or desktop.wait('label', '~asked', 5), 'Legal is asked', desktop.describe())
        desktop.chord('Control', 'Return')
        tap.ok(desktop.wait('label', '~In review', 20), 'approval is requested', desktop.describe())

        self.act_as(LAWYER)
        self.press('Answer…')
        self.focused('text box', 'What the department says')
        desktop.type('Agreed with the insurer.')
        self.press('~^_Answer|^Answer$')
        self.wait_for_windows(1)
        tap.ok(desktop.wait('label', '~Agreed with the insurer', 20), 'Legal answers', desktop.describe())

        self.act_as(APPROVER)
        self.enabled('Approve')
        desktop.chord('Control', 'Return')
        tap.ok(desktop.wait('label', 'Customer Relations approved', 20), 'Customer Relations approves', desktop.describe())

        self.act_as(WRITER)
        self.enabled('Publish…')
        desktop.chord('Control', 'Return')
        tap.ok(desktop.wait('label', 'Publish This Answer?', 20), 'what leaves the building is asked about')
        tap.ok(desktop.wait('label', '~As acme@127.0.0.1', 5), 'with account and place')
        self.press('~^_Publish|^Publish$')
        self.wait_for_windows(1)
        tap.ok(desktop.wait('label', 'Published', 30), 'it is published', desktop.describe())

    def look_at_audit(self):
        self.desktop.chord('Control', '5')
        for pattern, words in (('~^%s: Published Response' % WRITER, 'the audit has who published'),
                               ('~^%s: Approved Response' % APPROVER, 'who approved'),
                               ('~^%s: Answered Consultation' % LAWYER, 'and who was asked')):
            self.tap.ok(self.desktop.wait('list item', pattern, 20), words, self.desktop.describe())


def wait_on_server(ask, words):
    for _ in range(30):
        text = ask()
        if words in text:
            return text
        time.sleep(1)
    return None


def install_browser(desktop, folder):
    applications = os.path.join(desktop.home, 'data', 'applications')
    config = os.path.join(desktop.home, 'config')
    program = os.path.join(desktop.home, 'browser')
    os.makedirs(applications)
    os.makedirs(config, exist_ok=True)
    with open(program, 'w', encoding='utf-8') as file:
        file.write(BROWSER % os.path.join(folder, 'password-acme'))
    os.chmod(program, 0o755)
    with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
        file.write('[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\nMimeType=x-scheme-handler/http;\n' % program)
    with open(os.path.join(config, 'mimeapps.list'), 'w', encoding='utf-8') as file:
        file.write('[Default Applications]\nx-scheme-handler/http=browser.desktop\n')


def tell(tap, desktop, snac, by_keys):
    story = Story(desktop, tap, by_keys)
    post = None
    if by_keys:
        post = json.loads(snac.ask('bob', '/api/v1/statuses', status='@acme ' + COMPLAINT, visibility='public'))['id']
    story.begin()
    story.add_account(snac.address)
    if by_keys:
        story.add_source(snac.address)
        story.answer('"money back" broke guitar', 'ob')
        thread = wait_on_server(lambda: snac.ask('bob', '/api/v1/statuses/%s/context' % post), 'pay for the repair in full')
        tap.ok(thread, 'the answer stands in the thread of the complaint')
    else:
        story.answer('author:"Mara Holt" "day eight" guitar', 'Mara Holt')
        posts = wait_on_server(lambda: snac.ask('acme', '/api/v1/timelines/home'), 'pay for the repair in full')
        tap.ok(posts, 'the answer stands on the server')
    story.look_at_audit()


def main():
    tap = Tap()
    snac = None
    with tempfile.TemporaryDirectory(prefix='steward-snac-') as folder:
        try:
            snac = Snac(folder)
            with Desktop(1280, 800) as desktop:
                desktop.every_window = True
                desktop.start_keyring()
                install_browser(desktop, folder)
                desktop.start(os.environ['STEWARD'])
                desktop.fill_display()
                try:
                    tell(tap, desktop, snac, sys.argv[1] == 'keys')
                except AssertionError as error:
                    focus = desktop.focused()
                    tap.ok(False, str(error), 'focus: %s' % (focus and focus.role + ' ' + focus.name), desktop.describe())
                complaints = desktop.complaints()
                tap.ok(not complaints, 'the program complains of nothing', complaints)
                tap.ok(desktop.program.poll() is None, 'and is still there')
        except Missing as missing:
            skip_all('%s is missing' % missing)
        finally:
            if snac is not None:
                snac.stop()
    tap.done()


main()
