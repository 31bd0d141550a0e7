// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthpanel.h"

#include "tests/support/sessionworld.h"
#include "ui/health/figure.h"
#include "ui/health/roundtripchart.h"
#include "ui/health/uptimeband.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;

namespace {

// A whole session in virtual time with a shown panel.
struct PanelWorld {
    PanelWorld()
    {
        theme.apply(ThemeChoice::Dark);
        panel = std::make_unique<HealthPanel>(*world.session, theme);
        panel->resize(1280, 240);
    }

    void show()
    {
        panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
    }
    //! What a figure reads to somebody who does not see it; empty when there is none of that name.
    QString figure(const QString &name) const
    {
        for (const Figure *candidate : panel->findChildren<Figure *>()) {
            if (candidate->accessibleName() == name)
                return candidate->accessibleDescription();
        }
        return {};
    }
    RoundTripChart &chart() const { return *panel->findChild<RoundTripChart *>(); }
    UptimeBand &band(int index) const { return *panel->findChildren<UptimeBand *>().at(index); }
    QString label(const QString &name) const
    {
        for (const QLabel *candidate : panel->findChildren<QLabel *>()) {
            if (candidate->accessibleName() == name)
                return candidate->text();
        }
        return {};
    }
    template<typename T> T *button(const QString &text) const
    {
        for (T *candidate : panel->findChildren<T *>()) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    LatencySummary heartbeats(milliseconds range) const
    {
        const WallTime now = world.clock.wallNow();
        return world.session->health().latency(ChannelKind::Dashboard, RoundTrip::Layer::Application).summary(now - range, now);
    }

    SessionWorld world;
    Theme theme;
    std::unique_ptr<HealthPanel> panel;
};

} // namespace

class tst_HealthPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreTheSessions();
    void slowLinkIsOverTheTarget();
    void emptyRangeSaysSo();
    void breakIsToldAndTakesThePoints();
    void worksOnlyWhileSeenAndOnceASecond();
    void noTimerRunsWhileHidden();
    void heldRangeStandsStill();
    void zoomKeepsThePresentWhileLive();
    void pixelsAndMomentsMatch();
    void lineIsDrawnWhereTheValueIs();
    void pointerReadsTheExactValue();
    void keysReadTheExactValue();
    void bandSaysWhatAndWhy();
    void serverIsAskedForStats();
    void statsAreNotAskedWithoutPresence();
    void exportsAreWhole();
    void fitsSmallAndLarge_data();
    void fitsSmallAndLarge();
};

void tst_HealthPanel::figuresAreTheSessions()
{
    PanelWorld w;
    w.world.startLive();
    w.world.dashboard().behaviour().latency = 12ms;
    w.world.run(3min);
    w.show();
    const LatencySummary beats = w.heartbeats(30min);
    QVERIFY(beats.samples >= 10);
    QCOMPARE(w.figure(QStringLiteral("P50 round trip")), formatRoundTrip(beats.p50Ms));
    QCOMPARE(w.figure(QStringLiteral("P95 round trip")), formatRoundTrip(beats.p95Ms));
    QCOMPARE(w.figure(QStringLiteral("P99 round trip")), formatRoundTrip(beats.p99Ms));
    QCOMPARE(w.figure(QStringLiteral("Breaks of Dashboard")), QStringLiteral("0"));
    QCOMPARE(w.label(QStringLiteral("Heartbeats measured")), QStringLiteral("%1 heartbeat(s)").arg(beats.samples));
    const QString description = w.chart().accessibleDescription();
    QVERIFY2(description.contains(QStringLiteral("P95 ") + formatRoundTrip(beats.p95Ms)), qPrintable(description));
    QVERIFY(description.contains(QStringLiteral("last 30 min")));
    QVERIFY(description.contains(QStringLiteral("Newest heartbeat 12.0 ms")));
}

void tst_HealthPanel::slowLinkIsOverTheTarget()
{
    PanelWorld w;
    w.world.startLive();
    w.world.dashboard().behaviour().latency = 80ms;
    w.world.run(2min);
    w.show();
    QCOMPARE(w.figure(QStringLiteral("P95 round trip")), QStringLiteral("80.0 ms, over the target"));
    QVERIFY(w.chart().model().top() >= 80);
}

