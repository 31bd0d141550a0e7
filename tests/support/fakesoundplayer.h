// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notify/soundplayer.h"

#include <QStringList>

namespace noc::test {

//! Writes down what it was asked to play.
class FakeSoundPlayer final : public SoundPlayer
{
public:
    void open() override { become({SoundStatus::Kind::Ready, QStringLiteral("Fake")}); }
    void play(const QByteArray &id, int) override { log << QString::fromLatin1(id); }
    void stop() override { log << QStringLiteral("stop"); }
    SoundStatus status() const override { return m_status; }

    void become(const SoundStatus &status)
    {
        m_status = status;
        Q_EMIT statusChanged();
    }
    //! What was asked for since the last call, with commas.
    QString heard()
    {
        const QString all = log.join(QStringLiteral(", "));
        log.clear();
        return all;
    }

    QStringList log;

private:
    SoundStatus m_status;
};

} // namespace noc::test
