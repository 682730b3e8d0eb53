"""test-tampering.py: changes of the audit by a raw SQLite shell, each named by its first bad event.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from faults import WRITER, check, copy_of, count, ctl, dice, done, found, raw, run, say

TRIGGERS = ('event_is_fixed', 'event_stays', 'event_detail_is_fixed', 'event_detail_is_erased_openly')


def altered(database, sequence, last):
    column = dice.choice(['at', 'person', 'action', 'kind', 'record', 'before', 'after', 'previous', 'hash'])
    new = {'at': 'at + 1', 'before': "zeroblob(32)", 'after': "zeroblob(31) || x'01'", 'previous': 'zeroblob(32)',
           'hash': 'zeroblob(32)'}.get(column, "%s || 'x'" % column)
    if column in ('before', 'after'):
        new = 'CAST(%s AS BLOB)' % new
    database.execute('UPDATE event SET "%s" = %s WHERE sequence = ?' % (column, new), (sequence,))
    # A new hash is seen at the event itself: it no longer fits what it is made of.
    return 'column %s' % column, {sequence}


def emptied(database, sequence, last):
    column = dice.choice(['machine', 'person', 'action', 'kind', 'record'])
    database.execute('PRAGMA writable_schema=ON')
    shape = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()[0]
    database.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'event'")
    database.execute('PRAGMA writable_schema=RESET')
    database.execute('UPDATE event SET "%s" = NULL WHERE sequence = ?' % column, (sequence,))
    database.execute('PRAGMA writable_schema=ON')
    database.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'event'", (shape,))
    return 'column %s is empty' % column, {sequence}


def contents(database, sequence, last):
    column = dice.choice(['before', 'after', 'salt'])
    database.execute("UPDATE event_detail SET \"%s\" = CASE WHEN '%s' = 'salt' THEN zeroblob(16) ELSE "
                     "coalesce(\"%s\", '') || ' ' END WHERE event = (SELECT row FROM event WHERE sequence = ?)"
                     % (column, column, column), (sequence,))
    return 'contents, %s' % column, {sequence}


def contents_gone(database, sequence, last):
    database.execute('DELETE FROM event_detail WHERE event = (SELECT row FROM event WHERE sequence = ?)', (sequence,))
    return 'contents removed without a record', {sequence}


def removed(database, sequence, last):
    database.execute('DELETE FROM event_detail WHERE event = (SELECT row FROM event WHERE sequence = ?)', (sequence,))
    database.execute('DELETE FROM event WHERE sequence = ?', (sequence,))
    return 'removed', {sequence, sequence + 1}


def swapped(database, sequence, last):
    other = dice.choice([s for s in range(1, last + 1) if s != sequence])
    database.execute('UPDATE event SET sequence = -1 WHERE sequence = ?', (sequence,))
    database.execute('UPDATE event SET sequence = ? WHERE sequence = ?', (sequence, other))
    database.execute('UPDATE event SET sequence = ? WHERE sequence = -1', (other,))
    return 'swapped with %d' % other, {min(sequence, other)}


def cut(file, sequence):
    """The tail goes. What is left is a chain like any other, and an honest restore looks the same: no fault. But this
    desk remembers its last hash, so verifying names that more had been written, and the next deed says why it begins a
    new chain."""
    database = raw(file)
    for trigger in TRIGGERS:
        database.execute('DROP TRIGGER IF EXISTS "%s"' % trigger)
    database.execute('DELETE FROM event_detail WHERE event IN (SELECT row FROM event WHERE sequence >= ?)', (sequence,))
    database.execute('DELETE FROM event WHERE sequence >= ?', (sequence,))
    database.close()
    verified = ctl(file, 'audit', 'verify')
    check('not yet witnessed' in verified.err, 'a cut tail: verify says from where on nobody else has seen the events', verified)
    check('behind' not in honest.out and 'older copy' not in honest.err, 'of a whole file it says nothing of the kind', honest)
    for words in ('a cut tail', 'after the next deed'):
        mine = [row for row in verified.rows() if row['machine'] == machine]
        check(verified.status == 0 and mine and mine[0].get('behind') and 'older copy came back' in verified.err,
              '%s: verify says that there were more' % words, verified)
        ctl(file, 'topic', 'add', 'After the cut', 'guitar')
        verified = ctl(file, 'audit', 'verify')
    starts = [e for e in ctl(file, 'audit', 'list', '--limit', '100').rows() if e['action'] == 'begin-chain']
    new = [e for e in starts if e['machine'] != machine]
    check(len(new) == 1 and new[0]['after'].get('reason') not in (None, 'new'),
          'a cut tail: the next deed begins a chain that says why', *starts)


file = found()
run(WRITER, file, 'event', '40')
honest = ctl(file, 'audit', 'verify')
check(honest.status == 0, 'an honest file is verified', honest)
database = raw(file)
last = database.execute('SELECT max(sequence) FROM event').fetchone()[0]
machine = database.execute('SELECT machine FROM event LIMIT 1').fetchone()[0]

for statement in ("UPDATE event SET person = 'x'", 'DELETE FROM event', "UPDATE event_detail SET after = 'x'",
                  'DELETE FROM event_detail'):
    try:
        database.execute(statement)
        raised = False
    except Exception as error:  # noqa: BLE001
        raised = 'never' in str(error) or 'only' in str(error)
    check(raised, '%s raises' % statement)
database.close()

times = count(40, 1000)
unseen, unnamed = [], []
for i in range(times):
    deed = dice.choice([altered, altered, altered, emptied, contents, contents, contents_gone, removed, swapped])
    # The end of the chain itself can only be cut, which is another matter: see below.
    sequence = dice.randint(2, last - 1)
    with open(file, 'rb') as source:
        data = source.read()
    # In place: the desk knows the file by its inode.
    database = raw(file)
    for trigger in TRIGGERS:
        database.execute('DROP TRIGGER IF EXISTS "%s"' % trigger)
    database.execute('PRAGMA foreign_keys=OFF')
    words, expected = deed(database, sequence, last)
    database.close()
    result = ctl(file, 'audit', 'verify')
    rows = [row for row in result.rows() if row.get('machine') == machine]
    label = '%s at %d of %d' % (words, sequence, last)
    if result.status == 0:
        unseen.append(label)
    elif not rows or rows[0].get('first_bad') not in expected:
        unnamed.append('%s: %s' % (label, result.out[:300]))
    with open(file, 'r+b') as target:
        target.write(data)
        target.truncate(len(data))
say('%d changes' % times)
check(not unseen, 'each change is seen', *unseen)
check(not unnamed, 'each is named by its first bad event', *unnamed)
again = ctl(file, 'audit', 'verify')
check(again.status == 0, 'put back as it was, it is verified again', again)
cut(file, last // 2)
done()
