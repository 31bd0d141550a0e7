// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/commandbudget.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace noc;
using namespace std::chrono_literals;
using Use = CommandBudget::Use;

namespace {

constexpr BootTime kStart {std::chrono::hours(5)};

int sendAllAtOnce(CommandBudget &budget, Use use, BootTime now)
{
    int sent = 0;
    while (budget.waitFor(use, now) == 0ms && sent < 1000) {
        budget.spend(now);
        ++sent;
    }
    return sent;
}

} // namespace

class TestCommandBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsLeaveTheHeartbeatsTheirReserve()
    {
        CommandBudget budget;
        QCOMPARE(sendAllAtOnce(budget, Use::Command, kStart), 56);
        QCOMPARE(budget.spent(kStart), 56);
        QCOMPARE(sendAllAtOnce(budget, Use::Heartbeat, kStart), 4);
        QCOMPARE(budget.spent(kStart), 60);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart) == 60s);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 59'999ms) == 1ms);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 60s) == 0ms);
        QCOMPARE(budget.spent(kStart + 60s), 0);
    }

    void theWaitIsUntilEnoughHaveLeftTheWindow()
    {
        CommandBudget budget(BudgetPlan {.perWindow = 5, .window = 10s, .heartbeatReserve = 2});
        for (const auto at : {0s, 1s, 2s, 3s})
            budget.spend(kStart + at);
        // Four spent; commands may use three of five: two must go first.
        QVERIFY(budget.waitFor(Use::Command, kStart + 4s) == 7s);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 4s) == 0s);
        budget.spend(kStart + 4s);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 4s) == 6s);
    }

    void theWaitIsRoundedUp()
    {
        CommandBudget budget(BudgetPlan {.perWindow = 1, .window = 10ms, .heartbeatReserve = 0});
        budget.spend(kStart + 1ns);
        QVERIFY(budget.waitFor(Use::Command, kStart + 2ns) == 10ms);
        QVERIFY(budget.waitFor(Use::Command, kStart + 1ns + 10ms) == 0ms);
    }

    void halvedAfterTheLimitThenSlowlyRestored()
    {
        CommandBudget budget;
        budget.limited(kStart);
        QCOMPARE(budget.ceiling(kStart), 30);
        QCOMPARE(budget.ceiling(kStart + 60s), 30);
        QCOMPARE(budget.ceiling(kStart + 60s + 150s), 45);
        QCOMPARE(budget.ceiling(kStart + 60s + 299s), 59);
        QCOMPARE(budget.ceiling(kStart + 60s + 300s), 60);
        budget.limited(kStart + 400s);
        QCOMPARE(budget.ceiling(kStart + 401s), 30);
    }

    void commandsPauseAfterTheLimitHeartbeatsDoNot()
    {
        CommandBudget budget;
        budget.limited(kStart);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart) == 0ms);
        QVERIFY(budget.waitFor(Use::Command, kStart) == CommandBudget::kPauseAfterLimit);
        QVERIFY(budget.waitFor(Use::Command, kStart + CommandBudget::kPauseAfterLimit) == 0ms);
        QCOMPARE(sendAllAtOnce(budget, Use::Command, kStart + 10s), 26);
    }

    //! Else a consumer that died just then would look alive for the rest of the minute.
    void heartbeatsAreNotHalved()
    {
        CommandBudget budget;
        QCOMPARE(sendAllAtOnce(budget, Use::Command, kStart), 56);
        budget.limited(kStart + 1s);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 1s) == 0ms);
        QCOMPARE(sendAllAtOnce(budget, Use::Heartbeat, kStart + 1s), 4);
        QVERIFY(budget.waitFor(Use::Heartbeat, kStart + 2s) == 58s);
    }

    void aTinyLimitStillLetsOneCommandGo()
    {
        CommandBudget budget(BudgetPlan {.perWindow = 2, .window = 60s, .heartbeatReserve = 4});
        QCOMPARE(sendAllAtOnce(budget, Use::Command, kStart), 1);
        QCOMPARE(sendAllAtOnce(budget, Use::Heartbeat, kStart), 1);
        QVERIFY(budget.waitFor(Use::Command, kStart) == 60s);
    }

    void aServerThatDoesNotCountHoldsNothingBack()
    {
        CommandBudget budget(BudgetPlan {.perWindow = 0});
        QCOMPARE(sendAllAtOnce(budget, Use::Command, kStart), 1000);
    }

    //! Whoever obeys waitFor() never has more than the plan's number in any window, never more commands than half in the minute after
    //! a limit (but for what was sent before it), and always has the heartbeats' reserve.
    void randomSchedules()
    {
        for (quint32 seed = 1; seed <= 300; ++seed) {
            QRandomGenerator random(seed);
            BudgetPlan plan;
            plan.perWindow = random.bounded(1, 80);
            plan.heartbeatReserve = random.bounded(0, 6);
            plan.window = milliseconds(random.bounded(100, 60'000));
            CommandBudget budget(plan);
            std::vector<BootTime> spends;
            BootTime now = kStart;
            for (int step = 0; step < 600; ++step) {
                const Use use = random.bounded(5) == 0 ? Use::Heartbeat : Use::Command;
                const milliseconds wait = budget.waitFor(use, now);
                QVERIFY(wait >= 0ms);
                if (wait > 0ms && random.bounded(3) != 0) {
                    // It must not be allowed any earlier than said (to the millisecond), and must be then.
                    QVERIFY(budget.waitFor(use, now + wait - 1ms) > 0ms);
                    now += wait;
                    QVERIFY(budget.waitFor(use, now) == 0ms);
                }
                if (budget.waitFor(use, now) == 0ms) {
                    const int before = budget.spent(now);
                    if (use == Use::Command && before > 0)
                        QVERIFY(before + 1 + plan.heartbeatReserve <= budget.ceiling(now));
                    budget.spend(now);
                    spends.push_back(now);
                    const int most = use == Use::Command ? std::max(budget.ceiling(now), 1) : plan.perWindow;
                    QVERIFY(budget.spent(now) <= most);
                }
                if (random.bounded(80) == 0)
                    budget.limited(now);
                now += nanoseconds(1 + qint64(random.generateDouble() * double(nanoseconds(plan.window).count() / 20)));
            }
            for (std::size_t first = 0, last = 0; last < spends.size(); ++last) {
                while (spends[last] - spends[first] >= plan.window)
                    ++first;
                QVERIFY2(int(last - first + 1) <= plan.perWindow, qPrintable(QString::number(seed)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCommandBudget)
#include "tst_commandbudget.moc"
