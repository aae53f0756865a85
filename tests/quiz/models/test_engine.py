"""How SQLite is used: durable, with keys that hold, and with writers that queue instead of failing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from quiz.models import Account, Attempt, Guest, Quiz, Role
from quiz.models.engine import prepare


def test_sqlite_is_set_up_on_every_connection(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'pragmas.sqlite'}")
    prepare(engine)
    names = ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            values = [connection.scalar(sa.text(f"PRAGMA {name}")) for name in names]
            assert values == [1, "wal", 2, 15000]
    engine.dispose()


def test_a_key_that_points_nowhere_is_refused(session: Session) -> None:
    session.add(Quiz(owner_id=4711, title="Niemandes Quiz"))
    with pytest.raises(sa.exc.IntegrityError):
        session.commit()


@pytest.mark.parametrize("lock", [True, False], ids=["select for update", "plain update"])
def test_writers_that_read_first_queue_and_lose_nothing(
    session: Session, make_account: Callable[..., Account], *, lock: bool
) -> None:
    """Twenty increments by four threads at once: with a lock none is lost, and none fails with or without it."""
    account = make_account("zaehler")
    errors: list[Exception] = []

    def count() -> None:
        try:
            for _ in range(5):
                with Session(session.get_bind()) as own:
                    query = sa.select(Account).where(Account.id == account.id)
                    found = own.scalars(query.with_for_update() if lock else query).one()
                    if lock:
                        found.session_epoch += 1
                    else:
                        own.execute(sa.update(Account).values(session_epoch=Account.session_epoch + 1))
                    own.commit()
        except Exception as error:  # noqa: BLE001 - reported by the assertion
            errors.append(error)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    session.expire_all()
    assert session.scalars(sa.select(Account.session_epoch)).one() == 20


def test_a_savepoint_taken_back_leaves_the_rest(session: Session) -> None:
    session.add(Guest(token_hash="a", nickname="bleibt"))
    session.flush()
    savepoint = session.begin_nested()
    session.add(Guest(token_hash="a", nickname="doppelt"))
    with pytest.raises(sa.exc.IntegrityError):
        session.flush()
    savepoint.rollback()
    session.commit()
    assert session.scalars(sa.select(Guest.nickname)).all() == ["bleibt"]


def test_reading_goes_on_while_another_writes(session: Session, make_account: Callable[..., Account]) -> None:
    make_account("anna", Role.TEACHER)
    with Session(session.get_bind()) as writer:
        writer.execute(sa.update(Account).values(display_name="geändert"))
        with Session(session.get_bind()) as reader:
            assert reader.scalars(sa.select(Account.display_name)).one() == "Anna"
        writer.commit()


def test_an_attempt_has_exactly_one_learner(session: Session, make_account: Callable[..., Account]) -> None:
    owner = make_account("anna", Role.TEACHER)
    quiz = Quiz(owner_id=owner.id, title="Quiz")
    session.add(quiz)
    session.commit()
    session.add(Attempt(quiz_id=quiz.id, nickname="niemand", seed=1))
    with pytest.raises(sa.exc.IntegrityError, match="one_learner"):
        session.commit()
