// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "ui/alerts/runbookconfirmation.h"
#include "ui/alerts/runbooks.h"

#include <QDate>
#include <QWidget>

#include <memory>

class QFormLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace noc {

class MarkLabel;
class RawMessage;
class Session;
class Settings;
class Theme;
class TimelineView;

//! All that is known of one alert, with its one action. It stays with the alert it was given, whatever the table does, until it is given another.
class AlertDetail : public QWidget
{
    Q_OBJECT

public:
    AlertDetail(Session &session, Theme &theme, Settings &settings, QWidget *parent = nullptr);
    ~AlertDetail() override;

    std::optional<AlertKey> alert() const { return m_key; }
    //! How links leave the program; the desktop's way unless set (tests).
    void setUrlOpener(UrlOpener opener) { m_opener = std::move(opener); }
    //! Lets the operator change the list of runbooks.
    void editRunbooks();

public Q_SLOTS:
    void setAlert(const std::optional<noc::AlertKey> &key);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeLayout();
    void follow();
    QLabel *addFact(const QString &name);
    void setFact(QLabel &value, const QString &text);
    void refresh();
    void refreshFacts(const Alert &alert);
    void refreshAction(const Alert &alert);
    //! Acknowledges, or takes back what is held.
    void press();
    void refreshRunbook(const Alert &alert);
    void openRunbook();
    void fillCopyMenu(QMenu &menu);
    //! The alert that is shown is to be read anew.
    void onAlertChanged();
    void showNothing(const QString &why);
    void adoptTheme();
    void tick();

    Session &m_session;
    Theme &m_theme;
    std::optional<AlertKey> m_key;
    std::optional<AlertKey> m_pressed;
    std::unique_ptr<Timer> m_tick;
    QDate m_day; //!< on which the timeline's times were written
    Settings &m_settings;
    QList<Runbook> m_runbooks;
    std::optional<RunbookFacts> m_runbookFacts; //!< for which m_runbookUrl was made
    QUrl m_runbookUrl;
    UrlOpener m_opener;

    QLabel *m_heading;
    MarkLabel *m_mark;
    QLabel *m_title;
    QLabel *m_nothing;
    QWidget *m_body;
    QFormLayout *m_facts;
    QList<QLabel *> m_factNames;
    QLabel *m_severity, *m_type, *m_client, *m_site, *m_raised, *m_repeats, *m_status, *m_by, *m_command, *m_runbook;
    QPushButton *m_openRunbook;
    QPushButton *m_acknowledge;
    QToolButton *m_copy;
    TimelineView *m_timeline;
    RawMessage *m_raw;
};

} // namespace noc
