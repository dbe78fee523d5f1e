# SPDX-License-Identifier: GPL-3.0-or-later
"""Check and improve: from a finding to a closed case, a value that is typed, what is due, and the review that speaks of it."""
import datetime
import json
import os
import re
import subprocess
import threading

from gi.repository import Gio, GLib

import tap
from parapet_app import Case, poll, xdotool


class Improvement(Case):
    def fields(self, code):
        return json.loads(self.isms("show", self.path, code, "--json"))["fields"]

    def start(self):
        app = self.open(self.path)
        app.find("list", "Sections")
        return app

    def export(self, app, path):
        """The report of the record that is shown, through its menu, whose items have no names to be found by."""
        app.click(app.find("toggle button", "Record Menu"))
        app.find("menu item")
        app.press("e")
        app.give_path(path)
        app.find(name=re.compile(f"Exported as “{re.escape(path.name)}”"))
        return path

    def answer(self, app, question, text):
        entry = app.find("text", question)
        app.click(entry)
        app.type(text)
        app.press("Return")


class Papers(Improvement):
    def test_report_of_the_record_that_is_shown(self):
        """Not of the latest of its kind."""
        self.path = self.make_file()
        path = self.home / "audit.json"
        app = self.start()
        self.go_to(app, "IA-2026-1", "First internal audit: leading, planning, people")
        self.export(app, path)
        self.assertEqual(json.loads(path.read_text())["document"]["audit"]["code"], "IA-2026-1")


class Programme(Improvement):
    size = (360, 640)

    def test_the_wheel_turns_the_page_over_a_table_that_is_too_wide(self):
        """And the table itself where Shift is held."""
        self.path = self.make_file()
        app = self.open(self.path)
        app.find("list", "Controls")
        self.go_to(app, "AP-01", "Internal audits, first cycle")
        table = app.find(name="What the audits look at")
        audit = app.find(name="IA-2026-1", within=table)
        place = app.place(audit)
        xdotool("mousemove", *place, "click", 5)
        app.wait(lambda: app.place(audit)[1] < place[1], "the page to go on")
        app.wait_rest()
        x, y = app.place(audit)
        self.assertEqual(x, place[0])
        xdotool("mousemove", x, y, "keydown", "shift", "click", 5, "keyup", "shift")
        app.wait(lambda: app.place(audit)[0] < x, "the table to go aside")
        self.assertEqual(app.place(audit)[1], y)


class Notifications:
    """What shows notifications on a desktop, as org.freedesktop.Notifications: it keeps what it is told, and can be clicked."""
    NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    INTERFACE = """<node><interface name='org.freedesktop.Notifications'>
      <method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
        <arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>
      <method name='CloseNotification'><arg type='u' direction='in'/></method>
      <method name='GetCapabilities'><arg type='as' direction='out'/></method>
      <method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/></method>
    </interface></node>"""
    ANSWERS = {"CloseNotification": None, "GetCapabilities": ("(as)", (["actions", "body"],)), "GetServerInformation": ("(ssss)", ("test", "test", "1", "1.2"))}

    def __enter__(self):
        self.told = []
        self.loop = GLib.MainLoop.new(GLib.MainContext.new(), False)
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        self.ready.wait(20)
        return self

    def __exit__(self, *_what):
        self.connection.close_sync(None)
        self.loop.quit()
        self.thread.join(20)

    def serve(self):
        self.loop.get_context().push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
        self.connection.register_object(self.PATH, Gio.DBusNodeInfo.new_for_xml(self.INTERFACE).interfaces[0], self.answer, None, None)
        self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", GLib.Variant("(su)", (self.NAME, 0)), None, 0, -1, None)
        self.ready.set()
        self.loop.run()

    def answer(self, _connection, _sender, _path, _interface, method, words, invocation):
        if method == "Notify":
            _name, _replaces, _icon, summary, body, *_rest = words.unpack()
            self.told.append((summary, body))
            invocation.return_value(GLib.Variant("(u)", (len(self.told),)))
        else:
            answer = self.ANSWERS[method]
            invocation.return_value(answer and GLib.Variant(*answer))

    def click(self):
        self.connection.emit_signal(None, self.PATH, self.NAME, "ActionInvoked", GLib.Variant("(us)", (len(self.told), "default")))


class Remind(Improvement):
    def count_due(self):
        today, horizon = datetime.date.today(), datetime.date.today() + datetime.timedelta(days=7)
        days = [datetime.date.fromisoformat(row["day"]) for row in json.loads(self.isms("export", self.path, "calendar", "-f", "json", "-o", "-"))["due"]]
        return sum(day < today for day in days), sum(today <= day < horizon for day in days)

    def test_the_desktop_tells_what_is_due(self):
        """Once a day, when a document is opened; a click leads to the calendar of that document."""
        self.path = self.make_file()
        today = datetime.date.today()
        for days in (-3, -1, 2):
            self.isms("add", self.path, "action", f"title=Due in {days} days", "status=planned", f"due={today + datetime.timedelta(days=days)}")
        late, soon = self.count_due()
        organisation = json.loads(self.isms("list", self.path, "organisation", "--json"))[0]["title"]
        with Notifications() as desktop:
            app = self.start()
            poll(lambda: desktop.told, "a notification")
            self.assertEqual(desktop.told, [(organisation, f"{late} overdue, {soon} due within a week")])
            desktop.click()
            app.find("list item", "Calendar", within=app.find("list", "Sections"), where=lambda row: row.has("selected"))
            app.find("label", f"{late} overdue")
            self.quit(app)
            app = self.start()
            app.wait_rest()
            self.assertEqual(len(desktop.told), 1)
            self.quit(app)


