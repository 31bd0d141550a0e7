// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/jsonreader.h"
#include "core/protocol/members.h"

namespace noc::wire {

namespace {

constexpr std::size_t kMaxTypeBytes = 64;

//! What a builder gives back: none when the message's own id is missing or not usable.
using Built = std::optional<ServerMessage>;

Built buildGreeting(MemberReader &m)
{
    return DashboardGreeting {m.id(Member::TenantId), m.time(Member::Timestamp)};
}

Built buildEstablished(MemberReader &m)
{
    return ConnectionEstablished {
        m.timeOr(Member::Timestamp, Member::ServerTime), m.integer(Member::HeartbeatInterval), m.integer(Member::PresenceTimeout),
        m.id(Member::UserId), m.text(Member::DeviceId)};
}

Built buildHeartbeatAck(MemberReader &m)
{
    return HeartbeatAck {
        m.time(Member::Timestamp), m.time(Member::ServerTime), m.integer(Member::LatencyMs), m.integer(Member::UptimeSeconds)};
}

Built buildServerHeartbeat(MemberReader &m)
{
    return ServerHeartbeat {m.timeOr(Member::ServerTime, Member::Timestamp)};
}

Built buildPong(MemberReader &m)
{
    return Pong {m.time(Member::Timestamp)};
}

Built buildStats(MemberReader &m)
{
    return Stats {
        m.integer(Member::UptimeSeconds), m.integer(Member::MessageCount), m.integer(Member::LastHeartbeatAgo),
        m.text(Member::UserType)};
}

Built buildSubscribed(MemberReader &m)
{
    auto id = m.id(Member::ClientId);
    if (!id)
        return std::nullopt;
    return Subscribed {*std::move(id), m.textOrEmpty(Member::Message)};
}

Built buildAcknowledged(MemberReader &m)
{
    auto id = m.id(Member::AlertId);
    if (!id)
        return std::nullopt;
    return AlertAcknowledged {*std::move(id)};
}

Built buildMetrics(MemberReader &m)
{
    auto id = m.id(Member::ClientId);
    if (!id)
        return std::nullopt;
    return MetricsUpdate {*std::move(id), m.objectText(Member::Metrics)};
}

Built buildError(MemberReader &m)
{
    return ErrorReply {m.textOrEmpty(Member::Message), m.text(Member::ErrorCode)};
}

Built buildAlert(MemberReader &m, bool olderDialect)
{
    auto id = m.id(Member::AlertId);
    if (!id)
        return std::nullopt;
    return AlertCreated {
        *std::move(id),
        m.textOrEmpty(Member::AlertType),
        m.textOrEmpty(Member::Severity),
        m.textOrEmpty(Member::Message),
        m.time(Member::Timestamp),
        m.text(Member::Status),
        olderDialect};
}

Built buildAlertCreated(MemberReader &m)
{
    return buildAlert(m, false);
}

Built buildAlertNew(MemberReader &m)
{
    return buildAlert(m, true);
}

Built buildAlertUpdated(MemberReader &m)
{
    auto id = m.id(Member::AlertId);
    if (!id)
        return std::nullopt;
    return AlertUpdated {*std::move(id), m.text(Member::Status), m.textOrEmpty(Member::Message), m.time(Member::Timestamp)};
}

Built buildFinding(MemberReader &m)
{
    auto id = m.id(Member::FindingId);
    if (!id)
        return std::nullopt;
    return FindingCreated {
        *std::move(id),
        m.textOrEmpty(Member::FindingType),
        m.textOrEmpty(Member::Severity),
        m.textOrEmpty(Member::Category),
        m.id(Member::SiteId),
        m.text(Member::SiteName),
        m.textOrEmpty(Member::Title),
        m.textOrEmpty(Member::EvidenceSummary),
        m.timeOr(Member::DetectedAt, Member::Timestamp)};
}

Built buildAnomaly(MemberReader &m)
{
    auto id = m.id(Member::AnomalyId);
    if (!id)
        return std::nullopt;
    return AnomalyDetected {
        *std::move(id),
        m.id(Member::PersonId),
        m.textOrEmpty(Member::PersonName),
        m.id(Member::SiteId),
        m.text(Member::SiteName),
        m.textOrEmpty(Member::AnomalyType),
        m.number(Member::FraudScore),
        m.textOrEmpty(Member::Severity),
        m.timeOr(Member::Timestamp, Member::DetectedAt)};
}

Built buildTicket(MemberReader &m)
{
    auto id = m.id(Member::TicketId);
    if (!id)
        return std::nullopt;
    return TicketUpdated {
        *std::move(id),
        m.textOrEmpty(Member::TicketNo),
        m.textOrEmpty(Member::OldStatus),
        m.textOrEmpty(Member::NewStatus),
        m.text(Member::Priority),
        m.text(Member::AssignedTo),
        m.id(Member::SiteId),
        m.text(Member::SiteName),
        m.textOrEmpty(Member::Description),
        m.timeOr(Member::Timestamp, Member::UpdatedAt)};
}

Built buildNotification(MemberReader &m)
{
    return AlertNotification {
        m.id(Member::AlertId), m.text(Member::AlertType), m.text(Member::Severity), m.text(Member::Message), m.wholeText()};
}

struct TypeEntry {
    std::string_view name;
    Built (*build)(MemberReader &);
};

//! Most frequent first: the table is searched from the top.
constexpr TypeEntry kTypes[] = {
    {"alert_created", buildAlertCreated},
    {"alert_new", buildAlertNew},
    {"alert_updated", buildAlertUpdated},
    {"alert_acknowledged", buildAcknowledged},
    {"heartbeat_ack", buildHeartbeatAck},
    {"heartbeat", buildServerHeartbeat},
    {"error", buildError},
    {"subscribed", buildSubscribed},
    {"metrics_update", buildMetrics},
    {"connected", buildGreeting},
    {"connection_established", buildEstablished},
    {"pong", buildPong},
    {"stats", buildStats},
    {"finding_created", buildFinding},
    {"anomaly_detected", buildAnomaly},
    {"ticket_updated", buildTicket},
    {"alert_notification", buildNotification},
};

//! At most kMaxTypeBytes of `text`, cut between two characters.
std::string_view bounded(std::string_view text)
{
    if (text.size() <= kMaxTypeBytes)
        return text;
    std::size_t end = kMaxTypeBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace

QString faultName(FrameFault fault)
{
    switch (fault) {
    case FrameFault::TooLarge: return QStringLiteral("too large");
    case FrameFault::NotUtf8: return QStringLiteral("not UTF-8");
    case FrameFault::NotJson: return QStringLiteral("not JSON");
    case FrameFault::TooDeep: return QStringLiteral("too deep");
    case FrameFault::NotObject: return QStringLiteral("not an object");
    case FrameFault::NoId: return QStringLiteral("no usable id");
    }
    Q_UNREACHABLE();
}

struct ServerDecoder::Impl {
    explicit Impl(DecodeLimits limits) : reader(limits, NonFinite::AsNull) { }

    JsonReader reader;
    Members members;
};

ServerDecoder::ServerDecoder(DecodeLimits limits) : m_impl(std::make_unique<Impl>(limits)) { }
ServerDecoder::~ServerDecoder() = default;
ServerDecoder::ServerDecoder(ServerDecoder &&) noexcept = default;
ServerDecoder &ServerDecoder::operator=(ServerDecoder &&) noexcept = default;

Decoded ServerDecoder::decode(std::string_view utf8)
{
    Decoded decoded {FrameFault::NotJson, {}, {}};
    const JsonReader::Read read = m_impl->reader.read(utf8);
    if (const auto *fault = std::get_if<FrameFault>(&read)) {
        decoded.result = *fault;
        return decoded;
    }

    const auto object = std::get<simdjson::dom::object>(read);
    m_impl->members.collect(object);
    MemberReader reader(m_impl->members, object, decoded.defects);
    const std::string_view type = reader.view(Member::Type);
    decoded.type = bounded(type);

    for (const TypeEntry &entry : kTypes) {
        if (entry.name != type)
            continue;
        if (Built built = entry.build(reader))
            decoded.result = *std::move(built);
        else
            decoded.result = FrameFault::NoId;
        return decoded;
    }
    decoded.result = UnknownMessage {decoded.type};
    return decoded;
}

} // namespace noc::wire
