// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/tokenprompt.h"

#include <QCoreApplication>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace noc {

QString promptForToken()
{
#ifdef Q_OS_UNIX
    if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0)
        return {};
    termios shown = {};
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return {};
    const QByteArray question = QCoreApplication::translate("noc::TokenPrompt", "Token: ").toUtf8();
    std::fputs(question.constData(), stderr);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    // Without canonical mode's limit of 4095 bytes a long token is cut; a token that long is refused later anyway.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    QByteArray typed;
    for (int byte = std::fgetc(stdin); byte != EOF && byte != '\n' && typed.size() < 16 * 1024; byte = std::fgetc(stdin))
        typed.append(char(byte));
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    return QString::fromUtf8(typed).trimmed();
#else
    return {};
#endif
}

} // namespace noc
