// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/outbox.h"

#include "tests/support/manualclock.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using Kind = CommandKind;

namespace {

EntityId id(std::int64_t value)
{
    return EntityId(value);
}

const EndCause kCrash {.kind = EndKind::ServerClosed, .status = 1011, .detail = {}, .greeted = true, .answered = true};
const EndCause kZombie {.kind = EndKind::NoAnswer, .status = 0, .detail = {}, .greeted = true, .answered = true};
const EndCause kRestart {.kind = EndKind::ConnectionLost, .status = 0, .detail = {}, .greeted = true, .answered = true};

QString state(const Outbox &outbox, CommandId command)
{
    const auto found = outbox.find(command);
    return found ? commandStateId(found->state) : QStringLiteral("forgotten");
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreStable()
    {
        QCOMPARE(commandKindId(Kind::Acknowledge), QStringLiteral("acknowledge_alert"));
        QCOMPARE(commandKindId(Kind::RequestMetrics), QStringLiteral("request_metrics"));
        const std::pair<CommandState, QString> states[] = {
            {Queued {}, QStringLiteral("queued")},         {Sent {}, QStringLiteral("sent")},
            {Confirmed {}, QStringLiteral("confirmed")},   {Refused {}, QStringLiteral("refused")},
            {Unanswered {}, QStringLiteral("unanswered")}, {Expired {}, QStringLiteral("expired")},
            {Withdrawn {}, QStringLiteral("withdrawn")},
        };
        for (const auto &[value, name] : states)
            QCOMPARE(commandStateId(value), name);
        QVERIFY(!isFinal(Queued {}));
        QVERIFY(!isFinal(Sent {}));
        QVERIFY(!isFinal(Unanswered {}));
        QVERIFY(isFinal(Refused {}));
    }

    void acknowledgementsFirstThenMetrics()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId metrics = outbox.ask(Kind::RequestMetrics, id(1));
        const CommandId first = outbox.ask(Kind::Acknowledge, id(12));
        const CommandId second = outbox.ask(Kind::Acknowledge, id(11));
        for (const CommandId expected : {first, second, metrics}) {
            QCOMPARE(outbox.next(true)->id, expected);
            outbox.markSent(expected);
            outbox.markConfirmed(expected);
        }
        QVERIFY(!outbox.next(true));
        QCOMPARE(outbox.openCount(), 0);
    }

    void nothingOpenIsDoubled()
    {
        ManualClock clock;
        Outbox outbox(clock);
        QSignalSpy changed(&outbox, &Outbox::changed);
        const CommandId first = outbox.ask(Kind::Acknowledge, id(12));
        QCOMPARE(outbox.ask(Kind::Acknowledge, id(12)), first);
        QCOMPARE(changed.count(), 1);
        outbox.markSent(first);
        QCOMPARE(outbox.ask(Kind::Acknowledge, id(12)), first);
        outbox.markUnanswered(first, kRestart);
        QCOMPARE(outbox.ask(Kind::Acknowledge, id(12)), first);
        QCOMPARE(outbox.openCount(), 1);
        // 12 and "12" are two different ids, and a client is no alert.
        QVERIFY(outbox.ask(Kind::Acknowledge, EntityId::fromString("12")) != first);
        QVERIFY(outbox.ask(Kind::RequestMetrics, id(12)) != first);
        QCOMPARE(outbox.openCount(), 3);

        outbox.markSent(first);
        outbox.markConfirmed(first);
        QVERIFY(outbox.ask(Kind::Acknowledge, id(12)) != first);
    }

