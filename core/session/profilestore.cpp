// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/profilestore.h"

#include "core/session/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace noc {

namespace {

constexpr const char *kProfiles = "profiles";
const QString kList = u"list"_s;
const QString kLastUsed = u"lastUsed"_s;
const QString kName = u"name"_s;
const QString kClient = u"client"_s;

const std::pair<TokenCarrier, QString> kCarriers[] = {
    {TokenCarrier::Header, u"header"_s}, {TokenCarrier::Query, u"query"_s}, {TokenCarrier::Cookie, u"cookie"_s}};

//! The id whose EntityId::toText() this is.
std::optional<EntityId> idFromText(const QString &text)
{
    if (!text.startsWith(u'"'))
        return EntityId::fromUserText(text);
    const QJsonArray values = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array();
    if (values.size() != 1 || !values.at(0).isString())
        return std::nullopt;
    return EntityId::fromString(values.at(0).toString().toStdString());
}

//! Takes members out of an object. What is missing or of another type keeps its usual value; numbers are brought into their range.
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) { }

    void operator()(const QString &key, QString &value) { value = m_object.value(key).toString(value); }
    void operator()(const QString &key, bool &value, bool) { value = m_object.value(key).toBool(value); }
    void operator()(const QString &key, QUrl &value)
    {
        if (m_object.value(key).isString())
            value = QUrl(m_object.value(key).toString());
    }
    template<typename Number> void operator()(const QString &key, Number &value, Number, Number least, Number most)
    {
        if (m_object.value(key).isDouble())
            value = Number(std::clamp(m_object.value(key).toDouble(), double(least), double(most)));
    }
    void operator()(const QString &key, milliseconds &value, milliseconds, milliseconds least, milliseconds most)
    {
        auto count = value.count();
        (*this)(key, count, count, least.count(), most.count());
        value = milliseconds(count);
    }
    void operator()(
        const QString &key, std::optional<milliseconds> &value, std::optional<milliseconds>, milliseconds least, milliseconds most)
    {
        if (!m_object.value(key).isDouble())
            return;
        value = least;
        (*this)(key, *value, least, least, most);
    }
    void operator()(const QString &key, std::optional<EntityId> &value) { value = idFromText(m_object.value(key).toString()); }
    void operator()(const QString &key, std::set<ChannelKind> &value, const std::set<ChannelKind> &)
    {
        if (!m_object.value(key).isArray())
            return;
        value.clear();
        const QJsonArray names = m_object.value(key).toArray();
        for (const QJsonValue &name : names) {
            if (const auto kind = channelFromId(name.toString()))
                value.insert(*kind);
        }
    }
    void operator()(const QString &key, TokenCarrier &value, TokenCarrier)
    {
        for (const auto &[carrier, name] : kCarriers) {
            if (m_object.value(key) == name)
                value = carrier;
        }
    }
    void operator()(const QString &key, QList<Subscription> &value)
    {
        const QJsonArray list = m_object.value(key).toArray();
        for (const QJsonValue &entry : list) {
            const QJsonObject subscription = entry.toObject();
            if (const auto client = idFromText(subscription.value(kClient).toString()))
                value.append({*client, subscription.value(kName).toString()});
        }
    }

private:
    QJsonObject m_object;
};

