# SPDX-License-Identifier: GPL-3.0-or-later
"""The heatmap: a risk is rated by dragging it, and by keys alone; undo brings it back; the register and the history follow."""
import datetime
import json
import re

import tap
from parapet_app import Case

CHIP = re.compile(r"^RK-01 ")


class Heatmap(Case):
    def open_map(self):
        self.path = self.make_file()
        return self.start_map()

    def start_map(self, chip=CHIP):
        app = self.open(self.path)
        app.find("list", "Controls")
        app.press("ctrl+k")
        app.wait_focus()
        app.type("Risks")
        app.wait_rest()
        app.press("Return")
        app.find("button", chip)
        app.wait_rest()
        return app

    def cell(self, app, words):
        return app.find("table cell", re.compile(words))

    def wait_in(self, app, words):
        """The chip lies in the cell whose name begins with these words."""
        def ask():
            chip = app.look("button", CHIP)
            return chip and any(re.match(words, node.name or "") for node in chip[0].ancestors)
        app.wait(ask, f"RK-01 in {words}")

    def test_drag_asks_why_and_undo_brings_back(self):
        app = self.open_map()
        self.wait_in(app, "Rare, Serious: level 6")
        app.drag(app.find("button", CHIP), self.cell(app, "^Yearly, Severe: level 16, must be treated"))
        app.wait_focus(name="Reason")
        app.type("Two drills failed")
        app.press("Return")
        self.wait_in(app, "Yearly, Severe: level 16")
        app.find(name=re.compile("RK-01 rated “Yearly · Severe”"))
        app.press("ctrl+z")
        self.wait_in(app, "Rare, Serious: level 6")
        app.press("ctrl+shift+z")
        self.wait_in(app, "Yearly, Severe: level 16")
        self.quit(app)
        fields = json.loads(self.isms("show", self.path, "RK-01", "--json"))["fields"]
        self.assertEqual((fields["current_likelihood"], fields["current_impact"]), (4, 4))
        self.assertEqual(fields["likelihood_reason"], "Two drills failed")

    def jump(self, app, words):
        app.press("ctrl+k")
        app.wait_focus()
        app.type(words)
        app.wait_rest()
        app.press("Return")

    def test_all_else_follows_a_drag(self):
        """The register, the control that the risk is a reason for, and the history say it at once; undo takes it back from all of them."""
        app = self.open_map()
        app.drag(app.find("button", CHIP), self.cell(app, "^Yearly, Severe: level 16, must be treated"))
        app.wait_focus(name="Reason")
        app.type("Two drills failed")
        app.press("Return")
        self.wait_in(app, "Yearly, Severe: level 16")
        app.click(app.find("radio button", "List"))
        app.click(app.find_row("RK-01"))
        app.find("label", re.compile("^Now Yearly · Severe · Level 16 · "))
        self.jump(app, "A.8.5")
        app.find("label", re.compile("^This control applies; it serves 1 risk"))
        app.find(name=re.compile("^Phishing leads to takeover"), shown=False)
        self.jump(app, "History")
        app.find(name=re.compile("Rate RK-01: Yearly · Severe"))
        app.find(name=re.compile("Two drills failed"))
        app.press("ctrl+z")
        app.find(name=re.compile("^Undo.*Rate RK-01: Yearly · Severe"))
        self.quit(app)
        soa = json.loads(self.isms("export", self.path, "soa", "--format", "json", "-o", "-"))
        self.assertIn("RK-01", [risk["code"] for row in soa["controls"] if row["number"] == "A.8.5" for risk in row["risks"]])
        register = json.loads(self.isms("export", self.path, "register", "--format", "json", "-o", "-"))
        self.assertEqual([row["current_level"] for row in register["risks"] if row["code"] == "RK-01"], [6])

    def test_many_move_together_in_one_step(self):
        app = self.open_map()
        app.click(app.find("button", re.compile("^RK-04 ")))
        app.hold("ctrl")
        app.click(app.find("button", re.compile("^RK-21 ")))
        app.release("ctrl")
        app.drag(app.find("button", re.compile("^RK-21 ")), self.cell(app, "^Yearly, Severe: level 16"))
        app.wait_focus(name="Reason")
        app.find(name=re.compile("Why are 2 risks now “Yearly · Severe”"))
        app.type("The new branch office")
        app.press("Return")
        app.find(name=re.compile("2 risks rated “Yearly · Severe”"))
        self.cell(app, "^Yearly, Severe: level 16, must be treated, 2 risks")
        app.press("ctrl+z")
        self.cell(app, "^Occasional, Serious: level 9, .*, 2 risks")

    def test_count_opens_the_cell_as_a_list(self):
        app = self.open_map()
        app.click(app.find("button", re.compile("more risks: list all that lie here")))
        app.find("button", "Back to the Matrix")
        app.find(name=re.compile("Rare · Serious"))
        app.press("Escape")
        app.find("button", CHIP)

    def test_closed_risk_is_left_out_and_counted(self):
        self.path = self.make_file()
        self.isms("set", self.path, "RK-01", "status=closed", "closing_reason=Gone", f"closed_on={datetime.date.today()}")
        app = self.start_map(re.compile("^RK-05"))
        app.find("label", re.compile("and 2 closed"))
        self.assertFalse(app.has("button", CHIP))

    def test_finished_treatment_asks_for_the_rating(self):
        app = self.open_map()
        app.press("ctrl+k")
        app.wait_focus()
        app.type("TR-")
        app.wait_rest()
        app.press("Return")
        card = app.find("button", re.compile("^TR-"))
        name = card.name
        app.drag(card, app.find("label", re.compile("^Done · ")))
        app.find(name=re.compile("is done. How likely, and how bad"))
        app.press("Escape")
        app.press("ctrl+z")
        app.find("button", name)

    def test_acceptance_is_refused_without_a_reason_and_given_with_one(self):
        app = self.open_map()
        app.click(app.find("button", re.compile("^RK-04 ")))
        app.click(app.find("button", "Accept…"))
        app.wait_focus(name="Reason")
        app.find(name=re.compile("Say why living with it is better"))
        app.type("The cost of more is higher than the harm")
        app.wait_gone(name=re.compile("Say why living with it is better"))
        app.click(app.find("button", "Accept"))
        app.find(name="RK-04 accepted")
        app.find(name=re.compile("^Accepted by .*Holds"))
        app.drag(app.find("button", re.compile("^RK-04 ")), self.cell(app, "^Yearly, Severe: level 16"))
        app.wait_focus(name="Reason")
        app.press("Return")  # no reason, no rating
        app.wait_focus(name="Reason")
        app.type("Two letters went astray")
        app.press("Return")
        app.find(name=re.compile("Lapsed: the risk was rated otherwise"))

    def walk_to_chip(self, app):
        """From wherever the keyboard is: by Tab into the matrix, by arrows to the cell of RK-01, whose first risk it is."""
        likelihood = ["Very rare", "Rare", "Occasional", "Yearly", "Frequent"]
        impact = ["Negligible", "Minor", "Serious", "Severe", "Existential"]
        for _ in range(60):
            focus = app.focus
            if focus is not None and CHIP.match(focus.name or ""):
                return
            names = [node.name or "" for node in [focus, *focus.ancestors]]
            place = next((re.match("(.*), (.*): level", name) for name in names if re.match(".*, .*: level", name)), None)
            if place is None:
                app.press_and_see("Tab")
            elif likelihood.index(place[1]) != 1:
                app.press_and_see("Down" if likelihood.index(place[1]) > 1 else "Up")
            else:
                app.press_and_see("Right" if impact.index(place[2]) < 2 else "Left")
        self.fail(f"the keyboard never came to RK-01; it is in {app.focus!r}")

    def test_keys_alone(self):
        app = self.open_map()
        self.walk_to_chip(app)
        app.wait_focus("button", CHIP)
        app.press("ctrl+Up")
        app.wait_focus(name="Reason")
        app.press("Escape")
        self.wait_in(app, "Rare, Serious: level 6")
        app.wait_focus("button", CHIP)
        app.press("ctrl+Right")
        app.wait_focus(name="Reason")
        app.type("A new service")
        app.press("Return")
        self.wait_in(app, "Rare, Severe: level 8")
        app.wait_focus("button", CHIP)
        app.press("Left")
        app.press("Return")
        app.wait(lambda: app.look("heading"), "a risk to be opened")


if __name__ == "__main__":
    tap.main()
