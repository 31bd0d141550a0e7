# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of every view, dialog and menu of the real window, to be looked at one by one. WATCHFLOOR names the program.

Nothing is judged here: what is clipped, or overlaps, or reads badly, is seen by a person. A view that could not be reached is a failure.
"""
import argparse
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE]

import screen
import storm

if "WATCHFLOOR" not in os.environ:
    sys.exit("WATCHFLOOR names the program: WATCHFLOOR=build/dev/app/console/watchfloor")

REPAINT = 0.7  # seconds in which a window that was asked for something has painted it
SETTINGS = {
    "runbooks": {"links": [{"type": "*", "url": "https://runbooks.example.com/{type}?alert={id}"}]},
    "saved-views": {
        "Demo": [
            {"watchfloor-view": 1, "name": name, "filter": text, "severities": [], "unacknowledged": False, "sort": "urgency",
             "descending": True}
            for name, text in (("Power and cooling", "ups cooling"), ("Northgate, what is owed", "client:northgate status:new"))
        ]
    },
}


class Album:
    """Where the pictures of one run go, and what could not be taken."""

    def __init__(self, folder):
        self._folder = folder
        self._count = 0
        self.failures = []
        os.makedirs(folder, exist_ok=True)

    def take(self, name):
        """What is on the screen now, the mouse included where it stands."""
        time.sleep(REPAINT)
        self._count += 1
        path = os.path.join(self._folder, f"{self._count:02}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=True)

    def scene(self, name, act, *arguments):
        """One view after the other: that one fails must not hide the others."""
        try:
            act(*arguments)
            self.take(name)
        except (screen.GuiError, subprocess.CalledProcessError) as error:
            self.failures.append(f"{name}: {error}")


def key(*names):
    screen.xdotool("key", *names)


def write(text):
    screen.xdotool("type", "--delay", 5, text)


def away():
    """The mouse where it points at nothing: the middle of the menu bar."""
    width = screen.xdotool("getdisplaygeometry").split()[0]
    screen.xdotool("mousemove", "--sync", int(width) // 2, 3)


class Desk:
    """The window, worked by keys and roles: the words differ between languages."""

    def __init__(self, desk, album, size):
        self._desk = desk
        self._album = album
        self._size = size

    def fill_the_screen(self):
        key("F11")
        # A window of the screen's size and no frame: what is seen is the program's own.
        screen.wait_for(lambda: self._fills(), "a window as large as the screen")

    def _fills(self):
        frames = self._desk.all(role=console.Role.FRAME)
        return any(frame.rect[2:] == self._size for frame in frames)

    def rows(self):
        # Neither the lines of a closed box of choices nor the pills above the table.
        return [row for row in self._desk.all(role=console.Role.LIST_ITEM) if row.rect[2] > 450 and 20 < row.rect[3] < 60]

    def row(self, number):
        return screen.wait_for(lambda: self.rows()[number:number + 1], f"row {number} of the table")[0]

    def to_table(self):
        """The hands on the table, the first row the current one."""
        key("Escape", "Escape")
        self.row(1).click()
        away()

    @property
    def album(self):
        return self._album

    def picture(self, name, *keys):
        """After those keys."""
        self._album.scene(name, lambda: [key(one) for one in keys])

    def dialog(self, name, *keys):
        """Opened by those keys, closed again."""
        self.picture(name, *keys)
        key("Escape")
        time.sleep(REPAINT / 2)

    def context_menu(self):
        x, y, width, height = self.row(2).rect
        screen.xdotool("mousemove", "--sync", x + width // 2, y + height // 2, "click", 3)

    def button(self, pattern):
        self._desk.find(re.compile(pattern), console.Role.PUSH_BUTTON).click()

    def menus(self):
        """Each menu of the bar, without what opens out of it."""
        bar = self._desk.find(role=console.Role.MENU_BAR)
        for number, heading in enumerate(list(bar.children())):
            self._album.scene(f"menu-{number + 1}", heading.click)
            key("Escape", "Escape")

    def filter_text(self, text):
        key("slash")
        key("ctrl+a", "Delete")
        write(text)


def main_views(desk):
    desk.picture("live")
    desk.to_table()
    desk.picture("detail")
    desk.picture("health")
    desk.picture("event-log", "alt+4")
    desk.picture("commands", "alt+5")
    desk.picture("shelves-empty", "alt+6")
    desk.picture("health-again", "alt+3")


def table_views(desk):
    album = desk.album
    desk.to_table()
    desk.picture("grouped-by-client", "alt+shift+2")
    desk.picture("group-folded", "Home", "Left")
    desk.picture("grouped-by-severity", "alt+shift+4")
    desk.picture("ungrouped", "alt+shift+0")
    desk.to_table()
    album.scene("row-menu", desk.context_menu)
    key("Escape")
    away()
    desk.to_table()
    desk.dialog("shelve-menu", "s")
    desk.dialog("columns-menu", "ctrl+shift+c")
    desk.dialog("bulk-question", "shift+a")
    desk.dialog("shelve-question", "Home", "s", "Down", "Return")
    desk.to_table()
    desk.picture("acknowledged", "a")


def filter_views(desk):
    album = desk.album
    album.scene("filter-completion", desk.filter_text, "sev")
    album.scene("filter-error", lambda: (desk.filter_text("severity>=hgh pump"), time.sleep(1.2)))
    album.scene("filter-hides-some", desk.filter_text, "severity>=high")
    album.scene("filter-hides-all", desk.filter_text, "nothing-is-called-so")
    key("Escape", "Escape")
    desk.dialog("filter-help", "ctrl+F1")
    desk.dialog("views-dialog", "ctrl+alt+v")
    desk.dialog("keep-view", "ctrl+s")
    desk.picture("view-chosen", "ctrl+shift+1")
    desk.filter_text("")
    key("Escape", "Escape")


def dialogs(desk):
    album = desk.album
    for name, opening in (
            ("keys", "F1"), ("about", "shift+F1"), ("sound-settings", "ctrl+shift+n"), ("token", "ctrl+t"), ("runbooks", "ctrl+shift+b")):
        desk.dialog(name, opening)
    album.scene("subscribe", desk.button, "Subscribe…|Abonnieren…")
    key("Escape")
    desk.to_table()
    album.scene("open-runbook", desk.button, "Open the runbook…|Runbook.*öffnen…")
    key("Escape")


def ends(desk):
    desk.picture("panels-unlocked", "ctrl+l")
    key("ctrl+l")
    desk.picture("disconnected", "ctrl+shift+r")
    desk.picture("disconnected-commands", "alt+5")


class Photographer:
    """One look of the program: its theme, language, size and direction."""

    def __init__(self, options):
        self.size = tuple(int(side) for side in options.size.split("x"))
        self.album = Album(options.folder)
        self._arguments = ["--theme", options.theme, "--language", options.language, "--size", options.size]
        if options.reverse:
            self._arguments.append("-reverse")

    def open(self, *arguments, **more):
        return console.Console(*self._arguments, *arguments, **more)

    def demo(self, *parts):
        with self.open("--demo", settings=SETTINGS) as running:
            desk = Desk(running, self.album, self.size)
            desk.row(5)
            desk.fill_the_screen()
            away()
            for part in parts:
                part(desk)

    def first_run(self):
        with self.open() as running:
            running.find(role=console.Role.PASSWORD_TEXT)
            self.album.take("first-run")
            self.album.scene("first-run-errors", key, "Return")
            fields = running.all(role=console.Role.TEXT)
            fields[0].click()
            key("ctrl+a")
            write("ftp://noc.example.com")
            self.album.scene("first-run-wrong-url", key, "Return")

    def storm(self):
        blowing = storm.Storm(20)
        blowing.start()
        try:
            with self.open("--server", f"ws://127.0.0.1:{blowing.port}", token="storm") as running:
                desk = Desk(running, self.album, self.size)
                screen.wait_for(lambda: blowing.connected, "the Dashboard socket")
                desk.fill_the_screen()
                away()
                desk.picture("no-alert-yet")
                blowing.blow()
                screen.wait_for(lambda: len(blowing.raised) > 80, "a flood")
                desk.picture("flood")
                desk.picture("flood-the-other-way", "shift+g")
                blowing.stop()
                screen.wait_for(lambda: running.has(re.compile("Retry now|Jetzt"), console.Role.PUSH_BUTTON), "the banner")
                desk.picture("link-lost")
        finally:
            if blowing.runs:
                blowing.stop()

    def unreachable(self):
        with self.open("--server", "ws://127.0.0.1:1", token="nobody") as running:
            desk = Desk(running, self.album, self.size)
            desk.fill_the_screen()
            away()
            desk.picture("never-connected")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="where the pictures go")
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--reverse", action="store_true", help="mirrored, as for a language from right to left")
    parser.add_argument("--quick", action="store_true", help="only a few of them")
    options = parser.parse_args()

    desktop = screen.Screen(options.size + "x24")
    desktop.start()
    global console
    import console  # connects to the bus of the screen, so only now
    try:
        photographer = Photographer(options)
        if options.quick:
            photographer.demo(main_views)
        else:
            photographer.demo(main_views, table_views, filter_views, dialogs, Desk.menus, ends)
            for more in (photographer.first_run, photographer.storm, photographer.unreachable):
                more()
    finally:
        desktop.stop()
    for failure in photographer.album.failures:
        print(failure)
    return 1 if photographer.album.failures else 0


if __name__ == "__main__":
    sys.exit(main())
