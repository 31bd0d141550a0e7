// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/link/channelrig.h"

#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char kAlert[] = R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})";

wire::AcknowledgeAlert acknowledge(std::int64_t id)
{
    return {EntityId(id)};
}

std::string acknowledged(std::int64_t id)
{
    return R"({"type": "alert_acknowledged", "alert_id": )" + std::to_string(id) + "}";
}

//! Every word is the test's, heartbeats included.
class ManualRig : public ChannelRig
{
public:
    explicit ManualRig(ChannelKind kind = ChannelKind::Dashboard) : ChannelRig(kind, FakeBehaviour::manual()) { }

    int heartbeats() { return peer().countReceived("heartbeat"); }
    EndKind endKind() const { return losses.value(0).kind; }
};

} // namespace

//! One link, seen through its channel: greeting, slot, heartbeats, pings, and what is no end.
class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

    void wrongGreeting_data();
    void wrongGreeting();
    void noGreeting();
    void garbageBeforeTheGreeting();
    void garbageInsteadOfAGreeting();

    void malformedFramesAreNoEnd_data();
    void malformedFramesAreNoEnd();
    void defectsAreNoted();
    void unknownTypesAreDelivered();
    void excerptIsCutBetweenCharacters_data();
    void excerptIsCutBetweenCharacters();

    void requestIsAnswered();
    void errorAnswersWhatIsInFlight();
    void newsIsNoAnswer();
    void errorWithNothingInFlightIsNews();
    void mismatchEndsTheLink();
    void zombieIsFound();
    void answerMayComeWithBroadcasts();
    void cutCableIsNotBlamedOnTheRequest();
    void deadlineInDoubtWaitsForTheTransport();
    void socketThatTakesNothing_data();
    void socketThatTakesNothing();

    void heartbeatInterval_data();
    void heartbeatInterval();
    void heartbeatIntervalSetting();
    void heartbeatWaitsForTheSlot();
    void heartbeatIsNotStarved();
    void heartbeatGate();
    void heartbeatHasAnOffset();
    void heartbeatUnanswered();
    void heartbeatRateLimited();
    void heartbeatUnknownToTheServer();
    void roundTripOfTheApplication();
    void roundTripBehindAnotherFrame();

    void pingsGoOut();
    void roundTripOfTheTransport();
    void unaskedPongs();
    void cutSilently_data();
    void cutSilently();
    void anyFrameIsASign();
    void noPingsNoSilence();
    void stallDoesNotCondemn();
    void stallThenSilence();
    void whatWasHeldUpIsReadBeforeTheEnd();
    void whatWasHeldUpCoversNothing();
    void lastMomentCoversNothing();
    void stallBeforeAnAnswer();
    void stallBeforeTheGreeting();
};

// ---- greeting -----------------------------------------------------------------------------------------------------------

void LinkTest::wrongGreeting_data()
{
    QTest::addColumn<ChannelKind>("kind");
    QTest::addColumn<QByteArray>("first");
    const QByteArray established = R"({"type": "connection_established", "heartbeat_interval": 30})";
    const QByteArray connected = R"({"type": "connected", "tenant_id": 5})";
    QTest::newRow("presence's on dashboard") << ChannelKind::Dashboard << established;
    QTest::newRow("dashboard's on presence") << ChannelKind::Presence << connected;
    QTest::newRow("dashboard's on mobile") << ChannelKind::MobileSync << connected;
    QTest::newRow("error") << ChannelKind::Dashboard << QByteArray(R"({"type": "error", "message": "no"})");
    QTest::newRow("broadcast") << ChannelKind::Dashboard << QByteArray(kAlert);
    QTest::newRow("unknown type") << ChannelKind::Presence << QByteArray(R"({"type": "welcome"})");
    QTest::newRow("no type") << ChannelKind::Presence << QByteArray("{}");
}

void LinkTest::wrongGreeting()
{
    QFETCH(ChannelKind, kind);
    QFETCH(QByteArray, first);
    ManualRig rig(kind);
    rig.make().start();
    rig.peer().accept();
    rig.peer().say(first.toStdString());
    QVERIFY(rig.stateAs<Failed>());
    QCOMPARE(int(rig.stateAs<Failed>()->cause.kind), int(EndKind::WrongGreeting));
    QVERIFY(!rig.stateAs<Failed>()->cause.greeted);
    QVERIFY(rig.losses.isEmpty() && rig.greetings.isEmpty());
    QVERIFY(!rig.peer().isAlive());
}

