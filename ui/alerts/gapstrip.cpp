// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/gapstrip.h"

#include "core/session/session.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// As many as the ledger keeps.
constexpr qsizetype kMostKept = 1'000;
constexpr qsizetype kMostInTip = 12;

milliseconds lengthOf(const Gap &gap)
{
    return *gap.to - gap.from;
}

// In tenths only where whole seconds would say "0 s".
QString lengthWords(milliseconds length)
{
    return length < std::chrono::seconds(1) ? formatShortAge(length) : formatDuration(length);
}

} // namespace

QString gapSentence(const Gap &gap, WallTime now)
{
    return GapStrip::tr("No data %1–%2 (%3).", "time, time, duration")
        .arg(formatTime(gap.from, now), formatTime(*gap.to, now), lengthWords(lengthOf(gap)));
}

GapStrip::GapStrip(Session &session, Theme &theme, QWidget *parent)
    : QFrame(parent), m_session(session), m_theme(theme), m_text(new QLabel(this)), m_more(new QLabel(this))
{
    setRole(*this, "warningBar"_L1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(12);
    for (QLabel *label : {m_text, m_more}) {
        setRole(*label, "warning"_L1);
        label->setTextFormat(Qt::PlainText);
    }
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    auto *understood = new QPushButton(tr("Understood"), this);
    understood->setAccessibleDescription(tr("Takes this line away. The health panel and the alerts' timelines keep the gap."));
    understood->setToolTip(
        tr("Takes this line away. Key: %1").arg(QKeySequence(Qt::CTRL | Qt::Key_G).toString(QKeySequence::NativeText)));
    connect(understood, &QPushButton::clicked, this, &GapStrip::understand);
    row->addWidget(understood);
    hide();

    connect(&session, &Session::gapClosed, this, &GapStrip::add);
    connect(&session, &Session::backfillChanged, this, &GapStrip::refresh);
    connect(&theme, &Theme::changed, this, &GapStrip::adoptTheme);
    adoptTheme();
}

void GapStrip::adoptTheme()
{
    m_text->setFont(m_theme.secondaryFont());
    m_more->setFont(m_theme.secondaryFont());
}

void GapStrip::add(const Gap &gap)
{
    // Before the first greeting nothing was known that could have a hole.
    if ((gap.atStart && !gap.sinceLastRun) || !gap.to)
        return;
    if (m_unseen.size() == kMostKept)
        m_unseen.removeFirst();
    m_unseen.append(gap);
    refresh();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

// What the newest gap left unknown: that depends on whether the server's own list could be read since.
QString GapStrip::meaning() const
{
    const BackfillStatus backfill = m_session.backfill();
    switch (backfill.kind) {
    case BackfillStatus::Kind::Running:
        if (!backfill.why)
            return tr("The server's list is being asked for what was raised in this time.");
        [[fallthrough]];
    case BackfillStatus::Kind::NotYet:
        return tr("Alerts raised in this time may be missing here until the server's list can be read.");
    case BackfillStatus::Kind::Complete:
        return tr(
            "%n alert(s) raised in this time were fetched from the server's list; changes of older alerts are unknown.", nullptr,
            backfill.found);
    case BackfillStatus::Kind::Incomplete:
        return tr("Alerts raised in this time may be missing here: the server's list could not be read to its end.");
    case BackfillStatus::Kind::Refused:
        return tr("Alerts raised in this time may be missing here: the server does not give its list.");
    case BackfillStatus::Kind::NotPossible: break;
    }
    return tr("Alerts raised in this time may be missing here: the server repeats nothing.");
}

void GapStrip::refresh()
{
    if (m_unseen.isEmpty())
        return;
    const WallTime now = m_session.clock().wallNow();
    const QString newest =
        tr("%1 %2", "what is missing since when, what that means").arg(gapSentence(m_unseen.last(), now), meaning());
    milliseconds total {0};
    QStringList sentences;
    for (const Gap &gap : std::as_const(m_unseen)) {
        total += lengthOf(gap);
        if (sentences.size() == kMostInTip)
            sentences.removeFirst();
        sentences.append(gapSentence(gap, now));
    }
    const int earlier = int(m_unseen.size()) - 1;
    const QString more = earlier > 0
        ? tr("%n earlier gap(s), %1 in all", "duration of all gaps together", earlier).arg(lengthWords(total))
        : QString();
    if (newest == m_text->text() && more == m_more->text())
        return;
    m_text->setText(newest);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_more->setToolTip(sentences.join(u'\n'));
    setAccessibleName(more.isEmpty() ? newest : newest + u' ' + more);
}

void GapStrip::understand()
{
    const bool hadFocus = focusWidget() && focusWidget()->hasFocus();
    m_unseen.clear();
    hide();
    if (hadFocus)
        Q_EMIT left();
}

} // namespace noc
