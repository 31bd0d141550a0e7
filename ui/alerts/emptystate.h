// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertindex.h"
#include "core/session/session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace noc {

class Theme;

//! What is known where no row is shown.
struct EmptyFacts {
    qsizetype rows = 0; //!< kept, shown or not
    qsizetype shelved = 0; //!< of the rows
    HiddenAlerts hidden;
    Liveness liveness;
    bool live = false; //!< Session::rowsAreLive()
    bool hasDashboard = true;
    bool hasSubscription = true;
    WallTime now;

    friend bool operator==(const EmptyFacts &, const EmptyFacts &) = default;
};

//! What is said there. Never that all is clear: nothing that was raised before this console looked, or while it could not, is known.
struct EmptyWords {
    QString title, text;
    bool offersClearing = false;
};
EmptyWords emptyWords(const EmptyFacts &facts);

//! Stands where the table would be empty and says why.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(Theme &theme, QWidget *parent = nullptr);

    void setFacts(const EmptyFacts &facts);

Q_SIGNALS:
    void clearingRequested();

private:
    void adoptTheme();

    Theme &m_theme;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_clear;
};

} // namespace noc
