// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertquery.h"

#include <QWidget>

class QLabel;

namespace noc {

class Session;
class SeverityTile;
class Theme;

//! How many alerts of each severity still wait for an answer, all of them, whatever the filter shows. A tile is a switch too: only
//! this severity (and the others that are switched on).
class SeverityTiles : public QWidget
{
    Q_OBJECT

public:
    SeverityTiles(Session &session, Theme &theme, QWidget *parent = nullptr);

public Q_SLOTS:
    //! Shows which severities are chosen; says nothing.
    void setChosen(noc::SeveritySet chosen);

Q_SIGNALS:
    //! The operator pressed a tile.
    void severityToggled(noc::Severity severity);

private:
    void refresh();
    void adoptTheme();

    Session &m_session;
    Theme &m_theme;
    QLabel *m_heading;
    QLabel *m_notTold;
    QList<SeverityTile *> m_tiles;
};

} // namespace noc
