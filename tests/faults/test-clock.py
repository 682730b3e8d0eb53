"""test-clock.py: a clock that goes back, or ten years on, mixes nothing up.

Order is by sequence, no age is below nothing, and what came due meanwhile isn't done in one burst.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil

from faults import CTL, HERE, check, ctl, done, found, must, run, skip_all
from mastodon import Mastodon

if shutil.which('faketime') is None:
    skip_all('faketime is missing')


def at(moment):
    """What comes before a program so that it lives then."""
    return {'before': ('faketime', '-f', moment), 'env': {'FAKETIME_DONT_FAKE_MONOTONIC': '1'}}


def import_one(file, name, **more):
    path = os.path.join(HERE, name + '.jsonl')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('{"text":"Who answers about %s?","address":"https://posts.example/%s","voice":"customer"}\n' % (name, name))
    return must(file, 'mention', 'import', path, '--open-since', '2000-01-01', **more)


def negative(text):
    return re.findall(r'(?<![\w.])-\d+ ?(?:min|h|d|hours?|days?|minutes?)\b', text)


file = found('clock.db')
faked = run('date', '+%Y', **at('+10y'))
check(int(faked.out) >= int(run('date', '+%Y').out) + 9, 'the clock can be set for a program', faked)
import_one(file, 'today')
today = must(file, 'mention', 'list').rows()[0]['id']
must(file, 'mention', 'see', today)

# A day back
import_one(file, 'yesterday', **at('-1d'))
must(file, 'mention', 'snooze', today, '--until', '2099-01-01', **at('-1d'))
must(file, 'mention', 'reopen', today, **at('-1d'))
for words in (('mention', 'list'), ('mention', 'why', today), ('mention', 'show', today), ('audit', 'list')):
    for clock in ('-1d', '+0'):
        told = run(CTL, '--workspace', file, *words, **at(clock))
        check(told.status == 0 and not negative(told.out), 'no age is below nothing: %s at %s' % (' '.join(words[:2]), clock), told)
events = must(file, 'audit', 'list', '--limit', '1000').rows()
order = [event['sequence'] for event in events]
check(order == sorted(order, reverse=True), 'events stand in the order in which things were done', order)
check([e['action'] for e in events[:2]] == ['reopen', 'snooze'], 'also those of the day before', events[:3])
check(any(a['at'] < b['at'] for a, b in zip(events, events[1:])), 'whose times do go back')
check(ctl(file, 'audit', 'verify').status == 0, 'the audit is one chain')
check(ctl(file, 'workspace', 'check').status == 0, 'the file is sound')
times = [(m['collected'], m['id']) for m in must(file, 'mention', 'list').rows()]
check(len(times) == 2, 'both mentions are there')

# Ten years on, with answers that were to go out long ago
server = Mastodon(os.path.join(HERE, 'server'))
must(file, 'matrix', 'adopt', '--note', 'founding')
must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'member')
account = must(file, 'account', 'add', 'mastodon', 'http://' + server.host, '--handle', 'acme', '--department',
               'Customer Service', '--allow-host', server.host).rows()[-1]['id']
soon = run('date', '-u', '-d', '+1 hour', '+%Y-%m-%dT%H:%M:%SZ').out.strip()
late = []
for i in range(5):
    late.append(must(file, 'response', 'draft', '--activity', 'Answer a question', '--account', account,
                     '--text', 'Answer number %d' % i).rows()[-1]['id'])
    must(file, 'response', 'submit', late[-1])
    must(file, 'response', 'schedule', late[-1], '--at', soon)


def states():
    return [must(file, 'response', 'show', response).rows()[-1] for response in late]


def run_at(moment):
    return ctl(file, 'response', 'run', '--token-file', server.token, **at(moment))


check([r['state'] for r in states()] == ['scheduled'] * 5, 'five answers are scheduled', states())
run_at('-1d')
check(not server.asked('Answer number'), 'a day back nothing goes out')
told = run_at('+10y')
check([r['state'] for r in states()] == ['approved'] * 5, 'what is years late is asked about, not sent in one burst', told)
check(all('more than an hour' in r.get('error', '') for r in states()), 'and it says why', *(r.get('error') for r in states()))
told = run_at('+10y')
check(not server.asked('Answer number'), 'nothing was on the network', told)
must(file, 'response', 'schedule', late[0], '--at', soon)
told = run_at('+90m')
check(states()[0]['state'] == 'published', 'control: at its time one does go out', told)
sample = os.path.join(HERE, 'sample.db')
must(sample, 'workspace', 'new', sample, '--sample')
for words in (('mention', 'list'), ('hold', 'status'), ('matrix', 'check'), ('guideline', 'list')):
    told = run(CTL, '--workspace', sample, *words, seconds=120, **at('+10y'))
    check(told.status in (0, 1) and not told.err.count('CRITICAL') and not negative(told.out),
          'ten years on: ' + ' '.join(words), told)
for one in (file, sample):
    check(ctl(one, 'audit', 'verify').status == 0, 'the audit is one chain')
done()
