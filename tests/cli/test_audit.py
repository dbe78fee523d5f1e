#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Audits: who may audit what, what an audit lacks, and what a programme covers (9.2)."""
import datetime
import shutil

import tap
from isms_runner import WRONG_CALL, Case


class Audits(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def report(self, *words):
        return self.isms("export", "s.isms", "audit", *words, "-f", "json", "-o", "-").json

    def gaps(self, *words):
        return [(gap["clause"], gap["sentence"]) for gap in self.report(*words)["gaps"]]

    def records(self, kind):
        return self.isms("list", "s.isms", kind, "--json").json

    def test_findings_are_those_of_the_audit(self):
        data = self.report()
        self.assertEqual(data["document"]["audit"]["code"], "IA-2026-2")
        mine = [record for record in self.records("finding") if (record["fields"]["audit"] or {}).get("code") == "IA-2026-2"]
        self.assertEqual([row["code"] for row in data["findings"]], [record["code"] for record in mine])
        for row, record in zip(data["findings"], mine, strict=True):
            self.assertEqual((row["grade"], row["evidence"]), (record["fields"]["grade"], record["fields"]["evidence"]))
            self.assertEqual(row["nonconformity"], record["fields"]["nonconformity"])

    def test_sample_lacks_nothing(self):
        for record in self.records("audit"):
            self.assertEqual(self.gaps(record["code"]), [], record["code"])

    def put_owner_in_charge(self):
        """The audit that comes next is given to somebody who owns what it looks at."""
        audit = next(record for record in self.records("audit") if record["code"] == "IA-2027-1")
        process = audit["fields"]["processes"][0]["code"]
        owner = next(record["fields"]["owner"] for record in self.records("process") if record["code"] == process)
        self.isms("set", "s.isms", "IA-2027-1", "auditors+=" + owner["code"])
        return owner

    def test_own_area_is_flagged(self):
        owner = self.put_owner_in_charge()
        clause, sentence = next(gap for gap in self.gaps("IA-2027-1") if "own area" in gap[1])
        self.assertEqual(clause, "9.2.2 b")
        self.assertIn(owner["title"], sentence)
        self.isms("set", "s.isms", "IA-2027-1", "compensating_measure=A colleague reads that part over")
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2027-1")], ["7.2"])

    def test_plan_names_what_is_looked_at(self):
        fields = next(record for record in self.records("audit") if record["code"] == "IA-2027-1")["fields"]
        plan = self.isms("export", "s.isms", "audit", "IA-2027-1", "-f", "json", "-o", "-").json["plan"]
        self.assertEqual(plan["clauses"], ", ".join(fields["clauses"]))
        self.assertEqual([ref["code"] for ref in plan["controls"]], [ref["code"] for ref in fields["controls"]])

    def test_own_duty_is_flagged(self):
        """The ISMS manager runs what clause 6.1 asks for; of another clause that is not so."""
        self.isms("add", "s.isms", "audit", "title=Of one clause", "kind=internal", "source=audit", "clauses=7.4", "lead_auditor=P-04")
        code = next(record["code"] for record in self.records("audit") if record["title"] == "Of one clause")
        self.assertNotIn("own work", " ".join(sentence for _clause, sentence in self.gaps(code)))
        self.isms("set", "s.isms", code, "clauses=6.1.2 a)")
        clause, sentence = next(gap for gap in self.gaps(code) if "own work" in gap[1])
        self.assertEqual(clause, "9.2.2 b")
        self.assertIn("6.1, which is the auditor's own work as “ISMS manager”", sentence)
        self.assertIn("own work", self.isms("set", "s.isms", code, "status=done", "evidence=Ten tickets", code=WRONG_CALL).err)

    def test_own_area_is_never_done(self):
        self.put_owner_in_charge()
        words = ["set", "s.isms", "IA-2027-1", "status=done", "evidence=Ten tickets"]
        said = self.isms(*words, code=WRONG_CALL).err
        self.assertIn("own area", said)
        self.assertIn("9.2.2 b", said)
        self.isms(*words, "compensating_measure=A colleague reads that part over")
        self.assertIn("9.2.2 b", self.isms("set", "s.isms", "IA-2027-1", "compensating_measure=", code=WRONG_CALL).err)

    def test_an_owner_of_later_years_changes_no_audit(self):
        audit = next(record for record in self.records("audit") if record["code"] == "IA-2026-1")
        process = audit["fields"]["processes"][0]["code"]
        self.isms("set", "s.isms", process, "owner=" + audit["fields"]["lead_auditor"]["code"])
        self.isms("set", "s.isms", "IA-2026-1", "conclusion=As before")

    def test_competence_on_the_day(self):
        record = next(record for record in self.isms("list", "s.isms", "competence", "--json").json if record["title"] == "Lead internal auditor")
        planned = datetime.date.fromisoformat(next(record for record in self.records("audit") if record["code"] == "IA-2027-1")["fields"]["planned_on"])
        self.isms("set", "s.isms", record["code"], f"valid_until={planned - datetime.timedelta(days=60)}")
        clause, sentence = self.gaps("IA-2027-1")[0]
        self.assertEqual(clause, "7.2")
        self.assertIn(record["fields"]["person"]["title"], sentence)
        self.assertEqual(self.gaps("IA-2026-1"), [])

    def test_auditor_among_the_audited(self):
        auditor = next(record for record in self.records("audit") if record["code"] == "IA-2026-1")["fields"]["lead_auditor"]
        self.isms("set", "s.isms", "IA-2026-1", "participants+=" + auditor["code"])
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2026-1")], ["9.2.2 b"])

    def test_a_minor_that_nobody_takes_up(self):
        self.isms("set", "s.isms", "F-01", "nonconformity=")
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2026-1")], ["10.2"])

    def covered(self):
        """Clause or control to the codes of done and of planned audits, counted from the records."""
        programme = next(record for record in self.records("audit") if record["code"] == "IA-2026-2")["fields"]["programme"]["key"]
        found = {}
        for record in self.records("audit"):
            fields = record["fields"]
            counts = fields["source"] in (None, "audit") and fields["kind"] in (None, "internal") and fields["status"] != "cancelled"
            if not counts or (fields["programme"] or {}).get("key") != programme:
                continue
            names = [ref["code"] for ref in fields["controls"]] + [".".join(clause.split()[0].split(".")[:2]) for clause in fields["clauses"]]
            for name in set(names):
                found.setdefault(name, ([], []))[fields["status"] != "done"].append(record["code"])
        return found

    def check_coverage(self):
        wanted = self.covered()
        rows = self.report("IA-2026-2")["coverage"]
        self.assertEqual(len([row for row in rows if row["id"].startswith("A.")]), 93)
        for row in rows:
            done, planned = wanted.get(row["id"], ([], []))
            self.assertEqual(([ref["code"] for ref in row["done"]], [ref["code"] for ref in row["planned"]]), (done, planned), row["id"])
            self.assertEqual(row["state"], "audited" if done else "planned" if planned else "never")
        return rows

    def test_coverage_counts_only_done_audits(self):
        before = {row["id"]: row["state"] for row in self.check_coverage()}
        self.assertEqual({"audited", "planned"}, set(before.values()) - {"never"})
        self.isms("set", "s.isms", "IA-2026-1", "source=self_assessment")
        after = {row["id"]: row["state"] for row in self.check_coverage()}
        self.assertEqual((before["7.2"], after["7.2"]), ("audited", "never"))
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2026-1")], ["9.2.1"])

    def test_parts_of_the_scope(self):
        """Each process, unit and site that is not outside the scope, and only audits that are done count."""
        wanted = {record["code"] for kind in ("process", "unit") for record in self.records(kind) if record["fields"]["in_scope"] is not False}
        wanted |= {record["code"] for record in self.records("asset") if record["fields"]["kind"] == "site" and record["fields"]["in_scope"] is not False}
        audits = {record["code"]: record["fields"] for record in self.records("audit")}
        rows = self.report("IA-2026-2")["scope"]
        self.assertEqual({row["id"] for row in rows}, wanted)
        for row in rows:
            looked = [code for code, fields in audits.items() if row["id"] in [ref["code"] for name in ("processes", "units", "sites") for ref in fields[name]]]
            self.assertEqual([ref["code"] for ref in row["done"]], [code for code in looked if audits[code]["status"] == "done"], row["id"])
            self.assertEqual(row["state"], "audited" if row["done"] else "planned" if row["planned"] else "never")
        self.assertEqual({"audited", "never"} - {row["state"] for row in rows}, set())
        self.isms("set", "s.isms", "IA-2026-1", "source=self_assessment")
        self.assertNotIn("IA-2026-1", str(self.report("IA-2026-2")["scope"]))

    def test_cancelled_covers_nothing(self):
        self.isms("set", "s.isms", "IA-2027-1", "status=cancelled")
        self.assertEqual({row["id"]: row["state"] for row in self.check_coverage()}["7.5"], "never")


if __name__ == "__main__":
    tap.main()
