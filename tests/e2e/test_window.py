# SPDX-License-Identifier: GPL-3.0-or-later
"""The window, from the welcome to a control's details, with pointer, with keys alone, and as narrow as a telephone."""
import re

import tap
from accessible import Bus
from parapet_app import BORDER, Case

ORGANISATION = "Fennbrook MedBill GmbH"


class Welcome(Case):
    def test_greets_and_ends(self):
        app = self.open()
        app.find("button", "Open…")
        app.find("button", "Explore the Sample")
        self.assertFalse(app.has("list", "Controls"))

    def test_menu_and_about_by_keys(self):
        app = self.open()
        app.wait_focus("button")
        app.press("F10")
        app.find("menu", "Main Menu")
        app.press("Escape")
        app.wait_gone("menu", "Main Menu")
        app.press("F10")
        app.find("menu item")
        app.press("a")
        app.find(name="Credits")
        app.press("Escape")
        app.wait_gone(name="Credits")

    def test_what_is_no_isms_is_told(self):
        path = self.home / "letter.isms"
        path.write_text("Dear Sir or Madam")
        app = self.open(path)
        app.find("label", "This Is Not an ISMS")
        self.assertIn("letter.isms", app.x_windows())

    def test_what_is_not_there_is_told(self):
        app = self.open(self.home / "a <b> & c.isms")
        app.find("label", "The File Is Not There")
        self.assertTrue(app.has("label", re.compile("a <b> & c")), app.tree())


class Sample(Case):
    def test_opens_with_the_pointer(self):
        app = self.open()
        app.click(app.find("button", "Explore the Sample"))
        app.find("frame", ORGANISATION)
        app.wait_gone("button", "Explore the Sample")

    def test_opens_with_keys(self):
        app = self.open()
        app.wait_focus("button")
        app.press("Tab")
        app.press("Tab")
        app.press("Return")
        app.find("frame", ORGANISATION)


class Statement(Case):
    def open_statement(self):
        app = self.open(self.make_file())
        app.find("list", "Controls")
        return app

    def test_search_finds_and_lets_go(self):
        app = self.open_statement()
        app.press("ctrl+f")
        entry = app.wait_focus(name="Search controls")
        app.type("5.17")
        app.wait_gone("list item", re.compile("^A.5.1,"))
        app.find("list item", re.compile("^A.5.17, Authentication information"))
        app.press("ctrl+a")
        app.type("nothing is called this")
        app.find("label", "No Control Found")
        app.press("Escape")
        app.find("list item", re.compile("^A.5.1,"))
        self.assertEqual(entry.text, "")

    def test_details_follow_the_keyboard(self):
        app = self.open_statement()
        app.press("ctrl+f")
        app.wait_focus(name="Search controls")
        app.type("Authentication information")
        app.wait_gone("list item", re.compile("^A.5.1,"))
        app.press("Return")
        app.find("heading", re.compile("Authentication information"))

    def test_details_follow_the_pointer(self):
        app = self.open_statement()
        app.click(app.find("list item", re.compile("^A.5.4,")))
        app.find("heading", re.compile("Management responsibilities"))


class Keys(Case):
    def test_add_means_what_is_shown(self):
        """Wherever the keyboard is, and after whatever way there: another of the list that is shown, and an ISMS where there is none."""
        app = self.open(self.make_file())
        app.find("list", "Controls")
        app.click(app.find("list item", "Risks"))
        app.find("button", re.compile("^Add Risk"))
        app.press("ctrl+n")
        app.find("dialog", "New Risk")
        app.press("Escape")
        app.wait_gone("dialog", "New Risk")
        Bus.activate("show-kind", "supplier")
        app.find("button", re.compile("^Add Supplier"))
        app.press("ctrl+n")
        app.find("dialog", "New Supplier")
        app.press("Escape")
        app.wait_gone("dialog", "New Supplier")
        app.click(app.find("list item", "History"))
        app.wait_gone("button", re.compile("^Add Supplier"))
        app.press("ctrl+n")
        app.find("dialog", "New ISMS")
        app.press("Escape")
        app.wait_gone("dialog", "New ISMS")

    def test_menu_opens_over_a_narrow_screen(self):
        app = self.open(self.make_file(), size=(360, 640))
        app.find("list", "Controls")
        app.press("F10")
        app.find("menu", "Main Menu")
        app.press("Escape")
        app.wait_gone("menu", "Main Menu")
        app.find("list", "Controls")


class Twice(Case):
    def test_the_same_file_comes_to_the_front(self):
        path = self.make_file()
        other = self.make_file("other.isms", "--name", "Nordwind")
        app = self.open(path)
        app.find("frame", ORGANISATION)
        second = self.open(other, size=None)
        self.assertEqual(second.wait_end(), 0, second.stderr)
        app.find("frame", "Nordwind")
        app.activate(app.x_window(app.find("frame", "Nordwind")))
        again = self.open(path, size=None)
        self.assertEqual(again.wait_end(), 0, again.stderr)
        number = app.x_window(app.find("frame", ORGANISATION))
        app.wait(lambda: app.is_in_front(number), "the window to come to the front")
        self.assertEqual(sorted(node.name for node in app.look("frame")), [ORGANISATION, "Nordwind"])


class Narrow(Case):
    size = (360, 640)

    def test_fits(self):
        app = self.open(self.make_file())
        app.find("frame", ORGANISATION)
        self.assertEqual(app.x_box(app.x_window())[2:], (360 + 2 * BORDER, 640 + 2 * BORDER))

    def test_goes_there_and_back(self):
        app = self.open(self.make_file())
        app.click(app.find("list item", re.compile("^A.5.2,")))
        app.find("heading", re.compile("roles and responsibilities"))
        app.wait_gone("list", "Controls")
        app.click(app.find("button", "Back"))
        app.find("list", "Controls")


if __name__ == "__main__":
    tap.main()
