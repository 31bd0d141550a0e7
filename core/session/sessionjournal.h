// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertstore.h"
#include "core/alerts/shelves.h"
#include "core/commands/command.h"
#include "core/health/coverage.h"
#include "core/session/eventlog.h"
#include "core/storage/journal.h"

#include <QObject>

#include <memory>

namespace noc {

//! The session's journal: writes down what the session applies, gives back at the start what was open, and answers questions about the past.
//! Rows that come from it are marked lastKnown() in the store, and only the server's word takes the mark off. Main thread.
class SessionJournal : public QObject
{
    Q_OBJECT

public:
    //! With an empty folder nothing is kept. `alerts` must outlive it.
    SessionJournal(QString folder, Journal::Options options, Clock &clock, AlertStore &alerts, qsizetype keepAlerts);
    ~SessionJournal() override;

    // ---- for the window ----
    //! What happened, newest first. `done` is called from the event loop, or at once where nothing is kept.
    void search(const JournalQuery &query, std::function<void(const Result<JournalPage> &)> done);
    //! What happened to an alert, and the gaps meanwhile, newest first and without raw. `before`: reads on from an earlier page.
    void historyOf(
        const AlertKey &key, const std::optional<JournalPlace> &before, int most,
        std::function<void(const Result<JournalPage> &)> done);
    //! The newest frame that raised the alert, as it came; empty where none is kept.
    void rawOf(const AlertKey &key, std::function<void(const Result<QString> &)> done);
    //! True while what happens is written down.
    bool isKept() const;
    //! Why it is not, where it should be.
    std::optional<Error> trouble() const;

    // ---- for the session ----
    //! Opens that owner's journal; another one's is closed.
    void openFor(const JournalOwner &owner);
    //! Another tenant greeted: what it says of alerts is nobody's to keep until the operator has decided.
    void setHeld(bool held) { m_isHeld = held; }
    void noteRaise(const AlertRaise &raise);
    void noteChange(const AlertChange &change);
    void noteAcknowledged(const AlertKey &key, bool byThisConsole, WallTime at);
    void noteCommand(const Command &command);
    void noteLog(const LogEvent &event);
    void noteGap(const Gap &gap);
    void noteShift(WallTime at);
    void noteProof(WallTime at);
    //! The server has no such open alert any more.
    void noteClosed(const AlertKey &key);
    //! Kept for the next run; shelvesKept() follows. Nothing for another tenant's.
    void keepShelves(const QList<Shelf> &shelves);
    void dropShelves(const QList<AlertKey> &keys);
    //! As if the program were killed (tests).
    void abandon();

Q_SIGNALS:
    //! Until then the run before had live data.
    void knownUntil(noc::WallTime lastProof);
    //! What was open is in the store: `count` rows, none later known than `asOf`.
    void restored(qsizetype count, noc::WallTime asOf);
    //! A file was opened, and these are in it.
    void shelvesRead(const QList<noc::Shelf> &shelves);
    //! These are on the disk.
    void shelvesKept(const QList<noc::Shelf> &shelves);
    //! trouble() changed.
    void troubleChanged();
    //! Something for people: nothing is kept, or it is again, or something was lost.
    void said(noc::LogEvent::Level level, const QString &text, const QString &detail);

private:
    void open();
    void touchAll();
    void restoreSome();
    void add(JournalEvent::What what, WallTime at, const std::optional<AlertKey> &key, const QString &word, const QString &text);
    std::optional<JournalAlert> read(AlertSlot slot) const;

    const QString m_folder;
    const Journal::Options m_options;
    Clock &m_clock;
    AlertStore &m_alerts;
    const qsizetype m_keepAlerts;
    const WallTime m_startedAt;
    std::optional<JournalOwner> m_owner;
    bool m_isHeld = false;
    bool m_isRestoring = false;
    bool m_wasOpened = false;
    bool m_isKept = false;
    std::shared_ptr<JournalStart> m_start; //!< what is still to be put into the store
    std::size_t m_next = 0;
    qsizetype m_restored = 0;
    WallTime m_asOf {};
    std::unique_ptr<Timer> m_restoreTimer;
    std::optional<Error> m_closedFor; //!< why the file could not be opened; it is tried again
    std::unique_ptr<Timer> m_openTimer;
    std::unique_ptr<Journal> m_journal;
};

} // namespace noc
