# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resident bytes of the whole program for each alert it keeps, less those of the program with a few, against the bytes of their JSON."""

FEW = 1_000
SIZES = (200_000, 1_000_000)


def rows(bench):
    def grown(program, extra=()):
        # None of them is a repeat, so that every alert received is one that is kept.
        run = lambda alerts: bench.operator(program, alerts, extra=extra, repeats=0)
        sizes = [bench.alerts(size) for size in SIZES]
        few, *many = bench.interleaved(lambda: run(FEW), *(lambda size=size: run(size) for size in sizes))
        for size, runs in zip(sizes, many):
            pairs = list(zip(few, runs))
            bytes_an_alert = [(more.resident - less.resident) / (size - FEW) for less, more in pairs]
            json_an_alert = [more.storm["bytes"] / more.storm["frames"] for _, more in pairs]
            peak = max((more.peak - less.peak) / (size - FEW) for less, more in pairs)
            yield size, bytes_an_alert, json_an_alert, f"{peak:.0f} at its highest"

    found = []
    for name, program, extra in (("watchfloorctl", bench.ctl, ()), ("watchfloor", bench.console, ("--size", "1200x800"))):
        for size, resident, received, note in grown(program, extra):
            found.append(bench.row("memory", f"bytes an alert of {size:,}, {name}", resident, "JSON received", received, "≤ 1.25 ×",
                                   lambda r: r <= 1.25, note))
    return found
