#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A risk method from its beginning to its next version, as a person would do it with the command line."""
import hashlib

import tap
from isms_runner import WRONG_CALL, Case


class Method(Case):
    def records(self, kind):
        return self.isms("list", "m.isms", kind, "--json").json

    def begin(self):
        self.isms("new", "m.isms", "--name", "Small firm")
        self.isms("add", "m.isms", "person", "name=Ada Owner")
        self.isms("method", "m.isms", "--start", "5")

    def test_from_start_to_next_version(self):
        self.begin()
        shown = self.isms("method", "m.isms").out
        self.assertIn("Threatening", shown)
        self.assertIn("13–25  must be treated", shown)
        self.assertIn("An assessment is due", shown)
        self.isms("approve", "m.isms", "RM-01", "--by", "P-01")
        approval = self.records("approval")[0]["fields"]
        self.assertEqual(approval["sha256"], hashlib.sha256(approval["content"].encode()).hexdigest())
        code = self.records("approval")[0]["code"]
        for words in [["add", "m.isms", "approval", "title=Approved by word of mouth"], ["set", "m.isms", code, "content={}"], ["set", "m.isms", code, "sha256=0"]]:
            self.isms(*words, code=2)
        self.assertEqual(self.records("approval")[0]["fields"], approval)
        self.isms("add", "m.isms", "risk", "title=Laptop stolen", "owner=P-01")
        self.isms("rate", "m.isms", "RK-01", "--likelihood", "4", "--impact", "2", "--reason", "Seen")
        self.isms("method", "m.isms", "--revise", "3", "--map", "likelihood:4=2")
        self.assertIn("0 risks converted", self.isms("method", "m.isms", "--convert").out)
        self.isms("approve", "m.isms", "RM-02", "--by", "P-01")
        self.assertIn("1 risk is rated by other scales", self.isms("method", "m.isms").out)
        self.assertIn("By older scales", self.isms("list", "m.isms", "risk").out)
        self.isms("method", "m.isms", "--convert")
        self.assertNotIn("By older scales", self.isms("list", "m.isms", "risk").out)
        risk = self.records("risk")[0]["fields"]
        self.assertEqual((risk["current_likelihood"], risk["current_impact"], risk["method"]["code"]), (2, 1, "RM-02"))  # as said; "Minor" as "Minor"
        self.assertEqual([method["fields"]["status"] for method in self.records("method")], ["withdrawn", "approved"])
        self.isms("verify", "m.isms")

    def test_refusals(self):
        self.begin()
        self.isms("method", "m.isms", "--start", "9", code=WRONG_CALL)
        self.isms("method", "m.isms", "--map", "luck:1=2", code=WRONG_CALL)
        self.isms("approve", "m.isms", "RM-01", code=WRONG_CALL)
        self.isms("approve", "m.isms", "P-01", "--by", "P-01", code=WRONG_CALL)
        self.assertEqual(len(self.records("method")), 1)

    def test_approved_is_what_an_approval_froze(self):
        """The word alone approves nothing that is made here: not as it is added, not later, not by a table."""
        self.begin()
        choices = next(field for field in self.isms("kinds", "treatment_plan", "--json").json["fields"] if field["name"] == "status")["choices"]
        self.assertEqual([choice["value"] for choice in choices if choice["made_by"]], ["approved"])
        for kind in ("method", "scope", "soa", "treatment_plan"):
            refused = self.isms("add", "m.isms", kind, "title=By word of mouth", "status=approved", code=WRONG_CALL).err
            self.assertIn("isms approve", refused)
        self.isms("add", "m.isms", "treatment_plan", "title=Plan")
        self.isms("set", "m.isms", "TP-01", "status=approved", "approved_on=2026-01-05", "approved_by=P-01", code=WRONG_CALL)
        (self.work / "plans.csv").write_text("Title,State\nPlan of 2025,Approved\nPlan of 2026,Draft\n")
        report = self.isms("import", "m.isms", "treatment_plan", "plans.csv").out
        self.assertIn("Plan of 2025", [plan["title"] for plan in self.records("treatment_plan")])
        self.assertNotIn("approved", [plan["fields"]["status"] for plan in self.records("treatment_plan")])
        self.assertIn("Approved", report)
        self.assertEqual(self.records("approval"), [])

    def test_accepted_is_what_somebody_may_accept(self):
        """Neither a record of it nor the word accepts a risk: those do whom the criteria name, for the time they leave."""
        self.begin()
        self.isms("approve", "m.isms", "RM-01", "--by", "P-01")
        self.isms("add", "m.isms", "risk", "title=Laptop stolen", "owner=P-01", "current_likelihood=3", "current_impact=3")
        self.assertEqual(self.records("risk")[0]["fields"]["method"]["code"], "RM-01")
        self.assertIn("isms accept", self.isms("add", "m.isms", "acceptance", "title=By word of mouth", "risk=RK-01", code=WRONG_CALL).err)
        self.assertIn("isms accept", self.isms("set", "m.isms", "RK-01", "status=accepted", code=WRONG_CALL).err)
        (self.work / "risks.csv").write_text("Code,Title,State\nRK-01,Laptop stolen,Accepted\n")
        self.assertIn("Accepted", self.isms("import", "m.isms", "risk", "risks.csv").out)
        self.assertNotEqual(self.records("risk")[0]["fields"]["status"], "accepted")
        self.isms("accept", "m.isms", "RK-01", "--reason", "Cheaper", "--until", "01.03.2099", code=WRONG_CALL)
        self.isms("accept", "m.isms", "RK-01", "--reason", "Cheaper")
        self.assertEqual(self.records("risk")[0]["fields"]["status"], "accepted")
        self.assertIn("the scale of likelihood has the steps 1 to 5", self.isms("set", "m.isms", "RK-01", "current_likelihood=9", code=WRONG_CALL).err)


if __name__ == "__main__":
    tap.main()