//! Puts members into an object, but for those that have their usual value: so better defaults reach everybody who never chose.
class Writer
{
public:
    void operator()(const QString &key, const QString &value) { put(key, value, value.isEmpty()); }
    void operator()(const QString &key, bool value, bool usual) { put(key, value, value == usual); }
    void operator()(const QString &key, const QUrl &value) { put(key, value.toString(QUrl::FullyEncoded), value.isEmpty()); }
    template<typename Number> void operator()(const QString &key, Number value, Number usual, Number, Number)
    {
        if constexpr (std::is_floating_point_v<Number>)
            put(key, value, value == usual);
        else
            put(key, qint64(value), value == usual);
    }
    void operator()(const QString &key, milliseconds value, milliseconds usual, milliseconds, milliseconds)
    {
        put(key, qint64(value.count()), value == usual);
    }
    void operator()(
        const QString &key, const std::optional<milliseconds> &value, const std::optional<milliseconds> &, milliseconds,
        milliseconds)
    {
        if (value)
            put(key, qint64(value->count()), false);
    }
    void operator()(const QString &key, const std::optional<EntityId> &value)
    {
        if (value)
            put(key, value->toText(), false);
    }
    void operator()(const QString &key, const std::set<ChannelKind> &value, const std::set<ChannelKind> &usual)
    {
        QJsonArray names;
        for (const ChannelKind kind : value)
            names.append(channelId(kind));
        put(key, names, value == usual);
    }
    void operator()(const QString &key, TokenCarrier value, TokenCarrier usual)
    {
        for (const auto &[carrier, name] : kCarriers) {
            if (carrier == value)
                put(key, name, value == usual);
        }
    }
    void operator()(const QString &key, const QList<Subscription> &value)
    {
        QJsonArray list;
        for (const Subscription &subscription : value) {
            QJsonObject entry {{kClient, subscription.clientId.toText()}};
            if (!subscription.name.isEmpty())
                entry.insert(kName, subscription.name);
            list.append(entry);
        }
        put(key, list, list.isEmpty());
    }

    QJsonObject object() const { return m_object; }

private:
    void put(const QString &key, const QJsonValue &value, bool usual)
    {
        if (!usual)
            m_object.insert(key, value);
    }

    QJsonObject m_object;
};

//! Every member of a profile that is kept, for reading and for writing alike, so that neither can forget one.
template<typename Visitor> void visit(Visitor &visitor, Profile &profile)
{
    const Profile usual;
    visitor(kName, profile.name);
    visitor(u"server"_s, profile.server);
    visitor(u"channels"_s, profile.channels, usual.channels);
    visitor(u"tokenIn"_s, profile.carrier, usual.carrier);
    visitor(u"origin"_s, profile.origin);
    visitor(u"deviceId"_s, profile.deviceId);
    visitor(u"subscriptions"_s, profile.subscriptions);
    visitor(u"api"_s, profile.api);
    visitor(u"caFile"_s, profile.caFile);
    visitor(u"allowPlainText"_s, profile.allowPlainText, usual.allowPlainText);
    visitor(u"tenantId"_s, profile.tenantId);
    visitor(u"probeWhenFailed"_s, profile.probeWhenFailed, usual.probeWhenFailed);
    visitor(u"maxFrameBytes"_s, profile.maxFrameBytes, usual.maxFrameBytes, qint64(4096), qint64(64) << 20);
    visitor(u"keepAlerts"_s, profile.keepAlerts, usual.keepAlerts, qsizetype(100), qsizetype(4'000'000));
    visitor(u"renewAfterMinMs"_s, profile.renewAfterMin, usual.renewAfterMin, 1min, 24h);
    visitor(u"renewAfterMaxMs"_s, profile.renewAfterMax, usual.renewAfterMax, 1min, 24h);

    visitor(u"backoffBaseMs"_s, profile.backoff.base, usual.backoff.base, 100ms, 5min);
    visitor(u"backoffFactor"_s, profile.backoff.factor, usual.backoff.factor, 1.0, 10.0);
    visitor(u"backoffAttempts"_s, profile.backoff.attempts, usual.backoff.attempts, 1, 100);
    visitor(u"backoffJitter"_s, profile.backoff.jitter, usual.backoff.jitter, 0.0, 0.9);
    visitor(u"backoffStableAfterMs"_s, profile.backoff.stableAfter, usual.backoff.stableAfter, 0ms, 1h);
    visitor(u"probeEveryMs"_s, profile.backoff.slowInterval, usual.backoff.slowInterval, 1s, 1h);
    visitor(u"probeForMs"_s, profile.backoff.slowFor, usual.backoff.slowFor, 0ms, 24h);
    visitor(u"probeRarelyEveryMs"_s, profile.backoff.rareInterval, usual.backoff.rareInterval, 1s, 24h);
    visitor(u"retryLaterAfterMs"_s, profile.backoff.laterAfter, usual.backoff.laterAfter, 1s, 24h);

    visitor(u"heartbeatEveryMs"_s, profile.liveness.heartbeatEvery, usual.liveness.heartbeatEvery, 1s, 120s);
    visitor(u"heartbeatDeadlineMs"_s, profile.liveness.heartbeatDeadline, usual.liveness.heartbeatDeadline, 1s, 120s);
    visitor(u"pingEveryMs"_s, profile.liveness.pingEvery, usual.liveness.pingEvery, 500ms, 60s);
    visitor(u"silentAfterMs"_s, profile.liveness.silentAfter, usual.liveness.silentAfter, 1s, 120s);
    visitor(u"greetingDeadlineMs"_s, profile.liveness.greetingDeadline, usual.liveness.greetingDeadline, 1s, 120s);

    visitor(u"messagesPerWindow"_s, profile.budget.perWindow, usual.budget.perWindow, 0, 1'000'000);
    visitor(u"windowMs"_s, profile.budget.window, usual.budget.window, 1s, 24h);
    visitor(u"heartbeatReserve"_s, profile.budget.heartbeatReserve, usual.budget.heartbeatReserve, 0, 1000);
    visitor(u"halvedForMs"_s, profile.budget.halvedFor, usual.budget.halvedFor, 0ms, 24h);
}