class Close(Improvement):
    FINDING = "A leaver kept access"

    def add_finding(self):
        self.path = self.make_file()
        self.isms("add", self.path, "finding", f"text={self.FINDING}", "grade=minor", "clause=7.2", "found_on=2026-11-03")
        listed = json.loads(self.isms("list", self.path, "finding", "--json"))
        return next(row["code"] for row in listed if row["fields"]["text"] == self.FINDING)

    def test_from_finding_to_closed_case(self):
        code = self.add_finding()
        app = self.start()
        self.go_to(app, code, self.FINDING)
        app.click(app.find("button", "Hand Over to Nonconformity"))
        opened = app.find(name=re.compile(r"NC-\d+ opened")).name.split()[0]
        self.go_to(app, opened, self.FINDING)
        self.assertFalse(app.find("button", "Close the Case").has("sensitive"))
        app.find("label", re.compile("is missing before it can be closed .10.2 a"))
        self.answer(app, "Why did it happen?", "Nobody told IT")
        self.answer(app, "And why was that?", "No rule says who tells")
        self.answer(app, "What will be done so that it does not happen again?", "Write the rule")
        app.find("button", re.compile("^Write the rule"))
        self.quit(app)
        self.assertEqual(self.fields(opened)["cause"], "Nobody told IT\nNo rule says who tells")


