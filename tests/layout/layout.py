"""layout.py: the rules of the house that the compiler can't see, each a function from a tree to complaints.

A complaint is a string "file:line: what is wrong". Nothing here reads outside the tree that it is given.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re

# A room may include its own headers and those of the rooms named here.
ARROWS = {
    'base': (),
    'domain': ('base',),
    'store': ('domain', 'base'),
    'net': ('domain', 'base'),
    'feeds': ('domain', 'base'),
    'connectors': ('feeds', 'net', 'domain', 'base'),
    'documents': ('domain', 'base'),
    'triage': ('domain', 'base'),
    'sync': ('net', 'domain', 'base'),
    'services': ('store', 'net', 'feeds', 'connectors', 'documents', 'triage', 'sync', 'domain', 'base'),
    'cli': ('services', 'domain', 'base'),
    'ui': ('services', 'domain', 'base'),
}
LIBRARIES = {
    r'sqlite3\.h': ('store',),
    r'libsoup/': ('net',),
    r'libxml/': ('feeds', 'documents'),
    r'archive(_entry)?\.h': ('documents', 'feeds', 'net'),
    r'libsecret/': ('services', 'net'),
    r'(gtk/|adwaita\.h|gtksourceview/|gdk/|gsk/)': ('ui',),
}
SQL = re.compile(r'\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|CREATE\s+(TABLE|INDEX|'
                 r'VIEW|TRIGGER|VIRTUAL)|BEGIN\s+IMMEDIATE|PRAGMA\s+\w+)\b')
# What a pure rule can't do: ask the time, throw a die, read the world.
IMPURE = re.compile(r'\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|g_random_\w+|g_rand_\w+|g_uuid_\w+|'
                    r'g_file_get_contents|g_file_new_\w+|g_fopen|fopen|g_getenv|getenv|g_spawn_\w+|g_get_user_\w+|'
                    r'g_idle_add\w*|g_timeout_add\w*)\s*\(')
NOBODYS_NAMES = {'util', 'utils', 'helper', 'helpers', 'manager', 'misc', 'common-utils'}
STRINGS = re.compile(r'(?<![\w])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"|translatable="(yes|1|true)"')
TOKEN = re.compile(r'''"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|[()]''')
ERRORS = re.compile(r'(?<!\w)(?:g_set_error|g_set_error_literal|g_error_new|g_error_new_literal|g_prefix_error|'
                    r'g_prefix_error_literal|g_task_return_new_error) ?\(')
MARKED = re.compile(r'(?<!\w)(?:_|ngettext|g_dngettext) ?\((?:[^()"]|"(?:[^"\\\n]|\\.)*"|\([^()"]*\))*\)')
PLACE = re.compile(r'%[-+ #0-9.*$]*l*[a-zA-Z]?')
WORDS = re.compile(r'[^\W\d_]{2}.* | .*[^\W\d_]{2}')
# What only a fault of ours can say, of this program or of what it brings along.
UNSAID = (
    'The change failed without a reason',
    'A transaction that only reads was asked to store',
    '“%s”: no clause %s that begins with “%s”, or no rule for it',
    '%s: too many languages',
    '%s, line %u: “%s” is in no section',
    "The sample's %s: ",
    'No dictionary for %s',
)
COMMENT = re.compile(r'''/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+[']''', re.S)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def files(tree, *endings):
    """Paths below the tree, relative to it, in order; nothing that was built, and no hidden folders."""
    found = []
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(f for f in folders if f != '.git' and not f.startswith(('build', '_build', '.flatpak'))
                            or f == 'build-aux')
        for name in sorted(names):
            if not endings or name.endswith(endings):
                found.append(os.path.relpath(os.path.join(folder, name), tree))
    return found


def read(tree, path):
    with open(os.path.join(tree, path), encoding='utf-8') as file:
        return file.read()


def line_of(text, at):
    return text.count('\n', 0, at) + 1


def without_comments(text):
    """The text with comments blanked, lines kept; what looks like one in a string isn't."""
    return COMMENT.sub(lambda m: re.sub(r'[^\n]', ' ', m.group(0)) if m.group(0)[0] == '/' else m.group(0), text)


def room_of(path):
    parts = path.split(os.sep)
    return parts[1] if len(parts) > 2 and parts[0] == 'src' else None


