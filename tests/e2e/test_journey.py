# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with a document: a decision, taken back and made again."""
import re
import subprocess

import tap
from parapet_app import Case

CONTROL = "Authentication information"
CODE = "A.5.17"
REASON = "Nobody signs in here: we run no systems of our own."


class Journey(Case):
    def open_control(self, app):
        """To the control by search, with the keyboard alone."""
        app.find("list", "Controls")
        app.press("ctrl+f")
        app.wait_focus(name="Search controls")
        app.press("ctrl+a")
        app.type(CONTROL)
        app.wait(lambda: len(app.look("list item", re.compile(r"^A\.\d"))) == 1, "one control to be found")
        app.press("Return")
        app.find("heading", CONTROL)

    def row(self, app, words):
        return app.find("list item", re.compile(rf"^{re.escape(CODE)},.*{words}"))

    def exclude(self, app):
        app.click(app.find("radio button", "Excluded"))
        app.wait_focus(name="Reason for excluding")
        app.type(REASON)
        app.click(app.find("button", "Exclude", where=lambda node: node.has("sensitive")))
        self.row(app, "Excluded")


class Decide(Journey):
    def test_exclude_undo_redo(self):
        app = self.open(self.make_file())
        self.open_control(app)
        self.row(app, "In place")
        self.exclude(app)
        app.press("ctrl+z")
        self.row(app, "In place")
        app.find("radio button", "Applies", where=lambda node: node.has("checked"))
        app.press("ctrl+shift+z")
        self.row(app, "Excluded")
        app.find("radio button", "Excluded", where=lambda node: node.has("checked"))
        app.find("label", REASON)

    def test_a_reason_is_asked_for(self):
        app = self.open(self.make_file())
        self.open_control(app)
        app.click(app.find("radio button", "Excluded"))
        app.wait_focus(name="Reason for excluding")
        self.assertFalse(app.find("button", "Exclude").has("sensitive"))
        app.press("Escape")
        app.find("radio button", "Applies", where=lambda node: node.has("checked"))
        self.row(app, "In place")


class Paper(Journey):
    def test_export_as_pdf(self):
        app = self.open(self.make_file())
        app.find("list", "Controls")
        path = self.home / "soa.pdf"
        app.press("F10")
        app.find("menu item")
        app.press("e", "Down", "Return")
        app.give_path(path)
        app.find(name=re.compile("Exported as “soa.pdf”"))
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
        self.assertIn(CONTROL, done.stdout)


class Killed(Journey):
    def test_what_was_not_saved_is_offered(self):
        path = self.make_file()
        before = path.read_bytes()
        app = self.open(path)
        self.open_control(app)
        self.exclude(app)
        app.kill()
        self.assertEqual(path.read_bytes(), before)
        again = self.open(path)
        again.find(name=re.compile("recovered that the file does not hold yet"))
        again.find("button", "Save")
        self.open_control(again)
        self.row(again, "Excluded")
        again.find("label", REASON)
        again.press("ctrl+s")
        again.wait(lambda: path.read_bytes() != before, "the file to be written")
        self.quit(again)
        self.assertIn(REASON, self.isms("show", path, CODE))


if __name__ == "__main__":
    tap.main()
