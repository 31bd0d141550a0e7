# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benches have in common: processes, rounds, medians and the row that each of them ends in."""
import base64
import contextlib
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Row:
    """One line of the table. Figures are medians; `better` tells which way is good."""
    bench: str
    unit: str
    figure: float
    against: str  # what it is held against
    reference: float | None
    ratio: float | None
    target: str
    met: bool | None  # None: there is nothing to hold it against, or too few rounds were played
    spread: float  # of the figure's rounds: (largest - smallest) / median
    rounds: int
    load: str
    note: str = ""


@dataclasses.dataclass
class Run:
    """What one process said of one storm."""
    console: dict
    storm: dict
    cpu_s: float  # of the process, user and system, until the line was out
    resident: int | None  # bytes, of the process, when the line was out; none when it ended with it
    peak: int | None  # bytes, the most that were
    settled: int | None = None  # bytes, once the process had nothing to do any more; only where asked for

    @property
    def cpu_us(self):
        """Microseconds of processor for each alert: hardly moved by what else the machine does, where a rate is."""
        return self.cpu_s * 1e6 / self.storm["frames"]

    @property
    def rate(self):
        """Alerts a second, from the first byte sent to the last alert counted."""
        return self.storm["frames"] * 1e9 / (self.console["counted_ns"] - self.storm["first_ns"])

    @property
    def painted_rate(self):
        return self.storm["frames"] * 1e9 / (self.console["painted_ns"] - self.storm["first_ns"])

    def same_books(self):
        """The first thing in which console and storm differ; empty when nothing does."""
        for member in ("frames", "unique", "repeats", "sev_final", "unacknowledged"):
            if self.console[member] != self.storm[member]:
                return f"{member}: console {self.console[member]}, storm {self.storm[member]}"
        return ""


class Bench:
    """The surroundings of a bench: where the programs are and how much is asked for."""

    def __init__(self, build, source, rounds, scale):
        self.build = pathlib.Path(build)
        self.source = pathlib.Path(source)
        self.rounds = rounds
        self.scale = scale

    def alerts(self, full):
        return max(1000, int(full * self.scale))

    def program(self, *names):
        return str(self.build.joinpath(*names))

    @property
    def console(self):
        return self.program("app", "console", "watchfloor")

    @property
    def ctl(self):
        return self.program("app", "ctl", "watchfloorctl")

    def tool(self, name):
        return self.program("tests", "bench", name)

    def interleaved(self, *measures):
        """Plays the measures in turn, so that a noisy minute hits all of them; a list of the rounds' results for each."""
        results = [[] for _ in measures]
        for _ in range(self.rounds):
            for measure, into in zip(measures, results):
                into.append(measure())
        return results

    @contextlib.contextmanager
    def storm(self, alerts, **options):
        """A storm server; yields its process, whose book is in `finish()`."""
        server = StormServer(self.tool("storm-server"), alerts, options)
        try:
            yield server
        finally:
            server.end()

    def listener(self, command, alerts, environment=None, settle=False, **storm):
        """Lets `command` (with {port} and {alerts} to be filled in) hear a whole storm and say its BENCH line; `settle`: and do what is left."""
        with self.storm(alerts, **storm) as server:
            filled = [part.format(port=server.port, alerts=alerts) for part in command]
            with said_line(filled, environment, timeout=300) as (line, process):
                resident, peak = memory(process.pid)
                run = Run(line, server.finish(), cpu_seconds(process.pid), resident, peak)
                if settle:
                    wait_until_quiet(process.pid)
                    run.settled, _ = memory(process.pid)
                return run

    def measured(self, name, *arguments):
        """What a program says that measures in its own process and ends; one of the window's is off screen."""
        environment = dict(os.environ, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen")
        said = subprocess.run([self.tool(name), *map(str, arguments)], env=environment, stdout=subprocess.PIPE, text=True)
        if said.returncode != 0:
            raise RuntimeError(f"{name} ended with {said.returncode}: {said.stdout}")
        return json.loads(said.stdout)

    def operator(self, program, alerts, extra=(), keep=2_000_000, **more):
        """The same for one of the two programs, with a home of its own."""
        with home(keep) as (folder, environment):
            environment["WATCHFLOOR_BENCH"] = str(alerts)
            command = [program, *(["tail"] if program == self.ctl else []), "--config-dir", folder, "--profile", "storm",
                       "--server", "ws://127.0.0.1:{port}", *extra]
            return self.listener(command, alerts, environment, **more)

    def row(self, bench, unit, rounds, against="–", reference=None, target="", judge=None, note="", figure=None):
        """The row of a bench whose ratio is figure to reference; `judge` takes the ratio."""
        value = figure if figure is not None else statistics.median(rounds)
        middle = statistics.median(reference) if reference else None
        ratio = value / middle if middle else None
        spread = (max(rounds) - min(rounds)) / statistics.median(rounds) if statistics.median(rounds) else 0
        met = None if judge is None or (reference is not None and ratio is None) else bool(judge(ratio if reference else value))
        return Row(bench, unit, value, against, middle, ratio, target, met, spread, len(rounds), load(), note)


class StormServer:
    def __init__(self, program, alerts, options):
        command = [program, "--alerts", str(alerts)]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = json.loads(self._process.stdout.readline())["port"]
        self._book = None

    def finish(self):
        """Its book; ends it."""
        if self._book is None:
            self._process.stdin.close()
            self._book = json.loads(self._process.stdout.readline())
        return self._book

    def end(self):
        if not self._process.stdin.closed:
            self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@contextlib.contextmanager
def said_line(command, environment=None, timeout=300):
    """Starts a program and waits for its BENCH line; yields what the line says, and the process."""
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, errors="replace")
        log, line, deadline = [], None, time.monotonic() + timeout
        try:
            for text in process.stdout:
                if text.startswith("BENCH "):
                    line = json.loads(text[len("BENCH "):])
                    break
                log = log[-20:] + [text]
                if time.monotonic() > deadline:
                    break
            if line is None:
                errors.seek(0)
                raise RuntimeError(f"{command[0]} said nothing: {errors.read()[-2000:]} {''.join(log)[-2000:]}")
            yield line, process
        finally:
            process.terminate()
            process.stdout.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextlib.contextmanager
