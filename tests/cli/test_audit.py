#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Audits: who may audit what, what an audit lacks, and what a programme covers (9.2)."""
import csv
import datetime
import re
import shutil
from pathlib import Path

import tap
from isms_runner import FINDING, WRONG_CALL, Case

SOURCE = Path(__file__).resolve().parents[2]


def looks_at(said, clause):
    """Whether one is the other, or a part of it, each number compared as a whole."""
    return all(one == other for one, other in zip(said.split("."), clause.split(".")))


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
            names = [ref["code"] for ref in fields["controls"]] + [leaf for clause in fields["clauses"] for leaf in self.leaves if looks_at(clause.split()[0], leaf)]
            for name in set(names):
                found.setdefault(name, ([], []))[fields["status"] != "done"].append(record["code"])
        return found

    @property
    def leaves(self):
        """The clauses that an auditor ticks off: those of which no other is a part."""
        with open(SOURCE / "data/catalogue/clauses.csv", encoding="utf-8") as table:
            numbers = [row["id"] for row in csv.DictReader(table) if re.fullmatch(r"[0-9.]+", row["id"])]
        return [number for number in numbers if not any(other.startswith(number + ".") for other in numbers)]

    def check_coverage(self):
        wanted = self.covered()
        rows = self.report("IA-2026-2")["coverage"]
        self.assertEqual(len([row for row in rows if row["id"].startswith("A.")]), 93)
        self.assertEqual([row["id"] for row in rows if not row["id"].startswith("A.")], self.leaves)
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
        self.assertEqual({row["id"]: row["state"] for row in self.check_coverage()}["7.5.1"], "never")

    def test_a_finding_that_says_too_little(self):
        self.isms("set", "s.isms", "F-03", "grade=", "clause=")
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2026-1")], ["9.2.2", "9.2.2 a"])
        self.assertTrue(all("F-03" in sentence for _clause, sentence in self.gaps("IA-2026-1")))
        self.isms("set", "s.isms", "F-03", "controls=A.5.1")
        self.assertEqual([clause for clause, _sentence in self.gaps("IA-2026-1")], ["9.2.2"])

    def test_done_on_no_day(self):
        self.isms("set", "s.isms", "IA-2026-1", "done_on=")
        self.assertEqual(self.gaps("IA-2026-1"), [("9.2.2", "Nothing is said under “Last day”.")])

    def test_done_on_a_day_to_come(self):
        """Whatever was done was done by today, in every kind; what is planned may lie ahead."""
        tomorrow = datetime.date.today() + datetime.timedelta(days=1)
        for code, field, clause in (("IA-2026-1", "done_on", "9.2"), ("CA-01", "effect_checked_on", "10.2"), ("MR-2026-1", "held_on", "9.3"), ("NC-01", "closed_on", "10.2")):
            said = self.isms("set", "s.isms", code, f"{field}={tomorrow}", code=WRONG_CALL).err
            self.assertIn(f"{tomorrow} is still to come", said)
            self.assertIn(f"({clause})", said)
        self.isms("set", "s.isms", "IA-2027-1", f"planned_on={tomorrow}")
        (self.work / "f.csv").write_text(f"Finding,Found on\nOf tomorrow,{tomorrow}\nOf today,{datetime.date.today()}\n")
        self.assertIn("is still to come", self.isms("import", "s.isms", "finding", "f.csv", "--dry-run", code=FINDING).out)
        self.isms("import", "s.isms", "finding", "f.csv")
        found = {record["title"]: record["fields"]["found_on"] for record in self.records("finding")}
        self.assertEqual((found["Of tomorrow"], found["Of today"]), (None, str(datetime.date.today())))

    def programme(self, *words):
        return self.isms("export", "s.isms", "audit-programme", *words, "-f", "json", "-o", "-").json

    def test_programme_tells_what_is_planned_and_held(self):
        data = self.programme("AP-01")
        fields = next(record["fields"] for record in self.records("programme") if record["code"] == "AP-01")
        for name in ("starts_on", "ends_on", "interval_days", "owner", "status", "approved_by"):
            self.assertEqual(data["document"][name], fields[name], name)
        audits = {record["code"]: record["fields"] for record in self.records("audit") if (record["fields"]["programme"] or {}).get("code") == "AP-01"}
        self.assertEqual([row["code"] for row in data["audits"]], sorted(audits, key=lambda code: audits[code]["planned_on"]))
        findings = [record["fields"] for record in self.records("finding")]
        today = str(datetime.date.today())
        for row in data["audits"]:
            fields = audits[row["code"]]
            for name in ("planned_on", "done_on", "status", "scope", "lead_auditor", "auditors"):
                self.assertEqual(row[name], fields[name], name)
            self.assertEqual(row["late"], fields["status"] != "done" and fields["planned_on"] < today)
            mine = [finding["grade"] for finding in findings if (finding["audit"] or {}).get("code") == row["code"]]
            self.assertEqual((row["major"], row["minor"], row["findings"]), (mine.count("major"), mine.count("minor"), len(mine)))
        self.assertEqual(data["coverage"], self.report("IA-2026-2")["coverage"])
        self.assertEqual(data["scope"], self.report("IA-2026-2")["scope"])
        states = [row["state"] for row in data["coverage"]]
        self.assertEqual([data["summary"][name] for name in ("criteria", "audited", "planned", "never")],
                         [len(states), states.count("audited"), states.count("planned"), states.count("never")])

    def programme_gaps(self):
        return [(gap["clause"], gap["sentence"]) for gap in self.programme("AP-01")["gaps"]]

    def test_programme_tells_what_is_missing(self):
        self.assertEqual([sentence.split(":")[0] for _clause, sentence in self.programme_gaps()], ["No audit looks at these parts of the scope"])
        self.isms("set", "s.isms", "AP-01", "rationale=", "status=draft")
        self.isms("set", "s.isms", "IA-2027-1", "planned_on=2020-03-01", "lead_auditor=", "auditors=")
        said = self.programme_gaps()
        for clause, words in (("9.2.2", "“What comes first, and why”"), ("9.2.2", "not approved"), ("9.2.1", "IA-2027-1 was planned for 2020-03-01"),
                              ("9.2.2", "Nobody is named to lead audit IA-2027-1")):
            self.assertTrue(any(clause == found and words in sentence for found, sentence in said), (words, said))
        self.isms("set", "s.isms", "IA-2027-1", "status=cancelled")
        sentence = next(sentence for _clause, sentence in self.programme_gaps() if sentence.startswith("No audit looks at 7.5.1, 7.5.2"))
        self.assertIn(" and 31 more.", sentence)

    def test_programme_of_an_audit_that_took_one_part(self):
        """Who audited 6.1.2 did not audit 6.1.3."""
        self.isms("set", "s.isms", "IA-2026-1", "clauses-=6.1", "clauses+=6.1.2 a)")
        states = {row["id"]: row["state"] for row in self.programme("AP-01")["coverage"]}
        self.assertEqual([states[clause] for clause in ("6.1.1", "6.1.2", "6.1.3")], ["never", "audited", "never"])

    def test_programme_in_force(self):
        code = self.programme()["document"]["programme"]["code"]
        self.isms("add", "s.isms", "programme", "title=Of a later year", "starts_on=2099-01-01")
        self.assertEqual(self.programme()["document"]["programme"]["code"], code)
        self.isms("add", "s.isms", "programme", "title=Since yesterday", f"starts_on={datetime.date.today() - datetime.timedelta(days=1)}")
        self.assertEqual(self.programme()["document"]["programme"]["title"], "Since yesterday")

    def test_programme_where_there_is_none(self):
        self.isms("new", "e.isms", "--name", "Empty")
        data = self.isms("export", "e.isms", "audit-programme", "-f", "json", "-o", "-").json
        self.assertEqual((data["document"]["programme"], data["audits"], data["gaps"]), (None, [], []))
        self.assertEqual({row["state"] for row in data["coverage"]}, {"never"})

    def test_matrix_on_paper(self):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not on this computer")
        from test_files import tool
        self.isms("export", "s.isms", "audit-programme", "-o", "p.pdf")
        text = tool("pdftotext", "-layout", str(self.work / "p.pdf"), "-").decode()
        lines = [line.split() for line in text.split("\n")]
        self.assertIn(["No.", "Clause,", "control", "or", "part", "of", "the", "scope", "In", "all", "IA-2026-1", "IA-2026-2", "IA-2027-1"], lines)
        self.assertTrue(any(line[:1] == ["9.3.2"] and line[-2:] == ["Planned", "Planned"] for line in lines))


if __name__ == "__main__":
    tap.main()
