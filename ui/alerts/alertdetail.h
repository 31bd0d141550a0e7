// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

#include <memory>

class QFormLayout;
class QLabel;
class QPushButton;

namespace noc {

class MarkLabel;
class Session;
class Theme;
class Timeline;

//! All that is known of one alert, with its one action. It stays with the alert it was given, whatever the table does, until it is given another.
class AlertDetail : public QWidget
{
    Q_OBJECT

public:
    AlertDetail(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~AlertDetail() override;

    std::optional<AlertKey> alert() const { return m_key; }

public Q_SLOTS:
    void setAlert(const std::optional<noc::AlertKey> &key);

private:
    QLabel *addFact(const QString &name);
    void setFact(QLabel &value, const QString &text);
    void refresh();
    void refreshFacts(const Alert &alert);
    void refreshAction(const Alert &alert);
    //! Acknowledges, or takes back what is held.
    void press();
    void refreshTimeline(const Alert &alert);
    void showNothing(const QString &why);
    void adoptTheme();
    void tick();

    Session &m_session;
    Theme &m_theme;
    std::optional<AlertKey> m_key;
    std::optional<AlertKey> m_pressed;
    std::unique_ptr<Timer> m_tick;

    QLabel *m_heading;
    MarkLabel *m_mark;
    QLabel *m_title;
    QLabel *m_nothing;
    QWidget *m_body;
    QFormLayout *m_facts;
    QList<QLabel *> m_factNames;
    QLabel *m_severity, *m_type, *m_client, *m_site, *m_raised, *m_repeats, *m_status, *m_by, *m_command;
    QPushButton *m_acknowledge;
    QLabel *m_timelineHeading;
    Timeline *m_timeline;
};

} // namespace noc
