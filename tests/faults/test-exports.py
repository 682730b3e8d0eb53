"""test-exports.py: no cell that goes out begins a formula, whatever organisation, authors and policies are called.

Every verb of the command line that lists something is asked for a table; what the matrix is exported to is opened.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import io
import json
import os
import re
import zipfile

from faults import CTL, HERE, check, ctl, done, found, must, run, say

EVIL = ('=HYPERLINK("http://evil.example";"x")', '+1+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=1\n=2', '＝1+1')
file = found('exports.db')
NUMBER = re.compile(r'[-+]?[0-9]+([.,][0-9]+)?$')


def cells_of(text, separator=','):
    return [cell for row in csv.reader(io.StringIO(text, newline=''), delimiter=separator) for cell in row]


def dangerous(cells):
    return [cell for cell in cells if re.match('[=+\\-@\\t\\r＝＋－＠]', cell) and not NUMBER.match(cell)]


# Names and words that would be formulas, wherever a person or a stranger can put them.
with open(HERE + '/posts.jsonl', 'w', encoding='utf-8') as posts:
    for i, evil in enumerate(EVIL):
        posts.write(json.dumps({'text': evil, 'title': evil, 'author': evil, 'address': 'https://a.example/%d' % i,
                                'published': '2026-03-0%dT00:00:00Z' % (i + 1)}) + '\n')
must(file, 'mention', 'import', HERE + '/posts.jsonl')
planted = 0
for i, evil in enumerate(EVIL):
    for words in (['department', 'add', evil], ['activity', 'add', evil], ['topic', 'add', evil, 'guitar'],
                  ['person', 'add', evil, 'p%d@acme.example' % i], ['guideline', 'new', evil],
                  ['snippet', 'add', evil, evil], ['source', 'add', 'feed', 'https://b.example/%d' % i, '--name', evil]):
        planted += ctl(file, *words).status == 0
say('%d names and texts planted' % planted)
check(planted > 20, 'names and texts that are formulas are taken', planted)
must(file, 'matrix', 'adopt', '--note', '=1+1', good=(0, 1, 3, 4))

# Every verb that lists.
help_text = run(CTL, 'help').out
nouns = [line.split()[0] for line in help_text.splitlines() if re.match(r'  [a-z]+ {2,}', line)]
asked, bad, evil_seen = 0, [], 0
for noun in nouns:
    for verb, rest in re.findall(r'^  stewardctl %s (\S+) ?(.*)$' % noun, run(CTL, noun, '--help').out, re.MULTILINE):
        if rest.strip() and not rest.startswith('['):
            continue
        if not verb.startswith(('list', 'show', 'export', 'versions', 'search', 'check', 'waits', 'lived', 'drift', 'holes', 'missing',
                                'verify', 'info', 'findings', 'log')):
            continue
        told = run(CTL, '--workspace', file, '--format', 'csv', noun, verb)
        if told.status != 0:
            continue
        asked += 1
        cells = cells_of(told.out)
        evil_seen += any(cell.startswith("'=") for cell in cells)
        for cell in dangerous(cells):
            bad.append('%s %s: %r' % (noun, verb, cell[:60]))
say('%d verbs asked, %d of them told what was planted' % (asked, evil_seen))
check(asked >= 10 and evil_seen >= 4, 'the test sees tables with what was planted', asked, evil_seen)
check(not bad, 'no cell of a table begins a formula', *bad[:10])

# The matrix, in what spreadsheets open.
bad = []
for ending, separator in (('csv', ','), ('tsv', '\t')):
    must(file, 'matrix', 'export', HERE + '/m.' + ending)
    with open(HERE + '/m.' + ending, encoding='utf-8-sig', newline='') as text:
        bad += ['%s: %r' % (ending, cell[:60]) for cell in dangerous(cells_of(text.read(), separator))]
check(not bad, 'no cell of an exported matrix begins one', *bad[:10])
formulas = []
for ending in ('xlsx', 'ods'):
    must(file, 'matrix', 'export', HERE + '/m.' + ending)
    with zipfile.ZipFile(HERE + '/m.' + ending) as packed:
        whole = ''.join(packed.read(name).decode('utf-8', 'replace') for name in packed.namelist() if name.endswith('.xml'))
    if re.search('<f[ >]|table:formula', whole):
        formulas.append(ending)
    if 'HYPERLINK' not in whole:
        formulas.append(ending + ' has no activity of that name')
check(not formulas, 'an exported workbook has words, not formulas', *formulas)
check(dangerous(['=1', "'=1", '-5', '+x']) == ['=1', '+x'], 'the test knows a formula')
done()
