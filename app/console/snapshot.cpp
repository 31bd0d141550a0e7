// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/snapshot.h"

#include "core/base/logging.h"

#include <QPixmap>
#include <QWidget>

namespace noc {

Snapshot::Snapshot(QString file, std::function<QWidget *()> readyWindow, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_readyWindow(std::move(readyWindow))
{
    connect(&m_timer, &QTimer::timeout, this, &Snapshot::look);
    m_timer.start(100);
}

void Snapshot::look()
{
    QWidget *window = m_readyWindow();
    if (!window)
        return;
    m_timer.stop();
    const bool written = window->grab().save(m_file, "PNG");
    if (written)
        qCInfo(lcApp, "snapshot written to %ls", qUtf16Printable(m_file));
    else
        qCWarning(lcApp, "snapshot could not be written to %ls", qUtf16Printable(m_file));
    Q_EMIT taken(written);
}

} // namespace noc
