// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/entityid.h"
#include "core/storage/database.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace noc {

//! Whose journal it is: what one server told one tenant. It chooses the file.
struct JournalOwner {
    QString server; //!< base URL
    QString tenant; //!< empty: the server names none
    friend bool operator==(const JournalOwner &, const JournalOwner &) = default;
};

//! What an alert is known by; `kind` is the number of its AlertKind.
struct JournalKey {
    int kind = 0;
    EntityId id;
    friend bool operator==(const JournalKey &, const JournalKey &) = default;
};

//! Something that happened. Texts are UTF-8.
struct JournalEvent {
    //! The numbers are in the file: never change them.
    enum class What : std::uint8_t {
        Raised = 0,
        Changed = 1,
        Acknowledged = 2,
        Command = 3,
        Log = 4,
        Gap = 5,
        ShiftStarted = 6,
        Lost = 7
    };

    qint64 number = 0; //!< given by the journal, grows
    WallTime at;
    What what = What::Log;
    std::optional<JournalKey> alert; //!< the alert it speaks of
    int level = 0; //!< Log: the number of its level
    int channel = -1; //!< Log: the number of its channel; -1: none
    std::optional<WallTime> until; //!< Gap: its end
    std::string word; //!< Raised: severity; Changed: status; Command: state; as they came
    std::string text; //!< untrusted
    std::string raw; //!< the frame or the server's words, untrusted
};

//! An alert as it was last known. Texts are UTF-8, untrusted; no text: not told.
struct JournalAlert {
    JournalKey key;
    bool isOpen = false; //!< somebody is still owed an answer
    std::string severity, status, type, message;
    std::optional<std::string> client, site, owner;
    int count = 1;
    WallTime firstRaised, lastRaised, firstReceived, lastReceived;
    std::optional<WallTime> acknowledgedAt;
    bool raisedAgain = false, acknowledgedHere = false, seen = false;
    //! Read: until then it is known to have been so. Written: only for a row that is itself known from the journal and nothing newer.
    std::optional<WallTime> asOf;
};

//! An alert that the operator has out of sight for a while.
struct JournalShelf {
    JournalKey key;
    WallTime since, until;
    std::string reason; //!< UTF-8, the operator's own words
};

//! What the journal knows of the run before.
struct JournalStart {
    std::vector<JournalAlert> open; //!< the newest first
    std::vector<JournalShelf> shelves; //!< the next to end first; some may be over
    std::optional<WallTime> lastProof; //!< until then data were live
};

//! A place between two events, for reading on.
struct JournalPlace {
    WallTime at;
    qint64 number = 0;
};

//! What to look for.
struct JournalQuery {
    QString text; //!< found anywhere in text, word or raw, case ignored; empty: everything
    std::optional<WallTime> from, to; //!< from <= at < to
    std::optional<JournalPlace> before; //!< reads on from an earlier answer
    //! Only what speaks of it, and the gaps since the first of that: all without raw; text, from and to do not count.
    std::optional<JournalKey> alert;
    int most = 200; //!< events in the answer
};

//! One page of events, newest first.
struct JournalPage {
    QList<JournalEvent> events;
    std::optional<JournalPlace> next; //!< there may be more: read on from here (a page may be empty and yet have one)
};

class EventBacklog;

