// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "tests/interop/nocserverprocess.h"

#include <QElapsedTimer>
#include <QTest>

#include <chrono>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

//! How long and how hard. NOC_RESTART=long chooses the acceptance's own figures.
struct Plan {
    int alerts = 240;
    milliseconds duration {24s};
    milliseconds restartEvery {9s};
};

Plan chosenPlan()
{
    if (qEnvironmentVariable("NOC_RESTART") == "long"_L1)
        return {1000, 120s, 20s};
    return {};
}

//! What one console was asked and told of one acknowledgement.
struct AcknowledgementStory {
    QString end; //!< state that it ended in
    int unanswered = 0; //!< times its link ended before the answer
};

//! One console: acknowledges every alert when it arrives, and keeps its own book.
class Console : public QObject
{
public:
    Console(const Profile &profile, const QString &token) : m_session(profile, token, {})
    {
        connect(&m_session, &Session::alertRaised, this, [this](const AlertRaise &raise) {
            if (!m_asked.insert(raise.key.id).second)
                return;
            // Not from within the batch that tells of it: as an operator's click, it comes later.
            QMetaObject::invokeMethod(
                this, [this, key = raise.key] { m_session.acknowledge({key}); }, Qt::QueuedConnection);
        });
        connect(&m_session, &Session::commandChanged, this, [this](const Command &command) {
            if (command.kind != CommandKind::Acknowledge)
                return;
            AcknowledgementStory &story = stories[command.target.toInt64().value_or(0)];
            story.end = commandStateId(command.state);
            story.unanswered += std::holds_alternative<Unanswered>(command.state);
        });
        connect(&m_session, &Session::channelChanged, this, [this](ChannelKind kind) {
            const bool connected = kind == ChannelKind::Dashboard && isConnected(m_session.channel(kind).state);
            if (kind == ChannelKind::Dashboard && m_wasConnected && !connected)
                ++breaks;
            if (kind == ChannelKind::Dashboard)
                m_wasConnected = connected;
        });
        m_session.start();
    }

    bool connected() const { return isConnected(m_session.channel(ChannelKind::Dashboard).state); }
    bool hasRow(qint64 id) { return m_session.alerts().find({AlertKind::Alert, EntityId(id)}).has_value(); }
    bool settled() { return connected() && m_session.queuedCount() == 0 && stories.size() == m_asked.size(); }

    std::map<qint64, AcknowledgementStory> stories;
    int breaks = 0;

private:
    Session m_session;
    std::set<EntityId> m_asked;
    bool m_wasConnected = false;
};

} // namespace

//! The acceptance of restarts: two Daphne processes with one Redis, one of them restarted again and again while alerts are raised. A
//! console on each; the server's book is the witness.
class TestRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingIsLostOrDoubled();

private:
    Profile profile(int server) const;
    void restartWhileAlertsAreRaised(Console &restarted);
    void everyAlertToldHasItsRow(Console &console, const QString &user);
    void everyAcknowledgementIsConfirmedAndExecuted(const Console &console, const QString &user);

    Plan m_plan = chosenPlan();
    test::NocServerProcess m_server;
    int m_restarts = 0;
};

