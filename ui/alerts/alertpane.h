// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertgroups.h"
#include "core/base/clock.h"
#include "ui/alerts/savedviews.h"

#include <QWidget>

#include <memory>

class QStackedLayout;

namespace noc {

class AlertTableModel;
class AlertView;
class CriticalLane;
class EmptyState;
class FilterBar;
class FloodStrip;
class GapStrip;
class Session;
class Settings;
class Theme;
class ViewChooser;
class ViewsMenu;

//! The middle of the window: filter bar, alert table, and words where the table would be empty. Acknowledges through the session.
class AlertPane : public QWidget
{
    Q_OBJECT

public:
    //! More than so many at once are asked for once more.
    static constexpr qsizetype kAskAbove = 10;

    AlertPane(Session &session, Theme &theme, Settings &settings, QWidget *parent = nullptr);
    ~AlertPane() override;

    AlertView &view() const { return *m_view; }
    std::optional<AlertKey> currentAlert() const;
    //! Saved views, for a menu bar.
    ViewsMenu &viewsMenu() const;
    //! As the operator wants it; a flood is grouped otherwise as long as it is folded.
    GroupBy groupBy() const { return m_groupBy; }

public Q_SLOTS:
    //! Acknowledges (or marks as seen) what is selected and still owed an answer. More than kAskAbove are asked for first.
    void acknowledgeSelected();
    void acknowledge(const QList<noc::AlertKey> &keys);
    //! All that the filter shows by now and that is owed an answer; what comes later is not among them.
    void acknowledgeShown();
    //! Withdraws what was asked for last, as far as it is surely not executed.
    void undo();
    //! Takes them out of sight and hearing for a time. CRITICALs that are still owed an answer are asked for first, by name.
    void shelve(const QList<noc::AlertKey> &keys, noc::milliseconds duration);
    //! For what is selected.
    void openShelveMenu();
    void focusFilter();
    void clearFilter();
    //! Nothing but what this filter shows.
    void showFilter(const QString &filter);
    //! What can be typed into the filter.
    void showFilterHelp();
    //! The gaps that the line over the table tells of are seen.
    void understandGaps();
    //! One tile more or less.
    void toggleSeverity(noc::Severity severity);
    //! What the rows are grouped by; kept. Shows all of a flood.
    void setGroupBy(noc::GroupBy by);
    void groupByNext();
    //! Shows all of a flood, or folds it after all.
    void toggleFloodFolding();

Q_SIGNALS:
    void currentAlertChanged(const std::optional<noc::AlertKey> &key);
    //! Which severities are shown; empty: all.
    void severitiesChanged(noc::SeveritySet severities);
    void groupByChanged(noc::GroupBy by);
    //! More alerts come than can be followed, or no longer.
    void floodChanged(bool isFlood);

private:
    void restoreLook();
    void keepColumns();
    void applyFilter();
    void followIndex();
    void followGrouping();
    void refreshLive();
    void refreshEmptyState();
    void tellTime();
    SavedView shownView() const;
    void showView(const SavedView &view);
    void tick();
    void hurry();
    void askAndAcknowledge(const QList<AlertKey> &keys);
    void shelveNow(const QList<AlertKey> &keys, milliseconds duration);
    void askAndShelve(const QList<AlertKey> &keys, const QList<AlertSlot> &criticals, milliseconds duration);

    Session &m_session;
    Theme &m_theme;
    Settings &m_settings;
    AlertIndex m_index;
    AlertTableModel *m_model;
    SavedViews m_views;
    FilterBar *m_filter;
    ViewChooser *m_chooser;
    GapStrip *m_gaps;
    FloodStrip *m_flood;
    AlertView *m_view;
    CriticalLane *m_lane;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    SeveritySet m_severities;
    GroupBy m_groupBy = GroupBy::None;
    std::unique_ptr<Timer> m_filterTimer;
    std::unique_ptr<Timer> m_tick;
    bool m_hurries = false;
    std::chrono::sys_seconds m_lastSecond {};
};

} // namespace noc
