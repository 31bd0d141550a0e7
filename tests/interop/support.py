# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the self tests share: one server for all of them, a client, and a look at the bare handshake."""
import asyncio
import atexit
import json
import unittest

import nocserver

nocserver.require_packages(redis=True, modules={"websockets": "python3-websockets"})

import websockets

DASHBOARD = "/ws/noc/dashboard/"
PRESENCE = "/ws/noc/presence/"
MOBILE = "/ws/mobile/sync/"
PATIENCE = 10.0  # seconds for something that is certain to happen; a test that has to wait so long has failed

_shared = None


def shared_server():
    """One Daphne with the in-memory layer, started at the first use and ended with the program."""
    global _shared
    if _shared is None:
        _shared = nocserver.NocServer(switches={"max_sockets": 0, "requests_per_address": 600})
        _shared.start()
        atexit.register(_shared.stop)
    return _shared


class Peer:
    """One WebSocket, asked and answered in JSON."""

    def __init__(self, connection):
        self.connection = connection

    async def text(self):
        """The next text frame as it came."""
        return await asyncio.wait_for(self.connection.recv(), PATIENCE)

    async def hear(self):
        """The next message."""
        return json.loads(await self.text())

    async def say(self, message):
        """Sends a text frame (a string as it is, bytes as a binary frame, anything else as JSON)."""
        await self.connection.send(message if isinstance(message, (str, bytes)) else json.dumps(message))

    async def ask(self, message):
        """Says it and returns the next message."""
        await self.say(message)
        return await self.hear()

    async def hear_until_closed(self):
        """All messages until the end, and the close code that came (1006: none)."""
        heard = []
        try:
            while True:
                heard.append(await self.hear())
        except websockets.ConnectionClosed as closed:
            received = getattr(closed, "rcvd", None)
            return heard, received.code if received else 1006

    async def close_code(self):
        return (await self.hear_until_closed())[1]

    async def close(self):
        await self.connection.close()


async def dial(server, path=DASHBOARD, token=None, user="operator", origin=nocserver.ORIGIN, number=0):
    """A connected Peer that has not heard its greeting yet; the token travels in the Authorization header."""
    token = server.tokens[user] if token is None else token
    options = {"origin": origin, "compression": None, "ping_interval": None, "max_size": None, "close_timeout": 2}
    headers = {"Authorization": f"Bearer {token}"}
    if int(websockets.__version__.split(".", maxsplit=1)[0]) >= 14:
        options["additional_headers"] = headers
    else:
        options["extra_headers"] = headers
    return Peer(await asyncio.wait_for(websockets.connect(server.url(path, number), **options), PATIENCE))


async def handshake(server, path=DASHBOARD, token=None, headers=None, origin=nocserver.ORIGIN, number=0, more=""):
    """A bare opening handshake; returns status, reason, the header lines and the body, and closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.ports[number])
    lines = [
        f"GET {path}{more} HTTP/1.1", f"Host: 127.0.0.1:{server.ports[number]}", "Upgrade: websocket",
        "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
    ]
    if origin is not None:
        lines.append(f"Origin: {origin}")
    if token is not None:
        lines.append(f"Authorization: Bearer {token}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    try:
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).decode("latin1").split("\r\n")
        _, status, reason = head[0].split(" ", 2)
        fields = [line for line in head[1:] if line]
        body = b"" if status == "101" else await asyncio.wait_for(reader.read(), PATIENCE)
        return int(status), reason, fields, body
    finally:
        writer.close()


class NocTestCase(unittest.IsolatedAsyncioTestCase):
    """A test with the shared server, its switches as at the start."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.server = shared_server()

    async def asyncSetUp(self):
        self.peers = []
        asyncio.get_running_loop().set_debug(False)  # unittest turns it on, and it complains of a loaded machine
        await self.control("reset/", {})
        self.after = (await self.control("book/?after=0"))["last"]

    async def asyncTearDown(self):
        await asyncio.gather(*(peer.close() for peer in self.peers))

    async def control(self, path, body=None, number=0):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, lambda: self.server.control(path, body, number))

    async def switch(self, **values):
        await self.control("switches/", values)

    async def book(self, kind):
        """This test's lines of that kind."""
        return (await self.control(f"book/?after={self.after}&kind={kind}"))["book"]

    async def request(self, method, path, body=None, token=None):
        """Status, headers, parsed body."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        loop = asyncio.get_running_loop()
        status, fields, content = await loop.run_in_executor(
            None, lambda: self.server.request(method, path, body, headers)
        )
        return status, fields, json.loads(content) if content else None

    async def open(self, path=DASHBOARD, greeted=True, **how):
        """A peer that is closed at the test's end; its greeting has been heard."""
        peer = await dial(self.server, path, **how)
        self.peers.append(peer)
        if greeted:
            peer.greeting = await peer.hear()
        return peer

    async def raise_alert(self, **facts):
        return (await self.control("raise/", facts))["ids"][0]

    async def until(self, condition, what):
        """Waits until the coroutine function returns something true."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:
            result = await condition()
            if result:
                return result
            self.assertLess(asyncio.get_running_loop().time(), end, f"{what} did not happen")
            await asyncio.sleep(0.02)


