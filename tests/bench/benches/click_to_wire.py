# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the click on a row's Acknowledge to its frame on the socket, the durable write included; then once more in a storm at full speed.

The real window on a screen of its own, its files on the disk of the build. The budget of commands is off in the bench's profile: what is
measured is one click, not how many are let through in a minute.
"""
import dataclasses
import statistics

import harness
import screen

CLICKS = 200
SETTLED = 1000  # alerts to click on
STORM = 1_000_000
LEAST_STORM = 400_000  # a shorter one is over before a hand has clicked


@dataclasses.dataclass
class Clicks:
    """Milliseconds of every click of one run."""
    to_wire: list
    held: list
    turn: list
    to_row: list
    written: list


def clicked(bench, alerts, clicks, *extra):
    with harness.home(2_000_000, where=bench.build, messagesPerWindow=0) as (folder, environment):
        command = [bench.tool("clicks"), "--server", "ws://127.0.0.1:{port}", "--config-dir", folder, "--alerts", str(alerts),
                   "--clicks", str(clicks), *extra]
        run = bench.listener(command, alerts, environment)
    heard = {number: moment for number, moment in run.storm["acknowledgements"]}
    made = [click for click in run.console["clicks"] if click["shown_ns"]]
    if not made:
        raise RuntimeError("no click was answered")
    return Clicks([(heard[click["id"]] - click["clicked_ns"]) / 1e6 for click in made], [click["held_ns"] / 1e6 for click in made],
                  [click["turn_ns"] / 1e6 for click in made], [(click["shown_ns"] - click["clicked_ns"]) / 1e6 for click in made],
                  [ns / 1e6 for ns in run.console["write_ns"]])


def rows(bench):
    clicks = max(50, int(CLICKS * bench.scale))
    with screen.of_its_own():
        quiet, stormy = bench.interleaved(lambda: clicked(bench, SETTLED, clicks),
                                          lambda: clicked(bench, max(LEAST_STORM, bench.alerts(STORM)), 10_000, "--during"))
    p99 = lambda values: harness.percentile(values, 0.99)
    wire = bench.row("click-to-wire", "ms P99", [p99(run.to_wire) for run in quiet], "write and fsync of 4 KiB, P99",
                     [p99(run.written) for run in quiet], "P99 ≤ 2 × fsync + 5 ms",
                     note=f"median {statistics.median(sum((run.to_wire for run in quiet), [])):.2g} ms, "
                          f"of fsync {statistics.median(sum((run.written for run in quiet), [])):.2g} ms")
    wire.met = wire.figure <= 2 * wire.reference + 5
    held = bench.row("click-to-wire", "ms held by press and release, P99", [p99(run.held) for run in quiet], target="≤ 2 ms",
                     judge=lambda ms: ms <= 2,
                     note=f"until the loop rests again {statistics.median(p99(run.turn) for run in quiet):.2g} ms")
    storm = bench.row("click-to-wire", "ms to the answer in the row in a storm, worst", [max(run.to_row) for run in stormy],
                      target="≤ 1,000 ms", judge=lambda ms: ms <= 1000,
                      note=f"{len(stormy[0].to_row)} clicks a round, frame on the socket after "
                           f"{statistics.median(max(run.to_wire) for run in stormy):.2g} ms")
    return [wire, held, storm]
