# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program that works and saves, at random moments, and looks whether anything it had acknowledged is lost.

usage: test-kill.py WORKER SHIM KILLS
"""
import random
import sys
import time

from crash import Place, Tap, last

KILLS = int(sys.argv[3])
PER_DOCUMENT = 20
SHORTEST = 0.12


def kill_once(place, rng, verb, patience):
    worker = place.start(verb, 0, 3)
    time.sleep(rng.uniform(0, patience))
    worker.kill()
    said, wrong = worker.communicate()
    return said, wrong


def main():
    tap, rng = Tap(), random.Random(1)
    steps = saves = recovered = torn = 0
    for document in range(KILLS // PER_DOCUMENT):
        place = Place()
        # A file that is written in place may be torn, but what it held is not lost.
        verb = "linked" if document % 5 == 4 else "work"
        begun = time.monotonic()
        wrong = place.run(verb, 1, 1).stderr
        # On a machine that is busy with other things the program needs longer to come to its work.
        patience = max(SHORTEST, 2 * (time.monotonic() - begun))
        acknowledged, saved = 1, 1
        for _ in range(PER_DOCUMENT):
            said, stderr = kill_once(place, rng, verb, patience)
            steps += said.count("step")
            saves += said.count("saved")
            acknowledged = max(acknowledged, last("step", said))
            saved = max(saved, last("saved", said))
            wrong += stderr
            file = place.run("guard", saved)
            # The check works on: what it adds and saves is acknowledged, too.
            copy = place.run("check", acknowledged)
            wrong += (file.stderr if verb == "work" else "") + copy.stderr
            torn += bool(file.stderr)
            recovered += last("holds", copy.stdout) > last("holds", file.stdout)
            acknowledged = saved = last("holds", copy.stdout) + 1
        tap.case(not wrong, f"document {document + 1}, {verb}, {PER_DOCUMENT} kills, {acknowledged} risks", wrong)
        place.remove()
    tap.say(f"{KILLS} kills, {steps} steps and {saves} saves acknowledged, unsaved steps recovered {recovered} times, files torn in place {torn}")
    tap.case(steps > KILLS and saves > KILLS // 10 and recovered > KILLS // 20, "the kills met the program at work")
    tap.end()


main()
