// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "ui/notify/desktopnotifier.h"

#include <QHash>
#include <QList>

namespace noc {

//! What came anew since the operator last looked at the notification, merged into one. It names few and counts the rest, so that it costs the
//! same in a storm.
class AlertDigest
{
public:
    //! So many are told one by one; only then can they be acknowledged from there, since nobody may acknowledge what was not named.
    static constexpr qsizetype kNamed = 4;
    //! So many are remembered by key, to know when they are answered.
    static constexpr qsizetype kRemembered = 100;
    //! A hand that was about to press did not read what came so shortly before.
    static constexpr milliseconds kReadTime {500};

    void add(const AlertKey &key, Severity severity);
    //! Came anew, and nobody knows which.
    void addUnnamed(Severity severity, qsizetype count = 1);
    //! Leaves out what has its answer, or one on its way. True if that changed anything.
    bool prune(const AlertStore &alerts);
    void clear();

    bool isEmpty() const;
    qsizetype count() const;
    //! As the desktop is to show it; texts of the wire are made safe. Precondition: not empty.
    DesktopNote note(const AlertStore &alerts) const;
    //! What note() would name, all of it or nothing.
    QList<AlertKey> named() const;
    //! The desktop shows these since `now`, unless it did before.
    void noteShown(const QList<AlertKey> &keys, BootTime now);
    //! Of what is named, what was shown for long enough to be read.
    QList<AlertKey> readBy(BootTime now) const;

private:
    qsizetype unnamedCount() const;
    QString countWords() const;

    struct Item {
        AlertKey key;
        Severity severity;
        std::optional<BootTime> shownSince = {};
    };
    QList<Item> m_items; //!< oldest first
    std::array<qsizetype, 7> m_unnamed {}; //!< index Severity
};

} // namespace noc
