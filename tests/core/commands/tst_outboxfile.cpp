// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/outbox.h"
#include "core/commands/outboxfile.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

EntityId alert(int number)
{
    return EntityId(std::int64_t(number));
}

EndCause lost(EndKind kind = EndKind::ConnectionLost)
{
    EndCause cause;
    cause.kind = kind;
    cause.status = kind == EndKind::ServerClosed ? 1011 : 0;
    return cause;
}

// An outbox on a file, in virtual time, that can be killed anywhere.
struct Desk {
    explicit Desk(const QString &where) : folder(where) { open(); }
    ~Desk() { outbox->close(); }

    void open(const OutboxOwner &owner = {u"wss://noc.test"_s, u"1"_s, u"5"_s})
    {
        outbox = std::make_unique<Outbox>(clock);
        OutboxFile::Options options;
        options.ownThread = false;
        options.busyTimeout = 0ms;
        options.bootId = boot;
        options.fault = [this](DatabaseStep) { return fault; };
        QObject::connect(outbox.get(), &Outbox::restored, [this](qsizetype others, const std::optional<Error> &broken) {
            ofOthers = others;
            damage = broken;
        });
        QObject::connect(outbox.get(), &Outbox::storeTrouble, [this](const std::optional<Error> &now) { trouble = now; });
        outbox->keepIn(std::make_unique<OutboxFile>(folder, owner, clock, options));
    }
    void turn()
    {
        for (int i = 0; i < 4; ++i) {
            clock.advance(1ms);
            QCoreApplication::processEvents();
        }
    }
    void kill(const OutboxOwner &owner = {u"wss://noc.test"_s, u"1"_s, u"5"_s})
    {
        outbox->abandon();
        outbox.reset();
        open(owner);
        turn();
    }
    CommandId ask(int number) { return outbox->ask(CommandKind::Acknowledge, alert(number)); }
    QString state(int number)
    {
        const auto command = outbox->latestFor(CommandKind::Acknowledge, alert(number));
        return command ? commandStateId(command->state) : u"none"_s;
    }
    std::optional<Command> next()
    {
        std::optional<Command> command = outbox->next(true);
        if (!command) {
            turn();
            command = outbox->next(true);
        }
        return command;
    }
    CommandId send()
    {
        const auto command = next();
        if (!command)
            return 0;
        outbox->markSent(command->id);
        return command->id;
    }

    QString folder;
    ManualClock clock;
    QByteArray boot = "first";
    std::optional<Error> fault, trouble, damage;
    qsizetype ofOthers = -1;
    std::unique_ptr<Outbox> outbox;
};

} // namespace

class TestOutboxFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isWrittenBeforeItIsGiven();
    void aCrashLosesNothing_data();
    void aCrashLosesNothing();
    void keepsOrderIdsWordsAndHistory();
    void suspectsStaySuspects();
    void sendsWhatTheDiskRefuses();
    void sendsWhatTheLockedFileCannotTake();
    void keepsOtherOwnersApart();
    void tellsOfADamagedFile();
    void expiresByTimeWithoutALink();
    void waitingForTheBudgetDoesNotAge();
    void unansweredNeverExpires();
    void timeBetweenRuns_data();
    void timeBetweenRuns();
    void expiredOnesWaitForAWord();
    void graceHoldsBack();
    void prunesTheSettled();
    void anyCrashAnywhere();

private:
    QString folder() { return m_folder->path(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutboxFile::isWrittenBeforeItIsGiven()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    QVERIFY(desk.outbox->hasNext(true));
    QVERIFY(!desk.outbox->next(true));
    QCOMPARE(desk.outbox->all().first().keeping, Keeping::Saving);
    desk.turn();
    QCOMPARE(desk.outbox->all().first().keeping, Keeping::Saved);
    // Marked as going out in the same write: one and no more.
    QVERIFY(desk.outbox->next(true));
}

void TestOutboxFile::aCrashLosesNothing_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("after");
    QTest::newRow("asked, not given") << 0 << u"queued"_s;
    QTest::newRow("perhaps on the wire") << 1 << u"unanswered"_s;
    QTest::newRow("sent") << 2 << u"unanswered"_s;
    QTest::newRow("link lost") << 3 << u"unanswered"_s;
    QTest::newRow("confirmed") << 4 << u"confirmed"_s;
}

