// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/profile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr qsizetype kLongestName = 64;

// The whole text, without a line break that `$` would let pass.
bool matches(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

// Client guide, "Endpoints"; the trailing slash is needed.
QString endpointPath(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::Dashboard: return u"/ws/noc/dashboard/"_s;
    case ChannelKind::Presence: return u"/ws/noc/presence/"_s;
    case ChannelKind::MobileSync: return u"/ws/mobile/sync/"_s;
    }
    Q_UNREACHABLE();
}

QString withoutTrailingSlashes(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || host.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive) || QHostAddress(host).isLoopback();
}

// A host as it stands in a URL or an Origin: an IPv6 address in its brackets.
QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

bool isDefaultPort(const QUrl &url)
{
    return url.port() == -1
        || url.port() == (url.scheme() == QLatin1String("ws") || url.scheme() == QLatin1String("http") ? 80 : 443);
}

QString text(const char *source)
{
    return QCoreApplication::translate("noc::Profile", source);
}

Error unusable(const QString &message, const QString &detail = {})
{
    return {ErrorCode::InvalidInput, message, detail};
}

std::optional<Error> nameFault(const QString &name)
{
    if (name.trimmed().isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "Give the profile a name.")));
    // It names files: no separators, nothing hidden, nothing that differs only in blanks.
    if (name != name.trimmed() || name.startsWith(u'.') || name.size() > kLongestName || !matches(u"[\\p{L}\\p{N} ._-]+"_s, name)) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile", "A profile's name has at most 64 letters, digits, blanks, hyphens, underscores and full stops.")));
    }
    return std::nullopt;
}

std::optional<Error> serverFault(const Profile &profile)
{
    const QUrl &server = profile.server;
    if (server.isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "Enter the server's URL, for example wss://noc.example.com.")));
    // Two slashes in the path: a scheme without its colon.
    if (!server.isValid() || server.host().isEmpty() || server.path().contains(QLatin1String("//"))) {
        return unusable(
            text(QT_TRANSLATE_NOOP("noc::Profile", "This is not a usable URL. It looks like wss://noc.example.com.")),
            server.errorString());
    }
    if (server.scheme() != QLatin1String("ws") && server.scheme() != QLatin1String("wss"))
        return unusable(
            text(QT_TRANSLATE_NOOP("noc::Profile", "The URL has to begin with wss:// (or ws:// for a server on this machine).")));
    if (!server.userInfo().isEmpty() || server.hasQuery() || server.hasFragment()) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile",
            "Leave user names, tokens and anything after ? or # out of the URL; the token has a field of its own.")));
    }
    if (server.port(1) < 1)
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "This is not a usable port.")));
    if (server.scheme() == QLatin1String("ws") && !profile.allowPlainText && !isLoopback(server.host())) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile",
            "ws:// sends the token unprotected over the network. Use wss://, or allow it for this profile explicitly.")));
    }
    return std::nullopt;
}

std::optional<Error> tokenFault(const QString &token)
{
    if (token.isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "A token is needed to sign in.")));
    const bool visible = std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!visible || token.size() > kMostTokenBytes) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile",
            "This is not a usable token: it holds blanks, line breaks or other characters that no token has, or it is too long.")));
    }
    return std::nullopt;
}

std::optional<Error> originFault(const QString &origin)
{
    if (origin.isEmpty())
        return std::nullopt;
    const QUrl url(origin, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !web || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty() || !matches(u"[\\x21-\\x7e]+"_s, origin)) {
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "An origin looks like https://noc.example.com, without a path.")));
    }
    return std::nullopt;
}

std::optional<Error> deviceFault(const Profile &profile)
{
    if (profile.deviceId.isEmpty() && !profile.channels.contains(ChannelKind::MobileSync))
        return std::nullopt;
    if (!matches(u"[A-Za-z0-9_-]{1,255}"_s, profile.deviceId)) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile", "Mobile sync needs a device id of 1 to 255 letters (A–Z), digits, hyphens and underscores.")));
    }
    return std::nullopt;
}

