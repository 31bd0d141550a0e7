// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

#include <limits>

using namespace noc;
using namespace noc::wire;

Q_DECLARE_METATYPE(noc::wire::FrameFault)
Q_DECLARE_METATYPE(noc::EntityId)
Q_DECLARE_METATYPE(noc::wire::ServerMessage)

namespace {

template<typename Message> Message messageOf(const Decoded &decoded)
{
    const auto *message = std::get_if<ServerMessage>(&decoded.result);
    if (message == nullptr || !std::holds_alternative<Message>(*message))
        return {};
    return std::get<Message>(*message);
}

QByteArray alertWithId(const QByteArray &id)
{
    return "{\"type\": \"alert_created\", \"alert_id\": " + id + ", \"severity\": \"HIGH\"}";
}

QByteArray nested(int depth, const QByteArray &open = "[", const QByteArray &close = "]")
{
    return open.repeated(depth) + '1' + close.repeated(depth);
}

QStringList names(const std::vector<std::string_view> &defects)
{
    QStringList list;
    for (const std::string_view name : defects)
        list += QString::fromUtf8(name.data(), qsizetype(name.size()));
    return list;
}

} // namespace

class TestServerDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void noIdStillTellsTheType();
    void ids_data();
    void ids();
    void defects_data();
    void defects();
    void unknownTypes_data();
    void unknownTypes();
    void lastDuplicateWins();
    void escapedKeysAreTheSameKeys();
    void unknownMembersAreIgnored();
    void textsComeAsUtf8_data();
    void textsComeAsUtf8();
    void nestedTextsAreKeptCompact();
    void secondNamesOfTimes();
    void sizeLimit();
    void depthLimitIsExact();
    void mutilatedFrames();
    void moved();
};