void TestOutboxFile::aCrashLosesNothing()
{
    QFETCH(const int, steps);
    QFETCH(const QString, after);
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.turn();
    if (steps >= 1)
        QVERIFY(desk.next());
    if (steps >= 2)
        desk.outbox->markSent(desk.next()->id);
    if (steps == 3)
        desk.outbox->markUnanswered(desk.outbox->all().first().id, lost());
    if (steps == 4)
        desk.outbox->markConfirmed(desk.outbox->all().first().id);
    if (steps > 2)
        desk.turn();
    desk.kill();
    QCOMPARE(desk.state(1), after);
    const bool isOpen = steps != 4;
    QCOMPARE(desk.outbox->openCount(), isOpen ? 1 : 0);
    if (isOpen) {
        // What was perhaps executed cannot be taken back as if it had not been.
        QCOMPARE(desk.outbox->find(desk.outbox->all().first().id)->timesSent > 0, steps > 0);
        QVERIFY(desk.next());
        QCOMPARE(desk.outbox->withdraw(desk.outbox->all().first().id), steps == 0);
    }
}

void TestOutboxFile::keepsOrderIdsWordsAndHistory()
{
    Desk desk(folder());
    desk.turn();
    const QList<EntityId> targets {
        alert(3), EntityId::fromString("a \"b\" ü"), EntityId::fromUnsigned(18'446'744'073'709'551'615ULL), alert(-1)};
    for (const EntityId &target : targets)
        desk.outbox->ask(CommandKind::Acknowledge, target);
    desk.outbox->ask(CommandKind::RequestMetrics, alert(9));
    desk.ask(77);
    desk.turn();
    desk.kill();
    QCOMPARE(desk.outbox->openCount(), 5);
    for (const EntityId &target : targets) {
        const auto command = desk.next();
        QCOMPARE(command->target, target);
        desk.outbox->markSent(command->id);
        desk.outbox->markRefused(command->id, u"Cannot acknowledge alerts"_s);
    }
    desk.turn();
    desk.kill();
    QCOMPARE(desk.outbox->refusedCount(), 4);
    const auto refused = desk.outbox->latestFor(CommandKind::Acknowledge, targets[1]);
    QCOMPARE(refused->state, CommandState(Refused {u"Cannot acknowledge alerts"_s, true}));
    QList<CommandStep::What> life;
    for (const CommandStep &step : refused->history)
        life += step.what;
    using What = CommandStep::What;
    QCOMPARE(life, QList<What>({What::Asked, What::Restored, What::Sent, What::Refused}));
    QCOMPARE(refused->history.last().words, u"Cannot acknowledge alerts"_s);
}

void TestOutboxFile::suspectsStaySuspects()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.ask(2);
    const CommandId bad = desk.send();
    desk.outbox->markUnanswered(bad, lost(EndKind::ServerClosed));
    desk.turn();
    desk.kill();
    // The others go first.
    const CommandId good = desk.send();
    QVERIFY(good != bad && good != 0);
    desk.outbox->markConfirmed(good);
    QCOMPARE(desk.send(), bad);
    desk.outbox->markUnanswered(bad, lost(EndKind::ServerClosed));
    QCOMPARE(desk.state(1), u"refused"_s);
    QVERIFY(!std::get<Refused>(desk.outbox->find(bad)->state).byServer);
}