std::optional<Error> apiFault(const Profile &profile)
{
    const QUrl &api = profile.api;
    if (api.isEmpty())
        return std::nullopt;
    const bool web = api.scheme() == QLatin1String("https") || api.scheme() == QLatin1String("http");
    if (!api.isValid() || !web || api.host().isEmpty() || api.hasQuery() || api.hasFragment() || !api.userInfo().isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "The HTTP API's address looks like https://noc.example.com.")));
    if (api.scheme() == QLatin1String("http") && !profile.allowPlainText && !isLoopback(api.host())) {
        return unusable(text(QT_TRANSLATE_NOOP(
            "noc::Profile",
            "http:// sends passwords and tokens unprotected over the network. Use https://, or allow it for this profile "
            "explicitly.")));
    }
    return std::nullopt;
}

std::optional<Error> caFault(const QString &file)
{
    if (file.isEmpty())
        return std::nullopt;
    if (!QFileInfo(file).isReadable())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "The file with the private CA cannot be read.")), file);
    if (QSslCertificate::fromPath(file, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString).isEmpty())
        return unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "The file holds no certificate in PEM form.")), file);
    return std::nullopt;
}

} // namespace

QUrl endpointUrl(const Profile &profile, ChannelKind kind)
{
    QUrl url = profile.server;
    url.setUserInfo({});
    url.setFragment({});
    url.setPath(withoutTrailingSlashes(url.path(QUrl::FullyEncoded)) + endpointPath(kind), QUrl::TolerantMode);
    url.setQuery(QString());
    if (kind == ChannelKind::MobileSync) {
        QUrlQuery query;
        query.addQueryItem(u"device_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(profile.deviceId)));
        url.setQuery(query);
    }
    return url;
}

QString effectiveOrigin(const Profile &profile)
{
    if (!profile.origin.isEmpty())
        return profile.origin;
    QString origin = u"https://"_s + bracketed(profile.server.host(QUrl::FullyEncoded));
    if (!isDefaultPort(profile.server))
        origin += u':' + QString::number(profile.server.port());
    return origin;
}

QList<ProfileFault> validate(const Profile &profile, const QString &token)
{
    using Field = ProfileFault::Field;
    QList<ProfileFault> faults;
    const auto add = [&faults](Field field, const std::optional<Error> &error) {
        if (error)
            faults.append({field, *error});
    };
    add(Field::Name, nameFault(profile.name));
    add(Field::Server, serverFault(profile));
    add(Field::Token, tokenFault(token));
    add(Field::Origin, originFault(profile.origin));
    add(Field::DeviceId, deviceFault(profile));
    add(Field::Api, apiFault(profile));
    add(Field::CaFile, caFault(profile.caFile));
    if (profile.channels.empty())
        add(Field::Channels, unusable(text(QT_TRANSLATE_NOOP("noc::Profile", "Choose at least one channel."))));
    return faults;
}

QUrl likelyApiUrl(const QUrl &server)
{
    if (!server.isValid() || server.host().isEmpty())
        return {};
    QUrl url = server.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setScheme(server.scheme() == QLatin1String("ws") ? u"http"_s : u"https"_s);
    return url;
}

QUrl normalizedServerUrl(const QString &typed)
{
    QString whole = typed.trimmed();
    if (whole.isEmpty())
        return {};
    if (!whole.contains(QLatin1String("://")))
        whole.prepend(QLatin1String("wss://"));
    QUrl url(whole, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return url;

    const bool bareHost = !typed.contains(QLatin1String("://"));
    if (url.scheme() == QLatin1String("https"))
        url.setScheme(u"wss"_s);
    else if (url.scheme() == QLatin1String("http") || (bareHost && isLoopback(url.host())))
        url.setScheme(u"ws"_s);

    // People paste the whole address of an endpoint, as documents show it; a token behind it does not belong here.
    QString path = withoutTrailingSlashes(url.path(QUrl::FullyEncoded));
    for (const ChannelKind kind : kAllChannels) {
        const QString known = withoutTrailingSlashes(endpointPath(kind));
        if (path == known || path.endsWith(known)) {
            path.chop(known.size());
            url.setQuery(QString());
            url.setFragment({});
            break;
        }
    }
    url.setPath(withoutTrailingSlashes(path), QUrl::TolerantMode);
    return url;
}

} // namespace noc
