"""test-publish-bluesky.py: on Bluesky, too, a post is on the network once, whatever the network does and whoever is killed.

The key of a post is ours: what is sent again lands in the same place. The look-up before that is seen in that nothing
is put a second time; the control hides the posts from it, and there is still one of each.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

import publishing
from faults import HERE, check, count, ctl, dice, done, found, is_sound, must, say
from mastodon import SERVER, TOKEN, Mastodon

file = found('publish.db')
server = Mastodon(os.path.join(HERE, 'server'), SERVER.replace('mastodon', 'bluesky'))


def prepare():
    must(file, 'matrix', 'adopt', '--note', 'founding')
    must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'approver')
    return must(file, 'account', 'add', 'bluesky', 'http://' + server.host, '--handle', 'acmeair.test', '--department',
                'Customer Service', '--allow-host', server.host).rows()[-1]['id']


def put_again(text):
    return sum(status['did'] == 'edit' and status['text'] == text for status in server.lines('statuses'))


def kill_often():
    open_at_kill, late, twice, again, unsound = 0, [], [], [], []
    times = count(3, 60)
    for i in range(times):
        text = 'Thank you number %d from the kill test' % i
        response = way.draft(text)
        server.behave(dice.choice(['hang 0.3', 'hang 0.3', 'late 0.2 once']))
        way.kill_when_asked(response, text)
        open_at_kill += way.state(response) == 'publishing'
        if not is_sound(file)[0]:
            unsound.append(text)
        server.behave('ok')
        if not way.bring_home(response):
            late.append('%s is %s' % (text, way.state(response)))
        if server.posted(text) != 1:
            twice.append('%s: %d times' % (text, server.posted(text)))
        if put_again(text):
            again.append(text)
    say('%d kills, %d between the sending and the answer' % (times, open_at_kill))
    check(open_at_kill >= times // 2, 'kills fell between the sending and the answer')
    check(not unsound, 'after each kill the file is sound', *unsound)
    check(not late, 'each is published in the end', *late)
    check(not twice, 'nothing is on the network twice, or not at all', *twice)
    check(not again, 'what is there is found, and not put again', *again)


def bad_network():
    twice, late, mute, again = [], [], [], []
    ways = ('drop', 'drop-before', 'late 0.2', 'status 500', 'status 429', 'status 422', 'cut', 'twice', 'expired')
    for i in range(count(len(ways), 60)):
        text = 'Thank you number %d over a bad network' % i
        words = ways[i % len(ways)]
        response = way.draft(text)
        server.behave(words + ' once')
        first = way.publish(response)
        if first.status not in (0, 5) or first.status == 5 and '"message":' not in first.err:
            mute.append('%s: %s' % (words, first))
        if words in ('twice', 'expired') and first.status != 0:
            mute.append('%s: %s' % (words, first))
        if not way.bring_home(response):
            late.append('%s: %s is %s' % (words, text, way.state(response)))
        if server.posted(text) != 1:
            twice.append('%s: %d times' % (words, server.posted(text)))
        if words != 'twice' and put_again(text):
            again.append(words)
    check(not mute, 'a network that fails is said in words', *mute)
    check(not late, 'over a bad network each is published in the end', *late)
    check(not twice, 'and each once', *twice)
    check(not again, 'what is there is found, and not put again', *again)


def correct_badly():
    """A correction takes the old post's place at once, or not at all."""
    response = way.draft('We open at nine')
    check(way.publish(response).status == 0, 'a post to be corrected is published')
    for words, text in (('drop', 'We open at ten'), ('drop-before', 'We open at eleven'), ('twice', 'We open at noon')):
        must(file, 'response', 'correct', response, '--text', text)
        must(file, 'response', 'submit', response)
        must(file, 'response', 'approve', response, good=(0, 3))
        server.behave(words + ' once')
        for _ in range(6):
            way.publish(response)
            shown = way.show(response)
            if shown['state'] == 'published' and not shown.get('correcting') and not shown.get('error'):
                break
            must(file, 'response', 'run', *way.options(), good=(0, 5))
        there = [status['id'] for status in way.there()]
        ours = way.texts('We open')
        check(ours == [text], 'corrected over a network that does %s: the new text alone is there' % words, ours, shown)
        check(shown['address'].split('/')[-1] in there, 'and its new address is known', shown['address'])
    gone = way.delete(response)
    check(gone.status == 0 and not way.texts('We open'), 'it is deleted by whoever approves', gone)


def token_is_nowhere():
    leaks = []
    for folder, _, names in os.walk(HERE):
        for path in (os.path.join(folder, name) for name in names):
            with open(path, 'rb') as data:
                content = data.read()
            if path != server.token and any(secret in content for secret in (TOKEN.encode(), b'refresh-', b'access-1')):
                leaks.append(path)
    check(not leaks, 'neither password nor session is found in any file', *leaks)


def control():
    text = 'Thank you from the control'
    response = way.draft(text)
    server.behave('hang 0.3')
    way.kill_when_asked(response, text)
    server.behave('ok')
    server.blind()
    way.bring_home(response)
    check(put_again(text) == 1, 'with a blinded look-up it is put again, which the test sees', put_again(text))
    check(server.posted(text) == 1, 'and still there is one, by its key', server.posted(text))


way = publishing.Publishing(file, server, prepare())
whole = way.publish(way.draft('One to its end'))
check(whole.status == 0 and whole.rows()[-1]['state'] == 'published', 'a response is published', whole)
kill_often()
bad_network()
correct_badly()
way.delete_badly('', ('drop', 'drop-before', 'status 500', 'status 429', 'gone', 'expired'))
token_is_nowhere()
control()
done()
