// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/alerts/alertdetail.h"
#include "ui/alerts/alerthistory.h"
#include "ui/alerts/rawmessage.h"
#include "ui/alerts/runbooks.h"
#include "ui/alerts/timeline.h"
#include "ui/alerts/timelineview.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! The panel on a session in virtual time, with a journal where a folder is given.
struct Desk : SessionWorld {
    Theme theme;
    Settings settings {QString()};
    std::unique_ptr<AlertDetail> detail;
    QList<QUrl> opened;

    explicit Desk(const QString &folder = {}) : SessionWorld(testProfile(), folder)
    {
        theme.apply(ThemeChoice::Dark);
        startLive();
        make();
    }
    ~Desk() { detail.reset(); }
    void make()
    {
        detail = std::make_unique<AlertDetail>(*session, theme, settings);
        detail->setUrlOpener([this](const QUrl &url) { return opened.append(url), true; });
        detail->resize(320, 900);
        detail->show();
        run(400ms);
    }
    //! Long enough for the next one not to be taken for a copy.
    void say(const std::string &frame)
    {
        dashboard().say(frame);
        run(2100ms);
    }
    QStringList lines() const
    {
        QStringList all;
        for (const Timeline::Entry &entry : detail->findChild<Timeline *>()->entries())
            all += entry.text;
        return all;
    }
    QString words() const
    {
        QStringList all;
        for (const QLabel *label : detail->findChildren<QLabel *>()) {
            if (label->isVisibleTo(detail.get()))
                all += label->text();
        }
        return all.join(u'\n');
    }
    template<typename Button> Button *button(const QString &text) const
    {
        for (Button *one : detail->findChildren<Button *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    RawMessage &raw() const { return *detail->findChild<RawMessage *>(); }
};

const std::string kHostile =
    R"({"type": "alert_created", "alert_id": 9, "alert_type": "<i>=T", "severity": "HIGH", "message": "=cmd() <img src=x> \u001b[31m)"
    "\u202E"
    R"(", "timestamp": "2026-01-02T12:00:00+00:00"})";

bool isHarmless(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c == QChar(0x1b) || c == QChar(0x202E); });
}

} // namespace

class TestAlertDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void tellsTheHistoryOverRuns();
    void saysThatNoJournalIsKept();
    void saysThatTheJournalIsNotWritten();
    void showsEarlierOnRequest();
    void isNotReadTooOften();
    void answersOfAnotherAlertAreDropped();
    void anotherOwnersJournalIsReadAnew();
    void showsTheMessageAsReceived();
    void saysThatThereIsNoMessage();
    void doesNotReplaceWhatIsRead();
    void hostileMessageIsHarmless();
    void saysThatItIsShelved();
    void theTimelineHasRoomForEveryLine();
    void linksToTheRunbook();
    void copiesByTheMenu();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAlertDetail::tellsTheHistoryOverRuns()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.run(100ms);
    QCOMPARE(desk.lines(), QStringList {u"raised"_s});
    desk.say(createdFrame(7, "CRITICAL"));
    QCOMPARE(desk.lines(), QStringList({u"raised"_s, u"repeated, now as CRITICAL"_s}));
    desk.session->acknowledge({alertKey(7)});
    desk.run(2s);
    QCOMPARE(desk.lines().size(), 4);
    QVERIFY2(desk.lines().last().startsWith(u"acknowledged by this console, confirmed"_s), qPrintable(desk.lines().last()));
    desk.say(createdFrame(7, "CRITICAL"));
    QCOMPARE(desk.lines().last(), u"raised again"_s);
    const QStringList before = desk.lines();

    // So that the proof is written that is younger than the raise.
    desk.run(30s);
    desk.detail.reset();
    desk.killAndReopen();
    desk.clock.advance(1h);
    desk.startLive();
    desk.make();
    desk.say(createdFrame(7, "CRITICAL"));
    desk.detail->setAlert(alertKey(7));
    desk.run(1s);
    QCOMPARE(desk.lines().size(), before.size() + 2);
    QCOMPARE(desk.lines().first(before.size()), before);
    QVERIFY2(desk.lines()[before.size()].contains(u"what happened then is unknown"_s), qPrintable(desk.lines().join(u'|')));
    QCOMPARE(desk.lines().last(), u"repeated"_s);
}

void TestAlertDetail::saysThatNoJournalIsKept()
{
    Desk desk;
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.run(100ms);
    QVERIFY2(desk.words().contains(u"No journal is kept"_s), qPrintable(desk.words()));
    QCOMPARE(desk.lines(), QStringList {u"raised"_s});
    desk.say(createdFrame(7));
    QCOMPARE(desk.lines(), QStringList({u"raised"_s, u"repeated, the last of 2 raises"_s}));
}

void TestAlertDetail::saysThatTheJournalIsNotWritten()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.run(1s);
    desk.diskFault = Error {ErrorCode::Storage, u"The disk is full."_s, {}};
    desk.say(createdFrame(7));
    desk.run(3s);
    QVERIFY2(desk.words().contains(u"journal"_s), qPrintable(desk.words()));
    QCOMPARE(desk.lines(), QStringList({u"raised"_s, u"repeated, the last of 2 raises"_s}));
    desk.diskFault.reset();
    desk.run(100s);
    QVERIFY2(!desk.words().contains(u"journal"_s), qPrintable(desk.words()));
    QCOMPARE(desk.lines(), QStringList({u"raised"_s, u"repeated"_s}));
}

