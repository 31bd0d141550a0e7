# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to its first paint, empty and with a journal of 100,000 alerts, against an empty main window."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import harness
import screen

ALERTS = 100_000
TENANT = "5"  # the storm server's
QUIET_MS = 100_000_000
LONG_TURN_MS = 50  # as `long_frames` of WATCHFLOOR_BENCH has it


def painted(command, environment):
    """What the program said, and milliseconds from its start to its first paint."""
    from_ns = time.monotonic_ns()
    with harness.said_line(command, environment) as (line, _):
        return (line["painted_ns"] - from_ns) / 1e6, line


def console(bench, port, journal=None):
    with harness.home(2 * ALERTS, where=bench.build, tenantId=TENANT) as (folder, environment):
        if journal:
            shutil.copytree(journal, pathlib.Path(folder, "data"))
        environment["WATCHFLOOR_BENCH"] = "start"
        with bench.storm(1, port=port, delay=QUIET_MS):
            return painted([bench.console, "--config-dir", folder, "--profile", "storm", "--server", f"ws://127.0.0.1:{port}"],
                           environment)


@contextlib.contextmanager
def filled_journal(bench, port, alerts):
    with tempfile.TemporaryDirectory(prefix="watchfloor-bench-", dir=bench.build) as folder:
        subprocess.run([bench.tool("start-journal"), folder, f"ws://127.0.0.1:{port}", TENANT, str(alerts)], check=True)
        yield folder


def rows(bench):
    alerts = bench.alerts(ALERTS)
    # The journal is of one server, which comes again and again.
    with bench.storm(1, delay=QUIET_MS) as server:
        port = server.port
    with screen.of_its_own(), filled_journal(bench, port, alerts) as journal:
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        floor, empty, full = bench.interleaved(
            lambda: painted([bench.tool("start-floor")], environment), lambda: console(bench, port), lambda: console(bench, port, journal))
    for _, line in full:
        if line["rows"] != alerts:
            raise RuntimeError(f"{line['rows']} of {alerts} rows came back")
    first = lambda runs: [ms for ms, _ in runs]
    later = [(line["rows_ns"] - line["painted_ns"]) / 1e6 for _, line in full]
    against = "empty main window"
    return [
        bench.row("start", "ms to the first paint, empty", first(empty), against, first(floor), "≤ 1.5 × floor", lambda r: r <= 1.5),
        bench.row("start", f"ms to the first paint, journal of {alerts:,}", first(full), against, first(floor), "≤ 1.5 × floor",
                  lambda r: r <= 1.5),
        bench.row("start", "ms more to the journal's rows", later, target="≤ 1,000 ms", judge=lambda ms: ms <= 1000),
        bench.row("start", "ms late meanwhile, worst turn", [line["worst_ms"] for _, line in full], target=f"≤ {LONG_TURN_MS} ms",
                  judge=lambda ms: ms <= LONG_TURN_MS),
    ]
