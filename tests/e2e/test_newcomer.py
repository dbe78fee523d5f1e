# SPDX-License-Identifier: GPL-3.0-or-later
"""The first hour of somebody who has read the README and nothing else."""
import re

import tap
from gi.repository import GLib
from accessible import Bus
from parapet_app import Case

# As a person keeps it in a spreadsheet, with headings of their own.
ASSETS = """"Nr.";"What";"Type";"Who is responsible";"Where"
1;"Customer database";"Information";"Anna Weber";"Rented server"
2;"Accounting";"Application";"Ben Li";"Office"
3;"Laptops of the staff";"Laptop";"Ben Li";"with the staff"
4;"E-mail";"Cloud service";"Anna Weber";""
5;"Paper contracts";"Paper";"Anna Weber";"Cabinet 2"
"""
DECIDED = 10


class Newcomer(Case):
    def begin(self, app):
        app.click(app.find("button", "New Organisation"))
        app.fill(app.find("text", "Name of the Organisation"), "Nordwind Logistics")
        app.fill(app.find("text", "Your Name"), "Anna Weber")
        app.click(app.find("button", "Begin", where=lambda node: node.has("sensitive")))
        app.find("frame", "Nordwind Logistics")

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

    def decide(self, app, row):
        app.click(row)
        app.find("heading", re.compile(".+"))
        app.click(app.find("radio button", "Applies", where=lambda node: not node.has("checked")))
        app.find("radio button", "Applies", where=lambda node: node.has("checked"))

    def test_from_nothing_to_a_statement(self):
        table, paper = self.home / "assets.csv", self.home / "soa.pdf"
        table.write_text(ASSETS)
        app = self.open()
        self.begin(app)
        self.follow_guide(app)
        for number in range(1, DECIDED + 1):
            self.decide(app, app.find("list item", re.compile(rf"^A\.5\.{number},")))
        app.find("label", re.compile(rf"^{DECIDED} of 93"))
        app.click(app.find("list item", "Guide"))
        app.find("label", f"{DECIDED} of 93 are decided on.")

        Bus.activate("show-place", "assets")
        app.find("button", "Import a Spreadsheet…")
        # As a drop on the list does it.
        Bus.activate("import-file", GLib.Variant("(ss)", ("asset", table.as_uri())))
        app.click(app.find("button", "Next", where=lambda node: node.has("sensitive")))
        app.click(app.find("button", "Import", where=lambda node: node.has("sensitive")))
        app.find_row("Paper contracts")
        app.find_row("Ben Li")
        app.press("ctrl+z")
        app.find("label", "No Assets Yet")
        app.press("ctrl+shift+z")
        app.find_row("Paper contracts")

        Bus.activate("export", "soa")
        app.give_path(paper)
        app.find(name=re.compile("Exported as “soa.pdf”"))
        self.assertTrue(paper.read_bytes().startswith(b"%PDF"))
        app.press("ctrl+s")
        app.give_path(self.home / "nordwind.isms")
        app.wait(lambda: (self.home / "nordwind.isms").exists(), "the file to be kept")


if __name__ == "__main__":
    tap.main()
