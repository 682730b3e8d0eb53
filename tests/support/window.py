"""window.py: the program on a display of its own, seen and driven as a screen reader does.

SPDX-License-Identifier: GPL-3.0-or-later

Starts Xvfb, a session bus, the accessibility bus, a window manager and the program with a fresh home and
settings that are forgotten. Needs Debian's xvfb, openbox, dbus, at-spi2-core and python3-gi; where one is missing, a
test skips and says which.
"""
import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from tree import FOCUSED, PROPERTIES, SENSITIVE, TEXT, Node, Tree, fits  # noqa: F401

OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*" type="normal"><decor>no</decor></application></applications>
</openbox_config>
"""

# What a desktop tells GTK; there is none here.
SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-decoration-layout=:close
gtk-enable-animations=false
gtk-cursor-blink=false
"""

# Codes of every PC keyboard, and key symbols of X11.
MODIFIERS = {'Control': 37, 'Shift': 50, 'Alt': 64}
KEYS = {'Return': 0xff0d, 'Escape': 0xff1b, 'Tab': 0xff09, 'BackTab': 0xfe20, 'BackSpace': 0xff08, 'Delete': 0xffff, 'Up': 0xff52,
        'Down': 0xff54, 'Left': 0xff51, 'Right': 0xff53, 'Home': 0xff50, 'End': 0xff57, 'space': 0x20, '\n': 0xff0d, 'Menu': 0xff67}
KEYS.update({'F%d' % number: 0xffbd + number for number in range(1, 13)})


def keyval_of(name):
    return KEYS.get(name) or (ord(name) if ord(name) < 0x100 else 0x1000000 | ord(name))


class Missing(Exception):
    """Something that the test needs isn't installed."""


def has_locale(name):
    """Whether a program that is told this locale gets it; LOCPATH may name a folder of one's own."""
    answer = subprocess.run(['locale', 'charmap'], capture_output=True, text=True, env=dict(os.environ, LC_ALL=name))
    return answer.stdout.strip() == 'UTF-8' and 'Cannot set' not in answer.stderr


