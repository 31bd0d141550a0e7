// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include "core/base/foldedtext.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr qsizetype kShortest = 8;
constexpr std::size_t kMostKept = 64;
const QString kInstead = u"…"_s;

//! A secret as it is, and percent-encoded where that is something else.
struct Secret {
    explicit Secret(const QString &secret) : plain(secret), encoded(QString::fromLatin1(QUrl::toPercentEncoding(secret)))
    {
        if (encoded == plain)
            encoded.clear();
        plainUtf8 = plain.toStdString();
        encodedUtf8 = encoded.toStdString();
    }

    bool isIn(std::string_view utf8) const
    {
        return utf8.find(plainUtf8) != utf8.npos || (!encodedUtf8.empty() && utf8.find(encodedUtf8) != utf8.npos);
    }
    void takeOutOf(QString &text) const
    {
        text.replace(plain, kInstead);
        if (!encoded.isEmpty())
            text.replace(encoded, kInstead);
    }

    QString plain, encoded;
    std::string plainUtf8, encodedUtf8;
};
using Secrets = std::vector<Secret>;

// A log handler is one for the process, so what it keeps out is too.
struct Kept {
    std::mutex mutex;
    std::shared_ptr<const Secrets> secrets = std::make_shared<Secrets>(); // newest first; replaced, never changed
};

Kept &kept()
{
    static Kept theKept;
    return theKept;
}

std::shared_ptr<const Secrets> keptSecrets()
{
    Kept &all = kept();
    const std::lock_guard lock(all.mutex);
    return all.secrets;
}

//! Something that ends like the name of one of the parameters that are taken out, and "=".
bool mayHoldParameter(std::string_view utf8)
{
    for (std::size_t at = utf8.find('='); at != utf8.npos; at = utf8.find('=', at + 1)) {
        if (at > 0 && std::string_view("nsdhNSDH").find(utf8[at - 1]) != std::string_view::npos)
            return true;
    }
    return false;
}

//! Wherever redacted() would change something this says so, and seldom else.
bool mayHoldSecret(std::string_view utf8)
{
    const auto secrets = keptSecrets();
    const auto has = [utf8](std::string_view folded) { return containsFolded(utf8, folded, true); };
    return has("eyj") || has("bearer") || mayHoldParameter(utf8) || has("\"access\"") || has("\"refresh\"") || has("\"token\"")
        || has("\"password\"") || std::any_of(secrets->begin(), secrets->end(), [utf8](const Secret &s) { return s.isIn(utf8); });
}

} // namespace

void keepOutOfTexts(const QString &secret)
{
    if (secret.size() < kShortest)
        return;
    Kept &all = kept();
    const std::lock_guard lock(all.mutex);
    Secrets secrets = *all.secrets;
    std::erase_if(secrets, [&secret](const Secret &other) { return other.plain == secret; });
    secrets.insert(secrets.begin(), Secret(secret));
    if (secrets.size() > kMostKept)
        secrets.pop_back();
    all.secrets = std::make_shared<const Secrets>(std::move(secrets));
}

QString redacted(QString text, const QStringList &more)
{
    if (text.isEmpty())
        return text;
    for (const QString &secret : more) {
        if (!secret.isEmpty())
            Secret(secret).takeOutOf(text);
    }
    for (const auto secrets = keptSecrets(); const Secret &secret : *secrets)
        secret.takeOutOf(text);

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

std::string_view redacted(std::string_view utf8, std::string &room)
{
    if (!mayHoldSecret(utf8))
        return utf8;
    room = redacted(QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))).toStdString();
    return room;
}

} // namespace noc
