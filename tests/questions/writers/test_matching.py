"""Matching people with offices and with what they said."""

from __future__ import annotations

import pytest

from questions.interchange import item_from_json, item_to_json
from questions.items import Matching
from questions.scoring import score
from questions.wellformed import check_item
from questions.writers.matching import write_office_matches, write_quotation_matches
from tests.questions.sample import material_of

OFFICES = """Bürgermeister Veit Lang sprach zuerst. Der Landrat Olaf Bahr dankte den Helfern. Der Schweizer
Botschafter Urs Keller brachte ein Bild mit."""
VOICES = """„Der Umbau kostet viel zu viel Geld“, sagte die Stadträtin Vera Lang. „Das Haus braucht endlich ein neues
Dach“, sagte der Architekt Olaf Bahr. „Die Schule hat noch Platz für zwei Klassen“, sagte die Rektorin Ute Kern."""


def test_each_person_belongs_to_their_office() -> None:
    (draft,) = write_office_matches(material_of(OFFICES))
    matching = draft.item.interaction
    assert isinstance(matching, Matching)
    texts = {o.id: o.text for o in (*matching.prompts, *matching.choices)}
    assert {texts[p]: texts[c] for p, c in matching.pairs} == {
        "Veit Lang": "Bürgermeister",
        "Olaf Bahr": "Landrat",
        "Urs Keller": "Schweizer Botschafter",
    }


def test_each_quotation_belongs_to_its_speaker() -> None:
    (draft,) = write_quotation_matches(material_of(VOICES))
    matching = draft.item.interaction
    assert isinstance(matching, Matching)
    texts = {o.id: o.text for o in (*matching.prompts, *matching.choices)}
    pairs = {texts[p]: texts[c] for p, c in matching.pairs}
    assert pairs["„Das Haus braucht endlich ein neues Dach“"] == "Olaf Bahr"
    assert set(pairs.values()) == {"Vera Lang", "Olaf Bahr", "Ute Kern"}


def test_each_right_pair_earns_its_share() -> None:
    (draft,) = write_office_matches(material_of(OFFICES))
    matching = draft.item.interaction
    assert isinstance(matching, Matching)
    right = dict(matching.pairs)
    first = matching.prompts[0].id
    assert score(draft.item, right).fraction == 1
    assert float(score(draft.item, {first: right[first]}).fraction) == pytest.approx(1 / 3, abs=0.001)


def test_items_are_well_formed_and_come_back_from_their_json() -> None:
    for writer, text in ((write_office_matches, OFFICES), (write_quotation_matches, VOICES)):
        for draft in writer(material_of(text)):
            assert item_from_json(item_to_json(check_item(draft.item))) == draft.item


@pytest.mark.parametrize(
    "text",
    [
        "Der Außenminister Vera Lang sprach. Der Umweltminister Olaf Bahr und der Minister Urs Keller dankten.",
        "Landrat Jan Moor sprach zuerst. Der Landrat Olaf Bahr dankte. Der Botschafter Urs Keller kam.",
        "Der Ex-Kanzler Jan Moor sprach. Der Landrat Olaf Bahr dankte. Der Botschafter Urs Keller kam.",
        "Der Landrat Olaf Bahr dankte. Der Botschafter Urs Keller kam.",
    ],
    ids=["one office covers another", "two hold the same", "a former office", "too few"],
)
def test_what_fits_two_people_or_too_few_is_not_matched(text: str) -> None:
    assert list(write_office_matches(material_of(text))) == []
