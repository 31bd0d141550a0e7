// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include "core/base/redaction.h"

Q_LOGGING_CATEGORY(lcBase, "noc.base", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProtocol, "noc.protocol", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLink, "noc.link", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAlerts, "noc.alerts", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCommands, "noc.commands", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHealth, "noc.health", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "noc.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApi, "noc.api", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "noc.session", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "noc.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "noc.app", QtInfoMsg)

namespace noc {

namespace {

// The message handler is a plain function, so what comes after it cannot be handed to it.
QtMessageHandler g_next = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    g_next(type, context, redacted(message));
}

} // namespace

void keepSecretsOutOfLog()
{
    g_next = qInstallMessageHandler(handle);
}

} // namespace noc
