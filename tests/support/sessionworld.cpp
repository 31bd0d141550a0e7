// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionworld.h"

#include "tests/support/fixedrandom.h"

#include <QCoreApplication>

#include <algorithm>

namespace noc::test {

namespace {

constexpr milliseconds kStep {20};

} // namespace

Profile testProfile()
{
    Profile profile;
    profile.name = QStringLiteral("test");
    profile.server = QUrl(QStringLiteral("ws://127.0.0.1:9"));
    profile.origin = QStringLiteral("https://noc.test");
    return profile;
}

Profile testProfileWithApi()
{
    Profile profile = testProfile();
    profile.api = QUrl(QStringLiteral("http://127.0.0.1:9"));
    return profile;
}

std::string createdFrame(std::int64_t id, const char *severity)
{
    return "{\"type\": \"alert_created\", \"alert_id\": " + std::to_string(id)
        + ", \"alert_type\": \"DEVICE_OFFLINE\", \"severity\": \"" + severity + "\", \"message\": \"Device " + std::to_string(id)
        + " is offline\", \"timestamp\": \"2026-01-02T12:00:00+00:00\"}";
}

AlertKey alertKey(std::int64_t id)
{
    return {AlertKind::Alert, EntityId(id)};
}

SessionWorld::SessionWorld(Profile profile, const QString &dataFolder) : transports(clock), api(clock), m_dataFolder(dataFolder)
{
    session = makeSession(profile, QStringLiteral("token"), {});
}

std::unique_ptr<Session> SessionWorld::makeSession(
    const Profile &profile, const QString &access, const QString &refresh, SecretStore *secrets, const QString &lock)
{
    Session::Environment environment;
    environment.clock = &clock;
    environment.random = std::make_unique<FixedRandom>();
    environment.transports = transports.factory();
    environment.apiTransports = api.factory();
    environment.secrets = secrets;
    environment.refreshToken = refresh;
    environment.renewalLock = lock;
    environment.ownThread = false;
    environment.dataFolder = m_dataFolder;
    environment.diskFault = [this](DatabaseStep) { return diskFault; };
    return std::make_unique<Session>(profile, access, std::move(environment));
}

void SessionWorld::killAndReopen(const QString &token)
{
    const Profile profile = session->profile();
    session->abandon();
    session.reset();
    session = makeSession(profile, token, {});
}

SessionWorld::~SessionWorld() = default;

void SessionWorld::run(milliseconds time)
{
    for (milliseconds passed {0}; passed < time; passed += kStep) {
        clock.advance(std::min(kStep, time - passed));
        QCoreApplication::processEvents();
    }
}

void SessionWorld::startLive()
{
    session->start();
    run(milliseconds(200));
}

Alert SessionWorld::alert(std::int64_t id)
{
    const auto slot = session->alerts().find(alertKey(id));
    return slot ? session->alerts().at(*slot) : Alert {};
}

QString SessionWorld::commandState(std::int64_t id)
{
    for (const Command &command : session->commands()) {
        if (command.target == EntityId(id))
            return commandStateId(command.state);
    }
    return QStringLiteral("none");
}

} // namespace noc::test
