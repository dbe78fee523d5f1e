#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of others become records; what Python's csv counts is what arrives."""
import csv
import zipfile

import tap
from isms_runner import FINDING, REFUSED, WRONG_CALL, Case

REGISTERS = {
    "control": "statement-of-applicability",
    "asset": "asset-register",
    "risk": "risk-register",
    "supplier": "supplier-register",
    "objective": "security-objectives-register",
}


def read(path):
    """Rows that say something, with the number of the line each begins on."""
    with open(path, encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        begin, rows = 1, []
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begin, row))
            begin = reader.line_num + 1
    return rows


class Nordwind(Case):
    def setUp(self):
        super().setUp()
        self.registers = self.shared("corpora", "org", "cenedril-en", "registers")
        self.new("n.isms", "--name", "Nordwind Logistics")

    def path(self, kind):
        return self.registers / f"{REGISTERS[kind]}.csv"

    def test_counts(self):
        for kind in REGISTERS:
            (_, header), *rows = read(self.path(kind))
            broken = [line for line, row in rows if len(row) > len(header)]
            tried = self.isms("import", "n.isms", kind, str(self.path(kind)), "--dry-run", "--json", code=FINDING).json
            done = self.isms("import", "n.isms", kind, str(self.path(kind)), "--json").json
            self.assertEqual(done["rows"], len(rows))
            self.assertEqual([row["line"] for row in done["skipped_rows"]], broken)
            self.assertEqual(done["added"] + done["changed"] + done["unchanged"], len(rows) - len(broken))
            self.assertEqual(len(done["columns"]), len(header))
            self.assertEqual((tried.pop("dry_run"), done.pop("dry_run")), (True, False))
            self.assertEqual([tried[key] for key in ("rows", "added", "changed", "columns", "ignored_values")],
                             [done[key] for key in ("rows", "added", "changed", "columns", "ignored_values")])
            count = 93 if kind == "control" else len(rows)
            records = self.isms("list", "n.isms", kind, "--json").json
            self.assertGreaterEqual(len(records), count)
            # Those that only a cell of another table names come on top; the rows' own bear the codes of the table.
            codes = {record["code"] for record in records}
            if kind != "control":
                self.assertLessEqual({row[0] for line, row in rows}, codes)
        self.isms("verify", "n.isms")

    def test_decisions_arrive(self):
        self.isms("import", "n.isms", "control", str(self.path("control")))
        (_, header), *rows = read(self.path("control"))
        place = header.index("Applicable")
        wanted = {row[0]: row[place].strip() == "Yes" for line, row in rows if len(row) == len(header)}
        for control in self.isms("list", "n.isms", "control", "--json").json:
            if control["code"] in wanted:
                self.assertEqual(control["fields"]["applicable"], wanted[control["code"]], control["code"])

    def test_a_dry_run_changes_nothing(self):
        before = (self.work / "n.isms").read_bytes()
        self.isms("import", "n.isms", "risk", str(self.path("risk")), "-n", code=FINDING)
        self.assertEqual((self.work / "n.isms").read_bytes(), before)
        self.assertEqual(self.steps("n.isms"), 1)
        self.assertEqual(self.isms("recover", "--json").json, [])

    def test_one_step_to_undo(self):
        before = self.isms("info", "n.isms", "--json").json["kinds"]
        self.isms("import", "n.isms", "risk", str(self.path("risk")), "--actor", "Ada Berg")
        self.assertEqual(self.steps("n.isms"), 2)
        self.isms("undo", "n.isms")
        self.assertEqual(self.isms("info", "n.isms", "--json").json["kinds"], before)

    def test_twice_is_once(self):
        self.isms("import", "n.isms", "supplier", str(self.path("supplier")))
        again = self.isms("import", "n.isms", "supplier", str(self.path("supplier")), "--json").json
        self.assertEqual((again["added"], again["changed"], again["unchanged"]), (0, 0, 12))
        self.assertEqual(self.steps("n.isms"), 2)

    def test_words_on_a_scale_are_told(self):
        told = [f"--map-value=availability:{word}={step}" for word, step in [("Critical", 4), ("High", 3), ("Medium", 2)]]
        done = self.isms("import", "n.isms", "asset", str(self.path("asset")), *told, "--json").json
        self.assertEqual(done["ignored_values"], [])
        self.assertEqual(self.fields("AST-001", "n.isms")["availability"], 3)


