#!/usr/bin/env python3
"""couch-server.py [--user NAME:PASSWORD[:ROLE]…] [--port N]: a scripted server that speaks what sync asks of CouchDB's API.
SPDX-License-Identifier: GPL-3.0-or-later

Prints its port. It keeps everything in memory: databases with revision trees whose revisions follow from the contents, as
CouchDB's do; sequences are opaque texts. Without --user anybody is an administrator; with it logins are made with
/_session, five wrong passwords lock an account, and who is no administrator and no member of a database gets 403.

A test scripts faults and looks behind the scenes with POST /_test and one JSON object:
  {"fault": NAME, "times": N, "value": V}   the next N requests that it concerns go wrong; with "after": M only after M that go well
  {"log": true}                             requests so far, as "METHOD path" in order; with "whole": true with what follows the path
  {"loose": true}                           those that wrote, and didn't ask for it to be on the disk before the answer, alike
  {"docs": DB}                              all documents, with their leaves
  {"put": DB, "doc": {…}, "fork": true}     a colleague writes; with fork beside what is there
  {"token": T, "name": N, "roles": […]}     a bearer token and whose it is; without a name it is over (400; fault token-status: 401)
  {"expire": true}, {"drop": DB}, {"make": DB}, {"restore": DB, "save": DB}, {"members": DB, "names": […]}
Faults: lose-reply, cut-page, half-page (with
its length said to be whole), cut-result, shuffle, html, status (value: code, with Retry-After 0), hold (the reply of
_bulk_docs waits for {"release": true}), half-result (of _bulk_docs, with its length said to be whole), lose-user (of a changed login), closed-users (logins
don't reach their own document, as with CouchDB 3 unless it is told otherwise; stays), refuse (value:
text in a document: 403 for it; stays until times is 0), too-large (value: bytes: the whole request 413; stays), proxy-limit (value: bytes of a whole
request that a proxy in front lets through, else a page of the web with 413; stays), balancer (a proxy in front gives each answer a cookie of its own;
stays), same-page (since isn't asked for: from the start), bare-page (rows of changes, or of a page of _all_docs, come without their
documents), hold-rows (a page of _all_docs
waits for {"release": true}), hold-page (so does one of changes), brief (value: seconds, the longest that a question for news is held back; stays), lag (value: so many of the last writes are unknown to _all_docs; stays), no-rows (value: a status, with which
_all_docs with conflicts is refused; stays), absent (what is asked for by name
isn't found), absent-document (one that is asked for alone), stale (rows of changes as a node that lags behind has them; stays), accept-and-lose (_bulk_docs is answered with 202, and what it brought
is gone).
"""
import argparse
import copy
import gzip
import hashlib
import http.server
import itertools
import json
import random
import ssl
import sys
import threading
import time
import urllib.parse

LOCK = threading.RLock()
NEWS = threading.Condition(LOCK)


class Document:
    def __init__(self):
        self.revisions = {}  # rev -> (parent, body or None for a tombstone with its fields under '_deleted')
        self.leaves = {}     # those that are nobody's parent, in the order they came
        self.winner = None

    def copy(self):
        """What is in a body stays as it is, so it needs no copy."""
        other = copy.copy(self)
        other.revisions, other.leaves = dict(self.revisions), dict(self.leaves)
        return other

    def add(self, rev, parent, body):
        self.revisions[rev] = (parent, body)
        self.leaves.pop(parent, None)
        self.leaves[rev] = None
        self.winner = max(self.leaves, key=self.rank)

    def rank(self, rev):
        """Live before deleted, then the longer history, then the greater text: as CouchDB does."""
        return (not self.revisions[rev][1].get('_deleted', False), int(rev.split('-')[0]), rev)

    def is_deleted(self):
        return self.revisions[self.winner][1].get('_deleted', False)

    def conflicts(self):
        return sorted((rev for rev in self.leaves if rev != self.winner and not self.revisions[rev][1].get('_deleted')), reverse=True)


def revision(base, clean):
    """It follows from what is written, and upon what."""
    generation = int(base.split('-')[0]) + 1 if base else 1
    return '%d-%s' % (generation, hashlib.md5(json.dumps([base, clean], sort_keys=False).encode()).hexdigest())


