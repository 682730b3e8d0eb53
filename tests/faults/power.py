"""power.py: replays what fault-recorder wrote down up to a moment, with what wasn't synced dropped, kept or torn.

A disk as bad as it may be: data counts from the file's sync on, a name from the folder's; what is between may be there
in part and in any order, and of a write any sectors.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

SECTOR = 512


class File:
    def __init__(self, data=b''):
        self.durable, self.pending = bytearray(data), []

    def sync(self):
        for change in self.pending:
            apply(self.durable, change)
        self.pending = []


def apply(data, change):
    letter, at, piece = change
    if letter == 'T':
        del data[at:]
        data += bytes(at - len(data))
    else:
        data += bytes(max(0, at + len(piece) - len(data)))
        data[at:at + len(piece)] = piece


def read_record(path):
    record = []
    with open(path, 'rb') as source:
        while head := source.readline():
            letter, length, number, name = head.decode().rstrip('\n').split(' ', 3)
            record.append((letter, name, int(number), source.read(int(length))))
    return record


def files_below(folder):
    """Every file as it lies there; what SQLite shares between processes isn't on the disk."""
    return {os.path.join(place, name) for place, _, names in os.walk(folder) for name in names
            if not name.endswith('-shm')}


class Disk:
    def __init__(self, folder):
        self.folder = folder
        self.base = {}
        for path in files_below(folder):
            with open(path, 'rb') as source:
                self.base[path] = source.read()

    def replay(self, record, until, synced=True):
        """What the first UNTIL entries did; without synced as if no sync had ever reached the disk."""
        self.names = {path: File(data) for path, data in self.base.items()}
        self.durable_names = dict(self.names)
        self.entries = []
        for letter, path, number, piece in record[:until]:
            if letter == 'C':
                self.names[path] = File()
                self.entries.append((path, self.names[path]))
            elif letter == 'U':
                self.names.pop(path, None)
                self.entries.append((path, None))
            elif letter == 'R':
                self.names[piece.decode()] = self.names.pop(path)
                self.entries.append((path, None))
                self.entries.append((piece.decode(), self.names[piece.decode()]))
            elif letter in 'WT':
                self.names[path].pending.append((letter, number, piece))
            elif letter == 'S' and synced:
                if path in self.names:
                    self.names[path].sync()
                else:
                    self.settle_entries(path)

    def settle_entries(self, folder, rest=0):
        mine = [e for e in self.entries if os.path.dirname(e[0]) == folder]
        for entry in mine[:len(mine) - rest]:
            self.durable_names[entry[0]] = entry[1]
            self.entries.remove(entry)

    def lose_power(self, dice):
        """Writes the folder as it is found when the power is back. The file itself stays where it is: a desk knows it."""
        for folder in sorted({os.path.dirname(path) for path, _ in self.entries}):
            open_ones = sum(os.path.dirname(path) == folder for path, _ in self.entries)
            self.settle_entries(folder, dice.randint(0, open_ones))
        mood = dice.choice(['drop', 'drop', 'keep', 'any', 'torn', 'torn'])
        for path in files_below(self.folder) | set(self.durable_names):
            file = self.durable_names.get(path)
            if os.path.exists(path + '-shm'):
                os.unlink(path + '-shm')
            if file is None:
                if os.path.exists(path):
                    os.unlink(path)
                continue
            data = bytearray(file.durable)
            for change in file.pending:
                if mood == 'drop' or mood in ('any', 'torn') and dice.random() < 0.5:
                    continue
                letter, at, piece = change
                if mood == 'torn' and letter == 'W' and len(piece) > SECTOR:
                    for start in range(0, len(piece), SECTOR):
                        if dice.random() < 0.5:
                            apply(data, ('W', at + start, piece[start:start + SECTOR]))
                else:
                    apply(data, change)
            with open(path, 'r+b' if os.path.exists(path) else 'w+b') as target:
                target.write(data)
                target.truncate(len(data))
            os.chmod(path, 0o600)
