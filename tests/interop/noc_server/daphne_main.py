# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Daphne with our reachable server class; the arguments are Daphne's own."""
import sys

from daphne.cli import CommandLineInterface

from noc_server.wirefaults import ReachableServer


class Program(CommandLineInterface):
    server_class = ReachableServer


def main():
    import noc_server.asgi
    from noc_server import store

    store.book("server_started", boot=store.BOOT)
    Program().run(sys.argv[1:])


if __name__ == "__main__":
    main()
