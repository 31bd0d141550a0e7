// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QUrl>

#include <functional>

class QLabel;

namespace noc {

class Theme;

//! Opens an address outside of the program; false where nothing could.
using UrlOpener = std::function<bool(const QUrl &)>;

//! Shows where a link goes, whole and with its host in words, and opens it only then.
class RunbookConfirmation : public QDialog
{
    Q_OBJECT

public:
    RunbookConfirmation(const QUrl &url, UrlOpener opener, Theme &theme, QWidget *parent = nullptr);

private:
    void follow();

    const QUrl m_url;
    const UrlOpener m_opener;
    QLabel *m_fault;
};

} // namespace noc
