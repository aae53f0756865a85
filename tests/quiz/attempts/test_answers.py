"""Answers survive the way from the page to the database and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.items import Item
from questions.scoring import Reason, score
from quiz.attempts.answers import LONGEST_TEXT, RESPONSE, InvalidAnswerError, Problem, read_answer, show_answer
from quiz.attempts.names import Names
from tests.quiz.attempts import samples

NAMES = Names(b"key")
items = pytest.mark.parametrize("item", samples.ALL, ids=lambda item: item.id)


@items
@pytest.mark.parametrize("answers", [samples.RIGHT, samples.WRONG], ids=["right", "wrong"])
def test_a_stored_answer_comes_back_from_its_fields(item: Item, answers: dict[str, dict[str, object]]) -> None:
    answer = answers[item.id]
    assert read_answer(item, NAMES, show_answer(item, NAMES, answer)) == answer


@items
def test_scoring_takes_stored_answers(item: Item) -> None:
    assert score(item, samples.RIGHT[item.id][RESPONSE]).fraction == 1
    assert score(item, samples.WRONG[item.id][RESPONSE]).fraction == 0


@items
def test_an_untouched_page_is_no_answer(item: Item) -> None:
    assert read_answer(item, NAMES, {}) == {}
    assert show_answer(item, NAMES, {}) == ({"choice": []} if item.id in {"single", "multiple"} else {})


@items
def test_option_ids_are_not_accepted_in_place_of_tokens(item: Item) -> None:
    fields = {name: ["o1"] for name in show_answer(item, NAMES, samples.RIGHT[item.id])}
    if item.id in {"numeric", "short_text", "typed_cloze"}:
        assert read_answer(item, NAMES, fields)[RESPONSE] in ("o1", {"g1": "o1"})
        return
    with pytest.raises(InvalidAnswerError):
        read_answer(item, NAMES, fields)


@items
@given(data=st.data())
def test_whatever_a_page_sends_is_read_or_refused(item: Item, data: st.DataObject) -> None:
    known = {
        name: values
        for answers in (samples.RIGHT, samples.WRONG)
        for name, values in show_answer(item, NAMES, answers[item.id]).items()
    }
    values = st.one_of(
        st.text(max_size=260), st.sampled_from(sorted({v for vs in known.values() for v in vs} | {"1", "2", ""}))
    )
    names = st.sampled_from(sorted({*known, "choice", "text", "gap-0", "gap-1"}))
    fields = data.draw(st.dictionaries(names, st.lists(values, max_size=3)))
    try:
        answer = read_answer(item, NAMES, fields)
    except InvalidAnswerError:
        return
    assert read_answer(item, NAMES, show_answer(item, NAMES, answer)) == answer
    if answer:
        assert score(item, answer[RESPONSE]).reason is not Reason.UNREADABLE


def test_texts_are_kept_as_typed_but_for_what_no_keyboard_types() -> None:
    assert read_answer(samples.SHORT_TEXT, NAMES, {"text": [" Ilse\u00a0 Bram\x00kamp\u200b "]}) == {
        RESPONSE: "Ilse Bramkamp"
    }


def test_a_text_beyond_the_limit_is_refused() -> None:
    read_answer(samples.SHORT_TEXT, NAMES, {"text": ["x" * LONGEST_TEXT]})
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(samples.SHORT_TEXT, NAMES, {"text": ["x" * (LONGEST_TEXT + 1)]})
    assert caught.value.problem is Problem.TOO_LONG


@pytest.mark.parametrize("places", [("1", "1", "2"), ("1", "", "2"), ("0", "1", "2"), ("1", "2", "4"), ("1", "2", "x")])
def test_an_order_needs_a_place_of_its_own_for_every_entry(places: tuple[str, ...]) -> None:
    tokens = [NAMES.token(entry) for entry in samples.ORDERING.interaction.entries]  # type: ignore[union-attr]
    fields = {f"place-{token}": [place] for token, place in zip(tokens, places, strict=True)}
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(samples.ORDERING, NAMES, fields)
    assert caught.value.problem is Problem.INCOMPLETE_ORDER
