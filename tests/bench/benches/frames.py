# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""By how much turns of the window's event loop come late, in storms of several strengths, against the window at rest."""
import statistics

SECONDS = 8
RATES = (200, 2_000, 20_000, 0)  # 0: full speed


def rows(bench):
    def storm(rate, alerts):
        frames = bench.operator(bench.console, alerts, extra=["--size", "1200x800"], rate=rate).console["long_frames"]
        return frames["p99_ms"], frames["max_ms"]

    # An alert a second is as good as rest, and begins and ends what is measured.
    quiet = lambda: storm(1, SECONDS)
    storms = [lambda r=rate: storm(r, r * SECONDS if r else bench.alerts(1_000_000)) for rate in RATES]
    at_rest, *stormy = bench.interleaved(quiet, *storms)
    found = []
    for rate, runs in zip(RATES, stormy):
        name = f"at {rate:,}/s" if rate else "at full speed"
        for part, (word, slack) in enumerate((("P99", 8), ("worst", 40))):
            rest = statistics.median(run[part] for run in at_rest)
            row = bench.row("frames", f"ms late, {word} {name}", [run[part] for run in runs], "the window at rest",
                            [run[part] for run in at_rest], f"≤ floor + {slack} ms")
            row.met = row.figure <= rest + slack
            found.append(row)
    return found
