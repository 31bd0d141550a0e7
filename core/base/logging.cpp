// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

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
