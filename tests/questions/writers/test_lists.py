"""Multiple response: closed lists of names."""

from __future__ import annotations

import pytest

from questions.interchange import item_from_json, item_to_json
from questions.items import Item, MultipleResponse
from questions.scoring import score
from questions.wellformed import check_item
from questions.writers.lists import write_lists
from tests.questions.sample import material_of

TREATY = "Drei Länder lehnten 2018 den Vertrag ab: Ungarn, Polen und Tschechien. Die Verhandlungen dauerten lange."


def items(text: str) -> list[Item]:
    return [draft.item for draft in write_lists(material_of(text))]


def test_the_keys_are_the_members_of_the_list_and_the_rest_are_like_them() -> None:
    (item,) = items(TREATY)
    assert isinstance(item.interaction, MultipleResponse)
    texts = {o.id: o.text for o in item.interaction.options}
    keys = {texts[key] for key in item.interaction.keys}
    assert keys == {"Ungarn", "Polen", "Tschechien"}
    assert len(texts) == 6
    assert all((o.why_wrong is None) == (o.text in keys) for o in item.interaction.options)


def test_the_question_tells_how_many_are_right() -> None:
    assert [i.stem for i in items(TREATY)] == ["Welche drei Länder lehnten 2018 den Vertrag ab?"]
    pair = "Der Zug hält seit 2019 in Graz und Linz. Die Fahrt dauert drei Stunden."
    assert [i.stem for i in items(pair)] == ["In welchen beiden Städten hält der Zug seit 2019?"]


def test_part_of_the_list_earns_part_of_the_points() -> None:
    (item,) = items(TREATY)
    assert isinstance(item.interaction, MultipleResponse)
    keys = list(item.interaction.keys)
    wrong = next(o.id for o in item.interaction.options if o.id not in keys)
    assert score(item, keys).fraction == 1
    assert float(score(item, keys[:2]).fraction) == pytest.approx(2 / 3, abs=0.001)
    assert float(score(item, [*keys[:2], wrong]).fraction) == pytest.approx(1 / 3, abs=0.001)


def test_the_item_is_well_formed_and_comes_back_from_its_json() -> None:
    (item,) = items(TREATY)
    assert item_from_json(item_to_json(check_item(item))) == item


@pytest.mark.parametrize(
    "text",
    [
        "Länder wie Ungarn, Polen und Tschechien lehnten den Vertrag 2018 ab.",
        "Unter anderem Graz und Wels bewarben sich um das Fest.",
        "Ungarn, Polen oder Tschechien erhalten 2025 den Vorsitz.",
        "Vier Länder lehnten 2018 den Vertrag ab: Ungarn, Polen und Tschechien.",
        "Nicht Ungarn und Polen lehnten 2018 den Vertrag ab.",
    ],
    ids=["examples", "among others", "one of them", "not as many as counted", "negated"],
)
def test_a_list_that_is_open_or_unsure_is_not_asked(text: str) -> None:
    assert items(text) == []
