// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/backoff.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace noc {

namespace {

// Jitter of the slow waits, and a little for the rare ones, so that consoles refused together do not come back together for ever.
constexpr double kSlowJitter = 0.25;
constexpr double kRareJitter = 0.10;

milliseconds scaled(milliseconds length, double factor)
{
    return milliseconds(std::llround(double(length.count()) * factor));
}

NextStep stepAfterRefusal(int httpStatus)
{
    switch (httpStatus) {
    case 429: return NextStep::Later;
    // A restarting server and the proxy before it say these; they pass.
    case 404:
    case 408:
    case 425: return NextStep::Quick;
    default: break;
    }
    if (httpStatus >= 500)
        return NextStep::Quick;
    // 401, 403, 407, 400 (whose number Qt loses: 0), redirects to a login page, a plain 200: the same request gets the same answer.
    return NextStep::Rare;
}

NextStep stepAfterClose(int closeCode)
{
    switch (closeCode) {
    case 1008: // policy violation: some servers refuse a token so, after the accept
    case 4401:
    case 4403: return NextStep::Rare;
    case 4429: return NextStep::Later;
    default: return NextStep::Quick; // 1000, 1001, 1011, 4408 and whatever else: reconnect on every end
    }
}

} // namespace

NextStep nextStep(const EndCause &cause)
{
    switch (cause.kind) {
    case EndKind::InvalidUrl:
    case EndKind::TenantChanged:
    case EndKind::Stopped: return NextStep::Stop;

    case EndKind::HandshakeRefused: return stepAfterRefusal(cause.status);
    case EndKind::ServerClosed: return stepAfterClose(cause.status);

    case EndKind::TlsFailed:
    case EndKind::NotAWebSocket:
    case EndKind::WrongGreeting: return NextStep::Rare;

    case EndKind::Slept:
    case EndKind::NetworkChanged:
    case EndKind::Replaced: return NextStep::AtOnce;

    case EndKind::HostNotFound:
    case EndKind::ConnectionRefused:
    case EndKind::NetworkError:
    case EndKind::ConnectTimeout:
    case EndKind::NoGreeting:
    case EndKind::ConnectionLost:
    case EndKind::Silent:
    case EndKind::NoAnswer:
    case EndKind::ReplyMismatch:
    case EndKind::Overrun:
    case EndKind::ProtocolViolation: return NextStep::Quick;
    }
    Q_UNREACHABLE();
}

Backoff::Backoff(BackoffPlan plan, RandomSource &random) : m_plan(plan), m_random(random) { }

milliseconds Backoff::spread(milliseconds middle, double share)
{
    return scaled(middle, 1.0 + share * (2.0 * m_random.uniform() - 1.0));
}

milliseconds Backoff::quickDelay() const
{
    // Bounded by the rare interval: a setting with many attempts must not wait for hours.
    const double delay = double(m_plan.base.count()) * std::pow(m_plan.factor, m_attempt - 1);
    return milliseconds(std::int64_t(std::clamp(delay, 0.0, double(std::max(m_plan.rareInterval, m_plan.base).count()))));
}

std::optional<Backoff::Wait> Backoff::next(const EndCause &cause, BootTime now)
{
    const NextStep step = nextStep(cause);
    if (step == NextStep::Stop)
        return std::nullopt;
    if (step == NextStep::AtOnce) // says nothing about the server, so it does not count
        return Wait {milliseconds(0), std::clamp(m_attempt + 1, 1, std::max(m_plan.attempts, 1)), false};

    // A refusal leaves the quick attempts for the restart that may come after it.
    if (step != NextStep::Rare && m_attempt < std::numeric_limits<int>::max())
        ++m_attempt;
    const bool failed = step == NextStep::Rare || m_attempt > m_plan.attempts;
    if (!failed)
        m_failedSince.reset();
    else if (!m_failedSince)
        m_failedSince = now;
    if (failed && !m_plan.probeWhenFailed)
        return std::nullopt;

    milliseconds delay;
    if (!failed)
        delay = spread(quickDelay(), m_plan.jitter);
    else if (step == NextStep::Rare || now - *m_failedSince >= m_plan.slowFor)
        delay = spread(m_plan.rareInterval, kRareJitter);
    else
        delay = spread(m_plan.slowInterval, kSlowJitter);
    if (step == NextStep::Later) // spread upwards only: never earlier than told
        delay = std::max(delay, scaled(m_plan.laterAfter, 1.0 + kSlowJitter * m_random.uniform()));
    return Wait {delay, std::max(m_attempt, 1), failed};
}

void Backoff::reset()
{
    m_attempt = 0;
    m_failedSince.reset();
}

} // namespace noc
