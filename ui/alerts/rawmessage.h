// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace noc {

class Session;
class Theme;

//! The newest frame that raised an alert, as it was received, folded away until somebody wants it: only then is the journal asked. While it is
//! read by somebody it is not replaced under the eyes; that a newer one came is said, with a button to read that one.
class RawMessage : public QWidget
{
    Q_OBJECT

public:
    RawMessage(Session &session, Theme &theme, QWidget *parent = nullptr);

    void setAlert(const std::optional<AlertKey> &key);
    //! Something happened to the alert.
    void refresh();
    void setOpen(bool open);
    bool isOpen() const;
    //! What is shown; empty while nothing is.
    QString text() const;

Q_SIGNALS:
    //! What was asked for stands there, at its full height.
    void shown();

private:
    void ask();
    void adopt(const QString &frame);
    void showWords(const QString &words);
    std::optional<WallTime> lastReceived() const;
    void fitHeight();
    void adoptTheme();

    Session &m_session;
    Theme &m_theme;
    std::optional<AlertKey> m_key;
    quint64 m_question = 0; //!< answers to an earlier question are dropped
    std::optional<WallTime> m_shownUntil; //!< the alert's newest raise when the journal was asked

    QToolButton *m_fold;
    QLabel *m_words;
    QPushButton *m_newer;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace noc
