"""tree.py: what a program tells screen readers of its windows.

SPDX-License-Identifier: GPL-3.0-or-later

GTK keeps what it was asked for once in a cache, and tells all of it in one answer: names, states, and where each thing
belongs. So a question on the bus is spent only on what isn't in there: the role of what is met for the first time, the
children of what has changed, and the place of what is looked for and of what holds it. All questions of a level are in
flight at once: asking node by node takes seconds.
"""
import ast
import re

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
PROPERTIES = 'org.freedesktop.DBus.Properties'
# One thing of the cache as GLib prints it: path, parent, position in it, how many are in it, name, description, states.
QUOTED = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CACHED = re.compile(r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), (?:@as )?\[[^\]]*\], " +
                    QUOTED + r", \d+, " + QUOTED + r", \[(\d+), (\d+)\]\)")
CLASS = re.compile(r'(Gtk|Adw|Gdk|Steward)[A-Z]\w+')
FOCUSED = 12
SENSITIVE = 24
VISIBLE = 30  # bits of a state, in the order of AtspiStateType
# What newer releases of GTK (seen in 4.18) call by a name of its own.
OLDER = {'toggle button': 'button'}
WINDOWS = ('', 'window', 'dialog')  # nothing is known yet of what a program has just named
NOT_ASKED = object()


def fits(pattern, name):
    """Whether a name is what is looked for, or matches it when that starts with ~."""
    return bool(re.search(pattern[1:], name)) if pattern.startswith('~') else name == pattern


class Node:
    """Something in the tree; what is known of it is filled in when it is looked at."""

    def __init__(self, bus, path, parent=None):
        self.bus, self.path, self.parent = bus, path, parent
        self.role = self.name = self.description = ''
        self.states, self.place, self.nodes, self.seen = 0, None, [], False
        self.box = NOT_ASKED  # what of it isn't cut off, for what is in it

    def walk(self):
        yield self
        for node in self.nodes:
            yield from node.walk()

    def line(self):
        """The node and what holds it, the outermost first."""
        return (self.parent.line() if self.parent else []) + [self]