class Whole(Improvement):
    """From an audit to the minutes that report what it found. Each part begins with the file that the one before left."""
    MINOR = "Two leavers kept access"
    CAUSE = "Nobody told IT"
    ACTION = "Write the rule that HR tells IT"
    NOTE = "One minor of the audit; its cause is removed"
    left = None

    def take_over(self):
        self.path = self.home / "whole.isms"
        if self.left is None:
            self.skipTest("the part before failed")
        self.path.write_bytes(self.left)
        return self.path

    def hand_on(self, app):
        app.press("ctrl+s")
        self.quit(app)
        type(self).left = self.path.read_bytes()

    def find_code(self, kind, title):
        return next(record["code"] for record in json.loads(self.isms("list", self.path, kind, "--json")) if record["title"] == title)

    def unfold(self, app, name):
        """What the keyboard is in, or is brought to."""
        for _ in range(40):
            node = app.focus
            if node is not None and re.search(name, node.name or ""):
                break
            app.press_and_see("Tab")
        app.wait_focus("button", re.compile(name))
        app.press("space")
        app.wait_rest()

    def choose(self, app, row, choice):
        """One of the words of a row that offers some."""
        app.click(app.find("combo box", row))
        app.click(app.find("list item", where=lambda node: choice in [node.name, *node.words]))
        app.wait_rest()

    def type_day(self, app, row, words):
        """A day in a row of the form, over what stands there."""
        app.click(app.find("text", row))
        app.press("ctrl+a")
        app.type(words)
        app.press("Return")
        app.wait_rest()

    def write_down(self, app, step, text):
        """A step of a case: its button leads into the form, Escape back."""
        app.wait_rest()
        self.unfold(app, f"^{step}: Write it down")
        app.wait_focus("text")
        app.type(text)
        app.wait(lambda: app.focus is not None and app.focus.text == text, f"{text!r} to be typed")
        app.press("Escape")
        app.find("label", text)

    def test_1_an_audit_raises_a_minor(self):
        self.path = self.make_file("whole.isms")
        self.isms("add", self.path, "audit", "title=Audit of leavers", "kind=internal", "clauses=7.2", "lead_auditor=P-10", "evidence=Ten leavers of this year")
        audit = self.find_code("audit", "Audit of leavers")
        app = self.start()
        self.go_to(app, audit, "Audit of leavers")
        app.click(app.find("button", "Prepare the Checklist"))
        self.unfold(app, "^Clause 7: .*0 of 1 answered")
        self.unfold(app, "^7.2 .*, open")
        self.answer(app, "What shows it?", "Accounts of two people who left in May")
        app.click(app.find("radio button", "Not met"))
        self.answer(app, "What was found, in one line", self.MINOR)
        app.click(app.find("button", "Raise Minor Finding"))
        app.find(name=re.compile("F-[0-9]+ raised"))
        app.press("F2")
        self.choose(app, "State", "Done")
        app.press("Escape")
        app.wait_rest()
        self.hand_on(app)
        self.assertEqual(self.fields(audit)["status"], "done")
        finding = self.fields(self.find_code("finding", self.MINOR))
        self.assertEqual((finding["grade"], finding["audit"]["code"]), ("minor", audit))

    def test_2_its_case_is_closed(self):
        self.take_over()
        app = self.start()
        self.go_to(app, self.find_code("finding", self.MINOR), self.MINOR)
        app.click(app.find("button", "Hand Over to Nonconformity"))
        case = re.search(r"NC-\d+", app.find("button", re.compile(f"^{self.MINOR}, NC-")).name)[0]
        self.go_to(app, case, self.MINOR)
        self.write_down(app, "React and put it right", "Both accounts are closed")
        self.write_down(app, "Deal with the consequences", "Nobody had used them")
        self.answer(app, "Why did it happen?", self.CAUSE)
        self.write_down(app, "Look elsewhere", "All leavers of three years")
        self.answer(app, "What will be done so that it does not happen again?", self.ACTION)
        app.find("button", re.compile("^" + self.ACTION))
        app.find("label", re.compile("“Changes to the ISMS” is missing.*10.2 e"))
        self.unfold(app, "^Change the ISMS where needed: Nothing had to change")
        app.wait_gone("button", re.compile("^Change the ISMS where needed: Nothing had to change"))
        app.find("label", re.compile("cannot be closed yet.*is not done yet .10.2 c"))
        self.assertFalse(app.find("button", "Close the Case").has("sensitive"))
        self.hand_on(app)
        action = self.find_code("corrective_action", self.ACTION)
        app = self.start()
        self.go_to(app, action, self.ACTION)
        app.press("F2")
        self.choose(app, "State", "Done")
        app.click(app.find("button", "More Fields"))
        self.type_day(app, "Done on", "today")
        self.type_day(app, "Effect checked on", "today")
        self.choose(app, "Did it work?", "Yes")
        app.press("Escape")
        self.go_to(app, case, self.MINOR)
        app.find("label", re.compile("before the day planned for it .10.2 d"))
        self.assertFalse(app.find("button", "Close the Case").has("sensitive"))
        self.go_to(app, action, self.ACTION)
        app.press("F2")
        self.type_day(app, "Effect to be checked on", "today")
        app.press("Escape")
        self.go_to(app, case, self.MINOR)
        app.click(app.find("button", "Close the Case"))
        app.find(name=f"{case} closed")
        self.hand_on(app)
        self.assertEqual(self.fields(case)["status"], "closed")

    def say_something(self, app):
        """Each topic of the agenda has a note, or it is said that there is nothing to report."""
        agenda = app.find("list", "Agenda")
        for topic in "abcdefg":
            for row in app.look("list item", re.compile(rf"^{topic}\)"), within=agenda):
                app.click(row)
                app.find("heading", re.compile(rf"^{topic}\)"))
                app.wait_rest()
                if topic == "d" and "Nonconformities" in row.name:
                    app.find("button", re.compile("^" + self.MINOR + ", NC"))
                    self.answer(app, "What is there to say about it?", self.NOTE)
                    app.find("label", self.NOTE)
                else:
                    app.click(app.find("button", "Nothing to Report"))
                    app.wait_gone("button", "Nothing to Report")

    def test_3_the_review_reports_it(self):
        self.take_over()
        self.isms("add", self.path, "review", "title=Autumn review", "planned_on=2099-01-01", "attendees=P-01;P-02", "approved_by=P-01")
        review = self.find_code("review", "Autumn review")
        app = self.start()
        self.go_to(app, review, "Autumn review")
        app.click(app.find("button", "Held Today"))
        app.find(name=f"{review} is held")
        self.say_something(app)
        app.click(app.find("list item", re.compile("^Decisions")))
        self.answer(app, "What is decided?", "Tell all team leads about leavers")
        app.find(name=re.compile("D-[0-9]+ decided"))
        app.click(app.find("list item", re.compile("^Decisions")))
        app.wait_focus("list item", re.compile("^Decisions"))
        app.press("Down")
        app.wait_focus("list item", re.compile("^Verdict"))
        app.press("Return")
        for verdict in ("Is the ISMS suitable?", "Is it adequate?", "Is it effective?"):
            self.choose(app, verdict, "Yes")
        app.find("button", "Approve…", where=lambda node: node.has("sensitive"))
        self.unfold(app, "^Approve…")
        app.click(app.find("button", "Approve"))
        app.find(name=f"{review} approved")
        minutes = json.loads(self.export(app, self.home / "minutes.json").read_text())
        paper = self.export(app, self.home / "minutes.pdf")
        self.hand_on(app)
        self.assertIn((self.MINOR, "closed"), [(row["title"], row["status"]) for row in minutes["input_d1"]])
        self.assertEqual(next(line["said"] for line in minutes["agenda"] if line["point"] == "d1"), self.NOTE)
        self.assertEqual([line["nothing"] for line in minutes["agenda"]].count(True), 9)
        self.assertTrue(minutes["approval"]["as_approved"])
        words = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn(self.MINOR, " ".join(words.split()))


if __name__ == "__main__":
    tap.main()
