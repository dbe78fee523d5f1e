# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, walked through by what a screen reader is told and by the Tab key."""
import json

import tap
import walk
from accessible import Bus
from parapet_app import Case, TooLate


class Screens(Case):
    # A whole screen is asked for at once, some thousand questions, and again and again: what keeps the application busy is the walk.
    longest_block = 1500

    def faults_of(self, app, screen):
        """What is wrong with the screen that is shown."""
        faults = walk.find_nameless(app)
        try:
            seen = walk.tab_through(app)
            self.say(f"{screen}: {len(seen)} places on the way of the Tab key")
            faults += walk.find_unreached(app, seen)
        except TooLate as stuck:
            faults.append(str(stuck))
        return [f"{screen}: {fault}" for fault in faults]

    def check(self, app, screen):
        self.assertEqual(self.faults_of(app, screen), [])

    def test_welcome(self):
        app = self.open()
        app.wait_focus("button")
        self.check(app, "welcome")

    def test_sections(self):
        app = self.open(self.make_file())
        sections = app.find("list", "Sections")
        faults = []
        for name in [row.name for row in app.look("list item", within=sections)]:
            app.click(app.find("list item", name, within=sections))
            app.find("list item", name, within=sections, where=lambda row: row.has("selected"))
            app.wait_rest()
            faults += self.faults_of(app, name)
        self.assertEqual(faults, [])

    def test_every_kind(self):
        """The list of each kind of records, and where there is one, a record of it in full."""
        app = self.open(self.make_file())
        app.find("list", "Controls")
        faults = []
        for kind in json.loads(self.isms("kinds", "--json")):
            Bus.activate("show-kind", kind["name"])
            app.wait_rest()
            row = next(iter(app.look("table row")), None)
            if row is not None:
                app.click(row)
                app.wait_rest()
            faults += [f"{kind['plural']}: {fault}" for fault in walk.find_nameless(app)]
        self.assertEqual(faults, [])

    def test_narrow(self):
        app = self.open(self.make_file(), size=(360, 640))
        app.find("list", "Controls")
        faults = []
        for place in ("context", "guide", "risks", "controls", "history"):
            Bus.activate("show-place", place)
            app.wait_rest()
            faults += self.faults_of(app, f"{place}, narrow")
        self.assertEqual(faults, [])

    def test_problem(self):
        app = self.open(self.home / "nothing.isms")
        app.find("label", "The File Is Not There")
        self.check(app, "problem")


if __name__ == "__main__":
    tap.main()
