"""The guest's cookie: what makes a learner without account known on the same browser again."""

from __future__ import annotations

from datetime import timedelta

from flask import current_app, request
from werkzeug.wrappers import Response

from quiz.access import current_account
from quiz.attempts.learners import Learner, guest_of
from quiz.models import db
from quiz.sessions import GUEST_COOKIE as COOKIE
from quiz.sessions import cookie_name, cookies_are_secure

__all__ = ["COOKIE", "COOKIE_LIFETIME", "current_learner", "current_token", "forget", "remember"]
COOKIE_LIFETIME = timedelta(days=400)  # as long as browsers keep one


def current_learner() -> Learner:
    """Return who is at the browser that sent the request."""
    return Learner(current_account(), guest_of(db.session(), current_token()))


def current_token() -> str:
    """Return the guest's token that the request came with, or an empty text."""
    return request.cookies.get(cookie_name(COOKIE), "")


def remember(response: Response, token: str) -> None:
    """Give the browser the guest's token."""
    response.set_cookie(
        cookie_name(COOKIE),
        token,
        max_age=COOKIE_LIFETIME,
        httponly=True,
        samesite="Lax",
        secure=cookies_are_secure(current_app),
    )


def forget(response: Response) -> None:
    """Take the guest's token from the browser."""
    secure = cookies_are_secure(current_app)
    response.delete_cookie(cookie_name(COOKIE), httponly=True, samesite="Lax", secure=secure)
