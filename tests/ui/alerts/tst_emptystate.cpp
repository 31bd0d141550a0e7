// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/emptystate.h"

#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

EmptyFacts factsOf(Liveness::Kind kind, bool live)
{
    const WallTime noon = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + std::chrono::hours(12);
    EmptyFacts facts;
    facts.liveness.kind = kind;
    if (kind == Liveness::Kind::Live || kind == Liveness::Kind::Stale)
        facts.liveness.since = noon;
    facts.live = live;
    facts.now = noon + milliseconds(90'000);
    return facts;
}

} // namespace

class TestEmptyState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsKnown_data();
    void saysWhatIsKnown();
    void neverSaysAllClear();
    void tellsOfTheFilter();
};

void TestEmptyState::saysWhatIsKnown_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("live");
    QTest::addColumn<QString>("title");
    using Kind = Liveness::Kind;
    QTest::newRow("never") << int(Kind::NeverLive) << false << u"No live link yet"_s;
    QTest::newRow("settling") << int(Kind::Settling) << false << u"Connected"_s;
    QTest::newRow("live") << int(Kind::Live) << true << u"Nothing unacknowledged since 12:00:00; earlier unknown"_s;
    QTest::newRow("said to be live, but silent") << int(Kind::Live) << false << u"No data at the moment"_s;
    QTest::newRow("stale") << int(Kind::Stale) << false << u"No data since 12:00:00"_s;
}

void TestEmptyState::saysWhatIsKnown()
{
    QFETCH(int, kind);
    QFETCH(bool, live);
    QTEST(emptyWords(factsOf(Liveness::Kind(kind), live)).title, "title");
}

void TestEmptyState::neverSaysAllClear()
{
    for (const auto kind : {Liveness::Kind::NeverLive, Liveness::Kind::Settling, Liveness::Kind::Live, Liveness::Kind::Stale}) {
        for (const bool live : {false, true}) {
            const EmptyWords words = emptyWords(factsOf(kind, live));
            QVERIFY(!words.title.contains(u"clear"_s, Qt::CaseInsensitive));
            QVERIFY(!words.text.contains(u"clear"_s, Qt::CaseInsensitive));
            QVERIFY(!words.text.isEmpty());
        }
    }
    EmptyFacts facts = factsOf(Liveness::Kind::Live, true);
    facts.hasSubscription = false;
    QVERIFY(emptyWords(facts).text.contains(u"subscribe"_s));
    facts.hasDashboard = false;
    QVERIFY(emptyWords(facts).title.contains(u"Dashboard"_s));
}

void TestEmptyState::tellsOfTheFilter()
{
    EmptyFacts facts = factsOf(Liveness::Kind::Live, true);
    facts.rows = 4;
    facts.hidden = {4, 2, 3};
    const EmptyWords words = emptyWords(facts);
    QVERIFY(words.offersClearing);
    QVERIFY2(words.title.contains(u'4'), qPrintable(words.title));
    QVERIFY2(words.text.contains(u"2 unacknowledged CRITICAL"_s), qPrintable(words.text));
    QVERIFY2(words.text.contains(u"3 may match"_s), qPrintable(words.text));
}

QTEST_MAIN(TestEmptyState)
#include "tst_emptystate.moc"
