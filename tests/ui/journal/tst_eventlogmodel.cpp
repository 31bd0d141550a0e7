// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "ui/journal/eventlogmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEventLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsThereAndWhatComes();
    void frontIsDroppedInOrder();
    void untrustedWordsAreMadeSafe();
    void copiesRowsInOrder();

private:
    LogEvent event(const QString &text, LogEvent::Level level = LogEvent::Level::Info, const QString &raw = {})
    {
        LogEvent result;
        result.at = m_clock.wallNow();
        result.level = level;
        result.text = text;
        result.raw = raw;
        return result;
    }
    static QString cell(const QAbstractItemModel &model, int row, int column) { return model.index(row, column).data().toString(); }

    ManualClock m_clock;
};

void TestEventLogModel::showsWhatIsThereAndWhatComes()
{
    EventLog log;
    log.append(event(u"first"_s));
    EventLogModel model(log, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);

    m_clock.advance(90s);
    LogEvent second = event(u"second"_s, LogEvent::Level::Alarm);
    second.channel = ChannelKind::Presence;
    log.append(second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, EventLogModel::Time), u"12:00:00"_s);
    QCOMPARE(cell(model, 1, EventLogModel::Time), u"12:01:30"_s);
    QCOMPARE(cell(model, 1, EventLogModel::Level), u"Alarm"_s);
    QCOMPARE(cell(model, 1, EventLogModel::Channel), u"Presence"_s);
    QCOMPARE(cell(model, 1, EventLogModel::What), u"second"_s);
}

void TestEventLogModel::frontIsDroppedInOrder()
{
    EventLog log(3);
    EventLogModel model(log, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 5; ++i)
        log.append(event(QString::number(i)));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, EventLogModel::What), u"2"_s);
    QCOMPARE(cell(model, 2, EventLogModel::What), u"4"_s);
}

void TestEventLogModel::untrustedWordsAreMadeSafe()
{
    EventLog log;
    log.append(event(u"<b>x</b>\n\u202Etxt"_s, LogEvent::Level::Warning, u"{\"a\":\x1B}"_s));
    EventLogModel model(log, m_clock);
    QCOMPARE(cell(model, 0, EventLogModel::What), u"<b>x</b> \\u202Etxt"_s);
    QCOMPARE(model.index(0, 0).data(EventLogModel::RawRole).toString(), u"{\"a\":\x1B}"_s);
    QVERIFY(!model.textOf({0}).contains(u'\x1B'));
    QCOMPARE(model.textOf({0}).count(u'\n'), 0);
}

void TestEventLogModel::copiesRowsInOrder()
{
    EventLog log;
    log.append(event(u"first"_s));
    log.append(event(u"second"_s));
    EventLogModel model(log, m_clock);
    QCOMPARE(model.textOf({1, 0}), u"12:01:30\tInfo\t\tfirst\n12:01:30\tInfo\t\tsecond"_s);
}

QTEST_MAIN(TestEventLogModel)
#include "tst_eventlogmodel.moc"
