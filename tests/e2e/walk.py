# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold on every screen: nothing can be reached that has no name, and everything can be reached with the Tab key."""
from parapet_app import TooLate

ENTRIES = ("text", "entry", "password text", "spin button", "combo box", "slider", "check box", "switch", "radio button", "toggle button")
PICTURES = ("image", "icon", "drawing area", "canvas", "chart", "animation")
# They take the keyboard only where nothing in them does, and say nothing themselves.
FRAMES = ("scroll pane", "viewport", "panel", "filler")
# GTK 4.18 names the items of its menus by labels that it does not show to others, so their names arrive empty.
FRAMES += ("menu item",)
# One place for the Tab key; arrows move within.
GROUPS = ("list", "list box", "table", "tree", "tree table", "page tab list", "menu bar", "menu", "radio group", "tool bar", "spin button", "list item",
          "tree item", "table row", "grid", "combo box", "text", "entry")
# The window's own buttons: GTK leaves them to the desktop's keys.
CONTROLS = {"Minimize", "Maximize", "Restore", "Close"}
MOST_STOPS = 300


def is_named(node):
    return bool(node.name.strip()) or bool(node.relations.get("labelled-by"))


def find_nameless(app):
    """What a screen reader could only call by what it is, each with where it is."""
    faults = []
    for node, _ in app.root.read().walk():
        role = node.role
        if role in FRAMES or is_named(node):
            continue
        if node.has("focusable") or role in ENTRIES or role in PICTURES or role == "button":
            faults.append(f"{role} without a name in {tell_place(node)}")
    return faults


def is_control(node):
    above = node.parent
    return node.name in CONTROLS and above is not None and {beside.name for beside in above.children} <= CONTROLS


def tell_place(node):
    return " in ".join(repr(above) for above in node.ancestors if above.name)[:200] or "the window"


def tab_through(app, key="Tab"):
    """All that the key reaches, until it is where it began. Fails where it gets stuck."""
    first = app.press_and_see(key)
    if first is None:
        raise TooLate(f"{key} moves the keyboard nowhere from {app.focus!r}\n{app.tree()}")
    seen, node = [first], first
    while len(seen) < MOST_STOPS:
        node = app.press_and_see(key)
        if node is None:
            raise TooLate(f"{key} is stuck in {app.focus!r} after {len(seen)} places")
        if node in seen:
            break
        seen.append(node)
    else:
        raise TooLate(f"{key} comes round to nothing in {MOST_STOPS} places: {seen[-10:]}")
    if node != first and seen.index(node) > 1:
        raise TooLate(f"{key} goes round and round in {seen[seen.index(node):]}, and never again to {first!r}")
    return seen


def find_unreached(app, seen):
    """What takes the keyboard, but not by the key."""
    within = set(seen)
    for node in seen:
        within.update(node.ancestors)
    faults = []
    for node, _ in app.root.read().walk():
        if not node.has("focusable") or not node.has("sensitive") or node in within or node.role in FRAMES or is_control(node):
            continue
        groups = [above for above in node.ancestors if above.role in GROUPS or (above == node.parent and node.role == "radio button")]
        if not any(group in within for group in groups):
            faults.append(f"{node!r} in {tell_place(node)}")
    return faults
