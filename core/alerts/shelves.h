// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"

#include <QObject>

#include <map>
#include <memory>

namespace noc {

//! One alert that the operator has out of sight for a while.
struct Shelf {
    AlertKey key;
    WallTime since, until;
    QString reason; //!< the operator's own words; may be empty
    bool saved = false; //!< false: not on the disk, so that it would end with this process

    friend bool operator==(const Shelf &, const Shelf &) = default;
};

//! What is shelved (ISA-18.2), never for ever: every shelf ends by itself, is ended by unshelve(), or when its alert becomes CRITICAL. Ends are by
//! the wall clock, so that they outlast the process. Thread of the store.
class Shelves : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kShortest = std::chrono::minutes(1);
    static constexpr milliseconds kLongest = std::chrono::hours(12);
    static constexpr qsizetype kMost = 10'000;
    static constexpr qsizetype kLongestReason = 200;

    //! Both must outlive it.
    Shelves(AlertStore &alerts, Clock &clock, QObject *parent = nullptr);
    ~Shelves() override;

    //! For so long from now, kShortest to kLongest; what is shelved already gets the new end. What there is no room for stays in sight. Returns what
    //! is shelved now.
    QList<Shelf> shelve(const QList<AlertKey> &keys, milliseconds duration, const QString &reason);
    void unshelve(const QList<AlertKey> &keys);
    //! As kept by an earlier run; what ended meanwhile is told by ended(). A shelf made in this run stands.
    void restore(const QList<Shelf> &kept);
    //! These are on the disk as they are here.
    void noteSaved(const QList<Shelf> &kept);
    //! Ends all without a word: they belong to another owner.
    void clear();

    //! The next to end first.
    QList<Shelf> list() const;
    qsizetype count() const { return qsizetype(m_shelves.size()); }

Q_SIGNALS:
    void changed();
    //! By time, by the operator, or since they became CRITICAL.
    void ended(const QList<noc::AlertKey> &keys);

private:
    void end(const QList<AlertKey> &keys);
    void endDue();
    void waitForNext();
    WallTime latestEnd() const { return m_clock.wallNow() + kLongest; }

    AlertStore &m_alerts;
    Clock &m_clock;
    std::map<AlertKey, Shelf> m_shelves;
    std::unique_ptr<Timer> m_timer;
};

} // namespace noc
