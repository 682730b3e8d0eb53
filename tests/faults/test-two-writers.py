"""test-two-writers.py: two processes write to one file; nothing is lost and nobody hears of a lock.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess

from faults import SURROUNDINGS, WRITER, check, copy_of, count, ctl, done, found, is_sound, names, raw, say

file = found()
times = count(300, 10000)
writers = [subprocess.Popen([WRITER, file, name, str(times)], env=SURROUNDINGS, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE) for name in ('left', 'right')]
results = [writer.communicate() for writer in writers]
check(all(writer.returncode == 0 for writer in writers), 'both end well', *(err.decode() for _, err in results))
check(not any(err for _, err in results), 'nobody sees a lock', *(err.decode() for _, err in results))
there = names(file)
wanted = {'%s-%d' % (side, i) for side in ('left', 'right') for i in range(times)}
check(wanted <= set(there), 'all %d writes are there' % len(wanted), *sorted(wanted - set(there))[:10])
check(len(there) == len(set(there)), 'each once')
database = raw(file)
order = [name.split('-')[0] for name, in database.execute('SELECT name FROM topic ORDER BY row')]
database.close()
changes = sum(1 for a, b in zip(order, order[1:]) if a != b)
say('the two took turns %d times' % changes)
check(changes > 1, 'they did write at the same time')
sound, why = is_sound(file)
check(sound, 'the file is sound', why)
verified = ctl(file, 'audit', 'verify')
check(verified.status == 0, 'the audit is one chain', verified)

# What the test would see without a lock: a write that was made on an older state of the file.
older = copy_of(file, 'older.db')
database = raw(older)
database.execute('DELETE FROM topic WHERE name = ?', ('left-%d' % (times - 1),))
database.close()
check(not wanted <= set(names(older)), 'a write that got lost would be seen')
done()
