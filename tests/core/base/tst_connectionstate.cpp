// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/connectionstate.h"

#include <QTest>

using namespace noc;

class TestConnectionState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channelIdsComeBack();
    void statesHaveTheGuidesNames();
    void onlyConnectedIsConnected();
};

void TestConnectionState::channelIdsComeBack()
{
    for (const ChannelKind kind : kAllChannels) {
        QCOMPARE(channelFromId(channelId(kind)), std::optional(kind));
        QVERIFY(!channelName(kind).isEmpty());
    }
    QVERIFY(!channelFromId(u"Dashboard"));
    QVERIFY(!channelFromId(u""));
}

void TestConnectionState::statesHaveTheGuidesNames()
{
    QCOMPARE(stateId(Disconnected {}), QStringLiteral("disconnected"));
    QCOMPARE(stateId(Connecting {}), QStringLiteral("connecting"));
    QCOMPARE(stateId(Connected {}), QStringLiteral("connected"));
    QCOMPARE(stateId(Reconnecting {}), QStringLiteral("reconnecting"));
    QCOMPARE(stateId(Failed {}), QStringLiteral("failed"));
    // Without a translation the name for people is the same word.
    QCOMPARE(stateName(Reconnecting {}), QStringLiteral("reconnecting"));
}

void TestConnectionState::onlyConnectedIsConnected()
{
    QVERIFY(isConnected(Connected {}));
    QVERIFY(!isConnected(Disconnected {}));
    QVERIFY(!isConnected(Connecting {}));
    QVERIFY(!isConnected(Reconnecting {}));
    QVERIFY(!isConnected(Failed {}));
}

QTEST_GUILESS_MAIN(TestConnectionState)
#include "tst_connectionstate.moc"
