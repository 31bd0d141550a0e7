// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace noc {

//! Writes a picture of a window once it is ready, and tells. Main thread.
class Snapshot : public QObject
{
    Q_OBJECT

public:
    //! `readyWindow` is asked ten times a second and gives the window when it is to be taken, else null.
    Snapshot(QString file, std::function<QWidget *()> readyWindow, QObject *parent = nullptr);

Q_SIGNALS:
    //! Once, after the attempt to write.
    void taken(bool written);

private:
    void look();

    QString m_file;
    std::function<QWidget *()> m_readyWindow;
    QTimer m_timer;
};

} // namespace noc
