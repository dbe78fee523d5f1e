#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures: their trends and what is due, worked out again from the records, and values imported from a table (6.2, 9.1)."""
import calendar
import collections
import datetime
import re
import shutil

import tap
from isms_runner import WRONG_CALL, Case

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
DAYS = {"daily": 1, "weekly": 7}


def month_number(day):
    return int(day[:4]) * 12 + int(day[5:7])


def later(day, rhythm):
    """One period after a day; the end of a month leads to the end of a month."""
    date = datetime.date.fromisoformat(day)
    if rhythm in DAYS:
        return str(date + datetime.timedelta(days=DAYS[rhythm]))
    year, month = divmod(month_number(day) - 1 + MONTHS[rhythm], 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_end = date.day == calendar.monthrange(date.year, date.month)[1]
    return f"{year:04}-{month + 1:02}-{last if is_end else min(date.day, last):02}"


class Measures(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def records(self, kind):
        return self.isms("list", "s.isms", kind, "--json").json

    def report(self, *words):
        return self.isms("export", "s.isms", "measures", "-f", "json", "-o", "-", *words).json

    def values(self, measure):
        fields = [record["fields"] for record in self.records("measurement") if record["fields"]["measure"]["code"] == measure["code"]]
        return sorted((one["period_end"], one["value"]) for one in fields if one["value"] is not None)

    @staticmethod
    def state(fields, value):
        target, alarm, sign = fields["target"], fields["alarm_value"], {"at_least": 1, "at_most": -1}.get(fields["direction"])
        if sign and alarm is not None and sign * value < sign * alarm:
            return "alarm"
        if sign is None and alarm is not None and abs(value - target) > abs(alarm - target):
            return "alarm"
        return "reached" if (sign and sign * value >= sign * target) or value == target else "missed"


class Trends(Measures):
    def test_values_and_states(self):
        data = self.report()
        seen = collections.defaultdict(list)
        for row in data["values"]:
            seen[row["measure"]["code"]].append((row["day"], row["value"], row["state"], row["missing"]))
        for measure in self.records("measure"):
            mine = self.values(measure)
            wanted = []
            for i, (day, value) in enumerate(mine):
                missing = month_number(day) - month_number(mine[i - 1][0]) - 1 if i else 0
                wanted.append((day, value, self.state(measure["fields"], value), missing))
            self.assertEqual(seen[measure["code"]], wanted, measure["code"])
        self.assertTrue(any(row["missing"] for row in data["values"]))
        self.assertEqual({row["state"] for row in data["values"]}, {"reached", "missed", "alarm"})

    def test_newest_value_and_change(self):
        rows = {row["code"]: row for row in self.report()["measures"]}
        for measure in self.records("measure"):
            mine, row = self.values(measure), rows[measure["code"]]
            self.assertEqual((row["last"], row["before"]), (mine[-1][1], mine[-2][1]))
            rises = (mine[-1][1] > mine[-2][1]) - (mine[-1][1] < mine[-2][1])
            sign = {"at_least": 1, "at_most": -1}.get(measure["fields"]["direction"])
            if sign:
                self.assertEqual(row["move"], {1: "better", 0: "same", -1: "worse"}[sign * rises], measure["code"])

    def test_as_of_an_earlier_day(self):
        all_days = sorted(row["day"] for row in self.report()["values"])
        day = all_days[len(all_days) // 2]
        rows = self.report("--as-of", day)["values"]
        self.assertTrue(rows)
        self.assertTrue(all(row["day"] <= day for row in rows))

    def test_next_by_the_rhythm(self):
        rows = {row["code"]: row for row in self.report()["measures"]}
        evaluations = self.records("evaluation")
        for measure in self.records("measure"):
            row, fields = rows[measure["code"]], measure["fields"]
            self.assertEqual(row["next"], later(self.values(measure)[-1][0], fields["frequency"]))
            judged = max(one["fields"]["evaluated_on"] for one in evaluations if measure["code"] in [ref["code"] for ref in one["fields"]["measures"]])
            self.assertEqual(row["evaluation"], later(judged, fields["evaluation_rhythm"]))
        self.isms("set", "s.isms", "M-01", "frequency=weekly", "evaluation_rhythm=")
        row = next(row for row in self.report()["measures"] if row["code"] == "M-01")
        last = max(self.values(next(measure for measure in self.records("measure") if measure["code"] == "M-01")))[0]
        self.assertEqual((row["next"], row["next_late"], row["evaluation"]), (str(datetime.date.fromisoformat(last) + datetime.timedelta(days=7)), True, None))

    def test_objectives(self):
        rows = self.report()["objectives"]
        self.assertEqual([(row["code"], row["due"], row["status"]) for row in rows],
                         [(one["code"], one["fields"]["due"], one["fields"]["status"]) for one in self.records("objective")])


class Period(Measures):
    """A measure of every day: what is printed ends, what is data does not."""
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.days = [str(datetime.date(2025, 1, 1) + datetime.timedelta(days=i)) for i in range(200)]

    def setUp(self):
        super().setUp()
        (self.work / "s.isms").unlink()
        self.isms("new", "s.isms", "--name", "Nordwind")
        self.isms("add", "s.isms", "measure", "name=Failed logins", "frequency=daily", "status=active")
        self.isms("add", "s.isms", "measure", "name=Lost badges", "frequency=monthly", "status=active")
        rows = [f"Failed logins,{day},{day},{i}" for i, day in enumerate(self.days)] + ["Lost badges,2025-01,2025-01-31,3"]
        (self.work / "v.csv").write_text("Measure,Period,Last day of the period,Value\n" + "\n".join(rows) + "\n")
        self.isms("import", "s.isms", "measurement", "v.csv")

    def paper(self, *words):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not on this computer")
        from test_files import tool
        self.isms("export", "s.isms", "measures", "-o", "m.pdf", *words)
        return tool("pdftotext", "-layout", str(self.work / "m.pdf"), "-").decode()

    def printed(self, text):
        """The days of the rows of values, each named twice: as a period, and as a day."""
        return [found for found in re.findall(r"^ *(\d{4}-\d\d-\d\d) ", text, re.M)]

    def test_all_is_data_and_the_newest_are_printed(self):
        self.assertEqual(len(self.report()["values"]), 201)
        text = self.paper()
        self.assertEqual(self.printed(text), self.days[-31:])
        self.assertIn("169 earlier values are not printed here", text)
        self.assertIn("Failed logins (169 earlier values are not printed)", text)
        self.assertNotIn("Lost badges (", text)

    def test_a_period(self):
        data = self.report("--from", "2025-02-01", "--to", "2025-02-28")
        self.assertEqual([row["day"] for row in data["values"]], [day for day in self.days if day.startswith("2025-02")])
        self.assertEqual((data["document"]["from"], data["document"]["until"]), ("2025-02-01", "2025-02-28"))
        rows = {row["title"]: row for row in data["measures"]}
        self.assertEqual((rows["Failed logins"]["last"], rows["Failed logins"]["before"]), (58, 57))
        self.assertEqual(rows["Lost badges"]["last"], 3)
        text = self.paper("--from", "2025-02-01", "--to", "2025-02-28")
        self.assertEqual(len(self.printed(text)), 28)
        self.assertNotIn("not printed", text)
        self.assertEqual([row["day"] for row in self.report("--from", self.days[-2])["values"]], self.days[-2:])
        self.assertEqual([row["day"] for row in self.report("--to", self.days[1])["values"]], self.days[:2])
        try:
            import jsonschema
        except ImportError:
            return
        jsonschema.validate(data, self.isms("schema", "measures").json)

    def test_periods_that_are_none(self):
        for words in (["--from", "2025-2-1"], ["--to", "soon"], ["--from", "2025-03-01", "--to", "2025-02-01"]):
            self.isms("export", "s.isms", "measures", *words, code=WRONG_CALL)
        self.assertIn("tells of no period", self.isms("export", "s.isms", "soa", "--from", "2025-01-01", code=WRONG_CALL).err)


class Chances(Measures):
    def test_ranked_by_the_risk_they_carry(self):
        carried, count = collections.Counter(), collections.Counter()
        for risk in self.records("risk"):
            fields = risk["fields"]
            if fields["status"] == "closed":
                continue
            pair = next(((fields[f"{stage}_likelihood"], fields[f"{stage}_impact"]) for stage in ("current", "inherent") if fields[f"{stage}_likelihood"]), (0, 0))
            for control in fields["controls"]:
                carried[control["code"]] += pair[0] * pair[1]
                count[control["code"]] += 1
        measured = {ref["code"] for measure in self.records("measure") for ref in measure["fields"]["links"]}
        rows = self.report()["chances"]
        free = [row for row in rows if not row["measures"]]
        self.assertEqual({row["code"]: (row["carried"], row["risks"]) for row in rows}, {row["code"]: (carried[row["code"]], count[row["code"]]) for row in rows})
        self.assertEqual([row["carried"] for row in free], sorted((n for code, n in carried.items() if code not in measured), reverse=True)[:len(free)])
        self.assertTrue(all(row["code"] not in measured for row in free))

    def test_measured_ones_come_last(self):
        first = self.report()["chances"][0]["code"]
        self.isms("add", "s.isms", "measure", "name=How " + first + " does", "links=" + "control:" + first)
        self.assertNotEqual(self.report()["chances"][0]["code"], first)


class Import(Measures):
    def setUp(self):
        """Measures of its own, with days that do not move as the sample's do."""
        super().setUp()
        (self.work / "s.isms").unlink()
        self.isms("new", "s.isms", "--name", "Nordwind")
        for name in ("Phishing click rate", "Phishing report rate"):
            self.isms("add", "s.isms", "measure", f"name={name}", "frequency=monthly", "status=active")
        for month, day in (("05", 31), ("06", 30), ("08", 31)):
            self.isms("add", "s.isms", "measurement", "measure=M-01", f"period=2026-{month}", f"period_end=2026-{month}-{day}", "value=5")

    def take(self, text):
        (self.work / "v.csv").write_text(text, encoding="utf-8")
        return self.isms("import", "s.isms", "measurement", "v.csv").out

    def of(self, period):
        return sorted((one["fields"]["measure"]["code"], one["fields"]["value"]) for one in self.records("measurement") if one["fields"]["period"] == period)

    def test_by_name_or_code_and_again(self):
        table = "Measure,Period,Value\nM-01,2026-11,4.5\nPhishing report rate,2026-11,70\n"
        self.assertIn("2 added", self.take(table))
        self.assertEqual(self.of("2026-11"), [("M-01", 4.5), ("M-02", 70)])
        self.assertIn("2 were the same already", self.take(table))
        self.assertIn("1 were changed", self.take(table.replace("4.5", "4.4")).replace("was", "were"))
        self.assertEqual(self.of("2026-11"), [("M-01", 4.4), ("M-02", 70)])

    def test_twice_in_one_table(self):
        said = self.take("Measure,Period,Value\nM-01,2026-11,4.5\nPhishing click rate,2026-11,9\n")
        self.assertIn("already in line 2", said)
        self.assertEqual(self.of("2026-11"), [("M-01", 4.5)])

    def test_names_the_period_by_its_last_day(self):
        """By the rhythm of the measure, as where a value is typed; the same table again changes what it added."""
        self.isms("set", "s.isms", "M-02", "frequency=quarterly")
        self.isms("add", "s.isms", "measure", "name=Outages", "frequency=weekly")
        table = "Measure,Last day of the period,Value\nM-01,31.10.2026,4.5\nM-02,30.09.2026,70\nM-03,06.09.2026,1\nM-01,31.08.2026,6\n"
        said = self.take(table)
        self.assertIn("3 added", said)
        self.assertIn("3 rows have no “Period”: it is taken from the column “Last day of the period”", said)
        self.assertEqual([self.of(period) for period in ("2026-10", "2026-Q3", "2026-09-06", "2026-08")], [[("M-01", 4.5)], [("M-02", 70)], [("M-03", 1)], [("M-01", 6)]])
        self.assertIn("4 were the same already", self.take(table))
        self.assertIn("this must be filled in", self.take(table + "M-01,,4\n"))

    def test_fills_the_gap(self):
        before = next(row for row in self.report()["measures"] if row["code"] == "M-01")
        self.take("Measure,Period,Value\nM-01,2026-07,4.6\n")
        after = next(row for row in self.report()["measures"] if row["code"] == "M-01")
        self.assertEqual((after["missing"], after["values"]), (before["missing"] - 1, before["values"] + 1))  # others are missing since, until today


if __name__ == "__main__":
    tap.main()
