// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QString>

#include <deque>
#include <optional>

#include "core/base/connectionstate.h"

namespace noc {

//! One line of the event log: what happened to the connection and to frames and commands, for people. Texts may hold untrusted words.
struct LogEvent {
    enum class Level : std::uint8_t { Info, Notice, Warning, Alarm };
    quint64 number = 0;   //!< grows by one
    WallTime at;
    Level level = Level::Info;
    std::optional<ChannelKind> channel;
    QString text;         //!< translated
    QString raw;          //!< raw frame or server words, at most 4 KiB, may be empty

    friend bool operator==(const LogEvent &, const LogEvent &) = default;
};

//! The newest events, at most `limit`, oldest first. Repeats of one text within a second are merged by the caller. GUI thread.
class EventLog : public QObject
{
    Q_OBJECT

public:
    explicit EventLog(qsizetype limit = 5000, QObject *parent = nullptr);

    void append(LogEvent event);
    const std::deque<LogEvent> &events() const { return m_events; }

Q_SIGNALS:
    //! One event came to the end; `dropped` went from the front.
    void appended(const noc::LogEvent &event, int dropped);

private:
    std::deque<LogEvent> m_events;
    qsizetype m_limit;
    quint64 m_next = 1;
};

} // namespace noc
