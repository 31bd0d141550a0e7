// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "tests/support/sessionworld.h"
#include "ui/main/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/wallboard/wallboard.h"

#include <QImage>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWallboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void mostUrgentFirstAndTheRestCounted();
    void shelvedAlertsAreCountedApart();
    void lossIsSaidAndSilenceDims();
    void neverAllClearWithoutKnowing();
    void hostileTextStaysText();
    void paintsWhatIsLiveUnlikeWhatIsNot();
    void pointerHides();
    void escapeLeavesOnlyForTheWindow();
    void closingEndsWhatWasNeverShown();

private:
    void raise(std::int64_t id, const char *severity)
    {
        m_world->dashboard().say(createdFrame(id, severity));
        m_world->run(100ms);
    }
    QImage picture() const { return m_board->grab().toImage(); }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Wallboard> m_board;
};

void TestWallboard::init()
{
    m_world = std::make_unique<SessionWorld>();
    m_settings = std::make_unique<Settings>(QString());
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeChoice::Dark);
    m_board = std::make_unique<Wallboard>(*m_world->session, *m_theme, *m_settings);
    m_board->resize(1920, 1080);
}

void TestWallboard::cleanup()
{
    m_board.reset();
    m_world.reset();
    m_theme.reset();
    m_settings.reset();
}

void TestWallboard::mostUrgentFirstAndTheRestCounted()
{
    m_world->startLive();
    for (std::int64_t id = 1; id <= 30; ++id)
        raise(id, "LOW");
    raise(40, "CRITICAL");
    raise(41, "HIGH");
    raise(42, "CRITICAL");
    m_world->run(1s);
    const QStringList shown = m_board->shownSentences();
    QVERIFY2(shown.size() > 5 && shown.size() < 15, qPrintable(shown.join(u'\n')));
    QVERIFY2(shown[0].contains(u"Device 42"_s), qPrintable(shown[0]));
    QVERIFY2(shown[1].contains(u"Device 40"_s), qPrintable(shown[1]));
    QVERIFY2(shown[2].contains(u"Device 41"_s), qPrintable(shown[2]));
    QCOMPARE(shown.last(), u"and %1 more"_s.arg(33 - (shown.size() - 1)));

    m_board->resize(640, 360);
    QCOMPARE(m_board->shownSentences().size(), shown.size());
    m_world->session->acknowledge({alertKey(42)});
    m_world->run(5s);
    QVERIFY2(m_board->shownSentences().first().contains(u"Device 40"_s), qPrintable(m_board->shownSentences().first()));
    QCOMPARE(m_board->shownSentences().last(), u"and %1 more"_s.arg(32 - (shown.size() - 1)));
}

void TestWallboard::shelvedAlertsAreCountedApart()
{
    m_world->startLive();
    raise(1, "HIGH");
    raise(2, "LOW");
    m_world->session->shelve({alertKey(1), alertKey(2)}, 30min);
    m_world->run(1s);
    QCOMPARE(m_board->shownSentences(), QStringList());
    QCOMPARE(m_board->quietText(), u"2 shelved, nothing else unacknowledged"_s);
    QVERIFY2(m_board->footText().contains(u"2 shelved"_s), qPrintable(m_board->footText()));
}

void TestWallboard::lossIsSaidAndSilenceDims()
{
    m_world->startLive();
    raise(1, "HIGH");
    m_world->run(1s);
    QVERIFY(m_board->isLive());
    QCOMPARE(m_board->banner().tone, BannerWords::Tone::None);

    // Nothing is closed, and nothing comes any more: the board finds out by its own clock.
    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().cutSilently();
    m_world->run(20s);
    QVERIFY(!m_board->isLive());
    QVERIFY2(m_board->banner().head.startsWith(u"No data since"_s), qPrintable(m_board->banner().head));
    QCOMPARE(m_board->shownSentences().size(), 1);
}

void TestWallboard::neverAllClearWithoutKnowing()
{
    QVERIFY2(!m_board->quietText().contains(u"clear"_s, Qt::CaseInsensitive), qPrintable(m_board->quietText()));
    QCOMPARE(m_board->quietText(), u"No live link yet"_s);
    m_world->startLive();
    m_world->run(1s);
    QVERIFY2(m_board->quietText().startsWith(u"Nothing unacknowledged since"_s), qPrintable(m_board->quietText()));
    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().drop();
    m_world->run(1s);
    QVERIFY2(m_board->quietText().startsWith(u"No data since"_s), qPrintable(m_board->quietText()));
}

void TestWallboard::hostileTextStaysText()
{
    m_world->startLive();
    m_world->dashboard().say(
        R"({"type": "alert_created", "alert_id": 7, "alert_type": "X", "severity": "HIGH", "message": "<b>x</b>\u202e\u001b[2J", "timestamp": "2026-01-02T12:00:00+00:00"})");
    m_world->run(1s);
    QCOMPARE(m_board->shownSentences().size(), 1);
    const QString shown = m_board->shownSentences().first();
    QVERIFY2(shown.contains(u"<b>x</b>\\u202E\\u001B[2J"_s), qPrintable(shown));
    QVERIFY(!picture().isNull());
}

void TestWallboard::paintsWhatIsLiveUnlikeWhatIsNot()
{
    m_world->startLive();
    raise(1, "HIGH");
    m_world->run(1s);
    const QRect row(0, 400, 1920, 60);
    const QImage live = picture().copy(row);
    QCOMPARE(picture().copy(row), live);
    m_world->transports.behaviour().refusal = endCause(EndKind::ConnectionRefused);
    m_world->dashboard().drop();
    m_world->run(1s);
    QVERIFY(picture().copy(row) != live);
}

void TestWallboard::pointerHides()
{
    m_board->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_board.get()));
    QTest::mouseMove(m_board.get(), {200, 200});
    m_world->run(2s);
    QVERIFY(m_board->cursor().shape() != Qt::BlankCursor);
    m_world->run(2s);
    QCOMPARE(m_board->cursor().shape(), Qt::BlankCursor);
    QTest::mouseMove(m_board.get(), {300, 300});
    QTRY_VERIFY(m_board->cursor().shape() != Qt::BlankCursor);
}

void TestWallboard::escapeLeavesOnlyForTheWindow()
{
    MainWindow window(*m_world->session, *m_theme, *m_settings);
    window.openWallboard(QSize(1280, 720));
    QVERIFY(QTest::qWaitForWindowExposed(window.wallboard()));
    QTest::keyClick(window.wallboard(), Qt::Key_Escape);
    QCoreApplication::processEvents();
    QVERIFY(window.wallboard());

    window.show();
    QTest::keyClick(window.wallboard(), Qt::Key_Escape);
    QTRY_VERIFY(!window.wallboard());
    QVERIFY(window.isVisible());
}

void TestWallboard::closingEndsWhatWasNeverShown()
{
    MainWindow window(*m_world->session, *m_theme, *m_settings);
    struct Closes : QObject {
        int count = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            count += event->type() == QEvent::Close;
            return false;
        }
    } closes;
    window.installEventFilter(&closes);
    window.openWallboard(QSize(1280, 720));
    QVERIFY(QTest::qWaitForWindowExposed(window.wallboard()));
    QTest::keyClick(window.wallboard(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(closes.count, 1);
    QVERIFY(m_settings->object("layouts").isEmpty());
}

QTEST_MAIN(TestWallboard)
#include "tst_wallboard.moc"
