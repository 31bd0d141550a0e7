// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace noc {

//! What kind of thing went wrong, for code that decides by it.
enum class ErrorCode {
    InvalidInput, //!< a value given by a person or a file is not usable
    NotFound,     //!< the thing asked for does not exist
    Refused,      //!< the other side understood and said no
    Unreachable,  //!< the other side could not be reached
    Timeout,      //!< no answer in time
    Malformed,    //!< bytes that do not follow their format
    TooLarge,     //!< over a size, depth or count limit
    Storage,      //!< disk or database
    NotAvailable, //!< the machine lacks what is needed (no keychain, no display)
    Internal,     //!< a fault of our own
};

//! What went wrong. `message` is a translated sentence for people that says what to do; `detail` is for the log. Neither
//! ever holds a token.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

//! A value or the reason why there is none. Exceptions do not cross a module; this does.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    //! True when there is a value.
    bool ok() const { return m_data.index() == 0; }
    explicit operator bool() const { return ok(); }

    //! The value; only when ok().
    const T &value() const & { return std::get<0>(m_data); }
    T &value() & { return std::get<0>(m_data); }
    T &&value() && { return std::get<0>(std::move(m_data)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    //! The reason; only when not ok().
    const Error &error() const { return std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

//! Success without a value, or the reason why not.
using Outcome = Result<std::monostate>;

//! The good Outcome.
inline Outcome done()
{
    return Outcome(std::monostate {});
}

} // namespace noc
