#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written about the command line knows every verb and option that the program knows."""
import re
import subprocess
from pathlib import Path

import tap
from isms_runner import Case

SOURCE = Path(__file__).resolve().parents[2]
COMPLETE = """
compopt () { :; }
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_isms
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Docs(Case):
    def verbs(self):
        verbs = re.findall(r"^  ([a-z]+) ", self.isms("help").out, re.M)
        self.assertGreater(len(verbs), 10)
        return verbs

    def options(self):
        for verb in self.verbs():
            for option in set(re.findall(r"--[a-z-]+", self.isms("help", verb).out)) - {"--help"}:
                yield verb, option

    def complete(self, *words):
        done = subprocess.run(["bash", "-c", COMPLETE, "bash", str(SOURCE / "data/isms.bash"), "isms", *words],
                              cwd=self.work, env=dict(self.env, PATH=f"{self.bin}:{self.env['PATH']}"),
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.stderr, "", words)
        return done.stdout.split()

    @property
    def bin(self):
        """A folder in which the program has its own name."""
        folder = Path(self.folder.name) / "bin"
        if not folder.exists():
            folder.mkdir()
            (folder / "isms").symlink_to(self.env["ISMS"])
        return folder

    def test_man_page_names_everything(self):
        page = (SOURCE / "data/isms.1").read_text().replace(r"\-", "-")
        verbs = self.verbs()
        self.assertEqual(re.findall(r'^\.BR (\w+) ["\[]', page.split(".SH VERBS")[1].split(".SH OPTIONS")[0], re.M), verbs,
                         "the man page's verbs, in the order of isms help")
        for verb, option in self.options():
            self.assertIn(option, page, verb)

    def test_guide_names_everything(self):
        guide = (SOURCE / "docs/cli.md").read_text()
        table = guide.split("## Verbs")[1].split("## `--json`")[0]
        calls = re.findall(r"^\| (`.*?`) \|", table.replace(r"\|", "/"), re.M)
        named = {word for call in calls for word in re.findall(r"`(\w+)", call)}
        self.assertEqual(set(self.verbs()) - named, set())
        self.assertEqual(named - set(self.verbs()), set())
        for verb, option in self.options():
            self.assertIn(option, guide, verb)

    def test_completes_verbs(self):
        self.assertEqual(set(self.verbs()) - set(self.complete("")), set())
        self.assertEqual(self.complete("ver"), ["verify", "versions"])

    def test_completes_options(self):
        self.assertEqual(self.complete("new", "--sa"), ["--sample"])
        self.assertEqual(self.complete("import", "a.isms", "risk", "--dates", "m"), ["month-first"])
        for verb, option in self.options():
            self.assertIn(option, self.complete(verb, "--"), verb)

    def test_completes_kinds_and_fields(self):
        self.assertIn("risk", self.complete("list", "a.isms", "ri"))
        self.assertIn("title=", self.complete("add", "a.isms", "risk", "ti"))

    def test_completes_files(self):
        (self.work / "ours here.isms").touch()
        self.assertEqual(" ".join(self.complete("info", "ours")), "ours here.isms")


if __name__ == "__main__":
    tap.main()
