// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/deadlinetimer.h"
#include "core/link/liveness.h"

#include <QByteArray>

#include <deque>

namespace noc {

//! Proves one socket's transport alive by WebSocket pings (RFC 6455 5.5.2), which the peer's library answers without asking its
//! application. It says nothing about the server's consumer: a dead one's pings are answered too.
class PingWatch
{
public:
    struct Handler {
        std::function<void(const QByteArray &payload)> ping; //!< send this ping frame
        std::function<void()> silent; //!< nothing was received for LivenessPlan::silentAfter
        std::function<void()> slept; //!< the machine slept: the socket proves nothing
    };

    //! Stopped. The watch stops itself before it calls `silent` or `slept`; they must not destroy it.
    PingWatch(const LivenessPlan &plan, Clock &clock, Handler handler);

    //! The handshake is done: pings go out from now.
    void start();
    void stop();

    //! Anything at all was received.
    void heard(BootTime now) { m_lastSign = now; }
    //! A pong was received: the round trip of the ping that it answers, none for a pong nobody asked for or one that came twice.
    std::optional<nanoseconds> pongReceived(const QByteArray &payload, BootTime now);
    //! The last moment anything was received; none before start().
    std::optional<BootTime> lastSign() const { return m_lastSign; }
    //! Pings at once, so that whether the transport lives shows soon, and within silentAfter at the latest. False when pings are off.
    bool probe();
    //! True when `now` comes right after a sleep that no timer has noticed yet.
    bool sleptThrough(BootTime now) const { return m_pingTimer.sleptThrough(now) || m_silenceTimer.sleptThrough(now); }

private:
    struct Sent {
        QByteArray payload;
        BootTime at;
    };

    void sendPing();
    void pingDue(DeadlineTimer::Lateness lateness);
    void silenceDue(DeadlineTimer::Lateness lateness);
    bool pings() const { return m_plan.pingEvery > milliseconds(0); }

    LivenessPlan m_plan;
    Clock &m_clock;
    Handler m_handler;
    DeadlineTimer m_pingTimer;
    DeadlineTimer m_silenceTimer;
    std::optional<BootTime> m_lastSign;
    std::deque<Sent> m_unanswered;
    quint64 m_serial = 0;
};

} // namespace noc
