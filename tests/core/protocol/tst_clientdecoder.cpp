// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

using namespace noc;
using namespace noc::wire;

Q_DECLARE_METATYPE(noc::wire::ClientMessage)
Q_DECLARE_METATYPE(noc::wire::ClientFault)

class TestClientDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void fault_data();
    void fault();
    void timesThatNobodyMinds_data();
    void timesThatNobodyMinds();
};

// Every command comes back as it was sent, and is written as the client guide shows it.
void TestClientDecoder::roundTrip_data()
{
    QTest::addColumn<ClientMessage>("message");
    QTest::addColumn<QByteArray>("frame");

    const auto row = [](const char *name, ClientMessage message, const char *frame) {
        QTest::newRow(name) << std::move(message) << QByteArray(frame);
    };
    row("heartbeat", Heartbeat {WallTime(milliseconds(1759320000000))},
        R"({"type":"heartbeat","timestamp":"2025-10-01T12:00:00.000Z"})");
    row("heartbeat, no time", Heartbeat {}, R"({"type":"heartbeat"})");
    row("ping", Ping {}, R"({"type":"ping"})");
    row("get_stats", GetStats {}, R"({"type":"get_stats"})");
    row("subscribe", SubscribeClient {EntityId(42)}, R"({"type":"subscribe_client","client_id":42})");
    row("acknowledge", AcknowledgeAlert {EntityId(101)}, R"({"type":"acknowledge_alert","alert_id":101})");
    row("acknowledge 2^53+1", AcknowledgeAlert {EntityId(9007199254740993)},
        R"({"type":"acknowledge_alert","alert_id":9007199254740993})");
    row("acknowledge 2^64-1", AcknowledgeAlert {EntityId::fromUnsigned(~0ULL)},
        R"({"type":"acknowledge_alert","alert_id":18446744073709551615})");
    row("acknowledge a string", AcknowledgeAlert {EntityId::fromString("a\"\xC3\xA9\n\x01")},
        "{\"type\":\"acknowledge_alert\",\"alert_id\":\"a\\\"\xC3\xA9\\n\\u0001\"}");
    row("digits in a string", AcknowledgeAlert {EntityId::fromString("101")}, R"({"type":"acknowledge_alert","alert_id":"101"})");
    row("metrics", RequestMetrics {EntityId(-3)}, R"({"type":"request_metrics","client_id":-3})");
}

void TestClientDecoder::roundTrip()
{
    QFETCH(ClientMessage, message);
    QFETCH(QByteArray, frame);
    const std::string encoded = encode(message);
    QCOMPARE(QByteArray::fromStdString(encoded), frame);
    const auto decoded = decodeClient(encoded, ChannelKind::Presence);
    QVERIFY(std::holds_alternative<ClientMessage>(decoded));
    QVERIFY(std::get<ClientMessage>(decoded) == message);
}

