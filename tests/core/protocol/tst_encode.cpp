// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

using namespace noc;
using namespace noc::wire;

Q_DECLARE_METATYPE(noc::wire::ServerMessage)

namespace {

const WallTime kNoon {milliseconds(1795349339731)};
constexpr auto Dashboard = ChannelKind::Dashboard;
constexpr auto Presence = ChannelKind::Presence;
constexpr auto MobileSync = ChannelKind::MobileSync;
constexpr const char *kNoonText = "2026-11-22T12:08:59.731000+00:00";

QByteArray withNoon(const char *frame)
{
    return QByteArray(frame).replace("NOON", kNoonText);
}

} // namespace

class TestEncode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverMessages_data();
    void serverMessages();
    void notificationFromMembers();
    void floats_data();
    void floats();
    void brokenTextsAreStillJson();
};

// Byte for byte what Python's json.dumps() gives, and decoding gives the message back.
void TestEncode::serverMessages_data()
{
    QTest::addColumn<ServerMessage>("message");
    QTest::addColumn<ChannelKind>("channel");
    QTest::addColumn<QByteArray>("frame");

    const auto row = [](const char *name, ServerMessage message, ChannelKind channel, const char *frame) {
        QTest::newRow(name) << std::move(message) << channel << withNoon(frame);
    };

    row("connected", DashboardGreeting {EntityId(5), kNoon}, Dashboard,
        R"({"type": "connected", "tenant_id": 5, "timestamp": "NOON"})");
    row("established", ConnectionEstablished {kNoon, 30, 300, {}, {}}, Presence,
        R"({"type": "connection_established", "timestamp": "NOON", "heartbeat_interval": 30, "presence_timeout": 300})");
    row("established, mobile", ConnectionEstablished {kNoon, {}, {}, EntityId::fromString("17"), "desk-4"}, MobileSync,
        R"({"type": "connection_established", "user_id": "17", "device_id": "desk-4", "server_time": "NOON", "features": {}})");
    row("ack, dashboard", HeartbeatAck {kNoon, {}, {}, {}}, Dashboard, R"({"type": "heartbeat_ack", "timestamp": "NOON"})");
    row("ack, presence", HeartbeatAck {{}, kNoon, 45, 120}, Presence,
        R"({"type": "heartbeat_ack", "server_time": "NOON", "latency_ms": 45, "uptime_seconds": 120})");
    row("ack, presence, no latency", HeartbeatAck {{}, kNoon, {}, 120}, Presence,
        R"({"type": "heartbeat_ack", "server_time": "NOON", "latency_ms": null, "uptime_seconds": 120})");
    row("ack, skewed", HeartbeatAck {{}, kNoon, -3'600'000, 0}, Presence,
        R"({"type": "heartbeat_ack", "server_time": "NOON", "latency_ms": -3600000, "uptime_seconds": 0})");
    row("heartbeat", ServerHeartbeat {kNoon}, Presence, R"({"type": "heartbeat", "server_time": "NOON"})");
    row("pong", Pong {kNoon}, Presence, R"({"type": "pong", "timestamp": "NOON"})");
    row("stats", Stats {61, 3, 0, "staff"}, Presence,
        R"({"type": "stats", "uptime_seconds": 61, "message_count": 3, "last_heartbeat_ago": 0, "user_type": "staff"})");
    row("subscribed", Subscribed {EntityId(7), "Subscribed to client alerts"}, Dashboard,
        R"({"type": "subscribed", "client_id": 7, "message": "Subscribed to client alerts"})");
    row("acknowledged", AlertAcknowledged {EntityId(101)}, Dashboard, R"({"type": "alert_acknowledged", "alert_id": 101})");
    row("acknowledged, string", AlertAcknowledged {EntityId::fromString("\xC3\xA9\"1")}, Dashboard,
        R"({"type": "alert_acknowledged", "alert_id": "\u00e9\"1"})");
    row("acknowledged, 2^64-1", AlertAcknowledged {EntityId::fromUnsigned(~0ULL)}, Dashboard,
        R"({"type": "alert_acknowledged", "alert_id": 18446744073709551615})");
    row("metrics", MetricsUpdate {EntityId(7), R"({"open":4,"rate":0.5,"by":["a",null,true]})"}, Dashboard,
        R"({"type": "metrics_update", "client_id": 7, "metrics": {"open": 4, "rate": 0.5, "by": ["a", null, true]}})");
    row("metrics, none", MetricsUpdate {EntityId(7), "{}"}, Dashboard,
        R"({"type": "metrics_update", "client_id": 7, "metrics": {}})");
    row("error", ErrorReply {"Unknown message type: None", {}}, Dashboard,
        R"({"type": "error", "message": "Unknown message type: None"})");
    row("error, mobile", ErrorReply {"Bad", "E7"}, MobileSync, R"({"type": "error", "message": "Bad", "error_code": "E7"})");
    row("alert", AlertCreated {EntityId(120), "DEVICE_OFFLINE", "HIGH", "Device 120 is offline", kNoon, {}, false}, Dashboard,
        R"({"type": "alert_created", "alert_id": 120, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "Device 120 is offline", "timestamp": "NOON"})");
    row("alert, no time", AlertCreated {EntityId(120), "DEVICE_OFFLINE", "HIGH", "", {}, {}, false}, Dashboard,
        R"({"type": "alert_created", "alert_id": 120, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "", "timestamp": null})");
    row("alert, older dialect", AlertCreated {EntityId(120), "DEVICE_OFFLINE", "HIGH", "Device 120 is offline", {}, {}, true},
        Dashboard,
        R"({"type": "alert_new", "alert_id": 120, "alert_type": "DEVICE_OFFLINE", "severity": "HIGH", "message": "Device 120 is offline"})");
    row("alert, every kind of character",
        AlertCreated {EntityId(1), "X", "LOW", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \"\\/\b\f\n\r\t\x7F\x01", {}, {}, true},
        Dashboard,
        R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "caf\u00e9 \u20ac \ud83d\ude00 \"\\/\b\f\n\r\t\u007f\u0001"})");
    row("update", AlertUpdated {EntityId(121), "ACKNOWLEDGED", "Alert 121 updated to ACKNOWLEDGED", kNoon}, Dashboard,
        R"({"type": "alert_updated", "alert_id": 121, "status": "ACKNOWLEDGED", "message": "Alert 121 updated to ACKNOWLEDGED", "timestamp": "NOON"})");
    row("update, nulls", AlertUpdated {EntityId(121), {}, "m", {}}, Dashboard,
        R"({"type": "alert_updated", "alert_id": 121, "status": null, "message": "m", "timestamp": null})");
    row("finding", FindingCreated {EntityId(9), "GAP", "MEDIUM", "SAFETY", EntityId(3), "Mercia Rail 4", "Title", "", kNoon},
        Dashboard,
        R"({"type": "finding_created", "finding_id": 9, "finding_type": "GAP", "severity": "MEDIUM", "category": "SAFETY", "site_id": 3, "site_name": "Mercia Rail 4", "title": "Title", "evidence_summary": "", "detected_at": "NOON"})");
    row("finding, nulls", FindingCreated {EntityId(9), "GAP", "MEDIUM", "SAFETY", {}, {}, "Title", "seen", kNoon}, Dashboard,
        R"({"type": "finding_created", "finding_id": 9, "finding_type": "GAP", "severity": "MEDIUM", "category": "SAFETY", "site_id": null, "site_name": null, "title": "Title", "evidence_summary": "seen", "detected_at": "NOON"})");
    row("anomaly",
        AnomalyDetected {
            EntityId::fromString("55"), EntityId(4), "R. Ash", EntityId(3), "Harbour Line", "GPS_SPOOFING", 0.87, "HIGH", kNoon},
        Dashboard,
        R"({"type": "anomaly_detected", "anomaly_id": "55", "person_id": 4, "person_name": "R. Ash", "site_id": 3, "site_name": "Harbour Line", "anomaly_type": "GPS_SPOOFING", "fraud_score": 0.87, "severity": "HIGH", "timestamp": "NOON"})");
    row("anomaly, whole score",
        AnomalyDetected {EntityId::fromString("55"), EntityId(4), "", EntityId(3), "", "X", 1.0, "HIGH", kNoon}, Dashboard,
        R"({"type": "anomaly_detected", "anomaly_id": "55", "person_id": 4, "person_name": "", "site_id": 3, "site_name": "", "anomaly_type": "X", "fraud_score": 1.0, "severity": "HIGH", "timestamp": "NOON"})");
    row("ticket", TicketUpdated {EntityId(8), "T-8", "NEW", "OPEN", "HIGH", "R. Ash", EntityId(3), "Harbour Line", "words", kNoon},
        Dashboard,
        R"({"type": "ticket_updated", "ticket_id": 8, "ticket_no": "T-8", "old_status": "NEW", "new_status": "OPEN", "priority": "HIGH", "assigned_to": "R. Ash", "site_id": 3, "site_name": "Harbour Line", "description": "words", "updated_at": "NOON", "timestamp": "NOON"})");
    row("ticket, nulls", TicketUpdated {EntityId(8), "T-8", "NEW", "OPEN", {}, {}, {}, {}, "words", {}}, Dashboard,
        R"({"type": "ticket_updated", "ticket_id": 8, "ticket_no": "T-8", "old_status": "NEW", "new_status": "OPEN", "priority": null, "assigned_to": null, "site_id": null, "site_name": null, "description": "words", "updated_at": null, "timestamp": null})");
    row("notification",
        AlertNotification {
            {}, {}, {}, "metrics_refresh", R"({"type":"alert_notification","message":"metrics_refresh","client_id":7})"},
        Dashboard, R"({"type": "alert_notification", "message": "metrics_refresh", "client_id": 7})");
    row("unknown", UnknownMessage {"sync_progress"}, MobileSync, R"({"type": "sync_progress"})");
}

