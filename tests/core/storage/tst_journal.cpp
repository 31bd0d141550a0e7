// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"
#include "core/storage/journal.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

const JournalOwner kOwner {u"ws://127.0.0.1:9"_s, u"5"_s};
const Error kFull {ErrorCode::Storage, u"The disk is full."_s, {}};

JournalAlert openAlert(std::int64_t id)
{
    JournalAlert alert;
    alert.key = {0, EntityId(id)};
    alert.isOpen = true;
    alert.severity = "HIGH";
    alert.status = "NEW";
    alert.type = "DEVICE_OFFLINE";
    alert.message = "Device " + std::to_string(id);
    return alert;
}

// One journal in virtual time with a table of rows behind it.
struct Desk {
    explicit Desk(const QString &folder, Journal::Options changed = {}) : m_folder(folder), m_options(std::move(changed))
    {
        m_options.ownThread = false;
        m_options.busyTimeout = 0ms;
        m_options.fault = [this](DatabaseStep step) { return step == DatabaseStep::Open ? std::nullopt : fault; };
        make();
    }
    void make()
    {
        start.reset();
        damage.reset();
        failure.reset();
        journal = std::make_unique<Journal>(m_folder, kOwner, clock, m_options, [this](std::uint32_t row) {
            const auto found = rows.find(row);
            return found == rows.end() ? std::optional<JournalAlert>() : std::optional(found->second);
        });
        QObject::connect(journal.get(), &Journal::opened, [this](const auto &theStart, const auto &theDamage) {
            start = theStart;
            damage = theDamage;
        });
        QObject::connect(journal.get(), &Journal::openFailed, [this](const Error &why) { failure = why; });
        QObject::connect(journal.get(), &Journal::troubleChanged, [this](const std::optional<Error> &, qint64) { ++troubles; });
        QObject::connect(journal.get(), &Journal::openAlertsPruned, [this](qint64 count) { prunedOpen += count; });
    }
    void open()
    {
        journal->open(1000);
        run(1ms);
    }
    void reopen()
    {
        journal.reset();
        make();
        open();
    }
    void run(milliseconds time)
    {
        const milliseconds step = std::max(1ms, time / 100);
        for (milliseconds passed {0}; passed < time; passed += step) {
            clock.advance(step);
            QCoreApplication::processEvents();
        }
    }
    void put(std::uint32_t row, const JournalAlert &alert)
    {
        rows.insert_or_assign(row, alert);
        journal->touch(row);
    }
    void say(const QString &text, const QString &raw = {})
    {
        JournalEvent event;
        event.at = clock.wallNow();
        event.text = text.toStdString();
        event.raw = raw.toStdString();
        journal->add(event);
    }
    void raise(std::int64_t id, const QString &raw)
    {
        JournalEvent event;
        event.at = clock.wallNow();
        event.what = JournalEvent::What::Raised;
        event.alert = JournalKey {0, EntityId(id)};
        event.raw = raw.toStdString();
        journal->add(event);
    }
    JournalPage page(const JournalQuery &query = {})
    {
        std::optional<Result<JournalPage>> result;
        journal->read(query, [&](const Result<JournalPage> &read) { result.emplace(read); });
        [&] { QTRY_VERIFY(result); }();
        return result->ok() ? **result : JournalPage {};
    }
    QStringList texts(const JournalQuery &query = {})
    {
        QStringList all;
        const JournalPage found = page(query);
        for (const JournalEvent &event : found.events)
            all += event.what == JournalEvent::What::Lost ? u"lost "_s + QString::fromStdString(event.word)
                                                          : QString::fromStdString(event.text);
        return all;
    }
    QString raw(std::int64_t id)
    {
        std::optional<QString> raw;
        journal->readRaw({0, EntityId(id)}, [&](const Result<QString> &read) { raw = read.ok() ? *read : u"error"_s; });
        [&] { QTRY_VERIFY(raw); }();
        return *raw;
    }

