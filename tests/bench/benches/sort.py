# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a click on a column's heading to the rows in its order, over a million alerts, against std::sort of as many keys with an index."""

ROWS = 1_000_000
MOST_HELD_MS = 8


def rows(bench):
    kept = bench.alerts(ROWS)
    found = []
    for column, told in bench.measured("table-sort", kept, bench.rounds)["columns"].items():
        found.append(bench.row("sort", f"ms by {column}", told["ms"], "std::sort of (key, index)", told["floor_ms"], "≤ 1.5 × floor",
                               lambda r: r <= 1.5))
        found.append(bench.row("sort", f"ms the window is held, by {column}", told["held_ms"], target=f"≤ {MOST_HELD_MS} ms",
                               judge=lambda ms: ms <= MOST_HELD_MS, note=f"worst {max(told['held_ms']):.3g} ms"))
    return found
