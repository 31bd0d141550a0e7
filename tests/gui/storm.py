# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that storms: one Dashboard socket, so many alerts a second, each with a message of its own, and a book of what was said and asked.

It runs in a thread of its own and answers at once; the servers of tests/interop and app/demo are for everything else.
"""
import asyncio
import datetime
import itertools
import json
import threading
import time
import typing

import websockets

# CRITICAL is raised by the test, when it looks.
SEVERITIES = ("HIGH", "HIGH", "MEDIUM", "LOW", "INFO")


class Raised(typing.NamedTuple):
    """What the book has of an alert."""

    alert_id: int
    severity: str
    when: float  # by time.monotonic()


class Storm:
    """start() to stop(). What is public may be read and called from any thread."""

    def __init__(self, rate):
        self.rate = rate  # alerts a second
        self.port = None
        self.raised = {}  # by message: Raised
        self.asked = []  # ids of the acknowledgements, in their order
        self._ids = itertools.count(1)
        self._sockets = set()
        self._blows = False
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()
        self._ready.wait()

    def stop(self):
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    @property
    def runs(self):
        return self._thread.is_alive()

    @property
    def connected(self):
        return bool(self._sockets)

    def blow(self, blows=True):
        """The storm begins, or pauses."""
        self._blows = blows

    def raise_alert(self, message, severity):
        """One more, now."""
        self._call(self._tell(message, severity))

    def raise_many(self, messages, severity):
        """So many at once."""

        async def tell():
            for message in messages:
                await self._tell(message, severity)

        self._call(tell())

    def _call(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self):
        self._over = asyncio.Event()
        async with websockets.serve(self._talk, "127.0.0.1", 0, ping_interval=None) as server:
            self.port = server.sockets[0].getsockname()[1]
            self._ready.set()
            storming = self._loop.create_task(self._storm())
            await self._over.wait()
            storming.cancel()

    async def _storm(self):
        due = time.monotonic()
        for number in itertools.count():
            due += 1 / self.rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if self._blows:
                await self._tell(f"Storm alert {number:06}", SEVERITIES[number % len(SEVERITIES)])

    async def _tell(self, message, severity):
        alert_id = next(self._ids)
        self.raised[message] = Raised(alert_id, severity, time.monotonic())
        frame = json.dumps({
            "type": "alert_created", "alert_id": alert_id, "alert_type": "DEVICE_OFFLINE", "severity": severity,
            "message": message, "timestamp": self._now(),
        })
        for socket in list(self._sockets):
            await socket.send(frame)

    @staticmethod
    def _now():
        return datetime.datetime.now(datetime.timezone.utc).isoformat()

    async def _talk(self, socket, _path=None):
        await socket.send(json.dumps({"type": "connected", "tenant_id": 5, "timestamp": self._now()}))
        self._sockets.add(socket)
        try:
            async for text in socket:
                await socket.send(json.dumps(self._answer(json.loads(text))))
        except websockets.ConnectionClosed:
            pass
        finally:
            self._sockets.discard(socket)

    def _answer(self, message):
        kind = message.get("type")
        if kind == "acknowledge_alert":
            self.asked.append(message["alert_id"])
            return {"type": "alert_acknowledged", "alert_id": message["alert_id"]}
        if kind == "heartbeat":
            return {"type": "heartbeat_ack", "timestamp": self._now()}
        return {"type": "error", "message": f"Unknown message type: {kind}"}
