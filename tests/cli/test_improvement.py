#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nonconformities and corrective actions: the log counted again from the records, and what keeps one from being closed (10.2)."""
import collections
import datetime
import re
import shutil

import tap
from isms_runner import WRONG_CALL, Case


class Improvement(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def records(self, kind):
        return {record["code"]: record["fields"] for record in self.isms("list", "s.isms", kind, "--json").json}

    def report(self):
        return self.isms("export", "s.isms", "improvement", "-f", "json", "-o", "-").json

    def cases(self):
        return {code: fields for code, fields in self.records("nonconformity").items() if fields["status"] != "rejected"}

    @staticmethod
    def days(fields):
        if fields["status"] != "closed":
            return None
        return (datetime.date.fromisoformat(fields["closed_on"]) - datetime.date.fromisoformat(fields["detected_on"])).days

    def test_time_to_close(self):
        data = self.report()
        wanted = {code: self.days(fields) for code, fields in self.records("nonconformity").items()}
        self.assertEqual({row["code"]: row["days"] for row in data["nonconformities"]}, wanted)
        closed = sorted(days for days in wanted.values() if days is not None)
        self.assertEqual(data["document"]["days"], closed[(len(closed) - 1) // 2])
        self.assertTrue(len(closed) > 2)

    def test_causes(self):
        counted = collections.Counter(fields["cause_code"] for fields in self.cases().values())
        data = self.report()
        self.assertEqual({row["cause"]: row["count"] for row in data["causes"]}, dict(counted))
        self.assertEqual(sum(row["repeats"] for row in data["causes"]), 0)
        area, cause, day = next((fields["area"]["code"], fields["cause_code"], fields["detected_on"]) for code, fields in self.cases().items() if code == "NC-03")
        later = min(datetime.date.fromisoformat(day) + datetime.timedelta(days=25), datetime.date.today())
        self.isms("add", "s.isms", "nonconformity", "title=Again", f"detected_on={later}", "area=" + area, "cause_code=" + cause)
        data = self.report()
        self.assertEqual([row["title"] for row in data["nonconformities"] if row["repeat"]], ["Again"])
        self.assertEqual({row["cause"]: row["repeats"] for row in data["causes"] if row["repeats"]}, {cause: 1})

    def test_causes_by_quarter(self):
        counted = collections.Counter()
        for fields in self.cases().values():
            day = datetime.date.fromisoformat(fields["detected_on"])
            counted[(day.year, (day.month - 1) // 3 + 1, fields["cause_code"])] += 1
        rows = self.report()["causes_by_quarter"]
        told = {(int(re.search("20[0-9]{2}", row["quarter"])[0]), int(re.search("[1-4]", re.sub("20[0-9]{2}", "", row["quarter"]))[0]), row["cause"]): row["found"] for row in rows}
        self.assertEqual(told, dict(counted))

    def test_where_they_come_from(self):
        rows = {row["code"]: row for row in self.report()["nonconformities"]}
        for kind in ("finding", "incident"):
            for code, fields in self.records(kind).items():
                if fields["nonconformity"]:
                    self.assertIn(code, [ref["code"] for ref in rows[fields["nonconformity"]["code"]]["origins"]])

    def test_not_closed_before_the_effect_was_checked(self):
        steps = ("correction=Done", "effects=None", "cause=No rule", "similar_check=Two more", "isms_changes=None needed")
        close = ("set", "s.isms", "NC-03", "status=closed", f"closed_on={datetime.date.today()}")
        self.isms("set", "s.isms", "NC-03", *steps)
        refused = self.isms(*close, code=WRONG_CALL).err
        self.assertIn("CA-03", refused)
        self.assertIn("10.2 d", refused)
        self.isms("set", "s.isms", "CA-03", "status=in_progress")
        self.assertIn("10.2 c", self.isms(*close, code=WRONG_CALL).err)
        planned = datetime.date.today()
        self.isms("set", "s.isms", "CA-03", "status=done", f"effect_check_planned_on={planned}", f"effect_checked_on={planned - datetime.timedelta(days=1)}", "effect_result=yes")
        self.assertIn("before the day planned", self.isms(*close, code=WRONG_CALL).err)
        self.isms("set", "s.isms", "CA-03", f"effect_checked_on={planned}", "effect_check_planned_on=")
        self.assertIn("not said when the effect", self.isms(*close, code=WRONG_CALL).err)
        self.isms("set", "s.isms", "CA-03", f"effect_check_planned_on={planned}", "effect_result=no")
        self.assertIn("another one is needed (10.2 d)", self.isms(*close, code=WRONG_CALL).err)
        self.isms("set", "s.isms", "CA-03", "effect_result=yes")
        self.assertIn("10.2 g", self.isms(*close[:-1], code=WRONG_CALL).err)
        self.isms(*close)
        for change in (("set", "s.isms", "CA-03", "status=planned"), ("add", "s.isms", "corrective_action", "title=One more", "nonconformity=NC-03", "status=planned")):
            self.assertIn("NC-03 is closed: open it again first", self.isms(*change, code=WRONG_CALL).err)
        self.isms("set", "s.isms", "CA-03", "effect=Said more about it")


if __name__ == "__main__":
    tap.main()
