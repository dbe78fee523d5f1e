# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be found on a disk after the power failed, made from a recording of what a program did to it.

Nothing that was not synced can be relied on: writes to a file may be there or not, whole or in part and in any order; what
happened to the names in a folder is there up to some point, whether or not the files' content is. A sync of a file says
nothing of its name, which takes a sync of its folder.
"""
import random

SECTOR = 512


class File:
    def __init__(self):
        self.operations = []  # (time, offset, data) or (time, size, None)
        self.syncs = []  # (time, how many operations were safe)

    def sync(self, time):
        self.syncs.append((time, len(self.operations)))


class Folder(File):
    """Its operations are (time, {name: node or None})."""


def read_log(path):
    log = path.read_bytes()
    place, operations = 0, []
    while place < len(log):
        end = log.index(b"\n", place)
        kind, name, other, number, length = log[place:end].decode().split("\t")
        place = end + 1 + int(length)
        operations.append((kind, name, other, int(number), log[end + 1:place]))
    return operations


class Recording:
    """The operations, each filed with the node it was done to, and what the program said by when."""

    def __init__(self, operations):
        self.root = Folder()
        self.live = {".": self.root}
        self.said = []
        self.length = len(operations)
        self.replacing = [time for time, operation in enumerate(operations) if operation[1].startswith("documents/")]
        for time, (kind, name, other, number, data) in enumerate(operations):
            getattr(self, f"do_{kind}")(time, name, other, number, data)

    def change_names(self, time, changes):
        folders = {}
        for path, node in changes.items():
            parent, _, name = path.rpartition("/")
            folders.setdefault(self.live[parent or "."], {})[name] = node
        for folder, names in folders.items():
            folder.operations.append((time, names))

    def do_said(self, time, name, other, number, data):
        self.said.append((time, data.decode()))

    def do_create(self, time, name, other, number, data):
        self.live[name] = File()
        self.change_names(time, {name: self.live[name]})

    def do_mkdir(self, time, name, other, number, data):
        self.live[name] = Folder()
        self.change_names(time, {name: self.live[name]})

    def do_remove(self, time, name, other, number, data):
        self.change_names(time, {name: None})
        del self.live[name]

    def do_rename(self, time, name, other, number, data):
        self.change_names(time, {name: None, other: self.live[name]})
        moved = {path: node for path, node in self.live.items() if path == name or path.startswith(name + "/")}
        for path in moved:
            del self.live[path]
        for path, node in moved.items():
            self.live[other + path[len(name):]] = node

    def do_exchange(self, time, name, other, number, data):
        self.change_names(time, {name: self.live[other], other: self.live[name]})
        self.live[name], self.live[other] = self.live[other], self.live[name]

    def do_link(self, time, name, other, number, data):
        self.live[other] = self.live[name]
        self.change_names(time, {other: self.live[name]})

    def do_write(self, time, name, other, number, data):
        if name in self.live:
            self.live[name].operations.append((time, number, data))

    def do_truncate(self, time, name, other, number, data):
        if name in self.live:
            self.live[name].operations.append((time, number, None))

    def do_sync(self, time, name, other, number, data):
        if name in self.live:
            self.live[name].sync(time)

    def said_by(self, time):
        return "".join(text for when, text in self.said if when < time)


class Disk:
    """One state the disk may be in, had the power failed at a time. Keep tells how much of what was not synced is there."""

    def __init__(self, time, rng):
        self.time, self.rng = time, rng
        self.names = rng.choice(("none", "all", "some"))
        self.data = rng.choice(("none", "all", "some", "torn"))

    def split(self, node):
        done = [o for o in node.operations if o[0] < self.time]
        safe = max((count for when, count in node.syncs if when < self.time), default=0)
        return done[:safe], done[safe:]

    def entries(self, folder):
        safe, loose = self.split(folder)
        kept = {"none": 0, "all": len(loose), "some": self.rng.randint(0, len(loose))}[self.names]
        entries = {}
        for _, names in safe + loose[:kept]:
            entries.update(names)
        return {name: node for name, node in entries.items() if node is not None}

    def keep_some(self, loose):
        kept = [o for o in loose if self.data == "all" or self.rng.random() < 0.5] if self.data != "none" else []
        if self.data == "torn":
            for i, (time, offset, data) in enumerate(kept):
                if data is not None and len(data) > SECTOR and self.rng.random() < 0.3:
                    kept[i] = (time, offset, data[:SECTOR * self.rng.randint(0, len(data) // SECTOR)])
        return kept

    def content(self, file):
        safe, loose = self.split(file)
        bytes_ = bytearray()
        for _, number, data in safe + self.keep_some(loose):
            if data is None:
                if number < len(bytes_):
                    del bytes_[number:]
                else:
                    bytes_.extend(bytes(number - len(bytes_)))
                continue
            if number > len(bytes_):
                bytes_.extend(bytes(number - len(bytes_)))
            bytes_[number:number + len(data)] = data
        return bytes_

    def write(self, node, path):
        for name, child in self.entries(node).items():
            if isinstance(child, Folder):
                (path / name).mkdir(mode=0o700)
                self.write(child, path / name)
            else:
                # The machine has started anew since.
                (path / name).write_bytes(b"another boot" if name == "boot" else self.content(child))


def random_disk(recording, first, seed):
    """Every other one while the document itself is being replaced, which is a short time."""
    rng = random.Random(seed)
    if seed % 2:
        return Disk(rng.choice([time for time in recording.replacing if time >= first]) + rng.randint(0, 2), rng)
    return Disk(rng.randint(first, recording.length), rng)
