"""publishing.py: what a machine and a person do to get a response onto a network that fails, and off it again.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import signal
import subprocess
import time

from faults import CTL, SURROUNDINGS, check, ctl, must
from mastodon import draft

SETTLE = '1'


class Publishing:
    """One file's responses on one account of a scripted server."""

    def __init__(self, file, server, account):
        self.file, self.server, self.account = file, server, account

    def options(self):
        return ['--token-file', self.server.token, '--settle', SETTLE]

    def draft(self, text):
        return draft(self.file, self.account, text)

    def publish(self, response):
        return ctl(self.file, 'response', 'publish', response, *self.options())

    def delete(self, response):
        return ctl(self.file, 'response', 'delete', response, '--reason', 'Closed', '--token-file', self.server.token)

    def show(self, response):
        return must(self.file, 'response', 'show', response).rows()[-1]

    def state(self, response):
        return self.show(response)['state']

    def bring_home(self, response):
        """What is done afterwards, by whom or what, until it is published, a correction too."""
        for _ in range(30):
            now = self.show(response)
            if now['state'] == 'published' and not now.get('correcting') and not now.get('error'):
                return True
            verb = ['publish', response] if now['state'] in ('approved', 'failed', 'published') else ['run']
            must(self.file, 'response', *verb, *self.options(), good=(0, 5))
            if now['state'] in ('publishing', 'unknown'):
                time.sleep(0.3)
        return False

    def begin(self, response):
        """The program, publishing."""
        return subprocess.Popen([CTL, '--workspace', self.file, '--format', 'json', 'response', 'publish', response,
                                 *self.options()], env=SURROUNDINGS, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, start_new_session=True)

    def kill_when_asked(self, response, words):
        """Ends the program as soon as the server has been asked for a post with these words: (what it said, whether it ran)."""
        process = self.begin(response)
        until = time.monotonic() + 20
        while time.monotonic() < until and not self.server.asked(words) and process.poll() is None:
            time.sleep(0.002)
        return end(process)

    def there(self):
        """Statuses as they are on the network, in the order in which they were made."""
        there = {}
        for status in self.server.lines('statuses'):
            if status['did'] == 'delete':
                there.pop(status['id'], None)
            else:
                there[status['id']] = dict(there.get(status['id'], {}), **status)
        return list(there.values())

    def texts(self, beginning):
        return [status['text'] for status in self.there() if status['text'].startswith(beginning)]

    def delete_badly(self, name, ways):
        """What is taken down is gone in the end, here and there, whatever the network does meanwhile."""
        with open(os.path.join(self.server.folder, 'faulty-deletes'), 'w', encoding='ascii'):
            pass
        mute, odd, early = [], [], []
        for words in ways:
            text = 'Taken down over a network that does %s' % words
            response = self.draft(text)
            self.server.behave('ok')
            self.publish(response)
            self.server.behave(words + ' once')
            first = self.delete(response)
            if first.status not in (0, 5) or first.status == 5 and '"message":' not in first.err:
                mute.append('%s: %s' % (words, first))
            if self.state(response) == 'deleted' and self.texts(text):
                early.append(words)
            self.server.behave('ok')
            for _ in range(6):
                if self.state(response) == 'deleted':
                    break
                self.delete(response)
            if self.state(response) != 'deleted' or self.texts(text):
                odd.append('%s: %s, on the network %s' % (words, self.show(response), self.texts(text)))
        check(not mute, name + 'a deletion that fails is said in words', *mute[:3])
        check(not early, name + 'what is still there is never said to be deleted', *early)
        check(not odd, name + 'in the end it is gone, here and there', *odd[:3])


def end(process):
    """Kills it: (what it said, whether it still ran)."""
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate()[0].decode(), running
