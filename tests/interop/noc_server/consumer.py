# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the three consumers have in common: the book, the orders of a test, and one way to speak."""
import asyncio
import json
import uuid

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.utils import timezone

from . import store, switches, wirefaults

ORDERS = "test_orders"  # the group in which a test reaches every socket of every process


def timestamp():
    """UTC with +00:00 and six fraction digits, none when the fraction is zero."""
    return timezone.now().isoformat()


class NocConsumer(AsyncWebsocketConsumer):
    """A socket. Exceptions are not caught here: Daphne turns them into a close with 1011, up to a second later."""

    endpoint = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.socket_id = uuid.uuid4().hex[:12]
        self.accepted = False
        self.frozen = False
        self.zombie = False
        self.held = []
        self.heartbeats = None

    async def __call__(self, scope, receive, send):
        try:
            await super().__call__(scope, receive, send)
        except Exception as error:
            if self.accepted:
                await self.book("consumer_died", error=repr(error))
            raise
        finally:
            if self.heartbeats:
                self.heartbeats.cancel()

    # The socket's life

    async def refusal(self):
        """Why this socket must not be accepted; None if it may."""
        return None

    async def greet(self):
        """Sends the first message."""

    async def join(self):
        """Joins groups before the accept, so that nothing is missed after it."""

    async def connect(self):
        self.user = self.scope["user"]
        reason = await self.refusal()
        if reason:
            self.scope["handshake"].reason = reason
            await self.close()
            return
        await self.channel_layer.group_add(ORDERS, self.channel_name)
        await self.join()
        await self.accept()
        self.accepted = True
        await self.book("socket_opened")
        if not (await switches.recent()).no_greeting:
            await self.greet()

    async def leave(self):
        """Leaves what join() joined."""

    async def disconnect(self, code):
        if not self.accepted:
            return
        await self.channel_layer.group_discard(ORDERS, self.channel_name)
        await self.leave()
        await self.book("socket_closed", code=code)

    # Speaking

    async def reply(self, message):
        """One JSON object in one text frame."""
        delay = (await switches.recent()).reply_delay
        if delay:
            await asyncio.sleep(delay)
        await self.send(text_data=json.dumps(message))

    async def book(self, kind, **facts):
        await database_sync_to_async(self.book_now)(kind, **facts)

    def book_now(self, kind, **facts):
        """The same from a thread that may use the database."""
        store.book(kind, socket=self.socket_id, endpoint=self.endpoint, user=self.user.username, **facts)

    # A test's orders

    async def dispatch(self, message):
        if message["type"] == "test.order":
            await self.obey(message)
        elif self.zombie and message["type"] != "websocket.disconnect":
            pass
        elif self.frozen and message["type"] != "websocket.disconnect":
            self.held.append(message)
        else:
            await super().dispatch(message)

    async def obey(self, order):
        for name, own in (("socket", self.socket_id), ("endpoint", self.endpoint), ("user", self.user.username)):
            if order.get(name) not in (None, own):
                return
        await self.book("order_obeyed", order=order["order"])
        await getattr(self, "order_" + order["order"])(order)

    async def order_close(self, order):
        await self.close(code=order.get("code", 1000))

    async def order_fin(self, _order):
        wirefaults.cut(self.scope, reset=False)

    async def order_rst(self, _order):
        wirefaults.cut(self.scope, reset=True)

    async def order_crash(self, _order):
        raise RuntimeError("a test asked for this crash")

    async def order_say(self, order):
        """Any text, JSON or not; or bytes, given as hexadecimal digits."""
        if "hex" in order:
            await self.send(bytes_data=bytes.fromhex(order["hex"]))
        else:
            await self.send(text_data=order["text"])

    async def order_zombie(self, _order):
        """Swallows everything from now on; Daphne still answers pings."""
        self.zombie = True

    async def order_freeze(self, _order):
        """Handles nothing until thawed, then all of it in order."""
        self.frozen = True

    async def order_thaw(self, _order):
        self.frozen = False
        held, self.held = self.held, []
        for message in held:
            await super().dispatch(message)
