# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one more alert costs the window's thread, store, index, model and view together, in a table of a million against one of ten thousand."""

SIZES = (10_000, 100_000, 1_000_000)


def rows(bench):
    sizes = [bench.alerts(size) for size in SIZES]
    told = bench.measured("table-growth", bench.rounds, *sizes)
    smallest = told[str(sizes[0])]
    found = []
    for size in sizes[1:]:
        row = bench.row("growth", f"µs an alert at {size:,}", told[str(size)], f"itself at {sizes[0]:,}", smallest, "≤ 1.3 × at 10 k",
                        (lambda r: r <= 1.3) if size == sizes[-1] else None)
        found.append(row)
    return found
