# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The switches' present values; see switch_names.py for what there is."""
import json
import os
import time

from channels.db import database_sync_to_async

from .models import Switch
from .switch_names import DEFAULTS, check

AT_START = {**DEFAULTS, **json.loads(os.environ.get("NOC_SWITCHES", "{}"))}

# Seconds for which recent() may be behind. The tests' door answers a change only after this time.
LAG = 0.02

_recent = None
_recent_until = 0.0


class Switches:
    """The values of one moment."""

    def __init__(self, values):
        self.__dict__.update(values)


def values():
    """All values as a dictionary; one query."""
    return {**AT_START, **{switch.name: switch.value for switch in Switch.objects.all()}}


def read():
    """All values as attributes; one query."""
    return Switches(values())


async def recent():
    """The same from the event loop, for what happens with every message: a storm shall not be a storm of queries."""
    global _recent, _recent_until
    if time.monotonic() >= _recent_until:
        _recent = await database_sync_to_async(read)()
        _recent_until = time.monotonic() + LAG
    return _recent


def change(changes):
    """Sets the named switches; KeyError for a name that does not exist."""
    check(changes)
    for name, value in changes.items():
        Switch.objects.update_or_create(name=name, defaults={"value": value})
