// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/filteredit.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QTextCharFormat>

namespace noc {

FilterEdit::FilterEdit(QWidget *parent) : QLineEdit(parent) { }

void FilterEdit::setFaults(const QList<TextSpan> &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    mark();
}

void FilterEdit::setFaultColor(const QColor &color)
{
    m_color = color;
    mark();
}

//! QLineEdit has no formats of its own; those of an input method that composes nothing are kept until the next ones, for any part of the text.
void FilterEdit::mark()
{
    QList<QInputMethodEvent::Attribute> attributes;
    for (const TextSpan &fault : m_faults) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_color);
        attributes.append(
            {QInputMethodEvent::TextFormat, int(fault.begin) - cursorPosition(), int(fault.length), QVariant(format)});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

} // namespace noc
