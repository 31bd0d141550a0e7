// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace noc::wire {

//! What stands in for the numbers that Python writes and JSON does not know.
enum class NonFinite {
    AsNull, //!< NaN, Infinity and -Infinity become null
    AsPythonText, //!< they become the strings "nan", "inf" and "-inf", as Python's str() prints them
};

//! True when `json` holds an escape of a UTF-16 surrogate, which simdjson before 3.1 does not check when it stands alone.
bool hasSurrogateEscape(std::string_view json);

//! Rewrites what a Python peer may write and strict JSON refuses: numbers that are not finite, integers over 64 bits (they become
//! the nearest double, or non-finite), and escapes of lone surrogates (they become U+FFFD). Everything else is copied as it is.
//! False when there was nothing to rewrite; `repaired` then holds nothing of use. Its capacity is kept from call to call.
bool repairJson(std::string_view json, NonFinite nonFinite, std::string &repaired);

} // namespace noc::wire
