#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: what is due, and the .ics file read by a reader of its own (RFC 5545)."""
import datetime
import re
import shutil
import time

import tap
from isms_runner import REFUSED, Case


CONTENT_LINE = re.compile(r"^([A-Z-]+)((?:;[A-Z-]+=[^;:,]+)*):(.*)$")
ESCAPED = re.compile(r"\\(.)")


def unfold(data):
    """The content lines; asks for CR LF, for lines of at most 75 bytes, and that no character is cut (RFC 5545, 3.1)."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    physical = data.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in physical), "lines are folded"
    for line in physical:
        line.decode("utf-8")
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def read_text(value):
    """A text value: what has to be escaped is, and nothing else (RFC 5545, 3.3.11)."""
    assert not re.search(r"[;,]", ESCAPED.sub("", value)), "; and , are escaped"
    assert all(mark in "\\;,nN" for mark in ESCAPED.findall(value)), "nothing else is"
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def read_event(lines):
    event = {}
    for line in lines:
        name, parameters, value = CONTENT_LINE.match(line).groups()
        assert name + parameters not in event, "each property once"
        event[name + parameters] = read_text(value) if name == "SUMMARY" else value
    assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= set(event)
    datetime.datetime.strptime(event["DTSTAMP"], "%Y%m%dT%H%M%SZ")
    datetime.datetime.strptime(event["DTSTART;VALUE=DATE"], "%Y%m%d")
    assert event["STATUS"] in ("CONFIRMED", "CANCELLED")
    assert 0 <= int(event["SEQUENCE"]) < 2**31 and event["TRANSP"] in ("OPAQUE", "TRANSPARENT")
    return event


def read_ics(data):
    """A list of events, each its properties; asks for what every reader asks for."""
    lines = unfold(data)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    starts = [i for i, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    ends = [i for i, line in enumerate(lines) if line == "END:VEVENT"]
    head = [line.split(":")[0] for line in lines[1:starts[0] if starts else -1]]
    assert sorted(head) == ["CALSCALE", "PRODID", "VERSION"] and "VERSION:2.0" in lines
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert [end + 1 for end in ends[:-1]] == starts[1:] and (not ends or ends[-1] + 1 == len(lines) - 1)
    events = [read_event(lines[start + 1:end]) for start, end in zip(starts, ends, strict=True)]
    assert len({event["UID"] for event in events}) == len(events), "each UID once"
    return events


def read_by_others(data):
    """The same events as another program reads them: day, summary, sequence and whether it is cancelled, by UID."""
    import icalendar
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.name == "VCALENDAR" and not calendar.errors, calendar.errors
    events = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors and event["UID"] not in events, event
        assert isinstance(event["DTSTART"].dt, datetime.date) and event["DTSTAMP"].dt.tzinfo is not None
        events[str(event["UID"])] = (event["DTSTART"].dt, str(event["SUMMARY"]), int(event["SEQUENCE"]), event["STATUS"] == "CANCELLED")
    return events


def take_over(calendar, events):
    """What a calendar does with a file that it reads again (RFC 5546, 2.1.5): the higher SEQUENCE wins, and what is cancelled goes."""
    for uid, event in events.items():
        if uid not in calendar or calendar[uid][2] <= event[2]:
            calendar[uid] = event
    return {uid: event for uid, event in calendar.items() if not event[3]}


class Calendar(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "s.isms")

    def due(self):
        return self.isms("export", "s.isms", "calendar", "-f", "json", "-o", "-").json["due"]

    def all_events(self):
        return read_ics(self.isms("export", "s.isms", "calendar", "-f", "ics", "-o", "-").bytes)

    def events(self):
        return [event for event in self.all_events() if event["STATUS"] == "CONFIRMED"]

    def cancelled(self):
        return {event["UID"]: event for event in self.all_events() if event["STATUS"] == "CANCELLED"}

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
        today = datetime.date.today()
        again = str(today + datetime.timedelta(days=365))
        self.isms("add", "s.isms", "review", "title=Second", f"held_on={today}", f"next_due={again}")
        self.assertEqual([row["day"] for row in self.due() if row["kind"] == "review"], [again])

    def test_ics_says_the_same(self):
        rows, events = self.due(), self.events()
        self.assertEqual([(event["UID"], event["DTSTART;VALUE=DATE"]) for event in events], [(row["uid"], row["day"].replace("-", "")) for row in rows])
        for row, event in zip(rows, events, strict=True):
            self.assertEqual(event["SUMMARY"], f"{row['what']}: {row['code']} {row['title']}")
        self.assertEqual(len({event["UID"] for event in events}), len(events))

    def test_exported_again_it_updates(self):
        before = {event["UID"]: event for event in self.events()}
        row = next(row for row in self.due() if row["kind"] == "treatment")
        time.sleep(1)
        self.isms("set", "s.isms", row["code"], "due=2031-01-02", "title=Ärger, viel; und \\ lang " + "ö" * 80)
        after = {event["UID"]: event for event in self.events()}
        self.assertEqual(before.keys(), after.keys())
        self.assertEqual(after[row["uid"]]["DTSTART;VALUE=DATE"], "20310102")
        self.assertIn("Ärger, viel; und \\ lang " + "ö" * 80, after[row["uid"]]["SUMMARY"])
        self.assertGreater(int(after[row["uid"]]["SEQUENCE"]), int(before[row["uid"]]["SEQUENCE"]))

    def ics(self):
        return self.isms("export", "s.isms", "calendar", "-f", "ics", "-o", "-").bytes

    def test_another_program_reads_it(self):
        try:
            import icalendar  # noqa: F401
        except ImportError:
            self.skipTest("python3-icalendar is not on this computer")
        self.isms("set", "s.isms", next(row["code"] for row in self.due() if row["kind"] == "action"), "title=Ärger, viel; und \\ lang " + "ö" * 80)
        calendar = take_over({}, read_by_others(self.ics()))
        wanted = {row["uid"]: (datetime.date.fromisoformat(row["day"]), f"{row['what']}: {row['code']} {row['title']}") for row in self.due()}
        self.assertEqual({uid: event[:2] for uid, event in calendar.items()}, wanted)
        moved, done, gone = [row for row in self.due() if row["kind"] in ("treatment", "action", "corrective_action") and row["field"] == "due"][:3]
        time.sleep(1)
        self.isms("set", "s.isms", moved["code"], "due=2031-01-02")
        self.isms("set", "s.isms", done["code"], "status=done")
        self.isms("remove", "s.isms", gone["code"])
        self.isms("add", "s.isms", "action", "title=One more", "due=2031-02-03", "status=planned")
        calendar = take_over(calendar, read_by_others(self.ics()))
        self.assertEqual({uid: event[0] for uid, event in calendar.items()}, {row["uid"]: datetime.date.fromisoformat(row["day"]) for row in self.due()})
        self.assertEqual(calendar[moved["uid"]][0], datetime.date(2031, 1, 2))
        self.assertFalse({done["uid"], gone["uid"]} & set(calendar))

    def test_what_is_over_leaves_the_calendar(self):
        soon = str(datetime.date.today() + datetime.timedelta(days=10))
        for title in ("Done one", "Removed one", "Open one"):
            self.isms("add", "s.isms", "action", f"title={title}", f"due={soon}", "status=planned")
        uids = {row["title"]: (row["code"], row["uid"]) for row in self.due()}
        self.assertFalse({uid for _code, uid in uids.values()} & set(self.cancelled()))
        self.isms("set", "s.isms", uids["Done one"][0], "status=done")
        self.isms("remove", "s.isms", uids["Removed one"][0])
        cancelled, open_ones = self.cancelled(), {event["UID"] for event in self.events()}
        for title in ("Done one", "Removed one"):
            event = cancelled[uids[title][1]]
            self.assertEqual(event["DTSTART;VALUE=DATE"], soon.replace("-", ""))
            self.assertNotIn(event["UID"], open_ones)
        self.assertIn(uids["Open one"][1], open_ones)
        self.assertNotIn(uids["Open one"][1], cancelled)
        self.isms("set", "s.isms", uids["Done one"][0], "status=planned")
        self.assertIn(uids["Done one"][1], {event["UID"] for event in self.events()})

    def test_what_recurs_moves_on(self):
        before = {event["UID"]: event["DTSTART;VALUE=DATE"] for event in self.events()}
        row = next(row for row in self.due() if row["code"] == "M-01" and row["field"] == "frequency")
        self.assertEqual((row["what"], row["recurs"]), ("Take the value", True))
        self.isms("add", "s.isms", "measurement", "measure=M-01", f"period={row['day'][:7]}", f"period_end={row['day']}", "value=4")
        after = {event["UID"]: event["DTSTART;VALUE=DATE"] for event in self.events()}
        self.assertEqual(before.keys(), after.keys())
        moved = {uid: day for uid, day in after.items() if before[uid] != day}
        self.assertEqual(set(moved), {row["uid"]})
        self.assertIn((datetime.datetime.strptime(moved[row["uid"]], "%Y%m%d").date() - datetime.date.fromisoformat(row["day"])).days, range(28, 32))

    def test_what_recurs_no_more_leaves_the_calendar(self):
        uids = {row["field"]: row["uid"] for row in self.due() if row["code"] == "M-01"}
        self.assertEqual(set(uids), {"frequency", "evaluation_rhythm"})
        self.assertFalse(set(uids.values()) & set(self.cancelled()))
        self.isms("set", "s.isms", "M-01", "status=ended")
        self.assertLessEqual(set(uids.values()), set(self.cancelled()))
        self.isms("set", "s.isms", "M-01", "status=active")
        self.isms("remove", "s.isms", "M-01")
        self.assertLessEqual(set(uids.values()), set(self.cancelled()))
        self.assertFalse(set(uids.values()) & {event["UID"] for event in self.events()})

    def test_without_an_interval_it_leaves_the_calendar(self):
        uids = {row["field"]: row["uid"] for row in self.due() if row["code"] == "M-01"}
        self.isms("set", "s.isms", "M-01", "frequency=")
        cancelled, events = self.cancelled(), {event["UID"] for event in self.events()}
        self.assertIn(uids["frequency"], cancelled)
        self.assertNotIn(uids["frequency"], events)
        self.assertIn(uids["evaluation_rhythm"], events)
        self.isms("set", "s.isms", "M-01", "evaluation_rhythm=")
        self.assertLessEqual(set(uids.values()), set(self.cancelled()))
        self.isms("set", "s.isms", "M-01", "frequency=monthly")
        self.assertNotIn(uids["frequency"], self.cancelled())

    def test_a_risk_that_says_its_day_leaves_the_calendar_of_the_method(self):
        self.isms("set", "s.isms", "RK-01", "next_review_on=")
        uid = next(row["uid"] for row in self.due() if row["code"] == "RK-01")
        self.isms("set", "s.isms", "RK-01", "next_review_on=2031-03-01")
        self.assertIn(uid, self.cancelled())
        self.assertEqual([row["day"] for row in self.due() if row["code"] == "RK-01"], ["2031-03-01"])

    def test_an_audit_that_is_planned_leaves_the_calendar_of_the_programme(self):
        programme = next(iter(self.fields("programme")))
        self.isms("set", "s.isms", programme, "interval_days=90", "ends_on=2039-12-31")
        row = next(row for row in self.due() if row["code"] == programme)
        self.isms("add", "s.isms", "audit", "title=Planned early", f"programme={programme}", "status=planned", f"planned_on={row['day']}")
        self.assertIn(row["uid"], self.cancelled())
        self.assertNotIn(programme, [row["code"] for row in self.due()])

    def test_recurs_until_its_end(self):
        programme = next(iter(self.fields("programme")))
        self.isms("set", "s.isms", programme, "interval_days=30", "ends_on=2029-12-31")
        done = [fields["done_on"] for fields in self.fields("audit").values() if fields["programme"] and fields["status"] == "done" and fields["source"] in (None, "audit")]
        day = str(datetime.date.fromisoformat(max(done)) + datetime.timedelta(days=30))
        self.assertEqual([row["day"] for row in self.due() if row["code"] == programme], [day])
        uid = next(row["uid"] for row in self.due() if row["code"] == programme)
        self.isms("set", "s.isms", programme, "ends_on=" + max(done))
        self.assertEqual([row["day"] for row in self.due() if row["code"] == programme], [])
        self.assertIn(uid, self.cancelled())

    def test_evidence_that_expires(self):
        self.isms("add", "s.isms", "evidence", "title=Certificate of the restore test", "valid_until=2030-01-31")
        code = next(iter(self.fields("evidence")))
        self.assertEqual([row["day"] for row in self.due() if row["code"] == code], ["2030-01-31"])

    def test_other_reports_have_no_days(self):
        self.assertIn("holds no days", self.isms("export", "s.isms", "soa", "-f", "ics", "-o", "-", code=REFUSED).err)


if __name__ == "__main__":
    tap.main()
