// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/floodmonitor.h"

#include <QFrame>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace noc {

class AlertIndex;
struct AlertBatch;
class Session;
class Settings;
class Theme;

//! A line over the table while more new alerts come than can be followed (one that repeats itself is one): how many, and that the table is folded for it, which one key undoes and brings
//! back. It decides about folding, never under the hand: while the index is held it neither comes nor goes, nor does what it decides change.
class FloodStrip : public QFrame
{
    Q_OBJECT

public:
    //! All must outlive it. The limits are settings.
    FloodStrip(const AlertIndex &index, Session &session, Theme &theme, const Settings &settings, QWidget *parent = nullptr);
    ~FloodStrip() override;

    //! Since when, by the wall clock, the table is to be folded; none while it is not.
    std::optional<WallTime> foldedSince() const { return m_foldedSince; }
    //! A flood is under way, folded or not.
    bool isFlood() const { return m_isShown; }
    //! The operator wants to see all of this flood, or to have it folded after all. Nothing without a flood.
    void toggle();
    //! Shows all of this flood.
    void showAll();
    //! Looks at the clock: to be called every second.
    void tick();

Q_SIGNALS:
    //! foldedSince() is another; not within a batch of the store.
    void foldingChanged();
    //! isFlood() is another.
    void floodChanged(bool isFlood);
    //! It went away while it had the keyboard.
    void left();

private:
    void count(const AlertBatch &batch);
    void decideSoon();
    void decide();
    void fold(bool folds);
    void refresh();
    void adoptTheme();

    const AlertIndex &m_index;
    Session &m_session;
    Theme &m_theme;
    FloodMonitor m_monitor;
    quint64 m_raises;
    std::unique_ptr<Timer> m_soon;
    std::optional<WallTime> m_foldedSince;
    bool m_isShown = false;
    bool m_isUndone = false; // of this flood
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace noc
