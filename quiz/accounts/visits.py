"""A visit: from signing in to signing out on one device, in the signed session cookie and ended by the server."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from flask import session
from flask_login import login_user, logout_user

from quiz.accounts import services
from quiz.config import LONGEST_SESSION, LONGEST_VISIT
from quiz.models import Account, db, utc_now

TOKEN, BEGAN = "visit", "began"


def start(account: Account, *, stay: bool) -> None:
    """Begin a session with nothing in it from before, so that nobody can have prepared it."""
    session.clear()
    login_user(account)
    session.permanent = stay
    session[TOKEN] = secrets.token_urlsafe(16)
    session[BEGAN] = int(utc_now().timestamp())


def end() -> None:
    """End the session on this device, for copies of its cookie, too; commits."""
    if token := session.get(TOKEN):
        services.end_session(db.session(), token, utc_now())
        db.session.commit()
    logout_user()
    session.clear()


def account_of(session_id: str) -> Account | None:
    """Return the account that the request's session names, unless it was ended or is too old."""
    began = datetime.fromtimestamp(session.get(BEGAN, utc_now().timestamp()), UTC)
    if utc_now() - began > (LONGEST_SESSION if session.permanent else LONGEST_VISIT):
        return None
    return services.account_of_session(db.session(), session_id, session.get(TOKEN, ""))
