#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the table of expectations in test-import-corpora.c: what an import must make of real files, told by Python's csv
or zipfile module and a few lines a file that were written by reading it.

Usage: import-expectations.py CORPORA
"""
import csv
import hashlib
import os
import string
import sys
import zipfile
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CENEDRIL = "org/cenedril-en/registers/"
NOTHING = {"", "-", "n/a", "none"}
OPTIONS = {"mitigate": "modify", "reduce": "modify", "accept": "retain", "avoid": "avoid", "transfer": "share"}


def cell(name):
    return lambda row: row[name].strip()


def date(name):
    return lambda row: row[name] if row[name][:4].isdigit() else ""


def word(name, words):
    return lambda row: words.get(row[name].strip().lower(), "")


def catalogue_titles(name):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "catalogue", name + ".csv")
    with open(path, encoding="utf-8", newline="") as file:
        return {row["title"].lower() for row in csv.DictReader(file)}


def scenario(text, threat, vulnerability):
    """Threats and vulnerabilities that are not in the catalogue stay as words."""
    def join(row):
        lines = [row[text]]
        if row[threat].lower() not in THREATS:
            lines.append("Threats: " + row[threat])
        if row[vulnerability].lower() not in VULNERABILITIES:
            lines.append("Vulnerabilities: " + row[vulnerability])
        return "\n".join(lines)
    return join


def control(name):
    return lambda row: row[name].strip() if row[name].startswith("A.") else "A." + row[name]


def reason(name, applicable, wanted):
    return lambda row: row[name].strip() if row[applicable] == wanted else ""


def option(name):
    return word(name, OPTIONS)


def choice(name):
    return lambda row: row[name].strip().lower().replace(" ", "_")


THREATS = catalogue_titles("threats")
VULNERABILITIES = catalogue_titles("vulnerabilities")
YES_NO = {"yes": "1", "no": "0"}
STATES = {"implemented": "implemented", "partial": "partial", "planned": "planned", "not_implemented": "not_started"}
WORK = {"open": "planned", "in progress": "in_progress", "completed": "done"}
RISK = {"open": "open", "in treatment": "treating", "in_treatment": "treating", "accepted": ""}  # a table accepts nothing

# File, kind, the column of the code, columns whose names become records, fields to compare
FILES = [
    (CENEDRIL + "statement-of-applicability.csv", "control", control("Control ID"), {},
     {"applicable": word("Applicable", YES_NO), "state": word("Implementation Status", STATES),
      "reason_text": reason("Justification", "Applicable", "Yes"),
      "exclusion_reason": reason("Justification", "Applicable", "No"),
      "implementation": cell("Implementation Description"), "evidence": cell("Reference")}),
    (CENEDRIL + "asset-register.csv", "asset", cell("ID"), {"person": ["Owner"]},
     {"name": cell("Asset Name"), "owner": cell("Owner"), "location": cell("Location"), "description": cell("Description"),
      "classification": choice("Classification"), "availability": lambda row: "",
      "kind": word("Type", {"information": "information", "application": "application", "service": "service",
                            "hardware": "system", "facility": "site"})}),
    (CENEDRIL + "risk-register.csv", "risk", cell("ID"), {"person": ["Owner"], "asset": ["Asset / Process"]},
     {"title": cell("Risk Title"), "owner": cell("Owner"), "inherent_likelihood": cell("Likelihood (1-5)"),
      "inherent_impact": cell("Max Impact"), "current_likelihood": cell("Residual Likelihood"),
      "current_impact": cell("Residual Max Impact"), "option": option("Treatment Decision"), "status": word("Status", RISK),
      "scenario": scenario("Description", "Threat", "Vulnerability")}),
    (CENEDRIL + "supplier-register.csv", "supplier", cell("ID"), {"person": ["Owner"]},
     {"name": cell("Supplier"), "service": cell("Service"), "criticality": choice("Criticality"), "owner": cell("Owner"),
      "agreed_on": date("Contract Start"), "agreed_until": date("Contract End"), "last_review_on": date("Last Review"),
      "next_review_on": date("Next Review"), "location": cell("Location"), "certificate": cell("Certifications")}),
    (CENEDRIL + "security-objectives-register.csv", "objective", cell("ID"), {"person": ["Owner"], "measure": ["Metric"]},
     {"text": cell("Objective"), "owner": cell("Owner"), "due": date("Review Date"), "measures": cell("Metric"),
      "progress_note": cell("Current Value"), "status": word("Status", {"on track": "open", "achieved": "reached"})}),
    (CENEDRIL + "risk-treatment-plan.csv", "treatment", cell("ID"), {"person": ["Owner"]},
     {"title": cell("Action"), "owner": cell("Owner"), "started_on": date("Start Date"), "due": date("Due Date"),
      "resources": cell("Budget (EUR)"), "status": word("Status", WORK), "risk": lambda row: "",
      "controls": lambda row: ";".join("A." + number for number in row["Annex A Control"].replace("A ", "").split())}),
    (CENEDRIL + "stakeholder-requirements.csv", "requirement", cell("ID"), {"party": ["Stakeholder"]},
     {"text": cell("Derived Requirement"), "party": cell("Stakeholder"), "detail": cell("Need"), "source": cell("Source")}),
    (CENEDRIL + "stakeholder-communication.csv", "party", None, {"person": ["Owner"]}, {}),
    (CENEDRIL + "incident-register.csv", "incident", cell("ID"), {"person": ["Reported By"], "asset": ["Affected Assets"]},
     {"title": cell("Title"), "severity": choice("Severity"), "reported_on": lambda row: row["Reported At"][:10],
      "closed_on": lambda row: row["Resolved At"][:10], "cause": cell("Root Cause")}),
    (CENEDRIL + "document-control-register.csv", "document", cell("Doc ID"), {"person": ["Owner", "Approver"]},
     {"title": cell("Title"), "version": cell("Version"), "valid_from": date("Effective Date"), "review_due": date("Next Review"),
      "approver": cell("Approver")}),
    ("registers/sushegaad-statement-of-applicability.csv", "control", control("control_id"), {"person": ["responsible_party"]},
     {"applicable": word("included", YES_NO), "state": word("status", STATES), "owner": cell("responsible_party"),
      "reason_text": reason("justification", "included", "Yes"), "exclusion_reason": reason("justification", "included", "No")}),
    ("registers/sushegaad-risk-register.csv", "risk", cell("id"), {"person": ["owner"], "asset": ["asset"]},
     {"title": cell("threat"), "assets": cell("asset"), "inherent_likelihood": cell("likelihood"), "inherent_impact": cell("impact"),
      "option": option("treatment_types"), "status": word("status", RISK), "scenario": lambda row: ""}),
    ("registers/sg1unitis-assets_inventory.csv", "asset", cell("asset_id"), {"person": ["owner"]},
     {"name": cell("asset_name"), "availability": cell("criticality_1to5"), "description": cell("notes")}),
    ("registers/sg1unitis-risk_register.csv", "risk", cell("risk_id"), {"person": ["owner"], "asset": ["asset_id"]},
     {"title": cell("title"), "inherent_likelihood": cell("L_1to5"), "inherent_impact": cell("I_1to5"),
      "current_likelihood": cell("residual_L_1to5"), "current_impact": cell("residual_I_1to5"), "option": option("treatment"),
      "existing_controls": cell("existing_controls"), "assets": cell("asset_id"), "theme": cell("risk_category"),
      "scenario": scenario("scenario", "threat", "vulnerability")}),
    ("registers/sg1unitis-roadmap.csv", "treatment", cell("action_id"), {"person": ["owner"]},
     {"title": cell("action"), "due": date("target_date"), "resources": cell("effort(S/M/L)"), "risk": lambda row: ""}),
    ("registers/shahmikh-assets.csv", "asset", cell("asset_id"), {"person": ["owner"]},
     {"name": cell("asset_name"), "owner": cell("owner"), "availability": lambda row: "",
      "kind": word("asset_type", {"server": "system", "database": "information", "endpoint": "device"})}),
    ("registers/shahmikh-risk_register.csv", "risk", cell("risk_id"), {"person": ["owner"]},
     {"title": cell("description"), "scenario": cell("description"), "inherent_likelihood": lambda row: "", "owner": cell("owner")}),
    ("registers/shahmikh-mappings.csv", "control", control("control_id"), {}, {"implementation": cell("description")}),
    ("registers/pehanin-Risk Register.xlsx", "risk", cell("Risk ID"), {"person": ["Risk Owner"]},
     {"title": cell("Risk Description"), "theme": cell("Risk Category"), "inherent_likelihood": cell("Likelihood (Probability)"),
      "inherent_impact": cell("Impact (Business Impact)"), "owner": cell("Risk Owner"),
      "status": word("Status", {"in progress": "treating"}), "next_review_on": date("Review Date")}),
    ("registers/pehanin-Asset Inventory.xlsx", "asset", None, {}, {}),
    ("registers/pehanin-SoA.xlsx", "control", control("Control Number"), {},
     {"applicable": word("Is Control Applicable?", YES_NO),
      "state": word("Implementation Status (Drop-down)", {"pending": "planned", "absent": "not_started", "in progress": "partial",
                                                          "advanced": "implemented"}),
      "implementation": cell("Comments")}),
]

# Numbers of the edition of 2013, of which the file with the mappings is full.
LAST_OF_2022 = {"5": 37, "6": 8, "7": 14, "8": 34}


# Where the header of a sheet is, as a person sees it: title rows stand above.
HEADERS = {"registers/pehanin-Risk Register.xlsx": 6, "registers/pehanin-Asset Inventory.xlsx": 5, "registers/pehanin-SoA.xlsx": 3}
# What the title or the name of a record is taken from: without it a row cannot become one.
NEEDED = {"registers/pehanin-Risk Register.xlsx": "Risk Description"}


def is_old(code):
    if code.count(".") != 2:
        return True
    _, theme, number = code.split(".")
    return int(number) > LAST_OF_2022.get(theme, 0)


def read(path):
    """The rows as dicts with their lines, and the lines of those with too many cells."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = [name.strip() for name in next(reader)]
        rows, bad, line = [], [], reader.line_num + 1
        for cells in reader:
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > len(header):
                bad.append(line)
            elif cells:
                rows.append((line, dict(zip(header, cells + [""] * (len(header) - len(cells))))))
            line = reader.line_num + 1
    return rows, bad


