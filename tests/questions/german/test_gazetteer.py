"""What is known of places and bodies, and what is like them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from questions.german.gazetteer import Entity, lookup, other_nations, peers
from questions.german.gazetteer.countries import CAPITALS, GROUPS
from questions.german.gazetteer.sources import all_entities, neighbours


def known(name: str) -> Entity:
    entity = lookup(name)
    assert entity is not None, name
    return entity


@pytest.mark.parametrize(
    ("name", "shown", "kind", "article"),
    [
        ("Reykjavík", "Reykjavik", "city", None),
        ("Moskau", "Moskau", "city", None),
        ("Kyjiw", "Kiew", "city", None),
        ("Vereinigten Staaten", "USA", "country", "die"),
        ("Iran", "Iran", "country", "der"),
        ("Türkei", "Türkei", "country", "die"),
        ("Schweiz", "Schweiz", "country", "die"),
        ("Island", "Island", "country", None),
        ("Saarland", "Saarland", "state", "das"),
        ("Tessin", "Tessin", "canton", "das"),
        ("Kalifornien", "Kalifornien", "federal_state", None),
        ("Europa", "Europa", "continent", None),
        ("Rhein", "Rhein", "river", "der"),
        ("Schwarzen Meer", "Schwarzes Meer", "sea", "das"),
        ("Die Grünen", "Grüne", "party", "die"),
        ("Arktischen Rates", "Arktischer Rat", "organisation", "der"),
        ("Europäischen Union", "EU", "organisation", "die"),
        ("Bundestag", "Bundestag", "organisation", "der"),
    ],
)
def test_names_in_their_usual_forms_are_known(name: str, shown: str, kind: str, article: str | None) -> None:
    entity = known(name)
    assert (entity.name, entity.kind, entity.article) == (shown, kind, article)


@pytest.mark.parametrize("name", ["", "Kreml", "Rekjavik", "Regierung", "der Iran"])
def test_other_words_are_not(name: str) -> None:
    assert lookup(name) is None


def test_number_and_gender_follow_the_article() -> None:
    assert (known("USA").plural, known("USA").gender) == (True, None)
    assert (known("Iran").gender, known("Türkei").gender, known("Island").gender) == ("Masc", "Fem", "Neut")
    assert known("Bundestag").gender == "Masc"


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("Reykjavik", {"Helsinki", "Oslo", "Kopenhagen", "Stockholm"}),
        ("Island", {"Norwegen", "Dänemark", "Finnland", "Schweden", "Kanada"}),
        ("Russland", {"China", "Ukraine", "USA", "Belarus"}),
        ("München", {"Hamburg", "Köln", "Berlin"}),
        ("Marburg", {"Gießen", "Wetzlar", "Hanau"}),
        ("CDU", {"SPD", "Grüne", "CSU"}),
        ("Bundestag", {"Bundesrat", "Bundesregierung"}),
        ("Thüringen", {"Sachsen-Anhalt", "Schleswig-Holstein"}),
    ],
)
def test_the_nearest_peers_are_alike(name: str, close: set[str]) -> None:
    assert close <= {entity.name for entity in peers(known(name), 6)}


def test_peers_are_of_one_kind_differ_from_the_entity_and_keep_their_order() -> None:
    for entity in [entity for entity, _ in all_entities()][::11]:
        found = peers(entity, 5)
        assert all(other.kind == entity.kind and other.name != entity.name for other in found)
        assert len({other.name for other in found}) == len(found)
        assert found == peers(entity, 8)[:5]


def test_every_country_and_city_has_peers() -> None:
    lonely = {e.name for e, _ in all_entities() if e.kind in {"country", "city", "state", "party"} and not peers(e, 3)}
    assert not lonely


def test_borders_are_mutual() -> None:
    one_sided = {(a, b) for a, near in neighbours().items() for b in near if a not in neighbours().get(b, ())}
    assert not one_sided


def test_capitals_and_members_are_listed_places() -> None:
    codes = {e.country for e, _ in all_entities() if e.kind == "country"}
    assert {code for group in GROUPS.values() for code in group.split()} <= codes
    cities = {(e.country, e.name) for e, _ in all_entities() if e.kind == "city"}
    capitals = {tuple(entry.strip().split("=")) for entry in " ".join(CAPITALS.split()).split(";")}
    assert capitals <= cities


def test_the_gazetteer_is_as_large_as_it_should_be(record_property: Callable[[str, object], None]) -> None:
    start = time.perf_counter()
    count = sum(1 for _ in all_entities())
    record_property("milliseconds", round(1000 * (time.perf_counter() - start)))
    assert count > 1800


@pytest.mark.parametrize("word", ["thailändische", "niederländisches", "polnischen", "russischer"])
def test_other_nations_keep_the_form_of_the_adjective(word: str) -> None:
    others = other_nations(word, 4)
    ending = word.partition("isch")[2]
    assert len(others) >= 3
    assert all(other.endswith(("isch" + ending, "tsch" + ending)) and other != word for other in others)


def test_what_is_no_adjective_of_a_country_has_no_other_nations() -> None:
    assert other_nations("politische", 4) == ()
