// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/endcause.h"

#include <QSet>
#include <QTest>

using namespace noc;

Q_DECLARE_METATYPE(noc::EndCause)

namespace {

//! Stopped is the last of the kinds; a new one behind it has to be put here.
constexpr EndKind kLastKind = EndKind::Stopped;

} // namespace

class TestEndCause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsWords();
    void numbersAreNamed_data();
    void numbersAreNamed();
    void detailIsForTheLog();
};

void TestEndCause::everyKindHasItsWords()
{
    QSet<QString> sentences;
    QSet<QString> words;
    for (int kind = 0; kind <= int(kLastKind); ++kind) {
        const EndCause cause {EndKind(kind), 0, {}, false};
        const QString sentence = describe(cause).message;
        QVERIFY2(sentence.size() > 10, qPrintable(QString::number(kind)));
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
        const QString brief = shortWords(cause);
        QVERIFY2(!brief.isEmpty() && brief.size() <= 32, qPrintable(brief));
        QVERIFY2(!brief.contains(QLatin1Char('%')), qPrintable(brief));
        sentences.insert(sentence);
        words.insert(brief);
    }
    QCOMPARE(sentences.size(), int(kLastKind) + 1);
    QCOMPARE(words.size(), int(kLastKind) + 1);
}

void TestEndCause::numbersAreNamed_data()
{
    QTest::addColumn<EndCause>("cause");
    const auto row = [](EndKind kind, int status) {
        QTest::addRow("%d/%d", int(kind), status) << EndCause {kind, status, {}, true};
    };
    for (const int status : {301, 401, 403, 404, 429, 500, 502, 503, 418})
        row(EndKind::HandshakeRefused, status);
    for (const int code : {1000, 1001, 1002, 1009, 1011, 4401, 4403, 4408, 4429, 4999})
        row(EndKind::ServerClosed, code);
    row(EndKind::ProtocolViolation, 1009);
}

void TestEndCause::numbersAreNamed()
{
    QFETCH(EndCause, cause);
    const QString number = QString::number(cause.status);
    // An orderly goodbye is told without its number; the pill has it.
    if (cause.kind != EndKind::ServerClosed || cause.status > 1001)
        QVERIFY2(describe(cause).message.contains(number), qPrintable(describe(cause).message));
    QVERIFY2(shortWords(cause).contains(number), qPrintable(shortWords(cause)));
}

void TestEndCause::detailIsForTheLog()
{
    const EndCause cause {EndKind::TlsFailed, 0, QStringLiteral("certificate expired on Tuesday"), false};
    const Error error = describe(cause);
    QCOMPARE(error.code, ErrorCode::Refused);
    QCOMPARE(error.detail, cause.detail);
    QVERIFY(!error.message.contains(cause.detail));
}

QTEST_GUILESS_MAIN(TestEndCause)
#include "tst_endcause.moc"
