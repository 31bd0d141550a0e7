// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demodata.h"

#include <algorithm>

namespace noc {

int DemoBook::accepted() const
{
    return int(std::ranges::count(handshakes, 101, &Handshake::status));
}

int DemoBook::refused() const
{
    return int(handshakes.size()) - accepted();
}

int DemoBook::acknowledgedTimes(qint64 alertId) const
{
    return int(std::ranges::count(acknowledgements, alertId, &Acknowledgement::alertId));
}

} // namespace noc
