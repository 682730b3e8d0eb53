"""test-newer-file.py: a file of a newer Steward is refused by every way in, and not a byte changes.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import os

from faults import HERE, check, copy_of, ctl, done, found, raw


def bytes_of(file):
    with open(file, 'rb') as source:
        return hashlib.sha256(source.read()).hexdigest()


file = found()
ctl(file, 'topic', 'add', 'Baggage', 'guitar')
newer = copy_of(file, 'newer.db')
database = raw(newer)
version = database.execute('PRAGMA user_version').fetchone()[0]
database.execute('PRAGMA user_version=%d' % (version + 1))
database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
database.close()
before, stands = bytes_of(newer), os.stat(newer).st_mtime_ns
listing = sorted(os.listdir(HERE))

for words in (['workspace', 'info'], ['workspace', 'check'], ['topic', 'list'], ['topic', 'add', 'More', 'luggage'],
              ['audit', 'verify'], ['workspace', 'rebuild-search'], ['undo']):
    result = ctl(newer, *words)
    check(result.status == 6 and 'newer' in result.err, '%s refuses it and says why' % ' '.join(words), result)
check(bytes_of(newer) == before and os.stat(newer).st_mtime_ns == stands, 'its bytes are unchanged')
check(sorted(os.listdir(HERE)) == listing, 'nothing lies beside it', sorted(os.listdir(HERE)))

# With a log that isn't moved into the file yet: SQLite would do that while it opens or closes it.
database = raw(newer)
database.execute("INSERT INTO mention_rollup VALUES (1, 'x', 'new', 'none', 1)")
logged = copy_of(newer, 'logged.db')
database.close()
before = bytes_of(logged), bytes_of(logged + '-wal')
check(os.path.getsize(logged + '-wal') > 0, 'there is a newer file with a log')
for words in (['workspace', 'info'], ['topic', 'add', 'More', 'luggage'], ['workspace', 'check']):
    result = ctl(logged, *words)
    check(result.status == 6 and 'newer' in result.err, '%s refuses that, too' % ' '.join(words), result)
check((bytes_of(logged), bytes_of(logged + '-wal')) == before and not os.path.exists(logged + '-shm'),
      'the bytes of both are unchanged, nothing else is there')

before = bytes_of(file)
result = ctl(file, 'topic', 'add', 'More', 'luggage')
check(result.status == 0 and bytes_of(file) != before, 'the test sees a write: the same file of this version changes', result)
done()
