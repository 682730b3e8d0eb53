"""test-power.py: the power goes while somebody approves, publishes, acknowledges, and while posts are brought in.

What the program did to the disk is recorded once and replayed up to many moments, with what wasn't synced dropped, kept
or torn. The control replays the same as if no sync reached the disk.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

import faults
from faults import CTL, HERE, SURROUNDINGS, check, count, ctl, dice, done, is_sound, must, raw, run, say
from mastodon import Mastodon
from power import Disk, read_record

world = os.path.join(HERE, 'world')
file = os.path.join(world, 'a.db')
SURROUNDINGS['XDG_STATE_HOME'] = world + '/state'
GUIDELINE = 'How we answer'


def recording(name):
    record = os.path.join(HERE, name)
    return record, {'LD_PRELOAD': os.environ['FAULT_RECORDER'], 'FAULT_RECORD': record, 'FAULT_FOLDER': world}


def make_world(server, deeds):
    """What there is to approve, to read and to publish: lines for fault-deeds, with the text that each is about."""
    os.makedirs(world)
    faults.found('world/a.db')
    for i in range(deeds):
        must(file, 'person', 'add', 'Reader %d' % i, 'r%d@acme.example' % i)
    must(file, 'person', 'add', 'Bob', 'bob@acme.example')
    for department in ('Customer Service', 'Human Resources'):
        must(file, 'person', 'join', 'bob@acme.example', department, 'approver')
    must(file, 'person', 'join', 'ann@acme.example', 'Customer Service', 'member')
    must(file, 'activity', 'add', 'Announce a change', '--approval', 'yes')
    must(file, 'matrix', 'set', 'Announce a change', 'Customer Service', 'A/R')
    must(file, 'matrix', 'adopt', '--note', 'First')
    with open(os.path.join(HERE, 'text.md'), 'w') as out:
        out.write('# %s\n\nBe kind.\n' % GUIDELINE)
    guideline = must(file, 'guideline', 'import', os.path.join(HERE, 'text.md')).rows()[0]['id']
    must(file, 'guideline', 'submit', guideline, '--material')
    must(file, '--as', 'bob@acme.example', 'guideline', 'approve', guideline)
    must(file, 'guideline', 'publish', guideline, '--material', '--note', 'First')
    must(file, 'guideline', 'acknowledge', guideline)
    account = must(file, 'account', 'add', 'mastodon', 'http://' + server, '--handle', 'acme', '--department',
                   'Customer Service', '--allow-host', server).rows()[0]['id']
    lines = []
    for i in range(deeds):
        to_approve = draft('Announce a change', account, 'A new counter, number %d.' % i)
        to_publish = draft('Answer a question', account, 'Yes, number %d. I work for Acme Air.' % i)
        lines += ['as bob@acme.example', 'approve ' + to_approve, 'as r%d@acme.example' % i, 'acknowledge ' + guideline,
                  'as ann@acme.example', 'publish ' + to_publish]
    return lines


def draft(activity, account, text):
    response = must(file, 'response', 'draft', '--activity', activity, '--account', account, '--text', text).rows()[0]['id']
    must(file, 'response', 'submit', response)
    return response


def promised(record, until):
    """What was said, and what was put on the network, before that moment."""
    said = b''.join(piece for letter, _, _, piece in record[:until] if letter == 'A').decode().splitlines()
    sent = sum(letter == 'N' and b'POST /api/v1/statuses' in piece for letter, _, _, piece in record[:until])
    return said, sent


def missing(said, sent):
    """Which of it the file doesn't hold."""
    database = raw(file)
    try:
        states = dict(database.execute('SELECT id, state FROM response'))
        readers = {name for name, in database.execute(
            'SELECT p.email FROM acknowledgement a JOIN person p ON p.id = a.person')}
    finally:
        database.close()
    lost, reader = [], None
    for line in said:
        deed, about = line.split()
        if deed == 'as':
            reader = about
        elif deed == 'acknowledge' and reader not in readers:
            lost.append('%s of %s' % (line, reader))
        elif deed == 'approve' and states[about] != 'approved':
            lost.append('%s: %s' % (line, states[about]))
        elif deed == 'publish' and states[about] != 'published':
            lost.append('%s: %s' % (line, states[about]))
    begun = sum(state in ('publishing', 'unknown', 'published') for state in states.values())
    if begun < sent:
        lost.append('%d were sent, %d are known to be on their way' % (sent, begun))
    return lost


