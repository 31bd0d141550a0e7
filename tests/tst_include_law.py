#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the law of the house, file by file: who may include whom, licence lines, no names of one machine.

usage: tst_include_law.py SOURCE_DIR
"""

import pathlib
import re
import sys

# What each room of core may include besides itself.
CORE_ROOMS = {
    "base": set(),
    "protocol": {"base"},
    "link": {"base", "protocol"},
    "alerts": {"base"},
    "commands": {"base", "protocol", "storage"},
    "health": {"base"},
    "storage": {"base"},
    "api": {"base"},
    "doctor": {"base", "link", "api", "storage"},
    "recording": {"base", "protocol", "link"},
    "session": {"base", "protocol", "link", "alerts", "commands", "health", "storage", "api", "doctor", "recording"},
}

# What the window sees of core.
UI_SEES = {"base", "alerts", "commands", "health", "session"}

# Qt's modules that core must not know. A header says its module by its folder or by its name.
GUI_HEADERS = re.compile(
    r"^(Qt(Gui|Widgets|Charts|Svg|PrintSupport|OpenGL)(/|$)"
    r"|Q(GuiApplication|Application|Widget|MainWindow|Dialog|MessageBox|Color|Font|FontMetrics|Icon|Image|Painter|Palette|Pixmap|Pen"
    r"|Brush|Screen|Window|Cursor|Clipboard|Action|Menu|Label|Style|Chart|ChartView|KeyEvent|MouseEvent|Desktop\w*|SystemTray\w*)$)"
)
CHART_HEADERS = re.compile(r"^(QtCharts(/|$)|Q(Chart|ChartView|XYSeries|LineSeries|AreaSeries|BarSeries|ScatterSeries|SplineSeries|ValueAxis|DateTimeAxis|LogValueAxis"
                           r"|CategoryAxis|BarCategoryAxis|AbstractAxis|AbstractSeries|Legend)$)")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SPDX = ("SPDX-FileCopyrightText: 2026 The Watchfloor authors", "SPDX-License-Identifier: GPL-3.0-or-later")

SOURCE_SUFFIXES = {".h", ".cpp"}
LICENSED_SUFFIXES = SOURCE_SUFFIXES | {".py", ".sh", ".cmake", ".in"}
LICENSED_NAMES = {"CMakeLists.txt", "dev", "run"}
TEXT_SUFFIXES = LICENSED_SUFFIXES | {".md", ".json", ".ts", ".xml", ".desktop", ".1", ".js", ".qrc", ".yml", ""}

# Folders of somebody's machine. /tmp and /var are everybody's.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(work|home|Users|mnt|media|root)/\w")

# The client guide's own programs, kept as they were published.
FOREIGN_FOLDERS = {("tests", "interop", "guide")}

SKIPPED_FOLDERS = {".git", "build", ".cache", "node_modules", "__pycache__"}


def files_below(top):
    for path in sorted(top.rglob("*")):
        if path.is_file() and not SKIPPED_FOLDERS.intersection(path.relative_to(top).parts):
            yield path


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def layer_fault(parts, target):
    """Why the file at `parts` may not include `target` (a path from the root), or None."""
    goal = target.split("/")
    if parts[0] == "tests":
        return None
    if goal[0] == "tests":
        return "only tests include tests"
    if goal[0] == "translations" and parts[0] not in {"app", "translations"}:
        return "only programs install translations"
    if parts[0] == "core":
        if goal[0] != "core":
            return f"core does not know {goal[0]}/"
        room, other = parts[1], goal[1]
        if other != room and other not in CORE_ROOMS.get(room, set()):
            return f"core/{room} may not look into core/{other}"
    elif parts[0] == "ui":
        if goal[0] == "app":
            return "ui does not know app/"
        if goal[0] == "core" and goal[1] not in UI_SEES:
            return f"ui may not look into core/{goal[1]}"
    return None


def check_includes(parts, text):
    for match in INCLUDE.finditer(text):
        target = match.group(2)
        line = line_of(text, match.start())
        if match.group(1) == '"':
            if "/" in target:
                fault = layer_fault(parts, target)
                if fault:
                    yield line, f'"{target}": {fault}'
                if target.split("/")[0] not in {"core", "ui", "app", "tests", "translations"}:
                    yield line, f'"{target}": our own headers are named from the root of the tree'
            elif parts[-1].endswith(".h") or not target.endswith(".moc"):
                yield line, f'"{target}": our own headers are named from the root of the tree'
        elif parts[0] == "core" and GUI_HEADERS.match(target):
            yield line, f"<{target}>: core has no window"
        elif CHART_HEADERS.match(target) and parts[0] != "tests" and parts[:2] != ("ui", "health"):
            yield line, f"<{target}>: Qt Charts stays inside ui/health"


def check_file(top, path):
    parts = path.relative_to(top).parts
    if path.suffix not in TEXT_SUFFIXES:
        return
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        # A file without a suffix may be anything; a source is UTF-8.
        if path.suffix in SOURCE_SUFFIXES:
            yield 1, "not UTF-8"
        return

    licensed = path.suffix in LICENSED_SUFFIXES or path.name in LICENSED_NAMES
    if licensed and parts[:3] not in FOREIGN_FOLDERS:
        head = text[:400]
        for line in SPDX:
            if text.strip() and line not in head:
                yield 1, f"the head lacks “{line}”"
    for match in MACHINE_PATHS.finditer(text):
        # This file has to name what it looks for.
        if path.resolve() != pathlib.Path(__file__).resolve():
            yield line_of(text, match.start()), f"a path of one machine: {match.group(0)}…"
    if path.suffix in SOURCE_SUFFIXES and parts[0] in {"core", "ui", "app", "tests", "translations"}:
        if path.suffix == ".h" and "#pragma once" not in text:
            yield 1, "no #pragma once"
        if parts[0] == "core" and len(parts) > 2 and parts[1] not in CORE_ROOMS:
            yield 1, f"core/{parts[1]} is no room of this house"
        yield from check_includes(parts, text)


def main():
    top = pathlib.Path(sys.argv[1]).resolve()
    count = 0
    faults = []
    for path in files_below(top):
        count += 1
        faults += [f"{path.relative_to(top)}:{line}: {what}" for line, what in check_file(top, path)]
    print("\n".join(faults), file=sys.stderr)
    # A wrong folder would pass with nothing to complain of.
    if count < 50 or not (top / "core" / "base").is_dir():
        sys.exit(f"{top} does not look like this tree")
    print(f"{count} files, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
