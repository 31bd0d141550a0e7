// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tokenkeeper.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/session/tokensource.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace noc {

namespace {

// A token that came so lately needs no renewal for a link that shall last.
constexpr milliseconds kYoung {5 * 60'000};
// A handshake may take its time.
constexpr milliseconds kNearlyOver {30'000};
constexpr milliseconds kLockEvery {250};
constexpr int kLockTries = 160; // 40 s: longer than a whole renewal with its time-outs takes
constexpr int kStaleLockMs = 120'000;
// Asked again with the same refresh token after a failure; the last one for ever.
constexpr std::array<milliseconds, 5> kRetry {30s, 60s, 120s, 240s, 300s};
constexpr milliseconds kLongestWait {3'600'000};

} // namespace

TokenKeeper::TokenKeeper(HttpApi &api, Clock &clock, Place place, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_clock(clock),
      m_place(std::move(place)),
      m_lockTimer(clock.makeTimer([this] { takeLock(); })),
      m_renewTimer(clock.makeTimer([this] { beginRenewal(); })),
      m_expiryTimer(clock.makeTimer([this] {
          // A living link is not touched by it, but the next handshake would be.
          if (!m_refresh.isEmpty() && m_status.kind == SignInStatus::Kind::Failing)
              setStatus(SignInStatus::Kind::Needed, m_status.why);
      }))
{
    if (!m_place.lockFile.isEmpty()) {
        m_lock = std::make_unique<QLockFile>(m_place.lockFile);
        m_lock->setStaleLockTime(kStaleLockMs);
    }
}

TokenKeeper::~TokenKeeper() = default;

QString TokenKeeper::accessKey(const QString &profile)
{
    return u"token/"_s + profile;
}

QString TokenKeeper::refreshKey(const QString &profile)
{
    return u"refresh/"_s + profile;
}

void TokenKeeper::begin(const QString &access, const QString &refresh)
{
    m_refresh = refresh;
    keepOutOfTexts(refresh);
    use(access, false);
    if (!m_refresh.isEmpty())
        m_status = {SignInStatus::Kind::SignedIn, {}};
    else if (!m_access.isEmpty())
        m_status = {SignInStatus::Kind::Pasted, {}};
    else
        m_status = {SignInStatus::Kind::Needed, {}};
    schedule();
}

void TokenKeeper::paste(const QString &access)
{
    ++m_asked;
    ++m_signIn;
    m_refresh.clear();
    m_refused.clear();
    endRenewal();
    if (m_place.secrets) {
        m_place.secrets->remove(refreshKey(m_place.profile));
        m_place.secrets->write(accessKey(m_place.profile), access);
    }
    use(access, false);
    setStatus(SignInStatus::Kind::Pasted);
    schedule();
    Q_EMIT tokenChanged(m_access);
    Q_EMIT settled();
}

void TokenKeeper::signIn(const QString &user, const QString &password)
{
    // A renewal under way goes on: its answer may bring the only refresh token that is still good, should this fail.
    m_api.signIn(user, password, this, [this, asked = ++m_asked](const ApiResult<SignInTokens> &result) {
        if (asked != m_asked)
            return;
        if (!result.ok()) {
            qCInfo(lcSession) << "sign-in failed:" << result.error().status << result.error().error.detail;
            Q_EMIT signInFinished(result.error().error);
            return;
        }
        const int number = ++m_signIn;
        endRenewal();
        m_refused.clear();
        m_deadRefresh.clear();
        keep(*result, [this, number, tokens = *result] {
            if (number != m_signIn)
                return;
            m_refresh = tokens.refresh;
            use(tokens.access, true);
            m_failures = 0;
            setStatus(m_refresh.isEmpty() ? SignInStatus::Kind::Pasted : SignInStatus::Kind::SignedIn);
            schedule();
            Q_EMIT tokenChanged(m_access);
            Q_EMIT signInFinished(std::nullopt);
            Q_EMIT settled();
        });
    });
}

void TokenKeeper::want(Want what)
{
    const BootTime now = m_clock.bootNow();
    bool isGood = !m_access.isEmpty();
    switch (what) {
    case Want::Usable: isGood = isGood && m_access != m_refused && (!m_goodUntil || now + kNearlyOver < *m_goodUntil); break;
    case Want::Young: isGood = isGood && m_lifetime > 0ms && now - m_came < std::min(kYoung, m_lifetime / 2); break;
    case Want::Other:
        m_refused = m_access;
        m_wasRefused = true;
        isGood = false;
        break;
    }
    if (m_renewing)
        return; // its end settles this too
    const bool mayRenew = !m_refresh.isEmpty() && m_refresh != m_deadRefresh;
    if (isGood || !mayRenew) {
        if (!mayRenew && (what == Want::Other || m_access.isEmpty() || (what == Want::Usable && hasRunOut())))
            setStatus(SignInStatus::Kind::Needed, m_status.why);
        m_wasRefused = false;
        QMetaObject::invokeMethod(this, &TokenKeeper::settled, Qt::QueuedConnection);
        return;
    }
    beginRenewal();
}

// ---- a renewal, step by step --------------------------------------------------------------------------------------------

void TokenKeeper::beginRenewal()
{
    if (m_renewing || m_refresh.isEmpty() || m_refresh == m_deadRefresh)
        return;
    m_renewing = true;
    m_renewTimer->stop();
    m_lockTries = 0;
    takeLock();
}

void TokenKeeper::takeLock()
{
    if (!m_renewing)
        return;
    // A folder that cannot be written must not cost the sign-in: then there is no lock, as for a single process.
    if (m_lock && !m_lock->tryLock(0) && m_lock->error() == QLockFile::LockFailedError) {
        if (++m_lockTries < kLockTries)
            m_lockTimer->start(kLockEvery);
        else
            renewalFailed(
                {ErrorCode::Timeout,
                 QCoreApplication::translate(
                     "noc::TokenKeeper", "Another console of this profile has been renewing the sign-in for too long."),
                 {}},
                true, {});
        return;
    }
    readStore();
}

void TokenKeeper::readStore()
{
    if (!m_place.secrets) {
        askServer();
        return;
    }
    m_place.secrets->read(refreshKey(m_place.profile), this, [this, number = m_signIn](const std::optional<QString> &refresh) {
        if (number != m_signIn || !m_renewing)
            return;
        m_place.secrets->read(accessKey(m_place.profile), this, [this, number, refresh](const std::optional<QString> &access) {
            if (number == m_signIn && m_renewing)
                onStored(refresh, access);
        });
    });
}

void TokenKeeper::onStored(const std::optional<QString> &refresh, const std::optional<QString> &access)
{
    if (refresh && !refresh->isEmpty() && *refresh != m_refresh) {
        // Another process has renewed meanwhile; ours is dead.
        keepOutOfTexts(*refresh);
        m_refresh = *refresh;
        const std::optional<WallTime> expiry = access ? tokenExpiry(*access) : std::nullopt;
        if (access && *access != m_access && *access != m_refused && expiry && *expiry > m_clock.wallNow() + kNearlyOver) {
            use(*access, false);
            m_failures = 0;
            setStatus(SignInStatus::Kind::SignedIn);
            Q_EMIT tokenChanged(m_access);
            endRenewal();
            schedule();
            Q_EMIT settled();
            return;
        }
    }
    askServer();
}

void TokenKeeper::askServer()
{
    m_api.renew(m_refresh, this, [this, number = m_signIn](const ApiResult<SignInTokens> &result) {
        if (number == m_signIn && m_renewing)
            onRenewed(result);
    });
}

void TokenKeeper::onRenewed(const ApiResult<SignInTokens> &result)
{
    if (!result.ok()) {
        const ApiError &error = result.error();
        // Only the server's own no makes a refresh token worthless; a page, a proxy or a fault of its own does not.
        if (error.status == 400 || error.status == 401)
            m_deadRefresh = m_refresh;
        renewalFailed(error.error, m_deadRefresh != m_refresh, error.retryAfter);
        return;
    }
    SignInTokens tokens = *result;
    if (tokens.refresh.isEmpty())
        tokens.refresh = m_refresh; // a server that does not rotate
    keep(tokens, [this, number = m_signIn, tokens] {
        if (number != m_signIn)
            return;
        m_refresh = tokens.refresh;
        use(tokens.access, true);
        m_failures = 0;
        qCInfo(lcSession, "the access token was renewed");
        setStatus(SignInStatus::Kind::SignedIn);
        Q_EMIT tokenChanged(m_access);
        endRenewal();
        schedule();
        Q_EMIT settled();
    });
}

void TokenKeeper::keep(const SignInTokens &tokens, std::function<void()> kept)
{
    if (!m_place.secrets) {
        kept();
        return;
    }
    // The refresh token first: with it alone the access token can be had again, not the other way round.
    if (tokens.refresh.isEmpty())
        m_place.secrets->remove(refreshKey(m_place.profile));
    const auto keepAccess = [this, access = tokens.access, kept = std::move(kept)] {
        m_place.secrets->write(accessKey(m_place.profile), access, this, kept);
    };
    if (tokens.refresh.isEmpty())
        keepAccess();
    else
        m_place.secrets->write(refreshKey(m_place.profile), tokens.refresh, this, keepAccess);
}

void TokenKeeper::use(const QString &access, bool isNew)
{
    m_access = access;
    keepOutOfTexts(access);
    m_came = m_clock.bootNow();
    m_goodUntil.reset();
    m_lifetime = tokenLifetime(access).value_or(seconds(0));
    const std::optional<WallTime> expiry = tokenExpiry(access);
    if (isNew && m_lifetime > 0ms) {
        // It came just now: whatever the clocks say, it lasts its lifetime.
        m_goodUntil = m_came + m_lifetime;
    } else if (expiry) {
        // Of unknown age: `exp` by this machine's clock, and never longer than it can last.
        milliseconds left = *expiry - m_clock.wallNow();
        if (m_lifetime > 0ms)
            left = std::min(left, m_lifetime);
        m_goodUntil = m_came + left;
        m_came -= std::max(0ms, m_lifetime - left);
    }
}

void TokenKeeper::renewalFailed(const Error &why, bool isPassing, std::optional<seconds> retryAfter)
{
    qCWarning(lcSession) << "the access token could not be renewed:" << int(why.code) << why.message << why.detail;
    const bool isUseless = m_wasRefused || m_access.isEmpty() || hasRunOut();
    setStatus(isUseless || !isPassing ? SignInStatus::Kind::Needed : SignInStatus::Kind::Failing, why);
    if (isPassing) {
        milliseconds wait = kRetry[std::min(std::size_t(m_failures), kRetry.size() - 1)];
        if (retryAfter)
            wait = std::clamp(milliseconds(*retryAfter), wait, kLongestWait);
        ++m_failures;
        m_renewTimer->start(wait);
    }
    if (m_goodUntil && !hasRunOut())
        m_expiryTimer->start(std::chrono::ceil<milliseconds>(*m_goodUntil - m_clock.bootNow()));
    endRenewal();
    Q_EMIT settled();
}

void TokenKeeper::endRenewal()
{
    m_renewing = false;
    m_wasRefused = false;
    m_lockTimer->stop();
    if (m_lock && m_lock->isLocked())
        m_lock->unlock();
}

// ---- -------------------------------------------------------------------------------------------------------------------

bool TokenKeeper::hasRunOut() const
{
    return m_goodUntil && m_clock.bootNow() >= *m_goodUntil;
}

void TokenKeeper::schedule()
{
    m_renewTimer->stop();
    m_expiryTimer->stop();
    if (m_refresh.isEmpty() || !m_goodUntil)
        return;
    // Ahead of time, so that a reconnection never waits for it.
    const nanoseconds margin = m_lifetime / 6;
    m_renewTimer->start(std::chrono::ceil<milliseconds>(std::max(nanoseconds(0), *m_goodUntil - margin - m_clock.bootNow())));
}

void TokenKeeper::setStatus(SignInStatus::Kind kind, const std::optional<Error> &why)
{
    const SignInStatus status {kind, why};
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

} // namespace noc
