# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody has of the console who does not see it, or has no mouse. WATCHFLOOR names the program."""
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE]

import screen

if "WATCHFLOOR" not in os.environ:
    sys.exit("WATCHFLOOR names the program to test: WATCHFLOOR=build/dev/app/console/watchfloor")

try:
    screen.require_packages()
except screen.GuiError as error:
    sys.exit(str(error))

_screen = screen.Screen()


def setUpModule():
    unittest.addModuleCleanup(_screen.stop)
    _screen.start()
    # Connects to the bus of the screen, so only now.
    global console
    import console


def key(*names):
    screen.xdotool("key", *names)


class WalkTest(unittest.TestCase):
    """Every window and dialog: nothing that can be worked is without a name and a role."""

    def nameless(self, root):
        controls = {
            int(getattr(console.Role, name)) for name in (
                "PUSH_BUTTON", "TOGGLE_BUTTON", "CHECK_BOX", "RADIO_BUTTON", "COMBO_BOX", "TEXT", "ENTRY", "PASSWORD_TEXT", "SPIN_BUTTON",
                "SLIDER", "LIST", "LIST_ITEM", "TABLE", "TREE", "PAGE_TAB", "PAGE_TAB_LIST", "MENU", "MENU_ITEM", "MENU_BAR", "DIALOG",
                "CHART", "LINK", "TOOL_BAR", "PROGRESS_BAR", "SCROLL_PANE")
        }
        nothing = {int(console.Role.INVALID), int(console.Role.UNKNOWN)}
        found = []
        for thing in root.everything():
            try:
                if not thing.showing:
                    continue
                # A scrolled area is a control where the keyboard can go, else a part of the layout.
                focusable = thing.has_state(console.Atspi.StateType.FOCUSABLE)
                control = focusable or (thing.role in controls and thing.role != int(console.Role.SCROLL_PANE))
                # AT-SPI has no word for the handle between two panes: a name has to do.
                if not thing.name and (thing.role in nothing or control):
                    found.append(f"{thing!r} at {thing.rect}, in {thing.parents()}")
            except console.Gone:
                continue
        return found

    def look_at(self, desk, name, root=None):
        with self.subTest(name):
            found = self.nameless(root or desk.application())
            self.assertFalse(found, "\n" + "\n".join(found))

    def dialogs(self, desk, title):
        """A message box is an alert."""
        return [
            window for window in desk.application().children()
            if window.role in (int(console.Role.DIALOG), int(console.Role.ALERT)) and window.showing and title in window.name
        ]

    def test_main_window_and_its_dialogs(self):
        with console.Console("--demo") as desk:
            desk.find("Acknowledge", console.Role.PUSH_BUTTON, seconds=60)
            for panel in ("Health", "Event log", "Commands"):
                desk.find(panel, console.Role.PAGE_TAB).click()
                self.look_at(desk, panel)
            desk.find("Alerts", console.Role.LIST).click()
            for opening, title in (("F1", "Keys"), ("shift+F1", "About"), ("ctrl+shift+n", "Sound settings"), ("ctrl+t", "New token")):
                with self.subTest(title):
                    key(opening)
                    dialog = screen.wait_for(lambda: self.dialogs(desk, title), f"the dialog “{title}”")[0]
                    self.look_at(desk, title, dialog)
                    key("Escape")
                    screen.wait_for(lambda: not self.dialogs(desk, title), f"the end of “{title}”")

    def test_acknowledges_without_mouse_and_keyboard(self):
        with console.Console("--demo") as desk:
            button = desk.find("Acknowledge", console.Role.PUSH_BUTTON, description=re.compile("."), seconds=60)
            message = re.search(r": (.*?)\.(?: |$)", button.description).group(1)
            button.press()
            screen.wait_for(lambda: "confirmed" in desk.row(message).name, f"the confirmed state on the row of “{message}”")

    def test_first_run_page(self):
        with console.Console() as desk:
            desk.find("Server URL", console.Role.TEXT)
            self.look_at(desk, "the first-run page")


if __name__ == "__main__":
    unittest.main(verbosity=2)
