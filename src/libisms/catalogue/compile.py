#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes C tables of the catalogue's CSV files, so that reading them costs nothing at start.

usage: compile.py FOLDER OUT.c

Each table names its struct, its file, and the files whose columns are joined to it by the first column they share.
"""
import csv
import pathlib
import sys

TABLES = [
    ("IsmsControl", "controls", "controls.csv", ["guide_a5.csv", "guide_a678.csv"]),
    ("IsmsOldControl", "old_controls", "controls_2013.csv", []),
    ("IsmsClause", "clauses", "clauses.csv", ["guide_clauses.csv"]),
    ("IsmsMandatoryDocument", "mandatory_documents", "mandatory_documents.csv", []),
    ("IsmsThreat", "threats", "threats.csv", ["threat_assets.csv"]),
    ("IsmsVulnerability", "vulnerabilities", "vulnerabilities.csv", []),
]


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quote(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("??", "?\\?")
    return f'"{escaped}"'


def join(rows, guides):
    """Adds to each row the columns of its guide; a guide without a row is a mistake in the data."""
    for guide in guides:
        column = next(iter(guide[0]))
        by_key = {row[column]: row for row in rows}
        for line in guide:
            by_key[line[column]].update(line)
    return rows


def write(out, folder, struct, name, file, guides):
    rows = join(read(folder / file), [read(folder / guide) for guide in guides])
    out.write(f"static const {struct} {name}[] = {{\n")
    for row in rows:
        cells = ", ".join(f".{column} = {quote(cell)}" for column, cell in row.items())
        out.write(f"  {{ {cells} }},\n")
    out.write("};\n\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for table in TABLES:
            write(out, folder, *table)


main()