void tst_HealthPanel::emptyRangeSaysSo()
{
    PanelWorld w;
    w.show();
    QVERIFY(w.chart().model().isEmpty());
    QVERIFY(w.chart().accessibleDescription().startsWith(QStringLiteral("No data in this range")));
    QCOMPARE(w.figure(QStringLiteral("P95 round trip")), QStringLiteral("–"));
    QCOMPARE(w.label(QStringLiteral("Newest break")), QStringLiteral("No break in this range"));
}

void tst_HealthPanel::breakIsToldAndTakesThePoints()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(2min);
    w.world.dashboard().cutSilently();
    w.world.run(12s);
    w.world.run(2min);
    w.show();
    QCOMPARE(w.figure(QStringLiteral("Breaks of Dashboard")), QStringLiteral("1"));
    QCOMPARE(w.chart().model().bands().size(), 1);
    QVERIFY(w.chart().model().bands().first().label.startsWith(QStringLiteral("no data ")));
    QVERIFY(w.chart().model().lines(RoundTripModel::Pings).size() >= 2);
    const QString words = w.label(QStringLiteral("Newest break"));
    QVERIFY2(words.contains(QStringLiteral("Dashboard: silent, no pong · back after")), qPrintable(words));
    const QString description = w.band(0).accessibleDescription();
    QVERIFY2(description.contains(words), qPrintable(description));
}

void tst_HealthPanel::worksOnlyWhileSeenAndOnceASecond()
{
    PanelWorld w;
    w.world.startLive();
    w.show();
    const TimeRange first = w.chart().model().range();
    w.world.run(400ms);
    QVERIFY(w.chart().model().range() == first);
    w.world.run(700ms);
    const TimeRange second = w.chart().model().range();
    QVERIFY(second.to >= first.to + 1s);
    w.panel->hide();
    w.world.run(5s);
    QVERIFY(w.chart().model().range() == second);
    w.show();
    QVERIFY(w.chart().model().range().to == w.world.clock.wallNow());
}

void tst_HealthPanel::noTimerRunsWhileHidden()
{
    PanelWorld w;
    const std::size_t before = w.world.clock.pendingTimers();
    w.show();
    QCOMPARE(w.world.clock.pendingTimers(), before + 1);
    w.panel->hide();
    QCOMPARE(w.world.clock.pendingTimers(), before);
}

void tst_HealthPanel::heldRangeStandsStill()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(30s);
    w.show();
    auto *live = w.button<QToolButton>(QStringLiteral("Live"));
    QVERIFY(live);
    live->click();
    QVERIFY(!w.panel->isLive());
    QCOMPARE(live->text(), QStringLiteral("Held"));
    const TimeRange held = w.chart().model().range();
    w.world.run(5s);
    QVERIFY(w.chart().model().range() == held);
    live->click();
    QVERIFY(w.panel->isLive());
    QVERIFY(w.chart().model().range().to == w.world.clock.wallNow());
}

void tst_HealthPanel::zoomKeepsThePresentWhileLive()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(30s);
    w.show();
    QSignalSpy chosen(w.panel.get(), &HealthPanel::rangeLengthChanged);
    Q_EMIT w.chart().zoomRequested(0.5, w.world.clock.wallNow() - 20min);
    QVERIFY(w.panel->rangeLength() == 15min);
    QVERIFY(w.panel->isLive());
    QVERIFY(w.chart().model().range().to == w.world.clock.wallNow());
    QCOMPARE(chosen.count(), 1);
    // Held, the moment under the pointer stays where it is.
    w.panel->setLive(false);
    const WallTime around = w.world.clock.wallNow() - 10min;
    const double before = w.chart().toPixel(around, 0).x();
    Q_EMIT w.chart().zoomRequested(0.5, around);
    QVERIFY(std::abs(w.chart().toPixel(around, 0).x() - before) < 1.5);
    // Never under a minute or over a week.
    w.panel->setRangeLength(1s);
    QVERIFY(w.panel->rangeLength() == 1min);
    w.panel->setRangeLength(24h * 365);
    QVERIFY(w.panel->rangeLength() == 24h * 7);
}

