// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/entityid.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <vector>

using namespace noc;

Q_DECLARE_METATYPE(noc::EntityId)

namespace {

constexpr std::uint64_t kTwoTo63 = 9223372036854775808ULL;

//! One of each kind, in their order.
const std::vector<EntityId> kInOrder = {
    EntityId(std::numeric_limits<std::int64_t>::min()),
    EntityId(-1),
    EntityId(),
    EntityId(12),
    EntityId(std::numeric_limits<std::int64_t>::max()),
    EntityId::fromUnsigned(kTwoTo63),
    EntityId::fromUnsigned(std::numeric_limits<std::uint64_t>::max()),
    EntityId::fromString(""),
    EntityId::fromString("12"),
    EntityId::fromString("A"),
    EntityId::fromString("a"),
};

} // namespace

class TestEntityId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void userText_data();
    void userText();
    void kindsStayApart();
    void equalNumbersAreEqualIds();
    void order();
    void noTwoShareAText();
    void stringsAreEscaped();
    void hashes();
};

void TestEntityId::userText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<EntityId>("id");

    const auto row = [](const char *text, EntityId id) { QTest::newRow(text) << QString::fromUtf8(text) << std::move(id); };
    row("101", EntityId(101));
    row("  101\t", EntityId(101));
    row("-5", EntityId(-5));
    row("007", EntityId(7));
    row("9223372036854775807", EntityId(std::numeric_limits<std::int64_t>::max()));
    row("9223372036854775808", EntityId::fromUnsigned(kTwoTo63));
    row("18446744073709551615", EntityId::fromUnsigned(std::numeric_limits<std::uint64_t>::max()));
    row("18446744073709551616", EntityId::fromString("18446744073709551616"));
    row("-9223372036854775809", EntityId::fromString("-9223372036854775809"));
    row("1.5", EntityId::fromString("1.5"));
    row("0x10", EntityId::fromString("0x10"));
    row("A-17", EntityId::fromString("A-17"));
    row("\xC3\xA9", EntityId::fromString("\xC3\xA9"));
}

void TestEntityId::userText()
{
    QFETCH(QString, text);
    QFETCH(EntityId, id);
    const auto parsed = EntityId::fromUserText(text);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->toText(), id.toText());
    QVERIFY(*parsed == id);
    QVERIFY(!EntityId::fromUserText(QString()));
    QVERIFY(!EntityId::fromUserText(QStringLiteral("  \t")));
}

void TestEntityId::kindsStayApart()
{
    QVERIFY(EntityId(12) != EntityId::fromString("12"));
    QVERIFY(EntityId(12).isInteger());
    QVERIFY(!EntityId::fromString("12").isInteger());
    QCOMPARE(EntityId(12).toJson(), std::string("12"));
    QCOMPARE(EntityId::fromString("12").toJson(), std::string("\"12\""));
    QCOMPARE(EntityId(12).toInt64(), std::optional<std::int64_t>(12));
    QVERIFY(!EntityId::fromUnsigned(kTwoTo63).toInt64());
    QVERIFY(!EntityId::fromString("12").toInt64());
    QVERIFY(EntityId(12).string() == nullptr);
    QCOMPARE(*EntityId::fromString("12").string(), std::string("12"));
}

void TestEntityId::equalNumbersAreEqualIds()
{
    QVERIFY(EntityId::fromUnsigned(7) == EntityId(7));
    QCOMPARE(EntityId::fromUnsigned(7).hash(), EntityId(7).hash());
    QCOMPARE(EntityId::fromUnsigned(kTwoTo63).toJson(), std::string("9223372036854775808"));
}

void TestEntityId::order()
{
    std::vector<EntityId> shuffled(kInOrder.rbegin(), kInOrder.rend());
    std::sort(shuffled.begin(), shuffled.end());
    QVERIFY(shuffled == kInOrder);
}

void TestEntityId::noTwoShareAText()
{
    QSet<QString> texts;
    for (const EntityId &id : kInOrder)
        texts.insert(id.toText());
    QCOMPARE(std::size_t(texts.size()), kInOrder.size());
}

void TestEntityId::stringsAreEscaped()
{
    const EntityId id = EntityId::fromString(std::string_view("a\"\\\n\r\t\x01\0\xC3\xA9", 10));
    QCOMPARE(id.toJson(), std::string("\"a\\\"\\\\\\n\\r\\t\\u0001\\u0000\xC3\xA9\""));
}

void TestEntityId::hashes()
{
    std::unordered_set<EntityId> set(kInOrder.begin(), kInOrder.end());
    QCOMPARE(set.size(), kInOrder.size());
    QVERIFY(set.contains(EntityId::fromString("12")));
    QVERIFY(!set.contains(EntityId(13)));
}

QTEST_APPLESS_MAIN(TestEntityId)
#include "tst_entityid.moc"
