// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QByteArray>
#include <QHash>
#include <QMediaDevices>
#include <QObject>

#include <memory>

namespace noc {

//! Plays what lines on standard input ask for ("play NAME PERCENT", "stop"), one sound at a time, and answers in lines on standard output:
//! "ready DEVICE" after a moment of silence was really taken by the device, "playing NAME", "played NAME". It ends with its input, and with
//! one of the statuses below when there is nothing to play on.
class SoundServer : public QObject
{
    Q_OBJECT

public:
    enum ExitStatus { Ended = 0, NoDevice = 3, DeviceFailed = 4, SoundsBroken = 5 };

    SoundServer();
    ~SoundServer() override;

    //! Reads the sounds and tries the device. False: end with exitStatus().
    bool open();
    int exitStatus() const { return m_exitStatus; }

private:
    void readLines();
    void obey(const QByteArray &line);
    bool play(const QByteArray &name, const QByteArray &samples, double volume);
    void finish();
    void onState(QAudio::State state);
    void onDevices();
    void end(ExitStatus status);
    void say(const QByteArray &line);

    QHash<QByteArray, QByteArray> m_sounds;
    QByteArray m_typed; //!< what came of a line that is not whole yet
    QAudioFormat m_format;
    std::unique_ptr<QMediaDevices> m_devices;
    QByteArray m_device; //!< id of the one in use
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
    QByteArray m_playing; //!< name; empty: nothing is
    int m_exitStatus = Ended;
};

} // namespace noc
