# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The application that Daphne serves: Django for HTTP; for WebSockets the checks in the server's order, then the routes."""
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "noc_server.settings")
http = get_asgi_application()  # sets Django up, which the imports below need

from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path

from .dashboard import dashboard
from .middleware import BookedHandshake, OriginCheck, SocketThrottle, TokenCheck
from .mobile import MobileConsumer
from .presence import PresenceConsumer

# An unknown path is a ValueError of the router, which Daphne answers with 500.
routes = URLRouter(
    [
        path("ws/noc/dashboard/", dashboard),
        path("ws/noc/presence/", PresenceConsumer.as_asgi()),
        path("ws/mobile/sync/", MobileConsumer.as_asgi()),
    ]
)
application = ProtocolTypeRouter(
    {"http": http, "websocket": BookedHandshake(OriginCheck(SocketThrottle(TokenCheck(routes))))}
)
