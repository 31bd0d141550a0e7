// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/connectiontest.h"
#include "core/session/profile.h"
#include "core/session/signin.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace noc {

class FormField;
class Theme;
class TokenField;

//! What is shown while there is no profile to work with: two doors, a server or the demo. A profile is tried with its token before it is
//! handed on, and each problem is said next to the field that causes it. A window of its own.
class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    //! Without `apiTransports` a real network.
    FirstRunPage(
        Clock &clock, TransportFactory transports, Theme &theme, QWidget *parent = nullptr, ApiTransportFactory apiTransports = {});

    //! Fills the form; `why` says what is missing and may be empty.
    void load(const Profile &profile, const QString &why);
    //! Shows problems at their fields, the rest of them above the button.
    void showFaults(const QList<ProfileFault> &faults);
    //! The profile as the form has it.
    Profile profile() const;

Q_SIGNALS:
    //! The server greeted: this profile works with this token. `refresh` renews it, where the operator signed in; else empty.
    void profileProved(const noc::Profile &profile, const QString &token, const QString &refresh);
    void demoRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Field = ProfileFault::Field;

    QWidget *makeServerDoor();
    QWidget *makeSignIn();
    QWidget *makeMoreSettings();
    QWidget *makeDemoDoor();
    FormField *addField(Field field, const QString &name, QWidget *editor, const QString &hint = {});
    void runTest();
    bool usesPassword() const;
    void endTest();
    void clearFaults();
    void adapt();

    Clock &m_clock;
    Theme &m_theme;
    ConnectionTest m_test;
    SignIn m_signIn;
    QString m_access; //!< of a sign-in under way
    QString m_refresh;
    std::unique_ptr<Timer> m_tick;
    std::optional<BootTime> m_testSince;
    Profile m_base; //!< what the form does not show is kept
    bool m_nameTyped = false;

    std::map<Field, FormField *> m_fields;
    QLineEdit *m_server = nullptr;
    TokenField *m_token = nullptr;
    QComboBox *m_way = nullptr; //!< how the operator identifies themselves
    QWidget *m_signInFields = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_api = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_carrier = nullptr;
    QLineEdit *m_origin = nullptr;
    QLineEdit *m_deviceId = nullptr;
    QLineEdit *m_caFile = nullptr;
    QCheckBox *m_plainText = nullptr;
    std::map<ChannelKind, QCheckBox *> m_channels;
    QPushButton *m_more = nullptr;
    QWidget *m_moreSettings = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_connect = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_demo = nullptr;
};

} // namespace noc
