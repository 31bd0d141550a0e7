// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/manualclock.h"
#include "ui/notify/alarmpolicy.h"

#include <QStringList>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAlarmPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void repeatsUntilAcknowledged();
    void highestWins();
    void higherArrivalInterrupts();
    void stormDoesNotStack();
    void lowerNewsHastenNothing();
    void whatIsOffIsSilent();
    void answerEndsTheSound();
    void refusalSoundsAgain();
    void newAfterSilenceSoundsAtOnce();
    void flappingIsBounded();
    void lossSoundsAfterItsTime();
    void shortLossIsSilent();
    void lossAndAlertsTakeTurns();
    void muteEnds();
    void muteIsNeverForEver();
    void quietHoursLeaveCritical();
    void quietHoursCanSilenceAll();
    void quietHoursEnd();
    void quietRange_data();
    void quietRange();
    void nothingOpenNeedsNoTimer();
    void settingsAreKept();
    void settingsOutOfRangeAreMended();

private:
    void open(AlarmSound sound, qsizetype count, std::optional<AlarmSound> news = {})
    {
        m_open[std::size_t(sound)] = count;
        m_policy->setOpen(m_open, news);
    }
    //! What sounded since the last call: "0 critical, 20 critical", seconds since init().
    QString heard()
    {
        const QString all = m_heard.join(u", "_s);
        m_heard.clear();
        return all;
    }
    void note(const QString &what)
    {
        m_heard << u"%1 %2"_s.arg(std::chrono::duration_cast<seconds>(m_clock->bootNow() - m_begin).count()).arg(what);
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<AlarmPolicy> m_policy;
    AlarmPolicy::Counts m_open {};
    BootTime m_begin;
    QStringList m_heard;
};

void TestAlarmPolicy::init()
{
    m_policy.reset();
    m_clock = std::make_unique<ManualClock>(); // noon, UTC
    m_begin = m_clock->bootNow();
    m_open = {};
    m_heard.clear();
    m_policy = std::make_unique<AlarmPolicy>(
        *m_clock,
        AlarmPolicy::Voice {
            [this](AlarmSound sound) { note(QString::fromLatin1(alarmSoundId(sound))); }, [this] { note(u"stop"_s); }});
}

void TestAlarmPolicy::repeatsUntilAcknowledged()
{
    open(AlarmSound::High, 1);
    m_clock->advance(45s);
    QCOMPARE(heard(), u"0 high, 20 high, 40 high"_s);
    open(AlarmSound::High, 0);
    m_clock->advance(10min);
    QCOMPARE(heard(), u"45 stop"_s);
}

void TestAlarmPolicy::highestWins()
{
    m_open[std::size_t(AlarmSound::Medium)] = 3;
    open(AlarmSound::High, 1);
    m_clock->advance(25s);
    QCOMPARE(heard(), u"0 high, 20 high"_s);
    open(AlarmSound::High, 0);
    m_clock->advance(20s);
    QCOMPARE(heard(), u"25 stop, 40 medium"_s);
}

void TestAlarmPolicy::higherArrivalInterrupts()
{
    open(AlarmSound::Medium, 1);
    m_clock->advance(1s);
    open(AlarmSound::Critical, 1);
    m_clock->advance(1s);
    QCOMPARE(heard(), u"0 medium, 1 critical"_s);
}

void TestAlarmPolicy::stormDoesNotStack()
{
    for (int i = 1; i < 2000; ++i) {
        open(AlarmSound::High, i, AlarmSound::High);
        m_clock->advance(10ms);
    }
    QCOMPARE(heard(), u"0 high, 5 high, 10 high, 15 high"_s);
}

void TestAlarmPolicy::lowerNewsHastenNothing()
{
    open(AlarmSound::Critical, 1);
    for (int i = 1; i <= 19; ++i) {
        open(AlarmSound::High, i);
        m_clock->advance(1s);
    }
    QCOMPARE(heard(), u"0 critical"_s);
}

