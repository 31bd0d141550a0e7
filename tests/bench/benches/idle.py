# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Processor and wake-ups of a window that is connected and hears nothing, with its charts hidden and shown, against an idle main window
with a clock. All three are watched at the same time, from outside."""
import contextlib
import os
import pathlib
import time

import harness
import screen

SECONDS = 60
LEAST_SECONDS = 10
QUIET_MS = 100_000_000


def spent(pid):
    """Nanoseconds on a processor and voluntary switches, over all threads there are."""
    cpu = switches = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        cpu += int((task / "schedstat").read_text().split()[0])
        switches += next(int(line.split()[1]) for line in (task / "status").read_text().splitlines()
                         if line.startswith("voluntary_ctxt_switches"))
    return cpu, switches


@contextlib.contextmanager
def console(bench, charts):
    with harness.home(200_000) as (folder, environment), bench.storm(1, delay=QUIET_MS) as server:
        command = [bench.tool("idle"), charts, "--config-dir", folder, "--profile", "storm",
                   "--server", f"ws://127.0.0.1:{server.port}"]
        with harness.said_line(command, environment) as (line, process):
            if line["charts"] != (charts == "shown"):
                raise RuntimeError(f"the charts are not {charts}")
            yield process.pid


@contextlib.contextmanager
def main_window(bench):
    with harness.said_line([bench.tool("start-floor")], dict(os.environ, LC_ALL="C.UTF-8")) as (_, process):
        yield process.pid


def watched(bench, duration):
    """(% of a core, wake-ups a second) of the console without and with charts, and of the floor."""
    with screen.of_its_own(), console(bench, "hidden") as hidden, console(bench, "shown") as shown, main_window(bench) as floor:
        pids = (hidden, shown, floor)
        time.sleep(1)
        before, began = [spent(pid) for pid in pids], time.monotonic()
        time.sleep(duration)
        after, took = [spent(pid) for pid in pids], time.monotonic() - began
    return [((cpu - cpu0) / took / 1e7, (switches - switches0) / took)
            for (cpu0, switches0), (cpu, switches) in zip(before, after)]


def rows(bench):
    duration = max(LEAST_SECONDS, SECONDS * bench.scale)
    runs, = bench.interleaved(lambda: watched(bench, duration))
    hidden, shown, floor = zip(*runs)
    against = "idle main window with a clock"
    found = []
    for name, figures, slack in (("charts hidden", hidden, 0.3), ("charts shown", shown, 1.0)):
        row = bench.row("idle", f"% of a core, {name}", [cpu for cpu, _ in figures], against, [cpu for cpu, _ in floor],
                        f"≤ floor + {slack:g} % of a core", note=f"for {duration:.0f} s")
        row.met = row.figure <= row.reference + slack
        found.append(row)
        found.append(bench.row("idle", f"wake-ups/s, {name}", [wakes for _, wakes in figures], against, [wakes for _, wakes in floor]))
    return found
