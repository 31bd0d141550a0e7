// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/soundserver.h"

#include "app/sound/wavesound.h"

#include <QAudioDevice>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// The device swallows the last moment of what it is given when it is closed right behind it.
constexpr qsizetype kTail = kWaveRate * 2 * 3 / 10;
constexpr qsizetype kSelfTest = kWaveRate * 2 / 5;
constexpr char kSelfTestName[] = "silence";
constexpr qsizetype kLongestLine = 1024;

} // namespace

SoundServer::SoundServer()
{
    m_format.setSampleRate(kWaveRate);
    m_format.setChannelCount(1);
    m_format.setSampleFormat(QAudioFormat::Int16);
    // Asking for lines would wait for a whole one.
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &SoundServer::readLines);
}

SoundServer::~SoundServer() = default;

bool SoundServer::open()
{
    const QDir folder(u":/sounds"_s);
    const QStringList files = folder.entryList(QDir::Files);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        const std::optional<QByteArray> samples = file.open(QIODevice::ReadOnly) ? waveSamples(file.readAll()) : std::nullopt;
        if (!samples) {
            end(SoundsBroken);
            return false;
        }
        m_sounds.insert(name.chopped(4).toLatin1(), *samples + QByteArray(kTail, 0));
    }
    if (m_sounds.isEmpty()) {
        end(SoundsBroken);
        return false;
    }
    m_devices = std::make_unique<QMediaDevices>();
    connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, &SoundServer::onDevices);
    return play(kSelfTestName, QByteArray(kSelfTest, 0), 0);
}

void SoundServer::readLines()
{
    char bytes[4096];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) {
        end(Ended);
        return;
    }
    m_typed.append(bytes, count);
    for (qsizetype at = m_typed.indexOf('\n'); at >= 0; at = m_typed.indexOf('\n')) {
        obey(m_typed.first(at));
        m_typed.remove(0, at + 1);
    }
    if (m_typed.size() > kLongestLine)
        m_typed.clear();
}

void SoundServer::obey(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() == 1 && words[0] == "stop") {
        finish();
    } else if (words.size() == 3 && words[0] == "play" && m_sounds.contains(words[1])) {
        const double percent = std::clamp(words[2].toInt(), 0, 100) / 100.0;
        const double volume = QAudio::convertVolume(percent, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
        if (play(words[1], m_sounds.value(words[1]), volume))
            say("playing " + words[1]);
    }
}

bool SoundServer::play(const QByteArray &name, const QByteArray &samples, double volume)
{
    finish();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
        end(NoDevice);
        return false;
    }
    m_device = device.id();
    m_buffer.setData(samples);
    m_buffer.open(QIODevice::ReadOnly);
    m_playing = name;
    m_sink = std::make_unique<QAudioSink>(device, m_format);
    m_sink->setVolume(volume);
    // Queued: the sink must not end inside its own signal.
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &SoundServer::onState, Qt::QueuedConnection);
    m_sink->start(&m_buffer);
    if (m_sink && m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError) {
        end(DeviceFailed);
        return false;
    }
    return true;
}

void SoundServer::finish()
{
    m_playing.clear();
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink->stop();
        m_sink.reset();
    }
    m_buffer.close();
}

void SoundServer::onState(QAudio::State state)
{
    // What was sent before a newer sound began says nothing about that one.
    if (!m_sink || sender() != m_sink.get())
        return;
    if (state == QAudio::StoppedState) {
        end(QMediaDevices::audioOutputs().isEmpty() ? NoDevice : DeviceFailed);
    } else if (state == QAudio::IdleState && m_buffer.atEnd()) {
        const QByteArray name = m_playing;
        const bool wasTaken = m_sink->processedUSecs() > 0;
        finish();
        if (!wasTaken)
            end(DeviceFailed);
        else if (name == kSelfTestName)
            say("ready " + QMediaDevices::defaultAudioOutput().description().toUtf8());
        else
            say("played " + name);
    }
}

void SoundServer::onDevices()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        end(NoDevice);
    else if (device.id() != m_device && m_playing.isEmpty())
        play(kSelfTestName, QByteArray(kSelfTest, 0), 0);
}

void SoundServer::end(ExitStatus status)
{
    if (m_exitStatus == Ended)
        m_exitStatus = status;
    QCoreApplication::exit(m_exitStatus);
}

void SoundServer::say(const QByteArray &line)
{
    QByteArray safe = line;
    safe.replace('\n', ' ');
    std::fwrite(safe.constData(), 1, std::size_t(safe.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace noc
