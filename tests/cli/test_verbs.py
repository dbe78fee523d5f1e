#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each verb, as a person would call it, and each way to call it wrongly."""
import os
import re
import shutil
import subprocess

import tap
from isms_runner import DONE, FINDING, ISMS, REFUSED, WRONG_CALL, Case

VERBS = "new info kinds list show add set remove log undo redo import export schema verify versions recover help".split()


class Help(Case):
    def test_help_names_every_verb(self):
        text = self.isms("help").out
        for verb in VERBS:
            self.assertRegex(text, rf"(?m)^  {verb}\b")
        self.assertEqual(text, self.isms("--help").out)

    def test_each_verb_explains_itself(self):
        for verb in VERBS:
            asked = self.isms("help", verb)
            self.assertIn(f"isms {verb}", asked.out)
            self.assertEqual(asked.out, self.isms(verb, "--help").out)

    def test_version(self):
        self.assertRegex(self.isms("--version").out, r"^isms \d+\.\d+\.\d+\n$")

    def test_wrong_calls(self):
        for words in [[], ["frobnicate"], ["help", "frobnicate"], ["new"], ["list", "a.isms"], ["show", "a.isms"],
                      ["new", "a.isms", "b.isms"], ["list", "--frobnicate"], ["log", "a.isms", "--limit"],
                      ["log", "a.isms", "--limit", "many"], [""], ["schema", "nothing"], ["kinds", "nothing"]]:
            self.isms(*words, code=WRONG_CALL)


class New(Case):
    def test_new(self):
        call = self.isms("new", "Müller GmbH.isms")
        self.assertEqual(call.lines, ["Müller GmbH.isms made, with 93 controls to decide on."])
        self.assertEqual(self.isms("info", "Müller GmbH.isms", "--json").json["organisation"], "Müller GmbH")

    def test_name(self):
        self.new("a.isms", "--name", "Nordwind Logistics")
        self.assertIn("Nordwind Logistics", self.isms("info", "a.isms").out)

    def test_json(self):
        made = self.isms("new", "a.isms", "--json").json
        self.assertEqual((made["file"], made["controls"]), ("a.isms", 93))

    def test_never_overwrites(self):
        (self.work / "a.isms").write_text("dear diary")
        self.assertIn("there already", self.isms("new", "a.isms", code=REFUSED).err)
        self.assertEqual((self.work / "a.isms").read_text(), "dear diary")
        self.new("b.isms")
        before = (self.work / "b.isms").read_bytes()
        self.isms("new", "b.isms", "--sample", code=REFUSED)
        self.assertEqual((self.work / "b.isms").read_bytes(), before)

    def test_nothing_is_left_of_what_failed(self):
        for words in [["no/folder/a.isms"], ["no/folder/a.isms", "--sample"]]:
            self.isms("new", *words, code=REFUSED)
        self.isms("new", "a.isms", "--actor", " ", code=WRONG_CALL)
        self.assertEqual(self.isms("recover", "--json").json, [])
        self.assertEqual(list((self.home / "data" / "parapet" / "work").iterdir()), [])

    def test_nowhere(self):
        self.isms("new", "no/such/folder/a.isms", code=REFUSED)
        os.chmod(self.work, 0o500)
        self.addCleanup(os.chmod, self.work, 0o700)
        if os.getuid() != 0:
            self.isms("new", "a.isms", code=REFUSED)

    def test_bad_names(self):
        self.isms("new", "a.isms", "--name", "  ", code=WRONG_CALL)
        self.isms("new", "a.isms", "--name", "x", "--sample", code=WRONG_CALL)
        self.assertFalse((self.work / "a.isms").exists())

    def test_sample(self):
        self.new("s.isms", "--sample")
        info = self.isms("info", "s.isms", "--json").json
        counts = {entry["kind"]: entry["records"] for entry in info["kinds"]}
        self.assertEqual((counts["risk"], counts["control"]), (26, 95))
        self.assertGreater(info["steps"], 60)
        self.isms("verify", "s.isms")

    def test_odd_file_names(self):
        for name in ["a:b.isms", "with space.isms", "-dash.isms", "é\n.isms", b"\xff\xfe.isms"]:
            self.isms("new", "--", name)
            self.isms("list", "--", name, "control")
            self.isms("info", "--json", "--", name)


