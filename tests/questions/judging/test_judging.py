"""What the judge makes of drafts: features by example, probabilities, choices among statements."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest

from questions.articles import Article, sections_of
from questions.items import Option, SingleChoice, TrueFalse
from questions.judging import AMONG_STATEMENTS, features, judged
from questions.judging.features import BLAMED, PRAISED
from questions.judging.model import judge
from questions.pipeline import Proposal, propose
from questions.writers import Draft
from tests.questions.sample import sample_article

HARBOUR = """
Der Hafen von Wittau bekommt einen zweiten Kran. Die Reederei Petersen aus Wittau bestellte im Mai den Kran eines
Herstellers aus Finnland. Das Hubwerk hebt 80 Tonnen. Seitdem arbeiten die Leute nachts. Der finnische Lieferant baute
die Teile. Starke Leute essen gern gutes Brot.
"""


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    return propose(sample_article())


@pytest.fixture(scope="module")
def harbour() -> Proposal:
    return propose(Article("Wittau kauft Kran", sections_of(HARBOUR)))


def found(proposal: Proposal, words: str) -> dict[str, float]:
    """Return the features of the first true statement with the words."""
    draft = next(d for d in proposal.drafts if d.item.writer == "true_statement" and words in d.item.stem)
    return features(draft, proposal.material)


def test_every_draft_has_all_features_as_finite_numbers(proposal: Proposal) -> None:
    names = list(judge().terms)
    for draft in proposal.drafts:
        each = features(draft, proposal.material)
        assert list(each) == names
        assert all(isinstance(value, float) and abs(value) < 100 for value in each.values())


def test_what_a_statement_names_and_measures_is_counted(harbour: Proposal) -> None:
    named = found(harbour, "Reederei Petersen")
    assert named["names"] > 0
    assert named["names_place"] == named["has_object"] == 1
    assert named["completed"] > 0
    assert named["bare_without_name"] == named["says_generally"] == 0


def test_a_definite_noun_that_nothing_completes_is_seen(harbour: Proposal) -> None:
    bare = found(harbour, "80 Tonnen")
    assert bare["bare_subject"] == bare["bare_without_name"] == 1
    assert bare["bare_definite"] > 0


def test_particles_and_open_nouns_of_a_statement_are_seen() -> None:
    text = """
    Die Gemeinde Wittau baut eine Brücke. Auch die Kosten stiegen schon wieder. Im März 2024 eröffnet die Gemeinde
    Wittau die Brücke bei Altdorf mit einem Fest.
    """
    proposal = propose(Article("Wittau baut", sections_of(text)))
    said = found(proposal, "März 2024")
    assert said["says_month"] == said["says_year"] == said["has_phrase"] == 1
    assert said["open_noun"] == said["open_subject"] == said["particles"] == 0
    assert said["parts"] >= 1
    costs = [f for f in proposal.material.facts if "Kosten" in proposal.document.slice(f.clause.span)]
    draft = next(d for d in proposal.drafts if d.item.writer == "true_statement")
    item = replace(draft.item, stem="Auch die Kosten stiegen schon wieder.")
    open_ = features(replace(draft, item=item, clause=costs[0].heart, sentence=costs[0].sentence), proposal.material)
    assert open_["open_noun"] == open_["open_subject"] == 1
    assert open_["particles"] == 1


def test_a_question_for_an_amount_behind_a_preposition_is_seen(proposal: Proposal) -> None:
    draft = next(d for d in proposal.drafts if d.item.stem == "Wie viel Euro kostete die Seilbahn?")
    plain = features(draft, proposal.material)
    assert plain["asks_amount"] == 1
    assert plain["asks_behind"] == 0
    behind = replace(draft, item=replace(draft.item, stem="Auf wie viel Euro stieg der Preis der Seilbahn?"))
    assert features(behind, proposal.material)["asks_behind"] == 1


def test_an_empty_judgement_is_seen_and_judged_worse_than_a_fact(harbour: Proposal) -> None:
    empty = found(harbour, "Brot")
    assert empty["judges"] == empty["few_words"] == empty["says_generally"] == 1
    assert judge().probability(empty) < judge().probability(found(harbour, "Reederei Petersen")) - 0.2


def test_questions_count_the_words_of_their_answer(proposal: Proposal) -> None:
    question = next(d for d in proposal.drafts if d.item.stem == "Wie viel Euro kostete die Seilbahn?")
    statement = next(d for d in proposal.drafts if d.item.stem == "Die Seilbahn kostete 24 Millionen Euro.")
    lengths = [features(d, proposal.material)["words"] for d in (question, statement)]
    assert lengths[0] >= lengths[1]


def test_every_draft_is_judged_between_nought_and_one(proposal: Proposal) -> None:
    alone = [d.judged for d in proposal.drafts if d.item.writer not in AMONG_STATEMENTS]
    assert all(0 < p < 1 for p in alone)
    assert len(set(alone)) > len(alone) / 2


def test_the_same_drafts_are_judged_the_same(proposal: Proposal) -> None:
    again = propose(sample_article())
    assert [(d.item.id, d.judged) for d in again.drafts] == [(d.item.id, d.judged) for d in proposal.drafts]
    assert judged(reversed(proposal.drafts), proposal.material) == tuple(reversed(proposal.drafts))


@pytest.mark.parametrize("name", sorted(PRAISED))
def test_more_of_what_is_praised_never_makes_a_draft_worse(proposal: Proposal, name: str) -> None:
    each = features(proposal.drafts[0], proposal.material)
    assert judge().probability({**each, name: each[name] + 1}) >= judge().probability(each)


@pytest.mark.parametrize("name", sorted(BLAMED))
def test_more_of_what_is_blamed_never_makes_a_draft_better(proposal: Proposal, name: str) -> None:
    each = features(proposal.drafts[0], proposal.material)
    assert judge().probability({**each, name: each[name] + 1}) <= judge().probability(each)


def among(draft: Draft, *texts: str) -> Draft:
    """Return a choice among the given statements, built on a draft."""
    options = tuple(Option(f"o{i}", text) for i, text in enumerate(texts))
    item = replace(draft.item, id="among", writer="right_statement", interaction=SingleChoice(options, "o0"))
    return replace(draft, item=item)


def test_a_choice_among_statements_is_right_only_where_each_of_them_is(proposal: Proposal) -> None:
    statements = [d for d in proposal.drafts if isinstance(d.item.interaction, TrueFalse)][:3]
    choice = among(statements[0], *(d.item.stem for d in statements))
    *alone, whole = judged([*statements, choice], proposal.material)
    assert whole.judged == pytest.approx(prod(d.judged for d in alone), abs=1e-4)


def test_a_choice_with_a_statement_that_is_not_fit_by_itself_is_worth_nothing(proposal: Proposal) -> None:
    statements = [d for d in proposal.drafts if isinstance(d.item.interaction, TrueFalse)][:3]
    choice = among(statements[0], *(d.item.stem for d in statements))
    *_, whole = judged([*statements[:2], choice], proposal.material)
    assert whole.judged == 0
