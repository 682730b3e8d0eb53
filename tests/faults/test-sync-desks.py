#!/usr/bin/env python3
"""test-sync-desks.py [SEED MOVES]: five desks, a server that fails, and dice: nothing is lost unseen, and all are alike in the end.

SPDX-License-Identifier: GPL-3.0-or-later

Without arguments each move is a program of its own, few are made, and most of them sync. With them the desks' programs are
kept running, with clocks that are up to two days off, most moves are edits between two syncs, and answers are published on an
account whose publisher moves. A feed gets new posts, and the machine that collects it moves, also before the last one knows, so that
two collect it at once.

Each edit writes a word that nobody else writes, over what its desk had there. In the end a word is what everybody has, or
somebody wrote over it who had seen it, or it stands in a conflict tray. Each post that was collected is one mention, with the
department that it was routed to, or that somebody gave it to.
"""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

# Whether it survives a power cut isn't asked here: a disk would only make it slow.
if len(sys.argv) > 2 and os.access('/dev/shm', os.W_OK) and shutil.disk_usage('/dev/shm').free > 1 << 30:
    os.environ.setdefault('TMPDIR', '/dev/shm')
from faults import HERE, LONG, SURROUNDINGS, check, count, dice, done, say
from mastodon import Mastodon

SUPPORT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support')
sys.path.insert(0, SUPPORT)
from couch import Server  # noqa: E402
from desks import Desk, KeptDesk, alike  # noqa: E402