void LinkTest::noGreeting()
{
    ManualRig rig;
    rig.make().start();
    rig.peer().accept();
    rig.advance(9'999ms);
    QVERIFY(rig.peer().isAlive());
    rig.advance(1ms);
    QVERIFY(rig.stateAs<Reconnecting>());
    QCOMPARE(int(rig.stateAs<Reconnecting>()->cause.kind), int(EndKind::NoGreeting));
}

void LinkTest::garbageBeforeTheGreeting()
{
    ManualRig rig;
    rig.make().start();
    rig.peer().accept();
    rig.peer().say("garbage");
    rig.peer().sayBinary(3);
    QVERIFY(rig.stateAs<Connecting>());
    QCOMPARE(rig.notes.size(), 2);
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
}

void LinkTest::garbageInsteadOfAGreeting()
{
    ManualRig rig;
    rig.make().start();
    rig.peer().accept();
    rig.peer().say("220 mail.example ESMTP");
    rig.advance(10s);
    QVERIFY(rig.stateAs<Failed>());
    QCOMPARE(int(rig.stateAs<Failed>()->cause.kind), int(EndKind::WrongGreeting));
}

// ---- frames that are no end ---------------------------------------------------------------------------------------------

void LinkTest::malformedFramesAreNoEnd_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("cut off") << QByteArray(R"({"type": "alert_acknow)");
    QTest::newRow("array") << QByteArray(R"([{"type": "alert_acknowledged", "alert_id": 7}])");
    QTest::newRow("scalar") << QByteArray("7");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("too deep") << QByteArray(R"({"type": "alert_new", "x": )") + QByteArray(5000, '[') + QByteArray(5000, ']') + '}';
    QTest::newRow("reply without its id") << QByteArray(R"({"type": "alert_acknowledged"})");
    QTest::newRow("broadcast without its id") << QByteArray(R"({"type": "alert_new", "severity": "HIGH"})");
    QTest::newRow("bad UTF-8") << QByteArray("{\"type\": \"\xff\xfe\"}");
    QTest::newRow("zero byte") << QByteArray("{\"type\": \"a\0b\"}", 15);
    QTest::newRow("too large") << R"({"type": "x", "y": ")" + QByteArray(2'000'000, 'x') + "\"}";
}

void LinkTest::malformedFramesAreNoEnd()
{
    QFETCH(QByteArray, frame);
    ManualRig rig;
    Channel &channel = rig.connectUp();
    channel.send(acknowledge(7), 1);
    rig.take();
    const BootTime proof = *channel.lastProof();
    rig.clock.advance(100ms);
    rig.peer().say({frame.constData(), std::size_t(frame.size())});
    QCOMPARE(rig.notes.size(), 1);
    QVERIFY(!rig.notes.last().what.isEmpty());
    QVERIFY(rig.notes.last().rawExcerpt.toUtf8().size() <= 3 * 4096);
    QCOMPARE(rig.take().size(), 1); // the note
    QCOMPARE(channel.lastProof(), proof);
    QVERIFY(rig.stateAs<Connected>());
    QVERIFY(!channel.canSend()); // the slot is still the request's
    rig.peer().say(acknowledged(7));
    QCOMPARE(rig.take(), (QStringList {u"answered 1"_s, u"ready"_s}));
}

void LinkTest::defectsAreNoted()
{
    ManualRig rig;
    rig.connectUp();
    rig.take();
    rig.peer().say(R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": 3, "message": ["m"]})");
    QCOMPARE(rig.notes.size(), 1);
    QVERIFY2(
        rig.notes.last().what.contains(u"severity") && rig.notes.last().what.contains(u"message"),
        qPrintable(rig.notes.last().what));
    QVERIFY(rig.notes.last().rawExcerpt.startsWith(u"{\"type\""));
    QVERIFY(rig.take().contains(u"message alert_new"_s)); // and it stands
}

