"""What a page shows of an item does not hold its key."""

from __future__ import annotations

from dataclasses import asdict, replace
from decimal import Decimal

import pytest

from questions.items import (
    Cloze,
    Gap,
    Interaction,
    Item,
    ItemType,
    Numeric,
    Ordering,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from quiz.attempts.names import Names
from quiz.attempts.presentation import cloze_parts, number_text, present
from tests.quiz.attempts import samples

NAMES = Names(b"key")
OTHER_KEYS: dict[str, Interaction] = {
    "single": SingleChoice(samples.SINGLE.interaction.options, "o3"),  # type: ignore[union-attr]
    "true_false": TrueFalse(key=True),
    "numeric": Numeric(Decimal(99), Decimal(3), "Millionen Euro"),
    "short_text": ShortText(("Otto",)),
    "ordering": Ordering(samples.ORDERING.interaction.entries, ("o1", "o2", "o3")),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("item", samples.ALL, ids=lambda item: item.id)
def test_a_question_is_the_same_whatever_explains_and_proves_it(item: Item) -> None:
    bare = replace(item, explanation="", evidence=(), fact=None)
    assert present(item, NAMES) == present(bare, NAMES)


@pytest.mark.parametrize("name", OTHER_KEYS)
def test_a_question_is_the_same_whatever_its_key(name: str) -> None:
    item = next(item for item in samples.ALL if item.id == name)
    assert present(item, NAMES) == present(replace(item, interaction=OTHER_KEYS[name]), NAMES)


def test_no_question_names_an_option_id() -> None:
    shown = [asdict(present(item, NAMES)) for item in samples.ALL]
    assert "o1" not in str(shown)
    assert {question["type"] for question in shown} == set(ItemType)


def test_a_cloze_is_cut_at_its_gaps_in_their_places() -> None:
    cloze = Cloze("{b}, dann {a} {und}.", (Gap("a", ("x",)), Gap("b", ("y",))))
    assert cloze_parts(cloze) == (1, ", dann ", 0, " {und}.")


@pytest.mark.parametrize(
    ("number", "text"),
    [("14.50", "14,5"), ("2024", "2024"), ("12000", "12.000"), ("1E+3", "1000"), ("-0.25", "-0,25"), ("0", "0")],
)
def test_numbers_are_written_as_in_newspapers(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text
