// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/timelineview.h"

#include "core/session/session.h"
#include "ui/alerts/alerthistory.h"
#include "ui/alerts/alerttimeline.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace noc {

TimelineView::TimelineView(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_history(new AlertHistory(session.journal(), session.clock(), this)),
      m_note(new QLabel(this)),
      m_earlier(new QPushButton(tr("Earlier…"), this)),
      m_timeline(new Timeline(theme, this))
{
    auto *heading = new QLabel(tr("Timeline"), this);
    setRole(*heading, "heading"_L1);
    setRole(*m_note, "secondary"_L1);
    setRole(*m_earlier, "link"_L1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_earlier->setAccessibleDescription(tr("Shows what happened to this alert before"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(heading);
    column->addWidget(m_note);
    column->addWidget(m_earlier, 0, Qt::AlignLeft);
    column->addWidget(m_timeline);

    connect(m_earlier, &QPushButton::clicked, this, &TimelineView::showEarlier);
    connect(m_history, &AlertHistory::changed, this, &TimelineView::rebuild);
    const auto adoptTheme = [this, heading, &theme] {
        heading->setFont(theme.headingFont());
        m_note->setFont(theme.secondaryFont());
        m_earlier->setFont(theme.secondaryFont());
    };
    connect(&theme, &Theme::changed, this, adoptTheme);
    adoptTheme();
}

TimelineView::~TimelineView() = default;

void TimelineView::setAlert(const std::optional<AlertKey> &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_most = kAtFirst;
    m_wantsEarlier = false;
    m_history->setAlert(key);
    rebuild();
}

void TimelineView::refresh()
{
    m_history->refresh();
    // Else the journal's answer tells it.
    if (!m_history->isCurrent())
        rebuild();
}

void TimelineView::showEarlier()
{
    m_most += kMore;
    m_wantsEarlier = true;
    rebuild();
}

QString TimelineView::note() const
{
    switch (m_history->state()) {
    case AlertHistory::State::Nothing: return {};
    case AlertHistory::State::Reading: return tr("Reading the journal…");
    case AlertHistory::State::NotKept: return tr("No journal is kept: this is what the console remembers of this run.");
    case AlertHistory::State::Failed:
        return tr("The journal could not be read: this is what the console remembers of this run. %1", "a sentence of the reason")
            .arg(m_history->fault()->message);
    case AlertHistory::State::Read:
        if (!m_history->isCurrent())
            return tr("The journal is not written at present: some of what happened since may be missing here.");
        if (m_history->events().size() >= AlertHistory::kMost)
            return tr("Only the newest %n events are shown here.", nullptr, int(AlertHistory::kMost));
        return {};
    }
    Q_UNREACHABLE();
}

void TimelineView::rebuild()
{
    const auto slot = m_key ? m_session.alerts().find(*m_key) : std::nullopt;
    if (!slot)
        return;
    const Alert alert = m_session.alerts().at(*slot);
    QList<Command> mine;
    if (alert.key.kind == AlertKind::Alert && alert.command.state != RowCommand::State::None && !m_history->isCurrent()) {
        const QList<Command> all = m_session.commands();
        std::copy_if(all.begin(), all.end(), std::back_inserter(mine), [&](const Command &command) {
            return command.kind == CommandKind::Acknowledge && command.target == alert.key.id;
        });
    }
    const AlertPast past {m_history->events(), m_history->isWhole(), m_history->isCurrent()};
    const QList<Timeline::Entry> entries =
        alertTimeline(alert, past, mine, m_session.health().coverage().gaps(), m_session.clock().wallNow());
    // Many events can make few lines: the next page is fetched as long as there is room for it.
    if (m_wantsEarlier && entries.size() < m_most && m_history->hasEarlier())
        m_history->readEarlier();
    else
        m_wantsEarlier = false;
    m_timeline->setEntries(entries.sliced(std::max<qsizetype>(0, entries.size() - m_most)));
    m_earlier->setVisible(entries.size() > m_most || m_history->hasEarlier());
    const QString words = note();
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

} // namespace noc
