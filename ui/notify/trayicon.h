// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/session.h"

#include <QObject>

#include <memory>
#include <optional>

class QAction;
class QIcon;
class QMenu;
class QSystemTrayIcon;

namespace noc {

class Notice;
class Theme;

//! The console in the desktop's tray, where there is one: the worst unacknowledged severity as shape and colour, how many as a number and in
//! words. Where there is none nothing is missing; it is looked for again every kLookEvery.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    static constexpr seconds kLookEvery {15};

    //! `isThereATray` is asked from time to time.
    TrayIcon(Session &session, Notice &notice, Theme &theme, std::function<bool()> isThereATray, QObject *parent = nullptr);
    ~TrayIcon() override;

    //! Begins to look for a tray.
    void open();
    //! Reads the session anew; called by the window's own clock.
    void refresh();
    //! What the tray shows; null where there is none.
    QSystemTrayIcon *icon() const { return m_icon.get(); }
    QMenu &menu() const { return *m_menu; }

    //! "Watchfloor: 3 unacknowledged, worst CRITICAL" and the like.
    QString words() const;

Q_SIGNALS:
    void showRequested();
    void quitRequested();

private:
    void look();
    void makeMenu();
    QIcon picture(qsizetype waiting, std::optional<Severity> worst) const;
    std::optional<Severity> worst() const;

    Session &m_session;
    Notice &m_notice;
    Theme &m_theme;
    const std::function<bool()> m_isThereATray;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QAction *m_unmute = nullptr;
    std::unique_ptr<Timer> m_look;
    QString m_shown; //!< words of the picture that is shown
};

} // namespace noc