void tst_HealthPanel::pixelsAndMomentsMatch()
{
    PanelWorld w;
    w.world.startLive();
    w.show();
    const RoundTripChart &chart = w.chart();
    const QRectF plot = chart.plotArea();
    const TimeRange range = chart.model().range();
    QCOMPARE(chart.toPixel(range.from, 0), plot.bottomLeft());
    QCOMPARE(chart.toPixel(range.to, chart.model().top()), plot.topRight());
    for (const double x : {plot.left(), plot.center().x(), plot.right()})
        QVERIFY(std::abs(chart.toPixel(chart.timeAt(x), 0).x() - x) < 0.01);
    QVERIFY(chart.timeAt(-50) == range.from);
    QVERIFY(chart.timeAt(1e6) == range.to);
}

void tst_HealthPanel::lineIsDrawnWhereTheValueIs()
{
    PanelWorld w;
    w.world.startLive();
    w.world.dashboard().behaviour().latency = 40ms;
    w.world.run(4min);
    w.panel->setRangeLength(5min);
    w.show();
    const auto &lines = w.chart().model().lines(RoundTripModel::Heartbeats);
    QVERIFY(!lines.isEmpty());
    const QPointF vertex = lines.last().at(lines.last().size() / 2);
    const QPointF spot = w.chart().toPixel(WallTime(milliseconds(qint64(vertex.x()))), vertex.y());
    const QImage picture = w.chart().grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const QColor wanted = w.theme.colors().action;
    bool found = false;
    for (int dy = -2; dy <= 2 && !found; ++dy) {
        const QColor seen = picture.pixelColor(int(spot.x() * ratio), int((spot.y() + dy) * ratio));
        found =
            std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue())
            < 60;
    }
    QVERIFY(found);
}

void tst_HealthPanel::pointerReadsTheExactValue()
{
    PanelWorld w;
    w.world.startLive();
    w.world.dashboard().behaviour().latency = 17ms;
    w.world.run(2min);
    w.panel->setRangeLength(5min);
    w.show();
    const auto &line = w.chart().model().lines(RoundTripModel::Heartbeats).last();
    const WallTime at(milliseconds(qint64(line.last().x())));
    QTest::mouseMove(&w.chart(), w.chart().toPixel(at, 17).toPoint());
    QTRY_VERIFY(w.chart().cursor());
    const QStringList text = w.chart().readingText();
    QVERIFY2(text.contains(QStringLiteral("heartbeat 17.0 ms")), qPrintable(text.join(u'|')));
}

void tst_HealthPanel::keysReadTheExactValue()
{
    PanelWorld w;
    w.world.startLive();
    w.world.dashboard().behaviour().latency = 17ms;
    w.world.run(2min);
    w.show();
    QTest::keyClick(&w.chart(), Qt::Key_Left);
    QVERIFY(w.chart().cursor());
    QVERIFY(w.chart().readingText().contains(QStringLiteral("heartbeat 17.0 ms")));
    const WallTime newest = *w.chart().cursor();
    QTest::keyClick(&w.chart(), Qt::Key_Left);
    QVERIFY(*w.chart().cursor() < newest);
    QTest::keyClick(&w.chart(), Qt::Key_Escape);
    QVERIFY(!w.chart().cursor());
}

void tst_HealthPanel::bandSaysWhatAndWhy()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(20s);
    w.world.dashboard().drop();
    w.world.run(20s);
    w.panel->setRangeLength(1min);
    w.show();
    QString broken;
    const UptimeBand &band = w.band(0);
    for (double x = band.bar().left(); x < band.bar().right() && broken.isEmpty(); ++x) {
        if (band.textAt(x).contains(QStringLiteral("reconnecting: ")))
            broken = band.textAt(x);
    }
    QVERIFY2(broken.contains(QStringLiteral("connection broke")), qPrintable(broken));
    QVERIFY(band.textAt(band.bar().right() - 1).startsWith(QStringLiteral("Dashboard connected")));
    QVERIFY(w.band(2).accessibleDescription().contains(QStringLiteral("off in this profile")));
}

