#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the instructions of codec and store for 100,000 fixed alerts, and holds them against those kept in counts.json.

Unlike times, they hardly wobble, so that a small regression shows on a busy machine too. They depend on compiler, flags and libraries:
where none are kept for these, they are only printed. A count that changed for a good reason is kept with --keep, in the same commit."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

KEPT = pathlib.Path(__file__).with_name("counts.json")
FUNCTIONS = ("codec", "store")
ALERTS = 100_000
TOLERANCE = 0.02


def measure(program):
    """What the program's counts depend on, and the instructions of each function."""
    # What glibc and Qt do with the newest instructions differs from machine to machine; without them all x86-64 machines do the same.
    environment = dict(os.environ, QT_HASH_SEED="0", QT_NO_CPU_FEATURE="avx avx2 f16c fma bmi bmi2 rdrnd",
                       GLIBC_TUNABLES="glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-FSRM,-BMI1,-BMI2,-LZCNT,-MOVBE")
    key = subprocess.run([program, "--key"], env=environment, check=True, capture_output=True, text=True).stdout.strip()
    counts = {}
    with tempfile.TemporaryDirectory(prefix="watchfloor-counts-") as folder:
        out = pathlib.Path(folder, "out")
        command = ["valgrind", "--tool=callgrind", "--collect-atstart=no", f"--callgrind-out-file={out}"]
        for name in FUNCTIONS:
            # Beginning differently: valgrind takes only the first of two that begin alike.
            function = f"{name}Counted"
            command += [f"--toggle-collect={function}", f"--dump-after={function}"]
        run = subprocess.run([*command, program], env=environment, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{program} under valgrind ended with {run.returncode}: {run.stderr[-2000:]}")
        for part, name in enumerate(FUNCTIONS, start=1):
            counts[name] = int(re.search(r"^(?:totals|summary): (\d+)", pathlib.Path(f"{out}.{part}").read_text(), re.MULTILINE)[1])
    return key, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="where `instructions` was built")
    parser.add_argument("--keep", action="store_true", help="keep what is counted now")
    arguments = parser.parse_args()

    key, counts = measure(arguments.program)
    kept = json.loads(KEPT.read_text())
    print(key)
    failed = False
    for name, count in counts.items():
        line = f"{name}: {count:,} instructions, {count / ALERTS:,.0f} an alert"
        before = kept.get(key, {}).get(name)
        if before is None:
            line += "; none kept for these, not judged"
        else:
            change = count / before - 1
            line += f"; {change:+.2%} against what is kept"
            if abs(change) > TOLERANCE:
                failed = True
                line += f", more than {TOLERANCE:.0%}: find out why, and if it is meant to be so, run this again with --keep"
        print(line)
    if arguments.keep:
        kept[key] = counts
        KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")
        return 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