class Database:
    def __init__(self):
        self.docs, self.feed, self.local, self.sequence = {}, {}, {}, 0
        self.members = None
        self.roles = set()
        self.others = set()
        self.salt = '%08x' % random.getrandbits(32)

    def copy(self):
        other = copy.copy(self)
        other.docs = {name: doc.copy() for name, doc in self.docs.items()}
        other.feed, other.local, other.others = dict(self.feed), dict(self.local), set(self.others)
        return other

    def counts(self):
        deleted = sum(doc.is_deleted() for doc in self.docs.values())
        return {'doc_count': len(self.docs) - deleted, 'doc_del_count': deleted}

    def seq(self, number):
        return '%d-g1AAAA%s' % (number, self.salt)

    def number(self, since):
        """The place in the feed, None for one that isn't ours."""
        if since == '0':
            return 0
        head, _, tail = since.partition('-')
        if head.isdigit() and tail in self.others:
            return 0  # another member of the cluster doesn't know where that was
        return int(head) if head.isdigit() and tail == 'g1AAAA' + self.salt else None

    def store(self, name, body, fork=False):
        """The new revision, or None for a conflict."""
        doc = self.docs.get(name)
        base = body.get('_rev')
        clean = {k: v for k, v in body.items() if k not in ('_id', '_rev')}
        if doc is None and base is not None:
            return None
        if doc is None:
            doc = Document()
        elif fork:
            base = doc.revisions[doc.winner][0] if base is None else base
        elif base is None:
            if not doc.revisions[doc.winner][1].get('_deleted'):
                return None
            base = doc.winner
        elif base not in doc.leaves:
            return None
        rev = revision(base, clean)
        if rev in doc.revisions:
            return None if not fork else rev
        doc.add(rev, base if base in doc.revisions else None, clean)
        self.docs[name] = doc
        self.sequence += 1
        self.feed.pop(name, None)
        self.feed[name] = self.sequence
        NEWS.notify_all()
        return rev

    def body(self, name, rev=None, conflicts=False):
        doc = self.docs[name]
        rev = rev or doc.winner
        out = {'_id': name, '_rev': rev}
        out.update(doc.revisions[rev][1])
        if conflicts and doc.conflicts():
            out['_conflicts'] = doc.conflicts()
        return out


class World:
    def __init__(self):
        self.databases, self.saved, self.users, self.sessions = {}, {}, {}, {}
        self.tokens = {}
        self.failed, self.faults, self.log, self.whole_log, self.loose = {}, {}, [], [], []
        self.release = threading.Event()

    def fault(self, name):
        """The value of a fault that is due now, and one fewer of it; None when none is."""
        times, value, after = self.faults.get(name, (0, None, 0))
        if times <= 0:
            return None
        if after > 0:
            self.faults[name] = (times, value, after - 1)
            return None
        self.faults[name] = (times - 1, value, 0)
        return value if value is not None else True

    def standing(self, name):
        times, value, _ = self.faults.get(name, (0, None, 0))
        return value if times > 0 else None


