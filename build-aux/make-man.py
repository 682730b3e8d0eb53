#!/usr/bin/env python3
"""make-man.py STEWARDCTL TEMPLATE VERSION OUT: a manual page whose verbs are those that the program names itself.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys


def ask(program, *arguments):
    surroundings = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='')
    return subprocess.run([program, *arguments], env=surroundings, check=True, capture_output=True,
                          encoding='utf-8').stdout


def quote(text):
    """As troff reads it: no escapes, and no line that starts a command."""
    text = text.replace('\\', '\\e').replace('-', '\\-').replace('…', '...').replace('"', '\\(dq').replace('“', '\\(lq').replace('”', '\\(rq')
    return re.sub(r"^([.'])", r'\\&\1', text)


def verbs(program):
    nouns = re.findall(r'^  (\S+)\s+\S', ask(program, 'help'), re.M)
    out = []
    for noun in nouns:
        lines = ask(program, noun, '--help').splitlines()
        out += ['.SS ' + noun, quote(lines[0])]
        for line in lines[1:]:
            if line.startswith('      '):
                out.append(quote(line.strip()))
            elif line.startswith('  stewardctl '):
                words = line.strip().split(' ', 1)[1]
                out += ['.TP', '.B ' + quote(words)]
    return '\n'.join(out)


program, template, version, target = sys.argv[1:]
with open(template, encoding='utf-8') as file:
    text = file.read()
with open(target, 'w', encoding='utf-8') as file:
    file.write(text.replace('@VERSION@', version).replace('@VERBS@', verbs(program)))
