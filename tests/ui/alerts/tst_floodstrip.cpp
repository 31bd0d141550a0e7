// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/floodstrip.h"

#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertpane.h"
#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/alertview.h"
#include "ui/alerts/criticallane.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTypes = 12;

//! The middle of the window on a session in virtual time, with a server that raises alerts of many types.
struct Desk : SessionWorld {
    Theme theme;
    Settings settings {QString()};
    std::unique_ptr<AlertPane> pane;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::int64_t sent = 0;
    int told = 0;

    Desk()
    {
        theme.apply(ThemeChoice::Dark);
        open();
        startLive();
        run(400ms);
    }
    ~Desk() { close(); }

    void open()
    {
        pane = std::make_unique<AlertPane>(*session, theme, settings);
        pane->resize(1300, 500);
        pane->show();
        tester = std::make_unique<QAbstractItemModelTester>(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void close()
    {
        tester.reset();
        pane.reset();
    }
    std::int64_t raise(const char *severity = "HIGH")
    {
        const std::int64_t id = ++sent;
        raiseAs(id, severity);
        return id;
    }
    void raiseAs(std::int64_t id, const char *severity = "HIGH")
    {
        dashboard().say(
            "{\"type\": \"alert_created\", \"alert_id\": " + std::to_string(id) + ", \"alert_type\": \"TYPE_"
            + std::to_string(id % kTypes) + "\", \"severity\": \"" + severity + "\", \"message\": \"Told " + std::to_string(++told)
            + "\", \"timestamp\": \"2026-01-02T12:00:00+00:00\"}");
    }
    void raiseMany(int alerts, milliseconds every)
    {
        for (int i = 0; i < alerts; ++i) {
            raise();
            run(every);
        }
    }
    AlertTableModel &model() { return pane->view().alerts(); }
    AlertGroups &groups() { return model().groups(); }
    FloodStrip &strip() { return *pane->findChild<FloodStrip *>(); }
    QPushButton &button() { return *strip().findChild<QPushButton *>(); }
    QString words() { return strip().findChild<QLabel *>()->text(); }
    bool isFolded() { return groups().by() == GroupBy::Flood; }
    bool isOnScreen(std::int64_t id)
    {
        const auto row = model().rowOf(alertKey(id));
        if (!row)
            return false;
        const AlertView &view = pane->view();
        return view.viewport()->rect().contains(view.visualRect(model().index(*row, AlertTableModel::TypeColumn)));
    }
    qint64 counted()
    {
        qint64 raises = 0;
        for (int group = 0; group < groups().groupCount(); ++group)
            raises += groups().group(group).raises;
        return raises;
    }
};

} // namespace

class TestFloodStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsAThousandAlerts();
    void showsTheFirstOfEachGroup();
    void endsWithTheOperatorsGrouping();
    void oneKeyShowsAllAndFoldsAgain();
    void aGroupingChosenInAFloodIsShown();
    void waitsForTheHand();
    void limitsAreSettings();
    void restoredRowsAreNoFlood();
    void oneThatRepeatsItselfIsNoFlood();
};

void TestFloodStrip::foldsAThousandAlerts()
{
    Desk desk;
    constexpr int kAlerts = 1'000;
    const std::set<int> criticals = {3, 250, 251, 600, 990};
    std::vector<std::pair<std::int64_t, BootTime>> due;
    int mostRows = 0;
    for (int i = 1; i <= kAlerts; ++i) {
        const std::int64_t id = desk.raise(criticals.contains(i) ? "CRITICAL" : "MEDIUM");
        if (criticals.contains(i))
            due.emplace_back(id, desk.clock.bootNow() + 1s);
        desk.run(60ms);
        for (const auto &[critical, by] : due)
            QVERIFY2(desk.clock.bootNow() < by || desk.isOnScreen(critical), qPrintable(QString::number(critical)));
        if (i > 50)
            mostRows = std::max(mostRows, desk.model().rowCount());
    }
    desk.run(1s);
    QVERIFY(desk.isFolded());
    QVERIFY2(mostRows <= 30, qPrintable(QString::number(mostRows)));
    QCOMPARE(desk.groups().groupCount(), kTypes);
    QCOMPARE(desk.counted(), qint64(kAlerts));
    // The CRITICALs are the first rows.
    std::set<std::int64_t> onTop;
    for (int row = 0; row < int(due.size()); ++row)
        onTop.insert(desk.model().keyAt(row).value_or(AlertKey {}).id.toText().toLongLong());
    for (const auto &[critical, by] : due)
        QVERIFY(onTop.contains(critical));
    QVERIFY(desk.strip().isVisible());
    QVERIFY2(desk.words().contains(QLocale().toString(kAlerts) + u" in all"_s), qPrintable(desk.words()));
}

