// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/connectionstate.h"

#include <QCoreApplication>

namespace noc {

QString channelId(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::Dashboard: return QStringLiteral("dashboard");
    case ChannelKind::Presence: return QStringLiteral("presence");
    case ChannelKind::MobileSync: return QStringLiteral("mobile");
    }
    Q_UNREACHABLE();
}

std::optional<ChannelKind> channelFromId(QStringView id)
{
    for (const ChannelKind kind : kAllChannels) {
        if (channelId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

QString channelName(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::Dashboard: return QCoreApplication::translate("noc::ChannelKind", "Dashboard");
    case ChannelKind::Presence: return QCoreApplication::translate("noc::ChannelKind", "Presence");
    case ChannelKind::MobileSync: return QCoreApplication::translate("noc::ChannelKind", "Mobile sync");
    }
    Q_UNREACHABLE();
}

QString stateId(const ConnectionState &state)
{
    static constexpr std::array names = {"disconnected", "connecting", "connected", "reconnecting", "failed"};
    static_assert(names.size() == std::variant_size_v<ConnectionState>);
    return QString::fromLatin1(names[state.index()]);
}

QString stateName(const ConnectionState &state)
{
    static constexpr std::array names = {
        QT_TRANSLATE_NOOP("noc::ConnectionState", "disconnected"),
        QT_TRANSLATE_NOOP("noc::ConnectionState", "connecting"),
        QT_TRANSLATE_NOOP("noc::ConnectionState", "connected"),
        QT_TRANSLATE_NOOP("noc::ConnectionState", "reconnecting"),
        QT_TRANSLATE_NOOP("noc::ConnectionState", "failed"),
    };
    static_assert(names.size() == std::variant_size_v<ConnectionState>);
    return QCoreApplication::translate("noc::ConnectionState", names[state.index()]);
}

} // namespace noc
