// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "tests/support/fakeapi.h"
#include "tests/support/faketransport.h"
#include "tests/support/manualclock.h"

#include <memory>
#include <optional>
#include <string>

namespace noc::test {

//! A profile for a server that does not exist; fake transports do not mind.
Profile testProfile();
//! The same with an HTTP API.
Profile testProfileWithApi();
//! An `alert_created` frame as the server writes it.
std::string createdFrame(std::int64_t id, const char *severity = "HIGH");
AlertKey alertKey(std::int64_t id);

//! A whole session in virtual time on fake sockets. One thread.
struct SessionWorld {
    //! With a folder, the outbox is kept there.
    explicit SessionWorld(Profile profile = testProfile(), const QString &dataFolder = {});
    //! A fresh session beside or after the present one, on the same clock, sockets and API: `access` and `refresh` are what it begins with.
    std::unique_ptr<Session> makeSession(
        const Profile &profile, const QString &access, const QString &refresh, SecretStore *secrets = nullptr,
        const QString &lock = {});
    ~SessionWorld();

    //! Lets `time` pass in small steps; queued calls run between them.
    void run(milliseconds time);
    //! Ends the program as `kill -9` does, wherever it stands, and makes the next one on the same folder and profile (not started yet).
    void killAndReopen(const QString &token = QStringLiteral("token"));
    //! Starts the session and lets it become live.
    void startLive();

    //! The server's side of the newest Dashboard socket.
    FakePeer &dashboard() { return *transports.lastTo(u"dashboard"); }
    //! … of the newest Presence socket; null when there was none.
    FakePeer *presence() { return transports.lastTo(u"presence"); }
    //! The row of that alert, or an empty one.
    Alert alert(std::int64_t id);
    //! The state of the newest command for that target ("queued", …), or "none".
    QString commandState(std::int64_t id);

    ManualClock clock;
    FakeTransports transports;
    FakeApi api;
    std::unique_ptr<Session> session;
    std::optional<Error> diskFault; //!< while set, the outbox's disk refuses with it

private:
    const QString m_dataFolder;
};

} // namespace noc::test
