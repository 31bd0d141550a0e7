# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, worked as an operator works it. WATCHFLOOR names the program."""
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, os.pardir, "interop")]

import nocserver
import screen

if "WATCHFLOOR" not in os.environ:
    sys.exit("WATCHFLOOR names the program to test: WATCHFLOOR=build/dev/app/console/watchfloor")

try:
    screen.require_packages()
    nocserver.require_packages()
except (screen.GuiError, nocserver.NocServerError) as error:
    sys.exit(str(error))

_screen = screen.Screen()
_server = nocserver.NocServer(switches={"max_sockets": 0})


def setUpModule():
    unittest.addModuleCleanup(_screen.stop)
    _screen.start()
    unittest.addModuleCleanup(_server.stop)
    _server.start()
    # Connects to the bus of the screen, so only now.
    global console
    import console


def milliseconds(text):
    """The number in “11.8 ms”."""
    return float(re.search(r"(-?[\d.]+)\s*ms", text).group(1))


class ConsoleCase(unittest.TestCase):
    def setUp(self):
        # A server takes only origins that it lists; the first-run page proposes its own host.
        _server.control("reset/", {})
        _server.control("switches/", {"origins": [_server.origin, f"https://127.0.0.1:{_server.ports[0]}"]})
        screen.wait_for(lambda: not self.sockets(), "the end of the last test's sockets")

    def sockets(self):
        return [socket for socket in _server.control("sockets/")["sockets"] if socket["endpoint"] == "dashboard"]

    def connected(self, *more):
        """A console at the Channels server."""
        server = f"ws://127.0.0.1:{_server.ports[0]}"
        return console.Console("--server", server, "--origin", _server.origin, *more, token=_server.tokens["operator"])

    def raise_alert(self, message, severity="HIGH"):
        """Raised when the console is there to hear it; returns the id."""
        return _server.control("raise/", {"message": message, "severity": severity})["ids"][0]

    def wait_connected(self):
        """From now what is raised is told to the console."""
        screen.wait_for(self.sockets, "a Dashboard socket in the server's book")

    def acknowledgements(self, alert_id):
        return [line for line in _server.book(kind="acknowledged") if line["alert_id"] == alert_id]


class AcknowledgeTest(ConsoleCase):
    def test_click_reaches_the_servers_book_and_the_row(self):
        message = "Core switch 7 of Northgate DC is offline"
        with self.connected() as desk:
            self.wait_connected()
            alert_id = self.raise_alert(message)
            row = desk.row(message)
            self.assertNotIn("not live", row.name)
            self.assertEqual(self.acknowledgements(alert_id), [])

            desk.press_in_row(message, "Acknowledge")
            screen.wait_for(lambda: self.acknowledgements(alert_id), "the acknowledgement in the server's book")
            confirmed = screen.wait_for(
                lambda: re.search("confirmed", desk.row(message).name) and desk.row(message), "the confirmed state on the row")
            self.assertRegex(confirmed.name, "(?i)acknowledged")
            lines = self.acknowledgements(alert_id)
            self.assertEqual([line["user"] for line in lines], ["operator"], "executed once, for this operator")
            self.assertFalse(desk.has("Acknowledge", console.Role.PUSH_BUTTON, within=confirmed), "it is offered no second time")

    def test_click_in_the_demo(self):
        with console.Console("--demo") as desk:
            button = desk.find("Acknowledge", console.Role.PUSH_BUTTON, description=re.compile("."), seconds=60)
            words = button.description
            message = re.search(r": (.*?)\.(?: |$)", words).group(1)
            button.click()
            screen.wait_for(
                lambda: any("confirmed" in row.name for row in desk.all(re.compile(re.escape(message)), console.Role.LIST_ITEM)),
                f"the confirmed state on the row of “{message}”")

    def test_colleagues_acknowledgement_by_http_shows_on_the_row(self):
        message = "Router 12 of Harbour Line answers slowly"
        with self.connected() as desk:
            self.wait_connected()
            alert_id = self.raise_alert(message)
            desk.row(message)
            status, _, answer = _server.request(
                "POST", f"/api/noc/alerts/{alert_id}/ack/", {}, {"Authorization": "Bearer " + _server.tokens["colleague"]})
            self.assertEqual(status, 200, answer)
            screen.wait_for(lambda: re.search("(?i)acknowledged", desk.row(message).name), "the colleague's acknowledgement")