class Tree:
    """What one program tells. Use with the bus of accessibility that it is on."""

    def __init__(self, bus, Gio, GLib):
        self.bus, self.Gio, self.GLib = bus, Gio, GLib
        self.roles = {}     # path → role: a widget keeps it
        self.families = {}  # path → paths of its children, when it was asked for them

    # Asking

    def ask(self, questions):
        """questions: (node, interface, method, arguments) → answers, None where there is none; all in flight at once"""
        answers, left = [None] * len(questions), [len(questions)]

        def on_answer(bus, result, index):
            try:
                answers[index] = bus.call_finish(result).unpack()
            except self.GLib.Error:
                pass
            left[0] -= 1

        for index, (node, interface, method, arguments) in enumerate(questions):
            self.bus.call(node.bus, node.path, interface, method, arguments, None, 0, 20000, None, on_answer, index)
        context = self.GLib.MainContext.default()
        while left[0]:
            context.iteration(True)
        return answers

    def ask_each(self, nodes, interface, method, signature=None, *values):
        """node and answer, for each"""
        arguments = self.GLib.Variant(signature, values) if signature else None
        return zip(nodes, self.ask([(node, interface, method, arguments) for node in nodes]))

    def children(self, node):
        answer = self.ask([(node, ACCESSIBLE, 'GetChildren', None)])[0]
        return [Node(bus, path, node) for bus, path in answer[0]] if answer else []

    def get(self, node, interface, name):
        answer = self.ask([(node, PROPERTIES, 'Get', self.GLib.Variant('(ss)', (interface, name)))])[0]
        return answer[0] if answer else None

    def read_cache(self, bus):
        """path → (parent, position, number of children, name, description, states) of what was asked for once, names as
        GLib prints them."""
        try:
            answer = self.bus.call_sync(bus, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems', None, None, 0, 60000, None)
        except self.GLib.Error:
            return {}
        return {path: (parent, position, int(number), name, description, int(low) | int(high) << 32)
                for path, parent, position, number, name, description, low, high in CACHED.findall(answer.print_(False))}

    @staticmethod
    def unquoted(told):
        return told[1:-1] if '\\' not in told else ast.literal_eval(told)

    @staticmethod
    def name_of(told, text=''):
        """GTK 4.8 says the class of what has no name, and the name of a button of a dialog twice; GTK 4.18 so says the title
        of an entry row. A label is its text."""
        if CLASS.fullmatch(told):
            told = ''
        plain = told.replace('_', '')
        once = plain[:len(plain) // 2]
        if once and plain == '%s %s' % (once, once):
            told = once
        return text if not told.strip() and text else told

    # Looking

    def learn(self, level, cache):
        """Fills in roles, names, descriptions and states."""
        for node, role in self.ask_each([node for node in level if node.path not in self.roles], ACCESSIBLE, 'GetRoleName'):
            if role:
                self.roles[node.path] = OLDER.get(role[0], role[0])
        strangers = []
        for node in level:
            node.role = self.roles.get(node.path, 'gone')
            told = cache.get(node.path)
            if told is None:
                strangers.append(node)
            else:
                node.name, node.description = self.name_of(self.unquoted(told[3])), self.unquoted(told[4])
                node.states = told[5]
        for node, state in self.ask_each(strangers, ACCESSIBLE, 'GetState'):
            node.states = state[0][0] | state[0][1] << 32 if state else 0
        for node, name in self.ask_each(strangers, PROPERTIES, 'Get', '(ss)', ACCESSIBLE, 'Name'):
            node.name = self.name_of(name[0] if name else '')
        for node, description in self.ask_each(strangers, PROPERTIES, 'Get', '(ss)', ACCESSIBLE, 'Description'):
            node.description = description[0] if description else ''
        unnamed = [node for node in level if node.role == 'label' and not node.name.strip() and node.states >> VISIBLE & 1]
        for node, text in self.ask_each(unnamed, TEXT, 'GetText', '(ii)', 0, -1):
            node.name = text[0] if text else node.name

    def has_same_children(self, node, cache):
        """Whether the cache has all of its children where they were when it was asked for them. Pages of a stack, which GTK
        4.8 all places first, never are. One that was hidden while another was shown isn't noticed: see look()."""
        told, paths = cache.get(node.path), self.families.get(node.path)
        return told is not None and paths is not None and told[2] == len(paths) and \
            all(path in cache and cache[path][:2] == (node.path, str(index)) for index, path in enumerate(paths))

    def descend(self, level, cache, everything, afresh):
        """Fills in the children of those that show, and returns them; unless afresh, what has the same ones isn't asked."""
        unknown = []
        for node in level:
            if node.path in cache and cache[node.path][2] == 0:
                continue
            if not afresh and self.has_same_children(node, cache):
                node.nodes = [Node(node.bus, path, node) for path in self.families[node.path]]
            else:
                unknown.append(node)
        self.see(unknown, everything)
        unknown = [node for node in unknown if node.seen]
        for node, children in self.ask_each(unknown, ACCESSIBLE, 'GetChildren'):
            node.nodes = [Node(bus, path, node) for bus, path in children[0]] if children else []
            self.families[node.path] = [child.path for child in node.nodes]
        return [child for node in level for child in node.nodes]

    def see(self, nodes, everything):
        """Fills in which of them show. GTK before 4.10 doesn't tell it: what has no size, or lies outside what holds it,
        doesn't; nor does what isn't whole in the way above it."""
        depths = {}
        for node in nodes:
            for depth, one in enumerate(node.line()):
                depths.setdefault(depth, {})[id(one)] = one
        for depth in sorted(depths):
            # Nobody asks for what is in something that doesn't show.
            level = [node for node in depths[depth].values() if node.box is NOT_ASKED and (node.parent is None or node.parent.seen)]
            self.measure(level)
            for node in level:
                node.box = node.parent.box if node.parent else None
                node.seen = node.parent is None or self.shows(node, node.box)
                if node.place is not None and node.role in ('scroll pane', 'frame') and not everything:
                    x, y, width, height = node.place
                    node.box = (x, y, x + width, y + height) if node.box is None else \
                        (max(x, node.box[0]), max(y, node.box[1]), min(x + width, node.box[2]), min(y + height, node.box[3]))

    def measure(self, nodes):
        """Fills in where they are."""
        for node, extents in self.ask_each(nodes, COMPONENT, 'GetExtents', '(u)', 1):
            # Of a page of a stack GTK 4.18 tells what lies in its memory.
            node.place = tuple(extents[0]) if extents and node.role != 'tab panel' else None
        # A page of a stack has no place, and what went away since has none any more.
        for node, state in self.ask_each([node for node in nodes if node.place is None], ACCESSIBLE, 'GetState'):
            if state is None:
                node.role, node.states, node.nodes = 'gone', 0, []

    @staticmethod
    def shows(node, box):
        if not node.states >> VISIBLE & 1:
            return False
        if node.place is None:  # a page of a stack: only what is in it has a place
            return True
        x, y, width, height = node.place
        return width > 0 and height > 0 and not (box and (x >= box[2] or x + width <= box[0] or
                                                          y >= box[3] or y + height <= box[1]))

    def belong(self, nodes):
        """Whether they are still in what holds them, all the way up."""
        pairs = {(node.parent.path, node.path): node for one in nodes for node in one.line() if node.parent}
        for node, children in self.ask_each([node.parent for node in pairs.values()], ACCESSIBLE, 'GetChildren'):
            self.families[node.path] = [path for _, path in children[0]] if children else []
        return all(path in self.families[parent] for parent, path in pairs)

    def walk(self, roots, skip, everything, wanted, afresh):
        cache = self.read_cache(roots[0].bus) if not afresh or roots[0].role in WINDOWS else {}
        for root in roots:
            root.parent, root.nodes, root.box = None, [], NOT_ASKED
        level = roots
        while level:
            self.learn(level, cache)
            open_ones = [node for node in level if node in roots or node.states >> VISIBLE & 1]
            level = self.descend([node for node in open_ones if skip is None or not skip(node)], cache, everything, afresh)
        found = [node for root in roots for node in root.walk() if wanted is None or wanted(node)]
        self.see(found, everything)
        return [node for node in found if node.seen]

    def look(self, roots, skip=None, everything=False, wanted=None):
        """What is to be seen below the roots, in order, and is wanted(node), if that is given; not what is in a node of
        which skip(node) is true. With everything also what would have to be scrolled to.

        What is wanted is looked for in what was there before. Only if it isn't found, or isn't there any more, everything is
        asked again."""
        if not roots:
            return []
        # A part of a window is asked for itself.
        if wanted is not None and roots[0].role in WINDOWS:
            found = self.walk(roots, skip, everything, wanted, False)
            if found and self.belong(found):
                return found
        found = self.walk(roots, skip, everything, wanted, True)
        if wanted is None:  # the tree is what is seen
            for node in found:
                node.nodes = [child for child in node.nodes if child.seen]
        return found

    def look_at(self, node):
        """Fills in what is known of one node, its children left out."""
        node.nodes = []
        self.learn([node], {})
