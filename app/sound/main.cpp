// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/soundserver.h"

#include <QCoreApplication>

// A program of its own beside the console: asking a sound server that hangs for its devices blocks whoever asks, for ever, and neither that
// nor a crash in the sound libraries may reach the window. What its answers mean is in soundserver.h.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    noc::SoundServer server;
    return server.open() ? QCoreApplication::exec() : server.exitStatus();
}
