// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace noc {

class Theme;

//! A place for a token: hidden unless shown on purpose, typed, pasted or read from a file.
class TokenField : public QWidget
{
    Q_OBJECT

public:
    explicit TokenField(Theme &theme, QWidget *parent = nullptr);

    QString token() const;
    void clear();

Q_SIGNALS:
    void changed();
    //! A file could not be used; a sentence for people.
    void fileRefused(const QString &sentence);

private:
    void chooseFile();

    QLineEdit *m_line = nullptr;
};

} // namespace noc