void TestServerDecoder::faults_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<FrameFault>("fault");
    const auto row = [](const char *name, QByteArray frame, FrameFault fault) { QTest::newRow(name) << frame << fault; };

    row("empty", "", FrameFault::NotJson);
    row("blanks", "  \n\t ", FrameFault::NotJson);
    row("words", "hello", FrameFault::NotJson);
    row("HTML", "<html><body>502</body></html>", FrameFault::NotJson);
    row("cut short", R"({"type": "alert_created", "alert_id": 1)", FrameFault::NotJson);
    row("cut inside a string", R"({"type": "alert_cre)", FrameFault::NotJson);
    row("two objects", R"({"type": "pong"}{"type": "pong"})", FrameFault::NotJson);
    row("trailing comma", R"({"type": "pong",})", FrameFault::NotJson);
    row("single quotes", "{'type': 'pong'}", FrameFault::NotJson);
    row("comment", "{\"type\": \"pong\"} // hi", FrameFault::NotJson);
    row("raw control character", "{\"type\": \"po\x01ng\"}", FrameFault::NotJson);
    row("raw line break in a string", "{\"type\": \"po\nng\"}", FrameFault::NotJson);
    row("bad escape", R"({"type": "\x41"})", FrameFault::NotJson);
    row("escape cut short", R"({"type": "\u12"})", FrameFault::NotJson);
    row("BOM", "\xEF\xBB\xBF{\"type\": \"pong\"}", FrameFault::NotJson);
    row("BOM alone", "\xEF\xBB\xBF", FrameFault::NotJson);
    row("leading zero", R"({"type": "error", "x": 007})", FrameFault::NotJson);
    row("bare fraction", R"({"type": "error", "x": .5})", FrameFault::NotJson);
    row("a name that only begins as NaN", R"({"type": "error", "x": NaNa})", FrameFault::NotJson);
    row("zero byte", QByteArray("{\"type\": \"pong\"}\0", 17), FrameFault::NotJson);

    row("byte 0xFF", "{\"type\": \"\xFF\"}", FrameFault::NotUtf8);
    row("overlong", "{\"type\": \"\xC0\xAF\"}", FrameFault::NotUtf8);
    row("surrogate in UTF-8", "{\"type\": \"\xED\xA0\x80\"}", FrameFault::NotUtf8);
    row("cut character", "{\"type\": \"\xE2\x82\"}", FrameFault::NotUtf8);

    row("null", "null", FrameFault::NotObject);
    row("true", "true", FrameFault::NotObject);
    row("number", "12", FrameFault::NotObject);
    row("NaN", "NaN", FrameFault::NotObject);
    row("string", "\"alert_created\"", FrameFault::NotObject);
    row("array", "[{\"type\": \"pong\"}]", FrameFault::NotObject);
    row("empty array", "[]", FrameFault::NotObject);

    row("65 deep", "{\"a\":" + nested(64) + "}", FrameFault::TooDeep);
    row("65 deep in objects", "{\"a\":" + nested(64, "{\"a\":", "}") + "}", FrameFault::TooDeep);
    row("100,000 deep", "{\"a\":" + nested(100'000) + "}", FrameFault::TooDeep);
    row("100,000 deep and not closed", QByteArray(100'000, '['), FrameFault::NotJson);

    row("no alert id", R"({"type": "alert_created", "severity": "HIGH"})", FrameFault::NoId);
    row("null alert id", alertWithId("null"), FrameFault::NoId);
    row("NaN alert id", alertWithId("NaN"), FrameFault::NoId);
    row("array alert id", alertWithId("[1]"), FrameFault::NoId);
    row("object alert id", alertWithId("{}"), FrameFault::NoId);
    row("bool alert id", alertWithId("true"), FrameFault::NoId);
    row("half alert id", alertWithId("10.5"), FrameFault::NoId);
    row("2^64 as alert id", alertWithId("18446744073709551616"), FrameFault::NoId);
    row("1e300 alert id", alertWithId("1e300"), FrameFault::NoId);
    row("empty alert id", alertWithId("\"\""), FrameFault::NoId);
    row("256 bytes of alert id", alertWithId('"' + QByteArray(256, 'x') + '"'), FrameFault::NoId);
    row("no id: alert_new", R"({"type": "alert_new"})", FrameFault::NoId);
    row("no id: alert_updated", R"({"type": "alert_updated"})", FrameFault::NoId);
    row("no id: alert_acknowledged", R"({"type": "alert_acknowledged"})", FrameFault::NoId);
    row("no id: subscribed", R"({"type": "subscribed", "alert_id": 1})", FrameFault::NoId);
    row("no id: metrics_update", R"({"type": "metrics_update", "metrics": {}})", FrameFault::NoId);
    row("no id: finding_created", R"({"type": "finding_created"})", FrameFault::NoId);
    row("no id: anomaly_detected", R"({"type": "anomaly_detected"})", FrameFault::NoId);
    row("no id: ticket_updated", R"({"type": "ticket_updated"})", FrameFault::NoId);
    row("last of two ids is null", R"({"type": "alert_created", "alert_id": 1, "alert_id": null})", FrameFault::NoId);
}

void TestServerDecoder::faults()
{
    QFETCH(QByteArray, frame);
    QFETCH(FrameFault, fault);
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(frame.toStdString());
    QVERIFY2(std::holds_alternative<FrameFault>(decoded.result), "a message came out");
    QCOMPARE(faultName(std::get<FrameFault>(decoded.result)), faultName(fault));

    // A bad frame leaves nothing behind that spoils the next.
    const Decoded next = decoder.decode(alertWithId("7").toStdString());
    QCOMPARE(messageOf<AlertCreated>(next).alertId, EntityId(7));
}

void TestServerDecoder::noIdStillTellsTheType()
{
    ServerDecoder decoder;
    QCOMPARE(decoder.decode(alertWithId("[]").toStdString()).type, std::string("alert_created"));
}

void TestServerDecoder::ids_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<EntityId>("id");
    const auto row = [](QByteArray json, EntityId id) { QTest::newRow(json.left(30).constData()) << json << id; };

    row("101", EntityId(101));
    row("0", EntityId(0));
    row("-5", EntityId(-5));
    row("9007199254740993", EntityId(9007199254740993)); // 2^53+1
    row("9223372036854775807", EntityId(std::numeric_limits<std::int64_t>::max()));
    row("-9223372036854775808", EntityId(std::numeric_limits<std::int64_t>::min()));
    row("9223372036854775808", EntityId::fromUnsigned(9223372036854775808ULL)); // 2^63
    row("18446744073709551615", EntityId::fromUnsigned(~0ULL)); // 2^64-1
    row("10.0", EntityId(10));
    row("-0.0", EntityId(0));
    row("1e3", EntityId(1000));
    row("9.223372036854775808e18", EntityId::fromUnsigned(9223372036854775808ULL));
    row("\"101\"", EntityId::fromString("101"));
    row("\"a-17\"", EntityId::fromString("a-17"));
    row("\" \"", EntityId::fromString(" "));
    row(R"("\u00e9\ud83d\ude00")", EntityId::fromString("\xC3\xA9\xF0\x9F\x98\x80"));
    row('"' + QByteArray(255, 'y') + '"', EntityId::fromString(std::string(255, 'y')));
}

void TestServerDecoder::ids()
{
    QFETCH(QByteArray, json);
    QFETCH(EntityId, id);
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(alertWithId(json).toStdString());
    QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    QCOMPARE(messageOf<AlertCreated>(decoded).alertId.toText(), id.toText());
    QVERIFY(messageOf<AlertCreated>(decoded).alertId == id);
}

// A known member of a wrong type costs that member, not the message.
void TestServerDecoder::defects_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<ServerMessage>("message");
    QTest::addColumn<QStringList>("defects");
    const auto row = [](const char *name, const char *frame, ServerMessage message, QStringList defects) {
        QTest::newRow(name) << QByteArray(frame) << std::move(message) << defects;
    };
    const EntityId one(1);

    row("alert, everything missing", R"({"type": "alert_created", "alert_id": 1})", AlertCreated {one, {}, {}, {}, {}, {}, false},
        {});
    row("alert, everything null",
        R"({"type": "alert_created", "alert_id": 1, "alert_type": null, "severity": null, "message": null, "timestamp": null, "status": null})",
        AlertCreated {one, {}, {}, {}, {}, {}, false}, {});
    row("alert, everything mistyped",
        R"({"type": "alert_created", "alert_id": 1, "alert_type": 1, "severity": [], "message": {}, "timestamp": 12, "status": true})",
        AlertCreated {one, {}, {}, {}, {}, {}, false},
        {QStringLiteral("alert_type"), QStringLiteral("severity"), QStringLiteral("message"), QStringLiteral("timestamp"),
         QStringLiteral("status")});
    row("alert, time that is none", R"({"type": "alert_created", "alert_id": 1, "timestamp": "2026-11-22T12:08:59"})",
        AlertCreated {one, {}, {}, {}, {}, {}, false}, {QStringLiteral("timestamp")});
    row("greeting", R"({"type": "connected", "tenant_id": [5], "timestamp": "soon"})", DashboardGreeting {},
        {QStringLiteral("tenant_id"), QStringLiteral("timestamp")});
    row("established", R"({"type": "connection_established", "heartbeat_interval": "30", "presence_timeout": 300.0})",
        ConnectionEstablished {{}, {}, 300, {}, {}}, {QStringLiteral("heartbeat_interval")});
    row("established, not finite", R"({"type": "connection_established", "heartbeat_interval": Infinity})",
        ConnectionEstablished {}, {});
    row("ack", R"({"type": "heartbeat_ack", "latency_ms": 12.75, "uptime_seconds": 1e300})", HeartbeatAck {{}, {}, 12, {}},
        {QStringLiteral("uptime_seconds")});
    row("ack, over 64 bits", R"({"type": "heartbeat_ack", "uptime_seconds": 18446744073709551615})", HeartbeatAck {},
        {QStringLiteral("uptime_seconds")});
    row("stats", R"({"type": "stats", "uptime_seconds": true, "user_type": 3})", Stats {},
        {QStringLiteral("uptime_seconds"), QStringLiteral("user_type")});
    row("subscribed", R"({"type": "subscribed", "client_id": 1, "message": 7})", Subscribed {one, {}}, {QStringLiteral("message")});
    row("metrics", R"({"type": "metrics_update", "client_id": 1, "metrics": [1]})", MetricsUpdate {one, "{}"},
        {QStringLiteral("metrics")});
    row("metrics missing", R"({"type": "metrics_update", "client_id": 1})", MetricsUpdate {one, "{}"}, {});
    row("error", R"({"type": "error", "message": {"code": 1}})", ErrorReply {{}, {}}, {QStringLiteral("message")});
    row("anomaly", R"({"type": "anomaly_detected", "anomaly_id": "1", "person_id": {}, "fraud_score": "high"})",
        AnomalyDetected {EntityId::fromString("1"), {}, {}, {}, {}, {}, {}, {}, {}},
        {QStringLiteral("person_id"), QStringLiteral("fraud_score")});
    row("anomaly, NaN score", R"({"type": "anomaly_detected", "anomaly_id": 1, "fraud_score": NaN})",
        AnomalyDetected {one, {}, {}, {}, {}, {}, {}, {}, {}}, {});
    row("notification, id of no use", R"({"type": "alert_notification", "alert_id": [1], "x": 1})",
        AlertNotification {{}, {}, {}, {}, R"({"type":"alert_notification","alert_id":[1],"x":1})"}, {QStringLiteral("alert_id")});
    row("at most eight",
        R"({"type": "ticket_updated", "ticket_id": 1, "ticket_no": 1, "old_status": 1, "new_status": 1, "priority": 1, "assigned_to": 1, "site_id": [], "site_name": 1, "description": 1, "timestamp": 1})",
        TicketUpdated {one, {}, {}, {}, {}, {}, {}, {}, {}, {}},
        {QStringLiteral("ticket_no"), QStringLiteral("old_status"), QStringLiteral("new_status"), QStringLiteral("priority"),
         QStringLiteral("assigned_to"), QStringLiteral("site_id"), QStringLiteral("site_name"), QStringLiteral("description")});
}

void TestServerDecoder::defects()
{
    QFETCH(QByteArray, frame);
    QFETCH(ServerMessage, message);
    QFETCH(QStringList, defects);
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(frame.toStdString());
    QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    QVERIFY(std::get<ServerMessage>(decoded.result) == message);
    QCOMPARE(names(decoded.defects), defects);
}

void TestServerDecoder::unknownTypes_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("sync") << QByteArray(R"({"type": "sync_progress", "alert_id": 1})") << QByteArray("sync_progress");
    QTest::newRow("none") << QByteArray("{}") << QByteArray();
    QTest::newRow("null") << QByteArray(R"({"type": null})") << QByteArray();
    QTest::newRow("number") << QByteArray(R"({"type": 4})") << QByteArray();
    QTest::newRow("upper case") << QByteArray(R"({"type": "PONG"})") << QByteArray("PONG");
    QTest::newRow("embedded zero") << QByteArray(R"({"type": "pong\u0000"})") << QByteArray("pong\0", 5);
    QTest::newRow("long") << QByteArray("{\"type\": \"" + QByteArray(100, 'x') + "\"}") << QByteArray(64, 'x');
    QTest::newRow("long, cut between characters")
        << QByteArray("{\"type\": \"" + QByteArray(63, 'x') + "\xE2\x82\xAC\"}") << QByteArray(63, 'x');
}

void TestServerDecoder::unknownTypes()
{
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, type);
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(frame.toStdString());
    QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    QVERIFY(std::holds_alternative<UnknownMessage>(std::get<ServerMessage>(decoded.result)));
    QCOMPARE(QByteArray::fromStdString(decoded.type), type);
    QCOMPARE(QByteArray::fromStdString(messageOf<UnknownMessage>(decoded).type), type);
}

