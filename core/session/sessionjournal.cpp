// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionjournal.h"

#include <algorithm>

namespace noc {

namespace {

// A turn of the event loop is not held for longer, and not for more rows.
constexpr milliseconds kTurn {5};
constexpr std::size_t kRowsInTurn = 8192;
constexpr std::size_t kRowsInStep = 128;
// Another program may end, a disk be mounted, a right be given.
constexpr milliseconds kOpenAgain {60'000};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

JournalKey journalKey(const AlertKey &key)
{
    return {int(key.kind), key.id};
}

JournalShelf journalShelf(const Shelf &shelf)
{
    return {journalKey(shelf.key), shelf.since, shelf.until, shelf.reason.toStdString()};
}

QList<Shelf> shelvesFrom(const std::vector<JournalShelf> &kept)
{
    QList<Shelf> shelves;
    for (const JournalShelf &shelf : kept) {
        if (shelf.key.kind >= 0 && shelf.key.kind <= int(AlertKind::Ticket))
            shelves.append({{AlertKind(shelf.key.kind), shelf.key.id}, shelf.since, shelf.until, text(shelf.reason), true});
    }
    return shelves;
}

std::optional<std::string> told(std::string_view utf8)
{
    return utf8.empty() ? std::nullopt : std::optional(std::string(utf8));
}

} // namespace

SessionJournal::SessionJournal(QString folder, Journal::Options options, Clock &clock, AlertStore &alerts, qsizetype keepAlerts)
    : m_folder(std::move(folder)),
      m_options(std::move(options)),
      m_clock(clock),
      m_alerts(alerts),
      m_keepAlerts(keepAlerts),
      m_startedAt(clock.wallNow()),
      m_restoreTimer(clock.makeTimer([this] { restoreSome(); })),
      m_openTimer(clock.makeTimer([this] { open(); }))
{
    connect(&alerts, &AlertStore::batchApplied, this, [this](const AlertBatch &batch) {
        // What comes from the journal is there.
        if (!m_journal || m_isRestoring || m_isHeld)
            return;
        for (const auto *slots : {&batch.added, &batch.changed}) {
            for (const AlertSlot slot : *slots)
                m_journal->touch(slot);
        }
    });
}

SessionJournal::~SessionJournal() = default;

bool SessionJournal::isKept() const
{
    return m_isKept && !m_journal->trouble();
}

std::optional<Error> SessionJournal::trouble() const
{
    return m_closedFor ? m_closedFor : m_journal ? m_journal->trouble() : std::nullopt;
}

void SessionJournal::openFor(const JournalOwner &owner)
{
    if (m_folder.isEmpty() || m_owner == owner)
        return;
    m_owner = owner;
    m_isKept = false;
    m_wasOpened = false;
    m_start.reset();
    m_openTimer->stop();
    open();
    if (std::exchange(m_closedFor, {}))
        Q_EMIT troubleChanged();
}

void SessionJournal::open()
{
    // An earlier one lets go of its file first.
    m_journal.reset();
    m_journal =
        std::make_unique<Journal>(m_folder, *m_owner, m_clock, m_options, [this](std::uint32_t slot) { return read(slot); });
    connect(
        m_journal.get(), &Journal::opened, this,
        [this](const std::shared_ptr<JournalStart> &start, const std::optional<Error> &damage) {
            m_isKept = true;
            if (damage)
                Q_EMIT said(LogEvent::Level::Alarm, damage->message, damage->detail);
            // Before the rows: none of them is seen for a moment.
            Q_EMIT shelvesRead(shelvesFrom(start->shelves));
            if (std::exchange(m_closedFor, {})) {
                touchAll();
                Q_EMIT said(
                    LogEvent::Level::Warning,
                    tr("The journal is written from now on; what happened before in this run is missing in it."), {});
                Q_EMIT troubleChanged();
            }
            if (std::exchange(m_wasOpened, true)) {
                // A fresh file in the middle of the run knows nothing of what is open.
                touchAll();
                return;
            }
            if (start->lastProof)
                Q_EMIT knownUntil(*start->lastProof);
            m_start = start;
            m_next = 0;
            m_restored = 0;
            m_asOf = {};
            restoreSome();
        });
    connect(m_journal.get(), &Journal::openFailed, this, [this](const Error &why) {
        m_openTimer->start(kOpenAgain);
        const std::optional<Error> before = std::exchange(m_closedFor, why);
        // Said once, however often it is tried.
        if (before && before->message == why.message)
            return;
        Q_EMIT said(LogEvent::Level::Alarm, tr("What happens is not written to the journal. %1").arg(why.message), why.detail);
        Q_EMIT troubleChanged();
    });
    connect(m_journal.get(), &Journal::troubleChanged, this, [this](const std::optional<Error> &trouble, qint64 lost) {
        if (trouble)
            Q_EMIT said(LogEvent::Level::Alarm, tr("The journal cannot be written: %1").arg(trouble->message), trouble->detail);
        else if (lost > 0)
            Q_EMIT said(
                LogEvent::Level::Warning,
                tr("The journal is written again; %n event(s) of this run are missing in it.", nullptr, int(lost)), {});
        else
            Q_EMIT said(LogEvent::Level::Notice, tr("The journal is written again; nothing is missing in it."), {});
        Q_EMIT troubleChanged();
    });
    connect(m_journal.get(), &Journal::shelvesKept, this, [this](const std::vector<JournalShelf> &kept) {
        Q_EMIT shelvesKept(shelvesFrom(kept));
    });
    connect(m_journal.get(), &Journal::openAlertsPruned, this, [this](qint64 count) {
        Q_EMIT said(
            LogEvent::Level::Notice,
            tr("%n open alert(s) of which nothing was heard for too long left the journal.", nullptr, int(count)), {});
    });
    m_journal->open(m_keepAlerts);
}

void SessionJournal::touchAll()
{
    for (AlertSlot slot = 0; slot < m_alerts.slotEnd(); ++slot) {
        if (m_alerts.isLive(slot))
            m_journal->touch(slot);
    }
}

void SessionJournal::restoreSome()
{
    if (!m_start)
        return;
    const std::size_t end = std::min(m_start->open.size(), m_next + kRowsInTurn);
    const BootTime begin = m_clock.bootNow();
    m_isRestoring = true;
    m_alerts.beginBatch();
    for (; m_next < end; ++m_next) {
        if (m_next % kRowsInStep == 0 && m_clock.bootNow() - begin > kTurn)
            break;
        JournalAlert &known = m_start->open[m_next];
        if (known.key.kind < 0 || known.key.kind > int(AlertKind::Ticket))
            continue;
        AlertMemory memory;
        memory.key = {AlertKind(known.key.kind), known.key.id};
        memory.severity = std::move(known.severity);
        memory.status = std::move(known.status);
        memory.type = std::move(known.type);
        memory.message = std::move(known.message);
        memory.client = std::move(known.client);
        memory.site = std::move(known.site);
        memory.owner = std::move(known.owner);
        memory.count = known.count;
        memory.firstRaised = known.firstRaised;
        memory.lastRaised = known.lastRaised;
        memory.firstReceived = known.firstReceived;
        memory.lastReceived = known.lastReceived;
        memory.acknowledgedAt = known.acknowledgedAt;
        memory.raisedAgain = known.raisedAgain;
        memory.seen = known.seen;
        memory.asOf = known.asOf.value_or(known.lastReceived);
        if (m_alerts.restore(memory)) {
            ++m_restored;
            m_asOf = std::max(m_asOf, memory.asOf);
        }
    }
    m_alerts.endBatch();
    m_isRestoring = false;
    if (m_next < m_start->open.size()) {
        m_restoreTimer->start(milliseconds(0));
        return;
    }
    m_start.reset();
    Q_EMIT restored(m_restored, m_asOf);
}

std::optional<JournalAlert> SessionJournal::read(AlertSlot slot) const
{
    if (!m_alerts.isLive(slot))
        return std::nullopt;
    JournalAlert alert;
    alert.key = journalKey(m_alerts.key(slot));
    alert.isOpen = m_alerts.unacknowledged(slot);
    alert.severity = m_alerts.severityUtf8(slot);
    alert.status = m_alerts.statusUtf8(slot);
    alert.type = m_alerts.typeUtf8(slot);
    alert.message = m_alerts.messageUtf8(slot);
    alert.client = told(m_alerts.clientUtf8(slot));
    alert.site = told(m_alerts.siteUtf8(slot));
    alert.owner = told(m_alerts.ownerUtf8(slot));
    alert.count = m_alerts.count(slot);
    alert.firstRaised = m_alerts.firstRaised(slot);
    alert.lastRaised = m_alerts.lastRaised(slot);
    alert.firstReceived = m_alerts.firstReceived(slot);
    alert.lastReceived = m_alerts.lastReceived(slot);
    alert.acknowledgedAt = m_alerts.acknowledgedAt(slot);
    alert.raisedAgain = m_alerts.raisedAgain(slot);
    alert.acknowledgedHere = m_alerts.acknowledgedHere(slot);
    alert.seen = m_alerts.seen(slot);
    alert.asOf = m_alerts.lastKnown(slot);
    return alert;
}

void SessionJournal::add(
    JournalEvent::What what, WallTime at, const std::optional<AlertKey> &key, const QString &word, const QString &words)
{
    if (!m_journal)
        return;
    JournalEvent event;
    event.what = what;
    event.at = at;
    if (key)
        event.alert = journalKey(*key);
    event.word = word.toStdString();
    event.text = words.toStdString();
    m_journal->add(std::move(event));
}

void SessionJournal::noteRaise(const AlertRaise &raise)
{
    if (!m_journal || m_isHeld)
        return;
    JournalEvent event;
    event.what = JournalEvent::What::Raised;
    event.at = raise.received;
    event.alert = journalKey(raise.key);
    event.word = raise.severity;
    event.text = raise.message;
    event.raw = raise.raw;
    m_journal->add(std::move(event));
}

void SessionJournal::noteChange(const AlertChange &change)
{
    if (!m_isHeld)
        add(JournalEvent::What::Changed, change.received, change.key, text(change.status.value_or(std::string())),
            text(change.message));
}

void SessionJournal::noteAcknowledged(const AlertKey &key, bool byThisConsole, WallTime at)
{
    if (!m_isHeld)
        add(JournalEvent::What::Acknowledged, at, key, byThisConsole ? QStringLiteral("here") : QStringLiteral("elsewhere"), {});
}

void SessionJournal::noteCommand(const Command &command)
{
    // What the outbox brought from its own disk was written down when it happened.
    if (command.changed < m_startedAt)
        return;
    const auto *refused = std::get_if<Refused>(&command.state);
    const auto key =
        command.kind == CommandKind::Acknowledge ? std::optional(AlertKey {AlertKind::Alert, command.target}) : std::nullopt;
    add(JournalEvent::What::Command, command.changed, key, commandStateId(command.state),
        refused ? refused->words : commandKindId(command.kind));
}

void SessionJournal::noteLog(const LogEvent &event)
{
    if (!m_journal)
        return;
    JournalEvent kept;
    kept.at = event.at;
    kept.level = int(event.level);
    kept.channel = event.channel ? int(*event.channel) : -1;
    kept.text = event.text.toStdString();
    kept.raw = event.raw.toStdString();
    m_journal->add(std::move(kept));
}

void SessionJournal::noteGap(const Gap &gap)
{
    if (!m_journal || (gap.atStart && !gap.sinceLastRun))
        return;
    JournalEvent event;
    event.what = JournalEvent::What::Gap;
    event.at = gap.from;
    event.until = gap.to;
    m_journal->add(std::move(event));
}

void SessionJournal::noteShift(WallTime at)
{
    add(JournalEvent::What::ShiftStarted, at, {}, {}, {});
}

void SessionJournal::noteProof(WallTime at)
{
    if (m_journal && !m_isHeld)
        m_journal->noteProof(at);
}

void SessionJournal::noteClosed(const AlertKey &key)
{
    if (m_journal && !m_isHeld)
        m_journal->close(journalKey(key));
}

void SessionJournal::keepShelves(const QList<Shelf> &shelves)
{
    if (!m_journal || m_isHeld || shelves.isEmpty())
        return;
    std::vector<JournalShelf> kept;
    for (const Shelf &shelf : shelves)
        kept.push_back(journalShelf(shelf));
    m_journal->keepShelves(kept);
}

void SessionJournal::dropShelves(const QList<AlertKey> &keys)
{
    if (!m_journal || m_isHeld)
        return;
    std::vector<JournalKey> dropped;
    for (const AlertKey &key : keys)
        dropped.push_back(journalKey(key));
    m_journal->dropShelves(dropped);
}

void SessionJournal::search(const JournalQuery &query, std::function<void(const Result<JournalPage> &)> done)
{
    m_journal ? m_journal->read(query, std::move(done)) : done(JournalPage {});
}

void SessionJournal::historyOf(
    const AlertKey &key, const std::optional<JournalPlace> &before, int most, std::function<void(const Result<JournalPage> &)> done)
{
    JournalQuery query;
    query.alert = journalKey(key);
    query.before = before;
    query.most = most;
    search(query, std::move(done));
}

void SessionJournal::rawOf(const AlertKey &key, std::function<void(const Result<QString> &)> done)
{
    m_journal ? m_journal->readRaw(journalKey(key), std::move(done)) : done(QString());
}

void SessionJournal::abandon()
{
    if (m_journal)
        m_journal->dropPending();
}

} // namespace noc