void TestFloodStrip::showsTheFirstOfEachGroup()
{
    Desk desk;
    desk.raise();
    desk.run(120s);
    QVERIFY(!desk.strip().isFlood());
    desk.raiseMany(60, 500ms);
    QVERIFY(desk.isFolded());
    // What was there before is counted, but is not the first of the flood.
    QCOMPARE(desk.counted(), qint64(61));
    QVERIFY(!desk.model().rowOf(alertKey(1)));
    for (std::int64_t id = 2; id < 2 + kTypes; ++id)
        QVERIFY2(desk.model().rowOf(alertKey(id)), qPrintable(QString::number(id)));
    QVERIFY(!desk.model().rowOf(alertKey(2 + kTypes)));
    QCOMPARE(desk.model().rowCount(), 2 * kTypes);

    // Unfolded, a group shows all of its own.
    const int header = *desk.model().rowOf(alertKey(2)) - 1;
    QVERIFY(desk.model().groupAt(header));
    desk.pane->view().setFolded(header, false);
    QVERIFY(desk.model().rowOf(alertKey(2 + kTypes)));
    QVERIFY(desk.model().rowOf(alertKey(2)));
}

void TestFloodStrip::endsWithTheOperatorsGrouping()
{
    Desk desk;
    desk.pane->setGroupBy(GroupBy::Severity);
    desk.raise();
    desk.run(1s);
    desk.pane->view().setFolded(0, true);
    QSignalSpy floods(desk.pane.get(), &AlertPane::floodChanged);
    desk.raiseMany(40, 500ms);
    QVERIFY(desk.isFolded());
    QCOMPARE(desk.pane->groupBy(), GroupBy::Severity);
    // 20 a minute are still one.
    desk.raiseMany(40, 3s);
    QVERIFY(desk.isFolded());
    desk.run(70s);
    QVERIFY(!desk.isFolded());
    QVERIFY(!desk.strip().isVisible());
    QCOMPARE(desk.groups().by(), GroupBy::Severity);
    QVERIFY(desk.groups().group(0).isFolded);
    QCOMPARE(floods.size(), 2);
}

void TestFloodStrip::oneKeyShowsAllAndFoldsAgain()
{
    Desk desk;
    desk.pane->toggleFloodFolding();
    QVERIFY(!desk.strip().isFlood());
    desk.raiseMany(40, 500ms);
    QVERIFY(desk.isFolded());
    desk.pane->toggleFloodFolding();
    QVERIFY(!desk.isFolded());
    QCOMPARE(desk.model().rowCount(), 40);
    QVERIFY2(desk.words().contains(u"Nothing is folded"_s), qPrintable(desk.words()));
    // It stays so as long as the flood lasts.
    desk.raiseMany(40, 500ms);
    QVERIFY(!desk.isFolded());
    desk.button().click();
    QVERIFY(desk.isFolded());
    desk.button().click();
    QVERIFY(!desk.isFolded());
    desk.run(90s);
    QVERIFY(!desk.strip().isVisible());
    // The next one is another.
    desk.raiseMany(40, 500ms);
    QVERIFY(desk.isFolded());
    QVERIFY2(desk.words().contains(u"folded by type"_s), qPrintable(desk.words()));
}

