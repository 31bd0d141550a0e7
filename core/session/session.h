// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/shelves.h"
#include "core/api/apitransport.h"
#include "core/commands/command.h"
#include "core/health/clockoffset.h"
#include "core/health/coverage.h"
#include "core/health/latencytracker.h"
#include "core/health/uptimeledger.h"
#include "core/link/channel.h"
#include "core/link/transport.h"
#include "core/session/backfill.h"
#include "core/session/eventlog.h"
#include "core/session/profile.h"
#include "core/session/sessionjournal.h"
#include "core/session/tokenkeeper.h"
#include "core/storage/database.h"

#include <QObject>

#include <memory>

namespace noc {

//! One channel as the window shows it.
struct ChannelStatus {
    bool inProfile = false;
    ConnectionState state = Disconnected {};
    std::optional<BootTime> lastProof; //!< last word of the server's consumer on the present link
    std::optional<BootTime> lastSign; //!< last word or pong
    std::optional<BootTime> coveredUntil; //!< nothing that the server said until then is missing; see Channel::coveredUntil()
    std::optional<milliseconds> roundTrip; //!< newest heartbeat's
    std::optional<double> roundTripMs; //!< the same, unrounded
    std::optional<std::int64_t> serverLatencyMs; //!< as the server says
    std::optional<std::int64_t> serverUptimeSeconds;
    Channel::Traffic traffic; //!< since the start
};

//! What `get_stats` gave.
struct ServerStats {
    WallTime at;
    std::optional<std::int64_t> uptimeSeconds, messageCount, lastHeartbeatAgo;
    QString userType;
};

//! A subscription and how it stands.
struct SubscriptionStatus {
    enum class State : std::uint8_t { NotSent, Asked, Subscribed, Refused, LeavesAtNextConnection };
    Subscription subscription;
    State state = State::NotSent;
    QString words; //!< Refused: the server's, untrusted
    QString metricsJson; //!< newest answer to requestMetrics, compact JSON, untrusted; empty: never asked
    std::optional<WallTime> metricsAt;
};

//! Whether what the table shows can be taken for now.
struct Liveness {
    enum class Kind : std::uint8_t {
        NeverLive, //!< no greeting yet since the start
        Settling, //!< greeted, subscriptions not answered yet
        Live,
        Stale, //!< was live, is not
    };
    Kind kind = Kind::NeverLive;
    std::optional<WallTime> since; //!< Stale: until when nothing can be missing; Live: begin
    friend bool operator==(const Liveness &, const Liveness &) = default;
};

//! The command budget as shown.
struct BudgetStatus {
    int spent = 0;
    int ceiling = 0;
    qsizetype waiting = 0; //!< open commands
    milliseconds remaining {0}; //!< until all of them are sent, as far as the budget goes; to the second
    friend bool operator==(const BudgetStatus &, const BudgetStatus &) = default;
};

//! How the outbox is kept.
struct OutboxStatus {
    bool onDisk = false; //!< a folder was given and the owner (user and tenant) is known
    std::optional<Error> trouble; //!< the disk refuses: what is asked for is sent, but lost with this process
    std::optional<Error> damage; //!< an earlier file was damaged and kept aside
    qsizetype ofOthers = 0; //!< open commands of other users or tenants of this server: kept, never sent by this one
    friend bool operator==(const OutboxStatus &, const OutboxStatus &) = default;
};

//! Many acknowledgements under way: from the first that was asked for while none was open, until none is.
struct BulkStatus {
    qsizetype asked = 0;
    qsizetype settled = 0;
    qsizetype withdrawable = 0; //!< surely not executed yet
    friend bool operator==(const BulkStatus &, const BulkStatus &) = default;
};

//! The window's whole picture of health; read on the GUI thread, changed only by Session.
class SessionHealth
{
public:
    explicit SessionHealth(Clock &clock);

