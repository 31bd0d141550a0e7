# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP paths: the API under both of its bases, and the tests' door."""
from django.urls import path

from . import control, rest

urlpatterns = [
    path("api/v2/auth/login/", rest.login),
    path("api/v2/auth/refresh/", rest.refresh),
    path("test/ready/", control.ready),
    path("test/raise/", control.raise_alerts),
    path("test/update/", control.update_alert),
    path("test/send/", control.send_event),
    path("test/order/", control.order),
    path("test/switches/", control.set_switches),
    path("test/reset/", control.reset),
    path("test/book/", control.read_book),
    path("test/sockets/", control.open_sockets),
]
for base in ("api/noc/", "noc/"):
    urlpatterns += [
        path(base + "alerts/", rest.alert_list),
        path(base + "alerts/<int:alert_id>/", rest.alert_detail),
        path(base + "alerts/<int:alert_id>/ack/", rest.alert_ack),
    ]
