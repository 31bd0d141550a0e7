# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a new query to its rows in the window's table, over a million alerts, against one linear pass over their messages."""

ROWS = 1_000_000
MOST_HELD_MS = 8


def rows(bench):
    kept = bench.alerts(ROWS)
    told = bench.measured("table-filter", kept, bench.rounds)
    floor, against = told["ms"]["floor"], f"memmem over {told['bytes'] / 1e6:.0f} MB of messages"
    queries = (("rare", "a phrase, few rows"), ("common", "a word, a sixth of the rows"), ("four terms", "four terms"),
               ("ages", "an age"))
    found = [bench.row("filter", f"ms, {name}", told["ms"][query], against, floor, "≤ 1.5 × floor", lambda r: r <= 1.5)
             for query, name in queries]
    found.append(bench.row("filter", "ms, cleared: all rows", told["ms"]["cleared"], against, floor))
    found.append(bench.row("filter", "ms, a thousand rows grow too old", told["ms"]["a thousand grow old"]))
    found.append(bench.row("filter", "ms from the last key, a word typed every 5 ms", told["ms"]["typed"], against, floor,
                           note="the last word's rows are the shown ones"))
    for name, held in ((name, told["held_ms"][query]) for query, name in (*queries, ("cleared", "cleared"), ("typed", "typed"))):
        found.append(bench.row("filter", f"ms the window is held, {name}", held, target=f"≤ {MOST_HELD_MS} ms",
                               judge=lambda ms: ms <= MOST_HELD_MS, note=f"worst {max(held):.3g} ms"))
    return found
