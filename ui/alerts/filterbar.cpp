// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/filterbar.h"

#include "ui/alerts/filtercompletion.h"
#include "ui/alerts/filteredit.h"
#include "ui/alerts/querywords.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

constexpr qsizetype kMostSentences = 2;
// As many letters of the text have to be seen before anything else may stand in its line.
constexpr int kLeastLetters = 24;

} // namespace

FilterBar::FilterBar(const AlertStore &store, Clock &clock, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_text(new FilterEdit(this)),
      m_owedOnly(new QPushButton(tr("Unacknowledged only"), this)),
      m_waiting(new QPushButton(this)),
      m_help(new QToolButton(this)),
      m_hidden(new QLabel(this)),
      m_hiddenCritical(new QLabel(this)),
      m_errorText(new QLabel(this)),
      m_row(new QHBoxLayout),
      m_below(new QHBoxLayout),
      m_countsIn(m_row)
{
    setRole(*this, "bar"_L1);
    m_text->setPlaceholderText(tr("Filter: words, severity>=high, client:acme, age<10m, -not this"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setToolTip(tr("Words in type, message, client, site or id, and terms such as status:new. Key: /"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(kMostLength);
    m_text->installEventFilter(this);
    m_owedOnly->setCheckable(true);
    m_owedOnly->setToolTip(tr("Hide what has been answered"));
    m_waiting->setToolTip(tr("Arrived while you were at work in the table. Click to let them in."));
    m_waiting->hide();
    m_help->setText(u"?"_s);
    m_help->setAccessibleName(tr("What can be typed into the filter"));
    m_help->setToolTip(tr("What can be typed into the filter"));
    setRole(*m_hidden, "secondary"_L1);
    setRole(*m_hiddenCritical, "error"_L1);
    setRole(*m_errorText, "warning"_L1);
    for (QLabel *label : {m_hidden, m_hiddenCritical, m_errorText})
        label->setTextFormat(Qt::PlainText);
    m_hiddenCritical->hide();
    m_errorText->hide();
    m_errorText->setWordWrap(true);

    m_row->setSpacing(8);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_help);
    m_row->addWidget(m_waiting);
    m_row->addWidget(m_owedOnly);
    m_row->addWidget(m_hiddenCritical);
    m_row->addWidget(m_hidden);
    m_below->setSpacing(8);
    m_below->addWidget(m_errorText, 1);
    m_below->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 12, 8);
    column->setSpacing(4);
    column->addLayout(m_row);
    column->addLayout(m_below);

    m_completion = new FilterCompletion(*m_text, store, theme);
    m_stillWriting = clock.makeTimer([this] { showErrors(); });
    connect(m_text, &QLineEdit::textEdited, this, [this] {
        m_stillWriting->start(kStillWriting);
        m_completion->offer(false);
    });
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::followText);
    connect(m_text, &QLineEdit::cursorPositionChanged, this, &FilterBar::showErrors);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::left);
    connect(m_owedOnly, &QPushButton::toggled, this, &FilterBar::filterChanged);
    connect(m_waiting, &QPushButton::clicked, this, &FilterBar::waitingRequested);
    connect(m_help, &QToolButton::clicked, this, &FilterBar::helpRequested);
    connect(&theme, &Theme::changed, this, &FilterBar::adoptTheme);
    adoptTheme();
}

FilterBar::~FilterBar()
{
    delete m_completion;
}

void FilterBar::adoptTheme()
{
    m_text->setFont(m_theme.monoFont());
    m_text->setFaultColor(m_theme.colors().warningText);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_owedOnly), static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_hidden),
          static_cast<QWidget *>(m_errorText)})
        widget->setFont(m_theme.secondaryFont());
    m_hiddenCritical->setFont(m_theme.headingFont());
}

//! A line of its own would cost the table a row: the counts have one only where the filter's text would become too short beside them.
void FilterBar::placeCounts()
{
    const QMargins margins = layout()->contentsMargins();
    int rest = width() - margins.left() - margins.right();
    for (const QWidget *widget : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (widget != m_text && widget != m_errorText && widget != m_completion && !widget->isHidden())
            rest -= widget->sizeHint().width() + m_row->spacing();
    }
    QHBoxLayout *wanted = rest >= m_text->fontMetrics().averageCharWidth() * kLeastLetters ? m_row : m_below;
    if (wanted == m_countsIn)
        return;
    for (QLabel *label : {m_hiddenCritical, m_hidden}) {
        m_countsIn->removeWidget(label);
        wanted->addWidget(label);
    }
    m_countsIn = wanted;
}

