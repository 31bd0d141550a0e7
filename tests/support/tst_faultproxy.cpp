// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace std::chrono_literals;

namespace noc::test {

//! A client and a server with the proxy between them.
class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void handsOnBothWays();
    void delays();
    void cutsSilentlyAndMends();
    void leavesNewConnectionsAloneWhileCut();
    void closes();
    void resets();
    void handsOnTheEndOfEitherSide();

private:
    //! Reads until `bytes` have come.
    static bool comes(QTcpSocket &socket, const QByteArray &bytes);

    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket *m_server = nullptr;
};

bool TestFaultProxy::comes(QTcpSocket &socket, const QByteArray &bytes)
{
    QByteArray got;
    return QTest::qWaitFor([&] { return (got += socket.readAll()) == bytes; }, 5000);
}

void TestFaultProxy::init()
{
    m_listener = std::make_unique<QTcpServer>();
    QVERIFY(m_listener->listen(QHostAddress::LocalHost));
    QUrl target(QStringLiteral("ws://127.0.0.1/"));
    target.setPort(m_listener->serverPort());
    m_proxy = std::make_unique<FaultProxy>(target);
    m_client = std::make_unique<QTcpSocket>();
    m_client->connectToHost(m_proxy->url().host(), quint16(m_proxy->url().port()));
    QVERIFY(QTest::qWaitFor([this] { return m_listener->hasPendingConnections() && m_proxy->connectionCount() == 1; }));
    m_server = m_listener->nextPendingConnection();
}

void TestFaultProxy::cleanup()
{
    m_client.reset();
    m_proxy.reset();
    m_listener.reset();
}

void TestFaultProxy::handsOnBothWays()
{
    m_client->write("up");
    QVERIFY(comes(*m_server, "up"));
    m_server->write("down");
    QVERIFY(comes(*m_client, "down"));
}

void TestFaultProxy::delays()
{
    m_proxy->setDelay(200ms);
    QElapsedTimer clock;
    clock.start();
    m_client->write("late");
    QVERIFY(comes(*m_server, "late"));
    QVERIFY2(clock.elapsed() >= 199, qPrintable(QString::number(clock.elapsed())));
}

void TestFaultProxy::cutsSilentlyAndMends()
{
    m_proxy->cutSilently();
    QSignalSpy ends(m_client.get(), &QTcpSocket::disconnected);
    m_client->write("held");
    m_server->write("back");
    QVERIFY(!ends.wait(300));
    QCOMPARE(m_server->bytesAvailable() + m_client->bytesAvailable(), 0);
    m_proxy->mend();
    QVERIFY(comes(*m_server, "held"));
    QVERIFY(comes(*m_client, "back"));
}

void TestFaultProxy::leavesNewConnectionsAloneWhileCut()
{
    m_proxy->cutSilently();
    QTcpSocket late;
    late.connectToHost(m_proxy->url().host(), quint16(m_proxy->url().port()));
    QTRY_COMPARE(m_proxy->connectionCount(), 2);
    late.write("hello");
    QVERIFY(QTest::qWaitFor([this] { return m_listener->hasPendingConnections(); }));
    QTcpSocket *behind = m_listener->nextPendingConnection();
    QSignalSpy words(behind, &QTcpSocket::readyRead);
    QVERIFY(!words.wait(300));
    m_proxy->mend();
    QVERIFY(comes(*behind, "hello"));
}

void TestFaultProxy::closes()
{
    m_server->write("last words");
    QVERIFY(comes(*m_client, "last words"));
    m_proxy->closeAll();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_server->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_client->error(), QAbstractSocket::RemoteHostClosedError);
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestFaultProxy::resets()
{
    m_proxy->resetAll();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_server->state(), QAbstractSocket::UnconnectedState);
    // With RST the kernel refuses the next write at once; Qt calls both ends "closed".
    QVERIFY(m_client->error() != QAbstractSocket::UnknownSocketError);
}

void TestFaultProxy::handsOnTheEndOfEitherSide()
{
    m_server->write("bye");
    m_server->disconnectFromHost();
    QVERIFY(comes(*m_client, "bye"));
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_proxy->connectionCount(), 0);
}

} // namespace noc::test

QTEST_GUILESS_MAIN(noc::test::TestFaultProxy)
#include "tst_faultproxy.moc"