FAULTS = ['lose-reply', 'cut-result', 'half-result', 'cut-page', 'half-page', 'bare-page', 'shuffle', 'accept-and-lose', 'same-page', 'html']
SURROUNDINGS['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'


# A move and how often it is made: by programs of their own, and by those that are kept running.
FEW = {'add': 2, 'edit': 8, 'other_field': 2, 'other_kind': 6, 'sync': 6, 'sync_badly': 3, 'sync_killed': 2, 'other_node': 1,
       'save_server': 1, 'restore_server': 0.5, 'lay_aside': 1, 'put_back': 0.5}
MANY = {'add': 6, 'edit': 600, 'other_field': 150, 'other_kind': 150, 'answer': 15, 'publish': 12, 'move_publisher': 4,
        'post': 8, 'collect': 12, 'move_collector': 4, 'collect_at_once': 2, 'sync': 14,
        'sync_badly': 7, 'sync_killed': 2, 'other_node': 3, 'save_server': 2, 'restore_server': 1, 'lay_aside': 1, 'put_back': 0.5}
CLOCKS = [0, 2 * 86400, -2 * 86400, 3600, -86400]


class World:
    def __init__(self, folder, moves):
        os.makedirs(folder)
        self.folder, self.moves = folder, moves
        self.server = Server()
        self.desks = [Desk(folder, SURROUNDINGS, 'desk%d' % i) if moves is FEW else
                      KeptDesk(folder, SURROUNDINGS, 'desk%d' % i, seconds) for i, seconds in enumerate(CLOCKS)]
        self.network = self.account = self.feed = None
        self.posts = 0
        self.answers = {}     # what is said → the response
        self.over = {}        # word → the word that it was written over
        self.topics = []      # ids
        self.n_words = 0
        self.is_saved = False
        self.kept = {}        # desk → how many words there were when its file was laid aside
        self.excused = set()  # words that went with a file that came back older
        self.story = []
        for i, desk in enumerate(self.desks):
            more = ['--person', 'ann@acme.example'] if i else []
            made = desk.run('sync', 'setup', self.server.address + '/acme', *more)
            assert made.status == 0, made
            if i == 0 and moves is MANY:
                self.network = Mastodon(os.path.join(folder, 'network'))
                self.account = self.network.found_account(desk.file)
                self.found_feed(desk)
                desk.sync()

    def word(self, base):
        self.n_words += 1
        word = 'w%d' % self.n_words
        self.over[word] = base
        return word

    def query(self, desk, topic):
        rows = desk.ask("SELECT query FROM topic WHERE id = '%s'" % topic)
        return rows[0][0] if rows else None

    def add(self, desk):
        word = self.word(None)
        made = desk.run('topic', 'add', 'T' + word, word)
        if made.status == 0:
            self.topics.append(made.rows[0]['id'])
            self.story.append('%d: %s over nothing in %s' % (self.desks.index(desk), word, self.topics[-1]))

    def edit(self, desk):
        known = [t for t in self.topics[-6:] if self.query(desk, t) is not None]
        if not known:
            self.add(desk)
            return
        topic = dice.choice(known)
        base = self.query(desk, topic)
        word = self.word(base)
        if desk.run('topic', 'set', topic, '--query', word).status != 0:
            del self.over[word]
        self.story.append('%d: %s over %s in %s' % (self.desks.index(desk), word, base, topic))

    def other_field(self, desk):
        known = [t for t in self.topics[-30:] if self.query(desk, t) is not None]
        if known:
            desk.run('topic', 'set', dice.choice(known), '--kind', dice.choice(['brand', 'product', 'competitor', 'client']))

    def other_kind(self, desk):
        """What has rules of its own: mentions, answers, guidelines, the matrix, holds."""
        self.n_words += 1
        path = os.path.join(self.folder, 'words')
        deed = dice.randrange(7)
        mentions = [r[0] for r in desk.ask('SELECT id FROM mention')]
        responses = [r[0] for r in desk.ask('SELECT id FROM response')]
        with open(path, 'w') as out:
            out.write(json.dumps({'text': 'broken guitar %d' % self.n_words, 'address': 'https://x.example/%d' % dice.randrange(30)}) + '\n'
                      if deed == 0 else 'We are %s, number %d.' % (dice.choice(['sorry', 'glad']), self.n_words))
        if deed == 0:
            desk.run('mention', 'import', path)
        elif deed == 1 and mentions:
            desk.run('mention', 'dismiss', dice.choice(mentions), '--reason', 'noise')
        elif deed == 2 and mentions:
            desk.run('mention', 'assign', dice.choice(mentions), dice.choice(['none', 'ann@acme.example']))
        elif deed == 3:
            desk.run('response', 'draft', '--activity', 'Answer a question', '--text-file', path)
        elif deed == 4 and responses:
            desk.run('response', 'edit', dice.choice(responses), '--text-file', path)
        elif deed == 5:
            desk.run('matrix', 'set', dice.choice(['Answer a question', 'Resolve a complaint']), dice.choice(['Legal', 'Sales']), dice.choice(['C', 'I', 'R', '']))
        else:
            held = desk.run('hold', 'status').rows
            desk.run('hold', 'off', held[0]['id']) if held else desk.run('hold', 'on', '--reason', 'a storm', '--department', 'Legal')

    def answer(self, desk):
        """An answer that may be published."""
        words = 'We looked into it, number %d.' % len(self.answers)
        made = desk.run('response', 'draft', '--activity', 'Answer a question', '--account', self.account, '--text', words)
        if made.status == 0:
            self.answers[words] = made.rows[-1]['id']
            desk.run('response', 'submit', self.answers[words])

    def publish(self, desk):
        """By the publisher's machine; others hand it over, which the publisher does at its next run."""
        options = ['--token-file', self.network.token, '--settle', '0']
        self.network.behave(dice.choice(['ok', 'ok', 'ok', 'drop once', 'drop-before once', 'status 500 once', 'cut once']))
        approved = [r[0] for r in desk.ask("SELECT id FROM response WHERE state IN ('approved', 'failed')")]
        if approved and dice.random() < 0.7:
            desk.run('response', 'publish', dice.choice(approved[-4:]), *options)
        else:
            desk.run('response', 'run', *options)

    def found_feed(self, desk):
        folder = os.path.join(self.folder, 'feed')
        os.makedirs(folder)
        self.feed = subprocess.Popen([sys.executable, os.path.join(SUPPORT, 'feed-server.py'), folder],
                                     stdout=subprocess.PIPE, text=True)
        host = '127.0.0.1:' + self.feed.stdout.readline().strip()
        self.post(None)
        added = desk.run('source', 'add', 'feed', 'http://%s/feed.xml' % host, '--name', 'Watch', '--allow-host', host)
        assert added.status == 0, added

    def post(self, _desk):
        """Somebody posts something where the source looks; the latest stay there."""
        self.posts += 1
        items = ''.join('<item><guid isPermaLink="false">post %d</guid><title>My broken guitar, number %d</title></item>' % (i, i)
                        for i in range(self.posts, max(0, self.posts - 10), -1))
        path = os.path.join(self.folder, 'feed', 'feed.xml')
        with open(path + '.new', 'w', encoding='ascii') as out:
            out.write('<rss version="2.0"><channel><title>Watch</title>%s</channel></rss>' % items)
        os.replace(path + '.new', path)

    def collect(self, desk):
        desk.run('source', 'collect', 'Watch')

    def move_collector(self, desk):
        desk.run('source', 'collector', 'Watch', '--move')

    def collect_at_once(self, desk):
        """By two who both think that it is theirs."""
        two = [desk, self.desks[self.desks.index(desk) - 1]]
        for each in two:
            self.move_collector(each)
        calls = [threading.Thread(target=self.collect, args=(each,)) for each in two]
        for call in calls:
            call.start()
        for call in calls:
            call.join()

    def move_publisher(self, desk):
        desk.run('account', 'publisher', self.account, '--move')

    def sync(self, desk):
        desk.sync()

    def sync_badly(self, desk):
        fault = dice.choice(FAULTS)
        self.story.append(fault)
        self.server.fault(fault, 1)
        desk.sync()
        self.server.fault(fault, 0)

    def sync_killed(self, desk):
        program = desk.start('sync', 'run')
        time.sleep(dice.random() * 0.08)
        program.send_signal(signal.SIGKILL)
        program.communicate()

    def other_node(self, desk):
        self.server.wish(node='acme')
        desk.sync()

    def save_server(self, desk):
        self.server.wish(save='acme')
        self.is_saved = True

    def restore_server(self, desk):
        """From a backup: what was acknowledged since is forgotten there."""
        if self.is_saved:
            self.server.wish(restore='acme')

    def lay_aside(self, desk):
        path = desk.file + '.kept'
        if os.path.exists(path):
            os.unlink(path)
        if desk.run('workspace', 'backup', path).status == 0:
            self.kept[desk] = self.n_words

    def put_back(self, desk):
        """An older copy of a desk's own file: what it hadn't sent, and its tray, go with it."""
        if desk not in self.kept:
            return
        number = self.desks.index(desk)
        for line in self.story:
            if line.startswith('%d: w' % number) and int(line.split()[1][1:]) > self.kept[desk]:
                self.excused |= self.ancestors(line.split()[1])
        for values in desk.ask("SELECT ours, theirs FROM conflict WHERE field = 'query'"):
            for value in values:
                self.excused |= self.ancestors(value.strip('"'))
        desk.end()
        shutil.copy(desk.file + '.kept', desk.file)
        for end in ('-wal', '-shm'):
            if os.path.exists(desk.file + end):
                os.unlink(desk.file + end)

    def move(self):
        desk = dice.choice(self.desks)
        deed = getattr(self, dice.choices(list(self.moves), list(self.moves.values()))[0])
        self.story.append('%d %s' % (self.desks.index(desk), deed.__name__))
        deed(desk)

    def settle(self):
        """Until nobody has anything to say; returns whether that came."""
        for fault in FAULTS:
            self.server.fault(fault, 0)
        for _ in range(12):
            quiet = True
            for desk in self.desks:
                result = desk.sync()
                if result.status != 0 or any(result.rows[0].values()):
                    quiet = False
            if quiet:
                return True
        return False

    def ancestors(self, word):
        seen = set()
        while word is not None and word not in seen:
            seen.add(word)
            word = self.over.get(word)
        return seen

    def describe(self, name):
        """How a record stands everywhere, for whoever looks for the mistake."""
        kind, _, record = name.partition(':')
        out = ['server: %s' % {k: v for k, v in self.server.docs().get(name, {}).items() if k in ('_rev', 'query', 'mutation', '_leaves')}]
        for i, desk in enumerate(self.desks):
            out.append('desk %d: %s %s %s' % (i, desk.ask("SELECT standing, revision, edit, mutation FROM sync_state WHERE id = '%s'" % record),
                                              desk.ask("SELECT query FROM topic WHERE id = '%s'" % record) if kind == 'topic' else '',
                                              desk.ask("SELECT ours, theirs, chosen FROM conflict WHERE id = '%s'" % record)))
        return out + [line for line in self.story if record in line]

    def lost_words(self):
        """Those that nobody has, nobody wrote over knowingly, and no tray shows."""
        kept = set()
        for topic in self.topics:
            kept |= self.ancestors(self.query(self.desks[0], topic))
        for desk in self.desks:
            for conflict in desk.ask("SELECT ours, theirs FROM conflict WHERE field = 'query'"):
                for value in conflict:
                    kept |= self.ancestors(value.strip('"'))
        return sorted(set(self.over) - kept - self.excused)


def go(n_moves, folder, moves):
    world = World(os.path.join(HERE, folder), moves)
    started = time.monotonic()
    for _ in range(n_moves):
        world.move()
    say('%d moves took %.0f s' % (n_moves, time.monotonic() - started))
    last = world.story[-40:]
    check(world.settle(), 'after %d moves it comes to an end' % n_moves, last)
    for desk in world.desks[1:]:
        differ = alike(world.desks[0], desk)
        check(differ == [], 'two desks are alike', differ[:5], *[line for name in differ[:1] for line in world.describe(name)])
    check(all(doc['_leaves'] <= 1 for doc in world.server.docs().values()), 'no document has two leaves')
    names = [topic['name'] for topic in world.server.kind('topic').values()]
    check(len(names) == len(set(names)), 'each topic is there once', names)
    lost = world.lost_words()
    where = {line.split()[-1] for line in world.story for word in lost if ' %s over ' % word in line}
    check(lost == [], 'no word is lost unseen', lost, *[line for topic in where for line in world.describe('topic:' + topic)])
    for desk in world.desks:
        verified = desk.run('audit', 'verify')
        check(verified.status == 0, 'each audit verifies', verified)
    check(all(desk.run('workspace', 'check').status == 0 for desk in world.desks), 'each file is sound')
    if world.network is not None:
        posts = [status['text'] for status in world.network.lines('statuses') if status['did'] == 'post']
        twice = sorted(words for words in set(posts) if posts.count(words) > 1)
        check(not twice, 'no answer was handed to the network twice', *twice[:5])
        check(len(posts) > n_moves // 1000, 'answers were published', len(posts), len(world.answers))
        collected = world.desks[0].ask("SELECT entry_id, department FROM mention WHERE entry_id LIKE 'post %'")
        names = {entry for entry, _ in collected}
        check(len(names) == len(collected) > world.posts // 4, 'each post that was collected is one mention', world.posts, collected[:9])
        check(len({department for _, department in collected}) == 1 and collected[0][1], 'and was routed once', collected[:9])
        brought = world.desks[0].ask("SELECT count(DISTINCT machine) FROM event WHERE action = 'collect'")[0][0]
        check(brought > 1, 'several machines collected', brought)
        fresh = [loss for desk in world.desks for loss in desk.ask(
            "SELECT field, ours, theirs FROM conflict WHERE kind = 'mention' AND field IN ('collected', 'clock_start', 'department')")]
        check(fresh == [], 'that two collected the same is nothing to look at', fresh[:9])
    # The check sees what is lost: a word that is taken out of everything.
    topic = next(t for t in reversed(world.topics) if world.query(world.desks[0], t) not in (None, *world.excused))
    word = world.query(world.desks[0], topic)
    for desk in world.desks:
        desk.end()
        database = sqlite3.connect(desk.file)
        database.execute("UPDATE topic SET query = 'gone' WHERE id = ?", (topic,))
        database.execute('DELETE FROM conflict WHERE ours = ? OR theirs = ?', ('"%s"' % word,) * 2)
        database.commit()
        database.close()
    check(word in world.lost_words(), 'what is lost is seen')
    say('%d words, %d topics, %s, %d conflicts' % (
        world.n_words, len(world.topics),
        ', '.join('%d %ss' % (world.desks[0].ask('SELECT count(*) FROM "%s"' % kind)[0][0], kind) for kind in ('mention', 'response', 'hold')),
        sum(len(d.ask('SELECT 1 FROM conflict')) for d in world.desks)))
    world.server.end()
    if world.network is not None:
        world.network.stop()
        world.feed.kill()
        world.feed.wait()
    for desk in world.desks:
        desk.end()
    shutil.rmtree(world.folder)


if len(sys.argv) > 2:
    os.nice(10)
    for seed in range(int(sys.argv[1]), int(sys.argv[1]) + (50 if LONG else 5), 5):
        dice.seed(seed)
        go(int(sys.argv[2]), 'seed%d' % seed, MANY)
else:
    go(count(25, 3000), 'few', FEW)
done()