void TestFloodStrip::aGroupingChosenInAFloodIsShown()
{
    Desk desk;
    desk.raiseMany(40, 500ms);
    QVERIFY(desk.isFolded());
    desk.pane->setGroupBy(GroupBy::Type);
    QCOMPARE(desk.groups().by(), GroupBy::Type);
    QVERIFY(desk.strip().isVisible());
    desk.pane->toggleFloodFolding();
    QVERIFY(desk.isFolded());
    QCOMPARE(desk.pane->groupBy(), GroupBy::Type);
    desk.run(90s);
    QCOMPARE(desk.groups().by(), GroupBy::Type);
}

void TestFloodStrip::waitsForTheHand()
{
    Desk desk;
    desk.raiseMany(5, 100ms);
    desk.pane->view().holdStill();
    const QModelIndex first = desk.model().index(0, 0);
    const QRect place =
        desk.pane->view().visualRect(first).translated(desk.pane->view().viewport()->mapTo(desk.pane.get(), QPoint()));
    desk.raiseMany(60, 100ms);
    const std::int64_t critical = desk.raise("CRITICAL");
    desk.run(1s);
    QVERIFY(desk.model().alertIndex().isHeld());
    QVERIFY(!desk.isFolded());
    QVERIFY(!desk.strip().isVisible());
    QCOMPARE(desk.pane->view().visualRect(first).translated(desk.pane->view().viewport()->mapTo(desk.pane.get(), QPoint())), place);
    QVERIFY(desk.pane->findChild<CriticalLane *>()->isVisible());
    desk.pane->view().endHold();
    desk.run(500ms);
    QVERIFY(desk.isFolded());
    QVERIFY(desk.strip().isVisible());
    QVERIFY(desk.isOnScreen(critical));
    QCOMPARE(desk.counted(), desk.sent);

    // Nor does it end under the hand.
    for (int i = 0; i < 20; ++i) {
        desk.pane->view().holdStill();
        desk.run(5s);
    }
    QVERIFY(desk.isFolded());
    QVERIFY2(desk.words().contains(u"is over"_s), qPrintable(desk.words()));
    desk.pane->view().endHold();
    desk.run(2s);
    QVERIFY(!desk.isFolded());
}

void TestFloodStrip::limitsAreSettings()
{
    Desk desk;
    desk.close();
    desk.settings.set(Settings::Key<int> {"alerts/flood-begins-at", 30}, 5);
    desk.settings.set(Settings::Key<int> {"alerts/flood-ends-below", 15}, 2);
    desk.open();
    desk.raiseMany(4, 1s);
    QVERIFY(!desk.isFolded());
    desk.raiseMany(1, 1s);
    QVERIFY(desk.isFolded());
    desk.run(50s);
    desk.raiseMany(2, 1s);
    desk.run(20s);
    QVERIFY(desk.isFolded());
    desk.run(60s);
    QVERIFY(!desk.isFolded());
}

void TestFloodStrip::restoredRowsAreNoFlood()
{
    Desk desk;
    AlertStore &store = const_cast<AlertStore &>(desk.session->alerts());
    store.beginBatch();
    for (int id = 1; id <= 500; ++id) {
        AlertMemory memory;
        memory.key = alertKey(id);
        memory.severity = "HIGH";
        memory.status = "NEW";
        memory.asOf = desk.clock.wallNow();
        store.restore(memory);
    }
    store.endBatch();
    desk.run(2s);
    QCOMPARE(desk.model().rowCount(), 500);
    QVERIFY(!desk.isFolded());
}

void TestFloodStrip::oneThatRepeatsItselfIsNoFlood()
{
    Desk desk;
    for (int i = 0; i < 100; ++i) {
        desk.raiseAs(7);
        desk.run(100ms);
    }
    QCOMPARE(desk.session->alerts().counts().raises, quint64(100));
    QVERIFY(!desk.strip().isFlood());
}

QTEST_MAIN(TestFloodStrip)
#include "tst_floodstrip.moc"
