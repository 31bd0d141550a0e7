// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alerts/alertrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

class TestAlertTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTexts();
    void showsUntrustedTextAsText();
    void readsAsSentences();
    void sortsByItsColumns();
    void agreesWithAFreshIndex_data();
    void agreesWithAFreshIndex();
    void survivesRowsThatVanishWhileHeld();
    void keepsItsPromisesInGroups_data();
    void keepsItsPromisesInGroups();
    void headersSpeak();
};

void TestAlertTableModel::makesTexts()
{
    AlertRows rows;
    rows.model.setLive(true);
    rows.raise(7, "CRITICAL", "Core router unreachable");
    rows.clock.advance(milliseconds(74'000));
    rows.raise(7, "CRITICAL", "Core router unreachable");
    QCOMPARE(rows.text(7, AlertTableModel::SeverityColumn), u"CRITICAL"_s);
    QCOMPARE(rows.text(7, AlertTableModel::AgeColumn), u"1:14"_s);
    QCOMPARE(rows.text(7, AlertTableModel::CountColumn), u"×2"_s);
    QCOMPARE(rows.text(7, AlertTableModel::TypeColumn), u"Device offline"_s);
    QCOMPARE(rows.text(7, AlertTableModel::MessageColumn), u"Core router unreachable"_s);
    QCOMPARE(rows.text(7, AlertTableModel::ClientColumn), QString());
    QCOMPARE(rows.text(7, AlertTableModel::StatusColumn), u"New"_s);
    QCOMPARE(rows.text(7, AlertTableModel::CommandColumn), u"Acknowledge"_s);
    rows.model.setLive(false);
    QCOMPARE(rows.text(7, AlertTableModel::CommandColumn), u"Queue ack"_s);
    const QModelIndex cell = rows.model.index(0, AlertTableModel::SeverityColumn);
    QCOMPARE(cell.data(AlertTableModel::KeyRole).value<AlertKey>(), AlertRows::key(7));
    QCOMPARE(cell.data(AlertTableModel::ValueRole).toInt(), severityRank(Severity::Critical));

    // The server's clock is ahead: the age is by the server's.
    rows.model.setClockOffset(milliseconds(6'000));
    QCOMPARE(rows.text(7, AlertTableModel::AgeColumn), u"1:20"_s);

    rows.change(7, "ACKNOWLEDGED");
    rows.raise(7, "CRITICAL", "Core router unreachable");
    QCOMPARE(rows.text(7, AlertTableModel::StatusColumn), u"Raised again"_s);
    rows.raise(8, "apocalyptic");
    QCOMPARE(rows.text(8, AlertTableModel::SeverityColumn), u"apocalyptic"_s);
}

void TestAlertTableModel::showsUntrustedTextAsText()
{
    AlertRows rows;
    rows.raise(1, "HIGH", "<b>bold</b>\n\xE2\x80\xAEgnp.exe");
    QCOMPARE(rows.text(1, AlertTableModel::MessageColumn), u"<b>bold</b> \\u202Egnp.exe"_s);
    const QString tip = rows.model.index(0, AlertTableModel::MessageColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;b&gt;bold"_s), qPrintable(tip));
}

void TestAlertTableModel::readsAsSentences()
{
    AlertRows rows;
    rows.model.setLive(true);
    rows.raise(1, "CRITICAL", "Core router unreachable");
    rows.clock.advance(milliseconds(41'000));
    QCOMPARE(rows.model.sentence(0), u"CRITICAL, Device offline: Core router unreachable. New, raised 41 s ago."_s);
    rows.command(1, RowCommand::State::Confirmed, milliseconds(40));
    QVERIFY(rows.model.sentence(0).endsWith(u"Your command: ✓ confirmed."_s));
    rows.model.setLive(false);
    QVERIFY(rows.model.sentence(0).contains(u"not live"_s));
    QCOMPARE(rows.model.sentence(5), u"This alert is gone."_s);
}

void TestAlertTableModel::sortsByItsColumns()
{
    AlertRows rows;
    rows.raise(1, "LOW", "b");
    rows.clock.advance(milliseconds(1000));
    rows.raise(2, "CRITICAL", "a");
    rows.clock.advance(milliseconds(1000));
    rows.raise(3, "HIGH", "c");
    const auto first = [&] { return rows.model.keyAt(0)->id.toText(); };
    QCOMPARE(first(), u"2"_s);
    rows.model.sort(AlertTableModel::MessageColumn, Qt::DescendingOrder);
    QCOMPARE(first(), u"3"_s);
    rows.model.sort(AlertTableModel::AgeColumn, Qt::DescendingOrder);
    QCOMPARE(first(), u"1"_s);
    rows.model.sort(AlertTableModel::SeverityColumn, Qt::AscendingOrder);
    QCOMPARE(first(), u"2"_s);
    rows.model.sort(AlertTableModel::SeverityColumn, Qt::DescendingOrder);
    QCOMPARE(first(), u"1"_s);
    rows.model.sort(-1);
    QCOMPARE(rows.index.order(), AlertOrder {});
}

void TestAlertTableModel::agreesWithAFreshIndex_data()
{
    QTest::addColumn<int>("perBatch");
    QTest::addColumn<QString>("filter");
    QTest::newRow("one by one") << 1 << QString();
    QTest::newRow("runs") << 12 << QString();
    QTest::newRow("layout changes") << 90 << QString();
    QTest::newRow("filtered") << 40 << u"-beta"_s;
}

void TestAlertTableModel::agreesWithAFreshIndex()
{
    QFETCH(int, perBatch);
    QFETCH(QString, filter);
    AlertRows rows;
    const QAbstractItemModelTester tester(&rows.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    rows.index.setQuery(AlertQuery::fromText(filter));
    QRandomGenerator random(42);
    const std::array severities {"CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO", "ODD"};
    const std::array statuses {"NEW", "ACKNOWLEDGED", "RESOLVED", "ESCALATED"};
    const std::array messages {"alpha", "beta", "gamma beta"};

    for (int batch = 0; batch < 60; ++batch) {
        // What a view holds on to must stay with its alert.
        std::vector<std::pair<QPersistentModelIndex, AlertKey>> held;
        for (int row = 0; row < rows.model.rowCount(); row += 7)
            held.emplace_back(rows.model.index(row, 2), *rows.model.keyAt(row));

        rows.store.beginBatch();
        for (int i = 0; i < perBatch; ++i) {
            const std::int64_t id = random.bounded(400);
            if (random.bounded(3) > 0)
                rows.raise(id, severities[random.bounded(6)], messages[random.bounded(3)]);
            else
                rows.change(id, statuses[random.bounded(4)]);
        }
        rows.store.endBatch();
        rows.clock.advance(milliseconds(random.bounded(3000)));

        AlertIndex fresh(rows.store);
        fresh.setQuery(rows.index.query());
        QCOMPARE(rows.model.rowCount(), fresh.rowCount());
        for (int row = 0; row < fresh.rowCount(); ++row)
            QCOMPARE(rows.model.keyAt(row)->id.toText(), rows.store.key(fresh.slotAt(row)).id.toText());
        for (const auto &[index, key] : held) {
            if (index.isValid())
                QCOMPARE(index.data(AlertTableModel::KeyRole).value<AlertKey>(), key);
            else
                QVERIFY(!rows.model.rowOf(key));
        }
    }
}

void TestAlertTableModel::survivesRowsThatVanishWhileHeld()
{
    ManualClock clock;
    AlertStore store(3);
    AlertIndex index(store);
    AlertTableModel model(index, clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto raise = [&](std::int64_t id) {
        AlertRaise alert;
        alert.key = AlertRows::key(id);
        alert.severity = "LOW";
        alert.received = clock.wallNow();
        store.beginBatch();
        store.raise(alert);
        store.endBatch();
    };
    for (int id = 1; id <= 3; ++id)
        raise(id);
    index.setHeld(true);
    raise(4);
    QCOMPARE(model.rowCount(), 3);
    int gone = 0;
    for (int row = 0; row < 3; ++row) {
        gone += model.keyAt(row) ? 0 : 1;
        QVERIFY(model.keyAt(row) || model.index(row, AlertTableModel::MessageColumn).data().isNull());
    }
    QCOMPARE(gone, 1);
    index.setHeld(false);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.rowOf(AlertRows::key(4)).has_value());
}

void TestAlertTableModel::keepsItsPromisesInGroups_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAlertTableModel::keepsItsPromisesInGroups()
{
    QFETCH(uint, seed);
    AlertRows rows;
    const QAbstractItemModelTester tester(&rows.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(seed);
    const std::array severities {"CRITICAL", "HIGH", "MEDIUM", "LOW"};
    for (int step = 0; step < 60; ++step) {
        for (int i = int(random.bounded(6)); i > 0; --i) {
            const std::int64_t id = random.bounded(80);
            if (random.bounded(3) > 0)
                rows.raise(id, severities[random.bounded(4U)]);
            else
                rows.change(id, random.bounded(2) == 0 ? "RESOLVED" : "ACKNOWLEDGED");
        }
        std::vector<std::pair<QPersistentModelIndex, AlertKey>> chosen;
        for (int row = 0; row < rows.model.rowCount(); row += 3) {
            if (const auto key = rows.model.keyAt(row))
                chosen.emplace_back(rows.model.index(row, 2), *key);
        }
        switch (random.bounded(5)) {
        case 0: rows.model.setGroupBy(GroupBy(random.bounded(5))); break;
        case 1: rows.index.setHeld(!rows.index.isHeld()); break;
        case 2:
            if (rows.model.groups().groupCount() > 0)
                rows.model.groups().setFolded(int(random.bounded(rows.model.groups().groupCount())), random.bounded(2) == 0);
            break;
        default: rows.clock.advance(AlertGroups::kEvery); break;
        }
        // What was chosen is the same alert still, wherever it is, or not shown.
        for (const auto &[index, key] : chosen) {
            if (index.isValid() && rows.model.keyAt(index.row()))
                QCOMPARE(rows.model.keyAt(index.row())->id.toText(), key.id.toText());
            else
                QVERIFY(!index.isValid() || !rows.model.groupAt(index.row()));
        }
    }
}

void TestAlertTableModel::headersSpeak()
{
    AlertRows rows;
    rows.raise(1, "HIGH");
    rows.raise(2, "LOW");
    rows.change(2, "RESOLVED");
    rows.model.setGroupBy(GroupBy::Type);
    QCOMPARE(rows.model.rowCount(), 3);
    QVERIFY(rows.model.groupAt(0));
    QVERIFY(!rows.model.keyAt(0) && !rows.model.slotAt(0));
    const QString sentence = rows.model.sentence(0);
    QVERIFY2(sentence.startsWith(u"Group Device offline: 2 alert"_s) && sentence.endsWith(u"Worst: HIGH."_s), qPrintable(sentence));
    QCOMPARE(rows.model.index(0, AlertTableModel::TypeColumn).data(Qt::AccessibleTextRole).toString(), sentence);
    rows.model.setGroupBy(GroupBy::Client);
    QCOMPARE(rows.model.groupName(*rows.model.groupAt(0)), u"Not told"_s);
    rows.model.setGroupBy(GroupBy::None);
    QCOMPARE(rows.model.rowCount(), 2);
    QVERIFY(rows.model.keyAt(0));
}

QTEST_MAIN(TestAlertTableModel)
#include "tst_alerttablemodel.moc"
