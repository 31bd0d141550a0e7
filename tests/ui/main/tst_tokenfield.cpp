// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tokenfield.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class TestTokenField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenIsHiddenUntilAskedFor();
    void blanksAndTheHeadersWordAreLeftOut();
};

void TestTokenField::tokenIsHiddenUntilAskedFor()
{
    Theme theme;
    TokenField field(theme);
    auto *line = field.findChild<QLineEdit *>();
    QCOMPARE(line->echoMode(), QLineEdit::Password);
    field.findChildren<QPushButton *>().first()->click();
    QCOMPARE(line->echoMode(), QLineEdit::Normal);
    field.findChildren<QPushButton *>().first()->click();
    QCOMPARE(line->echoMode(), QLineEdit::Password);
}

void TestTokenField::blanksAndTheHeadersWordAreLeftOut()
{
    Theme theme;
    TokenField field(theme);
    auto *line = field.findChild<QLineEdit *>();
    line->setText(u"  aaa.bbb.ccc \t"_s);
    QCOMPARE(field.token(), u"aaa.bbb.ccc"_s);
    line->setText(u"Bearer aaa.bbb.ccc"_s);
    QCOMPARE(field.token(), u"aaa.bbb.ccc"_s);
}

QTEST_MAIN(TestTokenField)
#include "tst_tokenfield.moc"