    ManualClock clock;
    std::map<std::uint32_t, JournalAlert> rows;
    std::unique_ptr<Journal> journal;
    std::shared_ptr<JournalStart> start;
    std::optional<Error> damage, failure, fault;
    int troubles = 0;
    qint64 prunedOpen = 0;

private:
    const QString m_folder;
    Journal::Options m_options;
};

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsOpenAlertsAndSaysSinceWhen();
    void keepsEveryKindOfId();
    void aKillLosesOnlyWhatWasNotWritten();
    void aProofIsWrittenWithTheLastRowItCovers();
    void gathersIntoOneTransaction();
    void findsByTextAndTimeAndReadsOn();
    void tellsTheHistoryOfOneAlert();
    void givesTheNewestFrame();
    void keepsSecretsOut();
    void boundsHugeAndHostileTexts();
    void aRefusingDiskIsToldOnceAndCaughtUp();
    void whatIsDroppedIsCounted();
    void prunesByAgeInSmallSteps();
    void prunesBySize();
    void aClockThatJumpsPrunesNothing();
    void aClockThatWasWrongAtTheStartPrunesNothing();
    void isForOneConsole();
    void aDamagedFileIsKeptAside();
    void everyOwnerHasAFile();
    void keepsShelves();
    void aShelfTheDiskRefusesIsCaughtUp();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournal::keepsOpenAlertsAndSaysSinceWhen()
{
    Desk desk(m_folder->path());
    desk.open();
    QVERIFY(desk.start && desk.start->open.empty() && !desk.start->lastProof);
    JournalAlert told = openAlert(1);
    told.client = "acme";
    told.count = 3;
    told.raisedAgain = true;
    desk.put(0, told);
    desk.put(1, openAlert(2));
    JournalAlert settled = openAlert(3);
    settled.isOpen = false;
    desk.put(2, settled);
    desk.run(1s);
    const WallTime proof = desk.clock.wallNow();
    desk.journal->noteProof(proof);
    desk.journal->close({0, EntityId(2)});
    desk.run(1s);
    desk.clock.advance(1h);
    desk.reopen();
    QCOMPARE(desk.start->open.size(), std::size_t(1));
    const JournalAlert &read = desk.start->open.front();
    QCOMPARE(read.key.id, EntityId(1));
    QCOMPARE(read.message, std::string("Device 1"));
    QCOMPARE(*read.client, std::string("acme"));
    QVERIFY(!read.site && read.raisedAgain && !read.seen && read.count == 3);
    QVERIFY(read.asOf == proof);
    QVERIFY(desk.start->lastProof == proof);

    // Live again, but nobody spoke of it: what it is known until stays where it was.
    desk.run(1s);
    desk.journal->noteProof(desk.clock.wallNow());
    desk.run(1s);
    desk.reopen();
    QVERIFY(desk.start->open.front().asOf == proof);
    QVERIFY(*desk.start->lastProof > proof);
}

void TestJournal::keepsEveryKindOfId()
{
    Desk desk(m_folder->path());
    desk.open();
    const QList<EntityId> ids = {
        EntityId(12),
        EntityId::fromString("12"),
        EntityId(-3),
        EntityId::fromUnsigned(~quint64(0)),
        EntityId::fromString("\"; DROP TABLE alert; --"),
        EntityId::fromString(std::string("a\0b", 3))};
    for (int i = 0; i < ids.size(); ++i) {
        JournalAlert alert = openAlert(i);
        alert.key.id = ids[i];
        desk.put(std::uint32_t(i), alert);
    }
    desk.reopen();
    QCOMPARE(qsizetype(desk.start->open.size()), ids.size());
    for (const JournalAlert &alert : desk.start->open)
        QVERIFY(ids.contains(alert.key.id));
}

void TestJournal::aKillLosesOnlyWhatWasNotWritten()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.say(u"written"_s);
    desk.run(300ms);
    desk.say(u"not yet"_s);
    desk.journal->dropPending();
    desk.reopen();
    QCOMPARE(desk.texts(), QStringList {u"written"_s});
    // A regular end writes what waits.
    desk.say(u"at the end"_s);
    desk.reopen();
    QCOMPARE(desk.texts(), (QStringList {u"at the end"_s, u"written"_s}));
}

