// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/eventbacklog.h"

#include <QTest>

using namespace noc;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

JournalEvent numbered(int number, std::size_t rawSize = 300)
{
    JournalEvent event;
    event.at = WallTime(milliseconds(number));
    event.what = JournalEvent::What::Raised;
    event.alert = JournalKey {1, EntityId(std::int64_t(number))};
    event.text = std::to_string(number);
    event.raw = std::string(rawSize, 'x');
    return event;
}

QList<int> numbersIn(const std::vector<EventPage> &pages)
{
    QList<int> numbers;
    for (const EventPage &page : pages) {
        page.forEach([&](const PackedEvent &event) {
            numbers << std::stoi(std::string(event.text));
            return true;
        });
    }
    return numbers;
}

QList<int> upTo(int first, int end)
{
    QList<int> numbers;
    for (int i = first; i < end; ++i)
        numbers << i;
    return numbers;
}

} // namespace

class TestEventBacklog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberComesBack_data();
    void everyMemberComesBack();
    void firstInFirstOut();
    void whatIsPutBackComesFirst();
    void theLongestEventFits();
    void readingStopsWhenTold();
};

void TestEventBacklog::everyMemberComesBack_data()
{
    QTest::addColumn<JournalEvent>("event");
    JournalEvent event;
    event.at = WallTime(milliseconds(-5));
    QTest::newRow("nothing but a time") << event;
    event.what = JournalEvent::What::Lost;
    event.level = 3;
    event.channel = 2;
    event.until = WallTime(milliseconds(0));
    event.word = "HIGH"s;
    event.text = "with\0zero"s;
    event.raw = "{}"s;
    QTest::newRow("all of it") << event;
    for (const EntityId &id :
         {EntityId(std::int64_t(-1)), EntityId::fromUnsigned(0xffff'ffff'ffff'ffffU), EntityId::fromString("a b"),
          EntityId::fromString(""), EntityId::fromString(std::string(255, 'i'))}) {
        event.alert = JournalKey {3, id};
        QTest::addRow("id %s", id.toJson().substr(0, 20).c_str()) << event;
    }
}

void TestEventBacklog::everyMemberComesBack()
{
    QFETCH(JournalEvent, event);
    EventBacklog backlog;
    backlog.add(numbered(1));
    backlog.add(event);
    backlog.dropFirst();
    const std::vector<EventPage> pages = backlog.take(1);
    QCOMPARE(pages.size(), std::size_t(1));
    int seen = 0;
    pages.front().forEach([&](const PackedEvent &packed) {
        ++seen;
        [&] {
            QVERIFY(packed.at == event.at);
            QVERIFY(packed.until == event.until);
            QVERIFY(packed.alert == event.alert);
            QCOMPARE(int(packed.what), int(event.what));
            QCOMPARE(packed.level, event.level);
            QCOMPARE(packed.channel, event.channel);
            QVERIFY(packed.word == event.word);
            QVERIFY(packed.text == event.text);
            QVERIFY(packed.raw == event.raw);
        }();
        return true;
    });
    QCOMPARE(seen, 1);
}

void TestEventBacklog::firstInFirstOut()
{
    constexpr int kEvents = 5'000;
    EventBacklog backlog;
    for (int i = 0; i < kEvents; ++i)
        backlog.add(numbered(i));
    QCOMPARE(backlog.count(), kEvents);
    const qsizetype each = backlog.bytes() / kEvents;
    QVERIFY2(each > 300 && each < 400, qPrintable(QString::number(each)));
    for (int i = 0; i < 1'000; ++i)
        backlog.dropFirst();
    QCOMPARE(backlog.count(), kEvents - 1'000);

    QList<int> taken;
    while (!backlog.isEmpty()) {
        const std::vector<EventPage> pages = backlog.take(700);
        QVERIFY(numbersIn(pages).size() < 700 + qsizetype(EventPage::kBytes) / each + 1);
        taken += numbersIn(pages);
    }
    QCOMPARE(taken, upTo(1'000, kEvents));
    QCOMPARE(backlog.bytes(), 0);
    QVERIFY(backlog.take(1).empty());
}

void TestEventBacklog::whatIsPutBackComesFirst()
{
    EventBacklog backlog;
    for (int i = 0; i < 2'000; ++i)
        backlog.add(numbered(i));
    const qsizetype bytes = backlog.bytes();
    std::vector<EventPage> pages = backlog.take(1'500);
    backlog.add(numbered(2'000));
    backlog.putBack(std::move(pages));
    QCOMPARE(backlog.count(), 2'001);
    QVERIFY(backlog.bytes() > bytes);
    QCOMPARE(numbersIn(backlog.take(3'000)), upTo(0, 2'001));
    backlog.add(numbered(1));
    backlog.clear();
    QVERIFY(backlog.isEmpty());
    QCOMPARE(backlog.bytes(), 0);
}

void TestEventBacklog::theLongestEventFits()
{
    JournalEvent event = numbered(7, Journal::kLongestRaw);
    event.alert = JournalKey {0, EntityId::fromString(std::string(255, 'i'))};
    event.word = std::string(Journal::kLongestText + 3, 'w');
    EventBacklog backlog;
    for (int i = 0; i < 10; ++i)
        backlog.add(event);
    QCOMPARE(numbersIn(backlog.take(10)), QList<int>(10, 7));
}

void TestEventBacklog::readingStopsWhenTold()
{
    EventBacklog backlog;
    for (int i = 0; i < 10; ++i)
        backlog.add(numbered(i));
    int seen = 0;
    backlog.take(10).front().forEach([&](const PackedEvent &) { return ++seen < 3; });
    QCOMPARE(seen, 3);
}

QTEST_GUILESS_MAIN(TestEventBacklog)
#include "tst_eventbacklog.moc"
