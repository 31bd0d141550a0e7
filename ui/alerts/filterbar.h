// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertindex.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace noc {

class Theme;

//! What the table shows: free text and “unacknowledged only”; and always how much that hides.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(Theme &theme, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    bool unacknowledgedOnly() const;
    void clear();

    //! What is hidden, of how many rows.
    void setHidden(const HiddenAlerts &hidden, qsizetype rows);
    //! How many arrivals wait until the hand rests.
    void setWaiting(qsizetype count);

public Q_SLOTS:
    void focusText();

Q_SIGNALS:
    //! Text or switch changed.
    void filterChanged();
    //! The operator wants to see what waits.
    void waitingRequested();
    //! Down or Return in the text: on to the table.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void adoptTheme();

    Theme &m_theme;
    QLineEdit *m_text;
    QPushButton *m_owedOnly;
    QPushButton *m_waiting;
    QLabel *m_hidden;
    QLabel *m_hiddenCritical;
    qsizetype m_saidCritical = 0;
};

} // namespace noc
