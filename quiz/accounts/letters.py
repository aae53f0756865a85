"""Letters about an account, sent by the worker: no request waits for a mail server or shows whether one is written."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from quiz import jobs, mail
from quiz.accounts import links
from quiz.accounts.links import Purpose
from quiz.accounts.services import normal_username
from quiz.config import LANGUAGES
from quiz.models import Account

NEW_PASSWORD = "mail_new_password"  # noqa: S105
CONFIRM_ADDRESS = "mail_confirm_address"


def ask_for_new_password(session: Session, username: str) -> None:
    """Queue the letter with a link to a new password; for a name nobody has, do the same and take it back."""
    account_id = session.scalar(sa.select(Account.id).where(Account.username == normal_username(username)))
    anybody = session.scalar(sa.select(sa.func.min(Account.id)))
    if anybody is None:
        return
    with session.begin_nested() as attempted:
        jobs.enqueue(session, NEW_PASSWORD, account_id or anybody, {"account": account_id})
        if account_id is None:
            attempted.rollback()


def ask_to_confirm(session: Session, account: Account, address: str) -> None:
    """Queue the letter with a link that makes the address the account's."""
    jobs.enqueue(session, CONFIRM_ADDRESS, account.id, {"account": account.id, "address": address})


@jobs.handler(NEW_PASSWORD, short_lived=True)
def send_new_password(session: Session, payload: dict[str, Any], _progress: jobs.Progress) -> None:
    """Send the link to a new password, if the account may sign in and has an address."""
    account = session.get(Account, payload["account"])
    if account is None or not account.is_active or account.email is None:
        return
    with force_locale(language(account)):
        text = _letter(
            _(
                "jemand, vermutlich du, hat für dein Konto %(name)s ein neues Kennwort verlangt. Hier wählst du es:",
                name=account.username,
            ),
            _link("recovery.choose", Purpose.PASSWORD, account, ""),
            _("Warst du das nicht, dann brauchst du nichts zu tun: Dein Kennwort bleibt, wie es ist."),
        )
        send(account.email, _("Neues Kennwort für Nachgefragt"), text)


@jobs.handler(CONFIRM_ADDRESS, short_lived=True)
def send_confirmation(session: Session, payload: dict[str, Any], _progress: jobs.Progress) -> None:
    """Send the link that confirms an address, if the account is still there."""
    account, address = session.get(Account, payload["account"]), str(payload["address"])
    if account is None or not account.is_active:
        return
    with force_locale(language(account)):
        text = _letter(
            _("das Konto %(name)s soll diese E-Mail-Adresse bekommen. Hier bestätigst du sie:", name=account.username),
            _link("recovery.confirm", Purpose.ADDRESS, account, address),
            _("Kennst du das Konto nicht, dann brauchst du nichts zu tun: Die Adresse wird nicht eingetragen."),
        )
        send(address, _("E-Mail-Adresse für Nachgefragt bestätigen"), text)


def _letter(reason: str, link: str, otherwise: str) -> str:
    minutes = int(links.LIFETIME.total_seconds() // 60)
    good = _("Der Link gilt %(minutes)d Minuten und nur ein Mal.", minutes=minutes)
    return "\n\n".join((_("Hallo,"), reason, link, f"{good} {otherwise}")) + "\n"


def _link(endpoint: str, purpose: Purpose, account: Account, address: str) -> str:
    """Return an address under the public one of the settings: what a request names as its host may be a lie."""
    public = urlsplit(current_app.config["PUBLIC_URL"])
    token = links.make(current_app.config["SECRET_KEY"], purpose, account, address)
    site = current_app.url_map.bind(public.netloc, public.path or "/", url_scheme=public.scheme)
    return str(site.build(endpoint, {"token": token}, force_external=True))


def send(address: str, subject: str, text: str) -> None:
    """Hand a letter in; raises JobFailed, or TryLater where the mail server may take it another time."""
    server = cast("mail.MailServer | None", current_app.config["MAIL_SERVER"])
    if server is None:  # the settings were taken away while the letter waited
        raise jobs.JobFailed("no_mail_server")
    try:
        mail.send(server, address, subject, text)
    except mail.NotSent as error:
        if error.for_good:
            raise jobs.JobFailed("mail_refused") from None
        raise jobs.TryLater("mail_not_sent") from None


def language(account: Account) -> str:
    """Return the language in which letters to the account are written."""
    return account.language if account.language in LANGUAGES else "de"
