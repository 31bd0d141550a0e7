# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A robot hand in a storm: does a click count for the row it was aimed at, and for no other? WATCHFLOOR names the program.

At 50 alerts a second, which belong above or among the first rows, the pointer comes from outside the table, goes to the Acknowledge button of
a row as a hand does, and clicks. What counts is the server's book of acknowledgements. `--clicks N` asks for more than a few.
"""
import argparse
import itertools
import os
import random
import re
import sys
import time
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

RATE = 50  # alerts a second
ENOUGH = 0.99  # of the clicks
CAUGHT_UP = 1.0  # seconds after the end of a hold
AT_ONCE = 1.0  # seconds until a CRITICAL alert is seen
ANSWER = 10.0  # seconds for an answer that is certain to come, however busy the machine is
EYE = 0.2  # seconds from standing still to the click of the fastest hand
HOLD = 20.0  # seconds in which a hold has certainly ended by itself: 10 s after the last movement
MESSAGE = r"Storm alert (?:CRITICAL |before )?\d+"
# A budget that lets every click go out at once.
PROFILE = {"name": "Storm", "channels": ["dashboard"], "messagesPerWindow": 1_000_000, "origin": "https://storm.example"}
clicks = 25

_screen = screen.Screen()


def setUpModule():
    unittest.addModuleCleanup(_screen.stop)
    _screen.start()
    # Connects to the bus of the screen, so only now.
    global console, storm
    import console
    import storm


class Hand:
    """The pointer, on a table in which everything moves until it comes."""

    def __init__(self, desk, chance):
        self.chance = chance
        self.table = desk.find("Alerts", console.Role.LIST)
        self.left, self.top, self.width, self.height = self.table.rect
        self.place = None  # of the pointer

    def go_out(self):
        """Below the table, where nothing holds the rows."""
        self.move((self.left + self.width // 2, self.top + self.height + 60))

    def move(self, *places):
        """Through all of these, each a movement of its own."""
        for place in places:
            # xdotool would wait for ever for a pointer that is there already.
            if place != self.place:
                screen.xdotool("mousemove", "--sync", *place)
            self.place = place

    def row(self, number):
        """The alert in that row: its message, and the row itself, which stays that alert's wherever it goes; None where there is none."""
        row = self.table.child(number)
        told = row and re.search(MESSAGE, row.name)
        return (told.group(), row) if told else None

    def choose(self):
        """One of the first rows that offers Acknowledge."""

        def look():
            try:
                found = self.row(self.chance.randrange(8))
                button = found and found[1].child(0)
                return button and button.name == "Acknowledge" and (*found, button)
            except console.Gone:
                return None

        return screen.wait_for(look, "a row that can be acknowledged")

    def click(self, button):
        """From outside into the table, which from then on has to stand still; on to where the button is now, by and by; a click."""
        x, y, width, height = button.rect
        self.move((x - 100 - self.chance.randrange(300), y + height // 2))
        # No eye has seen a row that has just come to its place, and the window takes no click for it: a hand is not that fast. Counted from an
        # answer of the window, which may be busy.
        button.rect
        time.sleep(EYE)
        x, y, width, height = button.rect
        aim_x = x + 4 + self.chance.randrange(max(1, width - 8))
        aim_y = y + 3 + self.chance.randrange(max(1, height - 6))
        self.move((x - 90, aim_y + 2), (x - 40, aim_y - 2), (x - 8, aim_y), (aim_x, aim_y))
        screen.xdotool("click", 1)


class StormTest(unittest.TestCase):
    def setUp(self):
        self.storm = storm.Storm(RATE)
        self.storm.start()
        self.addCleanup(self.storm.stop)
        self.numbers = itertools.count(1)
        self.seen_after = []  # seconds, of CRITICAL alerts
        self.caught_up_after = []  # seconds, of holds that ended

    def test_clicks_count_for_the_aimed_row_and_no_other(self):
        seed = random.randrange(1_000_000)
        print(f"\n{clicks} clicks at {RATE} alerts a second, seed {seed}", flush=True)
        settings = {
            "profiles": {"lastUsed": "Storm", "list": [{**PROFILE, "server": f"ws://127.0.0.1:{self.storm.port}"}]},
            # Folded, the table would hardly move.
            "alerts": {"flood-begins-at": 1_000_000},
        }
        with console.Console(settings=settings, token="storm") as desk:
            screen.wait_for(lambda: self.storm.connected, "the Dashboard socket")
            self.storm.raise_many([f"Storm alert before {number}" for number in range(40)], "HIGH")
            hand = Hand(desk, random.Random(seed))
            screen.wait_for(lambda: hand.row(39), "the first rows")
            self.find_lane_and_pill(desk, hand)
            self.storm.blow()
            confirmed, wrong, missed = self.click_again_and_again(hand)
        print(
            f"{confirmed} confirmed on the aimed row, {wrong} on another, {missed} missed, {len(self.storm.raised)} alerts raised;"
            f" {len(self.seen_after)} CRITICAL seen after at most {max(self.seen_after):.2f} s; caught up at most"
            f" {max(self.caught_up_after):.2f} s after the end of a hold", flush=True)
        self.assertEqual(wrong, 0)
        self.assertGreaterEqual(confirmed, ENOUGH * clicks)
        self.assertLessEqual(max(self.seen_after), AT_ONCE)
        self.assertLessEqual(max(self.caught_up_after), CAUGHT_UP)

    def find_lane_and_pill(self, desk, hand):
        """While there are few rows to look through."""
        hand.move((hand.left + 300, hand.top + 200), (hand.left + 310, hand.top + 205))
        message = f"Storm alert CRITICAL {next(self.numbers)}"
        self.storm.raise_alert(message, "CRITICAL")
        self.lane = desk.find(re.compile(message))
        self.pill = desk.find(re.compile(r"^\d+ new"), console.Role.PUSH_BUTTON)
        self.pill.click()
        hand.place = None
        screen.wait_for(lambda: not self.lane.showing, "the lane's end")

    def click_again_and_again(self, hand):
        confirmed = wrong = missed = 0
        for number in range(clicks):
            hand.go_out()
            message, row, button = hand.choose()
            aimed = self.storm.raised[message].alert_id
            before = len(self.storm.asked)
            hand.click(button)
            try:
                screen.wait_for(lambda: len(self.storm.asked) > before and "confirmed" in row.name, "the confirmed state", ANSWER)
            except screen.GuiError:
                print(f"click {number}, at “{message}”: asked {self.storm.asked[before:]}, its row says “{row.name}”", flush=True)
            asked = self.storm.asked[before:]
            wrong += sum(alert_id != aimed for alert_id in asked)
            confirmed += asked == [aimed] and "confirmed" in row.name
            missed += not asked
            # After a miss the hold may be over.
            if number % 5 == 0 and asked:
                self.look_at_a_critical_one()
            self.end_hold(hand, by_itself=number % 100 == 10)
        return confirmed, wrong, missed

    def look_at_a_critical_one(self):
        """It shows in the lane although, or rather because, the rows are held."""
        message = f"Storm alert CRITICAL {next(self.numbers)}"
        screen.wait_for(lambda: self.pill.showing, "held rows")
        self.storm.raise_alert(message, "CRITICAL")
        start = time.monotonic()
        screen.wait_for(lambda: self.lane.showing and message in self.lane.name, f"“{message}” in the lane", ANSWER)
        self.seen_after.append(time.monotonic() - start)

    def end_hold(self, hand, by_itself):
        """A second later the newest of the HIGH ones is where it belongs: above all the others."""
        hand.go_out()
        if by_itself:
            screen.wait_for(lambda: not self.pill.showing, "the end of the hold", HOLD)
        else:
            screen.xdotool("key", "Escape")
        start = time.monotonic()
        newest = max(one.alert_id for one in list(self.storm.raised.values()) if one.severity == "HIGH")

        def caught_up():
            try:
                rows = (hand.row(number) for number in range(40))
                shown = (self.storm.raised[found[0]] for found in rows if found)
                first = next((one for one in shown if one.severity == "HIGH"), None)
                return first and first.alert_id >= newest
            except console.Gone:
                return False

        screen.wait_for(caught_up, "the newest rows", ANSWER)
        self.caught_up_after.append(time.monotonic() - start)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--clicks", type=int, default=clicks)
    options, others = parser.parse_known_args()
    clicks = options.clicks
    unittest.main(verbosity=2, argv=sys.argv[:1] + others)
