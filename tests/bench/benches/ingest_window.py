# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A million alerts with the real window open and painting; counted until the last is on the screen."""
from benches import ingest_core


def rows(bench):
    alerts = bench.alerts(ingest_core.ALERTS)
    window, node = bench.interleaved(
        lambda: bench.operator(bench.console, alerts, extra=["--size", "1200x800"]), lambda: ingest_core.peer(bench, alerts))
    return [bench.row("ingest-window", "alerts/s", [run.painted_rate for run in window], "node `ws`, JSON.parse, Map",
                      [run.rate for run in node], "≥ 1.5 × peer", lambda r: r >= 1.5, ingest_core.books(window))]
