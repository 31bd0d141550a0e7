// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/lines.h"

#include "core/base/version.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kSchema = 1;

QString text(const char *source)
{
    return QCoreApplication::translate("noc::Lines", source);
}

QString fromUtf8(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString clockTime(WallTime time)
{
    return toDateTime(time).toLocalTime().toString(u"HH:mm:ss"_s);
}

//! The kind of broadcast that makes rows of this kind.
QString broadcastOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Alert: return u"alert_created"_s;
    case AlertKind::Finding: return u"finding_created"_s;
    case AlertKind::Anomaly: return u"anomaly_detected"_s;
    case AlertKind::Ticket: return u"ticket_updated"_s;
    }
    return {};
}

void optionalText(JsonLine &line, const char *name, const std::optional<std::string> &value)
{
    if (value)
        line.text(name, fromUtf8(*value));
    else
        line.null(name);
}

JsonLine alertLine(const AlertRaise &raise, int count)
{
    JsonLine line("alert");
    line.text("kind", broadcastOf(raise.key.kind)).id("id", raise.key.id);
    line.text("severity", fromUtf8(raise.severity)).text("alert_type", fromUtf8(raise.type));
    line.text("message", fromUtf8(raise.message)).text("status", raise.status ? fromUtf8(*raise.status) : u"NEW"_s);
    line.integer("count", count);
    optionalText(line, "client", raise.client);
    optionalText(line, "site", raise.site);
    if (raise.raised)
        line.time("raised", *raise.raised);
    else
        line.null("raised");
    return line.time("received", raise.received);
}

struct StateParts {
    std::optional<int> attempt;
    std::optional<BootTime> next;
    std::optional<EndCause> cause;
};

StateParts partsOf(const ConnectionState &state)
{
    if (const auto *reconnecting = std::get_if<Reconnecting>(&state))
        return {reconnecting->attempt, reconnecting->deadline, reconnecting->cause};
    if (const auto *failed = std::get_if<Failed>(&state))
        return {std::nullopt, failed->nextProbe, failed->cause};
    return {};
}

} // namespace

void sayHello(const Terminal &terminal, const QString &command)
{
    if (!terminal.isJson())
        return;
    JsonLine line("hello");
    line.integer("schema", kSchema).text("program", u"watchfloorctl"_s).text("version", QString::fromLatin1(kVersion));
    terminal.say(line.text("command", command), {});
}

void sayState(const Terminal &terminal, ChannelKind kind, const ConnectionState &state, BootTime now)
{
    const StateParts parts = partsOf(state);
    std::optional<milliseconds> wait;
    if (parts.next)
        wait = std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*parts.next - now));

    JsonLine line("state");
    line.text("channel", channelId(kind)).text("state", stateId(state));
    if (parts.attempt)
        line.integer("attempt", *parts.attempt);
    if (wait)
        line.integer("wait_ms", wait->count());
    if (parts.cause)
        line.text("cause", describe(*parts.cause).message);
    terminal.say(line, [&] {
        QString words = text(QT_TRANSLATE_NOOP("noc::Lines", "%1: %2")).arg(channelName(kind), stateName(state));
        if (wait) {
            words = text(QT_TRANSLATE_NOOP("noc::Lines", "%1, next attempt in %2 s"))
                        .arg(words, QLocale().toString(double(wait->count()) / 1000.0, 'f', 1));
        }
        return parts.cause ? text(QT_TRANSLATE_NOOP("noc::Lines", "%1. %2")).arg(words, describe(*parts.cause).message) : words;
    });
}

void sayAlert(const Terminal &terminal, const AlertRaise &raise, int count)
{
    // In a storm there are many of these.
    terminal.say(
        [&] { return alertLine(raise, count); },
        [&] {
            // Fields in columns, so that the eye and awk find them; no translation.
            QString words = clockTime(raise.raised.value_or(raise.received)) + u"  "_s + fromUtf8(raise.severity).leftJustified(8)
                + u"  "_s + raise.key.id.toText().rightJustified(8) + u"  "_s + fromUtf8(raise.type) + u"  "_s
                + fromUtf8(raise.message);
            if (count > 1)
                words += u"  ×"_s + QString::number(count);
            return words;
        });
}

