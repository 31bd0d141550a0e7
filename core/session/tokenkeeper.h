// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/httpapi.h"
#include "core/storage/secretstore.h"

#include <QLockFile>
#include <QObject>

#include <memory>
#include <optional>

namespace noc {

//! Where the operator's sign-in stands.
struct SignInStatus {
    enum class Kind : std::uint8_t {
        NotUsed, //!< the profile names no HTTP API
        Pasted, //!< a token from elsewhere: nothing renews it
        SignedIn, //!< the token renews itself
        Failing, //!< renewing fails for now; the token is still good
        Needed, //!< there is no usable token: the operator is asked
    };
    Kind kind = Kind::NotUsed;
    std::optional<Error> why; //!< of Failing and Needed

    friend bool operator==(const SignInStatus &, const SignInStatus &) = default;
};

//! Keeps one profile's tokens: signs in, and renews the access token before the handshakes that need it. Renewing rotates: the server takes each
//! refresh token once, so for a profile there is one renewal at a time on this machine (a lock file), it begins with what the keychain holds by then,
//! and a new refresh token is kept before anybody uses what came with it. A failing server is asked again with the same refresh token, ever more
//! rarely; credentials are never thrown away because of it. Times are measured from when a token came, so that a clock that differs does
//! no harm. Main thread.
class TokenKeeper : public QObject
{
    Q_OBJECT

public:
    struct Place {
        QString profile; //!< names the entries in the keychain
        SecretStore *secrets = nullptr; //!< null: in memory only; must outlive the keeper
        QString lockFile; //!< empty: no other process has this profile
    };

    TokenKeeper(HttpApi &api, Clock &clock, Place place, QObject *parent = nullptr);
    ~TokenKeeper() override;

    //! What the keychain's entries are called.
    static QString accessKey(const QString &profile);
    static QString refreshKey(const QString &profile);

    //! The tokens to begin with; either may be empty. Nothing is told or asked.
    void begin(const QString &access, const QString &refresh);
    //! A token that the operator pasted: nothing renews it, and a sign-in of before is forgotten, since it may be somebody else's.
    void paste(const QString &access);
    //! Signs in anew; signInFinished() follows. The password is not kept.
    void signIn(const QString &user, const QString &password);

    const QString &access() const { return m_access; }
    //! Until when the access token is good, as far as it tells; none when it does not tell.
    std::optional<BootTime> goodUntil() const { return m_goodUntil; }
    const SignInStatus &status() const { return m_status; }

    enum class Want {
        Usable, //!< before a handshake: renewed when it has run out, or nearly
        Young, //!< before a link that shall last: renewed unless it came a few minutes ago
        Other, //!< the server refused this one
    };
    //! Asks for a token; settled() follows, from the event loop, whether or not there is a new one.
    void want(Want what);

Q_SIGNALS:
    //! There is another access token; comes before the settled() or signInFinished() that belongs to it.
    void tokenChanged(const QString &access);
    void settled();
    void statusChanged(const noc::SignInStatus &status);
    //! Without an error it worked.
    void signInFinished(const std::optional<noc::Error> &error);

private:
    void beginRenewal();
    void takeLock();
    void readStore();
    void onStored(const std::optional<QString> &refresh, const std::optional<QString> &access);
    void askServer();
    void onRenewed(const ApiResult<SignInTokens> &result);
    void keep(const SignInTokens &tokens, std::function<void()> kept);
    void use(const QString &access, bool isNew);
    void renewalFailed(const Error &why, bool isPassing, std::optional<seconds> retryAfter);
    void endRenewal();
    void setStatus(SignInStatus::Kind kind, const std::optional<Error> &why = {});
    bool hasRunOut() const;
    void schedule();

    HttpApi &m_api;
    Clock &m_clock;
    Place m_place;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Timer> m_lockTimer;
    std::unique_ptr<Timer> m_renewTimer; //!< the next renewal by itself
    std::unique_ptr<Timer> m_expiryTimer; //!< the access token has run out

    QString m_access;
    QString m_refresh;
    QString m_deadRefresh; //!< the server does not take it any more
    QString m_refused; //!< an access token that a handshake was refused with
    BootTime m_came; //!< when m_access came
    std::optional<BootTime> m_goodUntil;
    milliseconds m_lifetime {0}; //!< of m_access; 0: not told
    SignInStatus m_status;
    bool m_renewing = false;
    bool m_wasRefused = false; //!< the renewal under way is because of a refusal
    int m_failures = 0; //!< in a row
    int m_lockTries = 0;
    int m_asked = 0; //!< number of the newest sign-in asked for
    int m_signIn = 0; //!< number of the newest sign-in that worked: an older renewal's answer comes too late
};

} // namespace noc

Q_DECLARE_METATYPE(noc::SignInStatus)
