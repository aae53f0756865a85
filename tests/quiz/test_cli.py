"""The commands."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from quiz.accounts.services import authenticate
from quiz.models import Account, Role


def test_the_first_administrator_is_made_with_a_password_shown_once(app: Flask, session: Session) -> None:
    result = app.test_cli_runner().invoke(args=["users", "create", "--username", "Chefin", "--random-password"])
    assert result.exit_code == 0
    shown = re.search(r"Password \(shown this once\): (\S+)", result.output)
    assert shown is not None
    account = authenticate(session, "chefin", shown[1])
    assert account is not None
    assert account.role is Role.ADMINISTRATOR


def test_a_weak_password_is_asked_for_again(app: Flask, session: Session) -> None:
    answers = "chefin\nkurz\nkurz\nPasswort123\nPasswort123\ndrei Möwen am Kai\ndrei Möwen am Kai\n"
    result = app.test_cli_runner().invoke(args=["users", "create", "--role", "teacher"], input=answers)
    assert result.exit_code == 0, result.output
    assert "too short" in result.output
    assert "guessed first" in result.output
    assert "drei Möwen" not in result.output
    assert authenticate(session, "chefin", "drei Möwen am Kai") is not None


def test_a_taken_or_impossible_name_is_refused(app: Flask, session: Session, learner: Account) -> None:
    runner = app.test_cli_runner()
    taken = runner.invoke(args=["users", "create", "--username", learner.username, "--random-password"])
    impossible = runner.invoke(args=["users", "create", "--username", "a b", "--random-password"])
    assert (taken.exit_code, impossible.exit_code) == (1, 1)
    assert session.scalar(sa.select(sa.func.count()).select_from(Account)) == 1
