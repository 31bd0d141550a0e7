// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any frame a client can send to the demo server.
#include "core/protocol/codec.h"
#include "tests/fuzz/target.h"

using namespace noc;

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto channel = ChannelKind(data[0] % 3);
    const std::string_view frame(reinterpret_cast<const char *>(data + 1), size - 1);
    const auto decoded = wire::decodeClient(frame, channel);
    if (const auto *message = std::get_if<wire::ClientMessage>(&decoded)) {
        const auto again = wire::decodeClient(wire::encode(*message), channel);
        fuzz::require(std::holds_alternative<wire::ClientMessage>(again), "what a client said can be said again");
        fuzz::require(std::get<wire::ClientMessage>(again) == *message, "… and means the same");
    }
    return 0;
}
