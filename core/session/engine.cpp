// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/engine.h"

#include "core/base/redaction.h"
#include "core/link/networkwatch.h"
#include "core/session/alertfromwire.h"
#include "core/session/channelconfig.h"
#include "core/session/tokensource.h"
#include "core/storage/journal.h"

#include <QCoreApplication>
#include <QHashFunctions>

#include <algorithm>
#include <functional>
#include <string_view>

namespace noc {

namespace {

// The server's own words for a message that it dropped because too many came (it must be sent again).
constexpr std::string_view kRateLimited = "Rate limit exceeded";

constexpr qsizetype kSettledKept = 1000;
constexpr int kNotesPerSecond = 20;
constexpr auto kYieldAgainAfter = std::chrono::minutes(10);
constexpr auto kRenewRetry = std::chrono::minutes(5);
// The shortest time after which a server's channel layer forgets a socket (its group expiry in the default settings).
constexpr auto kForgottenAfter = std::chrono::minutes(60);
// A token that runs out during the handshake is as good as none.
constexpr auto kTokenMargin = seconds(30);
constexpr auto kBudgetTick = milliseconds(1000);
constexpr auto kTellOfHoldAgain = std::chrono::minutes(1);
// The kernel repeats a lost SYN after 1, 3, 7 s (RFC 6298): from the first on, a fresh attempt is the faster one.
constexpr auto kAttemptMayHang = milliseconds(1000);

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

// Only a consumer that crashed or hangs points at the message it had; a plain restart does not.
bool isRateLimit(const wire::ServerMessage &reply)
{
    const auto *error = std::get_if<wire::ErrorReply>(&reply);
    return error && error->message == kRateLimited;
}

LogEvent::Level levelOf(const ConnectionState &state)
{
    if (std::holds_alternative<Failed>(state))
        return LogEvent::Level::Alarm;
    if (std::holds_alternative<Reconnecting>(state))
        return LogEvent::Level::Warning;
    return LogEvent::Level::Info;
}

// The cause of the end that just came: in a state that waits, not in one that is trying again for the same cause.
std::optional<EndCause> freshCause(const ConnectionState &state)
{
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state); reconnecting && reconnecting->deadline)
        return reconnecting->cause;
    if (const auto *failed = std::get_if<Failed>(&state); failed && (failed->nextProbe || failed->givenUp))
        return failed->cause;
    return std::nullopt;
}

bool isTrying(const ConnectionState &state)
{
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
        return !reconnecting->deadline;
    if (const auto *failed = std::get_if<Failed>(&state))
        return !failed->nextProbe && !failed->givenUp;
    return std::holds_alternative<Connecting>(state);
}

// A refused handshake was answered: the network is not what stands in the way, and hammering helps nobody.
bool wasRefused(const ConnectionState &state)
{
    const auto *reconnecting = std::get_if<Reconnecting>(&state);
    const auto *failed = std::get_if<Failed>(&state);
    return (reconnecting && reconnecting->cause.kind == EndKind::HandshakeRefused)
        || (failed && failed->cause.kind == EndKind::HandshakeRefused);
}

bool mayBeTheToken(const EndCause &cause)
{
    return (cause.kind == EndKind::HandshakeRefused && (cause.status == 401 || cause.status == 403))
        || (cause.kind == EndKind::ServerClosed && cause.status == 4401);
}

bool wantsOtherToken(const ConnectionState &state)
{
    const std::optional<EndCause> cause = freshCause(state);
    return cause && mayBeTheToken(*cause);
}

} // namespace

Engine::Engine(
    Profile profile, QString token, Clock &clock, std::unique_ptr<RandomSource> random, TransportFactory transports, Disk disk)
    : m_profile(std::move(profile)),
      m_token(std::move(token)),
      m_clock(clock),
      m_random(std::move(random)),
      m_transports(std::move(transports)),
      m_disk(std::move(disk)),
      m_budget(m_profile.budget),
      m_book(m_profile.subscriptions)
{
    m_outbox = makeOutbox();
}

