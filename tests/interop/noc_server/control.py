# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests' own door, under /test/: make things happen, set switches and faults, read the book. Loopback only."""
import asyncio
import json

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.http import HttpResponseNotFound, JsonResponse

from . import broadcasts, store, switches
from .consumer import ORDERS
from .models import Alert, Counter, Page, Switch

_running = set()  # the event loop keeps only weak references to its tasks


def door(view):
    """Gives the view the request's JSON object; what it returns goes out as JSON."""

    async def wrapped(request, *args):
        if request.META["REMOTE_ADDR"] not in ("127.0.0.1", "::1"):
            return HttpResponseNotFound()
        data = json.loads(request.body) if request.body else {}
        try:
            return JsonResponse(await view(request, data, *args))
        except (KeyError, TypeError, ValueError) as error:
            return JsonResponse({"error": repr(error)}, status=400)

    return wrapped


@door
async def ready(_request, _data):
    """Answers as soon as this process serves."""
    return {"server": store.SERVER, "boot": store.BOOT}


@door
async def raise_alerts(_request, data):
    """{count, rate (a second; none: at once), severity, alert_type, message, client_id, tenant_id, dedup_key, …}

    With a rate the answer comes at once, and the book tells when all are raised (kind "raised_all").
    """
    count, rate = data.pop("count", 1), data.pop("rate", None)
    data.setdefault("tenant_id", 5)
    if rate is None:
        return {"ids": [await broadcasts.raise_alert(data) for _ in range(count)]}

    async def run():
        loop = asyncio.get_running_loop()
        start = loop.time()
        for number in range(count):
            await asyncio.sleep(max(0.0, start + number / rate - loop.time()))
            await broadcasts.raise_alert(data)
        await database_sync_to_async(store.book)("raised_all", count=count)

    task = asyncio.get_running_loop().create_task(run())
    _running.add(task)
    task.add_done_callback(_running.discard)
    return {"started": count}


@door
async def update_alert(_request, data):
    """{alert_id, status, broadcast}: changes an alert as a colleague's browser would."""

    def change():
        with store.writing():
            alert = Alert.objects.get(pk=data["alert_id"])
            alert.status = data["status"]
            alert.save()
        return alert

    try:
        alert = await database_sync_to_async(change)()
    except Alert.DoesNotExist as error:
        raise ValueError("no such alert") from error
    if data.get("broadcast", True):
        await broadcasts.tell_updated(alert)
    return {"alert_id": alert.pk, "status": alert.status}


@door
async def send_event(_request, data):
    """{group, event}: any event to a group, well formed or not."""
    await get_channel_layer().group_send(data["group"], data["event"])
    return {"sent": True}


@door
async def order(_request, data):
    """{order, socket?, endpoint?, user?, …}: close (code), fin, rst, crash, say (text or hex), zombie, freeze, thaw."""
    await get_channel_layer().group_send(ORDERS, {**data, "type": "test.order"})
    return {"sent": True}


@door
async def set_switches(request, data):
    """GET: all switches. POST: sets the named ones."""

    def work():
        if request.method == "POST":
            with store.writing():
                switches.change(data)
        return switches.values()

    answer = await database_sync_to_async(work)()
    await asyncio.sleep(switches.LAG)
    return answer


@door
async def reset(_request, _data):
    """All switches as at the start, all counters at zero; alerts and book stay."""

    def work():
        with store.writing():
            Switch.objects.all().delete()
            Counter.objects.all().delete()

    await database_sync_to_async(work)()
    await asyncio.sleep(switches.LAG)
    return {"reset": True}


@door
async def read_book(request, _data):
    """?after=N&kind=K: the book's lines with a higher ordinal, in order, and the last ordinal seen."""

    def work():
        pages = Page.objects.filter(ordinal__gt=int(request.GET.get("after", 0))).order_by("ordinal")
        if request.GET.get("kind"):
            pages = pages.filter(kind__in=request.GET["kind"].split(","))
        lines = [
            {"ordinal": page.ordinal, "time": page.time, "server": page.server, "kind": page.kind, **page.facts}
            for page in pages
        ]
        return {"book": lines, "last": lines[-1]["ordinal"] if lines else int(request.GET.get("after", 0))}

    return await database_sync_to_async(work)()


@door
async def open_sockets(_request, _data):
    """The sockets that the book knows as open, of processes that still run."""

    def work():
        found = {}
        for page in Page.objects.order_by("ordinal"):
            facts = page.facts
            if page.kind == "server_started":
                found = {key: value for key, value in found.items() if value["server"] != page.server}
            elif page.kind == "socket_opened":
                found[facts["socket"]] = {"server": page.server, **facts}
            elif page.kind in ("socket_closed", "consumer_died"):
                found.pop(facts["socket"], None)
        return {"sockets": list(found.values())}

    return await database_sync_to_async(work)()
