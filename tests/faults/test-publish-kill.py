"""test-publish-kill.py: killed at any moment of publishing, a post is on the network once.

The server records every request and answers late, so that many kills fall between the sending and the
answer. The last part is the control: a server that hides its posts from the look-up gets one twice.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

from faults import CTL, HERE, SURROUNDINGS, check, count, ctl, dice, done, found, is_sound, raw, say

SERVER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'support', 'fake-mastodon')
SETTLE = '1'
folder = os.path.join(HERE, 'server')
token = os.path.join(HERE, 'token')


def start_server():
    os.mkdir(folder)
    process = subprocess.Popen([sys.executable, SERVER, folder], start_new_session=True)
    for _ in range(500):
        if os.path.exists(folder + '/port'):
            break
        time.sleep(0.02)
    with open(folder + '/port', encoding='ascii') as port:
        return process, port.read()


def lines(name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as records:
        return [json.loads(line) for line in records.read().splitlines()]


def posted(text):
    return sum(1 for status in lines('statuses') if status['did'] == 'post' and status['text'] == text)


def asked(text):
    """Whether the request that posts it has arrived."""
    words = 'status=' + text.replace(' ', '+')
    return any(r['method'] == 'POST' and (words in r['body'] or words.replace('+', '%20') in r['body'])
               for r in lines('requests'))


def do(*arguments, good=(0,)):
    result = ctl(file, *arguments)
    if result.status not in good:
        check(False, ' '.join(arguments[:2]) + ' works', result)
        done()
    return result


def prepare(port):
    do('department', 'add', 'Service')
    do('activity', 'add', 'Thank for praise', '--approval', 'no')
    do('matrix', 'set', 'Thank for praise', 'Service', 'A/R')
    do('matrix', 'adopt', '--note', 'First')
    account = do('account', 'add', 'mastodon', 'http://127.0.0.1:' + port, '--handle', 'acme',
                 '--allow-host', '127.0.0.1:' + port).rows()[-1]['id']
    machine = do('workspace', 'info').rows()[-1]['machine']
    database = raw(file)
    database.execute('UPDATE account SET publisher=? WHERE id=?', (machine, account))
    database.close()
    return account


def draft(text):
    response = do('response', 'draft', '--activity', 'Thank for praise', '--account', account, '--text', text).rows()[-1]['id']
    do('response', 'submit', response)
    return response


def publish_and_kill(response, text, at_sent):
    """Ends the program at a random moment, or as soon as the server has the request."""
    process = subprocess.Popen([CTL, '--workspace', file, 'response', 'publish', response, '--token-file', token],
                               env=SURROUNDINGS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    if at_sent:
        until = time.monotonic() + 20
        while time.monotonic() < until and not asked(text) and process.poll() is None:
            time.sleep(0.002)
    else:
        try:
            process.wait(dice.uniform(0.01, 0.6))
        except subprocess.TimeoutExpired:
            pass
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return running


def state(response):
    return do('response', 'show', response).rows()[-1]['state']


def bring_home(response):
    """What a machine and a person do afterwards, until it is published."""
    for _ in range(20):
        now = state(response)
        if now == 'published':
            return True
        if now in ('approved', 'failed'):
            do('response', 'publish', response, '--token-file', token, '--settle', SETTLE, good=(0, 5))
        else:
            do('response', 'run', '--token-file', token, '--settle', SETTLE, good=(0, 5))
        time.sleep(0.4)
    return False


def kill_often():
    times, cut, open_at_kill, twice, lost, unsound = count(9, 200), 0, 0, [], [], []
    for i in range(times):
        text = 'Thank you number %d from the kill test' % i
        response = draft(text)
        cut += publish_and_kill(response, text, i % 3 == 0)
        sound, why = is_sound(file)
        if not sound:
            unsound.append(str(why))
        if state(response) == 'publishing' and asked(text):
            open_at_kill += 1
        if not bring_home(response):
            lost.append('%s is %s' % (text, state(response)))
        if posted(text) != 1:
            twice.append('%s: %d times' % (text, posted(text)))
    say('%d kills, %d while it was publishing, %d between the sending and the answer' % (times, cut, open_at_kill))
    check(open_at_kill >= times // 4, 'kills fell between the sending and the answer')
    check(not unsound, 'after each kill the file is sound', *unsound[:3])
    check(not lost, 'each is published in the end', *lost[:5])
    check(not twice, 'nothing is on the network twice, or not at all', *twice[:5])
    verified = ctl(file, 'audit', 'verify')
    check(verified.status == 0, 'the audit holds', verified)


def control():
    """The same with the look-up blinded: the test sees a post twice."""
    text = 'Thank you from the control'
    response = draft(text)
    publish_and_kill(response, text, True)
    with open(folder + '/blind', 'w', encoding='ascii'):
        pass
    bring_home(response)
    check(posted(text) == 2, 'the test sees a double: with a blinded look-up there are two', posted(text))


file = found('publish.db')
server, its_port = start_server()
try:
    with open(token, 'w', encoding='ascii') as out:
        out.write('secret-token\n')
    os.chmod(token, 0o600)
    with open(folder + '/behaviour', 'w', encoding='ascii') as out:
        out.write('hang 0.3\n')
    account = prepare(its_port)
    kill_often()
    control()
finally:
    server.kill()
    server.wait()
shutil.rmtree(HERE, ignore_errors=True)
done()
