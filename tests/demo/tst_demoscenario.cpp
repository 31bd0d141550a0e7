// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demohost.h"
#include "app/demo/demoscenario.h"
#include "app/demo/demoserver.h"
#include "app/demo/seededrandom.h"
#include "tests/support/manualclock.h"

#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace noc;

namespace {

//! A server, a shift and one console on one clock.
struct Floor {
    explicit Floor(std::uint64_t seed, double speed = 1.0)
        : random(seed), server(DemoScenario::serverOptions(), clock, random), scenario(server, clock, random, speed)
    {
        QObject::connect(&scenario, &DemoScenario::phaseBegan, &scenario, [this](DemoScenario::Phase phase) {
            phases.push_back({phase, clock.bootNow()});
        });
        QObject::connect(&console, &QWebSocket::textMessageReceived, &console, [this](const QString &text) { heard.append(text); });
    }

    bool open()
    {
        if (!server.listen())
            return false;
        scenario.start();
        QUrl url = server.url();
        url.setPath(u"/ws/noc/dashboard/"_s);
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + server.token().toLatin1());
        console.open(request);
        return QTest::qWaitFor([this] { return server.socketCount() == 1; });
    }

    //! When a phase began, from the first phase on; none when it did not.
    std::optional<seconds> beginOf(DemoScenario::Phase phase) const
    {
        for (const auto &[name, at] : phases) {
            if (name == phase)
                return std::chrono::floor<seconds>(at - phases.front().second);
        }
        return std::nullopt;
    }

    test::ManualClock clock;
    SeededRandom random;
    DemoServer server;
    DemoScenario scenario;
    QWebSocket console {u"https://127.0.0.1"_s};
    QStringList heard;
    std::vector<std::pair<DemoScenario::Phase, BootTime>> phases;
};

} // namespace

class TestDemoScenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForAConsole();
    void opening();
    void everyTrouble();
    void goesOn();
    void sameSeedSameShift();
    void speed();
    void stops();
    void hostInItsThread();
    void hostWithoutShift();
    void portTaken();
};

void TestDemoScenario::waitsForAConsole()
{
    Floor floor(1);
    QVERIFY(floor.server.listen().ok());
    floor.scenario.start();
    floor.clock.advance(seconds(600));
    QVERIFY(floor.server.book().raised.empty());
}

void TestDemoScenario::opening()
{
    Floor floor(1);
    QVERIFY(floor.open());
    QCOMPARE(floor.server.alerts().size(), std::size_t(20));
    floor.clock.advance(seconds(1)); // the link takes some milliseconds
    const auto raised = qsizetype(floor.server.book().raised.size());
    QTRY_COMPARE(floor.heard.size(), 1 + raised + 5); // the greeting and five changes

    std::set<std::string> severities;
    std::set<std::string> types;
    int unacknowledged = 0;
    for (const auto &[id, alert] : floor.server.alerts()) {
        severities.insert(alert.severity);
        types.insert(alert.type);
        unacknowledged += alert.status == "NEW" ? 1 : 0;
    }
    QCOMPARE(severities, (std::set<std::string> {"CRITICAL", "HIGH", "INFO", "LOW", "MEDIUM"}));
    QVERIFY(types.size() >= 12);
    QCOMPARE(unacknowledged, 15);
    // Ages are told: the oldest is over twenty minutes old.
    QVERIFY(floor.clock.wallNow() - floor.server.alerts().begin()->second.firstSeen > std::chrono::minutes(20));
}

