// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table/desk.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

using namespace noc;
using namespace noc::bench;
using namespace Qt::StringLiterals;

namespace {

const QString kRare = u"\"port 4711\""_s;
const QString kCommon = u"temperature"_s;
const QString kFourTerms = u"severity>=high client:acme type:DEVICE_* -site:lab"_s;
const QString kAges = u"age<1s"_s;
const QString kTyped = u"temperature high"_s;
// Faster than hands, and than the field hands its text on.
constexpr int kKeyMs = 5;

//! As a server's list would have it: of every other alert client and site are told.
void fillTold(AlertStore &store, Feed &feed, std::size_t rows)
{
    static constexpr std::array kClients = {"acme", "Harbour Line", "Northern Grid", "Old Mill"};
    static constexpr std::array kSites = {"lab", "pier 4", "roof"};
    std::size_t next = 0;
    while (next < feed.size() && std::size_t(store.counts().rows) < rows) {
        store.beginBatch();
        for (const std::size_t end = std::min(next + kBatch, feed.size()); next < end; ++next) {
            AlertRaise raise = feed.raise(next);
            if (next % 2 == 0) {
                raise.client = kClients[next / 2 % kClients.size()];
                raise.site = kSites[next / 2 % kSites.size()];
            }
            store.raise(raise);
        }
        store.endBatch();
    }
}

std::string messagesOf(const AlertStore &store)
{
    std::string bytes;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot) {
        if (store.isLive(slot))
            bytes += store.messageUtf8(slot);
    }
    return bytes;
}

// The floor: from place to place at which the words stand.
qsizetype linearPass(const std::string &bytes, std::string_view words)
{
    qsizetype found = 0;
    const char *at = bytes.data();
    const char *const end = bytes.data() + bytes.size();
    while (const void *hit = memmem(at, std::size_t(end - at), words.data(), words.size())) {
        at = static_cast<const char *>(hit) + words.size();
        ++found;
    }
    return found;
}

qsizetype matching(const AlertStore &store, const AlertQuery &query)
{
    qsizetype count = 0;
    for (AlertSlot slot = 0; slot < store.slotEnd(); ++slot)
        count += store.isLive(slot) && query.matches(store, slot);
    return count;
}

//! Milliseconds of one look at the clock by which so many rows grow too old to be shown.
double age(Desk &desk)
{
    constexpr milliseconds kStep {4}; // a thousand rows of the storm
    desk.index.setNow(desk.index.query().now() + kStep);
    return millisecondsOf([&] { desk.index.setNow(desk.index.query().now() + kStep); });
}

//! Milliseconds from the last key to the rows.
double type(Desk &desk)
{
    QEventLoop loop;
    QTimer keys;
    qsizetype typed = 0;
    double lastMs = 0;
    QObject::connect(&keys, &QTimer::timeout, &loop, [&] {
        desk.index.setQuery(AlertQuery::fromText(kTyped.left(++typed)));
        if (typed == kTyped.size())
            loop.quit();
    });
    keys.start(kKeyMs);
    loop.exec();
    keys.stop();
    lastMs = millisecondsOf([&] {
        QEventLoop rest;
        QObject::connect(&desk.index, &AlertIndex::updated, &rest, [&] {
            if (!desk.index.isWorking())
                rest.quit();
        });
        if (desk.index.isWorking())
            rest.exec();
    });
    return lastMs;
}

} // namespace

// Arguments: rows kept, rounds.
int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const std::size_t rows = std::strtoull(argv[1], nullptr, 10);
    const int rounds = std::atoi(argv[2]);
    Desk desk {qsizetype(rows) * 2};
    {
        Feed feed = Feed::forRows(rows);
        fillTold(desk.store, feed, rows);
    }
    desk.settle();
    const std::string bytes = messagesOf(desk.store);

    QJsonObject times;
    QJsonObject holds;
    bool isRight = true;
    const auto note = [](QJsonObject &into, const QString &name, double value) {
        QJsonArray values = into.value(name).toArray();
        values.append(value);
        into.insert(name, values);
    };
    const auto settled = [&](const QString &name, double ms) {
        note(times, name, ms);
        desk.settle();
        note(holds, name, application.takeLongestHold());
        isRight = isRight && desk.index.rowCount() == matching(desk.store, desk.index.query());
    };
    for (int round = 0; round < rounds; ++round) {
        qsizetype found = 0;
        note(times, u"floor"_s, millisecondsOf([&] { found = linearPass(bytes, "port 4711"); }));
        isRight = isRight && found > 0;
        for (const auto &[name, text] :
             {std::pair(u"rare"_s, kRare), std::pair(u"common"_s, kCommon), std::pair(u"four terms"_s, kFourTerms)}) {
            application.takeLongestHold();
            settled(name, desk.timed([&] { desk.index.setQuery(AlertQuery::fromText(text)); }));
        }
        desk.index.setNow(desk.store.lastRaised(desk.store.slotEnd() - 1));
        settled(u"ages"_s, desk.timed([&] { desk.index.setQuery(AlertQuery::fromText(kAges)); }));
        note(times, u"a thousand grow old"_s, age(desk));
        isRight = isRight && desk.index.rowCount() == matching(desk.store, desk.index.query());
        settled(u"cleared"_s, desk.timed([&] { desk.index.setQuery({}); }));
        application.takeLongestHold();
        settled(u"typed"_s, type(desk));
        desk.timed([&] { desk.index.setQuery({}); });
        desk.settle();
    }
    say({{u"ms"_s, times}, {u"held_ms"_s, holds}, {u"right"_s, isRight}, {u"bytes"_s, qint64(bytes.size())}});
    return isRight ? 0 : 1;
}