std::unique_ptr<Outbox> Engine::makeOutbox()
{
    auto outbox = std::make_unique<Outbox>(m_clock, kSettledKept, this);
    const Outbox *made = outbox.get();
    // What stirs in an outbox that is put away is nobody's to see.
    const auto isShown = [this, made] { return m_outbox.get() == made; };
    connect(made, &Outbox::changed, this, [this, isShown](const Command &command) {
        if (!isShown())
            return;
        tell(fact::CommandMoved {command});
        tellBudget();
    });
    connect(made, &Outbox::workAvailable, this, [this, isShown] {
        if (isShown())
            pump();
    });
    connect(made, &Outbox::restored, this, [this, isShown](qsizetype ofOthers, const std::optional<Error> &damage) {
        if (!isShown())
            return;
        m_othersOnDisk = ofOthers;
        m_outboxStatus.damage = damage;
        if (damage)
            log(LogEvent::Level::Alarm, std::nullopt, damage->message, damage->detail);
        tellOutbox(false);
    });
    connect(made, &Outbox::storeTrouble, this, [this, isShown](const std::optional<Error> &trouble) {
        if (!isShown())
            return;
        m_outboxStatus.trouble = trouble;
        if (trouble)
            log(LogEvent::Level::Alarm, std::nullopt, tr("Commands are sent but not saved: %1").arg(trouble->message),
                trouble->detail);
        else
            log(LogEvent::Level::Notice, std::nullopt, tr("Commands are saved on the disk again."));
        tellOutbox(false);
    });
    return outbox;
}

std::optional<OutboxOwner> Engine::owner() const
{
    const QString user = tokenUser(m_token);
    if (user.isEmpty() || !m_profile.tenantId)
        return std::nullopt;
    const QString server =
        m_profile.server.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    return OutboxOwner {server, user, m_profile.tenantId->toText()};
}

// Another operator's sign-in, or another tenant, must never send what was clicked before it: every owner has an outbox of his own.
void Engine::adoptOwner()
{
    const std::optional<OutboxOwner> next = owner();
    if (!next || next == m_owner)
        return;
    const bool replaced = m_owner.has_value();
    if (replaced) {
        m_outbox->linkLost(m_clock.bootNow());
        if (m_outbox->openCount() + m_outbox->expiredCount() > 0)
            m_parked.insert_or_assign(*m_owner, std::exchange(m_outbox, nullptr));
        else
            std::exchange(m_outbox, nullptr)->close();
        m_outboxStatus = {};
    }
    m_owner = next;
    const auto parked = m_parked.find(*next);
    const bool known = parked != m_parked.end();
    if (known) {
        m_outbox = std::move(parked->second);
        m_parked.erase(parked);
    } else if (replaced) {
        m_outbox = makeOutbox();
    }
    m_outbox->setGrace(m_grace);
    if (dashboard() && isConnected(dashboard()->state()))
        m_outbox->linkCame();
    else
        m_outbox->linkLost(m_clock.bootNow());
    m_outboxStatus.onDisk = !m_disk.folder.isEmpty();
    tellOutbox(replaced);
    if (replaced) {
        const QList<Command> commands = m_outbox->all();
        for (auto command = commands.rbegin(); command != commands.rend(); ++command)
            tell(fact::CommandMoved {*command});
    }
    if (!known && !m_disk.folder.isEmpty())
        m_outbox->keepIn(std::make_unique<OutboxFile>(m_disk.folder, *next, m_clock, m_disk.options));
    tellBudget();
}

void Engine::tellOutbox(bool replaced)
{
    m_outboxStatus.ofOthers = m_othersOnDisk;
    // Those of this process have their files open, so that they were not counted there.
    for (const auto &[owner, outbox] : m_parked)
        m_outboxStatus.ofOthers += outbox->openCount() + outbox->expiredCount();
    tell(fact::OutboxMoved {m_outboxStatus, replaced});
}

Engine::~Engine() = default;

void Engine::open(bool ownThread)
{
    m_ownThread = ownThread;
    m_budgetTimer = m_clock.makeTimer([this] { pump(); });
    m_budgetTick = m_clock.makeTimer([this] { tellBudget(); });
    m_renewTimer = m_clock.makeTimer([this] { renewDashboard(); });
    m_doubtTimer = m_clock.makeTimer([this] {
        tell(fact::CoverageDoubt {true});
        log(LogEvent::Level::Alarm, ChannelKind::Dashboard,
            tr("The Dashboard link is over an hour old and could not be renewed; the server may have stopped sending alerts on "
               "it."));
    });
    for (const ChannelKind kind : m_profile.channels)
        m_channels[std::size_t(kind)] = makeChannel(kind);
    if (ownThread) {
        m_networkWatch = std::make_unique<NetworkWatch>(m_clock);
        connect(m_networkWatch.get(), &NetworkWatch::changed, this, &Engine::networkChanged);
    }
    m_outbox->linkLost(m_clock.bootNow());
    adoptOwner();
    tellSubscriptions();
    tellBudget();
}

void Engine::abandon()
{
    m_outbox->abandon();
    for (auto &[owner, outbox] : m_parked)
        outbox->abandon();
}