void TestAlarmPolicy::whatIsOffIsSilent()
{
    open(AlarmSound::Low, 5); // off unless switched on
    m_clock->advance(1min);
    QCOMPARE(heard(), QString());
    AlarmSettings settings;
    settings.sounds[std::size_t(AlarmSound::Low)] = true;
    m_policy->setSettings(settings);
    QCOMPARE(heard(), u"60 low"_s);
}

void TestAlarmPolicy::answerEndsTheSound()
{
    open(AlarmSound::Critical, 2);
    m_clock->advance(1s);
    open(AlarmSound::Critical, 1);
    QCOMPARE(heard(), u"0 critical"_s);
    open(AlarmSound::Critical, 0);
    QCOMPARE(heard(), u"1 stop"_s);
}

void TestAlarmPolicy::refusalSoundsAgain()
{
    open(AlarmSound::High, 1);
    m_clock->advance(1s);
    open(AlarmSound::High, 0); // queued
    m_clock->advance(30s);
    heard();
    open(AlarmSound::High, 1); // refused
    QCOMPARE(heard(), u"31 high"_s);
}

void TestAlarmPolicy::newAfterSilenceSoundsAtOnce()
{
    open(AlarmSound::Critical, 1);
    open(AlarmSound::Critical, 0);
    m_clock->advance(6s);
    heard();
    open(AlarmSound::Medium, 1);
    QCOMPARE(heard(), u"6 medium"_s);
}

void TestAlarmPolicy::flappingIsBounded()
{
    for (int i = 0; i < 100; ++i) {
        open(AlarmSound::Critical, 1);
        m_clock->advance(50ms);
        open(AlarmSound::Critical, 0);
        m_clock->advance(50ms);
    }
    QCOMPARE(heard().count(u"critical"_s), 2);
}

void TestAlarmPolicy::lossSoundsAfterItsTime()
{
    m_policy->setConnectionLost(true);
    m_clock->advance(14s);
    QCOMPARE(heard(), QString());
    m_clock->advance(22s);
    QCOMPARE(heard(), u"15 connection-lost, 35 connection-lost"_s);
    m_policy->setConnectionLost(false);
    QCOMPARE(heard(), u"36 stop"_s);
}

void TestAlarmPolicy::shortLossIsSilent()
{
    m_policy->setConnectionLost(true);
    m_clock->advance(14s);
    m_policy->setConnectionLost(false);
    m_policy->setConnectionLost(true);
    m_clock->advance(14s);
    QCOMPARE(heard(), QString());
}

void TestAlarmPolicy::lossAndAlertsTakeTurns()
{
    open(AlarmSound::Critical, 1);
    m_policy->setConnectionLost(true);
    m_clock->advance(79s);
    QCOMPARE(heard(), u"0 critical, 15 connection-lost, 35 critical, 55 connection-lost, 75 critical"_s);
}

void TestAlarmPolicy::muteEnds()
{
    m_policy->mute(5min);
    open(AlarmSound::Critical, 1);
    QVERIFY(m_policy->mutedUntil().has_value());
    m_clock->advance(5min - 1s);
    QCOMPARE(heard(), QString());
    m_clock->advance(2s);
    QCOMPARE(heard(), u"300 critical"_s);
    QVERIFY(!m_policy->mutedUntil());

    m_policy->mute(15min);
    QCOMPARE(heard(), u"301 stop"_s);
    m_clock->advance(30s);
    m_policy->mute(0s);
    QCOMPARE(heard(), u"331 critical"_s);
}

void TestAlarmPolicy::muteIsNeverForEver()
{
    m_policy->mute(std::chrono::hours(1000));
    QCOMPARE(*m_policy->mutedUntil() - m_clock->bootNow(), nanoseconds(1h));
}

void TestAlarmPolicy::quietHoursLeaveCritical()
{
    AlarmSettings settings;
    settings.quietHours = true;
    settings.quietFrom = {11, 0};
    settings.quietTo = {13, 0};
    m_policy->setSettings(settings);
    QVERIFY(m_policy->isQuietNow());
    open(AlarmSound::High, 1);
    m_clock->advance(1min);
    QCOMPARE(heard(), QString());
    open(AlarmSound::Critical, 1);
    QCOMPARE(heard(), u"60 critical"_s);
}

