// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/link/transport.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QJsonObject;

namespace noc::test {

class FakePeer;
class FakeTransport;

//! What the servers behind FakeTransports do without being told. Every answer comes `latency` later, by the injected clock.
struct FakeBehaviour {
    bool accepts = true; //!< the handshake succeeds
    bool greets = true; //!< the endpoint's greeting follows the handshake
    bool answersPings = true; //!< ping frames
    bool answersMessages = true; //!< heartbeats and commands, with success
    milliseconds latency {5};
    //! Refuses every handshake with this instead of accepting.
    std::optional<EndCause> refusal;
    std::int64_t tenant = 5; //!< of the dashboard's greeting
    int heartbeatInterval = 30; //!< of the other greetings, seconds
    //! Asked first for each message of the client: the frames to answer with (perhaps none), or nothing to leave it to the default.
    std::function<std::optional<std::vector<std::string>>(FakePeer &peer, const QJsonObject &message)> answer;

    //! Does nothing by itself: the test says every word.
    static FakeBehaviour manual();
};

//! The server's side of one fake socket: what the client did, and what the test makes the server do. Whatever comes after the
//! socket's end is ignored.
class FakePeer
{
public:
    FakePeer(FakeTransport &transport, Clock &clock, FakeBehaviour behaviour);
    ~FakePeer();

    // ---- what the client did ----
    const TransportRequest &request() const { return m_request; }
    //! True from open() to the end, whoever ended it.
    bool isAlive() const { return m_transport != nullptr; }
    //! True from the accepted handshake to the end.
    bool isOpen() const { return isAlive() && m_accepted; }
    void forgetReceived();
    //! Text frames from the client, oldest first.
    const std::vector<std::string> &received() const { return m_received; }
    //! The newest text frame; empty when there is none.
    std::string lastReceived() const { return m_received.empty() ? std::string() : m_received.back(); }
    //! How many text frames of this `type` came.
    int countReceived(std::string_view type) const;
    const std::vector<QByteArray> &pings() const { return m_pings; }
    //! With what the client ended the socket; none when it did not.
    const std::optional<EndCause> &endedByClient() const { return m_endedByClient; }

    // ---- what the server does, at once ----
    FakeBehaviour &behaviour() { return m_behaviour; }
    void accept();
    //! Says the endpoint's greeting.
    void greet();
    void say(std::string_view json);
    void sayBinary(qint64 size);
    //! Answers the newest ping.
    void pong();
    void pong(const QByteArray &payload);
    //! Ends the socket or the attempt.
    void end(const EndCause &cause);
    //! An HTTP answer other than 101.
    void refuse(int httpStatus);
    //! A close frame.
    void close(int code);
    //! FIN or RST without a close frame.
    void drop();
    //! Packets are dropped in both directions from now (or no longer).
    void cutSilently(bool cut = true) { m_cut = cut; }
    //! Says it after `delay`, if the socket lives then.
    void sayLater(milliseconds delay, std::string json);

private:
    friend class FakeTransport;
    struct Pending {
        BootTime due;
        std::function<void()> act;
    };

    void opened(const TransportRequest &request);
    bool receive(std::string_view frame);
    void receivePing(const QByteArray &payload);
    void endedBy(const EndCause &cause);
    void later(milliseconds delay, std::function<void()> act);
    void runPending();
    std::string greeting() const;
    std::vector<std::string> defaultAnswer(const QJsonObject &message) const;
    bool isDashboard() const;

    FakeTransport *m_transport;
    Clock &m_clock;
    FakeBehaviour m_behaviour;
    TransportRequest m_request;
    bool m_accepted = false;
    bool m_cut = false;
    std::vector<std::string> m_received;
    std::vector<QByteArray> m_pings;
    std::optional<EndCause> m_endedByClient;
    std::deque<Pending> m_pending;
    std::unique_ptr<Timer> m_pendingTimer;
    std::unique_ptr<Timer> m_connectTimer;
};

//! A Transport without a network; the other end is its peer().
class FakeTransport final : public Transport
{
public:
    FakeTransport(Clock &clock, FakeBehaviour behaviour);
    ~FakeTransport() override;

    void open(const TransportRequest &request) override;
    bool sendText(std::string_view utf8) override;
    void ping(const QByteArray &payload) override;
    void end(const EndCause &cause) override;

    const std::shared_ptr<FakePeer> &peer() const { return m_peer; }

private:
    friend class FakePeer;
    std::shared_ptr<FakePeer> m_peer;
};

//! Makes fake transports and remembers the peers of all that were opened. Must outlive what uses its factory. One thread.
class FakeTransports
{
public:
    explicit FakeTransports(Clock &clock, FakeBehaviour behaviour = {});

    TransportFactory factory();
    //! What the transports made from now on do by themselves.
    FakeBehaviour &behaviour() { return m_behaviour; }

    //! Transports made so far.
    int count() const { return int(m_peers.size()); }
    FakePeer &peer(int index) { return *m_peers.at(std::size_t(index)); }
    FakePeer &last() { return *m_peers.back(); }
    //! The newest one whose URL path holds `part` ("dashboard"); null when there is none.
    FakePeer *lastTo(QStringView part);
    //! How many were opened and not ended.
    int aliveCount() const;
    //! For runs of many days: forgets what the living ones received, and those that ended but for the newest few.
    void forgetOld();

private:
    Clock &m_clock;
    FakeBehaviour m_behaviour;
    std::vector<std::shared_ptr<FakePeer>> m_peers;
};

//! An end for tests, in one expression.
EndCause endCause(EndKind kind, int status = 0, const QString &detail = {});

} // namespace noc::test
