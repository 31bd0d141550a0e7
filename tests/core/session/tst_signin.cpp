// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tokenkeeper.h"

#include "core/storage/secretstore.h"
#include "tests/support/sessionworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! A keychain in memory that several consoles share, as processes share the system's; every write is noted.
struct SharedKeychain {
    QHash<QString, QString> entries;
    QStringList writes;
};

class SharedBackend final : public SecretBackend
{
public:
    SharedBackend(SharedKeychain &keychain, ManualClock &clock) : m_keychain(keychain), m_clock(clock) { }

    void read(const QString &key, Read read) override
    {
        later([this, key, read] {
            read(m_keychain.entries.contains(key) ? std::optional(m_keychain.entries.value(key)) : std::nullopt);
        });
    }
    void write(const QString &key, const QString &secret, Done done) override
    {
        later([this, key, secret, done] {
            m_keychain.entries.insert(key, secret);
            m_keychain.writes << key;
            done(noc::done());
        });
    }
    void remove(const QString &key, Done done) override
    {
        later([this, key, done] {
            m_keychain.entries.remove(key);
            done(noc::done());
        });
    }

private:
    void later(std::function<void()> call)
    {
        auto &timer = m_timers.emplace_back();
        timer = m_clock.makeTimer(std::move(call));
        timer->start(20ms);
    }

    SharedKeychain &m_keychain;
    ManualClock &m_clock;
    std::list<std::unique_ptr<Timer>> m_timers;
};

const QString kRenewals = u"/auth/refresh/"_s;

} // namespace

class tst_SignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnApiNothingIsAsked();
    void tokenIsRenewedAheadOfTime();
    void expiredTokenIsRenewedBeforeTheFirstHandshake();
    void clocksThatDifferDoNoHarm();
    void refusedHandshakeRenewsOnce();
    void renewedLinkGetsAYoungToken();
    void failingRefreshIsSurvived();
    void deadRefreshTokenAsksTheOperator();
    void wrongPasswordChangesNothing();
    void signedOutConsoleStartsWithTheSignIn();
    void newRefreshTokenIsKeptBeforeItIsUsed();
    void twoConsolesRenewOneAfterTheOther();
    void secondConsoleTakesWhatTheFirstRenewed();
    void pastedTokenForgetsTheSignIn();
};

void tst_SignIn::withoutAnApiNothingIsAsked()
{
    SessionWorld world;
    world.startLive();
    world.run(2h);
    QVERIFY(world.api.received.empty());
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::NotUsed);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::tokenIsRenewedAheadOfTime()
{
    SessionWorld world;
    const QString access = world.api.makeAccess();
    world.session = world.makeSession(testProfileWithApi(), access, world.api.makeRefresh());
    world.startLive();
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    QCOMPARE(world.dashboard().request().token, access);
    world.run(3h);
    // Each lasts an hour and is renewed ten minutes before; a renewed link asks for a young one besides.
    const int renewals = world.api.count(kRenewals);
    QVERIFY2(renewals >= 3 && renewals <= 8, qPrintable(QString::number(renewals)));
    QVERIFY(world.dashboard().request().token != access);
    QVERIFY(world.session->rowsAreLive());
    QVERIFY(world.session->tokenExpiry() > world.clock.wallNow());
    // A reconnection has a good token at hand and asks nobody.
    const int before = world.api.count(kRenewals);
    world.dashboard().drop();
    world.run(3s);
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.api.count(kRenewals), before);
}

void tst_SignIn::expiredTokenIsRenewedBeforeTheFirstHandshake()
{
    SessionWorld world;
    const QString old = world.api.makeAccess();
    const QString refresh = world.api.makeRefresh();
    world.run(2h);
    world.session = world.makeSession(testProfileWithApi(), old, refresh);
    world.startLive();
    world.run(500ms);
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.api.count(kRenewals), 1);
    QVERIFY(world.dashboard().request().token != old);
    QCOMPARE(world.transports.count(), 2); // Dashboard and Presence, at the first try
}

