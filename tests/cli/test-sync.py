#!/usr/bin/env python3
"""test-sync.py: two files and a server that fails in every way: nothing is lost, nothing is doubled, nothing goes unseen.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import desks  # noqa: E402
from couch import Server, until  # noqa: E402
from desks import Result, alike  # noqa: E402

STEWARDCTL = os.environ['STEWARDCTL']
folder = tempfile.TemporaryDirectory(prefix='steward-sync-')
os.chdir(folder.name)
SURROUNDINGS = dict(os.environ, HOME=folder.name, XDG_DATA_HOME=folder.name + '/data', XDG_STATE_HOME=folder.name + '/state',
                    XDG_CONFIG_HOME=folder.name + '/config', LC_ALL='C.UTF-8', TZ='UTC', DBUS_SESSION_BUS_ADDRESS='disabled:')
for name in ('STEWARD_WORKSPACE', 'STEWARD_AS'):
    SURROUNDINGS.pop(name, None)
count = failed = 0


def check(value, what, *more):
    global count, failed
    count += 1
    failed += not value
    print('%s %d - %s' % ('ok' if value else 'not ok', count, what), flush=True)
    if not value:
        for each in more:
            print('# ' + str(each)[:1500].replace('\n', '\n# '), flush=True)


class Desk(desks.Desk):
    def __init__(self, name, person='Ann Admin <ann@acme.example>'):
        super().__init__(folder.name, SURROUNDINGS, name, person)


def pair(*users, more=()):
    """A file that is shared, another that joined, and their server."""
    server = Server(*users)
    ann, ben = Desk('ann%d' % pair.n), Desk('ben%d' % pair.n)
    pair.n += 1
    shared = ann.run('sync', 'setup', server.address + '/acme', *more)
    assert shared.status == 0, shared
    joined = ben.run('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example', *more)
    assert joined.status == 0, joined
    return server, ann, ben


pair.n = 1


def is_writing(desk):
    """Whether some program is in the middle of storing something."""
    database = sqlite3.connect(desk.file, timeout=0)
    try:
        database.execute('BEGIN IMMEDIATE')
        database.rollback()
        return False
    except sqlite3.OperationalError:
        return True
    finally:
        database.close()


def kill_when(desk, func):
    program = desk.start('sync', 'run')
    came = until(lambda: func() or program.poll() is not None)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    check(came and program.returncode == -signal.SIGKILL, 'a sync is killed', program.returncode)


def story_of_beginning():
    server = Server()
    ann, ben = Desk('ann'), Desk('ben', 'Ben <ben@else.example>')
    none = ann.run('sync', 'status')
    check(none.status == 4 and 'sync setup' in none.err, 'a file that isn\'t shared says so', none)
    for address, words in (('http://sync.example/acme', 'isn’t safe'), (server.address, 'no database'), ('ftp://x/y', 'no address'),
                           ('http://ann:pw@127.0.0.1/acme', 'no address')):
        bad = ann.run('sync', 'setup', address)
        check(bad.status == 5 and words in bad.err, '%s is refused' % address.split('//')[1][:24], bad)
    with open(ann.file + '.before-sync', 'w') as out:
        out.write('of another day')
    gone = ann.run('sync', 'setup', server.address + '/nothing')
    check(gone.status == 4, 'a database that isn\'t there isn\'t found', gone)
    shared = ann.run('sync', 'setup', server.address + '/acme')
    check(shared.status == 0 and shared.rows[0]['sent'] > 20, 'an empty database is shared into', shared)
    log = server.wish(log=True)
    check('POST /acme/_bulk_docs' in log and any(line.startswith('PUT /acme/_local/') for line in log) and server.wish(loose=True) == [],
          'what the server says yes to is to be on its disk', server.wish(loose=True))
    with open(ann.file + '.before-sync') as text:
        check(text.read() == 'of another day' and os.path.exists(ann.file + '.before-sync-2'), 'after a backup, beside what was there')
    check(ann.status()['state'] == 'in step' and ann.status()['pending'] == 0, 'nothing waits', ann.status())
    person = [d for d in server.kind('person').values()][0]
    check(person['email'] == 'ann@acme.example' and person['schema'] == 1 and person['mutation'] and person['by'] is not None,
          'documents have what they should', person)
    settings = server.docs()['workspace:workspace']
    check('you' not in settings and settings['syncs'] is True, 'what is of the machine stays there', settings)
    again = ann.run('sync', 'setup', server.address + '/acme')
    check(again.status == 3, 'a shared file isn\'t shared again', again)

    who = ben.run('sync', 'setup', server.address + '/acme')
    check(who.status == 3 and '--person' in who.err, 'an administrator of the server says who it is', who)
    check(len(ben.run('person', 'list').rows) == 1, 'and nothing was changed before', ben.run('person', 'list'))
    joined = ben.run('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    check(joined.status == 0 and joined.rows[0]['received'] > 20, 'an untouched file joins', joined)
    check([p['email'] for p in ben.run('person', 'list').rows] == ['ann@acme.example'], 'and has what the server has, nothing of its own')
    check(alike(ann, ben) == [], 'both are alike', alike(ann, ben)[:5])
    check(ben.run('workspace', 'info').rows[0].get('person') == ann.run('workspace', 'info').rows[0].get('person'), 'and it knows who acts')
    check(ben.run('workspace', 'check').status == 0, 'the file is sound', ben.run('workspace', 'check'))

    other = Desk('other')
    other.run('topic', 'add', 'Mine', 'mine')
    both = other.run('sync', 'setup', server.address + '/acme')
    check(both.status == 3 and '--merge' in both.err, 'where both hold something nothing is mixed unasked', both)
    both = other.run('sync', 'setup', server.address + '/acme', '--join', '--person', 'ann@acme.example')
    check(both.status == 3 and 'Mine' in other.topics(), 'and nothing thrown away', both)
    both = other.run('sync', 'setup', server.address + '/acme', '--merge')
    check(both.status == 0 and 'Mine' in other.topics(), 'unless that is said', both)
    ben.sync()
    check('Mine' in ben.topics(), 'then others get it')
    refused = ben.run('--as', 'ann@acme.example', 'topic', 'list')
    check(refused.status == 3, 'in a file that syncs nobody acts as somebody', refused)
    server.end()


def story_of_editing():
    server, ann, ben = pair()
    ann.run('topic', 'add', 'Guitars', 'guitar')
    ben.run('topic', 'add', 'Bags', 'luggage')
    for desk in (ann, ben, ann):
        check(desk.sync().status == 0, 'a sync')
    check(set(ann.topics()) == set(ben.topics()) == {'Guitars', 'Bags'}, 'each has what the other made', ann.topics())
    # 8: different fields
    ann.run('topic', 'set', 'Guitars', '--query', 'guitar OR banjo')
    ben.run('topic', 'set', 'Guitars', '--kind', 'competitor')
    for desk in (ann, ben, ann):
        desk.sync()
    topic = ann.topics()['Guitars']
    check(topic['query'] == 'guitar OR banjo' and topic['kind_of_topic'] == 'competitor', 'changes of different fields both live', topic)
    check(not ann.conflicts() and not ben.conflicts(), 'and are no conflict')
    # 9: the same field
    ann.run('topic', 'set', 'Bags', '--query', 'suitcase')
    ben.run('topic', 'set', 'Bags', '--query', 'trunk')
    for desk in (ann, ben, ann):
        desk.sync()
    check(ann.topics()['Bags']['query'] == ben.topics()['Bags']['query'] == 'suitcase', 'of the same field both have what was there first')
    lost = ben.conflicts()
    check(len(lost) == 1 and lost[0]['ours'] == 'trunk' and lost[0]['theirs'] == 'suitcase' and lost[0]['base'] == 'luggage' and
          lost[0]['field'] == 'query', 'and whoever lost is told', lost)
    check(ben.status()['state'] == 'needs attention' and ben.status()['conflicts'] == 1, 'until somebody has looked')
    side = ben.run('sync', 'resolve', lost[0]['id'], '--take', 'mine')
    check(side.status == 2, 'a side has a name', side)
    took = ben.run('sync', 'resolve', lost[0]['id'], '--take', 'ours')
    check(took.status == 0 and ben.topics()['Bags']['query'] == 'trunk' and not ben.conflicts(), 'who may choose again', took)
    for desk in (ben, ann):
        desk.sync()
    check(ann.topics()['Bags']['query'] == 'trunk', 'and that travels')
    # 10 and 11: deletion against an edit
    ann.run('topic', 'remove', 'Bags')
    ben.run('topic', 'set', 'Bags', '--query', 'trunk OR box')
    for desk in (ann, ben, ann):
        desk.sync()
    rows = [dict(zip(('query', 'removed'), r)) for r in ann.ask("SELECT query, removed FROM topic WHERE name = 'Bags'")]
    check(rows[0]['query'] == 'trunk OR box' and rows[0]['removed'], 'what was ended stays so, with the edit', rows)
    ann.run('topic', 'add', 'Cases', 'case')
    for desk in (ann, ben):
        desk.sync()
    ann.run('topic', 'set', 'Cases', '--query', 'case OR crate')
    ben.run('topic', 'remove', 'Cases')
    for desk in (ann, ben, ann):
        desk.sync()
    rows = [desk.ask("SELECT query, removed IS NOT NULL FROM topic WHERE name = 'Cases'") for desk in (ann, ben)]
    check(rows == [[('case OR crate', 1)]] * 2, 'also where the edit was there first', rows)
    name = 'topic:' + ann.topics()['Guitars']['id']
    tombstone = server.wish(put='acme', doc={'_id': name, '_rev': server.docs()[name]['_rev'], '_deleted': True, 'kind': 'topic'})
    ben.run('topic', 'set', 'Guitars', '--query', 'ukulele')
    check(ben.sync().status == 0 and ben.topics()['Guitars']['query'] == 'ukulele', 'an edit lives against a deletion', tombstone)
    check(any(c['record'] == name[6:] and c.get('theirs') is None and 'field' not in c for c in ben.conflicts()), 'and the tray says so',
          ben.conflicts())
    check(server.docs()[name].get('query') == 'ukulele', 'it is there anew')
    ann.sync()
    check(ann.topics().get('Guitars', {}).get('query') == 'ukulele', 'for everybody', ann.topics())
    check(alike(ann, ben) == [], 'both are alike', alike(ann, ben)[:5])
    check(ann.run('audit', 'verify').status == 0 and ben.run('audit', 'verify').status == 0, 'every chain verifies')
    server.end()


def story_of_broken_cables():
    server, ann, ben = pair()
    # 2: the answer to a push is lost, and the program killed
    for fault, words in (('lose-reply', 'lost'), ('cut-result', 'cut')):
        ann.run('topic', 'add', 'T-' + fault, 'guitar')
        server.fault(fault)
        broken = ann.sync()
        check(broken.status == 5, 'an answer that is %s is an error of the network' % words, broken)
        check(ann.status()['pending'] == 1, 'what was sent waits', ann.status())
        whole = ann.sync()
        check(whole.status == 0 and ann.status()['pending'] == 0, 'and is recognised the next time', whole)
        doc = [d for d in server.kind('topic').values() if d['name'] == 'T-' + fault]
        check(len(doc) == 1 and doc[0]['_writes'] == 1 and not ann.conflicts(), 'written once', doc)
    # …and changed before it was known
    topic = ann.topics()['T-lose-reply']['id']
    ann.run('topic', 'set', topic, '--query', 'one')
    server.fault('lose-reply')
    ann.sync()
    ann.run('topic', 'set', topic, '--query', 'two')
    check(ann.sync().status == 0 and server.docs()['topic:' + topic]['query'] == 'two' and not ann.conflicts(),
          'an edit after a lost answer is no conflict', server.docs()['topic:' + topic])
    # 3: a page cut in the middle
    before = ben.mark('since')
    server.fault('cut-page')
    cut = ben.sync()
    check(cut.status == 5 and ben.mark('since') == before and not ben.topics(), 'a page that is cut is none', cut)
    server.fault('half-page')
    cut = ben.sync()
    check(cut.status == 5 and ben.mark('since') == before and not ben.topics(), 'also where its length is said to be right', cut)
    check(ben.sync().status == 0 and set(ben.topics()) == {'T-lose-reply', 'T-cut-result'}, 'the next time it is whole')
    # 1: killed at any moment
    for i in range(12):
        ann.run('topic', 'add', 'K%d' % i, 'kill')
        for desk in (ann, ben):
            program = desk.start('sync', 'run')
            time.sleep(0.01 * (i % 6))
            program.send_signal(signal.SIGKILL)
            program.communicate()
    for desk in (ann, ben, ann):
        check(desk.sync().status == 0, 'it goes on after kills')
    check(len(ben.topics()) == 14 and alike(ann, ben) == [] and not ann.conflicts() and not ben.conflicts(), 'nothing is lost or doubled',
          alike(ann, ben)[:5], ben.topics())
    check(all(d['_writes'] == 1 for d in server.kind('topic').values() if d['name'].startswith('K')), 'each was written once')
    # … and at the worst ones: the server has what was sent, and the answer is still out
    ann.run('topic', 'add', 'Unanswered', 'kill')
    server.fault('hold')
    kill_when(ann, lambda: any(d['name'] == 'Unanswered' for d in server.kind('topic').values()))
    server.wish(release=True)
    check(ann.sync().status == 0 and ann.status()['pending'] == 0 and not ann.conflicts() and
          [d['_writes'] for d in server.kind('topic').values() if d['name'] == 'Unanswered'] == [1], 'killed before the answer: it is recognised')
    # … a page is being stored: neither it nor its place in the feed is there
    before, asked = ben.mark('since'), len(server.wish(log=True))
    meddle(ben, ('CREATE TRIGGER slow AFTER INSERT ON topic BEGIN SELECT count(*) FROM event a, event b, event c, event d, event e, event f; END', ()))
    kill_when(ben, lambda: 'GET /acme/_changes' in server.wish(log=True)[asked:] and is_writing(ben) and (time.sleep(0.2) or is_writing(ben)))
    meddle(ben, ('DROP TRIGGER slow', ()))
    check(ben.mark('since') == before and 'Unanswered' not in ben.topics(), 'killed while a page is stored: nothing of it is there', before, ben.mark('since'))
    whole = ben.sync()
    check(whole.status == 0 and whole.rows[0]['received'] == 1 and 'Unanswered' in ben.topics(), 'and it comes again, once', whole, ben.topics())
    # 4: the list of results breaks off, and is said to be whole: what it doesn't tell of isn't taken for sent
    for i in range(3):
        ann.run('topic', 'add', 'H%d' % i, 'half')
    server.fault('half-result')
    half = ann.sync()
    waiting = ann.status()['pending']
    whole = ann.sync()
    halves = {d['_id'][6:]: d['_rev'] for d in server.kind('topic').values() if d['name'].startswith('H')}
    check(half.status == 5 and 1 <= waiting <= 3 and whole.status == 0 and ann.status()['pending'] == 0 and len(halves) == 3 and not ann.conflicts() and
          dict(ann.ask("SELECT id, revision FROM sync_state WHERE kind = 'topic' AND id IN ('%s')" % "', '".join(halves))) == halves and
          all(rev.startswith('1-') for rev in halves.values()), 'what half a list of results doesn\'t tell of is asked about, and adopted', half, waiting, whole, halves)
    # rows without their documents, and a program that ends before it has them: they aren't passed over
    server.fault('bare-page')
    server.wish(fault='status', value=503, after=3)
    bare = ben.sync()
    server.fault('status', 0)
    server.fault('absent')
    lagging = ben.sync()
    whole = ben.sync()
    check(bare.status == 5 and lagging.status == 0 and whole.status == 0 and {'H0', 'H1', 'H2'} <= set(ben.topics()) and ben.mark('open') is None,
          'what came without its contents is asked for until it is there', bare, lagging, ben.mark('open'), ben.topics())
    # 5, 28: the feed again from the start, and a place in it that the server doesn't know
    events, states = ben.events(), ben.ask('SELECT * FROM sync_state')
    meddle(ben, ('CREATE TABLE touched (what TEXT)', ()),
           *(("CREATE TRIGGER touched_%s_%s AFTER %s ON %s BEGIN INSERT INTO touched VALUES ('%s'); END" % (table, deed, deed, table, table), ())
             for table in ('sync_state', 'topic', 'event') for deed in ('INSERT', 'UPDATE')))
    server.fault('same-page')
    again = ben.sync()
    check(again.rows[0]['received'] == 0 and ben.events() == events and ben.ask('SELECT * FROM sync_state') == states and
          ben.ask('SELECT * FROM touched') == [], 'the whole feed again writes nothing', again, ben.ask('SELECT what, count(*) FROM touched GROUP BY 1'))
    meddle(ben, *(('DROP TRIGGER touched_%s_%s' % (table, deed), ()) for table in ('sync_state', 'topic', 'event') for deed in ('INSERT', 'UPDATE')),
           ('DROP TABLE touched', ()))
    database = sqlite3.connect(ben.file)
    database.execute("UPDATE sync_mark SET value = '\"17-of-another-server\"' WHERE name = 'since'")
    database.commit()
    database.close()
    lost = ben.sync()
    check(lost.status == 0 and lost.rows[0]['received'] == 0 and ben.events() == events, 'an unknown place in the feed: from the start, nothing written', lost)
    # 29: byte for byte
    check(ben.mark('since').startswith('"') and '-g1AAAA' in ben.mark('since'), 'the place in the feed is kept as it came', ben.mark('since'))
    # 45: a captive portal
    ann.run('topic', 'set', topic, '--query', 'three')
    server.fault('html', 3)
    portal = ann.sync()
    check(portal.status == 5 and 'log in' in portal.err, 'a page of the web in its place isn\'t the server', portal)
    server.fault('html', 0)
    check(ann.topics()['T-lose-reply']['query'] == 'three' and ann.sync().status == 0, 'nothing was applied, and it goes on')
    # 32, in part: patience
    for code in (429, 503, 500):
        server.fault('status', 1, code)
        busy = ann.sync()
        check(busy.status == 5 and 'later, please' in busy.err, 'a server that answers %d is asked later' % code, busy)
    check(ann.sync().status == 0 and ann.status()['state'] == 'in step' and 'error' not in ann.status(), 'then all is well', ann.status())
    # … whichever question it is that isn't answered, what was under way goes out the next time
    statuses = []
    for after in range(7):
        ann.run('topic', 'set', topic, '--query', 'busy %d' % after)
        server.wish(fault='status', value=503, after=after)
        statuses.append(ann.sync().status)
        server.fault('status', 0)
        statuses.append(ann.sync().status)
        there = server.docs()['topic:' + topic]['query']
        if there != 'busy %d' % after:
            break
    check(there == 'busy 6' and statuses.count(5) >= 4 and statuses[1::2] == [0] * 7 and not ann.conflicts(), 'what was under way goes out the next time',
          there, statuses)
    server.end()
    down = ann.sync()
    check(down.status == 5, 'a server that is down is offline', down)


def story_of_moments():
    server, ann, ben = pair()
    # 6: an edit while a push is under way
    ann.run('topic', 'add', 'Six', 'one')
    server.fault('hold')
    program = ann.start('sync', 'run')
    until(lambda: server.kind('topic'))
    edited = ann.run('topic', 'set', 'Six', '--query', 'two')
    server.wish(release=True)
    program.communicate()
    doc = list(server.kind('topic').values())[0]
    check(edited.status == 0 and doc['query'] == 'one' and ann.status()['pending'] == 1, 'an edit during a push waits', doc, ann.status())
    server.wish(put='acme', over=True, doc={'_id': doc['_id'], 'kind_of_topic': 'competitor', 'mutation': 'colleague'})
    check(ann.sync().status == 0, 'and follows')
    doc = list(server.kind('topic').values())[0]
    check(doc['query'] == 'two' and doc['kind_of_topic'] == 'competitor' and doc['_writes'] == 3 and not ann.conflicts(),
          'on top of what was sent, with what a colleague made of that', doc, ann.conflicts())
    # 7: our own change comes by the feed before the answer
    ann.run('topic', 'set', 'Six', '--query', 'seven')
    server.fault('hold')
    program = ann.start('sync', 'run')
    until(lambda: list(server.kind('topic').values())[0]['query'] == 'seven')
    events = ann.events()
    early = ann.sync()
    check(early.status == 0 and ann.events() == events and not ann.conflicts(), 'our own change by the feed is no news', early)
    server.wish(put='acme', over=True, doc={'_id': doc['_id'], 'query': 'seven and a colleague', 'mutation': 'colleague'})
    early = ann.sync()
    ann.run('topic', 'set', 'Six', '--query', 'seven and more')
    server.wish(release=True)
    out = program.communicate()
    ann.sync()
    doc = list(server.kind('topic').values())[0]
    check(early.status == 0 and program.returncode == 0 and doc['_writes'] == 6 and doc['query'] == 'seven and more' and
          ann.status()['pending'] == 0 and not ann.conflicts(), 'nor does the late answer set anything back', early, out, doc, ann.status(), ann.conflicts())
    # 18: results out of order; 16: one refused among many; 17: one too large
    ann.run('topic', 'add', 'Bad', 'WICKED')
    for i in range(30):
        ann.run('topic', 'add', 'N%d' % i, 'plain')
    server.fault('shuffle', 9)
    server.fault('refuse', 99, 'WICKED')
    sent = ann.sync()
    check(sent.status == 0 and sent.rows[0]['sent'] == 30, 'one that is refused holds up no other', sent)
    parked = ann.run('sync', 'parked').rows
    check(len(parked) == 1 and parked[0]['reason'] == 'only approvers write approvals' and parked[0]['id'].startswith('topic:'),
          'it is kept with the server\'s words', parked)
    names = {d['name']: d for d in server.kind('topic').values()}
    check(all(ann.ask("SELECT revision FROM sync_state WHERE id = '%s'" % d['_id'][6:])[0][0] == d['_rev'] for d in names.values()),
          'each result went to its own document')
    server.fault('shuffle', 0)
    check(ann.sync().rows[0]['sent'] == 0 and len(ann.run('sync', 'parked').rows) == 1, 'it isn\'t tried by itself')
    ann.run('topic', 'set', 'Bad', '--query', 'good')
    check(ann.sync().rows[0]['sent'] == 1 and not ann.run('sync', 'parked').rows, 'once it is mended it goes')
    ann.run('topic', 'set', 'Bad', '--query', 'WICKED again')
    ann.sync()
    back = ann.run('sync', 'discard', parked[0]['id'])
    check(back.status == 0 and ann.topics()['Bad']['query'] == 'good' and not ann.run('sync', 'parked').rows, 'or it is taken back', back)
    check(ann.status()['pending'] == 0, 'and is as the server has it', ann.status())
    ann.run('topic', 'add', 'Never', 'WICKED')
    ann.sync()
    words = os.path.join(folder.name, 'out-there')
    with open(words, 'w') as out:
        out.write('On its way')
    response = ann.run('response', 'draft', '--activity', 'Answer a question', '--text-file', words).rows[0]['id']
    meddle(ann, ("UPDATE sync_state SET standing = 3 WHERE kind = 'response' AND id = ?", (response,)),
           ("UPDATE response SET state = 'unknown' WHERE id = ?", (response,)))
    kept = ann.run('sync', 'discard', 'response:' + response)
    told = next(p for p in ann.run('sync', 'parked').rows if p['id'] == 'response:' + response)
    check(kept.status == 3 and 'published' in kept.err and told['can_take_back'] is False and ann.run('response', 'show', response).status == 0,
          'what may be published already isn\'t taken back: it would go out twice', kept, told)
    ann.run('sync', 'retry', 'response:' + response)
    ann.sync()
    back = ann.run('sync', 'discard', next(p['id'] for p in ann.run('sync', 'parked').rows if p['can_take_back']))
    check(back.status == 0 and 'Never' not in ann.topics(), 'what the server never had is gone then', back)
    server.fault('refuse', 0)
    ann.run('topic', 'add', 'Large', 'large' + ' OR large' * 600)
    for i in range(20):
        ann.run('topic', 'add', 'M%d' % i, 'plain')
    server.fault('too-large', 99, 4000)
    sent = ann.sync()
    parked = ann.run('sync', 'parked').rows
    check(sent.status == 0 and sent.rows[0]['sent'] == 20 and len(parked) == 1 and 'document_too_large' in parked[0]['reason'],
          'one that is too large stands alone in the end', sent, parked)
    server.fault('too-large', 0)
    check(ann.run('sync', 'retry', parked[0]['id']).status == 0 and ann.sync().rows[0]['sent'] == 1, 'and may be tried again')
    check(ann.run('sync', 'retry', parked[0]['id']).status == 4, 'what isn\'t refused isn\'t found')
    # … also where it is a proxy in front that finds it too large, with a page of the web
    for i in range(20):
        ann.run('topic', 'add', 'P%d' % i, 'plain')
    server.fault('proxy-limit', 99, 4000)
    sent = ann.sync()
    check(sent.status == 0 and sent.rows[0]['sent'] == 20 and not ann.run('sync', 'parked').rows, 'what a proxy lets through goes in smaller portions', sent)
    server.fault('proxy-limit', 0)
    ben.sync()
    check(alike(ann, ben) == [], 'both are alike', alike(ann, ben)[:5])
    server.end()


def story_of_logins():
    secret = os.path.join(folder.name, 'secret')
    with open(secret, 'w') as out:
        out.write('right-horse\n')
    wrong = os.path.join(folder.name, 'wrong')
    with open(wrong, 'w') as out:
        out.write('wrong-horse\n')
    own = os.path.join(folder.name, 'own-words')
    with open(own, 'w') as out:
        out.write('a horse, schön\n')
    server = Server('root:right-horse:_admin', 'reader:a horse, schön')
    ann = Desk('ann-login')
    nobody = ann.run('sync', 'setup', server.address + '/acme')
    check(nobody.status == 3, 'without a login there is no setup', nobody)
    # 20: a wrong password is tried once
    bad = ann.run('sync', 'setup', server.address + '/acme', '--user', 'root', '--password-file', wrong)
    check(bad.status == 3 and server.wish(log=True).count('POST /_session') == 1, 'a wrong password is tried once', bad, server.wish(log=True))
    check('password' in json.loads(bad.err.splitlines()[-1])['error']['hint'], 'the hint is of the password', bad)
    none = ann.run('sync', 'setup', server.address + '/acme', '--user', 'root', '--password-file', own + '-gone')
    check(none.status == 2 and 'token' not in none.err, 'and no message of tokens', none)
    ann.password = secret
    good = ann.run('sync', 'setup', server.address + '/acme', '--user', 'root')
    check(good.status == 0 and 'not saved' in good.err, 'the right one works; without a secret service it isn\'t saved', good)
    for end in ('', '-wal'):
        if os.path.exists(ann.file + end):
            with open(ann.file + end, 'rb') as data:
                check(b'right-horse' not in data.read(), 'the password isn\'t in the file' + end)
    without = Result(subprocess.run([STEWARDCTL, '--workspace', ann.file, 'sync', 'run'], capture_output=True, text=True,
                                    stdin=subprocess.DEVNULL, env=SURROUNDINGS))
    check(without.status in (2, 3, 5) and not without.out and 'token' not in without.err, 'without it a sync stops', without)
    kept = Result(subprocess.run([STEWARDCTL, '--workspace', ann.file, '--format', 'json', 'sync', 'run'], capture_output=True, text=True,
                                 stdin=subprocess.DEVNULL, env=dict(SURROUNDINGS, STEWARD_SECRETS=folder.name + '/secrets')))
    check(kept.status == without.status, 'a folder without it helps nobody', kept)
    os.mkdir('secrets')
    shutil.copy(secret, 'secrets/sync')
    kept = Result(subprocess.run([STEWARDCTL, '--workspace', ann.file, '--format', 'json', 'sync', 'run'], capture_output=True, text=True,
                                 stdin=subprocess.DEVNULL, env=dict(SURROUNDINGS, STEWARD_SECRETS=folder.name + '/secrets')))
    check(kept.status == 0 and 'sent' in kept.rows[0], 'a folder of secrets does in the place of a service', kept)
    # 19: the session ends in the middle
    ann.run('topic', 'add', 'A', 'a')
    with open('posts.jsonl', 'w') as out:
        for i in range(600):
            out.write(json.dumps({'text': 'two batches', 'address': 'https://y.example/%d' % i}) + '\n')
    ann.run('mention', 'import', 'posts.jsonl')
    server.fault('hold')
    logins = server.wish(log=True).count('POST /_session')
    program = ann.start('sync', 'run')
    until(lambda: server.kind('mention'))
    server.wish(expire=True)
    server.wish(release=True)
    out = program.communicate()
    check(program.returncode == 0 and server.wish(log=True).count('POST /_session') - logins == 2 and len(server.kind('mention')) == 600,
          'a session that ends between two batches is begun once more', out)
    # … and isn't lost to a cookie that a proxy gives with every answer
    server.fault('balancer', 99, True)
    logins = server.wish(log=True).count('POST /_session')
    ann.run('topic', 'set', 'A', '--query', 'a OR b')
    sent = ann.sync()
    check(sent.rows[0]['sent'] == 1 and server.wish(log=True).count('POST /_session') - logins == 1, 'a proxy\'s cookie doesn\'t take its place', sent)
    server.fault('balancer', 0)
    # a login that is nobody here reads
    reader = Desk('reader')
    reader.password = own
    joined = reader.run('sync', 'setup', server.address + '/acme', '--user', 'reader')
    check(joined.status == 0 and reader.status().get('reads_only') is True and 'A' in reader.topics(), 'a login bound to nobody reads', joined)
    changed = reader.run('topic', 'add', 'B', 'b')
    check(changed.status == 3, 'and changes nothing', changed)
    # 23: no longer a member
    server.wish(members='acme', names=['somebody'])
    left = reader.sync()
    check(left.status == 3 and 'A' in reader.topics(), 'who is no member any more keeps everything and is told', left)
    check(reader.status()['state'] == 'needs attention' and reader.status()['error'], 'and the status says so', reader.status())
    # 22: locked
    reader.password = wrong
    for _ in range(5):
        reader.sync()
    reader.password = own
    locked = reader.sync()
    check(locked.status == 5 and 'locked' in locked.err, 'a locked account is said to be so', locked)
    server.wish(unlock=True)
    server.wish(members='acme', names=['reader'])
    check(reader.sync().status == 0 and reader.status()['state'] == 'in step', 'and asked again later', reader.status())
    server.end()


def story_of_tokens():
    """A bearer token in the place of a name and a password; none lies anywhere but where it was put."""
    server = Server('root:right-horse:_admin')
    secrets = {name: 'eyJ%s.planted-%s' % (name, name) for name in ('root', 'ann', 'new', 'ben', 'over')}
    files = {}
    for name, token in secrets.items():
        files[name] = os.path.join(folder.name, 'token-' + name)
        with open(files[name], 'w') as out:
            out.write(token + '\n')
    said = []

    def run(desk, *arguments):
        result = desk.run(*arguments)
        said.append(result.out + result.err)
        return result

    def asked():
        return len(server.wish(log=True))

    ann = Desk('ann-token')
    person = ann.ask('SELECT id FROM person')[0][0]
    server.wish(token=secrets['root'], name='root', roles=['_admin'])
    prepared = run(ann, 'sync', 'prepare-server', server.address + '/acme', '--token-file', files['root'])
    check(prepared.status == 0 and prepared.rows[0]['written'], 'a server is prepared with a token', prepared)
    for wrong in (('--user', 'ann', '--token-file', files['ann']), ('--password-file', files['ann']),
                  ('--password-file', files['ann'], '--token-file', files['ann'])):
        bad = run(ann, 'sync', 'setup', server.address + '/acme', *wrong)
        check(bad.status == 2, 'a login is a name with a password, or a token', bad)
    before = asked()
    bad = run(ann, 'sync', 'setup', server.address + '/acme', '--token-file', files['ann'])
    check(bad.status == 3 and 'token' in bad.err and asked() - before == 1 and not ann.ask('SELECT * FROM sync_mark'), 'one that isn\'t taken is tried once', bad)
    server.wish(token=secrets['ann'], name=person, roles=['steward-member', 'steward-administrator'])
    server.wish(members='acme', names=[person])
    shared = run(ann, 'sync', 'setup', server.address + '/acme', '--token-file', files['ann'])
    check(shared.status == 0 and shared.rows[0]['sent'] > 20 and '--token-file' in shared.err, 'with one that is it is shared', shared)
    check('POST /_session' not in server.wish(log=True), 'nobody asks for a session', server.wish(log=True)[-3:])
    check(ann.status()['login'] == 'token' and 'user' not in ann.status(), 'the status says so', ann.status())
    without = run(ann, 'sync', 'run')
    check(without.status in (3, 5) and not without.rows, 'without it a sync stops', without)
    run(ann, 'topic', 'add', 'A', 'a')
    os.makedirs('tokens', exist_ok=True)
    shutil.copy(files['ann'], 'tokens/sync')
    kept = Result(subprocess.run(ann.command('sync', 'run'), capture_output=True, text=True, stdin=subprocess.DEVNULL,
                                 env=dict(SURROUNDINGS, STEWARD_SECRETS=folder.name + '/tokens')))
    check(kept.status == 0 and kept.rows[0]['sent'] == 1, 'a folder of secrets does', kept)
    run(ann, 'topic', 'add', 'B', 'b')
    with open(files['ann']) as descriptor:
        kept = Result(subprocess.run(ann.command('sync', 'run', '--token-file', '/dev/fd/%d' % descriptor.fileno()), capture_output=True, text=True,
                                     stdin=subprocess.DEVNULL, env=SURROUNDINGS, pass_fds=[descriptor.fileno()]))
    check(kept.status == 0 and kept.rows[0]['sent'] == 1, 'and a file descriptor', kept)
    # 21: it is over, which servers say in two ways
    for status in (400, 401):
        server.wish(token=secrets['ann'])
        server.fault('token-status', 99, status)
        before, since = asked(), ann.mark('since')
        over = run(ann, 'sync', 'run', '--token-file', files['ann'])
        check(over.status == 3 and 'token' in over.err and asked() - before == 1 and ann.mark('since') == since,
              'one that is over (%d) stops it, once' % status, over, asked() - before)
        server.wish(token=secrets['ann'], name=person, roles=['steward-member', 'steward-administrator'])
    server.fault('token-status', 0)
    # …and in the middle of a sync
    with open('posts.jsonl', 'w') as out:
        for i in range(600):
            out.write(json.dumps({'text': 'two batches', 'address': 'https://z.example/%d' % i}) + '\n')
    run(ann, 'mention', 'import', 'posts.jsonl')
    server.fault('hold')
    program = ann.start('sync', 'run', '--token-file', files['ann'])
    until(lambda: server.kind('mention'))
    server.wish(token=secrets['ann'])
    server.wish(release=True)
    said += program.communicate()
    check(program.returncode == 3 and ann.status()['state'] == 'needs attention' and ann.status()['pending'] > 0, 'also between two batches', said[-1], ann.status())
    server.wish(token=secrets['new'], name='somebody')
    other = run(ann, 'sync', 'setup', server.address + '/acme', '--token-file', files['new'])
    check(other.status == 3 and 'somebody else' in other.err, 'another\'s token isn\'t taken', other)
    server.wish(token=secrets['new'], name=person, roles=['steward-member', 'steward-administrator'])
    renewed = run(ann, 'sync', 'setup', server.address + '/acme', '--token-file', files['new'])
    check(renewed.status == 0 and len(server.kind('mention')) == 600 and ann.status()['pending'] == 0, 'a new one goes on with it', renewed)
    meddle(ann, ("UPDATE sync_mark SET value = '\"17-of-another-server\"' WHERE name = 'since'",))
    bad = run(ann, 'sync', 'run', '--token-file', files['new'])
    check(bad.status == 0, 'a bad request of another kind is no end of it', bad)
    # an invitation with one
    who = run(ann, 'person', 'add', 'Ben', 'ben@acme.example').rows[0]['id']
    run(ann, 'sync', 'run', '--token-file', files['new'])
    file = os.path.join(folder.name, 'ben-token.invitation')
    server.wish(token=secrets['ben'], name='somebody')
    mistaken = run(ann, 'sync', 'invite', 'ben@acme.example', file, '--with-token', files['ben'])
    check(mistaken.status == 3 and 'somebody' in mistaken.err and not os.path.exists(file), 'an invitation isn\'t written with somebody else\'s token', mistaken)
    server.wish(token=secrets['ben'], name=who, roles=['steward-member'])
    invited = run(ann, 'sync', 'invite', 'ben@acme.example', file, '--with-token', files['ben'])
    check(invited.status == 0 and os.stat(file).st_mode & 0o777 == 0o600 and json.load(open(file))['token'] == secrets['ben'] and
          'password' not in json.load(open(file)), 'it is with theirs', invited)
    server.wish(members='acme', names=[person, who])
    ben = Desk('ben-token', 'Somebody <some@body.example>')
    joined = run(ben, 'sync', 'setup', '--invitation', file)
    check(joined.status == 0 and joined.rows[0]['received'] > 600 and ben.run('workspace', 'info').rows[0]['person'] in (who, 'ben@acme.example'),
          'who joins with it is who they are', joined)
    check(run(ben, 'sync', 'run', '--token-file', files['ben']).status == 0, 'and goes on with it')
    # nothing of them lies about
    found = [path for base, _, names in os.walk(folder.name) for path in (os.path.join(base, n) for n in names)
             if not os.path.basename(path).startswith('token-') and path not in (file, folder.name + '/tokens/sync') and
             b'.planted-' in open(path, 'rb').read()]
    check(not found and '.planted-' not in ''.join(said), 'no token lies anywhere or is said', found)
    server.end()


def story_of_preparing():
    secret = os.path.join(folder.name, 'prepared')
    with open(secret, 'w') as out:
        out.write('right-horse\n')
    server = Server('root:right-horse:_admin', 'mia:right-horse:steward-member', 'eve:right-horse')

    def prepare(user):
        return Result(subprocess.run([STEWARDCTL, '--format', 'json', 'sync', 'prepare-server', server.address + '/team', '--user', user,
                                      '--password-file', secret], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=SURROUNDINGS))

    refused = prepare('mia')
    check(refused.status == 3, 'only the server\'s administrator prepares it', refused)
    done = prepare('root')
    check(done.status == 0 and done.rows[0]['made'] and done.rows[0]['written'] and done.rows[0]['rules'] > 0, 'a database is made', done)
    design = server.wish(docs='team')['_design/steward']
    check(design['validate_doc_update'].startswith('function (') and design['language'] == 'javascript' and
          design['steward_version'] == done.rows[0]['rules'], 'with the rules', design)
    again = prepare('root')
    check(again.status == 0 and not again.rows[0]['made'] and not again.rows[0]['written'], 'twice does nothing', again)
    ann = Desk('ann-team')
    ann.password = secret
    shared = ann.run('sync', 'setup', server.address + '/team', '--user', 'root')
    check(shared.status == 0 and shared.rows[0]['sent'] > 20, 'a database with nothing but rules is empty', shared)
    server.wish(make='views')
    for i in range(12):
        server.wish(put='views', doc={'_id': '_design/view%d' % i, 'views': {}})
    full = Desk('ann-views')
    full.run('topic', 'add', 'Mine', 'mine')
    full.password = secret
    server.wish(put='views', doc={'_id': 'topic:theirs', 'kind': 'topic', 'name': 'Theirs', 'query': 'theirs'})
    both = full.run('sync', 'setup', server.address + '/views', '--user', 'root')
    check(both.status == 3 and '--merge' in both.err, 'one with many design documents isn\'t for that', both)
    for user, status in (('mia', 0), ('eve', 3)):
        desk = Desk('desk-' + user)
        desk.password = secret
        joined = desk.run('sync', 'setup', server.address + '/team', '--user', user)
        check(joined.status == status, 'who has a role there %s' % ('reads' if status == 0 else 'only'), joined)
    server.end()


class HrDesk(Desk):
    """With a kind of record that only HR reads, as there will be one."""

    def __init__(self, name, person='Ann Admin <ann@acme.example>'):
        super().__init__(name, person)
        self.program = os.environ['WITH_CHECKS']
        self.tell('CREATE TABLE "check" ("row" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE, "created" INTEGER NOT NULL, '
                     '"changed" INTEGER NOT NULL, "changed_by" TEXT, "extra" TEXT, "title" TEXT, "text" TEXT, "sum" INTEGER) STRICT')

    def tell(self, *statement):
        database = sqlite3.connect(self.file)
        database.execute(*statement)
        database.commit()
        database.close()

    def check(self, name, text=None):
        """Reads one; with TEXT somebody writes it."""
        if text is not None:
            person = self.ask('SELECT you FROM workspace')[0][0]
            self.tell('INSERT INTO "check" (id, created, changed, changed_by, title, text) VALUES (?, 1, 1, ?, ?, ?) ON CONFLICT (id) DO UPDATE '
                          'SET text = excluded.text, changed_by = excluded.changed_by', (name, person, 'Planted title', text))
            self.tell("INSERT INTO sync_state (kind, id, standing, edit) VALUES ('check', ?, 1, 1) ON CONFLICT (kind, id) DO UPDATE SET standing = 1, "
                    "edit = edit + 1, shadow = '{\"title\":\"Planted title\",\"text\":\"' || (SELECT text FROM \"check\" WHERE id = sync_state.id) || '\"}'",
                      (name,))
        return next((row[0] for row in self.ask("SELECT text FROM \"check\" WHERE id = '%s'" % name)), None)


def story_of_hr():
    """What only HR reads has a database of its own, and who isn't of HR goes on with the other."""
    secret, mine = os.path.join(folder.name, 'hr-root'), os.path.join(folder.name, 'hr-mine')
    for path, text in ((secret, 'right-horse'), (mine, 'my-own-words')):
        with open(path, 'w') as out:
            out.write(text + '\n')
    server = Server('root:right-horse:_admin')
    server.wish(drop='acme')
    ann = HrDesk('ann-hr')
    prepared = ann.run('sync', 'prepare-server', server.address + '/acme', '--user', 'root', '--password-file', secret)
    check(prepared.status == 0 and prepared.rows[0]['hr_made'] and prepared.rows[0]['hr_remote'] == server.address + '/acme-hr' and
          'validate_doc_update' in server.docs('acme-hr')['_design/steward'], 'a database for HR is made beside the team\'s', prepared)
    ann.password = secret
    ann.check('first', 'Planted of an administrator')
    shared = ann.run('sync', 'setup', server.address + '/acme', '--user', 'root')
    check(shared.status == 0 and shared.rows[0]['sent'] > 20 and not server.kind('check') and 'check:first' not in server.docs('acme-hr'),
          'who isn\'t of HR sends nothing of it anywhere', shared)
    again = ann.sync()
    check(again.status == 0 and ann.check('first') and ann.status()['pending'] == 1, 'it waits, and all else goes on', again, ann.status())
    made = {}
    for name, hr in (('hanna', ['--hr', 'yes']), ('ida', ['--hr', 'yes']), ('ben', [])):
        ann.run('person', 'add', name.title(), name + '@acme.example')
        ann.sync()
        file = os.path.join(folder.name, name + '-hr.invitation')
        invited = ann.run('sync', 'invite', name + '@acme.example', file, '--password-file', secret, *hr)
        check(invited.status == 0 and ('steward-hr' in invited.rows[0]['roles']) == bool(hr), '%s is invited' % name, invited)
        made[name] = HrDesk(name + '-hr', 'Somebody <some@body.example>')
        joined = made[name].run('sync', 'setup', '--invitation', file, '--password-file', mine)
        check(joined.status == 0 and joined.rows[0]['received'] > 20, 'and joins', joined)
        made[name].password = mine
    hanna, ida, ben = (made[n] for n in ('hanna', 'ida', 'ben'))
    hanna.check('one', 'Planted one')
    hanna.run('topic', 'add', 'Guitars', 'guitar')
    sent = hanna.sync()
    check(sent.status == 0 and sent.rows[0]['sent'] == 2 and server.docs('acme-hr')['check:one']['text'] == 'Planted one', 'who is of HR sends it there', sent)
    check(not server.kind('check') and 'Planted' not in json.dumps(server.docs()), 'and nothing of it anywhere else')
    asked = len(server.wish(log=True))
    for desk in (ida, ben):
        check(desk.sync().status == 0 and 'Guitars' in desk.topics(), 'all get what is everybody\'s')
    check(ida.check('one') == 'Planted one' and ben.check('one') is None, 'and HR what is theirs', ida.check('one'))
    check(sum('acme-hr' in line for line in server.wish(log=True)[asked:]) > 0, 'from there')
    asked = len(server.wish(log=True))
    check(ben.sync().status == 0 and not any('acme-hr' in line for line in server.wish(log=True)[asked:]), 'who isn\'t of HR doesn\'t even ask')
    ida.check('one', 'Planted two')
    ida.sync()
    hanna.sync()
    check(hanna.check('one') == 'Planted two' and hanna.mark('hr.since') and hanna.mark('hr.since') != hanna.mark('since'), 'changes come and go, with a place of their own')
    n_writes = server.docs('acme-hr')['check:one']['_writes']
    for desk in (hanna, ida, hanna):
        desk.sync()
    check(server.docs('acme-hr')['check:one']['_writes'] == n_writes and alike(hanna, ida) == [], 'and come to rest', alike(hanna, ida))
    # in the wrong place
    server.wish(put='acme', doc={'_id': 'check:forged', 'kind': 'check', 'schema': 1, 'title': 'x', 'text': 'forged'})
    server.wish(put='acme-hr', doc={'_id': 'topic:hidden', 'kind': 'topic', 'schema': 1, 'name': 'Hidden', 'query': 'hidden'})
    for desk in (hanna, ben):
        check(desk.sync().status == 0 and desk.check('forged') is None and 'Hidden' not in desk.topics(), 'what lies in the wrong place is nobody\'s')
    # the server doesn't show it, whatever a program asks
    login = urllib.request.Request(server.address + '/_session', urllib.parse.urlencode(
        {'name': ben.ask('SELECT you FROM workspace')[0][0], 'password': 'my-own-words'}).encode(),
        method='POST')
    with urllib.request.urlopen(login) as answer:
        cookie = answer.headers['Set-Cookie'].partition(';')[0]
    try:
        urllib.request.urlopen(urllib.request.Request(server.address + '/acme-hr/_all_docs?include_docs=true', headers={'Cookie': cookie}))
        refused = None
    except urllib.error.HTTPError as error:
        refused = error.code
    check(refused == 403, 'whom it refuses it to anyway', refused)
    # roles change, and the database goes away
    kept = ann.run('sync', 'invite', 'ida@acme.example', '--password-file', secret)
    ida.check('two', 'Planted three')
    check(kept.status == 0 and ida.sync().rows[0]['sent'] == 1, 'new roles in the workspace leave that one as it is', kept)
    taken = ann.run('sync', 'invite', 'ida@acme.example', '--hr', 'no', '--password-file', secret)
    hanna.check('three', 'Planted four')
    hanna.sync()
    hanna.run('topic', 'add', 'Bags', 'luggage')
    hanna.sync()
    check(taken.status == 0 and ida.sync().status == 0 and 'Bags' in ida.topics() and ida.check('three') is None, 'who is of HR no more goes on without it', taken)
    server.wish(drop='acme-hr')
    hanna.run('topic', 'add', 'Belts', 'belt')
    gone = hanna.sync()
    check(gone.status == 0 and gone.rows[0]['sent'] == 1 and hanna.check('one') == 'Planted two', 'also where that database is gone', gone)
    check(ann.run('audit', 'verify').status == 0 and hanna.run('audit', 'verify').status == 0, 'every chain verifies')
    server.end()


