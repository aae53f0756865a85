"""Ordering events by their dates, and assigning them to their years."""

from __future__ import annotations

import pytest

from questions.interchange import item_from_json, item_to_json
from questions.items import Item, Matching, Ordering
from questions.scoring import score
from questions.wellformed import check_item
from questions.writers.events import events, write_orderings, write_years
from tests.questions.sample import material_of

BREWERY = """Im Mai 2019 übernahm ein Konzern aus Graz die Brauerei. Die Brauerei in Zell wurde 1874 gegründet. Im Jahr
1912 verkaufte die Familie Obermoser den Betrieb an eine Genossenschaft. Am 3. April 1945 zerstörte ein Brand das
Sudhaus."""


def ordering() -> Item:
    (draft,) = write_orderings(material_of(BREWERY))
    return draft.item


def years() -> Item:
    (draft,) = write_years(material_of(BREWERY))
    return draft.item


def test_events_are_in_the_order_of_their_dates_not_of_the_text() -> None:
    item = ordering()
    assert isinstance(item.interaction, Ordering)
    texts = {o.id: o.text for o in item.interaction.entries}
    assert [texts[entry] for entry in item.interaction.sequence] == [
        "Die Brauerei in Zell wurde gegründet.",
        "Die Familie Obermoser verkaufte den Betrieb an eine Genossenschaft.",
        "Ein Brand zerstörte das Sudhaus.",
        "Ein Konzern aus Graz übernahm die Brauerei.",
    ]


def test_entries_are_not_shown_in_the_right_order() -> None:
    item = ordering()
    assert isinstance(item.interaction, Ordering)
    assert tuple(o.id for o in item.interaction.entries) != item.interaction.sequence


def test_no_entry_tells_its_date() -> None:
    assert not any(year in event.text for event in events(material_of(BREWERY)) for year in ("1874", "1912", "1945"))


def test_every_event_has_its_sentence_as_proof() -> None:
    assert len(ordering().evidence) == 4


def test_one_misplaced_event_costs_one_step() -> None:
    item = ordering()
    assert isinstance(item.interaction, Ordering)
    first, *rest = item.interaction.sequence
    assert score(item, [first, *rest]).fraction == 1
    assert float(score(item, [*rest, first]).fraction) == pytest.approx(2 / 3, abs=0.001)


def test_each_event_belongs_to_its_year() -> None:
    item = years()
    assert isinstance(item.interaction, Matching)
    prompts = {o.id: o.text for o in item.interaction.prompts}
    choices = {o.id: o.text for o in item.interaction.choices}
    pairs = {prompts[p]: choices[c] for p, c in item.interaction.pairs}
    assert pairs["Ein Brand zerstörte das Sudhaus."] == "1945"
    assert sorted(pairs.values()) == ["1874", "1912", "1945", "2019"]


def test_items_are_well_formed_and_come_back_from_their_json() -> None:
    for item in (ordering(), years()):
        assert item_from_json(item_to_json(check_item(item))) == item


@pytest.mark.parametrize(
    "sentence",
    [
        "Im Mai 2019 soll ein Konzern die Brauerei gekauft haben.",
        "Am 3. April 1945 sei das Sudhaus abgebrannt, sagte der Wirt Hans Moser.",
        "Die Stadt will 2030 ein Museum bauen.",
        "Die Brauerei wurde vor 1900 nicht erweitert.",
        "Seit 1990 gehört das Haus der Stadt.",
        "Danach verkaufte die Familie 1920 den Wald.",
        "Zwischen 1990 und 1995 wurde das Dach gedeckt.",
    ],
    ids=["hearsay", "reported", "planned", "negated", "since", "linked to what came before", "a span"],
)
def test_what_is_no_event_of_one_date_is_left_out(sentence: str) -> None:
    assert events(material_of(sentence)) == []
