// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/singleinstance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondStartRaisesTheFirst();
    void otherProfilesStandBesideEachOther();
    void profileIsFreeAgainAfterItsConsole();
    void failedChangeKeepsTheFormerProfile();
};

void TestSingleInstance::secondStartRaisesTheFirst()
{
    QTemporaryDir dir;
    SingleInstance first;
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    QVERIFY(first.acquire(dir.path(), u"acme"_s));
    SingleInstance second;
    QVERIFY(!second.acquire(dir.path(), u"acme"_s));
    QTRY_COMPARE(raised.size(), 1);
}

void TestSingleInstance::otherProfilesStandBesideEachOther()
{
    QTemporaryDir dir;
    QTemporaryDir otherDir;
    SingleInstance first;
    SingleInstance second;
    SingleInstance third;
    QVERIFY(first.acquire(dir.path(), u"acme"_s));
    QVERIFY(second.acquire(dir.path(), u"other"_s));
    QVERIFY(third.acquire(otherDir.path(), u"acme"_s));
}

void TestSingleInstance::profileIsFreeAgainAfterItsConsole()
{
    QTemporaryDir dir;
    {
        SingleInstance first;
        QVERIFY(first.acquire(dir.path(), u"acme"_s));
    }
    SingleInstance second;
    QVERIFY(second.acquire(dir.path(), u"acme"_s));
}

void TestSingleInstance::failedChangeKeepsTheFormerProfile()
{
    QTemporaryDir dir;
    SingleInstance first;
    SingleInstance second;
    QVERIFY(first.acquire(dir.path(), u"acme"_s));
    QVERIFY(second.acquire(dir.path(), u"other"_s));
    QVERIFY(!second.acquire(dir.path(), u"acme"_s));
    SingleInstance third;
    QVERIFY(!third.acquire(dir.path(), u"other"_s));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
