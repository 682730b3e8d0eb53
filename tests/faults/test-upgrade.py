"""test-upgrade.py: killed while it is brought to a newer shape, the file is the old or the new one, with a backup beside.

A step after the last is laid over the program's own (G_RESOURCE_OVERLAYS), slow enough to be hit in the middle; then files
of every earlier version, made from the steps, are brought to this one.
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

# Files of every earlier version, made from the steps themselves: the rows of today's file in the columns of then.

STEPS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'store', 'sql')
INDEXES = ('mention_search', 'mention_term', 'response_search')


def columns(database):
    """Each ordinary table with its columns."""
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {table: {row[1] for row in database.execute('PRAGMA table_info("%s")' % table)}
            for table in tables if not table.startswith(INDEXES + ('sqlite_',))}


def whole_shape(file):
    """All that says how a file is made: its version, tables, columns, indexes, triggers."""
    database = raw(file)
    try:
        return (database.execute('PRAGMA user_version').fetchone()[0], columns(database),
                sorted(database.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")))
    finally:
        database.close()


def contents(file, wanted):
    """The rows in the columns that are wanted, without the sums: those are made anew as records are stored."""
    database = raw(file)
    try:
        return {table: sorted(map(repr, database.execute('SELECT %s FROM "%s"' % (
            ', '.join('"%s"' % name for name in sorted(names - {'sum'})), table)))) for table, names in wanted.items()}
    finally:
        database.close()


def make_earlier(version):
    target = os.path.join(HERE, 'version-%d.db' % version)
    remove(target)
    descriptor = os.open(target, os.O_CREAT | os.O_WRONLY, 0o600)
    os.close(descriptor)
    database = raw(target)
    today = raw(file)
    application = today.execute('PRAGMA application_id').fetchone()[0]
    today.close()
    database.execute('PRAGMA application_id = %d' % application)
    database.execute('PRAGMA journal_mode = WAL')
    # Steps may ask for the program's own functions; there are no rows yet.
    database.create_function('steward_words', 3, lambda title, text, hashtags: '')
    for step in sorted(os.listdir(STEPS))[:version]:
        with open(os.path.join(STEPS, step), encoding='utf-8') as sql:
            database.executescript(sql.read())
    database.execute('PRAGMA user_version = %d' % version)
    database.execute('ATTACH ? AS today', (file,))
    for table, names in columns(database).items():
        there = {row[1] for row in database.execute('PRAGMA today.table_info("%s")' % table)}
        list_of = ', '.join('"%s"' % name for name in sorted((names & there) - {'sum'}))
        if list_of:
            database.execute('INSERT INTO main."%s" (%s) SELECT %s FROM today."%s"' % (table, list_of, list_of, table))
    database.close()
    return target


today = whole_shape(file)
wrong, lost, between, unsound, nothing = [], [], [], [], []
kills = {'old': 0, 'new': 0}
check(NOW > 1 and len(os.listdir(STEPS)) == NOW, 'there is a step for each version')
for version in range(1, NOW):
    earlier = make_earlier(version)
    then = whole_shape(earlier)
    before = contents(earlier, then[1])
    target = copy_of(earlier, 'upgraded.db')
    backup = target + '.before-version-%d' % NOW
    remove(backup)
    result = ctl(target, 'topic', 'list')
    if result.status != 0 or whole_shape(target) != today:
        wrong.append('from %d: %s' % (version, result))
        continue
    if contents(target, then[1]) != before or len(result.rows()) != 30:
        lost.append('from %d' % version)
    if not os.path.exists(backup) or whole_shape(backup) != then or contents(backup, then[1]) != before:
        nothing.append('from %d' % version)
    good, why = is_sound(target)
    if not good:
        unsound.append('from %d: %s' % (version, why))
    for kill in range(count(1, -(-100 // (NOW - 1)))):
        target = copy_of(earlier, 'killed.db')
        remove(target + '.before-version-%d' % NOW)
        killed_after(dice.uniform(0.002, result.seconds), CTL, '--workspace', target, 'topic', 'list')
        now = whole_shape(target)
        if now not in (then, today):
            between.append('from %d: %s' % (version, now[0]))
            continue
        kills['new' if now == today else 'old'] += 1
        backup = target + '.before-version-%d' % NOW
        if now == today and (not os.path.exists(backup) or contents(backup, then[1]) != before):
            nothing.append('from %d, kill %d' % (version, kill))
        again = ctl(target, 'topic', 'list')
        if again.status != 0 or whole_shape(target) != today or contents(target, then[1]) != before:
            unsound.append('from %d, opened again: %s' % (version, again))
say('%d earlier versions, %d kills: %d old, %d new' % (NOW - 1, sum(kills.values()), kills['old'], kills['new']))
check(not wrong, 'a file of every earlier version is brought to this one', *wrong[:3])
check(not lost, 'nothing of it is lost', *lost)
check(kills['old'] > 0 and not between, 'killed, it is of the earlier version or of this one', *between)
check(not unsound, 'opened again it is whole', *unsound[:3])
check(not nothing, 'what it was lies beside each', *nothing)

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