void TestAlertDetail::showsEarlierOnRequest()
{
    Desk desk(m_folder->path());
    // Every line is one of its own.
    for (int i = 0; i < 300; ++i) {
        desk.dashboard().say(
            R"({"type": "alert_created", "alert_id": 7, "alert_type": "X", "severity": ")" + std::string(i % 2 ? "LOW" : "HIGH")
            + R"(", "message": ")" + std::to_string(i) + R"("})");
        desk.run(20ms);
    }
    desk.run(2s);
    QCOMPARE(desk.alert(7).count, 300);
    desk.detail->setAlert(alertKey(7));
    desk.run(1s);
    QCOMPARE(desk.lines().size(), TimelineView::kAtFirst);
    auto *earlier = desk.button<QPushButton>(u"Earlier…"_s);
    for (int presses = 0; earlier->isVisibleTo(desk.detail.get()) && presses < 10; ++presses) {
        earlier->click();
        desk.run(1s);
    }
    QVERIFY(!earlier->isVisibleTo(desk.detail.get()));
    QCOMPARE(desk.lines().size(), 300);
    QCOMPARE(desk.lines().first(), u"raised"_s);
}

void TestAlertDetail::isNotReadTooOften()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    AlertHistory history(desk.session->journal(), desk.clock);
    int answers = 0;
    connect(&history, &AlertHistory::changed, &history, [&] { answers += history.state() == AlertHistory::State::Read; });
    history.setAlert(alertKey(7));
    desk.run(100ms);
    QCOMPARE(answers, 1);
    for (int i = 0; i < 30; ++i) {
        history.refresh();
        desk.run(100ms);
    }
    QVERIFY2(answers >= 3 && answers <= 5, qPrintable(QString::number(answers)));
}

void TestAlertDetail::answersOfAnotherAlertAreDropped()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.say(createdFrame(8, "CRITICAL"));
    AlertHistory history(desk.session->journal(), desk.clock);
    history.setAlert(alertKey(7));
    QCOMPARE(history.state(), AlertHistory::State::Reading);
    history.setAlert(alertKey(8));
    desk.run(100ms);
    QCOMPARE(history.events().size(), 1);
    QCOMPARE(history.events().first().word, "CRITICAL");
    history.setAlert({});
    QCOMPARE(history.state(), AlertHistory::State::Nothing);
    QVERIFY(history.events().isEmpty());
}

void TestAlertDetail::anotherOwnersJournalIsReadAnew()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.raw().setOpen(true);
    AlertHistory history(desk.session->journal(), desk.clock);
    history.setAlert(alertKey(7));
    // The file is closed before it answers.
    desk.session->journal().openFor({u"ws://other"_s, u"9"_s});
    desk.run(1s);
    QCOMPARE(history.state(), AlertHistory::State::Read);
    QVERIFY(history.events().isEmpty());
    QVERIFY2(!desk.words().contains(u"Reading"_s), qPrintable(desk.words()));
    QVERIFY2(desk.words().contains(u"The journal has no message"_s), qPrintable(desk.words()));
}

void TestAlertDetail::showsTheMessageAsReceived()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    QVERIFY(desk.raw().text().isEmpty());
    desk.raw().setOpen(true);
    QVERIFY2(desk.words().contains(u"Reading the journal…"_s), qPrintable(desk.words()));
    desk.run(100ms);
    QVERIFY(desk.raw().text().startsWith(u"{\n  \"type\": \"alert_created\",\n  \"alert_id\": 7,"_s));
    for (QPushButton *button : desk.raw().findChildren<QPushButton *>()) {
        if (button->text() == u"Copy"_s)
            button->click();
    }
    const auto copied = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
    QCOMPARE(copied, QJsonDocument::fromJson(QByteArray::fromStdString(createdFrame(7))));
    desk.raw().setOpen(false);
    QVERIFY(desk.raw().text().isEmpty());
}

void TestAlertDetail::saysThatThereIsNoMessage()
{
    Desk desk(m_folder->path());
    desk.say(R"({"type": "alert_updated", "alert_id": 7, "status": "ASSIGNED", "message": "x"})");
    desk.detail->setAlert(alertKey(7));
    desk.raw().setOpen(true);
    desk.run(100ms);
    QVERIFY2(desk.words().contains(u"The journal has no message that raised this alert"_s), qPrintable(desk.words()));
    Desk without;
    without.say(createdFrame(7));
    without.detail->setAlert(alertKey(7));
    without.raw().setOpen(true);
    QVERIFY2(without.words().contains(u"No journal is kept: the message is gone."_s), qPrintable(without.words()));
}

