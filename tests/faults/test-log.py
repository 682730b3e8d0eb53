"""test-log.py: the log stays small, is cut when nothing happens, and who keeps it from that is named.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import time

from faults import CTL, HERE, SURROUNDINGS, WRITER, check, count, ctl, done, found, raw, run, say

READER = '''
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute('BEGIN')
database.execute('SELECT count(*) FROM topic').fetchone()
print('reading', flush=True)
sys.stdin.readline()
'''
BOUND = 64 * 1024 * 1024


def log_size():
    return os.path.getsize(file + '-wal') if os.path.exists(file + '-wal') else 0


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.05)
    return condition()


file = found()

# A program that stays open writes, and then has nothing to do.
writer = subprocess.Popen([WRITER, file, 'idle', str(count(200, 5000)), 'stay'], env=SURROUNDINGS, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, bufsize=0)
largest, lines = 0, 0
while b'idle' in writer.stdout.readline():
    lines += 1
    largest = max(largest, log_size())
say('%d deeds, the log had at most %d KiB' % (lines, largest // 1024))
check(0 < largest <= BOUND, 'while it writes, the log has at most 64 MiB', largest)
check(until(lambda: log_size() == 0), 'when nothing happens, the log is cut', log_size())

# The control: while somebody else reads an old state it can't be.
reader = subprocess.Popen([sys.executable, '-c', READER, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
reader.stdout.readline()
started = time.monotonic()
slow = run(WRITER, file, 'beside', '20')
check(slow.status == 0 and slow.seconds < 20, 'beside a reader nobody waits', slow)
check(not until(lambda: log_size() == 0, 4), 'the test sees a log that is not cut', log_size())
named = ctl(file, 'workspace', 'check')
row = [r for r in named.rows() if r['check'] == 'readers']
check(named.status == 0 and row and '(process %d)' % reader.pid in row[0]['message'], 'who reads is named', named)
reader.communicate(b'\n')
check(until(lambda: log_size() == 0), 'when it has gone, the log is cut', log_size())
silent = ctl(file, 'workspace', 'check')
check(silent.status == 0 and not [r for r in silent.rows() if r['check'] == 'readers'], 'and nobody is named', silent)
writer.communicate(b'\n')
check(writer.returncode == 0 and not os.path.exists(file + '-wal'), 'closed, the file stands alone')

# Reading for long goes on by key: what others write meanwhile can be moved into the file now and then.
database = raw(file)
database.execute('BEGIN')
database.executemany('INSERT INTO event (machine, sequence, at, person, action, kind, record, before, after, previous, hash) '
                     "VALUES ('elsewhere', ?, 0, 'a', 'edit', 'topic', 'x', x'00', x'00', x'00', x'00')",
                     ((i,) for i in range(1, 500001)))
database.execute('COMMIT')
database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
verifying = subprocess.Popen([CTL, '--workspace', file, 'audit', 'verify'], env=SURROUNDINGS, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
held, freed, writes = 0, 0, 0
while verifying.poll() is None:
    database.execute('CREATE TABLE IF NOT EXISTS beside (n INTEGER)')
    database.execute('INSERT INTO beside VALUES (1)')
    writes += 1
    _, in_log, moved = database.execute('PRAGMA wal_checkpoint(PASSIVE)').fetchone()
    freed += in_log > moved > held > 0
    held = moved if in_log > moved else 0
    time.sleep(0.005)
say('%d writes beside it, a reader let go of an older state %d times' % (writes, freed))
check(freed >= 3, 'while the audit is verified, the log is moved into the file again and again', freed)
done()