    LatencyTracker &latency(ChannelKind kind, RoundTrip::Layer layer);
    const LatencyTracker &latency(ChannelKind kind, RoundTrip::Layer layer) const;
    UptimeLedger &uptime(ChannelKind kind);
    const UptimeLedger &uptime(ChannelKind kind) const;
    Coverage &coverage() { return m_coverage; }
    const Coverage &coverage() const { return m_coverage; }
    ClockOffset &clockOffset() { return m_clockOffset; }
    const ClockOffset &clockOffset() const { return m_clockOffset; }

private:
    std::array<std::array<LatencyTracker, 2>, 3> m_latency;
    std::vector<UptimeLedger> m_uptime;
    Coverage m_coverage;
    ClockOffset m_clockOffset;
};

//! One profile at work and the only door for ui and app. Lives in the GUI (or main) thread and never blocks it: sockets, decoding and
//! the outbox run in the engine behind it, on a thread of its own or, for tests in virtual time, in this one. Facts arrive in batches
//! (at most one in 16 ms) and are applied here, so whatever is read here is consistent.
class Session : public QObject
{
    Q_OBJECT

public:
    //! What comes from outside. Null members get the system's own.
    struct Environment {
        Clock *clock = nullptr; //!< must outlive the session; used from both threads
        std::unique_ptr<RandomSource> random;
        TransportFactory transports; //!< called in the engine's thread
        ApiTransportFactory apiTransports; //!< called in the session's thread, where the profile names an HTTP API
        SecretStore *secrets = nullptr; //!< where tokens are kept; must outlive the session; null: in memory only
        QString refreshToken; //!< of the operator's sign-in; empty: none
        QString renewalLock; //!< file that keeps two processes from renewing at once; empty: none
        bool ownThread = true; //!< false: everything in the caller's thread, for virtual time
        QString dataFolder; //!< where outbox and journal keep their files; empty: in memory only
        std::function<std::optional<Error>(DatabaseStep)> diskFault; //!< tests: makes the disk fail
    };

    Session(Profile profile, QString token, Environment environment, QObject *parent = nullptr);
    //! Ends the links and waits for the engine's thread (bounded by the teardown of its sockets).
    ~Session() override;

    // ---- intentions ----
    void start();
    void stop();
    //! Tries every channel that waits, at once.
    void retryNow();
    //! The token for the next handshakes; a living link is not touched.
    void setToken(const QString &token);
    //! Signs in anew over the HTTP API; signInFinished() follows. The password is not kept. Nothing where the profile names no API.
    void signIn(const QString &user, const QString &password);
    //! The operator looked at that row: it counts as seen, as far as it was raised while no data came.
    void noteLookedAt(const AlertKey &key);
    //! Acknowledges alerts; keys of other kinds are marked seen instead. Nothing is doubled that is already on its way.
    void acknowledge(const QList<AlertKey> &keys);
    //! Takes alerts out of sight and hearing for a time; see Shelves. Kept by the journal, and over by itself. The server is not told.
    void shelve(const QList<AlertKey> &keys, milliseconds duration, const QString &reason = {});
    void unshelve(const QList<AlertKey> &keys);
    void withdraw(CommandId id);
    //! Withdraws the acknowledgements of these alerts, as far as they are surely not executed; the others stay as they are.
    void takeBack(const QList<AlertKey> &keys);
    //! Takes back what the last acknowledge() asked for.
    void undo();
    void askAgain(CommandId id);
    //! Gives up an expired command.
    void discard(CommandId id);
    //! Withdraws every acknowledgement that is surely not executed.
    void withdrawUnsent();
    //! Acknowledgements asked for from now on are held back for so long, so that they can be withdrawn; zero: not at all.
    void setUndoGrace(milliseconds grace);
    //! Adds and asks for a client; a known one gets the new name and is asked for again.
    void subscribe(const Subscription &subscription);
    //! The protocol has no unsubscribe: takes effect at the next connection.
    void unsubscribe(const EntityId &clientId);
    void renameSubscription(const EntityId &clientId, const QString &name);
    void requestMetrics(const EntityId &clientId);
    //! Asks the presence channel; statsReceived() follows when it is connected.
    void requestStats();
    //! Replaces the Dashboard link by a fresh one without a break (for an unsubscription to take effect).
    void renewDashboard();
    //! The operator takes the tenant that the server greeted as for the right one. What was asked for the former tenant is kept for it, and
    //! counted in outbox().ofOthers: the same number means another alert there.
    void acceptTenant();
    //! As if the program were killed now: nothing more is written (tests); only the destructor may follow.
    void abandon();
    //! Coverage counts from now.
    void startShift();

