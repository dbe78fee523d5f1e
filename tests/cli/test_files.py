#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into files and comes out of them: exports judged by the tools of others, files of others refused, tampering found."""
import csv
import io
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import time

import tap
from isms_runner import FINDING, REFUSED, WRONG_CALL, Case

EPOCH = {"SOURCE_DATE_EPOCH": "1790000000"}


def tool(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout


def seconds_used():
    """What the calls took from the processor, which does not depend on what else this computer does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Export(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        shutil.copy(self.made, self.work / "fennbrook.isms")

    def need(self, *programs):
        for program in programs:
            if not shutil.which(program):
                self.skipTest(f"{program} is not on this computer")

    def test_beside_the_caller(self):
        os.mkdir(self.work / "elsewhere")
        os.rename(self.work / "fennbrook.isms", self.work / "elsewhere" / "fennbrook.isms")
        self.assertEqual(self.isms("export", "elsewhere/fennbrook.isms", "soa").lines, ["fennbrook-soa.pdf"])
        self.assertTrue((self.work / "fennbrook-soa.pdf").read_bytes().startswith(b"%PDF-"))
        said = self.isms("export", "elsewhere/fennbrook.isms", "soa", "-f", "csv", "--json").json
        self.assertEqual(said, {"path": "fennbrook-soa.csv", "report": "soa", "format": "csv"})

    def test_json_obeys_its_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not on this computer")
        schema = self.isms("schema", "soa").json
        jsonschema.Draft202012Validator.check_schema(schema)
        for words in [[], ["--as-of", self.isms("log", "fennbrook.isms", "--json").json[60]["at"][:10]]]:
            data = self.isms("export", "fennbrook.isms", "soa", "-f", "json", "-o", "-", *words).json
            jsonschema.validate(data, schema)
            self.assertEqual("as_of" in json.dumps(data), bool(words))
        data["controls"][0].clear()
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(data, schema)

    def test_csv_has_a_row_for_each_control(self):
        text = self.isms("export", "fennbrook.isms", "soa", "-f", "csv", "-o", "-").bytes.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        codes = [control["code"] for control in self.isms("list", "fennbrook.isms", "control", "--json").json]
        self.assertEqual(sorted(row[0] for row in rows[1:]), sorted(codes))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_pdf_is_paper_and_data(self):
        self.need("qpdf", "pdftotext", "pdfinfo")
        pdf = str(self.work / "out.pdf")
        self.isms("export", "fennbrook.isms", "soa", "-o", pdf, "--paper", "a4", env=EPOCH)
        tool("qpdf", "--check", pdf)
        text = tool("pdftotext", "-layout", pdf, "-").decode()
        for part in ["Statement of Applicability", "Fennbrook MedBill", "A.8.12", "Data leakage prevention"]:
            self.assertIn(part, text)
        info = tool("pdfinfo", pdf).decode()
        self.assertIn("Tagged:          yes", info)
        self.assertIn("A4", info)
        data = self.isms("export", "fennbrook.isms", "soa", "-f", "json", "-o", "-", env=EPOCH).bytes
        names = tool("qpdf", "--list-attachments", pdf).decode().split(" -> ")
        self.assertEqual(tool("qpdf", f"--show-attachment={names[0]}", pdf), data)

    def test_letter(self):
        self.need("pdfinfo")
        self.isms("export", "fennbrook.isms", "soa", "-o", "l.pdf", "--paper", "letter")
        self.assertIn("letter", tool("pdfinfo", str(self.work / "l.pdf")).decode())

    def test_as_of_says_so(self):
        self.need("pdftotext")
        day = self.isms("log", "fennbrook.isms", "--json").json[80]["at"][:10]
        path = self.isms("export", "fennbrook.isms", "soa", "--as-of", day).lines[0]
        self.assertEqual(path, f"fennbrook-soa-{day}.pdf")
        text = tool("pdftotext", str(self.work / path), "-").decode()
        self.assertIn("Shows the state of", text)
        self.isms("export", "fennbrook.isms", "soa")
        self.assertNotIn("Shows the state of", tool("pdftotext", str(self.work / "fennbrook-soa.pdf"), "-").decode())

    def test_a_day_ends_at_its_end(self):
        """A step of that day counts, where the caller is."""
        self.new("a.isms")
        self.isms("add", "a.isms", "risk", "title=x")
        today = time.strftime("%Y-%m-%d", time.gmtime())
        self.assertEqual(len(self.isms("list", "a.isms", "risk", "--as-of", today, "--json").json), 1)

    def test_same_records_same_bytes(self):
        for form in ["json", "csv", "pdf"]:
            first, second = (self.isms("export", "fennbrook.isms", "soa", "-f", form, "-o", "-", env=EPOCH).bytes for _ in range(2))
            self.assertEqual(first, second)

    def test_format_from_the_name(self):
        self.isms("export", "fennbrook.isms", "soa", "-o", "x.JSON")
        json.loads((self.work / "x.JSON").read_text())

    def test_overwrites_whole_or_not_at_all(self):
        (self.work / "x.json").write_text("old")
        self.isms("export", "fennbrook.isms", "soa", "-o", "x.json")
        json.loads((self.work / "x.json").read_text())
        self.isms("export", "fennbrook.isms", "soa", "-o", "no/such/x.json", code=REFUSED)
        os.mkdir(self.work / "folder.json")
        self.isms("export", "fennbrook.isms", "soa", "-o", "folder.json", code=REFUSED)
        self.assertEqual(sorted(os.listdir(self.work)), ["fennbrook.isms", "folder.json", "x.json"])

    def test_never_over_the_document(self):
        before = (self.work / "fennbrook.isms").read_bytes()
        os.symlink("fennbrook.isms", self.work / "link.json")
        for output in ["fennbrook.isms", "./fennbrook.isms", "link.json"]:
            self.isms("export", "fennbrook.isms", "soa", "-o", output, code=REFUSED)
        self.assertEqual((self.work / "fennbrook.isms").read_bytes(), before)

    def test_devices_are_written_to(self):
        self.isms("export", "fennbrook.isms", "soa", "-f", "json", "-o", "/dev/null")
        self.assertFalse(os.path.isfile("/dev/null"))
        self.isms("export", "fennbrook.isms", "soa", "-f", "json", "-o", "/dev/stdout").json

    def test_wrong_calls(self):
        for words in [["nothing"], ["soa", "-f", "docx"], ["soa", "--paper", "a5"], ["soa", "--as-of", "2026-13-01"], ["soa", "--as-of", ""]]:
            self.isms("export", "fennbrook.isms", *words, code=WRONG_CALL)


class RoundTrip(Case):
    def test_a_day_of_work(self):
        self.new("a.isms", "--name", "Nordwind Logistics")
        self.isms("add", "a.isms", "person", "name=Ada Berg", "--actor", "Ada Berg")
        self.isms("add", "a.isms", "risk", "title=Depot floods", "owner=P-01", "inherent_likelihood=2", "inherent_impact=5", "controls=A.7.5")
        self.isms("set", "a.isms", "A.7.5", "applicable=yes", "state=planned", "reasons=R", "owner=P-01", "--reason", "After the flood")
        self.isms("set", "a.isms", "A.7.5", "state=implemented")
        self.isms("undo", "a.isms")
        self.assertEqual(self.fields("A.7.5")["state"], "planned")
        self.isms("redo", "a.isms")
        log = self.isms("log", "a.isms", "--json").json
        self.assertEqual([step["label"] for step in log], [
            "Redo: Change A.7.5: State", "Undo: Change A.7.5: State", "Change A.7.5: State",
            "Change A.7.5: 4 fields", "Add RK-01: Depot floods", "Add P-01: Ada Berg", "Set up the ISMS"])
        data = self.isms("export", "a.isms", "soa", "-f", "json", "-o", "-").json
        row = next(row for row in data["controls"] if "A.7.5" in json.dumps(row))
        self.assertIn("Ada Berg", json.dumps(row))
        self.assertIn("RK-01", json.dumps(row))
        self.isms("verify", "a.isms")

    def test_another_computer_goes_on(self):
        self.new()
        other = {"XDG_DATA_HOME": str(self.home / "other")}
        self.isms("add", "a.isms", "risk", "title=here")
        self.isms("add", "a.isms", "risk", "title=there", env=other)
        self.isms("add", "a.isms", "risk", "title=here again")
        steps = self.isms("log", "a.isms", "--json").json
        self.assertEqual(len({step["replica"] for step in steps}), 2)
        self.assertEqual([risk["code"] for risk in self.isms("list", "a.isms", "risk", "--json").json], ["RK-01", "RK-02", "RK-03"])
        self.isms("verify", "a.isms")

    def test_a_copy_is_a_document(self):
        self.new()
        shutil.copy(self.work / "a.isms", self.work / "b.isms")
        self.isms("add", "a.isms", "risk", "title=in a")
        self.isms("add", "b.isms", "risk", "title=in b")
        self.assertEqual(self.isms("list", "a.isms", "risk", "--json").json[0]["title"], "in a")
        self.assertEqual(self.isms("list", "b.isms", "risk", "--json").json[0]["title"], "in b")

    def test_two_at_once(self):
        """Calls at the same moment wait or are refused; what was said to be done is there."""
        self.new()
        calls = [subprocess.Popen([os.environ["ISMS"], "add", "a.isms", "person", f"name=N{i}"], cwd=self.work, env=self.env,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE) for i in range(8)]
        done = 0
        for call in calls:
            call.communicate()
            self.assertIn(call.returncode, (0, REFUSED))
            done += call.returncode == 0
        self.assertGreater(done, 0)
        self.assertEqual(len(self.isms("list", "a.isms", "person", "--json").json), done)
        self.isms("verify", "a.isms")

    def test_many_changes(self):
        self.new()
        for i in range(40):
            self.isms("add", "a.isms", "asset", f"name=Asset {i}")
        self.assertEqual(len(self.isms("list", "a.isms", "asset", "--json").json), 40)
        self.isms("verify", "a.isms")


class Tampering(Case):
    def tamper(self, sql):
        self.new()
        self.isms("add", "a.isms", "risk", "title=Depot floods", "rank=3")
        self.isms("verify", "a.isms")
        with sqlite3.connect(self.work / "a.isms") as database:
            self.assertEqual(database.execute(sql).rowcount, 1)
        database.close()
        call = self.isms("verify", "a.isms", code=FINDING)
        self.assertEqual(self.isms("verify", "a.isms", "--json", code=FINDING).json["findings"], call.lines)
        return call.out

    def test_a_letter_of_the_history(self):
        self.assertRegex(self.tamper("UPDATE step SET label = replace(label, 'floods', 'flooDs') WHERE id = 2"), "(?i)step 2")

    def test_a_value_of_the_history(self):
        self.tamper("UPDATE step_change SET fields = replace(fields, '3', '4') WHERE step = 2 AND fields LIKE '%rank%'")

    def test_who_did_it(self):
        self.tamper("UPDATE step SET actor = 'Somebody' WHERE id = 2")

    def test_a_record(self):
        self.assertIn("RK-01", self.tamper("UPDATE risk SET rank = 4"))

    def test_a_step_gone(self):
        self.tamper("DELETE FROM step_change WHERE step = 2")


class Refused(Case):
    def refuse(self, path, verbs=(["info"],)):
        before = seconds_used()
        for verb in verbs:
            call = self.isms(verb[0], str(path), *verb[1:], code=REFUSED)
            self.assertEqual(call.out, "")
        return seconds_used() - before

    def test_every_verb_refuses(self):
        (self.work / "a.isms").write_bytes(b"SQLite format 3\0" + bytes(4080))
        self.refuse("a.isms", [["info"], ["list", "risk"], ["show", "RK-01"], ["add", "risk", "title=x"], ["set", "RK-01", "title=x"],
                               ["remove", "RK-01"], ["log"], ["undo"], ["redo"], ["export", "soa"], ["verify"], ["versions"]])
        self.assertEqual(os.listdir(self.work), ["a.isms"])

    def test_odd_files(self):
        (self.work / "empty").touch()
        (self.work / "folder").mkdir()
        os.mkfifo(self.work / "pipe")
        with open(self.work / "sparse", "wb") as sparse:
            sparse.truncate(1 << 31)
        for name in ["empty", "folder", "pipe", "sparse", "missing", "/dev/zero", "/dev/null", "no\nsuch", "://", "file://", "x://y", "http://127.0.0.1:9/a.isms"]:
            self.assertLess(self.refuse(name), 2, name)

    def test_torn_copies(self):
        whole = self.new().read_bytes()
        for length in [1, 15, 16, 99, 100, 4095, 4096, len(whole) // 2, len(whole) - 1]:
            (self.work / "torn").write_bytes(whole[:length])
            self.refuse("torn")

    def test_verify_finds_damage(self):
        whole = self.new().read_bytes()
        for damaged in [whole[:-4096], whole[:20000], whole + bytes(4096), whole[:4096] + bytes(4096) + whole[8192:]]:
            (self.work / "b.isms").write_bytes(damaged)
            self.assertIn("damaged", self.isms("verify", "b.isms", code=FINDING).out)
            self.refuse("b.isms")
        self.isms("verify", "nothing.isms", code=REFUSED)

    def test_any_byte_may_be_wrong(self):
        """Whatever one byte is changed to: whole, found or refused, and never a crash."""
        whole = bytearray(self.new().read_bytes())
        for place in range(0, len(whole), len(whole) // 60 - 1):
            changed = bytearray(whole)
            changed[place] ^= 0x41
            (self.work / "b.isms").write_bytes(changed)
            self.isms("verify", "b.isms", code=None)

    def refuse_all(self, paths):
        slow = []
        self.assertGreater(len(paths), 0)
        for path in paths:
            if self.refuse(path) > 2:
                slow.append(path.name)
        self.assertEqual(slow, [])

    def test_databases_of_others(self):
        folder = self.shared("corpora", "sqlite")
        self.refuse_all([path for path in sorted(folder.rglob("*")) if path.is_file()])

    def test_json_of_others(self):
        folder = self.shared("corpora", "json", "JSONTestSuite")
        self.refuse_all(sorted(folder.rglob("n_*.json")))


if __name__ == "__main__":
    tap.main()
