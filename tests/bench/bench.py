#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Parapet against floors taken in the same run, and prints the ratios.

usage: bench.py open|step|report|window|list|turns|office

A figure alone says as much about the machine as about us; a ratio to the least that could do the same work says how
much is ours. Each is the median of several runs, ours and the floor in turn. Nothing fails here: a bench informs.
"""
import csv
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(os.environ["MESON_BUILD_ROOT"])
BENCH = BUILD / "tests" / "bench"
SIZES = (1_000, 10_000, 100_000)


def run(*command, env=None, **options):
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, env=env, **options)
    return time.perf_counter() - start


def spend(*command, env=None):
    """Seconds that a whole process takes, by the clock and of the processor: on a busy machine only the second says much."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(ours, floor, runs=7):
    pairs = [(ours(), floor()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def say(what, ours, floor, goal=None, unit="ms", scale=1000):
    goal = f"  goal {goal:g} x" if goal else ""
    print(f"{what:<46} {ours * scale:9.1f} {unit}  floor {floor * scale:9.1f} {unit}  = {ours / floor:5.2f} x{goal}", flush=True)


def read_figures(*command, env=None):
    lines = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, env=env).stdout.splitlines()
    return {line.split()[0]: float(line.split()[1]) for line in lines if len(line.split()) == 3}


def with_home(home):
    return dict(os.environ, HOME=str(home), XDG_DATA_HOME=str(home / "data"))


def bench_open(folder):
    tables = "meta step step_change chunk control risk person asset requirement".split()
    read_all = "".join(f'SELECT * FROM "{table}";' for table in tables)
    for size in SIZES:
        home, file = folder / f"home-{size}", folder / f"{size}.isms"
        env = with_home(home)
        subprocess.run([BENCH / "bench-open", "make", file, str(size)], check=True, env=env)
        megabytes = file.stat().st_size / 1e6
        floor = lambda: run("sqlite3", file, read_all)
        own = lambda: run(BENCH / "bench-open", "open", file, env=env)

        def foreign():
            stranger = folder / "stranger"
            shutil.rmtree(stranger, ignore_errors=True)
            return run(BENCH / "bench-open", "open", file, env=with_home(stranger))

        runs = 7 if size < 100_000 else 3
        say(f"reopen an own document, {size:,} ({megabytes:.0f} MB)", *in_turn(own, floor, runs), goal=3)
        say(f"open a foreign document, {size:,}", *in_turn(foreign, floor, runs), goal=8)


def bench_step(folder):
    for size in SIZES:
        place = folder / f"store-{size}"
        place.mkdir()
        figures = read_figures(BENCH / "bench-store", place, size)
        for name in ("step-p50", "step-p95", "search-p50", "search-p95"):
            say(f"{name}, {size:,} records", figures[name], figures[name.replace("-", "-floor-")], scale=1)
        print(f"{'fill, index, list at ' + format(size, ','):<46} {figures['fill']:9.1f} ms {figures['search-index']:9.1f} ms {figures['list']:9.1f} ms")
    print("goal: step-p95 under 5 ms at 100,000 records")


FONTS = "Inter, Cantarell, sans "
PLAIN, STRONG, HEADING = FONTS + "8.25", FONTS + "Semi-Bold 8.25", FONTS + "Semi-Bold 14"
WIDTHS = (36, 115, 46, 176, 80, 66, 30, 120)
ROWS_A_PAGE = 11


def rows_of(report):
    """The texts that the paper shows, row by row, each with its font and width, for the floor to set."""
    plain = lambda words, width: (PLAIN, width, str(words or ""))
    heads = [(STRONG, width, "Heading") for width in WIDTHS]
    foot = [plain(words, 250) for words in (report["document"]["organisation"], "Page 1 of 12", "Records at 12345678")]
    yield [(HEADING, 700, report["document"]["organisation"] or "")]
    yield [plain(fact if isinstance(fact, str) else "", 140) for fact in report["document"].values()]
    for counts in report["summary_by_theme"].values():
        yield [plain(count, 40) for count in counts.values()]
    for place, row in enumerate(report["controls"]):
        if place % ROWS_A_PAGE == 0:
            yield from (heads, foot)
        yield ([(STRONG, WIDTHS[0], row["number"]), (STRONG, WIDTHS[1], row["title"]), plain("Yes" if row["applicable"] else "No", WIDTHS[2]),
                (STRONG, 20, ", ".join(row["reasons"])), plain(row["reason_text"] or row["exclusion_reason"], WIDTHS[3]),
                plain(row["state"], WIDTHS[4]), plain(row["due"], WIDTHS[4]), plain((row["owner"] or {}).get("title"), WIDTHS[5])]
               + [plain(ref["code"], WIDTHS[6]) for ref in row["risks"] + row["requirements"]] + [plain(row["evidence"], WIDTHS[7])])
    for row in report["risks"] + report["requirements"]:
        yield [(STRONG, 40, row["code"] or ""), plain(row["title"], 400), plain((row["owner"] or {}).get("title"), 150)]


def words_of(report):
    lines = lambda row: [f"{font}\t{width}\t{' '.join(words.split())}" for font, width, words in row if words]
    return "".join("\n".join([*lines(row), "", ""]) for row in rows_of(report))


def bench_report(folder):
    env = with_home(folder / "home")
    isms = BUILD / "src" / "isms" / "isms"
    file, pdf = folder / "s.isms", folder / "s.pdf"
    subprocess.run([isms, "new", file, "--sample"], check=True, env=env, stdout=subprocess.DEVNULL)
    words = folder / "words"
    data = subprocess.run([isms, "export", file, "soa", "--format", "json", "-o", "-"], check=True, env=env, capture_output=True).stdout
    words.write_text(words_of(json.loads(data)), encoding="utf-8")
    ours = lambda: run(isms, "export", file, "soa", "--format", "pdf", "-o", pdf, env=env)
    floor = lambda: run(BENCH / "floor-pdf", words, folder / "floor.pdf")
    info = lambda: run(isms, "info", file, env=env)
    whole, least = in_turn(ours, floor, 9)
    opened, _ = in_turn(info, floor, 5)
    say("Statement of Applicability as PDF, whole process", whole, least)
    say("  without opening the document", whole - opened, least, goal=1.5)


def bench_window(folder):
    env = with_home(folder / "home") | {"GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan", "GDK_BACKEND": "x11"}
    isms, parapet = BUILD / "src" / "isms" / "isms", BUILD / "src" / "parapet" / "parapet"
    file = folder / "s.isms"
    subprocess.run([isms, "new", file, "--sample"], check=True, env=env, stdout=subprocess.DEVNULL)
    empty, ours, floors = [], [], []
    for _ in range(9):
        empty.append(read_figures(BENCH / "first-frame", parapet, env=env))
        ours.append(read_figures(BENCH / "first-frame", parapet, file, env=env))
        floors.append(read_figures(BENCH / "first-frame", BENCH / "floor-window", env=env))
    middle = lambda rows, name: statistics.median(row[name] for row in rows)
    say("start to first frame, welcome", middle(empty, "frame"), middle(floors, "frame"), goal=1.3, scale=1)
    say("start to first frame, sample open and listed", middle(ours, "frame"), middle(floors, "frame"), scale=1)
    say("memory, sample open", middle(ours, "memory"), middle(floors, "memory"), unit="MB", scale=1)


FRAME = 1000 / 60
MANY = 10_000
LATE = 50  # milliseconds


def bench_list(folder):
    env = with_home(folder / "home") | {"GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan", "GDK_BACKEND": "x11"}
    rows = [read_figures(BENCH / "bench-list", MANY, env=env) for _ in range(3)]
    figures = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    for name in ("key-p50", "key-p95"):
        say(f"{name}: a letter typed until the list is drawn", figures[name], FRAME, goal=1, scale=1)
    for name in ("scroll-p95", "scroll-in-time"):
        say(name, figures[name], figures[name.replace("scroll", "scroll-floor")], scale=1, unit="%" if name.endswith("time") else "ms")
    for name, what in (("frame", "one after the other"), ("work", "of the processor")):
        say(f"a frame of scrolling, {what}", figures[f"scroll-{name}"], figures[f"scroll-floor-{name}"], scale=1)
    for name, floor in (("list", "list-floor"), ("scroll", "scroll-floor"), ("leap", "leap-floor"), ("key", "key-floor"), ("close", "close-floor")):
        say(f"longest turn of the main loop: {name}", figures[f"{name}-turn"], figures[f"{floor}-turn"], scale=1)
    for name in ("page", "owner"):
        say(f"longest turn of the main loop: {name}", figures[f"{name}-turn"], LATE, goal=1, scale=1)


PLACES = ("Context", "Leadership", "Risks", "Assets", "Controls", "People", "Documents", "Operation", "Evaluation", "Improvement", "Calendar", "History")
def press(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def jump(name):
    """As a person goes anywhere: Ctrl+K, some letters, Enter."""
    press("key", "ctrl+k")
    time.sleep(0.8)
    press("type", "--delay", "60", name)
    time.sleep(0.8)
    press("key", "Return")
    time.sleep(2)


def walk(parapet, file, env):
    """When each place was gone to, and when and for how long the main loop was kept meanwhile, in milliseconds."""
    report = file.with_suffix(".turns")
    app = subprocess.Popen([parapet, file], env=env | {"PARAPET_WATCHDOG": str(report)})
    start = time.monotonic()
    press("search", "--sync", "--onlyvisible", "--pid", app.pid, "windowfocus")
    time.sleep(4)
    moments = [(0, "start")]
    for place in PLACES:
        moments.append(((time.monotonic() - start) * 1000, place))
        jump(place)
    moments.append(((time.monotonic() - start) * 1000, "end"))
    press("key", "ctrl+w")
    app.wait(30)
    beats = [[float(word) for word in line.split()] for line in report.read_text().splitlines() if not line.startswith("#")]
    return moments, beats


def bench_turns(folder):
    env = with_home(folder / "home") | {"GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan", "GDK_BACKEND": "x11"}
    isms, parapet = BUILD / "src" / "isms" / "isms", BUILD / "src" / "parapet" / "parapet"
    sample, many = folder / "sample.isms", folder / "many.isms"
    subprocess.run([isms, "new", sample, "--sample"], check=True, env=env, stdout=subprocess.DEVNULL)
    subprocess.run([BENCH / "bench-open", "make", many, str(MANY)], check=True, env=env)
    for file in (sample, many):
        moments, beats = walk(parapet, file, env)
        for (begin, place), (end, _) in zip(moments, moments[1:]):
            own = sorted((beat[2] for beat in beats if begin <= beat[0] < end), reverse=True)
            print(f"{file.stem}, {place}: the main loop kept for {max(own, default=0):.0f} ms at the longest, {sum(ms > LATE for ms in own)} times over {LATE} ms", flush=True)


def bench_map(folder):
    env = with_home(folder / "home") | {"GSK_RENDERER": "cairo", "GDK_DISABLE": "gl,vulkan", "GDK_BACKEND": "x11"}
    rows = [read_figures(BENCH / "bench-map", MANY, env=env) for _ in range(3)]
    figures = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    for name, what in (("asked", "a risk dropped until the question is drawn"), ("moved", "the answer until the risk is drawn in its cell")):
        for part in ("p50", "p95"):
            say(f"{part}: {what}", figures[f"drop-{name}-{part}"], figures[f"drop-{name}-floor-{part}"], scale=1)
        print(f"in time: {figures[f'drop-{name}-in-time']:.1f} %, an empty list {figures[f'drop-{name}-floor-in-time']:.1f} %")
    for name in ("map", "drop", "cell", "back", "past", "asset"):
        say(f"longest turn of the main loop: {name}", figures[f"{name}-turn"], 50, goal=1, scale=1)
    for name in ("past", "list", "matrix", "due", "contradictions"):
        print(f"{name}: {figures[name]:.1f} ms")


def say_faster(what, ours, theirs, runs=5):
    pairs = [(ours(), theirs()) for _ in range(runs)]
    for place, unit in enumerate(("ms", "ms of the processor")):
        mine, other = (statistics.median(pair[side][place] for pair in pairs) for side in (0, 1))
        print(f"{what:<46} {mine * 1000:9.1f} {unit}  LibreOffice {other * 1000:9.1f}  = {other / mine:5.1f} times as fast  goal 10", flush=True)


def write_register(path):
    """What people keep in a spreadsheet: one line a risk."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Title", "Scenario", "Treatment option"])
        for number in range(MANY):
            rows.writerow([f"The laptop of the supplier fails in case {number}", "Somebody does something that nobody wanted, and it is noticed too late.", "modify"])


def bench_office(folder):
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not here; DEV_SET=full brings it.")
        return
    env = with_home(folder / "home")
    isms = BUILD / "src" / "isms" / "isms"
    register, empty, full, soa = folder / "register.csv", folder / "empty.isms", folder / "full.isms", folder / "soa.csv"
    write_register(register)
    subprocess.run([isms, "new", empty], check=True, env=env, stdout=subprocess.DEVNULL)
    subprocess.run([isms, "new", soa.with_suffix(".isms"), "--sample"], check=True, env=env, stdout=subprocess.DEVNULL)
    subprocess.run([isms, "export", soa.with_suffix(".isms"), "soa", "--format", "csv", "-o", soa], check=True, env=env, stdout=subprocess.DEVNULL)
    convert = lambda file, to: spend(office, "--headless", "--convert-to", to, "--outdir", folder / "out", file, env=env)
    convert(register, "csv")  # the first call makes its profile

    def take_in():
        shutil.copy(empty, full)
        return spend(isms, "import", full, "risk", register, env=env)

    say_faster(f"import {MANY:,} rows and save", take_in, lambda: convert(register, "xlsx"))
    # It has nothing smaller to do with a file than to read all of it: that a screen or a question needs a few rows is what a database is for.
    say_faster(f"open a register of {MANY:,} rows, show a risk", lambda: spend(isms, "show", full, "RK-01", env=env), lambda: convert(register, "csv"))
    say_faster(f"print a register of {MANY:,} rows", lambda: spend(isms, "list", full, "risk", env=env), lambda: convert(register, "csv"))
    say_faster("Statement of Applicability as PDF", lambda: spend(isms, "export", soa.with_suffix(".isms"), "soa", "--format", "pdf", "-o", folder / "s.pdf", env=env),
               lambda: convert(soa, "pdf"))
    words = folder / "words"
    words.write_text(words_of(json.loads(subprocess.run([isms, "export", soa.with_suffix(".isms"), "soa", "--format", "json", "-o", "-"],
                                                        check=True, env=env, capture_output=True).stdout)), encoding="utf-8")
    say_faster("  a bare cairo program drawing its words", lambda: spend(BENCH / "floor-pdf", words, folder / "floor.pdf"), lambda: convert(soa, "pdf"))


def main():
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        globals()["bench_" + sys.argv[1]](pathlib.Path(folder))
    print(f"largest child: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


main()