def story_of_inviting():
    secret, mine = os.path.join(folder.name, 'root-secret'), os.path.join(folder.name, 'mine')
    for path, text in ((secret, 'right-horse'), (mine, 'my-own-words')):
        with open(path, 'w') as out:
            out.write(text + '\n')
    server = Server('root:right-horse:_admin')
    server.wish(members='acme', names=[])
    ann = Desk('ann-invites')
    person = ann.run('person', 'add', 'Ben', 'ben@acme.example').rows[0]['id']
    ann.run('person', 'join', 'ben@acme.example', 'Human Resources', 'policy-editor')
    file = os.path.join(folder.name, 'ben.invitation')
    alone = ann.run('sync', 'invite', 'ben@acme.example', file)
    check(alone.status == 4, 'who shares with nobody invites nobody', alone)
    ann.password = secret
    ann.run('sync', 'setup', server.address + '/acme', '--user', 'root')
    nobody = ann.run('sync', 'invite', 'eve@acme.example', file, '--password-file', secret)
    check(nobody.status == 4 and not os.path.exists(file), 'nor somebody who isn\'t there', nobody)
    invited = ann.run('sync', 'invite', 'ben@acme.example', file, '--password-file', secret)
    check(invited.status == 0 and invited.rows[0]['person'] == person and invited.rows[0]['roles'] == ['steward-member', 'steward-policy-editor'],
          'a person gets a login with their roles', invited)
    check(os.stat(file).st_mode & 0o777 == 0o600, 'the invitation is for its owner\'s eyes')
    with open(file) as text:
        written = json.load(text)
    check(written['address'].startswith(server.address) and written['user'] == person and len(written['password']) > 20, 'it has what is needed', written)
    check(written['password'] not in invited.out and 'right-horse' not in str(written), 'and nothing else is told of it')
    check(any(e['action'] == 'invite' and e['record'] == person for e in ann.run('audit', 'list').rows), 'the audit says so')
    twice = ann.run('sync', 'invite', 'ben@acme.example', file, '--again', '--password-file', secret)
    check(twice.status == 2 and 'already' in twice.err, 'nothing is written over', twice)
    server.wish(members='acme', names=[person])
    ben = Desk('ben-invited', 'Somebody <some@body.example>')
    bad = ben.run('sync', 'setup', '--invitation', secret, '--password-file', mine)
    check(bad.status == 2 and 'no invitation' in bad.err, 'another file is no invitation', bad)
    without = ben.run('sync', 'setup', '--invitation', file)
    check(without.status != 0 and '--password-file' in without.err, 'where no password can be kept one is asked for', without)
    server.fault('cut-page')
    broken = ben.run('sync', 'setup', '--invitation', file, '--password-file', mine)
    check(broken.status == 5 and not ben.topics(), 'a first sync that breaks off', broken)
    resumed = ben.run('sync', 'run', '--password-file', mine)
    check(resumed.status == 0 and resumed.rows[0]['received'] > 20 and ben.run('topic', 'add', 'Resumed', 'r').status == 0,
          'is gone on with: the password is set before', resumed)
    # before the password is set: the same invitation goes on
    other = ann.run('person', 'add', 'Cem', 'cem@acme.example').rows[0]['id']
    ann.run('sync', 'run', '--password-file', secret)
    second = os.path.join(folder.name, 'cem.invitation')
    ann.run('sync', 'invite', 'cem@acme.example', second, '--password-file', secret)
    server.wish(members='acme', names=[person, other])
    cem = Desk('cem-invited', 'Somebody <some@body.example>')
    server.fault('refuse-user')
    broken = cem.run('sync', 'setup', '--invitation', second, '--password-file', mine)
    check(broken.status == 5, 'a password that can\'t be set', broken)
    again = cem.run('sync', 'setup', '--invitation', second, '--password-file', mine)
    check(again.status == 0 and again.rows[0]['received'] > 20, 'is set with the next try', again)
    # invited again
    refused = ann.run('sync', 'invite', 'cem@acme.example', second + '2', '--password-file', secret)
    check(refused.status == 3 and '--again' in refused.err and not os.path.exists(second + '2'), 'who has a login isn\'t locked out unasked', refused)
    check(cem.run('sync', 'run', '--password-file', mine).status == 0, 'and works on')
    ann.run('person', 'join', 'cem@acme.example', 'Human Resources', 'approver')
    roles = ann.run('sync', 'invite', 'cem@acme.example', '--password-file', secret)
    check(roles.status == 0 and 'steward-approver' in roles.rows[0]['roles'] and 'file' not in roles.rows[0] and
          cem.run('sync', 'run', '--password-file', mine).status == 0, 'new roles leave the password alone', roles)
    server.fault('lose-user')
    anew = ann.run('sync', 'invite', 'cem@acme.example', second + '2', '--again', '--password-file', secret)
    check(anew.status == 0 and os.path.exists(second + '2'), 'unless that is said, also when the answer gets lost', anew)
    check(cem.run('sync', 'run', '--password-file', mine).status == 3, 'then the old password is no more')
    taken = cem.run('sync', 'setup', '--invitation', second + '2', '--password-file', mine)
    check(taken.status == 0 and cem.run('sync', 'run', '--password-file', mine).status == 0, 'and the file that is there takes the new one', taken)
    server.wish(members='acme', names=[person])
    third = ann.run('person', 'add', 'Dan', 'dan@acme.example').rows[0]['id']
    file = os.path.join(folder.name, 'dan.invitation')
    invited = ann.run('sync', 'invite', 'dan@acme.example', file, '--password-file', secret)
    ann.run('sync', 'run', '--password-file', secret)
    person = third
    server.wish(members='acme', names=[person])
    ben = Desk('dan-invited', 'Somebody <some@body.example>')
    server.fault('lose-user')
    joined = ben.run('sync', 'setup', '--invitation', file, '--password-file', mine)
    check(joined.status == 0 and joined.rows[0]['received'] > 20, 'with it one joins, also when the answer gets lost', joined)
    check(ben.run('workspace', 'info').rows[0]['person'] in (person, 'dan@acme.example'), 'as oneself')
    ben.run('topic', 'add', 'Mine', 'mine')
    again = ben.run('sync', 'run', '--password-file', mine)
    check(again.status == 0 and server.kind('topic'), 'and goes on with one\'s own password', again)
    check([d['by'] for d in server.kind('topic').values()] == [person], 'in one\'s own name', server.kind('topic'))
    late = Desk('late')
    used = late.run('sync', 'setup', '--invitation', file, '--password-file', mine)
    check(used.status == 3, 'an invitation is good once', used)
    # where the server lets nobody change their own password, that of the invitation stays
    fourth = ann.run('person', 'add', 'Eda', 'eda@acme.example').rows[0]['id']
    file = os.path.join(folder.name, 'eda.invitation')
    ann.run('sync', 'invite', 'eda@acme.example', file, '--password-file', secret)
    ann.run('sync', 'run', '--password-file', secret)
    server.wish(members='acme', names=[person, fourth])
    server.fault('closed-users', 99, True)
    eda = Desk('eda-invited', 'Somebody <some@body.example>')
    tries = server.wish(log=True).count('POST /_session')
    joined = eda.run('sync', 'setup', '--invitation', file, '--password-file', mine)
    check(joined.status == 0 and joined.rows[0]['received'] > 20 and 'nobody change' in joined.err and
          server.wish(log=True).count('POST /_session') - tries == 1, 'who may not change their password joins, is told, and no other one is tried', joined)
    with open(os.path.join(folder.name, 'eda-kept'), 'w') as out, open(file) as text:
        out.write(json.load(text)['password'] + '\n')
    check(eda.run('sync', 'run', '--password-file', mine).status == 3 and
          eda.run('sync', 'run', '--password-file', os.path.join(folder.name, 'eda-kept')).status == 0, 'it goes on with the one of the invitation')
    server.fault('closed-users', 0)
    server.wish(members='acme', names=[person])
    ben.password = mine
    plain = ben.run('sync', 'invite', 'ann@acme.example', os.path.join(folder.name, 'x'), '--password-file', mine)
    check(plain.status == 3, 'only administrators invite', plain)
    server.end()