void LinkTest::unknownTypesAreDelivered()
{
    ManualRig rig;
    rig.connectUp();
    rig.take();
    rig.peer().say(R"({"type": "sync_progress", "percent": 40})");
    QCOMPARE(rig.take(), (QStringList {u"noted unknown message type sync_progress"_s, u"message sync_progress"_s}));
    rig.peer().say("{}");
    QCOMPARE(rig.take(), (QStringList {u"noted message without a type"_s, u"message "_s}));
}

void LinkTest::excerptIsCutBetweenCharacters_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("bytes");
    QTest::newRow("short") << QByteArray("abc") << 3;
    QTest::newRow("exactly 4 KiB") << QByteArray(4096, 'x') << 4096;
    QTest::newRow("one more") << QByteArray(4097, 'x') << 4096;
    for (const QByteArray &character : {QByteArray("ä"), QByteArray("冷"), QByteArray("🧊")}) {
        for (int before = 0; before < character.size(); ++before) {
            const QByteArray raw = QByteArray(4096 - before, 'x') + character + "rest";
            QTest::addRow("%d bytes, %d before the cut", int(character.size()), before) << raw << 4096 - before;
        }
    }
}

void LinkTest::excerptIsCutBetweenCharacters()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, bytes);
    ManualRig rig;
    rig.connectUp();
    rig.peer().say({raw.constData(), std::size_t(raw.size())});
    QCOMPARE(rig.notes.size(), 1);
    QCOMPARE(rig.notes.last().rawExcerpt.toUtf8(), raw.first(bytes));
}

// ---- the slot -----------------------------------------------------------------------------------------------------------

void LinkTest::requestIsAnswered()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.take();
    const BootTime sentAt = rig.clock.bootNow();
    channel.send(acknowledge(7), 42);
    QVERIFY(!channel.canSend());
    QCOMPARE(rig.peer().received().size(), std::size_t(1));
    rig.clock.advance(40ms);
    rig.peer().say(kAlert);
    rig.peer().say(acknowledged(7));
    QCOMPARE(rig.take(), (QStringList {u"sent acknowledge_alert"_s, u"message alert_new"_s, u"answered 42"_s, u"ready"_s}));
    QCOMPARE(rig.answeredSentAt, sentAt);
    QVERIFY(channel.canSend());
    rig.advance(900ms);
    QVERIFY(rig.unansweredCauses.isEmpty());
}

void LinkTest::errorAnswersWhatIsInFlight()
{
    ManualRig rig;
    rig.connectUp().send(acknowledge(7), 1);
    rig.take();
    rig.peer().say(R"({"type": "error", "message": "Cannot acknowledge alerts"})");
    QCOMPARE(rig.take(), (QStringList {u"answered 1"_s, u"ready"_s}));
}

void LinkTest::newsIsNoAnswer()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    channel.send(acknowledge(7), 1);
    rig.take();
    rig.peer().say(acknowledged(8)); // somebody else's
    QCOMPARE(rig.take(), QStringList {u"message alert_acknowledged"_s});
    QVERIFY(!channel.canSend());
    rig.peer().say(acknowledged(7));
    QCOMPARE(rig.take(), (QStringList {u"answered 1"_s, u"ready"_s}));
    rig.peer().say(acknowledged(7)); // a second one answers nothing
    QCOMPARE(rig.take(), QStringList {u"message alert_acknowledged"_s});
}

void LinkTest::errorWithNothingInFlightIsNews()
{
    ManualRig rig;
    rig.connectUp();
    rig.take();
    rig.peer().say(R"({"type": "error", "message": "Rate limit exceeded"})");
    QCOMPARE(rig.take(), QStringList {u"message error"_s});
    QVERIFY(rig.stateAs<Connected>());
}

void LinkTest::mismatchEndsTheLink()
{
    ManualRig rig;
    rig.connectUp().send(wire::SubscribeClient {EntityId(3)}, 1);
    rig.take();
    rig.peer().say(R"({"type": "subscribed", "client_id": 4, "message": ""})");
    QCOMPARE(rig.take(), (QStringList {u"unanswered 1"_s, u"lost"_s, u"state reconnecting"_s}));
    QCOMPARE(int(rig.endKind()), int(EndKind::ReplyMismatch));
    QVERIFY(!rig.peer().isAlive());
}

