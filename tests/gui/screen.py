# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of the tests' own: an X server without a screen, a session bus, accessibility, a window manager, a mouse.

Nothing of the desktop that the tests were started from is touched, and everything ends with the tests, however they end.
"""
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DEATHBOUND = os.path.join(HERE, os.pardir, "interop", "deathbound.py")
SIZE = "1600x1000x24"
PATIENCE = 30.0  # seconds for something that is certain to happen
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "dbus-daemon": "dbus-daemon"}


class GuiError(Exception):
    """What went wrong, in a sentence."""


def missing_packages():
    """The Debian packages that are needed and not there."""
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if not any(os.path.exists(path) for path in BUS_LAUNCHERS):
        missing.append("at-spi2-core")
    if importlib.util.find_spec("pyatspi") is None:
        missing.append("python3-pyatspi")
    return missing


def require_packages():
    """GuiError that names what to install."""
    missing = missing_packages()
    if missing:
        raise GuiError(
            f"The tests of the real window run with {sys.executable} and lack these Debian packages: {' '.join(missing)}."
            f" Install them with: apt-get install {' '.join(missing)}"
        )


def wait_for(condition, what, seconds=PATIENCE):
    """Calls condition until it returns something true, and returns that."""
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise GuiError(f"{what() if callable(what) else what} did not come within {seconds:g} s")
        time.sleep(0.05)


def spawn(command, log=None, **more):
    """A child that the kernel kills when this process ends. To be called from the main thread, to which it is tied."""
    stream = open(log, "ab") if log else subprocess.DEVNULL
    try:
        return subprocess.Popen(
            [sys.executable, "-SE", DEATHBOUND, str(os.getpid()), *command],
            stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, **more,
        )
    finally:
        if log:
            stream.close()


def end(process):
    """Ends a child, by force when it does not listen."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()


class Screen:
    """The desktop; its environment is this process's from start() to stop()."""

    def __init__(self, size=SIZE):
        self._size = size
        self._processes = []
        self._before = None
        self.folder = None

    def start(self):
        require_packages()
        self.folder = tempfile.mkdtemp(prefix="noc-gui-")
        self._before = dict(os.environ)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self):
        # Xvfb chooses a free number itself and tells it.
        reading, writing = os.pipe()
        self._run(["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-nolisten", "tcp", "-noreset"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        if not number:
            raise GuiError(f"Xvfb ended at once:\n{self.log('Xvfb')}")
        runtime = os.path.join(self.folder, "runtime")
        os.mkdir(runtime, 0o700)
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "QT_QPA_PLATFORM", "QT_STYLE_OVERRIDE"):
            os.environ.pop(name, None)
        os.environ.update(DISPLAY=":" + number, XDG_RUNTIME_DIR=runtime, HOME=self.folder, NO_AT_BRIDGE="0")

        address = "unix:path=" + os.path.join(runtime, "bus")
        self._run(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=" + address])
        wait_for(lambda: os.path.exists(os.path.join(runtime, "bus")), "the session bus")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address

        launcher = next(path for path in BUS_LAUNCHERS if os.path.exists(path))
        self._run([launcher, "--launch-immediately"])
        self._run(["openbox", "--sm-disable"])
        wait_for(self._window_manager_runs, lambda: "a window manager: " + self.log("openbox"))

    def _run(self, command, **more):
        self._processes.append(spawn(command, os.path.join(self.folder, os.path.basename(command[0]) + ".log"), **more))

    @staticmethod
    def _window_manager_runs():
        return subprocess.run(["xdotool", "get_num_desktops"], capture_output=True, check=False).returncode == 0

    def log(self, name):
        path = os.path.join(self.folder, name + ".log")
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8", errors="replace") as stream:
            return "".join(stream.readlines()[-20:])

    def stop(self):
        for process in reversed(self._processes):
            end(process)
        self._processes = []
        if self._before is not None:
            os.environ.clear()
            os.environ.update(self._before)
            self._before = None
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None


def xdotool(*arguments):
    """The real mouse and keyboard."""
    done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise GuiError(f"xdotool {' '.join(map(str, arguments))} failed: {done.stderr.strip()}")
    return done.stdout
