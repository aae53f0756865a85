"""Item statistics count what was chosen, and in whose words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quiz.models import Attempt, Quiz
from quiz.results import queries
from quiz.results.analysis import ItemAnalysis, item_analyses
from quiz.results.services import results
from tests.quiz.attempts import samples

Take = Callable[..., tuple[Attempt, str]]


@pytest.fixture
def statistics(app: Flask, session: Session, quiz: Quiz, take: Take) -> dict[str, ItemAnalysis]:
    """Statistics of four attempts by the sample items' ids."""
    take("Mia", samples.RIGHT)
    take("Jo", samples.WRONG)
    take("Ali", samples.RIGHT | {"short_text": {"response": "Ilse Bramkmap"}, "matching": {"response": {"p1": "c1"}}})
    take("Kim", {})
    found = results(session, queries.of_quiz(quiz))
    with app.test_request_context():
        return {one.item.id: one for one in item_analyses(found, queries.item_order(session, quiz))}


def test_every_option_is_counted_also_those_nobody_chose(statistics: dict[str, ItemAnalysis]) -> None:
    counts = [(one.label, one.figures.count, one.is_key) for one in statistics["single"].options]
    assert counts == [
        ("die Landesregierung", 1, False),
        ("der Gemeinderat von Brückenau", 2, True),
        ("die Hafenverwaltungsgesellschaft", 0, False),
    ]
    assert [one.figures.count for one in statistics["true_false"].options] == [1, 2]


def test_facility_is_the_mean_share_of_points_with_unanswered_as_wrong(statistics: dict[str, ItemAnalysis]) -> None:
    assert statistics["single"].figures.facility.value == 0.5
    assert statistics["matching"].figures.facility.value == pytest.approx((1 + 0 + 0.5 + 0) / 4)
    single = statistics["single"]
    assert (single.figures.seen, single.figures.right, single.unanswered) == (4, 2, 1)


def test_typed_answers_are_counted_as_they_were_given(statistics: dict[str, ItemAnalysis]) -> None:
    lines = statistics["short_text"].options
    assert {one.label: (one.figures.count, one.is_key, one.lenience) for one in lines} == {
        "Ilse Bramkamp": (1, True, ""),
        "Ilse Bramkmap": (1, True, "typo accepted"),
        "Otto": (1, False, ""),
    }


def test_pairs_and_orders_read_as_sentences(statistics: dict[str, ItemAnalysis]) -> None:
    assert {one.label for one in statistics["matching"].options} == {
        "den Speicher → das Land", "die Markthalle → die Gemeinde", "den Speicher → ein Verein",
    }  # fmt: skip
    assert ("Fähranleger → Markthalle → Museum", True) in {
        (one.label, one.is_key) for one in statistics["ordering"].options
    }
    assert ("(2) Schifffahrtsmuseum", 2) in {(one.label, one.figures.count) for one in statistics["cloze"].options}


def test_items_stand_in_the_teachers_order(statistics: dict[str, ItemAnalysis]) -> None:
    assert list(statistics) == [item.id for item in samples.ALL]
    assert [one.position for one in statistics.values()] == list(range(1, 10))
