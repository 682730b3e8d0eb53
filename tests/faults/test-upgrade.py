"""test-upgrade.py: killed while it is brought to a newer shape, the file is the old or the new one, with a backup beside.

A second step is laid over the program's own (G_RESOURCE_OVERLAYS): there is no program of its own to test.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from faults import (HERE, SURROUNDINGS, WRITER, check, copy_of, count, ctl, dice, digest, done, found, is_sound,
                    killed_after, raw, remove, run, say, CTL)

ROWS = 40000
database = raw(found('now.db'))
NOW = database.execute('PRAGMA user_version').fetchone()[0]
database.close()
steps = os.path.join(HERE, 'steps')
os.makedirs(steps)
with open(os.path.join(steps, '%03d-later.sql' % (NOW + 1)), 'w') as out:
    out.write('''CREATE TABLE later (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
INSERT INTO later SELECT i, hex(randomblob(40)) FROM n;
CREATE INDEX later_by_text ON later (text);
ALTER TABLE topic ADD COLUMN tried TEXT;
''' % ROWS)
OVERLAY = {'G_RESOURCE_OVERLAYS': '/io/github/stewardapp/Steward/store/sql=' + steps}


def shape(file):
    """'old', 'new', or what is between."""
    database = raw(file)
    try:
        version = database.execute('PRAGMA user_version').fetchone()[0]
        there = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'later%' ORDER BY name")]
        column = any(row[1] == 'tried' for row in database.execute('PRAGMA table_info(topic)'))
        rows = database.execute('SELECT count(*) FROM later').fetchone()[0] if 'later' in there else 0
    finally:
        database.close()
    if (version, there, column) == (NOW, [], False):
        return 'old'
    if (version, there, column, rows) == (NOW + 1, ['later', 'later_by_text'], True, ROWS):
        return 'new'
    return 'version %d with %s, column: %s, %d rows' % (version, there, column, rows)


file = found()
run(WRITER, file, 'row', '30')
sound, why = is_sound(file)
old = digest(file)

target = copy_of(file, 'whole.db')
whole = ctl(target, 'topic', 'list', env=OVERLAY)
check(whole.status == 0 and shape(target) == 'new', 'an older file is brought to the newer shape', whole, shape(target))
backup = target + '.before-version-%d' % (NOW + 1)
check(os.path.exists(backup) and shape(backup) == 'old' and digest(backup) == old, 'what it was lies beside it, equal')

seen, between, unsound, nothing = {'old': 0, 'new': 0}, [], [], []
times = count(15, 100)
for i in range(times):
    target = copy_of(file, 'killed.db')
    remove(target + '.before-version-%d' % (NOW + 1))
    surroundings = dict(SURROUNDINGS)
    SURROUNDINGS.update(OVERLAY)
    killed_after(dice.uniform(0.005, whole.seconds), CTL, '--workspace', target, 'topic', 'list')
    SURROUNDINGS.pop('G_RESOURCE_OVERLAYS')
    now = shape(target)
    if now not in seen:
        between.append(now)
        continue
    seen[now] += 1
    backup = target + '.before-version-%d' % (NOW + 1)
    if now == 'new' and not (os.path.exists(backup) and digest(backup) == old):
        nothing.append('kill %d' % i)
    again = ctl(target, 'topic', 'list', env=OVERLAY)
    if again.status != 0 or shape(target) != 'new' or len(again.rows()) != 30:
        unsound.append(str(again))
say('%d kills: %d old, %d new' % (times, seen['old'], seen['new']))
check(seen['old'] > 0, 'it was killed before the end')
check(not between, 'never between', *between)
check(not unsound, 'opened again it becomes the newer one', *unsound[:3])
check(not nothing, 'where it is the newer one, the backup lies beside it', *nothing)

target = copy_of(file, 'between.db')
database = raw(target)
database.execute('CREATE TABLE later (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
database.close()
check(shape(target) not in seen, 'the test sees what is between: a step that stopped after its first statement')

made, odd = 0, []
for i in range(count(8, 50)):
    target = os.path.join(HERE, 'founded.db')
    remove(target)
    killed_after(dice.uniform(0.005, 0.1), CTL, 'workspace', 'new', target, '--person', 'Ann <ann@acme.example>')
    result = ctl(target, 'workspace', 'info')
    made += result.status == 0
    remove(target) if result.status != 0 else None
    if result.status not in (0, 3, 4, 6) or (result.status and not result.err):
        odd.append(str(result))
    fresh = ctl(target, 'workspace', 'new', target, '--person', 'Ann <ann@acme.example>') if result.status else result
    if fresh.status != 0:
        odd.append(str(fresh))
say('a founding that was killed: %d files were whole' % made)
check(not odd, 'a founding that was killed leaves a whole file or one that is named as none', *odd[:3])
done()