WORLD = World()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True  # or what follows its head waits until that was acknowledged

    def log_message(self, *args):
        pass

    def send(self, status, value, headers=(), cut=False, kind='application/json'):
        data = value.encode() if isinstance(value, str) else json.dumps(value, separators=(',', ':'), ensure_ascii=False).encode(
            'utf-8', 'surrogatepass')
        self.send_bytes(status, data, headers, cut, kind)

    def send_bytes(self, status, data, headers=(), cut=False, kind='application/json'):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(data)))
        for name, text in headers:
            self.send_header(name, text)
        if WORLD.standing('balancer'):
            self.send_header('Set-Cookie', 'SERVERID=node-%d; path=/' % random.getrandbits(4))
        self.end_headers()
        try:
            self.wfile.write(data[:len(data) // 2] if cut else data)
            self.wfile.flush()
        except OSError:
            self.close_connection = True  # whoever asked was killed
        if cut:
            self.hang_up()

    def hang_up(self):
        self.close_connection = True
        try:
            self.connection.shutdown(2)
        except OSError:
            pass

    def refuse(self, status, error, reason):
        self.send(status, {'error': error, 'reason': reason})

    def read(self):
        length = int(self.headers.get('Content-Length') or 0)
        return self.rfile.read(length)

    def who(self):
        """(name, roles); None when a login is needed, 400 for a token that isn't taken."""
        kind, _, token = (self.headers.get('Authorization') or '').partition(' ')
        if kind == 'Bearer':
            return WORLD.tokens.get(token) or WORLD.standing('token-status') or 400
        if not WORLD.users:
            return '', ['_admin']
        for part in (self.headers.get('Cookie') or '').split(';'):
            name = WORLD.sessions.get(part.strip().partition('=')[2])
            if name:
                return name, WORLD.users[name][1]
        return None

    def do_GET(self):
        self.answer('GET', self.read())

    def do_POST(self):
        self.answer('POST', self.read())

    def do_PUT(self):
        self.answer('PUT', self.read())

    def do_DELETE(self):
        self.answer('DELETE', self.read())

    def answer(self, method, data):
        path, _, query = self.path.partition('?')
        asked = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
        parts = [urllib.parse.unquote(p) for p in path.strip('/').split('/')] if path != '/' else []
        if parts == ['_test']:
            with LOCK:
                self.send(200, script(json.loads(data)))
            return
        with LOCK:
            WORLD.log.append('%s %s' % (method, path))
            WORLD.whole_log.append('%s %s' % (method, self.path))
            if (method == 'PUT' or parts[-1:] == ['_bulk_docs']) and self.headers.get('X-Couch-Full-Commit') != 'true':
                WORLD.loose.append(WORLD.log[-1])
            if WORLD.fault('html'):
                self.send(200, '<!DOCTYPE html><title>Welcome to our hotel</title>', kind='text/html')
                return
            if len(data) > (WORLD.standing('proxy-limit') or sys.maxsize):
                self.send(413, '<html><head><title>413 Request Entity Too Large</title></head></html>', kind='text/html')
                return
            status = WORLD.fault('status')
            if status:
                self.send(int(status), {'error': 'busy', 'reason': 'later, please'}, [('Retry-After', '0')])
                return
            me = self.who()
            if me in (400, 401):
                self.refuse(me, 'bad_request' if me == 400 else 'unauthorized', 'exp not in future')
                return
            if parts == ['_session']:
                self.session(method, data)
                return
            if me is None:
                self.refuse(401, 'unauthorized', 'You are not authorized to access this db.')
                return
            if len(parts) == 1 and method == 'PUT' and '_admin' in me[1]:
                WORLD.databases.setdefault(parts[0], Database())
                self.send(201, {'ok': True})
                return
            if parts[:1] == ['_users'] and '_admin' not in me[1] and WORLD.standing('closed-users'):
                self.refuse(403, 'forbidden', 'You are not allowed to access this db.')
                return
            if len(parts) == 2 and parts[0] == '_users':
                self.user(method, parts[1], me, data)
                return
            database = WORLD.databases.get(parts[0]) if parts else None
            if database is None:
                self.refuse(404, 'not_found', 'Database does not exist.')
                return
            if '_admin' not in me[1] and database.members is not None and me[0] not in database.members and \
                    not database.roles & set(me[1]):
                self.refuse(403, 'forbidden', 'You are not allowed to access this db.')
                return
        rest = parts[1:]
        if not rest:
            with LOCK:
                there = {'db_name': parts[0], **database.counts(), 'update_seq': database.seq(database.sequence)}
            self.send(200, there)
        elif rest == ['_changes']:
            self.changes(database, asked)
        elif rest == ['_bulk_docs']:
            self.bulk_docs(database, json.loads(data), len(data))
        elif rest == ['_all_docs']:
            self.all_docs(database, asked, json.loads(data)['keys'] if data else None)
        elif rest == ['_revs_diff']:
            self.revs_diff(database, json.loads(data))
        elif rest == ['_security'] and method == 'PUT':
            database.members, database.roles = [], set(json.loads(data)['members']['roles'])
            self.send(200, {'ok': True})
        elif rest[0] == '_design' and method == 'PUT':
            with LOCK:
                rev = database.store('/'.join(rest), json.loads(data))
            self.send(201, {'ok': True, 'rev': rev}) if rev else self.refuse(409, 'conflict', 'Document update conflict.')
        elif rest[0] == '_design':
            self.document(database, '/'.join(rest), asked)
        elif rest[0] == '_local':
            self.local(database, method, rest[1], data)
        elif method == 'GET' and len(rest) == 1:
            self.document(database, rest[0], asked)
        else:
            self.refuse(404, 'not_found', 'missing')

    def session(self, method, data):
        if method == 'GET':
            me = self.who()
            self.send(200, {'ok': True, 'userCtx': {'name': me[0] if me and me[0] else None, 'roles': me[1] if me else []}})
            return
        form = dict(urllib.parse.parse_qsl(data.decode()))
        name = form.get('name')
        if WORLD.failed.get(name, 0) >= 5:
            self.refuse(403, 'forbidden', 'Account is temporarily locked due to multiple authentication failures')
        elif name in WORLD.users and WORLD.users[name][0] == form.get('password'):
            key = '%032x' % random.getrandbits(128)
            WORLD.sessions[key] = name
            self.send(200, {'ok': True, 'name': name, 'roles': WORLD.users[name][1]},
                      [('Set-Cookie', 'AuthSession=%s; Version=1; Path=/; HttpOnly' % key)])
        else:
            WORLD.failed[name] = WORLD.failed.get(name, 0) + 1
            self.refuse(401, 'unauthorized', 'Name or password is incorrect.')

    def user(self, method, name, me, data):
        """A document of a login: an administrator's business; its own password is its own too."""
        name = name.partition(':')[2]
        there = WORLD.users.get(name)
        if '_admin' not in me[1] and me[0] != name:
            self.refuse(403 if method == 'PUT' else 404, 'forbidden', 'Only administrators and the user may do this.')
        elif method == 'GET' and there:
            self.send(200, {'_id': 'org.couchdb.user:' + name, '_rev': '1-%s' % name, 'name': name, 'type': 'user', 'roles': there[1],
                            'password_scheme': 'pbkdf2', 'derived_key': 'x'})
        elif method == 'GET':
            self.refuse(404, 'not_found', 'missing')
        else:
            wish = json.loads(data)
            if there and wish.get('_rev') != '1-%s' % name:
                self.refuse(409, 'conflict', 'Document update conflict.')
                return
            if '_admin' not in me[1] and wish['roles'] != there[1]:
                self.refuse(403, 'forbidden', 'Only _admin may edit roles')
                return
            if WORLD.fault('refuse-user'):
                self.refuse(500, 'error', 'no room')
                return
            lost = WORLD.fault('lose-user')
            # Without a password in it the document has the key that was made of the old one.
            WORLD.users[name] = (wish.get('password') or there[0], wish['roles'])
            if 'password' in wish:
                WORLD.sessions = {k: v for k, v in WORLD.sessions.items() if v != name}
            self.hang_up() if lost else self.send(201, {'ok': True, 'id': wish['_id'], 'rev': '1-%s' % name})

    def changes(self, database, asked):
        with LOCK:
            since = database.number(asked.get('since', '0'))
            if since is None:
                self.refuse(400, 'bad_request', 'Malformed sequence supplied in \'since\' parameter.')
                return
            if WORLD.fault('same-page'):
                since = 0
            held = asked.get('feed') != 'longpoll' and WORLD.fault('hold-page')
        if held:
            WORLD.release.wait(120)
            WORLD.release.clear()
        with LOCK:
            silent = asked.get('feed') == 'longpoll' and WORLD.fault('silence')
            while silent and not WORLD.release.is_set():
                # A connection that nobody closes and nothing comes over.
                NEWS.wait(1)
            end = time.time() + min(float(asked.get('timeout', 25000)) / 1000, WORLD.standing('brief') or sys.maxsize)
            while asked.get('feed') == 'longpoll' and database.sequence <= since and time.time() < end:
                NEWS.wait(max(0.01, end - time.time()))
            rows, last, bare = [], since, WORLD.fault('bare-page')
            # What came last stands last.
            news = list(itertools.takewhile(lambda item: item[1] > since, reversed(database.feed.items())))
            for name, number in reversed(news):
                if len(rows) >= int(asked.get('limit', 10 ** 9)):
                    break
                doc = database.docs[name]
                row = {'seq': database.seq(number), 'id': name, 'changes': [{'rev': doc.winner}]}
                if doc.revisions[doc.winner][1].get('_deleted'):
                    row['deleted'] = True
                parent = doc.revisions[doc.winner][0]
                if parent and WORLD.standing('stale'):
                    row['changes'] = [{'rev': parent}]
                    row['doc'] = database.body(name, parent)
                elif asked.get('include_docs') == 'true':
                    row['doc'] = None if bare else database.body(name, conflicts=asked.get('conflicts') == 'true')
                rows.append(row)
                last = number
            text = {'results': rows, 'last_seq': database.seq(last), 'pending': 0}
            cut = bool(rows) and bool(WORLD.fault('cut-page'))
            if rows and WORLD.fault('half-page'):
                text = json.dumps(text)
                text = text[:len(text) // 2]
        if WORLD.standing('bomb'):
            # 64 MiB of blanks in front of what it should be, in some 64 KiB.
            self.send_bytes(200, gzip.compress(b' ' * (64 << 20) + json.dumps(text).encode()), [('Content-Encoding', 'gzip')])
            return
        self.send(200, text, cut=cut)

    def bulk_docs(self, database, body, length):
        with LOCK:
            limit = WORLD.standing('too-large')
            for doc in body['docs']:
                if limit and len(json.dumps(doc)) > limit:
                    self.refuse(413, 'too_large', 'document_too_large')
                    return
            results = []
            lossy = WORLD.fault('accept-and-lose')
            for doc in body['docs']:
                refused = WORLD.standing('refuse')
                if refused and refused in json.dumps(doc, ensure_ascii=False):
                    results.append({'id': doc['_id'], 'error': 'forbidden', 'reason': 'only approvers write approvals'})
                    continue
                if lossy:
                    clean = {k: v for k, v in doc.items() if k not in ('_id', '_rev')}
                    results.append({'ok': True, 'id': doc['_id'], 'rev': revision(doc.get('_rev'), clean), 'accepted': True})
                    continue
                rev = database.store(doc['_id'], doc)
                results.append({'ok': True, 'id': doc['_id'], 'rev': rev} if rev else
                               {'id': doc['_id'], 'error': 'conflict', 'reason': 'Document update conflict.'})
            if WORLD.fault('shuffle'):
                results.sort(key=lambda r: ('ok' in r, hashlib.md5(r['id'].encode()).hexdigest()))
            lost, cut, held = WORLD.fault('lose-reply'), WORLD.fault('cut-result'), WORLD.fault('hold')
            half = WORLD.fault('half-result')
        if held:
            WORLD.release.wait(120)
            WORLD.release.clear()
        if lost:
            self.hang_up()
        else:
            text = json.dumps(results)
            self.send(202 if lossy else 201, text[:len(text) // 2] if half else text, cut=bool(cut))

    def all_docs(self, database, asked, keys):
        pages = keys is None and 'conflicts' in asked
        if pages:
            status = WORLD.standing('no-rows')
            if status:
                self.refuse(status, 'query_parse_error', 'conflicts=true isn\'t for this')
                return
            if WORLD.fault('hold-rows'):
                WORLD.release.wait(120)
                WORLD.release.clear()
        with LOCK:
            lag = set(list(database.feed)[-WORLD.standing('lag'):]) if WORLD.standing('lag') else ()
            first, last = (json.loads(asked[k]) if k in asked else None for k in ('startkey', 'endkey'))
            names = keys if keys is not None else sorted(database.docs)
            absent = keys is not None and WORLD.fault('absent')
            bare = pages and WORLD.fault('bare-page')
            rows = []
            for name in names:
                doc = database.docs.get(name) if not absent else None
                if doc is None:
                    if keys is not None:
                        rows.append({'key': name, 'error': 'not_found'})
                    continue
                deleted = doc.is_deleted()
                if keys is None and (deleted or name in lag or (first and name < first) or (last and name > last)):
                    continue
                row = {'id': name, 'key': name, 'value': {'rev': doc.winner}}
                if deleted:
                    row['value']['deleted'] = True
                if asked.get('include_docs') == 'true':
                    row['doc'] = None if deleted or bare else database.body(name, conflicts=asked.get('conflicts') == 'true')
                rows.append(row)
                if keys is None and len(rows) >= int(asked.get('limit', 10 ** 9)):
                    break
        self.send(200, {'total_rows': database.counts()['doc_count'], 'rows': rows})

    def revs_diff(self, database, asked):
        missing = {}
        with LOCK:
            for name, revs in asked.items():
                known = database.docs[name].revisions if name in database.docs else {}
                gone = [rev for rev in revs if rev not in known]
                if gone:
                    missing[name] = {'missing': gone}
        self.send(200, missing)

    def local(self, database, method, name, data):
        with LOCK:
            if method == 'PUT':
                number = int(database.local.get(name, {'_rev': '0-0'})['_rev'].split('-')[1]) + 1
                database.local[name] = dict(json.loads(data), _id='_local/' + name, _rev='0-%d' % number)
                self.send(201, {'ok': True, 'id': '_local/' + name, 'rev': '0-%d' % number})
            elif name in database.local:
                self.send(200, database.local[name])
            else:
                self.refuse(404, 'not_found', 'missing')

    def document(self, database, name, asked):
        with LOCK:
            doc = database.docs.get(name) if not WORLD.fault('absent-document') else None
            rev = asked.get('rev')
            if doc is None or (rev and rev not in doc.revisions):
                self.refuse(404, 'not_found', 'missing')
            elif not rev and doc.revisions[doc.winner][1].get('_deleted'):
                self.refuse(404, 'not_found', 'deleted')
            else:
                self.send(200, database.body(name, rev, asked.get('conflicts') == 'true'))


class Quiet(http.server.ThreadingHTTPServer):
    """Whoever is killed in the middle of a question is no error of the server."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def script(wish):
    if 'fault' in wish:
        WORLD.faults[wish['fault']] = (wish.get('times', 1), wish.get('value'), wish.get('after', 0))
    if 'token' in wish:
        # From now on it is that login's; without a name nobody's.
        WORLD.tokens.pop(wish['token'], None)
        if 'name' in wish:
            WORLD.tokens[wish['token']] = (wish['name'], wish.get('roles', []))
    if 'expire' in wish:
        WORLD.sessions.clear()
    if 'release' in wish:
        WORLD.release.set()
    if 'drop' in wish:
        WORLD.databases.pop(wish['drop'], None)
    if 'make' in wish:
        WORLD.databases[wish['make']] = Database()
    if 'purge' in wish:
        # Gone without a trace, as _purge does it.
        database = WORLD.databases[wish['purge']]
        database.docs.pop(wish['doc'])
        database.feed.pop(wish['doc'])
    if 'node' in wish:
        # From now on another member of the cluster answers, whose places in the feed read differently.
        database = WORLD.databases[wish['node']]
        database.others.add('g1AAAA' + database.salt)
        database.salt = '%08x' % random.getrandbits(32)
    if 'save' in wish:
        WORLD.saved[wish['save']] = WORLD.databases[wish['save']].copy()
    if 'restore' in wish:
        WORLD.databases[wish['restore']] = WORLD.saved[wish['restore']].copy()
    if 'fill' in wish:
        # So many topics, of which a share of a hundred was deleted since.
        database = WORLD.databases[wish['fill']]
        for i in range(wish['n']):
            name = 'topic:%s%d' % (wish['name'], i)
            doc = {'kind': 'topic', 'schema': 1, 'name': '%s %d' % (wish['name'], i), 'query': 'fill', 'mutation': name}
            if 'padding' in wish:
                doc['padding'] = 'x' * wish['padding']
            rev = database.store(name, doc)
            if i % 100 < wish.get('deleted', 0):
                database.store(name, dict(doc, _rev=rev, _deleted=True))
    if 'members' in wish:
        WORLD.databases[wish['members']].members = wish['names']
    if 'unlock' in wish:
        WORLD.failed.clear()
    if 'put' in wish:
        database = WORLD.databases[wish['put']]
        doc = dict(wish['doc'])
        if wish.get('over') and doc['_id'] in database.docs:
            # What a colleague's program does: keeps what is there, changes some of it.
            there = database.body(doc['_id'])
            there.update(doc)
            doc = there
        if wish.get('from'):
            there = database.body(doc['_id'], wish['from'])
            there.update(doc)
            doc = dict(there, _rev=wish['from'])
        return {'rev': database.store(doc['_id'], doc, wish.get('fork', False))}
    if 'docs' in wish:
        database = WORLD.databases[wish['docs']]
        return {name: dict(database.body(name), _leaves=len([r for r in doc.leaves if not doc.revisions[r][1].get('_deleted')]),
                           _writes=len(doc.revisions))
                for name, doc in sorted(database.docs.items())}
    if 'tls' in wish:
        # The same over TLS, at a port of its own, with that certificate and key.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(wish['tls'])
        server = Quiet(('127.0.0.1', 0), Handler)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return {'port': server.server_address[1]}
    if 'loose' in wish:
        return WORLD.loose
    if 'log' in wish:
        return WORLD.whole_log if 'whole' in wish else WORLD.log
    return {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--user', action='append', default=[])
    parser.add_argument('--port', type=int, default=0)
    chosen = parser.parse_args()
    for text in chosen.user:
        name, password, *roles = text.split(':')
        WORLD.users[name] = (password, roles)
    server = Quiet(('127.0.0.1', chosen.port), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    # It ends with the test that started it.
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    server.serve_forever()


main()
