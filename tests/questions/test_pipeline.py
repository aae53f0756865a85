"""The whole way from an article to a quiz."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from questions.articles import Article, sections_of
from questions.interchange import generation_to_json, item_from_json, item_to_json
from questions.items import ItemType, TrueFalse
from questions.pipeline import Generation, Options, generate_items, propose
from questions.wellformed import check_item, options_of

from .sample import sample_article


def as_bytes(article: Article, generation: Generation) -> bytes:
    result = generation_to_json(article, generation.sentences, generation.items, generation.dropped)
    return json.dumps(result, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def generation() -> Generation:
    return generate_items(sample_article(), Options(limit=30))


def test_the_same_article_options_and_seed_give_the_same_bytes() -> None:
    article = sample_article()
    runs = {as_bytes(article, generate_items(article, Options(limit=12, seed=7))) for _ in range(2)}
    assert len(runs) == 1


def test_another_seed_gives_another_quiz_on_the_same_article() -> None:
    article = sample_article()
    runs = {as_bytes(article, generate_items(article, Options(seed=seed))) for seed in (1, 2)}
    assert len(runs) == 2


def test_a_longer_limit_gives_no_fewer_items() -> None:
    article = sample_article()
    counts = [len(generate_items(article, Options(limit=limit)).items) for limit in (0, 1, 5, 12)]
    assert counts == [0, 1, 5, 12]


@pytest.mark.parametrize(
    "wished",
    [
        frozenset({ItemType.SINGLE_CHOICE}),
        frozenset({ItemType.NUMERIC}),
        frozenset({ItemType.TRUE_FALSE, ItemType.CLOZE}),
    ],
    ids=lambda types: "+".join(sorted(types)),
)
def test_only_the_wished_types_come_out(wished: frozenset[ItemType]) -> None:
    items = generate_items(sample_article(), Options(types=wished)).items
    assert items
    assert {item.type for item in items} <= wished


def test_progress_rises_from_nothing_to_all_through_named_steps() -> None:
    steps: list[tuple[str, float]] = []
    generation = generate_items(sample_article(), progress=lambda step, share: steps.append((step, share)))
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert list(generation.timings) == [step for step, _ in steps[:-1]]
    assert all(seconds >= 0 for seconds in generation.timings.values())


@pytest.mark.parametrize(
    "text",
    ["Ach ja. Wirklich? Kaum zu glauben!", "Das war gut. Er blieb dort. Sie auch.", "Die Firma werde wachsen."],
)
def test_an_article_without_facts_gives_an_empty_quiz(text: str) -> None:
    generation = generate_items(Article("Kurz gemeldet", sections_of(text)))
    assert generation.items == ()
    assert generation.sentences


def test_evidence_is_what_stands_at_its_offsets(generation: Generation) -> None:
    text = sample_article().text
    pieces = [evidence for item in generation.items for evidence in item.evidence]
    assert pieces
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


def test_every_item_has_proof_of_its_key(generation: Generation) -> None:
    assert all(any(e.option is None for e in item.evidence) for item in generation.items)


def test_sentence_offsets_cut_the_text_into_its_sentences(generation: Generation) -> None:
    text = sample_article().text
    cut = [text[start:end] for start, end in generation.sentences]
    assert "Die Seilbahn kostete 24 Millionen Euro." in cut
    assert "".join("".join(cut).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("types", "least"), [(frozenset(ItemType), 1), (frozenset({ItemType.TRUE_FALSE}), 2)], ids=["all", "alone"]
)
def test_true_and_false_statements_are_balanced(types: frozenset[ItemType], least: int) -> None:
    items = generate_items(sample_article(), Options(limit=10, types=types)).items  # more than there is would be filled
    keys = [item.interaction.key for item in items if isinstance(item.interaction, TrueFalse)]
    assert len(keys) >= least
    assert abs(keys.count(True) - keys.count(False)) <= 1


def test_items_are_well_formed_and_come_back_from_their_json(generation: Generation) -> None:
    for item in generation.items:
        assert item_from_json(item_to_json(check_item(item))) == item


def test_no_two_items_are_the_same_and_no_two_options_either(generation: Generation) -> None:
    assert len({item.id for item in generation.items}) == len(generation.items)
    for item in generation.items:
        texts = [option.text for option in options_of(item.interaction)]
        assert len(set(texts)) == len(texts)


def test_a_wrong_option_says_why_it_is_wrong(generation: Generation) -> None:
    choices = [item for item in generation.items if item.type is ItemType.SINGLE_CHOICE]
    assert choices
    for item in choices:
        unexplained = [option for option in options_of(item.interaction) if option.why_wrong is None]
        assert len(unexplained) == 1


def test_what_was_dropped_is_counted_by_reason(generation: Generation) -> None:
    assert generation.dropped
    assert all(count > 0 for count in generation.dropped.values())
    assert list(generation.dropped) == sorted(generation.dropped)


def test_a_chosen_item_is_one_of_those_proposed() -> None:
    proposed = [draft.item for draft in propose(sample_article()).drafts]
    assert all(item in proposed for item in generate_items(sample_article()).items)


def test_without_a_publication_date_no_relative_day_is_resolved() -> None:
    bare = replace(sample_article(), published=None)
    written = " ".join(item.stem for item in generate_items(bare, Options(limit=40)).items)
    assert "Juni 2023" not in written


def test_the_publication_date_settles_which_monday_is_meant() -> None:
    stems = {d.item.stem: d.answer for d in propose(replace(sample_article(), published=date(2023, 6, 14))).drafts}
    days = [answer for stem, answer in stems.items() if stem.startswith("Wann hat die Stadt Hallein")]
    assert days == ["am 12. Juni 2023"]


def test_braces_in_an_article_never_make_a_gap() -> None:
    text = "Die Ministerin Vera Lang und der {0} Direktor Karl Huber eröffneten 2022 das Museum in Melk."
    article = Article("Kurz gemeldet", sections_of(text))
    proposal = propose(article)
    assert all(check_item(d.item) for d in proposal.drafts)
    assert "not well-formed" in proposal.dropped


def test_an_article_may_break_off_after_any_word() -> None:
    words = "Die Stadt Lindenau eröffnete am Montag ein neues Museum. Der Rat bezahlte die Ausstellung".split()
    for end in range(1, len(words) + 1):
        generate_items(Article("Kurz gemeldet", sections_of(" ".join(words[:end]))))


def test_an_article_may_end_within_what_somebody_says() -> None:
    for text in ("Einem Bericht der Bank zufolge leben in der Region vier Millionen Menschen", "Der Wald leidet, sagt"):
        generate_items(Article("Kurz gemeldet", sections_of(text)))
