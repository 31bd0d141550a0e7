// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace noc {

//! Gives assistive technology the alert table as a list: each row an item that reads as sentences, with its button, where it has one, as a
//! real button that can be found, located and pressed. Items belong to alerts, not to row numbers. Does nothing the second time.
void installAlertViewAccessibility();

} // namespace noc
