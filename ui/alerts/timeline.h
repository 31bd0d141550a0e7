// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace noc {

class Theme;

//! What happened when, as lines from the oldest to the newest along a rule.
class Timeline : public QWidget
{
    Q_OBJECT

public:
    struct Entry {
        WallTime at;
        QString time; //!< as shown
        QString text; //!< one safe line
        bool warning = false;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit Timeline(Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries);
    const QList<Entry> &entries() const { return m_entries; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, lineHeight()}; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;
    int timeWidth() const;
    int textWidth(int width) const;
    //! Of each entry, when its text has so much room.
    const QList<int> &heights(int textWidth) const;
    void forgetHeights();

    Theme &m_theme;
    QList<Entry> m_entries;
    mutable QList<int> m_heights; //!< measured once: wrapping is what costs
    mutable int m_heightsRoom = -1;
};

} // namespace noc
