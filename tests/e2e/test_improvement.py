# SPDX-License-Identifier: GPL-3.0-or-later
"""Check and improve: from a finding to a closed case, a value that is typed, what is due, and the review that speaks of it."""
import json
import re

import tap
from parapet_app import Case


class Improvement(Case):
    def fields(self, code):
        return json.loads(self.isms("show", self.path, code, "--json"))["fields"]

    def start(self):
        app = self.open(self.path)
        app.find("list", "Sections")
        return app

    def go_to(self, app, code, title):
        """With the keyboard, by the code of a record."""
        app.press("ctrl+k")
        app.wait_focus()
        app.type(code)
        app.find_row(re.compile(re.escape(code) + "$"))
        app.press("Return")
        app.find("heading", title)

    def answer(self, app, question, text):
        entry = app.find("text", question)
        app.click(entry)
        app.type(text)
        app.press("Return")


class Close(Improvement):
    FINDING = "A leaver kept access"

    def add_finding(self):
        self.path = self.make_file()
        self.isms("add", self.path, "finding", f"text={self.FINDING}", "grade=minor", "clause=7.2", "found_on=2026-11-03")
        listed = json.loads(self.isms("list", self.path, "finding", "--json"))
        return next(row["code"] for row in listed if row["fields"]["text"] == self.FINDING)

    def test_from_finding_to_closed_case(self):
        code = self.add_finding()
        app = self.start()
        self.go_to(app, code, self.FINDING)
        app.click(app.find("button", "Hand Over to Nonconformity"))
        opened = app.find(name=re.compile(r"NC-\d+ opened")).name.split()[0]
        self.go_to(app, opened, self.FINDING)
        self.assertFalse(app.find("button", "Close the Case").has("sensitive"))
        app.find("label", re.compile("is missing before it can be closed .10.2 a"))
        self.answer(app, "Why did it happen?", "Nobody told IT")
        self.answer(app, "And why was that?", "No rule says who tells")
        self.answer(app, "What will be done so that it does not happen again?", "Write the rule")
        app.find("button", re.compile("^Write the rule"))
        self.quit(app)
        self.assertEqual(self.fields(opened)["cause"], "Nobody told IT\nNo rule says who tells")


if __name__ == "__main__":
    tap.main()
