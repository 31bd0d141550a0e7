// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/emptystate.h"

#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(noc::EmptyState)
};

EmptyWords liveWords(const EmptyFacts &facts)
{
    const WallTime since = facts.liveness.since.value_or(facts.now);
    EmptyWords words;
    words.title = Words::tr("Nothing unacknowledged since %1; earlier unknown").arg(formatTime(since, facts.now));
    words.text = Words::tr("The link is live. The server does not repeat what was raised before.");
    if (!facts.hasSubscription)
        words.text += u'\n' + Words::tr("No client is subscribed to. Some servers send their alerts to subscribers only.");
    return words;
}

} // namespace

EmptyWords emptyWords(const EmptyFacts &facts)
{
    if (facts.shelved > 0 && facts.shelved == facts.rows)
        return {
            Words::tr("All %n alert(s) are shelved", nullptr, int(facts.shelved)),
            Words::tr("They come back by themselves. Alt+6 shows them."), false};
    if (facts.rows > 0) {
        EmptyWords words;
        words.title = Words::tr("The filter hides all %n alert(s)", nullptr, int(facts.rows - facts.shelved));
        QStringList sentences;
        if (facts.shelved > 0)
            sentences += Words::tr("%n more are shelved.", "alerts", int(facts.shelved));
        if (facts.hidden.unacknowledgedCritical > 0)
            sentences += Words::tr("Among them %n unacknowledged CRITICAL.", nullptr, int(facts.hidden.unacknowledgedCritical));
        if (facts.hidden.notJudged > 0)
            sentences +=
                Words::tr("%n may match: the server did not tell what the filter asks for.", "alerts", int(facts.hidden.notJudged));
        words.text = sentences.join(u'\n');
        words.offersClearing = true;
        return words;
    }
    if (!facts.hasDashboard)
        return {
            Words::tr("This profile has no Dashboard channel"), Words::tr("Alerts come over Dashboard, so none can be shown."),
            false};
    switch (facts.liveness.kind) {
    case Liveness::Kind::NeverLive:
        return {
            Words::tr("No live link yet"),
            Words::tr("Whether there are alerts is unknown until the Dashboard channel is connected."), false};
    case Liveness::Kind::Settling:
        return {Words::tr("Connected"), Words::tr("Asking the server for the subscribed clients…"), false};
    case Liveness::Kind::Live:
        if (facts.live)
            return liveWords(facts);
        break;
    case Liveness::Kind::Stale: break;
    }
    const QString since = facts.liveness.kind == Liveness::Kind::Stale && facts.liveness.since
        ? formatTime(*facts.liveness.since, facts.now)
        : QString();
    return {
        since.isEmpty() ? Words::tr("No data at the moment") : Words::tr("No data since %1").arg(since),
        Words::tr("What happens is unknown until the link is live again."), false};
}

EmptyState::EmptyState(Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_clear(new QPushButton(tr("Show all"), this))
{
    setRole(*this, "ground"_L1);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    setRole(*m_text, "secondary"_L1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 40, 40, 40);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(6);
    column->addWidget(m_clear, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_clear, &QPushButton::clicked, this, &EmptyState::clearingRequested);
    connect(&theme, &Theme::changed, this, &EmptyState::adoptTheme);
    adoptTheme();
}

void EmptyState::adoptTheme()
{
    m_title->setFont(m_theme.titleFont());
    m_text->setFont(m_theme.baseFont());
}

void EmptyState::setFacts(const EmptyFacts &facts)
{
    const EmptyWords words = emptyWords(facts);
    m_title->setText(words.title);
    m_text->setText(words.text);
    m_text->setVisible(!words.text.isEmpty());
    m_clear->setVisible(words.offersClearing);
}

} // namespace noc
