"""The CSV file opens rightly in spreadsheets and runs nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from quiz.models import Attempt, Quiz
from quiz.results import queries
from quiz.results.export import DIALECTS, harmless, write_csv
from quiz.results.services import results
from tests.quiz.attempts import samples

Take = Callable[..., tuple[Attempt, str]]


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def read(app: Flask, session: Session, quiz: Quiz, dialect: str) -> list[list[str]]:
    found = results(session, queries.of_quiz(quiz))
    with app.test_request_context():
        text = write_csv(found, queries.item_order(session, quiz), DIALECTS[dialect], utc)
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=DIALECTS[dialect].separator))


@pytest.mark.parametrize(("dialect", "half"), [("semicolon", "0,5"), ("comma", "0.5")])
def test_each_attempt_is_a_line_with_points_per_item(
    app: Flask, session: Session, quiz: Quiz, take: Take, dialect: str, half: str
) -> None:
    take("Mia", samples.RIGHT | {"matching": {"response": {"p1": "c1"}}})
    head, line = read(app, session, quiz, dialect)
    assert head[:7] == ["Name", "Wiederholung", "Begonnen", "Abgegeben", "Dauer in Sekunden", "Punkte", "Von"]
    assert line[:7] == [
        "Mia", "nein", "2026-06-01 08:00:00", "2026-06-01 08:02:05", "125", half.replace("0", "8"), "9",
    ]  # fmt: skip
    assert line[7:] == ["1"] * 7 + [half, "1"]


def test_shuffled_attempts_share_their_columns(app: Flask, session: Session, quiz: Quiz, take: Take) -> None:
    quiz.shuffle = True
    session.commit()
    for name in ("Mia", "Jo", "Ali"):
        take(name, {"single": samples.RIGHT["single"]})
    _head, *lines = read(app, session, quiz, "comma")
    assert {tuple(line[7:]) for line in lines} == {("1", *["0"] * 8)}


def test_names_with_quotes_separators_and_formulas_stay_text(
    app: Flask, session: Session, quiz: Quiz, take: Take
) -> None:
    names = ['=HYPERLINK("http://x.example";"Klick")', "+49", "-Jo", "@Ali", '"Mia"; B.', "  =1+1", "Jö\u2028"]
    for name in names:
        take(name, {})
    lines = read(app, session, quiz, "semicolon")[1:]
    assert sorted(line[0].removeprefix("'") for line in lines) == sorted(names)
    assert all(line[0].startswith(("'", '"', "J")) for line in lines)
    assert {len(line) for line in lines} == {16}


@given(st.text(max_size=12))
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@", "|"))
    assert harmless(text).endswith(text)
