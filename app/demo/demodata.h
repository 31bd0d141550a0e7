// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <deque>
#include <string>

namespace noc {

//! Somebody who may sign in to the demo server.
struct DemoUser {
    qint64 id = 1;
    QString name;
    QString password;
    bool enabled = true;
    bool staff = false;
    bool mayView = true; //!< noc:view, asked for by the dashboard's handshake
    bool mayAcknowledge = true; //!< noc:ack_alerts
    bool maySeeClients = true; //!< noc:view_all_clients, asked for by subscribe_client

    friend bool operator==(const DemoUser &, const DemoUser &) = default;
};

//! A client that can be subscribed to.
struct DemoClient {
    qint64 id = 0;
    QString name;

    friend bool operator==(const DemoClient &, const DemoClient &) = default;
};

//! One alert in the server's own memory. Texts are UTF-8.
struct DemoAlert {
    qint64 id = 0;
    std::string type;
    std::string severity;
    std::string message;
    qint64 clientId = 0; //!< never told in live messages
    std::string status = "NEW";
    WallTime firstSeen;
    WallTime lastSeen;
    int suppressedCount = 0; //!< raises after the first
};

//! Which of the two live servers is played.
enum class DemoDialect {
    Current, //!< alert_created, every kind of broadcast, message limit per user
    Document, //!< alert_new in two copies for subscribers, any other broadcast kills the dashboards, message limit per socket
};

//! What the server is like; set once.
struct DemoOptions {
    quint16 port = 0; //!< 0: any free one
    DemoDialect dialect = DemoDialect::Current;
    QStringList origins {QStringLiteral("https://127.0.0.1"), QStringLiteral("https://localhost")};
    //! Whether ws://, http:// and https:// with the server's own host and port are listed too: a client that sends no Origin is
    //! compared by the first, a console with no Origin set sends the last.
    bool ownHostIsListed = true;
    int socketsPerAddress = 5;
    //! The real server releases a closed socket twice, so that more than socketsPerAddress fit after some closing.
    bool releasesTwice = true;
    int messageLimit = 100;
    milliseconds messageWindow {60'000};
    seconds heartbeatInterval {30};
    seconds presenceTimeout {300};
    seconds tokenLifetime {3600};
    qint64 tenantId = 5;
    QList<DemoUser> users {DemoUser {1, QStringLiteral("operator"), QStringLiteral("demo")}};
    QList<DemoClient> clients {
        {412, QStringLiteral("Northgate DC")}, {77, QStringLiteral("Harbour Line")}, {118, QStringLiteral("Mercia Rail")}};
};

//! What goes wrong at the moment; can be changed at any time.
struct DemoFaults {
    int refuseStatus = 0; //!< every handshake gets this HTTP status (403, 500, 502, 503, 429, 401, …); 0: none is refused
    bool handshakeSilent = false; //!< TCP is accepted, the handshake never answered
    milliseconds handshakeDelay {0};
    bool noGreeting = false; //!< accepted, but the first message never comes
    bool frozen = false; //!< reads and writes nothing, as a stopped process; the kernel goes on acknowledging
    bool zombie = false; //!< consumers are dead but sockets open: pings are answered, nothing else
    bool loseReplies = false; //!< commands are executed, but their answers are lost
    bool poisonLeavesZombie = false; //!< a poison command leaves a zombie instead of a close with 1011
    bool alwaysLimited = false; //!< every dashboard message gets “Rate limit exceeded”
    bool dropBroadcasts = false;
    bool listForbidden = false; //!< GET alerts/ answers 403, as the real server's does
    bool refreshFails = false; //!< POST auth/refresh/ answers 500, as the real server's does
    milliseconds replyDelay {0}; //!< every frame leaves so much later
    milliseconds replyJitter {0}; //!< and later again by an exponential draw of this mean

    friend bool operator==(const DemoFaults &, const DemoFaults &) = default;
};

//! What really happened on the server's side, for tests to compare with what a console believes. The lists keep the newest 100,000.
struct DemoBook {
    struct Handshake {
        WallTime at;
        QString path;
        int status = 0; //!< 101, or the refusal's
    };
    struct Acknowledgement {
        WallTime at;
        qint64 alertId = 0;
        qint64 userId = 0;
        bool overHttp = false;
    };

    std::deque<Handshake> handshakes;
    std::deque<Acknowledgement> acknowledgements; //!< executed ones, whether or not the answer arrived
    std::deque<qint64> raised; //!< alert ids in the order of raises, repeats included
    std::deque<QByteArray> received; //!< text frames of clients, as they came
    qint64 heartbeats = 0; //!< of clients
    qint64 subscriptions = 0; //!< answered with `subscribed`
    qint64 limited = 0; //!< messages answered with “Rate limit exceeded”
    qint64 poisoned = 0; //!< consumers that died of a message

    int accepted() const;
    int refused() const;
    //! How often that alert was acknowledged.
    int acknowledgedTimes(qint64 alertId) const;
};

} // namespace noc
