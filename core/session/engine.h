// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/commands/commandbudget.h"
#include "core/commands/outbox.h"
#include "core/commands/outboxfile.h"
#include "core/link/channel.h"
#include "core/session/factqueue.h"
#include "core/session/profile.h"
#include "core/session/subscriptionbook.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace noc {

class NetworkWatch;

//! The working half of a session: channels, outbox, budget and subscriptions, in one thread. It knows no window and no store; what
//! happens is handed over as facts, which wait in a queue until the session takes them. When that is full, the engine stops reading for as long as
//! kLongestHold, so that TCP holds the server back; after that it ends the link, which declares a gap. Everything but facts() is called in
//! its own thread.
class Engine : public QObject
{
    Q_OBJECT

public:
    static constexpr seconds kLongestHold {5};

    //! Where the outbox is kept; an empty folder: in memory.
    struct Disk {
        QString folder;
        OutboxFile::Options options;
    };

    Engine(
        Profile profile, QString token, Clock &clock, std::unique_ptr<RandomSource> random, TransportFactory transports, Disk disk);
    ~Engine() override;

    //! Makes the channels, in the thread that shall own their sockets. `ownThread`: that is not the session's. Then they retry when the system
    //! announces another network, and reading may be held back.
    void open(bool ownThread);
    //! Ends and destroys them, and lets the outbox write what is not written.
    void close();
    //! As if the program were killed now (tests): nothing more is written; only close() may follow.
    void abandon();

    void start();
    void stop();
    void retryNow();
    //! The token for the next handshakes; `goodUntil`: how long none has to be asked for, as far as known.
    void setToken(const QString &token, std::optional<BootTime> goodUntil = {});
    //! From the next open() on a token is asked for before each handshake that needs one (fact::TokenWanted) and after a refusal; tokenSettled() goes on.
    void askForTokens() { m_asksForTokens = true; }
    //! What was asked for is settled, with a new token or with the old one.
    void tokenSettled();
    //! Tries again, with the token set meanwhile, what was refused with another.
    void retryRefused();
    void acknowledge(const QList<EntityId> &alertIds);
    void withdraw(CommandId id);
    void askAgain(CommandId id);
    void discard(CommandId id);
    void withdrawUnsent();
    void setUndoGrace(milliseconds grace);
    void subscribe(const Subscription &subscription);
    void unsubscribe(const EntityId &clientId);
    void renameSubscription(const EntityId &clientId, const QString &name);
    void requestMetrics(const EntityId &clientId);
    void requestStats();
    //! Replaces the Dashboard link by a fresh one without a break.
    void renewDashboard();
    //! The operator takes the tenant the server greeted as for the profile's.
    void acceptTenant();
    //! The system announced another network: what waits tries at once, and an attempt whose packets were perhaps lost begins anew.
    void networkChanged();

    //! What happened, for the session's thread.
    FactQueue &facts() { return m_facts; }

Q_SIGNALS:
    //! facts() has something; once until they were all taken.
    void factsReady();

private:
    struct InFlight {
        enum class What { Outbox, Subscribe, Stats };
        What what;
        CommandId command = 0;
        EntityId clientId = {};
        Channel::Leg leg = Channel::Leg::Current;
    };

    void tell(Fact fact);
    void tell(const AlertRaise &raise);
    void holdBack(ChannelKind kind);
    void log(LogEvent::Level level, std::optional<ChannelKind> channel, const QString &text, const QString &raw = {});
    void noteFrame(ChannelKind kind, const FrameNote &note);

    std::unique_ptr<Channel> makeChannel(ChannelKind kind);
    Channel *dashboard() { return m_channels[std::size_t(ChannelKind::Dashboard)].get(); }
    Channel *presence() { return m_channels[std::size_t(ChannelKind::Presence)].get(); }
    Channel *channel(ChannelKind kind) { return m_channels[std::size_t(kind)].get(); }

    void onStateChanged(ChannelKind kind, const ConnectionState &state);
    void onGreeted(ChannelKind kind, const Greeting &greeting);
    void onLost(ChannelKind kind, const EndCause &cause);
    void onMessage(ChannelKind kind, const wire::ServerMessage &message, QByteArrayView raw);
    void onAnswered(ChannelKind kind, RequestId id, const wire::ServerMessage &reply);
    void onUnanswered(ChannelKind kind, RequestId id, const EndCause &cause);
    void onSuccessorGreeted(const Greeting &greeting);
    void onRenewed();
    void onRenewalFailed(const EndCause &cause);
    void onDashboardRefused(const EndCause &cause);
    void onHandshakeDue(ChannelKind kind);
    void explainRefusal();

    std::optional<OutboxOwner> owner() const;
    void adoptOwner();
    std::unique_ptr<Outbox> makeOutbox();
    void tellOutbox(bool replaced);
    bool checkTenant(const Greeting &greeting);
    void startOthers();
    void pump();
    void pumpSuccessor();
    bool mayCommand();
    void send(const wire::ClientMessage &message, InFlight what, Channel::Leg leg);
    void sendStats();
    void answerSubscription(const EntityId &clientId, const wire::ServerMessage &reply);
    void checkSettled();
    void tellSubscriptions();
    void tellBudget();
    void pulse(ChannelKind kind);
    void scheduleRenewal();

    Profile m_profile;
    QString m_token;
    Clock &m_clock;
    std::unique_ptr<RandomSource> m_random;
    TransportFactory m_transports;

    std::array<std::unique_ptr<Channel>, 3> m_channels;
    std::array<std::optional<BootTime>, 3> m_attemptSince; //!< begin of the attempt that is under way
    std::unique_ptr<NetworkWatch> m_networkWatch;
    const Disk m_disk;
    std::unique_ptr<Outbox> m_outbox;
    std::optional<OutboxOwner> m_owner; //!< of m_outbox
    //! What those who were signed in before still have open: kept, not sent.
    std::map<OutboxOwner, std::unique_ptr<Outbox>> m_parked;
    milliseconds m_grace {0};
    OutboxStatus m_outboxStatus;
    qsizetype m_othersOnDisk = 0;
    CommandBudget m_budget;
    SubscriptionBook m_book;
    std::map<RequestId, InFlight> m_inFlight;
    RequestId m_nextRequest = 1;

    bool m_asksForTokens = false;
    std::optional<BootTime> m_tokenGoodUntil;
    std::array<bool, 3>
        m_askedForOther {}; //!< a token other than the refused one was asked for; once until that channel is greeted

    bool m_ownThread = false;
    bool m_running = false;
    bool m_othersStarted = false;
    bool m_settled = false; //!< the Dashboard is greeted and every subscription answered
    bool m_statsWanted = false;
    bool m_renewing = false;
    std::optional<Error> m_hold;
    std::optional<EntityId> m_greetedTenant;
    std::optional<BootTime> m_presenceYieldedAt;
    bool m_dashboardRefused = false;

    std::unique_ptr<Timer> m_budgetTimer; //!< fires when the budget lets the next command go
    std::unique_ptr<Timer> m_budgetTick; //!< refreshes the shown figures while anything is spent
    std::unique_ptr<Timer> m_renewTimer;
    std::unique_ptr<Timer> m_doubtTimer; //!< the server's layer may have forgotten a link this old
    BudgetStatus m_toldBudget;
    std::optional<BootTime> m_remainingAt; //!< when the remaining time was worked out last

    std::optional<BootTime> m_toldOfHold;
    std::optional<BootTime> m_noteWindow;
    int m_notesInWindow = 0;
    int m_notesLeftOut = 0;

    AlertRaise m_raise; //!< its memory is used again for the next
    FactQueue m_facts;
};

} // namespace noc
