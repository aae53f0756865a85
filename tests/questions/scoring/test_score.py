"""Scoring items of every type."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.interchange import item_to_json
from questions.items import (
    Cloze,
    Evidence,
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
from questions.scoring import Reason, Response, Verdict, score
from questions.scoring.choices import longest_common_subsequence
from tests.questions.strategies import JSON, items

OPTIONS = tuple(Option(name, name.upper()) for name in "abcd")


def verdict(interaction: Interaction, response: Response) -> Verdict:
    return score(Item("i", "teacher", "Was?", interaction), response)


def key_of(item: Item) -> Response:
    """The response that the key asks for."""
    match item.interaction:
        case Matching(pairs=pairs):
            return dict(pairs)
        case Numeric(key=key):
            return format(key, "f").replace(".", ",")
        case Cloze(gaps=gaps, bank=bank):
            ids = {option.text: option.id for option in bank}
            return {gap.id: ids.get(gap.accepted[0], gap.accepted[0]) for gap in gaps}
    return item_to_json(item)["key"]


@pytest.mark.parametrize(
    ("chosen", "fraction", "reason"),
    [
        (["a", "b"], "1", Reason.CORRECT),
        (["b", "a"], "1", Reason.CORRECT),
        (["a"], "0.5", Reason.PARTLY_CORRECT),
        (["a", "b", "c"], "0.5", Reason.PARTLY_CORRECT),
        (["a", "c"], "0", Reason.INCORRECT),
        (["a", "b", "c", "d"], "0", Reason.INCORRECT),
        (["c", "d"], "0", Reason.INCORRECT),
        ([], "0", Reason.UNANSWERED),
        (["a", "a"], "0", Reason.UNREADABLE),
        (["z"], "0", Reason.UNREADABLE),
    ],
)
def test_multiple_response_takes_back_for_wrong_picks(chosen: list[str], fraction: str, reason: Reason) -> None:
    found = verdict(MultipleResponse(OPTIONS, ("a", "b")), chosen)
    assert (found.fraction, found.reason) == (Decimal(fraction), reason)


@pytest.mark.parametrize(
    ("order", "fraction"),
    [
        ("abcd", "1"),
        ("dcba", "0"),
        ("bcda", "0.6666"),
        ("bacd", "0.6666"),
        ("abc", "0.6666"),
        ("badc", "0.3333"),
        ("a", "0"),
    ],
)
def test_ordering_costs_one_step_for_a_misplaced_entry(order: str, fraction: str) -> None:
    assert verdict(Ordering(OPTIONS, tuple("abcd")), list(order)).fraction == Decimal(fraction)


def test_matching_counts_right_pairs() -> None:
    matching = Matching(OPTIONS[:2], OPTIONS[2:], (("a", "c"), ("b", "d")))
    assert verdict(matching, {"a": "c", "b": "d"}).reason is Reason.CORRECT
    assert verdict(matching, {"a": "c"}).fraction == Decimal("0.5")
    assert verdict(matching, {"a": "d", "b": "c"}).reason is Reason.INCORRECT
    assert verdict(matching, {"a": "", "b": None}).reason is Reason.UNANSWERED
    assert verdict(matching, {"c": "a"}).reason is Reason.UNREADABLE


def test_single_choice_and_true_false() -> None:
    assert verdict(SingleChoice(OPTIONS, "b"), "b") == Verdict(Decimal(1), Reason.CORRECT, {"chosen": "b", "key": "b"})
    assert verdict(SingleChoice(OPTIONS, "b"), "a").reason is Reason.INCORRECT
    assert verdict(SingleChoice(OPTIONS, "b"), None).reason is Reason.UNANSWERED
    yes, no = True, False
    assert verdict(TrueFalse(yes), yes).reason is Reason.CORRECT
    assert verdict(TrueFalse(no), yes).reason is Reason.INCORRECT
    assert verdict(TrueFalse(no), 0).reason is Reason.UNREADABLE


def test_a_cloze_is_the_mean_of_its_gaps() -> None:
    cloze = Cloze("{x} und {y}", (Gap("x", ("Island",)), Gap("y", ("Norwegen",))))
    found = verdict(cloze, {"x": "island", "y": "Dänemark"})
    assert (found.fraction, found.reason) == (Decimal("0.5"), Reason.PARTLY_CORRECT)
    gaps = json.loads(json.dumps(found.detail))["gaps"]
    assert [gaps[name]["reason"] for name in ("x", "y")] == ["spelling accepted", "incorrect"]
    assert verdict(cloze, {}).reason is Reason.UNANSWERED
    assert verdict(cloze, {"z": "Island"}).reason is Reason.UNREADABLE


def test_a_gap_with_a_bank_holds_an_option() -> None:
    bank = (Option("1", "Island"), Option("2", "Norwegen"))
    cloze = Cloze("Es war {x}.", (Gap("x", ("Island",)),), bank)
    assert verdict(cloze, {"x": "1"}).reason is Reason.CORRECT
    assert verdict(cloze, {"x": "2"}).reason is Reason.INCORRECT
    assert verdict(cloze, {"x": "Island"}).reason is Reason.UNREADABLE


def test_another_name_of_the_evidence_is_no_typing_error() -> None:
    evidence = (Evidence("Meier traf Maier in Ulm.", 0, 24),)
    item = Item("i", "teacher", "Wer?", ShortText(("Meier",)), evidence)
    assert score(item, "Maier").reason is Reason.OTHER_WORD
    assert score(item, "Meirer").reason is Reason.TYPO_ACCEPTED


@settings(max_examples=120, deadline=None)
@given(items())
def test_the_key_is_right(item: Item) -> None:
    found = score(item, key_of(item))
    assert found.fraction == 1, found


@settings(max_examples=120, deadline=None)
@given(items(), JSON | st.text(max_size=30) | st.binary(max_size=3) | st.decimals() | st.sets(st.integers()))
def test_any_response_gets_a_verdict_in_bounds(item: Item, response: object) -> None:
    found = score(item, response)
    assert 0 <= found.fraction <= 1
    assert score(item, response) == found
    json.dumps(found.detail)


@settings(max_examples=80, deadline=None)
@given(items(), st.data())
def test_a_response_of_the_right_shape_gets_a_verdict_in_bounds(item: Item, data: st.DataObject) -> None:
    form = item_to_json(item)["interaction"]
    ids = [entry["id"] for entries in form.values() if isinstance(entries, list) for entry in entries if "id" in entry]
    some = st.sampled_from([*ids, "x"]) | st.text(max_size=8)
    response = data.draw(some | st.lists(some, max_size=6) | st.dictionaries(some, some, max_size=5) | st.booleans())
    found = score(item, response)
    assert 0 <= found.fraction <= 1
    assert (found.fraction == 0) or found.reason not in {Reason.UNANSWERED, Reason.UNREADABLE, Reason.INCORRECT}


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_the_common_subsequence_is_symmetric(one: list[str], other: list[str]) -> None:
    assert longest_common_subsequence(one, other) == longest_common_subsequence(other, one)
