"""What happens to accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import argon2
import pytest
from sqlalchemy.orm import Session

from quiz.accounts import services
from quiz.models import Account, Role

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "ein langes Kennwort"


def test_the_account_is_found_however_the_name_is_typed(session: Session) -> None:
    made = services.create_account(session, username=" Özlem.K ", password=PASSWORD, role=Role.LEARNER)
    assert services.authenticate(session, "özlem.k", PASSWORD) is made
    assert services.authenticate(session, "O\u0308ZLEM.K", PASSWORD) is made
    assert made.display_name == "Özlem.K"


def test_a_wrong_password_opens_nothing(session: Session, learner: Account) -> None:
    assert services.authenticate(session, learner.username, PASSWORD + "!") is None
    assert services.authenticate(session, "niemand", PASSWORD) is None


def test_a_taken_name_is_refused_and_the_transaction_goes_on(session: Session, learner: Account) -> None:
    with pytest.raises(services.UsernameTaken):
        services.create_account(session, username=learner.username.upper(), password=PASSWORD, role=Role.TEACHER)
    services.create_account(session, username="andere", password=PASSWORD, role=Role.TEACHER)
    session.commit()


def test_a_hash_of_older_parameters_is_replaced_at_signing_in(session: Session, learner: Account) -> None:
    learner.password_hash = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    before = learner.password_hash
    assert services.authenticate(session, learner.username, PASSWORD) is not None
    assert learner.password_hash != before
    assert services.authenticate(session, learner.username, PASSWORD) is not None


def test_a_new_password_ends_all_sessions(session: Session, learner: Account) -> None:
    old = learner.get_id()
    services.change_password(session, learner, "ein anderes Kennwort")
    assert services.account_of_session(session, old) is None
    assert services.account_of_session(session, learner.get_id()) is learner


def test_a_disabled_account_neither_signs_in_nor_keeps_its_session(session: Session, learner: Account) -> None:
    old = learner.get_id()
    services.disable(session, learner, NOW)
    assert services.authenticate(session, learner.username, PASSWORD) is None
    assert services.account_of_session(session, learner.get_id()) is None
    services.enable(session, learner)
    assert services.authenticate(session, learner.username, PASSWORD) is learner
    assert services.account_of_session(session, old) is None


@pytest.mark.parametrize("session_id", ["", "1", "x.0", "1.x", "-1.0", "1.0.0", "99999999999.0"])
def test_a_made_up_session_is_nobodys(session: Session, make_account: Callable[..., Account], session_id: str) -> None:
    make_account("anna")
    assert services.account_of_session(session, session_id) is None


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("anna", True),
        ("jörg-müller.7", True),
        ("a.b@schule", True),
        ("ab", False),
        ("a" * 41, False),
        (".anna", False),
        ("anna ", False),
        ("an na", False),
        ("<b>anna</b>", False),
        ("an\u202ena", False),
    ],
)
def test_which_names_may_be_given(name: str, *, allowed: bool) -> None:
    assert services.is_username(name) is allowed
