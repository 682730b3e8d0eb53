"""test-backup.py: a backup is whole, also when others write while it is made.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess

from faults import HERE, SURROUNDINGS, WRITER, check, count, ctl, done, found, is_sound, must, names, raw, say

file = found()
posts = os.path.join(HERE, 'posts.jsonl')
with open(posts, 'w', encoding='utf-8') as out:
    for i in range(count(3000, 30000)):
        out.write('{"text":"The airline lost luggage number %d","address":"https://posts.example/%d"}\n' % (i, i))
must(file, 'mention', 'import', posts)

for turn in range(count(2, 20)):
    before = names(file)
    writer = subprocess.Popen([WRITER, file, 'turn%d' % turn, str(count(200, 1000))], env=SURROUNDINGS,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer.stdout.readline()
    backup = os.path.join(HERE, 'backup%d.db' % turn)
    made = ctl(file, 'workspace', 'backup', backup)
    was_writing = writer.poll() is None
    _, err = writer.communicate()
    check(made.status == 0 and writer.returncode == 0 and not err, 'a backup is made while somebody writes', made, err.decode())
    say('the writer was %s' % ('at it all the time' if was_writing else 'ready before'))
    check(oct(os.stat(backup).st_mode & 0o777) == '0o600', 'it is for its owner only')
    sound, why = is_sound(backup)
    check(sound, 'it is sound', why)
    kept = names(backup)
    check(set(before) <= set(kept) <= set(names(file)), 'it holds a moment of the workspace: %d of %d' % (len(kept), len(names(file))))
    check(not [name for name in os.listdir(HERE) if name.startswith('backup%d.db' % turn) and name != 'backup%d.db' % turn
               and not name.endswith(('-wal', '-shm'))], 'nothing is left beside it', *os.listdir(HERE))

# What the test would see: a copy that was made byte by byte while pages were missing.
torn = os.path.join(HERE, 'torn.db')
with open(backup, 'rb') as there, open(torn, 'wb') as here:
    data = there.read()
    here.write(data[:len(data) // 2] + b'\0' * 8192 + data[len(data) // 2 + 8192:])
os.chmod(torn, 0o600)
check(not is_sound(torn)[0], 'a torn copy would be seen')

must(file, 'workspace', 'restore', backup)
check(sorted(names(file)) == sorted(kept), 'restored, it holds what the backup holds')
sound, why = is_sound(file)
check(sound, 'and is sound', why)
database = raw(file)
check(database.execute('SELECT count(*) FROM mention').fetchone()[0] == count(3000, 30000), 'with all its mentions')
database.close()
done()
