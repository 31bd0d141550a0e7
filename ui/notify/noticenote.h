// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace noc {

class Notice;
class Theme;

//! Says in the status bar what holds the notices back (muted until when, no audio device); hidden while nothing does. A click asks for
//! the settings.
class NoticeNote : public QToolButton
{
    Q_OBJECT

public:
    NoticeNote(Notice &notice, Theme &theme, QWidget *parent = nullptr);

    //! Reads the notice anew; called by the window's own clock.
    void refresh();

private:
    Notice &m_notice;
    QString m_spoken;
    bool m_isTrouble = false;
};

} // namespace noc
