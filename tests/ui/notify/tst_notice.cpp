// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/fakesoundplayer.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertpane.h"
#include "ui/alerts/alertview.h"
#include "ui/notify/alertdigest.h"
#include "ui/notify/notice.h"
#include "ui/notify/noticenote.h"
#include "ui/notify/soundsettingsdialog.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void arrivalSounds();
    void repeatOfAnAcknowledgedAlertIsSilent();
    void resolvedAlertRaisedAgainSounds();
    void queuedAcknowledgementSilences();
    void refusalSoundsAgain();
    void unknownSeveritySoundsAsCritical();
    void arrivalBesideAnAnswerIsHeard();
    void filterMutesNothing();
    void aShelfMutes();
    void lossIsHeardAndDisconnectingIsNot();
    void startSoundsForWhatIsOpen();
    void noDeviceIsSaid();
    void mutedUntilIsSaid();
    void testAlertMakesNoAlert();
    void digestNamesFew();
    void digestCountsMany();
    void digestForgetsWhatIsAnswered();
    void digestIsPlainText();
    void onlyWhatWasReadIsAcknowledged();
    void everyControlOfTheSettingsHasAName();
    void settingsAreTakenOver();

private:
    void raise(std::int64_t id, const char *severity)
    {
        m_world->dashboard().say(createdFrame(id, severity));
        m_world->run(50ms);
    }
    std::optional<AlertSlot> slot(std::int64_t id) { return m_world->session->alerts().find(alertKey(id)); }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Notice> m_notice;
    FakeSoundPlayer *m_player = nullptr;
};

void TestNotice::init()
{
    m_world = std::make_unique<SessionWorld>();
    m_world->startLive();
    m_settings = std::make_unique<Settings>(QString());
    m_theme = std::make_unique<Theme>();
    m_notice = std::make_unique<Notice>(*m_world->session, *m_settings, [] { return false; });
    auto player = std::make_unique<FakeSoundPlayer>();
    m_player = player.get();
    m_notice->open(std::move(player), QDBusConnection(u"nowhere"_s));
    m_player->heard();
}

void TestNotice::cleanup()
{
    m_notice.reset();
    m_theme.reset();
    m_settings.reset();
    m_world.reset();
}

void TestNotice::arrivalSounds()
{
    raise(1, "HIGH");
    QCOMPARE(m_player->heard(), u"high"_s);
    raise(2, "CRITICAL");
    QCOMPARE(m_player->heard(), u"critical"_s);
    m_world->run(21s);
    QCOMPARE(m_player->heard(), u"critical"_s);
}

void TestNotice::repeatOfAnAcknowledgedAlertIsSilent()
{
    raise(1, "HIGH");
    m_world->session->alerts().acknowledged(alertKey(1), false, m_world->clock.wallNow());
    QCOMPARE(m_player->heard(), u"high, stop"_s);
    m_world->run(10s);
    raise(1, "HIGH");
    QCOMPARE(m_player->heard(), QString());
}

void TestNotice::aShelfMutes()
{
    raise(1, "HIGH");
    QCOMPARE(m_player->heard(), u"high"_s);
    m_world->session->shelve({alertKey(1), alertKey(2)}, 1h);
    QCOMPARE(m_player->heard(), u"stop"_s);
    // A repeat, and one that was shelved before it came back.
    m_world->run(10s);
    raise(1, "HIGH");
    raise(2, "HIGH");
    QCOMPARE(m_player->heard(), QString());
    // One that turns CRITICAL is heard.
    m_world->run(10s);
    raise(2, "CRITICAL");
    QCOMPARE(m_player->heard(), u"critical"_s);
    m_world->session->alerts().acknowledged(alertKey(2), false, m_world->clock.wallNow());
    m_player->heard();
    m_world->run(10s);
    m_world->session->unshelve({alertKey(1)});
    QCOMPARE(m_player->heard(), u"high"_s);
}

void TestNotice::resolvedAlertRaisedAgainSounds()
{
    raise(1, "HIGH");
    AlertChange change;
    change.key = alertKey(1);
    change.status = "RESOLVED";
    m_world->session->alerts().change(change);
    m_world->run(10s);
    QCOMPARE(m_player->heard(), u"high, stop"_s);
    raise(1, "HIGH");
    QCOMPARE(m_player->heard(), u"high"_s);
}

void TestNotice::queuedAcknowledgementSilences()
{
    m_world->session->setUndoGrace(10s);
    raise(1, "HIGH");
    raise(2, "MEDIUM");
    m_world->session->acknowledge({alertKey(1)});
    m_world->run(100ms);
    QCOMPARE(m_world->commandState(1), u"queued"_s);
    QCOMPARE(m_player->heard(), u"high, stop"_s);
    m_world->session->undo();
    m_world->run(6s);
    QCOMPARE(m_world->alert(1).command.state, RowCommand::State::None);
    QCOMPARE(m_player->heard(), u"high"_s);
}

