// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QStatusBar>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace noc {

class Settings;
class Theme;

//! What may be said about a quiet table. Nothing while rows are not live or something is unacknowledged; without a complete backfill over HTTP never
//! "all clear", since what was raised before the link came up is unknown.
QString quietWords(const AlertCounts &counts, const Liveness &liveness, bool rowsAreLive, bool isAllClear = false);

//! The time of day as the window's clock shows it, and whether the operator wants that in UTC.
QString clockText(WallTime now, bool utc);
bool clockIsUtc(const Settings &settings);

//! Rows, unacknowledged, queued and refused commands, what may be said about a quiet table, and a clock that ticks.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    StatusBar(Session &session, Theme &theme, Settings &settings, QWidget *parent = nullptr);

    //! Reads everything anew; called by the window's own clock.
    void refresh();
    //! Puts what somebody else has to say beside the clock.
    void addNote(QWidget &note);
    bool clockIsUtc() const { return m_utc; }
    void setClockUtc(bool utc);

Q_SIGNALS:
    //! The operator wants to see the commands.
    void commandsActivated();
    //! … or what is shelved.
    void shelvesActivated();

private:
    void sizeClock();
    QString countWords() const;

    Session &m_session;
    Theme &m_theme;
    Settings &m_settings;
    bool m_utc = false;
    QHBoxLayout *m_row = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_quiet = nullptr;
    QToolButton *m_clock = nullptr;
};

} // namespace noc
