// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/jsonreader.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace noc::wire {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kSmallestBuffer = 4096;

} // namespace

JsonReader::JsonReader(DecodeLimits limits, NonFinite nonFinite) : m_limits(limits), m_nonFinite(nonFinite) { }

//! Buffers grow by powers of two, so that frames of slowly rising size do not allocate each time.
bool JsonReader::reserve(std::size_t bytes)
{
    if (bytes <= m_bufferBytes)
        return true;
    const std::size_t wanted = std::max(kSmallestBuffer, std::bit_ceil(bytes));
    if (m_parser.allocate(wanted, std::size_t(m_limits.maxDepth) + 1) != simdjson::SUCCESS)
        return false;
    m_buffer = std::make_unique<char[]>(wanted + simdjson::SIMDJSON_PADDING);
    m_bufferBytes = wanted;
    return true;
}

simdjson::error_code JsonReader::parse(std::string_view json, simdjson::dom::element &root)
{
    if (!reserve(json.size()))
        return simdjson::MEMALLOC;
    if (!json.empty())
        std::memcpy(m_buffer.get(), json.data(), json.size());
    std::memset(m_buffer.get() + json.size(), ' ', simdjson::SIMDJSON_PADDING);
    return m_parser.parse(m_buffer.get(), json.size(), false).get(root);
}

FrameFault JsonReader::faultOf(simdjson::error_code error) const
{
    switch (error) {
    case simdjson::UTF8_ERROR: return FrameFault::NotUtf8;
    case simdjson::DEPTH_ERROR: return FrameFault::TooDeep;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return FrameFault::TooLarge;
    default: return FrameFault::NotJson;
    }
}

std::variant<simdjson::dom::element, FrameFault> JsonReader::readValue(std::string_view utf8)
{
    if (utf8.size() > m_limits.maxBytes)
        return FrameFault::TooLarge;
    // Newer versions of simdjson skip the mark; the servers' own reader does not.
    if (utf8.empty() || utf8.starts_with(kByteOrderMark))
        return FrameFault::NotJson;

    simdjson::dom::element root;
    simdjson::error_code error = simdjson::SUCCESS;
    const bool repairedFirst = hasSurrogateEscape(utf8) && repairJson(utf8, m_nonFinite, m_repaired);
    error = parse(repairedFirst ? std::string_view(m_repaired) : utf8, root);
    const bool worthRepair = error != simdjson::SUCCESS && faultOf(error) == FrameFault::NotJson;
    if (worthRepair && !repairedFirst && repairJson(utf8, m_nonFinite, m_repaired))
        error = parse(m_repaired, root);
    if (error != simdjson::SUCCESS)
        return faultOf(error);
    return root;
}

JsonReader::Read JsonReader::read(std::string_view utf8)
{
    const auto value = readValue(utf8);
    if (const auto *fault = std::get_if<FrameFault>(&value))
        return *fault;
    simdjson::dom::object object;
    if (std::get<simdjson::dom::element>(value).get(object) != simdjson::SUCCESS)
        return FrameFault::NotObject;
    return object;
}

} // namespace noc::wire