//! Everything that happened, in one SQLite file for each (server, tenant), kept for a time and to a size. What is added is gathered (kGather,
//! or kMostInBatch records) and written in one transaction by the file's own thread (synchronous=NORMAL: a power cut may cost the last
//! seconds, a killed program only what was not written yet). Where the disk refuses, it tries again, and keeps what came meanwhile up to a
//! bound; beyond it the oldest events are dropped, counted, said, and written down as lost.
//!
//! Nothing secret gets in: every text goes through redacted() on its way. Nothing is written before open(); what is added before waits for it. Main thread.
class Journal : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds kGather {250};
    static constexpr qsizetype kMostInBatch = 1'000;
    static constexpr qsizetype kMostWaiting = 200'000; //!< events
    static constexpr qsizetype kMostWaitingBytes = 128 * 1024 * 1024;
    static constexpr int kMostShelves = 10'000; //!< read
    static constexpr std::size_t kLongestText = std::size_t {16} * 1024; //!< bytes
    static constexpr std::size_t kLongestRaw = std::size_t {64} * 1024;

    struct Options {
        bool ownThread = true; //!< false: in the caller's thread, for virtual time
        milliseconds busyTimeout {1'000};
        milliseconds keepFor {std::chrono::days(30)};
        qint64 keepBytes = 1'000'000'000; //!< what the file's records may take
        int pruneStep = 500; //!< records in one step
        std::function<std::optional<Error>(DatabaseStep)> fault; //!< tests
    };
    //! Makes the record of a row that was touched; none when it is gone.
    using RowReader = std::function<std::optional<JournalAlert>(std::uint32_t row)>;

    //! `clock` must outlive the journal. `rows` is called when a batch is put together.
    Journal(QString folder, const JournalOwner &owner, Clock &clock, Options options, RowReader rows, QObject *parent = nullptr);
    //! Writes what is not written, unless dropPending() was called.
    ~Journal() override;

    static QString fileName(const JournalOwner &owner);

    //! Opens the file and reads what was open when the run before ended, at most `most` alerts. opened() or openFailed() follows.
    void open(qsizetype most);
    void add(JournalEvent event);
    //! The row changed: its record is read and written with the next batch.
    void touch(std::uint32_t row);
    //! The server has no such open alert any more.
    void close(const JournalKey &alert);
    //! Shelves that were made or got another end; each takes the place of what is kept for its alert. Written at once; shelvesKept() follows.
    void keepShelves(const std::vector<JournalShelf> &shelves);
    void dropShelves(const std::vector<JournalKey> &alerts);
    //! Data are live and were proved at `at`. Written with the next batch, and at least every ten seconds.
    void noteProof(WallTime at);
    //! Puts what waits on its way to the disk now.
    void flush();

    void read(const JournalQuery &query, std::function<void(const Result<JournalPage> &)> done);
    //! The newest frame that raised the alert, as it came; empty when there is none.
    void readRaw(const JournalKey &alert, std::function<void(const Result<QString> &)> done);

    //! What did not begin yet is dropped: what a killed program loses (tests).
    void dropPending();

    //! Events that had to be dropped since the start.
    qint64 lost() const { return m_lost; }
    //! Why nothing is written at present.
    std::optional<Error> trouble() const { return m_trouble; }

Q_SIGNALS:
    //! The file is open; `damage`: an earlier one was damaged and kept aside.
    void opened(const std::shared_ptr<noc::JournalStart> &start, const std::optional<noc::Error> &damage);
    //! It cannot be opened (in use, newer, not permitted). Nothing is kept in this run.
    void openFailed(const noc::Error &why);
    //! The disk refuses (said once), or takes it again (none); `lost` events were dropped meanwhile.
    void troubleChanged(const std::optional<noc::Error> &trouble, qint64 lost);
    //! These are on the disk.
    void shelvesKept(const std::vector<noc::JournalShelf> &shelves);
    //! Open alerts of which nothing was heard for the time that is kept, or that were too many, were taken out.
    void openAlertsPruned(qint64 count);

private:
    struct Batch;
    struct Shared;
    struct ShelfChange;
    enum class Phase : std::uint8_t { Closed, Opening, Open, Failed };

    void makeDatabase(bool quickCheck);
    void load(qsizetype most);
    void bound();
    void changeShelves(std::vector<ShelfChange> changes);
    void gatherSoon();
    void send();
    void onWritten(const std::shared_ptr<Batch> &batch, const Outcome &outcome);
    void tellKept(const Batch &batch);
    void pruneLater(milliseconds wait);
    void prune();
    std::optional<WallTime> pruneBefore();

    const QString m_folder;
    const JournalOwner m_owner;
    Clock &m_clock;
    const Options m_options;
    const RowReader m_rows;
    std::unique_ptr<Database> m_database;
    std::shared_ptr<Shared> m_shared; //!< the worker's own
    std::unique_ptr<Timer> m_gather;
    std::unique_ptr<Timer> m_prune;

    Phase m_phase = Phase::Closed;
    bool m_isDropping = false;
    std::unique_ptr<EventBacklog> m_events;
    std::deque<std::uint32_t> m_touched; //!< each once
    std::vector<bool> m_isTouched; //!< by row
    std::vector<JournalKey> m_closed;
    std::vector<ShelfChange> m_shelves; //!< in order: the last one for an alert counts
    std::optional<WallTime> m_proof, m_writtenProof;
    bool m_isWriting = false;
    bool m_isSoon = false; //!< enough waits for a batch, and the timer was told
    bool m_wasStorm = false; //!< much waited, and not all of it is on its way to the disk
    int m_failures = 0; //!< in a row
    std::optional<Error> m_trouble;
    qint64 m_lost = 0, m_lostUntold = 0;

    std::optional<WallTime> m_steadyWall; //!< the wall clock runs in step with the boot clock since then
    BootTime m_steadySince;
    bool m_isSuspect = false; //!< the wall clock may be wrong: nothing is pruned by age for a day
};

} // namespace noc
