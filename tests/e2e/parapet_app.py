# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the running application as a person would: finds things by the role and the name that a screen reader hears, moves
the real pointer to where they are and types on the real keyboard. Nothing sleeps for a fixed time: everything is asked
again until it is so, or until patience ends.

To be run by build-aux/with-display, which gives a display, a session bus and a home."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

ROOT = Path(os.environ["SOURCE_ROOT"])
sys.path.insert(0, str(ROOT / "build-aux"))
from screen import Screen  # noqa: E402

PARAPET = os.environ["PARAPET"]
ISMS = os.environ["ISMS"]
PICTURES = os.environ.get("E2E_PICTURES")
PATIENCE = 40  # seconds; a busy machine is no defect
BORDER = 5  # pixels that GTK draws round a window where no compositor gives it a shadow
LONGEST_BLOCK = 250  # milliseconds for which the main loop may be kept by its own work before that is a defect
GOOD_BLOCK = 50  # what design asks for

# Said by others than us, and of no weight.
NOISE = re.compile(r"AT-SPI: Error in GetItems|org/a11y/atspi/cache|dconf-WARNING|Unable to acquire session bus")


class TooLate(AssertionError):
    """Something that was waited for did not come."""


def poll(ask, what, patience=PATIENCE):
    """Asks until the answer is true. What vanishes while being looked at is asked for again."""
    end = time.monotonic() + patience
    pause, error = 0.01, None
    while True:
        try:
            answer = ask()
            if answer:
                return answer
            error = None
        except GLib.Error as gone:
            error = gone
        if time.monotonic() > end:
            raise TooLate(f"{what() if callable(what) else what}: not within {patience} seconds{f' ({error.message})' if error else ''}")
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)


