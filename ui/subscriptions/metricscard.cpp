// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/metricscard.h"

#include "ui/subscriptions/subscriptionrow.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr int kLines = 12;
constexpr int kDepth = 4;

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? MetricsCard::tr("yes") : MetricsCard::tr("no");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        if (std::trunc(number) == number && std::abs(number) < 9e15)
            return QLocale().toString(value.toInteger());
        return QLocale().toString(number, 'g', 6);
    }
    case QJsonValue::String: return safeLine(value.toString().left(200));
    case QJsonValue::Array: return MetricsCard::tr("%n entries", nullptr, int(value.toArray().size()));
    default: return u"–"_s;
    }
}

void collect(const QJsonObject &object, const QString &prefix, int depth, int most, QList<std::pair<QString, QString>> &lines)
{
    for (auto it = object.begin(); it != object.end() && lines.size() < most; ++it) {
        const QString name =
            prefix.isEmpty() ? formatAlertType(it.key().left(80)) : prefix + u" / "_s + formatAlertType(it.key().left(80));
        if (it.value().isObject() && depth < kDepth)
            collect(it.value().toObject(), name, depth + 1, most, lines);
        else
            lines.append({name, valueText(it.value())});
    }
}

} // namespace

QList<std::pair<QString, QString>> metricsLines(const QString &json, int most)
{
    QList<std::pair<QString, QString>> lines;
    collect(QJsonDocument::fromJson(json.toUtf8()).object(), {}, 0, most, lines);
    return lines;
}

MetricsCard::MetricsCard(Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_title(new QLabel(this)), m_note(new QLabel(this)), m_grid(new QGridLayout)
{
    setRole(*this, "card"_L1);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setRole(*m_note, "secondary"_L1);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(5);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    column->addWidget(m_note);
    connect(&theme, &Theme::changed, this, &MetricsCard::adoptTheme);
    adoptTheme();
}

void MetricsCard::adoptTheme()
{
    m_title->setFont(m_theme.headingFont());
    m_note->setFont(m_theme.secondaryFont());
    for (QWidget *cell : std::as_const(m_cells))
        cell->setFont(m_theme.secondaryFont());
}

void MetricsCard::setStatus(const SubscriptionStatus &status, bool waiting, WallTime now)
{
    m_title->setText(tr("Metrics of %1", "client").arg(subscriptionName(status.subscription)));
    if (waiting)
        m_note->setText(tr("Asked, no answer yet"));
    else if (status.metricsAt)
        m_note->setText(tr("As of %1").arg(formatTime(*status.metricsAt, now)));
    else
        m_note->setText(tr("Not asked for"));

    if (m_shownJson == status.metricsJson)
        return;
    m_shownJson = status.metricsJson;
    qDeleteAll(std::exchange(m_cells, {}));
    int line = 0;
    for (const auto &[name, value] : metricsLines(status.metricsJson, kLines)) {
        auto *caption = new QLabel(name, this);
        caption->setTextFormat(Qt::PlainText);
        caption->setWordWrap(true);
        setRole(*caption, "secondary"_L1);
        auto *figure = new QLabel(value, this);
        figure->setTextFormat(Qt::PlainText);
        figure->setAlignment(Qt::AlignRight | Qt::AlignTop);
        figure->setAccessibleName(name);
        m_grid->addWidget(caption, line, 0);
        m_grid->addWidget(figure, line++, 1);
        m_cells += {caption, figure};
    }
    adoptTheme();
}

} // namespace noc
