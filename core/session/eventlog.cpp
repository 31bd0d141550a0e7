// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventlog.h"

#include "core/base/redaction.h"

namespace noc {

EventLog::EventLog(qsizetype limit, QObject *parent) : QObject(parent), m_limit(limit) { }

void EventLog::append(LogEvent event)
{
    // The one way into the log: what it keeps is shown, copied and written.
    event.text = redacted(std::move(event.text));
    event.raw = redacted(std::move(event.raw));
    event.number = m_next++;
    m_events.push_back(std::move(event));
    int dropped = 0;
    while (qsizetype(m_events.size()) > m_limit) {
        m_events.pop_front();
        ++dropped;
    }
    Q_EMIT appended(m_events.back(), dropped);
}

} // namespace noc
