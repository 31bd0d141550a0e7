// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/api/networkapitransport.h"
#include "core/base/bootid.h"
#include "core/base/redaction.h"
#include "core/link/websockettransport.h"
#include "core/session/engine.h"
#include "core/session/tokensource.h"

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace noc {

namespace {

// Facts are applied at most once a frame, and no turn of the event loop is held longer than this.
constexpr auto kFrame = milliseconds(16);
constexpr auto kTurn = milliseconds(5);
// Charts and figures need no more.
constexpr auto kHealthEvery = milliseconds(1000);
// Pings go every 3 s, so that silence this long is no hiccup.
constexpr auto kSignMaxAge = seconds(10);
// A heartbeat's answer came in its time if it is so little late; what the engine knows takes a moment to come here.
constexpr auto kProofGrace = milliseconds(500);
constexpr auto kLoadWindow = std::chrono::minutes(10);
constexpr qsizetype kSettledCommands = 1000;
// An older console of this profile may be about to end.
constexpr auto kDiskPatience = milliseconds(1000);

template<class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

RowCommand rowCommand(const Command &command, const Clock &clock)
{
    RowCommand row;
    row.since = command.changed;
    row.saved = command.keeping != Keeping::NotSaved;
    std::visit(
        Overloaded {
            [&](const Queued &) {
                row.state = RowCommand::State::Queued;
                if (command.heldUntil)
                    row.heldUntil = clock.wallNow() + std::chrono::ceil<milliseconds>(*command.heldUntil - clock.bootNow());
            },
            [&row](const Sent &) { row.state = RowCommand::State::Sent; },
            [&row](const Confirmed &confirmed) {
                row.state = RowCommand::State::Confirmed;
                row.took = confirmed.took;
            },
            [&row](const Refused &refused) {
                row.state = RowCommand::State::Refused;
                row.words = refused.words;
            },
            [&row](const Unanswered &) { row.state = RowCommand::State::Unanswered; },
            [&row](const Expired &) { row.state = RowCommand::State::Expired; },
            [&row](const Withdrawn &) { row.state = RowCommand::State::None; },
        },
        command.state);
    return row;
}

} // namespace

SessionHealth::SessionHealth(Clock &clock) : m_coverage(clock)
{
    for (std::size_t i = 0; i < kAllChannels.size(); ++i)
        m_uptime.emplace_back(clock);
}

LatencyTracker &SessionHealth::latency(ChannelKind kind, RoundTrip::Layer layer)
{
    return m_latency[std::size_t(kind)][std::size_t(layer)];
}

const LatencyTracker &SessionHealth::latency(ChannelKind kind, RoundTrip::Layer layer) const
{
    return m_latency[std::size_t(kind)][std::size_t(layer)];
}

UptimeLedger &SessionHealth::uptime(ChannelKind kind)
{
    return m_uptime[std::size_t(kind)];
}

const UptimeLedger &SessionHealth::uptime(ChannelKind kind) const
{
    return m_uptime[std::size_t(kind)];
}

class Session::Private
{
public:
    Private(Session &session, Profile theProfile, Clock &theClock)
        : q(session),
          profile(std::move(theProfile)),
          clock(theClock),
          alerts(profile.keepAlerts),
          shelves(alerts, theClock),
          health(theClock)
    {
        for (const ChannelKind kind : profile.channels)
            channels[std::size_t(kind)].inProfile = true;
    }

    // Runs `call` on the engine in its own thread.
    template<typename Call> void post(Call call)
    {
        if (thread)
            QMetaObject::invokeMethod(
                engine.get(), [e = engine.get(), call = std::move(call)] { call(*e); }, Qt::QueuedConnection);
        else
            call(*engine);
    }

    void factsReady();
    void apply();
    bool applyOne();
    WallTime toWall(BootTime at) const { return clock.wallNow() - std::chrono::floor<milliseconds>(clock.bootNow() - at); }

    void on(AlertRaise &raise);
    void on(AlertChange &change);
    void on(fact::Acknowledged &acknowledged);
    void on(fact::CommandMoved &moved);
    void on(fact::OutboxMoved &moved);
    void on(fact::ChannelMoved &moved);
    void on(fact::LinkLost &lost);
    void on(fact::Pulse &pulse);
    void on(fact::Measured &measured);
    void on(fact::LivenessMoved &moved);
    void on(fact::Logged &logged);
    void on(fact::SubscriptionsMoved &moved);
    void on(fact::BudgetMoved &moved);
    void on(fact::StatsCame &came);
    void on(fact::TenantTold &told);
    void on(fact::HoldMoved &moved);
    void on(fact::CoverageDoubt &doubt);
    void on(fact::RefusalExplained &explained);
    void on(fact::TokenWanted &wanted);

    void openApi(Environment &environment);
    void useToken(const QString &newToken);
    void makeJournal(const Environment &environment);
    void openJournal();
    void followShelves();
    void settleLastKnown();
    void onBackfill(const BackfillStatus &status);
    void log(LogEvent::Level level, const QString &text, const QString &raw = {});

    void countRaise();
    void countInBulk(const Command &command);
    void healthMoved();

    Session &q;
    Profile profile;
    Clock &clock;
    std::unique_ptr<QThread> thread;
    std::unique_ptr<Engine> engine;

    AlertStore alerts;
    Shelves shelves;
    SessionHealth health;
    EventLog events;
    std::unique_ptr<SessionJournal> journal; // after what it reads

    std::array<ChannelStatus, 3> channels;
    Liveness liveness;
    QList<SubscriptionStatus> subscriptions;
    std::map<CommandId, Command> openCommands;
    std::map<CommandId, Command> expiredCommands; // nobody has decided about them
    OutboxStatus outbox;
    BulkStatus bulk;
    std::deque<Command> settledCommands; // newest first
    QList<AlertKey> askedLast; // for undo()
    BudgetStatus budget;
    QString token;
    std::optional<ServerStats> stats;
    std::unique_ptr<HttpApi> api; // where the profile names one; so are the next two
    std::unique_ptr<TokenKeeper> keeper;
    std::unique_ptr<Backfill> backfill;
    BackfillStatus::Kind toldBackfill = BackfillStatus::Kind::NotPossible;
    QString toldBackfillWhy;
    bool startWaits = false; // for a token
    std::optional<Error> hold;
    bool uncertain = false;
    QString refusal;
    std::deque<std::pair<BootTime, int>> raises; // of the last ten minutes, a bucket a second

    std::unique_ptr<FactChunk> applying; // what the last turn left
    AlertRaise nextRaise; // its memory is used again for the next
    std::unique_ptr<Timer> applyTimer;
    std::unique_ptr<Timer> healthTimer;
    BootTime lastApply {};
};

// ---- the way in -------------------------------------------------------------------------------------------------------

void Session::Private::factsReady()
{
    if (!applyTimer->isActive())
        applyTimer->start(std::chrono::ceil<milliseconds>(lastApply + kFrame - clock.bootNow()));
}

void Session::Private::apply()
{
    const BootTime begin = clock.bootNow();
    const QPointer<Session> alive(&q);
    bool isDone = false;
    alerts.beginBatch();
    for (int steps = 1; !isDone; ++steps) {
        isDone = !applyOne();
        // Whoever heard a signal may have ended the session.
        if (!alive)
            return;
        if (steps % 128 == 0 && clock.bootNow() - begin > kTurn)
            break;
    }
    alerts.endBatch();
    if (!alive)
        return;
    lastApply = clock.bootNow();
    // A backlog goes on at once; the event loop has its turn in between.
    if (!isDone)
        applyTimer->start(milliseconds(0));
}

bool Session::Private::applyOne()
{
    if (!applying)
        applying = engine->facts().take();
    if (!applying)
        return false;
    if (applying->nextRaise(nextRaise))
        on(nextRaise);
    else if (Fact *fact = applying->nextFact())
        std::visit([this](auto &f) { on(f); }, *fact);
    else
        applying.reset();
    return true;
}

void Session::Private::on(AlertRaise &raise)
{
    if (backfill)
        backfill->noteLive(raise.key);
    const quint64 raisesBefore = alerts.counts().raises;
    alerts.raise(raise);
    if (alerts.counts().raises != raisesBefore)
        journal->noteRaise(raise);
    countRaise();
    Q_EMIT q.alertRaised(raise);
}

void Session::Private::on(AlertChange &change)
{
    if (backfill)
        backfill->noteLive(change.key);
    alerts.change(change);
    journal->noteChange(change);
    Q_EMIT q.alertStatusChanged(change);
}

void Session::Private::on(fact::Acknowledged &acknowledged)
{
    if (backfill)
        backfill->noteLive(acknowledged.key);
    alerts.acknowledged(acknowledged.key, acknowledged.byThisConsole, acknowledged.at);
    journal->noteAcknowledged(acknowledged.key, acknowledged.byThisConsole, acknowledged.at);
}

void Session::Private::on(fact::CommandMoved &moved)
{
    const Command &command = moved.command;
    countInBulk(command);
    const auto before = openCommands.find(command.id);
    const bool isOld =
        before != openCommands.end() && before->second.state == command.state && before->second.changed == command.changed;
    if (!isOld)
        journal->noteCommand(command);
    const bool wasOpen = openCommands.erase(command.id) > 0;
    const bool wasExpired = expiredCommands.erase(command.id) > 0;
    const bool wasKnown = wasOpen || wasExpired;
    const bool decided = !command.history.isEmpty() && command.history.last().what == CommandStep::What::AskedAgain;
    if (!isFinal(command.state)) {
        openCommands.insert_or_assign(command.id, command);
    } else if (std::holds_alternative<Expired>(command.state) && !decided) {
        expiredCommands.insert_or_assign(command.id, command);
    } else {
        const auto old = wasKnown
            ? settledCommands.end()
            : std::find_if(settledCommands.begin(), settledCommands.end(), [&](const Command &c) { return c.id == command.id; });
        if (old != settledCommands.end())
            *old = command;
        else
            settledCommands.push_front(command);
        if (qsizetype(settledCommands.size()) > kSettledCommands)
            settledCommands.pop_back();
    }
    // One that a newer command stands for says nothing about the row any more.
    if (command.kind == CommandKind::Acknowledge && !decided)
        alerts.setCommand({AlertKind::Alert, command.target}, rowCommand(command, clock));
    Q_EMIT q.commandChanged(command);
}

void Session::Private::countInBulk(const Command &command)
{
    if (command.kind != CommandKind::Acknowledge)
        return;
    const auto open = openCommands.find(command.id);
    const bool wasOpen = open != openCommands.end();
    const bool isOpen = !isFinal(command.state);
    const auto isWithdrawable = [](const Command &c) { return std::holds_alternative<Queued>(c.state); };
    if (!wasOpen && isOpen && bulk.asked == bulk.settled)
        bulk = {};
    bulk.asked += !wasOpen && isOpen;
    bulk.settled += wasOpen && !isOpen;
    bulk.withdrawable += (isOpen && isWithdrawable(command)) - (wasOpen && isWithdrawable(open->second));
}

void Session::Private::on(fact::OutboxMoved &moved)
{
    outbox = moved.status;
    if (moved.replaced) {
        for (const auto &[id, command] : openCommands) {
            if (command.kind == CommandKind::Acknowledge)
                alerts.setCommand({AlertKind::Alert, command.target}, RowCommand {});
        }
        openCommands.clear();
        expiredCommands.clear();
        settledCommands.clear();
        bulk = {};
    }
    Q_EMIT q.outboxChanged();
}

void Session::Private::on(fact::ChannelMoved &moved)
{
    channels[std::size_t(moved.kind)].state = moved.state;
    health.uptime(moved.kind).note(moved.state);
    Q_EMIT q.channelChanged(moved.kind);
    healthMoved();
}

void Session::Private::on(fact::LinkLost &lost)
{
    // A cut that was found late had lasted since the last proof.
    if (lost.cause.kind == EndKind::Silent || lost.cause.kind == EndKind::NoAnswer || lost.cause.kind == EndKind::Slept)
        health.uptime(lost.kind).noteSilentSince(lost.lastProof, lost.cause);
    ChannelStatus &channel = channels[std::size_t(lost.kind)];
    channel.roundTrip.reset();
    channel.roundTripMs.reset();
}

void Session::Private::on(fact::Pulse &pulse)
{
    ChannelStatus &channel = channels[std::size_t(pulse.kind)];
    if (pulse.lastProof)
        channel.lastProof = pulse.lastProof;
    if (pulse.lastSign)
        channel.lastSign = pulse.lastSign;
    if (pulse.coveredUntil)
        channel.coveredUntil = pulse.coveredUntil;
    channel.traffic = pulse.traffic;
    if (pulse.kind == ChannelKind::Dashboard && pulse.coveredUntil && health.coverage().isLive())
        journal->noteProof(toWall(*pulse.coveredUntil));
    Q_EMIT q.channelChanged(pulse.kind);
}

void Session::Private::on(fact::Measured &measured)
{
    const RoundTrip &sample = measured.sample;
    ChannelStatus &channel = channels[std::size_t(measured.kind)];
    if (sample.layer == RoundTrip::Layer::Application) {
        channel.roundTrip = std::chrono::round<milliseconds>(sample.took);
        channel.roundTripMs = double(sample.took.count()) / 1e6;
        if (sample.serverLatencyMs)
            channel.serverLatencyMs = sample.serverLatencyMs;
        if (sample.serverUptimeSeconds)
            channel.serverUptimeSeconds = sample.serverUptimeSeconds;
        if (sample.serverTime)
            health.clockOffset().add(measured.at - std::chrono::round<milliseconds>(sample.took), measured.at, *sample.serverTime);
    }
    // Nagle delays a reply that follows another: such a time says nothing about the way.
    if (!sample.afterOtherReply)
        health.latency(measured.kind, sample.layer).add(sample.took, measured.at);
    Q_EMIT q.channelChanged(measured.kind);
    healthMoved();
}

void Session::Private::on(fact::LivenessMoved &moved)
{
    const WallTime at = toWall(moved.at);
    const std::size_t gapsBefore = health.coverage().gaps().size();
    const bool wasOpen = gapsBefore > 0 && !health.coverage().gaps().back().to;
    switch (moved.kind) {
    case Liveness::Kind::Live:
        if (!profile.tenantId && !hold)
            openJournal();
        health.coverage().noteLive();
        liveness = {Liveness::Kind::Live, at};
        if (wasOpen && health.coverage().gaps().size() == gapsBefore && health.coverage().gaps().back().to) {
            const Gap gap = health.coverage().gaps().back();
            if (backfill)
                backfill->fetch(gap, health.clockOffset().offset());
            journal->noteGap(gap);
            Q_EMIT q.gapClosed(gap);
        }
        break;
    case Liveness::Kind::Stale:
        if (health.coverage().isLive())
            health.coverage().noteLost(moved.at);
        // Never live yet: nothing went stale.
        if (liveness.kind == Liveness::Kind::Live)
            liveness = {Liveness::Kind::Stale, at};
        else if (liveness.kind == Liveness::Kind::Settling)
            liveness = {liveness.since ? Liveness::Kind::Stale : Liveness::Kind::NeverLive, liveness.since};
        break;
    case Liveness::Kind::Settling:
        // Keeps since when there are no data; the banner stays until the subscriptions are answered.
        liveness = {Liveness::Kind::Settling, liveness.kind == Liveness::Kind::Stale ? liveness.since : std::nullopt};
        break;
    case Liveness::Kind::NeverLive: liveness = {}; break;
    }
    Q_EMIT q.livenessChanged(liveness);
    healthMoved();
}

void Session::Private::on(fact::Logged &logged)
{
    events.append(std::move(logged.event));
}

void Session::Private::on(fact::SubscriptionsMoved &moved)
{
    subscriptions = std::move(moved.subscriptions);
    QList<Subscription> kept;
    for (const SubscriptionStatus &status : std::as_const(subscriptions)) {
        if (status.state != SubscriptionStatus::State::LeavesAtNextConnection)
            kept.append(status.subscription);
    }
    Q_EMIT q.subscriptionsChanged();
    if (kept != profile.subscriptions) {
        profile.subscriptions = kept;
        Q_EMIT q.profileChanged(profile);
    }
}

void Session::Private::on(fact::BudgetMoved &moved)
{
    budget = moved.budget;
    Q_EMIT q.budgetChanged(budget);
}

void Session::Private::on(fact::StatsCame &came)
{
    stats = came.stats;
    Q_EMIT q.statsReceived(*stats);
}

void Session::Private::on(fact::TenantTold &told)
{
    // The same number means another alert there.
    if (profile.tenantId && profile.tenantId != told.tenantId)
        shelves.clear();
    profile.tenantId = told.tenantId;
    openJournal();
    Q_EMIT q.profileChanged(profile);
}

void Session::Private::on(fact::HoldMoved &moved)
{
    hold = moved.reason;
    journal->setHeld(hold.has_value());
    Q_EMIT q.concernsChanged();
}

void Session::Private::on(fact::CoverageDoubt &doubt)
{
    if (uncertain == doubt.uncertain)
        return;
    uncertain = doubt.uncertain;
    Q_EMIT q.concernsChanged();
}

void Session::Private::on(fact::RefusalExplained &explained)
{
    if (refusal == explained.words)
        return;
    refusal = explained.words;
    Q_EMIT q.concernsChanged();
}

void Session::Private::on(fact::TokenWanted &wanted)
{
    if (!keeper)
        return;
    switch (wanted.why) {
    case fact::TokenWanted::Why::Handshake: keeper->want(TokenKeeper::Want::Usable); break;
    case fact::TokenWanted::Why::Renewal: keeper->want(TokenKeeper::Want::Young); break;
    case fact::TokenWanted::Why::Refused: keeper->want(TokenKeeper::Want::Other); break;
    }
}

// ---- the HTTP API -----------------------------------------------------------------------------------------------------

void Session::Private::openApi(Environment &environment)
{
    auto transports = environment.apiTransports ? std::move(environment.apiTransports) : makeNetworkApiTransports();
    QList<QSslCertificate> extraCa;
    if (!profile.caFile.isEmpty())
        extraCa = QSslCertificate::fromPath(profile.caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    api = std::make_unique<HttpApi>(profile.api, extraCa, transports());
    keeper =
        std::make_unique<TokenKeeper>(*api, clock, TokenKeeper::Place {profile.name, environment.secrets, environment.renewalLock});
    keeper->begin(token, environment.refreshToken);
    backfill = std::make_unique<Backfill>(*api, alerts, clock);
    backfill->setToken(token);

    connect(keeper.get(), &TokenKeeper::tokenChanged, &q, [this](const QString &access) { useToken(access); });
    connect(keeper.get(), &TokenKeeper::settled, &q, [this] { post([](Engine &e) { e.tokenSettled(); }); });
    connect(keeper.get(), &TokenKeeper::statusChanged, &q, [this](const SignInStatus &status) {
        if (status.why)
            log(status.kind == SignInStatus::Kind::Needed ? LogEvent::Level::Alarm : LogEvent::Level::Warning, status.why->message,
                status.why->detail);
        Q_EMIT q.signInChanged(status);
    });
    connect(keeper.get(), &TokenKeeper::signInFinished, &q, [this](const std::optional<Error> &error) {
        if (!error) {
            log(LogEvent::Level::Notice, Session::tr("Signed in."));
            backfill->askAgain();
            post([](Engine &e) { e.retryNow(); });
        }
        Q_EMIT q.signInFinished(error);
    });
    connect(backfill.get(), &Backfill::statusChanged, &q, [this](const BackfillStatus &status) { onBackfill(status); });
    connect(backfill.get(), &Backfill::found, &q, &Session::alertsFound);
    connect(backfill.get(), &Backfill::tokenRefused, &q, [this] { keeper->want(TokenKeeper::Want::Other); });
}

void Session::Private::useToken(const QString &newToken)
{
    token = newToken;
    const std::optional<BootTime> goodUntil = keeper ? keeper->goodUntil() : std::nullopt;
    post([newToken, goodUntil](Engine &e) {
        e.setToken(newToken, goodUntil);
        e.retryRefused();
    });
    if (backfill)
        backfill->setToken(newToken);
    if (std::exchange(startWaits, false))
        post([](Engine &e) { e.start(); });
    for (const ChannelKind kind : profile.channels)
        Q_EMIT q.channelChanged(kind);
}

void Session::Private::onBackfill(const BackfillStatus &status)
{
    const QString why = status.why ? status.why->message : QString();
    // A server that goes on failing in the same way is told of once.
    const bool isNews = status.kind != toldBackfill || why != toldBackfillWhy;
    toldBackfill = status.kind;
    toldBackfillWhy = why;
    switch (status.kind) {
    case BackfillStatus::Kind::Complete:
        settleLastKnown();
        log(LogEvent::Level::Info,
            Session::tr(
                "The server's list was read: %n alert(s) were raised meanwhile and are marked. Changes of older alerts are "
                "unknown.",
                nullptr, status.found));
        break;
    case BackfillStatus::Kind::Running:
    case BackfillStatus::Kind::Incomplete:
    case BackfillStatus::Kind::Refused:
        if (isNews && status.why)
            log(LogEvent::Level::Warning, why, status.why->detail);
        break;
    case BackfillStatus::Kind::NotPossible:
    case BackfillStatus::Kind::NotYet: break;
    }
    Q_EMIT q.backfillChanged(status);
}

// ---- the journal ------------------------------------------------------------------------------------------------------

void Session::Private::makeJournal(const Environment &environment)
{
    Journal::Options options;
    options.ownThread = environment.ownThread;
    options.busyTimeout = kDiskPatience;
    options.fault = environment.diskFault;
    journal = std::make_unique<SessionJournal>(environment.dataFolder, std::move(options), clock, alerts, profile.keepAlerts);
    connect(&events, &EventLog::appended, journal.get(), [this](const LogEvent &event) { journal->noteLog(event); });
    connect(journal.get(), &SessionJournal::said, &q, [this](LogEvent::Level level, const QString &text, const QString &detail) {
        log(level, text, detail);
    });
    connect(journal.get(), &SessionJournal::knownUntil, &q, [this](WallTime lastProof) {
        health.coverage().noteRunBefore(lastProof);
        // The disk may be slower than the server.
        if (const auto &gaps = health.coverage().gaps(); !gaps.empty() && gaps.front().sinceLastRun && gaps.front().to) {
            const Gap gap = gaps.front();
            journal->noteGap(gap);
            Q_EMIT q.gapClosed(gap);
        }
        healthMoved();
    });
    connect(journal.get(), &SessionJournal::restored, &q, [this](qsizetype count, WallTime) {
        if (count > 0)
            log(LogEvent::Level::Notice,
                Session::tr(
                    "%n open alert(s) are shown as they were last known, until the server speaks of them.", nullptr, int(count)));
        // The outbox was read before there were rows to show it on.
        alerts.beginBatch();
        for (const auto &[id, command] : openCommands) {
            if (command.kind == CommandKind::Acknowledge)
                alerts.setCommand({AlertKind::Alert, command.target}, rowCommand(command, clock));
        }
        alerts.endBatch();
        // The list may have been read before the rows were.
        if (count > 0 && backfill && backfill->status().kind == BackfillStatus::Kind::Complete)
            settleLastKnown();
    });
    followShelves();
    if (profile.tenantId)
        openJournal();
}

void Session::Private::followShelves()
{
    connect(journal.get(), &SessionJournal::shelvesRead, &q, [this](const QList<Shelf> &kept) {
        shelves.restore(kept);
        // Made before there was a file for them.
        QList<Shelf> missing = shelves.list();
        missing.removeIf([&](const Shelf &shelf) { return kept.contains(shelf); });
        journal->keepShelves(missing);
    });
    connect(journal.get(), &SessionJournal::shelvesKept, &shelves, &Shelves::noteSaved);
    connect(&shelves, &Shelves::ended, &q, [this](const QList<AlertKey> &keys) {
        journal->dropShelves(keys);
        log(LogEvent::Level::Info, Session::tr("%n alert(s) left the shelf.", nullptr, int(keys.size())));
    });
}

void Session::Private::openJournal()
{
    const QString server =
        profile.server.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    journal->openFor({server, profile.tenantId ? profile.tenantId->toText() : QString()});
}

// The server's list of all that is open was read: what it does not name is open no more.
void Session::Private::settleLastKnown()
{
    const QList<AlertKey> settled = alerts.dropLastKnown();
    if (settled.isEmpty())
        return;
    for (const AlertKey &key : settled)
        journal->noteClosed(key);
    log(LogEvent::Level::Notice,
        Session::tr(
            "%n alert(s) known from before are not open on the server any more and left the table.", nullptr, int(settled.size())));
}

void Session::Private::log(LogEvent::Level level, const QString &text, const QString &raw)
{
    LogEvent event;
    event.at = clock.wallNow();
    event.level = level;
    event.text = text;
    event.raw = raw;
    events.append(std::move(event));
}

void Session::Private::countRaise()
{
    const BootTime now = clock.bootNow();
    if (raises.empty() || now - raises.back().first >= seconds(1))
        raises.emplace_back(now, 0);
    ++raises.back().second;
    while (now - raises.front().first > kLoadWindow)
        raises.pop_front();
}

void Session::Private::healthMoved()
{
    if (!healthTimer->isActive())
        healthTimer->start(kHealthEvery);
}

// ---- the door ---------------------------------------------------------------------------------------------------------

Session::Session(Profile profile, QString token, Environment environment, QObject *parent) : QObject(parent)
{
    static SystemClock systemClock;
    Clock &clock = environment.clock ? *environment.clock : systemClock;
    auto random = environment.random ? std::move(environment.random) : makeSystemRandom();
    auto transports = environment.transports ? std::move(environment.transports) : makeWebSocketTransports();

    d = std::make_unique<Private>(*this, profile, clock);
    d->token = token;
    d->applyTimer = clock.makeTimer([this] { d->apply(); });
    d->healthTimer = clock.makeTimer([this] { Q_EMIT healthChanged(); });
    keepOutOfTexts(token);
    d->makeJournal(environment);
    const bool usesApi = !profile.api.isEmpty();
    if (usesApi)
        d->openApi(environment);
    d->engine = std::make_unique<Engine>(
        std::move(profile), std::move(token), clock, std::move(random), std::move(transports),
        Engine::Disk {
            environment.dataFolder,
            {environment.ownThread, kDiskPatience, environment.ownThread ? bootId() : QByteArray(),
             std::move(environment.diskFault)}});
    if (usesApi) {
        d->engine->askForTokens();
        d->engine->setToken(d->token, d->keeper->goodUntil());
    }
    connect(d->engine.get(), &Engine::factsReady, this, [this] { d->factsReady(); });
    if (environment.ownThread) {
        d->thread = std::make_unique<QThread>();
        d->thread->setObjectName(QStringLiteral("noc-engine"));
        d->engine->moveToThread(d->thread.get());
        d->thread->start();
    }
    // In virtual time the kernel's own events would be chance.
    d->post([ownThread = environment.ownThread](Engine &engine) { engine.open(ownThread); });
}

Session::~Session()
{
    // It may wait for room.
    d->engine->facts().close();
    if (d->thread) {
        QMetaObject::invokeMethod(
            d->engine.get(), [this] { d->engine->close(); }, Qt::BlockingQueuedConnection);
        d->thread->quit();
        d->thread->wait();
    } else {
        d->engine->close();
    }
}

void Session::start()
{
    // Without any token a handshake would only be refused.
    if (d->keeper && d->token.isEmpty() && d->keeper->status().kind == SignInStatus::Kind::Needed) {
        d->startWaits = true;
        return;
    }
    d->post([](Engine &engine) { engine.start(); });
}

void Session::stop()
{
    d->post([](Engine &engine) { engine.stop(); });
}

void Session::retryNow()
{
    d->post([](Engine &engine) { engine.retryNow(); });
}

void Session::setToken(const QString &token)
{
    keepOutOfTexts(token);
    if (d->keeper) {
        d->keeper->paste(token);
        d->backfill->askAgain();
        return;
    }
    d->token = token;
    d->post([token](Engine &engine) { engine.setToken(token); });
    for (const ChannelKind kind : d->profile.channels)
        Q_EMIT channelChanged(kind);
}

void Session::signIn(const QString &user, const QString &password)
{
    if (d->keeper)
        d->keeper->signIn(user, password);
}

void Session::noteLookedAt(const AlertKey &key)
{
    d->alerts.noteLookedAt(key);
}

void Session::acknowledge(const QList<AlertKey> &keys)
{
    QList<EntityId> ids;
    d->askedLast = keys;
    d->alerts.beginBatch();
    for (const AlertKey &key : keys) {
        if (key.kind == AlertKind::Alert)
            ids.append(key.id);
        else
            d->alerts.setSeen(key, true);
    }
    d->alerts.endBatch();
    if (!ids.isEmpty())
        d->post([ids](Engine &engine) { engine.acknowledge(ids); });
}

void Session::shelve(const QList<AlertKey> &keys, milliseconds duration, const QString &reason)
{
    const QList<Shelf> shelved = d->shelves.shelve(keys, duration, reason);
    d->journal->keepShelves(shelved);
    if (!shelved.isEmpty())
        d->log(LogEvent::Level::Info, tr("%n alert(s) were shelved.", nullptr, int(shelved.size())), reason);
    if (shelved.size() < keys.size())
        d->log(
            LogEvent::Level::Warning,
            tr("%n alert(s) were not shelved: there is no room.", nullptr, int(keys.size() - shelved.size())));
}

void Session::unshelve(const QList<AlertKey> &keys)
{
    d->shelves.unshelve(keys);
}

void Session::withdraw(CommandId id)
{
    d->post([id](Engine &engine) { engine.withdraw(id); });
}

void Session::askAgain(CommandId id)
{
    d->post([id](Engine &engine) { engine.askAgain(id); });
}

void Session::discard(CommandId id)
{
    d->post([id](Engine &engine) { engine.discard(id); });
}

void Session::takeBack(const QList<AlertKey> &keys)
{
    std::set<EntityId> targets;
    for (const AlertKey &key : keys) {
        if (key.kind == AlertKind::Alert)
            targets.insert(key.id);
    }
    for (const auto &[id, command] : d->openCommands) {
        if (command.kind == CommandKind::Acknowledge && targets.contains(command.target))
            withdraw(id);
    }
}

void Session::undo()
{
    takeBack(d->askedLast);
}

void Session::withdrawUnsent()
{
    d->post([](Engine &engine) { engine.withdrawUnsent(); });
}

void Session::setUndoGrace(milliseconds grace)
{
    d->post([grace](Engine &engine) { engine.setUndoGrace(grace); });
}

void Session::abandon()
{
    d->journal->abandon();
    d->post([](Engine &engine) { engine.abandon(); });
}

void Session::subscribe(const Subscription &subscription)
{
    d->post([subscription](Engine &engine) { engine.subscribe(subscription); });
}

void Session::unsubscribe(const EntityId &clientId)
{
    d->post([clientId](Engine &engine) { engine.unsubscribe(clientId); });
}

void Session::renameSubscription(const EntityId &clientId, const QString &name)
{
    d->post([clientId, name](Engine &engine) { engine.renameSubscription(clientId, name); });
}

void Session::requestMetrics(const EntityId &clientId)
{
    d->post([clientId](Engine &engine) { engine.requestMetrics(clientId); });
}

void Session::requestStats()
{
    d->post([](Engine &engine) { engine.requestStats(); });
}

void Session::renewDashboard()
{
    d->post([](Engine &engine) { engine.renewDashboard(); });
}

void Session::acceptTenant()
{
    d->post([](Engine &engine) { engine.acceptTenant(); });
}

void Session::startShift()
{
    d->health.coverage().startShift();
    d->journal->noteShift(d->clock.wallNow());
    Q_EMIT healthChanged();
}

const Profile &Session::profile() const
{
    return d->profile;
}

Clock &Session::clock() const
{
    return d->clock;
}

AlertStore &Session::alerts()
{
    return d->alerts;
}

const Shelves &Session::shelves() const
{
    return d->shelves;
}

const SessionHealth &Session::health() const
{
    return d->health;
}

EventLog &Session::events()
{
    return d->events;
}

SessionJournal &Session::journal()
{
    return *d->journal;
}

ChannelStatus Session::channel(ChannelKind kind) const
{
    return d->channels[std::size_t(kind)];
}

Liveness Session::liveness() const
{
    return d->liveness;
}

bool Session::rowsAreLive() const
{
    const ChannelStatus &dashboard = d->channels[std::size_t(ChannelKind::Dashboard)];
    const BootTime now = d->clock.bootNow();
    // A dead consumer's link answers pings: were the cable cut before its heartbeat's time is up, the pings' silence would begin anew.
    const LivenessPlan &plan = d->profile.liveness;
    const milliseconds proofEvery = plan.heartbeatEvery.value_or(kDashboardHeartbeat) + plan.heartbeatDeadline + kProofGrace;
    return d->liveness.kind == Liveness::Kind::Live && dashboard.lastSign && now - *dashboard.lastSign < kSignMaxAge
        && dashboard.lastProof && now - *dashboard.lastProof < proofEvery;
}

QList<SubscriptionStatus> Session::subscriptions() const
{
    return d->subscriptions;
}

QList<Command> Session::commands() const
{
    QList<Command> all;
    all.reserve(qsizetype(d->openCommands.size() + d->settledCommands.size()));
    for (const auto &[id, command] : d->openCommands)
        all.append(command);
    all.append(expiredCommands());
    for (const Command &command : d->settledCommands)
        all.append(command);
    return all;
}

QList<Command> Session::expiredCommands() const
{
    QList<Command> commands;
    for (const auto &[id, command] : d->expiredCommands)
        commands.append(command);
    return commands;
}

OutboxStatus Session::outbox() const
{
    return d->outbox;
}

BulkStatus Session::bulk() const
{
    return d->bulk;
}

qsizetype Session::queuedCount() const
{
    return qsizetype(d->openCommands.size());
}

qsizetype Session::refusedCount() const
{
    // One that was asked again since no longer counts: its newer command speaks for the target.
    std::set<std::pair<CommandKind, EntityId>> newer;
    for (const auto &[id, command] : d->openCommands)
        newer.emplace(command.kind, command.target);
    qsizetype count = 0;
    for (const Command &command : d->settledCommands)
        count += newer.emplace(command.kind, command.target).second && std::holds_alternative<Refused>(command.state);
    return count;
}

BudgetStatus Session::budget() const
{
    return d->budget;
}

std::optional<WallTime> Session::tokenExpiry() const
{
    return noc::tokenExpiry(d->token);
}

std::optional<ServerStats> Session::stats() const
{
    return d->stats;
}

SignInStatus Session::signInStatus() const
{
    return d->keeper ? d->keeper->status() : SignInStatus();
}

BackfillStatus Session::backfill() const
{
    return d->backfill ? d->backfill->status() : BackfillStatus();
}

bool Session::isAllClear() const
{
    return rowsAreLive() && !d->uncertain && backfill().kind == BackfillStatus::Kind::Complete
        && d->alerts.counts().unacknowledged == 0;
}

std::optional<Error> Session::holdReason() const
{
    return d->hold;
}

bool Session::coverageUncertain() const
{
    return d->uncertain;
}

QString Session::refusalHint() const
{
    return d->refusal;
}

int Session::raisedInLastTenMinutes() const
{
    const BootTime now = d->clock.bootNow();
    int count = 0;
    for (const auto &[at, raised] : d->raises)
        count += now - at <= kLoadWindow ? raised : 0;
    return count;
}

} // namespace noc