class Tables(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def table(self, text, encoding="utf-8"):
        (self.work / "t.csv").write_bytes(text.encode(encoding))
        return "t.csv"

    def test_map(self):
        self.table("Nr;Was;Wer;Egal\n1;Feuer;Jo;x\n2;Wasser;Al;y\n")
        self.isms("import", "a.isms", "risk", "t.csv", "--map", "Was=Title", "--map", "Wer=owner", "--map", "Egal=", "--map", "Nr=")
        self.assertEqual([(risk["title"], risk["fields"]["owner"]["title"]) for risk in self.isms("list", "a.isms", "risk", "--json").json],
                         [("Feuer", "Jo"), ("Wasser", "Al")])

    def test_nothing_lost_is_done(self):
        self.table("title,rank\na,1\nb,2\n")
        self.isms("import", "a.isms", "risk", "t.csv", "--dry-run")
        self.assertEqual(self.steps(), 1)

    def test_dates(self):
        self.table("title,identified_on\na,3/4/2026\n")
        self.isms("import", "a.isms", "risk", "t.csv", "--dates", "month-first")
        self.assertEqual(self.fields("RK-01")["identified_on"], "2026-03-04")

    def test_match_titles(self):
        self.isms("add", "a.isms", "asset", "name=Till")
        self.table("name,description\nTill,old\nSafe,new\n")
        done = self.isms("import", "a.isms", "asset", "t.csv", "--match-titles", "--json").json
        self.assertEqual((done["added"], done["changed"]), (1, 1))

    def test_wrong_calls(self):
        self.table("title\nx\n")
        for words in [["nothing", "t.csv"], ["risk", "t.csv", "--map", "title"], ["risk", "t.csv", "--map", "no=title"],
                      ["risk", "t.csv", "--map", "title=no"], ["risk", "t.csv", "--map-value", "x"], ["risk", "t.csv", "--map-value", "rank:x=y"],
                      ["risk", "t.csv", "--dates", "soon"], ["risk"]]:
            self.isms("import", "a.isms", *words, code=WRONG_CALL)
        self.assertEqual(self.steps(), 1)

    def test_refused(self):
        self.isms("import", "a.isms", "risk", "missing.csv", code=REFUSED)
        self.isms("import", "a.isms", "risk", ".", code=REFUSED)
        (self.work / "empty.csv").touch()
        self.isms("import", "a.isms", "risk", "empty.csv", code=REFUSED)
        (self.work / "noise.csv").write_bytes(bytes(range(256)) * 50)
        self.isms("import", "a.isms", "risk", "noise.csv", code=REFUSED)
        self.isms("import", "a.isms", "risk", "a.isms", code=REFUSED)
        self.isms("import", "missing.isms", "risk", "empty.csv", code=REFUSED)
        self.assertEqual(self.steps(), 1)

    def test_a_table_we_wrote_comes_back(self):
        self.isms("set", "a.isms", "A.7.5", "applicable=yes", "reason_text==1+1", "state=planned")
        self.isms("export", "a.isms", "soa", "-o", "soa.csv")
        self.isms("new", "b.isms")
        self.isms("import", "b.isms", "control", "soa.csv")
        fields = self.fields("A.7.5", "b.isms")
        self.assertEqual((fields["applicable"], fields["reason_text"], fields["state"]), (True, "=1+1", "planned"))


class Registers(Case):
    """The risk registers of others: each level is what the file itself says, or what its words were said to mean."""
    MEANS = {"low": 2, "medium": 3, "high": 4}

    def setUp(self):
        super().setUp()
        self.folder_of_others = self.shared("corpora", "registers")
        self.new("r.isms")

    def rows(self, name):
        with open(self.folder_of_others / name, encoding="utf-8-sig", newline="") as stream:
            return [row for row in csv.DictReader(stream) if any(row.values())]

    def levels(self, stage):
        rows = self.isms("export", "r.isms", "register", "--format", "json", "-o", "-").json["risks"]
        return {row["title"]: row[f"{stage}_level"] for row in rows}

    def take(self, name, *words):
        self.isms("import", "r.isms", "risk", str(self.folder_of_others / name), *words)

    def test_scores_of_the_files(self):
        for name, title, score in (("sushegaad-risk-register.csv", "threat", "risk_score"), ("sg1unitis-risk_register.csv", "title", "score"),
                                   ("sg1unitis-risk_register_backup_v1_1.csv", "title", "score")):
            with self.subTest(name):
                (self.work / "r.isms").unlink()
                self.new("r.isms")
                self.take(name)
                self.assertEqual(self.levels("inherent"), {row[title]: int(row[score]) for row in self.rows(name)})

    def test_residual_scores(self):
        self.take("sg1unitis-risk_register.csv")
        self.assertEqual(self.levels("current"), {row["title"]: int(row["residual_score"]) for row in self.rows("sg1unitis-risk_register.csv")})

    def test_words_on_scales(self):
        name = "shahmikh-risk_register.csv"
        rehearsed = self.isms("import", "r.isms", "risk", str(self.folder_of_others / name), "--dry-run", code=FINDING).out
        for word in {row[column] for row in self.rows(name) for column in ("likelihood", "impact")}:
            self.assertIn(word, rehearsed, "nothing is left out without a word")
        words = [f"--map-value={field}:{word}={step}" for field in ("inherent_likelihood", "inherent_impact") for word, step in self.MEANS.items()]
        self.take(name, *words)
        wanted = {row["description"]: self.MEANS[row["likelihood"].lower()] * self.MEANS[row["impact"].lower()] for row in self.rows(name)}
        self.assertEqual(self.levels("inherent"), wanted)

    def test_workbook(self):
        book = str(self.folder_of_others / "pehanin-Risk Register.xlsx")
        done = self.isms("import", "r.isms", "risk", book, "--json").json
        self.assertEqual((done["rows"], done["added"]), (18, 1), "the sheet that fits risks")
        self.assertEqual(self.levels("inherent"), {"[Risk description here]": 3 * 2})
        for name in ("Risk Treatment Plan", "Likelyhood Rating", "Status"):
            self.assertIn(f"“{name}”", self.isms("import", "r.isms", "risk", book, "-n", code=FINDING).out, "what is not read is named")
        other = self.isms("import", "r.isms", "treatment", book, "--sheet", "risk treatment plan", "--json").json
        self.assertEqual((other["rows"], other["added"]), (1, 1))
        self.assertIn("“Status”", self.isms("import", "r.isms", "risk", book, "--sheet", "Elsewhere", code=REFUSED).err)

    def test_losses_of_a_workbook(self):
        book = str(self.folder_of_others / "pehanin-Asset Inventory.xlsx")
        told = self.isms("import", "r.isms", "asset", book, "-n", "--json", code=FINDING).json
        self.assertEqual([row["line"] for row in told["skipped_rows"]], [6, 11, 16, 18, 22], "headings across the table")
        self.assertIn("“HUMAN RESOURCES”", told["skipped_rows"][3]["why"])
        self.assertEqual(len(told["unread"]), 1)
        chosen = self.isms("import", "r.isms", "asset", book, "-n", "--json", "--sheet", "Asset Inventory", code=FINDING).json
        self.assertEqual(chosen["unread"], [], "whoever asks for a sheet does not lose the others")

    def test_header_row(self):
        (self.work / "a.csv").write_text("Assets of Acme\nas of March,,\nID,Name,Owner\nA-1,Server,Ada\nA-2,Laptop,Ben\n")
        told = self.isms("import", "r.isms", "asset", "a.csv", "-n", "--json").json
        self.assertEqual((told["added"], told["skipped"]), (2, 0), "titles are found in CSV too")
        self.assertIn("Row 3 was taken as the header", told["notes"][0])
        other = self.isms("import", "r.isms", "asset", "a.csv", "-n", "--json", "--header-row", "4", code=FINDING).json
        self.assertEqual([column["column"] for column in other["columns"]], ["A-1", "Server", "Ada"])
        self.assertIn("Row 9", self.isms("import", "r.isms", "asset", "a.csv", "--header-row", "9", code=REFUSED).err)
        self.isms("import", "r.isms", "asset", "a.csv", "--header-row", "-1", code=WRONG_CALL)

    def test_formula_errors(self):
        book = self.work / "book.xlsx"
        with zipfile.ZipFile(book, "w") as file:
            file.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>')
            file.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>')
            file.writestr("xl/worksheets/s.xml", "<worksheet><sheetData>" + "".join(
                f"<row>{''.join(f'<c t={chr(34)}{kind}{chr(34)}><v>{text}</v></c>' for kind, text in row)}</row>"
                for row in ([("str", "ID"), ("str", "Name"), ("str", "Location")], [("str", "A-1"), ("str", "x"), ("e", "#N/A")],
                            [("str", "A-2"), ("str", "y"), ("e", "#N/A")])) + "</sheetData></worksheet>")
        told = self.isms("import", "r.isms", "asset", "book.xlsx", "-n", "--json", code=FINDING).json
        self.assertEqual([(value["column"], value["value"], value["lines"]) for value in told["ignored_values"]], [("Location", "#N/A", [2, 3])])
        self.assertEqual(self.isms("import", "r.isms", "asset", "book.xlsx", "-n", "--json", "--map", "Location=").json["ignored_values"], [])

    def test_hidden_sheets(self):
        """Lists of choices lie in them: nobody misses what they hold."""
        sheet = '<worksheet><sheetData><row><c t="str"><v>ID</v></c><c t="str"><v>Name</v></c></row><row><c t="str"><v>A-1</v></c><c t="str"><v>x</v></c></row></sheetData></worksheet>'
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        for state, code in (('state="hidden"', 0), ('state="veryHidden"', 0), ("", FINDING)):
            with zipfile.ZipFile(self.work / "book.xlsx", "w") as file:
                file.writestr("xl/workbook.xml", f'<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/><sheet name="Lists" {state} r:id="r2"/></sheets></workbook>')
                file.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(
                    f'<Relationship Id="r{i}" Type="{relation}" Target="worksheets/s{i}.xml"/>' for i in (1, 2)) + "</Relationships>")
                for i in (1, 2):
                    file.writestr(f"xl/worksheets/s{i}.xml", sheet)
            told = self.isms("import", "r.isms", "asset", "book.xlsx", "-n", "--json", code=code).json
            self.assertEqual(len(told["unread"]), code)
            self.assertEqual(any("hidden sheet is not read: “Lists”" in note for note in told["notes"]), not code)

    def test_delimiters(self):
        """Whatever a spreadsheet program writes, also where a cell holds the others, and line breaks, in quotation marks."""
        for delimiter in ",;\t|":
            rows = [["ID", "Name", "Location"], ["A-1", "Server; one, two", "Rack\t1"], ["A-2", "Disk \"fast\"", "a, b; c\nd"], ["A-3", "Tape", ""]]
            quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set(',;\t|\n"') else cell for cell in row] for row in rows]
            (self.work / "a.csv").write_text("".join(delimiter.join(row) + "\r\n" for row in quoted))
            told = self.isms("import", "r.isms", "asset", "a.csv", "-n", "--json").json
            self.assertEqual([column["column"] for column in told["columns"]], rows[0], delimiter)
            self.assertEqual((told["added"], told["skipped"]), (3, 0), delimiter)

    def test_old_workbook(self):
        (self.work / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
        self.assertIn(".xlsx or CSV", self.isms("import", "r.isms", "risk", "old.xls", code=REFUSED).err)


if __name__ == "__main__":
    tap.main()