class Kinds(Case):
    def test_all(self):
        kinds = self.isms("kinds", "--json").json
        self.assertGreater(len(kinds), 40)
        self.assertEqual(len({kind["prefix"] for kind in kinds}), len(kinds))
        text = self.isms("kinds").out
        for kind in kinds:
            self.assertRegex(text, rf"(?m)^{kind['name']} +")

    def test_each(self):
        for kind in self.isms("kinds", "--json").json[::3]:
            fields = self.isms("kinds", kind["name"], "--json").json["fields"]
            text = self.isms("kinds", kind["name"]).out
            for field in fields:
                self.assertRegex(text, rf"(?m)^{field['name']} +{field['type']}\b")

    def test_spellings(self):
        for word in ["risk", "Risk", "risks", "RISKS", "RK", "RK-", "risiko"]:
            self.assertEqual(self.isms("kinds", word, "--json").json["name"], "risk")
        self.assertEqual(self.isms("kinds", "treatment-plan", "--json").json["name"], "treatment_plan")


class Change(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_add(self):
        self.assertEqual(self.isms("add", "a.isms", "person", "name=Jo Doe").lines, ["P-01 added."])
        self.isms("add", "a.isms", "risk", "title=Laptop is stolen", "Risk owner=Jo Doe", "controls=5.17, a.8.12", "cia=C;A",
                  "inherent_likelihood=3", "status=Open: not yet decided")
        fields = self.fields("RK-01")
        self.assertEqual(fields["owner"]["code"], "P-01")
        self.assertEqual([link["code"] for link in fields["controls"]], ["A.5.17", "A.8.12"])
        self.assertEqual((fields["cia"], fields["inherent_likelihood"], fields["status"]), (["C", "A"], 3, "open"))

    def test_add_with_code(self):
        added = self.isms("add", "a.isms", "risk", "title=x", "code=R7", "--json").json
        self.assertEqual((added["code"], added["kind"]), ("R7", "risk"))
        self.isms("add", "a.isms", "risk", "title=y", "code=R7", code=WRONG_CALL)

    def test_add_wrong(self):
        for words in [["nothing", "title=x"], ["risk", "nothing=x"], ["risk", "title"], ["risk", "=x"], ["risk", "title="],
                      ["risk", "title=x", "inherent_likelihood=77"], ["risk", "title=x", "identified_on=2026-02-30"],
                      ["risk", "title=x", "owner=Nobody"], ["risk", "title=x", "option=pray"], ["risk", "title=a\nb"],
                      ["risk", "title=" + "x" * 5000], ["risk", "title+=x"], ["organisation", "name=Another"], ["risk", b"title=\xff"]]:
            self.isms("add", "a.isms", *words, code=WRONG_CALL)
        self.assertEqual(self.steps(), 1)

    def test_set(self):
        self.isms("add", "a.isms", "risk", "title=x")
        call = self.isms("set", "a.isms", "rk-01", "Likelihood now=4", "--reason", "Seen twice", "--actor", "Ann Other")
        self.assertEqual(call.lines, ["RK-01 changed."])
        step = self.isms("log", "a.isms", "--json").json[0]
        self.assertEqual((step["label"], step["reason"], step["actor"]), ("Change RK-01: Likelihood now", "Seen twice", "Ann Other"))
        self.assertEqual(step["changes"][0]["fields"], {"current_likelihood": [None, 4]})

    def test_set_many_is_one_step(self):
        self.isms("add", "a.isms", "risk", "title=x")
        before = self.steps()
        self.isms("set", "a.isms", "RK-01", "title=y", "current_likelihood=1", "current_impact=2", "rank=3")
        self.assertEqual(self.steps(), before + 1)
        self.isms("set", "a.isms", "RK-01", "title=z", "rank=many", code=WRONG_CALL)
        self.assertEqual(self.fields("RK-01")["title"], "y")

    def test_set_empties(self):
        self.isms("add", "a.isms", "risk", "title=x", "rank=3")
        self.isms("set", "a.isms", "RK-01", "rank=")
        self.assertIsNone(self.fields("RK-01")["rank"])
        self.isms("set", "a.isms", "RK-01", "title=", code=WRONG_CALL)

    def test_set_members(self):
        self.isms("add", "a.isms", "risk", "title=x", "controls=A.5.1")
        self.isms("set", "a.isms", "RK-01", "controls+=5.2;5.3", "cia+=C")
        self.isms("set", "a.isms", "RK-01", "controls-=A.5.1")
        fields = self.fields("RK-01")
        self.assertEqual([link["code"] for link in fields["controls"]], ["A.5.2", "A.5.3"])
        self.assertEqual(fields["cia"], ["C"])

    def test_set_same_changes_nothing(self):
        self.isms("add", "a.isms", "risk", "title=x")
        before = (self.work / "a.isms").read_bytes()
        self.assertIn("so already", self.isms("set", "a.isms", "RK-01", "title=x").out)
        self.assertEqual((self.work / "a.isms").read_bytes(), before)

    def test_set_code(self):
        self.isms("add", "a.isms", "risk", "title=x")
        self.isms("set", "a.isms", "RK-01", "code=RK-99")
        self.isms("show", "a.isms", "RK-99")
        self.isms("show", "a.isms", "RK-01", code=WRONG_CALL)

    def test_reason_and_actor_are_one_line(self):
        self.isms("add", "a.isms", "risk", "title=x", "--actor", " ", code=WRONG_CALL)
        self.isms("add", "a.isms", "risk", "title=x", "--actor", "a\nb", code=WRONG_CALL)
        self.isms("add", "a.isms", "risk", "title=x", "--reason", "a\x1b[31mb", code=WRONG_CALL)

    def test_rate(self):
        self.isms("new", "s.isms", "--sample")
        call = self.isms("rate", "s.isms", "RK-01", "--likelihood", "4", "--impact", "4", "--reason", "Two more drills failed", "--because-of", "A.8.7")
        self.assertEqual(call.lines, ["RK-01: level 16, must be treated"])
        step = self.isms("log", "s.isms", "--json").json[0]
        self.assertEqual((step["label"], step["reason"]), ("Rate RK-01: Yearly · Severe", "Two more drills failed"))
        fields = self.isms("show", "s.isms", "RK-01", "--json").json["fields"]
        self.assertEqual((fields["current_likelihood"], fields["current_impact"]), (4, 4))
        self.assertIn("A.8.7", [link["code"] for link in fields["controls"]])
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "9", "--impact", "1", "--reason", "x", code=WRONG_CALL)
        self.isms("rate", "s.isms", "A-01", "--likelihood", "1", "--impact", "1", "--reason", "x", code=WRONG_CALL)
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "1", "--reason", "x", code=WRONG_CALL)
        for reason in [], ["--reason", ""], ["--reason", "  "]:
            call = self.isms("rate", "s.isms", "RK-01", "--likelihood", "1", "--impact", "1", *reason, code=WRONG_CALL)
            self.assertIn("6.1.2 b", call.err)
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "2", "--impact", "2", "--because-of", "A.8.7")
        self.assertEqual(self.isms("log", "s.isms", "--json").json[0]["reason"], "A.8.7")

    def test_accept(self):
        self.isms("new", "s.isms", "--sample")
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "4", "--impact", "4", "--reason", "Worse")
        call = self.isms("accept", "s.isms", "RK-01", "--reason", "Until the new filter runs", code=WRONG_CALL)
        self.assertIn("top management", call.err)
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "3", "--impact", "4", "--reason", "Better")
        self.isms("accept", "s.isms", "RK-01", "--by", "P-01", "--reason", "x", code=WRONG_CALL)
        call = self.isms("accept", "s.isms", "RK-01", "--reason", "Until the new filter runs")
        self.assertIn("accepted at level 12. Holds", call.out)
        code = self.isms("list", "s.isms", "acceptance", "--json").json[-1]["code"]
        self.assertIn("\nHolds until", self.isms("show", "s.isms", code).out)
        self.isms("rate", "s.isms", "RK-01", "--likelihood", "5", "--impact", "3", "--reason", "Twice in a week")
        self.assertIn("\nLapsed: the risk was rated otherwise", self.isms("show", "s.isms", code).out)
        shown = self.isms("show", "s.isms", "RK-01").out
        self.assertRegex(shown, "\nLevel 15, .*\\.\n")
        self.assertRegex(shown, "State +Open")

    def test_remove(self):
        self.isms("add", "a.isms", "person", "name=Jo")
        self.isms("add", "a.isms", "risk", "title=x", "owner=P-01")
        self.assertEqual(self.isms("remove", "a.isms", "P-01", "--reason", "left").lines, ["P-01 removed; 1 record still links to it."])
        self.assertEqual(self.isms("list", "a.isms", "person", "--json").json, [])
        self.assertEqual(len(self.isms("list", "a.isms", "person", "--json", "--removed").json), 1)
        self.isms("set", "a.isms", "P-01", "name=Al", code=WRONG_CALL)
        self.assertTrue(self.isms("show", "a.isms", "P-01", "--json").json["deleted"])
        self.assertTrue(self.fields("RK-01")["owner"]["deleted"])
        self.isms("undo", "a.isms")
        self.assertEqual(len(self.isms("list", "a.isms", "person", "--json").json), 1)

    def test_undo_redo(self):
        self.isms("undo", "a.isms", code=FINDING)
        self.isms("redo", "a.isms", code=FINDING)
        self.isms("add", "a.isms", "risk", "title=x")
        self.isms("set", "a.isms", "RK-01", "title=y")
        self.assertEqual(self.isms("undo", "a.isms").lines, ["Undone: Change RK-01: Title"])
        self.assertEqual(self.fields("RK-01")["title"], "x")
        self.assertEqual(self.isms("redo", "a.isms").lines, ["Done again: Change RK-01: Title"])
        self.assertEqual(self.fields("RK-01")["title"], "y")
        self.isms("redo", "a.isms", code=FINDING)
        self.assertEqual([step["role"] for step in self.isms("log", "a.isms", "--json").json], ["redo", "undo", "edit", "edit", "origin"])

    def test_undo_one_step(self):
        self.isms("add", "a.isms", "risk", "title=x")
        self.isms("add", "a.isms", "risk", "title=y")
        self.isms("undo", "a.isms", "2")
        self.assertEqual([risk["code"] for risk in self.isms("list", "a.isms", "risk", "--json").json], ["RK-02"])
        self.isms("set", "a.isms", "RK-02", "title=z")
        self.isms("set", "a.isms", "RK-02", "title=u")
        self.assertIn("changed again since", self.isms("undo", "a.isms", "5", code=FINDING).err)
        self.isms("undo", "a.isms", "99", code=FINDING)
        self.isms("undo", "a.isms", "last", code=WRONG_CALL)

    def test_undo_elsewhere(self):
        self.isms("add", "a.isms", "risk", "title=x")
        other = {"XDG_DATA_HOME": str(self.home / "other")}
        self.isms("undo", "a.isms", env=other, code=FINDING)
        self.isms("undo", "a.isms", "2", env=other)
        self.isms("verify", "a.isms")

    def test_read_only(self):
        os.chmod(self.work / "a.isms", 0o400)
        self.isms("list", "a.isms", "control")
        if os.getuid() != 0:
            self.isms("add", "a.isms", "risk", "title=x", code=REFUSED)
            self.assertEqual(self.steps(), 1)


