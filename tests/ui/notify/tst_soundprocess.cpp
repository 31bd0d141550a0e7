// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "ui/notify/soundprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace noc;
using namespace noc::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Shell scripts stand for the program that plays.
class TestSoundProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsWhatIsAskedFor();
    void firstSoundWaitsForTheDevice();
    void noDeviceIsSaidAndLookedAtAgain();
    void hangIsEnded();
    void hangWhilePlayingIsEnded();
    void brokenDeviceIsSaid();
    void missingProgramIsSaid();

private:
    QString script(const QByteArray &body)
    {
        const QString path = m_folder.filePath(u"player%1"_s.arg(++m_serial));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no script");
        file.write("#!/bin/sh\n" + body);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    //! A player that keeps its input in a file.
    QString recorder(const QByteArray &before = {})
    {
        return script(
            before + "echo ready Loudspeaker\nwhile read line; do echo \"$line\" >> " + log().toUtf8()
            + "\ncase $line in play*) echo playing x;; esac\ndone\n");
    }
    QString log() const { return m_folder.filePath(u"log"_s); }
    QByteArray logged() const
    {
        QFile file(log());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void forget() { QFile::remove(log()); }

    QTemporaryDir m_folder;
    int m_serial = 0;
    ManualClock m_clock;
};

void TestSoundProcess::playsWhatIsAskedFor()
{
    forget();
    SoundProcess player(m_clock, recorder());
    QCOMPARE(player.status().kind, SoundStatus::Kind::NotAsked);
    player.open();
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::Ready);
    QCOMPARE(player.status().device, u"Loudspeaker"_s);
    player.play("critical", 80);
    player.stop();
    QTRY_COMPARE(logged(), QByteArray("play critical 80\nstop\n"));
    // An answer came: nothing is due any more.
    QTRY_COMPARE(m_clock.pendingTimers(), std::size_t(0));
}

void TestSoundProcess::firstSoundWaitsForTheDevice()
{
    forget();
    SoundProcess player(m_clock, recorder());
    player.open();
    player.play("medium", 50);
    player.play("high", 50); // the later one counts
    QTRY_COMPARE(logged(), QByteArray("play high 50\n"));
}

void TestSoundProcess::noDeviceIsSaidAndLookedAtAgain()
{
    forget();
    const QString mark = m_folder.filePath(u"plugged"_s);
    SoundProcess player(m_clock, recorder("[ -e " + mark.toUtf8() + " ] || exit 3\n"));
    player.open();
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::NoDevice);
    QFile plug(mark);
    QVERIFY(plug.open(QIODevice::WriteOnly));
    m_clock.advance(SoundProcess::kRetry);
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::Ready);
}

void TestSoundProcess::hangIsEnded()
{
    SoundProcess player(m_clock, script("exec sleep 1000\n"));
    player.open();
    QCOMPARE(player.status().kind, SoundStatus::Kind::Starting);
    m_clock.advance(SoundProcess::kAnswerDue);
    QCOMPARE(player.status().kind, SoundStatus::Kind::NoAnswer);
    QTRY_VERIFY(player.findChildren<QProcess *>().isEmpty());
}

void TestSoundProcess::hangWhilePlayingIsEnded()
{
    SoundProcess player(m_clock, script("echo ready Loudspeaker\nexec sleep 1000\n"));
    player.open();
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::Ready);
    player.play("high", 50);
    m_clock.advance(SoundProcess::kAnswerDue);
    QCOMPARE(player.status().kind, SoundStatus::Kind::NoAnswer);
}

void TestSoundProcess::brokenDeviceIsSaid()
{
    SoundProcess player(m_clock, script("exit 4\n"));
    player.open();
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::Failed);
}

void TestSoundProcess::missingProgramIsSaid()
{
    SoundProcess player(m_clock, m_folder.filePath(u"nowhere"_s));
    player.open();
    QTRY_COMPARE(player.status().kind, SoundStatus::Kind::Failed);
}

QTEST_GUILESS_MAIN(TestSoundProcess)
#include "tst_soundprocess.moc"