void LinkTest::zombieIsFound()
{
    ManualRig rig;
    rig.connectUp().send(acknowledge(7), 1);
    rig.advance(9'999ms); // pings are answered
    QVERIFY(rig.peer().isAlive());
    rig.advance(1ms);
    rig.advance(100ms); // what comes with the sign is read on
    QVERIFY(!rig.peer().isAlive());
    QCOMPARE(int(rig.endKind()), int(EndKind::NoAnswer));
    QCOMPARE(int(rig.unansweredCauses.value(0).kind), int(EndKind::NoAnswer));
    QVERIFY(rig.unansweredCauses.value(0).greeted);
}

void LinkTest::answerMayComeWithBroadcasts()
{
    // Broadcasts do not prolong the deadline of an answer: the replies behind it would shift.
    ManualRig rig;
    rig.connectUp().send(acknowledge(7), 1);
    for (int i = 0; i < 10 && rig.peer().isAlive(); ++i) {
        rig.advance(999ms);
        rig.peer().say(kAlert);
    }
    QVERIFY(rig.peer().isAlive());
    rig.advance(20ms);
    rig.advance(100ms);
    QCOMPARE(int(rig.endKind()), int(EndKind::NoAnswer));
}

void LinkTest::cutCableIsNotBlamedOnTheRequest()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(900ms);
    rig.peer().cutSilently();
    channel.send(acknowledge(7), 1);
    rig.advance(10s);
    QVERIFY(!rig.transports.peer(0).isAlive());
    QCOMPARE(int(rig.unansweredCauses.value(0).kind), int(EndKind::Silent));
}

void LinkTest::deadlineInDoubtWaitsForTheTransport()
{
    // Cut 6 s after the request: at its deadline the last pong is 4 s old, too fresh for silence and too old for "answers pings".
    for (const bool comesBack : {false, true}) {
        ManualRig rig;
        rig.connectUp().send(acknowledge(7), 1);
        rig.advance(6s);
        rig.peer().cutSilently();
        rig.advance(4s);
        QVERIFY(rig.peer().isAlive());
        if (comesBack) {
            rig.peer().cutSilently(false);
            rig.peer().pong("unasked");
            rig.advance(100ms);
            QCOMPARE(int(rig.endKind()), int(EndKind::NoAnswer));
        } else {
            rig.advance(4s);
            QCOMPARE(int(rig.endKind()), int(EndKind::Silent));
        }
        QVERIFY(!rig.transports.peer(0).isAlive());
    }
    // The answer itself is still in time then.
    ManualRig rig;
    rig.connectUp().send(acknowledge(7), 1);
    rig.advance(6s);
    rig.peer().cutSilently();
    rig.advance(4s);
    rig.peer().cutSilently(false);
    rig.take();
    rig.peer().say(acknowledged(7));
    QCOMPARE(rig.take().value(0), u"answered 1"_s);
    QVERIFY(rig.peer().isAlive());
}

namespace {
//! A transport whose socket is gone, and which says so only when it is written to, or not even then.
class DeafTransport : public Transport
{
public:
    std::optional<EndCause> endsWhenWritten;

    void open(const TransportRequest &) override { Q_EMIT opened(); }
    bool sendText(std::string_view) override
    {
        if (endsWhenWritten)
            Q_EMIT ended(*endsWhenWritten);
        return false;
    }
    void ping(const QByteArray &) override { }
    void end(const EndCause &cause) override { Q_EMIT ended(cause); }
};
} // namespace

void LinkTest::socketThatTakesNothing_data()
{
    QTest::addColumn<bool>("tells");
    QTest::newRow("says nothing") << false;
    QTest::newRow("ends while it is written to") << true;
}

void LinkTest::socketThatTakesNothing()
{
    QFETCH(bool, tells);
    ManualRig rig;
    DeafTransport *deaf = nullptr;
    Channel channel(rig.config, rig.clock, rig.random, [&] {
        auto made = std::make_unique<DeafTransport>();
        deaf = made.get();
        return made;
    });
    QList<EndCause> unanswered;
    connect(&channel, &Channel::unanswered, this, [&](RequestId, const EndCause &cause) { unanswered += cause; });
    channel.start();
    Q_EMIT deaf->textReceived(R"({"type": "connected", "tenant_id": 5})");
    QVERIFY(channel.canSend());
    if (tells)
        deaf->endsWhenWritten = endCause(EndKind::ConnectionLost, 0, u"reset"_s);
    channel.send(acknowledge(7), 1);
    QVERIFY(unanswered.isEmpty()); // never from within send()
    rig.clock.advance(0ms);
    QCOMPARE(unanswered.size(), 1);
    QCOMPARE(int(unanswered.at(0).kind), int(EndKind::ConnectionLost));
    QCOMPARE(unanswered.at(0).detail, tells ? u"reset"_s : QString());
}