void TestAlertDetail::doesNotReplaceWhatIsRead()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.raw().setOpen(true);
    desk.run(100ms);
    const QString first = desk.raw().text();
    auto *newer = desk.button<QPushButton>(u"A newer one came: read it"_s);
    QVERIFY(!newer->isVisibleTo(desk.detail.get()));
    desk.say(createdFrame(7, "CRITICAL"));
    QCOMPARE(desk.raw().text(), first);
    QVERIFY(newer->isVisibleTo(desk.detail.get()));
    newer->click();
    desk.run(100ms);
    QVERIFY(desk.raw().text().contains(u"CRITICAL"_s));
    QVERIFY(!newer->isVisibleTo(desk.detail.get()));
}

void TestAlertDetail::hostileMessageIsHarmless()
{
    Desk desk(m_folder->path());
    keepRunbooks(desk.settings, {{u"*"_s, u"https://wiki.example.net/{type}"_s}});
    desk.make();
    desk.say(kHostile);
    desk.say(R"({"type": "alert_updated", "alert_id": 9, "status": "<b>=S\u202e", "message": "=cmd()\u001b[31m"})");
    desk.detail->setAlert(alertKey(9));
    desk.raw().setOpen(true);
    desk.run(1s);
    for (const QLabel *label : desk.detail->findChildren<QLabel *>()) {
        QVERIFY2(isHarmless(label->text() + label->accessibleName() + label->toolTip()), qPrintable(label->text()));
        QCOMPARE(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()), true);
    }
    QVERIFY2(desk.words().contains(u"\\u001B[31m"_s), qPrintable(desk.words()));
    for (const QString &line : desk.lines())
        QVERIFY2(isHarmless(line), qPrintable(line));
    QVERIFY2(desk.raw().text().contains(u"\\u202E"_s), qPrintable(desk.raw().text()));
    QVERIFY(isHarmless(desk.raw().text()));
    desk.button<QPushButton>(u"Open the runbook…"_s)->click();
    QVERIFY(desk.opened.isEmpty());
    auto *dialog = desk.detail->findChild<QDialog *>();
    QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), u"https://wiki.example.net/%3Ci%3E%3DT"_s);
}

void TestAlertDetail::saysThatItIsShelved()
{
    Desk desk(m_folder->path());
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    desk.run(100ms);
    QVERIFY2(!desk.words().contains(u"shelved"_s), qPrintable(desk.words()));
    desk.session->shelve({alertKey(7)}, 30min);
    desk.run(100ms);
    QVERIFY2(desk.words().contains(u"shelved: not in the table"_s), qPrintable(desk.words()));
    desk.session->unshelve({alertKey(7)});
    desk.run(100ms);
    QVERIFY2(!desk.words().contains(u"shelved"_s), qPrintable(desk.words()));
}

void TestAlertDetail::theTimelineHasRoomForEveryLine()
{
    Theme theme;
    Timeline timeline(theme);
    Timeline::Entry entry;
    entry.time = u"12:00:00"_s;
    entry.text = u"Raised"_s;
    timeline.setEntries({entry});
    const int one = timeline.heightForWidth(300);
    timeline.setEntries({entry, entry, entry});
    QCOMPARE(timeline.heightForWidth(300), 3 * one);
    QCOMPARE(timeline.accessibleDescription().split(u'\n').size(), 3);
}

void TestAlertDetail::linksToTheRunbook()
{
    Desk desk;
    keepRunbooks(desk.settings, {{u"device_*"_s, u"https://wiki.example.net/run/{type}?alert={id}"_s}});
    desk.make();
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    QVERIFY2(desk.words().remove(QChar(0x200B)).contains(u"wiki.example.net"_s), qPrintable(desk.words()));
    auto *open = desk.button<QPushButton>(u"Open the runbook…"_s);
    QVERIFY(open->isVisibleTo(desk.detail.get()));
    open->click();
    auto *dialog = desk.detail->findChild<QDialog *>();
    QVERIFY(dialog && desk.opened.isEmpty());
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(desk.opened, QList<QUrl> {QUrl(u"https://wiki.example.net/run/DEVICE_OFFLINE?alert=7"_s)});

    desk.say(R"({"type": "alert_created", "alert_id": 8, "alert_type": "TOUR", "severity": "LOW", "message": "x"})");
    desk.detail->setAlert(alertKey(8));
    QVERIFY(!open->isVisibleTo(desk.detail.get()));
    QVERIFY(!desk.words().remove(QChar(0x200B)).contains(u"wiki.example.net"_s));
}

void TestAlertDetail::copiesByTheMenu()
{
    Desk desk;
    auto *copy = desk.button<QToolButton>(u"Copy ▾"_s);
    QVERIFY(!copy->isVisibleTo(desk.detail.get()));
    desk.say(createdFrame(7));
    desk.detail->setAlert(alertKey(7));
    QVERIFY(copy->isVisibleTo(desk.detail.get()));
    Q_EMIT copy->menu()->aboutToShow();
    QCOMPARE(copy->menu()->actions().size(), 4);
    copy->menu()->actions().first()->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"HIGH, DEVICE_OFFLINE: Device 7 is offline (alert 7,"_s));
}

QTEST_MAIN(TestAlertDetail)
#include "tst_alertdetail.moc"
