# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the server's send to the first paint that has the alert, against an empty widget that is repainted for a message."""
import harness
import screen

SECONDS = 8
RATES = (200, 10_000)
SLACK_MS = 33.3  # two frames
SETTLED_MS = 2_000  # the window is up and has found its place
URL = "ws://127.0.0.1:{port}/ws/noc/dashboard/"


def rows(bench):
    def worst(run):
        return harness.percentile(run.console["latency_ms"], 0.99)

    found = []
    for rate in RATES:
        # Fewer than this have no hundredth part worth the name.
        alerts = max(1000, int(rate * SECONDS * bench.scale))
        with screen.of_its_own():
            console, floor = bench.interleaved(
                lambda: worst(bench.operator(bench.console, alerts, extra=["--size", "1200x800"], rate=rate, delay=SETTLED_MS)),
                lambda: worst(bench.listener([bench.tool("paint-floor"), URL, "{alerts}"], alerts, rate=rate, delay=SETTLED_MS)))
        row = bench.row("wire-to-paint", f"ms P99 at {rate:,}/s", console, "empty widget, repainted for a message", floor,
                        "P99 ≤ floor + 2 frames", note="on a screen of its own")
        row.met = row.figure <= row.reference + SLACK_MS
        found.append(row)
    return found
