#!/usr/bin/python3
"""bench-window.py EMPTY-WINDOW: CPU time from exec to the first picture of the window, and memory at rest and after searches.

The ratio is to a window with nothing in it, in the same run. STEWARD_BENCH_FILE names a workspace, such as one of a
million mentions; without it one of 90,000 is made. Prints `name value unit ratio`. Runs on the display it is given.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from Xlib import X, XK, display
from Xlib.ext import xtest

RUNS = 5
WORDS = 'luggage guitar flight refund gate seat crew delay phone ticket agent boarding lost bag help summer'.split()
connection = display.Display()
root = connection.screen().root
ticks = os.sysconf('SC_CLK_TCK')


def cpu_ms(pid):
    """Of the threads that live, to the nanosecond, where the kernel counts so; else in its ticks, mostly of 10 ms."""
    try:
        return sum(spent_ns(task) for task in glob.glob('/proc/%d/task/*/schedstat' % pid)) / 1e6
    except OSError:
        with open('/proc/%d/stat' % pid, encoding='ascii') as stat:
            fields = stat.read().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / ticks


def spent_ns(task):
    with open(task, encoding='ascii') as schedstat:
        return int(schedstat.read().split()[0])


def memory_mb(pid):
    with open('/proc/%d/status' % pid, encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('RssAnon')) / 1024


def painted():
    """A window of some size that shows more than one colour."""
    for window in root.query_tree().children:
        try:
            shape = window.get_geometry()
            if window.get_attributes().map_state != X.IsViewable or shape.width < 400:
                continue
            rows = window.get_image(shape.width // 4, 60, shape.width // 2, min(200, shape.height - 80), X.ZPixmap, 0xffffffff).data
            if len(set(rows[i:i + 4] for i in range(0, len(rows), 404))) > 1:
                return window
        except Exception:  # the window may be gone between two questions
            continue
    return None


def start(*command):
    home = tempfile.mkdtemp(prefix='steward-window-')
    surroundings = dict(os.environ, HOME=home, XDG_STATE_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, GDK_BACKEND='x11',
                        GSK_RENDERER='cairo', GTK_A11Y='none', GSETTINGS_BACKEND='memory', ADW_DISABLE_PORTAL='1', LC_ALL='C.UTF-8')
    surroundings.pop('WAYLAND_DISPLAY', None)
    return subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL), home


def stop(program, home):
    program.send_signal(signal.SIGKILL)
    program.wait()
    shutil.rmtree(home, ignore_errors=True)
    while painted():
        time.sleep(0.05)


def to_first_picture(program):
    until = time.monotonic() + 60
    while painted() is None:
        if program.poll() is not None or time.monotonic() > until:
            sys.exit('bench-window: no window came')
        time.sleep(0.005)
    return cpu_ms(program.pid)


def measure_start(*command):
    best = 1e9
    for _ in range(RUNS):
        program, home = start(*command)
        best = min(best, to_first_picture(program))
        stop(program, home)
    return best


def press(*keysyms):
    codes = [connection.keysym_to_keycode(keysym) for keysym in keysyms]
    for code in codes:
        xtest.fake_input(connection, X.KeyPress, code)
    for code in reversed(codes):
        xtest.fake_input(connection, X.KeyRelease, code)
    connection.sync()


def search(words):
    press(XK.XK_Control_L, XK.XK_f)
    press(XK.XK_Control_L, XK.XK_a)
    for letter in words:
        press(XK.string_to_keysym('space' if letter == ' ' else letter))
    time.sleep(0.3)


def measure_memory(*command):
    program, home = start(*command)
    to_first_picture(program)
    painted().set_input_focus(X.RevertToParent, X.CurrentTime)
    connection.sync()
    time.sleep(10)
    rest = memory_mb(program.pid)
    before = cpu_ms(program.pid)
    for i in range(100):
        search(WORDS[i % len(WORDS)] + ('' if i < len(WORDS) else ' ' + WORDS[i * 7 % len(WORDS)]))
    spent, after = cpu_ms(program.pid) - before, memory_mb(program.pid)
    stop(program, home)
    return rest, after, spent


empty = sys.argv[1]
steward = os.environ['STEWARD']
made = None
file = os.environ.get('STEWARD_BENCH_FILE')
if not file:
    made = tempfile.mkdtemp(prefix='steward-window-')
    file = os.path.join(made, 'acme.db')
    subprocess.run([os.environ['SEED_SAMPLE'], file, 'jonas.weber@acmeair.example', '100'], check=True,
                   env=dict(os.environ, XDG_STATE_HOME=made))
floor = measure_start(empty)
ours = measure_start(steward, '--workspace', file)
rest, after, spent = measure_memory(steward, '--workspace', file)
print('empty-window %.0f ms 1' % floor)
print('first-frame %.0f ms %.2f' % (ours, ours / floor))
print('memory-at-rest %.1f MB -' % rest)
print('memory-after-100-searches %.1f MB -' % after)
print('100-searches-typed %.0f ms -' % spent)
if made:
    shutil.rmtree(made, ignore_errors=True)
# That the keys came through: searching costs something.
sys.exit(0 if spent > 200 else 'bench-window: nothing was searched')
