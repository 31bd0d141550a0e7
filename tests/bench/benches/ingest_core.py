# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A million alerts, from the socket to the store, without a window."""
import os

ALERTS = 1_000_000
URL = "ws://127.0.0.1:{port}/ws/noc/dashboard/"


def peer(bench, alerts):
    # Debian's modules, whoever's node it is.
    environment = dict(os.environ, NODE_PATH="/usr/share/nodejs")
    return bench.listener(["node", str(bench.source / "ingest" / "peer.js"), URL, "{alerts}"], alerts, environment)


def floor(bench, alerts):
    return bench.listener([bench.tool("ingest-floor"), URL, "{alerts}"], alerts)


def books(runs):
    return next((f"books differ: {text}" for text in (run.same_books() for run in runs) if text), "books equal")


def rows(bench):
    alerts = bench.alerts(ALERTS)
    core, node, bare = bench.interleaved(
        lambda: bench.operator(bench.ctl, alerts), lambda: peer(bench, alerts), lambda: floor(bench, alerts))
    rate, cpu = (lambda runs: [run.rate for run in runs]), (lambda runs: [run.cpu_us for run in runs])
    in_peer, in_floor = "node `ws`, JSON.parse, Map", "QWebSocket, simdjson, no store"
    return [
        bench.row("ingest-core", "alerts/s", rate(core), in_peer, rate(node), "≥ 2.0 × peer", lambda r: r >= 2.0, books(core)),
        bench.row("ingest-core", "alerts/s", rate(core), in_floor, rate(bare), "≥ 0.7 × floor", lambda r: r >= 0.7),
        bench.row("ingest-core", "µs of CPU an alert", cpu(core), in_peer, cpu(node)),
        bench.row("ingest-core", "µs of CPU an alert", cpu(core), in_floor, cpu(bare)),
    ]
