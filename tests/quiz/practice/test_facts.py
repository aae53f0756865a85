"""Which items ask for the same fact, and the answer in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from questions.items import Evidence, Item, Numeric, ShortText, TrueFalse
from quiz.practice.facts import fact_key, key_text
from tests.quiz.attempts import samples

FACT: dict[str, object] = {"kind": "main", "predicate": "leiten", "roles": {"subject": "Island", "object": "den Rat"}}
ENGINE = Item("a", "wh_text", "Wer leitete den Rat?", ShortText(("Island",)), fact=FACT)


def test_items_of_the_engine_on_one_fact_share_a_card_whatever_their_form() -> None:
    statement = Item(
        "b", "true_statement", "Island leitete den Rat.", TrueFalse(key=True), fact=dict(reversed(FACT.items()))
    )
    assert fact_key(ENGINE, 1) == fact_key(statement, 1)
    assert fact_key(ENGINE, 1) != fact_key(ENGINE, 2)
    assert fact_key(ENGINE, 1) != fact_key(replace(ENGINE, fact={**FACT, "predicate": "verlassen"}), 1)


def test_items_by_hand_stand_for_the_sentence_that_proves_them() -> None:
    assert fact_key(samples.MULTIPLE, 1) == fact_key(samples.ORDERING, 1)
    assert fact_key(samples.MULTIPLE, 1) != fact_key(samples.MATCHING, 1)


def test_what_disproves_an_option_is_no_proof_of_the_fact() -> None:
    wrong = Evidence("Irland war nie Mitglied.", 5, 29, option="o2")
    assert fact_key(replace(samples.SINGLE, evidence=(wrong, *samples.SINGLE.evidence)), 1) == fact_key(
        samples.SINGLE, 1
    )


def test_an_item_without_fact_and_proof_stands_for_itself() -> None:
    bare = replace(ENGINE, fact=None)
    assert fact_key(bare, 1) == fact_key(bare, 1)
    assert fact_key(bare, 1) != fact_key(replace(bare, id="c"), 1)
    people = replace(ENGINE, fact={"kind": "who", "predicate": "", "roles": {"subject": "Otto"}})
    assert fact_key(people, 1) == fact_key(bare, 1)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (samples.SINGLE, "der Gemeinderat von Brückenau"),
        (samples.MULTIPLE, "eine Markthalle; das Schifffahrtsmuseum"),
        (samples.TRUE_FALSE, "Falsch: „März“, nicht „Mai“"),
        (samples.CLOZE, "Der Fähranleger wird verlegt, und in den Speicher zieht das Schifffahrtsmuseum."),
        (samples.NUMERIC, "14,5 Millionen Euro"),
        (Item("n", "teacher", "Wie viele?", Numeric(Decimal(12000))), "12.000"),
        (samples.SHORT_TEXT, "Ilse Bramkamp"),
        (samples.MATCHING, "den Speicher – das Land; die Markthalle – die Gemeinde"),
    ],
    ids=lambda value: value.id if isinstance(value, Item) else "",
)
def test_the_answer_in_words(app: Flask, item: Item, text: str) -> None:
    with app.test_request_context("/"):
        assert key_text(item) == text
