# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who gets in: wire facts, section 3."""
import asyncio
import unittest

from support import DASHBOARD, MOBILE, PRESENCE, NocTestCase, handshake


class Handshake(NocTestCase):
    async def status(self, path=DASHBOARD, token="operator", **how):
        """The status for that token (one of the server's, by name) on that path; the socket is closed at once."""
        given = self.server.tokens.get(token, token)
        return (await handshake(self.server, path, given, **how))[0]

    async def test_accepts_without_extensions(self):
        status, _, fields, _ = await handshake(
            self.server,
            token=self.server.tokens["operator"],
            headers={"Sec-WebSocket-Extensions": "permessage-deflate", "Sec-WebSocket-Protocol": "noc"},
        )
        self.assertEqual(status, 101)
        self.assertFalse([line for line in fields if line.lower().startswith("sec-websocket-ext")])
        self.assertFalse([line for line in fields if line.lower().startswith("sec-websocket-prot")])

    async def test_refusal_is_403_with_nothing_else(self):
        status, reason, fields, body = await handshake(self.server, token=self.server.tokens["expired"])
        self.assertEqual((status, reason, fields, body), (403, "Access denied", [], b""))

    async def test_bad_tokens(self):
        bad = [
            "expired", "wrong_issuer", "wrong_secret", "no_issuer", "no_user", "unknown_user", "refresh", "leaver",
            "nonsense", "",
        ]
        for name in bad:
            with self.subTest(name):
                self.assertEqual(await self.status(token=name), 403)
                self.assertEqual(await self.status(PRESENCE, token=name), 403)
        self.assertEqual(await self.status(token=None), 403)
        self.assertEqual(await self.status(token="text_id"), 101, "newer servers write the user's id as a text")

    async def test_capability(self):
        self.assertEqual(await self.status(DASHBOARD, token="guest"), 403)
        self.assertEqual(await self.status(PRESENCE, token="guest"), 101)
        self.assertEqual(await self.status(DASHBOARD, token="viewer"), 101)

    async def test_token_sources_in_their_order(self):
        good, bad = self.server.tokens["operator"], "bad"
        for query, header, cookie, expected in [
            (good, None, None, 101),
            (None, good, None, 101),
            (None, None, good, 101),
            (good, bad, bad, 101),
            (bad, good, good, 403),
            (None, bad, good, 403),
            ("", good, None, 101),
        ]:
            headers = {} if cookie is None else {"Cookie": f"a=b; ws_token={cookie}"}
            more = "" if query is None else f"?token={query}"
            status, *_ = await handshake(self.server, token=header, headers=headers, more=more)
            self.assertEqual(status, expected, (query == good, header == good, cookie == good))
        self.assertEqual((await handshake(self.server, headers={"Authorization": f"bearer {good}"}))[0], 403)
        booked = [line["token_from"] for line in await self.book("handshake") if line["status"] == 101]
        self.assertEqual(booked, ["query", "header", "cookie", "query", "header"])

    async def test_origin(self):
        await self.switch(origins=["https://noc.example.com", "https://*.sites.example.com"])
        for origin, expected in [
            ("https://noc.example.com", 101),
            ("https://noc.example.com/any/path", 101),
            ("https://NOC.example.com", 403),
            ("https://noc.example.com:443", 403),
            ("http://noc.example.com", 403),
            ("https://a.sites.example.com", 101),
            ("https://sites.example.com", 403),
            ("null", 403),
            (None, 403),
        ]:
            with self.subTest(origin):
                self.assertEqual(await self.status(origin=origin), expected)

    async def test_missing_origin_stands_for_the_host(self):
        await self.switch(origins=[f"ws://127.0.0.1:{self.server.ports[0]}"])
        self.assertEqual(await self.status(origin=None), 101)

    async def test_wrong_path_is_500_not_404(self):
        self.assertEqual(await self.status("/ws/noc/dashboard"), 500)
        self.assertEqual(await self.status("/ws/other/"), 500)

    async def test_plain_get_is_404(self):
        loop = asyncio.get_running_loop()
        for path in (DASHBOARD, PRESENCE):
            status, *_ = await loop.run_in_executor(None, lambda path=path: self.server.request("GET", path))
            self.assertEqual(status, 404)

    async def test_order_of_the_checks(self):
        await self.switch(max_sockets=1)
        holder = await self.open(user="colleague")
        await self.status("/nowhere/", token="bad", origin="https://elsewhere.example.com")
        await self.status("/nowhere/", token="bad")
        await holder.close()
        await self.until(lambda: self.book("socket_closed"), "the close")
        await self.status("/nowhere/", token="bad")
        await self.status("/nowhere/", token="guest")
        await self.status(token="guest")
        reasons = [(line["status"], line["reason"].split(":")[0]) for line in await self.book("handshake")][1:]
        self.assertEqual(reasons[:2], [(403, "origin"), (403, "too many sockets")])
        self.assertEqual((reasons[2][0], reasons[2][1]), (403, "token"))
        self.assertEqual(reasons[3][0], 500)
        self.assertEqual(reasons[4], (403, "no noc"), "the capability no noc:view")

    async def test_five_sockets_for_an_address(self):
        await self.switch(max_sockets=5)
        paths = [DASHBOARD, PRESENCE, DASHBOARD, PRESENCE, DASHBOARD]
        users = ["operator", "operator", "colleague", "viewer", "chief"]
        peers = [await self.open(path, user=user) for path, user in zip(paths, users)]
        self.assertEqual(await self.status(), 403)
        self.assertEqual(await self.status(), 403, "a refused handshake does not count")
        self.assertEqual(await self.status(headers={"X-Forwarded-For": "10.1.2.3, 10.9.9.9"}), 101)

        # Every socket is released twice: after closing two, four more fit.
        for peer in peers[:2]:
            await peer.close()

        async def both_closed():
            return len(await self.book("socket_closed")) >= 3  # with the one that was forwarded

        await self.until(both_closed, "the closes")
        opened = 0
        for _ in range(6):
            try:
                await self.open(PRESENCE)
                opened += 1
            except Exception:
                break
        self.assertEqual(opened, 4)

    async def test_mobile_needs_a_device(self):
        self.assertEqual(await self.status(MOBILE), 403)
        self.assertEqual(await self.status(MOBILE, more="?device_id=a/b"), 403)
        self.assertEqual(await self.status(MOBILE, more="?device_id=desk-1"), 101)

    async def test_faults(self):
        for answer in (403, 500, 502, 503):
            await self.switch(handshake_answer=answer, handshake_paths=[DASHBOARD])
            self.assertEqual(await self.status(), answer)
            self.assertEqual(await self.status(PRESENCE), 101)
        await self.switch(handshake_answer="silence")
        after = len(await self.book("handshake"))
        waiting = asyncio.ensure_future(self.status())

        async def booked():
            return len(await self.book("handshake")) > after

        await self.until(booked, "the silent handshake")
        self.assertFalse(waiting.done())
        waiting.cancel()

    async def test_accepted_and_silent(self):
        await self.switch(no_greeting=True)
        peer = await self.open(greeted=False)
        self.assertEqual((await peer.ask({"type": "heartbeat"}))["type"], "heartbeat_ack")

    async def test_greetings(self):
        dashboard = await self.open()
        self.assertEqual(list(dashboard.greeting), ["type", "tenant_id", "timestamp"])
        self.assertEqual((dashboard.greeting["type"], dashboard.greeting["tenant_id"]), ("connected", 5))
        self.assertRegex(dashboard.greeting["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$")
        stranger = await self.open(user="stranger")
        self.assertEqual(stranger.greeting["tenant_id"], 6)

        presence = await self.open(PRESENCE, greeted=False)
        text = await presence.text()
        self.assertRegex(
            text,
            r'^\{"type": "connection_established", "timestamp": "[^"]+", "heartbeat_interval": 30,'
            r' "presence_timeout": 300\}$',
        )
        mobile = await self.open(MOBILE + "?device_id=desk-1")
        self.assertEqual(list(mobile.greeting), ["type", "user_id", "device_id", "server_time", "features"])
        self.assertEqual((mobile.greeting["user_id"], mobile.greeting["device_id"]), ("1", "desk-1"))


if __name__ == "__main__":
    unittest.main()
