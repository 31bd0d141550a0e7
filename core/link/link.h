// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/connectionstate.h"
#include "core/link/deadlinetimer.h"
#include "core/link/liveness.h"
#include "core/link/pingwatch.h"
#include "core/link/transport.h"
#include "core/protocol/codec.h"

#include <QObject>

#include <deque>

namespace noc {

//! One socket of a channel from handshake to end: the greeting, the slot (one message in flight, product rule for servers whose
//! errors carry no id), heartbeats, and the proofs of life. It never reconnects: that is the channel's.
//! Lives in one thread. A receiver of any signal may call any function; the link is destroyed by deleteLater() only.
class Link : public QObject
{
    Q_OBJECT

public:
    struct Config {
        ChannelKind kind = ChannelKind::Dashboard;
        LivenessPlan liveness;
        wire::DecodeLimits limits;
        std::function<bool()> mayHeartbeat; //!< asked before each heartbeat; must not call the link
    };

    Link(Config config, Clock &clock, std::unique_ptr<Transport> transport);
    ~Link() override;

    //! Begins the handshake. Once. ended() may come from within.
    void open(const TransportRequest &request);
    //! Ends the socket; ended() is emitted with `cause` before this returns. Nothing when it has ended.
    void end(const EndCause &cause);
    //! Ends (Replaced) as soon as no request is in flight, perhaps at once; no heartbeats meanwhile.
    void finish();
    //! Ends the socket without any further signal.
    void abandon();

    //! The endpoint's greeting has come and the link has not ended.
    bool isGreeted() const { return m_phase == Phase::Greeted; }
    //! Had been greeted, also after the end.
    bool wasGreeted() const { return m_greeting.has_value(); }
    //! What the greeting told; only when wasGreeted().
    const Greeting &greeting() const { return *m_greeting; }

    //! Greeted, and the slot is free: nothing in flight and no heartbeat next.
    bool canSend() const;
    //! Takes the slot with a request. Precondition: canSend().
    void send(const wire::ClientMessage &message, RequestId id);
    //! The server has answered something on this link: its consumer works, not only its socket.
    bool hasAnswered() const { return m_hasAnswered; }
    //! The request in flight, which the owner now has to report; the slot stays taken until the link ends. For use at the end.
    std::optional<RequestId> takeRequest();

    std::optional<BootTime> lastProof() const { return m_lastProof; }
    //! See Channel::coveredUntil(); none before the greeting.
    std::optional<BootTime> coveredUntil() const;
    std::optional<BootTime> lastSign() const { return m_pings.lastSign(); }
    const Traffic &traffic() const { return m_traffic; }

Q_SIGNALS:
    void greeted();
    //! Once, whoever ended it. `cause.greeted` is set.
    void ended(const noc::EndCause &cause);
    //! canSend() became true.
    void slotFreed();
    //! A valid text frame came.
    void proved(noc::BootTime at);
    void messageReceived(const noc::wire::ServerMessage &message, QByteArrayView raw);
    void answered(noc::RequestId id, const noc::wire::ServerMessage &reply, noc::BootTime sentAt);
    void sent(const noc::wire::ClientMessage &message);
    void heartbeatRateLimited();
    void roundTripMeasured(const noc::RoundTrip &sample);
    void frameNoted(const noc::FrameNote &note);

private:
    enum class Phase { Opening, Opened, Greeted, Ended };
    struct InFlight {
        wire::ClientMessage message;
        std::optional<RequestId> id; //!< none: the link's own heartbeat
        BootTime sentAt;
        bool sendFailed = false; //!< the socket took nothing any more
        bool condemned = false; //!< … a sign came: it ends as soon as what came with the sign is read
        bool overdue = false; //!< the deadline passed; the next sign of the transport, or its silence, tells why
    };

    //! Counts a received frame; false when it proves nothing about now.
    bool noteFrame(qint64 size, BootTime now);
    void onTransportEnded(const EndCause &why);
    void onOpened();
    void onText(QByteArrayView utf8);
    void onBinary(qint64 size);
    void onPong(const QByteArray &payload);
    void close(EndCause cause, bool transportEnded);

    void judgeFrame(const wire::Decoded &decoded, QByteArrayView raw);
    void judgeGreeting(const wire::ServerMessage &message);
    void judgeMessage(const wire::ServerMessage &message, QByteArrayView raw);
    void settleSlot(const wire::ServerMessage &reply, QByteArrayView raw);
    void settleHeartbeat(const InFlight &heartbeat, const wire::ServerMessage &reply, QByteArrayView raw);
    void condemnOverdue();
    void vouch(BootTime now);

    void transmit(const wire::ClientMessage &message, std::optional<RequestId> id);
    void heartbeatDue(DeadlineTimer::Lateness lateness);
    void tryHeartbeat();
    void answerDue(DeadlineTimer::Lateness lateness);
    milliseconds heartbeatInterval() const;

    Config m_config;
    Clock &m_clock;
    std::unique_ptr<Transport> m_transport;
    wire::ServerDecoder m_decoder;
    Phase m_phase = Phase::Opening;
    std::optional<Greeting> m_greeting;
    std::optional<InFlight> m_inFlight;
    bool m_sending = false;
    std::optional<EndCause> m_endedWhileSending; //!< why the transport ended from within sendText()
    bool m_heartbeatWanted = false;
    bool m_finishing = false;
    bool m_hasAnswered = false;
    int m_framesBeforeGreeting = 0;
    std::optional<BootTime> m_lastProof;
    BootTime m_saidAfter; //!< sending time of the newest ping or request that is answered: what comes now was said after it
    struct Vouched {
        BootTime at; //!< a word of the consumer came
        BootTime until; //!< m_saidAfter then
    };
    std::deque<Vouched> m_vouched; //!< those of the last moments, and the newest before them
    std::optional<BootTime> m_endedAt;
    std::optional<BootTime> m_lastFrame; //!< the newest text frame before the one at hand
    Traffic m_traffic;

    PingWatch m_pings;
    DeadlineTimer m_heartbeatTimer;
    DeadlineTimer m_answerTimer; //!< the greeting's deadline, then that of what is in flight
};

} // namespace noc
