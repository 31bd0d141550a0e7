// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websockettransport.h"
#include "core/session/connectiontest.h"
#include "core/session/session.h"
#include "tests/interop/nocserverprocess.h"
#include "tests/support/rawserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

// Any wait that is no promise; the longest is the ten seconds of a handshake that gets no answer.
constexpr int kPatience = 40'000;

//! Everything that a server, or what stands in its place, can be at the handshake.
enum class Bad {
    MalformedUrl,
    UnknownHost,
    NothingListens,
    NotHttp,
    Http404,
    AcceptsTcpSilently,
    RefusedToken,
    ExpiredToken,
    Switch404,
    SwitchSilence,
    SwitchNoGreeting,
};

bool logHolds(Session &session, const QString &pattern, LogEvent::Level least = LogEvent::Level::Warning)
{
    const QRegularExpression wanted(pattern, QRegularExpression::CaseInsensitiveOption);
    const auto &events = session.events().events();
    return std::any_of(events.begin(), events.end(), [&](const LogEvent &event) {
        return event.level >= least && (wanted.match(event.text).hasMatch() || wanted.match(event.raw).hasMatch());
    });
}

QString wholeLog(Session &session)
{
    QString text;
    for (const LogEvent &event : session.events().events())
        text += u"\n  "_s + event.text + u" | "_s + event.raw.left(200);
    return text;
}

QString commandStateOf(Session &session, const EntityId &alertId)
{
    for (const Command &command : session.commands()) {
        if (command.kind == CommandKind::Acknowledge && command.target == alertId)
            return commandStateId(command.state);
    }
    return {};
}

} // namespace

//! What must never harm: real bytes over real sockets, from the Channels server and from servers that are none. Each has its sentence
//! and its line in the event log, and what comes afterwards works as if nothing had been.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void handshake_data();
    void handshake();
    void frame_data();
    void frame();
    void idsKeepTheirType_data();
    void idsKeepTheirType();
    void oversizedFrameCostsOneLinkOnly();
    void unknownIdEndsRefused();

private:
    Profile profile() const;
    EntityId raiseAlert();
    void say(const QByteArray &text);
    bool becomesLive(Session &session) const;
    bool hasRow(Session &session, const EntityId &id) const;

    test::NocServerProcess m_server;
};

