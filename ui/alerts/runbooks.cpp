// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/runbooks.h"

#include "core/session/settings.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::Runbooks)
};

constexpr char kSettings[] = "runbooks";
constexpr qsizetype kLongestValue = 256; // characters of what a server says

struct Place {
    QLatin1StringView name; // with its braces
    std::optional<QString> RunbookFacts::*optional = nullptr;
    QString RunbookFacts::*value = nullptr;
};
const std::array<Place, 4> kPlaces {
    Place {"{type}"_L1, nullptr, &RunbookFacts::type}, Place {"{id}"_L1, nullptr, &RunbookFacts::id},
    Place {"{client}"_L1, &RunbookFacts::client, nullptr}, Place {"{site}"_L1, &RunbookFacts::site, nullptr}};

std::optional<QString> valueOf(const Place &place, const RunbookFacts &facts)
{
    const std::optional<QString> value = place.optional ? facts.*place.optional : std::optional(facts.*place.value);
    return value && !value->isEmpty() && value->size() <= kLongestValue ? value : std::nullopt;
}

//! Where scheme and host end and the server's words may begin.
qsizetype endOfHost(const QString &url)
{
    const qsizetype host = url.indexOf("://"_L1) + 3;
    const auto end = std::find_if(url.begin() + host, url.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return end - url.begin();
}

bool isHttp(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

//! A segment "..", however it is written, would lead to another place of the host.
bool climbs(const QString &url)
{
    const QString path = url.section(u'?', 0, 0).section(u'#', 0, 0);
    const QStringList segments = path.mid(endOfHost(url)).split(u'/');
    return std::any_of(segments.begin(), segments.end(), [](const QString &segment) {
        const QString plain = QUrl::fromPercentEncoding(segment.toUtf8());
        return plain == "."_L1 || plain == ".."_L1;
    });
}

QString filled(const QString &url, const RunbookFacts &facts, QString *missing)
{
    QString out;
    qsizetype done = 0;
    // From left to right, so that a value with braces in it stays a value.
    for (qsizetype at = url.indexOf(u'{'); at >= 0; at = url.indexOf(u'{', at + 1)) {
        for (const Place &place : kPlaces) {
            if (!QStringView(url).sliced(at).startsWith(place.name))
                continue;
            const std::optional<QString> value = valueOf(place, facts);
            if (!value)
                *missing = place.name;
            out += QStringView(url).sliced(done, at - done);
            out += QString::fromLatin1(QUrl::toPercentEncoding(value.value_or(QString())));
            done = at + place.name.size();
        }
    }
    out += QStringView(url).sliced(done);
    return out;
}

} // namespace

QString runbookFault(const Runbook &runbook)
{
    const QString &url = runbook.url;
    if (runbook.type.trimmed().isEmpty())
        return Words::tr("Say for which alert types it is; * stands for all of them.");
    if (runbook.type.size() > kLongestRunbookType)
        return Words::tr("The pattern for the alert type is too long: at most %n characters.", nullptr, int(kLongestRunbookType));
    if (url.isEmpty())
        return Words::tr("Say where it is: an address that begins with https://.");
    if (url.size() > kLongestRunbookUrl)
        return Words::tr("The address is too long: at most %n characters.", nullptr, int(kLongestRunbookUrl));
    if (!url.startsWith("https://"_L1, Qt::CaseInsensitive) && !url.startsWith("http://"_L1, Qt::CaseInsensitive))
        return Words::tr("The address must begin with https:// or http://; nothing else is opened.");
    const bool isPlain = std::all_of(url.begin(), url.end(), [](QChar c) { return c > u' ' && c < QChar(0x7F) && c != u'\\'; });
    if (!isPlain)
        return Words::tr("Blanks, backslashes and letters beyond ASCII must be percent-encoded in the address.");
    const QString host = url.left(endOfHost(url));
    if (host.contains(u'{') || host.contains(u'}'))
        return Words::tr(
            "Places such as {id} may stand behind the host only: what a server says must not choose where a link goes to.");
    if (host.contains(u'@'))
        return Words::tr("The address must not hold a user name or password.");
    QString rest = url.mid(host.size());
    for (const Place &place : kPlaces)
        rest.remove(place.name);
    if (rest.contains(u'{') || rest.contains(u'}'))
        return Words::tr("The places that are known are {type}, {id}, {client} and {site}.");
    QString example = url;
    for (const Place &place : kPlaces)
        example.replace(place.name, "x"_L1);
    const QUrl parsed(example, QUrl::StrictMode);
    if (!parsed.isValid() || !isHttp(parsed) || parsed.host().isEmpty())
        return Words::tr("This is no valid address.");
    return climbs(url) ? Words::tr("The address must not lead upwards with “.” or “..”.") : QString();
}

bool runbookMatches(QStringView pattern, QStringView type)
{
    qsizetype p = 0, t = 0, star = -1, retry = 0;
    while (t < type.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && (pattern[p] == u'?' || pattern[p].toCaseFolded() == type[t].toCaseFolded())) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

std::optional<RunbookLink> runbookFor(const QList<Runbook> &runbooks, const RunbookFacts &facts)
{
    const auto found = std::find_if(runbooks.begin(), runbooks.end(), [&](const Runbook &runbook) {
        return runbookFault(runbook).isEmpty() && runbookMatches(runbook.type.trimmed(), facts.type);
    });
    if (found == runbooks.end())
        return std::nullopt;
    QString missing;
    const QString address = filled(found->url, facts, &missing);
    if (!missing.isEmpty())
        return RunbookLink {
            {}, Words::tr("not to be made: its address needs %1, which is not told", "a place such as {client}").arg(missing)};
    const QUrl url(address, QUrl::StrictMode);
    const QUrl base(found->url.left(endOfHost(found->url)), QUrl::StrictMode);
    // Cannot be, and is looked at all the same: what opens is never anybody else's choice.
    const bool isOurs = url.isValid() && isHttp(url) && url.scheme() == base.scheme() && url.host() == base.host()
        && url.port() == base.port() && url.userInfo().isEmpty();
    if (!isOurs || climbs(address))
        return RunbookLink {{}, Words::tr("not to be made: what the server says does not fit into an address")};
    return RunbookLink {url, {}};
}

QList<Runbook> keptRunbooks(const Settings &settings)
{
    QList<Runbook> runbooks;
    const QJsonArray kept = settings.object(kSettings).value("links"_L1).toArray();
    for (const QJsonValue &value : kept) {
        if (runbooks.size() == kMostRunbooks)
            break;
        const Runbook runbook {value["type"_L1].toString(), value["url"_L1].toString()};
        // What a person wrote into the file is bounded too.
        if (runbook.type.size() <= kLongestRunbookType && runbook.url.size() <= kLongestRunbookUrl)
            runbooks += runbook;
    }
    return runbooks;
}

void keepRunbooks(Settings &settings, const QList<Runbook> &runbooks)
{
    QJsonArray kept;
    for (const Runbook &runbook : runbooks)
        kept.append(QJsonObject {{u"type"_s, runbook.type}, {u"url"_s, runbook.url}});
    settings.setObject(kSettings, {{u"links"_s, kept}});
}

} // namespace noc