def cut_power(disk, record, times, synced=True):
    unsound, lost, chains = [], [], []
    for _ in range(times):
        until = dice.randrange(len(record) + 1)
        disk.replay(record, until, synced)
        disk.lose_power(dice)
        sound, why = is_sound(file)
        if not sound:
            unsound.append('at %d: %s' % (until, why))
            continue
        lost += ['at %d: %s' % (until, words) for words in missing(*promised(record, until))]
        database = raw(file)
        chains += [machine for machine, in database.execute("SELECT machine FROM event WHERE action = 'begin-chain'")][1:]
        database.close()
    return unsound, lost, chains


def deeds():
    server = Mastodon(os.path.join(HERE, 'server'))
    lines = make_world(server.host, count(6, 30))
    disk = Disk(world)
    name, env = recording('deeds')
    result = run(os.environ['FAULT_DEEDS'], file, server.token, env=env, text='\n'.join(lines) + '\n')
    server.stop()
    record = read_record(name)
    said, sent = promised(record, len(record))
    if not check(result.status == 0 and said == lines and sent == len(lines) // 6,
                 'people approve, acknowledge and publish', result, sent):
        return
    check(missing(said, sent) == [] and ctl(file, 'audit', 'verify').status == 0, 'without a cut all of it is there')
    times = count(40, 500)
    unsound, lost, chains = cut_power(disk, record, times)
    say('%d cuts in %d writes and syncs' % (times, len(record)))
    check(not unsound, 'after each cut the file is sound', *unsound[:3])
    check(not lost, 'nothing that was acknowledged is lost, and what was sent is known', *lost[:5])
    check(not chains, 'a cut is never taken for an older copy of the file', *chains[:5])
    unsound, lost, _ = cut_power(disk, record, 20, synced=False)
    check(len(unsound) + len(lost) > 0, 'the test sees it: without a sync there is a loss')
    disk.replay(record, len(record))
    disk.lose_power(dice)


def collecting():
    """What is brought in may have to be brought in again: never damaged, never twice."""
    posts = count(2500, 20000)
    source = os.path.join(HERE, 'posts.jsonl')
    with open(source, 'w') as out:
        for i in range(posts):
            out.write('{"address":"https://posts.example/%d","author":"a%d","text":"Post %d about a guitar",'
                      '"published":"2025-03-%02dT10:00:00Z"}\n' % (i, i % 97, i, 1 + i % 28))
    disk = Disk(world)
    name, env = recording('collecting')
    whole = run(CTL, '--workspace', file, 'mention', 'import', source, env=env, seconds=300)
    record = read_record(name)
    check(whole.status == 0, 'posts are brought in', whole)
    unsound, wrong, partly = [], [], 0
    times = count(12, 200)
    for i in range(times):
        disk.replay(record, dice.randrange(len(record) + 1))
        disk.lose_power(dice)
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        elif i % 4 == 0:
            database = raw(file)
            partly += 0 < database.execute('SELECT count(*) FROM mention').fetchone()[0] < posts
            database.close()
            again = ctl(file, 'mention', 'import', source, seconds=300)
            database = raw(file)
            total, distinct = database.execute('SELECT count(*), count(DISTINCT address) FROM mention').fetchone()
            database.close()
            if again.status != 0 or not total == distinct == posts:
                wrong.append('%d, %d distinct: %s' % (total, distinct, again))
    say('%d cuts, after %d of them a part was there' % (times, partly))
    check(not unsound, 'cut while posts are brought in, the file is sound', *unsound[:3])
    check(not wrong, 'brought in again, every post is there once', *wrong[:3])
    unsound = []
    for _ in range(12):
        disk.replay(record, dice.randrange(len(record) // 2, len(record) + 1), synced=False)
        disk.lose_power(dice)
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
    check(len(unsound) > 0, 'the test sees it: without a sync there is damage')


deeds()
collecting()
done()
