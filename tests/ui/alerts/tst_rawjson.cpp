// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rawjson.h"

#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class TestRawJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void boundsWhatItMakes();
};

void TestRawJson::laysOut_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("text");
    QTest::newRow("members") << u"{\"a\":1, \"b\" : [true,null]}"_s << u"{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}"_s;
    QTest::newRow("empty ones") << u"{\"a\":{ },\"b\":[]}"_s << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
    QTest::newRow("as it came") << u"{\"b\":9007199254740993000,\"a\":1.50,\"a\":2}"_s
                                << u"{\n  \"b\": 9007199254740993000,\n  \"a\": 1.50,\n  \"a\": 2\n}"_s;
    QTest::newRow("brackets in strings") << u"{\"a\":\"{[,:\\\"]}\"}"_s << u"{\n  \"a\": \"{[,:\\\"]}\"\n}"_s;
    QTest::newRow("hostile") << u"{\"a\":\"<b>x\u001b[31m\u202E\n=1\"}"_s
                             << u"{\n  \"a\": \"<b>x\\u001B[31m\\u202E\\u000A=1\"\n}"_s;
    QTest::newRow("hostile outside of strings") << u"{\"a\":\u202Ex}"_s << u"{\n  \"a\": \\u202Ex\n}"_s;
    QTest::newRow("cut") << u"{\"a\":\"bcd…"_s << u"{\n  \"a\": \"bcd…"_s;
    QTest::newRow("ends in an escape") << u"{\"a\\"_s << u"{\n  \"a\\"_s;
    QTest::newRow("closes too much") << u"{}}]"_s << u"{}\n}\n]"_s;
    QTest::newRow("no JSON") << u"hello {\u0007\nyou, [all]"_s << u"hello {\\u0007\nyou, [all]"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestRawJson::laysOut()
{
    QFETCH(QString, frame);
    QTEST(prettyJson(frame), "text");
}

void TestRawJson::boundsWhatItMakes()
{
    const QString deep = prettyJson(QString(60'000, u'['), 10'000);
    QCOMPARE(deep.size(), 10'001);
    QVERIFY(deep.endsWith(u'…'));
    QCOMPARE(prettyJson(u"{\"a\":\""_s + QString(60'000, u'x') + u"\"}"_s, 1'000).size(), 1'001);
    QCOMPARE(prettyJson(QString(60'000, u'x'), 1'000).size(), 1'001);
}

QTEST_APPLESS_MAIN(TestRawJson)
#include "tst_rawjson.moc"