void TestOutboxFile::sendsWhatTheDiskRefuses()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.turn();
    desk.fault = Error {ErrorCode::Storage, u"full"_s, {}};
    desk.ask(2);
    desk.turn();
    QCOMPARE(desk.trouble->message, u"full"_s);
    QCOMPARE(desk.outbox->latestFor(CommandKind::Acknowledge, alert(1))->keeping, Keeping::Saved);
    QCOMPARE(desk.outbox->latestFor(CommandKind::Acknowledge, alert(2))->keeping, Keeping::NotSaved);
    QVERIFY(desk.outbox->next(true));
    const CommandId first = desk.send();
    desk.outbox->markConfirmed(first);
    QVERIFY(desk.outbox->next(true));
    desk.fault.reset();
    desk.clock.advance(Outbox::kSaveAgain);
    desk.turn();
    QVERIFY(!desk.trouble);
    QCOMPARE(desk.outbox->latestFor(CommandKind::Acknowledge, alert(2))->keeping, Keeping::Saved);
    desk.kill();
    QCOMPARE(desk.state(1), u"confirmed"_s);
    QCOMPARE(desk.outbox->openCount(), 1);
}

void TestOutboxFile::sendsWhatTheLockedFileCannotTake()
{
    Desk first(folder());
    first.turn();
    first.ask(1);
    first.turn();
    Desk second(folder());
    second.turn();
    QCOMPARE(second.trouble->code, ErrorCode::NotAvailable);
    QCOMPARE(second.outbox->openCount(), 0);
    second.ask(2);
    QCOMPARE(second.outbox->all().first().keeping, Keeping::NotSaved);
    QVERIFY(second.outbox->next(true));
    // The first one ends: its commands are taken over, those of the second one saved.
    first.outbox->close();
    second.clock.advance(Outbox::kSaveAgain);
    second.turn();
    QVERIFY(!second.trouble);
    QCOMPARE(second.outbox->openCount(), 2);
    second.turn();
    second.kill();
    QCOMPARE(second.outbox->openCount(), 2);
}

void TestOutboxFile::keepsOtherOwnersApart()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.ask(2);
    desk.turn();
    desk.kill({u"wss://noc.test"_s, u"2"_s, u"5"_s});
    QCOMPARE(desk.outbox->openCount(), 0);
    QCOMPARE(desk.ofOthers, 2);
    QVERIFY(!desk.next());
    desk.kill({u"wss://noc.test"_s, u"1"_s, u"6"_s});
    QCOMPARE(desk.outbox->openCount(), 0);
    desk.kill({u"wss://other.test"_s, u"1"_s, u"5"_s});
    QCOMPARE(desk.ofOthers, 0);
    desk.kill();
    QCOMPARE(desk.outbox->openCount(), 2);
}

void TestOutboxFile::tellsOfADamagedFile()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.turn();
    desk.outbox->abandon();
    QFile file(folder() + u'/' + OutboxFile::fileName({u"wss://noc.test"_s, u"1"_s, u"5"_s}));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(8192, 'x'));
    file.close();
    desk.kill();
    QVERIFY(desk.damage);
    QCOMPARE(QDir(folder()).entryList({u"*.damaged-*"_s}, QDir::Files).filter(u"-wal"_s).size() <= 1, true);
    desk.ask(2);
    desk.turn();
    desk.kill();
    QCOMPARE(desk.state(2), u"queued"_s);
}

void TestOutboxFile::expiresByTimeWithoutALink()
{
    Desk desk(folder());
    desk.turn();
    desk.outbox->linkLost(desk.clock.bootNow());
    desk.ask(1);
    desk.clock.advance(10min);
    desk.outbox->linkCame();
    desk.clock.advance(10min);
    desk.outbox->linkLost(desk.clock.bootNow());
    desk.clock.advance(4min);
    QCOMPARE(desk.state(1), u"queued"_s);
    desk.clock.advance(2min);
    QCOMPARE(desk.state(1), u"expired"_s);
    QVERIFY(!desk.next());

    // Asleep, the machine has no link either, and the waking may look at the command before the clock's timer does.
    desk.outbox->linkCame();
    desk.ask(2);
    const BootTime proof = desk.clock.bootNow();
    desk.clock.jumpBoot(16min);
    desk.outbox->linkLost(proof);
    QCOMPARE(desk.state(2), u"expired"_s);
}