void TestJournal::aProofIsWrittenWithTheLastRowItCovers()
{
    Desk desk(m_folder->path());
    desk.open();
    constexpr std::uint32_t flood = 10'000;
    for (std::uint32_t row = 0; row < flood; ++row)
        desk.put(row, openAlert(row));
    desk.journal->noteProof(desk.clock.wallNow());
    // One transaction of several: killed in between, what is not in must lie in the gap that the next start declares.
    desk.clock.advance(1ms);
    desk.clock.advance(1ms);
    desk.journal->dropPending();
    desk.reopen();
    QVERIFY(!desk.start->open.empty());
    QVERIFY(desk.start->open.size() < flood);
    QVERIFY(!desk.start->lastProof);
}

void TestJournal::gathersIntoOneTransaction()
{
    int commits = 0;
    Desk desk(m_folder->path());
    desk.open();
    desk.run(1s);
    Journal::Options options;
    options.ownThread = false;
    options.fault = [&commits](DatabaseStep step) {
        commits += step == DatabaseStep::Commit;
        return std::optional<Error>();
    };
    desk.journal.reset();
    Journal journal(m_folder->path(), kOwner, desk.clock, options, [](std::uint32_t) { return std::nullopt; });
    journal.open(10);
    desk.run(1s);
    commits = 0;
    for (int i = 0; i < 500; ++i)
        journal.add({});
    desk.run(200ms);
    QCOMPARE(commits, 0);
    desk.run(100ms);
    QCOMPARE(commits, 1);
    // Enough of them do not wait.
    for (int i = 0; i < int(Journal::kMostInBatch); ++i)
        journal.add({});
    desk.run(1ms);
    QCOMPARE(commits, 2);
}

void TestJournal::findsByTextAndTimeAndReadsOn()
{
    Desk desk(m_folder->path());
    desk.open();
    const WallTime begin = desk.clock.wallNow();
    for (int i = 0; i < 10; ++i) {
        desk.say(i % 2 == 0 ? u"Größe %1"_s.arg(i) : u"other %1"_s.arg(i), i == 7 ? u"{\"x\": \"needle\"}"_s : QString());
        // Some at the same moment.
        if (i % 3 == 0)
            desk.clock.advance(1s);
    }
    QCOMPARE(desk.texts({.text = u"GRÖSSE"_s}).size(), 0);
    QCOMPARE(desk.texts({.text = u"gRÖßE 4"_s}), QStringList {u"Größe 4"_s});
    QCOMPARE(desk.texts({.text = u"NEEDLE"_s}), QStringList {u"other 7"_s});
    QCOMPARE(desk.texts({.text = u"%"_s}).size(), 0);
    QCOMPARE(desk.texts({.to = begin + 1s}), QStringList {u"Größe 0"_s});
    QCOMPARE(desk.texts({.from = begin + 3s}), QStringList({u"other 9"_s, u"Größe 8"_s, u"other 7"_s}));
    QStringList all;
    JournalQuery query;
    query.most = 3;
    for (int pages = 0; pages < 9; ++pages) {
        const JournalPage page = desk.page(query);
        for (const JournalEvent &event : page.events)
            all += QString::fromStdString(event.text);
        if (!page.next)
            break;
        query.before = page.next;
    }
    QCOMPARE(all, desk.texts());
    QCOMPARE(all.size(), 10);
}

