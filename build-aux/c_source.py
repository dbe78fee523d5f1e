# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks know of C: text without comments and strings, #include lines, functions."""
import re
from pathlib import Path

LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'', re.S)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def read(path):
    return Path(path).read_text(errors="replace")


def blank(match):
    """Keeps lines in their place."""
    text = match.group()
    inner = "\n" * text.count("\n")
    return f'"{inner}"' if text[0] in "\"'" else inner or " "


def code_of(text):
    return LITERAL.sub(blank, text)


def includes(text):
    """Yields (line, name, is_local)."""
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(2), match.group(1) == '"'


def functions(text):
    """Yields (line, name, length): in this style a body opens and closes in the first column."""
    lines, head, opened = code_of(text).split("\n"), "", 0
    for number, line in enumerate(lines, 1):
        if line.rstrip() == "{":
            before = [words for words in lines[:number - 1][-12:] if words.strip()]
            opened = number if before and before[-1].rstrip().endswith(")") else 0
        elif line.startswith("}"):
            if opened and line.rstrip() == "}":
                yield opened, head, number - opened
            opened = 0
        elif match := re.match(r"(?:[\w*]+\s+)*\**(\w+)\s*\(", line):
            head = match.group(1)
