// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ack.h"

#include <algorithm>

namespace noc {

namespace {

bool isConfirmed(const CommandState &state)
{
    return std::holds_alternative<Confirmed>(state);
}

} // namespace

Ack::Ack(Terminal terminal, Profile profile, const QString &token, const QList<EntityId> &ids, seconds timeout)
    : SessionJob(terminal, Tells::StatesAsJson, std::move(profile), token), m_ids(ids), m_timeout(timeout)
{
    for (const EntityId &id : ids)
        m_states.insert(id, Queued {});
    connect(&session(), &Session::commandChanged, this, &Ack::onCommand);
}

void Ack::start()
{
    QList<AlertKey> keys;
    for (const EntityId &id : std::as_const(m_ids))
        keys.append({AlertKind::Alert, id});
    session().start();
    session().acknowledge(keys);
    waitFor(m_timeout);
}

void Ack::onCommand(const Command &command)
{
    const auto known = m_states.find(command.target);
    if (command.kind != CommandKind::Acknowledge || known == m_states.end())
        return;
    *known = command.state;
    // People are told the outcome, scripts every step.
    if (terminal().isJson() || isFinal(command.state))
        say(command.target, command.state);
    if (!isFinal(command.state))
        return;
    waitFor(m_timeout);
    if (std::ranges::all_of(m_states, [](const CommandState &state) { return isFinal(state); }))
        Q_EMIT finished(std::ranges::all_of(m_states, isConfirmed) ? 0 : 1);
}

void Ack::say(const EntityId &id, const CommandState &state)
{
    QString reason;
    std::optional<milliseconds> took;
    if (const auto *confirmed = std::get_if<Confirmed>(&state))
        took = confirmed->took;
    else if (const auto *refused = std::get_if<Refused>(&state))
        reason = refused->words;
    else if (const auto *unanswered = std::get_if<Unanswered>(&state))
        reason = describe(unanswered->cause).message;
    else if (std::holds_alternative<Queued>(state) || std::holds_alternative<Sent>(state))
        reason = trouble(ChannelKind::Dashboard);
    sayCommand(terminal(), commandKindId(CommandKind::Acknowledge), id, commandStateId(state), reason, took);
}

bool Ack::waitsForBudget()
{
    const BudgetStatus budget = session().budget();
    const bool isSending =
        std::ranges::any_of(m_states, [](const CommandState &state) { return std::holds_alternative<Sent>(state); });
    // A few of the budget are kept for heartbeats, so a full one is a little below its ceiling.
    const int forCommands = budget.ceiling - session().profile().budget.heartbeatReserve;
    return session().rowsAreLive() && !isSending && budget.spent >= forCommands;
}

void Ack::giveUp()
{
    if (waitsForBudget()) {
        waitFor(m_timeout);
        return;
    }
    reportOpen();
    Q_EMIT finished(1);
}

void Ack::interrupt()
{
    reportOpen();
    Q_EMIT finished(1);
}

void Ack::reportOpen()
{
    for (const EntityId &id : std::as_const(m_ids)) {
        const CommandState state = m_states.value(id);
        if (std::holds_alternative<Sent>(state)) {
            // With this program its link ends: nobody will hear the answer.
            sayCommand(
                terminal(), commandKindId(CommandKind::Acknowledge), id, commandStateId(Unanswered {}),
                tr("It was sent, but no answer came in time; it may have been executed."), {});
        } else if (!isFinal(state)) {
            say(id, state);
        }
    }
    const auto isUnsent = [](const CommandState &state) { return std::holds_alternative<Queued>(state); };
    if (std::ranges::any_of(m_states, isUnsent))
        terminal().complain(tr("What was not sent is not kept: it ends with this command."));
    const QString why = trouble(ChannelKind::Dashboard);
    terminal().complain(
        why.isEmpty() ? tr("Not every alert was answered. What was sent without an answer may have been executed.") : why);
}

} // namespace noc
