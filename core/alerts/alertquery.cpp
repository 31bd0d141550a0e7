// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertquery.h"

#include "core/base/foldedtext.h"

#include <QChar>
#include <QStringList>

#include <algorithm>
#include <charconv>

namespace noc {

namespace {

//! Words parted by blanks; what stands in double quotes is one word, a missing end quote is no fault.
QStringList splitWords(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                words.append(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

AlertQuery AlertQuery::fromText(const QString &text)
{
    AlertQuery query;
    query.m_text = text;
    const QStringList words = splitWords(text);
    for (const QString &part : words) {
        Word word;
        word.negated = part.startsWith(u'-');
        const QString wanted = word.negated ? part.mid(1) : part;
        if (wanted.isEmpty())
            continue;
        word.folded = foldCase(wanted);
        word.ascii =
            std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        word.mayBeInNumber =
            std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
        query.m_words.push_back(std::move(word));
    }
    return query;
}

bool AlertQuery::matchesEverything() const
{
    return m_words.empty() && m_severities.isEmpty() && !m_unacknowledgedOnly;
}

template<typename InName> bool AlertQuery::matches(const AlertStore &store, AlertSlot slot, const InName &inName) const
{
    if (m_unacknowledgedOnly && !store.unacknowledged(slot))
        return false;
    if (!m_severities.isEmpty()) {
        const Severity severity = store.severity(slot);
        if (!m_severities.contains(severity == Severity::Unknown ? Severity::Critical : severity))
            return false;
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        const Word &word = m_words[i];
        const bool isFound = inName(i, store.typeName(slot)) || inName(i, store.clientName(slot)) || inName(i, store.siteName(slot))
            || isIn(store.messageUtf8(slot), word) || isInId(store, slot, word);
        if (isFound == word.negated)
            return false;
    }
    return true;
}

bool AlertQuery::matches(const AlertStore &store, AlertSlot slot) const
{
    return matches(store, slot, [&](std::size_t word, std::uint32_t name) { return isIn(store.nameUtf8(name), m_words[word]); });
}

bool AlertQuery::isIn(std::string_view text, const Word &word)
{
    return containsFolded(text, word.folded, word.ascii);
}

bool AlertQuery::isInId(const AlertStore &store, AlertSlot slot, const Word &word)
{
    if (!word.mayBeInNumber && store.hasIntegerId(slot))
        return false;
    if (const auto number = store.integerId(slot)) {
        std::array<char, 24> digits {};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
        return isIn({digits.data(), std::size_t(end - digits.data())}, word);
    }
    return isIn(store.key(slot).id.toJson(), word);
}

AlertMatcher::AlertMatcher(const AlertQuery &query, const AlertStore &store)
    : m_query(query), m_store(store), m_verdicts(query.m_words.size()), m_asOf(store.nameChanges())
{
}

bool AlertMatcher::matches(AlertSlot slot)
{
    if (const std::uint64_t changes = m_store.nameChanges(); changes != m_asOf) {
        m_asOf = changes;
        for (std::vector<Verdict> &verdicts : m_verdicts)
            verdicts.clear();
    }
    return m_query.matches(m_store, slot, [this](std::size_t word, std::uint32_t name) { return holds(word, name); });
}

bool AlertMatcher::holds(std::size_t word, std::uint32_t name)
{
    std::vector<Verdict> &verdicts = m_verdicts[word];
    if (name >= verdicts.size())
        verdicts.resize(name + 1, NotAsked);
    if (verdicts[name] == NotAsked)
        verdicts[name] = AlertQuery::isIn(m_store.nameUtf8(name), m_query.m_words[word]) ? Holds : HoldsNot;
    return verdicts[name] == Holds;
}

} // namespace noc
