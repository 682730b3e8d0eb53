#!/usr/bin/env python3
"""bench-sync.py: how long a first sync takes against the floor of the same run, and how much memory.
SPDX-License-Identifier: GPL-3.0-or-later

PouchDB replicates the same documents in the same run, from and to a database of its own on LevelDB: the peer's value.

The floor is what any client has to do: pages of 1,000 of the feed over one connection, one after the other, unread; and the same
documents sent in the same portions. The server is express-pouchdb on LevelDB, on the disk as a server's database is, where node and npm
are there (it is installed beside this program once, or found in the folder that STEWARD_PEERS names); else the scripted one of the
tests, which keeps all in memory and checks nothing: against that the ratios say less. Memory is measured on a feed that is made up as
it is asked for.

Of each there are two ratios: of the seconds on the clock, which mean little on a machine that does other things too, and of the
longer of both sides' time of the processor, theirs and ours, which work at the same time, to that of the floor, where one waits for the
other: what the first is where two processors have nothing else to do.

STEWARD_BENCH_DOCUMENTS (20000) and STEWARD_BENCH_FEED (50000) are the numbers of documents; the budgets are for 100000 and
1000000. Prints `name value unit ratio`.
"""
import http.client
import http.server
import json
import os
import random
import re
import resource
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from couch import Server  # noqa: E402

DOCUMENTS = int(os.environ.get('STEWARD_BENCH_DOCUMENTS', 20000))
FEED = int(os.environ.get('STEWARD_BENCH_FEED', 50000))
ROUNDS = int(os.environ.get('STEWARD_BENCH_ROUNDS', 3))
PAGE = 1000
PORTION = 500
PACKAGES = ['express-pouchdb@4.2.0', 'pouchdb-core@9', 'pouchdb-adapter-leveldb@9', 'pouchdb-adapter-http@9', 'pouchdb-mapreduce@9',
            'pouchdb-replication@9']
PROGRAM = '''
const P = require('pouchdb-core').plugin(require('pouchdb-adapter-leveldb')).plugin(require('pouchdb-adapter-http'))
  .plugin(require('pouchdb-mapreduce')).plugin(require('pouchdb-replication')).defaults({ adapter: 'leveldb', prefix: process.argv[1] + '/' });
const app = require('express-pouchdb')(P, { configPath: process.argv[1] + '/config.json', logPath: process.argv[1] + '/log.txt',
  inMemoryConfig: true });
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
'''
# What PouchDB itself needs for the same, in portions of the same size: FOLDER FROM TO; of both a name is a database in the folder.
REPLICATION = '''
const P = require('pouchdb-core').plugin(require('pouchdb-adapter-leveldb')).plugin(require('pouchdb-adapter-http'))
  .plugin(require('pouchdb-mapreduce')).plugin(require('pouchdb-replication'));
const [folder, from, to] = process.argv.slice(1);
const open = name => new P(name.startsWith('http') ? name : folder + '/' + name, name.startsWith('http') ? {} : { adapter: 'leveldb' });
const begun = Date.now();
const spent = process.cpuUsage();
P.replicate(open(from), open(to), { batch_size: 1000 }).then(result => {
  const cpu = process.cpuUsage(spent);
  console.log(JSON.stringify({ written: result.docs_written, seconds: (Date.now() - begun) / 1000, cpu: (cpu.user + cpu.system) / 1e6 }));
  process.exit(0);
});
'''
WORDS = 'luggage guitar flight refund gate seat crew delay phone ticket agent boarding lost bag help summer queue coffee'.split()
folder = tempfile.TemporaryDirectory(prefix='steward-bench-sync-')
SURROUNDINGS = dict(os.environ, HOME=folder.name, XDG_STATE_HOME=folder.name + '/state', XDG_CONFIG_HOME=folder.name,
                    LC_ALL='C.UTF-8', TZ='UTC', DBUS_SESSION_BUS_ADDRESS='disabled:')


def tell(name, value, unit, ratio='-'):
    print('%s %.3f %s %s' % (name, value, unit, ratio if isinstance(ratio, str) else '%.2f' % ratio), flush=True)


