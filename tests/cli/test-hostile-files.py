#!/usr/bin/env python3
# test-hostile-files.py: what was made to exhaust a reader costs little time and memory
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of STEWARD_CORPUS/hostile goes through `source test` and `mention import`, and what its server.py does
at the addresses that it lists through `source test`. A bar of 2 s of the processor and 100 MB is held where the
program isn't sanitized.
"""
import concurrent.futures
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request

MOST_SECONDS = 2.0
MOST_KIB = 100 * 1000 * 1000 // 1024
# A server that never ends its answer is waited for as long as the program does.
LONGEST_WAIT = 280

STEWARDCTL = os.environ['STEWARDCTL']
CORPUS = os.environ.get('STEWARD_CORPUS')

def is_sanitized():
    return b'libasan' in subprocess.run(['ldd', STEWARDCTL], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def spend(arguments, folder):
    """Runs the program; its status, seconds of the processor, KiB at most, and what it said."""
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen([STEWARDCTL, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=errors, cwd=folder)
        late = threading.Timer(LONGEST_WAIT, child.kill)
        late.start()
        _, status, usage = os.wait4(child.pid, 0)
        late.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read(4000).decode('utf-8', 'replace').strip().splitlines()
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, said[-1] if said else ''


class Report:
    def __init__(self):
        self.count = 0
        self.failed = 0
        self.bar = not is_sanitized()
        self.most = [0.0, 0]

    def tell(self, what, spent, statuses):
        status, seconds, kib, said = spent
        fits = status in statuses and not (self.bar and (seconds > MOST_SECONDS or kib > MOST_KIB))
        self.count += 1
        self.failed += not fits
        self.most = [max(self.most[0], seconds), max(self.most[1], kib)]
        print('%s %d - %s # %d, %.2f s, %.1f MB' % ('ok' if fits else 'not ok', self.count, what.replace('#', ''),
                                                    status, seconds, kib * 1024 / 1e6), flush=True)
        if not fits:
            print('# %s' % said[:300], flush=True)


def listed(base):
    with urllib.request.urlopen(base + '/') as answer:
        for path in answer.read().decode().split('\n'):
            group = re.search(r'\{(.*)\}', path)
            for name in group[1].split(',') if group else ['']:
                whole = path[:group.start()] + name if group else path
                if whole.startswith('/') and whole not in ('/canary', '/hits'):
                    yield whole


def main():
    if not CORPUS:
        print('1..0 # SKIP STEWARD_CORPUS is not set')
        return 0
    report = Report()
    verbs = [('source', 'test'), ('mention', 'import')]
    only = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(HOME=folder, XDG_DATA_HOME=folder + '/data', STEWARD_WORKSPACE=folder + '/a.db', LC_ALL='C.UTF-8')
        subprocess.run([STEWARDCTL, 'workspace', 'new', folder + '/a.db', '--person', 'Ann Lee <ann@acme.example>'],
                       check=True, stdout=subprocess.DEVNULL)
        os.mkdir(folder + '/files')
        hostile = os.path.join(CORPUS, 'hostile')
        if os.path.isdir(hostile):
            for name in sorted(os.listdir(hostile)):
                if not name.endswith('.py') and not (only and name not in only):
                    for verb in verbs:
                        report.tell('%s %s' % (' '.join(verb), name), spend([*verb, os.path.join(hostile, name)], folder), (0, 1))
        if os.path.isfile(hostile + '/server.py') and not only:
            port = 20000 + os.getpid() % 10000
            server = subprocess.Popen(['python3', '-B', hostile + '/server.py', str(port), str(LONGEST_WAIT * 2)],
                                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            try:
                server.stdout.readline()
                base = 'http://127.0.0.1:%d' % port
                with concurrent.futures.ThreadPoolExecutor(4) as pool:
                    waits = [(path, pool.submit(spend, ['source', 'test', base + path, '--allow-host', base[7:]], folder))
                             for path in sorted(listed(base), key=lambda path: not path.startswith('/slow'))]
                    for path, future in waits:
                        report.tell('served %s' % path, future.result(), (0, 1, 3, 5))
            finally:
                server.kill()
                server.wait()
        report.tell('the workspace is sound after all of them', (subprocess.run(
            [STEWARDCTL, 'workspace', 'check'], stdout=subprocess.DEVNULL).returncode, 0, 0, ''), (0,))
    print('# at most %.2f s, %.1f MB%s' % (report.most[0], report.most[1] * 1024 / 1e6,
                                           '' if report.bar else ' (sanitized: no bar)'))
    print('1..%d' % report.count)
    return 1 if report.failed else 0


if __name__ == '__main__':
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