def xdotool(*words, check=True):
    done = subprocess.run(["xdotool", *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=60)
    if check and done.returncode:
        raise TooLate(f"xdotool {' '.join(map(str, words))} ended with {done.returncode}")
    return done.stdout.split()


def is_like(text, wanted):
    """Whether a text is the one that is wanted, or found by the pattern that is."""
    if wanted is None:
        return True
    return bool(wanted.search(text or "")) if isinstance(wanted, re.Pattern) else text == wanted


class Node:
    """Something on the screen as a screen reader sees it."""

    def __init__(self, peer):
        self.peer = peer

    def __eq__(self, other):
        return isinstance(other, Node) and self.peer.path == other.peer.path

    def __hash__(self):
        return hash(self.peer.path)

    def __repr__(self):
        try:
            return f"{self.role} {self.name!r}"
        except GLib.Error:
            return "something that is gone"

    @property
    def role(self):
        return self.peer.get_role_name()

    @property
    def name(self):
        return self.peer.get_name() or ""

    @property
    def description(self):
        return self.peer.get_description() or ""

    @property
    def states(self):
        return {state.value_nick for state in self.peer.get_state_set().get_states()}

    def has(self, state):
        return self.peer.get_state_set().contains(getattr(Atspi.StateType, state.upper().replace("-", "_")))

    @property
    def is_shown(self):
        return self.has("showing")

    @property
    def children(self):
        found = (self.peer.get_child_at_index(place) for place in range(self.peer.get_child_count()))
        return [Node(child) for child in found if child is not None]

    @property
    def parent(self):
        peer = self.peer.get_parent()
        return Node(peer) if peer is not None else None

    @property
    def ancestors(self):
        node = self.parent
        while node is not None and node.role not in ("application", "desktop frame"):
            yield node
            node = node.parent

    @property
    def window(self):
        """The window it is in."""
        last = self
        for last in self.ancestors:
            pass
        return last

    def walk(self, depth=0, shown=False):
        yield self, depth
        for child in self.children:
            try:
                if not shown or child.is_shown:
                    yield from child.walk(depth + 1, shown)
            except GLib.Error:
                continue

    @property
    def relations(self):
        return {relation.get_relation_type().value_nick: [Node(relation.get_target(i)) for i in range(relation.get_n_targets())]
                for relation in self.peer.get_relation_set()}

    @property
    def text(self):
        """What an entry holds."""
        if "Text" not in self.peer.get_interfaces():
            inner = next((node for node, _ in self.walk() if "EditableText" in node.peer.get_interfaces()), None)
            return inner.text if inner is not None else self.name
        return Atspi.Text.get_text(self.peer, 0, Atspi.Text.get_character_count(self.peer))

    @property
    def words(self):
        """All that is written in it, in reading order."""
        return [node.name for node, _ in self.walk(shown=True) if node.name]

    @property
    def box(self):
        """Left, top, width, height in its window."""
        place = Atspi.Component.get_extents(self.peer, Atspi.CoordType.WINDOW)
        return place.x, place.y, place.width, place.height

    @property
    def actions(self):
        if "Action" not in self.peer.get_interfaces():
            return []
        return [Atspi.Action.get_action_name(self.peer, place) for place in range(Atspi.Action.get_n_actions(self.peer))]

    def do(self, action):
        """Calls one of its actions without pointer or key: for what has no place on the screen."""
        return Atspi.Action.do_action(self.peer, self.actions.index(action))


class Focus:
    """Hears where the keyboard is: much quicker than to look everywhere."""
    listener = None
    last = None  # process and node

    @classmethod
    def start(cls):
        if cls.listener is None:
            cls.listener = Atspi.EventListener.new(cls.hear)
            cls.listener.register("object:state-changed:focused")

    @classmethod
    def hear(cls, event):
        try:
            if event.detail1:
                cls.last = (event.source.get_process_id(), Node(event.source))
            elif cls.last is not None and cls.last[1] == Node(event.source):
                cls.last = None
        except GLib.Error:
            cls.last = None

    @classmethod
    def listen(cls):
        while GLib.MainContext.default().iteration(False):
            pass


class App:
    """The application, started for one test, in a home that several may share one after the other."""

    def __init__(self, home, *words, size=(1240, 800), environment=()):
        self.home = Path(home)
        self.words = [str(word) for word in words]
        self.log = Path(tempfile.mkstemp(prefix="stderr-", dir=self.home)[1])
        self.watchdog = self.log.with_name(self.log.name.replace("stderr", "watchdog"))
        self.size = size
        self.extra = dict(environment)
        self.was_killed = False
        self.start()

    def start(self):
        folders = {name: self.home / name.split("_")[1].lower() for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
        for folder in folders.values():
            folder.mkdir(exist_ok=True)
        environment = dict(os.environ, HOME=str(self.home), PARAPET_WATCHDOG=str(self.watchdog), **{k: str(v) for k, v in folders.items()})
        environment.update(self.extra)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([PARAPET, *self.words], env=environment, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.root = None
        if self.size is not None:
            self.find_root()
            self.resize(*self.size)

    def find_root(self):
        desktop = Atspi.get_desktop(0)

        def ask():
            if self.process.poll() is not None:
                raise AssertionError(f"the application ended with status {self.process.returncode} before its window came:\n{self.stderr}")
            desktop.clear_cache()
            for place in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(place)
                if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                    return Node(app)
            return None

        self.root = poll(ask, "the application's window")

    @property
    def stderr(self):
        return self.log.read_text(errors="replace")

    @property
    def complaints(self):
        lines = [line for line in self.stderr.splitlines() if re.search(r"CRITICAL|WARNING|\bERROR\b|Sanitizer|Traceback", line)]
        return [line for line in lines if not NOISE.search(line)]

    # what is on the screen

    def look(self, role=None, name=None, within=None, shown=True, where=None):
        """All that answer to role and name now."""
        self.root.peer.clear_cache()
        start = within if within is not None else self.root
        found = []
        for node, _ in start.walk(shown=shown):
            try:
                if node is not start and (role is None or node.role == role) and is_like(node.name, name) and (where is None or where(node)):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, within=None, shown=True, where=None, patience=PATIENCE):
        return poll(lambda: self.look(role, name, within, shown, where), lambda: f"{role or 'something'} {name!r}\n{self.tree()}", patience)[0]

    def has(self, role=None, name=None, **options):
        return bool(self.look(role, name, **options))

    def wait_gone(self, role=None, name=None, patience=PATIENCE, **options):
        poll(lambda: not self.look(role, name, **options), f"{role or 'something'} {name!r} to go", patience)

    def wait(self, ask, what, patience=PATIENCE):
        def fresh():
            self.root.peer.clear_cache()
            return ask()
        return poll(fresh, lambda: f"{what}\n{self.tree()}", patience)

    def find_row(self, words, within=None, **options):
        """The row of a list that says these words, itself or in what it holds."""
        def says(node):
            return node.role in ("list item", "table row", "tree item") and any(is_like(text, words) for text in [node.name, *node.words])
        return self.find(within=within, where=says, **options)

    @property
    def focus(self):
        """What has the keyboard, by what was told last; asked for where nothing was told."""
        Focus.listen()
        if Focus.last is not None and Focus.last[0] == self.process.pid:
            return Focus.last[1]
        self.root.peer.clear_cache()
        focused = [node for node, _ in self.root.walk(shown=True) if node.has("focused")]
        return focused[-1] if focused else None

    def wait_focus(self, role=None, name=None, patience=PATIENCE):
        def ask():
            node = self.focus
            return node if node is not None and (role is None or node.role == role) and is_like(node.name, name) else None
        return poll(ask, lambda: f"the keyboard to be in {role or 'something'} {name!r}; it is in {self.focus!r}", patience)

    def press_and_see(self, *keys, patience=5):
        """Presses keys and waits until the keyboard is elsewhere. Returns where, or None where it stays."""
        before = self.focus
        self.press(*keys)
        try:
            return poll(lambda: self.focus if self.focus is not None and self.focus != before else None, "the keyboard to move", patience)
        except TooLate:
            return None

    def tree(self, shown=True):
        lines = []
        for node, depth in self.root.walk(shown=shown):
            try:
                lines.append(f"{'  ' * depth}{node!r}{' *' if node.has('focused') else ''}{' +' if node.has('focusable') else ''}")
            except GLib.Error:
                continue
        return "\n".join(lines)

    # hands

    def x_windows(self):
        """The display's own numbers of our windows, by title."""
        windows = {}
        for number in xdotool("search", "--onlyvisible", "--pid", self.process.pid, check=False):
            title = " ".join(xdotool("getwindowname", number, check=False))
            if title:
                windows.setdefault(title, []).append(number)
        return windows

    def x_window(self, frame=None):
        """The display's number of the window that a frame is, by its title."""
        title = None if frame is None else " ".join(frame.name.split())

        def ask():
            windows = self.x_windows()
            if title is None:
                return next((numbers[-1] for numbers in windows.values()), None)
            return windows.get(title, [None])[-1]
        return poll(ask, lambda: f"a window on the display called {title!r} among {list(self.x_windows())}")

    def resize(self, width, height, frame=None):
        """To this size without the border, where the border is drawn in the window."""
        number = self.x_window(frame)
        xdotool("windowsize", number, width + 2 * BORDER, height + 2 * BORDER, "windowmove", number, 0, 0)
        poll(lambda: self.x_box(number)[2:] == (width + 2 * BORDER, height + 2 * BORDER), lambda: f"the window to be {width}x{height}; it is {self.x_box(number)}")
        self.activate(number)

    @staticmethod
    def x_box(number):
        lines = xdotool("getwindowgeometry", "--shell", number)
        shape = dict(line.split("=") for line in lines if "=" in line)
        return tuple(int(shape[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    @staticmethod
    def is_in_front(number):
        return xdotool("getactivewindow", check=False) == [str(number)]

    @staticmethod
    def activate(number):
        xdotool("windowactivate", number, check=False)
        poll(lambda: App.is_in_front(number), "the window to be in front")

    def place(self, node):
        """The middle of a thing on the display, once it rests."""
        frame = node.window
        x, y, _, _ = self.x_box(self.x_window(frame))

        def ask():
            self.root.peer.clear_cache()
            before = node.box
            time.sleep(0.02)
            self.root.peer.clear_cache()
            left, top, width, height = node.box
            return (left, top, width, height) if before == node.box and width > 0 and height > 0 else None
        left, top, width, height = poll(ask, f"{node!r} to have its place")
        origin = frame.box
        return x + left - origin[0] + width // 2, y + top - origin[1] + height // 2

    def click(self, node, button=1, times=1):
        self.scroll_to(node)
        x, y = self.place(node)
        xdotool("mousemove", x, y, "click", "--repeat", times, button)

    @staticmethod
    def scroll_to(node):
        try:
            Atspi.Component.scroll_to(node.peer, Atspi.ScrollType.ANYWHERE)
        except GLib.Error:
            pass  # what cannot be scrolled is in sight, or the click will tell

    def drag(self, source, target, steps=12):
        (x0, y0), (x1, y1) = self.place(source), self.place(target)
        xdotool("mousemove", x0, y0, "mousedown", 1)
        for step in range(1, steps + 1):
            xdotool("mousemove", x0 + (x1 - x0) * step // steps, y0 + (y1 - y0) * step // steps, "sleep", 0.02)
        xdotool("mousemove_relative", "--", 1, 0, "sleep", 0.1, "mouseup", 1)

    @staticmethod
    def press(*keys):
        """Chords as xdotool names them: ctrl+z, Return, Tab."""
        xdotool("key", "--delay", 15, *keys)

    def type(self, text):
        xdotool("type", "--delay", 8, "--", text)

    def fill(self, entry, text):
        """Puts a text where another may be, as a person does: click, select all, type."""
        self.click(entry)
        self.press("ctrl+a")
        self.type(text)
        self.wait(lambda: entry.text == text, lambda: f"{entry!r} to read {text!r}; it reads {entry.text!r}")

    # the end

    def picture(self, path):
        screen = Screen(Path(os.environ["DISPLAY_MEMORY"]))
        screen.save_png(Path(path), 0, 0, screen.width, screen.height)

    def kill(self):
        """As the power would: no goodbye."""
        self.was_killed = True
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.root = None

    @property
    def is_running(self):
        return self.process.poll() is None

    def wait_end(self, patience=PATIENCE):
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise TooLate(f"the application did not end within {patience} seconds\n{self.tree()}") from None

    def blocks(self):
        """When, how long, and how much of it by its own doing (all in ms) the main loop was kept; the worst first."""
        if not self.watchdog.exists():
            return []
        rows = [line.split() for line in self.watchdog.read_text().splitlines() if not line.startswith("#")]
        return sorted(([float(word) for word in row] for row in rows), key=lambda row: -row[2])


class WindowManager:
    """One for all tests of a program: it brings windows to the front."""
    process = None

    @classmethod
    def start(cls):
        if cls.process is not None:
            return
        folder = Path(os.environ["XDG_CONFIG_HOME"]) / "openbox"
        folder.mkdir(exist_ok=True)
        shutil.copy(Path(__file__).with_name("openbox.xml"), folder / "rc.xml")
        cls.process = subprocess.Popen(["openbox", "--sm-disable"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        poll(lambda: xdotool("get_num_desktops", check=False), "the window manager")


class Case(unittest.TestCase):
    """A test with a home of its own, whose applications must end well and in silence."""
    size = (1240, 800)

    def setUp(self):
        WindowManager.start()
        Focus.start()
        Focus.last = None
        Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)
        folder = tempfile.TemporaryDirectory(prefix="parapet-e2e-")
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.apps = []
        self.addCleanup(self.end_all)

    def say(self, words):
        for line in str(words).splitlines():
            print(f"# {line}", flush=True)

    def open(self, *words, **options):
        app = App(self.home, *words, size=options.pop("size", self.size), **options)
        self.apps.append(app)
        return app

    def make_file(self, name="fennbrook.isms", *words):
        path = self.home / name
        self.isms("new", path, *(words or ["--sample"]))
        return path

    def isms(self, *words):
        """The command line, with the same home."""
        environment = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / "data"))
        done = subprocess.run([ISMS, *map(str, words)], cwd=self.home, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def quit(self, app):
        app.press("ctrl+q")
        self.assertEqual(app.wait_end(), 0, app.stderr)
        self.judge(app)

    def judge(self, app):
        if app.was_killed:
            return
        self.assertEqual(app.complaints, [])
        blocks = app.blocks()
        if not blocks:
            return
        at, wall, own = blocks[0]
        over = sum(1 for block in blocks if block[2] > GOOD_BLOCK)
        self.say(f"the main loop was kept longest for {own:.0f} ms by its own work ({wall:.0f} ms on the clock, {at / 1000:.1f} s after the start), {over} times over {GOOD_BLOCK} ms")
        self.assertLess(own, LONGEST_BLOCK, f"the main loop was kept for too long: {blocks[:8]}")

    def end_all(self):
        for app in self.apps:
            if app.is_running:
                app.process.kill()
                app.process.wait()

    def run(self, result=None):
        self.result = result
        self.faults_before = self.count_faults()
        return super().run(result)

    def count_faults(self):
        return len(self.result.failures) + len(self.result.errors) if self.result is not None else 0

    def tearDown(self):
        failed = self.count_faults() > self.faults_before
        for app in self.apps:
            if failed:
                self.explain(app)
            elif app.is_running:
                self.quit(app)
            else:
                self.judge(app)

    def explain(self, app):
        if app.stderr.strip():
            self.say(f"the application said:\n{app.stderr}")
        if PICTURES and app.is_running:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            path = Path(PICTURES) / f"{self.id().split('.')[-1]}.png"
            app.picture(path)
            self.say(f"what was to be seen: {path}")