void TestJournal::tellsTheHistoryOfOneAlert()
{
    Desk desk(m_folder->path());
    desk.open();
    const auto add = [&](JournalEvent::What what, const JournalKey &key, const char *word) {
        JournalEvent event;
        event.at = desk.clock.wallNow();
        event.what = what;
        event.alert = key;
        event.word = word;
        event.raw = "{}";
        desk.journal->add(event);
        desk.clock.advance(10ms);
    };
    const auto gap = [&](milliseconds length) {
        JournalEvent event;
        event.at = desk.clock.wallNow();
        event.what = JournalEvent::What::Gap;
        desk.clock.advance(length);
        event.until = desk.clock.wallNow();
        event.word = "gap";
        desk.journal->add(event);
    };
    const JournalKey mine {0, EntityId(7)};
    gap(1s); // before anything was known of it
    desk.run(1s);
    add(JournalEvent::What::Raised, mine, "first");
    add(JournalEvent::What::Raised, {1, EntityId(7)}, "a finding");
    add(JournalEvent::What::Raised, {0, EntityId::fromString("7")}, "another id");
    desk.say(u"the link was lost"_s);
    gap(1s);
    add(JournalEvent::What::Changed, mine, "change");
    desk.run(1s);

    JournalQuery query;
    query.alert = mine;
    const auto words = [](const JournalPage &page) {
        QStringList all;
        for (const JournalEvent &event : page.events)
            all += QString::fromStdString(event.word);
        return all;
    };
    const JournalPage whole = desk.page(query);
    QCOMPARE(words(whole), QStringList({u"change"_s, u"gap"_s, u"first"_s}));
    QVERIFY(!whole.next);
    QVERIFY(whole.events.first().raw.empty());
    QCOMPARE(whole.events[1].until.value() - whole.events[1].at, 1s);

    query.most = 2;
    const JournalPage newest = desk.page(query);
    QCOMPARE(words(newest), QStringList({u"change"_s, u"gap"_s}));
    QVERIFY(newest.next);
    query.before = newest.next;
    const JournalPage rest = desk.page(query);
    QCOMPARE(words(rest), QStringList {u"first"_s});
    QVERIFY(!rest.next);
}

void TestJournal::givesTheNewestFrame()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.raise(1, u"{\"n\": 1}"_s);
    desk.put(0, openAlert(1));
    desk.run(1s);
    QCOMPARE(desk.raw(1), u"{\"n\": 1}"_s);
    // The row follows in a later batch than its raise.
    desk.raise(1, u"{\"n\": 2}"_s);
    desk.run(1s);
    desk.put(0, openAlert(1));
    desk.run(1s);
    QCOMPARE(desk.raw(1), u"{\"n\": 2}"_s);
    // A change without a raise keeps it.
    desk.put(0, openAlert(1));
    desk.reopen();
    QCOMPARE(desk.raw(1), u"{\"n\": 2}"_s);
    QCOMPARE(desk.raw(2), QString());
}

void TestJournal::keepsSecretsOut()
{
    keepOutOfTexts(u"planted-secret-0815"_s);
    {
        Desk desk(m_folder->path());
        desk.open();
        desk.say(u"said planted-secret-0815 aloud"_s, u"{\"access\": \"planted-other-0816\"}"_s);
        JournalAlert alert = openAlert(1);
        alert.message = "Bearer planted-third-0817";
        desk.put(0, alert);
        desk.run(1s);
        QCOMPARE(desk.texts(), QStringList {u"said … aloud"_s});
    }
    const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("planted"));
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    }
}

void TestJournal::boundsHugeAndHostileTexts()
{
    Desk desk(m_folder->path());
    desk.open();
    const QString hostile = QString(QChar(0xd800)) + QChar(0) + u"\u202e'; DROP TABLE event; --"_s;
    desk.say(QString(1'000'000, u'x'), QString(1'000'000, u'y'));
    desk.say(hostile);
    JournalAlert alert = openAlert(1);
    alert.message = "\xff\xfe";
    alert.message.resize(1'000'000, 'z');
    desk.put(0, alert);
    desk.reopen();
    const JournalPage page = desk.page();
    QCOMPARE(page.events.size(), 2);
    QCOMPARE(page.events[1].text.size(), Journal::kLongestText + 3); // and an ellipsis, in UTF-8
    QCOMPARE(page.events[1].raw.size(), Journal::kLongestRaw + 3);
    QVERIFY(page.events[0].text.ends_with("DROP TABLE event; --"));
    // The two bytes that are no UTF-8 are read as U+FFFD.
    QVERIFY(desk.start->open.front().message.size() <= Journal::kLongestText + 3 + 2 * 2);
}

