# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the power at 300 moments of a recording: what was acknowledged is there, and the document sound. Then does the same to
a recording of a program without fsync, and must find that something is lost: this test can fail.

usage: test-power.py WORKER SHIM STATES
"""
import sys
import tempfile
from pathlib import Path

from crash import SHIM, Place, Tap, last
from replay import Recording, random_disk, read_log

STATES = int(sys.argv[3])
STEPS, EVERY = 14, 3


def make_recording(place, verb, **more):
    place.clear()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        # The folders are there before the recording, so the recording begins with them.
        log.write_bytes(b"mkdir\tdocuments\t\t0\t0\nmkdir\tdata\t\t0\t0\nsync\t.\t\t0\t0\n")
        place.make()
        done = place.run(verb, STEPS, EVERY, LD_PRELOAD=SHIM, CRASH_FOLDER=str(place.folder), CRASH_LOG=str(log), **more)
        assert done.returncode == 0, done.stderr
        return Recording(read_log(log))


def cut_power(place, recording, disk, verb="work"):
    """What is wrong with one state, in words, and whether the file is torn, which in place it may be: opening brings all back."""
    said = recording.said_by(disk.time)
    place.clear()
    disk.write(recording.root, place.folder)
    file = place.run("guard", last("saved", said))
    copy = place.run("check", last("step", said))
    return (file.stderr if verb == "work" else "") + copy.stderr, bool(file.stderr)


def first_save(recording):
    return next(time for time, text in recording.said if "saved" in text) + 1


def try_states(tap, place, verb, states):
    recording = make_recording(place, verb)
    tap.say(f"{verb}: {recording.length} operations, {len([t for t in recording.said if 'saved' in t[1]])} saves")
    torn = 0
    for batch in range(0, states, 50):
        wrong = ""
        for seed in range(batch, min(batch + 50, states)):
            disk = random_disk(recording, first_save(recording), seed)
            found, is_torn = cut_power(place, recording, disk, verb)
            torn += is_torn
            wrong += f"state {seed}, operation {disk.time}, names {disk.names}, data {disk.data}: {found}" if found else ""
        tap.case(not wrong, f"{verb}, states {batch} to {seed}", wrong)
    tap.say(f"{verb}: {torn} files were torn")


def main():
    tap, place = Tap(), Place()
    try_states(tap, place, "work", STATES)
    try_states(tap, place, "linked", STATES // 3)

    recording = make_recording(place, "work", CRASH_NO_SYNC="1")
    first = first_save(recording)
    lost = sum(bool(cut_power(place, recording, random_disk(recording, first, seed))[0]) for seed in range(40))
    tap.case(lost > 0, f"without fsync, {lost} of 40 states are lost")
    place.remove()
    tap.end()


main()
