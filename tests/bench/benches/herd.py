# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""500 consoles on two Daphne processes, of which one is restarted: how the dropped come back. The curve goes to standard error."""
import collections
import os
import queue
import statistics
import subprocess
import sys
import threading
import time

import harness

CORES = 500
LEAST_CORES = 50
APART_MS = 25  # between the first attempts, so that nothing is measured of a herd that nobody made
DOWN_S = 1.0
PATIENCE_S = 90


# Parts in percent of the dropped: back in the busiest second of the curve, back and trying in any one second; seconds until all were back.
Curve = collections.namedtuple("Curve", "back sliding_back sliding_tries took")


class Herd:
    """The cores' process, and what each of them does at this moment."""

    def __init__(self, bench, server, cores):
        command = [bench.tool("herd"), "--cores", str(cores), "--origin", server.origin, "--apart", str(APART_MS)]
        for url in (server.url("", 0), server.url("", 1)):
            command += ["--server", url]
        environment = dict(os.environ, WATCHFLOOR_TOKEN=server.mint("operator", lifetime=3600), DBUS_SESSION_BUS_ADDRESS="disabled:")
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.words = ["" for _ in range(cores)]
        self.book = []  # (nanoseconds, core, word)

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line)

    def follow(self, condition, seconds):
        """Reads on until the condition holds; whether it did in time."""
        end = time.monotonic() + seconds
        while not condition():
            try:
                word, core, ns = self._lines.get(timeout=max(0.01, end - time.monotonic())).split()
            except queue.Empty:
                return False
            self.words[int(core)] = word
            self.book.append((int(ns), int(core), word))
        return True

    def all_live(self):
        return all(word == "live" for word in self.words)

    def end(self):
        self._process.terminate()
        self._process.wait()


def busiest(moments):
    """How many of the moments lie in one second, wherever it begins."""
    moments = sorted(moments)
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def restart(bench, cores):
    """The curve of one restart, from the first drop until all are back."""
    sys.path.insert(0, str(bench.source.parent / "interop"))
    import nocserver

    with nocserver.NocServer(servers=2, switches={"max_sockets": 0, "message_limit": 1_000_000}) as server:
        herd = Herd(bench, server, cores)
        try:
            if not herd.follow(herd.all_live, PATIENCE_S):
                raise RuntimeError(f"only {herd.words.count('live')} of {cores} came up")
            mark = len(herd.book)
            restarter = threading.Thread(target=server.restart, args=(0,), kwargs={"down": DOWN_S})
            restarter.start()
            dropped = lambda: {core for _, core, word in herd.book[mark:] if word != "live"}
            herd.follow(lambda: len(dropped()) >= cores // 2, PATIENCE_S)
            back = herd.follow(herd.all_live, PATIENCE_S)
            restarter.join()
        finally:
            herd.end()
    gone = dropped()
    if len(gone) != cores // 2 or not back:
        raise RuntimeError(f"{len(gone)} of {cores} were dropped; all back: {back}")
    from_ns = min(ns for ns, _, word in herd.book[mark:] if word != "live")
    moments = {word: [(ns - from_ns) / 1e9 for ns, _, said in herd.book[mark:] if said == word] for word in ("live", "tries")}
    print("herd: second after the drop, attempts begun, back", file=sys.stderr)
    for second in range(int(max(moments["live"])) + 1):
        tries, live = (sum(second <= moment < second + 1 for moment in moments[word]) for word in ("tries", "live"))
        print(f"herd: {second:3} {tries:4} {live:4} {'#' * live}", file=sys.stderr)
    by_second = collections.Counter(int(moment) for moment in moments["live"])
    return Curve(*(100 * most / len(gone) for most in (max(by_second.values()), busiest(moments["live"]), busiest(moments["tries"]))),
                 max(moments["live"]))


def rows(bench):
    cores = max(LEAST_CORES, int(CORES * bench.scale)) // 2 * 2
    runs, = bench.interleaved(lambda: restart(bench, cores))
    sliding = statistics.median(run.sliding_back for run in runs)
    tries = statistics.median(run.sliding_tries for run in runs)
    return [
        bench.row("herd", "% of the dropped back in the busiest second", [run.back for run in runs], target="≤ 50 %",
                  judge=lambda part: part <= 50,
                  note=f"{cores} cores, two Daphne processes, one restarted; seconds counted from the drop; in a second that begins "
                       f"anywhere {sliding:.0f} %, {tries:.0f} % trying"),
        bench.row("herd", "s until all are back", [run.took for run in runs], target="≤ 40 s", judge=lambda seconds: seconds <= 40),
    ]
