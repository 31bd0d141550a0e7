// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/profile.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <set>

class QCommandLineParser;

namespace noc {

//! What a command line says about the server and how to reach it; the same for watchfloor and watchfloorctl. What is absent was
//! not said and stays as the profile has it. A token is never among it: the process list is open to everybody on the machine.
struct ConnectionOptions {
    QString profile; //!< empty: the one used last
    QUrl server; //!< empty: the profile's
    QString tokenFile;
    std::optional<QString> origin;
    std::optional<TokenCarrier> carrier;
    std::optional<std::set<ChannelKind>> channels;
    QList<EntityId> subscribe; //!< besides the profile's
    std::optional<QString> deviceId;
    QUrl api;
    std::optional<QString> caFile;
    QString configDir; //!< empty: the user's own

    friend bool operator==(const ConnectionOptions &, const ConnectionOptions &) = default;
};

//! Declares the options.
void addConnectionOptions(QCommandLineParser &parser);

//! Reads them after parse(). Errors: InvalidInput, a sentence that names the option.
Result<ConnectionOptions> readConnectionOptions(const QCommandLineParser &parser);

//! The settings file in that folder, or in the user's own.
QString settingsFile(const ConnectionOptions &options);

//! `profile` with what the command line says instead.
Profile withOptions(Profile profile, const ConnectionOptions &options);

//! The profile named, or else the one used last, from the settings file, with what the command line says instead. Where there is none and a
//! server was given, a fresh one. Errors: NotFound, an unknown name, or neither a profile nor a server.
Result<Profile> loadProfile(const ConnectionOptions &options);

//! The token of the file or of the environment variable WATCHFLOOR_TOKEN, which is taken out of the environment; empty where
//! neither was given. Errors: of the file.
Result<QString> loadToken(const ConnectionOptions &options);

} // namespace noc
