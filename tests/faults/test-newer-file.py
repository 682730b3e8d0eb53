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

result = ctl(file, 'topic', 'add', 'More', 'luggage')
check(result.status == 0 and bytes_of(file) != before, 'the test sees a write: the same file of this version changes', result)
done()
