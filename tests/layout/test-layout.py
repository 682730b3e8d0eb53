#!/usr/bin/env python3
"""test-layout.py TREE: holds the tree against the rules of layout.py, and shows that each rule can fail.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True
import layout

C = '/* %s: wrong on purpose\n * SPDX-License-Identifier: GPL-3.0-or-later */\n#define G_LOG_DOMAIN "x"\n%s\n'

# One wrong thing each: what is written into a small tree that is right, and which rule must speak.
WRONGS = [
    ('check_arrows', 'src/domain/steward-a.c', '#include "steward-row.h"'),
    ('check_arrows', 'src/services/steward-a.c', '#include "steward-row-private.h"'),
    ('check_arrows', 'src/ui/page/steward-a.c', '#include "steward-row.h"'),
    ('check_libraries', 'src/services/steward-a.c', '#include <sqlite3.h>'),
    ('check_libraries', 'src/services/steward-a.c', '#include <libsoup/soup.h>'),
    ('check_libraries', 'src/domain/steward-a.c', '#include <libxml/parser.h>'),
    ('check_libraries', 'src/services/steward-a.c', '#include <gtk/gtk.h>'),
    ('check_sql', 'src/services/steward-a.c', 'const char *x = "SELECT id FROM mention";'),
    ('check_purity', 'src/domain/steward-a.c', 'gint64 x (void) { return g_get_real_time (); }'),
    ('check_names', 'src/base/steward-utils.c', ''),
    ('check_goto', 'src/base/steward-a.c', 'void f (void) { goto end; end: return; }'),
    ('check_potfiles', 'src/base/steward-a.c', 'const char *x = N_("seen by people");'),
    ('check_potfiles', 'src/ui/page/steward-a.ui', '<property translatable="yes">Text</property>'),
    ('check_whole_words', 'src/base/steward-a.c', 'const char *x (void) { return _("%" G_GINT64_FORMAT " left"); }'),
    ('check_said', 'src/store/steward-a.c', 'void f (GError **e) { g_set_error (e, Q, 1, "%s: no file (%s)", "https://a", g (")")); }'),
    ('check_said', 'src/feeds/steward-a.c', 'void f (GError **e) { g_set_error_literal (e, Q, 1, ok ? _("a feed (of 2)") : "no feed here"); }'),
    ('check_built', 'src/base/steward-forgotten.c', ''),
]
RAW = [
    ('check_heads', 'src/base/steward-a.c', '#define G_LOG_DOMAIN "x"\n'),
    ('check_heads', 'src/base/steward-a.c', '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'),
    ('check_log_domains', 'src/base/steward-a.c', '/* steward-a.c: x */\n'),
    ('check_potfiles', 'po/POTFILES', 'src/base/gone.c\n'),
    ('check_run_bits', 'build-aux/run', '#!/bin/sh\n'),
    ('check_sums', 'src/store/sql/099-x.sql', 'ALTER TABLE "mention" ADD COLUMN "more" TEXT;\n'),
    ('check_units', 'data/x.service.in', 'ExecStart=first\nExecStart=second\n'),
]

number = 0


def report(good, words, complaints=()):
    global number
    number += 1
    print('%s %d - %s' % ('ok' if good else 'not ok', number, words))
    for line in complaints:
        print('# ' + line)
    return good


def write(tree, path, text):
    full = os.path.join(tree, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, 'w', encoding='utf-8') as file:
        file.write(text)


def make_right_tree(tree):
    write(tree, 'po/POTFILES', '# none\n')
    write(tree, 'src/meson.build', 'steward-row.c steward-a.c steward-a.ui steward-utils.c')
    write(tree, 'src/store/steward-row.h', C % ('steward-row.h', ''))
    write(tree, 'src/store/steward-row-private.h', C % ('steward-row-private.h', ''))
    write(tree, 'src/store/steward-row.c', C % ('steward-row.c', '#include "steward-row.h"\n#include <sqlite3.h>\n'
                                               'const char *x = "SELECT id FROM mention"; /* goto end; */'))


def main():
    tree = sys.argv[1]
    good = True
    for check in layout.CHECKS:
        complaints = list(check(tree))
        good &= report(not complaints, '%s holds' % check.__name__[6:], complaints)
    with tempfile.TemporaryDirectory() as right:
        make_right_tree(right)
        for check in layout.CHECKS:
            complaints = list(check(right))
            good &= report(not complaints, '%s is content with a tree that is right' % check.__name__[6:], complaints)
    for name, path, text in [(n, p, C % (os.path.basename(p), t)) for n, p, t in WRONGS] + RAW:
        with tempfile.TemporaryDirectory() as wrong:
            make_right_tree(wrong)
            write(wrong, path, text)
            complaints = list(getattr(layout, name)(wrong))
            good &= report(len(complaints) == 1, '%s sees it in %s: %s' % (name[6:], path, text.splitlines()[-1][:60]
                           if text else ''), complaints if len(complaints) != 1 else ())
    print('1..%d' % number)
    return 0 if good else 1


sys.exit(main())
