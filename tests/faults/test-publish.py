"""test-publish.py: killed at any moment of publishing, or with a network that fails, a post is on the network once.

The server of the tests records every request. A third of the kills fall as soon as it has the request; it answers late,
or not at all, so that many fall between the sending and the answer. The control hides the posts from the look-up.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess

import mastodon
import publishing
from faults import HERE, check, count, ctl, dice, done, found, is_sound, must, say
from mastodon import Mastodon

file = found('publish.db')
server = Mastodon(os.path.join(HERE, 'server'))


def publish_and_kill(response, text, at_sent, longest):
    """Ends the program at a random moment, or as soon as the server has the request: (what it said, whether it ran)."""
    if at_sent:
        return way.kill_when_asked(response, text)
    process = way.begin(response)
    try:
        process.wait(dice.uniform(0.01, longest))
    except subprocess.TimeoutExpired:
        pass
    return publishing.end(process)


def kill_often(longest):
    times = count(9, 200)
    ran, open_at_kill, acknowledged, late, twice, unsound = 0, 0, [], [], [], []
    for i in range(times):
        text = 'Thank you number %d from the kill test' % i
        response = way.draft(text)
        server.behave(dice.choice(['hang 0.3', 'hang 0.3', 'drop once', 'late 0.2 once', 'ok']))
        said, running = publish_and_kill(response, text, i % 3 == 0, longest)
        ran += running
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        now = way.state(response)
        if '"state":"published"' in said and now != 'published':
            acknowledged.append('%s is %s' % (text, now))
        open_at_kill += now == 'publishing' and server.asked(text) > 0
        server.behave('ok')
        if not way.bring_home(response):
            late.append('%s is %s' % (text, way.state(response)))
        if server.posted(text) != 1:
            twice.append('%s: %d times' % (text, server.posted(text)))
    say('%d kills, %d while it was publishing, %d between the sending and the answer' % (times, ran, open_at_kill))
    check(open_at_kill >= times // 5, 'kills fell between the sending and the answer')
    check(not unsound, 'after each kill the file is sound', *unsound[:3])
    check(not acknowledged, 'what was acknowledged as published is published', *acknowledged[:3])
    check(not late, 'each is published in the end', *late[:5])
    check(not twice, 'nothing is on the network twice, or not at all', *twice[:5])


def bad_network():
    """30 % of the answers are lost, and what else a network does; nobody is killed."""
    twice, late, mute = [], [], []
    for i in range(count(6, 60)):
        text = 'Thank you number %d over a bad network' % i
        response = way.draft(text)
        words = ('drop', 'drop-before', 'late 0.3', 'status 500', 'status 429', 'cut', 'trickle', 'hang 2')[i % 8]
        server.behave(words + ' once')
        first = way.publish(response)
        if first.status not in (0, 5) or first.status == 5 and '"message":' not in first.err:
            mute.append('%s: %s' % (words, first))
        if not way.bring_home(response):
            late.append('%s: %s is %s' % (words, text, way.state(response)))
        if server.posted(text) != 1:
            twice.append('%s: %d times' % (words, server.posted(text)))
    check(not mute, 'a network that fails is said in words', *mute[:3])
    check(not late, 'over a bad network each is published in the end', *late[:3])
    check(not twice, 'and each once', *twice[:3])


def correct_badly():
    """A correction stands in the post's place in the end, and what is deleted is gone; the post is never there twice."""
    with open(server.folder + '/faulty-edits', 'w', encoding='ascii'):
        pass
    response = way.draft('We open at nine')
    server.behave('ok')
    way.publish(response)
    mute, odd = [], []
    for i, words in enumerate(('drop', 'drop-before', 'status 500', 'status 429', 'status 422')):
        text = 'We open at %d' % i
        must(file, 'response', 'correct', response, '--text', text)
        must(file, 'response', 'submit', response)
        server.behave(words + ' once')
        first = way.publish(response)
        if first.status not in (0, 5) or first.status == 5 and '"message":' not in first.err:
            mute.append('%s: %s' % (words, first))
        for _ in range(6):
            shown = way.show(response)
            if shown['state'] == 'published' and not shown.get('correcting'):
                break
            way.publish(response)
        ours = way.texts('We open')
        if shown['state'] != 'published' or shown.get('correcting') or ours != [text]:
            odd.append('%s: %s, %s' % (words, ours, shown))
    check(not mute, 'a correction that fails is said in words', *mute[:3])
    check(not odd, 'each correction stands in the place of the post, once', *odd[:3])


def token_is_nowhere():
    leaks = mastodon.find_token(server)
    open_to_others = [path for path in (os.path.join(HERE, name) for name in os.listdir(HERE))
                      if path.startswith(file) and os.stat(path).st_mode & 0o077]
    check(not leaks, 'the token is found in no file', *leaks)
    check(not open_to_others, 'the file and what lies beside it are for its owner only', *open_to_others)


def control():
    """The same with the look-up blinded: the test sees a post twice."""
    text = 'Thank you from the control'
    response = way.draft(text)
    server.behave('hang 0.3')
    publish_and_kill(response, text, True, 0)
    server.blind()
    way.bring_home(response)
    check(server.posted(text) == 2, 'the test sees a double: with a blinded look-up there are two', server.posted(text))


way = publishing.Publishing(file, server, server.found_account(file))
must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'approver')
whole = way.publish(way.draft('One to its end'))
check(whole.rows()[-1]['state'] == 'published', 'a response is published', whole)
kill_often(whole.seconds * 1.5)
bad_network()
correct_badly()
way.delete_badly('', ('drop', 'drop-before', 'status 500', 'status 429', 'gone'))
verified = ctl(file, 'audit', 'verify')
check(verified.status == 0, 'the audit holds', verified)
token_is_nowhere()
control()
done()
