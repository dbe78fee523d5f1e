#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes of the management review, gathered again from what `isms list --json` says (9.3.2)."""
import datetime
import json
import shutil
import subprocess

import tap
from isms_runner import REFUSED, WRONG_CALL, Case

# Point, kind, field of the day it came up, was looked at again, ended, is due, and the states in which it is open.
INPUTS = [
    ("a", "decision", "decided_on", None, "done_on", "due", ["open", "in_progress"]),
    ("a", "action", None, None, "done_on", "due", ["planned", "in_progress"]),
    ("b", "issue", "created_on", "reviewed_on", None, None, []),
    ("b", "climate", "decided_on", "confirmed_on", None, None, []),
    ("b", "change", "proposed_on", None, "done_on", "planned_on", ["proposed", "approved", "in_progress"]),
    ("c", "party", None, "reviewed_on", None, None, []),
    ("c", "requirement", "created_on", "reviewed_on", None, None, []),
    ("d1", "nonconformity", "detected_on", None, "closed_on", None, ["open"]),
    ("d1", "corrective_action", None, "effect_checked_on", "done_on", "due", ["planned", "in_progress"]),
    ("d1", "incident", "occurred_on", None, "closed_on", None, ["open", "contained"]),
    ("d2", "evaluation", "evaluated_on", None, None, None, []),
    ("d3", "audit", "started_on", None, "done_on", "planned_on", ["planned", "in_progress"]),
    ("d3", "finding", "found_on", None, None, None, ["open", "answered"]),
    ("d4", "objective", "approved_on", "evaluated_on", None, "due", ["draft", "open"]),
    ("e", "feedback", "received_on", None, "answered_on", None, []),
    ("f", "assessment", "started_on", None, "performed_on", None, ["planned"]),
    ("f", "risk", None, None, None, None, []),
    ("f", "treatment", None, None, "done_on", "due", ["planned", "in_progress"]),
    ("f", "acceptance", "accepted_on", None, "withdrawn_on", "valid_until", []),
    ("g", "opportunity", "suggested_on", None, None, None, ["proposed", "taken"]),
    ("g", "action", None, None, "done_on", "due", ["planned", "in_progress"]),
    ("g", "finding", "found_on", None, None, None, ["open", "answered"]),
    ("g", "incident", "occurred_on", None, None, None, []),
]
# Kinds of which no date says that they were changed: what they said on the two days does.
WATCHED = ["issue", "climate", "party", "requirement", "finding", "objective", "risk"]
# By which fields each kind is judged.
TOLD = {
    "decision": ["outcome", "decided_on", "done_on"], "action": ["done_on"], "issue": ["side", "effect", "topic", "reviewed_on"],
    "climate": ["relevant", "decided_on", "confirmed_on", "confirmation"], "change": ["kind", "significance", "done_on"], "party": ["category", "reviewed_on"],
    "requirement": ["party", "kind", "handled", "reviewed_on"], "nonconformity": ["clauses", "controls", "detected_on", "cause_code"],
    "corrective_action": ["nonconformity", "done_on", "effect_checked_on", "effect_result"], "incident": [], "evaluation": ["evaluated_on", "verdict", "conclusion"],
    "audit": ["kind", "source", "done_on", "conclusion"], "finding": ["grade", "clause", "controls", "audit", "nonconformity"],
    "objective": ["progress", "progress_note", "evaluated_on", "result"], "feedback": ["party", "tone", "received_on", "answered_on"],
    "assessment": ["coverage", "occasion", "performed_on", "summary"], "risk": ["option"], "treatment": ["risk", "done_on"],
    "acceptance": ["risk", "accepted_by", "accepted_on"], "opportunity": ["benefit", "effort", "decision"],
}
POINTS = ["a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g"]