// ---- heartbeats ---------------------------------------------------------------------------------------------------------

void LinkTest::heartbeatInterval_data()
{
    QTest::addColumn<ChannelKind>("kind");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<int>("interval"); // seconds
    const auto presence = [](const char *name, const QByteArray &told, int interval) {
        const QByteArray member = told.isEmpty() ? QByteArray() : ", \"heartbeat_interval\": " + told;
        QTest::newRow(name) << ChannelKind::Presence << "{\"type\": \"connection_established\"" + member + "}" << interval;
    };
    presence("as told", "20", 20);
    presence("not told", {}, 30);
    presence("null", "null", 30);
    presence("a word", "\"often\"", 30);
    presence("zero", "0", 1);
    presence("negative", "-5", 1);
    presence("too long", "100000", 120);
    presence("the largest integer", "9223372036854775807", 120);
    presence("the smallest integer", "-9223372036854775808", 1);
    QTest::newRow("dashboard") << ChannelKind::Dashboard << QByteArray(R"({"type": "connected", "tenant_id": 5})") << 15;
    QTest::newRow("mobile") << ChannelKind::MobileSync << QByteArray(R"({"type": "connection_established", "user_id": "1"})") << 30;
}

void LinkTest::heartbeatInterval()
{
    QFETCH(ChannelKind, kind);
    QFETCH(QByteArray, greeting);
    QFETCH(int, interval);
    ManualRig rig(kind);
    rig.make().start();
    rig.peer().accept();
    rig.peer().say(greeting.toStdString());
    QVERIFY(rig.stateAs<Connected>());
    rig.advance(1s); // the first one soon, for the screen
    QCOMPARE(rig.heartbeats(), 1);
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    rig.advance(seconds(interval) - 1ms);
    QCOMPARE(rig.heartbeats(), 1);
    rig.advance(1ms);
    QCOMPARE(rig.heartbeats(), 2);
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    rig.advance(seconds(interval));
    QCOMPARE(rig.heartbeats(), 3);
}

void LinkTest::heartbeatIntervalSetting()
{
    ManualRig rig(ChannelKind::Presence);
    rig.config.liveness.heartbeatEvery = 7s;
    rig.connectUp();
    rig.advance(1s);
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    rig.advance(7s);
    QCOMPARE(rig.heartbeats(), 2); // not the 30 s of the greeting
}

void LinkTest::heartbeatWaitsForTheSlot()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(900ms);
    channel.send(acknowledge(7), 1);
    rig.advance(2s);
    QCOMPARE(rig.heartbeats(), 0);
    rig.take();
    rig.peer().say(acknowledged(7));
    QCOMPARE(rig.take(), (QStringList {u"answered 1"_s, u"sent heartbeat"_s}));
    QVERIFY(!channel.canSend());
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    QCOMPARE(rig.take(), QStringList {u"ready"_s});
}

void LinkTest::heartbeatIsNotStarved()
{
    // An owner with a long queue sends again whenever it may, the server answers at once: heartbeats still go out.
    ManualRig rig;
    Channel &channel = rig.make();
    RequestId next = 1;
    const auto pump = [&] {
        if (channel.canSend())
            channel.send(acknowledge(std::int64_t(next)), next), ++next;
    };
    connect(&channel, &Channel::readyToSend, this, pump);
    connect(&channel, &Channel::answered, this, pump);
    rig.transports.behaviour().answersMessages = true;
    channel.start();
    rig.peer().accept();
    rig.peer().greet();
    rig.advance(61s);
    QCOMPARE(rig.heartbeats(), 5);
    QVERIFY(next > 1000);
    QVERIFY(rig.losses.isEmpty());
}