def home(keep, where=None, **more):
    """A configuration folder with one profile, which keeps `keep` alerts, and an environment with a token for it. `more` is the profile's;
    `where`: on that disk, instead of where temporary files are."""
    with tempfile.TemporaryDirectory(prefix="watchfloor-bench-", dir=where) as folder:
        profile = {"name": "storm", "server": "ws://127.0.0.1:1", "keepAlerts": keep, **more}
        pathlib.Path(folder, "settings.json").write_text(json.dumps({
            "profiles": {"list": [profile]},
            # What is measured is the whole table.
            "alerts": {"flood-begins-at": 1_000_000_000},
        }))
        environment = dict(os.environ, WATCHFLOOR_TOKEN=token(), QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"),
                           XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=folder, LC_ALL="C.UTF-8")
        os.chmod(folder, 0o700)
        yield folder, environment


def token():
    """A token of the usual shape; the storm server does not look at it."""
    part = lambda claims: base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    claims = {"token_type": "access", "exp": int(time.time()) + 3600, "iat": int(time.time()), "iss": "youtility-api", "user_id": "1"}
    return f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part(claims)}.c2lnbmF0dXJl"


def load():
    return f"{os.getloadavg()[0]:.1f}"


def cpu_seconds(pid):
    """Also of a process that has just ended, as long as nobody waited for it."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until_quiet(pid, seconds=60):
    """Until the process used less than a tenth of a core for two seconds."""
    end = time.monotonic() + seconds
    before = cpu_seconds(pid)
    while time.monotonic() < end:
        time.sleep(2)
        now = cpu_seconds(pid)
        if now - before < 0.2:
            return
        before = now


def memory(pid):
    """Resident bytes now, and at their most; none of a process that has just ended."""
    status = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
    return tuple(int(status[name].split()[0]) * 1024 if name in status else None for name in ("VmRSS", "VmHWM"))


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
