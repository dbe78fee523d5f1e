# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with a document as a file: keeps it, finds it again, and meets what others did to it."""
import os
import re
import shutil
import struct
import subprocess

import tap
from accessible import Bus
from parapet_app import ISMS, PATIENCE
from test_journey import CODE, CONTROL, REASON, Journey

THEIRS = "Their own reason, written on another computer."
NEWEST_FORMAT = 60_000
USER_VERSION = 60  # where SQLite keeps the number of the format, in a file's header


class Document(Journey):
    def change_elsewhere(self, path):
        """As a colleague would: a copy, changed on another computer, put back over the file."""
        away = self.home / "away"
        away.mkdir()
        copy = shutil.copy(path, away)
        environment = dict(os.environ, HOME=str(away), XDG_DATA_HOME=str(away / "data"))
        subprocess.run([ISMS, "set", copy, CODE, "applicable=no", f"exclusion_reason={THEIRS}"], env=environment, check=True, capture_output=True, timeout=PATIENCE)
        os.replace(copy, path)

    def change_both(self):
        path = self.make_file()
        app = self.open(path)
        self.open_control(app)
        self.exclude(app)
        self.row(app, "Excluded")
        self.change_elsewhere(path)
        app.press("ctrl+s")
        app.find(name="Somebody Else Changed the File")
        return path, app


class Whole(Document):
    def test_decide_undo_redo_export_save_reopen(self):
        path, paper = self.make_file(), self.home / "soa.pdf"
        app = self.open(path)
        self.open_control(app)
        self.exclude(app)
        app.press("ctrl+z")
        self.row(app, "In place")
        app.press("ctrl+shift+z")
        self.row(app, "Excluded")
        Bus.activate("export", "soa")
        app.give_path(paper)
        app.find(name=re.compile("Exported as “soa.pdf”"))
        app.press("ctrl+s")
        app.wait(lambda: REASON in self.isms("show", path, CODE), "the file to hold the decision")
        self.quit(app)
        again = self.open(path)
        self.open_control(again)
        self.row(again, "Excluded")
        again.find("label", REASON)
        words = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn(REASON.split(":")[0], " ".join(words.split()))
        self.assertIn("Undo", self.isms("log", path))


class Typed(Document):
    """The keys of the document while one types in a row that was not left yet."""

    TITLE = "Statement goes to the wrong practice"

    def edit(self, app):
        self.go_to(app, "RK-04", self.TITLE)
        app.press("F2")
        entry = app.wait_focus("text", "Title")
        app.press("End")
        return entry

    def test_save_undo_and_close(self):
        path = self.make_file()
        app = self.open(path)
        entry = self.edit(app)
        app.type(" twice")
        app.press("ctrl+s")
        app.wait(lambda: f"{self.TITLE} twice" in self.isms("show", path, "RK-04"), "the file to hold what was typed")
        app.type(" over")
        app.press("ctrl+z")
        app.wait(lambda: entry.text.startswith(self.TITLE) and "over" not in entry.text, "what was typed to be taken back")
        self.assertIn("twice", entry.text)
        app.press("ctrl+z")
        app.wait(lambda: entry.text == self.TITLE, "the step to be taken back")
        app.press("End")
        app.type(" again")
        self.quit(app)
        self.assertIn(f"{self.TITLE} again", self.isms("show", path, "RK-04"))


class Others(Document):
    def test_mine_is_kept(self):
        path, app = self.change_both()
        theirs = path.read_bytes()
        app.click(app.find("button", "Keep Mine"))
        app.wait(lambda: path.read_bytes() != theirs, "the file to be written")
        app.wait(lambda: REASON in self.isms("show", path, CODE), "the file to hold mine")

    def test_theirs_is_taken(self):
        path, app = self.change_both()
        theirs = path.read_bytes()
        app.click(app.find("button", "Discard Mine"))
        app.wait_gone(name="Somebody Else Changed the File")
        self.open_control(app)
        self.row(app, "Excluded")
        app.find("label", THEIRS)
        self.assertEqual(path.read_bytes(), theirs)


class Removed(Document):
    """The file is taken away while it is open, and Ctrl+S is pressed before anybody has told the window."""

    def keep(self, app, path):
        path.unlink()
        app.press("ctrl+s")
        app.wait(path.exists, "the file to be written anew")
        app.find("label", "Saved")

    def test_all_was_saved(self):
        path = self.make_file()
        app = self.open(path)
        app.find("list", "Controls")
        self.keep(app, path)
        self.assertIn("Fennbrook", self.isms("info", path))

    def test_something_was_not(self):
        path = self.make_file()
        app = self.open(path)
        self.open_control(app)
        self.exclude(app)
        self.keep(app, path)
        self.assertIn(REASON, self.isms("show", path, CODE))


class Refused(Document):
    def test_damaged(self):
        path = self.make_file()
        content = bytearray(path.read_bytes())
        content[len(content) // 2:] = bytes(len(content) - len(content) // 2)
        path.write_bytes(content)
        self.open(path).find("label", "The File Is Damaged")

    def test_newer(self):
        path = self.make_file()
        content = bytearray(path.read_bytes())
        content[USER_VERSION:USER_VERSION + 4] = struct.pack(">I", NEWEST_FORMAT)
        path.write_bytes(content)
        self.open(path).find("label", "A Newer Parapet Is Needed")

    def test_read_only(self):
        path = self.make_file()
        path.chmod(0o444)
        before = path.read_bytes()
        app = self.open(path)
        app.find("button", "Save As…")
        self.open_control(app)
        self.exclude(app)
        app.press("ctrl+w")
        app.find(name="Keep Your Changes Elsewhere?")
        self.assertTrue(app.has("button", "Discard") and app.has("button", "Save As…"), app.tree())
        app.press("Escape")
        app.wait_gone(name="Keep Your Changes Elsewhere?")
        app.press("ctrl+s")
        app.give_path(self.home / "mine.isms")
        app.wait(lambda: (self.home / "mine.isms").exists(), "the other file")
        app.wait(lambda: REASON in self.isms("show", self.home / "mine.isms", CODE), "the other file to hold the decision")
        self.assertEqual(path.read_bytes(), before)


class Recovered(Document):
    def test_the_welcome_offers_what_was_not_saved(self):
        path = self.make_file()
        app = self.open(path)
        self.open_control(app)
        self.exclude(app)
        self.row(app, "Excluded")
        app.kill()
        again = self.open()
        again.find(name="Recovered Work")
        again.click(again.find("button", re.compile("^Recover")))
        again.find("list", "Controls")
        self.open_control(again)
        self.row(again, "Excluded")


class Past(Document):
    def test_as_it_was_and_back(self):
        app = self.open(self.make_file())
        self.open_control(app)
        self.exclude(app)
        self.row(app, "Excluded")
        Bus.activate("show-place", "history")
        rows = app.find("list", re.compile("Steps"))
        app.click(app.look("list item", within=rows)[1])
        app.click(app.find("button", "Show as of Here"))
        app.find("button", "Back to Today")
        Bus.activate("show-place", "controls")
        self.open_control(app)
        self.row(app, "In place")
        app.click(app.find("button", "Back to Today"))
        app.wait_gone("button", "Back to Today")
        self.open_control(app)
        self.row(app, "Excluded")


if __name__ == "__main__":
    tap.main()