void TestServerDecoder::lastDuplicateWins()
{
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(
        R"({"type": "pong", "alert_id": 1, "message": "first", "type": "alert_created", "message": "second", "alert_id": 2})");
    QCOMPARE(messageOf<AlertCreated>(decoded).alertId, EntityId(2));
    QCOMPARE(messageOf<AlertCreated>(decoded).message, std::string("second"));
}

void TestServerDecoder::escapedKeysAreTheSameKeys()
{
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(R"({"t\u0079pe": "alert_acknowledged", "\u0061lert_id": 3})");
    QCOMPARE(messageOf<AlertAcknowledged>(decoded).alertId, EntityId(3));
}

void TestServerDecoder::unknownMembersAreIgnored()
{
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(
        R"({"": 1, "x": {"alert_id": 9}, "alert_idd": 8, "y": [1, [2, {"severity": "LOW"}]], "type": "alert_created", "alert_id": 3, "big": 1234567890123456789012345, "nan": NaN})");
    QCOMPARE(messageOf<AlertCreated>(decoded).alertId, EntityId(3));
    QCOMPARE(messageOf<AlertCreated>(decoded).severity, std::string());
    QVERIFY(decoded.defects.empty());
}

void TestServerDecoder::textsComeAsUtf8_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("escapes") << QByteArray(R"("caf\u00e9 \ud83d\ude00 \"\\\/\b\f\n\r\t")")
                             << QByteArray("caf\xC3\xA9 \xF0\x9F\x98\x80 \"\\/\b\f\n\r\t");
    QTest::newRow("raw") << QByteArray("\"caf\xC3\xA9\"") << QByteArray("caf\xC3\xA9");
    QTest::newRow("lone high") << QByteArray(R"("a\ud800b")")
                               << QByteArray("a\xEF\xBF\xBD"
                                             "b");
    QTest::newRow("lone low") << QByteArray(R"("a\udc00b")")
                              << QByteArray("a\xEF\xBF\xBD"
                                            "b");
    QTest::newRow("high and no low") << QByteArray(R"("\ud83d\u0041")")
                                     << QByteArray("\xEF\xBF\xBD"
                                                   "A");
    QTest::newRow("NaN inside a string, beside a real one")
        << QByteArray(R"("NaN -Infinity", "extra": NaN)") << QByteArray("NaN -Infinity");
    QTest::newRow("lone surrogate beside NaN") << QByteArray(R"("\udfff", "extra": -Infinity)") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("zero character") << QByteArray(R"("a\u0000b")") << QByteArray("a\0b", 3);
}

