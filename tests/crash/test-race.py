# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody else saves to the same file in the middle of a save: at each such moment the save says so, and nothing of his is lost.

usage: test-race.py WORKER SHIM
"""
from crash import SHIM, Place, Tap

FILE = "documents/Acme.isms"
CHANGED = "was changed by somebody else"
OTHERS = "documents/other.isms", "documents/third.isms"
# Of those who save meanwhile the last one finds his file in its place; what an earlier one saved may be among the versions.
MOMENTS = (
    ("while the version is kept", "work", ["sync data/parapet/versions"], {}),
    ("while the version of a file with two names is kept", "linked", ["sync data/parapet/versions"], {}),
    ("while the file beside it is synced", "work", ["sync documents/"], {}),
    ("the same where no files can be exchanged", "work", ["sync documents/"], {"CRASH_NO_EXCHANGE": "1"}),
    ("after the last look", "work", [f"exchange {FILE}"], {}),
    ("after the last look, and a third while his goes back", "work", [f"exchange {FILE}"] * 2, {}),
    ("while a file with two names is synced", "linked", ["sync documents/"], {}),
)


def try_moment(place, verb, moments, more):
    """What is wrong, in words."""
    place.clear()
    place.make()
    wrong = place.run("work", 2, 1).stderr
    base = place.file.read_bytes()
    others = [b"What number %d saved." % i for i in range(len(moments))]
    for name, content in zip(OTHERS, others):
        (place.folder / name).write_bytes(content)
    race = ",".join(f"{moment} {name} {FILE}" for moment, name in zip(moments, OTHERS))
    done = place.run(verb, 1, 1, LD_PRELOAD=SHIM, CRASH_FOLDER=str(place.folder), CRASH_RACE=race, **more)
    kept = [path.read_bytes() for path in place.data.glob("parapet/*/*/*.isms")]
    if done.returncode != 1 or CHANGED not in done.stderr:
        wrong += f"ended with {done.returncode}: {done.stderr}\n"
    if place.file.read_bytes() not in others:
        wrong += "the file is none of theirs\n"
    wrong += "".join(f"“{content.decode()}” is lost\n" for content in others if content not in [place.file.read_bytes(), *kept])
    if base not in kept:
        wrong += "what was saved before is lost\n"
    left = sorted(path.name for path in place.file.parent.iterdir() if path.name not in ("Acme.isms", "Acme.isms-too"))
    return wrong + (f"left over: {left}\n" if left else "")


def main():
    tap, place = Tap(), Place()
    for name, verb, moments, more in MOMENTS:
        wrong = try_moment(place, verb, moments, more)
        tap.case(not wrong, name, wrong)
    place.remove()
    tap.end()


main()