class Reviews(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def records(self, kind, *words):
        return self.isms("list", "s.isms", kind, "--json", *words).json

    def minutes(self, *words):
        return self.isms("export", "s.isms", "review", *words, "-f", "json", "-o", "-").json

    @staticmethod
    def wanted(point, record, review):
        fields = record["fields"]
        if point == "a":
            link = fields["review"]
            return (link and link["key"]) != review and (link is not None or fields["origin"] == "management_review")
        if (point, record["kind"]) == ("g", "action"):
            return fields["origin"] == "suggestion"
        if (point, record["kind"]) == ("g", "finding"):
            return fields["grade"] == "improvement"
        return (point, record["kind"]) != ("g", "incident") or fields["lessons"] is not None

    @staticmethod
    def news(row, record, since, until):
        fields = record["fields"]
        opened, changed, closed, due = (fields[name] if name else None for name in row[2:6])

        def within(day):
            return day is not None and (since or "") < day <= until

        if opened and opened > until:
            return []
        is_open = bool(row[6]) and (fields["status"] in (*row[6], None) or bool(closed and closed > until))
        said = {"new": within(opened), "changed": within(changed), "closed": within(closed), "open": is_open,
                "overdue": is_open and bool(due) and due < until}
        return [word for word, holds in said.items() if holds]

    @staticmethod
    def said(record):
        """Without the titles of others, which are no change of this one."""
        def bare(value):
            return value["key"] if isinstance(value, dict) and "key" in value else value
        return {name: [bare(one) for one in value] if isinstance(value, list) else bare(value) for name, value in record["fields"].items()}

    @staticmethod
    def watched(row, record, before):
        if record["key"] not in before:
            return "new"
        return "closed" if row[6] and record["fields"]["status"] not in (*row[6], None) else "changed"

    def gathered(self, since, until, review, *words):
        """Point to code and news of what 9.3.2 asks to look at."""
        found = {point: [] for point in POINTS}
        for row in INPUTS:
            watch = row[1] in WATCHED and since is not None
            before = {record["key"]: record for record in self.records(row[1], "--as-of", since)} if watch else {}
            for record in self.records(row[1], *words):
                news = self.news(row, record, since, until)
                dated = [word for word in news if word in ("new", "changed", "closed")]
                if watch and not dated and (record["key"] not in before or self.said(record) != self.said(before[record["key"]])):
                    news = [self.watched(row, record, before), *news]
                if news and self.wanted(row[0], record, review):
                    found[row[0]].append((record["code"], news))
        return found

    def hold_next(self):
        """A second review, ten days after the first, and what happens before it."""
        held = datetime.date.fromisoformat(self.records("review")[0]["fields"]["held_on"])
        after = [str(held + datetime.timedelta(days=days)) for days in (2, 5, 10)]
        self.isms("add", "s.isms", "review", "title=Second review", f"planned_on={after[2]}", f"held_on={after[2]}")
        self.isms("add", "s.isms", "incident", "title=Lost key", f"occurred_on={after[1]}", "status=open")
        self.isms("add", "s.isms", "action", "title=Late one", "review=MR-2026-1", f"due={after[0]}", "status=planned")


class Inputs(Reviews):
    def check(self, data, review, *words):
        document = data["document"]
        found = {point: [(row["code"], row["news"]) for row in data["input_" + point]] for point in POINTS}
        self.assertEqual(found, self.gathered(document["since"], document["until"], review, *words))
        for line in data["agenda"]:
            rows = data["input_" + line["point"]]
            for word, key in [("new", "new"), ("closed", "closed"), ("open", "open"), ("overdue", "overdue")]:
                self.assertEqual(line[key], sum(word in row["news"] for row in rows), (line["point"], word))
            self.assertEqual(line["items"], len(rows))
        return found

    def test_the_sample(self):
        review = self.records("review")[0]
        data = self.minutes()
        found = self.check(data, review["key"], "--as-of", review["fields"]["held_on"])
        self.assertEqual((data["document"]["since"], data["document"]["until"]), (None, review["fields"]["held_on"]))
        self.assertEqual([line["point"] for line in data["agenda"]], POINTS)
        for point in POINTS[1:]:
            self.assertTrue(found[point], point)
        said = {record["fields"]["point"]: record["fields"]["content"] for record in self.records("review_input")}
        self.assertEqual({line["point"]: line["said"] for line in data["agenda"]}, said)

    def test_of_an_earlier_day(self):
        day = str(datetime.date.fromisoformat(self.records("review")[0]["fields"]["held_on"]) - datetime.timedelta(days=70))
        now, then = self.minutes(), self.minutes("--as-of", day)
        self.check(then, None, "--as-of", day)
        self.assertEqual(then["document"]["until"], day)
        self.assertLess(len(then["input_d1"]), len(now["input_d1"]))
        self.assertTrue(then["gaps"])

    def test_only_since_the_last_review(self):
        first = self.records("review")[0]["fields"]["held_on"]
        self.hold_next()
        review = next(record for record in self.records("review") if record["title"] == "Second review")
        data = self.minutes(review["code"])
        self.assertEqual(data["document"]["review"]["code"], review["code"])
        self.assertEqual(data["document"]["since"], first)
        self.check(data, review["key"])
        self.assertIn("Late one", [row["title"] for row in data["input_a"]])
        self.assertIn("Lost key", [row["title"] for row in data["input_d1"]])
        self.assertEqual(self.minutes("MR-2026-1")["input_a"], [])

    def test_told_as_on_its_day(self):
        day = self.records("review")[0]["fields"]["held_on"]
        then = {record["code"]: record["fields"]["status"] for record in self.records("nonconformity", "--as-of", day)}
        rows = {row["code"]: row["status"] for row in self.minutes()["input_d1"] if row["kind"] == "nonconformity"}
        self.assertEqual(rows, {code: then[code] for code in rows})
        self.assertEqual((rows["NC-06"], self.records("nonconformity")[5]["fields"]["status"]), ("open", "closed"))

    def test_what_no_date_tells(self):
        self.hold_next()
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        before = self.minutes(code)
        self.isms("set", "s.isms", "I-05", "status=ended")
        self.isms("set", "s.isms", "R-05", "text=Said otherwise")
        self.isms("add", "s.isms", "party", "name=New regulator")
        self.isms("set", "s.isms", "F-04", "status=closed")
        self.isms("rate", "s.isms", "RK-05", "--likelihood", "4", "--impact", "4", "--reason", "It happened")
        after = self.minutes(code)
        self.check(after, next(record["key"] for record in self.records("review") if record["title"] == "Second review"))

        def news(data, point):
            return {row["title"] if row["kind"] == "party" else row["code"]: row["news"] for row in data["input_" + point]}
        for point, row, word in [("b", "I-05", "changed"), ("c", "R-05", "changed"), ("c", "New regulator", "new"), ("d3", "F-04", "closed"), ("f", "RK-05", "changed")]:
            self.assertNotIn(word, news(before, point).get(row, []), row)
            self.assertIn(word, news(after, point)[row])

    def test_what_no_date_tells_as_of_a_day(self):
        self.hold_next()
        self.isms("set", "s.isms", "I-05", "status=ended")
        self.isms("remove", "s.isms", "I-06")
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        now, then = self.minutes(code), self.minutes(code, "--as-of", str(datetime.date.today()))
        for part in ("bands", "top_risks", *("input_" + point for point in POINTS), *("figures_" + point for point in POINTS)):
            self.assertEqual(then[part], now[part], part)
        self.assertEqual([row["news"] for row in then["input_b"] if row["code"] in ("I-05", "I-06")], [["changed"], ["removed"]])

    def test_trends_of_measures(self):
        data = self.minutes()
        until = data["document"]["until"]
        values = [record["fields"] for record in self.records("measurement") if record["fields"]["period_end"] <= until and record["fields"]["value"] is not None]
        for measure in self.records("measure"):
            row = next(row for row in data["measures"] if row["code"] == measure["code"])
            mine = sorted((one["period_end"], one["value"]) for one in values if one["measure"]["key"] == measure["key"])
            self.assertEqual(row["values"], len(mine))
            target, direction = measure["fields"]["target"], measure["fields"]["direction"]
            if not mine:
                self.assertIsNone(row["last"])
                continue
            last = mine[-1][1]
            self.assertAlmostEqual(row["last"], last, places=1)
            if len(mine) > 1:
                self.assertAlmostEqual(row["before"], mine[-2][1], places=1)
            if target is not None and direction == "at_most":
                self.assertEqual(row["reached"], last <= target)
            if target is not None and direction == "at_least":
                self.assertEqual(row["reached"], last >= target)

    def test_nothing_is_a_fact(self):
        record = next(record for record in self.records("review_input") if record["fields"]["point"] == "e")
        self.isms("set", "s.isms", record["code"], "content=", "nothing_to_report=yes")
        line = next(line for line in self.minutes()["agenda"] if line["point"] == "e")
        self.assertEqual((line["nothing"], line["said"]), (True, "Nothing to report."))
        self.assertEqual([line["nothing"] for line in self.minutes()["agenda"]].count(True), 1)

    def count_bands(self, *words):
        data = self.isms("export", "s.isms", "risks", *words, "-f", "json", "-o", "-").json["summary"]
        return [data[band] for band in ("must_be_treated", "owner_decides", "acceptable", "not_rated")]

    def test_bands_before_and_after(self):
        first = self.records("review")[0]["fields"]["held_on"]
        self.assertEqual([row["before"] for row in self.minutes()["bands"]], [None] * 4)
        self.isms("add", "s.isms", "review", "title=Second review", f"held_on={datetime.date.today()}")
        self.isms("add", "s.isms", "risk", "title=Nobody rated it yet", "status=open")
        bands = self.minutes(next(record["code"] for record in self.records("review") if record["title"] == "Second review"))["bands"]
        self.assertEqual([row["before"] for row in bands], self.count_bands("--as-of", first))
        self.assertEqual([row["after"] for row in bands], self.count_bands())
        self.assertEqual(bands[3]["after"], bands[3]["before"] + 1)

    def test_approved_version_differs(self):
        head = self.minutes()["head"]["hash"]
        self.isms("approve", "s.isms", "MR-2026-1", "--by", "P-01")
        approval = self.minutes()["approval"]
        self.assertEqual(approval["records_sha256"], head)
        self.assertRegex(approval["content_sha256"], "^[0-9a-f]{64}$")
        self.assertTrue(approval["as_approved"])
        self.isms("set", "s.isms", "MR-2026-1", "reservations=Somebody added this later")
        self.assertEqual(self.minutes()["approval"], dict(approval, as_approved=False))

    def test_approved_minutes_stay(self):
        self.isms("approve", "s.isms", "MR-2026-1", "--by", "P-01")
        approved = self.minutes()
        decision = approved["decisions"][0]["code"]
        self.isms("set", "s.isms", decision, "text=Decided otherwise")
        self.isms("add", "s.isms", "decision", "text=Decided later", "review=MR-2026-1")
        self.isms("remove", "s.isms", "INC-02")
        self.isms("set", "s.isms", "M-01", "status=ended")
        later = self.minutes()
        for part in ("decisions", "actions", "agenda", "measures", "bands", *("input_" + point for point in POINTS)):
            self.assertEqual(later[part], approved[part], part)
        self.assertFalse(later["approval"]["as_approved"])

    def test_decisions_of_the_review(self):
        data = self.minutes()
        mine = [record["code"] for record in self.records("decision") if (record["fields"]["review"] or {}).get("code") == "MR-2026-1"]
        self.assertEqual(sorted(row["code"] for row in data["decisions"]), sorted(mine))
        self.assertTrue(mine)


class Told(Reviews):
    """What one judges a record by, and what all of a topic come to."""

    @staticmethod
    def bare(value):
        if isinstance(value, dict):
            return value["key"]
        return [Told.bare(one) for one in value] if isinstance(value, list) else value

    def rows(self, data, kind):
        return {row["key"]: row for point in POINTS for row in data["input_" + point] if row["kind"] == kind}

    def test_what_each_kind_is_judged_by(self):
        data = self.minutes("--as-of", self.records("review")[0]["fields"]["held_on"])
        checked = set()
        for point, kind in {(row[0], row[1]) for row in INPUTS if row[0] != "g"}:
            then = {record["key"]: record["fields"] for record in self.records(kind, "--as-of", data["document"]["until"])}
            for row, field in [(row, field) for row in data["input_" + point] if row["kind"] == kind for field in TOLD[kind]]:
                wanted = self.bare(then[row["key"]][field])
                if field in ("clause", "clauses"):
                    wanted = "; ".join(wanted) or None
                self.assertEqual(self.bare(row[kind + "_kind" if field == "kind" else field]), wanted, (kind, row["code"], field))
                checked.add(kind) if wanted else None
        self.assertEqual({kind for kind, fields in TOLD.items() if fields} - checked, {"action", "decision", "opportunity", "risk"})

    def test_what_is_reckoned_of_it(self):
        data = self.minutes()
        for kind, wanted in [("nonconformity", r"^Closed after \d+ days?\.$"), ("audit", r"^Minor nonconformity: \d"), ("objective", r"^M-\d+ is [\d.]+ .*, the target ")]:
            said = [(row["code"], row["reckoned"]) for row in self.rows(data, kind).values() if row["reckoned"]]
            self.assertTrue(said, kind)
            self.assertRegex(said[0][1], wanted)
            self.assertIn(said[0][1], self.isms("show", "s.isms", said[0][0], "--as-of", data["document"]["until"]).out)

    def test_figures(self):
        day = self.records("review")[0]["fields"]["held_on"]
        data = self.minutes("--as-of", day)

        def fields(kind):
            return [record["fields"] for record in self.records(kind, "--as-of", day)]

        def looked(point, kind):
            return [row for row in data["input_" + point] if row["kind"] == kind]
        closed = sorted((datetime.date.fromisoformat(one["closed_on"]) - datetime.date.fromisoformat(one["detected_on"])).days
                        for one in fields("nonconformity") if one["status"] == "closed")
        self.assertEqual(data["figures_d1"]["days"], closed[(len(closed) - 1) // 2] if closed else None)
        self.assertEqual(data["figures_d1"]["failed"], sum(row["effect_result"] == "no" for row in looked("d1", "corrective_action")))
        self.assertEqual(data["figures_b"]["looked_on"], max(one[name] for one in fields("issue") for name in ("created_on", "reviewed_on") if one[name] and one[name] <= day))
        self.assertEqual(data["figures_c"]["undecided"], sum(one["handled"] is None and one["status"] != "ended" for one in fields("requirement")))
        for grade in ("major", "minor", "observation", "improvement", "strength"):
            self.assertEqual(data["figures_d3"][grade], sum(row["grade"] == grade for row in looked("d3", "finding")), grade)
        self.assertEqual(data["figures_d3"]["done"], sum("closed" in row["news"] for row in looked("d3", "audit")))
        for tone in ("praise", "complaint", "suggestion", "question"):
            self.assertEqual(data["figures_e"][tone], sum(row["tone"] == tone for row in looked("e", "feedback")), tone)
        self.assertEqual(data["figures_d2"]["measures"], len(data["measures"]))
        self.assertEqual(data["figures_d2"]["missed"], sum(row["reached"] is False for row in data["measures"]))
        self.assertEqual(data["figures_f"]["assessed_on"], max(one["performed_on"] for one in fields("assessment") if (one["performed_on"] or "9") <= day))
        self.assertEqual(data["figures_f"]["late_treatments"], sum("overdue" in row["news"] for row in looked("f", "treatment")))

    def test_top_risks_then_and_now(self):
        self.hold_next()
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        before = {record["key"]: record["fields"] for record in self.records("risk")}
        self.isms("rate", "s.isms", "RK-05", "--likelihood", "5", "--impact", "5", "--reason", "It happened twice")

        def level(fields):
            return fields["current_likelihood"] * fields["current_impact"]
        rows = self.minutes(code)["top_risks"]
        open_ones = [record for record in self.records("risk") if record["fields"]["status"] != "closed" and record["fields"]["current_impact"]]
        wanted = sorted(open_ones, key=lambda record: (-level(record["fields"]), record["code"]))[:10]
        self.assertEqual([(row["code"], row["level"], row["level_before"]) for row in rows],
                         [(record["code"], level(record["fields"]), level(before[record["key"]])) for record in wanted])
        self.assertEqual((rows[0]["code"], rows[0]["level"]), ("RK-05", 25))
        told = next(row for row in self.minutes(code)["input_f"] if row["code"] == "RK-05")
        self.assertEqual((told["level"], told["level_before"]), (25, level(before[told["key"]])))
        self.assertIn(f"it was level {told['level_before']} at the last review.", told["reckoned"])

    def test_age_of_what_is_open(self):
        held = datetime.date.fromisoformat(self.records("review")[0]["fields"]["held_on"]) - datetime.timedelta(days=100)
        self.hold_next()
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        self.assertEqual(self.minutes(code)["figures_a"]["oldest_days"], 10)
        self.isms("add", "s.isms", "review", "title=Review before all", f"held_on={held}")
        self.isms("add", "s.isms", "action", "title=Old one", "status=planned",
                  "review=" + next(record["code"] for record in self.records("review") if record["title"] == "Review before all"))
        self.assertEqual(self.minutes(code)["figures_a"]["oldest_days"], 110)

    def test_acceptances_that_end(self):
        today = datetime.date.today()
        risks = [(record["code"], record["fields"]["owner"]["code"]) for record in self.records("risk") if record["fields"]["status"] == "accepted"][:1]
        code, owner = risks[0]
        for days, word, figures in [(30, "ending", (0, 1)), (200, None, (0, 0))]:
            self.isms("accept", "s.isms", code, "--by", owner, "--until", str(today + datetime.timedelta(days=days)), "--reason", "It costs more to mend")
            newest = self.records("acceptance")[-1]
            self.isms("add", "s.isms", "review", "title=Next", f"planned_on={today}") if days == 30 else None
            data = self.minutes(next(record["code"] for record in self.records("review") if record["title"] == "Next"))
            mine = [row for row in data["input_f"] if row["kind"] == "acceptance" and (row["risk"] or {}).get("code") == code]
            self.assertIn(newest["code"], [row["code"] for row in mine])
            self.assertEqual([row["code"] for row in mine if "ending" in row["news"]], [newest["code"]] if word else [])
            self.assertEqual((data["figures_f"]["ended_acceptances"], data["figures_f"]["ending_acceptances"]), figures)

    def test_what_was_removed(self):
        self.hold_next()
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        self.isms("remove", "s.isms", "I-05")
        row = next(row for row in self.minutes(code)["input_b"] if row["code"] == "I-05")
        self.assertEqual(row["news"], ["removed"])


class Many(Reviews):
    """What nobody reads in a meeting is not printed, but counted, and in the data."""
    def test_paper_names_what_is_late_and_some_of_the_rest(self):
        for tool in ("pdftotext", "pdfdetach"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not on this computer")
        rows = [f"Job {i},approved,{'2026-05-01' if i >= 290 else '2099-01-01'}" for i in range(300)]
        (self.work / "t.csv").write_text("\n".join(["title,status,planned_on", *rows]))
        self.isms("import", "s.isms", "change", "t.csv")
        self.hold_next()
        review = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        self.isms("export", "s.isms", "review", review, "-o", "m.pdf")
        text = subprocess.run(["pdftotext", "-raw", self.work / "m.pdf", "-"], capture_output=True, text=True, check=True).stdout
        words = " ".join(text.split())
        subprocess.run(["pdfdetach", "-save", "1", "-o", self.work / "m.json", self.work / "m.pdf"], check=True)
        data = json.loads((self.work / "m.json").read_text())
        listed = [row["title"] for row in data["input_b"]]
        self.assertTrue({f"Job {i}" for i in range(300)} <= set(listed))
        self.assertIn(f"{len(listed) - 200} more are not printed here", words)
        self.assertTrue(all(f"Job {i} " in words for i in range(290, 300)))
        self.assertNotIn("Job 289 ", words)


class Gaps(Reviews):
    def clauses(self, *words):
        return [gap["clause"] for gap in self.minutes(*words)["gaps"]]

    def sentences(self, *words):
        return " ".join(gap["sentence"] for gap in self.minutes(*words)["gaps"])

    def test_without_top_management(self):
        self.assertNotIn("top management", self.sentences())
        managers = {record["fields"]["holder"]["code"] for record in self.records("role") if record["fields"]["kind"] == "top_management" and record["fields"]["holder"]}
        present = [person["code"] for person in self.records("review")[0]["fields"]["attendees"] if person["code"] not in managers]
        document = self.minutes()["document"]
        self.assertEqual({one["code"] for one in document["attendees"]} - {one["code"] for one in document["top_management"]}, set(present))
        alone = "attendees=" + "; ".join(present)
        self.assertIn("(9.3.1)", self.isms("set", "s.isms", "MR-2026-1", alone, code=WRONG_CALL).err)
        self.isms("set", "s.isms", "MR-2026-1", alone, "status=held")
        self.assertIn("(9.3.1)", self.isms("set", "s.isms", "MR-2026-1", "status=approved", code=WRONG_CALL).err)
        self.assertIn("top management", self.sentences())
        self.assertIn("9.3.1", self.clauses())

    def test_each_topic_needs_a_word(self):
        before = self.clauses()
        record = next(record for record in self.records("review_input") if record["fields"]["point"] == "e")
        self.isms("remove", "s.isms", record["code"])
        self.assertEqual(sorted(self.clauses()), sorted([*before, "9.3.2 e)"]))

    def test_verdict_and_approval(self):
        self.isms("set", "s.isms", "MR-2026-1", "status=planned", "effective=")
        self.assertIn("verdict is missing", self.sentences())
        self.isms("set", "s.isms", "MR-2026-1", "approved_by=")
        self.assertIn("9.3.3", self.clauses())

    def test_a_new_file_has_no_review(self):
        self.new("empty.isms")
        data = self.isms("export", "empty.isms", "review", "-f", "json", "-o", "-").json
        self.assertEqual([gap["clause"] for gap in data["gaps"]], ["9.3.1"])
        self.assertTrue(all(not data["input_" + point] for point in POINTS))

    def test_which_review(self):
        self.assertIn("no Management review “MR-9”", self.isms("export", "s.isms", "review", "MR-9", code=REFUSED).err)
        self.assertIn("leave out “MR-1”", self.isms("export", "s.isms", "register", "MR-1", code=WRONG_CALL).err)


class Demands(Reviews):
    """What has to be said before something is closed, done or approved."""

    def refused(self, *words):
        return self.isms(*words, code=WRONG_CALL).err

    def test_nonconformity_with_an_empty_step(self):
        for field, clause in [("correction", "(10.2 a)"), ("effects", "(10.2 a)"), ("cause", "(10.2 b)"), ("similar_check", "(10.2 b)"), ("isms_changes", "(10.2 e)")]:
            said = self.refused("set", "s.isms", "NC-01", field + "=")
            self.assertIn("before the state is “Closed”", said)
            self.assertIn(clause, said)
        self.isms("add", "s.isms", "nonconformity", "title=Door left open")
        code = next(record["code"] for record in self.records("nonconformity") if record["title"] == "Door left open")
        self.assertIn("Correction", self.refused("set", "s.isms", code, "status=closed"))
        closed = ("status=closed", f"closed_on={datetime.date.today()}")
        steps = ("correction=Closed it", "effects=None found", "cause=No closer fitted", "similar_check=Two more doors", "isms_changes=None needed")
        self.assertIn("no corrective action removes its cause", self.refused("set", "s.isms", code, *steps, *closed))
        self.isms("set", "s.isms", code, *steps, "no_action_reason=The builder mends it next week", *closed)
        self.isms("set", "s.isms", code, "status=open", "cause=")

    def test_audit_without_evidence(self):
        self.assertIn("9.2.2", self.refused("set", "s.isms", "IA-2026-1", "evidence="))
        self.assertIn("9.2.2", self.refused("set", "s.isms", "IA-2027-1", "status=done"))

    def test_review_without_verdict(self):
        self.assertIn("9.3.1", self.refused("set", "s.isms", "MR-2026-1", "effective="))
        self.assertIn("9.3.1", self.refused("set", "s.isms", "MR-2026-1", "attendees="))
        self.assertIn("9.3.3", self.refused("set", "s.isms", "MR-2026-1", "approved_by="))

    def test_minutes_without_a_word(self):
        self.isms("add", "s.isms", "review", "title=Second review", "held_on=2026-11-20", "attendees=P-01", "suitable=yes", "adequate=yes", "effective=yes")
        code = next(record["code"] for record in self.records("review") if record["title"] == "Second review")
        for words in (("approve", "s.isms", code, "--by", "P-01"), ("set", "s.isms", code, "status=approved", "approved_by=P-01")):
            self.assertIn("(9.3.2 a)", self.refused(*words))
        for point in POINTS:
            self.isms("add", "s.isms", "review_input", "title=Nothing", "review=" + code, "point=" + point, "nothing_to_report=yes")
        self.assertRegex(self.refused("approve", "s.isms", code, "--by", "P-01"), r"No decision is written down\..*\(9\.3\.3\)")
        self.isms("add", "s.isms", "decision", "text=No change needed", "outcome=no_change", "review=" + code)
        for words in (("approve", "s.isms", code, "--by", "P-09"), ("set", "s.isms", code, "status=approved", "approved_by=P-09")):
            self.assertIn("role in top management (9.3.3)", self.refused(*words))
        self.isms("approve", "s.isms", code, "--by", "P-01")
        self.assertEqual(self.minutes(code)["gaps"], [])

    def test_incident_that_is_one(self):
        closed = ("status=closed", f"closed_on={datetime.date.today()}")
        steps = ("response=Changed the lock", "notified=Nobody", "cause=Left on a table", "lessons=Keys stay on a belt", "nc_decision=yes")
        self.isms("add", "s.isms", "incident", "title=Lost key", "description=Of the archive", *steps)
        code = next(record["code"] for record in self.records("incident") if record["title"] == "Lost key")
        self.assertIn("Why, or why not", self.refused("set", "s.isms", code, "status=closed"))
        self.assertIn("none is opened for it (10.2)", self.refused("set", "s.isms", code, "nc_reason=A rule was not met", *closed))
        self.isms("set", "s.isms", code, "nc_reason=A rule was not met", "nonconformity=NC-03", *closed)

    def test_incident_with_an_empty_step(self):
        for field, clause in [("response", "(A.5.26)"), ("notified", "(A.5.5)"), ("cause", "(A.5.27)"), ("lessons", "(A.5.27)"), ("nc_decision", "(10.2)")]:
            self.assertIn(clause, self.refused("set", "s.isms", "INC-01", field + "="))

    def test_table_that_says_closed(self):
        (self.work / "nc.csv").write_text("Title,Status,Cause\nDoor left open,Closed,\n", encoding="utf-8")
        said = self.isms("import", "s.isms", "nonconformity", "nc.csv", code=None)
        self.assertIn("has to be said first (10.2 a)", said.out + said.err)
        record = next(record for record in self.records("nonconformity") if record["title"] == "Door left open")
        self.assertIsNone(record["fields"]["status"])

    def test_table_that_says_closed_but_tells_no_action(self):
        steps = "Correction,Consequences,Root cause,Looked elsewhere,Changes to the ISMS,Closed on"
        (self.work / "nc.csv").write_text(f"Title,Status,{steps}\nDoor left open,Closed,Shut,None,No closer,Two more,None,2026-11-02\n", encoding="utf-8")
        said = self.isms("import", "s.isms", "nonconformity", "nc.csv", code=None)
        self.assertIn("no corrective action removes its cause", said.out + said.err)
        record = next(record for record in self.records("nonconformity") if record["title"] == "Door left open")
        self.assertEqual((record["fields"]["status"], record["fields"]["correction"]), (None, "Shut"))


if __name__ == "__main__":
    tap.main()