void TestNotice::refusalSoundsAgain()
{
    raise(1, "HIGH");
    m_player->heard();
    AlertStore &alerts = m_world->session->alerts();
    m_world->session->setUndoGrace(10s);
    m_world->session->acknowledge({alertKey(1)});
    m_world->run(6s);
    QCOMPARE(m_player->heard(), u"stop"_s);
    RowCommand refused;
    refused.state = RowCommand::State::Refused;
    alerts.setCommand(alertKey(1), refused);
    QCOMPARE(m_player->heard(), u"high"_s);
}

void TestNotice::unknownSeveritySoundsAsCritical()
{
    raise(1, "CATASTROPHIC");
    QCOMPARE(m_player->heard(), u"critical"_s);
}

void TestNotice::arrivalBesideAnAnswerIsHeard()
{
    raise(1, "HIGH");
    m_world->run(10s);
    m_player->heard();
    // One goes and one comes in the same batch: the count alone shows nothing.
    AlertStore &alerts = m_world->session->alerts();
    alerts.beginBatch();
    alerts.acknowledged(alertKey(1), false, m_world->clock.wallNow());
    AlertRaise more;
    more.key = alertKey(2);
    more.severity = "HIGH";
    more.received = m_world->clock.wallNow();
    alerts.raise(more);
    alerts.endBatch();
    QCOMPARE(m_player->heard(), u"high"_s);
}

void TestNotice::filterMutesNothing()
{
    AlertPane pane(*m_world->session, *m_theme, *m_settings);
    pane.findChild<QLineEdit *>()->setText(u"severity:low client:nobody"_s);
    m_world->run(1s);
    raise(1, "CRITICAL");
    m_world->run(1s);
    QCOMPARE(pane.view().model()->rowCount(), 0);
    QCOMPARE(m_player->heard(), u"critical"_s);
}

void TestNotice::lossIsHeardAndDisconnectingIsNot()
{
    m_notice->refresh();
    m_world->dashboard().drop();
    m_world->transports.behaviour().accepts = false;
    m_world->run(1s);
    for (int i = 0; i < 20; ++i) {
        m_notice->refresh();
        m_world->run(1s);
    }
    QCOMPARE(m_player->heard(), u"connection-lost"_s);
    m_world->session->stop();
    m_world->run(1s);
    m_notice->refresh();
    m_world->run(1min);
    QVERIFY(!m_player->heard().contains(u"connection-lost"_s));
}

void TestNotice::startSoundsForWhatIsOpen()
{
    raise(1, "CRITICAL");
    m_notice = std::make_unique<Notice>(*m_world->session, *m_settings, [] { return false; });
    auto player = std::make_unique<FakeSoundPlayer>();
    m_player = player.get();
    m_notice->open(std::move(player), QDBusConnection(u"nowhere"_s));
    QCOMPARE(m_player->heard(), u"critical"_s);
}

void TestNotice::noDeviceIsSaid()
{
    NoticeNote note(*m_notice, *m_theme);
    m_player->become({SoundStatus::Kind::NoDevice, {}});
    QCOMPARE(m_notice->words().text, u"No audio device: alarms make no sound"_s);
    QVERIFY(m_notice->words().isTrouble);
    QCOMPARE(note.text(), m_notice->words().text);
    QVERIFY(!note.isHidden());
    m_player->become({SoundStatus::Kind::Ready, u"Fake"_s});
    AlarmSettings settings = m_notice->settings();
    settings.notifications = false; // without a bus they would be told of
    m_notice->setSettings(settings);
    QVERIFY(note.isHidden());
}

void TestNotice::mutedUntilIsSaid()
{
    m_notice->mute(5min);
    m_world->run(60s);
    const NoticeWords words = m_notice->words();
    QVERIFY2(words.text.endsWith(u"(4:00)"_s), qPrintable(words.text));
    QVERIFY2(words.spoken.startsWith(u"Sounds muted until 12:0"_s), qPrintable(words.spoken));
    m_world->run(4min);
    QVERIFY(!m_notice->words().text.contains(u"muted"_s));
}

void TestNotice::testAlertMakesNoAlert()
{
    m_notice->sendTestAlert();
    QCOMPARE(m_player->heard(), u"test"_s);
    m_world->run(1s);
    QCOMPARE(m_world->session->alerts().counts().rows, 0);
    QVERIFY(m_notice->words().text.startsWith(u"Test alert: "_s));
    m_world->run(20s);
    QVERIFY(!m_notice->words().text.startsWith(u"Test alert: "_s));
}