void TestBadInput::initTestCase()
{
    const QString problem = m_server.start({u"--set"_s, u"max_sockets=0"_s, u"--set"_s, u"message_limit=1000"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestBadInput::init()
{
    m_server.control(u"reset/"_s, QJsonObject {});
}

Profile TestBadInput::profile() const
{
    Profile profile;
    profile.name = u"bad input"_s;
    profile.server = m_server.url();
    profile.origin = m_server.origin();
    profile.channels = {ChannelKind::Dashboard};
    profile.liveness.greetingDeadline = 1500ms;
    return profile;
}

EntityId TestBadInput::raiseAlert()
{
    return EntityId(m_server.control(u"raise/"_s, QJsonObject {{u"severity"_s, u"HIGH"_s}})["ids"_L1][0].toInteger());
}

void TestBadInput::say(const QByteArray &text)
{
    m_server.control(u"order/"_s, QJsonObject {{u"order"_s, u"say"_s}, {u"text"_s, QString::fromUtf8(text)}});
}

bool TestBadInput::becomesLive(Session &session) const
{
    return QTest::qWaitFor([&] { return session.rowsAreLive(); }, kPatience);
}

bool TestBadInput::hasRow(Session &session, const EntityId &id) const
{
    return QTest::qWaitFor([&] { return session.alerts().find({AlertKind::Alert, id}).has_value(); }, kPatience);
}

void TestBadInput::handshake_data()
{
    QTest::addColumn<Bad>("bad");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<ProfileFault::Field>("field");
    using Field = ProfileFault::Field;
    QTest::newRow("a malformed URL") << Bad::MalformedUrl << u"URL"_s << Field::Server;
    QTest::newRow("a host that does not exist") << Bad::UnknownHost << u"name was not found"_s << Field::Server;
    QTest::newRow("nothing listens there") << Bad::NothingListens << u"Nothing listens"_s << Field::Server;
    QTest::newRow("no WebSocket server") << Bad::NotHttp << u"not a WebSocket server"_s << Field::Server;
    QTest::newRow("a wrong endpoint") << Bad::Http404 << u"404"_s << Field::Server;
    QTest::newRow("a server that accepts and says nothing") << Bad::AcceptsTcpSilently << u"in time"_s << Field::Server;
    QTest::newRow("a refused token") << Bad::RefusedToken << u"403"_s << Field::Token;
    QTest::newRow("an expired token") << Bad::ExpiredToken << u"403"_s << Field::Token;
    QTest::newRow("a real server behind a proxy that says 404") << Bad::Switch404 << u"404"_s << Field::Server;
    QTest::newRow("a real server that does not answer the handshake") << Bad::SwitchSilence << u"in time|broke"_s << Field::Server;
    QTest::newRow("a real server that does not greet") << Bad::SwitchNoGreeting << u"did not greet"_s << Field::Server;
}

void TestBadInput::handshake()
{
    QFETCH(const Bad, bad);
    QFETCH(const QString, sentence);
    QFETCH(const ProfileFault::Field, field);

    Profile theProfile = profile();
    QString token = m_server.token();
    test::RawServer raw;
    switch (bad) {
    case Bad::MalformedUrl: theProfile.server = QUrl(u"http:/noc"_s); break;
    case Bad::UnknownHost:
        theProfile.server = QUrl(u"ws://noc.invalid"_s); // RFC 6761: never exists
        theProfile.allowPlainText = true;
        break;
    case Bad::NothingListens: theProfile.server = QUrl(u"ws://127.0.0.1:1"_s); break;
    case Bad::NotHttp:
        raw.speaksFirst = true;
        raw.answer = "SSH-2.0-OpenSSH_9.2p1\r\n";
        theProfile.server = raw.url(u"/"_s);
        break;
    case Bad::Http404:
        raw.answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nConnection: close\r\n\r\nNot Found";
        raw.then = test::RawServer::Then::Closes;
        theProfile.server = raw.url(u"/"_s);
        break;
    case Bad::AcceptsTcpSilently: theProfile.server = raw.url(u"/"_s); break;
    case Bad::RefusedToken: token = m_server.token(u"wrong_secret"_s); break;
    case Bad::ExpiredToken: token = m_server.token(u"expired"_s); break;
    case Bad::Switch404: m_server.control(u"switches/"_s, QJsonObject {{u"handshake_answer"_s, 404}}); break;
    case Bad::SwitchSilence: m_server.control(u"switches/"_s, QJsonObject {{u"handshake_answer"_s, u"silence"_s}}); break;
    case Bad::SwitchNoGreeting: m_server.control(u"switches/"_s, QJsonObject {{u"no_greeting"_s, true}}); break;
    }

    // The first-run page's test: a sentence at the field that causes it.
    {
        SystemClock clock;
        ConnectionTest test(clock, makeWebSocketTransports());
        QList<ProfileFault> faults;
        connect(&test, &ConnectionTest::failed, this, [&faults](const QList<ProfileFault> &found) { faults = found; });
        test.run(theProfile, token);
        QVERIFY2(QTest::qWaitFor([&] { return !faults.isEmpty(); }, kPatience), "the connection test ended");
        QCOMPARE(faults.first().field, field);
        QVERIFY2(
            QRegularExpression(sentence, QRegularExpression::CaseInsensitiveOption).match(faults.first().error.message).hasMatch(),
            qPrintable(faults.first().error.message));
        QVERIFY(!faults.first().error.message.contains(token) && !faults.first().error.detail.contains(token));
        raw.head.clear();
    }

    // A session: the same sentence in its event log, and what was clicked stays.
    Session session(theProfile, token, {});
    const EntityId asked = raiseAlert();
    session.acknowledge({{AlertKind::Alert, asked}});
    session.start();
    QVERIFY2(QTest::qWaitFor([&] { return logHolds(session, sentence); }, kPatience), qPrintable(wholeLog(session)));
    QVERIFY(!wholeLog(session).contains(token));
    const ConnectionState state = session.channel(ChannelKind::Dashboard).state;
    QVERIFY2(!std::holds_alternative<Disconnected>(state) && !isConnected(state), qPrintable(stateId(state)));
    QCOMPARE(commandStateOf(session, asked), u"queued"_s);

    // Where the server can be mended, the same session goes on.
    if (bad < Bad::Switch404)
        return;
    m_server.control(u"reset/"_s, QJsonObject {});
    const auto retried = [&] {
        session.retryNow();
        return session.rowsAreLive();
    };
    QVERIFY2(QTest::qWaitFor(retried, kPatience), qPrintable(wholeLog(session)));
    QVERIFY(QTest::qWaitFor([&] { return commandStateOf(session, asked) == "confirmed"_L1; }, kPatience));
}

void TestBadInput::frame_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("logged");
    QTest::newRow("no JSON") << QByteArray("this is no JSON") << u"not JSON"_s;
    QTest::newRow("half a message") << QByteArray(R"({"type": "alert_created", "alert_id": )") << u"not JSON"_s;
    QTest::newRow("no object") << QByteArray(R"([{"type": "alert_created"}])") << u"not an object"_s;
    QTest::newRow("too deep") << QByteArray(
        "{\"type\": \"alert_created\", \"x\": " + QByteArray(5000, '[') + QByteArray(5000, ']') + "}")
                              << u"too deep|not JSON"_s;
    QTest::newRow("no type") << QByteArray(R"({"alert_id": 5})") << u"without a type"_s;
    QTest::newRow("a type that is a number") << QByteArray(R"({"type": 5})") << u"type"_s;
    QTest::newRow("an unknown type") << QByteArray(R"({"type": "coffee_ready", "cup": 1})")
                                     << u"unknown message type coffee_ready"_s;
    QTest::newRow("an alert without an id") << QByteArray(R"({"type": "alert_created", "severity": "HIGH", "message": "x"})")
                                            << u"no usable id in alert_created"_s;
    QTest::newRow("an id that is an object") << QByteArray(R"({"type": "alert_created", "alert_id": {"a": 1}, "severity": "HIGH"})")
                                             << u"no usable id in alert_created"_s;
    QTest::newRow("an id beyond 64 bits") << QByteArray(
        R"({"type": "alert_created", "alert_id": 92233720368547758070, "severity": "HIGH"})")
                                          << u"no usable id in alert_created|not JSON"_s;
    QTest::newRow("members of wrong types") << QByteArray(
        R"({"type": "alert_created", "alert_id": 700001, "severity": 5, "message": [], "timestamp": false})")
                                            << u"wrong type of member"_s;
    QTest::newRow("an error nobody caused") << QByteArray(R"({"type": "error", "message": "boo"})") << u"boo"_s;
}

void TestBadInput::frame()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, logged);

    Session session(profile(), m_server.token(), {});
    session.start();
    QVERIFY2(becomesLive(session), qPrintable(wholeLog(session)));
    const EntityId before = raiseAlert();
    QVERIFY(hasRow(session, before));
    const auto link = std::get<Connected>(session.channel(ChannelKind::Dashboard).state);

    say(text);
    QVERIFY2(QTest::qWaitFor([&] { return logHolds(session, logged); }, kPatience), qPrintable(wholeLog(session)));

    // Same link, same rows; what comes next arrives, what is clicked is confirmed.
    const EntityId after = raiseAlert();
    QVERIFY(hasRow(session, after));
    QVERIFY(hasRow(session, before));
    session.acknowledge({{AlertKind::Alert, before}, {AlertKind::Alert, after}});
    QVERIFY(QTest::qWaitFor([&] { return commandStateOf(session, after) == "confirmed"_L1; }, kPatience));
    QCOMPARE(commandStateOf(session, before), u"confirmed"_s);
    QVERIFY(std::get<Connected>(session.channel(ChannelKind::Dashboard).state).since == link.since);
}

