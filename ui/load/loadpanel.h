// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/load/loadmodel.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace noc {

class AlertLoad;
class Settings;
class Theme;

//! Limits of what chatters and what is stale, as far as the settings file has others ("alerts/chatter-raises", "alerts/chatter-within-seconds",
//! "alerts/stale-after-hours").
AlertLoad makeAlertLoad(const Settings &settings);

//! The load on the operator after EEMUA 191 and ISA-18.2: alerts in ten minutes against the scale, the types that make the noise, what chatters, and what
//! has been unacknowledged for too long. Each line shows its alerts in the table. Reads only while it is seen.
class LoadPanel : public QWidget
{
    Q_OBJECT

public:
    LoadPanel(Session &session, const AlertLoad &load, Theme &theme, QWidget *parent = nullptr);
    ~LoadPanel() override;

Q_SIGNALS:
    //! The operator wants to see what this filter shows.
    void filterRequested(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct List {
        QLabel *heading;
        QLabel *empty;
        QTableView *table;
        LoadModel *model;
    };

    List makeList(const QString &name, const QString &empty, const QStringList &headings);
    void adoptTheme();
    void refresh();
    void fill(const List &list, const QString &heading, QList<LoadModel::Line> lines);
    void countStale();

    Session &m_session;
    const AlertLoad &m_load;
    Theme &m_theme;
    QLabel *m_figure;
    QLabel *m_word;
    QLabel *m_scale;
    QToolButton *m_stale;
    QLabel *m_asOf;
    List m_noisy, m_chatter;
    qsizetype m_staleCount = 0;
    std::optional<BootTime> m_staleAt; //!< counted
    std::unique_ptr<Timer> m_tick;
};

} // namespace noc
