"""test-kill.py: killed at any moment, the file is whole and holds all that was acknowledged.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil

from faults import (CTL, HERE, WRITER, check, copy_of, count, ctl, dice, done, found, is_sound, killed_after, names, raw,
                    run, say)


def edits():
    file = found('edits.db')
    acknowledged, interrupted, unsound, lost = set(), 0, [], []
    before = copy_of(file, 'before.db')
    times = count(12, 200)
    for i in range(times):
        text, was_running = killed_after(dice.uniform(0.005, 0.25), WRITER, file, 'kill%d' % i, '100000', at_work=True)
        interrupted += was_running
        # A line that was cut while it was printed was acknowledged too, but nobody read it.
        acknowledged.update(text.splitlines() if text.endswith('\n') else text.splitlines()[:-1])
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        lost = sorted(acknowledged - set(names(file)))
        if lost:
            break
    say('%d kills, %d while it was running, %d deeds acknowledged' % (times, interrupted, len(acknowledged)))
    check(interrupted >= times * 0.8 and len(acknowledged) > times, 'editing was killed while it was at work')
    check(not unsound, 'after each kill the file is sound', *unsound[:3])
    check(not lost, 'no acknowledged edit is lost', *lost[:10])
    check(bool(acknowledged - set(names(before))), 'the test sees a loss: an older copy lacks acknowledged edits')
    verified = ctl(file, 'audit', 'verify')
    check(verified.status == 0, 'the audit holds after all kills', verified)

    broken = copy_of(file, 'broken.db')
    database = raw(broken)
    database.execute('PRAGMA writable_schema=ON')
    page = database.execute("SELECT rootpage FROM sqlite_schema WHERE name='topic'").fetchone()[0]
    size = database.execute('PRAGMA page_size').fetchone()[0]
    database.close()
    with open(broken, 'r+b') as out:
        out.seek((page - 1) * size + 8)
        out.write(os.urandom(200))
    sound, why = is_sound(broken)
    check(not sound, 'the test sees damage: a page that was overwritten is named', why)


def imports():
    rows = count(20000, 100000)
    source = os.path.join(HERE, 'posts.jsonl')
    with open(source, 'w', encoding='utf-8') as out:
        for i in range(rows):
            out.write('{"address":"https://posts.example/%d","network":"web","author":"a%d","text":"Post %d about a broken '
                      'guitar and lost luggage","published":"2025-0%d-%02dT10:00:00Z"}\n'
                      % (i, i % 97, i, 1 + i % 9, 1 + i % 28))
    file = found('import.db')
    full = copy_of(file, 'full.db')
    whole = ctl(full, 'mention', 'import', source, seconds=600)
    if not check(whole.status == 0 and whole.rows()[-1].get('added') == rows, 'a file of %d posts is imported' % rows, whole):
        return
    took, unsound, interrupted, shrunk, was = whole.seconds, [], 0, [], 0
    times = count(8, 100)
    for i in range(times):
        _, was_running = killed_after(dice.uniform(0, took / 2), CTL, '--workspace', file, 'mention', 'import', source)
        interrupted += was_running
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        database = raw(file)
        now = database.execute('SELECT count(*) FROM mention').fetchone()[0]
        database.close()
        if now < was:
            shrunk.append('%d → %d' % (was, now))
        was = now
    say('%d kills, %d while it was importing' % (times, interrupted))
    check(interrupted > 0, 'the import was killed while it was at work')
    check(not unsound, 'after each kill the file is sound', *unsound[:3])
    check(not shrunk, 'what was stored stays stored', *shrunk)
    last = ctl(file, 'mention', 'import', source, seconds=600)
    database = raw(file)
    total, distinct = database.execute('SELECT count(*), count(DISTINCT address) FROM mention').fetchone()
    database.close()
    check(last.status == 0 and total == rows == distinct, 'it goes on where it was: every post once',
          'stored %d, distinct %d, of %d' % (total, distinct, rows), last)
    hits = ctl(file, 'mention', 'search', 'guitar', '--limit', '10')
    check(hits.status == 0 and len(hits.rows()) == 10, 'and all are found', hits)


edits()
if 'import' in run(CTL, 'mention', '--help').out:
    imports()
shutil.rmtree(HERE, ignore_errors=True)
done()
