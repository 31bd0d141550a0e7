// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alertdigest.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::AlertDigest)
};

constexpr qsizetype kLongestText = 240;
// By urgency; unknown ones are counted with CRITICAL.
constexpr std::array kOrder = {Severity::Critical, Severity::High, Severity::Medium,
                               Severity::Low,      Severity::Info, Severity::NotTold};

Severity shownAs(Severity severity)
{
    return severity == Severity::Unknown ? Severity::Critical : severity;
}

bool isAnswered(const AlertStore &alerts, const AlertKey &key)
{
    const std::optional<AlertSlot> slot = alerts.find(key);
    return !slot || !alerts.unacknowledged(*slot) || alerts.shelved(*slot) || isOnItsWay(alerts.commandState(*slot));
}

QString shortened(QString text)
{
    return text.size() > kLongestText ? text.left(kLongestText - 1) + u'…' : text;
}

QString wordOf(const Alert &alert)
{
    const QString word = severityWord(alert.severity);
    return alert.severity == Severity::Unknown && !alert.severityText.isEmpty() ? safeLine(alert.severityText) : word;
}

} // namespace

void AlertDigest::add(const AlertKey &key, Severity severity)
{
    if (m_items.size() >= kRemembered) {
        addUnnamed(severity);
        return;
    }
    const bool isKnown = std::any_of(m_items.begin(), m_items.end(), [&](const Item &item) { return item.key == key; });
    if (!isKnown)
        m_items.append({key, severity});
}

void AlertDigest::addUnnamed(Severity severity, qsizetype count)
{
    m_unnamed[std::size_t(severity)] += count;
}

bool AlertDigest::prune(const AlertStore &alerts)
{
    const qsizetype before = count();
    m_items.removeIf([&](const Item &item) { return isAnswered(alerts, item.key); });
    std::array<qsizetype, 7> named {};
    for (const Item &item : std::as_const(m_items))
        ++named[std::size_t(item.severity)];
    const auto waiting = alerts.counts().calling();
    for (std::size_t i = 0; i < m_unnamed.size(); ++i)
        m_unnamed[i] = std::clamp<qsizetype>(m_unnamed[i], 0, std::max<qsizetype>(0, waiting[i] - named[i]));
    return count() != before;
}

void AlertDigest::clear()
{
    m_items.clear();
    m_unnamed.fill(0);
}

qsizetype AlertDigest::unnamedCount() const
{
    return std::accumulate(m_unnamed.begin(), m_unnamed.end(), qsizetype(0));
}

bool AlertDigest::isEmpty() const
{
    return count() == 0;
}

qsizetype AlertDigest::count() const
{
    return m_items.size() + unnamedCount();
}

QString AlertDigest::countWords() const
{
    std::array<qsizetype, 7> counts {};
    for (std::size_t i = 0; i < m_unnamed.size(); ++i)
        counts[std::size_t(shownAs(Severity(i)))] += m_unnamed[i];
    for (const Item &item : m_items)
        ++counts[std::size_t(shownAs(item.severity))];
    QStringList parts;
    for (const Severity severity : kOrder) {
        if (const qsizetype some = counts[std::size_t(severity)]; some > 0)
            parts << Words::tr("%1 %2", "a number and a severity, such as: 2 CRITICAL")
                         .arg(QLocale().toString(qlonglong(some)), severityWord(severity));
    }
    return QLocale().createSeparatedList(parts);
}

DesktopNote AlertDigest::note(const AlertStore &alerts) const
{
    DesktopNote note;
    Severity worst = Severity::NotTold;
    for (const Item &item : m_items)
        worst = std::max(worst, shownAs(item.severity));
    for (std::size_t i = 0; i < m_unnamed.size(); ++i)
        worst = m_unnamed[i] > 0 ? std::max(worst, shownAs(Severity(i))) : worst;
    note.urgency = worst == Severity::Critical ? DesktopNote::Urgency::Critical
        : worst >= Severity::Medium            ? DesktopNote::Urgency::Normal
                                               : DesktopNote::Urgency::Low;

    QStringList lines;
    const QList<AlertKey> keys = named();
    bool canBeAcknowledged = !keys.isEmpty();
    for (const AlertKey &key : keys) {
        const std::optional<AlertSlot> slot = alerts.find(key);
        if (!slot)
            continue;
        canBeAcknowledged = canBeAcknowledged && key.kind == AlertKind::Alert;
        const Alert alert = alerts.at(*slot);
        const QString title = Words::tr("%1: %2", "severity, alert type").arg(wordOf(alert), formatAlertType(alert.type));
        const QString message = shortened(safeLine(alert.message));
        if (keys.size() == 1) {
            note.summary = title;
            lines << message;
            if (alert.client || alert.site) {
                QStringList where;
                for (const auto &part : {alert.client, alert.site}) {
                    if (part)
                        where << shortened(safeLine(*part));
                }
                lines << where.join(u" · "_s);
            }
        } else {
            lines << Words::tr("%1 – %2", "severity and type of an alert, its message").arg(title, message);
        }
    }
    if (keys.size() != 1) {
        note.summary = Words::tr("%n new alert(s)", nullptr, int(count()));
        lines.prepend(countWords());
    }
    note.body = lines.join(u'\n');
    note.offersAcknowledge = canBeAcknowledged;
    return note;
}

QList<AlertKey> AlertDigest::named() const
{
    QList<AlertKey> keys;
    if (m_items.size() > kNamed || unnamedCount() > 0)
        return keys;
    for (const Item &item : m_items)
        keys << item.key;
    return keys;
}

void AlertDigest::noteShown(const QList<AlertKey> &keys, BootTime now)
{
    for (Item &item : m_items) {
        if (!item.shownSince && keys.contains(item.key))
            item.shownSince = now;
    }
}

QList<AlertKey> AlertDigest::readBy(BootTime now) const
{
    QList<AlertKey> keys;
    for (const Item &item : m_items) {
        if (item.shownSince && now - *item.shownSince >= kReadTime)
            keys << item.key;
    }
    return keys;
}

} // namespace noc
