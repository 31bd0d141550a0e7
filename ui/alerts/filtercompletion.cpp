// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/filtercompletion.h"

#include "core/alerts/namecounts.h"
#include "ui/alerts/querywords.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// What is looked through for the letters that are typed.
constexpr std::size_t kMostNames = 2'000;
constexpr int kWidth = 420;
constexpr int kRowPadding = 6;
constexpr std::array kTimes = {"5m", "15m", "1h", "8h", "1d"};

} // namespace

FilterCompletion::FilterCompletion(QLineEdit &edit, const AlertStore &store, Theme &theme)
    : QFrame(edit.window()), m_edit(edit), m_store(store), m_theme(theme), m_list(new QTreeWidget(this)), m_hint(new QLabel(this))
{
    setRole(*this, "card"_L1);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    QFrame::hide();
    m_list->setFocusPolicy(Qt::NoFocus);
    // What is offered is the filter's own language: mirrored, “severity>=” would read “=<severity”.
    m_list->setLayoutDirection(Qt::LeftToRight);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Suggestions"));
    m_hint->setText(tr("Tab takes it, Ctrl+↓ chooses the next"));
    setRole(*m_hint, "secondary"_L1);
    m_hint->setContentsMargins(6, 2, 6, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    connect(m_list, &QTreeWidget::itemPressed, this, [this](QTreeWidgetItem *item) {
        m_list->setCurrentItem(item);
        take();
    });
    connect(&theme, &Theme::changed, this, &FilterCompletion::adoptTheme);
    adoptTheme();
}

void FilterCompletion::adoptTheme()
{
    m_list->setFont(m_theme.baseFont());
    m_hint->setFont(m_theme.secondaryFont());
}

// ---- what is offered ----

QList<FilterCompletion::Suggestion> FilterCompletion::fields(const QString &begun) const
{
    QList<Suggestion> found;
    for (const QueryField field : kQueryFields) {
        const std::string_view name = queryFieldName(field);
        if (QLatin1StringView(name.data(), qsizetype(name.size())).startsWith(begun, Qt::CaseInsensitive))
            found.append({queryFieldStart(field), queryFieldStart(field), queryFieldText(field)});
    }
    return found;
}

QList<FilterCompletion::Suggestion> FilterCompletion::values(QueryField field, const QString &begun)
{
    QList<Suggestion> first;
    QList<Suggestion> then; // hold what is typed, but do not begin with it
    const auto consider = [&](const QString &value, const QString &typed, const QString &note) {
        if (value.startsWith(begun, Qt::CaseInsensitive))
            first.append({typed, safeLine(value), note});
        else if (value.contains(begun, Qt::CaseInsensitive))
            then.append({typed, safeLine(value), note});
    };
    for (const QueryWord &word : queryWords(field)) {
        const QString text = QString::fromLatin1(word.word.data(), qsizetype(word.word.size()));
        consider(text, text, {});
    }
    if (field == QueryField::Age || field == QueryField::Seen) {
        for (const char *time : kTimes)
            consider(QLatin1StringView(time), QLatin1StringView(time), {});
    }
    if (m_namesOf != field) {
        m_namesOf = field;
        m_names.clear();
        for (const NameCount &count : frequentNames(m_store, field, kMostNames)) {
            const std::string_view name = m_store.nameUtf8(count.name);
            m_names += QString::fromUtf8(name.data(), qsizetype(name.size()));
        }
    }
    for (const QString &name : std::as_const(m_names))
        consider(name, quotedQueryValue(name), field == QueryField::Type ? formatAlertType(name) : QString());
    return first + then;
}

QList<FilterCompletion::Suggestion> FilterCompletion::suggestions(const QueryPlace &place, bool asked)
{
    if (!place.field && place.begun.isEmpty() && !asked)
        return {};
    QList<Suggestion> found = place.field ? values(*place.field, place.begun) : fields(place.begun);
    found.resize(std::min(found.size(), place.field ? kMostShown : qsizetype(kQueryFields.size())));
    // What stands there already needs no offer.
    if (found.size() == 1 && m_edit.text().mid(place.span.begin, place.span.length) == found.front().typed)
        return {};
    return found;
}

void FilterCompletion::offer(bool asked)
{
    m_at = queryPlaceAt(m_edit.text(), m_edit.cursorPosition());
    if (!m_at || !m_at->field)
        m_namesOf.reset();
    const QList<Suggestion> found = m_at ? suggestions(*m_at, asked) : QList<Suggestion>();
    if (found.isEmpty())
        close();
    else
        show(found);
}

// ---- the list ----

void FilterCompletion::show(const QList<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_list->clear();
    const QFont mono = m_theme.monoFont();
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QTreeWidgetItem(m_list, {suggestion.shown, suggestion.note});
        item->setFont(0, mono);
        item->setSizeHint(
            0, QSize(QFontMetrics(mono).horizontalAdvance(suggestion.shown) + 12, m_list->fontMetrics().height() + kRowPadding));
        item->setForeground(1, m_theme.colors().secondary);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    place();
    QFrame::show();
    raise();
    tellChoice();
}

void FilterCompletion::place()
{
    if (parentWidget() != m_edit.window())
        setParent(m_edit.window());
    const QWidget *window = parentWidget();
    const bool hasNotes =
        std::any_of(m_suggestions.begin(), m_suggestions.end(), [](const Suggestion &one) { return !one.note.isEmpty(); });
    m_list->setColumnHidden(1, !hasNotes);
    m_list->resizeColumnToContents(0);
    m_list->setColumnWidth(0, std::min(m_list->columnWidth(0) + 12, kWidth));
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * int(m_suggestions.size()) + 2);
    const int width = std::min({kWidth, m_edit.width(), window->width()});
    resize(width, sizeHint().height());
    // Under the word, as far as the line goes.
    const int wordX = m_edit.fontMetrics().horizontalAdvance(m_edit.text().left(m_at ? m_at->span.begin : 0));
    const bool isLeftToRight = m_edit.layoutDirection() == Qt::LeftToRight;
    const int x = isLeftToRight ? std::clamp(wordX, 0, m_edit.width() - width) : m_edit.width() - width;
    move(m_edit.mapTo(window, QPoint(x, m_edit.height() + 2)));
}