void Engine::close()
{
    m_running = false;
    m_networkWatch.reset();
    for (auto &channel : m_channels) {
        if (channel)
            channel->stop();
        channel.reset();
    }
    m_outbox->close();
    for (auto &[owner, outbox] : m_parked)
        outbox->close();
    m_budgetTimer.reset();
    m_budgetTick.reset();
    m_renewTimer.reset();
    m_doubtTimer.reset();
}

std::unique_ptr<Channel> Engine::makeChannel(ChannelKind kind)
{
    auto channel = std::make_unique<Channel>(channelConfig(m_profile, kind, m_token), m_clock, *m_random, m_transports);
    Channel *c = channel.get();
    connect(c, &Channel::stateChanged, this, [this, kind](const ConnectionState &state) { onStateChanged(kind, state); });
    connect(c, &Channel::greeted, this, [this, kind](const Greeting &greeting) { onGreeted(kind, greeting); });
    connect(c, &Channel::lost, this, [this, kind](const EndCause &cause) { onLost(kind, cause); });
    connect(c, &Channel::messageReceived, this, [this, kind](const wire::ServerMessage &message, QByteArrayView raw) {
        onMessage(kind, message, raw);
    });
    connect(c, &Channel::answered, this, [this, kind](RequestId id, const wire::ServerMessage &reply, BootTime) {
        onAnswered(kind, id, reply);
    });
    connect(c, &Channel::unanswered, this, [this, kind](RequestId id, const EndCause &cause) { onUnanswered(kind, id, cause); });
    connect(c, &Channel::frameNoted, this, [this, kind](const FrameNote &note) { noteFrame(kind, note); });
    connect(c, &Channel::proved, this, [this, kind] { pulse(kind); });
    connect(c, &Channel::roundTripMeasured, this, [this, kind](const RoundTrip &sample) {
        tell(fact::Measured {kind, sample, m_clock.wallNow()});
        pulse(kind);
    });
    if (m_asksForTokens) {
        c->setAsksBeforeHandshake(true);
        connect(c, &Channel::handshakeDue, this, [this, kind] { onHandshakeDue(kind); });
    }
    if (kind == ChannelKind::Dashboard) {
        c->setHeartbeatGate(
            [this] { return m_budget.waitFor(CommandBudget::Use::Heartbeat, m_clock.bootNow()) == milliseconds(0); });
        connect(
            c, &Channel::readyToSend, this, [this](Channel::Leg leg) { leg == Channel::Leg::Current ? pump() : pumpSuccessor(); });
        connect(c, &Channel::sent, this, [this] {
            m_budget.spend(m_clock.bootNow());
            tellBudget();
        });
        connect(c, &Channel::heartbeatRateLimited, this, [this] {
            m_budget.limited(m_clock.bootNow());
            log(LogEvent::Level::Warning, ChannelKind::Dashboard,
                tr("The server says that too many messages were sent; sending slows down for a while."));
            tellBudget();
        });
        connect(c, &Channel::successorGreeted, this, &Engine::onSuccessorGreeted);
        connect(c, &Channel::renewed, this, &Engine::onRenewed);
        connect(c, &Channel::renewalFailed, this, &Engine::onRenewalFailed);
    } else if (kind == ChannelKind::Presence) {
        connect(c, &Channel::readyToSend, this, [this] { sendStats(); });
    }
    return channel;
}

// ---- what is asked for ------------------------------------------------------------------------------------------------

void Engine::start()
{
    if (m_running)
        return;
    m_running = true;
    m_othersStarted = false;
    m_dashboardRefused = false;
    m_presenceYieldedAt.reset();
    // A server may allow five sockets for an address, all consoles behind it together: the one that brings alerts goes first.
    if (dashboard())
        dashboard()->start();
    else
        startOthers();
}

void Engine::stop()
{
    m_running = false;
    for (auto &channel : m_channels) {
        if (channel)
            channel->stop();
    }
}

void Engine::retryNow()
{
    for (auto &channel : m_channels) {
        if (channel && !std::holds_alternative<Disconnected>(channel->state()))
            channel->retryNow();
    }
}

void Engine::setToken(const QString &token, std::optional<BootTime> goodUntil)
{
    const QString before = tokenUser(m_token);
    m_token = token;
    m_tokenGoodUntil = goodUntil;
    for (auto &channel : m_channels) {
        if (channel)
            channel->setToken(token);
    }
    if (before == tokenUser(token))
        return;
    // The server looks at a token only at the handshake: on the living link everything would still be done in the former one's name.
    for (auto &channel : m_channels) {
        if (channel && m_running && !before.isEmpty())
            channel->stop();
    }
    adoptOwner();
    if (m_running && !before.isEmpty()) {
        m_running = false;
        start();
    }
}

