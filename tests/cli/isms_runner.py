# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls the real program as a person would, in a home of its own, and holds every call to what all calls promise."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ISMS = os.environ["ISMS"]
SHARED = Path(os.environ.get("ISMS_SHARED", "/nowhere"))
DONE, FINDING, WRONG_CALL, REFUSED = range(4)


class Call:
    def __init__(self, done):
        self.code = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return self.out.splitlines()


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="isms-cli-")
        self.addCleanup(self.folder.cleanup)
        self.home = Path(self.folder.name) / "home"
        self.work = Path(self.folder.name) / "work"
        self.home.mkdir()
        self.work.mkdir()
        self.env = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / "data"),
                        XDG_CACHE_HOME=os.environ.get("XDG_CACHE_HOME", str(self.home / "cache")))
        self.env.pop("COLUMNS", None)

    def isms(self, *words, code=DONE, **options):
        """One call; what holds for every call is asked here."""
        env = dict(self.env, **options.pop("env", {}))
        done = subprocess.run([ISMS, *words], cwd=self.work, env=env, stdin=subprocess.DEVNULL,
                              stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, timeout=60, **options)
        done.stdout = done.stdout or b""
        call = Call(done)
        where = f"isms {words}: {call.code}\n{call.err}"
        self.assertIn(call.code, range(4), where)
        sentences = [line for line in call.err.splitlines() if line.startswith("isms: ")]
        self.assertEqual(len(sentences), 0 if call.code == DONE else 1, where)
        if sentences:
            self.assertRegex(sentences[0], r"[.!?:]$", where)
        rest = [line for line in call.err.splitlines() if not line.startswith("isms: ")]
        self.assertEqual([line[:11] for line in rest], ["usage: isms"] if call.code == WRONG_CALL else [], where)
        if code is not None:
            self.assertEqual(call.code, code, where)
        return call

    @classmethod
    def make_sample(cls):
        """Made once for a class of tests that only read, since it takes a moment."""
        folder = tempfile.TemporaryDirectory(prefix="isms-cli-")
        cls.addClassCleanup(folder.cleanup)
        path = Path(folder.name) / "fennbrook.isms"
        subprocess.run([ISMS, "new", path, "--sample"], env=dict(os.environ, HOME=folder.name, XDG_DATA_HOME=folder.name + "/data"),
                       stdout=subprocess.DEVNULL, check=True)
        return path

    def new(self, name="a.isms", *words):
        self.isms("new", name, *words)
        return self.work / name

    def steps(self, name="a.isms"):
        return len(self.isms("log", name, "--json").json)

    def fields(self, code, name="a.isms"):
        return self.isms("show", name, code, "--json").json["fields"]

    def shared(self, *parts):
        path = SHARED.joinpath(*parts)
        if not path.exists():
            self.skipTest(f"{path.name} is not on this computer")
        return path
