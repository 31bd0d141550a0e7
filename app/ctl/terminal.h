// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/jsonline.h"

#include <QString>

#include <functional>

namespace noc {

//! Untrusted text made safe for a terminal: control, line-separating and bidirectional-override characters become visible escapes.
QString terminalText(QStringView untrusted);

//! Where a command writes: lines for people or JSON lines on standard output, errors on standard error. What is said in one
//! turn of the event loop is flushed at its end.
class Terminal
{
public:
    explicit Terminal(bool json) : m_json(json) { }

    bool isJson() const { return m_json; }
    //! One fact, in the form that was asked for. `words` is only called when people read.
    void say(const JsonLine &line, const std::function<QString()> &words) const;
    //! The same for what is said often: only the form that is asked for is made.
    void say(const std::function<JsonLine()> &line, const std::function<QString()> &words) const;
    //! A sentence on standard error, in both forms.
    void complain(const QString &sentence) const;

private:
    bool m_json;
};

} // namespace noc
