"""Judging and making passwords."""

import pytest

from quiz.accounts import passwords
from quiz.accounts.passwords import Weakness


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("kurz", Weakness.SHORT),
        ("Passwort123", Weakness.COMMON),
        ("aaaaaaaaaaaa", Weakness.COMMON),
        ("ababababab", Weakness.COMMON),
        ("annamaria1", Weakness.NAME),
        ("drei Möwen am Kai", None),
    ],
)
def test_a_password_that_would_be_guessed_is_named_weak(password: str, found: Weakness | None) -> None:
    assert passwords.weakness(password, "annamaria") is found


def test_random_passwords_are_strong_and_differ() -> None:
    made = {passwords.random_password() for _ in range(50)}
    assert len(made) == 50
    assert all(passwords.weakness(password, "anna") is None for password in made)


def test_without_an_account_no_password_fits() -> None:
    assert not passwords.password_fits("nobody's password", None)


def test_a_broken_hash_opens_nothing() -> None:
    assert not passwords.password_fits("egal", "kein Hash")
