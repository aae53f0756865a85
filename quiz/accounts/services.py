"""What happens to accounts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from quiz.models import Account


def account_of_session(session: Session, session_id: str) -> Account | None:
    """Return the active account that a session's id names, or None if the session has ended."""
    account_id, _, epoch = session_id.partition(".")
    if not (account_id.isdecimal() and epoch.isdecimal()):
        return None
    account = session.get(Account, int(account_id))
    if account is None or not account.is_active or account.session_epoch != int(epoch):
        return None
    return account
