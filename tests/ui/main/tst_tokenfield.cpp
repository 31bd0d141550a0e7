// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/tokenfield.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class TestTokenField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenIsHiddenUntilAskedFor();
    void blanksAndTheHeadersWordAreLeftOut();
    void fileOfOwnerIsRead();
    void fileThatOthersReadIsRefused();
    void uselessFilesAreRefused();

private:
    QString
    fileWith(const QByteArray &bytes, QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QTemporaryDir m_dir;
};

QString TestTokenField::fileWith(const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    static int number = 0;
    QFile file(m_dir.filePath(QString::number(++number)));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    file.setPermissions(permissions);
    return file.fileName();
}

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

void TestTokenField::fileOfOwnerIsRead()
{
    QCOMPARE(readTokenFile(fileWith("aaa.bbb.ccc\n")).value(), u"aaa.bbb.ccc"_s);
}

void TestTokenField::fileThatOthersReadIsRefused()
{
    const auto others = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther;
    const Result<QString> result = readTokenFile(fileWith("secretword", others));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::Refused);
    QVERIFY(!result.error().message.contains(u"secretword"_s));
    QVERIFY(!result.error().detail.contains(u"secretword"_s));
}

void TestTokenField::uselessFilesAreRefused()
{
    QCOMPARE(readTokenFile(m_dir.filePath(u"missing"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(readTokenFile(fileWith(" \n")).error().code, ErrorCode::InvalidInput);
    QCOMPARE(readTokenFile(fileWith(QByteArray(100'000, 'x'))).error().code, ErrorCode::TooLarge);
}

QTEST_MAIN(TestTokenField)
#include "tst_tokenfield.moc"
