#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the table of expectations in test-csv-corpora.c, read with Python's csv module.

Usage: csv-expectations.py CORPORA
"""
import csv
import glob
import hashlib
import io
import os
import sys

FOLDERS = ("csv-torture/*", "registers", "org/cenedril-en/registers")
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16LE"),
    (b"\xfe\xff", "utf-16", "UTF-16BE"),
)
# Told by eye; every other file has commas.
SEMICOLONS = {"delimiter.csv", "issue-1138.csv", "semicolon_separated.csv", "sep.csv"}


def decode(data):
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return data.decode(codec), name
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252"), "windows-1252"


def strip_end(cells):
    cells = list(cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def read(path):
    with open(path, "rb") as file:
        text, encoding = decode(file.read())
    name = os.path.basename(path)
    delimiter = ";" if name in SEMICOLONS else ","
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    # Only this file has spaces before its quotation marks.
    spaces = name == "escaping.csv"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=spaces)
    rows = [[cell.replace("\r\n", "\n") for cell in row] for row in reader]
    return encoding, delimiter, [row for row in rows if strip_end(row)]


def digest(rows):
    sha = hashlib.sha256()
    for row in rows:
        for cell in row:
            sha.update(cell.encode() + b"\x1f")
        sha.update(b"\x1e")
    return sha.hexdigest()[:16]


def expectation(path, shown):
    encoding, delimiter, (header, *rows) = read(path)
    kept = [strip_end(row) for row in rows]
    width = max([len(strip_end(header))] + [min(len(row), len(header)) for row in kept])
    names = [" ".join(name.split()) for name in header[:width]]
    padded = [row + [""] * (width - len(row)) for row in kept]
    malformed = sum(len(row) > width for row in kept)
    short = sum(len(row) < width for row in rows)
    print(f'  {{ "{shown}", "{encoding}", \'{delimiter}\', {width}, {len(rows)}, {malformed}, {short},'
          f' "{digest([names] + padded)}" }},')


def main():
    root = sys.argv[1]
    for folder in FOLDERS:
        for path in sorted(glob.glob(os.path.join(root, folder, "*.csv"))):
            expectation(path, os.path.relpath(path, root))


if __name__ == "__main__":
    main()
