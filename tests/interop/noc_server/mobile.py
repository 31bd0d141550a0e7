# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The mobile socket, as far as a console needs it: it keeps it alive and shows what it says."""
import json
import re
from urllib.parse import parse_qs

from channels.db import database_sync_to_async

from . import store, switches
from .consumer import timestamp
from .presence import WatchedConsumer

STRIKES = 3


class MobileConsumer(WatchedConsumer):
    endpoint = "mobile"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.strikes = 0

    async def refusal(self):
        query = parse_qs(self.scope["query_string"].decode("latin1"))
        self.device_id = query.get("device_id", [""])[0]
        return None if re.fullmatch(r"[A-Za-z0-9_-]{1,255}", self.device_id) else "no device_id"

    async def greet(self):
        await self.start_heartbeats()
        await self.reply(
            {
                "type": "connection_established",
                "user_id": str(self.user.pk),
                "device_id": self.device_id,
                "server_time": timestamp(),
                "features": {"delta_sync": True, "conflict_notices": True},
            }
        )

    async def receive(self, text_data):
        now = await switches.recent()
        count, _ = await database_sync_to_async(store.count_up)(f"mobile:{self.socket_id}", now.message_window)
        if count > now.mobile_limit:
            self.strikes += 1
            await self.error("RATE_LIMIT_EXCEEDED", "Rate limit exceeded")
            if self.strikes >= STRIKES:
                await self.close(code=4429)
            return
        try:
            data = json.loads(text_data)
        except json.JSONDecodeError:
            await self.error("INVALID_JSON", "Invalid JSON data")
            return
        message_type = data.get("type")
        self.heard()
        if message_type == "heartbeat":
            await self.book("heartbeat")
            await self.reply({"type": "heartbeat_ack", "timestamp": timestamp()})
        else:
            await self.error("UNKNOWN_MESSAGE_TYPE", f"Unknown message type: {message_type}")

    async def error(self, code, message):
        await self.reply({"type": "error", "error_code": code, "message": message, "timestamp": timestamp()})
