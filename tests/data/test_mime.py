#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the desktop know a document of ours by its content, whatever it is called?

usage: test_mime.py PACKAGE.xml ISMS
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

OURS = "application/vnd.parapet.isms+sqlite3"
ASK = """
import sys
from gi.repository import Gio
for path in sys.argv[1:]:
    print(Gio.content_type_guess(None, open(path, "rb").read(4096))[0], Gio.content_type_guess(path, b"")[0])
"""


def main():
    package, isms = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        mime = folder / "data" / "mime"
        (mime / "packages").mkdir(parents=True)
        shutil.copy(package, mime / "packages")
        subprocess.run(["update-mime-database", mime], check=True)
        env = dict(os.environ, HOME=name, XDG_DATA_HOME=str(folder / "data"))
        document, other = folder / "acme.isms", folder / "other.db"
        subprocess.run([isms, "new", document, "--name", "Acme"], check=True, env=env, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, "-c", "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('CREATE TABLE t (a)').connection.commit()", other], check=True)
        answers = subprocess.run([sys.executable, "-c", ASK, document, other], env=env, check=True, capture_output=True, text=True).stdout.split()
    checks = [("a document by its content", answers[0] == OURS), ("a document by its name", answers[1] == OURS),
              ("a database of another program is none", answers[2] != OURS)]
    print(f"1..{len(checks)}")
    for number, (what, well) in enumerate(checks, 1):
        print("ok" if well else "not ok", number, what)
    if not all(well for _, well in checks):
        print("#", answers)


main()
