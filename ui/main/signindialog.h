// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace noc {

class Theme;

//! Asks for user name and password and stays until the server has taken them, or the operator gives up. Window, rows and queue are not touched, and
//! the password is forgotten with the dialog.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(Session &session, Theme &theme, QWidget *parent = nullptr);

    void accept() override;

private:
    void adapt();

    Session &m_session;
    bool m_isAsking = false;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_signIn = nullptr;
};

} // namespace noc
