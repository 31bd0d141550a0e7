// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/job.h"

namespace noc {

Job::Job(Terminal terminal) : m_terminal(terminal) { }

Job::~Job() = default;

} // namespace noc