    // ---- what is known ----
    const Profile &profile() const;
    Clock &clock() const;
    AlertStore &alerts();
    const Shelves &shelves() const;
    const SessionHealth &health() const;
    EventLog &events();
    //! What happened before, too; answers later.
    SessionJournal &journal();
    ChannelStatus channel(ChannelKind kind) const;
    Liveness liveness() const;
    //! True when rows may be shown as live at this very moment: Live, the last sign of the Dashboard is younger than 10 s and its consumer's
    //! last word younger than a heartbeat and its deadline, both by the reader's own clock, so that a hung engine cannot look alive.
    bool rowsAreLive() const;
    QList<SubscriptionStatus> subscriptions() const;
    //! Open commands in order, then expired ones that wait for a word (askAgain() or discard()), then settled ones, newest first.
    QList<Command> commands() const;
    //! The expired ones of these.
    QList<Command> expiredCommands() const;
    OutboxStatus outbox() const;
    BulkStatus bulk() const;
    qsizetype queuedCount() const;
    qsizetype refusedCount() const;
    BudgetStatus budget() const;
    //! `exp` of the token, read and not trusted; none when it cannot be read.
    std::optional<WallTime> tokenExpiry() const;
    std::optional<ServerStats> stats() const;
    SignInStatus signInStatus() const;
    BackfillStatus backfill() const;
    //! True when at this moment nothing is unacknowledged, as far as the server's own list and a live link since can tell.
    bool isAllClear() const;
    //! Why nothing is sent although the link lives (another tenant); none in normal work.
    std::optional<Error> holdReason() const;
    //! The Dashboard link is over an hour old and could not be renewed: the server may have forgotten it.
    bool coverageUncertain() const;
    //! What a refused handshake can still mean, after what the other channels showed; empty when nothing is refused.
    QString refusalHint() const;
    //! Alerts raised in the last ten minutes (received by this console).
    int raisedInLastTenMinutes() const;

Q_SIGNALS:
    //! State, proof or figures of a channel moved on.
    void channelChanged(noc::ChannelKind kind);
    void livenessChanged(const noc::Liveness &liveness);
    void commandChanged(const noc::Command &command);
    //! outbox() changed, or another user's (or tenant's) commands took the place of all.
    void outboxChanged();
    void subscriptionsChanged();
    void budgetChanged(const noc::BudgetStatus &budget);
    //! holdReason(), coverageUncertain() or refusalHint() changed.
    void concernsChanged();
    void statsReceived(const noc::ServerStats &stats);
    void signInChanged(const noc::SignInStatus &status);
    //! A signIn() ended; without an error it worked.
    void signInFinished(const std::optional<noc::Error> &error);
    void backfillChanged(const noc::BackfillStatus &status);
    //! Alerts that were raised while no data came, told when a backfill ends.
    void alertsFound(const QList<noc::AlertKey> &keys);
    //! New samples or spans: charts may redraw (at most once a second).
    void healthChanged();
    //! A gap closed (its two ends are known).
    void gapClosed(const noc::Gap &gap);
    //! The profile learnt something that is to be kept (tenant id, subscriptions).
    void profileChanged(const noc::Profile &profile);

    //! One new raise, as received, repeats included (for tail and notices). In order, within the batch that shows it.
    void alertRaised(const noc::AlertRaise &raise);
    void alertStatusChanged(const noc::AlertChange &change);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::Liveness)
Q_DECLARE_METATYPE(noc::Gap)
