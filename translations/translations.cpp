// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace noc {

namespace {

bool install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!translator->load(locale, name, QStringLiteral("_"), folder) || !QCoreApplication::installTranslator(translator.get()))
        return false;
    // The application owns it now.
    translator.release();
    return true;
}

} // namespace

bool installTranslations(const QLocale &locale)
{
    // What has no other language is English, and English has plural forms too.
    const QString ours = QStringLiteral("watchfloor");
    const QString folder = QStringLiteral(":/i18n");
    const bool english = install(QLocale(QLocale::English), ours, folder);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return english;
    // The buttons of Qt's own dialogs.
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return install(locale, ours, folder);
}

} // namespace noc
