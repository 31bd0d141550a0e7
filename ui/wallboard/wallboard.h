// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wallboard/wallboardpage.h"

#include <QWidget>

namespace noc {

class Settings;
class Theme;

//! The screen on the wall: how many alerts are owed an answer, which, and whether that is known at all. It has no controls, makes no sound and
//! acknowledges nothing. Rows that are not live are dimmed and their ages struck through, as in the table; what does not fit is counted.
//!
//! Every size is a share of the window's height, so that it is read from the same place on every screen: on one of 0.7 m height (55 inches) a row's
//! letters are 20 mm high, which from five metres are 14 minutes of arc (the eye's limit is 5; ISO 9241-303 asks for 16 at a desk), and the
//! figures 50 mm. GUI thread.
class Wallboard : public QWidget
{
    Q_OBJECT

public:
    Wallboard(Session &session, Theme &theme, const Settings &settings, QWidget *parent = nullptr);
    ~Wallboard() override;

    //! What stands in the middle when nothing is owed an answer: never "all clear" where that is not known. Empty while there are rows.
    QString quietText() const;
    //! The alerts that fit, most urgent first, one sentence each, and how many more there are.
    QStringList shownSentences() const;
    //! What is said below: load, shelved alerts, commands, how much of the shift was covered.
    QString footText() const;
    const BannerWords &banner() const { return m_banner; }
    bool isLive() const { return m_model.isLive(); }

Q_SIGNALS:
    //! Escape: whoever opened it decides whether there is something else to see.
    void leaveRequested();
    void quitRequested();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshSoon();
    void describe();
    void hidePointerLater();
    WallboardPage page() const;
    QString moreText(int rows, int shown) const;
    QList<WallboardPage::Figure> figures() const;

    Session &m_session;
    Theme &m_theme;
    const Settings &m_settings;
    AlertIndex m_index; //!< what is unacknowledged and not shelved
    AlertTableModel m_model;
    BannerWords m_banner;
    std::unique_ptr<Timer> m_tick, m_soon, m_pointer;
};

} // namespace noc
