// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpmessage.h"

#include <QUrl>

namespace noc {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    default: return "Status";
    }
}

} // namespace

bool HttpRequest::isUpgrade() const
{
    return header("upgrade").toLower().contains("websocket");
}

std::optional<qint64> HttpRequest::contentLength() const
{
    const QByteArray text = header("content-length");
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 length = text.toLongLong(&isNumber);
    return isNumber && length >= 0 ? std::optional(length) : std::nullopt;
}

QByteArray HttpRequest::cookie(const QByteArray &name) const
{
    for (const QByteArray &part : header("cookie").split(';')) {
        const QByteArray pair = part.trimmed();
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals) == name)
            return pair.mid(equals + 1);
    }
    return {};
}

std::optional<HttpRequest> parseHttpHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith('/'))
        return std::nullopt;

    HttpRequest request;
    request.method = first[0];
    const qsizetype mark = first[1].indexOf('?');
    request.path = QUrl::fromPercentEncoding(mark < 0 ? first[1] : first[1].left(mark));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromLatin1(first[1].mid(mark + 1)));
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

QByteArray toBytes(const HttpResponse &response)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) + "\r\n";
    for (const auto &[name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    if (!response.body.isEmpty())
        bytes += "Content-Type: application/json\r\n";
    bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\nConnection: close\r\n\r\n";
    return bytes + response.body;
}

QByteArray refusalBytes(int status)
{
    const QByteArray reason = status == 403 ? QByteArray("Access denied") : reasonOf(status);
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n\r\n";
}

} // namespace noc
