"""test-disk.py: a full disk and a failing one, at every write, sync, read and open of the file.

The kernel's answers are replaced by strace; what the program then says and keeps is checked.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil

from faults import CTL, HERE, check, copy_of, count, ctl, done, found, is_sound, names, remove, run, say, skip_all

if not shutil.which('strace') or run('strace', '-f', '-o', '/dev/null', 'true').status != 0:
    skip_all('strace is missing, or may not trace here')

BAR_SECONDS = 5
file = found()
for i in range(3):
    ctl(file, 'topic', 'add', 'Before %d' % i, 'guitar')


def injected(what, when, target, trace, *words):
    """One command, with the kernel's answers from the WHEN-th call on that file on replaced."""
    paths = []
    for ending in ('', '-wal', '-shm', '-journal'):
        paths += ['-P', target + ending]
    return run('strace', '-f', '-o', trace, *paths, '-e', 'inject=%s:when=%s' % (what, when), CTL, '--workspace', target,
               '--format', 'json', *words)


def sweep(words, what, points, step='', deed=None):
    """At each point: no crash, no hang, words on what happened, and a file that is sound with all that was said."""
    deed = deed or ['topic', 'add', 'Tried', 'luggage']
    crashed, slow, mute, unsound, lost, reached, refused = [], [], [], [], [], 0, 0
    trace = os.path.join(HERE, 'trace')
    for point in points:
        target = copy_of(file, 'tried.db')
        was = set(names(target))
        result = injected(what, '%d%s' % (point, step), target, trace, *deed)
        hit = 'INJECTED' in open(trace).read()
        reached += hit
        label = '%s at %d' % (what, point)
        if result.status < 0 or result.status > 6 or result.status in (134, 139):
            crashed.append('%s: %s' % (label, result))
        if result.seconds > BAR_SECONDS:
            slow.append('%s: %.1f s' % (label, result.seconds))
        if result.status != 0:
            refused += 1
            if not re.search(r'"message":"[^"]{10,}"', result.err):
                mute.append('%s: %s' % (label, result))
        sound, why = is_sound(target)
        if not sound:
            unsound.append('%s: %s' % (label, why))
            continue
        now = set(names(target))
        if not was <= now or result.status == 0 and deed[0] == 'topic' and 'Tried' not in now:
            lost.append('%s: %s' % (label, result))
        again = ctl(target, 'topic', 'add', 'Afterwards', 'luggage')
        if again.status != 0:
            lost.append('%s: it does not go on: %s' % (label, again))
        if not hit:
            break
    say('%s: %d points, %d met, %d refused' % (words, len(points), reached, refused))
    check(reached > 0, '%s: the fault was met' % words)
    check(not crashed, '%s: no crash' % words, *crashed[:3])
    check(not slow, '%s: no hang over %d s' % (words, BAR_SECONDS), *slow)
    check(not mute, '%s: said in words' % words, *mute[:3])
    check(not unsound, '%s: the file is sound' % words, *unsound[:3])
    check(not lost, '%s: nothing acknowledged is lost, and it goes on' % words, *lost[:3])
    return refused


refused = 0
# Space that is gone stays gone: from a point on, every write fails.
refused += sweep('full disk', 'pwrite64,write,fallocate,ftruncate:error=ENOSPC', range(1, 1 + count(8, 50)), '+')
posts = os.path.join(HERE, 'posts.jsonl')
with open(posts, 'w') as out:
    for i in range(2500):
        out.write('{"address":"https://posts.example/%d","text":"Post %d about a guitar"}\n' % (i, i))
refused += sweep('full disk while posts are brought in', 'pwrite64,write,fallocate,ftruncate:error=ENOSPC',
                 range(3, 1000, count(300, 20)), '+', ['mention', 'import', posts])
for call in ('pwrite64', 'fsync,fdatasync', 'pread64', 'openat'):
    full = {'openat': 12, 'fsync,fdatasync': 12}.get(call, 60)
    for step in ('', '+'):
        refused += sweep('%s fails %s' % (call, 'from then on' if step else 'once'), call + ':error=EIO',
                         range(1, 1 + count(4, full)), step)
check(refused > 10, 'the faults were felt: a deed that could not be kept was refused', refused)
remove(os.path.join(HERE, 'tried.db'))
done()
