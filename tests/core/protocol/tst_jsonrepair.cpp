// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonrepair.h"

#include <QTest>

using namespace noc::wire;

class TestJsonRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rewritten_data();
    void rewritten();
    void untouched_data();
    void untouched();
    void asPythonText();
    void surrogateEscapesAreSeen();
};

void TestJsonRepair::rewritten_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("NaN") << QByteArray("[NaN]") << QByteArray("[null]");
    QTest::newRow("Infinity") << QByteArray("[Infinity,-Infinity]") << QByteArray("[null,null]");
    QTest::newRow("NaN beside a string of that name")
        << QByteArray(R"({"NaN": NaN, "x": "NaN"})") << QByteArray(R"({"NaN": null, "x": "NaN"})");
    QTest::newRow("quote escaped before NaN") << QByteArray(R"(["\"NaN", NaN])") << QByteArray(R"(["\"NaN", null])");
    QTest::newRow("backslash before the closing quote") << QByteArray(R"(["\\", NaN])") << QByteArray(R"(["\\", null])");
    QTest::newRow("2^64") << QByteArray("[18446744073709551616]") << QByteArray("[18446744073709551616.0]");
    QTest::newRow("-2^63-1") << QByteArray("[-9223372036854775809]") << QByteArray("[-9223372036854775809.0]");
    QTest::newRow("1e999") << QByteArray("[1e999, -1E+999, 1]") << QByteArray("[null, null, 1]");
    QTest::newRow("1e-999") << QByteArray("[1e-999]") << QByteArray("[0.0]");
    QTest::newRow("400 digits") << ('[' + QByteArray(400, '9') + ']') << QByteArray("[null]");
    QTest::newRow("high surrogate alone") << QByteArray(R"(["a\ud800b"])") << QByteArray(R"(["a\ufffdb"])");
    QTest::newRow("low surrogate alone") << QByteArray(R"(["\uDC00"])") << QByteArray(R"(["\ufffd"])");
    QTest::newRow("two high, one low") << QByteArray(R"(["\ud83d\ud83d\ude00"])") << QByteArray(R"(["\ufffd\ud83d\ude00"])");
    QTest::newRow("the wrong way round") << QByteArray(R"(["\ude00\ud83d"])") << QByteArray(R"(["\ufffd\ufffd"])");
    QTest::newRow("high at the end of the text") << QByteArray(R"("\ud800)") << QByteArray(R"("\ufffd)");
}

void TestJsonRepair::rewritten()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    std::string repaired = "left over";
    QVERIFY(repairJson(json.toStdString(), NonFinite::AsNull, repaired));
    QCOMPARE(QByteArray::fromStdString(repaired), expected);
}

void TestJsonRepair::untouched_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray(R"({"type": "pong", "n": [1, -2.5e3, true, null]})");
    QTest::newRow("limits of 64 bits") << QByteArray("[18446744073709551615, -9223372036854775808]");
    QTest::newRow("names that only begin so") << QByteArray("[NaNa, NaN1, Infinity_, -Infinite, N, I, -]");
    QTest::newRow("inside a string") << QByteArray(R"(["NaN", "-Infinity", "99999999999999999999"])");
    QTest::newRow("pair") << QByteArray(R"(["\ud83d\ude00"])");
    QTest::newRow("escaped backslash before u") << QByteArray(R"(["\\ud800"])");
    QTest::newRow("string without end") << QByteArray("[\"NaN");
    QTest::newRow("backslash at the very end") << QByteArray("[\"a\\");
    QTest::newRow("escape cut short") << QByteArray("[\"\\ud8");
    QTest::newRow("no hexadecimal digits") << QByteArray(R"(["\udxyz"])");
    QTest::newRow("long fraction") << QByteArray("[0.123456789012345678901234567890]");
    QTest::newRow("numbers run together") << QByteArray("[12345678901234567890-12345678901234567890]");
}

void TestJsonRepair::untouched()
{
    QFETCH(QByteArray, json);
    std::string repaired;
    QVERIFY(!repairJson(json.toStdString(), NonFinite::AsNull, repaired));
}

void TestJsonRepair::asPythonText()
{
    std::string repaired;
    QVERIFY(repairJson("[NaN, Infinity, -Infinity, -1e999]", NonFinite::AsPythonText, repaired));
    QCOMPARE(repaired, std::string(R"(["nan", "inf", "-inf", "-inf"])"));
}

void TestJsonRepair::surrogateEscapesAreSeen()
{
    QVERIFY(hasSurrogateEscape(R"("\ud83d\ude00")"));
    QVERIFY(hasSurrogateEscape(R"("\\\uDC00")"));
    QVERIFY(!hasSurrogateEscape(R"("\\ud83d")"));
    QVERIFY(!hasSurrogateEscape(R"("\u00e9 \n")"));
    QVERIFY(!hasSurrogateEscape("\\u"));
    QVERIFY(!hasSurrogateEscape("\\"));
    QVERIFY(!hasSurrogateEscape({}));
}

QTEST_APPLESS_MAIN(TestJsonRepair)
#include "tst_jsonrepair.moc"
