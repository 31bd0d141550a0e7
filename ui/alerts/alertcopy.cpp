// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertcopy.h"

#include "ui/alerts/alerttablemodel.h"
#include "ui/alerts/rowaction.h"
#include "ui/theme/formats.h"
#include "ui/theme/spreadsheetcell.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::AlertCopy)
};

QString timeText(WallTime time)
{
    const QDateTime local = toDateTime(time).toLocalTime();
    // With its offset, which ISODate leaves out for local time.
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString raisedText(const AlertStore &store, AlertSlot slot)
{
    return store.count(slot) > 0 ? timeText(store.firstRaised(slot)) : QString();
}

QString kindText(const AlertKey &key)
{
    const QString id = alertIdText(key);
    switch (key.kind) {
    case AlertKind::Alert: return Words::tr("alert %1", "id").arg(id);
    case AlertKind::Finding: return Words::tr("finding %1", "id").arg(id);
    case AlertKind::Anomaly: return Words::tr("anomaly %1", "id").arg(id);
    case AlertKind::Ticket: return Words::tr("ticket %1", "id").arg(id);
    }
    Q_UNREACHABLE();
}

} // namespace

QString alertIdText(const AlertKey &key)
{
    return withoutFormula(safeLine(key.id.toText()));
}

QString alertLine(const AlertStore &store, AlertSlot slot)
{
    const QString raised = raisedText(store, slot);
    const QString type = safeUtf8(store.typeUtf8(slot));
    const QString message = safeUtf8(store.messageUtf8(slot));
    const QString key = kindText(store.key(slot));
    const QString line = raised.isEmpty()
        ? Words::tr("%1, %2: %3 (%4)", "severity, type, message, alert and its id")
              .arg(severityText(store, slot), type, message, key)
        : Words::tr("%1, %2: %3 (%4, raised %5)", "severity, type, message, alert and its id, time")
              .arg(severityText(store, slot), type, message, key, raised);
    return withoutFormula(line);
}

QString alertText(const AlertStore &store, AlertSlot slot)
{
    QStringList lines {alertLine(store, slot)};
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += Words::tr("%1: %2", "fact, its value").arg(name, value);
    };
    add(Words::tr("Client"), safeUtf8(store.clientUtf8(slot)));
    add(Words::tr("Site"), safeUtf8(store.siteUtf8(slot)));
    add(Words::tr("Status"),
        store.raisedAgain(slot) ? Words::tr("%1, raised again since", "status").arg(statusText(store, slot))
                                : statusText(store, slot));
    if (const auto asOf = store.lastKnown(slot))
        add(Words::tr("Last known"), timeText(*asOf));
    add(Words::tr("By", "by whom"), answeredBy(store, slot));
    if (const auto at = store.acknowledgedAt(slot))
        add(Words::tr("Acknowledged"), timeText(*at));
    if (store.count(slot) > 1)
        add(Words::tr("Repeats"),
            Words::tr("%n raises, the last %1", "time", store.count(slot)).arg(timeText(store.lastRaised(slot))));
    return lines.join(u'\n');
}

QString alertRows(const AlertStore &store, const QList<AlertKey> &keys)
{
    QStringList lines;
    for (const AlertKey &key : keys.first(std::min(keys.size(), kMostRowsCopied))) {
        const auto slot = store.find(key);
        if (!slot)
            continue;
        const QStringList cells {
            severityText(store, *slot),
            raisedText(store, *slot),
            QString::number(store.count(*slot)),
            safeUtf8(store.typeUtf8(*slot)),
            safeUtf8(store.messageUtf8(*slot)),
            safeUtf8(store.clientUtf8(*slot)),
            safeUtf8(store.siteUtf8(*slot)),
            statusText(store, *slot),
            answeredBy(store, *slot),
            key.id.toText()};
        QStringList safe;
        for (const QString &cell : cells)
            safe += pastedCell(cell);
        lines += safe.join(u'\t');
    }
    if (keys.size() > kMostRowsCopied)
        lines += Words::tr("… and %n more rows, which are not copied", nullptr, int(keys.size() - kMostRowsCopied));
    return lines.join(u'\n');
}

void addAlertCopyActions(QMenu &menu, const AlertStore &store, AlertSlot slot)
{
    const auto add = [&](const QString &name, const QString &text) {
        QObject::connect(menu.addAction(name), &QAction::triggered, &menu, [text] { QGuiApplication::clipboard()->setText(text); });
    };
    add(Words::tr("Copy as one line"), alertLine(store, slot));
    add(Words::tr("Copy all that is known"), alertText(store, slot));
    add(Words::tr("Copy message"), withoutFormula(safeUtf8(store.messageUtf8(slot))));
    add(Words::tr("Copy id"), alertIdText(store.key(slot)));
}

} // namespace noc
