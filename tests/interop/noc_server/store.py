# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing to the shared store: transactions that wait for each other, counters, and the book."""
import contextlib
import os
import time
import uuid

from django.db import connection, transaction

from .models import Page, Turn

SERVER = os.environ.get("NOC_SERVER_INDEX", "0")
BOOT = uuid.uuid4().hex[:12]  # another one after every start of the process


@contextlib.contextmanager
def writing():
    """A transaction that takes the write lock at once.

    SQLite refuses, without waiting, a transaction that read first and writes after another process wrote.
    """
    with transaction.atomic():
        Turn.objects.filter(pk=1).update(number=1)
        yield


def book(kind, **facts):
    """Adds a line to the book; inside writing() it stands or falls with the rest of the transaction."""
    return Page.objects.create(time=time.time(), server=SERVER, kind=kind, facts=facts)


def count_up(key, life):
    """Adds one to a counter whose life begins with its first count; returns the new value and the seconds left."""
    now = time.time()
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO noc_server_counter (key, value, expires) VALUES (%s, 1, %s)"
            " ON CONFLICT (key) DO UPDATE SET"
            " value = CASE WHEN expires <= %s THEN 1 ELSE value + 1 END,"
            " expires = CASE WHEN expires <= %s THEN excluded.expires ELSE expires END",
            [key, now + life, now, now],
        )
        cursor.execute("SELECT value, expires FROM noc_server_counter WHERE key = %s", [key])
        value, expires = cursor.fetchone()
    return value, expires - now


def count_down(key):
    """Takes one from a counter, not below zero."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE noc_server_counter SET value = MAX(0, value - 1) WHERE key = %s", [key])
