from __future__ import annotations

import pytest

from questions.german.gazetteer import lookup, peers


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Island", "country", "Island"),
        ("Vereinigten Staaten", "country", "USA"),
        ("Reykjavík", "city", "Reykjavik"),
        ("Bayern", "state", "Bayern"),
        ("SPD", "party", "SPD"),
        ("Arktischen Rates", "organisation", "Arktischer Rat"),
    ],
)
def test_usual_spellings_are_known(name: str, kind: str, shown: str) -> None:
    entity = lookup(name)
    assert entity is not None
    assert (entity.kind, entity.name) == (kind, shown)


def test_unknown_names_are_unknown() -> None:
    assert lookup("Hintertupfingen") is None


def test_peers_share_the_smallest_groups_first() -> None:
    island = lookup("Island")
    assert island is not None
    assert {e.name for e in peers(island, 5)} == {"Norwegen", "Dänemark", "Schweden", "Finnland", "Kanada"}


def test_peers_of_a_capital_are_capitals() -> None:
    reykjavik = lookup("Reykjavik")
    assert reykjavik is not None
    names = [e.name for e in peers(reykjavik, 5)]
    assert {"Helsinki", "Oslo"} <= set(names)
    assert "Reykjavik" not in names


def test_peers_are_the_same_at_every_call_and_of_the_same_kind() -> None:
    for name in ("Leipzig", "USA", "CDU", "Nasa"):
        entity = lookup(name)
        assert entity is not None
        found = peers(entity, 4)
        assert found
        assert found == peers(entity, 4)
        assert all(e.kind == entity.kind for e in found)
