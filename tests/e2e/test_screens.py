# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, walked through by what a screen reader is told and by the Tab key."""
import tap
import walk
from parapet_app import Case, TooLate


class Screens(Case):
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
        """All faults are told; lists without a name and the way of the Tab key are not right yet, and do not fail."""
        app = self.open(self.make_file())
        sections = app.find("list", "Sections")
        faults = []
        for name in [row.name for row in app.look("list item", within=sections)]:
            app.click(app.find("list item", name, within=sections))
            app.find("list item", name, within=sections, where=lambda row: row.has("selected"))
            app.wait_rest()
            faults += self.faults_of(app, name)
        for fault in faults:
            self.say(fault)
        self.assertEqual([fault for fault in faults if "button without" in fault or "entry without" in fault], [])

    def test_problem(self):
        app = self.open(self.home / "nothing.isms")
        app.find("label", "The File Is Not There")
        self.check(app, "problem")


if __name__ == "__main__":
    tap.main()
