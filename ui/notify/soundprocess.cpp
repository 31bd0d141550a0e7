// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/soundprocess.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

const QString kProgram = u"watchfloor-sound"_s;
// It says so by its exit status; see app/sound/soundserver.h.
constexpr int kNoDevice = 3;
// An alarm that comes later than this is none; the policy repeats it anyway.
constexpr seconds kWorthPlaying {5};
constexpr qsizetype kLongestLine = 4096;

QString findProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    const QStringList places {
        here + u"/../libexec/watchfloor/"_s, here + u"/../lib/watchfloor/"_s, here + u"/../sound/"_s, here + u'/'};
    for (const QString &place : places) {
        if (QFileInfo(place + kProgram).isExecutable())
            return place + kProgram;
    }
    return {};
}

} // namespace

SoundProcess::SoundProcess(Clock &clock, QString program, QObject *parent)
    : SoundPlayer(parent), m_clock(clock), m_program(program.isEmpty() ? findProgram() : std::move(program))
{
    m_due = clock.makeTimer([this] { onSilence(); });
    m_retry = clock.makeTimer([this] { start(); });
}

SoundProcess::~SoundProcess()
{
    letGo();
    constexpr int kDeathMs = 500;
    const auto ending = findChildren<QProcess *>(QString(), Qt::FindDirectChildrenOnly);
    for (QProcess *process : ending)
        process->waitForFinished(kDeathMs);
}

void SoundProcess::open()
{
    if (!m_process)
        start();
}

void SoundProcess::start()
{
    m_retry->stop();
    letGo();
    if (m_program.isEmpty()) {
        become(SoundStatus::Kind::Failed);
        return;
    }
    m_process = std::make_unique<QProcess>();
    // What sound libraries say is nothing for the operator.
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &SoundProcess::readLines);
    connect(m_process.get(), &QProcess::finished, this, &SoundProcess::onEnd, Qt::QueuedConnection);
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                onEnd();
        },
        Qt::QueuedConnection);
    // While a machine without a device is looked at again, it still has none.
    if (!m_status.isTrouble())
        become(SoundStatus::Kind::Starting);
    m_due->start(kAnswerDue);
    m_process->start(m_program, QStringList());
}

void SoundProcess::play(const QByteArray &id, int volume)
{
    const QByteArray line = "play " + id + ' ' + QByteArray::number(volume);
    if (m_status.kind == SoundStatus::Kind::Ready) {
        write(line);
        m_due->start(kAnswerDue);
        return;
    }
    m_wanted = line;
    m_wantedAt = m_clock.bootNow();
    // Somebody wants to be heard: worth a look whether there is a device by now.
    if (m_status.isTrouble() && !m_process)
        start();
}

void SoundProcess::stop()
{
    m_wanted.reset();
    if (m_status.kind == SoundStatus::Kind::Ready)
        write("stop");
}

void SoundProcess::write(const QByteArray &line)
{
    m_process->write(line + '\n');
}

void SoundProcess::readLines()
{
    while (m_process && m_process->canReadLine())
        obey(m_process->readLine(kLongestLine).trimmed());
}

void SoundProcess::obey(const QByteArray &line)
{
    if (line.startsWith("ready")) {
        m_due->stop();
        become(SoundStatus::Kind::Ready, QString::fromUtf8(line.mid(6)));
        if (const auto wanted = std::exchange(m_wanted, std::nullopt); wanted && m_clock.bootNow() - m_wantedAt < kWorthPlaying) {
            write(*wanted);
            m_due->start(kAnswerDue);
        }
    } else if (line.startsWith("playing ")) {
        m_due->stop();
    }
}

void SoundProcess::onEnd()
{
    if (!m_process || m_process->state() != QProcess::NotRunning)
        return;
    readLines();
    const bool noDevice = m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == kNoDevice;
    if (!noDevice)
        qCInfo(lcUi) << "sound: the player ended with" << m_process->exitCode() << m_process->errorString();
    letGo();
    become(noDevice ? SoundStatus::Kind::NoDevice : SoundStatus::Kind::Failed);
    m_retry->start(kRetry);
}

void SoundProcess::onSilence()
{
    qCInfo(lcUi) << "sound: the player did not answer and was ended";
    letGo();
    become(SoundStatus::Kind::NoAnswer);
    m_retry->start(kRetry);
}

void SoundProcess::letGo()
{
    m_due->stop();
    if (!m_process)
        return;
    m_process->disconnect(this);
    // It holds nothing that would be lost, and may be stuck where it hears nobody.
    m_process->kill();
    // Not waited for here: a process that the kernel holds would hold the window.
    QProcess *ending = m_process.release();
    ending->setParent(this);
    connect(ending, &QProcess::finished, ending, &QObject::deleteLater);
    if (ending->state() == QProcess::NotRunning)
        ending->deleteLater();
}

void SoundProcess::become(SoundStatus::Kind kind, const QString &device)
{
    const SoundStatus status {kind, device};
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace noc
