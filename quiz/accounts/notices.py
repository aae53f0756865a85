"""What changes about a second factor is noted in the log, and told by letter to whoever has an address."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import current_app
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from quiz import audit, jobs
from quiz.accounts import factors, letters
from quiz.models import Account

NOTICE = "mail_second_factor"


class Change(StrEnum):
    """What happened, as the log calls it."""

    ON = "second_factor.turned_on"
    OFF = "second_factor.turned_off"
    RENEWED = "second_factor.codes_renewed"
    CODE_USED = "second_factor.code_used"


def note(session: Session, account: Account, change: Change, actor_id: int | None, now: datetime) -> None:
    """Log the change and queue the letter, in the transaction that makes it; an actor of None is the operator."""
    details = {} if actor_id == account.id else {"username": account.username}
    audit.record(session, actor_id, change, account, details, now)
    if account.email and current_app.config["MAIL_SERVER"]:
        jobs.enqueue(session, NOTICE, account.id, {"account": account.id, "change": change})


@jobs.handler(NOTICE, short_lived=True)
def send_notice(session: Session, payload: dict[str, Any], _progress: jobs.Progress) -> None:
    """Send the letter, if the account still has an address."""
    account = session.get(Account, payload["account"])
    if account is None or account.email is None:
        return
    with force_locale(letters.language(account)):
        parts = (
            _("Hallo,"),
            _what(Change(payload["change"]), account.username, factors.recovery_codes_left(session, account)),
            _("Warst du das, ist alles gut. Sonst ändere dein Kennwort und sag der Verwaltung Bescheid."),
        )
        letters.send(account.email, _("Änderung an deiner Anmeldung bei Nachgefragt"), "\n\n".join(parts) + "\n")


def _what(change: Change, name: str, left: int) -> str:
    match change:
        case Change.ON:
            return _("dein Konto %(name)s verlangt beim Anmelden jetzt auch einen Code.", name=name)
        case Change.OFF:
            return _("dein Konto %(name)s verlangt beim Anmelden keinen Code mehr.", name=name)
        case Change.RENEWED:
            return _("dein Konto %(name)s hat neue Ersatzcodes; die alten gelten nicht mehr.", name=name)
        case Change.CODE_USED:
            return ngettext(
                "bei deinem Konto %(name)s hat sich jemand mit einem Ersatzcode angemeldet. Es bleibt einer.",
                "bei deinem Konto %(name)s hat sich jemand mit einem Ersatzcode angemeldet. Es bleiben %(num)d.",
                left,
                name=name,
            )
