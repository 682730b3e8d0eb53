#!/usr/bin/env python3
"""test-server-rules.py: what the server is told to refuse, it refuses; run by a JavaScript engine, where there is one.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import subprocess
import sys

RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', 'src', 'sync', 'validate.js')
engine = next((e for e in ('node', 'nodejs', 'gjs', 'qjs', 'js') if shutil.which(e)), None)
if engine is None:
    print('1..0 # SKIP no JavaScript engine')
    sys.exit(0)

ANN = {'name': 'ann', 'roles': ['steward-member', 'steward-administrator']}
BEN = {'name': 'ben', 'roles': ['steward-member', 'steward-approver']}
EVE = {'name': 'eve', 'roles': ['steward-member']}
PAM = {'name': 'pam', 'roles': ['steward-member', 'steward-policy-editor']}
BOT = {'name': 'bot', 'roles': ['steward-service']}
READER = {'name': 'rea', 'roles': ['steward-reader']}
ROOT = {'name': 'root', 'roles': ['_admin']}
NOBODY = {'name': None, 'roles': []}


def doc(_id, by, **more):
    return dict({'_id': _id, 'kind': _id.split(':')[0], 'by': by}, **more)


HR = {'members': {'roles': ['steward-hr']}}
TEAM = {'members': {'roles': ['steward-member', 'steward-service', 'steward-reader']}}

# (who, new, old, allowed, what), and whose database where it isn't the team's
CASES = [
    (EVE, doc('topic:1', 'eve'), None, True, 'a member writes in the own name'),
    (EVE, doc('topic:1', 'ben'), None, False, 'nobody writes in another\'s name'),
    (EVE, doc('topic:1', 'merge'), doc('topic:1', 'ben'), True, 'anybody merges what changes'),
    (EVE, doc('topic:1', 'eve', kind='hold'), None, False, 'the kind is that of the name'),
    (EVE, {'_id': 'note', 'kind': 'note', 'by': 'eve'}, None, False, 'what is no record isn\'t kept'),
    (NOBODY, doc('topic:1', None), None, False, 'nobody writes nothing'),
    (READER, doc('topic:1', 'rea'), None, False, 'who reads writes nothing'),
    (ROOT, doc('approval:1', 'someone'), None, True, 'the server\'s administrator brings up what was there before'),
    (BEN, doc('approval:1', 'ben'), None, True, 'an approver approves'),
    (EVE, doc('approval:1', 'eve'), None, False, 'who is none doesn\'t'),
    (ANN, doc('approval:1', 'ann'), None, False, 'nor does an administrator as such'),
    (BEN, doc('approval:1', 'merge'), None, False, 'an approval is no merge'),
    (BEN, doc('approval:1', 'ben', verdict='no'), doc('approval:1', 'ben'), False, 'an approval is never changed'),
    (BEN, doc('approval:1', 'ben', _deleted=True), doc('approval:1', 'ben'), False, 'nor deleted'),
    (EVE, doc('event:m.1', 'eve', machine='m'), None, True, 'everybody has events'),
    (EVE, doc('event:n.1', 'eve', machine='m'), None, False, 'under the name of their machine'),
    (EVE, doc('event:m.1', 'eve', machine='m', at=2), doc('event:m.1', 'eve', machine='m'), False, 'which are never changed'),
    (ANN, doc('event:m.1', 'ben', machine='m', uploaded_by='ann'), None, False, 'nor brought up for another by an administrator'),
    (EVE, doc('event:m.1', 'eve', machine='m', uploaded_by='ben'), None, False, 'nor said to be brought by another'),
    (EVE, doc('note:1', 'ben'), None, False, 'a comment is its author\'s'),
    (EVE, doc('acknowledgement:1', 'ben'), None, False, 'nobody acknowledges for another'),
    (PAM, doc('edition:1', 'pam'), None, True, 'a policy editor puts a guideline in force'),
    (EVE, doc('edition:1', 'eve'), None, False, 'nobody else does'),
    (EVE, doc('block:1', 'eve'), None, True, 'a draft is open'),
    (ANN, doc('matrix:1', 'ann'), None, True, 'an administrator puts a matrix in force'),
    (PAM, doc('matrix:1', 'pam'), None, False, 'nobody else does'),
    (ANN, doc('matrix:1', 'ann', rows=[]), doc('matrix:1', 'ann'), False, 'and never another of that number'),
    (ANN, doc('membership:1', 'ann'), None, True, 'an administrator gives roles'),
    (EVE, doc('membership:1', 'eve'), None, False, 'nobody else does'),
    (EVE, doc('account:1', 'eve'), None, False, 'nor changes accounts'),
    (ANN, doc('person:eve', 'ann', name='Eve'), None, True, 'an administrator adds people'),
    (EVE, doc('person:eve', 'eve', name='Eve', administrator=True), doc('person:eve', 'ann', name='Eve'), False, 'nobody makes oneself one'),
    (EVE, doc('person:eve', 'eve', name='Eve', away_from='2026'), doc('person:eve', 'ann', name='Eve'), True, 'one says when one is away'),
    (EVE, doc('person:eve', 'eve', away_from='2026'), doc('person:eve', 'ann', name='Eve'), False, 'and nothing else'),
    (EVE, doc('person:ben', 'eve', name='Ben', away_from='2026'), doc('person:ben', 'ann', name='Ben'), False, 'nor of others'),
    (BOT, doc('mention:1', 'bot'), None, True, 'a collector brings mentions'),
    (BOT, doc('source:1', 'bot'), doc('source:1', 'ann'), True, 'tells how sources are'),
    (BOT, doc('source:1', 'bot'), None, False, 'adds none'),
    (BOT, doc('attempt:1', 'bot'), None, True, 'tells what came of publishing'),
    (BOT, doc('topic:1', 'bot'), None, False, 'and writes nothing else'),
    (BOT, doc('approval:1', 'bot'), None, False, 'no approval'),
    (ANN, doc('suppression:1', 'ann', salt='s', digest='d'), None, True, 'an administrator lets an author be forgotten'),
    (EVE, doc('suppression:1', 'eve', salt='s', digest='d'), None, False, 'nobody else'),
    (ANN, doc('suppression:1', 'ann', digest='e'), doc('suppression:1', 'ann', digest='d'), False, 'for good'),
    (EVE, doc('mention:1', 'eve', erased='2026'), doc('mention:1', 'ann', text='x'), True, 'everybody\'s desk erases what it has'),
    (EVE, doc('mention:1', 'eve', erased='2026', status='x'), doc('mention:1', 'ann', erased='2026'), True, 'and works on with what is left'),
    (EVE, doc('mention:1', 'eve', text='x'), doc('mention:1', 'ann', erased='2026'), False, 'what was erased stays so'),
    (BOT, doc('mention:1', 'bot', erased='2026', text='x'), doc('mention:1', 'ann', erased='2026'), False, 'with nothing in it'),
    (EVE, doc('presence:eve', 'eve', record='1'), None, True, 'one says where one is'),
    (EVE, doc('presence:ben', 'eve', record='1'), None, False, 'not where others are'),
    (EVE, doc('check:1', 'eve'), None, True, 'what is only for HR is written where only HR reads', HR),
    (EVE, doc('check:1', 'ann'), None, False, 'in the own name', HR),
    (EVE, doc('check:1', 'eve'), None, False, 'and nowhere else'),
    (ANN, doc('topic:1', 'ann'), None, False, 'where nothing else is', HR),
    (EVE, doc('proposal:1', 'eve', person='eve', to='ann', record='1'), None, True, 'one proposes a change'),
    (EVE, doc('proposal:1', 'eve', person='ben', to='ann', record='1'), None, False, 'in the own name'),
    (ANN, doc('proposal:1', 'ann', person='eve', to='ann', record='1', outcome='made'),
     doc('proposal:1', 'eve', person='eve', to='ann', record='1'), True, 'who is asked decides'),
    (BEN, doc('proposal:1', 'ben', person='eve', to='pam', record='1', outcome='made'),
     doc('proposal:1', 'eve', person='eve', to='pam', record='1'), False, 'nobody else'),
    (PAM, doc('proposal:1', 'pam', person='eve', to='pam', record='2', outcome='made'),
     doc('proposal:1', 'eve', person='eve', to='pam', record='1'), False, 'on what was proposed'),
    (EVE, doc('proposal:1', 'merge', person='eve', to='ben', record='1'),
     doc('proposal:1', 'eve', person='eve', to='pam', record='1'), False, 'which no merge changes'),
    (ANN, doc('topic:1', 'gone', uploaded_by='ann'), None, True, 'history is brought up by an administrator, marked so'),
    (EVE, doc('topic:1', 'gone', uploaded_by='eve'), None, False, 'by nobody else'),
    (ANN, doc('topic:1', 'gone', uploaded_by='ann'), doc('topic:1', 'eve'), False, 'and not over what is there'),
    (EVE, doc('topic:1', 'eve', _deleted=True), doc('topic:1', 'eve'), False, 'nobody deletes'),
    (EVE, doc('topic:1', 'merge', _deleted=True), doc('topic:1', 'eve'), True, 'but what a merge leaves over'),
    (ANN, doc('topic:1', 'ann', _deleted=True), doc('topic:1', 'eve'), True, 'and an administrator'),
    (EVE, doc('membership:1', 'merge', _deleted=True), doc('membership:1', 'ann'), False, 'but nobody else takes roles away as if merging'),
    (EVE, doc('person:ann', 'merge', _deleted=True), doc('person:ann', 'ann'), False, 'nor people'),
    (ANN, doc('membership:1', 'merge', _deleted=True), doc('membership:1', 'ann'), True, 'who may merge them may'),
    (BOT, doc('source:1', 'merge', _deleted=True), doc('source:1', 'bot'), True, 'as a collector may sources'),
    (EVE, doc('approval:1', 'eve'), dict(doc('approval:1', 'ben'), _deleted=True), False, 'a deleted approval opens no door'),
]
with open(RULES, encoding='utf-8') as source:
    function = source.read()
function = function[function.index('function ('):]
program = '''var check = %s;
var cases = %s;
var out = cases.map(function (c) { try { check(c[1], c[2], c[0], c[3]); return 'yes'; }
                                   catch (e) { return e.forbidden ? 'no' : 'broken: ' + e; } });
(typeof print === 'function' ? print : console.log)(JSON.stringify(out));
''' % (function, json.dumps([[*case[:3], case[5] if len(case) > 5 else TEAM] for case in CASES]))
done = subprocess.run([engine, '-e', program] if engine.startswith('node') else [engine, '-c' if engine == 'gjs' else '-e', program],
                      capture_output=True, text=True)
answers = json.loads(done.stdout.strip().splitlines()[-1]) if done.returncode == 0 and done.stdout.strip() else []
failed = len(answers) != len(CASES)
for i, case in enumerate(CASES):
    told = answers[i] if i < len(answers) else 'nothing: ' + done.stderr[-300:]
    good = told == ('yes' if case[3] else 'no')
    failed = failed or not good
    print('%s %d - %s%s' % ('ok' if good else 'not ok', i + 1, case[4], '' if good else ' (%s)' % told))
print('1..%d' % len(CASES))
sys.exit(1 if failed else 0)