QStringList FilterCompletion::offered() const
{
    QStringList texts;
    for (const Suggestion &suggestion : m_suggestions)
        texts += suggestion.shown;
    return texts;
}

QString FilterCompletion::chosen() const
{
    return isOffering() && m_list->currentItem() ? m_list->currentItem()->text(0) : QString();
}

void FilterCompletion::choose(int by)
{
    const int count = m_list->topLevelItemCount();
    const int next = (m_list->indexOfTopLevelItem(m_list->currentItem()) + by + count) % count;
    m_list->setCurrentItem(m_list->topLevelItem(next));
    tellChoice();
}

//! The list never has the focus, so whoever listens has to be told.
void FilterCompletion::tellChoice()
{
    const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
    setAccessibleName(tr("%1, suggestion %2 of %3; Tab takes it").arg(chosen()).arg(at + 1).arg(m_list->topLevelItemCount()));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void FilterCompletion::take()
{
    const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (!m_at || at < 0 || at >= m_suggestions.size())
        return;
    const QueryPlace place = *m_at;
    const QString typed = m_suggestions[at].typed;
    close();
    // As if it were typed, so that it can be undone.
    m_edit.setSelection(int(place.span.begin), int(place.span.length));
    m_edit.insert(typed);
    if (!place.field)
        offer(true);
    else
        close();
}

void FilterCompletion::close()
{
    QFrame::hide();
    m_suggestions.clear();
    m_at.reset();
}

} // namespace noc
