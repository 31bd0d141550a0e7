// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace noc {

class Settings;

//! Where the operators' own instructions for a type of alert are.
struct Runbook {
    QString type; //!< pattern for the alert type: * is any run of characters, ? any one; case is ignored
    QString url; //!< address with places {type}, {id}, {client}, {site}
    friend bool operator==(const Runbook &, const Runbook &) = default;
};

//! What the places of an address stand for. From the server, untrusted.
struct RunbookFacts {
    QString type, id;
    std::optional<QString> client, site; //!< absent: not told
    friend bool operator==(const RunbookFacts &, const RunbookFacts &) = default;
};

//! What an alert's runbook is: an address, or why there is none although one was wanted.
struct RunbookLink {
    QUrl url; //!< invalid when `fault` says why
    QString fault; //!< a sentence for people
};

inline constexpr qsizetype kMostRunbooks = 100;
inline constexpr qsizetype kLongestRunbookType = 100; //!< characters
inline constexpr qsizetype kLongestRunbookUrl = 1'000;

//! What is wrong with it, in a sentence; empty when nothing is. Only http and https are taken, and the places only behind the host: nothing that
//! a server says can choose where a link goes to.
QString runbookFault(const Runbook &runbook);
//! As the pattern means it. In time proportional to the product of the lengths, whatever the pattern.
bool runbookMatches(QStringView pattern, QStringView type);
//! The first that matches; none when none does. Values are percent-encoded whole, and the result has the scheme, host and port of the template.
std::optional<RunbookLink> runbookFor(const QList<Runbook> &runbooks, const RunbookFacts &facts);

QList<Runbook> keptRunbooks(const Settings &settings);
void keepRunbooks(Settings &settings, const QList<Runbook> &runbooks);

} // namespace noc
