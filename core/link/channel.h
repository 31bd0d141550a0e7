// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/link/backoff.h"
#include "core/link/transport.h"
#include "core/protocol/codec.h"

#include <QObject>

#include <memory>
#include <optional>

namespace noc {

//! When a link counts as alive. Product defaults; all are settings.
struct LivenessPlan {
    std::optional<milliseconds> heartbeatEvery; //!< none: as the greeting tells, clamped to 1–120 s; 30 s if it does not. Dashboard: 15 s
    milliseconds heartbeatDeadline {10'000};    //!< for heartbeats and commands
    milliseconds pingEvery {3'000};             //!< WebSocket ping (RFC 6455 5.5.2)
    milliseconds silentAfter {8'000};           //!< pings unanswered and nothing received for so long: the link is dead
    milliseconds greetingDeadline {10'000};

    friend bool operator==(const LivenessPlan &, const LivenessPlan &) = default;
};

//! What the owner of a channel calls one message that waits for an answer; unique while in flight.
using RequestId = quint64;

//! One round trip, measured by the boot clock.
struct RoundTrip {
    enum class Layer : std::uint8_t { Application, Transport }; //!< heartbeat or ping frame
    Layer layer = Layer::Application;
    nanoseconds took {};
    BootTime at;
    bool afterOtherReply = false; //!< another reply came right before: Nagle delays such a one, keep it out of quantiles
    std::optional<std::int64_t> serverLatencyMs; //!< as the server says, wrong by the clocks' difference
    std::optional<WallTime> serverTime;
    std::optional<std::int64_t> serverUptimeSeconds;
};

//! One received frame that gave no message, or a message with members left out.
struct FrameNote {
    QString what;       //!< stable English: "not JSON", "wrong type of member severity", "unknown message type sync_x", "binary"
    QString rawExcerpt; //!< at most 4 KiB of the raw text, untrusted
};

//! One channel to one endpoint: the state machine of the client guide over a row of links, each a Transport from handshake to
//! end. It reconnects, proves the link alive, correlates replies (one request in flight on each link) and renews the link
//! without a break. It knows no outbox, no budget and no subscriptions: its owner is told when a request may be sent.
//! Lives in one thread; time, chance and sockets are injected. Late signals of an earlier link are dropped.
class Channel : public QObject
{
    Q_OBJECT

public:
    struct Config {
        ChannelKind kind = ChannelKind::Dashboard;
        TransportRequest request;
        BackoffPlan backoff;
        LivenessPlan liveness;
        wire::DecodeLimits limits;
    };
    //! Which of the two links of a renewal; outside a renewal there is only Current.
    enum class Leg { Current, Successor };

    Channel(Config config, Clock &clock, RandomSource &random, TransportFactory transports, QObject *parent = nullptr);
    ~Channel() override;

    ChannelKind kind() const;
    const ConnectionState &state() const;

    //! Leaves Disconnected and tries; nothing when already under way.
    void start();
    //! Ends the link and goes to Disconnected; a request in flight is unanswered().
    void stop();
    //! Tries at once when waiting or failed; the counter is kept.
    void retryNow();
    //! Ends a living link because of `cause` and goes on as after any end (sleep, network change).
    void dropLink(const EndCause &cause);
    //! The token for the next attempts; a living link is not touched.
    void setToken(const QString &token);
    //! Told by the owner after handshakeDue(): go on with the attempt (with the token set meanwhile or the old one).
    void proceed();

    //! True when `leg` is greeted and has no request in flight.
    bool canSend(Leg leg = Leg::Current) const;
    //! Sends a message that the server answers. Precondition: canSend(leg).
    void send(const wire::ClientMessage &message, RequestId id, Leg leg = Leg::Current);
    //! Whether the channel may send a heartbeat now, for owners that keep a budget; default: always. Called in this thread.
    void setHeartbeatGate(std::function<bool()> mayHeartbeat);

    //! Opens a second link beside the living one; successorGreeted() or renewalFailed() follows. Nothing when not connected.
    void renew();
    //! The successor becomes the link; the old one ends (Replaced) as soon as nothing is in flight on it.
    void promoteSuccessor();

    //! The last moment at which the server's consumer proved alive: any valid text frame. None before the first greeting of this link.
    std::optional<BootTime> lastProof() const;
    //! The last sign of the transport (text or pong).
    std::optional<BootTime> lastSign() const;
    //! Messages and bytes received and sent since the start.
    struct Traffic {
        quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;
    };
    Traffic traffic() const;

Q_SIGNALS:
    //! After every change of state().
    void stateChanged(const noc::ConnectionState &state);
    //! A link was greeted and is the current one. `leg` is always Current.
    void greeted(const noc::Greeting &greeting);
    //! A link that had been greeted is gone; comes before the state changes. Not for a link that renewal replaced.
    void lost(const noc::EndCause &cause);
    //! Any message that is no reply to a request of the owner's; also news. `raw` lives during the signal.
    void messageReceived(const noc::wire::ServerMessage &message, QByteArrayView raw);
    //! The reply to a request. `sentAt` and now give the round trip.
    void answered(noc::RequestId id, const noc::wire::ServerMessage &reply, noc::BootTime sentAt);
    //! The link ended with the request in flight: perhaps executed. `cause` tells the poison rule what it needs.
    void unanswered(noc::RequestId id, const noc::EndCause &cause);
    //! `leg` may take a request now (greeted, answered, heartbeat done).
    void readyToSend(noc::Channel::Leg leg);
    //! A message of the client was put on the wire (heartbeats too): for the budget.
    void sent(const noc::wire::ClientMessage &message);
    //! The server said “Rate limit exceeded” to a heartbeat of the channel's own.
    void heartbeatRateLimited();
    void roundTripMeasured(const noc::RoundTrip &sample);
    //! At most once in 250 ms: lastProof() moved on.
    void proved(noc::BootTime at);
    void frameNoted(const noc::FrameNote &note);
    void successorGreeted(const noc::Greeting &greeting);
    //! The second link could not be had; the old one lives on.
    void renewalFailed(const noc::EndCause &cause);
    //! An attempt is due: the owner may renew the token first and then calls proceed(). Only when setAsksBeforeHandshake(true).
    void handshakeDue();

public:
    //! With true every attempt waits for proceed() after handshakeDue(). Default false.
    void setAsksBeforeHandshake(bool asks);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::ConnectionState)
Q_DECLARE_METATYPE(noc::EndCause)
