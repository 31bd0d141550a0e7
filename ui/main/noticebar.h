// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace noc {

class Theme;

//! Things that went wrong beside the connection (a broken settings file, something that could not be saved), each said until the operator
//! takes it away. Hidden while there are none.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(Theme &theme, QWidget *parent = nullptr);

    //! Adds a sentence; one that is shown already is not doubled.
    void add(const QString &sentence);
    //! Takes a sentence away that is no longer true; harmless when it is not shown.
    void withdraw(const QString &sentence);
    const QStringList &notices() const { return m_notices; }

private:
    void dismissFirst();
    void refresh();

    QStringList m_notices;
    QLabel *m_text = nullptr;
};

} // namespace noc
