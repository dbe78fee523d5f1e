#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: what is due, and the .ics file read by a reader of its own (RFC 5545)."""
import shutil
import time

import tap
from isms_runner import REFUSED, Case


def read_ics(data):
    """A list of events, each its properties; asks for what every reader asks for."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "lines end with CR LF"
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "lines are folded"
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines and any(line.startswith("PRODID:") for line in lines)
    events, current = [], None
    for line in lines[1:-1]:
        name, value = line.split(":", 1)
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(current)
            events.append(current)
            current = None
        elif current is not None:
            assert name not in current
            current[name] = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert current is None
    return events


class Calendar(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def due(self):
        return self.isms("export", "s.isms", "calendar", "-f", "json", "-o", "-").json["due"]

    def events(self):
        return read_ics(self.isms("export", "s.isms", "calendar", "-f", "ics", "-o", "-").bytes)

    def fields(self, kind):
        return {record["code"]: record["fields"] for record in self.isms("list", "s.isms", kind, "--json").json}

    def test_what_is_open_and_dated(self):
        rows = self.due()
        self.assertEqual([row["day"] for row in rows], sorted(row["day"] for row in rows))
        today = time.strftime("%Y-%m-%d")
        for row in rows:
            self.assertEqual(row["late"], row["day"] < today)
        treatments = {code for code, fields in self.fields("treatment").items() if fields["due"] and fields["status"] in ("planned", "in_progress", None)}
        self.assertEqual({row["code"] for row in rows if row["kind"] == "treatment"}, treatments)
        risks = {code for code, fields in self.fields("risk").items() if fields["next_review_on"] and fields["status"] != "closed"}
        self.assertEqual({row["code"] for row in rows if row["kind"] == "risk"}, risks)
        self.assertTrue(treatments and risks)

    def test_done_is_no_longer_due(self):
        code = next(row["code"] for row in self.due() if row["kind"] == "treatment")
        self.isms("set", "s.isms", code, "status=done")
        self.assertNotIn(code, [row["code"] for row in self.due()])

    def test_one_next_review(self):
        self.assertEqual([row["field"] for row in self.due() if row["kind"] == "review"], ["next_due"])
        self.isms("add", "s.isms", "review", "title=Second", "held_on=2026-11-20", "next_due=2027-11-20")
        self.assertEqual([row["day"] for row in self.due() if row["kind"] == "review"], ["2027-11-20"])

    def test_ics_says_the_same(self):
        rows, events = self.due(), self.events()
        self.assertEqual([(event["UID"], event["DTSTART;VALUE=DATE"]) for event in events], [(row["uid"], row["day"].replace("-", "")) for row in rows])
        for row, event in zip(rows, events, strict=True):
            self.assertEqual(event["SUMMARY"], f"{row['what']}: {row['code']} {row['title']}")
        self.assertEqual(len({event["UID"] for event in events}), len(events))

    def test_exported_again_it_updates(self):
        before = {event["UID"]: event for event in self.events()}
        row = next(row for row in self.due() if row["kind"] == "treatment")
        self.isms("set", "s.isms", row["code"], "due=2031-01-02", "title=Ärger, viel; und \\ lang " + "ö" * 80)
        after = {event["UID"]: event for event in self.events()}
        self.assertEqual(before.keys(), after.keys())
        self.assertEqual(after[row["uid"]]["DTSTART;VALUE=DATE"], "20310102")
        self.assertIn("Ärger, viel; und \\ lang " + "ö" * 80, after[row["uid"]]["SUMMARY"])
        self.assertGreaterEqual(int(after[row["uid"]]["SEQUENCE"]), int(before[row["uid"]]["SEQUENCE"]))

    def test_other_reports_have_no_days(self):
        self.assertIn("holds no days", self.isms("export", "s.isms", "soa", "-f", "ics", "-o", "-", code=REFUSED).err)


if __name__ == "__main__":
    tap.main()
