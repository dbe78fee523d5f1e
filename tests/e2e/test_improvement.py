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
        app.wait_focus(name=re.compile("^Jump to"))
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


class Audit(Improvement):
    """An audit is held in place, with keys and pointer."""
    MINOR = "Two leavers kept access"

    def find_code(self, kind, title):
        return next(record["code"] for record in json.loads(self.isms("list", self.path, kind, "--json")) if record["title"] == title)

    def unfold(self, app, name):
        """What the keyboard is in, or is brought to."""
        for _ in range(20):
            node = app.focus
            if node is not None and re.search(name, node.name or ""):
                break
            app.press("Tab")
            app.wait_rest()
        app.wait_focus("button", re.compile(name))
        app.press("space")
        app.wait_rest()

    def choose(self, app, row, choice):
        """One of the words of a row that offers some."""
        app.click(app.find("combo box", row))
        app.click(app.find("list item", where=lambda node: choice in [node.name, *node.words]))
        app.wait_rest()

    def test_an_audit_raises_a_minor(self):
        self.path = self.make_file("audit.isms")
        self.isms("add", self.path, "audit", "title=Audit of leavers", "kind=internal", "clauses=7.2", "lead_auditor=P-10", "evidence=Ten leavers of this year")
        audit = self.find_code("audit", "Audit of leavers")
        app = self.start()
        self.go_to(app, audit, "Audit of leavers")
        app.click(app.find("button", "Prepare the Checklist"))
        self.unfold(app, "^Clause 7: .*0 of 1 answered")
        self.unfold(app, "^7.2 .*, open")
        self.answer(app, "What shows it?", "Accounts of two people who left in May")
        app.click(app.find("radio button", "Not met"))
        self.answer(app, "What was found, in one line", self.MINOR)
        app.click(app.find("button", "Raise Minor Finding"))
        app.find(name=re.compile("F-[0-9]+ raised"))
        app.press("F2")
        self.choose(app, "State", "Done")
        app.press("Escape")
        app.wait_rest()
        app.press("ctrl+s")
        self.quit(app)
        self.assertEqual(self.fields(audit)["status"], "done")
        finding = self.fields(self.find_code("finding", self.MINOR))
        self.assertEqual((finding["grade"], finding["audit"]["code"]), ("minor", audit))


if __name__ == "__main__":
    tap.main()