void TestBadInput::idsKeepTheirType_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("severity");
    QTest::addColumn<int>("rank");
    const int critical = severityRank(Severity::Critical);
    QTest::newRow("beyond the integers of a double")
        << QByteArray("9007199254740993") << QByteArray("HIGH") << severityRank(Severity::High);
    QTest::newRow("the largest signed") << QByteArray("9223372036854775807") << QByteArray("LOW") << severityRank(Severity::Low);
    QTest::newRow("the largest unsigned") << QByteArray("18446744073709551615") << QByteArray("INFO")
                                          << severityRank(Severity::Info);
    QTest::newRow("a string") << QByteArray("\"0042\"") << QByteArray("MEDIUM") << severityRank(Severity::Medium);
    QTest::newRow("a severity nobody knows") << QByteArray("700002") << QByteArray("APOCALYPTIC") << critical;
}

void TestBadInput::idsKeepTheirType()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, severity);
    QFETCH(const int, rank);

    Session session(profile(), m_server.token(), {});
    QList<AlertRaise> raises;
    connect(&session, &Session::alertRaised, this, [&raises](const AlertRaise &raise) { raises.append(raise); });
    session.start();
    QVERIFY2(becomesLive(session), qPrintable(wholeLog(session)));
    say(R"({"type": "alert_created", "alert_id": )" + json + R"(, "alert_type": "DEVICE_OFFLINE", "severity": ")" + severity
        + R"(", "message": "m", "timestamp": null})");
    QVERIFY2(QTest::qWaitFor([&] { return raises.size() == 1; }, kPatience), qPrintable(wholeLog(session)));
    QCOMPARE(raises.first().key.id.toJson(), json.toStdString());
    const std::optional<AlertSlot> row = session.alerts().find(raises.first().key);
    QVERIFY(row);
    QCOMPARE(severityRank(session.alerts().severity(*row)), rank);
}