void LinkTest::heartbeatGate()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    bool open = false;
    int asked = 0;
    channel.setHeartbeatGate([&] {
        ++asked;
        return open;
    });
    rig.advance(60s);
    QCOMPARE(rig.heartbeats(), 0);
    QVERIFY(asked >= 59 && asked <= 61); // again every second
    QVERIFY(rig.peer().isAlive()); // what was not asked needs no answer
    QVERIFY(channel.canSend()); // and the slot is not held for it
    open = true;
    rig.advance(1s);
    QCOMPARE(rig.heartbeats(), 1);
}

void LinkTest::heartbeatHasAnOffset()
{
    ManualRig rig(ChannelKind::Presence);
    rig.connectUp();
    rig.advance(1s);
    const std::string frame = rig.peer().lastReceived();
    QVERIFY2(frame.find("Z\"") != std::string::npos, frame.c_str()); // without one the server's consumer dies
}

void LinkTest::heartbeatUnanswered()
{
    ManualRig rig;
    rig.connectUp();
    rig.advance(10'999ms);
    QCOMPARE(rig.heartbeats(), 1);
    QVERIFY(rig.peer().isAlive());
    rig.advance(1ms);
    rig.advance(100ms);
    QCOMPARE(int(rig.endKind()), int(EndKind::NoAnswer));
    QVERIFY(rig.unansweredCauses.isEmpty()); // nobody asked for it
}

void LinkTest::heartbeatRateLimited()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(1s);
    rig.take();
    rig.peer().say(R"({"type": "error", "message": "Rate limit exceeded"})");
    QCOMPARE(rig.take(), (QStringList {u"rate limited"_s, u"ready"_s}));
    QCOMPARE(channel.lastProof(), rig.clock.bootNow());
    QVERIFY(std::none_of(rig.roundTrips.begin(), rig.roundTrips.end(), [](const RoundTrip &sample) {
        return sample.layer == RoundTrip::Layer::Application;
    }));
    rig.advance(15s);
    QVERIFY(rig.peer().isAlive());
    QCOMPARE(rig.heartbeats(), 2);
    // To a request it is that request's answer.
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    channel.send(acknowledge(7), 1);
    rig.take();
    rig.peer().say(R"({"type": "error", "message": "Rate limit exceeded"})");
    QCOMPARE(rig.take(), (QStringList {u"answered 1"_s, u"ready"_s}));
}

void LinkTest::heartbeatUnknownToTheServer()
{
    ManualRig rig;
    rig.connectUp();
    rig.advance(1s);
    rig.take();
    rig.peer().say(R"({"type": "error", "message": "Unknown message type: heartbeat"})");
    QCOMPARE(rig.take(), (QStringList {u"message error"_s, u"ready"_s}));
    QVERIFY(rig.peer().isAlive());
}

void LinkTest::roundTripOfTheApplication()
{
    ManualRig rig(ChannelKind::Presence);
    rig.connectUp();
    rig.advance(1s);
    rig.roundTrips.clear();
    rig.clock.advance(12ms);
    rig.peer().say(
        R"({"type": "heartbeat_ack", "server_time": "2026-01-02T12:00:01.000000+00:00", "latency_ms": -3600000, "uptime_seconds": 120})");
    QCOMPARE(rig.roundTrips.size(), 1);
    const RoundTrip sample = rig.roundTrips.first();
    QCOMPARE(int(sample.layer), int(RoundTrip::Layer::Application));
    QVERIFY(sample.took == 12ms);
    QCOMPARE(sample.at, rig.clock.bootNow());
    QVERIFY(!sample.afterOtherReply);
    QCOMPARE(sample.serverLatencyMs, std::int64_t(-3'600'000));
    QCOMPARE(sample.serverUptimeSeconds, std::int64_t(120));
    QVERIFY(sample.serverTime);
}

void LinkTest::roundTripBehindAnotherFrame()
{
    ManualRig rig;
    rig.connectUp();
    rig.peer().say(kAlert); // long before
    rig.advance(1s);
    rig.roundTrips.clear();
    rig.clock.advance(2ms);
    rig.peer().say(kAlert);
    rig.clock.advance(44ms);
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    QCOMPARE(rig.roundTrips.size(), 1);
    QVERIFY(rig.roundTrips.first().afterOtherReply);
    rig.advance(15s);
    rig.roundTrips.clear();
    rig.peer().say(kAlert);
    rig.clock.advance(60ms); // more than any delayed acknowledgement
    rig.peer().say(R"({"type": "heartbeat_ack"})");
    QVERIFY(!rig.roundTrips.first().afterOtherReply);
}

