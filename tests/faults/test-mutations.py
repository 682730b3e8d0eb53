"""test-mutations.py: a damaged file makes no crash; damage is reported, or the contents are proven equal.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from faults import HERE, WRITER, check, copy_of, count, ctl, dice, digest, done, found, raw, remove, run, say

PAGE = 4096


def flip(data):
    at = dice.randrange(len(data))
    data[at] ^= 1 << dice.randrange(8)


def noise(data):
    at = dice.randrange(len(data))
    data[at:at + dice.choice([1, 4, 64, 512])] = os.urandom(4)


def blank_page(data):
    at = dice.randrange(len(data) // PAGE) * PAGE
    data[at:at + PAGE] = bytes(PAGE)


def swap_pages(data):
    a, b = (dice.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[a:a + PAGE], data[b:b + PAGE] = data[b:b + PAGE], data[a:a + PAGE]


def cut(data):
    del data[dice.randrange(len(data)):]


def longer(data):
    data += os.urandom(dice.choice([1, 100, PAGE]))


file = found()
run(WRITER, file, 'row', str(count(60, 400)))
database = raw(file)
database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
database.close()
contents = digest(file)
with open(file, 'rb') as source:
    good = source.read()

times = count(40, 1000)
crashed, slow, silent, written, reported, equal = [], [], [], [], 0, 0
for i in range(times):
    damage = dice.choice([flip, flip, noise, noise, blank_page, swap_pages, cut, longer])
    data = bytearray(good)
    damage(data)
    if data == good:
        continue
    target = os.path.join(HERE, 'damaged.db')
    remove(target)
    with open(target, 'wb') as out:
        out.write(data)
    os.chmod(target, 0o600)
    label = '%s, %d' % (damage.__name__, i)
    answers = [ctl(target, *words, seconds=30) for words in (['workspace', 'check'], ['topic', 'list'], ['audit', 'verify'])]
    for answer in answers:
        if answer.status < 0 or answer.status > 6 or 'Sanitizer' in answer.err or 'runtime error' in answer.err:
            crashed.append('%s: %s' % (label, answer))
        if answer.seconds > 25:
            slow.append('%s: %.1f s' % (label, answer.seconds))
    with open(target, 'rb') as source:
        if source.read() != data and answers[0].status != 0:
            written.append(label)
    if any(answer.status != 0 for answer in answers):
        reported += 1
        continue
    try:
        same = digest(target) == contents
    except Exception as error:  # noqa: BLE001
        same = False
        label += ': %s' % error
    if same:
        equal += 1
    else:
        silent.append(label)
say('%d mutations: %d reported, %d changed nothing that is stored' % (times, reported, equal))
check(not crashed, 'nothing crashes', *crashed[:4])
check(not slow, 'nothing hangs', *slow)
check(not silent, 'damage is reported, or the contents are equal', *silent[:10])
check(not written, 'a file that is damaged is not written to', *written[:10])
check(reported > times * 0.2, 'the test sees damage', reported)

# A row of the audit that lacks what each row has.
for column in ('machine', 'person', 'action', 'kind', 'record'):
    target = copy_of(file, 'nothing.db')
    database = raw(target)
    database.execute('DROP TRIGGER event_is_fixed')
    database.execute('PRAGMA writable_schema=ON')
    database.execute("UPDATE sqlite_schema SET sql = replace (sql, 'TEXT NOT NULL', 'TEXT') WHERE name = 'event'")
    database.close()
    database = raw(target)
    database.execute('UPDATE event SET %s = NULL WHERE row = (SELECT max (row) FROM event)' % column)
    database.execute('PRAGMA writable_schema=ON')
    database.execute("UPDATE sqlite_schema SET sql = replace (replace (sql, ' TEXT,', ' TEXT NOT NULL,'), 'TEXT NOT NULL NOT NULL', "
                     "'TEXT NOT NULL') WHERE name = 'event'")
    database.close()
    answers = [ctl(target, *words) for words in (['audit', 'verify'], ['audit', 'list'], ['workspace', 'check'])]
    check(all(0 <= answer.status <= 6 for answer in answers) and answers[2].status in (1, 6), 'an event without its %s is a fault' % column,
          *answers)

# What can still be read of a file that has lost every 23rd page with rows, in rounds since rows of one kind lie
# together. The schema and the roots of tables stay: without them there is no way to the rows.
database = raw(file)
leaves = [page - 1 for (page,) in database.execute(
    "SELECT pageno FROM dbstat WHERE pagetype = 'leaf' AND path != '/' AND name != 'sqlite_schema' ORDER BY pageno")]
database.close()
there = back = 0
for first in range(0, 23, 4):
    data = bytearray(good)
    for page in leaves[first::23]:
        data[page * PAGE:(page + 1) * PAGE] = bytes(PAGE)
    target = os.path.join(HERE, 'hole.db')
    saved = os.path.join(HERE, 'saved.db')
    remove(target)
    remove(saved)
    with open(target, 'wb') as out:
        out.write(data)
    os.chmod(target, 0o600)
    result = ctl(target, 'workspace', 'salvage', saved, seconds=120)
    there += sum(len(rows) for table, rows in contents.items() if table in ('topic', 'event', 'person'))
    if os.path.exists(saved):
        after = digest(saved)
        back += sum(len(set(contents[table]) & set(after.get(table, []))) for table in ('topic', 'event', 'person'))
say('salvaged %d of %d rows' % (back, there))
check(back >= there * 0.9, 'at least 90 % of the rows come back from a file with blank pages', result)
with open(target, 'rb') as source:
    check(source.read() == data, 'the damaged file itself is left as it was')
done()
