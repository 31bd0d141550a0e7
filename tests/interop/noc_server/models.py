# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables: people, clients, alerts, switches, counters, and the book of everything that happened."""
from django.db import models
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils import timezone


@receiver(connection_created)
def _fast_and_shared(connection, **_):
    # Killed processes lose nothing in WAL mode without syncing; only a power cut would, and tests do not survive one.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=OFF")


class User(models.Model):
    """Somebody who may sign in. The password is plain: these people are invented and the server is on loopback."""

    username = models.CharField(max_length=80, unique=True)
    password = models.CharField(max_length=80)
    tenant_id = models.BigIntegerField()
    enabled = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_admin = models.BooleanField(default=False)
    capabilities = models.JSONField(default=dict)

    def can_view(self):
        """The capability's value counts."""
        return self.is_admin or bool(self.capabilities.get("noc:view"))

    def can_acknowledge(self):
        """The key's presence counts, whatever its value."""
        return self.is_admin or "noc:ack_alerts" in self.capabilities


class Business(models.Model):
    """A client or one of its sites."""

    tenant_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)  # CLIENT or SITE
    name = models.CharField(max_length=80)


class Alert(models.Model):
    tenant_id = models.BigIntegerField()
    client = models.ForeignKey(Business, null=True, on_delete=models.SET_NULL)
    alert_type = models.CharField(max_length=80)
    severity = models.CharField(max_length=20)
    status = models.CharField(max_length=20, default="NEW")
    message = models.TextField()
    dedup_key = models.CharField(max_length=120)
    suppressed_count = models.IntegerField(default=0)
    entity_type = models.CharField(max_length=40, default="device")
    entity_id = models.BigIntegerField(default=0)
    metadata = models.JSONField(default=dict)
    cdtz = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Why an acknowledgement can fail on another alert: the second one of a key to reach a status breaks this.
            models.UniqueConstraint(fields=["tenant_id", "dedup_key", "status"], name="one_per_key_and_status")
        ]


class SpentToken(models.Model):
    """A refresh token that was rotated away."""

    jti = models.CharField(max_length=80, primary_key=True)


class Switch(models.Model):
    """A behaviour that a test changed at run time; see switches.py."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField(null=True)


class Counter(models.Model):
    """A number with an end, as a cache keeps it: rate limits and open sockets."""

    key = models.CharField(max_length=120, primary_key=True)
    value = models.BigIntegerField()
    expires = models.FloatField()


class Turn(models.Model):
    """One row, written first in every transaction; see store.writing()."""

    number = models.BigIntegerField(default=0)


class Page(models.Model):
    """One line of the book. The database refuses to change or delete it (see prepare.py)."""

    ordinal = models.AutoField(primary_key=True)
    time = models.FloatField()
    server = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
