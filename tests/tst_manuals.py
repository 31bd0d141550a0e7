#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a program's manual page names exactly the options (and commands) that its --help names.

usage: tst_manuals.py PROGRAM MANUAL [COMMAND…]
"""

import os
import re
import subprocess
import sys

OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]+)")


def main():
    program, manual, commands = sys.argv[1], sys.argv[2], sys.argv[3:]
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    told = ""
    for arguments in [["--help"]] + [[command, "--help"] for command in commands]:
        run = subprocess.run([program] + arguments, env=environment, capture_output=True, text=True, timeout=30, check=False)
        if run.returncode != 0 or not run.stdout:
            sys.exit(f"{program} {' '.join(arguments)} ended with {run.returncode}: {run.stderr}")
        told += run.stdout
    with open(manual, encoding="utf-8") as file:
        page = file.read().replace("\\-", "-")

    faults = []
    offered, described = set(OPTION.findall(told)), set(OPTION.findall(page))
    faults += [f"--{name} is in --help and not in the manual" for name in sorted(offered - described)]
    faults += [f"--{name} is in the manual and not in --help" for name in sorted(described - offered)]
    faults += [f"the manual does not tell of the command {command}" for command in commands
               if not re.search(rf"^\.(B|BI) {re.escape(command)}\b", page, re.MULTILINE)]
    if not offered:
        faults.append("--help names no option at all")
    print("\n".join(faults), file=sys.stderr)
    print(f"{len(offered)} options, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
