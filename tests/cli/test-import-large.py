#!/usr/bin/env python3
# test-import-large.py: a feed of any size is imported with the same memory
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

STEWARDCTL = os.environ['STEWARDCTL']
# 200 MB where there is time.
ENTRIES = 100000 if os.environ.get('STEWARD_TEST_LONG') else 7000
# A large one fills the writer's cache, which has 64 MiB while much is brought in.
MOST_MORE_KIB = (128 if os.environ.get('STEWARD_TEST_LONG') else 64) * 1024
count = 0
failed = 0


def holds(value, what):
    global count, failed
    count += 1
    failed += not value
    print('%s %d - %s' % ('ok' if value else 'not ok', count, what), flush=True)


def run(folder, *arguments):
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([STEWARDCTL, '--format', 'json', *arguments], stdin=subprocess.DEVNULL, stdout=out, cwd=folder)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        lines = [json.loads(line) for line in out.read().decode().splitlines()]
    seconds = usage.ru_utime + usage.ru_stime
    print('# %s: exit %d, %.2f s of the processor, %.1f MB' % (' '.join(arguments[:2]), child.returncode, seconds,
                                                               usage.ru_maxrss * 1024 / 1e6), flush=True)
    return child.returncode, lines, usage.ru_maxrss


def write(path, entries, tail):
    """Two kilobytes an entry, a line each; what looks like entries in them is none."""
    with open(path, 'w') as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<!-- <item> -->\n<feed xmlns="http://www.w3.org/2005/Atom" '
                   'xml:base="https://feed.example/">\n<title>Large</title>\n')
        for i in range(entries):
            file.write('<entry><id>urn:e:%d</id><published>2026-01-%02dT%02d:%02d:00Z</published><title>Entry %d</title><link href="post/%d"/><content type="html"><![CDATA['
                       '<p>Words of number %d </entry><entry> and</p> %s]]></content></entry>\n'
                       % (i, 1 + i // 1440 % 28, i // 60 % 24, i % 60, i, i, i, ('filler %d ' % i) * 140))
        file.write(tail)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(HOME=folder, STEWARD_WORKSPACE=folder + '/a.db', LC_ALL='C.UTF-8')
        subprocess.run([STEWARDCTL, 'workspace', 'new', folder + '/a.db', '--person', 'Ann Lee <ann@acme.example>'],
                       check=True, stdout=subprocess.DEVNULL)
        write(folder + '/small.xml', 500, '</feed>\n')
        write(folder + '/large.xml', ENTRIES, '</feed>\n')
        write(folder + '/cut.xml', 6000, '<entry><title>cut')
        print('# the large one has %.1f MB' % (os.path.getsize(folder + '/large.xml') / 1e6))
        status, lines, least = run(folder, 'mention', 'import', folder + '/small.xml')
        holds(status == 0 and lines[-1]['added'] == 500, 'a small feed is imported')
        status, lines, most = run(folder, 'mention', 'import', folder + '/large.xml')
        holds(status == 0 and lines[-1]['read'] == ENTRIES and lines[-1]['added'] == ENTRIES - 500 and
              lines[-1]['refused'] == 0, 'a large one is imported wholly, without a double')
        print('# %.1f MB more than the small one' % ((most - least) * 1024 / 1e6))
        sanitized = b'libasan' in subprocess.run(['ldd', STEWARDCTL], stdout=subprocess.PIPE).stdout
        holds(sanitized or most - least < MOST_MORE_KIB, 'with at most %d MiB more of memory' % (MOST_MORE_KIB // 1024))
        status, lines, _ = run(folder, 'mention', 'search', 'number', '--limit', '1')
        holds('Words of number' in lines[0]['text'] and lines[0]['address'].startswith('https://feed.example/post/'),
              'the base of the whole feed counts for each')
        status, lines, _ = run(folder, 'mention', 'import', folder + '/cut.xml')
        holds(lines[-1]['already_there'] == 6000 and lines[-1]['refused'] == 1, 'of one that is cut all sound entries are read')
        holds('Line 6005:' in lines[0]['error'], 'and the line is the one of the file')
        print('# %s' % lines[0])
    print('1..%d' % count)
    return 1 if failed else 0


sys.exit(main())
