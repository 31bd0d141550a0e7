# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""deathbound.py PARENT COMMAND…: becomes COMMAND, which the kernel kills when the process PARENT ends, however it ends."""
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
if os.getppid() != int(sys.argv[1]):
    sys.exit("deathbound: the parent has ended already")
os.execvp(sys.argv[2], sys.argv[2:])