void Engine::onHandshakeDue(ChannelKind kind)
{
    const bool isRenewal = isConnected(channel(kind)->state());
    if (!isRenewal && m_tokenGoodUntil && m_clock.bootNow() + kTokenMargin < *m_tokenGoodUntil) {
        // Not from within the channel's own signal.
        QMetaObject::invokeMethod(
            this,
            [this, kind] {
                if (channel(kind))
                    channel(kind)->proceed();
            },
            Qt::QueuedConnection);
        return;
    }
    tell(fact::TokenWanted {isRenewal ? fact::TokenWanted::Why::Renewal : fact::TokenWanted::Why::Handshake});
}

void Engine::tokenSettled()
{
    for (auto &channel : m_channels) {
        if (channel)
            channel->proceed();
    }
}

void Engine::retryRefused()
{
    for (auto &channel : m_channels) {
        if (channel && wantsOtherToken(channel->state()))
            channel->retryNow();
    }
}

void Engine::acknowledge(const QList<EntityId> &alertIds)
{
    for (const EntityId &id : alertIds)
        m_outbox->ask(CommandKind::Acknowledge, id);
}

void Engine::withdraw(CommandId id)
{
    m_outbox->withdraw(id);
}

void Engine::askAgain(CommandId id)
{
    m_outbox->askAgain(id);
}

void Engine::discard(CommandId id)
{
    m_outbox->discard(id);
}

void Engine::withdrawUnsent()
{
    const QList<Command> commands = m_outbox->all();
    for (const Command &command : commands) {
        if (command.kind == CommandKind::Acknowledge)
            m_outbox->withdraw(command.id);
    }
}

void Engine::setUndoGrace(milliseconds grace)
{
    m_grace = grace;
    m_outbox->setGrace(grace);
}

void Engine::subscribe(const Subscription &subscription)
{
    m_book.want(subscription);
    tellSubscriptions();
    pump();
}

void Engine::unsubscribe(const EntityId &clientId)
{
    m_book.drop(clientId, dashboard() && isConnected(dashboard()->state()));
    tellSubscriptions();
    checkSettled();
}

void Engine::renameSubscription(const EntityId &clientId, const QString &name)
{
    m_book.rename(clientId, name);
    tellSubscriptions();
}

void Engine::requestMetrics(const EntityId &clientId)
{
    m_outbox->ask(CommandKind::RequestMetrics, clientId);
}

void Engine::requestStats()
{
    m_statsWanted = true;
    sendStats();
}

void Engine::renewDashboard()
{
    if (m_renewing || !dashboard() || !isConnected(dashboard()->state()))
        return;
    m_renewing = true;
    dashboard()->renew();
}

void Engine::acceptTenant()
{
    if (!m_hold || !m_greetedTenant)
        return;
    m_hold.reset();
    m_profile.tenantId = m_greetedTenant;
    tell(fact::TenantTold {*m_greetedTenant});
    adoptOwner();
    tell(fact::HoldMoved {});
    pump();
}

// ---- what channels say ------------------------------------------------------------------------------------------------

void Engine::onStateChanged(ChannelKind kind, const ConnectionState &state)
{
    tell(fact::ChannelMoved {kind, state});
    std::optional<BootTime> &attemptSince = m_attemptSince[std::size_t(kind)];
    if (!isTrying(state))
        attemptSince.reset();
    else if (!attemptSince)
        attemptSince = m_clock.bootNow();
    const std::optional<EndCause> cause = freshCause(state);
    if (cause)
        log(levelOf(state), kind, describe(*cause).message, cause->detail);
    else if (std::holds_alternative<Connected>(state))
        log(LogEvent::Level::Info, kind, tr("Connected."));
    else if (std::holds_alternative<Disconnected>(state))
        log(LogEvent::Level::Notice, kind, tr("Disconnected."));

    if (m_asksForTokens && cause && mayBeTheToken(*cause) && !std::exchange(m_askedForOther[std::size_t(kind)], true))
        tell(fact::TokenWanted {fact::TokenWanted::Why::Refused});

    if (kind == ChannelKind::Dashboard) {
        if (cause && cause->kind == EndKind::HandshakeRefused && (cause->status == 403 || cause->status == 401)) {
            onDashboardRefused(*cause);
        } else if (
            !std::holds_alternative<Connecting>(state) && m_dashboardRefused
            && (isConnected(state) || (cause && cause->kind != EndKind::HandshakeRefused))) {
            m_dashboardRefused = false;
            explainRefusal();
        }
        if (m_running && !std::holds_alternative<Connecting>(state))
            startOthers();
    } else if (kind == ChannelKind::Presence) {
        explainRefusal();
    }
}

