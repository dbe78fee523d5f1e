#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at written reports with the tools of others: qpdf, poppler, a JSON Schema validator. usage: MAKE_REPORT"""
import base64
import copy
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MAKE = sys.argv[1]
SRC = Path(os.environ["SOURCE_ROOT"])
ROOM = tempfile.TemporaryDirectory()
DIR = Path(ROOM.name)
FIXTURES = {"usual": 95, "undecided": 95, "long": 95, "many": 293, "hostile": 95}
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def run(*command, ok=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True)
    assert done.returncode in ok, f"{command}: {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}"
    return done.stdout


def made(which, form="pdf", paper="a4"):
    path = DIR / f"{which}-{paper}.{form}"
    if not path.exists():
        run(MAKE, which, form, paper, path)
    return path


def catalogue():
    with open(SRC / "data/catalogue/controls.csv", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


class Pdf:
    """The objects of a PDF, as qpdf reads them."""

    def __init__(self, path):
        data = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", path))["qpdf"][1]
        self.objects = {name[4:]: entry for name, entry in data.items() if name.startswith("obj:")}
        self.trailer = data["trailer"]["value"]
        self.root = self.get(self.trailer["/Root"])

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects[value]
            value = entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return value

    def pages(self, node=None):
        node = node or self.get(self.root["/Pages"])
        for kid in node["/Kids"]:
            kid = self.get(kid)
            yield from self.pages(kid) if kid["/Type"] == "/Pages" else [kid]

    def elements(self, node=None, path=()):
        """All structure elements, each with the types of those around it."""
        node = self.get(self.root["/StructTreeRoot"]) if node is None else node
        kids = self.get(node.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = self.get(kid)
            if isinstance(kid, dict) and "/S" in kid:
                yield kid, path
                yield from self.elements(kid, path + (kid["/S"],))


def text_of(value):
    return value[2:] if value.startswith(("u:", "b:")) else value


@check
def every_pdf_is_sound():
    for which in FIXTURES:
        for paper in ("a4", "letter"):
            out = run("qpdf", "--check", made(which, paper=paper)).decode()
            assert "No syntax or stream encoding errors found" in out, out


@check
def paper_is_as_asked():
    assert "(A4)" in run("pdfinfo", made("usual")).decode()
    assert "(letter)" in run("pdfinfo", made("usual", paper="letter")).decode()


@check
def info_and_metadata():
    out = run("pdfinfo", made("usual")).decode()
    for line in ("Title: +Statement of applicability", "Author: +Fennbrook MedBill GmbH", "Creator: +Parapet", "Tagged: +yes",
                 "Suspects: +no", "Metadata Stream: +yes", "PDF version: +1.7"):
        assert re.search(line, out), (line, out)
    xmp = run("pdfinfo", "-meta", made("usual")).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp and "Statement of applicability" in xmp, xmp
    import xml.etree.ElementTree as ET
    ET.fromstring(xmp[xmp.index("<x:xmpmeta"):xmp.index("<?xpacket end")])


@check
def language_and_viewer():
    pdf = Pdf(made("usual"))
    assert text_of(pdf.root["/Lang"]) == "en-GB"
    assert pdf.get(pdf.root["/ViewerPreferences"])["/DisplayDocTitle"] is True
    assert pdf.get(pdf.root["/MarkInfo"])["/Marked"] is True
    assert all(page["/Tabs"] == "/S" for page in pdf.pages())


@check
def heads_have_scopes():
    pdf = Pdf(made("usual"))
    scopes = [("/THead" in path, pdf.get(node["/A"])["/Scope"]) for node, path in pdf.elements() if node["/S"] == "/TH"]
    assert scopes and all(scope == ("/Column" if head else "/Row") for head, scope in scopes)


@check
def tables_are_regular():
    for which in ("usual", "long"):
        pdf = Pdf(made(which))
        tables = rows = 0
        for table, path in pdf.elements():
            if table["/S"] != "/Table":
                continue
            tables += 1
            assert "/Table" not in path
            widths = set()
            for node, inner in pdf.elements(table, ()):
                if node["/S"] == "/TR":
                    assert inner[-1] in ("/THead", "/TBody"), inner
                    cells = [kid["/S"] for kid, deep in pdf.elements(node, ()) if not deep]
                    assert set(cells) <= {"/TH", "/TD"}, cells
                    widths.add(len(cells))
                    rows += 1
            assert len(widths) == 1, widths
        assert tables == 1 + 5 + 2 + 1, tables
        assert rows >= 95 + tables


@check
def structure_has_only_known_types():
    known = {"Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Figure"}
    pdf = Pdf(made("usual"))
    types = [node["/S"][1:] for node, _ in pdf.elements()]
    assert set(types) <= known, set(types) - known
    assert types.count("Document") == 1 and types.count("H1") == 1
    headings = [int(name[1]) for name in types if re.fullmatch("H[1-6]", name)]
    assert all(after - before <= 1 for before, after in zip(headings, headings[1:])), headings


@check
def nothing_is_untagged():
    """Each text is drawn inside marked content: an element's, or an artifact's."""
    out = run("qpdf", "--qdf", "--object-streams=disable", made("usual"), "-").decode("latin-1")
    depth = shown = 0
    for line in out.splitlines():
        depth += len(re.findall(r"\bB(?:DC|MC)\b", line)) - len(re.findall(r"\bEMC\b", line))
        if re.search(r"\bT[jJ]\b", line):
            shown += 1
            assert depth > 0, line
    assert shown > 500, shown


@check
def figures_have_alternatives():
    pdf = Pdf(made("usual"))
    figures = [node for node, _ in pdf.elements() if node["/S"] == "/Figure"]
    assert len(figures) == 1
    assert "Organisational controls: 25 In place" in text_of(figures[0]["/Alt"]), figures[0]["/Alt"]


@check
def links_say_where_they_lead():
    """/Contents names the very record to which the link leads."""
    pdf = Pdf(made("usual"))
    report = json.loads(made("usual", "json").read_text())
    names = {f"{kind}/{row['key']}": f"{row['code']} {row['title']}" for kind in ("risk", "requirement") for row in report[kind + "s"]}
    links = [pdf.get(link) for page in pdf.pages() for link in pdf.get(page.get("/Annots", []))]
    wanted = sum(len(row["risks"]) + len(row["requirements"]) for row in report["controls"])
    assert len(links) == wanted, (len(links), wanted)
    for link in links:
        assert text_of(link["/Contents"]) == names[text_of(pdf.get(link["/Dest"]))], link
        assert "/StructParent" in link


@check
def outline_leads_to_every_control():
    pdf = Pdf(made("usual"))

    def titles(node, depth):
        item = node.get("/First")
        while item:
            entry = pdf.get(item)
            yield depth, text_of(entry["/Title"])
            yield from titles(entry, depth + 1)
            item = entry.get("/Next")

    found = list(titles(pdf.get(pdf.root["/Outlines"]), 1))
    assert [title for depth, title in found if depth == 1] == [
        "Statement of applicability", "Summary", "Controls by theme", "Controls", "Risks referred to", "Requirements referred to", "Sign-off"]
    controls = [title.split(" ")[0] for depth, title in found if depth == 3]
    assert controls == catalogue() + ["X.1", "X.2"], controls


@check
def every_number_once():
    words = run("pdftotext", "-layout", made("usual"), "-").decode().split()
    for number in catalogue() + ["X.1", "X.2"]:
        assert words.count(number) == 1, (number, words.count(number))


@check
def pages_are_counted():
    for which in ("usual", "many"):
        total = int(re.search(r"Pages: +(\d+)", run("pdfinfo", made(which)).decode())[1])
        text = run("pdftotext", "-layout", made(which), "-").decode()
        assert re.findall(r"Page (\d+) of (\d+)", text) == [(str(n), str(total)) for n in range(1, total + 1)]


@check
def heads_are_repeated():
    pages = run("pdftotext", "-layout", made("usual"), "-").decode().split("\f")
    for page in pages:
        if re.search(r"^ *A\.[5-8]\.\d+ ", page, re.M):
            assert "Reason or justification" in page and "Evidence" in page, page


@check
def no_text_leaves_its_page():
    for which in ("usual", "long", "hostile", "many"):
        out = run("pdftotext", "-bbox", made(which), "-").decode()
        for page in out.split("<page ")[1:]:
            width, height = (float(value) for value in re.match(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
            for box in re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page):
                left, top, right, bottom = map(float, box)
                assert left > 20 and right < width - 20 and top > 15 and bottom < height - 15, (which, box)


@check
def text_is_text():
    text = run("pdftotext", "-layout", made("hostile"), "-").decode()
    assert "<b>bold</b> & <span" in text
    assert "ﬁ" not in run("pdftotext", made("usual"), "-").decode()


@check
def fonts_are_embedded():
    for line in run("pdffonts", made("hostile")).decode().splitlines()[2:]:
        flags = line[52:].split()
        assert re.search(r"\byes yes yes\b|\byes no yes\b", line), line
        assert flags


@check
def data_is_attached_byte_for_byte():
    for which in FIXTURES:
        room = DIR / ("attached-" + which)
        room.mkdir()
        assert b"1 embedded files" in run("pdfdetach", "-list", made(which))
        run("pdfdetach", "-saveall", "-o", room, made(which))
        assert (room / "soa.json").read_bytes() == made(which, "json").read_bytes()
    pdf = Pdf(made("usual"))
    specification = pdf.get(pdf.get(pdf.root["/AF"])[0])
    assert specification["/AFRelationship"] == "/Data"
    assert pdf.get(pdf.get(specification["/EF"])["/F"])["/Subtype"] == "/application/json"


@check
def data_obeys_the_schema():
    import jsonschema
    schema = json.loads((SRC / "data/schemas/soa.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for which, count in FIXTURES.items():
        report = json.loads(made(which, "json").read_text())
        errors = [error.message for error in validator.iter_errors(report)]
        assert not errors, (which, errors[:3])
        assert len(report["controls"]) == count
    broken = {
        "a control is missing": lambda r: r["controls"].pop(0),
        "a key is a number": lambda r: r["risks"][0].update(key=7),
        "a word is unknown": lambda r: r["controls"][0].update(state="done"),
        "a member is unknown": lambda r: r.update(score=100),
        "an excluded control has a state": lambda r: r["controls"][11].update(state="planned"),
        "a date is in words": lambda r: r["document"].update(date="23 Nov 2026"),
    }
    for name, breaks in broken.items():
        report = copy.deepcopy(json.loads(made("usual", "json").read_text()))
        breaks(report)
        assert not validator.is_valid(report), name


@check
def spreadsheet_is_read_by_others():
    with open(made("usual", "csv"), newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["No."] for row in rows] == catalogue() + ["X.1", "X.2"]
    assert made("usual", "csv").read_bytes().startswith(base64.b64decode("77u/"))


def main():
    print(f"1..{len(CHECKS)}", flush=True)
    failed = 0
    for number, function in enumerate(CHECKS, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}", flush=True)
        except Exception as error:
            failed += 1
            print(f"not ok {number} {function.__name__}", flush=True)
            print("# " + repr(error)[:3000].replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


main()
