"""test-secrets.py: a token is in no file, log, argument, surroundings, audit, backup or crash text.

Not even where a server quotes it in its answer.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import signal
import subprocess
import time

from faults import CTL, HERE, SURROUNDINGS, check, ctl, done, found, must, run
from mastodon import TOKEN, Mastodon, draft, find_token

file = found('secrets.db')
server = Mastodon(os.path.join(HERE, 'server'))
account = server.found_account(file)


def publish(response, **more):
    return ctl(file, 'response', 'publish', response, '--token-file', server.token, '--settle', '1', **more)


# A server that quotes what it was sent.
for status in ('422', '401', '500'):
    response = draft(file, account, 'Quoted with %s' % status)
    server.behave('quote %s once' % status)
    quoted = publish(response)
    shown = must(file, 'response', 'show', response)
    check(quoted.status == 5 and TOKEN not in quoted.out + quoted.err, 'a server that quotes it (%s) is not repeated' % status, quoted)
    check('No good' not in shown.out or TOKEN not in shown.out, 'nor in what is kept of its answer (%s)' % status, shown)
server.behave('ok')

# All that the program and its libraries say.
loud = publish(draft(file, account, 'Said aloud'), env={'G_MESSAGES_DEBUG': 'all'})
check(loud.status == 0 and TOKEN not in loud.out + loud.err, 'a log of everything has no token', loud)
check('DEBUG' in loud.err or 'DEBUG' in loud.out, 'the test sees a log', loud)

# What others on the machine see, and what is left of a crash.
response = draft(file, account, 'Crashed')
server.behave('hang 3')
process = subprocess.Popen([CTL, '--workspace', file, 'response', 'publish', response, '--token-file', server.token,
                            '--settle', '1'], env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
until = time.monotonic() + 20
while time.monotonic() < until and not server.asked('Crashed') and process.poll() is None:
    time.sleep(0.01)
seen = b''
for name in ('cmdline', 'environ', 'comm'):
    with open('/proc/%d/%s' % (process.pid, name), 'rb') as part:
        seen += part.read()
process.send_signal(signal.SIGSEGV)
out, err = process.communicate()
check(process.returncode == -signal.SIGSEGV, 'the program crashes while it publishes', process.returncode)
check(TOKEN.encode() not in seen and b'response' in seen, 'neither its arguments nor its surroundings have the token')
check(TOKEN.encode() not in out + err, 'nor what it says when it crashes', out, err)
server.behave('ok')

# What goes out of the file.
for words in (['audit', 'list'], ['audit', 'export', HERE + '/audit.csv'], ['account', 'list'], ['account', 'show', account]):
    told = ctl(file, *words)
    check(TOKEN not in told.out + told.err, ' '.join(words[:2]) + ' has no token', told)
must(file, 'workspace', 'backup', HERE + '/copy.db')
leaks = find_token(server)
check(not leaks, 'no file has it, a backup neither', *leaks)
with open(HERE + '/planted', 'w', encoding='ascii') as planted:
    planted.write('x' + TOKEN)
check(find_token(server) == [HERE + '/planted'], 'the test finds a token')
done()
