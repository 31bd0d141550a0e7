// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apitransport.h"

namespace noc {

//! An ApiTransport over a real network, and the only user of QNetworkAccessManager. TLS is verified, always; cookies are neither kept nor sent; a
//! redirect is followed only for GET and within the same scheme, host and port, three times at most; any other one is handed on as its status.
ApiTransportFactory makeNetworkApiTransports();

} // namespace noc
