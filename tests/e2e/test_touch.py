# SPDX-License-Identifier: GPL-3.0-or-later
"""The heatmap under fingers alone: a compositor without a screen sends real touches, so that a risk is dragged, given a reason and
rated without pointer or keyboard. Needs mutter, which is among the full set of packages only; skipped without it."""
import json
import os
import re
import shutil
import subprocess
import time
import unittest

from gi.repository import Gio, GLib

import tap
from accessible import APPLICATION
from parapet_app import Case, poll

SIZE = (1280, 800)
CHIP = re.compile(r"^RK-01 ")
REMOTE = "org.gnome.Mutter.RemoteDesktop"
CAST = "org.gnome.Mutter.ScreenCast"


def path_of(name):
    return "/" + name.replace(".", "/")


class Fingers:
    """Mutter, headless, and one finger on what would be its screen."""

    def __init__(self, folder):
        folder.mkdir(mode=0o700)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.environment = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "parapet-test", "GDK_BACKEND": "wayland"}
        words = ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", f"{SIZE[0]}x{SIZE[1]}", "--wayland-display", "parapet-test"]
        self.process = subprocess.Popen(words, env=dict(os.environ, **self.environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def reach_out(self):
        self.session = poll(lambda: self.ask(REMOTE, path_of(REMOTE), "", "CreateSession")[0], "the compositor")
        number = self.ask(REMOTE, self.session, None, "Get", "(ss)", REMOTE + ".Session", "SessionId")[0]
        cast = self.ask(CAST, path_of(CAST), "", "CreateSession", "(a{sv})", {"remote-desktop-session-id": GLib.Variant("s", number)})[0]
        self.ask(REMOTE, self.session, ".Session", "Start")
        self.stream = self.ask(CAST, cast, ".Session", "RecordMonitor", "(sa{sv})", "Meta-0", {})[0]

    def ask(self, to, path, interface, method, signature=None, *words):
        interface = "org.freedesktop.DBus.Properties" if interface is None else to + interface
        value = GLib.Variant(signature, words) if signature else None
        return self.bus.call_sync(to, path, interface, method, value, None, Gio.DBusCallFlags.NONE, 10_000).unpack()

    def touch(self, method, *words):
        self.ask(REMOTE, self.session, ".Session", "NotifyTouch" + method, "(sudd)" if words else "(u)", *((self.stream, 0, *words) if words else (0,)))

    def tap(self, place):
        self.touch("Down", *place)
        time.sleep(0.05)
        self.touch("Up")

    def drag(self, start, end, steps=16):
        self.touch("Down", *start)
        for step in range(1, steps + 1):
            time.sleep(0.03)
            self.touch("Motion", *(a + (b - a) * step / steps for a, b in zip(start, end)))
        time.sleep(0.2)
        self.touch("Up")

    def end(self):
        self.process.terminate()
        self.process.wait()


@unittest.skipUnless(shutil.which("mutter"), "no mutter")
class Touch(Case):
    def setUp(self):
        super().setUp()
        self.fingers = Fingers(self.home / "run")
        self.addCleanup(self.fingers.end)
        self.fingers.reach_out()

    def place(self, node):
        """The middle of a thing on the screen, where the one window lies in the middle."""
        def ask():
            before = node.box
            time.sleep(0.05)
            return before if before == node.box and before[2] > 0 else None
        left, top, width, height = poll(ask, f"{node!r} to have its place")
        x, y, whole_width, whole_height = node.window.box
        return (SIZE[0] - whole_width) / 2 + left - x + width / 2, (SIZE[1] - whole_height) / 2 + top - y + height / 2

    def tap(self, node):
        self.fingers.tap(self.place(node))

    def quit(self, app):
        """There are no keys here: as the desktop's shell would."""
        self.fingers.bus.call_sync(APPLICATION, path_of(APPLICATION), "org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, 10_000)
        self.assertEqual(app.wait_end(), 0, app.stderr)
        self.judge(app)

    def test_a_risk_is_rated_by_fingers_alone(self):
        path = self.make_file()
        app = self.open(path, size=None, environment=self.fingers.environment)
        app.find_root()
        self.fingers.tap((SIZE[0] - 1, SIZE[1] - 1))  # the first says that there are fingers at all
        self.tap(app.find_row("Risks"))
        chip = app.find("button", CHIP)
        app.wait_rest()
        self.fingers.drag(self.place(chip), self.place(app.find("table cell", re.compile("^Yearly, Severe: level 16"))))
        self.tap(app.find("toggle button", "A.8.5"))
        self.tap(app.find("button", "Rate"))
        app.find(name=re.compile("RK-01 rated “Yearly · Severe”"))

        def ask():
            return any(re.match("Yearly, Severe", node.name or "") for chip in app.look("button", CHIP) for node in chip.ancestors)
        app.wait(ask, "RK-01 in its new cell")
        self.quit(app)
        fields = json.loads(self.isms("show", path, "RK-01", "--json"))["fields"]
        self.assertEqual((fields["current_likelihood"], fields["current_impact"], fields["likelihood_reason"]), (4, 4, "A.8.5"))


if __name__ == "__main__":
    tap.main()
