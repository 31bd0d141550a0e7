// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace noc {

//! How it stands with what the operator should hear.
struct SoundStatus {
    enum class Kind : std::uint8_t {
        NotAsked, //!< nothing was tried yet
        Starting,
        Ready, //!< the device took a moment of silence
        NoDevice,
        NoAnswer, //!< the sound system hangs
        Failed, //!< the device refuses, or the program that plays is missing or broken
    };
    Kind kind = Kind::NotAsked;
    QString device; //!< Ready: its name, untrusted

    bool isTrouble() const { return kind == Kind::NoDevice || kind == Kind::NoAnswer || kind == Kind::Failed; }
    friend bool operator==(const SoundStatus &, const SoundStatus &) = default;
};

//! Something that makes sounds. Never blocks its caller.
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    explicit SoundPlayer(QObject *parent = nullptr);
    ~SoundPlayer() override;

    //! Tries the device (the self-test) and keeps an eye on it from then on.
    virtual void open() = 0;
    //! Plays the sound of that id (see alarmSoundId(), and "test"), 0 to 100 per cent loud; ends what plays.
    virtual void play(const QByteArray &id, int volume) = 0;
    virtual void stop() = 0;
    virtual SoundStatus status() const = 0;

Q_SIGNALS:
    void statusChanged();
};

} // namespace noc
