// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apitransport.h"
#include "tests/support/manualclock.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <list>
#include <memory>
#include <set>
#include <vector>

namespace noc::test {

//! The server's HTTP API without a network, in virtual time: signs in, renews with rotation, lists alerts. It outlives the transports it made.
class FakeApi
{
public:
    struct Item {
        std::int64_t id = 0;
        WallTime created;
        QString status = QStringLiteral("NEW");
        QString severity = QStringLiteral("HIGH");
        QString client = QStringLiteral("Northgate DC");
        int repeats = 0;
        std::optional<WallTime> lastSeen; //!< of the newest repeat
    };

    explicit FakeApi(ManualClock &clock) : m_clock(clock) { }

    ApiTransportFactory factory();

    // What it is like; can be changed at any time.
    QString user = QStringLiteral("operator");
    QString password = QStringLiteral("correct horse");
    milliseconds latency {30};
    seconds accessLifetime {3600};
    seconds refreshLifetime {7 * 24 * 3600};
    int refreshStatus = 0; //!< renewals get this status; 0: they work
    int listStatus = 0; //!< the list gets this status
    std::optional<seconds> retryAfter; //!< with such a status
    bool isDown = false; //!< nothing answers
    std::function<void(FakeApi &)> beforeList; //!< called before a page is made
    std::vector<Item> alerts;

    //! A pair as of a sign-in.
    QString makeAccess();
    QString makeRefresh();
    //! That access token is dead from now on.
    void revoke(const QString &access) { m_access.erase(access); }

    //! Paths of the requests so far that hold `part`.
    int count(const QString &part) const;
    std::vector<ApiRequest> received;

private:
    class Transport;
    ApiReply answer(const ApiRequest &request);
    ApiReply list(const ApiRequest &request);
    QString makeToken(const QString &kind, seconds lifetime);

    ManualClock &m_clock;
    int m_serial = 0;
    std::set<QString> m_access;
    std::set<QString> m_refresh; //!< that still can be used
};

} // namespace noc::test
