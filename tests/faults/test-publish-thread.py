"""test-publish-thread.py: each post of a thread is on the network once, in order, each a reply to the one before.

Whatever the network does to any of them, and whoever is killed between two of them: what is out is said, and it goes on
from there. Mastodon, where a lost post is looked for by its words, and Bluesky, where it has a key of ours. The control
hides the posts from the look-up: a post of the thread is doubled on Mastodon.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from faults import HERE, check, count, ctl, dice, done, found, is_sound, must, say
from mastodon import SERVER, Mastodon
from publishing import Publishing

file = found('thread.db')
must(file, 'matrix', 'adopt', '--note', 'founding')
must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'approver')


class Network(Publishing):
    def __init__(self, name, handle):
        server = Mastodon(os.path.join(HERE, name), SERVER.replace('mastodon', name))
        super().__init__(file, server, must(file, 'account', 'add', name, 'http://' + server.host, '--handle', handle,
                                            '--department', 'Customer Service', '--allow-host', server.host).rows()[-1]['id'])
        self.name = name
        self.number = 0

    def draft_thread(self, posts):
        """A text of so many posts that is its own: (response, its posts as they are to be)."""
        self.number += 1
        limit = 500 if self.name == 'mastodon' else 300
        sentences = ['Part %d of thread %d says this' % (i, self.number) + ' and this' * ((limit - 60) // 9) + '.'
                     for i in range(posts)]
        response = self.draft('\n\n'.join(sentences))
        parts = self.show(response)['parts']
        assert len(parts) == posts, parts
        return response, parts

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


def kills(network):
    wrong, unsound, between = [], [], 0
    for i in range(count(4, 60)):
        response, parts = network.draft_thread(3)
        network.server.behave(dice.choice(['hang 0.3', 'hang 0.3', 'ok']))
        network.kill_when_asked(response, parts[i % 3].split(' this')[0])
        between += 0 < len(network.show(response).get('posts') or []) < 3
        if not is_sound(file)[0]:
            unsound.append(i)
        network.server.behave('ok')
        if not network.bring_home(response):
            wrong.append('%s: %s' % (i, network.show(response)['state']))
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
        response, parts = network.draft_thread(3)
        words = ways[i % len(ways)]
        at = 1 + i % 2
        network.server.behave('ok %d %s once' % (at, words))
        first = network.publish(response)
        now = network.show(response)
        if first.status not in (0, 5):
            mute.append('%s: %s' % (words, first))
        if now['state'] == 'failed' and ('%d of 3' % at not in now['error'] and '1 to %d of 3' % at not in now['error']):
            dumb.append('%s: %s' % (words, now['error']))
        if now['state'] == 'failed' and len(now['posts']) != at:
            dumb.append('%s: %s' % (words, now['posts']))
        if not network.bring_home(response):
            wrong.append('%s: %s' % (words, network.show(response)))
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
    response, parts = network.draft_thread(3)
    network.publish(response)
    check(network.fault(parts) is None, network.name + ': a thread is published', network.fault(parts))
    limit = 500 if network.name == 'mastodon' else 300
    for words, posts in (('drop', 4), ('drop-before', 2), ('status 500', 1), ('drop', 2)):
        text = '\n\n'.join('Corrected %s %d: %s' % (words, i, 'so ' * ((limit - 60) // 3)) for i in range(posts))
        must(file, 'response', 'correct', response, '--text', text)
        must(file, 'response', 'submit', response)
        new = network.show(response).get('parts') or [network.show(response)['text']]
        network.server.behave('ok 1 %s once' % words)
        network.publish(response)
        network.server.behave('ok')
        home = network.bring_home(response)
        fault = network.fault(new)
        rest = [status['text'] for status in network.there() if status['text'].startswith(('Corrected', parts[0][:20]))
                and status['text'] not in new]
        check(home and fault is None and not rest, '%s: corrected into %d, over a network that does %s' %
              (network.name, posts, words), home, fault, rest, network.show(response).get('error'))
        shown = network.show(response)
        check(shown.get('address', '').split('/')[-1] == [s for s in network.there() if s['text'] == new[0]][0]['id'],
              network.name + ': its address is where it begins', shown.get('address'))


def halves(network):
    """What is half out is taken back whole; and stops in its middle when publishing is held."""
    response, parts = network.draft_thread(3)
    network.server.behave('ok 2 status 422 once')
    network.publish(response)
    check(network.show(response)['state'] == 'failed' and len(network.show(response)['posts']) == 2, network.name + ': two of three are out',
          network.show(response))
    ctl(file, 'response', 'withdraw', response)
    check(network.show(response)['state'] == 'failed', network.name + ': it can’t be withdrawn as if it weren’t')
    gone = network.delete(response)
    left = [status for status in network.there() if status['text'] in parts]
    check(gone.status == 0 and not left, network.name + ': but taken back', gone, left)


def deletions(network):
    """A thread is taken down over a network that fails in its middle: no post of it stays."""
    with open(os.path.join(network.server.folder, 'faulty-deletes'), 'w', encoding='ascii'):
        pass
    for words in ('drop', 'drop-before', 'status 500', 'gone'):
        response, parts = network.draft_thread(3)
        network.server.behave('ok')
        network.publish(response)
        network.server.behave('ok 1 %s once' % words)
        first = network.delete(response)
        network.server.behave('ok')
        for _ in range(6):
            if network.state(response) == 'deleted':
                break
            network.delete(response)
        left = [status['text'][:20] for status in network.there() if status['text'] in parts]
        check(first.status in (0, 5) and network.state(response) == 'deleted' and not left,
              '%s: a thread is taken down over a network that does %s' % (network.name, words), first, left, network.show(response))


def control(network):
    response, parts = network.draft_thread(3)
    network.server.behave('ok 1 hang 0.3')
    network.kill_when_asked(response, parts[1].split(' this')[0])
    network.server.behave('ok')
    network.server.blind()
    network.bring_home(response)
    times = network.server.posted(parts[1])
    check(times == 2, 'the test sees a double: with a blinded look-up a post of the thread is there twice', times)


mastodon_network, bluesky_network = Network('mastodon', 'acme'), Network('bluesky', 'acmeair.test')
for each in (mastodon_network, bluesky_network):
    kills(each)
    bad_network(each)
    corrections(each)
    halves(each)
    deletions(each)
control(mastodon_network)
done()
