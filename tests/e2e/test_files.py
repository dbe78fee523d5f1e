# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies round a document: preferences, tables that are taken in, kept files, earlier versions and recent files."""
import json
import re

import tap
from gi.repository import GLib
from accessible import Bus
from parapet_app import Case

ACTOR = "Ada Brandt"
ORGANISATION = "Nordwind Logistics"
GONE = "Südwind"
TABLE = "What;Who is responsible\nCustomer database;Anna Weber\nLaptops;Ben Li\n"
NOTE = "The restore test of May went well."
# Keeps what it was shown, and what may be done to it.
VIEWER = """[Desktop Entry]
Type=Application
Name=Viewer
Exec=cp --preserve=mode %f {seen}
MimeType=text/plain;
"""


class Files(Case):
    def begin(self, *words, **options):
        """Settings that outlive the application, an application for texts, and a place of its own for what is opened."""
        folders = {name: self.home / name for name in ("config", "opened", "data/applications")}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        self.opened, self.seen = folders["opened"], self.home / "seen.txt"
        (folders["data/applications"] / "viewer.desktop").write_text(VIEWER.format(seen=self.seen))
        (folders["config"] / "mimeapps.list").write_text("[Default Applications]\ntext/plain=viewer.desktop\n")
        return self.open(*words, **options, environment={"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folders["config"], "TMPDIR": self.opened})

    def set_name(self, app):
        app.press("ctrl+comma")
        app.fill(app.find("text", "Your Name in the History"), ACTOR)
        app.press("Return")
        app.press("Escape")
        app.wait_gone("text", "Your Name in the History")

    def take_in(self, app):
        """A table, as a drop on the window brings it; the mapping is shown before, what came of it after, and one step takes all of it back."""
        table = self.home / "assets.csv"
        table.write_text(TABLE)
        Bus.activate("import-file", GLib.Variant("(ss)", ("asset", table.as_uri())))
        app.find("label", "Who is responsible")
        app.click(app.find("button", "Next", where=lambda node: node.has("sensitive")))
        app.find("label", "Assets: 2 new")
        app.click(app.find("button", "Import", where=lambda node: node.has("sensitive")))
        app.find_row("Laptops")
        app.press("ctrl+z")
        app.find("label", "No Assets Yet")
        app.press("ctrl+shift+z")
        app.find_row("Laptops")

    def open_kept(self, app):
        """A file that is kept with a record: what is opened is a copy in a folder of the document's, which may only be read."""
        app.click(app.find("list item", "Context"))
        app.click(app.find_row("Restores fail"))
        app.click(app.find_row("restore test.txt", within=app.find("list", "Files")))
        app.wait(lambda: self.seen.exists() and self.seen.read_text() == NOTE, "the file to be opened")
        self.assertEqual(self.seen.stat().st_mode & 0o777, 0o400)
        self.assertEqual([path.name for path in self.opened.rglob("*.txt")], ["restore test.txt"])

    def keep_files(self, app, path):
        """Through GTK's own dialog: a file with a record, one of its own, and a copy of what is kept; who turns away adds nothing."""
        for name in ("minutes.txt", "own.txt"):
            (self.home / name).write_text(name * 50)
        app.click(app.find("toggle button", "Record Menu"))
        app.find("menu item")
        app.press("a")
        app.give_path(self.home / "minutes.txt", opens=True)
        row = app.find_row("minutes.txt", within=app.find("list", "Files"))
        more = app.find("toggle button", "More for “minutes.txt”", within=row)
        while app.focus != more:
            self.assertIsNotNone(app.press_and_see("Tab"), more)
        app.press("space")
        app.find("menu item")
        app.press("s")
        app.give_path(self.home / "copy.txt")
        app.wait(lambda: (self.home / "copy.txt").exists() and (self.home / "copy.txt").read_text() == "minutes.txt" * 50, "the copy")
        Bus.activate("show-kind", "attachment")
        app.find_row("minutes.txt")
        app.click(app.find("button", re.compile("^Add File")))
        app.leave_dialog()
        app.click(app.find("button", re.compile("^Add File")))
        app.give_path(self.home / "own.txt", opens=True)
        app.find("label", "own.txt")
        app.press("ctrl+s")
        app.wait(lambda: "own.txt" in self.isms("list", path, "attachment"), "the file to hold what was added")
        names = [entry["title"] for entry in json.loads(self.isms("list", path, "attachment", "--json"))]
        self.assertEqual(names, ["restore test.txt", "minutes.txt", "own.txt"], "nothing without content")

    def save_elsewhere(self, app):
        """Under another name, which the document has from then on; a workbook is no ISMS, and is told what to do with it."""
        other, sheet = self.home / "other.isms", self.home / "assets.xlsx"
        sheet.write_bytes(b"PK\x03\x04" + bytes(200))
        app.press("ctrl+shift+s")
        app.give_path(other)
        app.wait(lambda: other.exists() and "own.txt" in self.isms("list", other, "attachment"), "the other file")
        app.press("ctrl+o")
        app.give_path(sheet, opens=True)
        app.find("label", "This Is Not an ISMS")
        app.find("label", re.compile("by importing it there"))
        app.activate(app.x_window(app.find("frame", "assets.xlsx")))
        app.press("ctrl+w")
        app.wait_gone("frame", "assets.xlsx")
        app.activate(app.x_window(app.find("frame", ORGANISATION)))
        return other

    def save(self, app, path, words):
        before = path.read_bytes()
        app.press("ctrl+s")
        app.wait(lambda: path.read_bytes() != before, "the file to be written")
        app.wait(lambda: words in self.isms("log", path), f"{words!r} in the file's history")

    def look_back(self, app, path):
        """At what the file held before: in a window of its own first, and then again in the file."""
        app.press("F10")
        app.find("menu item")
        app.press("v")
        app.click(app.find_row(re.compile("^Until"), within=app.find("list", "Earlier Versions")))
        app.wait(lambda: len(app.look("frame")) == 2, "the version in a window of its own")
        app.wait(lambda: any(app.look("button", "Save As…", within=frame) for frame in app.look("frame")), "it to be said that it is not the file")
        app.press("ctrl+w")
        app.wait(lambda: len(app.look("frame")) == 1, "the version to be put away")
        app.activate(app.x_window(app.find("frame")))
        app.press("F10")
        app.find("menu item")
        app.press("v")
        app.click(app.find("button", re.compile("^Restore the Version Kept")))
        app.find(name="Restore This Version?")
        app.wait_gone("button", re.compile("^Restore the Version Kept"))
        app.click(app.find("button", "Restore"))
        app.wait(lambda: "Customer database" not in self.isms("list", path, "asset"), "the file to hold what it held")
        app.click(app.find("list item", "Assets"))
        app.find("label", "No Assets Yet")

    def make_kept(self):
        """A file with a record, and a file with that."""
        path, note = self.make_file("kept.isms", "--name", ORGANISATION), self.home / "restore test.txt"
        note.write_text(NOTE)
        self.isms("add", path, "issue", "text=Restores fail")
        self.isms("attach", path, "I-01", note)
        return path

    def test_a_day_with_files(self):
        path, gone = self.make_kept(), self.make_file("gone.isms", "--name", GONE)
        app = self.begin(path)
        app.find("frame", ORGANISATION)
        self.assertEqual(self.begin(gone, size=None).wait_end(), 0)
        app.find("frame", GONE)
        app.activate(app.x_window(app.find("frame", GONE)))
        app.press("ctrl+w")
        app.wait_gone("frame", GONE)
        app.activate(app.x_window(app.find("frame", ORGANISATION)))
        self.set_name(app)
        self.open_kept(app)
        self.keep_files(app, path)
        path = self.save_elsewhere(app)
        self.take_in(app)
        self.save(app, path, ACTOR)
        self.look_back(app, path)
        self.quit(app)
        self.assertEqual(list(self.opened.iterdir()), [])
        gone.unlink()
        app = self.begin()
        recent = app.find("list", "Recent")
        app.wait(lambda: not any(GONE in node.words for node in recent.read().children), "what is gone to be listed no more")
        app.click(app.find_row(ORGANISATION, within=recent))
        app.find("frame", ORGANISATION)


if __name__ == "__main__":
    tap.main()