void TestServerDecoder::textsComeAsUtf8()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    ServerDecoder decoder;
    const Decoded decoded = decoder.decode("{\"type\": \"error\", \"message\": " + json.toStdString() + "}");
    QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    QCOMPARE(QByteArray::fromStdString(messageOf<ErrorReply>(decoded).message), text);
}

void TestServerDecoder::nestedTextsAreKeptCompact()
{
    ServerDecoder decoder;
    const Decoded metrics =
        decoder.decode(R"({"type": "metrics_update", "client_id": 1, "metrics": { "a" : [ 1, 2.5, "x y" ], "b": { } } })");
    QCOMPARE(messageOf<MetricsUpdate>(metrics).metricsJson, std::string(R"({"a":[1,2.5,"x y"],"b":{}})"));
    const Decoded note =
        decoder.decode(R"({"type": "alert_notification", "incident_id": 4, "state": "NEW", "severity": "HIGH", "title": "t"})");
    QCOMPARE(
        messageOf<AlertNotification>(note).json,
        std::string(R"({"type":"alert_notification","incident_id":4,"state":"NEW","severity":"HIGH","title":"t"})"));
    QCOMPARE(messageOf<AlertNotification>(note).severity, std::optional<std::string>("HIGH"));
    QVERIFY(!messageOf<AlertNotification>(note).alertId);
}

