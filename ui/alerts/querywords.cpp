// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/querywords.h"

#include "ui/theme/formats.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::FilterBar)
};

// Untrusted: it may have been pasted.
constexpr qsizetype kMostQuoted = 40;

QString toText(std::string_view latin1)
{
    return QString::fromLatin1(latin1.data(), qsizetype(latin1.size()));
}

QString wordsOf(QueryField field)
{
    QStringList words;
    for (const QueryWord &word : queryWords(field))
        words += toText(word.word);
    return words.join(u", "_s);
}

QString operatorText(const QString &typed, QueryField field)
{
    if (field == QueryField::Age || field == QueryField::Seen)
        return Words::tr("“%1” does not go with a time: compare with < or >, as in %2<10m. It hides nothing.")
            .arg(typed, toText(queryFieldName(field)));
    if (takesOperator(field, QueryOperator::Less))
        return Words::tr("“%1” is no comparison: use : != < <= > or >=. It hides nothing.").arg(typed);
    return Words::tr("“%1” does not go with %2: use : or !=. It hides nothing.").arg(typed, toText(queryFieldName(field)));
}

QString valueText(const QString &typed, QueryField field)
{
    switch (field) {
    case QueryField::Age:
    case QueryField::Seen: return Words::tr("“%1” is no time: write 30s, 10m, 2h or 1d. It hides nothing.").arg(typed);
    case QueryField::Count: return Words::tr("“%1” is no number. It hides nothing.").arg(typed);
    default: break;
    }
    return Words::tr("“%1” is nothing that %2 can be: %3. It hides nothing.")
        .arg(typed, toText(queryFieldName(field)), wordsOf(field));
}

} // namespace

QString queryErrorText(const QString &text, const QueryError &error)
{
    QString typed = text.mid(error.span.begin, error.span.length);
    if (typed.size() > kMostQuoted)
        typed = typed.left(kMostQuoted) + u'…';
    typed = safeLine(typed);
    const QueryField field = error.field.value_or(QueryField::Words);
    switch (error.fault) {
    case QueryFault::UnknownField:
        return Words::tr("“%1” is no field. It hides nothing; to look for these words, put them in quotes.").arg(typed);
    case QueryFault::BadOperator: return operatorText(typed, field);
    case QueryFault::BadValue: return valueText(typed, field);
    case QueryFault::MissingValue: return Words::tr("“%1” lacks a value. It hides nothing.").arg(typed);
    case QueryFault::OneValueOnly:
        return Words::tr("“%1” is more than the one value that can be compared with. It hides nothing.").arg(typed);
    case QueryFault::UnclosedQuote: return Words::tr("“%1” lacks the quote at its end. It hides nothing.").arg(typed);
    case QueryFault::TooMany: return Words::tr("“%1” is beyond what a filter can hold. It hides nothing.").arg(typed);
    }
    Q_UNREACHABLE();
}

QString queryFieldText(QueryField field)
{
    switch (field) {
    case QueryField::Words: return Words::tr("words in type, message, client, site or id");
    case QueryField::Severity: return Words::tr("critical, high, medium, low, info");
    case QueryField::Status: return Words::tr("new, acknowledged, escalated, resolved …");
    case QueryField::Type: return Words::tr("the alert's type");
    case QueryField::Client: return Words::tr("the client, where it is told");
    case QueryField::Site: return Words::tr("the site, where it is told");
    case QueryField::Age: return Words::tr("since it was first raised");
    case QueryField::Is: return Words::tr("mine, raised-again, queued, refused …");
    case QueryField::Message: return Words::tr("words in the message");
    case QueryField::Owner: return Words::tr("the owner, where it is told");
    case QueryField::Seen: return Words::tr("since it was last raised");
    case QueryField::Count: return Words::tr("how often it was raised");
    case QueryField::Id: return Words::tr("the alert's id");
    case QueryField::Kind: return Words::tr("alert, finding, anomaly, ticket");
    }
    Q_UNREACHABLE();
}

QString queryFieldStart(QueryField field)
{
    const QString name = toText(queryFieldName(field));
    switch (field) {
    case QueryField::Severity: return name + u">="_s;
    case QueryField::Age:
    case QueryField::Seen: return name + u'<';
    case QueryField::Count: return name + u'>';
    default: return name + u':';
    }
}

} // namespace noc
