// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any frame a server can send: decoded, turned into rows and shown. The first byte chooses the endpoint for the way back.
#include "core/alerts/alertstore.h"
#include "core/protocol/codec.h"
#include "core/session/alertfromwire.h"
#include "tests/fuzz/target.h"

using namespace noc;

namespace {

constexpr std::size_t kMostBytes = 64 * 1024; // a small limit, so that the fuzzer finds both sides of it

void show(const wire::ServerMessage &message)
{
    AlertStore store(8);
    const WallTime now {};
    if (AlertRaise raise; raiseFromWire(message, raise)) {
        store.raise(raise);
        const auto slot = store.find(raise.key);
        fuzz::require(slot.has_value(), "a raise has a row");
        const Alert row = store.at(*slot);
        fuzz::require(row.key == raise.key, "the row is the raise's");
        fuzz::require(store.counts().rows == 1, "one raise, one row");
    }
    if (const auto change = changeFromWire(message, now)) {
        store.change(*change);
        fuzz::require(store.find(change->key).has_value(), "a change has a row");
    }
}

} // namespace

int fuzz::run(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static wire::ServerDecoder decoder({kMostBytes, 16});
    const auto channel = ChannelKind(data[0] % 3);
    const std::string_view frame(reinterpret_cast<const char *>(data + 1), size - 1);

    const wire::Decoded decoded = decoder.decode(frame);
    fuzz::require(decoded.defects.size() <= 8 && decoded.type.size() <= 64, "what is told of a frame is bounded");
    if (frame.size() > kMostBytes)
        fuzz::require(decoded.result == decltype(decoded.result)(wire::FrameFault::TooLarge), "a frame over the limit is refused");
    const auto *message = std::get_if<wire::ServerMessage>(&decoded.result);
    if (!message)
        return 0;
    show(*message);
    // What was understood is understood again when the server's own writer has written it.
    if (!std::holds_alternative<wire::UnknownMessage>(*message)) {
        const wire::Decoded again = decoder.decode(wire::encode(*message, channel));
        fuzz::require(
            std::holds_alternative<wire::ServerMessage>(again.result) || wire::encode(*message, channel).size() > kMostBytes,
            "what was understood is understood again");
    }
    return 0;
}
