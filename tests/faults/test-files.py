"""test-files.py: what is written lies where it should, for its owner only, and nothing is left elsewhere.

Every file that a command makes is taken from the kernel's own list of calls.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import stat

from faults import CTL, HERE, check, found, run, say, skip_all, done

if not shutil.which('strace') or run('strace', '-f', '-o', '/dev/null', 'true').status != 0:
    skip_all('strace is missing, or may not trace here')

FOLDERS = (HERE + '/', '/dev/null', '/dev/tty', '/proc/')
MADE = re.compile(r'(?:openat\(AT_FDCWD, |open\(|creat\(|mkdir\(|mkdirat\(AT_FDCWD, )"([^"]*)"(?:, ([A-Z_|0-9x]+))?(?:, (0[0-7]*))?\) = (-?\d+)')
RENAMED = re.compile(r'(?:rename\(|renameat2?\(AT_FDCWD, )"([^"]*)", (?:AT_FDCWD, )?"([^"]*)"')
file = found('files.db')
trace = HERE + '/trace'
elsewhere, open_to_others, made, failed = [], [], set(), []


def watch(*words, target=file, good=(0,)):
    """One command: what it makes is noted."""
    result = run('strace', '-f', '--seccomp-bpf', '-o', trace, '-e', 'trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2',
                 CTL, '--workspace', target, '--format', 'json', *words, env={'TMPDIR': HERE + '/tmp'})
    if result.status not in good:
        failed.append('%s: %s' % (' '.join(words), result))
    with open(trace, encoding='utf-8', errors='replace') as lines:
        for line in lines:
            call, moved = MADE.search(line), RENAMED.search(line)
            if call and int(call[4]) >= 0 and ('O_CREAT' in (call[2] or '') or 'O_TMPFILE' in (call[2] or '') or 'mkdir' in line or 'creat(' in line):
                path = os.path.normpath(os.path.join(os.getcwd(), call[1]))
                made.add(path)
                if not path.startswith(FOLDERS) or path.startswith(HERE + '/tmp'):
                    elsewhere.append('%s: %s' % (' '.join(words[:2]), line.strip()))
            if moved and not moved[2].startswith(FOLDERS):
                elsewhere.append('%s: %s' % (' '.join(words[:2]), line.strip()))


os.mkdir(HERE + '/tmp')
os.mkdir(HERE + '/out')
with open(HERE + '/posts.csv', 'w', encoding='utf-8') as posts:
    posts.write('text,author,published\n' + ''.join('Guitar %d,Mara,2026-03-01T00:00:%02dZ\n' % (i, i % 60) for i in range(500)))
with open(HERE + '/policy.md', 'w', encoding='utf-8') as policy:
    policy.write('# Policy\n\nBe kind.\n')
watch('mention', 'import', HERE + '/posts.csv', '--map', 'text=text', '--map', 'author=author', '--map', 'published=published')
watch('matrix', 'adopt', '--note', 'founding')
for ending in ('csv', 'tsv', 'md', 'xlsx', 'ods', 'pdf', 'svg'):
    watch('matrix', 'export', HERE + '/out/matrix.' + ending)
watch('matrix', 'import', HERE + '/out/matrix.xlsx')
watch('guideline', 'import', HERE + '/policy.md')
watch('mention', 'export')
watch('mention', 'search', 'guitar')
watch('workspace', 'check')
watch('workspace', 'rebuild-search')
watch('workspace', 'backup', HERE + '/out/copy.db')
watch('workspace', 'restore', HERE + '/out/copy.db')
watch('workspace', 'salvage', HERE + '/out/salvaged.db')
watch('audit', 'verify')
say('%d different files and folders' % len(made))
check(not failed, 'each command works', *failed[:3])
check(HERE + '/out/matrix.xlsx' in ' '.join(made) or any(p.startswith(HERE + '/out/') for p in made), 'the test sees what is made')
check(not elsewhere, 'nothing is made elsewhere, nor in the folder for what is temporary', *elsewhere[:10])
check(os.listdir(HERE + '/tmp') == [], 'and nothing is left there', os.listdir(HERE + '/tmp'))

# What has the organisation's words in it is for its owner.
for folder, folders, names in os.walk(HERE):
    for name in names:
        path = os.path.join(folder, name)
        if path not in (trace, HERE + '/posts.csv', HERE + '/policy.md') and stat.S_IMODE(os.stat(path).st_mode) & 0o077:
            open_to_others.append('%o %s' % (stat.S_IMODE(os.stat(path).st_mode), path))
    for name in folders:
        path = os.path.join(folder, name)
        if path not in (HERE + '/tmp', HERE + '/out') and stat.S_IMODE(os.stat(path).st_mode) & 0o077:
            open_to_others.append('%o %s' % (stat.S_IMODE(os.stat(path).st_mode), path))
check(not open_to_others, 'files are 0600 and folders 0700', *open_to_others)
left = [name for name in os.listdir(HERE + '/out')
        if not re.fullmatch(r'matrix\.(csv|tsv|md|xlsx|ods|pdf|svg)|copy\.db|salvaged\.db', name)]
check(not left, 'beside what was asked for nothing is left', *left)
done()
