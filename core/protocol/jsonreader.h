// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/jsonrepair.h"

#include <simdjson.h>

#include <memory>
#include <string_view>
#include <variant>

namespace noc::wire {

//! Turns the bytes of a frame into a JSON object, within limits. Keeps its buffers from frame to frame.
class JsonReader
{
public:
    //! `nonFinite` says what stands in for NaN and Infinity.
    JsonReader(DecodeLimits limits, NonFinite nonFinite);

    using Read = std::variant<simdjson::dom::object, FrameFault>;
    //! The object is valid until the next call.
    Read read(std::string_view utf8);

    //! Any JSON value in place of an object; what is valid for as long. For values inside messages.
    std::variant<simdjson::dom::element, FrameFault> readValue(std::string_view utf8);

private:
    bool reserve(std::size_t bytes);
    simdjson::error_code parse(std::string_view json, simdjson::dom::element &root);
    FrameFault faultOf(simdjson::error_code error) const;

    DecodeLimits m_limits;
    NonFinite m_nonFinite;
    simdjson::dom::parser m_parser;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_bufferBytes = 0;
    std::string m_repaired;
};

} // namespace noc::wire
