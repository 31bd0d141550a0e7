// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/severitytiles.h"

#include "core/session/session.h"
#include "ui/alerts/severitytile.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

SeverityTiles::SeverityTiles(Session &session, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_heading(new QLabel(tr("Unacknowledged"), this)),
      m_notTold(new QLabel(this))
{
    setAccessibleName(tr("Unacknowledged alerts by severity"));
    setRole(*this, "panel"_L1);
    setRole(*m_heading, "heading"_L1);
    setRole(*m_notTold, "secondary"_L1);
    m_notTold->setTextFormat(Qt::PlainText);
    m_notTold->setWordWrap(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 6);
    column->setSpacing(6);
    column->addWidget(m_heading);
    for (const Severity severity : kTileSeverities) {
        auto *tile = new SeverityTile(severity, theme, this);
        connect(tile, &QAbstractButton::clicked, this, [this, severity] { Q_EMIT severityToggled(severity); });
        m_tiles.append(tile);
        column->addWidget(tile);
    }
    column->addWidget(m_notTold);

    connect(&session.alerts(), &AlertStore::batchApplied, this, &SeverityTiles::refresh);
    connect(&session, &Session::livenessChanged, this, &SeverityTiles::refresh);
    connect(&theme, &Theme::changed, this, &SeverityTiles::adoptTheme);
    adoptTheme();
    refresh();
}

void SeverityTiles::adoptTheme()
{
    m_heading->setFont(m_theme.headingFont());
    m_notTold->setFont(m_theme.secondaryFont());
    for (SeverityTile *tile : std::as_const(m_tiles)) {
        tile->updateGeometry();
        tile->update();
    }
}

void SeverityTiles::setChosen(SeveritySet chosen)
{
    for (SeverityTile *tile : std::as_const(m_tiles))
        tile->setChecked(chosen.contains(tile->severity()));
}

void SeverityTiles::refresh()
{
    const AlertCounts &counts = m_session.alerts().counts();
    const auto calling = counts.calling();
    const auto waiting = [&](Severity severity) { return calling[std::size_t(severity)]; };
    // Before the first greeting nothing is known, and nothing is not zero.
    const bool known =
        counts.rows > 0 || m_session.liveness().kind == Liveness::Kind::Live || m_session.liveness().kind == Liveness::Kind::Stale;
    for (SeverityTile *tile : std::as_const(m_tiles)) {
        if (!known)
            tile->setCount({});
        else if (tile->severity() == Severity::Critical)
            tile->setCount(waiting(Severity::Critical) + waiting(Severity::Unknown));
        else
            tile->setCount(waiting(tile->severity()));
    }

    QStringList notes;
    if (const qsizetype unknown = waiting(Severity::Unknown); unknown > 0)
        notes += tr("Critical counts %n of a severity this console does not know.", nullptr, int(unknown));
    if (const qsizetype notTold = waiting(Severity::NotTold); notTold > 0)
        notes += tr("%n more, severity not told.", nullptr, int(notTold));
    if (const qsizetype shelved = counts.unacknowledged - counts.callingTotal(); shelved > 0)
        notes += tr("%Ln more are shelved.", "alerts", int(shelved));
    m_notTold->setText(notes.join(u'\n'));
    m_notTold->setVisible(!notes.isEmpty());
}

} // namespace noc
