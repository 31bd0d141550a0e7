// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/healthsnapshot.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace noc {

class Figure;
class RoundTripChart;
class Theme;
class UptimeBand;

//! How well the link does: round trips on the left, the uptime of each channel in the middle, key figures on the right, over a range of one
//! minute to seven days that follows the present or is held still. Reads the session once a second, and only while it is seen.
class HealthPanel : public QWidget
{
    Q_OBJECT

public:
    HealthPanel(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~HealthPanel() override;

    //! How long the shown range is; 1 min to 7 days.
    milliseconds rangeLength() const { return m_length; }
    void setRangeLength(milliseconds length);
    //! True while the range ends now and moves on.
    bool isLive() const { return !m_heldEnd; }
    //! Held: the range stays where it is.
    void setLive(bool live);
    //! Asks where to save what is shown, and saves it.
    void chooseFile(bool picture);

    //! What is shown, as CSV or as a picture; `path` is replaced.
    Outcome exportCsv(const QString &path);
    Outcome exportPicture(const QString &path);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The operator chose another range (to be kept in the settings).
    void rangeLengthChanged(noc::milliseconds length);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChartSection();
    QWidget *makeUptimeSection();
    QWidget *makeFigureSection();
    QWidget *makeRangeChooser();
    void makeFigures();
    void layOutFigures();
    void layOutBands();
    void applyTheme();

    void refresh();
    void tick();
    TimeRange range() const;
    void showSnapshot(const HealthSnapshot &snapshot);
    void showFigures(const HealthSnapshot &snapshot);
    void showNewestBreak(const HealthSnapshot &snapshot);
    void showRange();
    void showStats();
    void askForStats();
    void zoom(double factor, WallTime around);
    void pan(milliseconds by);
    void say(const QString &sentence);

    Session &m_session;
    Theme &m_theme;
    std::unique_ptr<Timer> m_tick;
    milliseconds m_length = kDefaultRange;
    std::optional<WallTime> m_heldEnd;

    RoundTripChart *m_chart = nullptr;
    QLabel *m_chartHeading = nullptr;
    QLabel *m_uptimeHeading = nullptr;
    std::vector<UptimeBand *> m_bands;
    QLabel *m_newestBreak = nullptr;
    QLabel *m_answer = nullptr;
    QLabel *m_figuresHeading = nullptr;
    QToolButton *m_rangeButton = nullptr;
    std::vector<QAction *> m_rangeActions;
    QToolButton *m_live = nullptr;
    QWidget *m_figures = nullptr;
    int m_figureColumns = 0;
    Figure *m_p50 = nullptr;
    Figure *m_p95 = nullptr;
    Figure *m_p99 = nullptr;
    Figure *m_breaks = nullptr;
    Figure *m_uptime = nullptr;
    Figure *m_longest = nullptr;
    Figure *m_serverSays = nullptr;
    Figure *m_clockDiffers = nullptr;
    QPushButton *m_askStats = nullptr;
    std::optional<BootTime> m_askedAt;
    std::optional<BootTime> m_readAt;
    bool m_stateMoved = false; // a break shows at the next second, whatever the range
};

} // namespace noc
