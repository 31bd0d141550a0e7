// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websockethandshake.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace noc {

namespace {

//! Qt writes header values as they are: a line break in a token would become a header of its own.
QByteArray visibleAscii(const QString &text)
{
    QByteArray kept;
    for (const QChar c : text) {
        if (c > u' ' && c < u'\x7f')
            kept += char(c.unicode());
    }
    return kept;
}

//! RFC 6265 4.1.1: what may stand in a cookie's value, so that a token cannot become a second cookie.
QByteArray cookieOctets(const QString &text)
{
    QByteArray kept = visibleAscii(text);
    kept.removeIf([](char c) { return c == '"' || c == ',' || c == ';' || c == '\\'; });
    return kept;
}

} // namespace

QString faultOfUrl(const QUrl &url)
{
    if (!url.isValid())
        return url.isEmpty() ? QStringLiteral("empty") : url.errorString();
    if (url.scheme() != u"ws" && url.scheme() != u"wss")
        return QStringLiteral("scheme is not ws or wss");
    if (url.host().isEmpty())
        return QStringLiteral("no host");
    return {};
}

QNetworkRequest handshakeRequest(const TransportRequest &request)
{
    QUrl url = request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const QByteArray token = visibleAscii(request.token);
    if (request.carrier == TokenCarrier::Query && !token.isEmpty()) {
        QString query = url.query(QUrl::FullyEncoded);
        if (!query.isEmpty())
            query += u'&';
        // Encoded by hand: QUrl leaves '+' alone, which servers read as a blank.
        url.setQuery(query + QStringLiteral("token=") + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(token))));
    }
    QNetworkRequest result(url);
    if (token.isEmpty())
        return result;
    if (request.carrier == TokenCarrier::Header)
        result.setRawHeader("Authorization", "Bearer " + token);
    else if (request.carrier == TokenCarrier::Cookie)
        result.setRawHeader("Cookie", "ws_token=" + cookieOctets(request.token));
    return result;
}

QString originHeader(const TransportRequest &request)
{
    return QString::fromLatin1(visibleAscii(request.origin));
}

EndCause causeOfRefusal(const QString &errorString)
{
    EndCause cause;
    cause.detail = errorString;
    // "…Unhandled http status code: 401 (Unauthorized)."; the words around it may be translated.
    static const QRegularExpression status(QStringLiteral(R"(: (\d{3}) \((.*)\))"));
    const QRegularExpressionMatch match = status.match(errorString);
    if (match.hasMatch()) {
        cause.kind = EndKind::HandshakeRefused;
        cause.status = match.captured(1).toInt();
        cause.detail = match.captured(2); // the reason phrase
        return cause;
    }
    // Texts that stand for a status whose number Qt does not tell.
    static constexpr std::pair<const char *, int> kWordsOnly[] = {
        {"QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting connection.", 400},
        {"Handshake: Server requests a version that we don't support: %1.", 400},
        // Since Qt 6.6, which looks at the challenge of a 401.
        {"QWebSocket::processHandshake: Host requires authentication", 401},
        {"QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenge encountered", 401},
        {"QWebSocketPrivate::processHandshake: Unsupported WWW-Authenticate challenges encountered", 401},
    };
    for (const auto &[source, meant] : kWordsOnly) {
        const QString words = QCoreApplication::translate("QWebSocket", source);
        if (errorString.startsWith(words.left(words.indexOf(u'%')))) {
            cause.kind = EndKind::HandshakeRefused;
            cause.status = meant;
            return cause;
        }
    }
    cause.kind = EndKind::NotAWebSocket;
    return cause;
}

} // namespace noc
