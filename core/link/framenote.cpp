// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/framenote.h"

#include <QStringList>

namespace noc {

namespace {

constexpr qsizetype kExcerptBytes = 4096;

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

QString excerptOf(QByteArrayView raw)
{
    qsizetype length = qMin(raw.size(), kExcerptBytes);
    // A continuation byte at the cut: step back to before its character, which has at most four bytes.
    if (length < raw.size()) {
        for (int steps = 0; steps < 3 && length > 0 && (uchar(raw[length]) & 0xC0) == 0x80; ++steps)
            --length;
    }
    return QString::fromUtf8(raw.first(length));
}

FrameNote noteOfFault(wire::FrameFault fault, const wire::Decoded &decoded, QByteArrayView raw)
{
    QString what = wire::faultName(fault);
    if (fault == wire::FrameFault::NoId && !decoded.type.empty())
        what += QStringLiteral(" in ") + fromUtf8(decoded.type);
    return {what, excerptOf(raw)};
}

std::optional<FrameNote> noteOfMessage(const wire::ServerMessage &message, const wire::Decoded &decoded, QByteArrayView raw)
{
    if (const auto *unknown = std::get_if<wire::UnknownMessage>(&message)) {
        if (unknown->type.empty())
            return FrameNote {QStringLiteral("message without a type"), excerptOf(raw)};
        return FrameNote {QStringLiteral("unknown message type ") + fromUtf8(unknown->type), excerptOf(raw)};
    }
    if (decoded.defects.empty())
        return std::nullopt;
    QStringList members;
    for (const std::string_view member : decoded.defects)
        members += fromUtf8(member);
    return FrameNote {QStringLiteral("wrong type of member ") + members.join(QStringLiteral(", ")), excerptOf(raw)};
}

} // namespace noc