def texts(element):
    return "".join(text.text or "" for text in element.iter(SHEET + "t"))


def read_sheet(path, header_row):
    """The rows of the first sheet as dicts with their numbers, and those of headings merged across the table."""
    with zipfile.ZipFile(path) as file:
        shared = [texts(item) for item in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    merged = [cell.get("ref").split(":") for cell in sheet.iter(SHEET + "mergeCell")]
    merged = {int(first.lstrip(string.ascii_uppercase)) for first, last in merged
              if first.rstrip(string.digits) != last.rstrip(string.digits) and int(first.lstrip(string.ascii_uppercase)) > header_row}
    rows = {}
    for element in sheet.iter(SHEET + "c"):
        value = element.findtext(SHEET + "v")
        letters = element.get("r").rstrip("0123456789")
        if value is not None:
            rows.setdefault(int(element.get("r")[len(letters):]), {})[letters] = shared[int(value)] if element.get("t") == "s" else value
    names = {letters: " ".join(text.split()) for letters, text in rows[header_row].items()}
    return [(line, {name: cells.get(letters, "") for letters, name in names.items()}) for line, cells in sorted(rows.items())
            if line > header_row and line not in merged and any(text.strip() for text in cells.values())], sorted(merged)


def digest(rows, code, fields):
    sha = hashlib.sha256()
    for row in sorted(rows, key=code) if code else []:
        sha.update("\x1f".join([code(row)] + [fields[name](row) for name in fields]).encode() + b"\x1e")
    return sha.hexdigest()[:16]


def count_names(rows, columns):
    names = {row[column].strip().casefold() for row in rows for column in columns}
    return len(names - NOTHING)


def main():
    for path, kind, code, links, fields in FILES:
        full = os.path.join(sys.argv[1], path)
        rows, bad = read_sheet(full, HEADERS[path]) if path in HEADERS else read(full)
        n_rows = len(rows) + len(bad)
        if kind == "control":
            bad = sorted(bad + [line for line, row in rows if is_old(code(row))])
            rows = [(line, row) for line, row in rows if line not in bad]
        if path in NEEDED:
            bad = [line for line, row in rows if not row[NEEDED[path]].strip()]
            rows = [(line, row) for line, row in rows if line not in bad]
        rows = [row for _, row in rows]
        additions = " ".join(f"{name}:{count_names(rows, columns)}" for name, columns in links.items())
        added, changed = (0, len(rows)) if kind == "control" else (len(rows), 0)
        lines = " ".join(str(line) for line in bad)
        print(f'  {{ "{path}", "{kind}", {n_rows}, {added}, {changed},\n    "{lines}", "{additions}",\n'
              f'    "{" ".join(fields)}", "{digest(rows, code, fields)}" }},')


main()