class Read(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = cls.make_sample()

    def setUp(self):
        super().setUp()
        self.sample = self.work / "sample" / "s.isms"
        self.sample.parent.mkdir()
        shutil.copy(self.made, self.sample)
        self.s = str(self.sample)

    def test_every_kind(self):
        for entry in self.isms("info", self.s, "--json").json["kinds"]:
            records = self.isms("list", self.s, entry["kind"], "--json").json
            self.assertEqual(len(records), entry["records"])
            if not records:
                continue
            shown = self.isms("show", self.s, f"{entry['kind']}:{records[0]['code']}", "--json").json
            self.assertEqual({key: shown[key] for key in records[0]}, records[0])

    def test_plain_and_json_agree(self):
        for kind in ["risk", "control", "measurement", "person", "organisation", "attachment"]:
            records = self.isms("list", self.s, kind, "--json").json
            lines = self.isms("list", self.s, kind).lines
            self.assertEqual(len(lines), len(records) + 1 if records else 0)
            for record, line in zip(records, lines[1:]):
                self.assertTrue(line.startswith(record["code"]))
                self.assertIn(record["title"], line)

    def test_list_fits_the_terminal(self):
        for width in [40, 80, 132]:
            for line in self.isms("list", self.s, "supplier", env={"COLUMNS": str(width)}).lines:
                self.assertLessEqual(len(line), max(width, 70))
        narrow = self.isms("list", self.s, "risk", env={"COLUMNS": "80"}).lines
        self.assertLessEqual(max(map(len, narrow)), 80)

    def test_list_sorted_and_matched(self):
        risks = self.isms("list", self.s, "risk", "--json", "--sort", "current_impact", "--descending").json
        impacts = [risk["fields"]["current_impact"] or 0 for risk in risks]
        self.assertEqual(impacts, sorted(impacts, reverse=True))
        found = [risk["code"] for risk in self.isms("list", self.s, "risk", "--json", "--match", "phishing").json]
        self.assertIn("RK-01", found)
        self.assertLess(len(found), len(risks))
        self.isms("list", self.s, "risk", "--sort", "nothing", code=WRONG_CALL)

    def test_show(self):
        text = self.isms("show", self.s, "rk-01").out
        for part in ["RK-01  Phishing", "P-06 Falk Grothe", "A.8.5 Secure authentication", "Linked from", "TR-01", "Incident: "]:
            self.assertIn(part, text)

    def test_show_by_key_and_with_empty_fields(self):
        record = self.isms("show", self.s, "RK-01", "--json").json
        self.assertEqual(self.isms("show", self.s, record["key"], "--json").json, record)
        text = self.isms("show", self.s, record["key"], "--all", env={"COLUMNS": "60"}).out
        for field in self.isms("kinds", "risk", "--json").json["fields"][1:]:
            self.assertIn(field["label"], text)

    def test_links_are_seen_from_both_ends(self):
        risk = self.isms("show", self.s, "RK-01", "--json").json
        for link in risk["fields"]["controls"]:
            back = self.isms("show", self.s, link["code"], "--json").json["linked_from"]
            self.assertIn((risk["key"], "controls"), [(source["key"], source["field"]) for source in back])

    def test_show_unknown(self):
        for code in ["RK-99", "", "risk:RK-99", "nothing:RK-01", "17", b"\xff", "x" * 100000]:
            self.isms("show", self.s, code, code=WRONG_CALL)

    def test_show_spellings_of_controls(self):
        for word in ["A.5.17", "5.17", "A 5.17", "a.5.17", "control:5.17"]:
            self.assertEqual(self.isms("show", self.s, word, "--json").json["code"], "A.5.17")

    def test_show_ambiguous(self):
        path = self.new()
        self.isms("add", str(path), "risk", "title=x", "code=Z1")
        self.isms("add", str(path), "asset", "name=y", "code=Z1")
        self.assertIn("asset:Z1", self.isms("show", str(path), "Z1", code=WRONG_CALL).err)
        self.isms("show", str(path), "asset:Z1")

    def test_two_of_one_name(self):
        path = self.new()
        for _ in range(2):
            self.isms("add", str(path), "person", "name=Ada Berg")
        refused = self.isms("add", str(path), "risk", "title=x", "owner=Ada Berg", code=WRONG_CALL).err
        self.assertRegex(refused, "More than one Person is called “Ada Berg”. Write the code: P-0?1 or P-0?2")
        self.isms("add", str(path), "risk", "title=x", "owner=" + re.search(r"P-\d+", refused)[0])

    def test_log(self):
        steps = self.isms("log", self.s, "--json").json
        self.assertEqual([step["id"] for step in steps], list(range(len(steps), 0, -1)))
        self.assertEqual(len(self.isms("log", self.s).lines), len(steps) + 1)
        self.assertEqual(self.isms("log", self.s, "--json", "--limit", "3").json, steps[:3])
        self.assertEqual(self.isms("log", self.s, "--json", "--limit", "0").json, [])
        self.assertGreater(len(self.isms("log", self.s, "--changes").lines), 2 * len(steps))

    def test_log_of_a_record(self):
        steps = self.isms("log", self.s, "RK-01", "--json").json
        self.assertGreater(len(steps), 1)
        key = self.isms("show", self.s, "RK-01", "--json").json["key"]
        for step in steps:
            self.assertIn(key, [change["key"] for change in step["changes"]])
        self.assertIn("Likelihood now: ", self.isms("log", self.s, "RK-01").out)

    def test_chain_of_hashes(self):
        steps = self.isms("log", self.s, "--json").json
        for later, earlier in zip(steps, steps[1:]):
            self.assertEqual(later["prev"], earlier["hash"])
        self.assertEqual(self.isms("verify", self.s, "--json").json, {"file": self.s, "steps": len(steps), "head": steps[0]["hash"], "findings": []})

    def test_as_of(self):
        day = self.isms("log", self.s, "--json").json[100]["at"][:10]
        then = self.isms("info", self.s, "--as-of", day, "--json").json
        now = self.isms("info", self.s, "--json").json
        self.assertLess(sum(kind["records"] for kind in then["kinds"]), sum(kind["records"] for kind in now["kinds"]))
        self.assertEqual(then["uuid"], now["uuid"])
        self.assertLessEqual(then["head"]["at"][:10], day)
        self.isms("list", self.s, "risk", "--as-of", day)
        self.isms("show", self.s, "A.5.1", "--as-of", day)
        self.isms("list", self.s, "risk", "--as-of", "1999-01-01", code=WRONG_CALL)
        self.isms("list", self.s, "risk", "--as-of", "soon", code=WRONG_CALL)

    def test_reading_leaves_the_file_alone(self):
        before = (self.sample.read_bytes(), self.sample.stat().st_mtime_ns)
        for words in [["info"], ["list", "risk"], ["show", "RK-01"], ["log"], ["verify"], ["versions"]]:
            self.isms(words[0], self.s, *words[1:])
        self.assertEqual((self.sample.read_bytes(), self.sample.stat().st_mtime_ns), before)
        self.assertEqual(os.listdir(self.sample.parent), [self.sample.name])

    def test_versions(self):
        self.new()
        self.assertEqual(self.isms("versions", "a.isms", "--json").json, [])
        before = (self.work / "a.isms").read_bytes()
        self.isms("add", "a.isms", "risk", "title=x")
        versions = self.isms("versions", "a.isms", "--json").json
        self.assertEqual(len(versions), 1)
        with open(versions[0]["path"], "rb") as kept:
            self.assertEqual(kept.read(), before)
        self.assertIn(versions[0]["path"], self.isms("versions", "a.isms").out)

    def test_recover_has_nothing(self):
        self.assertEqual(self.isms("recover", "--json").json, [])
        self.isms("recover", "nothing", code=WRONG_CALL)


class Streams(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            for words in [["help"], ["list", "a.isms", "control"], ["kinds", "--json"], ["export", "a.isms", "soa", "-o", "-"]]:
                self.assertIn("could not be written", self.isms(*words, stdout=full, code=FINDING).err)
        self.isms("export", "a.isms", "soa", "-o", "/dev/full", code=REFUSED)
        self.assertTrue(os.path.exists("/dev/full"))

    def test_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        self.assertIn("could not be written", self.isms("list", "a.isms", "control", stdout=writer, code=FINDING).err)
        os.close(writer)

    def test_closed_streams(self):
        for closing in [">&-", "<&- >&-", "<&- >&- 2>&-"]:
            done = subprocess.run(["sh", "-c", f'"$0" add a.isms risk title=x {closing}', ISMS], cwd=self.work, env=self.env)
            self.assertEqual(done.returncode, FINDING)
            self.isms("verify", "a.isms")

    def test_other_locales(self):
        for locale in ["C", "POSIX", "de_DE.UTF-8", "no_SUCH"]:
            self.isms("add", "a.isms", "person", "name=Zoë Łódź", env={"LC_ALL": locale})
        self.assertEqual({person["title"] for person in self.isms("list", "a.isms", "person", "--json", env={"LC_ALL": "C"}).json}, {"Zoë Łódź"})

    def test_terminals_are_not_commanded(self):
        self.isms("add", "a.isms", "person", "name=a\u009b31mb\u202ec")
        self.assertNotRegex(self.isms("list", "a.isms", "person").out, "[\u0080-\u009f\u202e]")
        raw = self.isms("list", "a.isms", "person", "--json")
        self.assertNotRegex(raw.out, "[\u0080-\u009f\u202e]")
        self.assertEqual(raw.json[0]["title"], "a\u009b31mb\u202ec")

    def test_output_is_tame_in_errors(self):
        self.assertNotIn("\x1b", self.isms("show", "a.isms", "\x1b[31mred\n\nisms: x", code=WRONG_CALL).err)

    def test_nonsense(self):
        words = ["", "--", "a.isms", "--json", b"\xff", "%s%n"]
        for verb in VERBS:
            for first in words if verb not in ("new", "recover") else words[:2]:
                self.isms(verb, first, code=None)
                self.isms(verb, "a.isms", first, "%n=%s", code=None)
        self.isms("verify", "a.isms")


if __name__ == "__main__":
    tap.main()
