// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/reply.h"

#include <QTest>

using namespace noc;
using namespace noc::wire;

Q_DECLARE_METATYPE(noc::wire::ServerMessage)
Q_DECLARE_METATYPE(noc::wire::ReplyFit)

namespace {

// In a struct, because QMetaType looks for an order of optional values.
struct InFlight {
    std::optional<ClientMessage> command;
};

} // namespace

class TestReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fit_data();
    void fit();
    void namesOfBothDialects();
};

void TestReply::fit_data()
{
    QTest::addColumn<ServerMessage>("message");
    QTest::addColumn<InFlight>("inFlight");
    QTest::addColumn<ReplyFit>("expected");

    using Command = std::optional<ClientMessage>;
    const auto row = [](const char *name, ServerMessage message, Command inFlight, ReplyFit expected) {
        QTest::newRow(name) << std::move(message) << InFlight {std::move(inFlight)} << expected;
    };
    const EntityId seven(7);
    const EntityId eight(8);
    const EntityId sevenText = EntityId::fromString("7");
    const Command none;

    row("ack of a heartbeat", HeartbeatAck {}, Heartbeat {}, ReplyFit::Answers);
    row("ack of nothing", HeartbeatAck {}, none, ReplyFit::News);
    row("ack while a ping waits", HeartbeatAck {}, Ping {}, ReplyFit::Mismatch);
    row("pong of a ping", Pong {}, Ping {}, ReplyFit::Answers);
    row("pong while a heartbeat waits", Pong {}, Heartbeat {}, ReplyFit::Mismatch);
    row("pong of nothing", Pong {}, none, ReplyFit::News);
    row("stats", Stats {}, GetStats {}, ReplyFit::Answers);
    row("stats while a ping waits", Stats {}, Ping {}, ReplyFit::Mismatch);

    row("subscribed", Subscribed {seven, {}}, SubscribeClient {seven}, ReplyFit::Answers);
    row("subscribed to another", Subscribed {eight, {}}, SubscribeClient {seven}, ReplyFit::Mismatch);
    row("subscribed, id of another kind", Subscribed {sevenText, {}}, SubscribeClient {seven}, ReplyFit::Mismatch);
    row("subscribed while an acknowledgement waits", Subscribed {seven, {}}, AcknowledgeAlert {seven}, ReplyFit::Mismatch);
    row("subscribed to nothing asked", Subscribed {seven, {}}, none, ReplyFit::News);

    row("metrics", MetricsUpdate {seven, "{}"}, RequestMetrics {seven}, ReplyFit::Answers);
    row("metrics of another", MetricsUpdate {eight, "{}"}, RequestMetrics {seven}, ReplyFit::Mismatch);

    row("acknowledged", AlertAcknowledged {seven}, AcknowledgeAlert {seven}, ReplyFit::Answers);
    row("acknowledged another", AlertAcknowledged {eight}, AcknowledgeAlert {seven}, ReplyFit::News);
    row("acknowledged, id of another kind", AlertAcknowledged {sevenText}, AcknowledgeAlert {seven}, ReplyFit::News);
    row("acknowledged while a heartbeat waits", AlertAcknowledged {seven}, Heartbeat {}, ReplyFit::News);
    row("acknowledged, nothing waits", AlertAcknowledged {seven}, none, ReplyFit::News);

    row("error for an acknowledgement", ErrorReply {"no", {}}, AcknowledgeAlert {seven}, ReplyFit::Answers);
    row("error for a heartbeat", ErrorReply {"no", {}}, Heartbeat {}, ReplyFit::Answers);
    row("error for nothing", ErrorReply {"no", {}}, none, ReplyFit::News);

    row("dashboard greeting", DashboardGreeting {}, Heartbeat {}, ReplyFit::NotAReply);
    row("presence greeting", ConnectionEstablished {}, Heartbeat {}, ReplyFit::NotAReply);
    row("the server's heartbeat", ServerHeartbeat {}, Heartbeat {}, ReplyFit::NotAReply);
    row("alert", AlertCreated {}, AcknowledgeAlert {seven}, ReplyFit::NotAReply);
    row("update", AlertUpdated {}, AcknowledgeAlert {seven}, ReplyFit::NotAReply);
    row("finding", FindingCreated {}, Heartbeat {}, ReplyFit::NotAReply);
    row("anomaly", AnomalyDetected {}, Heartbeat {}, ReplyFit::NotAReply);
    row("ticket", TicketUpdated {}, none, ReplyFit::NotAReply);
    row("notification", AlertNotification {}, none, ReplyFit::NotAReply);
    row("unknown", UnknownMessage {"sync_progress"}, Heartbeat {}, ReplyFit::NotAReply);
}

void TestReply::fit()
{
    QFETCH(ServerMessage, message);
    QFETCH(InFlight, inFlight);
    QFETCH(ReplyFit, expected);
    QCOMPARE(replyFit(message, inFlight.command ? &*inFlight.command : nullptr), expected);
}

void TestReply::namesOfBothDialects()
{
    AlertCreated alert;
    QCOMPARE(typeName(ServerMessage(alert)), std::string_view("alert_created"));
    alert.olderDialect = true;
    QCOMPARE(typeName(ServerMessage(alert)), std::string_view("alert_new"));
    QCOMPARE(typeName(ServerMessage(UnknownMessage {"sync_progress"})), std::string_view("sync_progress"));
}

QTEST_APPLESS_MAIN(TestReply)
#include "tst_reply.moc"