bool FilterBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        placeCounts();
    return QWidget::event(event);
}

void FilterBar::addInFront(QWidget &widget)
{
    m_row->insertWidget(0, &widget);
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString &text)
{
    m_text->setText(text);
}

bool FilterBar::unacknowledgedOnly() const
{
    return m_owedOnly->isChecked();
}

void FilterBar::setUnacknowledgedOnly(bool only)
{
    m_owedOnly->setChecked(only);
}

// ---- what is not understood ----

void FilterBar::followText()
{
    m_errors = parseQuery(m_text->text()).errors;
    showErrors();
    Q_EMIT filterChanged();
}

void FilterBar::showErrors()
{
    const int cursor = m_text->cursorPosition();
    const bool isWriting = m_stillWriting->isActive() && m_text->hasFocus();
    QList<TextSpan> faults;
    QStringList sentences;
    for (const QueryError &error : m_errors) {
        if (isWriting && error.term.begin <= cursor && cursor <= error.term.end())
            continue;
        faults += error.span;
        if (sentences.size() < kMostSentences)
            sentences += queryErrorText(m_text->text(), error);
    }
    if (const auto more = faults.size() - sentences.size(); more > 0)
        sentences += tr("%n more were not understood and hide nothing.", "terms of the filter", int(more));
    m_text->setFaults(faults);
    const QString text = sentences.join(u'\n');
    if (text == m_errorText->text())
        return;
    m_errorText->setText(text);
    m_errorText->setVisible(!text.isEmpty());
    m_text->setAccessibleDescription(text);
    if (!text.isEmpty()) {
        QAccessibleEvent event(m_errorText, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void FilterBar::clear()
{
    m_owedOnly->setChecked(false);
    m_text->clear();
}

void FilterBar::setHidden(const HiddenAlerts &hidden, qsizetype rows)
{
    const QLocale locale;
    const QString rowsText = locale.toString(rows);
    const QString hiddenText = locale.toString(hidden.rows);
    m_hidden->setText(
        hidden.rows == 0           ? tr("hides nothing", "what the filter hides")
            : hidden.notJudged > 0 ? tr("hides %1 of %2, %3 not judged", "what the filter hides: rows of rows, of them")
                                         .arg(hiddenText, rowsText, locale.toString(hidden.notJudged))
                                   : tr("hides %1 of %2", "what the filter hides: rows of rows").arg(hiddenText, rowsText));
    m_hidden->setToolTip(
        hidden.notJudged > 0
            ? tr("The server did not tell what the filter asks for, such as the client of a live alert: they may match or not.")
            : QString());
    m_hiddenCritical->setText(tr("%n CRITICAL hidden", nullptr, int(hidden.unacknowledgedCritical)));
    m_hiddenCritical->setVisible(hidden.unacknowledgedCritical > 0);
    // Spoken when it gets worse, not with every batch.
    if (hidden.unacknowledgedCritical > m_saidCritical) {
        QAccessibleEvent event(m_hiddenCritical, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    m_saidCritical = hidden.unacknowledgedCritical;
}

void FilterBar::setWaiting(qsizetype count)
{
    m_waiting->setText(tr("%n new", "arrivals that wait", int(count)));
    m_waiting->setVisible(count > 0);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::completionTakesKey(const QKeyEvent &key)
{
    const bool withControl = key.modifiers() == Qt::ControlModifier;
    if (withControl && key.key() == Qt::Key_Space) {
        m_completion->offer(true);
        return true;
    }
    if (!m_completion->isOffering())
        return false;
    if (key.key() == Qt::Key_Tab && key.modifiers() == Qt::NoModifier) {
        m_completion->take();
        return true;
    }
    if (withControl && (key.key() == Qt::Key_Down || key.key() == Qt::Key_Up)) {
        m_completion->choose(key.key() == Qt::Key_Down ? 1 : -1);
        return true;
    }
    return false;
}

bool FilterBar::takesKey(const QKeyEvent &key)
{
    if (completionTakesKey(key))
        return true;
    switch (key.key()) {
    case Qt::Key_Escape:
        m_completion->close();
        // The first Escape empties, the second leaves.
        if (m_text->text().isEmpty())
            Q_EMIT left();
        else
            m_text->clear();
        return true;
    case Qt::Key_Down:
        m_completion->close();
        Q_EMIT left();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_completion->close();
        m_stillWriting->stop();
        showErrors();
        return false;
    default: return false;
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && takesKey(*static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::FocusOut && m_completion) {
        m_completion->close();
        m_stillWriting->stop();
        showErrors();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace noc