void TestEncode::serverMessages()
{
    QFETCH(ServerMessage, message);
    QFETCH(ChannelKind, channel);
    QFETCH(QByteArray, frame);
    const std::string encoded = encode(message, channel);
    QCOMPARE(QByteArray::fromStdString(encoded), frame);

    ServerDecoder decoder;
    const Decoded decoded = decoder.decode(encoded);
    QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    QVERIFY(std::get<ServerMessage>(decoded.result) == message);
    QVERIFY(decoded.defects.empty());
}

// A notification without JSON of its own is written from its members.
void TestEncode::notificationFromMembers()
{
    const AlertNotification message {EntityId(4), "SLA_BREACH", "HIGH", "late", {}};
    QCOMPARE(
        encode(ServerMessage(message), ChannelKind::Dashboard),
        std::string(
            R"({"type": "alert_notification", "alert_id": 4, "alert_type": "SLA_BREACH", "severity": "HIGH", "message": "late"})"));
}

void TestEncode::floats_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("python");
    const auto row = [](const char *json, const char *python) { QTest::newRow(json) << QByteArray(json) << QByteArray(python); };
    row("10.0", "10.0");
    row("-0.0", "-0.0");
    row("0.1", "0.1");
    row("1e15", "1000000000000000.0");
    row("1e16", "1e+16");
    row("1.5e300", "1.5e+300");
    row("0.0001", "0.0001");
    row("0.00001", "1e-05");
    row("5e-324", "5e-324");
    row("NaN", "null");
}

void TestEncode::floats()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, python);
    const MetricsUpdate message {EntityId(1), "{\"v\":" + json.toStdString() + "}"};
    QCOMPARE(
        QByteArray::fromStdString(encode(ServerMessage(message), ChannelKind::Dashboard)),
        "{\"type\": \"metrics_update\", \"client_id\": 1, \"metrics\": {\"v\": " + python + "}}");
}

void TestEncode::brokenTextsAreStillJson()
{
    for (const std::string text : {"\xFF", "a\xC3", "\xE2\x82", "\xC0\x80", "\xF8\x88\x80\x80\x80", "ok \x80"}) {
        ServerDecoder decoder;
        const Decoded decoded = decoder.decode(encode(ServerMessage(ErrorReply {text, {}}), ChannelKind::Dashboard));
        QVERIFY(std::holds_alternative<ServerMessage>(decoded.result));
    }
}

QTEST_APPLESS_MAIN(TestEncode)
#include "tst_encode.moc"
