// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace Qt::StringLiterals;

namespace {

enum class Density { Compact, Normal, Roomy };

const Settings::Key<bool> kMute {"notify/mute", false};
const Settings::Key<int> kSize {"alerts/size", 10};
const Settings::Key<double> kRatio {"alerts/ratio", 0.5};
const Settings::Key<QString> kText {"alerts/text", u"none"_s};
const Settings::Key<QStringList> kList {"alerts/list", {}};
const Settings::Key<QByteArray> kBytes {"window/state", {}};
const Settings::Key<Density> kDensity {"alerts/density", Density::Normal};
const Settings::Key<qint64> kLarge {"alerts/large", 0};

constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void defaultsWhereNothingIsSet()
    {
        Settings settings(path());
        QCOMPARE(settings.get(kMute), false);
        QCOMPARE(settings.get(kSize), 10);
        QCOMPARE(settings.get(kText), u"none"_s);
        QCOMPARE(settings.get(kDensity), Density::Normal);
        QVERIFY(!settings.loadProblem());
        QVERIFY(settings.sync().ok());
        QVERIFY(!QFile::exists(path()));
    }

    void everyTypeComesBack()
    {
        const QByteArray bytes("\0\xff\x80 bytes", 9);
        {
            Settings settings(path());
            settings.set(kMute, true);
            settings.set(kSize, -3);
            settings.set(kRatio, 0.25);
            settings.set(kText, u"Größe"_s);
            settings.set(kList, QStringList {u"a"_s, u"b"_s});
            settings.set(kBytes, bytes);
            settings.set(kDensity, Density::Roomy);
            settings.set(kLarge, qint64(9007199254740993));
            settings.setObject("profiles/one", {{u"server"_s, u"wss://a"_s}});
        }
        const Settings settings(path());
        QCOMPARE(settings.get(kMute), true);
        QCOMPARE(settings.get(kSize), -3);
        QCOMPARE(settings.get(kRatio), 0.25);
        QCOMPARE(settings.get(kText), u"Größe"_s);
        QCOMPARE(settings.get(kList), (QStringList {u"a"_s, u"b"_s}));
        QCOMPARE(settings.get(kBytes), bytes);
        QCOMPARE(settings.get(kDensity), Density::Roomy);
        QCOMPARE(settings.get(kLarge), qint64(9007199254740993));
        QCOMPARE(settings.object("profiles/one").value(u"server"_s).toString(), u"wss://a"_s);
        QVERIFY(settings.object("profiles/two").isEmpty());
    }

    void textsThatLookLikeBytesStayTexts()
    {
        for (const auto &text : {u"base64:QUJD"_s, u"text:x"_s, u"text:base64:x"_s}) {
            {
                Settings settings(path());
                settings.set(kText, text);
            }
            QCOMPARE(Settings(path()).get(kText), text);
        }
    }

    void aWrongTypeInTheFileIsTheDefault()
    {
        write(path(), "{\"alerts\": {\"size\": \"many\", \"ratio\": {}, \"list\": 3}, \"notify\": 7}");
        const Settings settings(path());
        QCOMPARE(settings.get(kSize), 10);
        QCOMPARE(settings.get(kRatio), 0.5);
        QCOMPARE(settings.get(kMute), false);
        QVERIFY(!settings.loadProblem());
    }

    void whatIsNotKnownIsKept()
    {
        write(path(), "{\"newer\": {\"thing\": [1, 2]}, \"alerts\": {\"size\": 3}}");
        {
            Settings settings(path());
            settings.set(kSize, 4);
        }
        const Settings settings(path());
        QCOMPARE(settings.get(kSize), 4);
        QCOMPARE(settings.object("newer").value(u"thing"_s).toArray().size(), 2);
    }

    void onlyTheOwnerMayRead()
    {
        const QString nested = m_folder->filePath(u"a/b/settings.json"_s);
        {
            Settings settings(nested);
            settings.set(kSize, 1);
        }
        QCOMPARE(QFile::permissions(nested) & kOthers, QFileDevice::Permissions());
        QCOMPARE(QFile::permissions(m_folder->filePath(u"a/b"_s)) & kOthers, QFileDevice::Permissions());
        // An old file that was open to others is not any more.
        QVERIFY(QFile::setPermissions(nested, QFile::permissions(nested) | QFileDevice::ReadOther | QFileDevice::ReadGroup));
        {
            Settings settings(nested);
            settings.set(kSize, 2);
        }
        QCOMPARE(QFile::permissions(nested) & kOthers, QFileDevice::Permissions());
        QCOMPARE(Settings(nested).get(kSize), 2);
    }

    void aBrokenFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut off") << QByteArray("{\"alerts\": {\"si");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("binary") << QByteArray("\0\1\2\xff", 4);
        QTest::newRow("deep") << QByteArray(5000, '[');
    }
    void aBrokenFileIsKeptAside()
    {
        QFETCH(QByteArray, bytes);
        write(path(), bytes);
        Settings settings(path());
        QVERIFY(settings.loadProblem());
        QCOMPARE(settings.loadProblem()->code, ErrorCode::Malformed);
        const QStringList aside = QDir(m_folder->path()).entryList({u"settings.json.broken-*"_s});
        QCOMPARE(aside.size(), 1);
        QVERIFY(settings.loadProblem()->message.contains(aside.first()));
        QCOMPARE(read(m_folder->filePath(aside.first())), bytes);
        settings.set(kSize, 5);
        QVERIFY(settings.sync().ok());
        QCOMPARE(Settings(path()).get(kSize), 5);

        // A second one of the same second does not push out the first.
        write(path(), bytes);
        const Settings again(path());
        QCOMPARE(QDir(m_folder->path()).entryList({u"settings.json.broken-*"_s}).size(), 2);
    }

    void writesByItselfAfterAWhile()
    {
        Settings settings(path());
        settings.set(kSize, 1);
        QVERIFY(!QFile::exists(path()));
        QTRY_VERIFY(QFile::exists(path()));
    }

    void aFailureIsToldOnceUntilItWorksAgain()
    {
        // A folder stands where the file ought to be.
        QVERIFY(QDir(m_folder->path()).mkpath(u"settings.json/x"_s));
        Settings settings(path());
        QVERIFY(settings.loadProblem());
        settings.set(kSize, 1);
        QSignalSpy spy(&settings, &Settings::writeFailed);
        const QString blocked = m_folder->filePath(u"blocked/settings.json"_s);
        write(m_folder->filePath(u"blocked"_s), "a file, no folder");
        Settings other(blocked);
        QSignalSpy otherSpy(&other, &Settings::writeFailed);
        other.set(kSize, 1);
        QVERIFY(!other.sync().ok());
        QVERIFY(!other.sync().ok());
        QCOMPARE(otherSpy.count(), 1);
        QVERIFY(QFile::remove(m_folder->filePath(u"blocked"_s)));
        QVERIFY(other.sync().ok());
        QCOMPARE(Settings(blocked).get(kSize), 1);
        QVERIFY(QDir(m_folder->filePath(u"blocked"_s)).removeRecursively());
        write(m_folder->filePath(u"blocked"_s), "again");
        other.set(kSize, 2);
        QVERIFY(!other.sync().ok());
        QCOMPARE(otherSpy.count(), 2);
        QCOMPARE(spy.count(), 0);
    }

    void anEmptyPathTouchesNoDisk()
    {
        Settings settings {QString()};
        settings.set(kSize, 7);
        QCOMPARE(settings.get(kSize), 7);
        QVERIFY(settings.sync().ok());
    }

private:
    QString path() const { return m_folder->filePath(u"settings.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
