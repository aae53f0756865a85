"""The session cookie: signed, for this site alone, and sent over TLS alone wherever there is TLS."""

from __future__ import annotations

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.exceptions import SecurityError

from quiz.config import LOOPBACK_HOSTS

GUEST_COOKIE = "nachgefragt_guest"
"""What makes a learner without account known again (quiz.attempts.cookies)."""


def cookies_are_secure(app: Flask) -> bool:
    """Whether a cookie of this response gets the Secure flag.

    By the setting COOKIE_SECURE: "always", "never", or "auto", which leaves the flag out only for plain HTTP on the
    loopback interface, where some browsers would drop a Secure cookie.
    """
    setting = app.config["COOKIE_SECURE"]
    if setting == "auto":
        try:
            asked = request.host
        except SecurityError:
            return True  # a host that is not served gets an error without cookies
        host = asked.rpartition(":")[0] if asked.rpartition(":")[2].isdecimal() else asked
        return request.is_secure or host not in LOOPBACK_HOSTS
    return bool(setting == "always")


def cookie_name(name: str, *, everywhere: bool = True) -> str:
    """Return what a cookie is called in this request: wherever there is TLS, no plain HTTP can set one of the name.

    Nor can another host, if the cookie is for all of the site (RFC 6265bis, section 4.1.3).
    """
    prefix = "__Host-" if everywhere else "__Secure-"
    return f"{prefix}{name}" if cookies_are_secure(current_app) else name


class CookieSessions(SecureCookieSessionInterface):
    """Flask's signed cookie sessions with a Secure flag that is right behind TLS and on the loopback interface."""

    def get_cookie_name(self, app: Flask) -> str:
        """Return the name; wherever there is TLS, browsers let no other host and no plain HTTP set a cookie of it."""
        name = super().get_cookie_name(app)
        return f"__Host-{name}" if self.get_cookie_secure(app) else name

    def get_cookie_secure(self, app: Flask) -> bool:
        """Decide by the request."""
        return cookies_are_secure(app)
