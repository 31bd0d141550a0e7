# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The people and clients of the test server; invented ones."""

ALL = {"noc:view": True, "noc:view_all_clients": True, "noc:ack_alerts": True}

# Name, tenant, what is special. The ids are 1, 2, 3 … in this order; nocserver.py mints the tokens.
PEOPLE = [
    ("operator", 5, {"capabilities": ALL}),
    ("colleague", 5, {"capabilities": ALL}),
    ("viewer", 5, {"capabilities": {"noc:view": True}}),
    ("guest", 5, {"capabilities": {}}),
    ("stranger", 6, {"capabilities": ALL}),
    ("leaver", 5, {"capabilities": ALL, "enabled": False}),
    ("chief", 5, {"capabilities": {"noc:view": True}, "is_staff": True, "is_admin": True}),
    ("client_scoped", 5, {"capabilities": {"noc:view": True, "noc:view_client": True}}),
    ("site_scoped", 5, {"capabilities": {"noc:view": True, "noc:view_assigned_sites": True}}),
]

BUSINESSES = [
    (7, 5, "CLIENT", "Northgate DC"),
    (8, 5, "CLIENT", "Harbour Line"),
    (9, 6, "CLIENT", "Mercia Rail"),
    (21, 5, "SITE", "Northgate DC, hall 2"),
]