    void confirmedTellsHowLongItTook()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(12));
        QCOMPARE(outbox.find(command)->asked, clock.wallNow());
        clock.advance(3s);
        clock.jumpWall(-1h);
        outbox.markSent(command);
        clock.advance(40ms);
        outbox.markConfirmed(command);
        QCOMPARE(outbox.find(command)->state, CommandState(Confirmed {.took = 3040ms, .serverTook = 40ms}));
        QCOMPARE(outbox.find(command)->changed, clock.wallNow());
        QCOMPARE(outbox.find(command)->timesSent, 1);
    }

    void refusedKeepsTheServersWordsAndCanBeAskedAgain()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(12));
        QVERIFY(!outbox.askAgain(command));
        outbox.markSent(command);
        outbox.markRefused(command, QStringLiteral("Cannot acknowledge alerts"));
        QCOMPARE(std::get<Refused>(outbox.find(command)->state).words, QStringLiteral("Cannot acknowledge alerts"));
        QCOMPARE(outbox.refusedCount(), 1);
        QVERIFY(!outbox.next(true));

        const auto again = outbox.askAgain(command);
        QVERIFY(again && *again > command);
        QCOMPARE(outbox.next(true)->id, *again);
        QCOMPARE(outbox.refusedCount(), 0);
        QCOMPARE(outbox.latestFor(Kind::Acknowledge, id(12))->id, *again);
        // Asked twice, there is still only one on its way.
        QCOMPARE(outbox.askAgain(command), again);
        outbox.markSent(*again);
        outbox.markConfirmed(*again);
        QVERIFY(!outbox.askAgain(*again));
        QVERIFY(!outbox.askAgain(99));
    }

    void onlyWhatWasNeverSentIsWithdrawn()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(12));
        QVERIFY(outbox.withdraw(command));
        QCOMPARE(state(outbox, command), QStringLiteral("withdrawn"));
        QVERIFY(!outbox.withdraw(command));
        QVERIFY(!outbox.next(true));

        const CommandId sent = *outbox.askAgain(command);
        outbox.markSent(sent);
        QVERIFY(!outbox.withdraw(sent));
        outbox.markUnanswered(sent, kRestart);
        QVERIFY(!outbox.withdraw(sent));
        QVERIFY(!outbox.withdraw(99));
    }

    void droppedByTheLimitWaitsInItsOldPlace()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId first = outbox.ask(Kind::Acknowledge, id(1));
        outbox.ask(Kind::Acknowledge, id(2));
        outbox.markSent(first);
        QSignalSpy work(&outbox, &Outbox::workAvailable);
        outbox.markDropped(first);
        QCOMPARE(work.count(), 1);
        QCOMPARE(outbox.next(true)->id, first);
        QCOMPARE(outbox.next(true)->timesSent, 0);
        QCOMPARE(state(outbox, first), QStringLiteral("queued"));
        QVERIFY(outbox.withdraw(first));
    }

    void whatMayHaveBeenExecutedStaysUnansweredWhenItsRepetitionIsDropped()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(1));
        outbox.markSent(command);
        outbox.markUnanswered(command, kRestart);
        outbox.markSent(command);
        outbox.markDropped(command);
        QCOMPARE(state(outbox, command), QStringLiteral("unanswered"));
        QVERIFY(!outbox.withdraw(command));
    }

    void aPlainRestartMakesNoSuspect()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(1));
        const CommandId other = outbox.ask(Kind::Acknowledge, id(2));
        const EndCause others[] = {
            kRestart,
            {.kind = EndKind::Silent, .status = 0, .detail = {}, .greeted = true, .answered = true},
            {.kind = EndKind::ServerClosed, .status = 1001, .detail = {}, .greeted = true, .answered = true},
            {.kind = EndKind::ProtocolViolation, .status = 1011, .detail = {}, .greeted = true, .answered = true},
            {.kind = EndKind::Slept, .status = 0, .detail = {}, .greeted = true, .answered = true},
        };
        for (const EndCause &cause : others) {
            QCOMPARE(outbox.next(true)->id, command);
            outbox.markSent(command);
            outbox.markUnanswered(command, cause);
            QCOMPARE(std::get<Unanswered>(outbox.find(command)->state).cause, cause);
        }
        QCOMPARE(outbox.next(true)->id, command);
        QVERIFY(command != other);
    }

    void aSuspectGoesLastAndAloneAndIsSetAsideTheSecondTime_data()
    {
        QTest::addColumn<int>("firstKind");
        QTest::addColumn<int>("secondKind");
        QTest::newRow("crash, crash") << 0 << 0;
        QTest::newRow("crash, zombie") << 0 << 1;
        QTest::newRow("zombie, crash") << 1 << 0;
        QTest::newRow("zombie, zombie") << 1 << 1;
    }
    void aSuspectGoesLastAndAloneAndIsSetAsideTheSecondTime()
    {
        QFETCH(int, firstKind);
        QFETCH(int, secondKind);
        const EndCause causes[] = {kCrash, kZombie};
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId suspect = outbox.ask(Kind::Acknowledge, id(999));
        const CommandId other = outbox.ask(Kind::Acknowledge, id(2));
        const CommandId metrics = outbox.ask(Kind::RequestMetrics, id(3));
        outbox.markSent(suspect);
        outbox.markUnanswered(suspect, causes[firstKind]);
        QCOMPARE(state(outbox, suspect), QStringLiteral("unanswered"));

        QCOMPARE(outbox.next(true)->id, other);
        outbox.markSent(other);
        outbox.markConfirmed(other);
        QCOMPARE(outbox.next(true)->id, metrics);
        outbox.markSent(metrics);
        // Not while another one is on the wire: else it would be unclear whose fault the next crash is.
        QVERIFY(!outbox.next(true));
        QSignalSpy work(&outbox, &Outbox::workAvailable);
        outbox.markConfirmed(metrics);
        QCOMPARE(work.count(), 1);

        QCOMPARE(outbox.next(true)->id, suspect);
        outbox.markSent(suspect);
        outbox.markUnanswered(suspect, causes[secondKind]);
        QCOMPARE(state(outbox, suspect), QStringLiteral("refused"));
        QVERIFY(!std::get<Refused>(outbox.find(suspect)->state).words.isEmpty());
        QVERIFY(!outbox.next(true));
        QCOMPARE(outbox.refusedCount(), 1);
        QCOMPARE(outbox.openCount(), 0);
    }

    //! A consumer that answers nothing at all fails on everything: that is no evidence against the command that was first.
    void aLinkThatAnsweredNothingConvictsNobody()
    {
        EndCause deadConsumer = kZombie;
        deadConsumer.answered = false;
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId suspect = outbox.ask(Kind::Acknowledge, id(1));
        for (int i = 0; i < 5; ++i) {
            outbox.markSent(suspect);
            outbox.markUnanswered(suspect, deadConsumer);
            QCOMPARE(state(outbox, suspect), QStringLiteral("unanswered"));
            // It waits until a link has shown that it works; others go at once.
            QVERIFY(!outbox.next(false));
            QCOMPARE(outbox.next(true)->id, suspect);
        }
        const CommandId other = outbox.ask(Kind::Acknowledge, id(2));
        QCOMPARE(outbox.next(false)->id, other);
    }

    void aSuspectThatMeetsARestartIsNotConvicted()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId suspect = outbox.ask(Kind::Acknowledge, id(1));
        outbox.markSent(suspect);
        outbox.markUnanswered(suspect, kCrash);
        outbox.markSent(suspect);
        outbox.markUnanswered(suspect, kRestart);
        QCOMPARE(state(outbox, suspect), QStringLiteral("unanswered"));
        const CommandId later = outbox.ask(Kind::RequestMetrics, id(1));
        QCOMPARE(outbox.next(true)->id, later);
        outbox.markSent(later);
        outbox.markConfirmed(later);
        outbox.markSent(suspect);
        outbox.markConfirmed(suspect);
        QCOMPARE(state(outbox, suspect), QStringLiteral("confirmed"));
    }

    void wordsThatFitNoCommandInFlightAreIgnored()
    {
        ManualClock clock;
        Outbox outbox(clock);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(1));
        QSignalSpy changed(&outbox, &Outbox::changed);
        outbox.markConfirmed(command);
        outbox.markRefused(command, QStringLiteral("no"));
        outbox.markDropped(command);
        outbox.markUnanswered(command, kCrash);
        outbox.markConfirmed(77);
        outbox.markSent(77);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(state(outbox, command), QStringLiteral("queued"));
        QCOMPARE(outbox.find(command)->timesSent, 0);
    }

    void settledOnesAreRememberedNewestFirstUpToTheLimit()
    {
        ManualClock clock;
        Outbox outbox(clock, 2);
        QList<CommandId> ids;
        for (int i = 1; i <= 4; ++i) {
            ids << outbox.ask(Kind::Acknowledge, id(i));
            outbox.markSent(ids.last());
            outbox.markRefused(ids.last(), QStringLiteral("no"));
        }
        const CommandId open = outbox.ask(Kind::Acknowledge, id(9));
        QList<CommandId> all;
        for (const Command &command : outbox.all())
            all << command.id;
        QCOMPARE(all, (QList<CommandId> {open, ids[3], ids[2]}));
        QCOMPARE(outbox.refusedCount(), 2);
        QVERIFY(!outbox.latestFor(Kind::Acknowledge, id(1)));
        QVERIFY(outbox.latestFor(Kind::Acknowledge, id(4)));
        QVERIFY(!outbox.askAgain(ids[0]));
    }

    void nothingIsRememberedWithALimitOfZero()
    {
        ManualClock clock;
        Outbox outbox(clock, 0);
        const CommandId command = outbox.ask(Kind::Acknowledge, id(1));
        QSignalSpy changed(&outbox, &Outbox::changed);
        QVERIFY(outbox.withdraw(command));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!outbox.find(command));
        QVERIFY(!outbox.latestFor(Kind::Acknowledge, id(1)));
    }

    //! Random links, crashes, limits and clicks: nothing is lost, nothing is executed twice without a lost answer, nothing loops.
    void randomLife()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            QRandomGenerator random(seed);
            ManualClock clock;
            Outbox outbox(clock);
            std::map<CommandId, int> lostAnswers, executions;
            std::map<CommandId, QString> told;
            connect(&outbox, &Outbox::changed, this, [&told](const Command &command) {
                told[command.id] = commandStateId(command.state);
            });
            const auto poisonous = [](const Command &command) { return command.target == id(13); };

            int steps = 0;
            for (; steps < 400 || outbox.openCount() > 0; ++steps) {
                QVERIFY2(steps < 5000, "it loops");
                if (steps < 400 && random.bounded(3) == 0)
                    outbox.ask(Kind(random.bounded(3)), id(random.bounded(20)));
                if (steps < 400 && random.bounded(20) == 0)
                    outbox.withdraw(CommandId(random.bounded(1, 50)));
                if (steps < 400 && random.bounded(20) == 0)
                    outbox.askAgain(CommandId(random.bounded(1, 50)));
                const auto next = outbox.next(true);
                if (!next)
                    continue;
                outbox.markSent(next->id);
                clock.advance(10ms);
                if (poisonous(*next)) {
                    outbox.markUnanswered(next->id, random.bounded(2) == 0 ? kCrash : kZombie);
                    continue;
                }
                switch (random.bounded(8)) {
                case 0: outbox.markDropped(next->id); break;
                case 1:
                    executions[next->id] += random.bounded(2);
                    ++lostAnswers[next->id];
                    outbox.markUnanswered(next->id, kRestart);
                    break;
                case 2:
                    ++executions[next->id];
                    outbox.markRefused(next->id, QStringLiteral("no"));
                    break;
                default: ++executions[next->id]; outbox.markConfirmed(next->id);
                }
            }
            for (const Command &command : outbox.all()) {
                QVERIFY(isFinal(command.state));
                QCOMPARE(told[command.id], commandStateId(command.state));
                QVERIFY(executions[command.id] <= 1 + lostAnswers[command.id]);
                if (poisonous(command) && !std::holds_alternative<Withdrawn>(command.state)) {
                    QVERIFY(std::holds_alternative<Refused>(command.state));
                    QCOMPARE(command.timesSent, 2);
                }
                if (std::holds_alternative<Withdrawn>(command.state))
                    QCOMPARE(executions[command.id], 0);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
