// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/channel.h"

#include "core/base/logging.h"
#include "core/link/link.h"

#include <QPointer>

#include <deque>

namespace noc {

namespace {

constexpr milliseconds kProvedEvery {250};
// The owner renews a token in its own, shorter time; a lost answer of its must not leave the channel waiting for ever.
constexpr milliseconds kAskLimit {30'000};
// How soon a sleep is noticed while no link is there to notice it.
constexpr milliseconds kPulse {3'000};

//! Links end often from one of their own signals, so they are only ever destroyed later.
struct LinkRetirer {
    void operator()(Link *link) const
    {
        link->abandon();
        link->disconnect();
        link->deleteLater();
    }
};
using LinkPtr = std::unique_ptr<Link, LinkRetirer>;

EndCause causeOf(EndKind kind, bool greeted)
{
    EndCause cause;
    cause.kind = kind;
    cause.greeted = greeted;
    return cause;
}

} // namespace

//! What every function here keeps to, so that a receiver may do anything: first all members are brought to where they belong and
//! what is to be told is queued as reports, then signals go out. A receiver that comes back in empties the queue first, so the order
//! of facts holds. After a signal nothing is touched unless Guard says that nothing has moved on meanwhile.
class Channel::Private
{
public:
    Private(Channel *q_, Config config_, Clock &clock_, RandomSource &random, TransportFactory transports_);

    void start();
    void stop();
    void retryNow();
    void proceed();
    void renew();
    void promoteSuccessor();
    Link *link(Leg leg) const { return leg == Leg::Current ? m_link.get() : m_successor.get(); }

    Channel *q;
    Config config;
    Clock &clock;
    TransportFactory transports;
    ConnectionState state = Disconnected {};
    std::function<bool()> mayHeartbeat;
    bool asks = false;

    std::optional<BootTime> lastProof() const;
    std::optional<BootTime> coveredUntil() const;
    std::optional<BootTime> lastSign() const;
    Traffic traffic() const;
    void dropLink(const EndCause &cause);

private:
    enum class Asking { Nobody, ForLink, ForSuccessor };
    struct UnansweredReport {
        RequestId id;
        EndCause cause;
    };
    struct LostReport {
        EndCause cause;
    };
    struct GreetedReport {
        Greeting greeting;
    };
    struct RenewedReport {
    };
    struct RenewalFailedReport {
        EndCause cause;
    };
    using Report = std::variant<ConnectionState, GreetedReport, UnansweredReport, LostReport, RenewedReport, RenewalFailedReport>;

    //! False as soon as the channel is gone or something else began since the guard was made.
    class Guard
    {
    public:
        explicit Guard(const Private *d) : m_channel(d->q), m_private(d), m_epoch(d->m_epoch) { }
        explicit operator bool() const { return m_channel && m_private->m_epoch == m_epoch; }

    private:
        QPointer<Channel> m_channel;
        const Private *m_private;
        quint64 m_epoch;
    };

    Guard moveOn();
    LinkPtr makeLink();
    void beginAttempt();
    void openLink();
    void openSuccessor();
    void ask(Asking what);
    void pulse(DeadlineTimer::Lateness lateness);

    void linkGreeted(Link *link);
    void linkEnded(Link *link, const EndCause &cause);
    void currentEnded(const EndCause &cause);
    void successorEnded(const EndCause &cause);
    void tellRenewed();
    void linkProved(const Link *link, BootTime at);
    void tellProof();

    //! Takes a link out, notes its request as unanswered and keeps its figures.
    void remove(LinkPtr &link, const EndCause &cause);
    void flushReports();
    void tell(const Report &report);

    Backoff m_backoff;
    LinkPtr m_link;
    LinkPtr m_successor; //!< of a renewal, not yet promoted
    LinkPtr m_old; //!< after a promotion: finishes the request in flight
    Asking m_asking = Asking::Nobody;
    std::optional<BootTime> m_downSince; //!< since when there is no link
    std::deque<Report> m_reports; //!< facts that are due to be told, in order
    quint64 m_epoch = 0; //!< counts what start, stop and ends change
    Traffic m_pastTraffic;
    std::optional<BootTime> m_lastProof;
    std::optional<BootTime> m_coveredUntil; // of the links before the present one
    std::optional<BootTime> m_lastSign;

    DeadlineTimer m_retryTimer;
    DeadlineTimer m_askTimer;
    DeadlineTimer m_stableTimer;
    DeadlineTimer m_pulseTimer;
    DeadlineTimer m_provedTimer;
    bool m_provedHeld = false;
};

Channel::Private::Private(Channel *q_, Config config_, Clock &clock_, RandomSource &random, TransportFactory transports_)
    : q(q_),
      config(std::move(config_)),
      clock(clock_),
      transports(std::move(transports_)),
      m_backoff(config.backoff, random),
      m_retryTimer(clock, [this](auto) { beginAttempt(); }),
      m_askTimer(clock, [this](auto) { proceed(); }),
      m_stableTimer(clock, [this](auto) { m_backoff.reset(); }),
      m_pulseTimer(clock, [this](auto lateness) { pulse(lateness); }),
      m_provedTimer(clock, [this](auto) {
          if (std::exchange(m_provedHeld, false))
              tellProof();
      })
{
}

// ---- intentions ---------------------------------------------------------------------------------------------------------

void Channel::Private::start()
{
    if (!std::holds_alternative<Disconnected>(state))
        return;
    const Guard guard = moveOn();
    m_backoff.reset();
    m_downSince = clock.bootNow();
    m_pulseTimer.start(kPulse);
    m_reports.push_back(Connecting {*m_downSince});
    flushReports();
    if (guard)
        beginAttempt();
}

void Channel::Private::stop()
{
    if (std::holds_alternative<Disconnected>(state))
        return;
    moveOn();
    m_retryTimer.stop();
    m_askTimer.stop();
    m_stableTimer.stop();
    m_pulseTimer.stop();
    m_asking = Asking::Nobody;
    const bool wasGreeted = m_link && m_link->wasGreeted();
    const EndCause cause = causeOf(EndKind::Stopped, wasGreeted);
    remove(m_old, causeOf(EndKind::Stopped, true));
    remove(m_successor, causeOf(EndKind::Stopped, true));
    remove(m_link, cause);
    if (wasGreeted)
        m_reports.push_back(LostReport {cause});
    m_reports.push_back(Disconnected {});
    flushReports();
}

void Channel::Private::retryNow()
{
    const QPointer<Channel> alive(q);
    flushReports();
    if (!alive)
        return;
    const auto *failed = std::get_if<Failed>(&state);
    if (m_retryTimer.isActive() || (failed && failed->givenUp))
        beginAttempt();
}

void Channel::Private::dropLink(const EndCause &cause)
{
    if (m_link)
        m_link->end(cause);
}

void Channel::Private::proceed()
{
    const Asking what = std::exchange(m_asking, Asking::Nobody);
    m_askTimer.stop();
    if (what == Asking::ForLink)
        openLink();
    else if (what == Asking::ForSuccessor)
        openSuccessor();
}

void Channel::Private::renew()
{
    if (!isConnected(state) || !m_link || m_successor || m_old || m_asking != Asking::Nobody)
        return;
    if (asks)
        ask(Asking::ForSuccessor);
    else
        openSuccessor();
}

void Channel::Private::promoteSuccessor()
{
    if (!m_successor || !m_successor->isGreeted() || !m_link)
        return;
    m_coveredUntil = std::max(m_coveredUntil, m_link->coveredUntil());
    m_old = std::move(m_link);
    m_link = std::move(m_successor);
    m_old->finish(); // may end at once, which removes it
    tellRenewed();
}

// ---- attempts -----------------------------------------------------------------------------------------------------------

LinkPtr Channel::Private::makeLink()
{
    Link::Config linkConfig {config.kind, config.liveness, config.limits, [this] { return !mayHeartbeat || mayHeartbeat(); }};
    LinkPtr made(new Link(std::move(linkConfig), clock, transports()));
    Link *link = made.get();
    connect(link, &Link::greeted, q, [this, link] { linkGreeted(link); });
    connect(link, &Link::ended, q, [this, link](const EndCause &cause) { linkEnded(link, cause); });
    connect(link, &Link::proved, q, [this, link](BootTime at) { linkProved(link, at); });
    connect(link, &Link::slotFreed, q, [this, link] {
        if (link == m_link.get())
            Q_EMIT q->readyToSend(Leg::Current);
        else if (link == m_successor.get())
            Q_EMIT q->readyToSend(Leg::Successor);
    });
    connect(link, &Link::messageReceived, q, &Channel::messageReceived);
    connect(link, &Link::answered, q, &Channel::answered);
    connect(link, &Link::sent, q, &Channel::sent);
    connect(link, &Link::heartbeatRateLimited, q, &Channel::heartbeatRateLimited);
    connect(link, &Link::roundTripMeasured, q, &Channel::roundTripMeasured);
    connect(link, &Link::frameNoted, q, &Channel::frameNoted);
    return made;
}

Channel::Private::Guard Channel::Private::moveOn()
{
    ++m_epoch;
    return Guard(this);
}

void Channel::Private::ask(Asking what)
{
    m_asking = what;
    m_askTimer.start(kAskLimit);
    Q_EMIT q->handshakeDue();
}

void Channel::Private::beginAttempt()
{
    const Guard guard = moveOn();
    m_retryTimer.stop();
    ConnectionState underWay = state;
    if (auto *reconnecting = std::get_if<Reconnecting>(&underWay)) {
        reconnecting->deadline.reset();
    } else if (auto *failed = std::get_if<Failed>(&underWay)) {
        failed->nextProbe.reset();
        failed->givenUp = false;
    }
    m_reports.push_back(std::move(underWay));
    flushReports();
    if (!guard)
        return;
    if (asks)
        ask(Asking::ForLink);
    else
        openLink();
}

void Channel::Private::openLink()
{
    m_link = makeLink();
    m_link->open(config.request);
}

void Channel::Private::openSuccessor()
{
    m_successor = makeLink();
    m_successor->open(config.request);
}

void Channel::Private::pulse(DeadlineTimer::Lateness lateness)
{
    m_pulseTimer.start(kPulse);
    if (lateness != DeadlineTimer::Lateness::Slept)
        return;
    if (m_link)
        m_link->end(causeOf(EndKind::Slept, false));
    else if (m_retryTimer.isActive())
        beginAttempt();
}

// ---- what links say -----------------------------------------------------------------------------------------------------

void Channel::Private::linkGreeted(Link *link)
{
    if (link == m_successor.get()) {
        Q_EMIT q->successorGreeted(link->greeting());
        return;
    }
    moveOn();
    m_downSince.reset();
    m_stableTimer.start(config.backoff.stableAfter);
    m_reports.push_back(Connected {clock.bootNow(), link->greeting()});
    m_reports.push_back(GreetedReport {link->greeting()});
    flushReports();
}

void Channel::Private::linkEnded(Link *link, const EndCause &cause)
{
    if (link == m_link.get())
        currentEnded(cause);
    else if (link == m_successor.get())
        successorEnded(cause);
    else if (link == m_old.get()) {
        remove(m_old, cause);
        flushReports();
    }
}

void Channel::Private::successorEnded(const EndCause &cause)
{
    remove(m_successor, cause);
    m_reports.push_back(RenewalFailedReport {cause});
    flushReports();
}

void Channel::Private::currentEnded(const EndCause &cause)
{
    moveOn();
    remove(m_link, cause);
    // A sleep, another network or another tenant is the successor's end too.
    const NextStep step = nextStep(cause);
    if (m_successor && m_successor->isGreeted() && step != NextStep::AtOnce && step != NextStep::Stop) {
        m_link = std::move(m_successor);
        tellRenewed();
        return;
    }

    // The old socket is gone before the next is opened; what a helper link had in flight is no suspect of this end.
    remove(m_old, causeOf(EndKind::Replaced, true));
    remove(m_successor, causeOf(EndKind::Replaced, true));
    if (m_asking == Asking::ForSuccessor) {
        m_asking = Asking::Nobody;
        m_askTimer.stop();
    }
    m_stableTimer.stop();
    if (cause.kind == EndKind::Slept)
        m_pulseTimer.start(kPulse); // or it would find the same sleep again and end the next attempt
    const BootTime now = clock.bootNow();
    if (!m_downSince)
        m_downSince = now;

    if (cause.greeted)
        m_reports.push_back(LostReport {cause});
    if (const auto wait = m_backoff.next(cause, now)) {
        m_retryTimer.start(wait->delay);
        if (wait->failed)
            m_reports.push_back(Failed {cause, now + wait->delay, *m_downSince, false});
        else
            m_reports.push_back(Reconnecting {wait->attempt, config.backoff.attempts, now + wait->delay, cause, *m_downSince});
    } else {
        m_reports.push_back(Failed {cause, std::nullopt, *m_downSince, true});
    }
    flushReports();
}

void Channel::Private::tellRenewed()
{
    const Guard guard = moveOn();
    // An old link that had not held yet passes its trial on.
    if (m_stableTimer.isActive())
        m_stableTimer.start(config.backoff.stableAfter);
    const auto *connected = std::get_if<Connected>(&state);
    m_reports.push_back(Connected {connected ? connected->since : clock.bootNow(), m_link->greeting()});
    m_reports.push_back(RenewedReport {});
    flushReports();
    if (guard && m_link->canSend())
        Q_EMIT q->readyToSend(Leg::Current);
}

void Channel::Private::linkProved(const Link *link, BootTime at)
{
    if (link != m_link.get())
        return;
    m_lastProof = at;
    if (m_provedTimer.isActive()) {
        m_provedHeld = true;
        return;
    }
    tellProof();
}

void Channel::Private::tellProof()
{
    m_provedTimer.start(kProvedEvery);
    Q_EMIT q->proved(*m_lastProof);
}

// ---- the end of links -----------------------------------------------------------------------------------------------------

void Channel::Private::remove(LinkPtr &link, const EndCause &cause)
{
    if (!link)
        return;
    const LinkPtr gone = std::move(link);
    m_pastTraffic += gone->traffic();
    if (&link == &m_link) {
        m_provedHeld = false;
        m_lastSign = gone->lastSign();
        if (gone->lastProof())
            m_lastProof = gone->lastProof();
        m_coveredUntil = std::max(m_coveredUntil, gone->coveredUntil());
    }
    if (const auto request = gone->takeRequest())
        m_reports.push_back(UnansweredReport {*request, cause});
}

void Channel::Private::flushReports()
{
    const QPointer<Channel> alive(q);
    while (alive && !m_reports.empty()) {
        const Report report = std::move(m_reports.front());
        m_reports.pop_front();
        tell(report);
    }
}

void Channel::Private::tell(const Report &report)
{
    if (const auto *next = std::get_if<ConnectionState>(&report)) {
        if (*next == state)
            return;
        state = *next;
        Q_EMIT q->stateChanged(*next);
    } else if (const auto *greeted = std::get_if<GreetedReport>(&report)) {
        Q_EMIT q->greeted(greeted->greeting);
    } else if (const auto *unanswered = std::get_if<UnansweredReport>(&report)) {
        Q_EMIT q->unanswered(unanswered->id, unanswered->cause);
    } else if (const auto *lost = std::get_if<LostReport>(&report)) {
        Q_EMIT q->lost(lost->cause);
    } else if (const auto *failed = std::get_if<RenewalFailedReport>(&report)) {
        Q_EMIT q->renewalFailed(failed->cause);
    } else {
        Q_EMIT q->renewed();
    }
}

std::optional<BootTime> Channel::Private::lastProof() const
{
    return m_link && m_link->lastProof() ? m_link->lastProof() : m_lastProof;
}

std::optional<BootTime> Channel::Private::coveredUntil() const
{
    return m_link ? std::max(m_coveredUntil, m_link->coveredUntil()) : m_coveredUntil;
}

std::optional<BootTime> Channel::Private::lastSign() const
{
    return m_link && m_link->lastSign() ? m_link->lastSign() : m_lastSign;
}

Traffic Channel::Private::traffic() const
{
    Traffic sum = m_pastTraffic;
    for (const LinkPtr *link : {&m_link, &m_successor, &m_old}) {
        if (*link)
            sum += (*link)->traffic();
    }
    return sum;
}

// ---- the door -----------------------------------------------------------------------------------------------------------

Channel::Channel(Config config, Clock &clock, RandomSource &random, TransportFactory transports, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(config), clock, random, std::move(transports)))
{
}

Channel::~Channel() = default;

ChannelKind Channel::kind() const
{
    return d->config.kind;
}

const ConnectionState &Channel::state() const
{
    return d->state;
}

void Channel::start()
{
    d->start();
}

void Channel::stop()
{
    d->stop();
}

void Channel::retryNow()
{
    d->retryNow();
}

void Channel::dropLink(const EndCause &cause)
{
    d->dropLink(cause);
}

void Channel::setToken(const QString &token)
{
    d->config.request.token = token;
}

void Channel::proceed()
{
    d->proceed();
}

bool Channel::canSend(Leg leg) const
{
    const Link *link = d->link(leg);
    return link && link->canSend();
}

bool Channel::hasAnswered(Leg leg) const
{
    const Link *link = d->link(leg);
    return link && link->hasAnswered();
}

void Channel::send(const wire::ClientMessage &message, RequestId id, Leg leg)
{
    if (!canSend(leg)) {
        qCCritical(lcLink) << "asked to send while the slot is taken or there is no link; request" << id << "is dropped";
        return;
    }
    d->link(leg)->send(message, id);
}

void Channel::setHeartbeatGate(std::function<bool()> mayHeartbeat)
{
    d->mayHeartbeat = std::move(mayHeartbeat);
}

void Channel::setAsksBeforeHandshake(bool asks)
{
    d->asks = asks;
}

void Channel::renew()
{
    d->renew();
}

void Channel::promoteSuccessor()
{
    d->promoteSuccessor();
}

std::optional<BootTime> Channel::lastProof() const
{
    return d->lastProof();
}

std::optional<BootTime> Channel::coveredUntil() const
{
    return d->coveredUntil();
}

std::optional<BootTime> Channel::lastSign() const
{
    return d->lastSign();
}

Channel::Traffic Channel::traffic() const
{
    return d->traffic();
}

} // namespace noc
