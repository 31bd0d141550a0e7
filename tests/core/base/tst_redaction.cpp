// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class tst_Redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void knownSecrets();
    void secretsOfTheCaller();
    void shortSecretsAreNotKept();
};

void tst_Redaction::shapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("harmless") << u"Device 7 is offline; token expired"_s << u"Device 7 is offline; token expired"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("JWT") << u"bad eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoxfQ.c2ln_-x, sorry"_s << u"bad …, sorry"_s;
    QTest::newRow("JWT cut off") << u"bad eyJhbGciOiJIUzI1NiJ9.eyJ1c2"_s << u"bad …"_s;
    QTest::newRow("bearer") << u"Authorization: Bearer abc.def"_s << u"Authorization: Bearer …"_s;
    QTest::newRow("query") << u"wss://h/ws/?token=abc%2Fdef&device_id=4"_s << u"wss://h/ws/?token=…&device_id=4"_s;
    QTest::newRow("cookie") << u"Cookie: ws_token=abc; a=b"_s << u"Cookie: ws_token=…; a=b"_s;
    QTest::newRow("JSON") << u"{\"refresh\": \"a\\\"b\", \"password\":\"c\",\"id\":\"d\"}"_s
                          << u"{\"refresh\": \"…\", \"password\":\"…\",\"id\":\"d\"}"_s;
}

void tst_Redaction::shapes()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
    std::string room;
    QCOMPARE(QString::fromStdString(std::string(redacted(text.toStdString(), room))), expected);
    // What was clean once stays so.
    QCOMPARE(redacted(expected), expected);
}

void tst_Redaction::knownSecrets()
{
    const QString opaque = u"Zx/91+kk=long"_s;
    QVERIFY(redacted(opaque).contains(opaque));
    keepOutOfTexts(opaque);
    QCOMPARE(redacted(u"the server says <%1>"_s.arg(opaque)), u"the server says <…>"_s);
    QCOMPARE(redacted(u"GET /?t=Zx%2F91%2Bkk%3Dlong HTTP/1.1"_s), u"GET /?t=… HTTP/1.1"_s);
    std::string room;
    QCOMPARE(redacted("the server says <Zx/91+kk=long>", room), "the server says <…>");
    QCOMPARE(redacted("GET /?t=Zx%2F91%2Bkk%3Dlong HTTP/1.1", room), "GET /?t=… HTTP/1.1");
    // Long forgotten ones make room.
    for (int i = 0; i < 100; ++i)
        keepOutOfTexts(u"another secret %1"_s.arg(i));
    QVERIFY(!redacted(u"another secret 99"_s).contains(u"99"_s));
    QVERIFY(redacted(opaque).contains(opaque));
}

void tst_Redaction::secretsOfTheCaller()
{
    QCOMPARE(redacted(u"no entry with hush"_s, {u"hush"_s}), u"no entry with …"_s);
    QCOMPARE(redacted(u"no entry with hush"_s), u"no entry with hush"_s);
}

void tst_Redaction::shortSecretsAreNotKept()
{
    keepOutOfTexts(u"token"_s);
    QCOMPARE(redacted(u"a token"_s), u"a token"_s);
}

QTEST_GUILESS_MAIN(tst_Redaction)
#include "tst_redaction.moc"
