// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QFrame>

#include <array>

class QLabel;

namespace noc {

class ChannelPill;
class SteadyBox;
class Theme;

//! The line on top that is always there: a pill for each channel, shift coverage, command budget, load, and the token's countdown in its
//! last ten minutes. It shortens its words where the window is narrow.
class ConnectionStrip : public QFrame
{
    Q_OBJECT

public:
    ConnectionStrip(Session &session, Theme &theme, QWidget *parent = nullptr);

    //! Reads everything anew; called by the window's own clock, so that ages tick and a hung core shows.
    void refresh();

Q_SIGNALS:
    //! The operator wants to see a channel's health.
    void channelActivated(noc::ChannelKind kind);
    //! The operator wants to give another token.
    void tokenActivated();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int kBrevities = 3; // from the longest words to the shortest

    void fit();
    QString figures(int brevity) const;
    void readCoverage(BootTime now);
    //! The room that the figures need at that brevity.
    int figuresWidth(int brevity);
    QString tokenWords() const;

    Session &m_session;
    Theme &m_theme;
    std::array<ChannelPill *, kAllChannels.size()> m_pills {};
    std::array<std::optional<BootTime>, kAllChannels.size()> m_lastProof;
    SteadyBox *m_figuresBox = nullptr;
    QLabel *m_figures = nullptr;
    QLabel *m_token = nullptr;
    int m_brevity = 0;
    double m_coverage = 0; //!< percent, as shown
    std::optional<BootTime> m_coverageAt;
    std::array<std::pair<QString, int>, kBrevities> m_measured; //!< figures by brevity, and their width
};

} // namespace noc
