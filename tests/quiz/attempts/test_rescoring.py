"""Answers to a faulty version are read in the options of the corrected one, for every kind of item."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from questions.items import (
    Cloze,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.attempts.rescoring import Rule, rescore, translate
from quiz.models import Credit
from tests.quiz.attempts import samples


def options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name, name) for name in names)


ABC = options("a", "b", "c")


def item(interaction: Interaction) -> Item:
    return Item("x", "teacher", "?", interaction)


def fraction(faulty: Interaction, corrected: Interaction, response: Any, credit: Credit = Credit.CORRECTED) -> Decimal:
    found = rescore(item(faulty), {"response": response}, Rule(2, 2, item(corrected), credit))
    assert found.verdict is not None
    return found.verdict.fraction


@pytest.mark.parametrize(
    ("faulty", "corrected", "response"),
    [
        (TrueFalse(key=True), TrueFalse(key=False), False),
        (ShortText(("Bonn",)), ShortText(("Bonn", "am Rhein")), "am Rhein"),
        (Numeric(Decimal(3)), Numeric(Decimal(4)), "4"),
        (SingleChoice(options("a", "b"), "a"), SingleChoice(options("a", "b"), "b"), "b"),
        (
            MultipleResponse(options("a", "b", "c"), ("a",)),
            MultipleResponse(options("a", "b", "c"), ("a", "b")),
            ["b", "a"],
        ),
        (
            Ordering(options("a", "b", "c"), ("a", "b", "c")),
            Ordering(options("a", "b", "c"), ("c", "b", "a")),
            ["c", "b", "a"],
        ),
        (
            Matching(options("p"), options("c", "d"), (("p", "c"),)),
            Matching(options("p"), options("c", "d"), (("p", "d"),)),
            {"p": "d"},
        ),
        (
            Cloze("{g}", (Gap("g", ("a",)),), options("a", "b")),
            Cloze("{g}", (Gap("g", ("b",)),), options("a", "b")),
            {"g": "b"},
        ),
        (Cloze("{g}", (Gap("g", ("Rhein",)),)), Cloze("{h}", (Gap("h", ("Main",)),)), {"g": "Main"}),
    ],
)
def test_an_answer_is_right_by_the_corrected_key(faulty: Interaction, corrected: Interaction, response: Any) -> None:
    assert fraction(faulty, corrected, response) == 1


def test_reworded_options_keep_their_places() -> None:
    old = item(MultipleResponse(options("a", "b", "c"), ("a",)))
    new = item(MultipleResponse(options("a", "x", "c"), ("x",)))
    assert translate(old, new, {"response": ["b", "c"]}) == {"response": ["x", "c"]}


def test_an_option_that_moved_is_not_taken_for_the_one_in_its_place() -> None:
    old = item(SingleChoice(options("a", "b", "c"), "a"))
    new = item(SingleChoice(options("b", "c", "x"), "b"))
    assert translate(old, new, {"response": "b"}) == {"response": "b"}
    assert translate(old, new, {"response": "a"}) is None


def test_an_answer_that_cannot_be_said_any_more_keeps_its_score_whoever_gets_points() -> None:
    old, new = SingleChoice(options("a", "b"), "a"), SingleChoice(options("b", "c", "d"), "b")
    for credit in Credit:
        found = rescore(item(old), {"response": "a"}, Rule(2, 2, item(new), credit))
        assert found.kept
        assert found.verdict is not None
        assert found.verdict.fraction == 1
    assert fraction(TrueFalse(key=True), ShortText(("ja",)), True) == 1  # noqa: FBT003 - a response


def test_what_was_right_before_may_count_further() -> None:
    old, new = SingleChoice(options("a", "b"), "a"), SingleChoice(options("a", "b"), "b")
    assert fraction(old, new, "a") == 0
    assert fraction(old, new, "a", Credit.EITHER) == 1
    assert fraction(old, new, "b", Credit.EITHER) == 1


def test_an_empty_answer_stays_empty() -> None:
    found = rescore(samples.SINGLE, {}, Rule(2, 2, replace(samples.SINGLE, stem="!"), Credit.CORRECTED))
    assert (found.verdict, found.kept) == (None, False)


def test_a_rule_covers_older_versions_and_for_everybody_its_own() -> None:
    assert [Rule(1, 3, samples.SINGLE, Credit.CORRECTED).covers(number) for number in (1, 2, 3, 4)] == [
        True, True, False, False,
    ]  # fmt: skip
    assert Rule(1, 3, samples.SINGLE, Credit.EVERYONE).covers(3)
