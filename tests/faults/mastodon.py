"""mastodon.py: the server of the tests, started in a folder: what it was asked and what is on the network.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import atexit
import json
import os
import subprocess
import sys
import time

from faults import HERE, must

SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support', 'fake-mastodon')
TOKEN = 'secret-token'


class Mastodon:
    def __init__(self, folder, server=SERVER):
        self.folder = folder
        os.makedirs(folder)
        self.process = subprocess.Popen([sys.executable, server, folder])
        atexit.register(self.stop)
        until = time.monotonic() + 60
        while not os.path.exists(folder + '/port') and time.monotonic() < until:
            time.sleep(0.02)
        with open(folder + '/port', encoding='ascii') as port:
            self.host = '127.0.0.1:' + port.read().strip()
        self.token = folder + '.token'
        with open(self.token, 'w', encoding='ascii') as out:
            out.write(TOKEN + '\n')
        os.chmod(self.token, 0o600)

    def stop(self):
        self.process.kill()
        self.process.wait()

    def behave(self, words):
        with open(self.folder + '/behaviour.new', 'w', encoding='ascii') as out:
            out.write(words + '\n')
        os.replace(self.folder + '/behaviour.new', self.folder + '/behaviour')

    def blind(self):
        """From now on whoever looks for a post finds none."""
        with open(self.folder + '/blind', 'w', encoding='ascii'):
            pass

    def lines(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as records:
            return [json.loads(line) for line in records.read().splitlines()]

    def posted(self, text):
        """How often it was put on the network."""
        return sum(status['did'] == 'post' and status['text'] == text for status in self.lines('statuses'))

    def asked(self, text):
        """How many requests came that would post it."""
        words = text.replace(' ', '+')
        return sum(r['method'] == 'POST' and (words in r['body'] or text.replace(' ', '%20') in r['body'] or
                                            text in r['body'])
                   for r in self.lines('requests'))

    def found_account(self, file):
        """A workspace's account on it, with a matrix in force."""
        must(file, 'matrix', 'adopt', '--note', 'founding')
        must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'member')
        return must(file, 'account', 'add', 'mastodon', 'http://' + self.host, '--handle', 'acme', '--department',
                    'Customer Service', '--allow-host', self.host).rows()[-1]['id']


def draft(file, account, text):
    """A response that may be published."""
    response = must(file, 'response', 'draft', '--activity', 'Answer a question', '--account', account,
                    '--text', text).rows()[-1]['id']
    must(file, 'response', 'submit', response)
    return response


def find_token(server):
    """The files that have the token; the server's own don't count."""
    leaks = []
    for folder, _, names in os.walk(HERE):
        for path in (os.path.join(folder, name) for name in names):
            if path.startswith(server.folder):
                continue
            with open(path, 'rb') as data:
                if TOKEN.encode() in data.read():
                    leaks.append(path)
    return leaks
