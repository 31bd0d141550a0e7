# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test can change: how the server is set up, and what is wrong with it. Needs no Django, so that the launcher can check.

The values at the start come from the environment (NOC_SWITCHES, a JSON object); a test changes them at run time through
POST /test/switches/, for all processes at once.
"""

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
    # Seconds between the execution of an acknowledgement and its answer: a link that ends meanwhile loses the answer.
    "answer_delay": 0.0,
    # Every alert told to a socket is booked, after it was handed to the kernel.
    "book_told": False,
    # So many next acknowledgements are executed, and the link is cut (RST) before the answer.
    "lose_answers": 0,
    # What request_metrics finds, by client id.
    "metrics": {},
}


def check(names):
    """KeyError that names what is no switch."""
    unknown = sorted(set(names) - set(DEFAULTS))
    if unknown:
        raise KeyError(f"unknown switches: {', '.join(unknown)}")
