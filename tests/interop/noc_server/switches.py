# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test can change: how the server is set up, and what is wrong with it.

The values at the start come from the environment (NOC_SWITCHES, a JSON object); a test changes them at run time through
POST /test/switches/, for all processes at once.
"""
import json
import os

from .models import Switch

DEFAULTS = {
    # The server's dialect: "D2" (alert_created, limit per user) or "D1" (alert_new, limit per socket).
    "dialect": "D2",
    # Dashboard messages allowed in a fixed window, and its length in seconds; the limit can be inert, as once shipped.
    "message_limit": 100,
    "message_window": 60.0,
    "message_limit_inert": False,
    # Sockets allowed for one address (0: no limit), whether the count outlives the process, and for how long.
    "max_sockets": 5,
    "stuck_counters": False,
    "counter_life": 3600.0,
    # Presence and mobile: seconds between the server's heartbeats, and of silence after which it closes with 4408.
    "heartbeat_interval": 30,
    "presence_timeout": 300,
    # Origins that may connect; a missing Origin header is taken for ws://<Host>.
    "origins": [],
    # Whether an operator can acknowledge only the own tenant's alerts.
    "tenant_scoping": True,
    # "intended", or "shipped": GET alerts/ always says 403, refresh always 500.
    "alert_list": "intended",
    "refresh": "intended",
    # HTTP requests allowed for a user, for an address without one, and the window's length in seconds.
    "requests_per_user": 600,
    "requests_per_address": 60,
    "request_window": 3600.0,
    # Mobile messages allowed in message_window; the third message over it closes with 4429.
    "mobile_limit": 100,
    # Faults. A handshake's answer: an HTTP status, or "silence"; for which paths (empty: all).
    "handshake_answer": None,
    "handshake_paths": [],
    # Accepted, but no first message.
    "no_greeting": False,
    # Broadcasts are booked, but not sent.
    "drop_broadcasts": False,
    # Seconds before each reply.
    "reply_delay": 0.0,
    # So many next acknowledgements are executed, and the link is cut (RST) before the answer.
    "lose_answers": 0,
    # What request_metrics finds, by client id.
    "metrics": {},
}


class Switches:
    """The values of one moment."""

    def __init__(self, values):
        self.__dict__.update(values)


def _at_start():
    given = json.loads(os.environ.get("NOC_SWITCHES", "{}"))
    unknown = set(given) - set(DEFAULTS)
    if unknown:
        raise ValueError(f"unknown switches: {', '.join(sorted(unknown))}")
    return {**DEFAULTS, **given}


AT_START = _at_start()


def values():
    """All values as a dictionary; one query."""
    return {**AT_START, **{switch.name: switch.value for switch in Switch.objects.all()}}


def read():
    """All values as attributes; one query."""
    return Switches(values())


def change(changes):
    """Sets the named switches; KeyError for a name that does not exist."""
    for name, value in changes.items():
        if name not in DEFAULTS:
            raise KeyError(name)
        Switch.objects.update_or_create(name=name, defaults={"value": value})
