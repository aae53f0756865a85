"""Browsers in which somebody signed in before: other people's wrong passwords do not keep them out.

As OWASP's device cookies (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies): a
signed cookie names accounts, by keyed hashes, that signed in from this browser. Whoever steals it gains a counter of
their own for those names, of 30 wrong passwords in 15 minutes, and nothing else.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from typing import cast

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from quiz.sessions import cookie_name, cookies_are_secure

COOKIE = "nachgefragt_browser"
LIFETIME = timedelta(days=400)  # as long as browsers keep one
MOST_NAMES = 8
NAME_LENGTH = 16


def knows(username: str) -> bool:
    """Whether the name signed in from the request's browser before."""
    return _hash(username) in _read()[1]


def token() -> str:
    """Return the name of the request's browser, empty for an unknown one."""
    return _read()[0]


def remember(response: Response, username: str) -> None:
    """Let the browser be known for the name from now on; of a shared computer's names, the last ones stay."""
    browser, names = _read()
    mine = _hash(username)
    kept = [mine, *(name for name in names if name != mine)][:MOST_NAMES]
    response.set_cookie(
        cookie_name(COOKIE, everywhere=False),
        str(_serializer().dumps([browser or secrets.token_urlsafe(12), kept])),
        max_age=LIFETIME,
        httponly=True,
        samesite="Lax",
        secure=cookies_are_secure(current_app),
        path="/login",
    )


def _read() -> tuple[str, list[str]]:
    try:
        browser, names = _serializer().loads(request.cookies.get(cookie_name(COOKIE, everywhere=False), ""))
    except BadSignature:
        return "", []
    return cast("str", browser), cast("list[str]", names)


def _hash(username: str) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.digest(secret, f"known browser {username}".encode(), "sha256").hex()[:NAME_LENGTH]


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known browser")
