"""Handing a letter to the operator's mail server; without settings for one, the app knows no e-mail at all."""

from __future__ import annotations

import logging
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr

LOG = logging.getLogger("quiz.mail")

SECONDS = 15.0
"""How long the server may take for each step."""

REFUSED_FOR_GOOD = 500
"""Replies from this number on say that another try is of no use (RFC 5321, section 4.2.1)."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and from whom; `tls` is "starttls", "implicit" or "none"."""

    host: str
    port: int
    sender: str
    tls: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)


class NotSent(Exception):  # noqa: N818
    """The server did not take the letter; `for_good` says that another try is of no use.

    It tells neither the address nor the server's words, which may hold it.
    """

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


def send(server: MailServer, recipient: str, subject: str, text: str) -> None:
    """Send a letter of plain text; raises NotSent and logs why, without the recipient."""
    message = _message(server.sender, recipient, subject, text)
    try:
        with _connected(server) as smtp:
            smtp.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        codes = _codes(error)
        fields = {"reason": type(error).__name__, "codes": codes, "host": server.host, "port": server.port}
        LOG.warning("a letter was not sent", extra={"fields": fields})
        refused = isinstance(error, smtplib.SMTPRecipientsRefused) and min(codes, default=0) >= REFUSED_FOR_GOOD
        raise NotSent(type(error).__name__, for_good=refused) from None


def _connected(server: MailServer) -> smtplib.SMTP:
    """Connect, encrypt and sign in; the certificate must be the host's."""
    name = _domain(server.sender)
    if server.tls == "implicit":
        context = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, name, timeout=SECONDS, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, name, timeout=SECONDS)
    try:
        if server.tls == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _message(sender: str, recipient: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=_domain(sender))
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(text)
    return message


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2]


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return sorted(code for code, _words in error.recipients.values())
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []
