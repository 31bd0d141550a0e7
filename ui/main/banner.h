// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main/connectionwords.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace noc {

class Theme;

//! The line under the strip, only while the rows are not live: since when there is no data, why, what comes next and when.
class Banner : public QFrame
{
    Q_OBJECT

public:
    Banner(Session &session, Theme &theme, QWidget *parent = nullptr);

    //! Reads everything anew, shows or hides itself; called by the window's own clock, so that it counts down.
    void refresh();
    const BannerWords &words() const { return m_words; }

Q_SIGNALS:
    //! The operator wants to read what happened.
    void eventLogActivated();
    //! The operator wants to sign in.
    void signInRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const BannerWords &words);
    void confirmTenant();

    Session &m_session;
    Theme &m_theme;
    BannerWords m_words;
    QLabel *m_text = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_connect = nullptr;
    QPushButton *m_acceptTenant = nullptr;
    QPushButton *m_signIn = nullptr;
};

} // namespace noc
