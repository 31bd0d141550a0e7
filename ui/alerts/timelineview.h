// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace noc {

class AlertHistory;
class Session;
class Theme;
class Timeline;

//! An alert's timeline with its heading: the newest lines, earlier ones on request, and in words where the journal is silent.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype kAtFirst = 24; //!< lines
    static constexpr qsizetype kMore = 100; //!< lines that a request brings

    TimelineView(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~TimelineView() override;

    void setAlert(const std::optional<AlertKey> &key);
    //! Something happened to the alert.
    void refresh();
    //! The link came or went: gaps begin and end.
    void rebuild();

private:
    void showEarlier();
    QString note() const;

    Session &m_session;
    AlertHistory *m_history;
    std::optional<AlertKey> m_key;
    qsizetype m_most = kAtFirst;
    bool m_wantsEarlier = false; //!< what is on its way is to be shown

    QLabel *m_note;
    QPushButton *m_earlier;
    Timeline *m_timeline;
};

} // namespace noc
