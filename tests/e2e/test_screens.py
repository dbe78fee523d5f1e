# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, walked through by what a screen reader is told and by the Tab key."""
import tap
import walk
from parapet_app import Case


class Screens(Case):
    def check(self, app):
        self.assertEqual(walk.find_nameless(app), [])
        seen = walk.tab_through(app)
        self.say(f"{len(seen)} places on the way of the Tab key")
        self.assertEqual(walk.find_unreached(app, seen), [])

    def test_welcome(self):
        app = self.open()
        app.wait_focus("button")
        self.check(app)

    def test_statement(self):
        app = self.open(self.make_file())
        app.find("list", "Controls")
        self.check(app)

    def test_problem(self):
        app = self.open(self.home / "nothing.isms")
        app.find("label", "The File Is Not There")
        self.check(app)


if __name__ == "__main__":
    tap.main()
