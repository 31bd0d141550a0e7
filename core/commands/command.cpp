// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/command.h"

using namespace Qt::StringLiterals;

namespace noc {

QString commandKindId(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Acknowledge: return u"acknowledge_alert"_s;
    case CommandKind::RequestMetrics: return u"request_metrics"_s;
    }
    Q_UNREACHABLE();
}

QString commandStateId(const CommandState &state)
{
    static const QString names[] = {u"queued"_s,     u"sent"_s,    u"confirmed"_s, u"refused"_s,
                                    u"unanswered"_s, u"expired"_s, u"withdrawn"_s};
    static_assert(std::variant_size_v<CommandState> == std::size(names));
    return names[state.index()];
}

bool isFinal(const CommandState &state)
{
    return std::holds_alternative<Confirmed>(state) || std::holds_alternative<Refused>(state)
        || std::holds_alternative<Expired>(state) || std::holds_alternative<Withdrawn>(state);
}

} // namespace noc