void TestOutboxFile::waitingForTheBudgetDoesNotAge()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.clock.advance(60min);
    QCOMPARE(desk.state(1), u"queued"_s);
    QVERIFY(desk.next());
}

void TestOutboxFile::unansweredNeverExpires()
{
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    const CommandId id = desk.send();
    desk.outbox->markUnanswered(id, lost());
    desk.outbox->linkLost(desk.clock.bootNow());
    desk.clock.advance(60min);
    desk.turn();
    QCOMPARE(desk.state(1), u"unanswered"_s);
    desk.kill();
    desk.clock.advance(60min);
    QCOMPARE(desk.state(1), u"unanswered"_s);
    QVERIFY(!desk.outbox->withdraw(id));
}

void TestOutboxFile::timeBetweenRuns_data()
{
    QTest::addColumn<int>("bootMinutes"); // of the same boot, or since the new one
    QTest::addColumn<int>("wallMinutes");
    QTest::addColumn<bool>("rebooted");
    QTest::addColumn<QString>("state");
    QTest::newRow("a short while") << 5 << 5 << false << u"queued"_s;
    QTest::newRow("a long while") << 20 << 20 << false << u"expired"_s;
    QTest::newRow("short, the clock was set forward") << 5 << 300 << false << u"queued"_s;
    QTest::newRow("long, the clock was set back") << 20 << -300 << false << u"expired"_s;
    QTest::newRow("a short reboot") << 1 << 3 << true << u"queued"_s;
    QTest::newRow("a long reboot") << 1 << 30 << true << u"expired"_s;
    QTest::newRow("up for longer than the clock admits") << 30 << 2 << true << u"expired"_s;
    QTest::newRow("after a reboot the clock stands before") << 1 << -300 << true << u"expired"_s;
}

void TestOutboxFile::timeBetweenRuns()
{
    QFETCH(const int, bootMinutes);
    QFETCH(const int, wallMinutes);
    QFETCH(const bool, rebooted);
    QFETCH(const QString, state);
    Desk desk(folder());
    desk.turn();
    desk.ask(1);
    desk.turn();
    desk.outbox->abandon();
    desk.outbox.reset();
    if (rebooted) {
        desk.boot = "second";
        desk.clock.jumpBoot(-std::chrono::floor<milliseconds>(desk.clock.bootNow().time_since_epoch()));
    }
    desk.clock.jumpBoot(std::chrono::minutes(bootMinutes));
    desk.clock.jumpWall(std::chrono::minutes(wallMinutes));
    desk.open();
    desk.turn();
    QCOMPARE(desk.state(1), state);
}

void TestOutboxFile::expiredOnesWaitForAWord()
{
    Desk desk(folder());
    desk.turn();
    desk.outbox->linkLost(desk.clock.bootNow());
    for (int number = 1; number <= 4; ++number)
        desk.ask(number);
    desk.clock.advance(16min);
    desk.turn();
    QCOMPARE(desk.outbox->expiredCount(), 4);
    desk.kill();
    QCOMPARE(desk.outbox->expiredCount(), 4);
    QCOMPARE(desk.outbox->openCount(), 0);
    const auto idOf = [&](int number) { return desk.outbox->latestFor(CommandKind::Acknowledge, alert(number))->id; };
    QVERIFY(desk.outbox->discard(idOf(1)));
    QVERIFY(desk.outbox->askAgain(idOf(2)));
    desk.ask(3);
    QCOMPARE(desk.state(1), u"withdrawn"_s);
    QCOMPARE(desk.state(2), u"queued"_s);
    QCOMPARE(desk.state(3), u"queued"_s);
    QCOMPARE(desk.outbox->expiredCount(), 1);
    desk.turn();
    desk.kill();
    QCOMPARE(desk.outbox->expiredCount(), 1);
    QCOMPARE(desk.outbox->openCount(), 2);
    QVERIFY(!desk.outbox->discard(idOf(2)));
}

