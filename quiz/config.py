"""What an installation sets by environment variables; the defaults are right for trying the app on one machine."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from quiz.mail import MailServer

MEBIBYTE = 1024 * 1024
LONGEST_SESSION = timedelta(days=60)
"""After signing in, however often somebody comes back; without staying signed in, it is LONGEST_VISIT."""
LONGEST_VISIT = timedelta(hours=24)

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")
HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""A host name; one with a dot in front stands for all below it, too."""

LANGUAGES = {"de": "Deutsch", "en": "English"}


class InvalidSetting(ValueError):  # noqa: N818
    """An environment variable has a value that means nothing."""


def load_config(environ: Mapping[str, str]) -> dict[str, object]:
    """Read the settings; the README's table says what each variable means.

    Raises InvalidSetting where a value cannot be understood. Makes the instance folder and, unless SECRET_KEY is set,
    the secret key in it.
    """
    instance = instance_folder(environ)
    return {
        "INSTANCE": instance,
        "SECRET_KEY": environ.get("SECRET_KEY") or kept_secret(instance / "secret_key"),
        "SQLALCHEMY_DATABASE_URI": database_url(environ.get("DATABASE_URL") or f"sqlite:///{instance / 'quiz.sqlite'}"),
        "PROXY_HOPS": _integer(environ, "NACHGEFRAGT_PROXY_HOPS", 0),
        "TRUSTED_HOSTS": _hosts(environ, "NACHGEFRAGT_TRUSTED_HOSTS"),
        "WORKER_NICENESS": _integer(environ, "NACHGEFRAGT_WORKER_NICENESS", 10),
        "WORKER_REST_PERCENT": _integer(environ, "NACHGEFRAGT_WORKER_REST_PERCENT", 100),
        "METRICS_TOKEN": environ.get("NACHGEFRAGT_METRICS_TOKEN", ""),
        "COOKIE_SECURE": _choice(environ, "NACHGEFRAGT_COOKIE_SECURE", ("auto", "always", "never")),
        "LEARNER_REGISTRATION": _switch(environ, "NACHGEFRAGT_LEARNER_REGISTRATION", default=True),
        "TEACHER_REGISTRATION": _switch(environ, "NACHGEFRAGT_TEACHER_REGISTRATION", default=False),
        "SECOND_FACTOR_REQUIRED": _switch(environ, "NACHGEFRAGT_SECOND_FACTOR_REQUIRED", default=False),
        "MAIL_SERVER": _mail_server(environ),
        "PUBLIC_URL": _public_url(environ),
        "KEEP_GUESTS_DAYS": _integer(environ, "NACHGEFRAGT_KEEP_GUESTS_DAYS", 0),
        "KEEP_ACCOUNTS_DAYS": _integer(environ, "NACHGEFRAGT_KEEP_ACCOUNTS_DAYS", 0),
        "IMPRINT_FILE": Path(environ.get("NACHGEFRAGT_IMPRINT_FILE", instance / "imprint.txt")),
        "PRIVACY_FILE": Path(environ.get("NACHGEFRAGT_PRIVACY_FILE", instance / "privacy.txt")),
        # A statement that fails is logged without its values: they are names and answers.
        # A connection is kept open for each thread of a web process (quiz/gunicorn_settings.py).
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True, "pool_size": 8},
        "LOG_FORMAT": _choice(environ, "NACHGEFRAGT_LOG_FORMAT", ("json", "text")),
        "SESSION_COOKIE_NAME": "nachgefragt_session",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(days=14),
        "MAX_CONTENT_LENGTH": 4 * MEBIBYTE,
        "MAX_FORM_MEMORY_SIZE": 1 * MEBIBYTE,
        "MAX_FORM_PARTS": 2000,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a test may lie open for an hour
        "BABEL_DEFAULT_LOCALE": "de",
        "BABEL_DEFAULT_TIMEZONE": environ.get("NACHGEFRAGT_TIMEZONE", "Europe/Berlin"),
    }


def instance_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what an installation keeps beside its database; makes it, for its owner alone."""
    instance = Path(environ.get("NACHGEFRAGT_INSTANCE", "instance")).resolve()
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return instance


def kept_secret(path: Path) -> str:
    """Return the secret in the file, which is made at the first call, readable by its owner alone.

    It appears in one step with its content (link), so that processes that start at once agree on one.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
    secret = path.read_text("ascii").strip()
    if not secret:
        raise InvalidSetting(f"{path} is empty; delete it to have a new secret made")
    return secret


def database_url(url: str) -> str:
    """Name the driver in a PostgreSQL URL as hosting services hand it out; leave other URLs as they are."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _mail_server(environ: Mapping[str, str]) -> MailServer | None:
    """Where letters are handed in; None without a host, and then no page speaks of e-mail."""
    host = environ.get("NACHGEFRAGT_SMTP_HOST", "")
    if not host:
        return None
    sender = environ.get("NACHGEFRAGT_SMTP_SENDER", "")
    if "@" not in parseaddr(sender)[1] or not sender.isprintable():
        raise InvalidSetting(f"NACHGEFRAGT_SMTP_SENDER is not an e-mail address: {sender!r}")
    credentials = [environ.get(f"NACHGEFRAGT_SMTP_{name}", "") for name in ("USER", "PASSWORD")]
    if not "".join(credentials).isascii():  # smtplib can send no others
        raise InvalidSetting("NACHGEFRAGT_SMTP_USER and NACHGEFRAGT_SMTP_PASSWORD may only have ASCII characters")
    if not _public_url(environ):
        raise InvalidSetting("NACHGEFRAGT_PUBLIC_URL is missing: letters need an address for their links")
    tls = _choice(environ, "NACHGEFRAGT_SMTP_TLS", ("starttls", "implicit", "none"))
    return MailServer(
        host=host,
        port=_integer(environ, "NACHGEFRAGT_SMTP_PORT", 465 if tls == "implicit" else 587),
        sender=sender,
        tls=tls,
        user=credentials[0],
        password=credentials[1],
    )


def _public_url(environ: Mapping[str, str]) -> str:
    """Where people reach the app; a request's own idea of it could be forged, and a letter's link would lead away."""
    url = environ.get("NACHGEFRAGT_PUBLIC_URL", "").rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in {"https", "http"} or not parts.hostname or parts.query or parts.fragment):
        raise InvalidSetting(f"NACHGEFRAGT_PUBLIC_URL is not the address of a site: {url!r}")
    return url


def _hosts(environ: Mapping[str, str], name: str) -> list[str] | None:
    """Host names that requests may name, with the machine's own, which health checks use; None allows any."""
    hosts = [host.strip() for host in environ.get(name, "").split(",") if host.strip()]
    if any(not HOST.fullmatch(host) for host in hosts):
        raise InvalidSetting(f"{name} is not a list of host names with commas between: {hosts}")
    return [*hosts, *LOOPBACK_HOSTS] if hosts else None


def _switch(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "").lower()
    meanings = {"": default, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if value not in meanings:
        raise InvalidSetting(f"{name} is neither 1 nor 0: {value!r}")
    return meanings[value]


def _choice(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = environ.get(name, choices[0])
    if value not in choices:
        raise InvalidSetting(f"{name} is not one of {', '.join(choices)}: {value!r}")
    return value


def _integer(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name) or str(default)
    if not value.isdecimal():
        raise InvalidSetting(f"{name} is not a whole number: {value!r}")
    return int(value)
