// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/signin.h"
#include "tests/interop/nocserverprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

//! Signing in, renewing, and what was raised while away, with the Django Channels server.
class TestAway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void wrongPasswordIsSaidAtIt();
    void setIsMadeEqualToTheServers();
    void refreshTokenRotates();
    void listAndRefreshAsShipped();

private:
    Profile profile() const;
    //! Signs in with the server's own operator; access and refresh.
    std::pair<QString, QString> signIn();
    std::unique_ptr<Session> open(const QString &access, const QString &refresh);
    void set(const QString &name, const QJsonValue &value);

    test::NocServerProcess m_server;
};

void TestAway::initTestCase()
{
    const QString problem = m_server.start({u"--set"_s, u"max_sockets=0"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestAway::cleanup()
{
    set(u"alert_list"_s, u"intended"_s);
    set(u"refresh"_s, u"intended"_s);
}

void TestAway::set(const QString &name, const QJsonValue &value)
{
    m_server.control(u"switches/"_s, QJsonObject {{name, value}});
    QVERIFY2(m_server.lastError().isEmpty(), qPrintable(m_server.lastError()));
}

Profile TestAway::profile() const
{
    Profile profile;
    profile.name = u"away"_s;
    profile.server = m_server.url();
    profile.origin = m_server.origin();
    profile.api = m_server.api();
    return profile;
}

std::pair<QString, QString> TestAway::signIn()
{
    SignIn signIn;
    QSignalSpy succeeded(&signIn, &SignIn::succeeded);
    signIn.run(profile(), u"operator"_s, u"operator-password"_s);
    if (!QTest::qWaitFor([&succeeded] { return succeeded.count() > 0; }, 20'000))
        return {};
    return {succeeded.first().at(0).toString(), succeeded.first().at(1).toString()};
}

std::unique_ptr<Session> TestAway::open(const QString &access, const QString &refresh)
{
    Session::Environment environment;
    environment.refreshToken = refresh;
    auto session = std::make_unique<Session>(profile(), access, std::move(environment));
    session->start();
    return session;
}

void TestAway::wrongPasswordIsSaidAtIt()
{
    SignIn signIn;
    QSignalSpy failed(&signIn, &SignIn::failed);
    signIn.run(profile(), u"operator"_s, u"not it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
    const auto faults = failed.first().first().value<QList<ProfileFault>>();
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().field, ProfileFault::Field::Password);
}

void TestAway::setIsMadeEqualToTheServers()
{
    const auto [access, refresh] = signIn();
    QVERIFY(!access.isEmpty() && !refresh.isEmpty());
    const auto session = open(access, refresh);
    QTRY_VERIFY_WITH_TIMEOUT(session->rowsAreLive(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(session->backfill().kind, BackfillStatus::Kind::Complete, 20'000);
    const qsizetype before = session->alerts().counts().rows;

    session->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!session->rowsAreLive(), 20'000);
    m_server.control(u"raise/"_s, QJsonObject {{u"count"_s, 230}});
    QVERIFY2(m_server.lastError().isEmpty(), qPrintable(m_server.lastError()));
    QSignalSpy found(session.get(), &Session::alertsFound);
    session->start();
    QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 30'000);
    QCOMPARE(session->backfill().kind, BackfillStatus::Kind::Complete);
    QCOMPARE(session->alerts().counts().rows, before + 230);
    QCOMPARE(found.first().first().value<QList<AlertKey>>().size(), 230);
    QVERIFY(!session->isAllClear());
    for (const AlertKey &key : found.first().first().value<QList<AlertKey>>()) {
        const auto slot = session->alerts().find(key);
        QVERIFY(slot && session->alerts().raisedAway(*slot));
        QCOMPARE(session->alerts().status(*slot), AlertStatus::New);
    }
}

void TestAway::refreshTokenRotates()
{
    const auto [access, refresh] = signIn();
    // Without an access token the first handshake waits for a renewal.
    const auto session = open({}, refresh);
    QTRY_VERIFY_WITH_TIMEOUT(session->rowsAreLive(), 20'000);
    QCOMPARE(session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    // It is spent now.
    const auto late = open({}, refresh);
    QTRY_COMPARE_WITH_TIMEOUT(late->signInStatus().kind, SignInStatus::Kind::Needed, 20'000);
    late->signIn(u"operator"_s, u"operator-password"_s);
    QTRY_VERIFY_WITH_TIMEOUT(late->rowsAreLive(), 20'000);
}

void TestAway::listAndRefreshAsShipped()
{
    set(u"alert_list"_s, u"shipped"_s);
    set(u"refresh"_s, u"shipped"_s);
    const auto [access, refresh] = signIn();
    const auto session = open(access, refresh);
    QTRY_VERIFY_WITH_TIMEOUT(session->rowsAreLive(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(session->backfill().kind, BackfillStatus::Kind::Refused, 20'000);
    QVERIFY(!session->isAllClear());
    const auto late = open({}, refresh);
    QTRY_COMPARE_WITH_TIMEOUT(late->signInStatus().kind, SignInStatus::Kind::Needed, 20'000);
    // The refresh token is not thrown away because the server failed.
    QVERIFY(late->signInStatus().why);
}

QTEST_GUILESS_MAIN(TestAway)
#include "tst_away.moc"
