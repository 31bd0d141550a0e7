// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include <QRegularExpression>
#include <QUrl>

#include <mutex>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr qsizetype kShortest = 8;
constexpr qsizetype kMostKept = 64;
const QString kInstead = u"…"_s;

// A log handler is one for the process, so what it keeps out is too.
struct Kept {
    std::mutex mutex;
    QStringList secrets; // newest first
};

Kept &kept()
{
    static Kept theKept;
    return theKept;
}

void takeOut(QString &text, const QString &secret)
{
    if (secret.isEmpty())
        return;
    text.replace(secret, kInstead);
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    if (encoded != secret)
        text.replace(encoded, kInstead);
}

} // namespace

void keepOutOfTexts(const QString &secret)
{
    if (secret.size() < kShortest)
        return;
    Kept &all = kept();
    const std::lock_guard lock(all.mutex);
    all.secrets.removeOne(secret);
    all.secrets.prepend(secret);
    while (all.secrets.size() > kMostKept)
        all.secrets.removeLast();
}

QString redacted(QString text, const QStringList &more)
{
    if (text.isEmpty())
        return text;
    for (const QString &secret : more)
        takeOut(text, secret);
    QStringList secrets;
    {
        Kept &all = kept();
        const std::lock_guard lock(all.mutex);
        secrets = all.secrets;
    }
    for (const QString &secret : std::as_const(secrets))
        takeOut(text, secret);

    static const QRegularExpression jwt(u"eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){0,2}"_s);
    static const QRegularExpression bearer(u"\\b(Bearer\\s+)[^\\s\"',;…]+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression parameter(
        u"\\b((?:ws_)?token|access|refresh|password)=[^\\s&\"';…]+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression member(u"(\"(?:access|refresh|token|password)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*\""_s);
    // Nearly all texts hold nothing of the kind, and looking for a word is many times faster than trying an expression everywhere.
    if (text.contains("eyJ"_L1))
        text.replace(jwt, kInstead);
    if (text.contains("bearer"_L1, Qt::CaseInsensitive))
        text.replace(bearer, u"\\1…"_s);
    if (text.contains(u'='))
        text.replace(parameter, u"\\1=…"_s);
    if (text.contains("\"access\""_L1) || text.contains("\"refresh\""_L1) || text.contains("\"token\""_L1)
        || text.contains("\"password\""_L1))
        text.replace(member, u"\\1…\""_s);
    return text;
}

} // namespace noc