void Engine::startOthers()
{
    if (m_othersStarted || !m_running)
        return;
    m_othersStarted = true;
    for (const ChannelKind kind : {ChannelKind::Presence, ChannelKind::MobileSync}) {
        if (channel(kind))
            channel(kind)->start();
    }
}

void Engine::onDashboardRefused(const EndCause &)
{
    m_dashboardRefused = true;
    const BootTime now = m_clock.bootNow();
    const bool holdsSocket = presence() && isConnected(presence()->state());
    const bool yieldedLately = m_presenceYieldedAt && now - *m_presenceYieldedAt < kYieldAgainAfter;
    if (holdsSocket && !yieldedLately) {
        m_presenceYieldedAt = now;
        log(LogEvent::Level::Notice, ChannelKind::Presence,
            tr("Presence gives up its socket, in case the server's limit for this address is why the Dashboard was refused."));
        explainRefusal();
        presence()->stop();
        // Not from within the channel's own signal: its state must have settled first.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_running && dashboard())
                    dashboard()->retryNow();
            },
            Qt::QueuedConnection);
        return;
    }
    if (m_presenceYieldedAt && presence() && std::holds_alternative<Disconnected>(presence()->state()) && m_running)
        presence()->start();
    explainRefusal();
}

void Engine::explainRefusal()
{
    if (!m_dashboardRefused) {
        tell(fact::RefusalExplained {});
        return;
    }
    if (presence() && isConnected(presence()->state()))
        tell(fact::RefusalExplained {
            tr("Presence was accepted with the same token and origin, so those are good. What is left: the right to "
               "view alerts is missing, or too many sockets are open from this address.")});
    else
        tell(fact::RefusalExplained {
            tr("It can be the token (invalid or expired), the right to view alerts, the origin, or too many "
               "sockets from this address; the server does not say which. The next try comes within a minute.")});
}

bool Engine::checkTenant(const Greeting &greeting)
{
    if (!greeting.tenantId)
        return true;
    m_greetedTenant = greeting.tenantId;
    if (!m_profile.tenantId) {
        m_profile.tenantId = greeting.tenantId;
        tell(fact::TenantTold {*greeting.tenantId});
        adoptOwner();
    }
    const bool same = *m_profile.tenantId == *greeting.tenantId;
    if (same && m_hold) {
        m_hold.reset();
        tell(fact::HoldMoved {});
    } else if (!same) {
        m_hold = Error {
            ErrorCode::Refused,
            tr("The server greeted as tenant %1, but this profile belongs to tenant %2. Nothing is sent until you decide.")
                .arg(greeting.tenantId->toText(), m_profile.tenantId->toText()),
            {}};
        log(LogEvent::Level::Alarm, ChannelKind::Dashboard, m_hold->message);
        tell(fact::HoldMoved {m_hold});
    }
    return same;
}

void Engine::onGreeted(ChannelKind kind, const Greeting &greeting)
{
    pulse(kind);
    m_askedForOther[std::size_t(kind)] = false;
    if (kind == ChannelKind::Presence) {
        sendStats();
        return;
    }
    if (kind != ChannelKind::Dashboard)
        return;

    checkTenant(greeting);
    m_outbox->linkCame();
    m_renewing = false;
    m_settled = false;
    // Subscriptions belong to the socket: all are asked for again, in order (client guide, "Best Practices").
    m_book.linkCame();
    tellSubscriptions();
    tell(fact::LivenessMoved {Liveness::Kind::Settling, m_clock.bootNow()});
    scheduleRenewal();
    // Presence may have yielded its socket while the Dashboard was refused.
    if (m_presenceYieldedAt && presence() && std::holds_alternative<Disconnected>(presence()->state()) && m_running)
        presence()->start();
    checkSettled();
    pump();
}

void Engine::onLost(ChannelKind kind, const EndCause &cause)
{
    const BootTime lastProof = channel(kind)->lastProof().value_or(m_clock.bootNow());
    tell(fact::LinkLost {kind, cause, lastProof});
    if (kind != ChannelKind::Dashboard)
        return;
    m_outbox->linkLost(lastProof);
    m_settled = false;
    m_renewing = false;
    m_renewTimer->stop();
    m_doubtTimer->stop();
    tell(fact::CoverageDoubt {false});
    tell(fact::LivenessMoved {Liveness::Kind::Stale, channel(kind)->coveredUntil().value_or(lastProof)});
    m_book.linkLost();
    tellSubscriptions();
}

