// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/backfill.h"

#include "core/base/logging.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace noc {

namespace {

// The server sends changes within its transaction: a list asked for at once may still show the state before.
constexpr milliseconds kLiveIsNewer {2'000};
// The list's times are whole seconds of the server's clock, which our estimate may miss by a little.
constexpr milliseconds kMargin {30'000};
constexpr milliseconds kMarginUnknownClock {10 * 60'000};
constexpr std::array<milliseconds, 5> kRetry {5s, 15s, 60s, 120s, 300s};
constexpr milliseconds kLongestWait {3'600'000};
constexpr int kMostPasses = 3;
constexpr qsizetype kPruneLiveAbove = 8192;

} // namespace

Backfill::Backfill(HttpApi &api, AlertStore &alerts, Clock &clock, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_alerts(alerts),
      m_clock(clock),
      m_timer(clock.makeTimer([this] { m_again ? begin() : ask(); })),
      m_status {BackfillStatus::Kind::NotYet, {}, 0}
{
}

Backfill::~Backfill() = default;

void Backfill::setToken(const QString &access)
{
    if (access == m_access)
        return;
    m_access = access;
    const bool wasRefused = std::exchange(m_tokenRefused, false);
    const bool wasMissing = m_pages == 0;
    if (m_wanted && !m_asking && !m_forbidden && (wasRefused || wasMissing))
        begin();
}

void Backfill::askAgain()
{
    m_forbidden = false;
    if (m_wanted && !m_asking)
        begin();
}

void Backfill::fetch(const Gap &gap, std::optional<milliseconds> serverAhead)
{
    if (!gap.atStart) {
        const WallTime since = gap.from + serverAhead.value_or(0ms) - (serverAhead ? kMargin : kMarginUnknownClock);
        // A gap before that was not fetched yet is fetched with this one.
        m_since = m_wanted && m_since ? std::min(*m_since, since) : since;
    }
    if (m_wanted && (m_asking || m_timer->isActive())) {
        m_again = true;
        return;
    }
    m_wanted = true;
    if (m_forbidden) {
        setStatus(BackfillStatus::Kind::Refused, m_status.why);
        return;
    }
    begin();
}

void Backfill::noteLive(const AlertKey &key)
{
    const BootTime now = m_clock.bootNow();
    m_live.insert(key, now);
    if (m_live.size() > m_pruneLiveAbove)
        pruneLive(m_asking ? m_askedAt : now);
}

void Backfill::pruneLive(BootTime asked)
{
    m_live.removeIf([asked](const auto &entry) { return entry.value() + kLiveIsNewer < asked; });
    // In a storm all of them are young: then it may grow before they are walked again.
    m_pruneLiveAbove = std::max(kPruneLiveAbove, 2 * m_live.size());
}

void Backfill::begin()
{
    m_timer->stop();
    m_again = false;
    m_pages = 0;
    m_isPartial = false;
    if (m_access.isEmpty() && !m_forbidden)
        setStatus(BackfillStatus::Kind::NotYet);
    if (m_access.isEmpty() || m_forbidden || m_tokenRefused)
        return;
    m_status.found = 0;
    setStatus(BackfillStatus::Kind::Running);
    beginPart(m_since ? Part::Gap : Part::New);
}

void Backfill::beginPart(Part part)
{
    m_part = part;
    m_page = 1;
    m_passes = 0;
    m_everSeen.clear();
    m_seen.clear();
    m_unusable = 0;
    m_count = 0;
    m_lastCreated.reset();
    m_isTorn = false;
    m_hasShrunk = false;
    m_newInPass = 0;
    ask();
}

void Backfill::ask()
{
    if (m_asking || !m_wanted || m_access.isEmpty())
        return;
    m_asking = true;
    m_askedAt = m_clock.bootNow();
    ++m_pages;
    const QString status = m_part == Part::Gap ? QString() : m_part == Part::New ? u"NEW"_s : u"ESCALATED"_s;
    m_api.listAlerts(m_access, status, m_page, this, [this, asked = m_askedAt](const ApiResult<AlertPage> &result) {
        m_asking = false;
        if (m_again && result.ok()) {
            // What is under way may have begun before the newest gap closed.
            onPage(*result, asked);
            begin();
        } else if (result.ok()) {
            m_failures = 0;
            onPage(*result, asked);
        } else if (result.error().status == 404 && m_page > 1) {
            endOfList(); // it has become shorter
        } else {
            onFailure(result.error());
        }
    });
}

void Backfill::onPage(const AlertPage &page, BootTime asked)
{
    m_unusable += page.unusable;
    if (page.count) {
        // Entries that left the list pulled others up to a page that was read already.
        m_hasShrunk = m_hasShrunk || (!m_seen.isEmpty() && *page.count < m_count);
        m_count = *page.count;
    }
    const WallTime now = m_clock.wallNow();
    bool isPast = false; // the gap's begin
    m_alerts.beginBatch();
    for (const ListedAlert &listed : page.alerts) {
        const std::optional<WallTime> created = listed.created ? listed.created : listed.firstSeen;
        const AlertKey key {AlertKind::Alert, listed.id};
        m_seen.insert(key);
        if (!m_everSeen.contains(key)) {
            m_everSeen.insert(key);
            ++m_newInPass;
        }
        if (&listed == &page.alerts.front() && m_lastCreated && created == m_lastCreated)
            m_isTorn = true;
        if (&listed == &page.alerts.back())
            m_lastCreated = created;
        if (m_part == Part::Gap && created && *created < *m_since) {
            isPast = true;
            // Older than the gap: only what is already in the table learns from it.
            if (!m_alerts.find(key))
                continue;
        }
        AlertListing listing;
        listing.key = key;
        listing.severity = listed.severity;
        listing.type = listed.type;
        listing.message = listed.message;
        listing.status = listed.status;
        listing.client = listed.client;
        listing.site = listed.site;
        listing.firstRaised = listed.firstSeen.value_or(created.value_or(now));
        listing.lastRaised = listed.lastSeen.value_or(listing.firstRaised);
        listing.count = listed.repeats + 1;
        listing.received = now;
        const auto live = m_live.constFind(key);
        listing.liveKnowsBetter = live != m_live.constEnd() && *live + kLiveIsNewer >= asked;
        if (m_alerts.adopt(listing))
            m_found.insert(key);
    }
    m_alerts.endBatch();
    if (m_again)
        return;

    if (isPast || !page.hasNext || page.alerts.empty()) {
        endOfList();
    } else if (m_pages >= kMostPages) {
        m_isPartial = true;
        endOfList();
    } else {
        ++m_page;
        ask();
    }
}

void Backfill::endOfList()
{
    ++m_passes;
    // Whole lists tell by their count whether entries slipped past between two pages; the gap's part, whether a second was torn.
    const bool isWhole =
        m_part == Part::Gap ? !m_isTorn || m_newInPass == 0 : !m_hasShrunk && m_seen.size() + m_unusable >= m_count;
    const bool mayRepeat = m_passes < kMostPasses && m_pages < kMostPages && !m_isPartial;
    if (!isWhole && mayRepeat) {
        m_page = 1;
        m_seen.clear();
        m_unusable = 0;
        m_lastCreated.reset();
        m_isTorn = false;
        m_hasShrunk = false;
        m_newInPass = 0;
        ask();
        return;
    }
    if (!isWhole)
        m_isPartial = true;
    if (m_part == Part::Gap && m_pages < kMostPages) {
        beginPart(Part::New);
    } else if (m_part == Part::New && m_pages < kMostPages) {
        beginPart(Part::Escalated);
    } else if (m_isPartial || m_part != Part::Escalated) {
        finish(
            BackfillStatus::Kind::Incomplete,
            Error {
                ErrorCode::TooLarge,
                // By name: Qt 6.8's lupdate has lost the class by here.
                QCoreApplication::translate(
                    "noc::Backfill",
                    "The server's list of alerts could not be read to its end: it is too long, or it kept changing. Older alerts "
                    "may be missing."),
                {}});
    } else {
        finish(BackfillStatus::Kind::Complete);
    }
}

void Backfill::onFailure(const ApiError &error)
{
    qCInfo(lcSession) << "the list of alerts could not be read:" << error.status << error.error.detail;
    if (error.status == 401) {
        m_tokenRefused = true;
        setStatus(BackfillStatus::Kind::Running, error.error);
        Q_EMIT tokenRefused();
        return;
    }
    if (error.status == 403) {
        m_forbidden = true;
        setStatus(BackfillStatus::Kind::Refused, error.error);
        tellFound();
        return;
    }
    milliseconds wait = error.isPassing() ? kRetry[std::min(std::size_t(m_failures), kRetry.size() - 1)] : kRetry.back();
    if (error.retryAfter)
        wait = std::clamp(milliseconds(*error.retryAfter), wait, kLongestWait);
    ++m_failures;
    setStatus(BackfillStatus::Kind::Running, error.error);
    m_timer->start(wait);
}

void Backfill::finish(BackfillStatus::Kind kind, const std::optional<Error> &why)
{
    m_wanted = false;
    m_since.reset();
    m_everSeen.clear();
    m_seen.clear();
    pruneLive(m_clock.bootNow());
    m_status.found = int(m_found.size());
    setStatus(kind, why);
    tellFound();
}

void Backfill::tellFound()
{
    Q_EMIT found(std::exchange(m_found, {}).values());
}

void Backfill::setStatus(BackfillStatus::Kind kind, const std::optional<Error> &why)
{
    const BackfillStatus status {kind, why, m_status.found};
    if (status == m_status && kind == BackfillStatus::Kind::Running)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

} // namespace noc
