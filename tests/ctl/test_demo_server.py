#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's own WebSocket client against `watchfloorctl demo-server`: greetings, answers and refusals, byte for byte.

usage: test_demo_server.py WATCHFLOORCTL
"""

import asyncio
import json
import re
import subprocess
import sys
import unittest

import websockets

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00"
PATIENCE = 20

program = ""


class DemoServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen([program, "demo-server", "--port", "0", "--json"], stdout=subprocess.PIPE, text=True)
        hello = json.loads(cls.server.stdout.readline())
        assert hello["event"] == "hello" and hello["schema"] == 1, hello
        cls.place = json.loads(cls.server.stdout.readline())

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        status = cls.server.wait(PATIENCE)
        cls.server.stdout.close()
        assert status == 0, status

    def connect(self, path, token=None, **options):
        url = self.place["url"] + path + "?token=" + (self.place["token"] if token is None else token)
        return websockets.connect(url, open_timeout=PATIENCE, **options)

    def talk(self, path, messages):
        """What the server says first, and to each message; broadcasts of the shift are left out."""

        async def run():
            async with self.connect(path) as socket:
                heard = [await asyncio.wait_for(socket.recv(), PATIENCE)]
                for message in messages:
                    await socket.send(message)
                    while True:
                        text = await asyncio.wait_for(socket.recv(), PATIENCE)
                        if not re.match(r'\{"type": "(alert_|finding|anomaly|ticket)(?!acknowledged)', text):
                            break
                    heard.append(text)
                return heard

        return asyncio.run(run())

    def check(self, text, pattern):
        self.assertRegex(text, "^" + pattern.replace("TIME", TIME) + "$")

    def test_dashboard(self):
        heard = self.talk("/ws/noc/dashboard/", [
            '{"type":"heartbeat","timestamp":"2026-01-02T03:04:05.000Z"}',
            '{"type": "subscribe_client", "client_id": 412}',
            '{"type": "acknowledge_alert", "alert_id": 88210}',
            '{"type": "acknowledge_alert", "alert_id": "88210"}',
            '{"type": "subscribe_client", "client_id": 903}',
            "{",
        ])
        self.check(heard[0], r'\{"type": "connected", "tenant_id": 5, "timestamp": "TIME"\}')
        self.check(heard[1], r'\{"type": "heartbeat_ack", "timestamp": "TIME"\}')
        self.assertEqual(heard[2], '{"type": "subscribed", "client_id": 412, "message": "Subscribed to client alerts"}')
        self.assertEqual(heard[3], '{"type": "alert_acknowledged", "alert_id": 88210}')
        self.assertEqual(heard[4], '{"type": "alert_acknowledged", "alert_id": "88210"}')
        self.assertEqual(heard[5], '{"type": "error", "message": "Insufficient permissions"}')
        self.assertEqual(heard[6], '{"type": "error", "message": "Invalid JSON data"}')

    def test_presence(self):
        heard = self.talk("/ws/noc/presence/", [
            '{"type": "heartbeat", "timestamp": "2026-01-02T03:04:05+00:00"}', '{"type": "ping"}', '{"type": "get_stats"}'])
        self.check(heard[0], r'\{"type": "connection_established", "timestamp": "TIME", '
                             r'"heartbeat_interval": 30, "presence_timeout": 300\}')
        self.check(heard[1], r'\{"type": "heartbeat_ack", "server_time": "TIME", "latency_ms": \d+, "uptime_seconds": 0\}')
        self.check(heard[2], r'\{"type": "pong", "timestamp": "TIME"\}')
        self.check(heard[3], r'\{"type": "stats", "uptime_seconds": 0, "message_count": 3, "last_heartbeat_ago": 0, '
                             r'"user_type": "authenticated"\}')

    def test_poison_closes_with_1011(self):
        async def run():
            async with self.connect("/ws/noc/dashboard/") as socket:
                await socket.send('{"type": "acknowledge_alert", "alert_id": 1}')
                try:
                    while True:
                        await asyncio.wait_for(socket.recv(), PATIENCE)
                except websockets.ConnectionClosed:
                    return socket.close_code, socket.close_reason

        self.assertEqual(asyncio.run(run()), (1011, ""))

    def test_refusals(self):
        async def status(path, **options):
            try:
                async with self.connect(path, **options):
                    return 101
            except websockets.InvalidHandshake as refusal:
                # Since websockets 14 the exception carries the whole answer.
                return getattr(refusal, "response", refusal).status_code

        self.assertEqual(asyncio.run(status("/ws/noc/dashboard/")), 101)
        self.assertEqual(asyncio.run(status("/ws/noc/dashboard/", token="bad")), 403)
        self.assertEqual(asyncio.run(status("/ws/noc/dashboard/", origin="https://elsewhere.example")), 403)
        self.assertEqual(asyncio.run(status("/ws/nowhere/")), 500)


if __name__ == "__main__":
    program = sys.argv.pop(1)
    unittest.main()
