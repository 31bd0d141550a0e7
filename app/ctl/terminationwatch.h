// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace noc {

//! Hears SIGINT, SIGTERM and SIGHUP in the event loop instead of in a signal handler. One a program.
class TerminationWatch : public QObject
{
    Q_OBJECT

public:
    explicit TerminationWatch(QObject *parent = nullptr);
    ~TerminationWatch() override;

Q_SIGNALS:
    //! The program was asked to end. A second signal ends it at once.
    void terminated();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace noc