void TestJournal::aRefusingDiskIsToldOnceAndCaughtUp()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.run(1s);
    desk.fault = kFull;
    desk.say(u"one"_s);
    desk.put(0, openAlert(1));
    desk.run(10s);
    desk.say(u"two"_s);
    desk.journal->close({0, EntityId(9)});
    desk.run(60s);
    QCOMPARE(desk.troubles, 1);
    QCOMPARE(desk.journal->trouble()->message, kFull.message);
    desk.fault.reset();
    desk.run(61s);
    QCOMPARE(desk.troubles, 2);
    QVERIFY(!desk.journal->trouble());
    QCOMPARE(desk.journal->lost(), 0);
    QCOMPARE(desk.texts(), (QStringList {u"two"_s, u"one"_s}));
    desk.reopen();
    QCOMPARE(desk.start->open.size(), std::size_t(1));
}

void TestJournal::whatIsDroppedIsCounted()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.run(1s);
    desk.fault = kFull;
    for (int i = 0; i < int(Journal::kMostWaiting) + 100; ++i)
        desk.say(QString::number(i));
    desk.run(1s);
    QCOMPARE(desk.journal->lost(), 100);
    // Large ones are bounded by their bytes.
    const QString large(qsizetype(Journal::kLongestRaw), u'x');
    for (int i = 0; i < 3000; ++i)
        desk.say(u"large"_s, large);
    QVERIFY(desk.journal->lost() > Journal::kMostWaiting);
    const qint64 lost = desk.journal->lost();
    desk.fault.reset();
    desk.run(61s);
    QVERIFY(desk.texts({.most = 100'000}).contains(u"lost %1"_s.arg(lost)));
    desk.say(u"after"_s);
    desk.run(1s);
    QCOMPARE(desk.texts({.most = 100'000}).filter(u"lost"_s).size(), 1);
}

void TestJournal::prunesByAgeInSmallSteps()
{
    Journal::Options options;
    options.pruneStep = 10;
    Desk desk(m_folder->path(), options);
    desk.open();
    for (int i = 0; i < 25; ++i)
        desk.say(u"old"_s);
    desk.put(0, openAlert(1));
    desk.run(1s);
    for (int day = 0; day < 29; ++day)
        desk.clock.advance(24h);
    desk.say(u"young"_s);
    desk.put(1, openAlert(2));
    desk.run(1s);
    QCOMPARE(desk.texts().size(), 26);
    desk.clock.advance(24h);
    QCoreApplication::processEvents();
    desk.clock.advance(1min);
    // Steps of ten, each after a pause.
    QCOMPARE(desk.texts().size(), 16);
    desk.run(10s);
    QCOMPARE(desk.texts(), QStringList {u"young"_s});
    QCOMPARE(desk.prunedOpen, 1);
    desk.reopen();
    QCOMPARE(desk.start->open.size(), std::size_t(1));
    QCOMPARE(desk.start->open.front().key.id, EntityId(2));
}

void TestJournal::prunesBySize()
{
    Journal::Options options;
    options.keepBytes = 200'000;
    options.pruneStep = 20;
    Desk desk(m_folder->path(), options);
    desk.open();
    desk.put(0, openAlert(1));
    for (int i = 0; i < 1000; ++i)
        desk.say(QString::number(i), QString(1000, u'x'));
    desk.run(5min);
    const QStringList left = desk.texts({.most = 1000});
    QVERIFY(left.size() > 50 && left.size() < 400);
    QCOMPARE(left.first(), u"999"_s);
    QCOMPARE(desk.prunedOpen, 0);
}

void TestJournal::aClockThatJumpsPrunesNothing()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.say(u"kept"_s);
    desk.run(1min);
    desk.clock.jumpWall(24h * 3650);
    desk.run(2h);
    QCOMPARE(desk.texts(), QStringList {u"kept"_s});
    // Set right again: as if nothing had been.
    desk.clock.jumpWall(-24h * 3650);
    desk.run(30h);
    QCOMPARE(desk.texts(), QStringList {u"kept"_s});
}

void TestJournal::aClockThatWasWrongAtTheStartPrunesNothing()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.say(u"kept"_s);
    desk.run(1min);
    desk.clock.jumpWall(24h * 3650);
    desk.reopen();
    desk.run(2h);
    QCOMPARE(desk.texts(), QStringList {u"kept"_s});
    // In step for a day: it is believed.
    desk.run(30h);
    QCOMPARE(desk.texts(), QStringList());
}

void TestJournal::isForOneConsole()
{
    Desk first(m_folder->path());
    first.open();
    first.say(u"mine"_s);
    first.run(1s);
    Desk second(m_folder->path());
    second.open();
    QVERIFY(!second.start);
    QCOMPARE(second.failure->code, ErrorCode::NotAvailable);
    second.say(u"nowhere"_s);
    second.run(1min);
    QCOMPARE(first.texts(), QStringList {u"mine"_s});
}

void TestJournal::aDamagedFileIsKeptAside()
{
    {
        Desk desk(m_folder->path());
        desk.open();
        desk.put(0, openAlert(1));
        desk.run(1s);
    }
    QFile file(m_folder->filePath(Journal::fileName(kOwner)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.write(QByteArray(4096, 'x')) == 4096);
    file.close();
    Desk desk(m_folder->path());
    desk.open();
    QVERIFY(desk.damage);
    QVERIFY(desk.start && desk.start->open.empty());
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.damaged-*"_s}, QDir::Files).size(), 1);
}

void TestJournal::keepsShelves()
{
    const WallTime noon {std::chrono::sys_days(std::chrono::year(2026) / 1 / 2)};
    const auto shelf = [&](EntityId id, std::chrono::minutes until, const char *reason) {
        return JournalShelf {{0, std::move(id)}, noon, noon + until, reason};
    };
    Desk desk(m_folder->path());
    desk.open();
    QVERIFY(desk.start->shelves.empty());
    QSignalSpy kept(desk.journal.get(), &Journal::shelvesKept);
    desk.journal->keepShelves(
        {shelf(EntityId(1), 30min, "works on it"), shelf(EntityId::fromString("a'b"), 10min, "token=abcdefghijkl")});
    desk.journal->keepShelves({shelf(EntityId(2), 20min, "")});
    desk.journal->keepShelves({shelf(EntityId(1), 40min, "later")});
    desk.journal->dropShelves({JournalKey {0, EntityId(2)}});
    QVERIFY(kept.isEmpty());
    desk.run(1ms);
    QVERIFY(!kept.isEmpty());
    // Written at once: a kill loses none.
    desk.journal->dropPending();
    desk.reopen();
    QCOMPARE(desk.start->shelves.size(), std::size_t(2));
    QVERIFY(desk.start->shelves[0].key.id == EntityId::fromString("a'b"));
    QVERIFY(desk.start->shelves[0].reason.find("abcdefghijkl") == std::string::npos);
    QCOMPARE(desk.start->shelves[1].reason, std::string("later"));
    QVERIFY(desk.start->shelves[1].since == noon && desk.start->shelves[1].until == noon + 40min);
}

void TestJournal::aShelfTheDiskRefusesIsCaughtUp()
{
    Desk desk(m_folder->path());
    desk.open();
    desk.run(1s);
    QSignalSpy kept(desk.journal.get(), &Journal::shelvesKept);
    desk.fault = kFull;
    const WallTime now = desk.clock.wallNow();
    desk.journal->keepShelves({{{0, EntityId(1)}, now, now + 1h, {}}, {{0, EntityId(2)}, now, now + 1h, {}}});
    desk.run(1s);
    desk.journal->dropShelves({JournalKey {0, EntityId(2)}});
    desk.run(10s);
    QVERIFY(kept.isEmpty());
    desk.fault.reset();
    desk.run(3min);
    QCOMPARE(kept.size(), 1);
    desk.reopen();
    QCOMPARE(desk.start->shelves.size(), std::size_t(1));
    QVERIFY(desk.start->shelves[0].key.id == EntityId(1));
}

void TestJournal::everyOwnerHasAFile()
{
    const QString name = Journal::fileName(kOwner);
    QVERIFY(Journal::fileName({kOwner.server, u"6"_s}) != name);
    QVERIFY(Journal::fileName({u"ws://127.0.0.1:10"_s, kOwner.tenant}) != name);
    QVERIFY(!name.contains(u"127.0"_s) && !name.contains(u'/'));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
