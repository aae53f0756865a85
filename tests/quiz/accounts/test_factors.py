"""Second factors in the database: each code once, whoever is first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.accounts import factors, totp
from quiz.accounts.factors import Accepted
from quiz.models import Account, RecoveryCode, SecondFactor
from quiz.personal.services import delete_account
from tests.quiz.accounts import device
from tests.quiz.accounts.device import KEY

NOW = datetime(2026, 6, 1, 8, 0, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // totp.STEP_SECONDS
A_STEP = timedelta(seconds=totp.STEP_SECONDS)


@pytest.fixture
def on(session: Session, learner: Account) -> list[str]:
    """The recovery codes of a learner whose second factor is on; the last code was that of two steps ago."""
    return device.turn_on(session, learner, NOW)


def code_of(account: Account, now: datetime = NOW) -> str:
    return device.code(account, now)


@pytest.mark.usefixtures("on")
def test_a_code_is_good_once_and_so_are_those_before_it(session: Session, learner: Account) -> None:
    assert factors.accept(session, KEY, learner, code_of(learner), NOW) is Accepted.DEVICE
    for used in (code_of(learner), code_of(learner, NOW - A_STEP)):
        assert factors.accept(session, KEY, learner, used, NOW) is None
    later = code_of(learner, NOW + A_STEP)
    assert factors.accept(session, KEY, learner, later, NOW) is Accepted.DEVICE
    assert factors.accept(session, KEY, learner, later, NOW + A_STEP) is None


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize("shape", ["{0} {1}", " {0}-{1} ", "{0}\u2009{1}", "{0}{1}\n"])
def test_a_code_may_be_typed_in_groups(session: Session, learner: Account, shape: str) -> None:
    code = code_of(learner)
    assert factors.accept(session, KEY, learner, shape.format(code[:3], code[3:]), NOW) is Accepted.DEVICE


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize("typed", ["", "000", "abcdef", "0" * 16, "0" * 40, "\0", "१२३४५६"])
def test_anything_else_is_refused(session: Session, learner: Account, typed: str) -> None:
    assert factors.accept(session, KEY, learner, typed, NOW) is None


def test_another_accounts_code_another_keys_code_and_no_factor_open_nothing(
    session: Session, learner: Account, teacher: Account, on: list[str]
) -> None:
    device.turn_on(session, teacher, NOW)
    for typed in (code_of(learner), on[0]):
        assert factors.accept(session, KEY, teacher, typed, NOW) is None
    assert factors.accept(session, "another key", learner, code_of(learner), NOW) is None
    factors.turn_off(session, learner)
    for typed in (code_of(learner), on[0]):
        assert factors.accept(session, KEY, learner, typed, NOW) is None


def test_each_recovery_code_is_good_once(session: Session, learner: Account, on: list[str]) -> None:
    assert len(set(on)) == factors.RECOVERY_CODES
    assert all(len(factors.digits(code)) == 16 for code in on)
    for left, code in zip((9, 8), (on[3], on[5].replace("-", " ")), strict=False):
        assert factors.accept(session, KEY, learner, code, NOW) is Accepted.RECOVERY_CODE
        assert factors.accept(session, KEY, learner, code, NOW) is None
        assert factors.recovery_codes_left(session, learner) == left


def test_no_secret_is_stored(session: Session, learner: Account, on: list[str]) -> None:
    secret = totp.secret(KEY, learner.id, "salt")
    rows = [
        *session.execute(sa.select(*SecondFactor.__table__.c)),
        *session.execute(sa.select(*RecoveryCode.__table__.c)),
    ]
    stored = repr(rows)
    assert secret not in stored
    assert not [code for code in on if code[5:] in stored or code[5:].replace("-", "") in stored]
    assert stored.count("$argon2id$") == factors.RECOVERY_CODES


def test_new_recovery_codes_replace_the_old_ones(session: Session, learner: Account, on: list[str]) -> None:
    new = factors.renew_recovery_codes(session, learner)
    assert factors.accept(session, KEY, learner, on[0], NOW) is None
    assert factors.accept(session, KEY, learner, new[0], NOW) is Accepted.RECOVERY_CODE


@pytest.mark.usefixtures("on")
def test_it_is_turned_on_once_and_ends_all_sessions(session: Session, learner: Account) -> None:
    before = learner.session_epoch
    with pytest.raises(factors.AlreadyOn):
        factors.turn_on(session, learner, "other", STEP, NOW)
    assert factors.turn_off(session, learner)
    assert learner.session_epoch == before + 1
    assert not factors.turn_off(session, learner)
    assert learner.session_epoch == before + 1


@pytest.mark.usefixtures("on")
@pytest.mark.parametrize("end", [factors.turn_off, lambda session, account: delete_account(session, account, NOW)])
def test_nothing_of_it_is_left(session: Session, learner: Account, end: Callable[[Session, Account], object]) -> None:
    end(session, learner)
    session.commit()
    for table in (SecondFactor, RecoveryCode):
        assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 0


@pytest.mark.parametrize("kind", list(Accepted))
def test_of_two_requests_with_the_same_code_one_wins(
    session: Session, learner: Account, on: list[str], kind: Accepted
) -> None:
    typed = code_of(learner) if kind is Accepted.DEVICE else on[0]
    start = Barrier(4)

    def use() -> Accepted | None:
        with Session(session.get_bind()) as own:
            account = own.get_one(Account, learner.id)
            factors.of(own, account)
            start.wait()
            accepted = factors.accept(own, KEY, account, typed, NOW)
            own.commit()
            return accepted

    session.rollback()
    with ThreadPoolExecutor(4) as threads:
        results = [one.result() for one in [threads.submit(use) for _ in range(4)]]
    assert [one for one in results if one] == [kind]
