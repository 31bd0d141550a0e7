// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace noc {

class Theme;
class TokenField;

//! Asks for another token; the open links are not touched by it.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TokenDialog(Theme &theme, QWidget *parent = nullptr);

    QString token() const;

private:
    TokenField *m_field = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace noc
