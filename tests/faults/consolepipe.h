// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>

#include <cstdint>

namespace noc::faults {

//! The console's end of what it has with the round's player, in a process of its own that can be killed. The first line on standard input is
//! its profile ({"server", "origin", "token", "tenant", "folder"}), each further one what the operator does ({"ack": 12}, {"retry": true});
//! standard output tells what the console shows, one JSON object a line with the wall time in milliseconds as "at":
//!   {"event": "row", "id": 12}                                  a row for that alert is in the table
//!   {"event": "command", "id": 12, "command": 3, "state": "queued", "saving": true}
//!                                                               how the command for it stands; "saving": not on the disk yet, as it says
//!   {"event": "gap", "start": false, "from": 1, "to": 2}        declared; "start": since the run before
//!   {"event": "live", "live": true, "open": 0, "age": 40}       now and then: whether rows look live, commands that are open, and for how
//!                                                               many milliseconds nothing may have been heard
//!   {"event": "contradiction", "text": "…"}                     two places of it say different things
//! The process ends with its standard input.
class ConsolePipe : public QObject
{
public:
    ConsolePipe();

protected:
    //! Begins to work. Called first, and once.
    virtual void start(const QJsonObject &profile) = 0;
    virtual void acknowledge(std::int64_t alert) = 0;
    virtual void retryNow() = 0;

    //! Writes it at once, so that a kill takes nothing back that was shown.
    static void tell(QJsonObject line);

private:
    void readInput();

    QSocketNotifier m_stdin;
    QByteArray m_input;
    bool m_started = false;
};

} // namespace noc::faults
