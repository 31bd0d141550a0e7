// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/noisysources.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace noc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Not the begin of a minute: bounds must not depend on where one starts.
constexpr BootTime kStart {1h + 17s};

std::string type(int number)
{
    return "TYPE_" + std::to_string(number);
}

QString text(const std::vector<NoisySources::Noise> &noise)
{
    QStringList all;
    for (const auto &[name, lastHour] : noise)
        all += QString::fromStdString(name) + u' ' + QString::number(lastHour);
    return all.join(u", "_s);
}

} // namespace

class TestNoisySources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheNoisiest();
    void forgetsAfterAnHour();
    void forgetsThroughSleep();
    void timeThatGoesBackwards();
    void inventedTypesTakeNoMore();
    void longTypesAreCut();
    void agreesWithACountOfAll();
};

void TestNoisySources::namesTheNoisiest()
{
    NoisySources sources;
    sources.note("B", 2, kStart);
    sources.note("A", 2, kStart);
    sources.note("C", 1, kStart);
    sources.note("C", 4, kStart + 2min);
    sources.note("D", 0, kStart + 2min);
    QCOMPARE(text(sources.noisiest(10)), u"C 5, A 2, B 2"_s);
    QCOMPARE(text(sources.noisiest(2)), u"C 5, A 2"_s);
    QCOMPARE(text(sources.noisiest(0)), QString());
    QCOMPARE(sources.total(), 9);
}

void TestNoisySources::forgetsAfterAnHour()
{
    NoisySources sources;
    sources.note(type(1), 5, kStart);
    sources.note(type(1), 1, kStart + 50min);
    sources.note(type(2), 2, kStart + 50min);
    sources.tick(kStart + 59min);
    QCOMPARE(text(sources.noisiest(10)), u"TYPE_1 6, TYPE_2 2"_s);
    sources.tick(kStart + 60min);
    QCOMPARE(text(sources.noisiest(10)), u"TYPE_2 2, TYPE_1 1"_s);
    // The ring comes round to the same minute.
    sources.note(type(1), 1, kStart + 60min);
    QCOMPARE(text(sources.noisiest(10)), u"TYPE_1 2, TYPE_2 2"_s);
    sources.tick(kStart + 2h);
    QVERIFY(sources.noisiest(10).empty());
}

void TestNoisySources::forgetsThroughSleep()
{
    NoisySources sources;
    sources.note(type(1), 500, kStart);
    sources.tick(kStart + 8h);
    QVERIFY(sources.noisiest(10).empty());
    sources.note(type(1), 1, kStart + 8h);
    QCOMPARE(text(sources.noisiest(10)), u"TYPE_1 1"_s);
}

void TestNoisySources::timeThatGoesBackwards()
{
    NoisySources sources;
    sources.note(type(1), 2, kStart);
    sources.note(type(1), 1, kStart - 2h);
    QCOMPARE(text(sources.noisiest(10)), u"TYPE_1 3"_s);
    sources.tick(kStart + 1h);
    QCOMPARE(sources.total(), 0);
}

void TestNoisySources::inventedTypesTakeNoMore()
{
    NoisySources sources;
    sources.note("OLD", 3, kStart);
    for (int i = 0; i < 20'000; ++i) {
        sources.note(type(i), 1, kStart + 1s + milliseconds(i));
        if (i % 100 == 0)
            sources.note("NOISY", 1, kStart + 1s + milliseconds(i));
    }
    // Who goes on being heard of is not pushed out.
    QCOMPARE(text(sources.noisiest(1)), u"NOISY 200"_s);
    const auto kept = qsizetype(sources.noisiest(100'000).size());
    QVERIFY2(kept <= qsizetype(NoisySources::kMostTypes), qPrintable(QString::number(kept)));
    QCOMPARE(kept + sources.forgotten(), 20'002);
    sources.tick(kStart + 2h);
    QCOMPARE(sources.forgotten(), 0);
}

void TestNoisySources::longTypesAreCut()
{
    NoisySources sources;
    // A character of two bytes lies across the bound.
    const std::string head(NoisySources::kLongestType - 1, 'x');
    sources.note(head + "\u00e4" + std::string(100'000, 'y'), 1, kStart);
    sources.note(head + "\u00e4" + std::string(100'000, 'z'), 1, kStart);
    const auto all = sources.noisiest(10);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0], (NoisySources::Noise {head, 2}));
}

void TestNoisySources::agreesWithACountOfAll()
{
    struct Raise {
        int type;
        std::int64_t ms;
    };
    for (quint32 seed = 1; seed <= 10; ++seed) {
        QRandomGenerator random(seed);
        NoisySources sources;
        std::vector<Raise> all;
        std::int64_t ms = 0;
        for (int step = 0; step < 400; ++step) {
            ms += random.bounded(step % 100 < 80 ? 20'000 : 400'000);
            const int from = random.bounded(4);
            const int raises = 1 + random.bounded(2);
            sources.note(type(from), raises, kStart + milliseconds(ms));
            all.insert(all.end(), std::size_t(raises), {from, ms});

            const auto minuteOf = [](std::int64_t at) { return (17'000 + at) / 60'000; };
            std::map<std::string, qsizetype> expected;
            for (const Raise &raise : all) {
                if (minuteOf(ms) - minuteOf(raise.ms) < 60)
                    ++expected[type(raise.type)];
            }
            const auto noisiest = sources.noisiest(10);
            QCOMPARE(noisiest.size(), expected.size());
            for (const auto &[name, lastHour] : noisiest)
                QVERIFY2(lastHour == expected[name], qPrintable(u"seed %1, step %2: "_s.arg(seed).arg(step) + text(noisiest)));
        }
    }
}

QTEST_GUILESS_MAIN(TestNoisySources)
#include "tst_noisysources.moc"