void Engine::onMessage(ChannelKind kind, const wire::ServerMessage &message, QByteArrayView raw)
{
    const WallTime now = m_clock.wallNow();
    const auto excerpt = [&raw] { return QString::fromUtf8(raw.first(std::min<qsizetype>(raw.size(), 4096))); };

    if (raiseFromWire(message, m_raise)) {
        m_raise.received = now;
        // 0 means "never the same", which a hash may be by chance.
        m_raise.frameHash = std::max<std::size_t>(1, qHashBits(raw.data(), std::size_t(raw.size())));
        if (!m_disk.folder.isEmpty())
            m_raise.raw.assign(raw.data(), std::min(std::size_t(raw.size()), Journal::kLongestRaw + 1));
        tell(m_raise);
    } else if (std::optional<AlertChange> change = changeFromWire(message, now)) {
        tell(std::move(*change));
    } else if (std::holds_alternative<wire::AlertNotification>(message)) {
        log(LogEvent::Level::Info, kind, tr("The server sent a notice."), excerpt());
    } else if (const auto *acknowledged = std::get_if<wire::AlertAcknowledged>(&message)) {
        tell(fact::Acknowledged {{AlertKind::Alert, acknowledged->alertId}, false, now});
    } else if (const auto *error = std::get_if<wire::ErrorReply>(&message)) {
        log(LogEvent::Level::Warning, kind, tr("The server reported an error that belongs to nothing in flight."),
            text(error->message));
    }
    if (m_facts.isFull())
        holdBack(kind);
}

//! While nothing is read, TCP makes the server wait; what it then leaves out in silence (its channel layer is bounded) no client can know.
void Engine::holdBack(ChannelKind kind)
{
    const bool hasRoom = m_ownThread && m_facts.waitForRoom(kLongestHold);
    const BootTime now = m_clock.bootNow();
    if (!hasRoom) {
        channel(kind)->dropLink({EndKind::Overrun});
    } else if (!m_toldOfHold || now - *m_toldOfHold >= kTellOfHoldAgain) {
        m_toldOfHold = now;
        log(LogEvent::Level::Warning, kind,
            tr("Alerts came faster than this program could show them, so the server was made to wait. It may have left some out "
               "without saying so."));
    }
}

void Engine::onAnswered(ChannelKind kind, RequestId id, const wire::ServerMessage &reply)
{
    const auto it = m_inFlight.find(id);
    if (it == m_inFlight.end())
        return;
    const InFlight asked = it->second;
    m_inFlight.erase(it);

    if (isRateLimit(reply) && kind == ChannelKind::Dashboard) {
        // The server dropped the message, so that it has to be sent again.
        m_budget.limited(m_clock.bootNow());
        tellBudget();
        log(LogEvent::Level::Warning, kind,
            tr("The server says that too many messages were sent; sending slows down for a while."));
        if (asked.what == InFlight::What::Outbox)
            m_outbox->markDropped(asked.command);
        else if (asked.leg == Channel::Leg::Successor && m_renewing)
            m_book.successorNotAsked(asked.clientId);
        else
            m_book.notAsked(asked.clientId);
        return;
    }

    switch (asked.what) {
    case InFlight::What::Stats:
        if (const auto *stats = std::get_if<wire::Stats>(&reply)) {
            tell(fact::StatsCame {
                {m_clock.wallNow(), stats->uptimeSeconds, stats->messageCount, stats->lastHeartbeatAgo,
                 text(stats->userType.value_or(std::string()))}});
        }
        break;
    case InFlight::What::Subscribe: answerSubscription(asked.clientId, reply); break;
    case InFlight::What::Outbox:
        if (const auto *error = std::get_if<wire::ErrorReply>(&reply)) {
            m_outbox->markRefused(asked.command, redacted(text(error->message)));
            break;
        }
        if (const auto *acknowledged = std::get_if<wire::AlertAcknowledged>(&reply))
            tell(fact::Acknowledged {{AlertKind::Alert, acknowledged->alertId}, true, m_clock.wallNow()});
        if (const auto *metrics = std::get_if<wire::MetricsUpdate>(&reply)) {
            m_book.setMetrics(asked.clientId, text(metrics->metricsJson), m_clock.wallNow());
            tellSubscriptions();
        }
        m_outbox->markConfirmed(asked.command);
        break;
    }
}

