// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertindex.h"
#include "core/alerts/querytext.h"
#include "core/base/clock.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QHBoxLayout;
class QKeyEvent;
class QLabel;
class QPushButton;
class QToolButton;

namespace noc {

class FilterCompletion;
class FilterEdit;
class Theme;

//! What the table shows: free text and terms, and “unacknowledged only”; and always how much that hides. What cannot be understood is marked where it stands and
//! said in words, but not while the hand is still writing that very word.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    //! A word that is being written is not called wrong before so long without a key.
    static constexpr milliseconds kStillWriting {1'000};
    static constexpr int kMostLength = 1'000;

    FilterBar(const AlertStore &store, Clock &clock, Theme &theme, QWidget *parent = nullptr);
    ~FilterBar() override;

    QString text() const;
    void setText(const QString &text);
    bool unacknowledgedOnly() const;
    void setUnacknowledgedOnly(bool only);
    void clear();
    //! Puts `widget` at the bar's beginning.
    void addInFront(QWidget &widget);

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
    //! The operator wants to know what can be typed.
    void helpRequested();
    //! Down or Return in the text: on to the table.
    void left();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followText();
    void showErrors();
    bool takesKey(const QKeyEvent &key);
    bool completionTakesKey(const QKeyEvent &key);
    void adoptTheme();
    void placeCounts();

    Theme &m_theme;
    FilterEdit *m_text;
    QPushButton *m_owedOnly;
    QPushButton *m_waiting;
    QToolButton *m_help;
    QLabel *m_hidden;
    QLabel *m_hiddenCritical;
    QLabel *m_errorText;
    QHBoxLayout *m_row;
    QHBoxLayout *m_below;
    QHBoxLayout *m_countsIn; // m_row where there is room, else m_below
    QPointer<FilterCompletion> m_completion; // in the window, over the table
    std::vector<QueryError> m_errors;
    std::unique_ptr<Timer> m_stillWriting;
    qsizetype m_saidCritical = 0;
};

} // namespace noc
