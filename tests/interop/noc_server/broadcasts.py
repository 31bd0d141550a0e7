# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raising and changing alerts, and telling the sockets."""
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.utils import timezone

from . import store, switches
from .models import Alert


async def tell(groups, event):
    """Sends an event to groups, or books that a fault dropped it."""
    now = await switches.recent()
    if not now.drop_broadcasts:
        for group in groups:
            await get_channel_layer().group_send(group, event)
    await database_sync_to_async(store.book)(
        "broadcast", type=event.get("type"), groups=groups, alert_id=event.get("alert_id"), dropped=now.drop_broadcasts
    )


def groups_for(dialect, alert, to_client_only=False):
    """D2 tells the tenant. D1 tells tenant and client (some get two copies), or, for signals of its own, the client."""
    tenant = f"noc_tenant_{alert.tenant_id}"
    client = [f"noc_client_{alert.client_id}"] if alert.client_id else []
    if dialect == "D2":
        return [tenant]
    return client if to_client_only else [tenant] + client


def alert_event(dialect, alert):
    event = {
        "type": "alert_created" if dialect == "D2" else "alert_notification",
        "alert_id": alert.pk,
        "alert_type": alert.alert_type,
        "severity": alert.severity,
        "message": alert.message,
    }
    if dialect == "D2":
        event["timestamp"] = alert.cdtz.isoformat()
    return event


def create_alert(facts, groups_of):
    """Creates one; an unresolved alert of the same dedup key is repeated instead, under its own id."""
    with store.writing():
        key = facts.get("dedup_key")
        alert = Alert.objects.filter(dedup_key=key, tenant_id=facts["tenant_id"]).exclude(status="RESOLVED").first()
        if key and alert and not facts.get("separate"):
            alert.suppressed_count += 1
            alert.last_seen = timezone.now()
            alert.save()
        else:
            alert = Alert.objects.create(
                tenant_id=facts["tenant_id"],
                client_id=facts.get("client_id"),
                alert_type=facts.get("alert_type", "DEVICE_OFFLINE"),
                severity=facts.get("severity", "HIGH"),
                status=facts.get("status", "NEW"),
                message=facts.get("message", ""),
                dedup_key=key or "",
            )
            alert.dedup_key = key or f"alert-{alert.pk}"
            alert.message = alert.message or f"Device {alert.pk} is offline"
            alert.save()
        groups = groups_of(alert)
        store.book("alert_raised", alert_id=alert.pk, groups=groups, suppressed=alert.suppressed_count)
    return alert, groups


async def raise_alert(facts):
    """Creates, books and broadcasts one alert, in this order; returns its id."""
    dialect = (await switches.recent()).dialect
    alert, groups = await database_sync_to_async(create_alert)(
        facts, lambda alert: groups_for(dialect, alert, facts.get("to_client_only", False))
    )
    await tell(groups, alert_event(dialect, alert))
    return alert.pk


async def tell_updated(alert):
    """What a change over HTTP sends to the tenant: in D1 a message that no dashboard socket survives."""
    dialect = (await switches.recent()).dialect
    event = {
        "type": "alert_updated" if dialect == "D2" else "alert_notification",
        "alert_id": alert.pk,
        "status": alert.status,
        "message": f"Alert {alert.pk} updated to {alert.status}",
        "timestamp": timezone.now().isoformat(),
    }
    await tell([f"noc_tenant_{alert.tenant_id}"], event)
