// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any answer of the HTTP API: a sign-in, a page of the alert list, an error in any envelope.
#include "core/api/apianswers.h"
#include "tests/fuzz/target.h"

using namespace noc;

namespace {

constexpr std::size_t kLongestText = 16 * 1024;

bool isVisible(const QString &token)
{
    return std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto tokens = readSignIn(json); tokens.ok()) {
        fuzz::require(!tokens->access.isEmpty(), "a sign-in brings a token");
        fuzz::require(isVisible(tokens->access) && isVisible(tokens->refresh), "a token fits into a header");
    }
    if (const auto page = readAlertPage(json); page.ok()) {
        for (const ListedAlert &alert : page->alerts)
            fuzz::require(alert.message.size() <= kLongestText && alert.type.size() <= kLongestText, "texts are bounded");
    }
    fuzz::require(readServerMessage(json).size() <= 256, "the server's words are bounded");
    return 0;
}
