// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/soundsettingsdialog.h"

#include "ui/notify/notice.h"
#include "ui/theme/formats.h"
#include "ui/theme/roles.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace noc {

namespace {

QString nameOf(AlarmSound sound)
{
    switch (sound) {
    case AlarmSound::Critical: return severityTitle(Severity::Critical);
    case AlarmSound::High: return severityTitle(Severity::High);
    case AlarmSound::Medium: return severityTitle(Severity::Medium);
    case AlarmSound::Low: return severityTitle(Severity::Low);
    case AlarmSound::Info: return severityTitle(Severity::Info);
    case AlarmSound::ConnectionLost: break;
    }
    return SoundSettingsDialog::tr("Connection lost");
}

QTimeEdit *timeField(QTime time, const QString &name, QWidget *parent)
{
    auto *field = new QTimeEdit(time, parent);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    // Mirrored, 22:00 would read 00:22. Before the format, which is turned round when it is set.
    field->setLayoutDirection(Qt::LeftToRight);
    field->setDisplayFormat(u"HH:mm"_s);
    field->setAccessibleName(name);
    return field;
}

} // namespace

SoundSettingsDialog::SoundSettingsDialog(Notice &notice, QWidget *parent) : QDialog(parent), m_notice(notice)
{
    setWindowTitle(tr("Sound settings"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(makeSounds());
    column->addWidget(makeQuiet());
    column->addWidget(makeNotifications());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *keep = buttons->addButton(tr("Use these"), QDialogButtonBox::AcceptRole);
    setRole(*keep, "primary"_L1);
    keep->setDefault(true);
    auto *test = buttons->addButton(tr("Send a test alert"), QDialogButtonBox::ActionRole);
    test->setAutoDefault(false);
    connect(test, &QPushButton::clicked, &notice, &Notice::sendTestAlert);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { m_notice.setSettings(chosen()); });
    column->addWidget(buttons);

    connect(&notice, &Notice::changed, this, &SoundSettingsDialog::tellStatus);
    connect(m_quiet, &QCheckBox::toggled, this, &SoundSettingsDialog::adapt);
    connect(m_notify, &QCheckBox::toggled, this, &SoundSettingsDialog::adapt);
    adapt();
    tellStatus();
}

QWidget *SoundSettingsDialog::makeSounds()
{
    const AlarmSettings &now = m_notice.settings();
    auto *group = new QGroupBox(this);
    group->setAccessibleName(tr("Sounds"));
    auto *column = new QVBoxLayout(group);
    auto *heading = new QLabel(tr("What sounds until it is acknowledged"), group);
    setRole(*heading, "heading"_L1);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    int row = 0;
    for (const AlarmSound sound : kAllAlarmSounds) {
        const QString name = nameOf(sound);
        auto *box = new QCheckBox(name, group);
        box->setChecked(now.sounding(sound));
        m_sounds[std::size_t(sound)] = box;
        auto *listen = new QPushButton(tr("Listen"), group);
        listen->setAutoDefault(false);
        listen->setAccessibleName(tr("Listen to the sound: %1").arg(name));
        connect(listen, &QPushButton::clicked, this, [this, sound] { m_notice.tryOut(sound, m_volume->value()); });
        // Two columns: at 720 lines the dialog has to fit.
        const int half = int(kAlarmSounds) / 2;
        grid->addWidget(box, row % half, row / half * 2);
        grid->addWidget(listen, row % half, row / half * 2 + 1);
        ++row;
    }
    column->addLayout(grid);

    auto *form = new QFormLayout;
    m_repeat = new QSpinBox(group);
    m_repeat->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_repeat->setRange(int(AlarmSettings::kShortestRepeat.count()), int(AlarmSettings::kLongestRepeat.count()));
    m_repeat->setValue(int(now.repeatEvery.count()));
    m_repeat->setSuffix(tr(" s", "seconds, behind a number"));
    m_repeat->setAccessibleName(tr("Repeat every"));
    form->addRow(tr("&Repeat every"), m_repeat);
    m_volume = new QSlider(Qt::Horizontal, group);
    m_volume->setRange(5, 100);
    m_volume->setPageStep(10);
    m_volume->setValue(now.volume);
    m_volume->setAccessibleName(tr("Volume"));
    form->addRow(tr("&Volume"), m_volume);
    column->addLayout(form);
    m_soundStatus = new QLabel(group);
    m_soundStatus->setTextFormat(Qt::PlainText);
    m_soundStatus->setWordWrap(true);
    column->addWidget(m_soundStatus);
    return group;
}

QWidget *SoundSettingsDialog::makeQuiet()
{
    const AlarmSettings &now = m_notice.settings();
    auto *group = new QGroupBox(this);
    group->setAccessibleName(tr("Quiet hours"));
    auto *column = new QVBoxLayout(group);
    auto *row = new QHBoxLayout;
    m_quiet = new QCheckBox(tr("&Quiet hours, local time, from"), group);
    m_quiet->setChecked(now.quietHours);
    row->addWidget(m_quiet);
    m_from = timeField(now.quietFrom, tr("Quiet from"), group);
    row->addWidget(m_from);
    row->addWidget(new QLabel(tr("to", "between two times of day"), group));
    m_to = timeField(now.quietTo, tr("Quiet to"), group);
    row->addWidget(m_to);
    row->addStretch(1);
    column->addLayout(row);
    m_critical = new QCheckBox(tr("&CRITICAL sounds all the same"), group);
    m_critical->setChecked(now.criticalWhenQuiet);
    column->addWidget(m_critical);
    return group;
}

QWidget *SoundSettingsDialog::makeNotifications()
{
    const AlarmSettings &now = m_notice.settings();
    auto *group = new QGroupBox(this);
    group->setAccessibleName(tr("Desktop notifications"));
    auto *column = new QVBoxLayout(group);
    auto *row = new QHBoxLayout;
    m_notify = new QCheckBox(tr("&Desktop notifications from this severity on"), group);
    m_notify->setChecked(now.notifications);
    row->addWidget(m_notify);
    m_notifyFrom = new QComboBox(group);
    m_notifyFrom->setAccessibleName(tr("Desktop notifications from this severity on"));
    for (const Severity severity : kTileSeverities)
        m_notifyFrom->addItem(severityTitle(severity), int(severity));
    m_notifyFrom->setCurrentIndex(m_notifyFrom->findData(int(now.notifyFrom)));
    row->addWidget(m_notifyFrom);
    row->addStretch(1);
    column->addLayout(row);
    m_inFront = new QCheckBox(tr("&Also while this window is in use"), group);
    m_inFront->setChecked(now.notifyInFront);
    column->addWidget(m_inFront);
    m_notifyStatus = new QLabel(group);
    m_notifyStatus->setTextFormat(Qt::PlainText);
    m_notifyStatus->setWordWrap(true);
    column->addWidget(m_notifyStatus);
    return group;
}

void SoundSettingsDialog::adapt()
{
    for (QWidget *widget : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_critical)})
        widget->setEnabled(m_quiet->isChecked());
    m_notifyFrom->setEnabled(m_notify->isChecked());
    m_inFront->setEnabled(m_notify->isChecked());
}

void SoundSettingsDialog::tellStatus()
{
    m_soundStatus->setText(m_notice.soundWords());
    m_notifyStatus->setText(m_notice.notificationWords());
    for (QLabel *label : {m_soundStatus, m_notifyStatus})
        setRole(*label, "secondary"_L1);
}

AlarmSettings SoundSettingsDialog::chosen() const
{
    AlarmSettings chosen;
    for (const AlarmSound sound : kAllAlarmSounds)
        chosen.sounds[std::size_t(sound)] = m_sounds[std::size_t(sound)]->isChecked();
    chosen.repeatEvery = seconds(m_repeat->value());
    chosen.volume = m_volume->value();
    chosen.quietHours = m_quiet->isChecked();
    chosen.quietFrom = m_from->time();
    chosen.quietTo = m_to->time();
    chosen.criticalWhenQuiet = m_critical->isChecked();
    chosen.notifications = m_notify->isChecked();
    chosen.notifyFrom = Severity(m_notifyFrom->currentData().toInt());
    chosen.notifyInFront = m_inFront->isChecked();
    return chosen;
}

} // namespace noc
