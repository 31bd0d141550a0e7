#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benches and prints one table; `./dev bench --help`."""
import argparse
import dataclasses
import importlib
import json
import pathlib
import sys
import time
import traceback

import harness

HERE = pathlib.Path(__file__).parent
FEWEST_ROUNDS = 5  # fewer give a look, no verdict


def names():
    """In the order in which they run."""
    order = ["ingest_core", "ingest_window", "frames", "wire_to_paint", "click_to_wire", "filter", "sort", "memory", "start", "idle",
             "charts", "growth", "journal", "herd"]
    return [name for name in order if (HERE / "benches" / f"{name}.py").exists()]


def figure(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def verdict(row):
    if row.met is None:
        return "–"
    word = "met" if row.met else "**missed**"
    return word if row.rounds >= FEWEST_ROUNDS else f"({word.strip('*')}, a look)"


def table(rows):
    head = ["bench", "figure", "floor or peer", "its figure", "ratio", "target", "verdict", "noise", "load", "note"]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for row in rows:
        lines.append("| " + " | ".join([
            f"`{row.bench}`", f"{figure(row.figure)} {row.unit}", row.against, figure(row.reference), figure(row.ratio),
            row.target, verdict(row), f"±{row.spread * 50:.0f} % of {row.rounds}", row.load, row.note]) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which benches, all without: " + ", ".join(names()).replace("_", "-"))
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each, of which the median counts (5; fewer for a look)")
    parser.add_argument("--scale", type=float, default=1, help="a part of the full number of alerts, for a look")
    parser.add_argument("--build", default="build/bench", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    wanted = [name.replace("-", "_") for name in arguments.names] or names()
    if unknown := [name for name in wanted if name not in names()]:
        parser.error(f"there is no bench {', '.join(unknown)}")

    bench = harness.Bench(arguments.build, HERE, arguments.rounds, arguments.scale)
    rows, failed = [], False
    for name in wanted:
        print(f"bench: {name.replace('_', '-')}", file=sys.stderr, flush=True)
        try:
            new = importlib.import_module(f"benches.{name}").rows(bench)
        except Exception:  # the others are worth their figures all the same
            traceback.print_exc()
            failed = True
            continue
        for row in new:
            if arguments.scale != 1:
                row.note = f"{row.note} at {arguments.scale:g} of the full number".strip()
        rows += new
        print(table(new), file=sys.stderr, flush=True)

    print(table(rows))
    out = pathlib.Path(arguments.build) / "bench.json"
    out.write_text(json.dumps({"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "rows": [dataclasses.asdict(r) for r in rows]},
                              indent=1, ensure_ascii=False) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
