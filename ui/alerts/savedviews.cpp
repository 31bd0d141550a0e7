// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/savedviews.h"

#include "core/session/settings.h"
#include "ui/theme/formats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr char kViews[] = "saved-views";
// The member that says what the text is, and its version.
constexpr auto kMark = "watchfloor-view"_L1;
constexpr int kVersion = 1;
constexpr qsizetype kMostBytes = 16 * 1024;

constexpr std::array kSortNames = {std::pair("urgency"_L1, AlertSortKey::Urgency), std::pair("severity"_L1, AlertSortKey::Severity),
                                   std::pair("age"_L1, AlertSortKey::FirstRaised), std::pair("seen"_L1, AlertSortKey::LastRaised),
                                   std::pair("count"_L1, AlertSortKey::Count),     std::pair("type"_L1, AlertSortKey::Type),
                                   std::pair("message"_L1, AlertSortKey::Message), std::pair("client"_L1, AlertSortKey::Client),
                                   std::pair("site"_L1, AlertSortKey::Site),       std::pair("status"_L1, AlertSortKey::Status),
                                   std::pair("owner"_L1, AlertSortKey::Owner),     std::pair("command"_L1, AlertSortKey::Command)};

QString cleaned(const QString &text, qsizetype most)
{
    return safeLine(text.left(most)).simplified().left(most);
}

//! What is in it as a person would have typed it: blanks inside of quotes count.
QString cleanedFilter(const QString &text)
{
    QString clean = text.left(SavedViews::kMostText);
    clean.removeIf([](QChar c) { return !c.isPrint() && !c.isSurrogate(); });
    return clean;
}

QJsonObject toJson(const SavedView &view)
{
    QJsonArray severities;
    for (const Severity severity : kTileSeverities) {
        const std::string_view name = severityName(severity);
        if (view.severities.contains(severity))
            severities.append(QString::fromLatin1(name.data(), qsizetype(name.size())));
    }
    const auto sort =
        std::find_if(kSortNames.begin(), kSortNames.end(), [&](const auto &one) { return one.second == view.order.key; });
    return {
        {kMark, kVersion},
        {u"name"_s, view.name},
        {u"filter"_s, view.text},
        {u"severities"_s, severities},
        {u"unacknowledged"_s, view.unacknowledgedOnly},
        {u"sort"_s, QString(sort->first)},
        {u"descending"_s, view.order.descending}};
}

std::optional<SavedView> fromJson(const QJsonObject &json)
{
    if (json.value(kMark).toInt() != kVersion)
        return std::nullopt;
    SavedView view;
    view.name = cleaned(json.value("name"_L1).toString(), SavedViews::kMostName);
    view.text = cleanedFilter(json.value("filter"_L1).toString());
    const QJsonArray severities = json.value("severities"_L1).toArray();
    for (const QJsonValue &value : severities) {
        const std::string name = value.toString().left(20).toStdString();
        const Severity severity = severityFromText(name);
        if (severity != Severity::Unknown && severity != Severity::NotTold)
            view.severities.insert(severity);
    }
    view.unacknowledgedOnly = json.value("unacknowledged"_L1).toBool();
    const QString sort = json.value("sort"_L1).toString();
    const auto known = std::find_if(kSortNames.begin(), kSortNames.end(), [&](const auto &one) { return sort == one.first; });
    if (known != kSortNames.end())
        view.order = {known->second, json.value("descending"_L1).toBool(true)};
    return view.name.isEmpty() ? std::nullopt : std::optional(view);
}

} // namespace

QString viewToText(const SavedView &view)
{
    return QString::fromUtf8(QJsonDocument(toJson(view)).toJson(QJsonDocument::Compact));
}

std::optional<SavedView> viewFromText(const QString &text)
{
    if (text.size() > kMostBytes)
        return std::nullopt;
    return fromJson(QJsonDocument::fromJson(text.trimmed().toUtf8()).object());
}

SavedViews::SavedViews(Settings &settings, const QString &profile, QObject *parent)
    : QObject(parent), m_settings(settings), m_profile(profile)
{
    const QJsonArray kept = settings.object(kViews).value(profile).toArray();
    for (const QJsonValue &value : kept) {
        const auto view = fromJson(value.toObject());
        if (view && !named(view->name) && m_views.size() < kMostViews)
            m_views.append(*view);
    }
}

std::optional<SavedView> SavedViews::named(const QString &name) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView &view) { return view.name == name; });
    return found == m_views.end() ? std::nullopt : std::optional(*found);
}

QString SavedViews::keep(SavedView view)
{
    view.name = cleaned(view.name, kMostName);
    if (view.name.isEmpty())
        return {};
    const auto same = std::find_if(m_views.begin(), m_views.end(), [&](const SavedView &one) { return one.name == view.name; });
    if (same != m_views.end())
        *same = view;
    else if (m_views.size() < kMostViews)
        m_views.append(view);
    else
        return {};
    store();
    return view.name;
}

QString SavedViews::add(SavedView view)
{
    const QString wanted = cleaned(view.name, kMostName);
    view.name = wanted;
    for (int number = 2; named(view.name); ++number) {
        const QString behind = u" (%1)"_s.arg(number);
        view.name = wanted.left(kMostName - behind.size()) + behind;
    }
    return keep(view);
}

bool SavedViews::rename(qsizetype at, const QString &name)
{
    const QString wanted = cleaned(name, kMostName);
    const QString before = m_views[at].name;
    if (wanted == before)
        return true;
    if (wanted.isEmpty() || named(wanted))
        return false;
    m_views[at].name = wanted;
    Q_EMIT renamed(before, wanted);
    store();
    return true;
}

void SavedViews::move(qsizetype from, qsizetype to)
{
    if (to < 0 || to >= m_views.size() || to == from)
        return;
    m_views.move(from, to);
    store();
}

void SavedViews::remove(qsizetype at)
{
    m_views.removeAt(at);
    store();
}

void SavedViews::store()
{
    QJsonArray kept;
    for (const SavedView &view : std::as_const(m_views))
        kept.append(toJson(view));
    QJsonObject all = m_settings.object(kViews);
    all[m_profile] = kept;
    m_settings.setObject(kViews, all);
    Q_EMIT changed();
}

} // namespace noc