void TestClientDecoder::fault_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<ClientFault>("fault");
    QTest::addColumn<bool>("fatal");
    QTest::addColumn<QByteArray>("text");

    const auto row = [](const char *name, QByteArray frame, ClientFault fault, bool fatal, const char *text = "") {
        QTest::newRow(name) << frame << fault << fatal << QByteArray(text);
    };
    row("empty", "", ClientFault::NotJson, false);
    row("words", "hello", ClientFault::NotJson, false);
    row("BOM", "\xEF\xBB\xBF{\"type\":\"ping\"}", ClientFault::NotJson, false);
    row("too deep for Python", QByteArray(100'000, '[') + QByteArray(100'000, ']'), ClientFault::NotJson, true);
    row("array", "[]", ClientFault::NotObject, true);
    row("number", "12", ClientFault::NotObject, true);
    row("null", "null", ClientFault::NotObject, true);

    row("no type", "{}", ClientFault::UnknownType, false, "None");
    row("null type", R"({"type":null})", ClientFault::UnknownType, false, "None");
    row("NaN type", R"({"type":NaN})", ClientFault::UnknownType, false, "nan");
    row("true type", R"({"type":true})", ClientFault::UnknownType, false, "True");
    row("number type", R"({"type":7})", ClientFault::UnknownType, false, "7");
    row("float type", R"({"type":1e16})", ClientFault::UnknownType, false, "1e+16");
    row("array type", R"({"type":["ping"]})", ClientFault::UnknownType, true, R"(["ping"])");
    row("unknown type", R"({"type":"unsubscribe"})", ClientFault::UnknownType, false, "unsubscribe");
    row("last type wins", R"({"type":"ping","type":"pung"})", ClientFault::UnknownType, false, "pung");

    row("no id", R"({"type":"acknowledge_alert"})", ClientFault::IdMissing, false);
    row("null id", R"({"type":"acknowledge_alert","alert_id":null})", ClientFault::IdMissing, false);
    row("zero id", R"({"type":"subscribe_client","client_id":0})", ClientFault::IdMissing, false);
    row("empty id", R"({"type":"subscribe_client","client_id":""})", ClientFault::IdMissing, false);
    row("false id", R"({"type":"subscribe_client","client_id":false})", ClientFault::IdMissing, false);
    row("empty array id", R"({"type":"request_metrics","client_id":[]})", ClientFault::IdMissing, false);
    row("true id", R"({"type":"acknowledge_alert","alert_id":true})", ClientFault::IdNotUsable, false, "True");
    row("array id", R"({"type":"acknowledge_alert","alert_id":[1,2]})", ClientFault::IdNotUsable, true, "[1, 2]");
    row("object id", R"({"type":"acknowledge_alert","alert_id":{"a":1}})", ClientFault::IdNotUsable, true, R"({"a": 1})");
    row("2^64", R"({"type":"acknowledge_alert","alert_id":18446744073709551616})", ClientFault::IdNotUsable, true,
        "1.8446744073709552e+19");
    row("long string id", "{\"type\":\"acknowledge_alert\",\"alert_id\":\"" + QByteArray(256, 'x') + "\"}",
        ClientFault::IdNotUsable, false, QByteArray(256, 'x').constData());

    row("time without offset", R"({"type":"heartbeat","timestamp":"2025-10-01T12:00:00"})", ClientFault::TimeWithoutOffset, true);
    row("date alone", R"({"type":"heartbeat","timestamp":"2025-10-01"})", ClientFault::TimeWithoutOffset, true);
}

void TestClientDecoder::fault()
{
    QFETCH(QByteArray, frame);
    QFETCH(ClientFault, fault);
    QFETCH(bool, fatal);
    QFETCH(QByteArray, text);
    const auto decoded = decodeClient(frame.toStdString(), ChannelKind::Presence);
    QVERIFY(std::holds_alternative<ClientDecodeFault>(decoded));
    const auto &found = std::get<ClientDecodeFault>(decoded);
    QCOMPARE(found.fault, fault);
    QCOMPARE(found.fatal, fatal);
    QCOMPARE(QByteArray::fromStdString(fault == ClientFault::UnknownType ? found.type : found.idText), text);
    // Which id is missing depends on the type.
    if (fault == ClientFault::IdMissing || fault == ClientFault::IdNotUsable)
        QVERIFY(frame.contains("\"type\":\"" + QByteArray::fromStdString(found.type) + '"'));
}

void TestClientDecoder::timesThatNobodyMinds_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<ChannelKind>("channel");
    QTest::newRow("no offset, dashboard") << QByteArray(R"({"type":"heartbeat","timestamp":"2025-10-01T12:00:00"})")
                                          << ChannelKind::Dashboard;
    QTest::newRow("not a time") << QByteArray(R"({"type":"heartbeat","timestamp":"noon"})") << ChannelKind::Presence;
    QTest::newRow("empty") << QByteArray(R"({"type":"heartbeat","timestamp":""})") << ChannelKind::Presence;
    QTest::newRow("number") << QByteArray(R"({"type":"heartbeat","timestamp":12})") << ChannelKind::Presence;
}

void TestClientDecoder::timesThatNobodyMinds()
{
    QFETCH(QByteArray, frame);
    QFETCH(ChannelKind, channel);
    const auto decoded = decodeClient(frame.toStdString(), channel);
    QVERIFY(std::holds_alternative<ClientMessage>(decoded));
    QVERIFY(std::get<ClientMessage>(decoded) == ClientMessage(Heartbeat {}));
}

QTEST_APPLESS_MAIN(TestClientDecoder)
#include "tst_clientdecoder.moc"
