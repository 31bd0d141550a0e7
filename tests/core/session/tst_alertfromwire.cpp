// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/alertfromwire.h"

#include <QTest>

using namespace noc;

namespace {

const WallTime kNow {std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)};
const WallTime kRaised = kNow - std::chrono::minutes(3);

//! What the message tells, told into a raise that was used before.
std::optional<AlertRaise> raiseOf(const wire::ServerMessage &message)
{
    AlertRaise raise;
    raise.key = {AlertKind::Ticket, EntityId::fromString("old")};
    raise.severity = raise.type = raise.message = "old";
    raise.status = raise.client = raise.site = raise.owner = "old";
    raise.raised = kNow;
    return raiseFromWire(message, raise) ? std::optional(raise) : std::nullopt;
}

} // namespace

class tst_AlertFromWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alert();
    void finding();
    void anomaly();
    void ticket();
    void notificationWithAnAlert();
    void nothingElseMakesARow();
    void change();
};

void tst_AlertFromWire::alert()
{
    const auto raise =
        raiseOf(wire::AlertCreated {EntityId(7), "DEVICE_OFFLINE", "HIGH", "Switch down", kRaised, std::nullopt, false});
    QVERIFY(raise);
    QCOMPARE(raise->key, (AlertKey {AlertKind::Alert, EntityId(7)}));
    QCOMPARE(raise->severity, std::string("HIGH"));
    QCOMPARE(raise->type, std::string("DEVICE_OFFLINE"));
    QCOMPARE(raise->message, std::string("Switch down"));
    QVERIFY(raise->raised == kRaised);
    // Live messages do not tell them: absent is not the same as empty.
    QVERIFY(!raise->client && !raise->site && !raise->owner && !raise->status);
}

void tst_AlertFromWire::finding()
{
    wire::FindingCreated finding;
    finding.findingId = EntityId(7);
    finding.findingType = "TOUR_GAP";
    finding.severity = "MEDIUM";
    finding.siteName = "Pier 2";
    finding.title = "Tour gap";
    auto raise = raiseOf(finding);
    QVERIFY(raise);
    // A finding 7 is another thing than an alert 7: acknowledging it would acknowledge the alert.
    QCOMPARE(raise->key, (AlertKey {AlertKind::Finding, EntityId(7)}));
    QCOMPARE(raise->message, std::string("Tour gap"));
    QCOMPARE(raise->site, std::optional<std::string>("Pier 2"));
    finding.evidenceSummary = "3 checkpoints missed";
    QCOMPARE(raiseOf(finding)->message, std::string("Tour gap: 3 checkpoints missed"));
}

void tst_AlertFromWire::anomaly()
{
    wire::AnomalyDetected anomaly;
    anomaly.anomalyId = EntityId::fromString("a-1");
    anomaly.anomalyType = "GPS_SPOOFING";
    anomaly.severity = "CRITICAL";
    anomaly.personName = "Guard 12";
    const auto raise = raiseOf(anomaly);
    QVERIFY(raise);
    QCOMPARE(raise->key, (AlertKey {AlertKind::Anomaly, EntityId::fromString("a-1")}));
    QCOMPARE(raise->type, std::string("GPS_SPOOFING"));
}

void tst_AlertFromWire::ticket()
{
    wire::TicketUpdated ticket;
    ticket.ticketId = EntityId(3);
    ticket.ticketNo = "TKT-3";
    ticket.newStatus = "OPEN";
    ticket.priority = "HIGH";
    ticket.assignedTo = "night desk";
    ticket.description = "Door stuck";
    const auto raise = raiseOf(ticket);
    QVERIFY(raise);
    QCOMPARE(raise->key, (AlertKey {AlertKind::Ticket, EntityId(3)}));
    QCOMPARE(raise->severity, std::string("HIGH"));
    QCOMPARE(raise->status, std::optional<std::string>("OPEN"));
    QCOMPARE(raise->owner, std::optional<std::string>("night desk"));
    QCOMPARE(raise->message, std::string("TKT-3: Door stuck"));
}

void tst_AlertFromWire::notificationWithAnAlert()
{
    wire::AlertNotification notification;
    notification.json = "{}";
    QVERIFY(!raiseOf(notification));
    notification.alertId = EntityId(9);
    QVERIFY(!raiseOf(notification));
    notification.severity = "CRITICAL";
    const auto raise = raiseOf(notification);
    QVERIFY(raise);
    QCOMPARE(raise->key, (AlertKey {AlertKind::Alert, EntityId(9)}));
}

void tst_AlertFromWire::nothingElseMakesARow()
{
    const std::vector<wire::ServerMessage> others = {
        wire::DashboardGreeting {},
        wire::ConnectionEstablished {},
        wire::HeartbeatAck {},
        wire::ServerHeartbeat {},
        wire::Pong {},
        wire::Stats {},
        wire::Subscribed {},
        wire::AlertAcknowledged {},
        wire::MetricsUpdate {},
        wire::ErrorReply {},
        wire::AlertUpdated {},
        wire::UnknownMessage {}};
    for (const wire::ServerMessage &message : others)
        QVERIFY(!raiseOf(message));
}

void tst_AlertFromWire::change()
{
    const auto change = changeFromWire(wire::AlertUpdated {EntityId(7), "RESOLVED", "Alert 7 updated to RESOLVED", kRaised}, kNow);
    QVERIFY(change);
    QCOMPARE(change->key, (AlertKey {AlertKind::Alert, EntityId(7)}));
    QCOMPARE(change->status, std::optional<std::string>("RESOLVED"));
    QVERIFY(change->changed == kRaised);
    QVERIFY(!changeFromWire(wire::AlertCreated {}, kNow));
}

QTEST_APPLESS_MAIN(tst_AlertFromWire)
#include "tst_alertfromwire.moc"
