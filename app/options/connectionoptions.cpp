// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/connectionoptions.h"

#include "core/session/profilestore.h"
#include "core/session/settings.h"
#include "core/session/tokensource.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("noc::ConnectionOptions", source);
}

Error unusable(const QString &message)
{
    return Error {ErrorCode::InvalidInput, message, {}};
}

std::optional<TokenCarrier> carrierFromName(const QString &name)
{
    if (name == u"header"_s)
        return TokenCarrier::Header;
    if (name == u"query"_s)
        return TokenCarrier::Query;
    if (name == u"cookie"_s)
        return TokenCarrier::Cookie;
    return std::nullopt;
}

std::optional<QString> valueOf(const QCommandLineParser &parser, const QString &name)
{
    return parser.isSet(name) ? std::optional(parser.value(name)) : std::nullopt;
}

} // namespace

void addConnectionOptions(QCommandLineParser &parser)
{
    const QString name = text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "name"));
    const QString url = text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "url"));
    const QString file = text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "file"));
    const QString folder = text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "folder"));
    const QString id = text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "id"));
    parser.addOptions({
        {u"profile"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The profile to use (the one used last)")), name},
        {u"server"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The server, ws:// or wss://")), url},
        {u"token-file"_s,
         text(QT_TRANSLATE_NOOP(
             "noc::ConnectionOptions",
             "Read the token from a file that only you can read (else: the environment variable WATCHFLOOR_TOKEN)")),
         file},
        {u"origin"_s,
         text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The Origin header to send (https:// and the server's host)")), url},
        {u"auth"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "How the token travels: header, query or cookie")),
         u"header|query|cookie"_s},
        {u"channels"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The channels to open, with commas between them")),
         u"dashboard,presence,mobile"_s},
        {u"subscribe"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "Subscribe to this client too (again for more)")), id},
        {u"device-id"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The device id for mobile sync")), id},
        {u"api"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "The server's HTTP API")), url},
        {u"ca-file"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "Trust the authorities in this PEM file too")), file},
        {u"config-dir"_s, text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "Keep settings and profiles in this folder")), folder},
    });
}

Result<ConnectionOptions> readConnectionOptions(const QCommandLineParser &parser)
{
    ConnectionOptions options;
    options.profile = parser.value(u"profile"_s);
    options.tokenFile = parser.value(u"token-file"_s);
    options.origin = valueOf(parser, u"origin"_s);
    options.deviceId = valueOf(parser, u"device-id"_s);
    options.caFile = valueOf(parser, u"ca-file"_s);
    options.configDir = parser.value(u"config-dir"_s);
    options.api = QUrl(parser.value(u"api"_s));
    if (parser.isSet(u"server"_s))
        options.server = normalizedServerUrl(parser.value(u"server"_s));
    if (parser.isSet(u"server"_s) && options.server.isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "--server needs a URL such as wss://noc.example.com.")));

    if (const auto name = valueOf(parser, u"auth"_s)) {
        options.carrier = carrierFromName(*name);
        if (!options.carrier)
            return unusable(text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "--auth is header, query or cookie.")));
    }
    if (const auto names = valueOf(parser, u"channels"_s)) {
        options.channels.emplace();
        for (const QString &name : names->split(u',', Qt::SkipEmptyParts)) {
            const auto kind = channelFromId(name.trimmed());
            if (!kind) {
                return unusable(
                    text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "--channels takes dashboard, presence and mobile.")));
            }
            options.channels->insert(*kind);
        }
        if (options.channels->empty())
            return unusable(text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "--channels takes dashboard, presence and mobile.")));
    }
    for (const QString &typed : parser.values(u"subscribe"_s)) {
        const auto id = EntityId::fromUserText(typed);
        if (!id)
            return unusable(text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "--subscribe needs a client's id.")));
        options.subscribe.append(*id);
    }
    return options;
}

QString settingsFile(const ConnectionOptions &options)
{
    const QString folder = options.configDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/watchfloor"_s
        : options.configDir;
    return QDir(folder).absoluteFilePath(u"settings.json"_s);
}

Profile withOptions(Profile profile, const ConnectionOptions &options)
{
    if (!options.server.isEmpty())
        profile.server = options.server;
    if (options.origin)
        profile.origin = *options.origin;
    if (options.carrier)
        profile.carrier = *options.carrier;
    if (options.channels)
        profile.channels = *options.channels;
    if (options.deviceId)
        profile.deviceId = *options.deviceId;
    if (!options.api.isEmpty())
        profile.api = options.api;
    if (options.caFile)
        profile.caFile = *options.caFile;
    for (const EntityId &id : options.subscribe) {
        if (std::ranges::find(profile.subscriptions, id, &Subscription::clientId) == profile.subscriptions.end())
            profile.subscriptions.append(Subscription {id, {}});
    }
    return profile;
}

Result<Profile> loadProfile(const ConnectionOptions &options)
{
    Settings settings(settingsFile(options));
    const ProfileStore store(settings);
    const bool isNamed = !options.profile.isEmpty();
    const QString name = isNamed ? options.profile : (options.server.isEmpty() ? store.lastUsed() : QString());
    if (!name.isEmpty()) {
        if (const auto profile = store.load(name))
            return withOptions(*profile, options);
    }
    if (options.server.isEmpty()) {
        return Error {
            ErrorCode::NotFound,
            isNamed ? text(QT_TRANSLATE_NOOP("noc::ConnectionOptions", "There is no profile “%1”.")).arg(name)
                    : text(QT_TRANSLATE_NOOP(
                        "noc::ConnectionOptions",
                        "There is no profile yet: name a server with --server, or make a profile in watchfloor.")),
            {}};
    }
    Profile fresh;
    fresh.name = isNamed ? options.profile : options.server.host();
    return withOptions(fresh, options);
}

Result<QString> loadToken(const ConnectionOptions &options)
{
    // Taken in any case, so that no child process inherits it.
    const QString fromEnvironment = takeTokenFromEnvironment();
    if (!options.tokenFile.isEmpty())
        return readTokenFile(options.tokenFile);
    return fromEnvironment;
}

} // namespace noc