class Desktop:
    """A display, its buses, and one program on it. Use as a context manager."""

    def __init__(self, width=1280, height=800, dark=False, language='C.UTF-8', text_scale=1.0):
        self.size = (width, height)
        self.home = tempfile.mkdtemp(prefix='steward-ui-')
        self.processes = []
        self.log = os.path.join(self.home, 'program.log')
        self.program = None
        self.told_focus = None
        self.every_window = False
        keep = {name: os.environ[name] for name in ('PATH', 'XDG_DATA_DIRS', 'LD_LIBRARY_PATH') if name in os.environ}
        run = os.path.join(self.home, 'run')
        os.mkdir(run, 0o700)
        self.surroundings = dict(
            keep, HOME=self.home, XDG_RUNTIME_DIR=run, XDG_DATA_HOME=self.home + '/data', XDG_STATE_HOME=self.home + '/state',
            XDG_CONFIG_HOME=self.home + '/config', XDG_CACHE_HOME=self.home + '/cache', GSETTINGS_BACKEND='memory',
            GDK_BACKEND='x11', GTK_A11Y='atspi', LC_ALL=language, LANGUAGE=language.split('.')[0], TZ='UTC',
            G_DEBUG='gc-friendly', NO_AT_BRIDGE='0', GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1')
        for name in ('GSETTINGS_SCHEMA_DIR', 'STEWARD_LOCALEDIR', 'LOCPATH'):
            if name in os.environ:
                self.surroundings[name] = os.environ[name]
        settings = os.path.join(self.home, 'config', 'gtk-4.0')
        os.makedirs(settings)
        with open(os.path.join(settings, 'settings.ini'), 'w', encoding='utf-8') as file:
            file.write(SETTINGS)
        if dark:
            self.surroundings['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        if text_scale != 1.0:
            self.surroundings['GDK_DPI_SCALE'] = str(text_scale)

    def __enter__(self):
        try:
            self.start_desktop()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    # Starting and ending

    def spawn(self, arguments, **options):
        process = subprocess.Popen(arguments, env=self.surroundings, stdin=subprocess.DEVNULL, cwd=self.home,
                                   start_new_session=True, **options)
        self.processes.append(process)
        return process

    def spawn_telling(self, arguments):
        """Starts what writes one line when it is ready to the descriptor that @FD@ stands for."""
        read, write = os.pipe()
        with open(os.path.join(self.home, arguments[0] + '.log'), 'wb') as log:
            self.spawn([a.replace('@FD@', str(write)) for a in arguments], pass_fds=(write,), stdout=log, stderr=log)
        os.close(write)
        with os.fdopen(read) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(arguments[0] + ' did not start')
        return line

    def start_desktop(self):
        for tool in ('Xvfb', 'dbus-daemon', 'dbus-send', 'openbox'):
            if shutil.which(tool) is None:
                raise Missing(tool)
        number = self.spawn_telling(['Xvfb', '-displayfd', '@FD@', '-screen', '0', '%dx%dx24' % self.size, '-nolisten', 'tcp',
                                     '-noreset', '-dpi', '96'])
        self.surroundings['DISPLAY'] = ':' + number
        self.surroundings['DBUS_SESSION_BUS_ADDRESS'] = self.spawn_telling(
            ['dbus-daemon', '--session', '--nofork', '--nopidfile', '--address=unix:path=%s/run/bus' % self.home,
             '--print-address=@FD@'])
        config = os.path.join(self.home, 'openbox.xml')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(OPENBOX)
        with open(os.path.join(self.home, 'openbox.log'), 'wb') as log:
            self.spawn(['openbox', '--config-file', config], stdout=log, stderr=log)
        try:
            import gi  # noqa: F401
            from gi.repository import Gio, GLib
        except ImportError as error:
            raise Missing('python3-gi') from error
        self.promise_shadows()
        self.Gio, self.GLib = Gio, GLib
        session = self.connect(self.surroundings['DBUS_SESSION_BUS_ADDRESS'])
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 60000, None)
        session.call_sync('org.a11y.Bus', '/org/a11y/bus', PROPERTIES, 'Set',
                          GLib.Variant('(ssv)', ('org.a11y.Status', 'IsEnabled', GLib.Variant('b', True))), None, 0, 60000, None)
        self.bus = self.connect(address.unpack()[0])
        self.tree = Tree(self.bus, Gio, GLib)
        self.bus.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused', 0, self.on_focus)
        # GTK 4.10 and later tell only what somebody asked for.
        self.bus.call_sync('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry', 'RegisterEvent',
                           GLib.Variant('(sass)', ('object:state-changed:focused', [], '')), None, 0, 60000, None)

    def set_clock_to_midday(self):
        """What starts from now on believes that it is the last Wednesday, 13:00 UTC, and goes on from there: what the
        sample shows first, and in which order, depends on the hour and on the day of the week."""
        found = glob.glob('/usr/lib/*/faketime/libfaketimeMT.so.1')
        if not found:
            raise Missing('faketime')
        now = time.time()
        week = 7 * 86400
        midday = 6 * 86400 + 13 * 3600  # the epoch began on a Thursday
        self.surroundings.update(LD_PRELOAD=found[0], FAKETIME='-%ds' % ((now - midday) % week), NO_FAKE_STAT='1',
                                 FAKETIME_DONT_FAKE_MONOTONIC='1')

    def start_keyring(self):
        """A secret service, which forgets with the home."""
        if shutil.which('gnome-keyring-daemon') is None:
            raise Missing('gnome-keyring-daemon')
        with open(os.path.join(self.home, 'keyring.log'), 'wb') as log:
            keyring = subprocess.Popen(['gnome-keyring-daemon', '--foreground', '--components=secrets', '--unlock'],
                                       env=self.surroundings, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=self.home,
                                       start_new_session=True)
        self.processes.append(keyring)
        keyring.stdin.write(b'test\n')
        keyring.stdin.close()
        session = self.connect(self.surroundings['DBUS_SESSION_BUS_ADDRESS'])
        for _ in range(100):
            answer = session.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                                       self.GLib.Variant('(s)', ('org.freedesktop.secrets',)), None, 0, 60000, None)
            if answer.unpack()[0]:
                return
            time.sleep(0.1)
        raise RuntimeError('gnome-keyring-daemon did not start')

    def promise_shadows(self):
        """Without a compositor and a window manager that know shadows, GTK draws a thick edge into its windows, and the
        room in them is less than the display has. So we say that there are some."""
        try:
            from Xlib import X, Xatom, display
        except ImportError as error:
            raise Missing('python3-xlib') from error
        self.screen = display.Display(self.surroundings['DISPLAY'])
        root = self.screen.screen().root
        supported = self.screen.intern_atom('_NET_SUPPORTED')
        end = time.monotonic() + 30
        while not root.get_full_property(supported, Xatom.ATOM):
            if time.monotonic() > end:
                raise RuntimeError('openbox did not start')
            time.sleep(0.05)
        root.change_property(supported, Xatom.ATOM, 32, [self.screen.intern_atom('_GTK_FRAME_EXTENTS')], X.PropModeAppend)
        window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        window.set_selection_owner(self.screen.intern_atom('_NET_WM_CM_S0'), X.CurrentTime)
        self.screen.sync()

    def fill_display(self):
        """Maximises the window; GTK undoes what is done before it shows."""
        from Xlib import X, Xatom
        from Xlib.protocol import event
        root = self.screen.screen().root
        atom = self.screen.intern_atom
        end = time.monotonic() + 30
        while True:
            clients = root.get_full_property(atom('_NET_CLIENT_LIST'), Xatom.WINDOW)
            if clients and len(clients.value) > 0:
                break
            if time.monotonic() > end:
                raise RuntimeError('the window did not show')
            time.sleep(0.05)
        window = self.screen.create_resource_object('window', clients.value[0])
        state = [atom('_NET_WM_STATE_MAXIMIZED_HORZ'), atom('_NET_WM_STATE_MAXIMIZED_VERT')]
        message = event.ClientMessage(window=window, client_type=atom('_NET_WM_STATE'), data=(32, [1] + state + [1, 0]))
        asked = filled = 0
        while True:
            # Asked again: what is asked in the moment in which the window shows gets lost, or undone after it was granted.
            if not filled and time.monotonic() > asked + 1:
                root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
                asked = time.monotonic()
            self.screen.sync()
            told = window.get_full_property(atom('_NET_WM_STATE'), Xatom.ATOM)
            place = window.get_geometry()
            if told and all(one in told.value for one in state) and (place.width, place.height) == self.size:
                filled = filled or time.monotonic()
                if time.monotonic() > filled + 0.3:
                    return
            else:
                filled = 0
            if time.monotonic() > end:
                raise RuntimeError('the window was not maximised: %dx%d' % (place.width, place.height))
            time.sleep(0.05)

    def connect(self, address):
        flags = self.Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | self.Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        connection = self.Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        connection.set_exit_on_close(False)
        return connection

    def start(self, *arguments):
        with open(self.log, 'wb') as log:
            self.program = self.spawn(list(arguments), stdout=log, stderr=log)

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                try:
                    os.killpg(process.pid, signal.SIGTERM)
                    process.wait(5)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    process.kill()
                    process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def complaints(self):
        """Lines of warnings and criticals that the program printed. GTK's file chooser warns of each mount that isn't
        its business. GTK 4.8 on X11 may draw a frame whose layout was done before the last key came: its text view then
        measures the new line while it draws, and the slider of its scroll bar has no place yet; nor has, in GTK 4.18, the
        menu of a text view whose frame is drawn while it opens. The menu of a text that stands in another one is placed anew
        with each layout, in GTK 4.8 also while the text around it is measured and the inner one has no place on the display:
        then no monitor is found for it, and its parts get less room than none. The large heading of libadwaita's message
        dialog asks how high it is in less room than it needs, of which GTK 4.18 warns."""
        with open(self.log, encoding='utf-8', errors='replace') as file:
            lines = file.readlines()
            is_menu_lost = any('gdk_monitor_get_geometry: assertion' in line for line in lines)
            return [line.strip() for line in lines if re.search(r'(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL|ERROR)', line)
                    and 'Failed to measure available space' not in line and not re.search('Trying to snapshot Gtk(Gizmo|PopoverMenu)', line)
                    and not re.search(r'Trying to measure GtkLabel \S+ for width of', line)
                    and not (is_menu_lost and re.search('gdk_monitor_get_geometry: assertion|attempt to allocate .* with width -', line))]

    # Seeing

    def ask(self, node, interface, method, signature=None, *values):
        """The answer of one node; None when it has none."""
        arguments = self.GLib.Variant(signature, values) if signature else None
        return self.tree.ask([(node, interface, method, arguments)])[0]

    def frame(self):
        """The first window of the program."""
        windows = self.windows()
        return windows[0] if windows else None

    def windows(self):
        """The windows of the program, dialogs among them; the first one first."""
        registry = Node('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        bus_itself = Node('org.freedesktop.DBus', '/org/freedesktop/DBus')
        for application in self.tree.children(registry):
            answer = self.ask(bus_itself, 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', '(s)', application.bus)
            if not answer or answer[0] != self.program.pid:
                continue
            return self.tree.children(application)
        return []

    def nodes(self, root=None, skip=None, everything=False, wanted=None):
        """What is to be seen, in order, as Tree.look() has it. Without a root: of the first window, or of all with
        every_window."""
        roots = [root] if root else self.windows() if self.every_window else [self.frame()]
        return [] if roots == [None] else self.tree.look(roots, skip, everything, wanted)

    def matching(self, role, name, root=None, skip=None, everything=False):
        """Nodes of a role (None: any) and name; either may be a pattern that begins with ~."""
        return self.nodes(root, skip, everything,
                          lambda node: (role is None or fits(role, node.role)) and fits(name, node.name))

    def find(self, role, name, root=None, skip=None):
        found = self.matching(role, name, root, skip)
        return found[0] if found else None

    def wait(self, role, name, seconds=60, root=None, gone=False):
        """The node, once it is there; None when time is over."""
        end = time.monotonic() + seconds
        while True:
            node = self.find(role, name, root)
            if (node is None) if gone else (node is not None):
                return node if not gone else True
            if time.monotonic() > end or self.program.poll() is not None:
                return None
            time.sleep(0.1)

    def on_focus(self, _bus, sender, path, _interface, _member, event):
        if event.unpack()[1]:
            self.told_focus = (sender, path)

    def focused(self, search=True):
        """The node that the keys go to: as the program told, else (search) as the tree says; None where there is none.
        GTK 4.8 tells nothing of the text inside an entry row."""
        context = self.GLib.MainContext.default()
        while context.iteration(False):
            pass
        if self.told_focus:
            node = Node(*self.told_focus)
            self.tree.look_at(node)
            if node.states >> FOCUSED & 1:
                return self.called_by_labels(node)
        found = self.nodes(wanted=lambda node: node.states >> FOCUSED & 1) if search else []
        return self.called_by_labels(found[-1]) if found else None

    def called_by_labels(self, node):
        """A row without a name of its own is known by its labels, as a screen reader reads it."""
        if node.role == 'list item' and not node.name.strip():
            node.name = ', '.join(part.name for part in self.nodes(node) if part.role == 'label')
        return node

    def is_focused(self, role, name, search=True):
        node = self.focused(search)
        return node is not None and node.role in ((role,) if isinstance(role, str) else role or (node.role,)) and \
            fits(name, node.name)

    def settle_focus(self, seconds=0.5):
        """Waits until the program tells where the focus went."""
        end = time.monotonic() + seconds
        while not self.told_focus and time.monotonic() < end:
            if not self.GLib.MainContext.default().iteration(False):
                time.sleep(0.01)

    def wait_focus(self, role, name, seconds=20):
        """Whether the keys go there in time."""
        end = time.monotonic() + seconds
        while not self.is_focused(role, name):
            if time.monotonic() > end or self.program.poll() is not None:
                return False
            time.sleep(0.1)
        return True

    def wait_enabled(self, role, name, seconds=20):
        """The node once something can be done with it; None when time is over."""
        end = time.monotonic() + seconds
        while True:
            node = self.find(role, name)
            if node is not None and node.states >> SENSITIVE & 1:
                return node
            if time.monotonic() > end or self.program.poll() is not None:
                return None
            time.sleep(0.1)

    def reach(self, role, name, key='Tab', limit=80):
        """Presses a key until the focus is on what has the role (one of several; None: any) and name; whether it got there."""
        for number in range(limit):
            if self.is_focused(role, name, number == 0):
                return True
            self.told_focus = None
            self.chord(*(key if isinstance(key, tuple) else (key,)))
            self.settle_focus()
        return self.is_focused(role, name)

    def describe(self):
        """The tree in lines, for the words of a failure."""
        return ['%s "%s"' % (node.role, node.name[:80]) for node in self.nodes()]

    # Doing

    def click(self, node):
        """Does what a click does; on what is named twice, the one that can be clicked."""
        end = time.monotonic() + 10
        while True:
            for candidate in node.walk():
                answer = self.ask(candidate, 'org.a11y.atspi.Action', 'DoAction', '(i)', 0)
                if answer and answer[0]:
                    return
            # What just came may not take anything yet.
            if time.monotonic() > end or self.program.poll() is not None:
                raise RuntimeError('nothing can be done with %s "%s"' % (node.role, node.name))
            time.sleep(0.2)

    def focus(self, node):
        self.ask(node, 'org.a11y.atspi.Component', 'GrabFocus')

    def write(self, node, text):
        """Replaces the text of what is, or has, an entry."""
        for candidate in node.walk():
            answer = self.ask(candidate, 'org.a11y.atspi.EditableText', 'SetTextContents', '(s)', text)
            if answer and answer[0]:
                return
        raise RuntimeError('%s "%s" takes no text' % (node.role, node.name))

    def choose_file(self, path):
        """Names a file in the dialog that asks for one, and takes it. In one go: what it completes of a folder's name would
        get between the letters."""
        boxes, end = '~^(text|text box|entry)$', time.monotonic() + 20
        dialog = None
        while dialog is None and time.monotonic() < end:
            time.sleep(0.2)
            dialog = next((window for window in reversed(self.windows()) if self.find('label', 'Home', window)), None)
        self.wait_focus(None, '~', 10)
        box = self.find(boxes, '~', dialog)
        if box is None:
            self.press('/')
            box = self.wait(boxes, '~', 10, dialog)
        self.write(box, path)
        self.press('Return')

    def text(self, node):
        """What stands in a text box."""
        answer = self.ask(node, TEXT, 'GetText', '(ii)', 0, -1)
        return answer[0] if answer else ''

    def place(self, node, words):
        """Whether the words stand in a text box once, and the cursor before them now."""
        text = self.text(node)
        if text.count(words) != 1:
            return False
        answer = self.ask(node, TEXT, 'SetCaretOffset', '(i)', text.index(words))
        return bool(answer[0]) if answer else self.walk_to(node, text.index(words))

    def walk_to(self, node, offset):
        """Brings the cursor there by keys, and tells whether it came: a text view of GTK 4.18 takes no offset."""
        self.reach(node.role, node.name, 'F6', 10)
        self.chord('Control', 'Home')
        for keys, goes_on in ((('Down',), lambda at: at <= offset), (('Control', 'Left'), lambda at: at > offset),
                              (('Right',), lambda at: at < offset)):
            at, before = self.tree.get(node, TEXT, 'CaretOffset'), None
            while at is not None and goes_on(at) and at != before:
                self.chord(*keys)
                at, before = self.tree.get(node, TEXT, 'CaretOffset'), at
        return at == offset

    def select(self, node, words):
        """Selects words in a text box that has the focus, by keys; whether they are what is selected then. A text that is
        filled in the meantime is tried again."""
        for _ in range(3):
            if self.place(node, words):
                for _ in words.split():
                    self.chord('Control', 'Shift', 'Right')
                answer = self.ask(node, TEXT, 'GetSelection', '(i)', 0)
                if answer and self.text(node)[answer[0]:answer[1]] == words:
                    return True
            time.sleep(0.3)
        return False

    def send(self, code, kind):
        controller = Node('org.a11y.atspi.Registry', '/org/a11y/atspi/registry/deviceeventcontroller')
        self.ask(controller, 'org.a11y.atspi.DeviceEventController', 'GenerateKeyboardEvent', '(isu)', code, '', kind)

    def key(self, keyval, times=1):
        """Presses and releases a key, as the keyboard of the display does."""
        for _ in range(times):
            self.send(keyval, 3)
            time.sleep(0.15)

    def chord(self, *keys):
        """A key with others held down: chord('Control', 'Shift', 'h')."""
        held = [MODIFIERS[name] for name in keys[:-1]]
        for code in held:
            self.send(code, 0)
            time.sleep(0.05)
        self.send(keyval_of(keys[-1]), 3)
        time.sleep(0.15)
        for code in reversed(held):
            self.send(code, 1)
            time.sleep(0.05)

    def control_key(self, keyval):
        """A key with Control held down."""
        self.chord('Control', chr(keyval))

    def press(self, *names):
        """Keys one after the other, by name or character."""
        for name in names:
            self.key(keyval_of(name))

    def type(self, text):
        """Types a text where the focus is."""
        for character in text:
            self.send(keyval_of(character), 3)
            time.sleep(0.03)
        time.sleep(0.2)


class Tap:
    """Test Anything Protocol."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def ok(self, good, words, *details):
        self.count += 1
        print('%sok %d - %s' % ('' if good else 'not ', self.count, words), flush=True)
        if not good:
            self.failed = True
            lines = [line for detail in details for line in (detail if isinstance(detail, list) else [detail])]
            for line in lines:
                print('# %s' % line, flush=True)
            # What runs the tests shows of a failed one only what it complained of.
            for line in lines[:8]:
                print('%d: %s' % (self.count, str(line)[:300]), file=sys.stderr, flush=True)
        return bool(good)

    def done(self):
        print('1..%d' % self.count, flush=True)
        sys.exit(0)


def skip_all(reason):
    print('1..0 # SKIP %s' % reason)
    sys.exit(0)