void TestRestart::initTestCase()
{
    const QString problem = m_server.start(
        {u"--servers"_s, u"2"_s, u"--set"_s, u"max_sockets=0"_s, u"--set"_s, u"message_limit=1500"_s, u"--set"_s,
         u"book_told=true"_s, u"--set"_s, u"answer_delay=0.05"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestRestart::init()
{
    m_restarts = 0;
}

Profile TestRestart::profile(int server) const
{
    Profile profile;
    profile.name = u"interop-%1"_s.arg(server);
    profile.server = m_server.url(server);
    profile.origin = m_server.origin();
    // So many acknowledgements a minute need a server and a budget that are set up for it; the server's limit stays above what the
    // budget lets through in any of its windows, and it must never be reached.
    profile.budget.perWindow = 1200;
    return profile;
}

void TestRestart::restartWhileAlertsAreRaised(Console &restarted)
{
    const double rate = m_plan.alerts / std::chrono::duration<double>(m_plan.duration).count();
    m_server.control(u"raise/"_s, QJsonObject {{u"count"_s, m_plan.alerts}, {u"rate"_s, rate}}, 1);

    QElapsedTimer clock;
    clock.start();
    for (milliseconds due = m_plan.restartEvery / 2; due < m_plan.duration; due += m_plan.restartEvery) {
        QVERIFY(QTest::qWaitFor([&] { return milliseconds(clock.elapsed()) >= due; }, int(m_plan.duration.count())));
        const QString how = m_restarts++ % 2 ? u"KILL"_s : u"TERM"_s;
        const QJsonObject answer = m_server.ask({{u"cmd"_s, u"restart"_s}, {u"server"_s, 0}, {u"signal"_s, how}});
        QVERIFY2(answer["event"_L1] == "done"_L1, qPrintable(answer["message"_L1].toString()));
        QVERIFY2(QTest::qWaitFor([&] { return restarted.connected(); }, 60'000), "the console came back after a restart");
    }
    QVERIFY(QTest::qWaitFor([&] { return !m_server.book(u"raised_all"_s, 1).isEmpty(); }, 60'000));
}

void TestRestart::nothingIsLostOrDoubled()
{
    Console restarted(profile(0), m_server.token(u"operator"_s));
    Console steady(profile(1), m_server.token(u"colleague"_s));
    QVERIFY(QTest::qWaitFor([&] { return restarted.connected() && steady.connected(); }, 30'000));

    restartWhileAlertsAreRaised(restarted);
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(QTest::qWaitFor([&] { return restarted.settled() && steady.settled(); }, 60'000), "both outboxes were emptied");

    QCOMPARE(restarted.breaks, m_restarts);
    QCOMPARE(steady.breaks, 0);
    everyAlertToldHasItsRow(restarted, u"operator"_s);
    everyAlertToldHasItsRow(steady, u"colleague"_s);
    everyAcknowledgementIsConfirmedAndExecuted(restarted, u"operator"_s);
    everyAcknowledgementIsConfirmedAndExecuted(steady, u"colleague"_s);
    QVERIFY2(m_server.book(u"refused,consumer_died"_s, 1).isEmpty(), "the server refused nothing and nothing died in it");
}

void TestRestart::everyAlertToldHasItsRow(Console &console, const QString &user)
{
    QSet<QString> stopped; // sockets of processes that were already told to end
    QHash<QString, QString> open;
    int told = 0, late = 0;
    for (const QJsonObject &line : m_server.book(u"told,server_stopping,socket_opened"_s, 1)) {
        const QString socket = line["socket"_L1].toString();
        if (line["kind"_L1] == "server_stopping"_L1) {
            for (auto it = open.cbegin(); it != open.cend(); ++it) {
                if (it.value() == line["server"_L1].toString())
                    stopped.insert(it.key());
            }
        } else if (line["user"_L1] != user) {
            continue;
        } else if (line["kind"_L1] == "socket_opened"_L1) {
            open.insert(socket, line["server"_L1].toString());
        } else if (stopped.contains(socket)) {
            ++late; // handed over while the process was ending: the link was no longer up
        } else {
            ++told;
            const qint64 id = line["alert_id"_L1].toInteger();
            QVERIFY2(console.hasRow(id), qPrintable(u"%1's console has no row for alert %2"_s.arg(user).arg(id)));
        }
    }
    qInfo(
        "%s: %d of %d alerts told while the link was up, each has its row; %d told at a link's end", qPrintable(user), told,
        m_plan.alerts, late);
    QVERIFY(told > 0);
}

void TestRestart::everyAcknowledgementIsConfirmedAndExecuted(const Console &console, const QString &user)
{
    QHash<qint64, QStringList> executedIn; // sockets, in order
    for (const QJsonObject &line : m_server.book(u"acknowledged"_s, 1)) {
        if (line["user"_L1] == user)
            executedIn[line["alert_id"_L1].toInteger()].append(line["socket"_L1].toString());
    }
    int repeated = 0, answersLost = 0;
    for (const auto &[id, story] : console.stories) {
        QVERIFY2(
            story.end == "confirmed"_L1, qPrintable(u"%1's acknowledgement of %2 ended as %3"_s.arg(user).arg(id).arg(story.end)));
        const QStringList sockets = executedIn.take(id);
        QVERIFY2(!sockets.isEmpty(), qPrintable(u"%1 was confirmed but never executed"_s.arg(id)));
        QVERIFY2(
            QSet(sockets.begin(), sockets.end()).size() == sockets.size(),
            qPrintable(u"%1 was executed twice on one link"_s.arg(id)));
        QVERIFY2(
            sockets.size() <= 1 + story.unanswered,
            qPrintable(
                u"%1 was executed %2 times, but only %3 answers were lost"_s.arg(id).arg(sockets.size()).arg(story.unanswered)));
        repeated += sockets.size() > 1;
        answersLost += story.unanswered;
    }
    QVERIFY2(executedIn.isEmpty(), "the server executed what no console asked for");
    qInfo(
        "%s: %zu acknowledgements, all confirmed; %d answers lost with the link, %d executed again for it", qPrintable(user),
        console.stories.size(), answersLost, repeated);
}

} // namespace noc

QTEST_GUILESS_MAIN(noc::TestRestart)
#include "tst_restart.moc"
