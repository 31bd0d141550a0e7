# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the journal writes alerts, against SQLite's own shell with the same rows, schema and pragmas; and by how much it slows a storm."""
import contextlib
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import time

import harness

ALERTS = 200_000
STORM = 1_000_000
IN_TRANSACTION = 1_000
# What the journal sets for its own file.
PRAGMAS = ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


def folder(bench):
    # Not where temporary files are, which is often memory.
    return tempfile.TemporaryDirectory(prefix="watchfloor-bench-", dir=bench.build)


def write_journal(bench, alerts, where):
    told = bench.measured("journal-writer", where, alerts)
    return told["alerts"] * 1000 / told["ms"]


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def script_of(journal, script):
    """Writes what makes the same file, as a person would: the schema, then each alert's event and row, a thousand alerts to a transaction."""
    with contextlib.closing(sqlite3.connect(journal)) as source, open(script, "w", encoding="utf-8") as out:
        out.writelines(f"PRAGMA {pragma};\n" for pragma in PRAGMAS)
        out.writelines(f"{sql};\n" for sql, in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"))
        tables = [source.execute("SELECT * FROM event WHERE what = 0 ORDER BY number"), source.execute("SELECT * FROM alert ORDER BY rowid")]
        written = 0
        for pair in zip(*tables):
            if written % IN_TRANSACTION == 0:
                out.write("BEGIN;\n" if written == 0 else "COMMIT;\nBEGIN;\n")
            for table, row in zip(("event", "alert"), pair):
                out.write(f"INSERT INTO {table} VALUES({','.join(map(literal, row))});\n")
            written += 1
        out.write("COMMIT;\n")
    return written


def play(bench, script, alerts):
    with folder(bench) as where, open(script, encoding="utf-8") as statements:
        begin = time.monotonic()
        subprocess.run(["sqlite3", "-bail", f"{where}/journal.db"], stdin=statements, stdout=subprocess.DEVNULL, check=True)
        return alerts / (time.monotonic() - begin)


def storm(bench, alerts, kept):
    with harness.home(0) as (_, environment), folder(bench) as where:
        environment["WATCHFLOOR_BENCH"] = str(alerts)
        return bench.listener([bench.tool("journal-ingest"), "ws://127.0.0.1:{port}", where if kept else ""], alerts, environment)


def rows(bench):
    alerts = bench.alerts(ALERTS)
    with folder(bench) as where:
        write_journal(bench, alerts, where)
        script = os.path.join(where, "journal.sql")
        journal, = pathlib.Path(where).glob("journal-*.sqlite")
        if script_of(journal, script) != alerts:
            raise RuntimeError("the journal does not hold every alert")

        def through_journal():
            with folder(bench) as fresh:
                return write_journal(bench, alerts, fresh)

        ours, shell = bench.interleaved(through_journal, lambda: play(bench, script, alerts))
    of_storm = bench.alerts(STORM)
    with_journal, without = bench.interleaved(lambda: storm(bench, of_storm, True), lambda: storm(bench, of_storm, False))
    rates = lambda runs: [run.rate for run in runs]
    return [
        bench.row("journal", "alerts/s written, an event and a row each", ours, "`sqlite3` shell", shell, "≥ 0.7 ×", lambda r: r >= 0.7),
        bench.row("journal", "alerts/s heard with a journal", rates(with_journal), "without", rates(without), "≥ 0.85 ×", lambda r: r >= 0.85),
    ]
