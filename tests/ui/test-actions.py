#!/usr/bin/python3
"""test-actions.py: what other programs can ask of the window over the session bus.

SPDX-License-Identifier: GPL-3.0-or-later

What a menu does is the window's own and not on the bus. Every action that is there is activated, rightly and with rubbish,
for a member of a department and for an administrator, and none does anything that would be in the audit.
"""
import json
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from window import Desktop, Missing, Tap, skip_all  # noqa: E402

program, stewardctl, seed = (os.environ[name] for name in ('STEWARD', 'STEWARDCTL', 'SEED_SAMPLE'))
NAME = 'io.github.stewardapp.Steward'
PATH = '/io/github/stewardapp/Steward'
OFFERED = {'about', 'help', 'new', 'quit', 'show-response'}  # another one has to be thought about
LEAVE = ('quit', 'new')  # they end the program, and show it once more


class Asker:
    def __init__(self, desktop, path):
        self.desktop, self.path = desktop, path
        self.bus = desktop.connect(desktop.surroundings['DBUS_SESSION_BUS_ADDRESS'])

    def ctl(self, *arguments):
        out = subprocess.run([stewardctl, '--format', 'json', '--workspace', self.path, *arguments], capture_output=True,
                             text=True, check=False, env=self.desktop.surroundings).stdout
        return [json.loads(line) for line in out.splitlines()]

    def newest_event(self):
        return self.ctl('audit', 'list', '--limit', '1')[0]['event']

    def call(self, path, interface, method, arguments, seconds=20):
        return self.bus.call_sync(NAME, path, interface, method, arguments, None, 0, seconds * 1000, None).unpack()

    def actions(self, path):
        return self.call(path, 'org.gtk.Actions', 'DescribeAll', None)[0]

    def activate(self, path, name, parameters):
        """Whether it was taken; the bus refuses what has the wrong type."""
        try:
            self.call(path, 'org.gtk.Actions', 'Activate', self.desktop.GLib.Variant('(sava{sv})', (name, parameters, {})))
            return True
        except self.desktop.GLib.Error:
            return False

    def windows(self):
        """The bus's paths of the windows that are there."""
        xml = self.call(PATH + '/window', 'org.freedesktop.DBus.Introspectable', 'Introspect', None)[0]
        return [PATH + '/window/' + part.split('"')[0] for part in xml.split('<node name="')[1:]]


def rubbish(desktop, signature):
    variant = desktop.GLib.Variant
    good = {'s': ['', 'nobody', '../../etc/passwd', '\u202eevil', 'x' * 100000, '*', 'mention:'], 'b': [True], 'i': [-1, 2**31 - 1],
            'u': [2**32 - 1], 'x': [-1], 'd': [1e300], 'as': [[]]}
    if signature == '':
        return [[]]
    return [[variant(signature, value)] for value in good.get(signature, [])]


def wrong(desktop):
    variant = desktop.GLib.Variant
    return [[variant('a{sv}', {})], [variant('(ii)', (1, 2))], [variant('s', 'x'), variant('s', 'y')]]


def close_dialogs(desktop):
    for _ in range(6):
        if len(desktop.windows()) <= 1:
            return
        desktop.press('Escape')
        time.sleep(0.3)


def go_through(desktop, tap, path, who):
    asker = Asker(desktop, path)
    before = asker.newest_event()
    asked, taken, odd, offered = 0, 0, [], set()
    for place in [PATH] + asker.windows():
        for name, (enabled, signature, _) in sorted(asker.actions(place).items()):
            offered.add(name)
            if name in LEAVE:
                continue
            for parameters in rubbish(desktop, signature):
                asked += 1
                taken += asker.activate(place, name, parameters)
            for parameters in wrong(desktop):
                asker.activate(place, name, parameters)
            if signature and not rubbish(desktop, signature):
                odd.append('%s takes %s, which the test has nothing for' % (name, signature))
            if desktop.program.poll() is not None:
                tap.ok(False, '%s: “%s” leaves the program running' % (who, name))
                return
        close_dialogs(desktop)
    print('# %s: %d activations, %d taken' % (who, asked, taken), flush=True)
    tap.ok(offered == OFFERED, '%s: only what does nothing to the file is offered' % who, offered)
    tap.ok(taken == asked >= 3, '%s: what is offered is taken' % who, asked, taken)
    tap.ok(not odd, '%s: each kind of parameter is tried' % who, *odd)
    time.sleep(2)
    events = [e for e in asker.ctl('audit', 'list', '--limit', '20') if e['event'] > before]
    tap.ok(not events, '%s: none of them does anything by itself' % who, *events[:5])
    tap.ok(desktop.program.poll() is None, '%s: the program goes on' % who, desktop.program.poll())
    for files in (['file:///etc/passwd'], ['http://evil.example/'], ['\u202e'], []):
        try:
            asker.call(PATH, 'org.freedesktop.Application', 'Open', desktop.GLib.Variant('(asa{sv})', (files, {})))
        except desktop.GLib.Error:
            pass
    time.sleep(1)
    tap.ok(desktop.program.poll() is None, '%s: files that are none of ours don’t end it' % who, desktop.program.poll())
    # GTK 4.8 says that of its own window of shortcuts, in any program.
    complaints = [line for line in desktop.complaints() if 'reported min width -' not in line]
    tap.ok(not complaints, '%s: it complains of nothing' % who, *complaints[:5])


def main():
    tap = Tap()
    try:
        for who, person in (('a member', 'jonas.weber@acmeair.example'), ('an administrator', 'sofia.ruiz@acmeair.example')):
            with Desktop() as desktop:
                path = os.path.join(desktop.home, 'acme.db')
                subprocess.run([seed, path, person], check=True, env=desktop.surroundings)
                desktop.start(program, '--workspace', path)
                desktop.fill_display()
                tap.ok(desktop.wait('list item', '~^Monitor'), '%s: the window shows' % who)
                go_through(desktop, tap, path, who)
    except Missing as missing:
        skip_all('%s is missing' % missing)
    return tap.done()


if __name__ == '__main__':
    sys.exit(main())
