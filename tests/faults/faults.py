"""faults.py: what the fault tests share: a folder of its own, the programs, counts, and lines of TAP.

Counts are small unless STEWARD_TEST_LONG is set; seeds are fixed, so that a failure comes back.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import atexit
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
CTL = os.environ['STEWARDCTL']
WRITER = os.environ['FAULT_WRITER']
LONG = bool(os.environ.get('STEWARD_TEST_LONG'))
HERE = tempfile.mkdtemp(prefix='steward-faults-')
atexit.register(shutil.rmtree, HERE, True)
SURROUNDINGS = dict(os.environ, HOME=HERE, XDG_DATA_HOME=HERE + '/share', XDG_STATE_HOME=HERE + '/state',
                    XDG_CONFIG_HOME=HERE + '/config', LC_ALL='C.UTF-8', TZ='UTC')
SURROUNDINGS.pop('STEWARD_WORKSPACE', None)
SURROUNDINGS.pop('STEWARD_AS', None)
dice = random.Random(20251125)
number = 0
failed = 0


def count(short, full):
    """How often: the full number is the bar, the short one is for every day."""
    return full if LONG else short


def check(good, words, *why):
    global number, failed
    number += 1
    failed += not good
    print('%s %d - %s' % ('ok' if good else 'not ok', number, words), flush=True)
    if not good:
        for line in '\n'.join(str(w) for w in why).splitlines()[:30]:
            print('# ' + line, flush=True)
    return good


def say(words):
    print('# ' + words, flush=True)


def done():
    print('1..%d' % number)
    sys.exit(1 if failed else 0)


def skip_all(words):
    print('1..0 # SKIP ' + words)
    sys.exit(0)


class Result:
    def __init__(self, status, out, err, seconds):
        self.status, self.out, self.err, self.seconds = status, out, err, seconds

    def __str__(self):
        return 'status %s after %.1f s\nout: %s\nerr: %s' % (self.status, self.seconds, self.out[:1500], self.err[-1500:])

    def rows(self):
        return [json.loads(line) for line in self.out.splitlines() if line.startswith('{')]


def run(*arguments, before=(), seconds=60, env=None, text=None):
    """A program to its end, with TEXT to read; a status below zero is the signal that ended it."""
    started = time.monotonic()
    process = subprocess.Popen([*before, *arguments], env=dict(SURROUNDINGS, **(env or {})),
                               stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(None if text is None else text.encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        err += b'\nkilled: it hung\n'
    return Result(process.returncode, out.decode('utf-8', 'replace'), err.decode('utf-8', 'replace'),
                  time.monotonic() - started)


def ctl(file, *arguments, **more):
    return run(CTL, '--workspace', file, '--format', 'json', *arguments, **more)


def must(file, *arguments, good=(0,), **more):
    """A command that only prepares: the test ends where it fails."""
    result = ctl(file, *arguments, **more)
    if result.status not in good:
        check(False, ' '.join(arguments[:2]) + ' works', result)
        done()
    return result


def killed_after(seconds, *arguments, at_work=False):
    """Starts a program and ends it as a power switch would: (what it printed, whether it was still running).

    at_work: the time counts from its first line, so that on a busy machine too it is killed while it does something.
    """
    process = subprocess.Popen(arguments, env=SURROUNDINGS, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, start_new_session=True, bufsize=0)
    if at_work:
        first = b''
        while not first.endswith(b'\n'):
            byte = process.stdout.read(1)
            if not byte:
                break
            first += byte
        time.sleep(seconds)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        text, _ = process.communicate()
        return (first + text).decode(), was_running
    try:
        text, _ = process.communicate(timeout=seconds)
        return text.decode(), False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        text, _ = process.communicate()
        return text.decode(), True


def found(name='a.db'):
    """A workspace with one administrator, whose folder is private."""
    file = os.path.join(HERE, name)
    result = run(CTL, 'workspace', 'new', file, '--person', 'Ann Lee <ann@acme.example>', '--time-zone', 'UTC')
    if result.status != 0:
        print('Bail out! no workspace: %s' % str(result).replace('\n', ' '))
        sys.exit(1)
    return file


def copy_of(file, name):
    """The file as it lies there, with what SQLite keeps beside it."""
    target = os.path.join(HERE, name)
    remove(target)
    for ending in ('', '-wal'):
        if os.path.exists(file + ending):
            shutil.copyfile(file + ending, target + ending)
            os.chmod(target + ending, 0o600)
    return target


def remove(file):
    for ending in ('', '-wal', '-shm', '-journal'):
        if os.path.exists(file + ending):
            os.unlink(file + ending)


def is_sound(file):
    """Nothing that `workspace check` calls damage: (whether, what it said)."""
    result = ctl(file, 'workspace', 'check')
    return result.status == 0, result


def raw(file):
    """A connection of SQLite's own, past everything that Steward does."""
    return sqlite3.connect(file, isolation_level=None)


def names(file, table='topic'):
    database = raw(file)
    try:
        return [row[0] for row in database.execute('SELECT name FROM "%s"' % table)]
    finally:
        database.close()


def digest(file):
    """What the file holds, in whatever order it lies: every row of every ordinary table."""
    database = raw(file)
    try:
        tables = [row[0] for row in database.execute(
            "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name NOT LIKE '%\\_data' ESCAPE '\\' ORDER BY name")]
        return {table: sorted(map(repr, database.execute('SELECT * FROM "%s"' % table))) for table in tables}
    finally:
        database.close()
