# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and checking JSON Web Tokens, as simplejwt writes them. Needs no Django, so that the launcher can mint too."""
import time
import uuid

import jwt

ISSUER = "youtility-api"  # the real server's; a client does not look at it
ACCESS_LIFE = 3600
REFRESH_LIFE = 7 * 86400


def mint(secret, user, token_type="access", lifetime=ACCESS_LIFE, **claims):
    """A signed token; a negative lifetime makes an expired one, a claim of None leaves that claim out."""
    now = int(time.time())
    content = {
        "token_type": token_type,
        "exp": now + lifetime,
        "iat": min(now, now + lifetime),
        "jti": uuid.uuid4().hex,
        "iss": ISSUER,
        "user_id": user,
        **claims,
    }
    return jwt.encode({name: value for name, value in content.items() if value is not None}, secret, algorithm="HS256")


def read(secret, token, token_type):
    """The claims of a good token of that type, else jwt.InvalidTokenError."""
    claims = jwt.decode(
        token, secret, algorithms=["HS256"], issuer=ISSUER, options={"require": ["exp", "iat", "jti", "iss", "user_id"]}
    )
    if claims.get("token_type") != token_type:
        raise jwt.InvalidTokenError("wrong token type")
    return claims


def user_id(claims):
    """The user's id, which simplejwt writes as a number or, from 5.5 on, as a string."""
    try:
        return int(claims["user_id"])
    except (TypeError, ValueError) as error:
        raise jwt.InvalidTokenError("user_id is no number") from error
