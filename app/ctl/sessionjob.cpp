// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sessionjob.h"

#include <QCoreApplication>

namespace noc {

namespace {

// A command that only sends has no use for the server's list, and the list's requests are counted.
Profile withoutListUnless(bool wanted, Profile profile)
{
    if (!wanted)
        profile.api.clear();
    return profile;
}

} // namespace

SessionJob::SessionJob(Terminal terminal, Tells tells, Profile profile, const QString &token)
    : Job(terminal),
      m_tells(tells),
      m_session(
          std::make_unique<Session>(withoutListUnless(tells == Tells::States, std::move(profile)), token, Session::Environment {})),
      m_deadline(m_session->clock().makeTimer([this] { giveUp(); }))
{
    connect(m_session.get(), &Session::channelChanged, this, &SessionJob::onChannelChanged);
    connect(m_session.get(), &Session::gapClosed, this, [this](const Gap &gap) {
        // Before the first greeting nothing was missed that this command had promised.
        if (gap.atStart)
            return;
        if (m_tells == Tells::States || (m_tells == Tells::StatesAsJson && this->terminal().isJson()))
            sayGap(this->terminal(), gap);
    });
}

SessionJob::~SessionJob() = default;

void SessionJob::waitFor(seconds timeout)
{
    m_deadline->start(timeout);
}

void SessionJob::onChannelChanged(ChannelKind kind)
{
    if (m_tells == Tells::Nothing || (m_tells == Tells::StatesAsJson && !terminal().isJson()))
        return;
    const ChannelStatus status = m_session->channel(kind);
    ConnectionState &told = m_told[std::size_t(kind)];
    if (status.state != told) {
        told = status.state;
        sayState(terminal(), kind, status.state, m_session->clock().bootNow());
    }
    auto &toldRoundTrip = m_toldRoundTrip[std::size_t(kind)];
    if (terminal().isJson() && status.roundTripMs && status.roundTripMs != toldRoundTrip)
        sayHealth(terminal(), kind, status);
    toldRoundTrip = status.roundTripMs;
}

QString SessionJob::trouble(ChannelKind kind) const
{
    const ConnectionState state = m_session->channel(kind).state;
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
        return describe(reconnecting->cause).message;
    if (const auto *failed = std::get_if<Failed>(&state))
        return describe(failed->cause).message;
    if (const auto hold = m_session->holdReason())
        return hold->message;
    if (isConnected(state))
        return {};
    return QCoreApplication::translate("noc::SessionJob", "The server has not answered yet.");
}

} // namespace noc