def chain_hash(row):
    """As the program computes it: a length before each part."""
    machine, sequence, at, person, action, kind, record, before, after, previous = row
    parts = [previous, struct.pack('>q', sequence), machine.encode(), struct.pack('>q', at), person.encode(), action.encode(), kind.encode(),
             record.encode(), before, after]
    return hashlib.sha256(b''.join(struct.pack('>Q', len(part)) + part for part in parts)).digest()


def meddle(desk, *statements):
    """With a raw shell, past the triggers that keep events as they are."""
    database = sqlite3.connect(desk.file)
    for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'event%'").fetchall():
        database.execute('DROP TRIGGER "%s"' % name)
    for statement in statements:
        database.execute(*statement) if isinstance(statement, tuple) else statement(database)
    database.commit()
    database.close()


def story_of_witnesses():
    server, ann, ben = pair()
    machine = ann.run('workspace', 'info').rows[0]['machine']

    def verify(desk, of=machine):
        reports = desk.run('audit', 'verify')
        return next(r for r in reports.rows if r['machine'] == of), reports

    ann.run('topic', 'add', 'Seen', 'seen')
    for desk in (ann, ben, ann):
        desk.sync()
    mine, all_of_it = verify(ann)
    made = next(e for e in ann.run('audit', 'list', '--limit', '9999').rows if e['kind'] == 'topic')
    check(all_of_it.status == 0 and len(all_of_it.rows) == 2, 'each has the chain of both, and they are sound', all_of_it)
    check(made['sequence'] <= mine['witnessed_to'] <= mine['events'], 'a colleague has countersigned what was done', mine, made)
    theirs, all_of_it = verify(ben)
    check(all_of_it.status == 0 and theirs['witnessed_to'] == mine['witnessed_to'], 'both say so', theirs)
    check(any(e['kind'] == 'topic' and e['machine'] == machine for e in ben.run('audit', 'list', '--limit', '9999').rows), 'who did what is seen on both')
    for desk in (ann, ben, ann, ben):
        desk.sync()
    n_docs, n_events = len(server.docs()), (ann.events(), ben.events())
    for desk in (ann, ben, ann, ben):
        desk.sync()
    check((ann.events(), ben.events()) == n_events and len(server.docs()) == n_docs, 'countersigning comes to an end', n_events, (ann.events(), ben.events()))
    # a third desk gets all of it
    carl = Desk('carl')
    carl.run('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    late, all_of_it = verify(carl)
    check(all_of_it.status == 0 and late['witnessed_to'] == mine['witnessed_to'], 'whoever joins later too', all_of_it)
    # the answer to a sending is lost; a server is made anew
    ann.run('topic', 'add', 'Again', 'again')
    ann.sync()
    ann.run('topic', 'set', 'Again', '--query', 'again OR again')
    before = len(server.docs())
    server.fault('lose-reply', 1)
    ann.sync()
    ann.sync()
    check(verify(ann)[1].status == 0 and len(server.docs()) == before + 1, 'a stretch whose answer was lost is one document', len(server.docs()), before)
    # … and by one node of a cluster it is there, by another not yet: nobody has deleted it
    ann.run('topic', 'set', 'Again', '--query', 'again and again')
    server.wish(fault='lose-reply', after=1)
    ann.sync()
    server.fault('absent-document')
    lagging = ann.sync()
    whole = ann.sync()
    check(lagging.status == 5 and whole.status == 0 and ann.mark('events-refused') is None and len(server.docs()) == before + 2,
          'one that not every node has yet is asked for later', lagging, whole, ann.mark('events-refused'), len(server.docs()), before)
    server.wish(drop='acme')
    server.wish(make='acme')
    ann.sync()
    check(sum(name.startswith('event:' + machine) for name in server.docs()) > 0 and verify(ann)[1].status == 0,
          'a server that was made anew gets the chain again', verify(ann)[1])
    ben.sync()
    check(verify(ben)[1].status == 0, 'which is the one that was there', verify(ben)[1])
    check(any(r.get('behind') for r in verify(ben)[1].rows), 'and what a third one did, and that is not there yet, is no fault')
    carl.sync()
    ben.sync()
    check(verify(ben)[1].status == 0 and not any(r.get('behind') for r in verify(ben)[1].rows), 'until it comes', verify(ben)[1])
    # what a server makes up
    server.wish(put='acme', doc={'_id': 'event:forged.000000000001', 'kind': 'event', 'machine': 'forged', 'first': 1, 'last': 1, 'events': [
        {'sequence': 1, 'at': 1, 'person': '', 'action': 'approve', 'kind': 'response', 'record': 'x', 'before_digest': '00' * 32,
         'after_digest': '00' * 32, 'previous': '00' * 32, 'hash': '11' * 32, 'erased_at': 1, 'erased_by': 'p1'}]})
    check(ben.sync().status == 0, 'events that aren\'t what their hash says')
    forged, all_of_it = verify(ben, 'forged')
    check(all_of_it.status == 1 and not forged['ok'] and forged['events'] == 0, 'are stored nowhere, and named', all_of_it)
    # the newest events are cut, also where the desk has forgotten that there were more
    copy = os.path.join(folder.name, 'whole.db')
    shutil.copy(ann.file, copy)
    state = os.path.join(folder.name, 'state')
    shutil.copytree(state, state + '-whole')
    last = verify(ann)[0]['events']
    witnessed = verify(ann)[0]['witnessed_to']
    meddle(ann, ('DELETE FROM event_detail WHERE event IN (SELECT row FROM event WHERE machine = ? AND sequence >= ?)', (machine, witnessed)),
           ('DELETE FROM event WHERE machine = ? AND sequence >= ?', (machine, witnessed)))
    for words in ('is found', 'also where the desk remembers nothing'):
        cut, all_of_it = verify(ann)
        check(all_of_it.status == 1 and not cut['ok'] and cut['first_bad'] == witnessed, 'a cut tail %s' % words, all_of_it, witnessed, last)
        shutil.rmtree(state)
    shutil.rmtree(state, ignore_errors=True)
    shutil.copytree(state + '-whole', state)
    shutil.copy(copy, ann.file)
    check(verify(ann)[1].status == 0, 'put back it is whole', verify(ann)[1])

    # all is rewritten, with hashes that fit each other
    def rewrite(database):
        rows = database.execute('SELECT row, machine, sequence, at, person, action, kind, record, before, after, previous FROM event '
                                'WHERE machine = ? AND sequence >= ? ORDER BY sequence', (machine, made['sequence'])).fetchall()
        previous = rows[0][-1]
        for row in rows:
            action = 'set' if row[2] == made['sequence'] else row[5]
            digest = chain_hash((*row[1:5], action, *row[6:10], previous))
            database.execute('UPDATE event SET action = ?, previous = ?, hash = ? WHERE row = ?', (action, previous, digest, row[0]))
            previous = digest
        for base, _, names in os.walk(state):
            for name in names:
                with open(os.path.join(base, name), 'rb') as old:
                    data = old.read()
                with open(os.path.join(base, name), 'wb') as new:
                    new.write(re.sub(b'(last-hash=)[0-9a-f]+', b'\\g<1>' + previous.hex().encode(), data))
    meddle(ann, rewrite)
    rewritten, all_of_it = verify(ann)
    check(all_of_it.status == 1 and not rewritten['ok'] and 'countersigned' in rewritten['reason'], 'a chain that was rewritten as a whole is found', all_of_it)
    server.end()


def stretch(machine, by, events, first=1, previous=b'\0' * 32):
    """A document as a desk sends it, sound in itself; EVENTS are (person, action, kind, record, after)."""
    rows = []
    for sequence, (person, action, kind, record, after) in enumerate(events, first):
        salt = os.urandom(16)
        digests = [hashlib.sha256(salt + (content or '').encode()).digest() for content in (None, after)]
        digest = chain_hash((machine, sequence, sequence, person, action, kind, record, *digests, previous))
        rows.append({'sequence': sequence, 'at': sequence, 'person': person, 'action': action, 'kind': kind, 'record': record,
                     'before_digest': digests[0].hex(), 'after_digest': digests[1].hex(), 'previous': previous.hex(), 'hash': digest.hex(),
                     'salt': salt.hex(), 'after': after})
        previous = digest
    return {'_id': 'event:%s.%012d.%s' % (machine, first, previous.hex()[:16]), 'kind': 'event', 'schema': 1, 'by': by, 'machine': machine,
            'first': first, 'last': first + len(rows) - 1, 'events': rows}


def story_of_forgeries():
    server, ann, ben = pair()
    machine = ann.run('workspace', 'info').rows[0]['machine']
    person = ann.run('workspace', 'info').rows[0]['person']

    def verify(desk, of):
        reports = desk.run('audit', 'verify')
        return next((r for r in reports.rows if r['machine'] == of), {}), reports

    def claim(of, sequence, digest):
        return ('', 'witness', 'machine', of, json.dumps({'hash': digest, 'sequence': sequence}))

    ann.run('topic', 'add', 'First', 'first')
    for desk in (ann, ben, ann):
        desk.sync()
    # somebody writes that they countersigned what never was
    here = ann.ask("SELECT sequence, lower (hex (hash)) FROM event WHERE machine = '%s' ORDER BY sequence DESC LIMIT 1" % machine)[0]
    for name, lies in (('liar', [claim(machine, 2, 'ab' * 32)]), ('prophet', [claim(machine, 10 ** 9, 'ab' * 32)]),
                       ('guesser', [claim(machine, here[0] + 1, 'cd' * 32)])):
        server.wish(put='acme', doc=stretch(name, 'eve', [('eve', 'begin-chain', 'machine', name, '{"reason":"new"}')] + lies))
    ben.sync()
    ann.run('topic', 'add', 'Second', 'second')
    for desk in (ann, ben, ann):
        desk.sync()
    made = [e['sequence'] for e in ann.run('audit', 'list', '--limit', '9999').rows if e['kind'] == 'topic' and e['machine'] == machine]
    for desk in (ann, ben):
        honest, all_of_it = verify(desk, machine)
        check(honest['ok'] and honest['witnessed_to'] >= max(made), 'false witnesses don\'t keep others from countersigning', all_of_it)
        named = [r['machine'] for r in all_of_it.rows if not r['ok']]
        check(all_of_it.status == 1 and {'liar', 'guesser'} <= set(named) <= {'liar', 'guesser', 'prophet'} and
              all(r['first_bad'] == 2 and 'countersigned' in r['reason'] for r in all_of_it.rows if not r['ok']),
              'and are named themselves', all_of_it)
    # somebody else goes on with a machine's chain, or spoils it
    last = ann.ask("SELECT sequence, hash FROM event WHERE machine = '%s' ORDER BY sequence DESC LIMIT 1" % machine)[0]
    sent = max(d['last'] for d in server.docs().values() if d.get('machine') == machine)
    end = ann.ask("SELECT hash FROM event WHERE machine = '%s' AND sequence = %d" % (machine, sent))[0][0]
    server.wish(put='acme', doc=stretch(machine, 'mallory', [(person, 'approve', 'response', 'x', '{}')], sent + 1, end))
    server.wish(put='acme', doc={'_id': 'event:%s.000000000001.x' % machine, 'kind': 'event', 'by': 'mallory', 'machine': machine, 'first': 1,
                                 'events': [{'sequence': 1}]})
    ben.sync()
    ann.sync()
    ann.run('topic', 'add', 'Third', 'third')
    for desk in (ann, ben, ann):
        check(desk.sync().status == 0, 'a chain that somebody else went on with')
    for desk in (ann, ben):
        honest, all_of_it = verify(desk, machine)
        intruder = verify(desk, 'mallory')[0]
        check(honest['ok'] and honest['witnessed_to'] > last[0] and not intruder['ok'] and 'login' in intruder['reason'],
              'stays what it was, and the login is named', all_of_it)
    check(not any(e['action'] == 'approve' for e in ben.run('audit', 'list', '--limit', '9999').rows), 'nothing of it is shown')
    # a stretch that says that another login brought it is nobody's: an old server lets an administrator name anybody, and anybody name one
    for name, by, uploaded_by in (('claimed', 'victim', 'mallory'), ('lent', 'mallory', 'victim')):
        server.wish(put='acme', doc=dict(stretch(name, by, [('victim', 'begin-chain', 'machine', name, '{"reason":"new"}')]), uploaded_by=uploaded_by))
    sent = max(d.get('last', 0) for d in server.docs().values() if d.get('machine') == machine)
    server.wish(put='acme', doc=dict(stretch(machine, person, [(person, 'approve', 'response', 'x', '{}')], sent), uploaded_by='mallory'))
    for desk in (ben, ann):
        desk.sync()
    for desk in (ann, ben):
        honest, all_of_it = verify(desk, machine)
        check(honest['ok'] and not {r['machine'] for r in all_of_it.rows} & {'claimed', 'lent', 'victim'}, 'a stretch in another\'s name is nobody\'s',
              all_of_it)
    # a deed in somebody's name by another login
    server.wish(put='acme', doc=stretch('others', 'eve', [('eve', 'begin-chain', 'machine', 'others', '{"reason":"new"}'),
                                                          (person, 'approve', 'response', 'x', '{}')]))
    ben.sync()
    deed = next(e for e in ben.run('audit', 'list', '--limit', '9999').rows if e['action'] == 'approve')
    check(deed['login'] == 'eve', 'a deed in another\'s name says whose login it was', deed)
    check(not any('login' in e for e in ben.run('audit', 'list', '--limit', '9999').rows if e['machine'] == machine), 'others don\'t')
    # contents that were taken out on the way
    bare = stretch('bare', 'eve', [(person, 'reject', 'response', 'x', '{"why":"no"}')])
    for key in ('salt', 'after'):
        del bare['events'][0][key]
    server.wish(put='acme', doc=bare)
    erased = stretch('erased', 'eve', [('eve', 'note', 'response', 'x', '{"why":"no"}')])
    for key in ('salt', 'after'):
        del erased['events'][0][key]
    erased['events'][0].update(erased_at=1700000000000000, erased_by='eve')
    server.wish(put='acme', doc=erased)
    ben.sync()
    rows = ben.run('audit', 'list', '--limit', '9999').rows
    check(not any(e['action'] == 'reject' for e in rows) and not verify(ben, 'eve')[0]['ok'] and not verify(ben, 'bare')[0], 'contents that are missing are no erasure', rows[:3])
    told = [e for e in rows if e['machine'] == 'erased']
    check(len(told) == 1 and told[0]['erased_by'] == 'eve' and verify(ben, 'erased')[0]['ok'], 'one that was is told with who did it', told)
    # somebody makes up the beginning of another's machine, and it comes first; a third only goes on with it
    def goes_on(by, doc):
        return stretch('taken', by, [(by, 'note', 'topic', 'x', '{}')], 3, bytes.fromhex(doc['events'][-1]['hash']))
    thief, robbed = (stretch('taken', by, [(by, 'begin-chain', 'machine', 'taken', '{"reason":"new"}'), (by, 'note', 'topic', 'x', '{}')])
                     for by in ('thief', 'robbed'))
    for doc in (thief, goes_on('robbed', robbed)):
        server.wish(put='acme', doc=doc)
    ben.sync()
    check(verify(ben, 'taken')[0]['ok'] and not verify(ben, 'robbed')[0]['ok'], 'a chain is of whoever begins it')
    server.wish(put='acme', doc=robbed)
    ben.sync()
    disputed, all_of_it = verify(ben, 'taken')
    check(not disputed['ok'] and 'two logins' in disputed['reason'] and not {r['machine'] for r in all_of_it.rows} & {'thief', 'robbed'},
          'where two say that a chain is theirs that is told, and neither is blamed', all_of_it)
    server.wish(put='acme', doc=goes_on('third', thief))
    ben.sync()
    check(not verify(ben, 'third')[0]['ok'], 'who only goes on with it is named', verify(ben, 'third')[1])
    # what this desk has countersigned is cut from what it received
    witnessed = verify(ben, machine)[0]['witnessed_to']
    meddle(ben, ('DELETE FROM event_detail WHERE event IN (SELECT row FROM event WHERE machine = ? AND sequence >= ?)', (machine, witnessed)),
           ('DELETE FROM event WHERE machine = ? AND sequence >= ?', (machine, witnessed)))
    cut, all_of_it = verify(ben, machine)
    check(not cut['ok'] and cut['first_bad'] == witnessed, 'a received chain that is cut behind what was countersigned is found', all_of_it)
    server.end()


def story_of_restoring():
    server, ann, ben = pair()
    machine = ann.run('workspace', 'info').rows[0]['machine']
    state, kept = os.path.join(folder.name, 'state'), os.path.join(folder.name, 'kept')

    def verify(desk, of=machine):
        reports = desk.run('audit', 'verify')
        return next((r for r in reports.rows if r['machine'] == of), {}), reports

    def sync_all():
        return [desk.sync().status for desk in (ann, ben, ann)]

    ann.run('topic', 'add', 'Before', 'before')
    sync_all()
    ann.run('workspace', 'backup', kept + '.db')
    ann.run('topic', 'add', 'After', 'after')
    sync_all()
    whole = verify(ben)[0]['events']
    shutil.copy(kept + '.db', ann.file)
    for end in ('-wal', '-shm'):
        if os.path.exists(ann.file + end):
            os.unlink(ann.file + end)
    restored = verify(ann)
    check(restored[1].status == 0 and restored[0].get('behind'), 'a restored copy is told to be one', restored[1])
    ann.run('topic', 'add', 'Since', 'since')
    check(sync_all() == [0, 0, 0] and set(ann.topics()) == {'Before', 'After', 'Since'}, 'it gets back what it lacks', ann.topics())
    for desk in (ann, ben):
        report, all_of_it = verify(desk)
        check(all_of_it.status == 0 and report['events'] >= whole and not report.get('behind'), 'also of the audit, which is sound', all_of_it)
    new = ann.run('workspace', 'info').rows[0]['machine']
    first = [e for e in ben.run('audit', 'list', '--limit', '9999').rows if e['machine'] == new]
    check(new != machine and first and first[-1]['action'] == 'begin-chain' and first[-1]['after']['reason'] == 'restored',
          'others see that it was restored', first)
    check(verify(ann, new)[0]['witnessed_to'] > 0, 'and countersign what follows', verify(ann)[1])
    # what came in becomes durable with the next deed that stores something, and is remembered then
    def remembered():
        texts = [open(os.path.join(base, name)).read() for base, _, names in os.walk(state) for name in names]
        return [re.search('last-hash=(.*)', text).group(1) for text in texts if 'machine=%s\n' % new in text]
    known = remembered()
    server.wish(put='acme', doc={'_id': 'topic:came', 'kind': 'topic', 'schema': 1, 'name': 'Came', 'query': 'came', 'position': 9.0})
    ann.sync()
    same = ann.run('topic', 'set', 'Came', '--query', 'came')
    newest = ann.ask("SELECT lower (hex (hash)) FROM event WHERE machine = '%s' ORDER BY sequence DESC LIMIT 1" % new)[0][0]
    check(len(known) == 1 and same.status == 0 and newest not in known and remembered() == known, 'a deed that stores nothing makes nothing durable',
          same, newest, known, remembered())
    ann.run('topic', 'set', 'Came', '--query', 'went')
    check(remembered() != known, 'one that stores something does', known)
    server.wish(put='acme', doc={'_id': 'topic:came', '_rev': server.docs()['topic:came']['_rev'], '_deleted': True, 'kind': 'topic'})
    sync_all()
    # after the backup only what came in was noted, and sent with the rest
    ann.run('workspace', 'backup', kept + '-quiet.db')
    ben.run('topic', 'add', 'Quiet', 'quiet')
    for desk in (ben, ann, ben):
        desk.sync()
    shutil.copy(kept + '-quiet.db', ann.file)
    for end in ('-wal', '-shm'):
        if os.path.exists(ann.file + end):
            os.unlink(ann.file + end)
    ann.run('topic', 'add', 'After quiet', 'after')
    sync_all()
    check(verify(ann)[1].status == 0 and verify(ben)[1].status == 0, 'a copy from before what was only received is known as one', verify(ann)[1])
    new = ann.run('workspace', 'info').rows[0]['machine']
    # the state folder came back with it: the desk doesn't know that it is older
    shutil.copy(ann.file, kept + '.db')
    shutil.copytree(state, kept)
    ann.run('topic', 'add', 'Later', 'later')
    sync_all()

    def put_back():
        database = open(kept + '.db', 'rb').read()
        with open(ann.file, 'r+b') as out:
            out.truncate(0)
            out.write(database)
        shutil.rmtree(state)
        shutil.copytree(kept, state)
    put_back()
    check(sync_all() == [0, 0, 0] and verify(ann)[1].status == 0 and verify(ben)[1].status == 0 and 'Later' in ann.topics(),
          'a whole home that came back goes on where it was', verify(ann)[1])
    put_back()
    ann.run('topic', 'add', 'Elsewhere', 'elsewhere')
    sync_all()
    forked, all_of_it = verify(ann, new)
    check([r['machine'] for r in all_of_it.rows if not r['ok']] == [new] and 'server' in forked['reason'] and verify(ben)[1].status == 0,
          'one that wrote in between is named, and nobody else', all_of_it)
    ann.run('topic', 'add', 'Goes on', 'on')
    sync_all()
    newest = ann.run('workspace', 'info').rows[0]['machine']
    check(newest != new and any(e['machine'] == newest and e['kind'] == 'topic' for e in ben.run('audit', 'list', '--limit', '9999').rows) and
          verify(ben)[1].status == 0, 'and goes on with a new chain', verify(ben)[1])
    # a part of a cluster takes a stretch and loses it; another's answer is lost, and more is done before it is sent again
    ann.run('topic', 'set', 'Later', '--query', 'lost')
    server.fault('accept-and-lose', 2)
    ann.sync()
    sync_all()
    sync_all()
    made = max(e['sequence'] for e in ann.run('audit', 'list', '--limit', '9999').rows if e['machine'] == newest and e['kind'] == 'topic')
    check(verify(ben, newest)[0]['events'] >= made and verify(ben)[1].status == 0, 'a stretch that was lost there is sent again', verify(ben)[1])
    server.end()


def story_of_other_servers():
    server, ann, ben = pair()
    ann.run('topic', 'add', 'Old', 'old')
    ann.sync()
    server.wish(save='acme')
    ann.run('topic', 'add', 'New', 'new')
    ann.run('topic', 'set', 'Old', '--query', 'newer')
    ann.sync()
    ben.sync()
    # 26: restored from a backup
    server.wish(restore='acme')
    back = ann.sync()
    names = {d['name']: d['query'] for d in server.kind('topic').values()}
    check(back.status == 0 and names == {'Old': 'newer', 'New': 'new'}, 'what a restored database lacks is offered again', back, names)
    check(not ann.conflicts() and ann.topics()['Old']['query'] == 'newer', 'nothing is rolled back here', ann.topics())
    back = ben.sync()
    check(back.status == 0 and alike(ann, ben) == [] and not ben.conflicts(), 'nor on the other desk', back, alike(ann, ben)[:5])
    # … upon what it forgot a change was refused, before that and after
    server.fault('refuse', 99, 'WICKED')
    for before in (True, False):
        ann.run('topic', 'set', 'New', '--query', 'WICKED')
        if before:
            ann.sync()
        server.wish(restore='acme')
        ann.sync()
        parked = ann.run('sync', 'parked').rows
        if before:
            check(len(parked) == 1, 'what was refused isn\'t offered by itself', parked)
        back = ann.run('sync', 'discard', parked[0]['id'])
        check(back.status == 0 and ann.topics().get('New', {}).get('query') == 'new' and ann.status()['pending'] == 1,
              'what is taken back is as the server had it', back, ann.topics(), ann.status())
        check(ann.sync().status == 0 and {d['name']: d['query'] for d in server.kind('topic').values()} == {'Old': 'newer', 'New': 'new'} and
              not ann.conflicts(), 'and is offered to it anew', server.kind('topic'), ann.conflicts())
    server.fault('refuse', 0)
    ben.sync()
    check(alike(ann, ben) == [] and not ben.conflicts(), 'which is no news to others', alike(ann, ben)[:5], ben.conflicts())
    # … upon what it forgot something was changed that wasn't sent
    ann.run('topic', 'set', 'New', '--query', 'newest')
    for desk in (ann, ben):
        desk.sync()
    ben.run('topic', 'set', 'New', '--query', 'newest of ben')
    server.wish(restore='acme')
    for desk in (ann, ben, ann):
        desk.sync()
    check(alike(ann, ben) == [] and ben.status()['pending'] == 0 and
          ('newest of ben' in (ann.topics()['New']['query'], *(c['ours'] for c in ben.conflicts()))), 'what waited on a forgotten state goes on',
          ben.status(), ann.topics(), ben.conflicts())
    for conflict in ben.conflicts():
        ben.run('sync', 'resolve', conflict['id'])
    # … it was changed there since, by whoever has a clock that is behind: that isn't the older state
    name = 'topic:' + ann.topics()['Old']['id']
    for desk in (ann, ben, ann):
        desk.sync()
    server.wish(save='acme')

    def shown(desk):
        values = {c[side] for c in desk.conflicts() for side in ('ours', 'theirs') if c['field'] == 'query'}
        for conflict in desk.conflicts():
            desk.run('sync', 'resolve', conflict['id'])
        return values
    ann.run('topic', 'set', 'Old', '--query', 'forgotten')
    ann.sync()
    server.wish(restore='acme')
    server.wish(put='acme', over=True, doc={'_id': name, 'query': 'there'})
    ann.sync()
    seen = shown(ann) | {ann.topics()['Old']['query']}
    check(seen == {'forgotten', 'there'}, 'what somebody wrote upon the older state isn\'t taken for it', seen)
    # … whoever is behind comes first: what they offer again is known by those who went on from there
    for desk in (ann, ben, ann):
        desk.sync()
    server.wish(save='acme')
    for query in ('second', 'third'):
        ann.run('topic', 'set', 'Old', '--query', query)
        ann.sync()
        if query == 'second':
            ben.sync()
    server.wish(restore='acme')
    ben.sync()
    there = server.docs()[name]['query']
    for desk in (ann, ben):
        desk.sync()
    check(there == 'second' and ann.topics()['Old']['query'] == ben.topics()['Old']['query'] == 'third' and not shown(ann) and not shown(ben),
          'what was offered again doesn\'t take the place of what was made of it', there, ann.topics(), ben.topics())
    # … and who goes on from what was offered again is followed, and meets what waits as ever
    for desk in (ann, ben, ann):
        desk.sync()
    server.wish(save='acme')
    for topic in ('Old', 'New'):
        ann.run('topic', 'set', topic, '--query', 'fourth')
    for desk in (ann, ben):
        desk.sync()
    ben.run('topic', 'set', 'Old', '--kind', 'client')
    server.wish(restore='acme')
    ann.sync()
    for topic in ('Old', 'New'):
        ann.run('topic', 'set', topic, '--query', 'fifth')
    for desk in (ann, ben, ann):
        desk.sync()
    old = ann.topics()['Old']
    check((old['query'], old['kind_of_topic'], ben.topics()['New']['query']) == ('fifth', 'client', 'fifth') and alike(ann, ben) == [] and
          not shown(ann) and not shown(ben), 'both sides\' changes live', old, alike(ann, ben)[:5])
    # … a copy of its words isn't what was offered again
    for desk in (ann, ben, ann):
        desk.sync()
    server.wish(save='acme')
    for query in ('sixth', 'seventh'):
        ann.run('topic', 'set', 'Old', '--query', query)
        ann.sync()
        if query == 'sixth':
            ben.sync()
    server.wish(restore='acme')
    ben.sync()
    again = server.docs()[name]
    server.wish(put='acme', over=True, doc={'_id': name, 'query': 'by hand'})
    ann.sync()
    seen = shown(ann) | {ann.topics()['Old']['query']}
    check(' =%d:' % int(again['_rev'].split('-')[0]) in again['mutation'] and seen == {'seventh', 'by hand'},
          'what was written by hand upon what was offered again stays', again, seen)
    # … nor is what was changed before it was taken
    for desk in (ann, ben, ann):
        desk.sync()
    shown(ben)
    server.wish(save='acme')
    for query in ('eighth', 'ninth'):
        ann.run('topic', 'set', 'Old', '--query', query)
        ann.sync()
        if query == 'eighth':
            ben.sync()
    server.wish(restore='acme')
    server.fault('refuse', 99, 'eighth')
    ben.sync()
    server.fault('refuse', 0)
    ben.run('topic', 'set', 'Old', '--query', 'of ben')
    for desk in (ben, ann, ben):
        desk.sync()
    seen = shown(ann) | {ann.topics()['Old']['query']}
    check(seen == {'ninth', 'of ben'} and alike(ann, ben) == [], 'what was changed since isn\'t offered as what was lost', seen)
    shown(ben)
    # … nor does it forget unseen where a copy of the file comes back, too: that is another client, and was the one of before
    for desk in (ann, ben, ann):
        desk.sync()
    server.wish(save='acme')
    ann.run('topic', 'set', 'Old', '--query', 'tenth')
    ann.sync()
    ann.run('workspace', 'backup', 'ann-copy.db')
    server.wish(restore='acme')
    os.replace('ann-copy.db', ann.file)
    for end in ('-wal', '-shm'):
        if os.path.exists(ann.file + end):
            os.unlink(ann.file + end)
    back = ann.sync()
    check(back.status == 0 and server.docs()[name]['query'] == 'tenth', 'what a copy of the file knows is offered again, too', back,
          server.docs()[name])
    writes = server.docs()[name]['_writes']
    ann.run('workspace', 'backup', 'ann-copy.db')
    os.replace('ann-copy.db', ann.file)
    for _ in range(2):
        ann.sync()
    check(server.docs()[name]['_writes'] == writes, 'but nothing to a server that has it', server.docs()[name])
    # 24, 25: gone, and made anew
    server.wish(drop='acme')
    gone = ann.sync()
    check(gone.status == 4 and set(ann.topics()) == {'Old', 'New'}, 'a database that is gone deletes nothing here', gone)
    server.wish(make='acme')
    anew = ann.sync()
    check(anew.status == 0 and len(server.kind('topic')) == 2, 'one that was made anew is filled again', anew)
    check(ben.sync().status == 0 and alike(ann, ben) == [] and not ben.conflicts(), 'by whoever comes first', alike(ann, ben)[:5])
    docs = server.docs()
    check(all(d['_leaves'] == 1 for d in docs.values()), 'each document has one leaf')
    # deletions
    for i in range(30):
        ann.run('topic', 'add', 'D%d' % i, 'delete')
    ann.sync()
    ben.sync()
    for name, doc in server.kind('topic').items():
        server.wish(put='acme', doc={'_id': name, '_rev': doc['_rev'], '_deleted': True, 'kind': 'topic'})
    many = ben.sync()
    check(many.status == 3 and 'to be deleted' in many.err and len(ben.topics()) == 32, 'many deletions at once ask first', many)
    allowed = ben.sync('--allow-deletions')
    check(allowed.status == 0 and allowed.rows[0]['removed'] == 32 and not ben.topics(), 'and are made when somebody says so', allowed)
    check(ben.run('workspace', 'check').status == 0, 'the file is sound after it', ben.run('workspace', 'check'))
    server.end()


def story_of_forks():
    server, ann, ben = pair()
    ann.run('topic', 'add', 'Fork', 'one')
    ann.sync()
    ben.sync()
    name = 'topic:' + ann.topics()['Fork']['id']
    base = server.docs()[name]['_rev']
    ann.run('topic', 'set', 'Fork', '--query', 'two')
    ann.sync()
    # 12: a cluster took three from one state
    for query in ('three', 'four'):
        server.wish(put='acme', doc={'_id': name, 'query': query, 'kind': 'topic'}, fork=True, **{'from': base})
    check(server.docs()[name]['_leaves'] == 3, 'three leaves')
    merged = ben.sync()
    doc = server.docs()[name]
    check(merged.status == 0 and merged.rows[0]['merged'] == 1 and doc['_leaves'] == 1, 'are one again', merged, doc)
    check(doc['by'] == 'merge' and len(doc['merged']) == 3, 'in nobody\'s name, naming what it is made of', doc)
    lost = [v for c in ben.conflicts() for v in (c['ours'], c['theirs'])]
    check(len(ben.conflicts()) == 2 and {'two', 'three', 'four'} <= set(lost), 'what lost is in the tray', ben.conflicts())
    for desk in (ann, ben):
        desk.sync()
    check(alike(ann, ben) == [] and ann.topics()['Fork']['query'] == doc['query'], 'for both', alike(ann, ben)[:5])
    # 14: the merged one is refused: nothing is deleted
    base = server.docs()[name]['_rev']
    for query in ('five', 'six'):
        server.wish(put='acme', doc={'_id': name, 'query': query, 'kind': 'topic'}, fork=True, **{'from': base})
    server.fault('refuse', 99, '"by": "merge", "changed"')
    refused = ben.sync()
    server.fault('refuse', 0)
    check(refused.status == 0 and server.docs()[name]['_leaves'] == 2, 'where the merged one is refused the others stay', refused,
          server.docs()[name])
    # one node takes the merged one and is lost: the others are still there, and looked at again
    server.wish(put='acme', doc={'_id': name, 'query': 'seven', 'kind': 'topic'}, fork=True, **{'from': base})
    server.fault('accept-and-lose')
    lost = ben.sync()
    leaves = server.docs()[name]['_leaves']
    again = ben.sync()
    check(lost.status == 0 and lost.rows[0]['merged'] == 0 and leaves == 3 and again.rows[0]['merged'] == 1 and server.docs()[name]['_leaves'] == 1 and
          ben.mark('open') is None, 'one that only a node took deletes nothing until it is there', lost, leaves, again, server.docs()[name])
    # the others can't be deleted yet: that is made up for, nothing is merged again, and what lost is told once
    base = server.docs()[name]['_rev']
    for query in ('eight', 'nine'):
        server.wish(put='acme', doc={'_id': name, 'query': query, 'kind': 'topic'}, fork=True, **{'from': base})
    server.fault('refuse', 99, '"_deleted": true')
    ben.sync()
    server.fault('refuse', 0)
    first, told = server.docs()[name], ben.conflicts()
    ben.sync()
    last = server.docs()[name]
    check(first['_leaves'] == 2 and {'eight', 'nine'} <= {v for c in told for v in (c['ours'], c['theirs'])} and last['_leaves'] == 1 and
          last['_rev'] == first['_rev'] and last['_writes'] == first['_writes'] + 1 and ben.conflicts() == told,
          'what is left of a merge that broke off is done the next time', first, last, told, ben.conflicts())
    server.end()


def story_of_choosing():
    """What a merge decided is chosen again by the rules of what it belongs to."""
    server, ann, ben = pair()
    guideline = next(g['id'] for g in ann.run('guideline', 'list').rows if g['title'] == 'Public replies')
    out = os.path.join(folder.name, 'g.md')

    def text_of(desk):
        if os.path.exists(out):
            os.unlink(out)
        desk.run('guideline', 'export', guideline, out)
        with open(out) as file:
            return file.read()

    def rewrite(desk, old, new):
        text = text_of(desk).replace(old, new, 1)
        path = os.path.join(folder.name, 'in.md')
        with open(path, 'w') as file:
            file.write(text)
        return desk.run('guideline', 'edit', guideline, path)

    words = os.path.join(folder.name, 'words')

    def write(desk, response, text):
        with open(words, 'w') as file:
            file.write(text)
        return desk.run('response', 'edit', response, '--text-file', words)

    with open(words, 'w') as file:
        file.write('We are sorry.')
    response = ann.run('response', 'draft', '--activity', 'Answer a question', '--text-file', words).rows[0]['id']
    activity, department = 'Answer a question', 'Legal'
    ann.sync()
    ben.sync()
    for desk, said, letters in ((ann, 'ALPHA', 'C'), (ben, 'BETA', 'I')):
        rewrite(desk, 'Who answers, who approves', said + ' answers, who approves')
        write(desk, response, 'We are %s sorry.' % said)
        desk.run('matrix', 'set', activity, department, letters)
    for desk in (ann, ben, ann):
        desk.sync()
    tray = {c['kind']: c for c in ben.conflicts() if c.get('field') in ('text', 'letters')}
    check(set(tray) == {'block', 'response', 'cell'} and all(c['can_choose'] for c in tray.values()), 'a paragraph, an answer and a cell were changed by both',
          ben.conflicts())
    check(tray['block']['title'] == 'Public replies' and tray['cell']['title'] == 'Answer a question × Legal', 'each by its name', tray)
    took = ben.run('sync', 'resolve', tray['block']['id'], '--take', 'ours')
    check(took.status == 0 and 'BETA answers' in text_of(ben), 'one\'s own paragraph is taken', took)
    took = ben.run('sync', 'resolve', tray['cell']['id'], '--take', 'ours')
    cells = next(r for r in ben.run('matrix', 'show').rows if r.get('activity') == activity)['cells']
    check(took.status == 0 and cells.get(department) == 'I', 'one\'s own letters', took, cells)
    took = ben.run('sync', 'resolve', tray['response']['id'], '--text', 'We are both sorry.')
    answer = ben.run('response', 'show', response).rows[0]
    check(took.status == 0 and answer['text'] == 'We are both sorry.', 'or a third version of an answer', took, answer)
    check(any(e['action'] == 'resolve' and e['record'] == response and e['kind'] == 'response' for e in ben.run('audit', 'list').rows),
          'as a change by whoever chose', ben.run('audit', 'list', '--limit', '5').rows)
    for desk in (ben, ann):
        desk.sync()
    check(ann.run('response', 'show', response).rows[0]['text'] == 'We are both sorry.' and 'BETA answers' in text_of(ann), 'it travels')
    check(not [c for c in ben.conflicts() if c['id'] in [t['id'] for t in tray.values()]], 'and leaves the tray')
    # not over what somebody did since
    ann.run('topic', 'add', 'Bags', 'luggage')
    ann.run('source', 'add', 'feed', 'https://feeds.example/a', '--name', 'A feed')
    ann.run('snippet', 'add', 'Hello', 'Hello there')
    ann.sync()
    ben.sync()
    topic = 'topic:' + ann.topics()['Bags']['id']
    ann.run('topic', 'set', 'Bags', '--query', 'suitcase')
    ben.run('topic', 'set', 'Bags', '--query', 'trunk')
    for desk in (ann, ben):
        desk.sync()
    lost = next(c for c in ben.conflicts() if c['kind'] == 'topic')
    check('now' not in lost and lost['can_choose'], 'what the merge put there is still there', lost)
    ann.run('topic', 'set', 'Bags', '--query', 'newest')
    ann.sync()
    ben.sync()
    lost = next(c for c in ben.conflicts() if c['kind'] == 'topic')
    check(lost.get('now') == 'newest', 'what somebody did since is told', lost)
    late = ben.run('sync', 'resolve', lost['id'], '--take', 'theirs')
    check(late.status == 3 and ben.topics()['Bags']['query'] == 'newest' and 'since' in late.err, 'and not written over by an older choice', late)
    looked = ben.run('sync', 'resolve', lost['id'])
    check(looked.status == 0 and ben.topics()['Bags']['query'] == 'newest' and not any(c['kind'] == 'topic' for c in ben.conflicts()), 'one can say that one has looked', looked)
    # not what has steps of its own, and not what can't be
    database = sqlite3.connect(ben.file)
    for kind, record, field, ours, theirs in (
            ('source', ben.run('source', 'list').rows[0]['id'], 'machine', '"mine"', '"theirs"'),
            ('snippet', ben.run('snippet', 'list').rows[0]['id'], 'approved', '"2026-01-01T00:00:00Z"', 'null'),
            ('workspace', 'workspace', 'time_zone', 'null', '"Europe/Amsterdam"')):
        now = database.execute("SELECT %s FROM %s WHERE id = ?" % (field, kind), (record,)).fetchone()[0]
        database.execute('INSERT INTO conflict (kind, id, at, field, base, ours, theirs, chosen) VALUES (?, ?, 1, ?, NULL, ?, ?, ?)',
                         (kind, record, field, ours, theirs, json.dumps(now)))
    database.commit()
    database.close()
    for conflict in [c for c in ben.conflicts() if c['kind'] in ('source', 'snippet', 'workspace')]:
        chosen = ben.run('sync', 'resolve', conflict['id'], '--take', 'ours')
        check(chosen.status == 3 and conflict['can_choose'] == (conflict['kind'] == 'workspace') and
              any(c['id'] == conflict['id'] for c in ben.conflicts()), '%s of a %s isn\'t chosen' % (conflict['field'], conflict['kind']), chosen, conflict)
    server.end()


def story_of_handing():
    """What the server doesn't take from one is made by another."""
    server, ann, mia = Server(), Desk('ann-hands'), Desk('mia')
    ann.run('person', 'add', 'Mia', 'mia@acme.example')
    ann.run('topic', 'add', 'Bags', 'luggage')
    ann.run('sync', 'setup', server.address + '/acme')
    mia.run('sync', 'setup', server.address + '/acme', '--person', 'mia@acme.example')
    topic = 'topic:' + ann.topics()['Bags']['id']

    def propose(query):
        server.fault('refuse', 99, 'WICKED')
        ann.run('topic', 'set', 'Bags', '--query', 'WICKED ' + query)
        ann.sync()
        oneself = ann.run('sync', 'hand', topic, 'ann@acme.example')
        check(oneself.status == 3 and ann.run('sync', 'parked').rows, 'nothing is handed to oneself', oneself)
        handed = ann.run('sync', 'hand', topic, 'mia@acme.example')
        server.fault('refuse', 0)
        for desk in (ann, mia):
            desk.sync()
        return handed

    handed = propose('one')
    check(handed.status == 0 and ann.topics()['Bags']['query'] == 'luggage' and not ann.run('sync', 'parked').rows, 'a change is handed over, and taken back', handed)
    waits = mia.run('sync', 'parked').rows
    check(len(waits) == 1 and waits[0]['state'] == 'handed' and waits[0]['from'] == 'ann@acme.example' and 'luggage → WICKED one' in waits[0]['reason'] and
          waits[0]['title'] == 'Bags', 'the other is told what, and by whom', waits)
    check(mia.status()['handed'] == 1 and mia.status()['state'] == 'needs attention' and ann.status()['handed'] == 0, 'so does the status', mia.status())
    made = mia.run('sync', 'make', waits[0]['id'])
    check(made.status == 0 and mia.topics()['Bags']['query'] == 'WICKED one' and not mia.run('sync', 'parked').rows, 'who makes it as their own', made)
    for desk in (mia, ann):
        desk.sync()
    check(ann.topics()['Bags']['query'] == 'WICKED one', 'and everybody has it')
    check(server.docs()[topic]['by'] == next(p['id'] for p in ann.run('person', 'list').rows if p['email'] == 'mia@acme.example'), 'in their name')
    check(mia.run('sync', 'make', waits[0]['id']).status == 3, 'once')
    propose('two')
    mia.run('topic', 'set', 'Bags', '--query', 'mine')
    waits = mia.run('sync', 'parked').rows
    late = mia.run('sync', 'make', waits[0]['id'])
    check(late.status == 3 and mia.topics()['Bags']['query'] == 'mine', 'what came since isn\'t written over', late)
    others = ann.run('sync', 'hand', topic, 'mia@acme.example')
    check(others.status == 4, 'what isn\'t refused isn\'t handed over', others)
    declined = mia.run('sync', 'decline', waits[0]['id'])
    check(declined.status == 0 and not mia.run('sync', 'parked').rows and mia.topics()['Bags']['query'] == 'mine', 'it may be declined', declined)
    # what a broken or wicked program proposes names nothing that is known
    here = next(p['id'] for p in mia.run('person', 'list').rows if p['email'] == 'mia@acme.example')
    for number, more in enumerate(({}, {'kind_of_record': 'nothing'}, {'kind_of_record': 'topic', 'record': 'x', 'fields': {'a': {}, 'b': 1}})):
        server.wish(put='acme', doc=dict({'_id': 'proposal:%s' % ('abcdefghijklmnopqrstuvwxy' + 'abc'[number]), 'kind': 'proposal', 'by': here,
                                          'to': here, 'fields': {'a': {}}, 'schema': 1, 'changed': '2026-01-01T00:00:00.000000Z'}, **more))
    mia.sync()
    odd = mia.run('sync', 'parked')
    check(odd.status == 0 and len(odd.rows) == 3, 'nor does what can\'t be read break anything', odd)
    check(mia.run('sync', 'make', odd.rows[0]['id']).status == 3, 'it can\'t be made', odd)
    check(all(mia.run('sync', 'decline', row['id']).status == 0 for row in odd.rows) and not mia.run('sync', 'parked').rows, 'only declined')
    server.fault('refuse', 99, 'WICKED')
    ann.run('topic', 'add', 'New', 'WICKED')
    ann.sync()
    new = ann.run('sync', 'parked').rows[0]['id']
    check(ann.run('sync', 'parked').rows[0]['can_hand'] is False, 'what the server never had can\'t be handed over', ann.run('sync', 'parked').rows)
    refused = ann.run('sync', 'hand', new, 'mia@acme.example')
    check(refused.status == 3 and 'New' in ann.topics(), 'what the server never had isn\'t', refused)
    server.end()


def story_of_clusters():
    server, ann, ben = pair()
    ann.run('topic', 'add', 'One', 'one')
    ann.run('topic', 'set', 'One', '--query', 'one OR two')
    for desk in (ann, ben, ann, ben):
        desk.sync()
    name = 'topic:' + ann.topics()['One']['id']
    # 13: two resolvers write the same revision
    base = server.docs()[name]['_rev']
    ann.run('topic', 'set', 'One', '--query', 'mine')
    ann.sync()
    server.wish(put='acme', doc={'_id': name, 'query': 'theirs', 'kind': 'topic'}, fork=True, **{'from': base})
    server.wish(save='acme')
    ann.sync()
    first = server.docs()[name]
    server.wish(restore='acme')
    ben.sync()
    second = server.docs()[name]
    check(first['_leaves'] == second['_leaves'] == 1 and first['_rev'] == second['_rev'] and first['query'] == second['query'],
          'two who resolve the same write the same', first, second)
    for query in ('three', 'four', 'five'):
        base = server.docs()[name]['_rev']
        ann.run('topic', 'set', 'One', '--query', query)
        ann.sync()
        server.wish(put='acme', doc={'_id': name, 'query': 'not ' + query, 'kind': 'topic'}, fork=True, **{'from': base})
        programs = [desk.start('sync', 'run') for desk in (ann, ben)]
        outcomes = [program.communicate() and program.returncode for program in programs]
        check(outcomes == [0, 0] and server.docs()[name]['_leaves'] == 1, 'also at once', outcomes, server.docs()[name])
    writes = server.docs()[name]['_writes']
    for desk in (ann, ben, ann, ben):
        desk.sync()
    check(server.docs()[name]['_writes'] == writes and alike(ann, ben) == [], 'and come to an end', writes, server.docs()[name], alike(ann, ben)[:3])
    # 30: a node that lags behind
    ann.run('topic', 'add', 'Two', 'old')
    ann.sync()
    ann.run('topic', 'set', 'Two', '--query', 'new')
    for desk in (ann, ben):
        desk.sync()
    server.fault('stale', 99, True)
    server.fault('same-page', 2)
    for desk in (ann, ben):
        lagging = desk.sync()
        check(lagging.status == 0 and lagging.rows[0]['received'] == 0 and desk.topics()['Two']['query'] == 'new', 'an older row changes nothing', lagging)
    server.fault('stale', 0)
    # 31: another member of the cluster
    events, since = ben.events(), ben.mark('since')
    server.wish(node='acme')
    moved = ben.sync()
    check(moved.status == 0 and moved.rows[0]['received'] == 0 and ben.events() == events, 'another member of the cluster is no news', moved)
    check(ben.mark('since') not in (since, None), 'it is gone on with from where that one is, not asked for all again', ben.mark('since'))
    ann.run('topic', 'add', 'Three', 'three')
    for desk in (ann, ben):
        desk.sync()
    check('Three' in ben.topics() and ben.status()['pending'] == 0, 'and what comes there comes', ben.status())
    # 15: accepted by a node that is lost then
    ann.run('topic', 'add', 'Four', 'four')
    server.fault('accept-and-lose')
    ann.sync()
    check('Four' not in [d['name'] for d in server.kind('topic').values()], 'a node takes it and is lost')
    again = ann.sync()
    check(again.status == 0 and 'Four' in [d['name'] for d in server.kind('topic').values()] and
          not any(c['title'] == 'Four' for c in ann.conflicts()), 'what was only accepted is watched, and offered again', again, ann.conflicts())
    # … and changed again before that was known, or changed by a colleague meanwhile
    ann.run('topic', 'set', 'Four', '--query', 'vier')
    server.fault('accept-and-lose')
    ann.sync()
    ann.run('topic', 'set', 'Four', '--query', 'quatre')
    ann.sync()
    check([d['query'] for d in server.kind('topic').values() if d['name'] == 'Four'] == ['quatre'] and ann.status()['pending'] == 0 and
          not any(c['title'] == 'Four' for c in ann.conflicts()), 'a change upon one that was lost goes out', server.kind('topic'), ann.status())
    ben.sync()
    ann.run('topic', 'set', 'Four', '--query', 'quattro')
    server.fault('accept-and-lose')
    ann.sync()
    ben.run('topic', 'set', 'Four', '--query', 'cuatro')
    for desk in (ben, ann, ben):
        desk.sync()
    check(alike(ann, ben) == [] and any(c['ours'] == 'quattro' for c in ann.conflicts()), 'what was lost isn\'t replaced unseen', ann.conflicts())
    ann.run('topic', 'set', 'Four', '--query', 'fyra')
    server.fault('accept-and-lose')
    ann.sync()
    ann.run('topic', 'set', 'Four', '--kind', 'product')
    ben.run('topic', 'set', 'Four', '--query', 'fire')
    for desk in (ben, ann, ben):
        desk.sync()
    check(alike(ann, ben) == [] and any(c['ours'] == 'fyra' for c in ann.conflicts()), 'nor where something else was changed since', ann.conflicts())
    # … or a change upon it was refused
    server.fault('accept-and-lose')
    ann.run('topic', 'add', 'Five', 'five')
    ann.sync()
    server.fault('refuse', 99, 'WICKED')
    ann.run('topic', 'set', 'Five', '--query', 'WICKED')
    ann.sync()
    back = ann.run('sync', 'discard', next(p['id'] for p in ann.run('sync', 'parked').rows))
    server.fault('refuse', 0)
    ann.sync()
    check(back.status == 0 and [d['query'] for d in server.kind('topic').values() if d['name'] == 'Five'] == ['five'],
          'what was lost there and is taken back here goes out as it was', back, ann.topics(), server.kind('topic'))
    ben.sync()
    # 27: purged on the server
    gone = 'topic:' + ann.topics()['Three']['id']
    server.wish(purge='acme', doc=gone)
    for desk in (ann, ben):
        desk.sync()
    check(gone not in server.docs() and 'Three' in ann.topics() and 'Three' in ben.topics(), 'what was purged stays here and isn\'t offered by itself')
    ann.run('topic', 'set', 'Three', '--query', 'three OR drei')
    anew = ann.sync()
    check(anew.status == 0 and ann.status()['pending'] == 0 and server.docs()[gone]['query'] == 'three OR drei' and
          any(c['record'] == gone[6:] for c in ann.conflicts()), 'somebody who changes it brings it back, and is told', anew, ann.status(), ann.conflicts())
    ben.sync()
    check(alike(ann, ben) == [], 'for everybody', alike(ann, ben)[:3])
    server.end()


def story_of_newer_programs():
    # 43, 44: what others write
    server, ann, ben = pair()
    server.wish(put='acme', doc={'_id': 'topic:new', 'kind': 'topic', 'schema': 7, 'name': 'Newer', 'query': 'q', 'zeal': 1.5, 'position': 3.0})
    server.wish(put='acme', doc={'_id': 'zebra:1', 'kind': 'zebra', 'stripes': 7})
    server.wish(put='acme', doc={'_id': 'topic:big', 'kind': 'topic', 'name': 'Big', 'query': 'q', 'position': 2 ** 60})
    server.wish(put='acme', doc={'_id': 'topic:after', 'kind': 'topic', 'name': 'Cafe\u0301 \U0001f600', 'query': 'q'})
    got = ann.sync()
    check(got.status == 0 and {'Newer', 'Caf\u00e9 \U0001f600'} <= set(ann.topics()), 'what can\'t be read spoils nothing else', got, ann.topics())
    parked = ann.run('sync', 'parked').rows
    check(len(parked) == 1 and parked[0]['id'] == 'topic:big' and parked[0]['state'] == 'unreadable', 'and is named', parked)
    ann.run('topic', 'set', 'Newer', '--query', 'changed')
    ann.sync()
    doc = server.docs()['topic:new']
    check(doc['query'] == 'changed' and doc['zeal'] == 1.5 and doc['schema'] == 7, 'an older program keeps what a newer one wrote', doc)
    server.wish(put='acme', doc={'_id': 'topic:big', 'kind': 'topic', 'name': 'Small', 'query': 'q', 'position': 2,
                                 '_rev': server.docs()['topic:big']['_rev']})
    ann.sync()
    check('Small' in ann.topics() and not ann.run('sync', 'parked').rows, 'once it can be read it comes')
    # mentions: an import here is there, searched, and routed by nobody else
    with open('posts.jsonl', 'w') as out:
        for i in range(120):
            out.write(json.dumps({'text': 'My guitar number%d is broken' % i, 'address': 'https://x.example/%d' % i,
                                  'published': '2026-11-25T10:00:00Z', 'author': 'dave'}) + '\n')
    check(ann.run('mention', 'import', 'posts.jsonl').status == 0, 'an import')
    ann.sync()
    got = ben.sync()
    found = ben.run('mention', 'search', 'number77').rows
    check(got.rows[0]['received'] >= 120 and len(found) == 1, 'mentions come and are found', got, found)
    check(ben.status()['pending'] == 0, 'nothing is done with them that would travel back', ben.status())
    first, second = ann.run('mention', 'show', found[0]['id']).rows, ben.run('mention', 'show', found[0]['id']).rows
    check(first == second, 'they are the same', first, second)
    check(ben.run('workspace', 'check').status == 0, 'and the index is sound', ben.run('workspace', 'check'))
    dismissed = ben.run('mention', 'dismiss', found[0]['id'], '--reason', 'noise')
    for desk in (ben, ann):
        desk.sync()
    check(dismissed.status == 0 and ann.run('mention', 'show', found[0]['id']).rows[0]['status'] == 'dismissed', 'what is done there shows here',
          dismissed)
    name = 'mention:' + found[0]['id']
    server.wish(put='acme', doc={'_id': name, '_rev': server.docs()[name]['_rev'], '_deleted': True, 'kind': 'mention'})
    ann.sync()
    check(ann.run('mention', 'show', found[0]['id']).status == 4 and not ann.run('mention', 'search', 'number77').rows and
          ann.run('workspace', 'check').status == 0, 'one that was deleted leaves no trace in the index', ann.run('workspace', 'check'))
    # 11: under the same name it comes in anew, as if it had never been there
    ben.sync()
    again = ann.run('mention', 'import', 'posts.jsonl')
    sent = ann.sync()
    doc = server.docs()[name]
    check(again.rows[-1]['added'] == 1 and sent.rows[0]['sent'] == 1 and not doc.get('_deleted') and doc['status'] == 'new' and not ann.conflicts() and
          ann.status()['pending'] == 0, 'what is made again under a name that was deleted is there anew', again, sent, doc, ann.conflicts())
    ben.sync()
    check(ben.run('mention', 'show', found[0]['id']).rows[0]['status'] == 'new' and alike(ann, ben) == [] and not ben.conflicts(), 'for everybody',
          alike(ann, ben)[:3], ben.conflicts())
    server.end()


def memory_of(desk, *arguments):
    """What the command printed, and the most that it held in memory, in KiB."""
    kept = desk.surroundings
    # Memory that is only filled to find mistakes isn't held.
    desk.surroundings = dict(kept, MALLOC_PERTURB_='0')
    program = desk.start(*arguments)
    desk.surroundings = kept
    # What is told of a child that has ended counts what this test held when it began it.
    most = 0
    while program.poll() is None:
        with open('/proc/%d/status' % program.pid) as text:
            most = max([most, *(int(kib) for kib in re.findall(r'VmHWM:\s+(\d+)', text.read()))])
        time.sleep(0.005)
    out, err = program.communicate()
    return program.returncode, [json.loads(line) for line in out.splitlines()], err, most


def story_of_erasing():
    server, ann, ben = pair()

    def posts(name, author, numbers, word='Planted'):
        with open(name, 'w') as out:
            for i in numbers:
                out.write(json.dumps({'text': '%s%s guitar' % (word, author), 'address': 'https://%s.example/%d' % (author, i), 'author': author.title(),
                                      'author_address': 'https://m.example/@' + author, 'network': 'mastodon', 'entry_id': '%s-%d' % (author, i),
                                      'published': '2026-11-25T10:00:%02dZ' % i}) + '\n')
        return name

    def planted(desk):
        """Where the words, the name or the addresses still lie."""
        out = []
        for table, in desk.ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'mention_%' AND name NOT LIKE '%search%'"):
            out += [(table, row) for row in desk.ask('SELECT * FROM "%s"' % table) if 'plantedeve' in str(row).lower() or '@eve' in str(row)]
        return out

    def verify(desk, machine):
        return next((r['ok'], r['erased']) for r in desk.run('audit', 'verify').rows if r['machine'] == machine)

    def on_server():
        return [n for n, d in server.docs().items() if not n.startswith('event:') and ('plantedeve' in json.dumps(d).lower() or '@eve' in json.dumps(d))]

    for name in ('eve', 'dave'):
        ann.run('mention', 'import', posts(name + '.jsonl', name, range(20)))
    for desk in (ann, ben):
        desk.sync()
    eve = [m['id'] for m in ben.run('mention', 'list', 'author:eve').rows]
    check(len(eve) == 20 and planted(ben) and on_server(), 'what is looked for is found while it is there', eve)
    server.wish(put='acme', doc=stretch('teller', 'tim', [('tim', 'set', 'mention', eve[10], '{"text":"PlantedEve"}')]))
    for desk in (ann, ben):
        desk.sync()
    server.wish(save='acme')
    # ben is away, works on some of it, gets an edit and new posts
    ben.run('mention', 'set', eve[0], '--mood', 'negative')
    ben.run('mention', 'route', eve[1], '--activity', 'Answer a question')
    ben.run('mention', 'dismiss', eve[2], '--reason', 'noise')
    ben.run('mention', 'import', posts('edited.jsonl', 'eve', range(3, 6), 'Another Planted'))
    ben.run('mention', 'import', posts('new.jsonl', 'eve', range(20, 25)))
    # ann erases
    someone = ann.run('mention', 'erase', 'zzzz', '--yes')
    check(someone.status == 4, 'what isn\'t there isn\'t found', someone)
    ann.run('mention', 'route', eve[6], '--activity', 'Resolve a complaint')
    asked = ann.run('mention', 'erase', eve[7])
    check(asked.status == 2 and len(planted(ann)) > 0 and ann.run('mention', 'show', eve[7]).rows[0]['author'],
          'nothing is erased that nobody has said yes to', asked)
    asked = ann.answer('no', 'mention', 'erase', eve[7])
    check(asked.status == 2 and '20 mentions by' in asked.err and ann.run('mention', 'show', eve[7]).rows[0]['author'],
          'nor what somebody said no to, who was told of how much', asked)
    gone = ann.answer('yes', 'mention', 'erase', eve[7])
    check(gone.status == 0 and gone.rows[0]['erased'] == 20 and gone.rows[0]['kept_out'], 'all that an author wrote is erased', gone)
    again = ann.run('mention', 'erase', eve[7])
    check(again.status == 0 and again.rows[0]['erased'] == 0, 'of what is erased already nothing is asked', again)
    check(not planted(ann) and not ann.run('mention', 'search', 'PlantedEve').rows and len(ann.run('mention', 'search', 'PlantedDave').rows) == 20,
          'nothing of it is left, nothing else is gone', planted(ann)[:3])
    left = ann.run('mention', 'show', eve[7]).rows[0]
    check(left['erased'] and left['status'] == 'dismissed' and 'author' not in left and 'address' not in left, 'a record without content', left)
    check(ann.run('audit', 'verify').status == 0 and ann.run('workspace', 'check').status == 0, 'chain and index are sound', ann.run('workspace', 'check'))
    check(ann.run('undo').status == 3, 'it can\'t be taken back')
    again = ann.run('mention', 'import', 'eve.jsonl')
    check(again.rows[-1]['kept_out'] == 20 and again.rows[-1]['added'] == again.rows[-1]['edited'] == 0 and not planted(ann), 'nor brought in again', again)
    check(ann.sync().status == 0 and not on_server(), 'nor is it on the server', on_server()[:3])
    listed = [d for n, d in server.docs().items() if n.startswith('suppression:')]
    check(len(listed) == 1 and set(listed[0]) & {'salt', 'digest'} and 'eve' not in json.dumps(listed), 'whose list names nobody', listed)
    # ben comes back with it
    back = ben.sync()
    check(back.status == 0 and ben.status()['pending'] == 0 and not planted(ben), 'a desk that was away erases what it has', back, planted(ben)[:3])
    check(not on_server() and len(server.kind('mention')) == 45, 'and brings nothing of it back', on_server()[:3])
    check(ben.run('mention', 'import', 'new.jsonl').rows[-1]['kept_out'] == 5 and
          ben.run('mention', 'import', posts('later.jsonl', 'eve', range(40, 43))).rows[-1]['kept_out'] == 3, 'nor does it collect it again, or more')
    ann.sync()
    check(alike(ann, ben) == [] and not planted(ann) and not [c for c in ben.conflicts() + ann.conflicts() if 'lanted' in str(c)],
          'both are alike', alike(ann, ben)[:3], ben.conflicts())
    check(all(desk.run('audit', 'verify').status == 0 and desk.run('workspace', 'check').status == 0 for desk in (ann, ben)), 'and sound')
    for desk in (ann, ben):
        told = desk.run('audit', 'list', '--record', eve[10]).rows[0]
        check(told['action'] == 'set' and told['erased_by'] and verify(desk, 'teller') == (True, 1), 'of an event that told of it only that it was', told)
    # a program of before that fills it in, one that never heard of it, two that wrote at once
    name = 'mention:' + eve[8]
    server.wish(put='acme', over=True, doc={'_id': name, 'text': 'PlantedEve', 'author': 'Eve'})
    server.wish(put='acme', doc={'_id': 'mention:late', 'kind': 'mention', 'schema': 1, 'text': 'PlantedEve', 'author': 'Eve', 'network': 'mastodon',
                                 'author_address': 'https://M.example/@eve', 'status': 'new', 'collected': '2026-11-25T10:00:00Z'})
    server.wish(put='acme', fork=True, doc={'_id': 'mention:' + eve[9], 'kind': 'mention', 'text': 'PlantedEve', 'status': 'open'})
    for desk in (ben, ann, ben):
        desk.sync()
    check(not on_server() and not planted(ann) and not planted(ben) and alike(ann, ben) == [], 'what was erased stays erased', on_server(), planted(ben)[:3])
    # a server that was restored, a desk that joins
    server.wish(put='acme', doc=stretch('late', 'tom', [('tom', 'set', 'mention', eve[11], '{"text":"PlantedEve"}')]))
    ann.sync()
    check(not planted(ann) and verify(ann, 'late') == (True, 1), 'also in what is told later', planted(ann)[:3])
    server.wish(restore='acme')
    for desk in (ann, ben, ann):
        desk.sync()
    check(not on_server() and not planted(ann), 'also on a server that was restored', on_server()[:3])
    carl = Desk('carl-late')
    carl.run('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    check(not planted(carl) and carl.run('mention', 'import', 'eve.jsonl').rows[-1]['kept_out'] == 20, 'who joins later has nothing of it', planted(carl)[:3])
    server.end()


def story_of_odd_answers():
    server, ann, ben = pair()
    # 21: a login that is refused as a bad request
    ann.run('topic', 'add', 'A', 'a')
    ann.sync()
    before = ben.mark('since')
    server.fault('status', 999, 400)
    bad = ben.sync()
    asked = len(server.wish(log=True))
    check(bad.status == 5 and ben.mark('since') == before and not ben.topics(), 'a request that is refused as bad changes nothing', bad)
    server.fault('status', 0)
    check(ben.sync().status == 0 and 'A' in ben.topics() and asked < 600, 'and isn\'t asked again and again', asked)
    # 42: an answer that grows when it is unpacked
    ann.run('topic', 'add', 'B', 'b')
    ann.sync()
    server.fault('bomb', 999, 1)
    status, _, err, bomb = memory_of(ben, 'sync', 'run')
    check(status == 5 and 'larger' in err and bomb < 80 * 1024, 'an answer that grows without end is put away', status, err, bomb)
    server.fault('bomb', 0)
    check(ben.sync().status == 0 and 'B' in ben.topics(), 'and the next is read')
    # 41: a server that can't prove who it is
    tls = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'tls')
    secret = os.path.join(folder.name, 'tls-secret')
    with open(secret, 'w') as out:
        out.write('right-horse\n')
    alone = Desk('alone')
    for certificate in ('self-signed', 'expired', 'other-host', 'good'):
        port = server.wish(tls=os.path.join(tls, certificate + '.pem'))['port']
        asked = len(server.wish(log=True))
        unsafe = alone.run('sync', 'setup', 'https://127.0.0.1:%d/acme' % port, '--user', 'root', '--password-file', secret)
        # The authority of the good one is nobody that this machine knows.
        check(unsafe.status == 5 and len(server.wish(log=True)) == asked and 'trust' in unsafe.err, 'a certificate that is %s: nothing is asked there' % certificate,
              unsafe, server.wish(log=True)[asked:])
    # 44: what no text may hold
    for name, query in (('topic:null', 'a\u0000b'), ('topic:half', 'a\ud800b')):
        server.wish(put='acme', doc={'_id': name, 'kind': 'topic', 'name': name, 'query': query})
    server.wish(put='acme', doc={'_id': 'topic:deep', 'kind': 'topic', 'name': 'Deep', 'query': 'q', 'more': json.loads('[' * 90 + ']' * 90)})
    server.wish(put='acme', doc={'_id': 'topic:fine', 'kind': 'topic', 'name': 'Fine', 'query': 'q', 'one': 1, 'one_point': 1.0, 'tiny': 1e-9})
    got = ben.sync()
    parked = sorted(p['id'] for p in ben.run('sync', 'parked').rows)
    check(got.status == 0 and 'Fine' in ben.topics() and parked == ['topic:deep', 'topic:half', 'topic:null'], 'what can\'t be text stands alone', got, parked)
    ben.run('topic', 'set', 'Fine', '--query', 'changed')
    ben.sync()
    fine = server.docs()['topic:fine']
    check((repr(fine['one']), repr(fine['one_point']), repr(fine['tiny'])) == ('1', '1.0', '1e-09'), 'numbers that nobody knows stay as they were written', fine)
    # 37: a clock that is wrong
    if shutil.which('faketime'):
        ann.sync()
        topic = ann.topics()['Fine']['id']
        for shift, word in (('-1d', 'yesterday'), ('+1d', 'tomorrow')):
            old = dict(ann.surroundings)
            ann.surroundings = dict(old, LD_PRELOAD='', FAKETIME_DONT_FAKE_MONOTONIC='1')
            done = subprocess.run(['faketime', '-f', shift, *ann.command('topic', 'set', topic, '--query', word)], env=ann.surroundings,
                                  capture_output=True, text=True)
            subprocess.run(['faketime', '-f', shift, *ann.command('sync', 'run')], env=ann.surroundings, capture_output=True)
            ann.surroundings = old
            ben.sync()
            check(done.returncode == 0 and ben.topics()['Fine']['query'] == word and not ben.conflicts() and alike(ann, ben) == [],
                  'a clock that is a day off (%s) changes nothing' % shift, done.stderr, ben.topics()['Fine'])
            ben.run('topic', 'set', topic, '--query', 'after ' + word)
            for desk in (ben, ann):
                desk.sync()
            check(ann.topics()['Fine']['query'] == 'after ' + word and not ann.conflicts(), 'nor does it win')
    # 39: no room in the middle of a page
    server.wish(fill='acme', n=3000, name='Full')
    before = ben.mark('since')

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(ben.file) // 2, resource.RLIM_INFINITY))
    full = Result(subprocess.run(ben.command('sync', 'run'), env=ben.surroundings, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                                 preexec_fn=small_disk))
    n = ben.ask("SELECT count(*) FROM topic WHERE name LIKE 'Full %'")[0][0]
    check(full.status in (5, 6) and full.err.count('\n') == 1 and (ben.mark('since') == before) == (n == 0) and n < 3000, 'without room for a page it stays where it was',
          full, n)
    whole = ben.sync()
    check(whole.status == 0 and ben.ask("SELECT count(*) FROM topic WHERE name LIKE 'Full %'")[0][0] == 3000 and
          ben.run('workspace', 'check').status == 0, 'and goes on when there is some', whole)
    server.end()
    server, ann, ben = pair()
    # 35, 36, in small: several pages, one stored while the next is on its way, which doesn't come; most of the last ones were deleted
    _, _, _, little = memory_of(ben, 'sync', 'run')
    server.wish(fill='acme', n=2300, name='Page')
    server.wish(fill='acme', n=500, name='Gone', deleted=90)
    before = ben.mark('since')
    server.wish(fault='cut-page', after=1)
    broken = ben.sync()
    n_first = len(ben.topics())
    check(broken.status == 5 and 900 < n_first <= 1000 and ben.mark('since') != before, 'a page is stored though the next doesn\'t come', broken, n_first)
    status, rows, err, much = memory_of(ben, 'sync', 'run')
    check(status == 0 and len(ben.topics()) == 2350 and 1350 <= rows[0]['received'] <= 1450, 'and what comes next is only the rest', rows, err)
    check(ben.ask("SELECT count(*) FROM sync_state WHERE kind = 'topic'")[0][0] == 2350, 'of what was deleted before it was ever here nothing is kept or asked')
    # its feed is far larger than what is in memory of it
    server.wish(fill='acme', n=4000, name='Wide', padding=8000)
    status, rows, err, much = memory_of(ben, 'sync', 'run')
    check(status == 0 and rows[0]['received'] == 4000 and much < little + 35 * 1024, 'which takes no more memory than two pages', rows, err, little, much)
    with open('pages.jsonl', 'w') as out:
        for i in range(1300):
            out.write(json.dumps({'text': 'portion %d' % i, 'address': 'https://p.example/%d' % i}) + '\n')
    ben.run('mention', 'import', 'pages.jsonl')
    # 38, in small: long offline, while colleagues did more, in part with the same
    both = [0, 7, 999, 1000, 2299]
    for number in both:
        ben.run('topic', 'set', 'Page %d' % number, '--query', 'mine')
        server.wish(put='acme', over=True, doc={'_id': 'topic:Page%d' % number, 'kind_of_topic': 'brand'})
    server.wish(fill='acme', n=1100, name='Month')
    server.wish(fault='lose-reply', after=1)
    broken = ben.sync()
    whole = ben.sync()
    topics = ben.topics()
    check(len(topics) == 2350 + 4000 + 1100 and all((topics['Page %d' % n]['query'], topics['Page %d' % n]['kind_of_topic']) == ('mine', 'brand') for n in both) and
          all(server.docs()['topic:Page%d' % n]['query'] == 'mine' for n in both), 'after long offline both have all, and both changes of a record live')
    check(broken.status == 5 and whole.status == 0 and len(server.kind('mention')) == 1300 and ben.status()['pending'] == 0 and
          all(d['_writes'] == 1 for d in server.kind('mention').values()), 'portions that are made while another is under way are each sent once', broken, whole)
    server.end()


def story_of_tombstones():
    """36: what was deleted long ago isn't asked for by whoever joins."""
    server = Server()
    ann = Desk('ann-tombs')
    ann.run('sync', 'setup', server.address + '/acme')
    server.wish(fill='acme', n=11000, name='Tomb', deleted=90)
    living = sorted(server.kind('topic'))
    server.wish(save='acme')

    def asked(since):
        return [line.partition('/acme/')[2] for line in server.wish(log=True, whole=True)[since:]]

    def join(name, *more):
        desk, start = Desk(name), len(server.wish(log=True))
        return desk, desk.run('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example', *more), asked(start)

    def stop_between_pages(name, meanwhile):
        """Somebody joins; one page is stored and the next on its way when something is done."""
        desk = Desk(name)
        server.wish(fault='hold-rows', after=1)
        program = desk.start('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
        until(lambda: desk.mark('living') or program.poll() is not None)
        meanwhile(program)
        server.wish(release=True)
        out, err = program.communicate()
        return desk, program.returncode, err

    def delete_one(program):
        server.wish(put='acme', doc={'_id': living[2], '_rev': server.docs()[living[2]]['_rev'], '_deleted': True, 'kind': 'topic'})
        server.wish(put='acme', over=True, doc={'_id': 'topic:B', 'query': 'newer'})

    server.fault('bare-page')
    start = len(server.wish(log=True))
    late, _, _ = stop_between_pages('late-tombs', subprocess.Popen.kill)
    noted = json.loads(late.mark('living'))
    check(noted['told'] == len(server.docs()) - 9900 and noted['read'] == 1000 and late.mark('since') is None,
          'whoever joins a database full of tombstones reads what lives, and is killed between two pages', noted)
    # meanwhile colleagues change what was read and what wasn't, add, delete, and two nodes take the same
    for name in (living[0], living[-1]):
        server.wish(put='acme', over=True, doc={'_id': name, 'query': 'meanwhile'})
    for name in ('topic:A', 'topic:Z'):
        server.wish(put='acme', doc={'_id': name, 'kind': 'topic', 'schema': 1, 'name': name, 'query': 'new'})
    server.wish(put='acme', doc={'_id': living[1], '_rev': server.docs()[living[1]]['_rev'], '_deleted': True, 'kind': 'topic'})
    for query in ('one', 'other'):
        server.wish(put='acme', fork=True, doc={'_id': 'topic:Z', 'kind': 'topic', 'schema': 1, 'name': 'topic:Z', 'query': query})
    whole = late.sync()
    lines = asked(start)
    pages = [line for line in lines if line.startswith('_all_docs?include_docs=true&conflicts=true&limit')]
    feeds = [line for line in lines if line.startswith('_changes')]
    check(whole.status == 0 and len(pages) == 3 and ['startkey' in line for line in pages] == [False, True, True] and
          'startkey=%s' % urllib.parse.quote(json.dumps(noted['key']), safe='') in pages[2], 'goes on after the last one that is stored', whole, pages)
    check(urllib.parse.unquote(feeds[0]).endswith('since=' + noted['since']) and not any(line.endswith('since=0') for line in feeds),
          'and with what changed since then, not from the start', feeds[:3], noted)
    ann.sync()
    topics = late.topics()
    check(len(topics) == 1101 and len([t for t in topics.values() if t['query'] == 'meanwhile']) == 2 and 'topic:A' in topics and topics == ann.topics() and
          server.docs()['topic:Z']['_leaves'] == 1 and late.mark('living') is None and not late.run('sync', 'parked').rows,
          'nothing is lost, nothing doubled', len(topics), late.mark('open'))
    start = len(server.wish(log=True))
    check(late.sync().rows[0]['received'] == 0 and not any('_all_docs' in line for line in asked(start)), 'and that is over then', asked(start))
    # a copy that lags behind what was told of, while something is deleted that came already
    server.wish(put='acme', doc={'_id': 'topic:B', 'kind': 'topic', 'schema': 1, 'name': 'topic:B', 'query': 'new'})
    server.fault('lag', 999, 1)
    start = len(server.wish(log=True))
    behind, status, err = stop_between_pages('behind-tombs', delete_one)
    server.fault('lag', 0)
    lines = asked(start)
    check(status == 0 and any('startkey' in line for line in lines) and '_changes' in str(lines) and
          [line for line in lines if line.startswith('_changes')][0].endswith('since=0') and set(behind.topics()) == {*topics, 'topic:B'} - {living[2].replace('topic:Tomb', 'Tomb ')},
          'where a node lags behind what it told of, all of the feed is read', status, err, lines[:8], len(behind.topics()))
    # a server that doesn't do it
    server.fault('no-rows', 999, 400)
    refused, whole, lines = join('refused-tombs')
    server.fault('no-rows', 0)
    check(whole.status == 0 and any(line.endswith('since=0') for line in lines) and refused.topics() == behind.topics(), 'so it is where pages by name are refused', whole)
    # a file that has something of its own may have what was deleted
    own = Desk('own-tombs')
    own.run('topic', 'add', 'Mine', 'mine')
    start = len(server.wish(log=True))
    whole = own.run('sync', 'setup', server.address + '/acme', '--merge')
    check(whole.status == 0 and not any('&startkey' in line and 'conflicts' in line for line in asked(start)) and 'Mine' in own.topics() and
          len(own.topics()) == 1102, 'and where the file holds something', whole)
    # the database is restored before it is gone on with
    cut, _, _ = stop_between_pages('cut-tombs', subprocess.Popen.kill)
    server.wish(restore='acme')
    start = len(server.wish(log=True))
    whole = cut.sync()
    lines = asked(start)
    check(whole.status == 0 and len(cut.topics()) == len(server.kind('topic')) and cut.mark('living') is None and any(line.endswith('since=0') for line in lines) and
          not any('startkey' in line for line in lines), 'a place in a database that was restored since isn\'t gone on from', whole, lines[:8])
    # where the feed is read, something that came a moment ago may be deleted before its end
    server.wish(make='beta')
    eve = Desk('eve-tombs')
    eve.run('sync', 'setup', server.address + '/beta')
    server.wish(fill='beta', n=1100, name='Young')
    desk = Desk('young-tombs')
    server.wish(fault='hold-page', after=1)
    program = desk.start('sync', 'setup', server.address + '/beta', '--person', 'ann@acme.example')
    until(lambda: desk.mark('since') or program.poll() is not None)
    server.wish(put='beta', doc={'_id': 'topic:Young7', '_rev': server.docs('beta')['topic:Young7']['_rev'], '_deleted': True, 'kind': 'topic'})
    server.wish(release=True)
    out, err = program.communicate()
    check(program.returncode == 0 and len(desk.topics()) == 1099 and 'Young 7' not in desk.topics(),
          'and one deletion while somebody joins is no reason to ask', out, err, len(desk.topics()))
    server.end()


def story_of_many():
    """Tombstones, many documents, a month offline; only with STEWARD_TEST_LONG."""
    if not os.environ.get('STEWARD_TEST_LONG'):
        return
    size = 50000
    server = Server()
    ann = Desk('ann-many')
    ann.run('sync', 'setup', server.address + '/acme')
    small = Desk('small-many')
    _, _, _, little = memory_of(small, 'sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    # 35, 36: most were deleted long ago; whoever joins is killed at any page and goes on
    server.wish(fill='acme', n=size, name='Many', deleted=90, padding=1000)
    late = Desk('late-many')
    program = late.start('sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    until(lambda: late.mark('living') or program.poll() is not None)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    kept = late.mark('living')
    went_on = until(lambda: late.sync().status == 0)
    check(kept and went_on and len(late.topics()) == size // 10 and late.mark('since') and not late.mark('living'), 'whoever is killed while joining goes on', len(late.topics()))
    check(late.ask("SELECT count(*) FROM sync_state WHERE kind = 'topic'")[0][0] == size // 10, 'what was deleted leaves nothing behind')
    other = Desk('other-many')
    status, rows, err, much = memory_of(other, 'sync', 'setup', server.address + '/acme', '--person', 'ann@acme.example')
    check(status == 0 and much < little + 24 * 1024, 'many documents need no more memory than a page', status, err, little, much)
    # 38: a month offline
    with open('month.jsonl', 'w') as out:
        for i in range(size // 10):
            out.write(json.dumps({'text': 'offline %d' % i, 'address': 'https://m.example/%d' % i}) + '\n')
    late.run('mention', 'import', 'month.jsonl')
    both = [90 + i % 10 + 100 * (i // 10) for i in range(20)]
    for number in both:
        late.run('topic', 'set', 'Many %d' % number, '--query', 'mine')
        name = 'topic:Many%d' % number
        server.wish(put='acme', doc={'_id': name, '_rev': server.docs()[name]['_rev'], 'kind_of_topic': 'brand'}, over=True)
    server.wish(fill='acme', n=size, name='Month')
    back = late.sync()
    check(back.status == 0 and late.status()['pending'] == 0 and len(server.kind('mention')) == size // 10 and
          len(late.topics()) == size // 10 + size, 'after a month both have all', back, late.status())
    live = [late.topics()['Many %d' % number] for number in both]
    check(all(t['query'] == 'mine' and t['kind_of_topic'] == 'brand' for t in live), 'and both changes of a record live', live[:3])
    server.end()


def story_of_silence():
    """33, 34: a connection that nothing comes over; only with STEWARD_TEST_LONG, as it waits for it."""
    if not os.environ.get('STEWARD_TEST_LONG'):
        return
    server, ann, ben = pair()
    server.fault('silence')
    program = ben.start('sync', 'run', '--watch')
    time.sleep(2)
    ann.run('topic', 'add', 'News', 'news')
    ann.sync()
    start = time.time()
    came = until(lambda: 'News' in ben.topics() or None) or until(lambda: 'News' in ben.topics())
    check(came and time.time() - start < 60, 'a connection that is dead is given up', time.time() - start)
    with open('/proc/%d/status' % program.pid) as text:
        first = int(re.search(r'VmRSS:\s+(\d+)', text.read()).group(1))
    for i in range(200):
        server.wish(put='acme', doc={'_id': 'zebra:%d' % i, 'kind': 'zebra'})
        time.sleep(0.02)
    with open('/proc/%d/status' % program.pid) as text:
        last = int(re.search(r'VmRSS:\s+(\d+)', text.read()).group(1))
    check(last < first + 4096, 'who waits for news doesn\'t grow', first, last)
    program.kill()
    program.communicate()
    server.wish(release=True)
    server.end()


def story_of_watching():
    with open('watch-secret', 'w') as out:
        out.write('right-horse\n')
    secret = os.path.abspath('watch-secret')
    server, ann, ben = pair('root:right-horse:_admin', more=('--user', 'root', '--password-file', secret))
    ann.password = ben.password = secret
    program = ben.start('sync', 'run', '--watch')
    ann.run('topic', 'add', 'Live', 'live')
    ann.sync()
    check(until(lambda: 'Live' in ben.topics()), 'who watches gets a colleague\'s change')
    ben.run('topic', 'set', 'Live', '--query', 'from ben')
    check(until(lambda: list(server.kind('topic').values())[0]['query'] == 'from ben'), 'and what is changed here goes out by itself',
          server.kind('topic'))

    def waits_and_logins(n):
        """What is asked until so many waits are over."""
        start = len(server.wish(log=True))
        until(lambda: server.wish(log=True)[start:].count('GET /acme/_changes') >= n)
        log = server.wish(log=True)[start:]
        return log.count('GET /acme/_changes') >= n, log.count('POST /_session')
    server.fault('brief', 10 ** 6, 0.05)
    ben.run('topic', 'set', 'Live', '--query', 'once more')
    check(waits_and_logins(8) == (True, 0), 'whoever waits for news, and syncs, goes on with the login that is there', server.wish(log=True)[-20:])
    server.wish(expire=True)
    check(waits_and_logins(8) == (True, 1), 'where the server ends it there is one more', server.wish(log=True)[-20:])
    program.terminate()
    program.communicate()
    server.end()


for story in (story_of_beginning, story_of_editing, story_of_broken_cables, story_of_moments, story_of_logins, story_of_tokens, story_of_hr, story_of_preparing, story_of_inviting, story_of_witnesses, story_of_forgeries,
              story_of_restoring, story_of_other_servers,
              story_of_forks, story_of_clusters, story_of_choosing, story_of_handing, story_of_newer_programs, story_of_erasing,
              story_of_odd_answers, story_of_tombstones, story_of_many, story_of_silence, story_of_watching):
    if len(sys.argv) > 1 and story.__name__ not in sys.argv[1:]:
        continue
    print('# ' + story.__name__.replace('_', ' '), flush=True)
    story()
print('1..%d' % count)
sys.exit(1 if failed else 0)
