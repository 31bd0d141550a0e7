// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main/connectionwords.h"

#include <QAbstractButton>

namespace noc {

class Theme;
struct ThemeColors;

//! The shape says it where colours are not told apart: disc, ring, diamond, octagon.
Severity markShape(PillWords::Mark mark);
QColor markColor(PillWords::Mark mark, const ThemeColors &colors);

//! One channel in the connection strip: mark, name and state in words, in a rounded frame. A click asks for its health.
class ChannelPill : public QAbstractButton
{
    Q_OBJECT

public:
    ChannelPill(ChannelKind kind, Theme &theme, QWidget *parent = nullptr);

    void setWords(const PillWords &words);
    const PillWords &words() const { return m_words; }
    //! Which of the words' variants is shown: 0 is the longest; too high a number is the shortest there is.
    void setBrevity(int brevity);
    //! The width that `brevity` needs. It only grows while the state stays, so that ticking figures do not make the strip tremble.
    int widthAt(int brevity) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString shownWords(int brevity) const;

    ChannelKind m_kind;
    Theme &m_theme;
    PillWords m_words;
    int m_brevity = 0;
    struct Width {
        QString words; //!< measured last
        int pixels = 0; //!< of the widest there were
    };
    mutable QList<Width> m_widths; //!< by brevity
};

} // namespace noc