class BannerTest(ConsoleCase):
    def test_a_stopped_server_shows_and_a_click_is_kept(self):
        message = "Power supply B of Mercia Rail has failed"
        with self.connected() as desk:
            self.wait_connected()
            alert_id = self.raise_alert(message)
            desk.row(message)
            self.assertFalse(desk.has("Retry now", console.Role.PUSH_BUTTON), "no banner while all is well")

            _server.stop_server(0)
            try:
                desk.find("Retry now", console.Role.PUSH_BUTTON)
                screen.wait_for(lambda: "not live" in desk.row(message).name, "the row told as not live")
                desk.press_in_row(message, "Queue ack")
                screen.wait_for(lambda: "queued" in desk.row(message).name, "the queued command on the row")
            finally:
                _server.start_server(0)
            screen.wait_for(lambda: not desk.has("Retry now", console.Role.PUSH_BUTTON), "the end of the banner", 60)
            screen.wait_for(lambda: "confirmed" in desk.row(message).name, "the confirmed state on the row")
            self.assertEqual(len(self.acknowledgements(alert_id)), 1)


class HealthTest(ConsoleCase):
    def test_charts_tell_their_values(self):
        delay = 0.12  # seconds that the server takes for each answer: well over the target of 50 ms
        _server.control("switches/", {"reply_delay": delay})
        with self.connected() as desk:
            self.wait_connected()
            chart = desk.find("Round trip chart", description=re.compile(r"P95 \d"), seconds=90)
            told = re.search(
                r"P50 ([\d.]+ ms), P95 ([\d.]+ ms), P99 ([\d.]+ ms).*?(\d+) sample", chart.description)
            self.assertTrue(told, chart.description)
            p50, p95, p99 = (milliseconds(told.group(number)) for number in (1, 2, 3))
            self.assertGreaterEqual(p50, delay * 1000)
            self.assertLess(p50, delay * 1000 + 1000)
            self.assertLessEqual(p50, p95)
            self.assertLessEqual(p95, p99)
            self.assertIn("P95 target 50 ms", chart.description.replace("50.0 ms", "50 ms"))
            heartbeats = len([line for line in _server.book(kind="heartbeat") if line.get("endpoint") == "dashboard"])
            self.assertLessEqual(int(told.group(4)), heartbeats)

            for name in ("P50 round trip", "P95 round trip", "P99 round trip"):
                figure = desk.find(name, description=re.compile(r"\d ms"))
                self.assertGreaterEqual(milliseconds(figure.description), delay * 1000, name)
            self.assertIn("over the target", desk.find("P95 round trip").description)

    def test_uptime_bands_tell_a_break(self):
        with self.connected() as desk:
            self.wait_connected()
            desk.find("Uptime of Dashboard", description=re.compile("."))
            # The figures come with the first second of data.
            desk.find("Breaks of Dashboard", description=re.compile("^0"))
            _server.restart(0)
            desk.find("Breaks of Dashboard", description=re.compile("^1"))
            # The cause of the break, and its end.
            desk.find("Uptime of Dashboard", description=re.compile("1 break.*connection broke.*back after"), seconds=60)


class FirstRunTest(ConsoleCase):
    def fault_below(self, desk, field, pattern):
        """The sentence stands under the field, and nowhere else."""
        label = desk.find(re.compile(pattern), console.Role.LABEL)

        def distance():
            _, top, _, height = desk.field(field).rect
            return label.rect[1] - (top + height)

        # The page makes room for the sentence after it is there.
        screen.wait_for(
            lambda: 0 <= distance() < 30, lambda: f"“{label.name}”, {distance()} pixels below “{field}”, nearer to it")

    def connect(self, desk, server, token):
        desk.type_into("Server URL", server)
        desk.type_into("Token", token)
        desk.find("Connect", console.Role.PUSH_BUTTON).click()

    def test_faults_stand_at_their_fields(self):
        here = f"ws://127.0.0.1:{_server.ports[0]}"
        good = _server.tokens["operator"]
        with console.Console() as desk:
            desk.find("Server URL", console.Role.TEXT)
            with self.subTest("a malformed URL"):
                self.connect(desk, "ftp://noc.example.com", good)
                self.fault_below(desk, "Server URL", "has to begin with wss://")
            with self.subTest("nothing listens there"):
                self.connect(desk, "ws://127.0.0.1:1", good)
                self.fault_below(desk, "Server URL", "Nothing listens")
            with self.subTest("a refused token"):
                self.connect(desk, here, _server.tokens["wrong_secret"])
                self.fault_below(desk, "Token", "403")

    def test_a_good_server_opens_the_window(self):
        with console.Console() as desk:
            desk.find("Server URL", console.Role.TEXT)
            self.connect(desk, f"ws://127.0.0.1:{_server.ports[0]}", _server.tokens["operator"])
            desk.find("Filter", console.Role.TEXT)
            self.wait_connected()
            message = "Access switch 31 of Northgate DC is offline"
            self.raise_alert(message)
            desk.row(message)


if __name__ == "__main__":
    unittest.main(verbosity=2)
