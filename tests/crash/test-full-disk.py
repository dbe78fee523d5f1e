# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the disk fill up at every 16 KiB of a save. The document is never damaged, and the next save with room works.

usage: test-full-disk.py WORKER SHIM
"""
import hashlib
import re
import shutil

from crash import SHIM, Place, Tap, last

STRIDE = 16 * 1024
NO_ROOM = re.compile(r"isms-document-error-quark \d+: There is no room left on the disk")
FULL = re.compile(r"isms-store-error-quark 1:")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def judge(place, before, done, acknowledged):
    """What is wrong after one save with too little room, in words."""
    wrong = ""
    saved = "saved" in done.stdout
    after = digest(place.file) if place.file.exists() else "nothing"
    if saved == (after == before):
        wrong += f"saved: {saved}, but the file {'is as it was' if after == before else 'changed'}\n"
    if not saved and not (NO_ROOM.match(done.stderr) or FULL.match(done.stderr)):
        wrong += f"not a clear sentence: {done.stderr}\n"
    wrong += place.run("guard", acknowledged if saved else 2).stderr
    return wrong + place.run("check", acknowledged).stderr


def try_with(place, template, room, folder):
    """Starts from the same state each time, and gives the save so much room below the folder."""
    place.clear()
    shutil.copytree(template.folder, place.folder, dirs_exist_ok=True)
    before = digest(place.file)
    done = place.run("work", 1, 1, LD_PRELOAD=SHIM, CRASH_FOLDER=str(folder), CRASH_ROOM=str(room))
    return done, judge(place, before, done, last("step", done.stdout) or 2)


def main():
    tap = Tap()
    place = Place()
    template = Place()
    # The working copy knows the document by its path, so the template is made at that path and moved aside.
    tap.case(place.run("work", 2, 1).returncode == 0, "a document to begin with")
    shutil.copytree(place.folder, template.folder, dirs_exist_ok=True)
    for name, folder in (("one disk for all", place.folder), ("a full disk under the document", place.file.parent),
                         ("a full disk under the working copy", place.data)):
        room, refused, wrong = 0, 0, ""
        while True:
            done, bad = try_with(place, template, room, folder)
            wrong += f"with {room} bytes: {bad}" if bad else ""
            if "saved" in done.stdout:
                break
            refused += 1
            room += STRIDE
        tap.case(not wrong and refused > 20, f"{name}: refused {refused} times, saved with {room >> 10} KiB", wrong)
    for used in (place, template):
        used.remove()
    tap.end()


main()
