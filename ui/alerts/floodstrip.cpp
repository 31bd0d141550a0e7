// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/floodstrip.h"

#include "core/alerts/alertindex.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

// Alerts in a minute.
const Settings::Key<int> kBeginsAt {"alerts/flood-begins-at", 30};
const Settings::Key<int> kEndsBelow {"alerts/flood-ends-below", 15};
// The menu's.
constexpr QKeyCombination kKey = Qt::SHIFT | Qt::Key_G;

} // namespace

FloodStrip::FloodStrip(const AlertIndex &index, Session &session, Theme &theme, const Settings &settings, QWidget *parent)
    : QFrame(parent),
      m_index(index),
      m_session(session),
      m_theme(theme),
      m_monitor({settings.get(kBeginsAt), settings.get(kEndsBelow)}),
      m_raises(session.alerts().counts().raises),
      m_soon(session.clock().makeTimer([this] { decide(); })),
      m_text(new QLabel(this)),
      m_button(new QPushButton(this))
{
    setRole(*this, "warningBar"_L1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(12);
    setRole(*m_text, "warning"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    connect(m_button, &QPushButton::clicked, this, &FloodStrip::toggle);
    row->addWidget(m_button);
    hide();

    // After the index, which had the batch first.
    connect(&session.alerts(), &AlertStore::batchApplied, this, &FloodStrip::count);
    connect(&index, &AlertIndex::updated, this, &FloodStrip::decideSoon);
    connect(&theme, &Theme::changed, this, &FloodStrip::adoptTheme);
    adoptTheme();
}

FloodStrip::~FloodStrip() = default;

void FloodStrip::adoptTheme()
{
    m_text->setFont(m_theme.secondaryFont());
}

void FloodStrip::count(const AlertBatch &batch)
{
    // Rows from the journal and from the server's list are added too, but raised by nobody.
    const quint64 raises = m_session.alerts().counts().raises;
    const auto alerts = std::min<quint64>(raises - std::exchange(m_raises, raises), batch.added.size());
    if (alerts == 0)
        return;
    m_monitor.note(qsizetype(alerts), m_session.clock().bootNow());
    decideSoon();
}

void FloodStrip::decideSoon()
{
    // Not at once, which may be in the middle of a batch.
    if (m_monitor.isFlood() != m_isShown && !m_index.isHeld() && !m_soon->isActive())
        m_soon->start(milliseconds(0));
}

void FloodStrip::tick()
{
    m_monitor.tick(m_session.clock().bootNow());
    decide();
    if (m_isShown)
        refresh();
}

void FloodStrip::decide()
{
    if (m_monitor.isFlood() == m_isShown || m_index.isHeld())
        return;
    m_isShown = m_monitor.isFlood();
    m_isUndone = false;
    fold(m_isShown);
    const bool hadFocus = m_button->hasFocus();
    if (m_isShown)
        refresh();
    setVisible(m_isShown);
    if (m_isShown) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    } else if (hadFocus) {
        Q_EMIT left();
    }
    Q_EMIT floodChanged(m_isShown);
}

void FloodStrip::fold(bool folds)
{
    if (folds == m_foldedSince.has_value())
        return;
    if (folds) {
        const Clock &clock = m_session.clock();
        m_foldedSince = clock.wallNow() - std::chrono::ceil<milliseconds>(clock.bootNow() - m_monitor.since());
    } else {
        m_foldedSince.reset();
    }
    Q_EMIT foldingChanged();
}

void FloodStrip::toggle()
{
    if (!m_isShown)
        return;
    m_isUndone = !m_isUndone;
    fold(!m_isUndone);
    refresh();
}

void FloodStrip::showAll()
{
    if (m_isShown && !m_isUndone)
        toggle();
}

void FloodStrip::refresh()
{
    // One that ended under the hand is still folded.
    const int inMinute = int(m_monitor.lastMinute());
    const QString total = QLocale().toString(m_monitor.total());
    QString words;
    if (!m_monitor.isFlood())
        words = tr("The flood is over: %Ln alert(s) in the last minute.", nullptr, inMinute);
    else if (m_isUndone)
        words = tr("Flood: %Ln alert(s) in the last minute, %1 in all. Nothing is folded.", nullptr, inMinute).arg(total);
    else
        words = tr("Flood: %Ln alert(s) in the last minute, %1 in all, folded by type. Every unacknowledged CRITICAL is on top.",
                   nullptr, inMinute)
                    .arg(total);
    if (m_text->text() != words) {
        m_text->setText(words);
        setAccessibleName(words);
    }
    const QString key = QKeySequence(kKey).toString(QKeySequence::NativeText);
    m_button->setText(m_isUndone ? tr("Fold by type (%1)", "key").arg(key) : tr("Show all (%1)", "key").arg(key));
}

} // namespace noc
