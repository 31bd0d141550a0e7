// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/api/httpapi.h"
#include "core/health/coverage.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace noc {

//! Whether what was raised while no data came is known.
struct BackfillStatus {
    enum class Kind : std::uint8_t {
        NotPossible, //!< the profile names no HTTP API
        NotYet, //!< nothing to fetch yet, or the link is not live
        Running, //!< under way, or about to be tried again
        Complete, //!< all that is unacknowledged, and all that was raised in the gap, is in the table
        Incomplete, //!< the list is longer than is fetched, or would not hold still
        Refused, //!< the server does not give its list; not asked again with this token
    };
    Kind kind = Kind::NotPossible;
    std::optional<Error> why; //!< of Running (the last failure), Incomplete, Refused
    int found = 0; //!< alerts that were raised meanwhile, of the newest backfill

    friend bool operator==(const BackfillStatus &, const BackfillStatus &) = default;
};

//! Fetches from the server's list what was raised while no live data came, and makes the rows as the list has them. The list is ordered by creation and
//! knows no time filter: it is read from its newest end until it is older than the gap; then what is new and what was escalated is read whole. Alerts that moved from
//! one page to another meanwhile are noticed by the count, and the pages read again. What live messages said since a page was asked for counts more than the
//! page. The server allows 600 requests in an hour, so there is one at a time, pages are as large as they may be, and failures are met with patience. Main thread.
class Backfill : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostPages = 60; //!< in one backfill

    Backfill(HttpApi &api, AlertStore &alerts, Clock &clock, QObject *parent = nullptr);
    ~Backfill() override;

    //! The token for the requests; goes on with what waits for one.
    void setToken(const QString &access);
    //! Somebody signed in: what the server refused before may be allowed now.
    void askAgain();
    //! Live data came back: fetches what belongs to the gap. Before the first greeting (atStart) only what is still unacknowledged.
    //! `serverAhead` is the server's clock minus ours, as far as known.
    void fetch(const Gap &gap, std::optional<milliseconds> serverAhead);
    //! A live message spoke of this alert.
    void noteLive(const AlertKey &key);

    const BackfillStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const noc::BackfillStatus &status);
    //! The server does not take the token any more (401); setToken() goes on.
    void tokenRefused();
    //! Alerts that were raised while away, when a backfill ends or is given up.
    void found(const QList<noc::AlertKey> &keys);

private:
    enum class Part { Gap, New, Escalated };

    void begin();
    void pruneLive(BootTime asked);
    void beginPart(Part part);
    void ask();
    void onPage(const AlertPage &page, BootTime asked);
    void endOfList();
    void onFailure(const ApiError &error);
    void finish(BackfillStatus::Kind kind, const std::optional<Error> &why = {});
    void tellFound();
    void setStatus(BackfillStatus::Kind kind, const std::optional<Error> &why = {});

    HttpApi &m_api;
    AlertStore &m_alerts;
    Clock &m_clock;
    std::unique_ptr<Timer> m_timer; //!< the next try or page
    QString m_access;
    BackfillStatus m_status;

    bool m_wanted = false; //!< something is to be fetched
    bool m_asking = false; //!< an answer is due
    bool m_again = false; //!< another gap closed while this was under way
    bool m_forbidden = false;
    bool m_tokenRefused = false;
    std::optional<WallTime> m_since; //!< by the server's clock: what was created before is known; none: only what is unacknowledged

    Part m_part = Part::Gap;
    int m_page = 1;
    int m_pages = 0; //!< asked for in this backfill
    int m_passes = 0; //!< through this part
    int m_failures = 0; //!< in a row
    bool m_isPartial = false;
    QSet<AlertKey> m_seen; //!< in this pass
    qint64 m_unusable = 0; //!< in this pass
    qint64 m_count = 0; //!< of the whole list, by its last page
    std::optional<WallTime> m_lastCreated; //!< of the last entry of the page before
    bool m_hasShrunk = false; //!< the list became shorter within this pass
    bool m_isTorn = false; //!< a page ended within a second, whose order is arbitrary
    qsizetype m_newInPass = 0;
    QSet<AlertKey> m_everSeen; //!< in this part
    QSet<AlertKey> m_found;
    BootTime m_askedAt;
    QHash<AlertKey, BootTime> m_live; //!< when live messages spoke of them
    qsizetype m_pruneLiveAbove = 8192;
};

} // namespace noc

Q_DECLARE_METATYPE(noc::BackfillStatus)