void TestNotice::digestNamesFew()
{
    raise(1, "CRITICAL");
    AlertDigest digest;
    digest.add(alertKey(1), Severity::Critical);
    DesktopNote note = digest.note(m_world->session->alerts());
    QVERIFY2(note.summary.startsWith(u"CRITICAL: "_s), qPrintable(note.summary));
    QVERIFY(note.offersAcknowledge);
    QCOMPARE(note.urgency, DesktopNote::Urgency::Critical);
    raise(2, "HIGH");
    digest.add(alertKey(2), Severity::High);
    digest.add(alertKey(2), Severity::High); // known already
    note = digest.note(m_world->session->alerts());
    QVERIFY2(note.body.startsWith(u"1 CRITICAL"_s), qPrintable(note.body));
    QCOMPARE(note.body.count(u'\n'), 2);
    QVERIFY(note.offersAcknowledge);
    QCOMPARE(digest.named(), (QList {alertKey(1), alertKey(2)}));
}

void TestNotice::digestCountsMany()
{
    AlertDigest digest;
    for (int id = 1; id <= 12; ++id) {
        const char *severity = id <= 2 ? "CRITICAL" : id <= 5 ? "HIGH" : "MEDIUM";
        raise(id, severity);
        digest.add(alertKey(id), m_world->session->alerts().severity(*slot(id)));
    }
    const DesktopNote note = digest.note(m_world->session->alerts());
    QVERIFY2(note.body.startsWith(u"2 CRITICAL, 3 HIGH"_s) && note.body.contains(u"7 MEDIUM"_s), qPrintable(note.body));
    QVERIFY(!note.offersAcknowledge);
    QVERIFY(digest.named().isEmpty());
    digest.addUnnamed(Severity::Medium, 1'000'000);
    QVERIFY(digest.prune(m_world->session->alerts()));
    QCOMPARE(digest.count(), 12);
}

void TestNotice::digestForgetsWhatIsAnswered()
{
    AlertDigest digest;
    for (int id = 1; id <= 3; ++id) {
        raise(id, "HIGH");
        digest.add(alertKey(id), Severity::High);
    }
    AlertStore &alerts = m_world->session->alerts();
    alerts.acknowledged(alertKey(1), false, m_world->clock.wallNow());
    RowCommand queued;
    queued.state = RowCommand::State::Queued;
    alerts.setCommand(alertKey(2), queued);
    QVERIFY(digest.prune(alerts));
    QCOMPARE(digest.named(), QList {alertKey(3)});
    QVERIFY(!digest.prune(alerts));
}

void TestNotice::digestIsPlainText()
{
    AlertRaise raised;
    raised.key = alertKey(7);
    raised.severity = "HIGH";
    raised.type = "X";
    raised.message = "<b>bold</b> \xE2\x80\xAE"
                     "evil\x1B[31m";
    raised.received = m_world->clock.wallNow();
    m_world->session->alerts().raise(raised);
    AlertDigest digest;
    digest.add(alertKey(7), Severity::High);
    const QString body = digest.note(m_world->session->alerts()).body;
    QVERIFY2(body.startsWith(u"<b>bold</b> \\u202Eevil"_s), qPrintable(body));
    QVERIFY(!body.contains(QChar(0x202E)));
    QVERIFY(!body.contains(QChar(0x1B)));
}

void TestNotice::onlyWhatWasReadIsAcknowledged()
{
    AlertDigest digest;
    const BootTime begin = m_world->clock.bootNow();
    digest.add(alertKey(1), Severity::High);
    digest.noteShown({alertKey(1)}, begin);
    digest.add(alertKey(2), Severity::High);
    QCOMPARE(digest.readBy(begin + 1s), QList {alertKey(1)});
    digest.noteShown({alertKey(1), alertKey(2)}, begin + 1s);
    QCOMPARE(digest.readBy(begin + 1s + 100ms), QList {alertKey(1)});
    QCOMPARE(digest.readBy(begin + 2s), (QList {alertKey(1), alertKey(2)}));
}

void TestNotice::everyControlOfTheSettingsHasAName()
{
    SoundSettingsDialog dialog(*m_notice);
    const QList<QWidget *> widgets = dialog.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        // Qt's own: parts of a field, and the list that a box opens.
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s) || widget->window() != &dialog)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
    }
}

void TestNotice::settingsAreTakenOver()
{
    SoundSettingsDialog dialog(*m_notice);
    QCOMPARE(dialog.chosen(), m_notice->settings());
    dialog.findChild<QCheckBox *>()->setChecked(false); // CRITICAL
    dialog.accept();
    QVERIFY(!m_notice->settings().sounding(AlarmSound::Critical));
    QVERIFY(!alarmSettings(*m_settings).sounding(AlarmSound::Critical));
    QCOMPARE(m_notice->words().text, u"CRITICAL alerts make no sound"_s);
    raise(1, "CRITICAL");
    QCOMPARE(m_player->heard(), QString());
}

QTEST_MAIN(TestNotice)
#include "tst_notice.moc"
