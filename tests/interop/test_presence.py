# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The presence and the mobile socket: wire facts, sections 7 and 20."""
import asyncio
import json
import unittest
from datetime import datetime, timedelta, timezone

from support import MOBILE, PRESENCE, NocTestCase


class Presence(NocTestCase):
    async def latency(self, peer, sent):
        answer = await peer.ask({"type": "heartbeat", "timestamp": sent})
        self.assertEqual(list(answer), ["type", "server_time", "latency_ms", "uptime_seconds"])
        self.assertEqual(answer["type"], "heartbeat_ack")
        return answer["latency_ms"]

    async def test_heartbeat(self):
        peer = await self.open(PRESENCE)
        now = datetime.now(timezone.utc)
        for sent, expected in [
            (now.isoformat(), 0),
            (now.isoformat().replace("+00:00", "Z"), 0),
            ((now + timedelta(hours=1)).isoformat(), -3_600_000),
            (now.astimezone(timezone(timedelta(hours=5))).isoformat(), 0),
        ]:
            self.assertAlmostEqual(await self.latency(peer, sent), expected, delta=3000, msg=sent)
        for unknown in (None, "", 7, "yesterday", ["2025-10-01"]):
            self.assertIsNone(await self.latency(peer, unknown))
        answer = await peer.ask({"type": "heartbeat"})
        self.assertEqual((answer["latency_ms"], answer["uptime_seconds"]), (None, 0))
        self.assertEqual({line["endpoint"] for line in await self.book("heartbeat")}, {"presence"})

    async def test_ping_and_stats(self):
        peer = await self.open(PRESENCE)
        self.assertEqual(list(await peer.ask({"type": "ping"})), ["type", "timestamp"])
        await peer.say({"type": "get_stats"})
        self.assertEqual(
            await peer.text(),
            '{"type": "stats", "uptime_seconds": 0, "message_count": 2, "last_heartbeat_ago": 0,'
            ' "user_type": "authenticated"}',
        )
        chief = await self.open(PRESENCE, user="chief")
        self.assertEqual((await chief.ask({"type": "get_stats"}))["user_type"], "staff")

    async def test_errors(self):
        peer = await self.open(PRESENCE)
        for said, message in [
            ("{nonsense", "Invalid JSON data"),
            ('{"type": "acknowledge_alert", "alert_id": 1}', "Unknown message type: acknowledge_alert"),
            ('{"type": "subscribe_client", "client_id": 7}', "Unknown message type: subscribe_client"),
            ("{}", "Unknown message type: None"),
        ]:
            await peer.say(said)
            self.assertEqual(await peer.text(), json.dumps({"type": "error", "message": message}))

    async def test_poison(self):
        poisons = [
            '{"type": "heartbeat", "timestamp": "2025-10-01T12:00:00"}',
            '{"type": "heartbeat", "timestamp": "2025-10-01"}',
            "[]",
            '{"type": []}',
            b"\x00",
        ]
        peers = [await self.open(PRESENCE) for _ in poisons]
        for peer, poison in zip(peers, poisons):
            await peer.say(poison)
        self.assertEqual(await asyncio.gather(*(peer.close_code() for peer in peers)), [1011] * len(poisons))

    async def test_server_heartbeat_and_stale_rule(self):
        await self.switch(heartbeat_interval=1, presence_timeout=2)
        silent, invalid, unknown = [await self.open(PRESENCE) for _ in range(3)]
        self.assertEqual(silent.greeting["heartbeat_interval"], 1)
        loop = asyncio.get_running_loop()
        start = loop.time()

        async def speak(peer, said):
            while True:
                await peer.say(said)
                await asyncio.sleep(0.3)

        speakers = [
            asyncio.ensure_future(speak(invalid, "{nonsense")),
            asyncio.ensure_future(speak(unknown, '{"type": "whatever"}')),
        ]
        try:
            (heard, code), (_, invalid_code) = await asyncio.gather(
                silent.hear_until_closed(), invalid.hear_until_closed()
            )
            self.assertEqual(([message["type"] for message in heard], code), (["heartbeat"], 4408))
            self.assertEqual(list(heard[0]), ["type", "server_time"])
            self.assertEqual(invalid_code, 4408, "what is no JSON object does not count")
            self.assertAlmostEqual(loop.time() - start, 2.0, delta=0.8)
            answer = await unknown.hear()
            self.assertEqual(answer["type"], "error", "any object keeps the socket alive")
            self.assertFalse(speakers[1].done())
        finally:
            await asyncio.gather(*(self._cancelled(speaker) for speaker in speakers))

    @staticmethod
    async def _cancelled(task):
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # its socket has ended

    async def test_mobile(self):
        await self.switch(mobile_limit=3)
        peer = await self.open(MOBILE + "?device_id=desk-1")
        answer = await peer.ask({"type": "heartbeat", "timestamp": "2025-10-01T12:00:00Z"})
        self.assertEqual(list(answer), ["type", "timestamp"])
        self.assertEqual(answer["type"], "heartbeat_ack")
        answer = await peer.ask("{nonsense")
        self.assertEqual(list(answer), ["type", "error_code", "message", "timestamp"])
        await peer.ask({"type": "start"})
        for _ in range(3):
            await peer.say({"type": "heartbeat"})
        heard, code = await peer.hear_until_closed()
        self.assertEqual([message["message"] for message in heard], ["Rate limit exceeded"] * 3)
        self.assertEqual(code, 4429)


if __name__ == "__main__":
    unittest.main()
