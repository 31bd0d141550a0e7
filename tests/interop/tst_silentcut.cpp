// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "tests/interop/cutnetwork.h"
#include "tests/interop/nocserverprocess.h"
#include "tests/support/faultproxy.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

// What the product promises.
constexpr milliseconds kMarkedWithin {10'000};
constexpr milliseconds kLiveAfterAttempt {2'000};
constexpr milliseconds kLiveAfterWord {2'000};
// Any wait that is no promise.
constexpr int kPatience = 90'000;
// Pings go out this often: cuts are spread over it, because a cut right after a pong takes longest to find.
constexpr milliseconds kPingEvery {3'000};

double inSeconds(nanoseconds span)
{
    return std::chrono::duration<double>(span).count();
}

//! Spans of several rounds, for their median and worst.
struct Spans {
    std::vector<double> seconds;

    void add(nanoseconds span) { seconds.push_back(inSeconds(span)); }
    QString figures() const
    {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.empty())
            return u"none"_s;
        return u"median %1 s, worst %2 s of %3"_s.arg(sorted[sorted.size() / 2], 0, 'f', 3)
            .arg(sorted.back(), 0, 'f', 3)
            .arg(sorted.size());
    }
};

//! A console that notes when each of its attempts began.
class Console : public QObject
{
public:
    Console(const Profile &profile, const QString &token) : session(profile, token, {})
    {
        connect(&session, &Session::channelChanged, this, [this](ChannelKind kind) {
            if (kind == ChannelKind::Dashboard)
                note(session.channel(kind).state);
        });
        connect(&session, &Session::gapClosed, this, [this] { ++gaps; });
        connect(&session, &Session::commandChanged, this, [this](const Command &command) { lastCommand = command; });
        session.start();
    }

    BootTime now() const { return session.clock().bootNow(); }
    bool isLive() const { return session.rowsAreLive(); }
    bool becomesLive() const
    {
        return QTest::qWaitFor([this] { return isLive(); }, kPatience);
    }

    //! How long the attempt under way has lasted; none when none is.
    std::optional<nanoseconds> attemptAge() const
    {
        return m_underWay && !attempts.empty() ? std::optional<nanoseconds>(now() - attempts.back()) : std::nullopt;
    }
    //! How long it still waits for the next attempt; none when it does not wait.
    std::optional<nanoseconds> waitLeft() const
    {
        const ConnectionState state = session.channel(ChannelKind::Dashboard).state;
        if (const auto *reconnecting = std::get_if<Reconnecting>(&state); reconnecting && reconnecting->deadline)
            return *reconnecting->deadline - now();
        if (const auto *failed = std::get_if<Failed>(&state); failed && failed->nextProbe)
            return *failed->nextProbe - now();
        return std::nullopt;
    }

    Session session;
    std::vector<BootTime> attempts; //!< when each began
    std::optional<Command> lastCommand; //!< the one that moved last
    int gaps = 0; //!< closed ones

private:
    void note(const ConnectionState &state)
    {
        const auto *reconnecting = std::get_if<Reconnecting>(&state);
        const auto *failed = std::get_if<Failed>(&state);
        const bool underWay = (reconnecting && !reconnecting->deadline) || (failed && !failed->nextProbe && !failed->givenUp);
        if (underWay && !m_underWay)
            attempts.push_back(now());
        m_underWay = underWay;
    }

    bool m_underWay = false;
};

} // namespace

//! The acceptance of silent cuts: the real core against the Channels server, in two network namespaces that this test makes itself.
//! Where the system does not let it make any, the cuts are made by a TCP proxy, and what needs the kernel's word is skipped.
class TestSilentCut : public QObject
{
    Q_OBJECT

public:
    //! Why there is no network of our own; empty where there is.
    explicit TestSilentCut(QString refusal) : m_refusal(std::move(refusal)) { }

private Q_SLOTS:
    void initTestCase();
    void isMarkedInTimeAndComesBack();
    void everyConsoleIsMarkedInTime();
    void comesBackAtOnceWhenTheCableDoes();
    void comesBackAtOnceFromWithinAnAttempt();
    void staysLiveThroughAnAnnouncement();

private:
    Profile profile() const;
    qint64 raiseAlert();
    void cut();
    void mend();
    bool hasNetwork() const { return m_refusal.isEmpty(); }

    QString m_refusal;
    test::NocServerProcess m_server;
    test::CutNetwork m_network;
    std::unique_ptr<test::FaultProxy> m_proxy;
    const bool m_isLong = qEnvironmentVariable("NOC_SILENTCUT") == "long"_L1;
    int m_rounds = m_isLong ? 12 : 3;
};

void TestSilentCut::initTestCase()
{
    const QStringList missing = test::CutNetwork::missingPackages();
    QVERIFY2(
        missing.isEmpty(),
        qPrintable(u"These Debian packages are missing: %1. Install them with: apt-get install %1"_s.arg(missing.join(u' '))));

    // Many consoles of one user and one address.
    QStringList arguments {u"--set"_s, u"max_sockets=0"_s, u"--set"_s, u"message_limit_inert=true"_s};
    if (hasNetwork())
        arguments += u"--own-network"_s;
    else
        qWarning("The cuts are made by a TCP proxy on loopback, not in the kernel: %s", qPrintable(m_refusal));
    const QString problem = m_server.start(arguments);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    if (hasNetwork()) {
        const QString cable = m_network.join(m_server.processId());
        QVERIFY2(cable.isEmpty(), qPrintable(cable));
    } else {
        m_proxy = std::make_unique<test::FaultProxy>(m_server.url());
    }
}

Profile TestSilentCut::profile() const
{
    Profile profile;
    profile.name = u"silent cut"_s;
    profile.server = m_proxy ? m_proxy->url() : m_server.url();
    if (hasNetwork())
        profile.server.setHost(test::CutNetwork::peerAddress());
    profile.allowPlainText = true;
    profile.origin = m_server.origin();
    return profile;
}

qint64 TestSilentCut::raiseAlert()
{
    return m_server.control(u"raise/"_s, QJsonObject {{u"severity"_s, u"HIGH"_s}})["ids"_L1][0].toInteger();
}

void TestSilentCut::cut()
{
    if (m_proxy)
        return m_proxy->cutSilently();
    const QString problem = m_network.cut();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSilentCut::mend()
{
    if (m_proxy)
        return m_proxy->mend();
    const QString problem = m_network.mend();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestSilentCut::isMarkedInTimeAndComesBack()
{
    Console console(profile(), m_server.token());
    QVERIFY2(console.becomesLive(), "the console became live");
    Spans toMark, fromAttempt;
    const int gapsBefore = console.gaps; // the time before the first greeting is one

    for (int round = 0; round < m_rounds; ++round) {
        const AlertKey key {AlertKind::Alert, EntityId(raiseAlert())};
        QVERIFY(QTest::qWaitFor([&] { return console.session.alerts().find(key).has_value(); }, kPatience));
        const BootTime cutAt = console.now() + round * kPingEvery / m_rounds;
        QVERIFY(QTest::qWaitFor([&] { return console.now() >= cutAt; }, kPatience));

        const BootTime before = console.now();
        cut();
        const BootTime isCut = console.now();
        QVERIFY2(console.isLive(), "nothing tells of the cut at once");
        QVERIFY2(QTest::qWaitFor([&] { return !console.isLive(); }, kPatience), "the cut was found");
        toMark.add(console.now() - before);
        QVERIFY2(console.now() - isCut <= kMarkedWithin, qPrintable(u"marked only after %1 s"_s.arg(toMark.seconds.back())));
        QVERIFY2(QTest::qWaitFor([&] { return console.session.liveness().kind == Liveness::Kind::Stale; }, 2000), "and told");

        // What is clicked meanwhile is kept, and what was raised meanwhile is not told: the table gets its gap.
        console.session.acknowledge({key});
        QVERIFY(QTest::qWaitFor([&] { return console.session.queuedCount() == 1; }, kPatience));

        // Every other round the packets flow again while an attempt is under way, whose first words were lost.
        const bool withinAttempt = round % 2;
        const auto ripe = [&] { return withinAttempt ? console.attemptAge() >= 1500ms : console.waitLeft().has_value(); };
        QVERIFY(QTest::qWaitFor(ripe, kPatience));
        const std::size_t begun = console.attempts.size();
        mend();
        QVERIFY2(console.becomesLive(), "the console came back");
        const BootTime live = console.now();
        if (console.attempts.size() > begun) {
            fromAttempt.add(live - console.attempts[begun]);
            QVERIFY2(
                live - console.attempts[begun] <= kLiveAfterAttempt,
                qPrintable(u"live only %1 s after the next attempt"_s.arg(fromAttempt.seconds.back())));
        }
        QVERIFY(QTest::qWaitFor(
            [&] { return console.lastCommand && console.lastCommand->state.index() == CommandState(Confirmed {}).index(); },
            kPatience));
        QCOMPARE(console.gaps, gapsBefore + round + 1);
    }
    qInfo("marked stale after the cut: %s (at most 10 s)", qPrintable(toMark.figures()));
    qInfo("live after the next attempt began: %s (at most 2 s)", qPrintable(fromAttempt.figures()));
}

void TestSilentCut::everyConsoleIsMarkedInTime()
{
    // One cut of the cable is a cut for each console behind it: their pings and heartbeats go out at moments of their own.
    constexpr int consolesAtOnce = 10;
    const int cuts = m_isLong ? 10 : 1;
    Profile dashboardOnly = profile();
    dashboardOnly.channels = {ChannelKind::Dashboard};
    std::vector<std::unique_ptr<Console>> consoles;
    for (int i = 0; i < consolesAtOnce; ++i) {
        consoles.push_back(std::make_unique<Console>(dashboardOnly, m_server.token()));
        const BootTime next = consoles.front()->now() + kPingEvery / consolesAtOnce;
        QVERIFY(QTest::qWaitFor([&] { return consoles.front()->now() >= next; }, kPatience));
    }
    Spans toMark;
    int inTime = 0;
    for (int round = 0; round < cuts; ++round) {
        for (const auto &console : consoles) {
            console->session.retryNow();
            QVERIFY2(console->becomesLive(), "the console became live");
        }
        const BootTime before = consoles.front()->now();
        cut();
        std::vector<bool> marked(consoles.size());
        const auto allMarked = [&] {
            const BootTime now = consoles.front()->now();
            for (std::size_t i = 0; i < consoles.size(); ++i) {
                if (marked[i] || consoles[i]->isLive())
                    continue;
                marked[i] = true;
                toMark.add(now - before);
                inTime += now - before <= kMarkedWithin;
            }
            return std::all_of(marked.begin(), marked.end(), [](bool is) { return is; });
        };
        const bool all = QTest::qWaitFor(allMarked, kPatience);
        mend();
        QVERIFY2(all, "every console found the cut");
    }
    qInfo("consoles marked stale within 10 s of a cut: %d of %d, %s", inTime, cuts * consolesAtOnce, qPrintable(toMark.figures()));
    QCOMPARE(inTime, cuts * consolesAtOnce);
}

void TestSilentCut::comesBackAtOnceWhenTheCableDoes()
{
    if (!hasNetwork())
        QSKIP(qPrintable(u"There is no network of our own whose cable could be pulled: "_s + m_refusal));
    Console console(profile(), m_server.token());
    QVERIFY2(console.becomesLive(), "the console became live");
    Spans toMark, fromWord;

    for (int round = 0; round < m_rounds; ++round) {
        const BootTime before = console.now();
        QCOMPARE(m_network.unplug(), QString());
        QVERIFY2(QTest::qWaitFor([&] { return !console.isLive(); }, kPatience), "the pulled cable was found");
        toMark.add(console.now() - before);
        QVERIFY(console.now() - before <= kMarkedWithin);

        // So long a wait that the console cannot come back in time but by the kernel's word.
        QVERIFY(QTest::qWaitFor([&] { return console.waitLeft() > kLiveAfterWord + 1500ms; }, kPatience));
        const BootTime plugged = console.now();
        QCOMPARE(m_network.plugIn(), QString());
        QVERIFY2(console.becomesLive(), "the console came back");
        fromWord.add(console.now() - plugged);
        QVERIFY2(
            console.now() - plugged <= kLiveAfterWord,
            qPrintable(u"live only %1 s after the cable"_s.arg(fromWord.seconds.back())));
    }
    qInfo("marked stale after the cable was pulled: %s (at most 10 s)", qPrintable(toMark.figures()));
    qInfo("live after the kernel announced it: %s (at most 2 s)", qPrintable(fromWord.figures()));
}

void TestSilentCut::comesBackAtOnceFromWithinAnAttempt()
{
    if (!hasNetwork())
        QSKIP(qPrintable(u"There is no network of our own that could announce a change: "_s + m_refusal));
    Console console(profile(), m_server.token());
    QVERIFY2(console.becomesLive(), "the console became live");
    cut();
    // The handshake's first packet is repeated after 1, 3 and 7 s: in between nothing would happen by itself.
    QVERIFY(QTest::qWaitFor([&] { return console.attemptAge() >= 3300ms; }, kPatience));
    mend();
    const BootTime word = console.now();
    QCOMPARE(m_network.announce(), QString());
    QVERIFY2(console.becomesLive(), "the console came back");
    const nanoseconds took = console.now() - word;
    qInfo("live after the announcement, from within an attempt: %.2f s (at most 2 s)", inSeconds(took));
    QVERIFY(took <= kLiveAfterWord);
}

void TestSilentCut::staysLiveThroughAnAnnouncement()
{
    if (!hasNetwork())
        QSKIP(qPrintable(u"There is no network of our own that could announce a change: "_s + m_refusal));
    Console console(profile(), m_server.token());
    QVERIFY2(console.becomesLive(), "the console became live");
    QCOMPARE(m_network.announce(), QString());
    // A whole ping later it is still the same link.
    const BootTime later = console.now() + kPingEvery + 500ms;
    QVERIFY(QTest::qWaitFor([&] { return console.now() >= later || !console.isLive(); }, kPatience));
    QVERIFY(console.isLive());
    QCOMPARE(int(console.attempts.size()), 0);
}

} // namespace noc

int main(int argc, char *argv[])
{
    // Before any thread is made, or only this one would move.
    const QString refusal = noc::test::CutNetwork::missingPackages().isEmpty() ? noc::test::CutNetwork::enter() : QString();
    QCoreApplication application(argc, argv);
    noc::TestSilentCut test(refusal);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_silentcut.moc"
