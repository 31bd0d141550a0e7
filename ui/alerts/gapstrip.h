// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/coverage.h"

#include <QFrame>
#include <QList>

class QLabel;

namespace noc {

class Session;
class Theme;

//! A full line over the table for the stretches without data that ended since the operator last looked: alerts raised in them may be missing
//! here, since the server repeats nothing; it says whether the server's list filled them. It stays until it is understood. While a gap lasts, the banner tells of it.
class GapStrip : public QFrame
{
    Q_OBJECT

public:
    GapStrip(Session &session, Theme &theme, QWidget *parent = nullptr);

    //! Oldest first.
    const QList<Gap> &unseen() const { return m_unseen; }
    //! Times are told with their date when they are not of today: to be called now and then.
    void refresh();
    //! The operator has seen it: the line goes.
    void understand();

Q_SIGNALS:
    //! It went away while it had the keyboard.
    void left();

private:
    void add(const Gap &gap);
    QString meaning() const;
    void adoptTheme();

    Session &m_session;
    Theme &m_theme;
    QList<Gap> m_unseen;
    QLabel *m_text;
    QLabel *m_more;
};

//! "No data 12:03:10–12:04:40 (1 min 30 s)." Precondition: the gap has ended.
QString gapSentence(const Gap &gap, WallTime now);

} // namespace noc