// ---- pings --------------------------------------------------------------------------------------------------------------

void LinkTest::pingsGoOut()
{
    ManualRig rig;
    rig.make().start();
    rig.clock.advance(5s);
    QVERIFY(rig.peer().pings().empty()); // a ping during the handshake would corrupt it
    rig.peer().accept();
    rig.advance(3s);
    QCOMPARE(rig.peer().pings().size(), std::size_t(1));
    rig.peer().greet();
    rig.advance(6s);
    QCOMPARE(rig.peer().pings().size(), std::size_t(3));
    QVERIFY(rig.peer().pings()[0] != rig.peer().pings()[1]);
}

void LinkTest::roundTripOfTheTransport()
{
    ManualRig rig;
    rig.connectUp();
    rig.clock.advance(3s);
    rig.roundTrips.clear();
    rig.clock.advance(3ms);
    rig.peer().pong();
    QCOMPARE(rig.roundTrips.size(), 1);
    QCOMPARE(int(rig.roundTrips.first().layer), int(RoundTrip::Layer::Transport));
    QVERIFY(rig.roundTrips.first().took == 3ms);
}

void LinkTest::unaskedPongs()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.clock.advance(3s);
    rig.peer().pong("");
    rig.peer().pong("never asked");
    QVERIFY(rig.roundTrips.isEmpty());
    QCOMPARE(channel.lastSign(), rig.clock.bootNow());
    rig.peer().pong();
    rig.peer().pong(); // twice
    QCOMPARE(rig.roundTrips.size(), 1);
    // A pong for a later ping settles the earlier ones.
    rig.clock.advance(6s);
    const auto pings = rig.peer().pings();
    rig.peer().pong(pings.at(2));
    rig.peer().pong(pings.at(1));
    QCOMPARE(rig.roundTrips.size(), 2);
}

