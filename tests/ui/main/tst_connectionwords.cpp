// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/connectionwords.h"

#include <QDateTime>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr BootTime kNow {std::chrono::hours(1)};
const WallTime kWall = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + 12h + 27min + 14s;

ChannelStatus channel(const ConnectionState &state)
{
    ChannelStatus status;
    status.inProfile = true;
    status.state = state;
    return status;
}

ChannelStatus livingChannel()
{
    ChannelStatus status = channel(Connected {kNow - 60s, {}});
    status.lastProof = kNow - 400ms;
    status.lastSign = kNow - 100ms;
    status.roundTripMs = 11.83;
    return status;
}

EndCause cause(EndKind kind, int status = 0, const QString &detail = {})
{
    EndCause result;
    result.kind = kind;
    result.status = status;
    result.detail = detail;
    return result;
}

BannerFacts facts(const ChannelStatus &dashboard, Liveness::Kind kind = Liveness::Kind::Stale)
{
    BannerFacts result;
    result.dashboard = dashboard;
    result.liveness.kind = kind;
    if (kind == Liveness::Kind::Stale || kind == Liveness::Kind::Live)
        result.liveness.since = kWall - 41s;
    result.now = kNow;
    result.wallNow = kWall;
    result.server = u"noc.example"_s;
    return result;
}

} // namespace

class TestConnectionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neededSignInIsOffered()
    {
        const SignInStatus needed {SignInStatus::Kind::Needed, Error {ErrorCode::Refused, u"The server failed."_s, {}}};
        BannerFacts live = facts(livingChannel(), Liveness::Kind::Live);
        live.rowsAreLive = true;
        QVERIFY(!bannerWords(live).offersSignIn);
        live.signIn = needed;
        QVERIFY(bannerWords(live).offersSignIn);
        QVERIFY(bannerWords(live).body.contains(u"The server failed."_s));

        BannerFacts lost = facts(channel(Reconnecting {1, 5, kNow + 1s, cause(EndKind::HandshakeRefused, 403), kNow}));
        QVERIFY(!bannerWords(lost).offersSignIn);
        lost.signIn = needed;
        QVERIFY(bannerWords(lost).offersSignIn);
        QVERIFY(bannerWords(lost).offersRetry);

        // Nothing was tried yet: there is nothing to connect with.
        BannerFacts out = facts(channel(Disconnected {}), Liveness::Kind::NeverLive);
        out.signIn.kind = SignInStatus::Kind::Needed;
        QVERIFY(bannerWords(out).offersSignIn);
        QVERIFY(!bannerWords(out).offersConnect);
        // A renewal that fails for now is no business of the operator's.
        live.signIn.kind = SignInStatus::Kind::Failing;
        QVERIFY(!bannerWords(live).offersSignIn);
    }
    void pills_data();
    void pills();
    void everyPillGetsShorter_data() { pills_data(); }
    void everyPillGetsShorter();
    void bannerIsSilentWhileRowsAreLive();
    void banner_data();
    void banner();
    void loads();
};

