// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/link/backoff.h"
#include "core/link/liveness.h"
#include "core/link/transport.h"
#include "core/protocol/codec.h"

#include <QObject>

#include <memory>
#include <optional>

namespace noc {

//! One channel to one endpoint: the state machine of the client guide over a row of links, each a Transport from handshake to
//! end. It reconnects, proves the link alive, correlates replies (one request in flight on each link) and renews the link
//! without a break. It knows no outbox, no budget and no subscriptions: its owner is told when a request may be sent.
//! Lives in one thread; time, chance and sockets are injected. Late signals of an earlier link are dropped.
//! A receiver of any signal may call any function, or delete the channel.
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

    //! Leaves Disconnected and tries; nothing when already under way, waiting or failed.
    void start();
    //! Ends the link and goes to Disconnected; a request in flight is unanswered().
    void stop();
    //! Tries at once when waiting or failed, also where nothing would come by itself; the counter is kept.
    void retryNow();
    //! Ends the link or the attempt under way because of `cause` and goes on as after any end (sleep, network change, another
    //! tenant). Nothing when there is none.
    void dropLink(const EndCause &cause);
    //! The token for the next attempts; a living link is not touched.
    void setToken(const QString &token);
    //! Told by the owner after handshakeDue(): go on with the attempt (with the token set meanwhile or the old one). After 30 s
    //! without it the attempt goes on by itself. Nothing when none waits.
    void proceed();

    //! True when `leg` is greeted and its slot is free: no request or heartbeat is in flight or next.
    bool canSend(Leg leg = Leg::Current) const;
    //! The server has answered something on the link of `leg`, a heartbeat or a request: its consumer works, not only its socket.
    bool hasAnswered(Leg leg = Leg::Current) const;
    //! Sends a message that the server answers; answered() or unanswered() with `id` follows, never from within this call.
    //! Precondition: canSend(leg).
    void send(const wire::ClientMessage &message, RequestId id, Leg leg = Leg::Current);
    //! Whether the channel may send a heartbeat now, for owners that keep a budget; default: always. Called in this thread, again
    //! after a second when it says no; it must not call the channel.
    void setHeartbeatGate(std::function<bool()> mayHeartbeat);

    //! Opens a second link beside the living one; successorGreeted() or renewalFailed() follows. Nothing when not connected or
    //! when a renewal is under way.
    void renew();
    //! The successor becomes the link (renewed() is emitted); the old one ends (Replaced) as soon as no request is in flight on
    //! it. Nothing without a greeted successor.
    void promoteSuccessor();

    //! The last moment at which the server's consumer proved alive: any valid text frame of a greeted link (kept when that link is
    //! gone). None before the first greeting.
    std::optional<BootTime> lastProof() const;
    //! Up to here nothing that the server raised can be missing. A word may have been held up on its way for as long as nothing came
    //! (packets that are sent again after a cut), so that its arrival proves little: but what arrives in order behind the answer to a ping
    //! or request was said after that was sent. And a server that was held up itself answers before it comes to the alerts that wait in its
    //! channel layer: what came in the last moments of a link that ended does not count. Never after lastProof().
    std::optional<BootTime> coveredUntil() const;
    //! The last sign of the transport (any frame or pong), kept as lastProof() is.
    std::optional<BootTime> lastSign() const;
    //! Messages and bytes received and sent since the channel was made, over all its links.
    using Traffic = noc::Traffic;
    Traffic traffic() const;

Q_SIGNALS:
    //! After every change of state().
    void stateChanged(const noc::ConnectionState &state);
    //! A link was greeted after a time without one and is Leg::Current; state() is Connected. A renewal's link has its own signals.
    void greeted(const noc::Greeting &greeting);
    //! A link that had been greeted is gone; comes after its unanswered() and before the state changes. Not for a link that renewal
    //! replaced. A renewal under way that was not greeted yet is over with it, without renewalFailed().
    void lost(const noc::EndCause &cause);
    //! Any message that is no reply to a request of the owner's; also news, and UnknownMessage (after its frameNoted()). From both
    //! links while a renewal is under way. `raw` lives during the signal.
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
    //! The successor is Leg::Current from now, there was no break: after promoteSuccessor(), or because the old link ended while
    //! the successor was already greeted (then unanswered() came before, lost() did not).
    void renewed();
    //! The second link could not be had, or ended before it was promoted; the old one lives on.
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
