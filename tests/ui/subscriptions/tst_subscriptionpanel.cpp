// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionworld.h"
#include "ui/subscriptions/metricscard.h"
#include "ui/subscriptions/subscriptiondialog.h"
#include "ui/subscriptions/subscriptionpanel.h"
#include "ui/subscriptions/subscriptionrow.h"
#include "ui/theme/theme.h"

#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;

class TestSubscriptionPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subscribesByTheDialog();
    void showsTheServersWords();
    void removesAtTheNextConnection();
    void showsMetricsAsPlainText();
};

namespace {

QString visibleText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts += label->text();
    }
    return texts.join(u'\n');
}

} // namespace

void TestSubscriptionPanel::subscribesByTheDialog()
{
    SessionWorld world;
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    world.startLive();
    SubscriptionPanel panel(*world.session, theme);
    panel.show();
    QVERIFY(visibleText(panel).contains(u"No client is subscribed to"_s));
    panel.addSubscription();
    auto *dialog = panel.findChild<SubscriptionDialog *>();
    QVERIFY(dialog);
    const QList<QLineEdit *> fields = dialog->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QVERIFY(!dialog->subscription());
    fields[0]->setText(u" 412 "_s);
    fields[1]->setText(u"Northgate DC"_s);
    QCOMPARE(dialog->subscription(), (Subscription {EntityId(412), u"Northgate DC"_s}));
    dialog->accept();
    world.run(milliseconds(400));
    const auto *row = panel.findChild<SubscriptionRow *>();
    QVERIFY(row);
    QCOMPARE(row->accessibleName(), u"Northgate DC, client 412, subscribed"_s);
    QCOMPARE(row->accessibleDescription(), u"Client 412: subscribed"_s);
    QCOMPARE(world.dashboard().countReceived("subscribe_client"), 1);
    QVERIFY(!visibleText(panel).contains(u"No client is subscribed to"_s));
}

void TestSubscriptionPanel::showsTheServersWords()
{
    SessionWorld world;
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    world.startLive();
    world.dashboard().behaviour().answer = [](FakePeer &, const QJsonObject &message) -> std::optional<std::vector<std::string>> {
        if (message.value(u"type").toString() != u"subscribe_client")
            return {};
        return std::vector<std::string> {R"({"type": "error", "message": "<b>Access denied</b>"})"};
    };
    SubscriptionPanel panel(*world.session, theme);
    panel.show();
    world.session->subscribe({EntityId(903), {}});
    world.run(milliseconds(400));
    const auto *row = panel.findChild<SubscriptionRow *>();
    QVERIFY(row);
    QCOMPARE(row->accessibleName(), u"Client 903, client 903, refused"_s);
    QVERIFY(row->accessibleDescription().contains(u"<b>Access denied</b>"_s));
    QVERIFY(row->toolTip().contains(u"&lt;b&gt;Access denied"_s));
}

void TestSubscriptionPanel::removesAtTheNextConnection()
{
    Profile profile = testProfile();
    profile.subscriptions = {{EntityId(1), u"Harbour Line"_s}, {EntityId(2), u"Mercia Rail"_s}};
    SessionWorld world(profile);
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    world.startLive();
    world.run(milliseconds(400));
    SubscriptionPanel panel(*world.session, theme);
    panel.show();
    QCOMPARE(panel.findChildren<SubscriptionRow *>().size(), 2);
    QPushButton *reconnect = nullptr;
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->text() == u"Reconnect now"_s)
            reconnect = button;
    }
    QVERIFY(reconnect && !reconnect->isVisible());
    world.session->unsubscribe(EntityId(1));
    world.run(milliseconds(200));
    QVERIFY(panel.findChildren<SubscriptionRow *>().first()->accessibleName().contains(u"leaves at next connection"_s));
    QVERIFY(reconnect->isVisible());
    reconnect->click();
    world.run(seconds(3));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(panel.findChildren<SubscriptionRow *>().size(), 1);
    QVERIFY(!reconnect->isVisible());
}

void TestSubscriptionPanel::showsMetricsAsPlainText()
{
    const auto lines = metricsLines(
        uR"({"open_alerts": 12, "ok": true, "nested": {"rate": 0.25, "name": "<i>x\u202e</i>"}, "list": [1, 2]})"_s, 10);
    QStringList texts;
    for (const auto &[name, value] : lines)
        texts += name + u" = "_s + value;
    QCOMPARE(
        texts,
        QStringList(
            {u"List = 2 entries"_s, u"Nested / Name = <i>x\\u202E</i>"_s, u"Nested / Rate = 0.25"_s, u"Ok = yes"_s,
             u"Open alerts = 12"_s}));
    QVERIFY(metricsLines(u"no json"_s, 10).isEmpty());
    QCOMPARE(metricsLines(uR"({"a":1,"b":2,"c":3})"_s, 2).size(), 2);

    Theme theme;
    theme.apply(ThemeChoice::Dark);
    MetricsCard card(theme);
    SubscriptionStatus status;
    status.subscription = {EntityId(5), u"Mercia Rail"_s};
    status.metricsJson = u"{\"open\": 3}"_s;
    card.setStatus(status, false, WallTime {});
    QVERIFY(visibleText(card).contains(u"Metrics of Mercia Rail"_s));
    for (const QLabel *label : card.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestSubscriptionPanel)
#include "tst_subscriptionpanel.moc"