void Engine::onUnanswered(ChannelKind, RequestId id, const EndCause &cause)
{
    const auto it = m_inFlight.find(id);
    if (it == m_inFlight.end())
        return;
    const InFlight asked = it->second;
    m_inFlight.erase(it);
    switch (asked.what) {
    case InFlight::What::Stats: break;
    case InFlight::What::Outbox: m_outbox->markUnanswered(asked.command, cause); break;
    case InFlight::What::Subscribe:
        if (m_book.unanswered(asked.clientId, cause, tr("the server fails on it")))
            log(LogEvent::Level::Alarm, ChannelKind::Dashboard,
                tr("The server failed twice on the subscription to client %1; it is set aside.").arg(asked.clientId.toText()));
        tellSubscriptions();
        break;
    }
}

void Engine::answerSubscription(const EntityId &clientId, const wire::ServerMessage &reply)
{
    if (const auto *error = std::get_if<wire::ErrorReply>(&reply)) {
        m_book.refused(clientId, redacted(text(error->message)));
        log(LogEvent::Level::Warning, ChannelKind::Dashboard,
            tr("The server refused the subscription to client %1.").arg(clientId.toText()), text(error->message));
    } else {
        m_book.accepted(clientId);
    }
    tellSubscriptions();
    checkSettled();
}

void Engine::networkChanged()
{
    const BootTime now = m_clock.bootNow();
    for (const ChannelKind kind : kAllChannels) {
        Channel *c = channel(kind);
        if (!c || wasRefused(c->state()))
            continue;
        const std::optional<BootTime> since = m_attemptSince[std::size_t(kind)];
        if (since && now - *since >= kAttemptMayHang) {
            EndCause cause;
            cause.kind = EndKind::NetworkChanged;
            c->dropLink(cause);
        } else if (freshCause(c->state())) {
            c->retryNow();
        }
    }
}

// ---- renewal ----------------------------------------------------------------------------------------------------------

void Engine::scheduleRenewal()
{
    const auto spread = m_profile.renewAfterMax - m_profile.renewAfterMin;
    const milliseconds part(std::int64_t(double(spread.count()) * m_random->uniform()));
    m_renewTimer->start(m_profile.renewAfterMin + part);
    m_doubtTimer->start(kForgottenAfter);
    tell(fact::CoverageDoubt {false});
}

void Engine::onSuccessorGreeted(const Greeting &greeting)
{
    checkTenant(greeting);
    m_book.successorCame();
    pumpSuccessor();
}

void Engine::pumpSuccessor()
{
    if (!m_renewing || !dashboard() || !dashboard()->canSend(Channel::Leg::Successor))
        return;
    const std::optional<EntityId> clientId = m_book.nextForSuccessor();
    // Held back, nothing is asked for: it is asked on the new link once the operator has decided.
    if (!clientId || m_hold) {
        dashboard()->promoteSuccessor();
        return;
    }
    if (!mayCommand())
        return;
    m_book.successorAsked(*clientId);
    send(
        wire::SubscribeClient {*clientId}, {InFlight::What::Subscribe, 0, *clientId, Channel::Leg::Successor},
        Channel::Leg::Successor);
}

void Engine::onRenewed()
{
    m_renewing = false;
    m_book.successorPromoted();
    tellSubscriptions();
    scheduleRenewal();
    log(LogEvent::Level::Info, ChannelKind::Dashboard, tr("The link was renewed without a break."));
    if (!m_book.settled()) {
        m_settled = false;
        tell(fact::LivenessMoved {Liveness::Kind::Settling, m_clock.bootNow()});
    }
    pump();
}

void Engine::onRenewalFailed(const EndCause &cause)
{
    m_renewing = false;
    log(LogEvent::Level::Warning, ChannelKind::Dashboard,
        tr("The link could not be renewed; the old one stays in use. %1").arg(describe(cause).message), cause.detail);
    m_renewTimer->start(kRenewRetry);
}

// ---- sending ----------------------------------------------------------------------------------------------------------

bool Engine::mayCommand()
{
    const milliseconds wait = m_budget.waitFor(CommandBudget::Use::Command, m_clock.bootNow());
    if (wait == milliseconds(0))
        return true;
    if (m_budgetTimer && !m_budgetTimer->isActive())
        m_budgetTimer->start(wait);
    return false;
}

