# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small, real NOC server for tests: Django Channels under Daphne, as the wire facts describe it.

It shares nothing with the embedded demo server (app/demo), so that two readings of the protocol meet in the tests.
"""
