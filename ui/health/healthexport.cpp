// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthexport.h"

#include "ui/health/roundtripmodel.h"
#include "ui/theme/spreadsheetcell.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

QString isoTime(WallTime time)
{
    return toDateTime(time).toString(Qt::ISODateWithMs);
}

QString figure(double ms)
{
    // A point as decimal sign whatever the locale: the file is for programs too.
    return QString::number(ms, 'f', 3);
}

QString uptimeId(UptimeKind kind)
{
    switch (kind) {
    case UptimeKind::Off: return u"off"_s;
    case UptimeKind::Connected: return u"connected"_s;
    case UptimeKind::Reconnecting: return u"reconnecting"_s;
    case UptimeKind::Failed: return u"failed"_s;
    }
    Q_UNREACHABLE();
}

void appendLine(QByteArray &out, const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe << csvCell(cell);
    out += safe.join(u',').toUtf8() + "\r\n";
}

void appendSeries(QByteArray &out, const QString &kind, const std::vector<LatencyPoint> &points)
{
    for (const LatencyPoint &point : points)
        appendLine(
            out,
            {kind,
             channelId(ChannelKind::Dashboard),
             isoTime(point.start),
             isoTime(point.start + point.width),
             QString::number(point.samples),
             figure(point.minMs),
             figure(point.p50Ms),
             figure(point.p95Ms),
             figure(point.p99Ms),
             figure(point.maxMs),
             {},
             {}});
}

} // namespace

QString csvCell(const QString &text)
{
    QString cell = withoutFormula(text);
    const bool quoted = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return quoted ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
}

QByteArray healthCsv(const HealthSnapshot &snapshot)
{
    QByteArray out;
    appendLine(
        out,
        {u"kind"_s, u"channel"_s, u"from"_s, u"to"_s, u"samples"_s, u"min_ms"_s, u"p50_ms"_s, u"p95_ms"_s, u"p99_ms"_s, u"max_ms"_s,
         u"state"_s, u"cause"_s});
    appendSeries(out, u"heartbeat"_s, snapshot.heartbeats.points);
    appendSeries(out, u"ping"_s, snapshot.pings.points);
    for (const ChannelKind kind : kAllChannels) {
        for (const UptimeSpan &span : snapshot.channel(kind).spans) {
            const bool caused = span.cause.kind != EndKind::Stopped;
            appendLine(
                out,
                {u"uptime"_s,
                 channelId(kind),
                 isoTime(span.from),
                 isoTime(span.to),
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 uptimeId(span.kind),
                 caused ? shortWords(span.cause) : QString()});
        }
    }
    return out;
}

Outcome writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error {
            ErrorCode::Storage,
            QCoreApplication::translate("noc::HealthPanel", "The file could not be written: %1", "reason").arg(file.errorString()),
            path};
    return done();
}

} // namespace noc