void LinkTest::cutSilently_data()
{
    QTest::addColumn<int>("after"); // milliseconds
    for (int after = 0; after <= 16'000; after += 700)
        QTest::addRow("after %d ms", after) << after;
}

void LinkTest::cutSilently()
{
    QFETCH(int, after);
    ChannelRig rig(ChannelKind::Dashboard); // heartbeats are answered
    rig.connectUp();
    rig.advance(milliseconds(after));
    rig.peer().cutSilently();
    const BootTime cutAt = rig.clock.bootNow();
    while (rig.losses.isEmpty() && rig.clock.bootNow() - cutAt < 60s)
        rig.clock.advance(10ms);
    QVERIFY2(rig.clock.bootNow() - cutAt < 10s, qPrintable(QString::number((rig.clock.bootNow() - cutAt) / 1ms)));
    QCOMPARE(int(rig.losses.value(0).kind), int(EndKind::Silent));
}

void LinkTest::anyFrameIsASign()
{
    // A server whose library answers no pings is alive while it talks.
    ManualRig rig;
    rig.connectUp().setHeartbeatGate([] { return false; });
    for (int i = 0; i < 3; ++i) {
        rig.advance(7s, false);
        rig.peer().say("garbage");
    }
    rig.advance(7s, false);
    rig.peer().sayBinary(1);
    rig.advance(7s, false);
    QVERIFY(rig.peer().isAlive());
    rig.advance(1s, false);
    QCOMPARE(int(rig.endKind()), int(EndKind::Silent));
}

void LinkTest::noPingsNoSilence()
{
    ChannelRig rig;
    rig.config.liveness.pingEvery = 0ms;
    rig.connectUp();
    rig.clock.advance(5min);
    QVERIFY(rig.peer().pings().empty());
    QVERIFY(rig.peer().isAlive());
    rig.peer().cutSilently();
    rig.clock.advance(26s); // the next heartbeat's deadline finds it
    QCOMPARE(int(rig.losses.value(0).kind), int(EndKind::Silent));
}

// ---- a hung event loop --------------------------------------------------------------------------------------------------

void LinkTest::stallDoesNotCondemn()
{
    ChannelRig rig;
    rig.connectUp();
    rig.advance(5s);
    rig.clock.sleep(14s); // nothing was read meanwhile; the pongs wait in the socket
    QVERIFY(rig.losses.isEmpty());
    rig.peer().pong();
    rig.advance(1min);
    QVERIFY(rig.losses.isEmpty());
}

void LinkTest::stallThenSilence()
{
    ChannelRig rig;
    rig.connectUp();
    rig.advance(5s);
    rig.peer().cutSilently();
    rig.clock.sleep(12s);
    QVERIFY(rig.losses.isEmpty());
    rig.clock.advance(2s); // the turn of grace
    QCOMPARE(int(rig.losses.value(0).kind), int(EndKind::Silent));
}

void LinkTest::whatWasHeldUpIsReadBeforeTheEnd()
{
    // A server that stood still for longer than the deadline says everything at once: alerts, and perhaps the answer behind them.
    for (const bool answers : {false, true}) {
        ManualRig rig;
        rig.connectUp().send(acknowledge(7), 1);
        rig.advance(6s);
        rig.peer().cutSilently();
        rig.advance(4s);
        rig.take();
        rig.peer().cutSilently(false);
        for (int i = 0; i < 3; ++i)
            rig.peer().say(kAlert);
        if (answers)
            rig.peer().say(acknowledged(7));
        rig.advance(100ms);
        const QStringList told = rig.take();
        QCOMPARE(told.filter(u"message"_s).size(), 3);
        QCOMPARE(told.contains(u"answered 1"_s), answers);
        QCOMPARE(rig.transports.peer(0).isAlive(), answers);
    }
}

void LinkTest::whatWasHeldUpCoversNothing()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(3'500ms); // a ping was sent after 3 s, and answered
    rig.peer().say(kAlert);
    const BootTime covered = *channel.coveredUntil();
    QVERIFY(covered <= rig.clock.bootNow() - 250ms);
    QVERIFY(covered >= rig.clock.bootNow() - 3'500ms);
    // A cut of 4 s; then the network delivers what was said at its begin.
    rig.peer().cutSilently();
    rig.advance(4s, false);
    rig.peer().cutSilently(false);
    rig.peer().say(kAlert);
    QCOMPARE(channel.lastProof(), rig.clock.bootNow());
    QCOMPARE(channel.coveredUntil(), covered);
    // What comes behind the answer to a later ping was said after that.
    rig.advance(3s);
    QCOMPARE(channel.coveredUntil(), covered); // a pong is not the consumer's
    rig.peer().say(kAlert);
    QVERIFY(*channel.coveredUntil() > covered + 3s);
    const BootTime last = *channel.coveredUntil();
    rig.advance(300ms);
    rig.peer().drop();
    QCOMPARE(channel.coveredUntil(), last);
}

void LinkTest::lastMomentCoversNothing()
{
    ManualRig rig;
    Channel &channel = rig.connectUp();
    rig.advance(3'500ms);
    rig.peer().say(kAlert);
    const BootTime covered = *channel.coveredUntil();
    rig.advance(3s);
    rig.peer().say(kAlert);
    QVERIFY(*channel.coveredUntil() > covered + 2s);
    // A server that was held up answers, and ends the link before it comes to the alerts that wait in its channel layer.
    rig.advance(50ms);
    rig.peer().drop();
    QCOMPARE(channel.coveredUntil(), covered);
}

void LinkTest::stallBeforeAnAnswer()
{
    ManualRig rig;
    rig.connectUp().send(acknowledge(7), 1);
    rig.clock.sleep(14s);
    QVERIFY(rig.losses.isEmpty());
    rig.peer().say(acknowledged(7));
    QVERIFY(rig.take().contains(u"answered 1"_s));
    // And without an answer it ends after all.
    ManualRig other;
    other.connectUp().send(acknowledge(7), 1);
    other.clock.sleep(14s);
    other.peer().pong();
    other.advance(2'200ms);
    QCOMPARE(int(other.endKind()), int(EndKind::NoAnswer));
}

void LinkTest::stallBeforeTheGreeting()
{
    ManualRig rig;
    rig.make().start();
    rig.peer().accept();
    rig.clock.sleep(14s);
    QVERIFY(rig.peer().isAlive());
    rig.peer().greet();
    QVERIFY(rig.stateAs<Connected>());
}

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