void tst_SignIn::clocksThatDifferDoNoHarm()
{
    SessionWorld world;
    // The server's clock is two hours ahead of this machine's: every exp lies far in the future, and iat as well.
    const QString refresh = world.api.makeRefresh();
    world.session = world.makeSession(testProfileWithApi(), {}, refresh);
    world.startLive();
    world.run(500ms);
    world.clock.jumpWall(-2h);
    world.run(51min);
    // Ten minutes before it really runs out, whatever the wall says.
    QVERIFY(world.api.count(kRenewals) >= 2);
    world.clock.jumpWall(10h);
    const int before = world.api.count(kRenewals);
    world.run(1min);
    QVERIFY(world.api.count(kRenewals) <= before + 1);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::refusedHandshakeRenewsOnce()
{
    SessionWorld world;
    const QString first = world.api.makeAccess();
    world.session = world.makeSession(testProfileWithApi(), first, world.api.makeRefresh());
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    world.session->start();
    world.run(2s);
    // Dashboard and Presence are refused alike, and one renewal serves both.
    QVERIFY2(
        world.api.count(kRenewals) >= 1 && world.api.count(kRenewals) <= 2,
        qPrintable(QString::number(world.api.count(kRenewals))));
    const int renewals = world.api.count(kRenewals);
    // With the new token it was tried at once, and then slowly; the cause may be another.
    QVERIFY(world.dashboard().request().token != first);
    world.run(10min);
    QCOMPARE(world.api.count(kRenewals), renewals);
    QVERIFY(world.transports.count() < 40);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    world.transports.behaviour().refusal.reset();
    world.run(70s);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::renewedLinkGetsAYoungToken()
{
    Profile profile = testProfileWithApi();
    profile.renewAfterMin = profile.renewAfterMax = 20min;
    SessionWorld world;
    world.session = world.makeSession(profile, world.api.makeAccess(), world.api.makeRefresh());
    world.startLive();
    const QString first = world.dashboard().request().token;
    world.run(21min);
    QCOMPARE(world.api.count(kRenewals), 1);
    QVERIFY(world.dashboard().request().token != first);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::failingRefreshIsSurvived()
{
    SessionWorld world;
    world.session = world.makeSession(testProfileWithApi(), world.api.makeAccess(), world.api.makeRefresh());
    world.startLive();
    world.api.refreshStatus = 500;
    QSignalSpy status(world.session.get(), &Session::signInChanged);
    world.run(52min);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Failing);
    QVERIFY(world.session->rowsAreLive());
    world.run(10min);
    // The token has run out by now: the operator is asked, the link lives on, and the server is not hammered.
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Needed);
    QVERIFY(world.session->signInStatus().why);
    QVERIFY(world.session->rowsAreLive());
    QVERIFY2(world.api.count(kRenewals) < 15, qPrintable(QString::number(world.api.count(kRenewals))));
    // It works again: nobody has to do anything.
    world.api.refreshStatus = 0;
    world.run(6min);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);

    // And where it never does, a sign-in helps, without losing rows or queue.
    world.dashboard().say(createdFrame(7));
    world.api.refreshStatus = 500;
    world.run(70min);
    world.transports.behaviour().refusal = endCause(EndKind::HandshakeRefused, 403);
    world.dashboard().drop();
    world.run(5s);
    world.session->acknowledge({alertKey(7)});
    world.run(5s);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Needed);
    QSignalSpy finished(world.session.get(), &Session::signInFinished);
    world.transports.behaviour().refusal.reset();
    world.session->signIn(world.api.user, world.api.password);
    world.run(1s);
    QCOMPARE(finished.count(), 1);
    QVERIFY(!finished.first().first().value<std::optional<Error>>());
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    world.run(1s);
    QCOMPARE(world.alert(7).status, AlertStatus::Acknowledged);
}

void tst_SignIn::deadRefreshTokenAsksTheOperator()
{
    SessionWorld world;
    world.session = world.makeSession(testProfileWithApi(), world.api.makeAccess(), u"not a refresh token"_s);
    world.startLive();
    world.run(1h);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Needed);
    // The same no is not asked for again.
    QCOMPARE(world.api.count(kRenewals), 1);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::wrongPasswordChangesNothing()
{
    SessionWorld world;
    world.session = world.makeSession(testProfileWithApi(), world.api.makeAccess(), world.api.makeRefresh());
    world.startLive();
    QSignalSpy finished(world.session.get(), &Session::signInFinished);
    world.session->signIn(world.api.user, u"wrong"_s);
    world.run(1s);
    QCOMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().value<std::optional<Error>>());
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::signedOutConsoleStartsWithTheSignIn()
{
    SessionWorld world;
    world.session = world.makeSession(testProfileWithApi(), {}, {});
    world.session->start();
    world.run(2min);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Needed);
    QCOMPARE(world.transports.count(), 0);
    world.session->signIn(world.api.user, world.api.password);
    world.run(1s);
    QVERIFY(world.session->rowsAreLive());
}

