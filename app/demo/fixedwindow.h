// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <optional>

namespace noc {

//! The server's message limit: so many in a fixed window that begins with its first message. Those over the limit are counted
//! too, but do not prolong the window.
class FixedWindow
{
public:
    FixedWindow(int limit, milliseconds window) : m_limit(limit), m_window(window) { }

    //! Counts one message at `now`; false when it is over the limit.
    bool take(BootTime now)
    {
        if (!m_begin || now - *m_begin >= m_window) {
            m_begin = now;
            m_count = 0;
        }
        return ++m_count <= m_limit;
    }

    //! How long until the window that is running at `now` ends.
    milliseconds remaining(BootTime now) const
    {
        if (!m_begin)
            return milliseconds(0);
        return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*m_begin + m_window - now));
    }

private:
    int m_limit;
    milliseconds m_window;
    std::optional<BootTime> m_begin;
    int m_count = 0;
};

} // namespace noc
