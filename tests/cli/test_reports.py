#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reports say, counted again from what `isms list --json` says, and held to their published schemas."""
import collections
import csv
import datetime
import io
import os
import shutil
import time
import xml.etree.ElementTree as ET

import tap
from isms_runner import REFUSED, WRONG_CALL, Case

STAGES = ["inherent", "current", "target"]
REPORTS = ["soa", "register", "heatmap", "risks", "treatment-plan", "measures", "audit", "review", "calendar"]
MATRICES = {"register": ["current"], "heatmap": STAGES, "risks": STAGES, "treatment-plan": ["target"]}


class Reports(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def records(self, kind):
        return self.isms("list", "s.isms", kind, "--json").json

    def report(self, name, *words):
        return self.isms("export", "s.isms", name, "-f", "json", "-o", "-", *words).json

    def open_risks(self):
        return [risk for risk in self.records("risk") if risk["fields"]["status"] != "closed"]


class Risks(Reports):
    def rated(self, stage):
        """Code to likelihood and impact, of the open risks that are rated."""
        pairs = {risk["code"]: (risk["fields"][f"{stage}_likelihood"], risk["fields"][f"{stage}_impact"]) for risk in self.open_risks()}
        return {code: pair for code, pair in pairs.items() if None not in pair}

    def bands(self):
        return [band["fields"] for band in self.records("band")]

    def band(self, level):
        return next((band for band in self.bands() if band["from_level"] <= level <= band["to_level"]), None)

    def test_cells_hold_the_risks_rated_so(self):
        for name, stages in MATRICES.items():
            data = self.report(name)
            for stage in stages:
                rated = self.rated(stage)
                self.assertEqual(len(data[stage]), 25)
                found = {ref["code"]: (cell["likelihood"], cell["impact"]) for cell in data[stage] for ref in cell["risks"]}
                self.assertEqual(found, rated, (name, stage))
                for cell in data[stage]:
                    self.assertEqual(cell["level"], cell["likelihood"] * cell["impact"])
                    band = self.band(cell["level"])
                    self.assertEqual(cell["band"], band and band["name"])

    def test_levels_follow_a_new_rating(self):
        code = next(code for code, pair in self.rated("current").items() if pair != (5, 4))
        self.isms("rate", "s.isms", code, "--likelihood", "5", "--impact", "4", "--reason", "It happened twice")
        row = next(row for row in self.report("register")["risks"] if row["code"] == code)
        self.assertEqual((row["current_likelihood"], row["current_impact"], row["current_level"]), (5, 4, 20))
        self.assertEqual(row["band"], self.band(20)["name"])
        self.assertEqual(self.report("risks")["highest"][0]["code"], code)

    def test_summary_counts_what_the_bands_ask(self):
        demands = collections.Counter(self.band(one * two)["demand"] for one, two in self.rated("current").values())
        summary = self.report("register")["summary"]
        self.assertEqual([summary["must_be_treated"], summary["owner_decides"], summary["acceptable"]],
                         [demands["treat"], demands["decide"], demands["acceptable"]])
        self.assertEqual(summary["risks"], len(self.open_risks()))
        self.assertEqual(summary["not_rated"], len(self.open_risks()) - len(self.rated("current")))

    def test_register_leaves_nothing_out(self):
        rows = {row["code"]: row for row in self.report("register")["risks"]}
        risks = self.records("risk")
        self.assertEqual(list(rows), [risk["code"] for risk in risks])
        for risk in risks:
            row, fields = rows[risk["code"]], risk["fields"]
            self.assertEqual(row["key"], risk["key"])
            for field in ["title", "option", "status", "next_review_on"] + [f"{stage}_{axis}" for stage in STAGES for axis in ("likelihood", "impact")]:
                self.assertEqual(row[field], fields[field], (risk["code"], field))
            for field in ["assets", "controls"]:
                self.assertEqual([ref["key"] for ref in row[field]], [ref["key"] for ref in fields[field]])

    def test_register_as_a_table(self):
        text = self.isms("export", "s.isms", "register", "-f", "csv", "-o", "-").bytes.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        for row, risk in zip(rows, self.records("risk"), strict=True):
            likelihood, impact = risk["fields"]["current_likelihood"], risk["fields"]["current_impact"]
            self.assertEqual(row["Level now"], "" if likelihood is None else str(likelihood * impact))

    def test_a_table_comes_back_as_it_went(self):
        """What the register's CSV says is what the import of it makes."""
        self.isms("export", "s.isms", "register", "-o", "register.csv")
        said = self.isms("import", "s.isms", "risk", "register.csv", "--dry-run", "--json", code=None).json
        self.assertEqual((said["added"], said["rows"]), (0, len(self.records("risk"))))

    def test_plan_has_every_action(self):
        data, actions = self.report("treatment-plan"), self.records("treatment")
        self.assertEqual(sorted(row["code"] for row in data["actions"]), sorted(action["code"] for action in actions))
        today = time.strftime("%Y-%m-%d")
        late = {action["code"] for action in actions
                if action["fields"]["status"] not in ("done", "dropped") and (action["fields"]["due"] or "9999") < today}
        self.assertEqual({row["code"] for row in data["actions"] if row["late"]}, late)
        states = collections.Counter(action["fields"]["status"] for action in actions)
        self.assertEqual(data["summary"]["done"], states["done"])
        self.assertEqual(data["summary"]["late"], len(late))
        treated = {action["fields"]["risk"]["key"] for action in actions if action["fields"]["risk"]}
        wanted = {risk["code"] for risk in self.open_risks() if risk["key"] in treated or risk["fields"]["option"] in ("modify", "avoid", "share")}
        self.assertEqual({row["code"] for row in data["risks"]}, wanted)

    def test_acceptance_lapses_in_the_plan(self):
        before = self.report("treatment-plan")["acceptances"]
        accepted = next(row for row in before if row["state"] == "valid")
        self.isms("rate", "s.isms", accepted["risk"]["code"], "--likelihood", "5", "--impact", "5", "--reason", "Worse than thought")
        after = next(row for row in self.report("treatment-plan")["acceptances"] if row["code"] == accepted["code"])
        self.assertEqual(after["state"], "lapsed")

    def test_assets_nobody_looks_at(self):
        seen = {ref["key"] for risk in self.records("risk") for ref in risk["fields"]["assets"]}
        wanted = [asset["code"] for asset in self.records("asset")
                  if asset["key"] not in seen and asset["fields"]["in_scope"] is not False and asset["fields"]["status"] != "retired"]
        self.assertEqual([row["code"] for row in self.report("risks")["assets_without_risk"]], wanted)
        self.assertTrue(wanted)

    def test_of_an_earlier_day(self):
        risks = self.records("risk")
        day = self.day_before(max(self.first_day(risk["code"]) for risk in risks))
        then = self.isms("list", "s.isms", "risk", "--as-of", day, "--json").json
        data = self.report("register", "--as-of", day)
        self.assertEqual([row["code"] for row in data["risks"]], [risk["code"] for risk in then])
        self.assertEqual(data["document"]["as_of"], day)
        self.assertLess(0, len(then))
        self.assertLess(len(then), len(risks))

    def first_day(self, code):
        return min(step["at"][:10] for step in self.isms("log", "s.isms", code, "--json").json)

    @staticmethod
    def day_before(day):
        return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


class Forms(Reports):
    def test_json_obeys_the_schemas(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not on this computer")
        self.new("empty.isms")
        for name in REPORTS:
            schema = self.isms("schema", name).json
            jsonschema.Draft202012Validator.check_schema(schema)
            for path in ["s.isms", "empty.isms"]:
                data = self.isms("export", path, name, "-f", "json", "-o", "-").json
                jsonschema.validate(data, schema)
                self.assertEqual(data["report"], name)

    def test_pdf_of_each(self):
        if not shutil.which("qpdf") or not shutil.which("pdftotext"):
            self.skipTest("qpdf or pdftotext is not on this computer")
        from test_files import tool
        self.new("empty.isms")
        for name in REPORTS:
            for path in ["s.isms", "empty.isms"]:
                self.isms("export", path, name, "-o", "x.pdf")
                tool("qpdf", "--check", str(self.work / "x.pdf"))
        self.isms("export", "s.isms", "heatmap", "-o", "x.pdf")
        words = tool("pdftotext", str(self.work / "x.pdf"), "-").decode()
        for risk in self.open_risks():
            self.assertIn(risk["code"], words)

    def test_matrix_as_a_drawing_and_a_picture(self):
        self.isms("export", "s.isms", "heatmap", "-o", "m.svg")
        root = ET.parse(self.work / "m.svg").getroot()
        self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
        self.isms("export", "s.isms", "heatmap", "-o", "m.png")
        data = (self.work / "m.png").read_bytes()
        self.assertTrue(data.startswith(b"\x89PNG\r\n\x1a\n"))
        self.assertEqual(int.from_bytes(data[16:20]), 1520)
        self.isms("export", "s.isms", "soa", "-f", "png", code=REFUSED)
        self.assertFalse(os.path.exists(self.work / "s-soa.png"))

    def test_wrong_names(self):
        self.isms("export", "s.isms", "heat", code=WRONG_CALL)
        self.isms("schema", "heat", code=WRONG_CALL)


if __name__ == "__main__":
    tap.main()