void tst_SignIn::newRefreshTokenIsKeptBeforeItIsUsed()
{
    SharedKeychain keychain;
    SessionWorld world;
    SecretStore secrets(world.clock, std::make_unique<SharedBackend>(keychain, world.clock));
    const QString refresh = world.api.makeRefresh();
    keychain.entries.insert(TokenKeeper::refreshKey(u"test"_s), refresh);
    world.session = world.makeSession(testProfileWithApi(), {}, refresh, &secrets);
    world.session->start();
    while (world.api.count(kRenewals) == 0)
        world.run(20ms);
    world.run(40ms);
    // Answered, but not kept yet: no handshake goes out with what came.
    QCOMPARE(keychain.entries.value(TokenKeeper::refreshKey(u"test"_s)), refresh);
    QCOMPARE(world.transports.count(), 0);
    world.run(500ms);
    QVERIFY(keychain.entries.value(TokenKeeper::refreshKey(u"test"_s)) != refresh);
    QCOMPARE(keychain.writes, QStringList({TokenKeeper::refreshKey(u"test"_s), TokenKeeper::accessKey(u"test"_s)}));
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.dashboard().request().token, keychain.entries.value(TokenKeeper::accessKey(u"test"_s)));
}

void tst_SignIn::twoConsolesRenewOneAfterTheOther()
{
    QTemporaryDir folder;
    const QString lock = folder.filePath(u"renewal.lock"_s);
    SharedKeychain keychain;
    SessionWorld world;
    SecretStore mine(world.clock, std::make_unique<SharedBackend>(keychain, world.clock));
    SecretStore theirs(world.clock, std::make_unique<SharedBackend>(keychain, world.clock));
    const QString refresh = world.api.makeRefresh();
    keychain.entries.insert(TokenKeeper::refreshKey(u"test"_s), refresh);
    world.session = world.makeSession(testProfileWithApi(), {}, refresh, &mine, lock);
    const auto other = world.makeSession(testProfileWithApi(), {}, refresh, &theirs, lock);
    world.session->start();
    other->start();
    world.run(5s);
    // One asked the server, the other waited and took what was kept: the refresh token was spent once.
    QCOMPARE(world.api.count(kRenewals), 1);
    QVERIFY(world.session->rowsAreLive());
    QVERIFY(other->rowsAreLive());
    QCOMPARE(other->signInStatus().kind, SignInStatus::Kind::SignedIn);
    world.run(2h);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
    QCOMPARE(other->signInStatus().kind, SignInStatus::Kind::SignedIn);
}

void tst_SignIn::secondConsoleTakesWhatTheFirstRenewed()
{
    // A console that slept knows a refresh token that another one has spent since.
    SharedKeychain keychain;
    SessionWorld world;
    SecretStore secrets(world.clock, std::make_unique<SharedBackend>(keychain, world.clock));
    keychain.entries.insert(TokenKeeper::refreshKey(u"test"_s), world.api.makeRefresh());
    world.session = world.makeSession(testProfileWithApi(), {}, u"spent long ago"_s, &secrets);
    world.session->start();
    world.run(1s);
    QVERIFY(world.session->rowsAreLive());
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::SignedIn);
}

void tst_SignIn::pastedTokenForgetsTheSignIn()
{
    SharedKeychain keychain;
    SessionWorld world;
    SecretStore secrets(world.clock, std::make_unique<SharedBackend>(keychain, world.clock));
    const QString refresh = world.api.makeRefresh();
    keychain.entries.insert(TokenKeeper::refreshKey(u"test"_s), refresh);
    world.session = world.makeSession(testProfileWithApi(), world.api.makeAccess(), refresh, &secrets);
    world.startLive();
    const QString pasted = world.api.makeAccess();
    world.session->setToken(pasted);
    world.run(1s);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Pasted);
    QVERIFY(!keychain.entries.contains(TokenKeeper::refreshKey(u"test"_s)));
    QCOMPARE(keychain.entries.value(TokenKeeper::accessKey(u"test"_s)), pasted);
    world.run(2h);
    QCOMPARE(world.api.count(kRenewals), 0);
    world.dashboard().drop();
    world.run(5s);
    QCOMPARE(world.dashboard().request().token, pasted);
    QCOMPARE(world.session->signInStatus().kind, SignInStatus::Kind::Needed);
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_signin.moc"
