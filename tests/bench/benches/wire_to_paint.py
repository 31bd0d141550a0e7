# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the server's send to the first paint that has the alert. Without its floor so far: the figure is told, not judged."""
import harness

SECONDS = 8


def rows(bench):
    found = []
    for rate in (200, 10_000):
        runs, = bench.interleaved(lambda: bench.operator(bench.console, rate * SECONDS, extra=["--size", "1200x800"], rate=rate))
        worst = [harness.percentile(run.console["latency_ms"], 0.99) for run in runs]
        found.append(bench.row("wire-to-paint", f"ms P99 at {rate:,}/s", worst, target="P99 ≤ floor + 2 frames"))
    return found
