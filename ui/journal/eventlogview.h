// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace noc {

class EventLogFilter;
class EventLogModel;
class Theme;

//! What happened to the connection, to frames and to commands: a table with a level filter and a search, and the raw text of the chosen line
//! beside it. It follows the newest line while its end is in sight and holds still otherwise.
class EventLogView : public QWidget
{
    Q_OBJECT

public:
    EventLogView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~EventLogView() override;

    //! The chosen lines, or all that are shown when none is chosen, as text.
    QString copyText() const;

public Q_SLOTS:
    void copy();
    void focusSearch();

private:
    void showRaw();
    void showCount();

    EventLogModel *m_model;
    EventLogFilter *m_filter;
    QComboBox *m_level;
    QLineEdit *m_search;
    QLabel *m_count;
    QTableView *m_table;
    QPlainTextEdit *m_raw;
    bool m_follows = true;
};

} // namespace noc
