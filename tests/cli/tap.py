# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest's tests and says TAP."""
import sys
import traceback
import unittest


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def say(self, word, test, note=""):
        self.count += 1
        name = test.id().split(".", 1)[1].replace("test_", "").replace("_", " ")
        print(f"{word} {self.count} {name}{note}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say("ok", test, f" # SKIP {reason}")

    def complain(self, test, error):
        self.say("not ok", test)
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print(f"# {line}", flush=True)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.complain(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.complain(test, error)


def main(module="__main__"):
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[module])
    if len(sys.argv) > 1:
        wanted = sys.argv[1:]
        suite = unittest.TestSuite(test for group in suite for test in group if any(word in test.id() for word in wanted))
    print(f"1..{suite.countTestCases()}", flush=True)
    result = Result()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
