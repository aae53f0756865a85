"""Who may do what: role checks, and loading an object through its owner."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import ParamSpec, TypeVar, cast

import sqlalchemy as sa
from flask import abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm.interfaces import ORMOption

from quiz import ratelimits
from quiz.models import Account, ArticleRecord, Classroom, ItemRecord, Job, Quiz, Role, db, utc_now
from quiz.ratelimits import Limit

LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path with or without query: one slash, then printable ASCII without backslashes, which browsers read as slashes."""

P = ParamSpec("P")
Owned = TypeVar("Owned", ArticleRecord, Classroom, ItemRecord, Job, Quiz)


def current_account() -> Account | None:
    """The account that signed in, or None for a visitor."""
    return cast("Account", current_user._get_current_object()) if current_user.is_authenticated else None  # noqa: SLF001


def signed_in_account() -> Account:
    """The account that signed in; only for views behind one of the decorators below."""
    account = current_account()
    if account is None:
        abort(401)
    return account


def role_required(*roles: Role) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Let only accounts of the roles into a view: visitors are sent to sign in, others get 403."""

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            account = current_account()
            if account is None:
                asked_for = request.full_path.rstrip("?") if request.method == "GET" else None
                return redirect(url_for("accounts.sign_in", next=asked_for))
            if account.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


teacher_required = role_required(Role.TEACHER)
learner_required = role_required(Role.LEARNER)
administrator_required = role_required(Role.ADMINISTRATOR)
account_required = role_required(*Role)


def open_roles() -> tuple[Role, ...]:
    """The roles that anybody may make an account of, by the settings."""
    settings = {Role.LEARNER: "LEARNER_REGISTRATION", Role.TEACHER: "TEACHER_REGISTRATION"}
    return tuple(role for role, name in settings.items() if current_app.config[name])


def load_owned(model: type[Owned], object_id: int, options: Sequence[ORMOption] = ()) -> Owned:
    """Load what belongs to the signed-in account; 404 for what does not, as for what does not exist."""
    owner = signed_in_account()
    query = sa.select(model).where(model.id == object_id, model.owner_id == owner.id).options(*options)
    found = db.session.scalar(query)
    if getattr(found, "deleted_at", None) is not None:
        found = None
    if found is None:
        abort(404)
    return found


def wait_before(limit: Limit, *subject: str) -> int:
    """Count a use of what is allowed only so often, commit the count, and return the seconds to wait (0: go on).

    `subject` says whose uses are counted together, as in `wait_before(SIGN_IN, username, client_address())`.
    """
    waiting = ratelimits.take(db.session(), limit, _key(subject), utc_now())
    db.session.commit()
    return waiting


def must_wait(limit: Limit, *subject: str) -> int:
    """Return the seconds to wait (0: go on) without counting a use."""
    return ratelimits.waiting(db.session(), limit, _key(subject), utc_now())


def forget_uses(limit: Limit, *subject: str) -> None:
    """Start counting afresh, as after the right password, and commit that."""
    ratelimits.forget(db.session(), limit, _key(subject))
    db.session.commit()


def client_address() -> str:
    """Whose uses are counted together: the address the request came from, as the configured proxies report it.

    Of IPv6, it is the network of 64 bits: everybody has at least that many addresses to change between (RFC 6177).
    """
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return request.remote_addr or ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((address, 64), strict=False))
    return str(address)


def local_address(address: str | None, default: str = "/") -> str:
    """Return the address if it is a path of this site, else the default: a redirect never leads elsewhere."""
    if address and LOCAL.fullmatch(address):
        return address
    return default


def _key(subject: tuple[str, ...]) -> str:
    return ratelimits.hash_key(str(current_app.config["SECRET_KEY"]), *subject)
