// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerttimeline.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::AlertTimeline)
};

template<class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

// A namespace of its own: lupdate loses the texts' context behind a deduction guide.
namespace {

QString becameOf(const Command &command)
{
    return std::visit(
        Overloaded {
            [](const Queued &) { return QString(); },
            [](const Sent &) { return Words::tr("sent to the server"); },
            [](const Confirmed &confirmed) {
                return Words::tr("confirmed by the server after %1").arg(formatRoundTrip(double(confirmed.took.count())));
            },
            [](const Refused &refused) { return Words::tr("refused: %1", "the server's words").arg(safeLine(refused.words)); },
            [](const Unanswered &) { return Words::tr("no answer before the link ended, will be asked again"); },
            [](const Expired &) { return Words::tr("too old to be sent without asking"); },
            [](const Withdrawn &) { return Words::tr("withdrawn by you"); },
        },
        command.state);
}

bool isTrouble(const CommandState &state)
{
    return std::holds_alternative<Refused>(state) || std::holds_alternative<Unanswered>(state)
        || std::holds_alternative<Expired>(state);
}

} // namespace

QList<Timeline::Entry> alertTimeline(const Alert &alert, const QList<Command> &commands, const std::vector<Gap> &gaps, WallTime now)
{
    QList<Timeline::Entry> entries;
    const auto add = [&](WallTime at, const QString &text, bool warning = false) {
        entries.append({at, formatTime(at, now), text, warning});
    };

    if (alert.count > 0)
        add(alert.firstRaised, Words::tr("raised"));
    else
        add(alert.firstReceived, Words::tr("first heard of, by a change"));
    if (alert.count > 1)
        add(alert.lastRaised, Words::tr("repeated, the last of %n raises", nullptr, alert.count));
    if (alert.acknowledgedAt)
        add(*alert.acknowledgedAt,
            alert.acknowledgedHere ? Words::tr("acknowledged by you") : Words::tr("acknowledged, as reported"));
    for (const Command &command : commands) {
        add(command.asked, Words::tr("you asked for the acknowledgement"));
        // A confirmation is told already, as the acknowledgement it is.
        const QString became = becameOf(command);
        if (!became.isEmpty()
            && !(std::holds_alternative<Confirmed>(command.state) && alert.acknowledgedHere && alert.acknowledgedAt))
            add(command.changed, became, isTrouble(command.state));
    }
    for (const Gap &gap : gaps) {
        if ((gap.atStart && !gap.sinceLastRun) || (gap.to && *gap.to < alert.firstReceived))
            continue;
        add(gap.from,
            gap.to ? Words::tr("no data for %1").arg(formatDuration(*gap.to - gap.from)) : Words::tr("no data since then"), true);
    }

    std::stable_sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) { return left.at < right.at; });
    if (entries.size() > kTimelineEntries)
        entries.erase(entries.begin() + 1, entries.begin() + 1 + (entries.size() - kTimelineEntries));
    return entries;
}

} // namespace noc
