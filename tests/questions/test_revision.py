"""The teacher's say: marked passages, other forms, other wrong options, and what was turned down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questions.choosing.difficulty import Difficulty, difficulty
from questions.interchange import answer_text
from questions.items import Item, ItemType, TrueFalse
from questions.pipeline import Options, Proposal, generate_items, prompted, propose
from questions.revision import dropped_on, items_on, other_forms, with_other_distractors
from questions.wellformed import check_item, options_of

from .sample import sample_article


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    return propose(sample_article())


def place(text: str) -> tuple[int, int]:
    start = sample_article().text.index(text)
    return start, start + len(text)


def item_of(proposal: Proposal, stem: str, kind: ItemType = ItemType.SINGLE_CHOICE) -> Item:
    return next(d.item for d in proposal.drafts if prompted(d.item) == stem and d.item.type is kind)


def wrong_options(item: Item) -> set[str]:
    return {o.text for o in options_of(item.interaction)} - {answer_text(item.interaction)}


def test_items_on_a_marked_sentence_are_proved_by_it(proposal: Proposal) -> None:
    start, end = place("Die Seilbahn kostete 24 Millionen Euro.")
    items = items_on(proposal, start, end)
    assert items
    assert all(any(e.start <= start and end <= e.end for e in i.evidence if e.option is None) for i in items)


def test_a_marked_phrase_is_asked_for_first(proposal: Proposal) -> None:
    items = items_on(proposal, *place("24 Millionen Euro"))
    first = items[0].interaction
    assert "24" in (first.changed.original if isinstance(first, TrueFalse) and first.changed else answer_text(first))


def test_a_mark_across_two_sentences_gives_items_on_both(proposal: Proposal) -> None:
    one, two = place("32 Kabinen"), place("zehn Fahrgästen")
    starts = {e.start for i in items_on(proposal, one[0], two[1]) for e in i.evidence if e.option is None}
    assert len(starts) > 1


def test_a_mark_where_nothing_stands_gives_nothing(proposal: Proposal) -> None:
    end = len(sample_article().text)
    assert items_on(proposal, end, end) == ()


def test_items_on_a_mark_keep_to_number_and_kinds(proposal: Proposal) -> None:
    mark = place("Die Seilbahn kostete 24 Millionen Euro.")
    assert len(items_on(proposal, *mark, Options(limit=1))) == 1
    wished = items_on(proposal, *mark, Options(types=frozenset({ItemType.TRUE_FALSE})))
    assert {i.type for i in wished} == {ItemType.TRUE_FALSE}
    writers = {i.writer for i in items_on(proposal, *mark)}
    without = items_on(proposal, *mark, Options(without=frozenset(writers)))
    assert without == ()


def test_another_form_of_an_item_asks_about_the_same_fact(proposal: Proposal) -> None:
    clauses = {d.item.id: d.clause for d in proposal.drafts}
    item = items_on(proposal, *place("24 Millionen Euro"))[0]
    others = other_forms(proposal, item)
    assert others
    assert {clauses[o.id] for o in others} == {clauses[item.id]}
    assert all((o.type, prompted(o)) != (item.type, prompted(item)) for o in others)


def test_forms_seen_before_and_writers_not_wanted_do_not_come_again(proposal: Proposal) -> None:
    item = items_on(proposal, *place("24 Millionen Euro"))[0]
    first, *more = other_forms(proposal, item)
    assert [o.id for o in other_forms(proposal, item, seen=[first.id])] == [o.id for o in more]
    assert all(
        o.writer != first.writer for o in other_forms(proposal, item, Options(without=frozenset({first.writer})))
    )


def test_another_form_of_an_edited_item_is_found_by_its_evidence(proposal: Proposal) -> None:
    item = items_on(proposal, *place("24 Millionen Euro"))[0]
    edited = replace(item, id="of-the-teacher", stem="Wie viel hat die Seilbahn gekostet?")
    starts = {e.start for e in item.evidence}
    others = other_forms(proposal, edited)
    assert others
    assert all(starts & {e.start for e in o.evidence} for o in others)


@pytest.fixture(scope="module")
def redone(proposal: Proposal) -> list[tuple[Item, Item]]:
    """Return the items that have other distractors, each with itself as it was."""
    items = [d.item for d in proposal.drafts if len(options_of(d.item.interaction)) > 2][::2]
    return [(item, other) for item in items if (other := with_other_distractors(proposal, item)) is not None]


@pytest.mark.parametrize("source", ["number", "article", "calendar"])
def test_wrong_options_of_all_sources_can_be_changed(redone: list[tuple[Item, Item]], source: str) -> None:
    assert any(source in {o.source for o in options_of(item.interaction)} for item, _ in redone)


def test_other_distractors_are_new_while_the_rest_stays(redone: list[tuple[Item, Item]]) -> None:
    for item, other in redone:
        assert check_item(other).id == item.id
        assert (prompted(other), answer_text(other.interaction)) == (prompted(item), answer_text(item.interaction))
        assert wrong_options(other) - wrong_options(item)
        assert len(wrong_options(other) & wrong_options(item)) <= 1


def test_distractors_run_out_instead_of_coming_again(proposal: Proposal, redone: list[tuple[Item, Item]]) -> None:
    item, other = next(r for r in redone if "number" in {o.source for o in options_of(r[0].interaction)})
    first, seen = wrong_options(item), set[str]()
    for _ in range(30):
        fresh = wrong_options(other) - first
        assert fresh
        assert not fresh & seen
        seen |= fresh
        again = with_other_distractors(proposal, item, seen)
        if again is None:
            return
        other = again
    pytest.fail("wrong options never run out")


def test_an_item_of_the_teachers_own_has_no_other_distractors(proposal: Proposal) -> None:
    assert with_other_distractors(proposal, replace(proposal.drafts[0].item, id="of-the-teacher")) is None


def test_what_was_turned_down_is_listed_with_its_sentence_and_reason(proposal: Proposal) -> None:
    assert proposal.dropped_items
    text = sample_article().text
    offered = {d.item.id for d in proposal.drafts}
    for dropped in proposal.dropped_items:
        assert dropped.reason in proposal.dropped
        assert text[dropped.start : dropped.end].endswith((".", "“"))
    assert len(offered) == len(proposal.drafts)
    one = proposal.dropped_items[0]
    assert one in dropped_on(proposal, one.start, one.start + 1)
    assert dropped_on(proposal, len(text), len(text)) == ()


@pytest.mark.parametrize("step", Difficulty)
def test_only_the_wished_difficulty_comes_out(step: Difficulty) -> None:
    items = generate_items(sample_article(), Options(difficulties=frozenset({step}), limit=4)).items
    known = {d.item.id: difficulty(d) for d in propose(sample_article()).drafts}
    assert items
    assert {known[i.id] for i in items} == {step}
