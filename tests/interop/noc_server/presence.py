# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The presence socket: heartbeats in both directions, statistics, and the end of a silent client."""
import asyncio
import json
from datetime import datetime, timezone

from . import switches
from .consumer import NocConsumer, timestamp


class WatchedConsumer(NocConsumer):
    """A socket with the server's own heartbeat, which closes with 4408 at a tick that finds the client silent."""

    async def start_heartbeats(self):
        now = await switches.recent()
        self.interval, self.timeout = now.heartbeat_interval, now.presence_timeout
        loop = asyncio.get_running_loop()
        self.started = self.last_heard = loop.time()
        self.message_count = 0
        self.heartbeats = loop.create_task(self.send_heartbeats())

    def heard(self):
        """A valid JSON object came, of whatever type: nothing else proves the client's life."""
        self.last_heard = asyncio.get_running_loop().time()
        self.message_count += 1

    def uptime(self):
        return int(asyncio.get_running_loop().time() - self.started)

    async def send_heartbeats(self):
        loop = asyncio.get_running_loop()
        tick = self.started
        while True:
            tick += self.interval
            await asyncio.sleep(max(0.0, tick - loop.time()))
            if loop.time() - self.last_heard > self.timeout:
                await self.book("stale")
                await self.close(code=4408)
                return
            if not self.frozen and not self.zombie:
                await self.send(text_data=json.dumps({"type": "heartbeat", "server_time": timestamp()}))


class PresenceConsumer(WatchedConsumer):
    endpoint = "presence"

    async def greet(self):
        await self.start_heartbeats()
        await self.reply(
            {
                "type": "connection_established",
                "timestamp": timestamp(),
                "heartbeat_interval": self.interval,
                "presence_timeout": self.timeout,
            }
        )

    async def receive(self, text_data):
        try:
            data = json.loads(text_data)
        except json.JSONDecodeError:
            await self.reply({"type": "error", "message": "Invalid JSON data"})
            return
        message_type = data.get("type")
        self.heard()
        handlers = {"heartbeat": self.on_heartbeat, "ping": self.on_ping, "get_stats": self.on_get_stats}
        handler = handlers.get(message_type)
        if handler is None:
            await self.reply({"type": "error", "message": f"Unknown message type: {message_type}"})
            return
        await handler(data)

    async def on_heartbeat(self, data):
        latency = self.latency(data.get("timestamp"))
        await self.book("heartbeat", latency_ms=latency)
        await self.reply(
            {
                "type": "heartbeat_ack",
                "server_time": timestamp(),
                "latency_ms": latency,
                "uptime_seconds": self.uptime(),
            }
        )

    @staticmethod
    def latency(sent):
        """The clocks' difference and one way, in milliseconds; a time without an offset is a TypeError."""
        if not sent or not isinstance(sent, str):
            return None
        try:
            then = datetime.fromisoformat(sent.replace("Z", "+00:00"))
        except ValueError:
            return None
        return int((datetime.now(timezone.utc) - then).total_seconds() * 1000)

    async def on_ping(self, _data):
        await self.reply({"type": "pong", "timestamp": timestamp()})

    async def on_get_stats(self, _data):
        await self.reply(
            {
                "type": "stats",
                "uptime_seconds": self.uptime(),
                "message_count": self.message_count,
                "last_heartbeat_ago": int(asyncio.get_running_loop().time() - self.last_heard),
                "user_type": "staff" if self.user.is_staff else "authenticated",
            }
        )