def sources(tree):
    return [f for f in files(tree, '.c', '.h') if room_of(f)]


def check_arrows(tree):
    home = {os.path.basename(f): room_of(f) for f in sources(tree) if f.endswith('.h')}
    for path in sources(tree):
        text, room = read(tree, path), room_of(path)
        for m in INCLUDE.finditer(text):
            name = m.group(2)
            other = home.get(name)
            if other is None or other == room:
                continue
            where = '%s:%d' % (path, line_of(text, m.start()))
            if other not in ARROWS.get(room, ()):
                yield '%s: %s must not include %s, which is of %s' % (where, room, name, other)
            elif name.endswith('-private.h'):
                yield '%s: %s is private to %s' % (where, name, other)


def check_libraries(tree):
    for path in sources(tree):
        text, room = read(tree, path), room_of(path)
        for m in INCLUDE.finditer(text):
            for pattern, rooms in LIBRARIES.items():
                if m.group(1) == '<' and re.match(pattern, m.group(2)) and room not in rooms:
                    yield '%s:%d: <%s> belongs in %s' % (path, line_of(text, m.start()), m.group(2), ', '.join(rooms))


def check_sql(tree):
    for path in sources(tree):
        if room_of(path) == 'store':
            continue
        text = without_comments(read(tree, path))
        for m in STRING.finditer(text):
            if SQL.search(m.group(1)):
                yield '%s:%d: SQL outside store: %s' % (path, line_of(text, m.start()), m.group(1)[:60])


def check_purity(tree):
    for path in sources(tree):
        if room_of(path) != 'domain':
            continue
        text = without_comments(read(tree, path))
        for m in IMPURE.finditer(text):
            yield '%s:%d: domain is pure: %s' % (path, line_of(text, m.start()), m.group(1))


def check_heads(tree):
    for path in files(tree, '.c', '.h', '.sh', '.py', '.sql'):
        text = read(tree, path)
        head = text[:900]
        name = os.path.basename(path)
        if path.endswith('.sql'):
            if not head.startswith('-- '):
                yield '%s:1: no purpose in the first line' % path
        elif 'SPDX-License-Identifier: GPL-3.0-or-later' not in head:
            yield '%s:1: no SPDX line' % path
        elif not re.search(r'^(/\*|#|\"\"\"|)\s*%s\b.*:' % re.escape(name.rsplit('.', 1)[0]), head, re.M):
            yield '%s:1: no "%s: purpose" in the head' % (path, name)


def check_log_domains(tree):
    for path in sources(tree):
        if path.endswith('.c') and '#define G_LOG_DOMAIN "' not in read(tree, path):
            yield '%s:1: no G_LOG_DOMAIN' % path


def check_names(tree):
    for path in files(tree):
        stem = os.path.basename(path).split('.')[0]
        for word in set(re.split(r'[-_]', stem)) | set(path.split(os.sep)[:-1]):
            if word.lower() in NOBODYS_NAMES:
                yield '%s:1: "%s" names nothing: say what it is' % (path, word)


def check_goto(tree):
    for path in files(tree, '.c', '.h'):
        text = without_comments(read(tree, path))
        for m in re.finditer(r'\bgoto\s+\w+\s*;', text):
            yield '%s:%d: goto' % (path, line_of(text, m.start()))


def check_whole_words(tree):
    """xgettext stops at a macro, and the translation is never found; it knows only those of <inttypes.h>."""
    call = re.compile(r'(?<!\w)(_|N_|C_|ngettext|g_dngettext) ?\((?:[^()"]|"(?:[^"\\]|\\.)*")*? ?(G_GU?INT\w+FORMAT|G_GS?SIZE_FORMAT)')
    for path in sources(tree):
        text = without_comments(read(tree, path))
        for m in call.finditer(text):
            yield '%s:%d: %s cuts a text for translation: write PRId64 or PRIu64' % (path, line_of(text, m.end()), m.group(2))


def arguments(text, at):
    """What stands from @at to the end of the brackets it is in; brackets within strings don't count."""
    depth, end = 1, at
    for m in TOKEN.finditer(text, at):
        end = m.end()
        depth += {'(': 1, ')': -1}.get(m.group(0), 0)
        if depth == 0:
            break
    return text[at:end]