void sayChange(const Terminal &terminal, const AlertChange &change, const QString &severity, const QString &type)
{
    JsonLine line("alert");
    line.text("kind", u"alert_updated"_s).id("id", change.key.id);
    line.text("severity", severity).text("alert_type", type).text("message", fromUtf8(change.message));
    optionalText(line, "status", change.status);
    line.time("received", change.received);
    terminal.say(line, [&] {
        return clockTime(change.changed.value_or(change.received)) + u"  "_s + severity.leftJustified(8) + u"  "_s
            + change.key.id.toText().rightJustified(8) + u"  "_s + fromUtf8(change.message);
    });
}

void sayCommand(
    const Terminal &terminal, const QString &command, const EntityId &id, const QString &state, const QString &reason,
    std::optional<milliseconds> took)
{
    JsonLine line("command");
    line.text("command", command).id("id", id).text("state", state);
    if (reason.isEmpty())
        line.null("reason");
    else
        line.text("reason", reason);
    if (took)
        line.integer("ms", took->count());
    terminal.say(line, [&] {
        if (took) {
            return text(QT_TRANSLATE_NOOP("noc::Lines", "%1: %2 after %3 s"))
                .arg(id.toText(), state, QLocale().toString(double(took->count()) / 1000.0, 'f', 2));
        }
        return reason.isEmpty() ? text(QT_TRANSLATE_NOOP("noc::Lines", "%1: %2")).arg(id.toText(), state)
                                : text(QT_TRANSLATE_NOOP("noc::Lines", "%1: %2: %3")).arg(id.toText(), state, reason);
    });
}

void sayHealth(const Terminal &terminal, ChannelKind kind, const ChannelStatus &status)
{
    JsonLine line("health");
    line.text("channel", channelId(kind));
    if (status.roundTripMs)
        line.number("rtt_ms", *status.roundTripMs);
    if (status.serverLatencyMs)
        line.integer("server_latency_ms", *status.serverLatencyMs);
    if (status.serverUptimeSeconds)
        line.integer("uptime_seconds", *status.serverUptimeSeconds);
    terminal.say(line, [&] {
        return text(QT_TRANSLATE_NOOP("noc::Lines", "%1: round trip %2 ms"))
            .arg(channelName(kind), QLocale().toString(status.roundTripMs.value_or(0.0), 'f', 1));
    });
}

void sayGap(const Terminal &terminal, const Gap &gap)
{
    JsonLine line("gap");
    line.time("from", gap.from);
    if (gap.to)
        line.time("to", *gap.to);
    else
        line.null("to");
    terminal.say(line, [&] {
        return text(QT_TRANSLATE_NOOP("noc::Lines", "No data %1–%2: alerts raised then may be missing"))
            .arg(clockTime(gap.from), gap.to ? clockTime(*gap.to) : QString());
    });
}

void sayStats(const Terminal &terminal, const ServerStats &stats)
{
    const auto add = [](JsonLine &line, const char *name, std::optional<std::int64_t> value) {
        if (value)
            line.integer(name, *value);
        else
            line.null(name);
    };
    JsonLine line("stats");
    add(line, "uptime_seconds", stats.uptimeSeconds);
    add(line, "message_count", stats.messageCount);
    add(line, "last_heartbeat_ago", stats.lastHeartbeatAgo);
    line.text("user_type", stats.userType).time("received", stats.at);
    terminal.say(line, [&] {
        const auto number = [](std::optional<std::int64_t> value) { return value ? QLocale().toString(qint64(*value)) : u"–"_s; };
        return text(QT_TRANSLATE_NOOP("noc::Lines", "Connected for %1 s, messages: %2, last heartbeat %3 s ago, user: %4"))
            .arg(number(stats.uptimeSeconds), number(stats.messageCount), number(stats.lastHeartbeatAgo), stats.userType);
    });
}

} // namespace noc
