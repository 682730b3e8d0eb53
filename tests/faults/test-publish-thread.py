"""test-publish-thread.py: each post of a thread is on the network once, in order, each a reply to the one before.

Whatever the network does to any of them, and whoever is killed between two of them: what is out is said, and it goes on
from there. Mastodon, where a lost post is looked for by its words, and Bluesky, where it has a key of ours. The control
hides the posts from the look-up: a post of the thread is doubled on Mastodon.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import signal
import subprocess
import time

import mastodon
from faults import CTL, HERE, SURROUNDINGS, check, count, ctl, dice, done, found, is_sound, must, say
from mastodon import SERVER, Mastodon

SETTLE = '1'
file = found('thread.db')
must(file, 'matrix', 'adopt', '--note', 'founding')
must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'approver')


class Network:
    def __init__(self, name, handle):
        self.name = name
        self.server = Mastodon(os.path.join(HERE, name), SERVER.replace('mastodon', name))
        self.account = must(file, 'account', 'add', name, 'http://' + self.server.host, '--handle', handle, '--department',
                            'Customer Service', '--allow-host', self.server.host).rows()[-1]['id']
        self.number = 0

    def draft(self, posts):
        """A text of so many posts that is its own: (response, its posts as they are to be)."""
        self.number += 1
        limit = 500 if self.name == 'mastodon' else 300
        sentences = ['Part %d of thread %d says this' % (i, self.number) + ' and this' * ((limit - 60) // 9) + '.'
                     for i in range(posts)]
        response = mastodon.draft(file, self.account, '\n\n'.join(sentences))
        parts = show(response)['parts']
        assert len(parts) == posts, parts
        return response, parts

    def there(self):
        """Statuses as they are on the network, in the order in which they were made."""
        there = {}
        for status in self.server.lines('statuses'):
            if status['did'] == 'delete':
                there.pop(status['id'], None)
            else:
                there[status['id']] = dict(there.get(status['id'], {}), **status)
        return list(there.values())

    def parent(self, status):
        if self.name == 'mastodon':
            return status.get('in_reply_to')
        reply = status['record'].get('reply')
        return reply['parent']['uri'].split('/')[-1] if reply else None

    def root(self, status):
        reply = status['record'].get('reply') if self.name == 'bluesky' else None
        return reply['root']['uri'].split('/')[-1] if reply else None

    def fault(self, parts):
        """What is wrong with how the thread stands on the network; None when nothing is."""
        wanted = set(parts)
        ours = [status for status in self.there() if status['text'] in wanted]
        if [status['text'] for status in ours] != parts:
            return 'on the network are %s' % [status['text'][:12] + status['text'][-6:] for status in ours]
        chain = [self.parent(status) for status in ours]
        if chain != [None] + [status['id'] for status in ours[:-1]]:
            return 'they reply to %s' % chain
        if self.name == 'bluesky' and any(self.root(status) != ours[0]['id'] for status in ours[1:]):
            return 'they begin at %s' % [self.root(status) for status in ours]
        return None


def show(response):
    return must(file, 'response', 'show', response).rows()[-1]


def publish(network, response):
    return ctl(file, 'response', 'publish', response, '--token-file', network.server.token, '--settle', SETTLE)


def bring_home(network, response):
    for _ in range(30):
        now = show(response)
        if now['state'] == 'published' and not now.get('correcting'):
            return True
        verb = ['publish', response] if now['state'] in ('approved', 'failed', 'published') else ['run']
        must(file, 'response', *verb, '--token-file', network.server.token, '--settle', SETTLE, good=(0, 5))
        if now['state'] in ('publishing', 'unknown'):
            time.sleep(0.4)
    return False


def kill_at(network, response, part):
    """Ends the program when the server has been asked for that post."""
    process = subprocess.Popen([CTL, '--workspace', file, '--format', 'json', 'response', 'publish', response,
                                '--token-file', network.server.token, '--settle', SETTLE],
                               env=SURROUNDINGS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    words = part.split(' this')[0]
    until = time.monotonic() + 20
    while time.monotonic() < until and not network.server.asked(words) and process.poll() is None:
        time.sleep(0.002)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def kills(network):
    wrong, unsound, between = [], [], 0
    for i in range(count(4, 60)):
        response, parts = network.draft(3)
        network.server.behave(dice.choice(['hang 0.3', 'hang 0.3', 'ok']))
        kill_at(network, response, parts[i % 3])
        between += 0 < len(show(response).get('posts') or []) < 3
        if not is_sound(file)[0]:
            unsound.append(i)
        network.server.behave('ok')
        if not bring_home(network, response):
            wrong.append('%s: %s' % (i, show(response)['state']))
        fault = network.fault(parts)
        if fault:
            wrong.append('killed at post %d: %s' % (i % 3 + 1, fault))
    say('%s: %d kills, %d with some posts out and some not' % (network.name, count(4, 60), between))
    check(between > 0, network.name + ': kills fell in the middle of threads')
    check(not unsound, network.name + ': after each kill the file is sound', *unsound)
    check(not wrong, network.name + ': after a kill each post is there once, in order, in reply to the one before', *wrong[:4])


def bad_network(network):
    wrong, mute, dumb = [], [], []
    ways = ('drop', 'drop-before', 'late 0.2', 'status 500', 'status 429', 'status 422', 'cut')
    for i in range(count(len(ways), 60)):
        response, parts = network.draft(3)
        words = ways[i % len(ways)]
        at = 1 + i % 2
        network.server.behave('ok %d %s once' % (at, words))
        first = publish(network, response)
        now = show(response)
        if first.status not in (0, 5):
            mute.append('%s: %s' % (words, first))
        if now['state'] == 'failed' and ('%d of 3' % at not in now['error'] and '1 to %d of 3' % at not in now['error']):
            dumb.append('%s: %s' % (words, now['error']))
        if now['state'] == 'failed' and len(now['posts']) != at:
            dumb.append('%s: %s' % (words, now['posts']))
        if not bring_home(network, response):
            wrong.append('%s: %s' % (words, show(response)))
        fault = network.fault(parts)
        if fault:
            wrong.append('%s at post %d: %s' % (words, at + 1, fault))
    check(not mute, network.name + ': a network that fails is said in words', *mute[:3])
    check(not dumb, network.name + ': a failure in the middle says which posts are out', *dumb[:3])
    check(not wrong, network.name + ': and it goes on from there', *wrong[:4])


def corrections(network):
    """A thread becomes longer, shorter and one post, over a network that fails once in the middle."""
    with open(os.path.join(network.server.folder, 'faulty-edits'), 'w', encoding='ascii'):
        pass
    response, parts = network.draft(3)
    publish(network, response)
    check(network.fault(parts) is None, network.name + ': a thread is published', network.fault(parts))
    limit = 500 if network.name == 'mastodon' else 300
    for words, posts in (('drop', 4), ('drop-before', 2), ('status 500', 1), ('drop', 2)):
        text = '\n\n'.join('Corrected %s %d: %s' % (words, i, 'so ' * ((limit - 60) // 3)) for i in range(posts))
        must(file, 'response', 'correct', response, '--text', text)
        must(file, 'response', 'submit', response)
        new = show(response).get('parts') or [show(response)['text']]
        network.server.behave('ok 1 %s once' % words)
        publish(network, response)
        network.server.behave('ok')
        home = bring_home(network, response)
        fault = network.fault(new)
        rest = [status['text'] for status in network.there() if status['text'].startswith(('Corrected', parts[0][:20]))
                and status['text'] not in new]
        check(home and fault is None and not rest, '%s: corrected into %d, over a network that does %s' %
              (network.name, posts, words), home, fault, rest, show(response).get('error'))
        shown = show(response)
        check(shown.get('address', '').split('/')[-1] == [s for s in network.there() if s['text'] == new[0]][0]['id'],
              network.name + ': its address is where it begins', shown.get('address'))


def halves(network):
    """What is half out is taken back whole; and stops in its middle when publishing is held."""
    response, parts = network.draft(3)
    network.server.behave('ok 2 status 422 once')
    publish(network, response)
    check(show(response)['state'] == 'failed' and len(show(response)['posts']) == 2, network.name + ': two of three are out',
          show(response))
    ctl(file, 'response', 'withdraw', response)
    check(show(response)['state'] == 'failed', network.name + ': it can’t be withdrawn as if it weren’t')
    gone = ctl(file, 'response', 'delete', response, '--reason', 'Not in halves', '--token-file', network.server.token)
    left = [status for status in network.there() if status['text'] in parts]
    check(gone.status == 0 and not left, network.name + ': but taken back', gone, left)


def control(network):
    response, parts = network.draft(3)
    network.server.behave('ok 1 hang 0.3')
    kill_at(network, response, parts[1])
    network.server.behave('ok')
    network.server.blind()
    bring_home(network, response)
    times = network.server.posted(parts[1])
    check(times == 2, 'the test sees a double: with a blinded look-up a post of the thread is there twice', times)


mastodon_network, bluesky_network = Network('mastodon', 'acme'), Network('bluesky', 'acmeair.test')
for each in (mastodon_network, bluesky_network):
    kills(each)
    bad_network(each)
    corrections(each)
    halves(each)
control(mastodon_network)
done()
