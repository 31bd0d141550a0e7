# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resident bytes of the whole program for each alert it keeps, less those of the program with a few, against the bytes of their JSON."""

FEW = 1_000
SIZES = (200_000, 1_000_000)


def rows(bench):
    found = []

    def add(program, extra, settle=False):
        name = program.rpartition("/")[2]
        # None of them is a repeat, so that every alert received is one that is kept.
        # The keep limit is what is kept: the table of keys is as large as that from the start.
        run = lambda alerts, keep: bench.operator(program, alerts, extra=extra, keep=keep, settle=settle, repeats=0)
        sizes = [bench.alerts(size) for size in SIZES]
        few, *many = bench.interleaved(lambda: run(FEW, sizes[0]), *(lambda size=size: run(size, size) for size in sizes))
        for size, runs in zip(sizes, many):
            grown = lambda member: [(getattr(more, member) - getattr(less, member)) / (size - FEW) for less, more in zip(few, runs)]
            received = [more.storm["bytes"] / more.storm["frames"] for more in runs]
            row = lambda what, resident, note="": found.append(bench.row(
                "memory", f"bytes an alert of {size:,}, {what}", resident, "JSON received", received, "≤ 1.25 ×", lambda r: r <= 1.25, note))
            row(name, grown("resident"), f"{max(grown('peak')):.0f} at its highest")
            if settle:
                row(f"{name}, journal written", grown("settled"))

    add(bench.ctl, ())
    add(bench.console, ("--size", "1200x800"), settle=True)
    return found