// Subscriptions go before acknowledgements: until they are answered some alerts do not come at all, while a queued
// acknowledgement only waits for a handful of round trips.
void Engine::pump()
{
    pumpSuccessor();
    if (m_hold || !dashboard() || !dashboard()->canSend(Channel::Leg::Current))
        return;
    const bool answered = dashboard()->hasAnswered();
    const std::optional<EntityId> clientId = m_book.next(answered);
    if ((!clientId && !m_outbox->hasNext(answered)) || !mayCommand())
        return;

    if (clientId) {
        m_book.asked(*clientId);
        tellSubscriptions();
        send(
            wire::SubscribeClient {*clientId}, {InFlight::What::Subscribe, 0, *clientId, Channel::Leg::Current},
            Channel::Leg::Current);
        return;
    }
    // Only now, since what is given is written down as perhaps on the wire.
    const std::optional<Command> command = m_outbox->next(answered);
    if (!command)
        return;
    m_outbox->markSent(command->id);
    const wire::ClientMessage message = command->kind == CommandKind::Acknowledge
        ? wire::ClientMessage(wire::AcknowledgeAlert {command->target})
        : wire::ClientMessage(wire::RequestMetrics {command->target});
    send(message, {InFlight::What::Outbox, command->id, command->target, Channel::Leg::Current}, Channel::Leg::Current);
}

void Engine::send(const wire::ClientMessage &message, InFlight what, Channel::Leg leg)
{
    const RequestId id = m_nextRequest++;
    m_inFlight.emplace(id, std::move(what));
    dashboard()->send(message, id, leg);
}

void Engine::sendStats()
{
    if (!m_statsWanted || !presence() || !presence()->canSend())
        return;
    m_statsWanted = false;
    const RequestId id = m_nextRequest++;
    m_inFlight.emplace(id, InFlight {InFlight::What::Stats});
    presence()->send(wire::GetStats {}, id);
}

void Engine::checkSettled()
{
    if (m_settled || !dashboard() || !isConnected(dashboard()->state()) || !m_book.settled())
        return;
    m_settled = true;
    tell(fact::LivenessMoved {Liveness::Kind::Live, m_clock.bootNow()});
}

// ---- telling ----------------------------------------------------------------------------------------------------------

void Engine::tell(Fact fact)
{
    if (m_facts.put(std::move(fact)))
        Q_EMIT factsReady();
}

void Engine::tell(const AlertRaise &raise)
{
    if (m_facts.put(raise))
        Q_EMIT factsReady();
}

void Engine::log(LogEvent::Level level, std::optional<ChannelKind> channel, const QString &text, const QString &raw)
{
    LogEvent event;
    event.at = m_clock.wallNow();
    event.level = level;
    event.channel = channel;
    event.text = text;
    event.raw = raw.left(4096);
    tell(fact::Logged {std::move(event)});
}

// A hostile server can send any number of bad frames; the log keeps the first of each second and counts the others.
void Engine::noteFrame(ChannelKind kind, const FrameNote &note)
{
    const BootTime now = m_clock.bootNow();
    if (!m_noteWindow || now - *m_noteWindow >= seconds(1)) {
        if (m_notesLeftOut > 0)
            log(LogEvent::Level::Warning, kind, tr("%n more frame(s) could not be used.", nullptr, m_notesLeftOut));
        m_noteWindow = now;
        m_notesInWindow = 0;
        m_notesLeftOut = 0;
    }
    if (++m_notesInWindow > kNotesPerSecond) {
        ++m_notesLeftOut;
        return;
    }
    log(LogEvent::Level::Warning, kind, tr("A frame of the server could not be used as it came: %1.").arg(note.what),
        note.rawExcerpt);
}

void Engine::tellSubscriptions()
{
    tell(fact::SubscriptionsMoved {m_book.all()});
}

void Engine::tellBudget()
{
    const BootTime now = m_clock.bootNow();
    BudgetStatus status {m_budget.spent(now), m_budget.ceiling(now), m_outbox->openCount(), m_toldBudget.remaining};
    // Each command of a bulk comes here twice; the eye needs one figure a second.
    const bool any = status.waiting > 0;
    if (!any || !m_remainingAt || now - *m_remainingAt >= kBudgetTick) {
        status.remaining = std::chrono::ceil<seconds>(any ? m_budget.timeToSend(status.waiting, now) : milliseconds(0));
        m_remainingAt = any ? std::optional(now) : std::nullopt;
    }
    if (status.spent > 0 && m_budgetTick && !m_budgetTick->isActive())
        m_budgetTick->start(kBudgetTick);
    if (status == m_toldBudget)
        return;
    m_toldBudget = status;
    tell(fact::BudgetMoved {status});
}

void Engine::pulse(ChannelKind kind)
{
    const Channel *c = channel(kind);
    tell(fact::Pulse {kind, c->lastProof(), c->lastSign(), c->coveredUntil(), c->traffic()});
}

} // namespace noc