void TestBadInput::oversizedFrameCostsOneLinkOnly()
{
    // Under the usual limit of 1 MiB, beyond which newer releases of Daphne refuse to send.
    Profile small = profile();
    small.maxFrameBytes = 128 * 1024;
    Session session(small, m_server.token(), {});
    session.start();
    QVERIFY2(becomesLive(session), qPrintable(wholeLog(session)));
    const EntityId before = raiseAlert();
    QVERIFY(hasRow(session, before));

    say(R"({"type": "coffee_ready", "cup": ")" + QByteArray(192 * 1024, 'x') + R"("})");
    QVERIFY2(
        QTest::qWaitFor([&] { return logHolds(session, u"too large|had to be refused"_s); }, kPatience),
        qPrintable(wholeLog(session)));
    session.acknowledge({{AlertKind::Alert, before}});
    QVERIFY2(becomesLive(session), qPrintable(wholeLog(session)));
    QVERIFY(QTest::qWaitFor([&] { return commandStateOf(session, before) == "confirmed"_L1; }, kPatience));
    QVERIFY(hasRow(session, before));
}

void TestBadInput::unknownIdEndsRefused()
{
    Session session(profile(), m_server.token(), {});
    session.start();
    QVERIFY2(becomesLive(session), qPrintable(wholeLog(session)));
    const EntityId known = raiseAlert();
    QVERIFY(hasRow(session, known));
    const EntityId unknown(std::int64_t(88'000'001));
    const qsizetype diedBefore = m_server.book(u"consumer_died"_s).size();

    session.acknowledge({{AlertKind::Alert, unknown}, {AlertKind::Alert, known}});
    QVERIFY2(
        QTest::qWaitFor([&] { return commandStateOf(session, known) == "confirmed"_L1; }, kPatience),
        qPrintable(wholeLog(session)));
    QVERIFY2(
        QTest::qWaitFor([&] { return commandStateOf(session, unknown) == "refused"_L1; }, kPatience),
        qPrintable(commandStateOf(session, unknown)));
    QVERIFY(becomesLive(session));
    QCOMPARE(session.queuedCount(), 0);
    // Once by itself, once more alone: never a loop.
    QCOMPARE(m_server.book(u"consumer_died"_s).size() - diedBefore, 2);
}

} // namespace noc

QTEST_GUILESS_MAIN(noc::TestBadInput)
#include "tst_badinput.moc"
