// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/channelconfig.h"

namespace noc {

Channel::Config channelConfig(const Profile &profile, ChannelKind kind, const QString &token)
{
    Channel::Config config;
    config.kind = kind;
    config.request.url = endpointUrl(profile, kind);
    config.request.token = token;
    config.request.carrier = profile.carrier;
    config.request.origin = effectiveOrigin(profile);
    config.request.maxFrameBytes = profile.maxFrameBytes;
    if (!profile.caFile.isEmpty())
        config.request.extraCa = QSslCertificate::fromPath(profile.caFile, QSsl::Pem);
    config.backoff = profile.backoff;
    config.backoff.probeWhenFailed = profile.probeWhenFailed;
    config.liveness = profile.liveness;
    // The Dashboard has neither a server heartbeat nor a server time-out: only our own heartbeats find a dead consumer.
    if (kind == ChannelKind::Dashboard && !config.liveness.heartbeatEvery)
        config.liveness.heartbeatEvery = seconds(15);
    config.limits.maxBytes = std::size_t(profile.maxFrameBytes);
    return config;
}

} // namespace noc
