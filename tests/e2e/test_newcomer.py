# SPDX-License-Identifier: GPL-3.0-or-later
"""The first hour of somebody who has read the README and nothing else."""
import re

import tap
from parapet_app import Case

# As the owner of a bakery keeps it in a spreadsheet, with headings and words of her own.
ASSETS = """Item,Category,Responsible,Location,Notes
Till and card reader,Hardware,Marta Korn,Shop,PIN known to three people
Customer orders,Data,Marta Korn,Office PC,Weddings and standing orders
Recipes,Documents,Jan Korn,Folder in the office,Only copy
Oven control,Machine,Jan Korn,Bakehouse,Service by the maker over the internet
Payroll,Service,Tax adviser,Outside,
Shop website,Website,Marta Korn,Hosted,
Office PC,Computer,Marta Korn,Office,
Phones,Phone,Staff,With staff,
"""
APPLIES, EXCLUDED = [f"A.5.{number}" for number in (1, 2, 3, 4, 5, 6, 9, 10)], ["A.5.7", "A.5.8"]
REASON = "Ten people and no projects."


class Newcomer(Case):
    def begin(self, app):
        app.click(app.find("button", "New Organisation"))
        app.fill(app.find("text", "Name of the Organisation"), "Korn & Kruste")
        app.fill(app.find("text", "Your Name"), "Marta Korn")
        app.click(app.find("button", "Begin", where=lambda node: node.has("sensitive")))
        app.find("frame", "Korn & Kruste")

    def follow_guide(self, app):
        """The first thing after New leads on: to what the standard asks for first, and to every other step."""
        app.find("heading", "What around you helps or hinders information security?")
        app.click(app.find("button", "Begin"))
        app.find("label", "No Issues Yet")
        app.click(app.find("list item", "Guide"))
        app.click(app.find_row("Interested parties", within=app.find("list", "Setting Up the ISMS")))
        app.find("label", "No Interested Parties Yet")
        app.click(app.find("list item", "Controls"))
        app.find("list", "Controls")

    def open_control(self, app, code):
        app.click(app.find("list item", re.compile(rf"^{re.escape(code)},")))
        app.find(name=re.compile(rf"^{re.escape(code)} · "))

    def decide(self, app, code):
        self.open_control(app, code)
        app.click(app.find("radio button", "Applies", where=lambda node: not node.has("checked")))
        app.find("radio button", "Applies", where=lambda node: node.has("checked"))

    def exclude(self, app, code):
        self.open_control(app, code)
        app.click(app.find("radio button", "Excluded", where=lambda node: not node.has("checked")))
        app.wait_focus(name="Reason for excluding")
        app.type(REASON)
        app.click(app.find("button", "Exclude", where=lambda node: node.has("sensitive")))
        app.wait_gone("button", "Exclude")

    def bring_in(self, app, table):
        """Through the desktop's own dialog, with nothing said by hand: every heading and every word is understood."""
        app.click(app.find("list item", "Assets"))
        app.click(app.find("button", "Import a Spreadsheet…"))
        app.give_path(table, opens=True)
        app.click(app.find("button", "Next", where=lambda node: node.has("sensitive")))
        app.find("label", "Assets: 8 new")
        self.assertFalse(app.has(name="Not Imported"), app.tree())
        app.click(app.find("button", "Import", where=lambda node: node.has("sensitive")))
        app.find_row("Recipes")
        app.find_row("Tax adviser")

    def test_from_nothing_to_a_statement(self):
        table, paper = self.home / "assets.csv", self.home / "soa.pdf"
        table.write_text(ASSETS)
        app = self.open()
        self.begin(app)
        self.follow_guide(app)
        for code in APPLIES:
            self.decide(app, code)
        for code in EXCLUDED:
            self.exclude(app, code)
        app.find("label", re.compile(r"^10 of 93"))
        app.click(app.find("list item", "Guide"))
        app.find("label", "10 of 93 are decided on.")
        self.bring_in(app, table)
        app.press("ctrl+z")
        app.find("label", "No Assets Yet")
        app.press("ctrl+shift+z")
        app.find_row("Recipes")

        app.press("F10")
        app.find("menu item")
        app.press("e")
        app.wait_rest()
        app.press("Down", "Return")
        app.give_path(paper)
        app.find(name=re.compile("Exported as “soa.pdf”"))
        self.assertTrue(paper.read_bytes().startswith(b"%PDF"))
        app.press("ctrl+s")
        app.give_path(self.home / "korn.isms")
        app.wait(lambda: (self.home / "korn.isms").exists(), "the file to be kept")


if __name__ == "__main__":
    tap.main()
