# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, seen as assistive technology sees it, and worked with the mouse and the keyboard as a person works it."""
import json
import os
import re
import shutil
import tempfile
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

import screen

# Names of the interface that newer releases call otherwise.
warnings.filterwarnings("ignore", category=DeprecationWarning, module=__name__)

PATIENCE = screen.PATIENCE
Role = Atspi.Role
CALL_TIMEOUT = 5000  # milliseconds for one question to the program


class Gone(Exception):
    """What was asked is no longer on the screen."""


def _ask(question, *arguments):
    """One question to the program; Gone when its object has ended meanwhile."""
    try:
        return question(*arguments)
    except GLib.Error as error:
        raise Gone(str(error)) from error


def _role_name(role):
    """As this release of AT-SPI calls it, for people."""
    return Atspi.role_get_name(Role(role))


class Thing:
    """One object of the accessibility tree, asked anew each time."""

    def __init__(self, accessible):
        self._accessible = accessible

    @property
    def name(self):
        return _ask(self._accessible.get_name) or ""

    @property
    def description(self):
        return _ask(self._accessible.get_description) or ""

    @property
    def role(self):
        """By number: the names differ between releases of AT-SPI (“push button” is “button” from 2.53)."""
        return int(_ask(self._accessible.get_role))

    @property
    def showing(self):
        return self.has_state(Atspi.StateType.SHOWING)

    def has_state(self, state):
        return _ask(self._accessible.get_state_set).contains(state)

    @property
    def text(self):
        """An editor's content."""
        interface = _ask(self._accessible.get_text_iface)
        return _ask(Atspi.Text.get_text, interface, 0, -1) if interface else ""

    @property
    def rect(self):
        """x, y, width, height on the screen."""
        interface = _ask(self._accessible.get_component_iface)
        box = _ask(interface.get_extents, Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    def children(self):
        for number in range(_ask(self._accessible.get_child_count)):
            child = _ask(self._accessible.get_child_at_index, number)
            if child is not None:
                yield Thing(child)

    def child(self, number):
        """That one of its children; None when there are fewer."""
        child = _ask(self._accessible.get_child_at_index, number)
        return Thing(child) if child is not None else None

    def everything(self):
        """Itself and everything in it, depth first. What ends meanwhile is left out."""
        yield self
        try:
            children = list(self.children())
        except Gone:
            return
        for child in children:
            yield from child.everything()

    def click(self):
        """With the real mouse, in its middle."""
        x, y, width, height = self.rect
        if width <= 0 or height <= 0:
            raise screen.GuiError(f"“{self.name}” is nowhere on the screen")
        screen.xdotool("mousemove", "--sync", x + width // 2, y + height // 2, "click", 1)

    def parents(self):
        """From the nearest outwards, for people."""
        names = []
        parent = _ask(self._accessible.get_parent)
        while parent is not None and len(names) < 6:
            names.append(repr(Thing(parent)))
            parent = _ask(parent.get_parent)
        return " < ".join(names)

    def press(self):
        """As assistive technology does it, without mouse and keyboard."""
        interface = _ask(self._accessible.get_action_iface)
        if interface is None or not _ask(interface.get_n_actions):
            raise screen.GuiError(f"{self!r} can be given no action")
        _ask(interface.do_action, 0)

    def __repr__(self):
        return f"{_role_name(self.role)} “{self.name}”" + (f" ({self.description})" if self.description else "")


def _matches(wanted, found):
    return wanted is None or (wanted.search(found) is not None if isinstance(wanted, re.Pattern) else wanted == found)


class Console:
    """One running watchfloor with a configuration of its own."""

    def __init__(self, *arguments, token=None, settings=None):
        """`settings`: what its settings file holds at the start."""
        self.folder = tempfile.mkdtemp(prefix="noc-console-")
        if settings:
            os.mkdir(os.path.join(self.folder, "settings"))
            with open(os.path.join(self.folder, "settings", "settings.json"), "w", encoding="utf-8") as stream:
                json.dump(settings, stream)
        self.log = os.path.join(self.folder, "output.log")
        environment = dict(
            os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8", TZ="UTC",
            XDG_CONFIG_HOME=os.path.join(self.folder, "config"), XDG_DATA_HOME=os.path.join(self.folder, "data"),
        )
        environment.pop("WATCHFLOOR_TOKEN", None)
        if token:
            environment["WATCHFLOOR_TOKEN"] = token
        program = os.environ["WATCHFLOOR"]
        self.process = screen.spawn(
            [program, "--config-dir", os.path.join(self.folder, "settings"), "--language", "en", *arguments], self.log,
            env=environment,
        )
        self._application = None

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print(self.tell(), flush=True)
        screen.end(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def application(self):
        """The program's root in the accessibility tree; None while it is not there."""
        if self.process.poll() is not None:
            raise screen.GuiError(f"watchfloor ended with {self.process.returncode}:\n{self.output()}")
        while GLib.MainContext.default().iteration(False):
            pass
        if self._application is None:
            Atspi.set_timeout(CALL_TIMEOUT, CALL_TIMEOUT)
            desktop = Atspi.get_desktop(0)
            for number in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(number)
                if child is not None and child.get_process_id() == self.process.pid:
                    # What the program says now counts, not what it said when it was asked last.
                    child.set_cache_mask(Atspi.Cache.NONE)
                    self._application = child
        return Thing(self._application) if self._application else None

    def all(self, name=None, role=None, within=None, description=None, showing=True):
        """Everything with that name, description (text or pattern) and role."""
        root = within or self.application()
        found = []
        for thing in root.everything() if root else ():
            try:
                if (
                    (role is None or thing.role == int(role)) and _matches(name, thing.name)
                    and _matches(description, thing.description) and (not showing or thing.showing)
                ):
                    found.append(thing)
            except Gone:
                continue
        return found

    def has(self, *wanted, **more):
        try:
            return bool(self.all(*wanted, **more))
        except Gone:
            return False

    def find(self, name=None, role=None, seconds=PATIENCE, **more):
        """The first such thing, as soon as there is one."""

        def look():
            try:
                return self.all(name, role, **more)
            except Gone:
                return None

        wanted = (role is not None and _role_name(role), name, more.get("description"))
        what = " ".join(str(getattr(word, "pattern", word)) for word in wanted if word)
        return screen.wait_for(look, f"“{what}” in the window", seconds)[0]

    def row(self, message, seconds=PATIENCE):
        """The alert whose message this is."""
        return self.find(re.compile(re.escape(message)), Role.LIST_ITEM, seconds)

    def press_in_row(self, message, button):
        """The mouse on a button of that alert's row. The row may move until the mouse is over the table."""
        self.find(button, Role.PUSH_BUTTON, within=self.row(message)).click()

    def field(self, name):
        """An editor, a hidden token's too."""
        return screen.wait_for(
            lambda: self.all(name, Role.TEXT) or self.all(name, Role.PASSWORD_TEXT), f"the field “{name}”")[0]

    def type_into(self, name, text):
        """Clicks the field, empties it and types."""
        field = self.field(name)
        field.click()
        screen.xdotool("key", "ctrl+a", "Delete")
        screen.xdotool("type", "--delay", 0, text)
        # A hidden token cannot be read; what is clicked next comes after the keys all the same.
        if field.role == int(Role.TEXT):
            screen.wait_for(lambda: field.text == text, f"“{text}” in “{name}”")
        return field

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as stream:
            return "".join(stream.readlines()[-40:])

    def tell(self):
        """For a failed test: what the program wrote, and what is on the screen."""
        lines = ["watchfloor wrote:", self.output(), "on the screen:"]
        try:
            for thing in self.all():
                if thing.name or thing.description:
                    lines.append(f"  {thing!r}"[:240])
        except (Gone, screen.GuiError) as error:
            lines.append(f"  {error}")
        return "\n".join(lines)