def check_said(tree):
    """What a GError says is read by people: every string in it that has words is within _()."""
    for path in sources(tree):
        text = without_comments(read(tree, path))
        for m in ERRORS.finditer(text):
            for said in STRING.finditer(MARKED.sub('', arguments(text, m.end()))):
                if WORDS.search(PLACE.sub('', said.group(1))) and said.group(1) not in UNSAID:
                    yield '%s:%d: not for translation: %s' % (path, line_of(text, m.start()), said.group(1)[:60])


def has_strings(tree, path):
    """(whether people's words are in it, the line of the first)"""
    text = read(tree, path)
    shown = STRINGS.search(without_comments(text) if path.endswith(('.c', '.h')) else text)
    return bool(shown) or path.endswith(('.desktop.in', '.metainfo.xml.in')), line_of(text, shown.start()) if shown else 1


def translatable(tree):
    """Every file that po/POTFILES must name."""
    return [path for path in files(tree, '.c', '.h', '.ui', '.desktop.in', '.metainfo.xml.in', '.gschema.xml')
            if path.startswith(('src', 'data')) and has_strings(tree, path)[0]]


def check_potfiles(tree):
    listed = [line.strip() for line in read(tree, 'po/POTFILES').splitlines()
              if line.strip() and not line.startswith('#')]
    for path in listed:
        if not os.path.exists(os.path.join(tree, path)):
            yield 'po/POTFILES:1: %s is gone' % path
    if len(listed) != len(set(listed)):
        yield 'po/POTFILES:1: a file twice'
    for path in translatable(tree):
        if path not in listed:
            yield '%s:%d: strings that po/POTFILES lacks (po/update-potfiles adds them)' % (path, has_strings(tree, path)[1])


def check_built(tree):
    """A source that no meson.build names is compiled by nobody and tested by nobody."""
    for path in files(tree, '.c', '.ui'):
        if not path.startswith('src'):
            continue
        folder, told = os.path.dirname(path), ''
        while folder:
            for name in os.listdir(os.path.join(tree, folder)):
                if name == 'meson.build' or name.endswith('.gresource.xml'):
                    told += read(tree, os.path.join(folder, name))
            folder = os.path.dirname(folder)
        if os.path.basename(path) not in told:
            yield '%s:1: no meson.build or gresource names it' % path


def check_run_bits(tree):
    for path in files(tree):
        full = os.path.join(tree, path)
        with open(full, 'rb') as file:
            if file.read(2) == b'#!' and not path.startswith(('src', 'tests/cli')) and path.endswith(tuple(RUNNABLE)):
                if not os.access(full, os.X_OK):
                    yield '%s:1: no run bit' % path


def check_units(tree):
    """A step of a unit that may fail ends it, unless it says otherwise: then the later ones don't run."""
    for path in files(tree):
        if path.endswith('.service.in'):
            steps = [(n, line) for n, line in enumerate(read(tree, path).splitlines(), 1) if line.startswith('ExecStart=')]
            for n, line in steps[:-1]:
                if not line.startswith('ExecStart=-'):
                    yield '%s:%d: where this fails the next step is not run' % (path, n)


def check_sums(tree):
    """A sum is over all columns of a record: a step that adds one to a table voids those in it, or a later step does."""
    added, void = {}, {}
    for path in files(tree, '.sql'):
        if re.match(r'src/store/sql/(?!00[12])\d+-', path):
            text = read(tree, path)
            for found in re.finditer(r'ALTER TABLE "(\w+)" ADD COLUMN "(?!sum")', text):
                added[found[1]] = (path, line_of(text, found.start()))
            for found in re.finditer(r'UPDATE "(\w+)" SET [^;]*"sum" = NULL', text):
                void[found[1]] = path
    for table, (path, line) in sorted(added.items()):
        if void.get(table, '') < path:
            yield '%s:%d: %s gets a column and keeps the sums that were without it' % (path, line, table)


RUNNABLE = ('build-aux/run', 'build-aux/test', 'build-aux/install', '.ci/run', 'build-aux/picture', 'po/update-potfiles')

CHECKS = [check_arrows, check_libraries, check_sql, check_purity, check_heads, check_log_domains, check_names,
          check_goto, check_potfiles, check_whole_words, check_said, check_built, check_run_bits, check_units, check_sums]
