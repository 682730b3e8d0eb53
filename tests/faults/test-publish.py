"""test-publish.py: killed at any moment of publishing, a post is on the network once, and nothing acknowledged is lost.

The server of the tests records every request; half of the time it loses its answer after it has posted.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import time

from faults import CTL, HERE, check, copy_of, count, ctl, dice, done, found, is_sound, killed_after, raw, run, say

SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support', 'fake-mastodon')
place = os.path.join(HERE, 'server')
os.makedirs(place)
server = subprocess.Popen([sys.executable, SERVER, place])
while not os.path.exists(os.path.join(place, 'port')) or not os.path.getsize(os.path.join(place, 'port')):
    time.sleep(0.02)
with open(os.path.join(place, 'port')) as text:
    host = '127.0.0.1:' + text.read().strip()
token = os.path.join(HERE, 'token')
with open(token, 'w') as out:
    out.write('secret-token\n')


def behave(words):
    with open(os.path.join(place, 'behaviour.new'), 'w') as out:
        out.write(words + '\n')
    os.replace(os.path.join(place, 'behaviour.new'), os.path.join(place, 'behaviour'))


def posted():
    """How often each text was put on the network."""
    times = {}
    try:
        with open(os.path.join(place, 'requests')) as lines:
            pass
        with open(os.path.join(place, 'statuses')) as lines:
            for line in lines:
                status = json.loads(line)
                text = status.get('text') or status.get('content') or status.get('status') or str(status)
                times[text] = times.get(text, 0) + 1
    except FileNotFoundError:
        pass
    return times


def make_drafts(file, times):
    """Responses to an activity that needs no approval, ready to go out."""
    account = ctl(file, 'account', 'add', 'mastodon', 'http://' + host, '--handle', 'acme', '--department',
                  'Customer Service', '--allow-host', host).rows()[0]['id']
    drafts = []
    for i in range(times):
        text = 'Yes, we fly to Lisbon, number %d. I work for Acme Air.' % i
        made = ctl(file, 'response', 'draft', '--activity', 'Answer a question', '--account', account, '--text', text)
        if made.status != 0:
            check(False, 'a draft is made', made)
            done()
        submitted = ctl(file, 'response', 'submit', made.rows()[0]['id'])
        if submitted.status != 0:
            check(False, 'a draft is submitted', submitted)
            done()
        drafts.append((made.rows()[0]['id'], text))
    return drafts


def publish(file, drafts, settle, longest):
    """Each is published, killed, and run to its end; what was acknowledged is collected."""
    acknowledged, unsound, killed = set(), [], 0
    for response, text in drafts:
        behave(dice.choice(['ok', 'ok', 'drop once', 'hang 0.3 once']))
        out, was_running = killed_after(dice.uniform(0.02, longest), CTL, '--workspace', file, '--format', 'json', 'response',
                                        'publish', response, '--token-file', token, '--settle', settle)
        killed += was_running
        if '"state":"published"' in out:
            acknowledged.add(response)
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        behave('ok')
        for _ in range(4):
            ctl(file, 'response', 'run', '--token-file', token, '--settle', settle)
            ctl(file, 'response', 'publish', response, '--token-file', token, '--settle', settle)
            state = ctl(file, 'response', 'show', response).rows()[0]['state']
            if state == 'published':
                break
            time.sleep(0.2)
    return acknowledged, unsound, killed


file = found()
ctl(file, 'matrix', 'adopt', '--note', 'founding')
ctl(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'member')
drafts = make_drafts(file, count(9, 101))
# One to its end, for how long that takes here.
first = drafts.pop(0)[0]
whole = ctl(file, 'response', 'publish', first, '--token-file', token, '--settle', '1')
check(whole.status == 0 and whole.rows()[0]['state'] == 'published', 'a response is published', whole)
acknowledged, unsound, killed = publish(file, drafts, '1', whole.seconds * 1.2)
states = {row['id']: row for row in ctl(file, 'response', 'list', '--limit', '1000').rows()}
times = posted()
say('%d responses, %d killed while at work, %d acknowledged' % (len(drafts), killed, len(acknowledged)))
check(killed > 0, 'publishing was killed while it was at work')
check(not unsound, 'after each kill the file is sound', *unsound[:2])
check(all(states[r]['state'] == 'published' for r in acknowledged), 'what was acknowledged as published is published')
twice = [text for text, n in times.items() if n > 1]
check(not twice, 'nothing is on the network twice', *twice)
missing = [r for r, text in drafts if states[r]['state'] == 'published' and not any(text in t for t in times)]
check(not missing, 'what is called published is on the network', *missing)
late = [states[r]['state'] for r, _ in drafts if states[r]['state'] != 'published']
check(not late, 'each came to its end', *late)
verified = ctl(file, 'audit', 'verify')
check(verified.status == 0, 'the audit holds', verified)

# What the test would see without the look-up: the same text is sent again by hand.
response, text = drafts[0]
again = ctl(file, 'response', 'draft', '--activity', 'Answer a question', '--account', states[response]['account'], '--text', text)
if again.status == 0:
    ctl(file, 'response', 'submit', again.rows()[0]['id'])
    again = ctl(file, 'response', 'publish', again.rows()[0]['id'], '--token-file', token, '--settle', '0')
check(any(n > 1 for n in posted().values()), 'the test sees a post that is there twice', again, posted())

# The token is nowhere but where it was given.
leaks = []
for folder, _, names in os.walk(HERE):
    for name in names:
        path = os.path.join(folder, name)
        if path == token or folder == place:
            continue
        with open(path, 'rb') as data:
            if b'secret-token' in data.read():
                leaks.append(path)
check(not leaks, 'the token is found in no file', *leaks)
open_to_others = [os.path.join(folder, name) for folder, _, names in os.walk(HERE) for name in names
                  if name.startswith('a.db') and os.stat(os.path.join(folder, name)).st_mode & 0o077]
check(not open_to_others, 'the file and what lies beside it are for its owner only', *open_to_others)
server.terminate()
server.wait()
done()