void TestServerDecoder::secondNamesOfTimes()
{
    ServerDecoder decoder;
    const auto time = parseTime("2026-11-22T12:08:59+00:00");
    QCOMPARE(
        messageOf<TicketUpdated>(
            decoder.decode(R"({"type": "ticket_updated", "ticket_id": 1, "updated_at": "2026-11-22T12:08:59+00:00"})"))
            .timestamp,
        time);
    QCOMPARE(
        messageOf<AnomalyDetected>(
            decoder.decode(R"({"type": "anomaly_detected", "anomaly_id": "1", "detected_at": "2026-11-22T12:08:59+00:00"})"))
            .timestamp,
        time);
    QCOMPARE(
        messageOf<ConnectionEstablished>(
            decoder.decode(R"({"type": "connection_established", "server_time": "2026-11-22T12:08:59+00:00"})"))
            .timestamp,
        time);
}

void TestServerDecoder::sizeLimit()
{
    ServerDecoder decoder(DecodeLimits {100, 64});
    const std::string exact = "{\"type\": \"pong\"}" + std::string(84, ' ');
    QCOMPARE(exact.size(), std::size_t(100));
    QVERIFY(std::holds_alternative<ServerMessage>(decoder.decode(exact).result));
    const Decoded over = decoder.decode(exact + ' ');
    QVERIFY(std::holds_alternative<FrameFault>(over.result));
    QCOMPARE(std::get<FrameFault>(over.result), FrameFault::TooLarge);
}

