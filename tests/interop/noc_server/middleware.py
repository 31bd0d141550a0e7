# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks before a socket is accepted: origin, sockets of an address, token. Route and capability come after them.

Every refusal is a close before the accept, which Daphne answers with HTTP 403 and an empty body.
"""
import asyncio
from urllib.parse import parse_qs

import jwt
from channels.db import database_sync_to_async
from django.conf import settings
from django.http import parse_cookie

from . import store, switches, tokens, wirefaults
from .models import User


class Handshake:
    """What became of a handshake, for the book; one object travels through all layers."""

    def __init__(self):
        self.reason = ""
        self.user = None
        self.token_from = ""
        self.accepted = False


def headers(scope, name):
    """All values of a request header."""
    return [value.decode("latin1") for key, value in scope["headers"] if key == name]


async def refuse(scope, receive, send, reason):
    """Reads the connect event and closes, which makes Daphne answer 403."""
    scope["handshake"].reason = scope["handshake"].reason or reason
    await receive()
    await send({"type": "websocket.close"})


class BookedHandshake:
    """Outermost: books how every handshake ended, and plays the faults that come before all checks."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        handshake = Handshake()
        scope = dict(scope, handshake=handshake)
        now = await switches.recent()
        applies = not now.handshake_paths or scope["path"] in now.handshake_paths
        if now.handshake_answer is not None and applies:
            await self._book(scope, now.handshake_answer, "fault")
            await self._misbehave(scope, receive, send, now.handshake_answer)
            return

        async def watched_send(message):
            if not handshake.accepted and message["type"] == "websocket.accept":
                handshake.accepted = True
                await self._book(scope, 101, "")
            elif not handshake.accepted and message["type"] == "websocket.close":
                await self._book(scope, 403, handshake.reason)
            await send(message)

        try:
            await self.app(scope, receive, watched_send)
        except Exception as error:
            if not handshake.accepted:
                await self._book(scope, 500, repr(error))
            raise

    @staticmethod
    async def _misbehave(scope, receive, send, answer):
        if answer == "silence":
            await asyncio.sleep(3600)
        elif answer == 403:
            await refuse(scope, receive, send, "fault")
        else:
            reasons = {500: "Internal server error", 502: "Bad Gateway", 503: "Service Unavailable", 404: "Not Found"}
            await receive()
            wirefaults.answer_handshake(scope, answer, reasons.get(answer, "Refused"))

    @staticmethod
    async def _book(scope, status, reason):
        handshake = scope["handshake"]
        await database_sync_to_async(store.book)(
            "handshake",
            path=scope["path"],
            status=status,
            reason=reason,
            user=handshake.user.username if handshake.user else None,
            token_from=handshake.token_from,
            origin=(headers(scope, b"origin") or [None])[0],
            peer="%s:%s" % tuple(scope["client"]),
        )


class OriginCheck:
    """Exact scheme://host[:port], case-sensitive; ``https://*.example.com`` stands for its subdomains.

    Without an Origin header ``ws://<Host>`` is compared, whatever the scheme in front of a proxy was.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        now = await switches.recent()
        origin = (headers(scope, b"origin") or [""])[0]
        if not origin:
            origin = "ws://" + (headers(scope, b"host") or [""])[0]
        if not any(self.matches(origin, allowed) for allowed in now.origins):
            await refuse(scope, receive, send, "origin")
            return
        await self.app(scope, receive, send)

    @staticmethod
    def matches(origin, allowed):
        scheme, separator, rest = origin.partition("://")
        if not separator:
            return False
        host = rest.split("/", 1)[0]
        if "://*." in allowed:
            wanted_scheme, _, suffix = allowed.partition("://*")
            return scheme == wanted_scheme and host.endswith(suffix) and len(host) > len(suffix)
        return f"{scheme}://{host}" == allowed


class SocketThrottle:
    """So many sockets for an address, all users and endpoints together, since nobody is known yet at this point.

    A closed socket is released twice (at the disconnect, and when the application ends), as on the real server. A
    stopped or killed process releases nothing.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        now = await switches.recent()
        if not now.max_sockets:
            await self.app(scope, receive, send)
            return
        forwarded = headers(scope, b"x-forwarded-for")
        address = forwarded[0].split(",")[0].strip() if forwarded else scope["client"][0]
        key = f"sockets:{address}" if now.stuck_counters else f"sockets:{store.BOOT}:{address}"
        release = database_sync_to_async(lambda: store.count_down(key))

        taken, _ = await database_sync_to_async(store.count_up)(key, now.counter_life)
        if taken > now.max_sockets:
            await release()
            await refuse(scope, receive, send, "too many sockets")
            return

        async def watched_receive():
            message = await receive()
            if message["type"] == "websocket.disconnect" and scope["handshake"].accepted:
                await release()
            return message

        try:
            await self.app(scope, watched_receive, send)
        except Exception:
            await release()
            raise
        await release()


class TokenCheck:
    """Who is it: the first non-empty of query, header and cookie decides, and no later one is tried if it is bad."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        handshake = scope["handshake"]
        token, handshake.token_from = self.find(scope)
        user, reason = await database_sync_to_async(self.user)(token)
        if user is None:
            await refuse(scope, receive, send, reason)
            return
        handshake.user = user
        await self.app(dict(scope, user=user), receive, send)

    @staticmethod
    def find(scope):
        query = parse_qs(scope["query_string"].decode("latin1"))
        if query.get("token", [""])[0]:
            return query["token"][0], "query"
        for value in headers(scope, b"authorization"):
            if value.startswith("Bearer ") and value[7:]:
                return value[7:], "header"
        for value in headers(scope, b"cookie"):
            token = parse_cookie(value).get("ws_token", "")
            if token:
                return token, "cookie"
        return "", ""

    @staticmethod
    def user(token):
        """The user and no reason, or None and why."""
        if not token:
            return None, "no token"
        try:
            claims = tokens.read(settings.SECRET_KEY, token, "access")
            user = User.objects.filter(pk=tokens.user_id(claims)).first()
        except (jwt.InvalidTokenError, OverflowError) as error:
            return None, f"token: {error}"
        if user is None:
            return None, "unknown user"
        if not user.enabled:
            return None, "disabled user"
        return user, ""
