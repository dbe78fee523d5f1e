# SPDX-License-Identifier: GPL-3.0-or-later
"""What the crash tests share: a place of one's own, the worker, and TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WORKER, SHIM = sys.argv[1], sys.argv[2]


class Place:
    """A folder with a document and the data of the program that works on it."""

    def __init__(self, parent=None):
        self.folder = Path(tempfile.mkdtemp(prefix="isms-crash-", dir=parent)).resolve()
        self.file = self.folder / "documents" / "Acme.isms"
        self.data = self.folder / "data"
        self.make()

    def make(self):
        self.file.parent.mkdir(exist_ok=True)
        self.data.mkdir(exist_ok=True)

    def clear(self):
        for child in self.folder.iterdir():
            shutil.rmtree(child) if child.is_dir() else child.unlink()

    def remove(self):
        shutil.rmtree(self.folder)

    def environment(self, **more):
        kept = {k: v for k, v in os.environ.items() if k != "MALLOC_PERTURB_"}
        return {**kept, "XDG_DATA_HOME": str(self.data), **more}

    def command(self, verb, *arguments):
        return [WORKER, verb, str(self.file), *map(str, arguments)]

    def run(self, verb, *arguments, **more):
        return subprocess.run(self.command(verb, *arguments), env=self.environment(**more),
                              capture_output=True, text=True, timeout=60)

    def start(self, verb, *arguments):
        return subprocess.Popen(self.command(verb, *arguments), env=self.environment(),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def last(word, text):
    """The number the worker said last after a word, or 0. A line that was cut off was not said."""
    return int((re.findall(rf"^{word} (\d+)\n", text, re.M) or [0])[-1])


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def case(self, well, name, why=""):
        self.count += 1
        self.failed += not well
        print(f"{'ok' if well else 'not ok'} {self.count} - {name}")
        if not well:
            print("# " + why.strip().replace("\n", "\n# "))
        sys.stdout.flush()

    def say(self, text):
        print(f"# {text}", flush=True)

    def end(self):
        print(f"1..{self.count}")
        sys.exit(self.failed > 0)
