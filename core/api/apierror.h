// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <optional>
#include <utility>

namespace noc {

//! What was asked of the HTTP API; the same status means something else for each.
enum class ApiCall { SignIn, Renew, ListAlerts };

//! Why a call to the HTTP API gave nothing.
struct ApiError {
    Error error; //!< for people; never a token or a password
    int status = 0; //!< HTTP status; 0 when no whole answer came
    std::optional<seconds> retryAfter; //!< the server asked for a pause (429, 503)

    //! The same call may work later, unchanged: no answer, a failing server or proxy, or too many requests.
    bool isPassing() const;

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

//! A value or why there is none.
template<typename T> class [[nodiscard]] ApiResult
{
public:
    ApiResult(T value) : m_value(std::move(value)) { }
    ApiResult(ApiError error) : m_error(std::move(error)) { }

    bool ok() const { return m_value.has_value(); }
    //! Only when ok().
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return &*m_value; }
    //! Only when not ok().
    const ApiError &error() const { return m_error; }

private:
    std::optional<T> m_value;
    ApiError m_error;
};

//! An HTTP status other than success in words for that call. `detail` is the server's own text, already without secrets.
ApiError refusedCall(ApiCall call, int status, const std::optional<seconds> &retryAfter, const QString &detail);
//! What came is not the JSON that was asked for; `isPage` when it is a web page.
ApiError unusableAnswer(int status, bool isPage, const QString &detail);

} // namespace noc