def mention(i):
    """Some 550 bytes, as a mention that was collected and routed is."""
    dice = random.Random(i)
    text = ' '.join(dice.choice(WORDS) for _ in range(24))
    at = '2026-%02d-%02dT%02d:%02d:%02dZ' % (1 + i // 86400 % 12, 1 + i // 3600 % 28, i // 60 % 24, i % 60, i % 60)
    return {'_id': 'mention:%026d' % i, 'kind': 'mention', 'schema': 1, 'created': at, 'changed': at, 'by': 'p1', 'mutation': 'm%d' % i, 'text': text,
            'author': 'Author %d' % (i % 5000), 'network': 'mastodon', 'address': 'https://m.example/@a%d/%d' % (i % 5000, i), 'published': at,
            'collected': at, 'language': 'en', 'voice': 'public', 'status': 'open', 'mood': 'neutral'}


# Peers

class Peer:
    """express-pouchdb, on a port of its own."""

    def __init__(self, where):
        self.program = subprocess.Popen(['node', '-e', PROGRAM, tempfile.mkdtemp(dir=folder.name)], cwd=where, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        text=True)
        self.port = int(self.program.stdout.readline())
        self.address = 'http://127.0.0.1:%d' % self.port
        self.name = 'express-pouchdb'
        self.where, self.copies = where, tempfile.mkdtemp(dir=folder.name)

    def replicate(self, name, begin, end, floor):
        """Tells what PouchDB takes, and how that is to the FLOOR of the same run, in seconds."""
        done = subprocess.run(['node', '-e', REPLICATION, self.copies, begin, end], cwd=self.where, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit('pouchdb: ' + done.stderr)
        result = json.loads(done.stdout)
        if result['written'] < DOCUMENTS:
            sys.exit('pouchdb wrote %d of %d' % (result['written'], DOCUMENTS))
        tell('sync-%s-%d-pouchdb' % (name, DOCUMENTS), result['seconds'], 's', result['seconds'] / floor)
        tell('sync-%s-%d-pouchdb-cpu' % (name, DOCUMENTS), result['cpu'], 's')

    def make(self, name):
        ask(self.port, 'PUT', '/' + name, b'')

    def end(self):
        self.program.stdin.close()
        self.program.wait()


class Scripted(Server):
    name = 'scripted'

    def replicate(self, *_):
        """PouchDB isn't there."""

    def make(self, name):
        self.wish(make=name)


def start_peer():
    where = os.environ.get('STEWARD_PEERS') or os.path.join(os.environ.get('STEWARD_BENCH_BUILD', folder.name), 'peers')
    if shutil.which('node') and not os.path.isdir(os.path.join(where, 'node_modules', 'express-pouchdb')) and shutil.which('npm'):
        os.makedirs(where, exist_ok=True)
        subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', *PACKAGES], cwd=where, timeout=240,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if shutil.which('node') and os.path.isdir(os.path.join(where, 'node_modules', 'express-pouchdb')):
        try:
            return Peer(where)
        except ValueError:
            pass
    print('# express-pouchdb isn\'t there: the scripted server', flush=True)
    return Scripted()


class Feed(http.server.BaseHTTPRequestHandler):
    """A database of any size, made up page by page."""
    protocol_version = 'HTTP/1.1'
    size = 0
    notes = {}
    more = {}

    def log_message(self, *args):
        pass

    def send(self, value, status=200):
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self):
        data = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        path, _, query = self.path.partition('?')
        asked = dict(urllib.parse.parse_qsl(query))
        name = path.rsplit('/', 1)[-1]
        if path == '/_session':
            self.send({'ok': True, 'userCtx': {'name': None, 'roles': ['_admin']}})
        elif '/_local/' in path and self.command == 'PUT':
            Feed.notes[name] = dict(json.loads(data), _rev='0-1')
            self.send({'ok': True}, 201)
        elif '/_local/' in path:
            self.send(Feed.notes[name]) if name in Feed.notes else self.send({'error': 'not_found'}, 404)
        elif name == '_changes':
            since = int(asked['since'])
            rows = []
            for i in range(since, min(since + int(asked['limit']), self.size)):
                doc = person() if i == 0 else department() if i == 1 else dict(mention(i), **self.more)
                rows.append({'seq': i + 1, 'id': doc['_id'], 'changes': [{'rev': '1-%032x' % i}], 'doc': dict(doc, _rev='1-%032x' % i)})
            self.send({'results': rows, 'last_seq': since + len(rows)})
        elif name == '_all_docs':
            self.send({'rows': [{'id': person()['_id'], 'key': person()['_id'], 'value': {'rev': '1-%032x' % 0}, 'doc': dict(person(), _rev='1-%032x' % 0)}]})
        elif name == '_bulk_docs':
            self.send([{'ok': True, 'id': d['_id'], 'rev': '1-1'} for d in json.loads(data)['docs']], 201)
        else:
            self.send({'db_name': 'feed'})

    do_GET = do_POST = do_PUT = answer


def person():
    return {'_id': 'person:p1', 'kind': 'person', 'schema': 1, 'name': 'Ann', 'email': 'ann@acme.example', 'administrator': True,
            'created': '2026-01-01T00:00:00Z', 'changed': '2026-01-01T00:00:00Z'}


def department():
    return {'_id': 'department:d1', 'kind': 'department', 'schema': 1, 'name': 'Care', 'created': '2026-01-01T00:00:00Z',
            'changed': '2026-01-01T00:00:00Z'}


def serve_feed(size, **more):
    """MORE: what every mention has beside."""
    Feed.size, Feed.notes, Feed.more = size, {}, more
    server = socketserver.ThreadingTCPServer(('127.0.0.1', 0), Feed)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


# The floor

def ask(port, method, path, body=None, connection=None):
    own = connection or http.client.HTTPConnection('127.0.0.1', port)
    own.request(method, path, body, {'Content-Type': 'application/json'} if body else {})
    return own.getresponse().read()


def floor_pull(port, database):
    connection = http.client.HTTPConnection('127.0.0.1', port)
    since, begun = '0', time.monotonic()
    while True:
        page = ask(port, 'GET', '/%s/_changes?include_docs=true&conflicts=true&limit=%d&seq_interval=%d&since=%s' % (database, PAGE, PAGE, since),
                   connection=connection)
        if page.count(b'"changes":') < PAGE:
            return time.monotonic() - begun
        since = urllib.parse.quote(re.search(rb'"last_seq":\s*"?([^",}]+)', page).group(1).decode())


def floor_push(port, database, portions):
    connection = http.client.HTTPConnection('127.0.0.1', port)
    begun = time.monotonic()
    for portion in portions:
        ask(port, 'POST', '/%s/_bulk_docs' % database, portion, connection)
    return time.monotonic() - begun


# Ours

def steward(file, *arguments):
    """(seconds, CPU seconds, most memory in MiB)"""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    program = subprocess.Popen([os.environ['STEWARDCTL'], '--workspace', file, '--format', 'json', *arguments], env=SURROUNDINGS,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    most = 0
    while program.poll() is None:
        try:
            with open('/proc/%d/status' % program.pid, encoding='ascii') as status:
                most = max(most, int(re.search(r'VmHWM:\s+(\d+)', status.read()).group(1)))
        except (OSError, AttributeError):
            pass
        time.sleep(0.02)
    out, err = program.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if program.returncode != 0:
        sys.exit('stewardctl %s: %s%s' % (' '.join(arguments), out, err))
    return (time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most / 1024)


def new_file(name):
    file = os.path.join(folder.name, name + '.db')
    steward(file, 'workspace', 'new', file, '--person', 'Ann <ann@acme.example>')
    return file


def join(server, database, name):
    return steward(new_file(name), 'sync', 'setup', '%s/%s' % (server, database), '--join', '--person', 'ann@acme.example')


def cpu_of(peer):
    with open('/proc/%d/stat' % peer.program.pid, encoding='ascii') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def measure(peer, name, floor, ours):
    """FLOOR and OURS do it once more, for a round's number; OURS tells the seconds of its processor."""
    clock, cpu = {'floor': [], 'ours': []}, {'floor': [], 'ours': [], 'steward': []}
    for i in range(ROUNDS):
        before, own = cpu_of(peer), time.process_time()
        clock['floor'].append(floor(i))
        cpu['floor'].append(cpu_of(peer) - before + time.process_time() - own)
        before = cpu_of(peer)
        seconds, burnt, _ = ours(i)
        clock['ours'].append(seconds)
        cpu['steward'].append(burnt)
        cpu['ours'].append(max(burnt, cpu_of(peer) - before))
    tell('sync-%s-floor-%d' % (name, DOCUMENTS), min(clock['floor']), 's', 1.0)
    tell('sync-%s-%d' % (name, DOCUMENTS), min(clock['ours']), 's', min(clock['ours']) / min(clock['floor']))
    tell('sync-%s-floor-%d-cpu' % (name, DOCUMENTS), min(cpu['floor']), 's', 1.0)
    tell('sync-%s-%d-longer-cpu' % (name, DOCUMENTS), min(cpu['ours']), 's', min(cpu['ours']) / min(cpu['floor']))
    tell('sync-%s-%d-steward-cpu' % (name, DOCUMENTS), min(cpu['steward']), 's')
    return min(clock['floor'])


def measure_pull(peer):
    floor = measure(peer, 'pull', lambda i: floor_pull(peer.port, 'acme'), lambda i: join(peer.address, 'acme', 'pull%d' % i))
    peer.replicate('pull', peer.address + '/acme', 'copy', floor)
    return os.path.join(folder.name, 'pull0.db')


def measure_push(peer, file, portions):
    """What was joined is shared with another database."""
    def share(i):
        copy = os.path.join(folder.name, 'push%d.db' % i)
        shutil.copy(file, copy)
        forget_server(copy)
        return steward(copy, 'sync', 'setup', '%s/push%d' % (peer.address, i), '--share', '--person', 'ann@acme.example')

    for i in range(ROUNDS):
        peer.make('floor%d' % i)
        peer.make('push%d' % i)
    floor = measure(peer, 'push', lambda i: floor_push(peer.port, 'floor%d' % i, portions), share)
    peer.make('replica')
    peer.replicate('push', 'copy', peer.address + '/replica', floor)


def forget_server(file):
    import sqlite3
    database = sqlite3.connect(file)
    database.executescript('DELETE FROM sync_mark; DELETE FROM sync_state;')
    database.close()


def measure_memory():
    """Over what a sync of hardly anything takes."""
    little = serve_feed(10)
    _, _, start = join('http://127.0.0.1:%d' % little.server_address[1], 'feed', 'little')
    little.shutdown()
    server = serve_feed(FEED)
    seconds, cpu, most = join('http://127.0.0.1:%d' % server.server_address[1], 'feed', 'large')
    server.shutdown()
    tell('sync-first-%d-memory-over-start' % FEED, most - start, 'MiB')
    tell('sync-first-%d-cpu' % FEED, cpu, 's')
    tell('sync-first-%d' % FEED, seconds, 's')


def measure_window():
    """With a window open on the queue, which all of it belongs to."""
    program = os.environ.get('SYNC_WINDOW')
    if not program or not shutil.which('xvfb-run'):
        print('# no display: the window isn\'t measured', flush=True)
        return
    server = serve_feed(DOCUMENTS, status='new', department='d1')
    ended = subprocess.run(['xvfb-run', '-a', '-s', '-screen 0 1280x800x24', program, 'http://127.0.0.1:%d/feed' % server.server_address[1]],
                           env=dict(SURROUNDINGS, GDK_BACKEND='x11', GSK_RENDERER='cairo', GTK_A11Y='none', GSETTINGS_BACKEND='memory'))
    server.shutdown()
    if ended.returncode != 0:
        sys.exit('bench-sync-window: exit %d' % ended.returncode)


def main():
    peer = start_peer()
    peer.make('acme')
    documents = [person()] + [mention(i) for i in range(1, DOCUMENTS)]
    portions = [json.dumps({'docs': documents[i:i + PORTION]}).encode() for i in range(0, len(documents), PORTION)]
    floor_push(peer.port, 'acme', portions)
    print('# %s, %d documents' % (peer.name, DOCUMENTS), flush=True)
    measure_push(peer, measure_pull(peer), portions)
    peer.end()
    measure_memory()
    measure_window()


main()