void TestConnectionWords::pills_data()
{
    using Mark = PillWords::Mark;
    QTest::addColumn<ChannelStatus>("status");
    QTest::addColumn<int>("secondsSinceProof"); // below 0: never
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("longest");

    QTest::newRow("not in the profile") << ChannelStatus() << -1 << Mark::Off << u"off in this profile"_s;
    QTest::newRow("stopped") << channel(Disconnected {}) << 5 << Mark::Off << u"disconnected"_s;
    QTest::newRow("connecting") << channel(Connecting {kNow - 3s}) << -1 << Mark::Waiting << u"connecting · 3 s"_s;
    QTest::newRow("connected") << livingChannel() << 0 << Mark::Healthy << u"connected · 11.8 ms · proof 0 s ago"_s;

    ChannelStatus unmeasured = livingChannel();
    unmeasured.roundTripMs.reset();
    QTest::newRow("no round trip yet") << unmeasured << 1 << Mark::Healthy << u"connected · proof 1 s ago"_s;
    QTest::newRow("nothing yet") << channel(Connected {kNow, {}}) << -1 << Mark::Healthy << u"connected"_s;

    ChannelStatus hung = livingChannel();
    hung.lastSign = kNow - 12s;
    QTest::newRow("a core that hangs cannot look alive")
        << hung << 12 << Mark::Waiting << u"connected · no sign of life for 12 s"_s;

    QTest::newRow("waits") << channel(Reconnecting {3, 5, kNow + 3'200ms, cause(EndKind::Silent), kNow - 41s}) << 41
                           << Mark::Waiting << u"reconnecting · next in 4 s · proof 41 s ago"_s;
    QTest::newRow("tries") << channel(Reconnecting {2, 5, {}, cause(EndKind::Silent), kNow - 41s}) << -1 << Mark::Waiting
                           << u"reconnecting · attempt 2 of 5"_s;
    QTest::newRow("due now") << channel(Reconnecting {2, 5, kNow - 1s, cause(EndKind::Silent), kNow}) << -1 << Mark::Waiting
                             << u"reconnecting · next in 1 s"_s;
    QTest::newRow("failed") << channel(Failed {cause(EndKind::ConnectionRefused), kNow + 58s, kNow - 90s, false}) << 90
                            << Mark::Failed << u"failed · next in 58 s · proof 1 min 30 s ago"_s;
    QTest::newRow("failed, trying") << channel(Failed {cause(EndKind::ConnectionRefused), {}, kNow - 90s, false}) << -1
                                    << Mark::Failed << u"failed · trying now"_s;
    QTest::newRow("given up") << channel(Failed {cause(EndKind::ConnectionRefused), {}, kNow - 90s, true}) << -1 << Mark::Failed
                              << u"failed · waits for you"_s;
}

void TestConnectionWords::pills()
{
    QFETCH(ChannelStatus, status);
    QFETCH(int, secondsSinceProof);
    QFETCH(PillWords::Mark, mark);
    QFETCH(QString, longest);
    const auto proof = secondsSinceProof < 0 ? std::optional<BootTime>() : kNow - seconds(secondsSinceProof);
    const PillWords words = pillWords(status, proof, kNow);
    QCOMPARE(words.mark, mark);
    QCOMPARE(words.variants.first(), longest);
}

void TestConnectionWords::everyPillGetsShorter()
{
    QFETCH(ChannelStatus, status);
    QFETCH(int, secondsSinceProof);
    const auto proof = secondsSinceProof < 0 ? std::optional<BootTime>() : kNow - seconds(secondsSinceProof);
    const QStringList variants = pillWords(status, proof, kNow).variants;
    for (qsizetype i = 1; i < variants.size(); ++i)
        QVERIFY2(variants[i].size() < variants[i - 1].size(), qPrintable(variants[i]));
}

void TestConnectionWords::bannerIsSilentWhileRowsAreLive()
{
    BannerFacts live = facts(livingChannel(), Liveness::Kind::Live);
    live.rowsAreLive = true;
    QCOMPARE(bannerWords(live).tone, BannerWords::Tone::None);

    live.coverageUncertain = true;
    QCOMPARE(bannerWords(live).tone, BannerWords::Tone::Warning);
    QCOMPARE(bannerWords(live).head, u"Alerts may be missing."_s);

    live.holdReason = Error {ErrorCode::Refused, u"Another tenant."_s, {}};
    QCOMPARE(bannerWords(live).tone, BannerWords::Tone::Alarm);
    QCOMPARE(bannerWords(live).body, u"Another tenant."_s);
    QVERIFY(bannerWords(live).offersAcceptTenant);
}

void TestConnectionWords::banner_data()
{
    using Tone = BannerWords::Tone;
    QTest::addColumn<BannerFacts>("given");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("bodyPart");
    QTest::addColumn<bool>("retry");

    const ChannelStatus waiting = channel(Reconnecting {3, 5, kNow + 3'500ms, cause(EndKind::Silent), kNow - 41s});
    QTest::newRow("lost")
        << facts(waiting) << Tone::Warning << u"No data since 12:26:33 (41 s)."_s
        << u"The link went silent: pings were not answered. Attempt 3 of 5 in 4 s. What you acknowledge now is queued"_s << true;
    QTest::newRow("trying") << facts(channel(Reconnecting {3, 5, {}, cause(EndKind::ConnectionLost), kNow - 41s})) << Tone::Warning
                            << u"No data since 12:26:33 (41 s)."_s << u"Attempt 3 of 5 is under way."_s << true;
    QTest::newRow("never reached") << facts(
        channel(Reconnecting {1, 5, kNow + 1s, cause(EndKind::ConnectionRefused), kNow}), Liveness::Kind::NeverLive)
                                   << Tone::Warning << u"No data yet."_s << u"Attempt 1 of 5 in 1 s."_s << true;
    QTest::newRow("connecting for the first time")
        << facts(channel(Connecting {kNow - 2s}), Liveness::Kind::NeverLive) << Tone::Note << u"Connecting to noc.example."_s
        << u"greeting for 2 s"_s << false;
    QTest::newRow("settling") << facts(livingChannel(), Liveness::Kind::Settling) << Tone::Note << u"Connected."_s
                              << u"subscriptions"_s << false;
    QTest::newRow("settling after a break") << facts(livingChannel()) << Tone::Note << u"No data since 12:26:33 (41 s)."_s
                                            << u"subscriptions"_s << false;
    ChannelStatus hung = livingChannel();
    hung.lastSign = kNow - 12s;
    QTest::newRow("hung") << facts(hung, Liveness::Kind::Live) << Tone::Warning << u"No sign of life for 12 s."_s
                          << u"nothing comes from the server"_s << true;
    ChannelStatus overdue = livingChannel();
    overdue.lastProof = kNow - 26s;
    QTest::newRow("overdue") << facts(overdue, Liveness::Kind::Live) << Tone::Warning << u"No answer from the server for 26 s."_s
                             << u"the server does not answer on it"_s << true;
    QTest::newRow("failed") << facts(channel(Failed {cause(EndKind::ConnectionRefused), kNow + 14'100ms, kNow - 41s, false}))
                            << Tone::Alarm << u"No data since 12:26:33 (41 s)."_s << u"the next try comes in 15 s."_s << true;
    QTest::newRow("given up") << facts(channel(Failed {cause(EndKind::ConnectionRefused), {}, kNow - 41s, true})) << Tone::Alarm
                              << u"No data since 12:26:33 (41 s)."_s << u"nothing more is tried until you say so"_s << true;

    BannerFacts refused = facts(channel(Failed {cause(EndKind::HandshakeRefused, 403), kNow + 60s, kNow - 41s, false}));
    QTest::newRow("refused: every cause is said")
        << refused << Tone::Alarm << u"No data since 12:26:33 (41 s)."_s
        << u"(HTTP 403): the token is invalid or expired, the right to view is missing, the origin is not listed, or too many sockets"_s
        << true;
    refused.refusalHint = u"Presence was accepted with this token."_s;
    QTest::newRow("refused: what is cleared is said")
        << refused << Tone::Alarm << u"No data since 12:26:33 (41 s)."_s << u"Presence was accepted with this token."_s << true;
    QTest::newRow("certificate: the system's words, made safe")
        << facts(channel(Reconnecting {1, 5, kNow + 1s, cause(EndKind::TlsFailed, 0, u"self-signed\u202E"_s), kNow}))
        << Tone::Warning << u"No data since 12:26:33 (41 s)."_s << u"(self-signed\\u202E)"_s << true;
    QTest::newRow("stopped") << facts(channel(Disconnected {})) << Tone::Warning << u"No data since 12:26:33 (41 s)."_s
                             << u"ended here"_s << false;
    QTest::newRow("no Dashboard") << facts(ChannelStatus(), Liveness::Kind::NeverLive) << Tone::Note << u"No alerts."_s
                                  << u"Dashboard"_s << false;
    BannerFacts held = facts(waiting);
    held.holdReason = Error {ErrorCode::Refused, u"Another tenant."_s, {}};
    QTest::newRow("lost and held") << held << Tone::Warning << u"No data since 12:26:33 (41 s)."_s << u"Another tenant."_s << true;
}

void TestConnectionWords::banner()
{
    QFETCH(BannerFacts, given);
    QFETCH(BannerWords::Tone, tone);
    QFETCH(QString, head);
    QFETCH(QString, bodyPart);
    QFETCH(bool, retry);
    const BannerWords words = bannerWords(given);
    QCOMPARE(words.tone, tone);
    QCOMPARE(words.head, head);
    QVERIFY2(words.body.contains(bodyPart), qPrintable(words.body));
    QCOMPARE(words.offersRetry, retry);
    QCOMPARE(words.offersConnect, std::holds_alternative<Disconnected>(given.dashboard.state) && given.dashboard.inProfile);
}

void TestConnectionWords::loads()
{
    QCOMPARE(loadWord(0), u"calm"_s);
    QCOMPARE(loadWord(1), u"calm"_s);
    QCOMPARE(loadWord(2), u"manageable"_s);
    QCOMPARE(loadWord(3), u"busy"_s);
    QCOMPARE(loadWord(9), u"busy"_s);
    QCOMPARE(loadWord(10), u"flood"_s);
}

QTEST_GUILESS_MAIN(TestConnectionWords)
#include "tst_connectionwords.moc"
