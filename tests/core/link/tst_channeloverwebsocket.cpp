// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/channel.h"
#include "core/link/websockettransport.h"
#include "tests/support/fixedrandom.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
const QByteArray kGreeting = textFrame(R"({"type": "connected", "tenant_id": 5, "timestamp": "2026-01-02T03:04:05+00:00"})");
} // namespace

//! The channel on real sockets and the machine's own clock, with short waits: what virtual time cannot show.
class ChannelOverWebSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void requestAndAnswer();
    void comesBackAfterFin();
    void findsASilentServer();
    void dropsTheLinkFromWithinAMessage();
    void isDeletedFromWithinAMessage();
    void refusalBecomesFailed();

private:
    void make();

    std::unique_ptr<RawServer> m_server;
    SystemClock m_clock;
    FixedRandom m_random;
    Channel::Config m_config;
    std::unique_ptr<Channel> m_channel;
    QList<EndCause> m_losses;
};

void ChannelOverWebSocketTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answer = "{accept}" + kGreeting;
    m_config = {};
    m_config.request.url = m_server->url();
    m_config.backoff.base = 10ms;
    m_losses.clear();
}

void ChannelOverWebSocketTest::cleanup()
{
    m_channel.reset();
    m_server.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void ChannelOverWebSocketTest::make()
{
    m_channel = std::make_unique<Channel>(m_config, m_clock, m_random, makeWebSocketTransports());
    connect(m_channel.get(), &Channel::lost, this, [this](const EndCause &cause) { m_losses += cause; });
    m_channel->start();
}

void ChannelOverWebSocketTest::requestAndAnswer()
{
    make();
    QTRY_VERIFY(m_channel->canSend());
    QSignalSpy answered(m_channel.get(), &Channel::answered);
    m_channel->send(wire::AcknowledgeAlert {EntityId(7)}, 1);
    QTRY_VERIFY(!m_server->after.isEmpty());
    m_server->say(textFrame(R"({"type": "alert_acknowledged", "alert_id": 7})"));
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(m_channel->canSend());
}

void ChannelOverWebSocketTest::comesBackAfterFin()
{
    make();
    for (int i = 1; i <= 3; ++i) {
        QTRY_VERIFY(isConnected(m_channel->state()));
        m_server->socket->disconnectFromHost();
        QTRY_COMPARE(m_losses.size(), i);
        QCOMPARE(int(m_losses.last().kind), int(EndKind::ConnectionLost));
    }
    QTRY_VERIFY(isConnected(m_channel->state()));
}

void ChannelOverWebSocketTest::findsASilentServer()
{
    m_config.liveness.pingEvery = 50ms;
    m_config.liveness.silentAfter = 200ms;
    make(); // the server answers no pings
    QTRY_COMPARE(m_losses.size(), 1);
    QCOMPARE(int(m_losses.last().kind), int(EndKind::Silent));
}

void ChannelOverWebSocketTest::dropsTheLinkFromWithinAMessage()
{
    // Both frames come in one read; the second belongs to a link that is gone.
    const QByteArray alert =
        textFrame(R"({"type": "alert_new", "alert_id": 1, "alert_type": "X", "severity": "LOW", "message": "m"})");
    m_server->answer += alert + alert;
    make();
    int messages = 0;
    connect(m_channel.get(), &Channel::messageReceived, this, [&] {
        if (++messages > 1)
            return;
        m_server->answer = "{accept}" + kGreeting;
        EndCause cause;
        cause.kind = EndKind::NetworkChanged;
        m_channel->dropLink(cause);
    });
    QTRY_COMPARE(m_losses.size(), 1);
    QTRY_VERIFY(isConnected(m_channel->state()));
    QCOMPARE(messages, 1);
}

void ChannelOverWebSocketTest::isDeletedFromWithinAMessage()
{
    m_server->answer += textFrame(R"({"type": "sync_progress"})") + textFrame(R"({"type": "sync_progress"})");
    make();
    connect(m_channel.get(), &Channel::messageReceived, this, [this] { m_channel.reset(); });
    QTRY_VERIFY(!m_channel);
    QTRY_VERIFY(m_server->gone);
}

void ChannelOverWebSocketTest::refusalBecomesFailed()
{
    m_server->answer = "HTTP/1.1 403 Access denied\r\n\r\n";
    make();
    QTRY_VERIFY(std::holds_alternative<Failed>(m_channel->state()));
    QCOMPARE(std::get<Failed>(m_channel->state()).cause.status, 403);
    QVERIFY(m_losses.isEmpty());
}

QTEST_GUILESS_MAIN(ChannelOverWebSocketTest)
#include "tst_channeloverwebsocket.moc"