void TestOutboxFile::graceHoldsBack()
{
    Desk desk(folder());
    desk.turn();
    desk.outbox->setGrace(5s);
    const CommandId kept = desk.ask(1);
    const CommandId taken = desk.ask(2);
    desk.turn();
    QVERIFY(!desk.outbox->hasNext(true));
    QVERIFY(desk.outbox->find(kept)->heldUntil);
    QVERIFY(desk.outbox->withdraw(taken));
    desk.clock.advance(4s);
    QVERIFY(!desk.next());
    desk.clock.advance(2s);
    QCOMPARE(desk.next()->id, kept);
    QVERIFY(!desk.outbox->find(kept)->heldUntil);
}

void TestOutboxFile::prunesTheSettled()
{
    Desk desk(folder());
    desk.outbox->abandon();
    desk.outbox = std::make_unique<Outbox>(desk.clock, 3);
    OutboxFile::Options options;
    options.ownThread = false;
    desk.outbox->keepIn(
        std::make_unique<OutboxFile>(folder(), OutboxOwner {u"wss://noc.test"_s, u"1"_s, u"5"_s}, desk.clock, options));
    desk.turn();
    for (int number = 1; number <= 6; ++number) {
        desk.ask(number);
        desk.outbox->markConfirmed(desk.send());
    }
    desk.turn();
    desk.kill();
    QCOMPARE(desk.outbox->all().size(), 3);
    QCOMPARE(desk.state(6), u"confirmed"_s);
    QCOMPARE(desk.state(3), u"none"_s);
}

// Random clicks, answers, cuts, refusing disks and kills against three books: what was clicked and saved, what the server did, what is known.
void TestOutboxFile::anyCrashAnywhere()
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        QTemporaryDir here;
        Desk desk(here.path());
        desk.turn();
        std::mt19937 random(seed);
        const auto dice = [&](int sides) { return int(random() % unsigned(sides)); };
        std::map<int, int> executed, excused; // by alert: how often, and how often an answer got lost
        std::map<int, bool> owed; // saved and not settled
        CommandId flying = 0;
        int alertFlying = 0;
        int fresh = 0;
        const auto settle = [&] {
            for (auto &[number, open] : owed) {
                const QString state = desk.state(number);
                open = state != "confirmed"_L1 && state != "withdrawn"_L1;
            }
        };
        for (int i = 0; i < 60; ++i) {
            switch (dice(7)) {
            case 0:
            case 1:
                desk.ask(++fresh);
                if (dice(2)) {
                    desk.turn();
                    owed[fresh] = true;
                }
                break;
            case 2:
            case 3:
                if (!flying) {
                    if (const auto command = desk.next()) {
                        desk.outbox->markSent(command->id);
                        flying = command->id;
                        alertFlying = int(*command->target.toInt64());
                        ++executed[alertFlying];
                    }
                }
                break;
            case 4:
                if (flying) {
                    desk.outbox->markConfirmed(std::exchange(flying, 0));
                    desk.turn();
                }
                break;
            case 5:
                if (flying) {
                    ++excused[alertFlying];
                    desk.outbox->markUnanswered(std::exchange(flying, 0), lost());
                }
                break;
            case 6:
                if (flying)
                    ++excused[alertFlying];
                flying = 0;
                settle();
                desk.kill();
                break;
            }
            settle();
            for (const auto &[number, open] : owed)
                QVERIFY2(!open || desk.state(number) != "none"_L1, qPrintable(u"seed %1: %2 lost"_s.arg(seed).arg(number)));
        }
        if (flying)
            desk.outbox->markConfirmed(flying);
        while (const CommandId id = desk.send()) {
            ++executed[int(*desk.outbox->find(id)->target.toInt64())];
            desk.outbox->markConfirmed(id);
        }
        for (const auto &[number, open] : owed)
            QCOMPARE(desk.state(number), u"confirmed"_s);
        for (const auto &[number, times] : executed)
            QVERIFY2(times <= 1 + excused[number], qPrintable(u"seed %1: %2 executed %3 times"_s.arg(seed).arg(number).arg(times)));
    }
}

QTEST_GUILESS_MAIN(TestOutboxFile)
#include "tst_outboxfile.moc"
