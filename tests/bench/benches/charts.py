# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One update of every chart of the health panel over seven days of data: read, and painted."""
import statistics

UPDATES = 5


def rows(bench):
    told = bench.measured("charts", bench.rounds * UPDATES)
    both = [read + paint for read, paint in zip(told["read_ms"], told["paint_ms"])]
    # As many updates as make a round; the first of all has what later ones find made.
    rounds = [statistics.median(both[i:i + UPDATES]) for i in range(0, len(both), UPDATES)]
    note = f"of it {statistics.median(told['paint_ms']):.3g} ms painting; worst {max(both):.3g} ms"
    return [bench.row("charts", "ms for all charts, seven days", rounds, target="≤ 8 ms", judge=lambda ms: ms <= 8, note=note)]
