#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reports say, counted again from what `isms list --json` says, and held to their published schemas."""
import collections
import csv
import datetime
import io
import math
import os
import random
import shutil
import time
import xml.etree.ElementTree as ET

import tap
from isms_runner import FINDING, REFUSED, WRONG_CALL, Case

REASONS = ["inherent_reason", "likelihood_reason", "impact_reason", "target_reason"]
STAGES = ["inherent", "current", "target"]
REPORTS = ["soa", "register", "heatmap", "risks", "treatment-plan", "measures", "audit-programme", "audit", "improvement", "review", "calendar"]
MATRICES = {"register": ["current"], "heatmap": STAGES, "risks": STAGES, "treatment-plan": ["target"]}


def kappa(first, second, size, power):
    """Weighted kappa (Cohen 1968) and its 95 % interval by Fleiss, Cohen and Everitt (1969), from pairs of steps."""
    steps = range(size)
    share = [[sum(pair == (i + 1, j + 1) for pair in zip(first, second)) / len(first) for j in steps] for i in steps]
    weight = [[1 - (abs(i - j) / (size - 1)) ** power for j in steps] for i in steps]
    rows = [sum(share[i]) for i in steps]
    columns = [sum(share[i][j] for i in steps) for j in steps]
    observed = sum(weight[i][j] * share[i][j] for i in steps for j in steps)
    expected = sum(weight[i][j] * rows[i] * columns[j] for i in steps for j in steps)
    of_row = [sum(weight[i][j] * columns[j] for j in steps) for i in steps]
    of_column = [sum(weight[i][j] * rows[i] for i in steps) for j in steps]
    total = sum(share[i][j] * (weight[i][j] * (1 - expected) - (of_row[i] + of_column[j]) * (1 - observed)) ** 2 for i in steps for j in steps)
    variance = (total - (observed * expected - 2 * expected + observed) ** 2) / (len(first) * (1 - expected) ** 4)
    result, half = (observed - expected) / (1 - expected), 1.959964 * math.sqrt(variance)
    return result, max(-1, result - half), min(1, result + half)


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
            for field in ["title", "theme", "option", "status", "next_review_on", *REASONS] + [f"{stage}_{axis}" for stage in STAGES for axis in ("likelihood", "impact")]:
                self.assertEqual(row[field], fields[field], (risk["code"], field))
            for field in ["assets", "controls"]:
                self.assertEqual([ref["key"] for ref in row[field]], [ref["key"] for ref in fields[field]])

    def test_each_reason_is_told(self):
        self.isms("rate", "s.isms", "RK-03", "--likelihood", "5", "--impact", "5", "--inherent", "--reason", "Nobody would notice")
        self.isms("rate", "s.isms", "RK-03", "--likelihood", "1", "--impact", "5", "--target", "--reason", "The wall goes up")
        for report, table, fields in [("register", "risks", ["inherent_reason", "target_reason"]), ("risks", "highest", ["inherent_reason", "target_reason"]),
                                      ("treatment-plan", "risks", ["target_reason"])]:
            row = next(row for row in self.report(report)[table] if row["code"] == "RK-03")
            said = {"inherent_reason": "Nobody would notice", "target_reason": "The wall goes up"}
            self.assertEqual([row[field] for field in fields], [said[field] for field in fields], report)

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

    def test_approval_of_the_plan(self):
        elsewhere = self.report("treatment-plan")["approval"]
        self.assertNotIn("content_sha256", elsewhere)
        self.assertIn("P-07", [person["code"] for person in elsewhere["approved_by"]])
        self.isms("approve", "s.isms", "TP-02", "--by", "P-02")
        approval = self.report("treatment-plan")["approval"]
        self.assertRegex(approval["content_sha256"], "^[0-9a-f]{64}$")
        self.assertTrue(approval["as_approved"])
        self.assertEqual({person["code"] for person in approval["approved_by"]}, {person["code"] for person in elsewhere["approved_by"]})
        self.isms("set", "s.isms", "TR-05", "due=2027-12-31")
        self.assertEqual(self.report("treatment-plan")["approval"], dict(approval, as_approved=False))

    def test_a_version_is_told_as_it_was_approved(self):
        def titles(*words):
            data = self.isms("export", "s.isms", "treatment-plan", *words, "-f", "json", "-o", "-").json
            return {row["code"]: row["title"] for row in data["actions"]}, data["approval"]["as_approved"]
        self.isms("approve", "s.isms", "TP-02", "--by", "P-02")
        approved, _same = titles("TP-02")
        self.isms("set", "s.isms", "TR-05", "title=Done in another way")
        self.assertEqual(titles("TP-02"), (approved, False))
        self.assertEqual(titles(), (dict(approved, **{"TR-05": "Done in another way"}), False))
        self.assertIn("it is withdrawn", self.isms("export", "s.isms", "soa", "SOA-01", "-f", "json", "-o", "-", code=WRONG_CALL).err)

    def test_acceptance_lapses_in_the_plan(self):
        before = self.report("treatment-plan")["acceptances"]
        accepted = next(row for row in before if row["state"] == "valid")
        self.isms("rate", "s.isms", accepted["risk"]["code"], "--likelihood", "5", "--impact", "5", "--reason", "Worse than thought")
        after = next(row for row in self.report("treatment-plan")["acceptances"] if row["code"] == accepted["code"])
        self.assertEqual(after["state"], "lapsed")

    def test_assets_nobody_looks_at(self):
        risks = [risk for risk in self.records("risk") if risk["fields"]["status"] != "closed"]
        seen = {ref["key"] for risk in risks for ref in risk["fields"]["assets"]}
        wanted = [asset["code"] for asset in self.records("asset")
                  if asset["key"] not in seen and asset["fields"]["in_scope"] is not False and asset["fields"]["status"] != "retired"]
        told = [row for row in self.report("risks")["without_risk"] if row["record"] == "Asset"]
        self.assertEqual([row["code"] for row in told], wanted)
        self.assertTrue(wanted)

    def test_rounds_compared(self):
        """The sample's last two rounds are a partial one in July and a full one in September."""
        rows = {row["code"]: row for row in self.report("risks")["rounds"]}
        self.assertEqual((rows["RK-12"]["move"], rows["RK-12"]["was_level"], rows["RK-12"]["is_level"]), ("better", 15, 8))
        self.assertEqual(rows["RK-13"]["move"], "closed")
        self.assertEqual(rows["RK-09"]["move"], "unchanged")

    def test_consistency_of_few(self):
        data = self.report("risks")
        self.assertEqual([(row["code"], row["spread_likelihood"], row["spread_impact"]) for row in data["consistency"]],
                         [("RK-01", 0, 0), ("RK-02", 1, 0), ("RK-03", 0, 1), ("RK-04", 0, 0), ("RK-05", 0, 0)])
        self.assertEqual([(row["scale"], row["pairs"], row["same"], row["linear"]) for row in data["agreement"]],
                         [("likelihood", 5, 80, None), ("impact", 5, 80, None)])
        self.assertIn("Too few", data["agreement"][0]["meaning"])

    def test_kappa_is_what_is_counted_here(self):
        """Twenty blind ratings of two people, and kappa counted anew from the definition."""
        dice = random.Random(27001)
        codes = [risk["code"] for risk in self.records("risk") if risk["fields"]["status"] != "closed"][:20]
        ours = [[dice.randint(1, 5) for _ in codes] for _ in range(2)]
        theirs = [[min(5, max(1, step + dice.choice([-1, 0, 0, 0, 1, 2]))) for step in row] for row in ours]
        self.isms("add", "s.isms", "double_rating", "title=Blind", "performed_on=" + str(datetime.date.today()), "raters=P-04; P-11", "risks=" + "; ".join(codes))
        test = self.records("double_rating")[-1]["code"]
        lines = ["title,risk,rated by,likelihood,impact,consistency test"]
        for person, (likelihood, impact) in (("P-04", ours), ("P-11", theirs)):
            lines += [f"{code} by {person},{code},{person},{likelihood[i]},{impact[i]},{test}" for i, code in enumerate(codes)]
        (self.work / "blind.csv").write_text("\n".join(lines) + "\n")
        self.isms("import", "s.isms", "rating", "blind.csv")
        for row, (first, second) in zip(self.report("risks")["agreement"], zip(ours, theirs)):
            self.assertEqual(row["pairs"], 20)
            for name, power in (("linear", 1), ("quadratic", 2)):
                wanted = kappa(first, second, 5, power)
                for member, number in zip((name, name + "_low", name + "_high"), wanted):
                    self.assertAlmostEqual(row[member], number, delta=0.0051)

    def test_of_three_the_mean_of_the_pairs(self):
        codes = [risk["code"] for risk in self.records("risk") if risk["fields"]["status"] != "closed"][:12]
        people = ("P-04", "P-11", "P-02")
        steps = [[index % 5 + 1 for index in range(12)], [index % 4 + 1 for index in range(12)], [index // 3 + 1 for index in range(12)]]
        self.isms("add", "s.isms", "double_rating", "title=Three", "performed_on=" + str(datetime.date.today()), "raters=" + "; ".join(people), "risks=" + "; ".join(codes))
        test = self.records("double_rating")[-1]["code"]
        lines = ["title,risk,rated by,likelihood,impact,consistency test"]
        for person, row in zip(people, steps):
            lines += [f"{code} by {person},{code},{person},{step},{step},{test}" for code, step in zip(codes, row)]
        (self.work / "blind.csv").write_text("\n".join(lines) + "\n")
        self.isms("import", "s.isms", "rating", "blind.csv")
        rows = [row for row in self.report("risks")["agreement"] if row["scale"] == "likelihood"]
        self.assertEqual(len(rows), 4)
        for name, power in (("linear", 1), ("quadratic", 2)):
            mean = sum(kappa(steps[one], steps[other], 5, power)[0] for one, other in ((0, 1), (0, 2), (1, 2))) / 3
            self.assertAlmostEqual(rows[3][name], mean, delta=0.0051)

    def test_blind_until_all_are_through(self):
        self.isms("add", "s.isms", "double_rating", "title=Blind", "raters=P-04; P-11", "risks=RK-01")
        test = self.isms("list", "s.isms", "double_rating", "--json").json[-1]["code"]
        rating = self.isms("add", "s.isms", "rating", "title=Four by my gut", "risk=RK-01", "rated_by=P-04", "likelihood=4", f"double_rating={test}",
                           "reason=Because of the flood", "--json").json["code"]
        self.assertEqual(self.isms("set", "s.isms", rating, "impact=3", "--json").json["fields"], {})
        self.assertIn("until everybody has rated", self.isms("show", "s.isms", rating, code=FINDING).err)
        self.assertIn("until everybody has rated", self.isms("log", "s.isms", rating).out)
        for words in (("log", "s.isms", rating), ("log", "s.isms", "--changes"), ("log", "s.isms", "--json")):
            self.assertNotIn("Because of the flood", self.isms(*words).out)
        self.isms("remove", "s.isms", rating)
        self.isms("undo", "s.isms")
        for words in (("show", "s.isms", test), ("show", "s.isms", "RK-01"), ("list", "s.isms", "rating", "--removed"), ("log", "s.isms", "--changes")):
            self.assertNotIn("Four by my gut", self.isms(*words).out + self.isms(*words, "--json").out)
            self.assertIn(rating, self.isms(*words).out)
        self.isms("set", "s.isms", test, "performed_on=2026-05-02")
        self.assertEqual(self.fields(rating, "s.isms")["likelihood"], 4)
        self.assertIn("Because of the flood", self.isms("log", "s.isms", "--json").out)

    def test_contradictions(self):
        rules = [row["rule"] for row in self.report("risks")["contradictions"]]
        self.isms("set", "s.isms", "RK-09", "option=retain")
        more = [row["rule"] for row in self.report("risks")["contradictions"]]
        self.assertEqual(sorted(more), sorted(rules + ["retained_with_treatment"]))

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

    def test_empty_facts_are_dashes(self):
        """Whatever nobody filled in says so, lists of people as well as texts and days."""
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not on this computer")
        from test_files import tool
        self.new("empty.isms")
        self.isms("add", "empty.isms", "audit", "title=First audit")
        self.isms("export", "empty.isms", "audit", "-o", "x.pdf")
        lines = tool("pdftotext", "-raw", str(self.work / "x.pdf"), "-").decode().split("\n")
        self.assertEqual(lines[lines.index("Auditors") + 1], "–")

    def words(self, path, report):
        from test_files import tool
        self.isms("export", path, report, "-o", "x.pdf")
        return " ".join(tool("pdftotext", "-raw", str(self.work / "x.pdf"), "-").decode().split())

    def test_without_a_method_there_is_no_matrix(self):
        """An organisation that only begins reads what comes first, and no grid of numbers that nobody agreed on."""
        self.new("empty.isms")
        for name, stages in MATRICES.items():
            data = self.isms("export", "empty.isms", name, "-f", "json", "-o", "-").json
            self.assertEqual([data[stage] for stage in stages], [[] for _ in stages], name)
            if shutil.which("pdftotext"):
                words = self.words("empty.isms", name)
                self.assertEqual(words.count("Begin with a method"), 1, name)
                self.assertNotIn("20 25", words)
        self.assertEqual(self.isms("export", "empty.isms", "risks", "-f", "json", "-o", "-").json["impact_scale"], [])
        self.assertIn("holds no picture", self.isms("export", "empty.isms", "heatmap", "-f", "svg", code=REFUSED).err)
        self.isms("method", "empty.isms", "--start", "4")
        self.assertEqual(len(self.isms("export", "empty.isms", "heatmap", "-f", "json", "-o", "-").json["current"]), 16)

    def test_an_empty_organisation_claims_nothing(self):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not on this computer")
        self.new("empty.isms")
        self.assertIn("Not every control of Annex A was looked at yet", self.words("empty.isms", "treatment-plan"))
        self.assertIn("No asset and no process in scope is written down yet", self.words("empty.isms", "risks"))

    def test_ratings_older_than_the_method_are_drawn(self):
        self.new("empty.isms")
        self.isms("add", "empty.isms", "person", "name=Ada Berg")
        self.isms("add", "empty.isms", "risk", "title=Laptop is stolen", "owner=Ada Berg", "current_likelihood=3", "current_impact=4")
        cells = self.isms("export", "empty.isms", "register", "-f", "json", "-o", "-").json["current"]
        self.assertEqual([(cell["likelihood"], cell["impact"]) for cell in cells if cell["risks"]], [(3, 4)])

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