void TestDemoScenario::everyTrouble()
{
    Floor floor(7);
    QVERIFY(floor.open());
    bool wasSlow = false;
    bool wasDown = false;
    std::size_t busiest = 0;
    std::vector<std::size_t> raisedAt;
    for (int second = 0; second < 360; ++second) {
        floor.clock.advance(seconds(1));
        wasSlow = wasSlow || floor.server.faults().replyDelay > milliseconds(50);
        wasDown = wasDown || !floor.server.isListening();
        raisedAt.push_back(floor.server.book().raised.size());
        if (raisedAt.size() > 10)
            busiest = std::max(busiest, raisedAt.back() - raisedAt[raisedAt.size() - 11]);
    }
    using Phase = DemoScenario::Phase;
    for (const Phase phase : {Phase::Opening, Phase::Calm, Phase::Flapping, Phase::Burst, Phase::SlowLink, Phase::Restart})
        QVERIFY2(floor.beginOf(phase).has_value(), qPrintable(QString::number(int(phase))));
    QVERIFY(wasSlow && wasDown);
    QVERIFY(floor.server.isListening());
    QVERIFY(floor.server.faults().replyDelay < milliseconds(20));
    QVERIFY2(busiest >= 13, qPrintable(QString::number(busiest))); // the burst

    const auto &raised = floor.server.book().raised;
    const bool someoneFlaps = std::ranges::any_of(floor.server.alerts(), [](const auto &entry) {
        return entry.second.suppressedCount >= 6 && entry.second.type == "DEVICE_OFFLINE";
    });
    QVERIFY(someoneFlaps);
    QVERIFY(raised.size() > 50);
    const auto &acks = floor.server.book().acknowledgements;
    QVERIFY(!acks.empty());
    QVERIFY(std::ranges::all_of(acks, [](const auto &ack) { return ack.overHttp && ack.userId == 2; }));
}

void TestDemoScenario::goesOn()
{
    Floor floor(3);
    QVERIFY(floor.open());
    floor.clock.advance(seconds(3600));
    const auto restarts =
        std::ranges::count(floor.phases, DemoScenario::Phase::Restart, [](const auto &entry) { return entry.first; });
    QCOMPARE(restarts, 10); // one in six minutes
    const auto raised = floor.server.book().raised.size();
    floor.clock.advance(seconds(360));
    QVERIFY(floor.server.book().raised.size() > raised + 20);
}

void TestDemoScenario::sameSeedSameShift()
{
    const auto shift = [](std::uint64_t seed) {
        Floor floor(seed);
        QStringList messages;
        if (!floor.open())
            return messages;
        // Without listeners from here on, no frame draws from the same chance.
        floor.console.abort();
        if (!QTest::qWaitFor([&] { return floor.server.socketCount() == 0; }))
            return messages;
        floor.clock.advance(seconds(300));
        for (const auto &[id, alert] : floor.server.alerts())
            messages.append(QString::number(id) + QString::fromStdString(alert.message + alert.status));
        return messages;
    };
    const QStringList first = shift(5);
    QVERIFY(first.size() > 40);
    QCOMPARE(shift(5), first);
    QVERIFY(shift(6) != first);
}

void TestDemoScenario::speed()
{
    Floor floor(1, 60.0);
    QVERIFY(floor.open());
    floor.clock.advance(seconds(6));
    using Phase = DemoScenario::Phase;
    QVERIFY(floor.beginOf(Phase::Restart).has_value());
    QVERIFY(*floor.beginOf(Phase::Restart) <= seconds(5));
    QVERIFY(floor.server.isListening());
}

void TestDemoScenario::stops()
{
    Floor floor(1);
    QVERIFY(floor.open());
    floor.scenario.stop();
    const auto raised = floor.server.book().raised.size();
    floor.clock.advance(seconds(3600));
    QCOMPARE(floor.server.book().raised.size(), raised);
}

void TestDemoScenario::hostInItsThread()
{
    DemoHost host(DemoHost::Settings {});
    const auto place = host.start();
    QVERIFY(place.ok());
    QVERIFY(place->apiUrl.isValid());
    QWebSocket console(place->origin);
    QStringList heard;
    connect(&console, &QWebSocket::textMessageReceived, &console, [&](const QString &text) { heard.append(text); });
    QUrl url = place->url;
    url.setPath(u"/ws/noc/dashboard/"_s);
    url.setQuery(u"token="_s + place->token);
    console.open(url);
    QTRY_VERIFY(heard.size() >= 20);
    QVERIFY(heard.first().startsWith(uR"({"type": "connected")"_s));
}

void TestDemoScenario::hostWithoutShift()
{
    DemoHost::Settings settings;
    settings.withScenario = false;
    DemoHost host(settings);
    QVERIFY(host.start().ok());
}

void TestDemoScenario::portTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    DemoHost::Settings settings;
    settings.port = other.serverPort();
    DemoHost host(settings);
    const auto place = host.start();
    QVERIFY(!place.ok());
    QCOMPARE(place.error().code, ErrorCode::NotAvailable);
    QVERIFY(place.error().message.contains(QString::number(settings.port)));
}

QTEST_GUILESS_MAIN(TestDemoScenario)
#include "tst_demoscenario.moc"