void TestServerDecoder::depthLimitIsExact()
{
    for (const int limit : {1, 2, 64}) {
        ServerDecoder decoder(DecodeLimits {1 << 20, limit});
        const auto isMessage = [&](int depth) {
            const Decoded decoded = decoder.decode(("{\"type\": \"pong\", \"x\": " + nested(depth - 1) + "}").toStdString());
            return std::holds_alternative<ServerMessage>(decoded.result);
        };
        QVERIFY(isMessage(limit));
        QVERIFY(!isMessage(limit + 1));
    }
}

// Every prefix of every kind of frame, and every single changed byte, gives a message or a fault, never more.
void TestServerDecoder::mutilatedFrames()
{
    const std::string frames[] = {
        R"({"type": "alert_created", "alert_id": 120, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "caf\u00e9 \ud83d\ude00", "timestamp": "2026-11-22T12:08:59.731191+00:00"})",
        R"({"type": "metrics_update", "client_id": -1.0e2, "metrics": {"a": [1, NaN, 18446744073709551616]}})",
        R"({"type": "alert_notification", "alert_id": "x", "severity": null, "deep": [[[{}]]]})",
    };
    ServerDecoder decoder;
    for (const std::string &frame : frames) {
        QVERIFY(std::holds_alternative<ServerMessage>(decoder.decode(frame).result));
        for (std::size_t length = 0; length < frame.size(); ++length)
            QVERIFY(std::holds_alternative<FrameFault>(decoder.decode(std::string_view(frame).substr(0, length)).result));
        for (std::size_t at = 0; at < frame.size(); ++at) {
            for (const unsigned char byte : {0x00, 0x22, 0x30, 0x49, 0x4E, 0x5B, 0x5C, 0x7B, 0x7D, 0x80, 0xED, 0xFF}) {
                std::string changed = frame;
                changed[at] = char(byte);
                const Decoded decoded = decoder.decode(changed);
                QVERIFY(decoded.defects.size() <= 8);
                QVERIFY(decoded.type.size() <= 64);
            }
        }
    }
}

void TestServerDecoder::moved()
{
    ServerDecoder first;
    QVERIFY(std::holds_alternative<ServerMessage>(first.decode(R"({"type": "pong"})").result));
    ServerDecoder second = std::move(first);
    QVERIFY(std::holds_alternative<ServerMessage>(second.decode(R"({"type": "pong"})").result));
}

QTEST_APPLESS_MAIN(TestServerDecoder)
#include "tst_serverdecoder.moc"
