// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace noc {

//! One console a profile and user: the second one that starts asks the first to come to the front. Main thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject *parent = nullptr);

    //! Takes the profile for this process, or raises the console that has it and returns false. Waits at most a second.
    bool acquire(const QString &configDir, const QString &profile);

Q_SIGNALS:
    //! A second start asked for this window.
    void raiseRequested();

private:
    QLocalServer m_server;
};

} // namespace noc
