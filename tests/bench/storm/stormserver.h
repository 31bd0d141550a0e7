// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/storm/storm.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

namespace noc::bench {

//! The server's side of a storm, on plain sockets and in one thread, so that it is never the slower side: greets, answers commands, and
//! sends the whole storm to the first Dashboard that comes. It keeps its own book of what it said and heard.
class StormServer
{
public:
    struct Plan {
        int rate = 0; //!< alerts a second; 0: as fast as they are taken
        int delayMs = 500; //!< from the greeting to the first alert, so that a client has settled
    };

    StormServer(Storm storm, Plan plan);
    ~StormServer();

    //! Loopback, that port or (0) a free one; 0 when there is none.
    quint16 listen(quint16 port);
    //! Serves until standard input ends, or until the one who had the storm has gone.
    void serve();
    //! What was sent and heard; times in nanoseconds of CLOCK_MONOTONIC.
    QJsonObject book() const;

private:
    struct Peer;

    void accept();
    void read(Peer &peer);
    void shakeHands(Peer &peer);
    void takeFrames(Peer &peer);
    void onText(Peer &peer, const QByteArray &json);
    void acknowledge(Peer &peer, const QJsonObject &message);
    static void say(Peer &peer, unsigned char opcode, const QByteArray &payload);
    void write(Peer &peer);
    bool takeMoreOfStorm(Peer &peer);
    int pollMs() const;

    Storm m_storm;
    Plan m_plan;
    int m_listener = -1;
    std::vector<std::unique_ptr<Peer>> m_peers;
    Peer *m_stormy = nullptr; //!< who gets the storm
    bool m_stormyLeft = false;
    std::int64_t m_startNs = 0; //!< when the storm begins
    std::size_t m_sent = 0; //!< alerts taken for sending
    std::int64_t m_firstNs = 0;
    std::int64_t m_lastNs = 0;
    std::vector<std::uint8_t> m_acknowledged; //!< by id
    std::vector<std::pair<std::int64_t, std::int64_t>> m_acknowledgements; //!< id and moment, in order
    int m_subscriptions = 0;
    int m_heartbeats = 0;
};

} // namespace noc::bench
