// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/connectionoptions.h"
#include "core/base/clock.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QSize>
#include <QStringList>

#include <optional>

namespace noc {

//! When --snapshot takes its picture.
enum class SnapshotMoment { Live, FirstRun, Disconnected };

//! What the operator asked for on the command line; absent means that the profile or the settings decide.
struct CommandLine {
    bool demo = false;
    bool wallboard = false;
    ConnectionOptions connection;
    std::optional<ThemeChoice> theme;
    QString language;
    std::optional<QSize> size;
    QString snapshot;
    SnapshotMoment snapshotMoment = SnapshotMoment::Live;
    std::optional<seconds> quitAfter;
    QString logFile;

    //! What is to be printed instead of starting: the help or the version.
    QString answer;

    friend bool operator==(const CommandLine &, const CommandLine &) = default;
};

//! Reads the arguments, the program's name first. The error is a sentence for standard error.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

//! The locale that --language asks for, else the system's; asked before everything else, so that errors and help are in it.
QLocale localeOf(const QStringList &arguments);

} // namespace noc
