"""Judging and making passwords."""

import pytest

from quiz.accounts import passwords
from quiz.accounts.common_passwords import common_passwords
from quiz.accounts.passwords import Weakness


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("kurz", Weakness.SHORT),
        ("Passwort123", Weakness.COMMON),
        ("1q2w3e4r5t", Weakness.COMMON),
        ("Liverpool", Weakness.COMMON),
        ("klasse123", Weakness.COMMON),
        ("aaaaaaaaaaaa", Weakness.COMMON),
        ("ababababab", Weakness.COMMON),
        ("annamaria1", Weakness.NAME),
        ("drei Möwen am Kai", None),
    ],
)
def test_a_password_that_would_be_guessed_is_named_weak(password: str, found: Weakness | None) -> None:
    assert passwords.weakness(password, "annamaria") is found


def test_the_list_holds_what_asvs_asks_for() -> None:
    """At least the 3000 commonest that are long enough (ASVS 5.0.0, 6.2.4), as they are compared: in lower case."""
    found = common_passwords()
    assert len(found) > 5000
    assert all(len(password) >= passwords.MIN_LENGTH and password == password.casefold() for password in found)


@pytest.mark.parametrize(
    "password", ["  Möwe am Kai ", "x" * 63 + "Ü", "ﬁscher" + "📚" * 60, "p" * passwords.MAX_LENGTH]
)
def test_a_password_is_compared_as_it_was_typed(password: str) -> None:
    stored = passwords.hash_password(password)
    assert passwords.password_fits(password, stored)
    for other in {password.strip(), password.swapcase(), password[:-1], password.replace("ﬁ", "fi")} - {password}:
        assert not passwords.password_fits(other, stored)


def test_random_passwords_are_strong_and_differ() -> None:
    made = {passwords.random_password() for _ in range(50)}
    assert len(made) == 50
    assert all(passwords.weakness(password, "anna") is None for password in made)


def test_without_an_account_no_password_fits() -> None:
    assert not passwords.password_fits("nobody's password", None)


def test_a_broken_hash_opens_nothing() -> None:
    assert not passwords.password_fits("egal", "kein Hash")
