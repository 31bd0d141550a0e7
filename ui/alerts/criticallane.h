// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alerttablemodel.h"

#include <QWidget>

class QPushButton;

namespace noc {

class AlertView;
class Theme;

//! While the rows are held still, CRITICAL arrivals cannot wait: the first of them shows here, over the table's headings, where it
//! moves nothing, with the number of the others.
class CriticalLane : public QWidget
{
    Q_OBJECT

public:
    //! Over the heading of `view`, but child of `parent`, which holds the view: assistive technology finds only rows inside the view.
    CriticalLane(AlertView &view, Theme &theme, QWidget *parent);

    //! Shows what the index holds back; hides when there is nothing CRITICAL.
    void refresh();

Q_SIGNALS:
    void acknowledgeRequested(const QList<noc::AlertKey> &keys);
    //! Let everything in.
    void moreRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void adoptTheme();

    AlertView &m_view;
    Theme &m_theme;
    std::optional<AlertKey> m_key;
    std::optional<AlertKey> m_pressed;
    BootTime m_since; // m_key is shown
    QString m_text;
    QPushButton *m_acknowledge;
    QPushButton *m_more;
};

} // namespace noc
