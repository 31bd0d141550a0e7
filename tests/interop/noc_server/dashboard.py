# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard socket: alerts, acknowledge, subscribe, metrics; in the server's two dialects."""
import asyncio
import json

from channels.db import database_sync_to_async
from django.utils import timezone

from . import store, switches, wirefaults
from .consumer import NocConsumer, timestamp
from .models import Alert, Business


class DashboardConsumer(NocConsumer):
    endpoint = "dashboard"

    async def refusal(self):
        return None if self.user.can_view() else "no noc:view"

    async def join(self):
        self.joined = [f"noc_tenant_{self.user.tenant_id}"]
        await self.channel_layer.group_add(self.joined[0], self.channel_name)

    async def leave(self):
        for group in self.joined:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def greet(self):
        await self.reply({"type": "connected", "tenant_id": self.user.tenant_id, "timestamp": timestamp()})

    # Client to server

    async def receive(self, text_data):  # without bytes_data: a binary frame is a TypeError, and kills the socket
        if not await database_sync_to_async(self.within_limit)():
            await self.book("refused", message="Rate limit exceeded")
            await self.error("Rate limit exceeded")
            return
        try:
            data = json.loads(text_data)
        except json.JSONDecodeError:
            await self.error("Invalid JSON data")
            return
        message_type = data.get("type")
        handlers = {
            "heartbeat": self.on_heartbeat,
            "subscribe_client": self.on_subscribe_client,
            "acknowledge_alert": self.on_acknowledge_alert,
            "request_metrics": self.on_request_metrics,
        }
        handler = handlers.get(message_type)
        if handler is None:
            await self.error(f"Unknown message type: {message_type}")
            return
        try:
            await handler(data)
        except ValueError as error:
            await self.error(f"Invalid message: {error}")

    def limit_key(self):
        """One count for a user, over all sockets and processes."""
        return f"messages:user:{self.user.pk}"

    def within_limit(self):
        """Counts the message, whatever it is; the window is fixed and begins with its first message."""
        now = switches.read()
        count, _ = store.count_up(self.limit_key(), now.message_window)
        return now.message_limit_inert or count <= now.message_limit

    async def error(self, message):
        await self.reply({"type": "error", "message": message})

    async def on_heartbeat(self, _data):
        await self.book("heartbeat")
        await self.reply({"type": "heartbeat_ack", "timestamp": timestamp()})

    async def on_subscribe_client(self, data):
        client_id = data.get("client_id")
        if not client_id:
            await self.error("client_id required")
            return
        if not await database_sync_to_async(self.sees_client)(client_id):
            await self.book("refused", message="Insufficient permissions", asked=repr(client_id))
            await self.error("Insufficient permissions")
            return
        group = f"noc_client_{client_id}"
        await self.channel_layer.group_add(group, self.channel_name)  # TypeError for an id with blanks
        self.joined.append(group)
        await self.book("subscribed", client=group)
        await self.reply({"type": "subscribed", "client_id": client_id, "message": "Subscribed to client alerts"})

    async def on_request_metrics(self, data):
        client_id = data.get("client_id")
        if not await database_sync_to_async(self.sees_client)(client_id):
            await self.error("Insufficient permissions")
            return
        metrics = (await switches.recent()).metrics.get(str(client_id), {})
        await self.reply({"type": "metrics_update", "client_id": client_id, "metrics": metrics})

    def sees_client(self, client_id):
        """Raises ValueError for an id that is no number, other exceptions for worse."""
        capabilities = self.user.capabilities
        if self.user.is_admin or capabilities.get("noc:view_all_clients"):
            clients = Business.objects.filter(tenant_id=self.user.tenant_id, kind="CLIENT")
            return clients.filter(id=client_id).exists()
        if capabilities.get("noc:view_client"):
            return False  # the real server's own bug: always refused
        if capabilities.get("noc:view_assigned_sites"):
            # The real server asks for a relation that does not exist: AttributeError, the socket dies.
            return self.user.peopleorganizational.sites.filter(client=client_id).exists()
        return False

    async def on_acknowledge_alert(self, data):
        alert_id = data.get("alert_id")
        if not alert_id:
            await self.error("alert_id required")
            return
        if not self.user.can_acknowledge():
            await self.book("refused", message="Cannot acknowledge alerts", asked=repr(alert_id))
            await self.error("Cannot acknowledge alerts")
            return
        try:
            lose_answer = await database_sync_to_async(self.acknowledge)(alert_id)
        except ValueError as error:
            await self.error(f"Failed to acknowledge: {error}")
            return
        if lose_answer:
            wirefaults.cut(self.scope, reset=True)
            return
        await asyncio.sleep((await switches.recent()).answer_delay)
        await self.reply({"type": "alert_acknowledged", "alert_id": alert_id})

    def acknowledge(self, alert_id):
        """Executes it, whatever the alert's state is; returns whether a test wants the answer lost."""
        now = switches.read()
        with store.writing():
            alerts = Alert.objects.filter(tenant_id=self.user.tenant_id) if now.tenant_scoping else Alert.objects.all()
            alert = alerts.get(id=alert_id)
            alert.status = "ACKNOWLEDGED"
            alert.acknowledged_at = timezone.now()
            alert.acknowledged_by = self.user
            alert.save()
            self.book_now("acknowledged", alert_id=alert.pk, via="websocket", lost=now.lose_answers > 0)
            if now.lose_answers > 0:
                switches.change({"lose_answers": now.lose_answers - 1})
        return now.lose_answers > 0

    # Broadcasts: a missing member is a KeyError, an unknown event a ValueError, and either kills the socket

    async def forward(self, event, *members):
        await self.reply({"type": event["type"], **{member: event[member] for member in members}})
        if (await switches.recent()).book_told:
            # Daphne writes to the kernel in the event loop's next turn, which booking needs, too.
            await self.book("told", type=event["type"], alert_id=event.get("alert_id"))


class DashboardD2(DashboardConsumer):
    """The current dialect."""

    async def alert_created(self, event):
        await self.forward(event, "alert_id", "alert_type", "severity", "message", "timestamp")

    async def alert_updated(self, event):
        await self.forward(event, "alert_id", "status", "message", "timestamp")

    async def finding_created(self, event):
        await self.forward(
            event, "finding_id", "finding_type", "severity", "category", "site_id", "site_name", "title",
            "evidence_summary", "detected_at",
        )

    async def anomaly_detected(self, event):
        await self.forward(
            event, "anomaly_id", "person_id", "person_name", "site_id", "site_name", "anomaly_type", "fraud_score",
            "severity", "timestamp",
        )

    async def ticket_updated(self, event):
        await self.forward(
            event, "ticket_id", "ticket_no", "old_status", "new_status", "priority", "assigned_to", "site_id",
            "site_name", "description", "updated_at", "timestamp",
        )

    async def alert_notification(self, event):
        await self.reply(event)  # whatever the sender put in


class DashboardD1(DashboardConsumer):
    """The older dialect: one kind of broadcast, which needs an alert's members, and a limit for each socket."""

    def limit_key(self):
        return f"messages:socket:{self.socket_id}"

    async def alert_notification(self, event):
        await self.reply(
            {
                "type": "alert_new",
                "alert_id": event["alert_id"],
                "alert_type": event["alert_type"],
                "severity": event["severity"],
                "message": event["message"],
            }
        )


async def dashboard(scope, receive, send):
    """The consumer of the dialect that the server speaks at this moment."""
    now = await switches.recent()
    consumer = {"D1": DashboardD1, "D2": DashboardD2}[now.dialect]
    await consumer.as_asgi()(scope, receive, send)
