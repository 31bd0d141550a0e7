// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace noc {

class Theme;

//! A field of a form: its name, the editor, and under it what is wrong with it.
class FormField : public QWidget
{
    Q_OBJECT

public:
    //! Takes `editor` as a child. `hint` stands under the field while nothing is wrong; may be empty.
    FormField(const QString &name, QWidget *editor, const QString &hint, Theme &theme, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    //! Says what is wrong; an empty text takes it away.
    void setFault(const QString &text);
    QString fault() const { return m_fault; }

private:
    QWidget *m_editor;
    QString m_hint;
    QString m_fault;
    QLabel *m_below = nullptr;
};

} // namespace noc
