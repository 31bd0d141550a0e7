# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client guide's own Python and JavaScript clients connect, are greeted, and get their heartbeats answered.

Against our Django Channels server, or, as a program, against any: guide_clients.py COMMAND… runs a server that prints
{"event": "listening", "url": "ws://…", "token": "…"} among its first lines (watchfloorctl demo-server --port 0 --json).
"""
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import nocserver

GUIDE = os.path.join(nocserver.HERE, "guide")
PATIENCE = 30.0  # seconds; starting Node on a loaded machine takes a few

nocserver.require_packages(modules={"websockets": "python3-websockets"})

_command = []  # the server's, when one was given


class Lines:
    """A program whose lines are read as they come."""

    def __init__(self, command, **options):
        self.read = []
        self.program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace", **options,
        )
        self._queue = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.program.stdout:
            self._queue.put(line.rstrip("\n"))
        self._queue.put(None)

    def wait_for(self, accept):
        """The first line, from here on, that accept returns something for; AssertionError at the end or after PATIENCE."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._queue.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError("the line that was waited for did not come; said was:\n" + "\n".join(self.read))
            self.read.append(line)
            result = accept(line)
            if result:
                return result

    def end(self):
        self.program.stdin.close()
        self.program.terminate()
        try:
            self.program.wait(10)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()
        self._reader.join()
        self.program.stdout.close()


def _listening(line):
    try:
        message = json.loads(line)
    except ValueError:
        return None
    return message if isinstance(message, dict) and message.get("event") == "listening" else None


class GuideClients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.node = shutil.which("node")
        if _command:
            server = Lines(_command)
            cls.addClassCleanup(server.end)
            said = server.wait_for(_listening)
            cls.url, cls.token = said["url"], said["token"]
        else:
            server = nocserver.NocServer(accept_no_origin=True)
            server.start()
            cls.addClassCleanup(server.stop)
            cls.url, cls.token = server.url(""), server.tokens["operator"]
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        for name in ("client.py", "client.js"):
            shutil.copy(os.path.join(GUIDE, name), cls.folder)

    def run_client(self, command, name):
        environment = dict(os.environ, GUIDE_TOKEN=self.token, NODE_PATH="/usr/share/nodejs", PYTHONUNBUFFERED="1")
        client = Lines([*command, os.path.join(self.folder, name), self.url], env=environment)
        self.addCleanup(client.end)
        return client

    def test_python(self):
        client = self.run_client([sys.executable, os.path.join(GUIDE, "run.py")], "client.py")
        client.wait_for(lambda line: "Connected" in line)
        greeting = client.wait_for(lambda line: line.startswith("Server: ") and line)
        self.assertIn("'type': 'connection_established'", greeting)
        self.assertIn("'heartbeat_interval'", greeting)
        for _ in range(2):
            client.wait_for(lambda line: line.startswith("Heartbeat ACK: Latency="))

    def test_javascript(self):
        if not self.node:
            self.fail("The guide's JavaScript client needs Node: apt-get install nodejs node-ws")
        client = self.run_client([self.node, os.path.join(GUIDE, "run.js")], "client.js")
        client.wait_for(lambda line: "WebSocket connected" in line)
        client.wait_for(lambda line: line.startswith("Heartbeat interval: ") and "undefined" not in line)
        for _ in range(2):
            answer = client.wait_for(lambda line: line.startswith("Latency: ") and line)
            self.assertNotIn("undefined", answer)


if __name__ == "__main__":
    _command = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
