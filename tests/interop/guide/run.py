# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py CLIENT URL: runs the guide's Python client against the server at URL (ws://host:port).

The token comes from the environment (GUIDE_TOKEN). The client's own waits of 30 s take a fraction of that.
"""
import asyncio
import os
import runpy
import sys
from urllib.parse import urlsplit, urlunsplit

import websockets

client, server = sys.argv[1:]
really_connect, really_sleep = websockets.connect, asyncio.sleep


def connect(url, *arguments, **options):
    """To the server that was asked for, with a token in the placeholder's place."""
    path = urlsplit(url.replace("YOUR_JWT_TOKEN", os.environ["GUIDE_TOKEN"]))
    host = urlsplit(server)
    return really_connect(urlunsplit((host.scheme, host.netloc, path.path, path.query, "")), *arguments, **options)


async def sleep(seconds, *arguments):
    return await really_sleep(seconds / 100 if seconds >= 30 else seconds, *arguments)


websockets.connect, asyncio.sleep = connect, sleep
runpy.run_path(client, run_name="__main__")
