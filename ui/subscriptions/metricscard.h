// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace noc {

class Theme;

//! What the server last measured for one client, as names and values. The words are the server's and stay plain text.
class MetricsCard : public QFrame
{
    Q_OBJECT

public:
    explicit MetricsCard(Theme &theme, QWidget *parent = nullptr);

    //! `waiting`: asked and not answered yet.
    void setStatus(const SubscriptionStatus &status, bool waiting, WallTime now);

private:
    void adoptTheme();

    Theme &m_theme;
    QLabel *m_title;
    QLabel *m_note;
    QGridLayout *m_grid;
    QString m_shownJson;
    QList<QWidget *> m_cells;
};

//! Names and values of a metrics object, the nested ones with their names joined; at most `most`.
QList<std::pair<QString, QString>> metricsLines(const QString &json, int most);

} // namespace noc
