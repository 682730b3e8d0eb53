"""desks.py: files that are kept alike with a server, driven and looked at by a test.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sqlite3
import subprocess


class Result:
    """What a command printed, and how it ended."""

    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{')]

    def __repr__(self):
        return 'exit %d\n%s\n%s' % (self.status, self.out, self.err)


class Desk:
    """A file on a machine, and the command line on it."""

    def __init__(self, folder, surroundings, name, person='Ann Admin <ann@acme.example>'):
        self.program = os.environ['STEWARDCTL']
        self.file = os.path.join(folder, name + '.db')
        self.surroundings = surroundings
        self.password = None
        made = self.run('workspace', 'new', self.file, '--person', person)
        assert made.status == 0, made

    def command(self, *arguments):
        more = ['--password-file', self.password] if self.password and arguments[0] == 'sync' and arguments[1] in ('setup', 'run') else []
        return [self.program, '--workspace', self.file, '--format', 'json', *arguments, *more]

    def run(self, *arguments):
        return Result(subprocess.run(self.command(*arguments), capture_output=True, text=True, stdin=subprocess.DEVNULL,
                                     env=self.surroundings, timeout=120))

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                stdin=subprocess.DEVNULL, env=self.surroundings)

    def answer(self, words, *arguments):
        """As somebody at a terminal, who answers what is asked there."""
        near, far = os.openpty()
        try:
            os.write(near, words.encode() + b'\n')
            done = subprocess.run(self.command(*arguments), stdin=far, stdout=subprocess.PIPE, stderr=far, text=True,
                                  env=self.surroundings, timeout=120, start_new_session=True)
            done.stderr = os.read(near, 65536).decode()
            return Result(done)
        finally:
            os.close(near)
            os.close(far)

    def sync(self, *more):
        return self.run('sync', 'run', *more)

    def status(self):
        return self.run('sync', 'status').rows[0]

    def topics(self):
        return {t['name']: t for t in self.run('topic', 'list').rows}

    def conflicts(self):
        return self.run('sync', 'conflicts').rows

    def ask(self, sql):
        database = self.connect()
        try:
            return database.execute(sql).fetchall()
        finally:
            self.disconnect(database)

    def connect(self):
        """Only to look; but after a program was killed, whoever looks first has to tidy its log."""
        database = sqlite3.connect('file:%s?mode=rw' % self.file, uri=True)
        database.execute('PRAGMA query_only=ON')
        return database

    def disconnect(self, database):
        database.close()

    def events(self):
        return self.ask('SELECT count(*) FROM event')[0][0]

    def mark(self, name):
        rows = self.ask("SELECT value FROM sync_mark WHERE name = '%s'" % name)
        return rows[0][0] if rows else None

    def end(self):
        """Nothing is kept running."""

    def all_records(self):
        """What is shared, by kind and id, without stamps: two desks that are alike have the same."""
        out = {}
        for kind, in self.ask('SELECT DISTINCT kind FROM sync_state'):
            for row in self.ask('SELECT * FROM "%s" ORDER BY id' % kind):
                names = [c[1] for c in self.ask('PRAGMA table_info("%s")' % kind)]
                record = dict(zip(names, row))
                for local in ('row', 'sum', 'created', 'changed', 'changed_by', 'you', 'etag', 'last_modified', 'cursor', 'client_id'):
                    record.pop(local, None)
                out[kind + ':' + record['id']] = record
        return out


class KeptDesk(Desk):
    """A desk whose program is kept running, with a clock of its own: thousands of things are done on it in a minute.

    SECONDS: how far the clock is off. With each call five seconds go by.
    """

    def __init__(self, folder, surroundings, name, seconds):
        self.kept = self.reading = None
        self.seconds = seconds
        self.errors = open(os.path.join(folder, name + '.errors'), 'w+', encoding='utf-8')
        super().__init__(folder, surroundings, name)

    def begin(self):
        self.kept = subprocess.Popen([os.environ['DESK_PROGRAM'], self.file, str(self.seconds)], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, stderr=self.errors, text=True, env=self.surroundings)
        self.reading = super().connect()

    def run(self, *arguments):
        if not os.path.exists(self.file):
            return super().run(*arguments)
        if self.kept is None:
            self.begin()
        self.seconds += 5
        self.kept.stdin.write(json.dumps([5, *arguments]) + '\n')
        self.kept.stdin.flush()
        lines = []
        for line in self.kept.stdout:
            if line.startswith('= '):
                return Result(subprocess.CompletedProcess(arguments, int(line[2:]), ''.join(lines), self.errors.read()))
            lines.append(line)
        raise RuntimeError('%s ended the program: %s' % (arguments, self.errors.read()))

    def connect(self):
        return self.reading or super().connect()

    def disconnect(self, database):
        if database is not self.reading:
            database.close()

    def end(self):
        if self.kept is not None:
            self.reading.close()
            self.kept.stdin.close()
            self.kept.wait()
            self.kept.stdout.close()
        self.kept = self.reading = None


def alike(a, b):
    """The records that two desks don't have alike."""
    first, second = a.all_records(), b.all_records()
    return [k for k in sorted(set(first) | set(second)) if first.get(k) != second.get(k)]