void TestAlarmPolicy::quietHoursCanSilenceAll()
{
    AlarmSettings settings;
    settings.quietHours = true;
    settings.quietFrom = {11, 0};
    settings.quietTo = {13, 0};
    settings.criticalWhenQuiet = false;
    m_policy->setSettings(settings);
    open(AlarmSound::Critical, 1);
    m_clock->advance(1min);
    QCOMPARE(heard(), QString());
}

void TestAlarmPolicy::quietHoursEnd()
{
    AlarmSettings settings;
    settings.quietHours = true;
    settings.quietFrom = {11, 0};
    settings.quietTo = {12, 1};
    m_policy->setSettings(settings);
    open(AlarmSound::High, 1);
    m_clock->advance(59s);
    QCOMPARE(heard(), QString());
    m_clock->advance(11s);
    QCOMPARE(heard(), u"60 high"_s);
}

void TestAlarmPolicy::quietRange_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<QTime>("now");
    QTest::addColumn<bool>("quiet");
    QTest::newRow("before") << QTime(9, 0) << QTime(17, 0) << QTime(8, 59, 59) << false;
    QTest::newRow("begin") << QTime(9, 0) << QTime(17, 0) << QTime(9, 0) << true;
    QTest::newRow("end") << QTime(9, 0) << QTime(17, 0) << QTime(17, 0) << false;
    QTest::newRow("evening, over midnight") << QTime(22, 0) << QTime(6, 0) << QTime(23, 0) << true;
    QTest::newRow("morning, over midnight") << QTime(22, 0) << QTime(6, 0) << QTime(5, 59) << true;
    QTest::newRow("noon, over midnight") << QTime(22, 0) << QTime(6, 0) << QTime(12, 0) << false;
    QTest::newRow("no length") << QTime(6, 0) << QTime(6, 0) << QTime(6, 0) << false;
}

void TestAlarmPolicy::quietRange()
{
    QFETCH(QTime, from);
    QFETCH(QTime, to);
    QFETCH(QTime, now);
    AlarmSettings settings;
    settings.quietFrom = from;
    settings.quietTo = to;
    QVERIFY(!settings.isQuiet(now));
    settings.quietHours = true;
    QTEST(settings.isQuiet(now), "quiet");
}

void TestAlarmPolicy::nothingOpenNeedsNoTimer()
{
    open(AlarmSound::High, 1);
    open(AlarmSound::High, 0);
    m_clock->advance(1min);
    QCOMPARE(m_clock->pendingTimers(), std::size_t(0));
}

void TestAlarmPolicy::settingsAreKept()
{
    Settings store {QString()};
    QCOMPARE(alarmSettings(store), AlarmSettings());
    AlarmSettings chosen;
    chosen.sounds = {true, true, false, false, false, true};
    chosen.repeatEvery = 45s;
    chosen.volume = 33;
    chosen.quietHours = true;
    chosen.quietFrom = {21, 30};
    chosen.quietTo = {5, 45};
    chosen.criticalWhenQuiet = false;
    chosen.notifications = false;
    chosen.notifyFrom = Severity::Critical;
    chosen.notifyInFront = true;
    keepAlarmSettings(store, chosen);
    QCOMPARE(alarmSettings(store), chosen);
}

void TestAlarmPolicy::settingsOutOfRangeAreMended()
{
    Settings store {QString()};
    store.set(Settings::Key<int> {"alarms/repeat-seconds", 0}, -3);
    store.set(Settings::Key<int> {"alarms/volume", 0}, 4000);
    store.set(Settings::Key<QString> {"alarms/quiet/from", {}}, u"25:99"_s);
    store.set(Settings::Key<QString> {"alarms/notifications/from", {}}, u"loud"_s);
    const AlarmSettings read = alarmSettings(store);
    QCOMPARE(read.repeatEvery, AlarmSettings::kShortestRepeat);
    QCOMPARE(read.volume, 100);
    QCOMPARE(read.quietFrom, QTime(22, 0));
    QCOMPARE(read.notifyFrom, Severity::Medium);
}

QTEST_GUILESS_MAIN(TestAlarmPolicy)
#include "tst_alarmpolicy.moc"
