# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own for what is not worth measuring without one: connecting to it, showing on it and waiting on it cost something."""
import contextlib
import os
import subprocess


@contextlib.contextmanager
def of_its_own(size="1600x1000"):
    """An Xvfb that every program started meanwhile shows itself on. There is no session bus: with a screen and without one, libdbus would
    start a bus by itself and leave it behind."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    before = {name: os.environ.get(name) for name in ("DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")}
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb", DBUS_SESSION_BUS_ADDRESS="disabled:")
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        server.terminate()
        server.wait()
