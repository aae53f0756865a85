"""The guess score is the mean of real scores over all possible answers."""

from __future__ import annotations

from itertools import combinations, permutations, product

import pytest

from questions.items import Cloze, Gap, Item, Matching, MultipleResponse, Option, Ordering
from questions.scoring import score
from quiz.results.statistics.guessing import guess_score
from tests.quiz.attempts import samples


def mean_score(item: Item, answers: list[object]) -> float:
    return sum(float(score(item, answer).fraction) for answer in answers) / len(answers)


@pytest.mark.parametrize(("item", "expected"), [(samples.SINGLE, 1 / 3), (samples.TRUE_FALSE, 1 / 2)])
def test_one_choice_among_some(item: Item, expected: float) -> None:
    assert guess_score(item) == pytest.approx(expected)


@pytest.mark.parametrize(("keys", "options"), [(1, 3), (2, 4), (3, 4), (2, 6)])
def test_every_subset_of_the_options(keys: int, options: int) -> None:
    names = [f"o{number}" for number in range(options)]
    item = Item("m", "teacher", "?", MultipleResponse(tuple(Option(name, name) for name in names), tuple(names[:keys])))
    answers: list[object] = [list(chosen) for n in range(1, options + 1) for chosen in combinations(names, n)]
    assert guess_score(item) == pytest.approx(mean_score(item, answers), abs=1e-4)  # scores are cut to four decimals


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_every_order_of_the_entries(n: int) -> None:
    names = tuple(f"o{number}" for number in range(n))
    item = Item("o", "teacher", "?", Ordering(tuple(Option(name, name) for name in names), names))
    assert guess_score(item) == pytest.approx(mean_score(item, list(map(list, permutations(names)))), abs=1e-4)


def test_every_assignment_of_choices() -> None:
    interaction = samples.MATCHING.interaction
    assert isinstance(interaction, Matching)
    prompts, choices = ([option.id for option in side] for side in (interaction.prompts, interaction.choices))
    answers = [dict(zip(prompts, chosen, strict=True)) for chosen in product(choices, repeat=len(prompts))]
    assert guess_score(samples.MATCHING) == pytest.approx(mean_score(samples.MATCHING, list(answers)), abs=1e-4)


def test_every_filling_of_gaps_from_a_bank() -> None:
    gaps = (Gap("g1", ("ja",)), Gap("g2", ("nein", "kaum")))
    bank = tuple(Option(name, name) for name in ("ja", "nein", "kaum", "nie"))
    item = Item("c", "teacher", "?", Cloze("{g1} {g2}", gaps, bank))
    answers = [{"g1": one.id, "g2": other.id} for one, other in product(bank, repeat=2)]
    assert guess_score(item) == pytest.approx(mean_score(item, list(answers)), abs=1e-4)


@pytest.mark.parametrize("item", [samples.SHORT_TEXT, samples.NUMERIC, samples.TYPED_CLOZE])
def test_nobody_guesses_what_is_typed(item: Item) -> None:
    assert guess_score(item) == 0
