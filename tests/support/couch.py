"""couch.py: the scripted server of couch-server.py, started and looked at by a test.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import time
import urllib.request


class Server:
    """A server with one database; USERS are NAME:PASSWORD[:ROLE]…."""

    def __init__(self, *users, port=0):
        options = [o for user in users for o in ('--user', user)]
        here = os.path.dirname(os.path.abspath(__file__))
        self.program = subprocess.Popen([sys.executable, here + '/couch-server.py', '--port', str(port), *options],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.program.stdout.readline())
        self.address = 'http://127.0.0.1:%d' % self.port
        self.wish(make='acme')

    def wish(self, **wish):
        asked = urllib.request.Request(self.address + '/_test', json.dumps(wish).encode(), method='POST')
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)

    def fault(self, name, times=1, value=None):
        self.wish(fault=name, times=times, value=value)

    def docs(self, database='acme'):
        return self.wish(docs=database)

    def kind(self, kind):
        return {k: v for k, v in self.docs().items() if k.startswith(kind + ':') and not v.get('_deleted')}

    def end(self):
        self.program.stdin.close()
        self.program.wait()


def until(func):
    """Waits for what another program does."""
    for _ in range(600):
        value = func()
        if value:
            return value
        time.sleep(0.05)
    return None
