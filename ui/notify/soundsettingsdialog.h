// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notify/alarmsettings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QTimeEdit;

namespace noc {

class Notice;

//! What sounds, how loud and how often, the quiet hours and the desktop notifications. Kept when the dialog is accepted.
class SoundSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SoundSettingsDialog(Notice &notice, QWidget *parent = nullptr);

    //! As the controls stand.
    AlarmSettings chosen() const;

private:
    QWidget *makeSounds();
    QWidget *makeQuiet();
    QWidget *makeNotifications();
    void adapt();
    void tellStatus();

    Notice &m_notice;
    std::array<QCheckBox *, kAlarmSounds> m_sounds {};
    QSpinBox *m_repeat = nullptr;
    QSlider *m_volume = nullptr;
    QCheckBox *m_quiet = nullptr;
    QTimeEdit *m_from = nullptr;
    QTimeEdit *m_to = nullptr;
    QCheckBox *m_critical = nullptr;
    QCheckBox *m_notify = nullptr;
    QComboBox *m_notifyFrom = nullptr;
    QCheckBox *m_inFront = nullptr;
    QLabel *m_soundStatus = nullptr;
    QLabel *m_notifyStatus = nullptr;
};

} // namespace noc