void tst_HealthPanel::serverIsAskedForStats()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(2s);
    w.show();
    auto *ask = w.button<QPushButton>(QStringLiteral("Ask server for stats"));
    QVERIFY(ask);
    QVERIFY(ask->isEnabled());
    ask->click();
    QCOMPARE(w.world.presence()->countReceived("get_stats") > 0 || ask->text() == QStringLiteral("Asking…"), true);
    w.world.run(1s);
    QCOMPARE(w.world.presence()->countReceived("get_stats"), 1);
    QVERIFY(w.world.session->stats());
    const QString answer = w.label(QStringLiteral("Server's answer"));
    QVERIFY2(answer.startsWith(QStringLiteral("Server at ")), qPrintable(answer));
    QCOMPARE(ask->text(), QStringLiteral("Ask server for stats"));
}

void tst_HealthPanel::statsAreNotAskedWithoutPresence()
{
    PanelWorld w;
    w.show();
    auto *ask = w.button<QPushButton>(QStringLiteral("Ask server for stats"));
    QVERIFY(ask);
    QVERIFY(!ask->isEnabled());
    QCOMPARE(ask->toolTip(), QStringLiteral("Presence is not connected"));
}

void tst_HealthPanel::exportsAreWhole()
{
    PanelWorld w;
    w.world.startLive();
    w.world.run(1min);
    w.show();
    const QTemporaryDir folder;
    QVERIFY(w.panel->exportCsv(folder.filePath(QStringLiteral("health.csv"))).ok());
    QVERIFY(w.panel->exportPicture(folder.filePath(QStringLiteral("health.png"))).ok());
    QFile csv(folder.filePath(QStringLiteral("health.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QVERIFY(csv.readAll().contains("heartbeat,dashboard,"));
    const QImage picture(folder.filePath(QStringLiteral("health.png")));
    QCOMPARE(picture.size(), w.panel->size() * w.panel->devicePixelRatio());
    const Outcome refused = w.panel->exportCsv(folder.filePath(QStringLiteral("no such folder/health.csv")));
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.startsWith(QStringLiteral("The file could not be written")));
}

void tst_HealthPanel::fitsSmallAndLarge_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(900, 180);
    QTest::newRow("usual") << QSize(1920, 257);
    QTest::newRow("large") << QSize(2560, 420);
}

void tst_HealthPanel::fitsSmallAndLarge()
{
    QFETCH(QSize, size);
    PanelWorld w;
    w.world.startLive();
    w.world.run(1min);
    w.panel->resize(size);
    w.show();
    QTRY_COMPARE(w.panel->size(), size);
    // Nothing lies outside of the panel or over its neighbour.
    QList<QWidget *> parts;
    for (Figure *figure : w.panel->findChildren<Figure *>()) {
        QVERIFY2(figure->height() >= figure->sizeHint().height(), qPrintable(figure->accessibleName()));
        parts << figure;
    }
    for (QPushButton *button : w.panel->findChildren<QPushButton *>())
        parts << button;
    parts << &w.chart();
    const auto boxOf = [&w](const QWidget *part) { return QRect(part->mapTo(w.panel.get(), QPoint()), part->size()); };
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY2(w.panel->rect().contains(boxOf(parts[i])), qPrintable(parts[i]->accessibleName()));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY2(
                !boxOf(parts[i]).intersects(boxOf(parts[j])),
                qPrintable(parts[i]->accessibleName() + QStringLiteral(" over ") + parts[j]->accessibleName()));
    }
    QVERIFY(w.chart().plotArea().width() >= 150);
    QVERIFY(w.chart().plotArea().height() >= 60);
}

QTEST_MAIN(tst_HealthPanel)

#include "tst_healthpanel.moc"
