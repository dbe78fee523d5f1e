# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told, asked over its bus: a whole level of the tree at a time, since one question after the other takes
a hundred times as long on a busy machine."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

SHORT = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
PROPERTIES = "org.freedesktop.DBus.Properties"
TIMEOUT = 40_000
APPLICATION = "io.github.parapet_isms.Parapet"
WINDOW = "/io/github/parapet_isms/Parapet/window/1"
CONTEXT = GLib.MainContext.default()


class Bus:
    """The bus on which applications answer screen readers."""
    connection = None
    focused = None  # process's name on the bus, and the path of what has the keyboard there

    @classmethod
    def connect(cls):
        if cls.connection is not None:
            return
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        answer = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, TIMEOUT)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        cls.connection = Gio.DBusConnection.new_for_address_sync(answer.unpack()[0], flags)
        cls.connection.signal_subscribe(None, SHORT + "Event.Object", "StateChanged", None, "focused", Gio.DBusSignalFlags.NONE, cls.hear)
        cls.ask(SHORT + "Registry", "/org/a11y/atspi/registry", SHORT + "Registry", "RegisterEvent", "(s)", "object:state-changed:focused")

    @staticmethod
    def activate(name, target=None):
        """One of the window's actions, as the desktop's shell would call it; the target is a text, or a GLib.Variant."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        target = GLib.Variant("s", target) if isinstance(target, str) else target
        words = GLib.Variant("(sava{sv})", (name, [] if target is None else [target], {}))
        session.call_sync(APPLICATION, WINDOW, "org.gtk.Actions", "Activate", words, None, Gio.DBusCallFlags.NONE, TIMEOUT)

    @classmethod
    def hear(cls, _bus, sender, path, _interface, _signal, words):
        if words.unpack()[1]:
            cls.focused = (sender, path)
        elif cls.focused == (sender, path):
            cls.focused = None

    @classmethod
    def ask(cls, to, path, interface, method, signature=None, *words):
        answer = cls.ask_all([(to, path, interface, method, signature, words)])[0]
        if isinstance(answer, GLib.Error):
            raise answer
        return answer

    @classmethod
    def ask_all(cls, questions):
        """All at once. An answer is what was said, unpacked, or the error."""
        answers = [None] * len(questions)
        left = len(questions)

        def answered(connection, result, place):
            nonlocal left
            left -= 1
            try:
                answers[place] = connection.call_finish(result).unpack()
            except GLib.Error as error:
                answers[place] = error

        for place, (to, path, interface, method, signature, words) in enumerate(questions):
            value = GLib.Variant(signature, words) if signature else None
            cls.connection.call(to, path, interface, method, value, None, Gio.DBusCallFlags.NONE, TIMEOUT, None, answered, place)
        while left > 0:
            CONTEXT.iteration(True)
        return answers

    @classmethod
    def listen(cls):
        while CONTEXT.iteration(False):
            pass

    @classmethod
    def find_application(cls, process):
        """The name of a process on the bus, once it is there."""
        for name, _ in cls.ask(SHORT + "Registry", ROOT, SHORT + "Accessible", "GetChildren")[0]:
            try:
                if cls.ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", name)[0] == process:
                    return Node(name, ROOT)
            except GLib.Error:
                continue
        return None


def read_states(words):
    bits = words[0] | words[1] << 32
    return {state.value_nick for state in STATES if bits >> int(state) & 1}


STATES = [Atspi.StateType(number) for number in range(1, 44)]


class Node:
    """Something on the screen as a screen reader sees it: role, name and states as they were when it was looked at."""

    def __init__(self, owner, path, parent=None):
        self.owner, self.path, self.known_parent = owner, path, parent
        self.role, self.name, self.states, self.children = "", "", set(), []

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def __repr__(self):
        return f"{self.role} {self.name!r}"

    # looking

    def read(self, shown=True):
        """Looks at it and at all that is in it; what is not shown is left out unless asked for. Returns itself."""
        level = [self]
        while level:
            level = self.read_level(level, shown)
        return self

    def glance(self):
        """Looks at it alone. Returns itself."""
        self.read_level([self], False)
        return self

    def read_level(self, level, shown):
        answers = Bus.ask_all([question for node in level for question in node.questions()])
        below = []
        for place, node in enumerate(level):
            role, name, states, children = answers[place * 4: place * 4 + 4]
            if any(isinstance(answer, GLib.Error) for answer in (role, name, states, children)):
                node.leave()
                continue
            node.role, node.name, node.states = Atspi.role_get_name(Atspi.Role(role[0])), name[0], read_states(states[0])
            if shown and node is not self and "showing" not in node.states:
                node.leave()
                continue
            node.children = [Node(owner, path, node) for owner, path in children[0]]
            below += node.children
        return below

    def questions(self):
        def question(interface, method, signature=None, *words):
            return self.owner, self.path, interface, method, signature, words
        return (question(SHORT + "Accessible", "GetRole"), question(PROPERTIES, "Get", "(ss)", SHORT + "Accessible", "Name"),
                question(SHORT + "Accessible", "GetState"), question(SHORT + "Accessible", "GetChildren"))

    def leave(self):
        """It is gone, or not to be seen."""
        self.children = []
        if self.known_parent is not None and self in self.known_parent.children:
            self.known_parent.children.remove(self)

    def walk(self, depth=0):
        """It and all in it, as looked at last."""
        yield self, depth
        for child in self.children:
            yield from child.walk(depth + 1)

    def has(self, state):
        return state in self.states

    @property
    def parent(self):
        if self.known_parent is None and self.path != ROOT:
            self.known_parent = Node(*self.get("Accessible", "Parent")).glance()
        return self.known_parent

    @property
    def ancestors(self):
        node = self.parent
        while node is not None and node.role != "application":
            yield node
            node = node.parent

    @property
    def window(self):
        """The window it is in."""
        last = self
        for last in self.ancestors:
            pass
        return last

    @property
    def words(self):
        """All that is written in it, in reading order."""
        return [node.name for node, _ in self.walk() if node.name]

    # asking it itself, now

    def ask(self, interface, method, signature=None, *words):
        return Bus.ask(self.owner, self.path, SHORT + interface, method, signature, *words)

    def get(self, interface, name):
        return Bus.ask(self.owner, self.path, PROPERTIES, "Get", "(ss)", SHORT + interface, name)[0]

    @property
    def description(self):
        return self.get("Accessible", "Description")

    @property
    def interfaces(self):
        return self.ask("Accessible", "GetInterfaces")[0]

    @property
    def relations(self):
        return {Atspi.RelationType(number).value_nick: [Node(owner, path).glance() for owner, path in targets]
                for number, targets in self.ask("Accessible", "GetRelationSet")[0]}

    @property
    def text(self):
        """What an entry holds."""
        for node, _ in self.read().walk():
            if SHORT + "EditableText" in node.interfaces:
                return node.ask("Text", "GetText", "(ii)", 0, node.get("Text", "CharacterCount"))[0]
        return self.name

    @property
    def box(self):
        """Left, top, width, height in its window."""
        return self.ask("Component", "GetExtents", "(u)", 1)[0]

    @property
    def value(self):
        return self.get("Value", "CurrentValue")

    @property
    def actions(self):
        return [action[0] for action in self.ask("Action", "GetActions")[0]] if SHORT + "Action" in self.interfaces else []

    def do(self, action):
        """Calls one of its actions without pointer or key: for what has no place on the screen."""
        return self.ask("Action", "DoAction", "(i)", self.actions.index(action))[0]

    def scroll_into_sight(self):
        try:
            self.ask("Component", "ScrollTo", "(u)", 6)
        except GLib.Error:
            pass  # what cannot be scrolled is in sight, or the click will tell
