// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/notify/soundplayer.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <memory>
#include <optional>

namespace noc {

//! Plays through the program watchfloor-sound, which is started by open() and started again when it ends. One that does not answer in its
//! time is killed; a machine without a device is looked at again every kRetry.
class SoundProcess : public SoundPlayer
{
    Q_OBJECT

public:
    static constexpr seconds kRetry {30};
    static constexpr seconds kAnswerDue {10};

    //! `program`: where watchfloor-sound is; empty: where it was built or installed.
    explicit SoundProcess(Clock &clock, QString program = {}, QObject *parent = nullptr);
    //! Ends the program.
    ~SoundProcess() override;

    void open() override;
    void play(const QByteArray &id, int volume) override;
    void stop() override;
    SoundStatus status() const override { return m_status; }

private:
    void start();
    void readLines();
    void obey(const QByteArray &line);
    void onEnd();
    void onSilence();
    void become(SoundStatus::Kind kind, const QString &device = {});
    void write(const QByteArray &line);
    void letGo();

    Clock &m_clock;
    const QString m_program;
    SoundStatus m_status;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<Timer> m_due; //!< until then an answer has to come
    std::unique_ptr<Timer> m_retry;
    std::optional<QByteArray> m_wanted; //!< asked for while nobody could play it
    BootTime m_wantedAt {};
};

} // namespace noc
