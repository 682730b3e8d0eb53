"""test-publish-desks.py: when the publisher moves while the desks are out of each other's reach, an answer is on the network once.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys

from faults import HERE, SURROUNDINGS, check, done
from mastodon import Mastodon

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from couch import Server  # noqa: E402
from desks import Desk  # noqa: E402

SURROUNDINGS['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
server = Server()
network = Mastodon(os.path.join(HERE, 'network'))
options = ['--token-file', network.token, '--settle', '0']
here, there = (Desk(HERE, SURROUNDINGS, name) for name in ('here', 'there'))
for desk, more in (here, []), (there, ['--person', 'ann@acme.example']):
    made = desk.run('sync', 'setup', server.address + '/acme', *more)
    assert made.status == 0, made
    if desk is here:
        account = network.found_account(desk.file)
        assert desk.sync().status == 0


def approved(text):
    made = here.run('response', 'draft', '--activity', 'Answer a question', '--account', account, '--text', text)
    assert made.status == 0, made
    assert here.run('response', 'submit', made.rows[-1]['id']).status == 0
    return made.rows[-1]['id']


def both_sync():
    for desk in here, there, here:
        assert desk.sync().status == 0


def state(desk, response):
    return desk.run('response', 'show', response).rows[-1]


thanks = approved('Thank you for the photograph.')
sorry = approved('We are sorry about the wheel.')
again = approved('Thank you for the photograph.')
thread = approved('\n\n'.join('Part %d says this%s.' % (i, ' and this' * 45) for i in range(3)))
both_sync()
refused = there.run('response', 'publish', thanks, *options)
check(refused.status == 3 and 'not-publisher' in refused.err, 'another machine publishes', refused)
assert here.run('response', 'publish', thanks, *options).status == 0
moved = there.run('account', 'publisher', account, '--move')
check(moved.status == 0, 'the publisher moves, and the old one hears nothing of it', moved)
done_there = there.run('response', 'publish', thanks, *options)
check(done_there.status == 0 and state(there, thanks)['state'] == 'published', 'what is on the network already is published', done_there)
check(network.posted('Thank you for the photograph.') == 1, 'and was sent once')
check(state(there, thanks)['address'] == state(here, thanks)['address'], 'both know where it is', state(there, thanks))
done_there = there.run('response', 'publish', again, *options)
check(done_there.status == 0 and network.posted('Thank you for the photograph.') == 2, 'the same words of another answer go out', done_there)
parts = state(here, thread)['parts']
assert len(parts) == 3 and here.run('response', 'publish', thread, *options).status == 0
done_there = there.run('response', 'publish', thread, *options)
check(done_there.status == 0 and [network.posted(part) for part in parts] == [1, 1, 1], 'of a thread each post is there once', done_there)
assert there.run('response', 'publish', sorry, *options).status == 0
late = here.run('response', 'publish', sorry, *options)
check(late.status == 0 and network.posted('We are sorry about the wheel.') == 1, 'the old one, that knows nothing, looks too', late)
busy = approved('Your seat is by the window.')
with open(os.path.join(network.folder, 'busy'), 'w', encoding='ascii'):
    pass
sent = here.run('response', 'publish', busy, *options)
check(sent.status == 0 and network.posted('Your seat is by the window.') == 1, 'an account with very many posts still publishes', sent)
os.unlink(os.path.join(network.folder, 'busy'))
unseen = approved('We found your case.')
network.stop()
failed = here.run('response', 'publish', unseen, *options)
check(failed.status == 5 and state(here, unseen)['state'] == 'failed', 'a network that can’t be asked is sent nothing', failed,
      state(here, unseen))
both_sync()
check(state(here, sorry)['state'] == state(there, sorry)['state'] == 'published', 'in the end both say so')
check(all(desk.run('audit', 'verify').status == 0 for desk in (here, there)), 'and each audit verifies')
server.end()
done()