QJsonObject toJson(Profile profile)
{
    Writer writer;
    visit(writer, profile);
    return writer.object();
}

Profile fromJson(const QJsonObject &object)
{
    Profile profile;
    Reader reader(object);
    visit(reader, profile);
    profile.renewAfterMax = std::max(profile.renewAfterMin, profile.renewAfterMax);
    return profile;
}

} // namespace

ProfileStore::ProfileStore(Settings &settings) : m_settings(settings) { }

QStringList ProfileStore::names() const
{
    QStringList names;
    const QJsonArray list = m_settings.object(kProfiles).value(kList).toArray();
    for (const QJsonValue &entry : list) {
        const QString name = entry.toObject().value(kName).toString();
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

std::optional<Profile> ProfileStore::load(const QString &name) const
{
    const QJsonArray list = m_settings.object(kProfiles).value(kList).toArray();
    for (const QJsonValue &entry : list) {
        if (!name.isEmpty() && entry.toObject().value(kName) == name)
            return fromJson(entry.toObject());
    }
    return std::nullopt;
}

Outcome ProfileStore::save(const Profile &profile)
{
    // The token is kept elsewhere, so its absence is no fault here.
    const QList<ProfileFault> faults = validate(profile, u"-"_s);
    if (!faults.isEmpty())
        return faults.first().error;

    QJsonObject profiles = m_settings.object(kProfiles);
    QJsonArray list = profiles.value(kList).toArray();
    const auto same = std::find_if(
        list.begin(), list.end(), [&profile](const QJsonValue &entry) { return entry.toObject().value(kName) == profile.name; });
    if (same == list.end())
        list.append(toJson(profile));
    else
        *same = toJson(profile);
    profiles.insert(kList, list);
    m_settings.setObject(kProfiles, profiles);
    return m_settings.sync();
}

void ProfileStore::remove(const QString &name)
{
    QJsonObject profiles = m_settings.object(kProfiles);
    QJsonArray kept;
    const QJsonArray list = profiles.value(kList).toArray();
    for (const QJsonValue &entry : list) {
        if (entry.toObject().value(kName) != name)
            kept.append(entry);
    }
    profiles.insert(kList, kept);
    m_settings.setObject(kProfiles, profiles);
}

QString ProfileStore::lastUsed() const
{
    const QString name = m_settings.object(kProfiles).value(kLastUsed).toString();
    return names().contains(name) ? name : QString();
}

void ProfileStore::setLastUsed(const QString &name)
{
    QJsonObject profiles = m_settings.object(kProfiles);
    profiles.insert(kLastUsed, name);
    m_settings.setObject(kProfiles, profiles);
}

} // namespace noc
