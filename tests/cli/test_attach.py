#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files kept inside the document: in, out, once, taken back, and damaged."""
import hashlib
import os
import random
import sqlite3

import tap
from isms_runner import FINDING, REFUSED, WRONG_CALL, Case

CHUNK = 1024 * 1024


class Attach(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.isms("add", "a.isms", "risk", "title=Fire")
        self.content = random.Random(7).randbytes(2 * CHUNK + 1234)
        (self.work / "plan.pdf").write_bytes(self.content)

    def attach(self, *words, code=0):
        call = self.isms("attach", "a.isms", *words, code=code)
        return call.out.split(":")[0] if code == 0 else call

    def parts(self):
        with sqlite3.connect(self.work / "a.isms") as document:
            return document.execute("SELECT count(*) FROM chunk").fetchone()[0]

    def alter(self, sql, *values):
        with sqlite3.connect(self.work / "a.isms") as document:
            document.execute(sql, values)

    def test_round_trip(self):
        code = self.attach("RK-01", "plan.pdf")
        fields = self.fields(code)
        self.assertEqual((fields["name"], fields["size"], fields["media_type"]), ("plan.pdf", len(self.content), "application/pdf"))
        self.assertEqual(fields["sha256"], hashlib.sha256(self.content).hexdigest())
        self.assertEqual([link["code"] for link in fields["links"]], ["RK-01"])
        self.assertEqual(self.parts(), 3)
        self.isms("extract", "a.isms", code, "-o", "out.pdf")
        self.assertEqual((self.work / "out.pdf").read_bytes(), self.content)
        self.assertEqual(self.isms("extract", "a.isms", code, "-o", "-").bytes, self.content)
        self.isms("verify", "a.isms")

    def test_only_with_content(self):
        """A name alone, or a row of a table, makes no file: the sentence names the verb that does."""
        (self.work / "files.csv").write_text("Name,Type\nplan.pdf,application/pdf\n")
        before = self.steps()
        for words in [["add", "a.isms", "attachment", "name=plan.pdf"], ["import", "a.isms", "files", "files.csv"], ["import", "a.isms", "attachment", "files.csv", "--dry-run"]]:
            self.assertIn("“isms attach”", self.isms(*words, code=WRONG_CALL).err)
        self.assertEqual(self.steps(), before)
        self.assertEqual(self.isms("kinds", "attachment", "--json").json["made_by"], "attach")
        self.assertIsNone(self.isms("kinds", "risk", "--json").json["made_by"])

    def test_empty(self):
        (self.work / "empty.txt").write_bytes(b"")
        code = self.attach("RK-01", "empty.txt", "--title", "Nothing.txt")
        self.isms("extract", "a.isms", code)
        self.assertEqual((self.work / "Nothing.txt").read_bytes(), b"")
        self.isms("verify", "a.isms")

    def test_once(self):
        """The same content is kept once, whatever it is called."""
        self.attach("RK-01", "plan.pdf")
        os.link(self.work / "plan.pdf", self.work / "same.bin")
        second = self.attach("RK-01", "same.bin")
        self.assertEqual(self.parts(), 3)
        self.assertEqual(self.isms("extract", "a.isms", second, "-o", "-").bytes, self.content)

    def test_undo(self):
        before = self.steps()
        code = self.attach("RK-01", "plan.pdf")
        self.assertEqual(self.steps(), before + 1)
        self.isms("undo", "a.isms")
        self.isms("extract", "a.isms", code, code=WRONG_CALL)
        self.isms("redo", "a.isms")
        self.assertEqual(self.isms("extract", "a.isms", code, "-o", "-").bytes, self.content)

    def test_names(self):
        """A document from somewhere says what its files are called, and not where they go."""
        for title, name in [("../../evil", "-..-evil"), (".bashrc", "bashrc"), ("a\u202eb.txt", "a-b.txt"), ("..", None)]:
            code = self.attach("RK-01", "plan.pdf", "--title", title)
            call = self.isms("extract", "a.isms", code)
            self.assertEqual(call.out, f"{name or code}\n")
            self.assertTrue((self.work / (name or code)).is_file())

    def test_never_overwrites_unasked(self):
        code = self.attach("RK-01", "plan.pdf")
        (self.work / "plan.pdf").write_text("mine")
        self.assertIn("already", self.isms("extract", "a.isms", code, code=REFUSED).err)
        self.assertEqual((self.work / "plan.pdf").read_text(), "mine")
        self.isms("extract", "a.isms", code, "-o", "plan.pdf")
        self.assertEqual((self.work / "plan.pdf").read_bytes(), self.content)

    def test_refused(self):
        with open(self.work / "huge.bin", "wb") as huge:
            huge.truncate(64 * CHUNK + 1)
        steps = self.steps()
        self.assertIn("Keep it elsewhere", self.attach("RK-01", "huge.bin", code=REFUSED).err)
        self.attach("RK-01", "nothing.pdf", code=REFUSED)
        self.attach("RK-01", ".", code=REFUSED)
        self.attach("RK-99", "plan.pdf", code=WRONG_CALL)
        self.isms("extract", "a.isms", "RK-01", code=WRONG_CALL)
        self.assertEqual(self.steps(), steps)

    def test_damage(self):
        code = self.attach("RK-01", "plan.pdf")
        self.alter("UPDATE chunk SET data = zeroblob (length (data)) WHERE ord = 1")
        self.assertIn("attachment", self.isms("verify", "a.isms", code=FINDING).out)
        self.isms("extract", "a.isms", code, "-o", "out", code=REFUSED)
        self.assertFalse((self.work / "out").exists())

    def test_missing(self):
        code = self.attach("RK-01", "plan.pdf")
        self.alter("DELETE FROM chunk WHERE ord = 2")
        self.assertIn("attachment", self.isms("verify", "a.isms", code=FINDING).out)
        self.alter("DELETE FROM chunk")
        self.assertIn(code, self.isms("verify", "a.isms", code=FINDING).out)
        self.isms("extract", "a.isms", code, "-o", "out", code=REFUSED)
        self.assertFalse((self.work / "out").exists())


if __name__ == "__main__":
    tap.main()
