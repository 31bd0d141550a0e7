// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/connectionoptions.h"
#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace noc {

//! The whole command line of watchfloorctl.
struct CommandLine {
    enum class Command { Tail, Acknowledge, Subscribe, Stats, DemoServer };
    Command command = Command::Tail;
    ConnectionOptions connection;
    QList<EntityId> ids; //!< ack and subscribe
    bool json = false;
    seconds timeout {30};
    quint16 port = 0; //!< demo-server
    std::optional<QString> help; //!< the text to print instead of doing anything
    bool version = false; //!< to be printed instead
};

//! The command's name as it is typed.
QString commandName(CommandLine::Command command);

//! Reads `arguments`, the first of which is the program. Errors: InvalidInput, a sentence.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace noc
