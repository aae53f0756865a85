"""Names gathered under whom they mean."""

from __future__ import annotations

import pytest

from questions.german.document import NameKind
from questions.references.referents import Referent, Referents
from tests.questions.sample import material_of


def referents(text: str) -> Referents:
    return material_of(text).referents


def named(text: str, name: str) -> Referent:
    return next(r for r in referents(text).all if r.name == name)


MINISTERS = (
    "US-Handelsminister Frank Miller traf den kanadischen Premierminister Luc Tremblay in Ottawa. "
    "Miller reiste am Abend ab. Millers Sprecher schwieg."
)


def test_a_family_name_and_its_genitive_mean_the_person_named_in_full() -> None:
    assert len(named(MINISTERS, "Frank Miller").mentions) == 3
    assert not [r for r in referents(MINISTERS).all if r.name in {"Miller", "Millers"}]


def test_who_is_named_most_comes_first() -> None:
    counts = [len(r.mentions) for r in referents(MINISTERS).all]
    assert counts == sorted(counts, reverse=True)
    assert referents(MINISTERS).all[0].name == "Frank Miller"


def test_two_bearers_of_a_family_name_stay_apart() -> None:
    text = "Die Sängerin Anna Berger und der Maler Paul Berger leben in Graz. Berger gewann 2019 einen Preis."
    names = {r.name for r in referents(text).of_kind(NameKind.PERSON)}
    assert {"Anna Berger", "Paul Berger"} <= names
    assert len(named(text, "Anna Berger").mentions) == len(named(text, "Paul Berger").mentions) == 1


def test_a_first_name_means_the_one_person_who_has_it() -> None:
    text = "Die Sängerin Anna Berger lebt in Graz. Dort traf Anna den Maler Paul Kern."
    assert len(named(text, "Anna Berger").mentions) == 2
    assert not [r for r in referents(text).all if r.name == "Anna"]


def test_a_name_and_the_short_form_in_brackets_behind_it_mean_one_body() -> None:
    text = "Die Deutsche Seenotgesellschaft (DSG) rettete 30 Segler. Die DSG warnt vor Sturm. Die DSG sitzt in Bremen."
    assert len(named(text, "DSG").mentions) == 4
    assert len(referents(text).of_kind(NameKind.ORGANISATION)) == 1


def test_the_office_before_a_name_is_kept_with_its_adjective() -> None:
    document = material_of(MINISTERS).document
    offices = {
        person: [document.slice(office.span) for office in named(MINISTERS, person).offices]
        for person in ("Frank Miller", "Luc Tremblay")
    }
    assert offices == {"Frank Miller": ["US-Handelsminister"], "Luc Tremblay": ["kanadischen Premierminister"]}


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Die Chemikerin Ida Brandt arbeitet in Jena.", "Ida Brandt", "Fem"),
        ("Der Physiker Paul Seidel arbeitet in Jena.", "Paul Seidel", "Masc"),
        ("Ministerpräsidentin Robin Falk sprach in Kiel.", "Robin Falk", "Fem"),
        ("Am Abend sprach Hannes Moser in Kiel.", "Hannes Moser", "Masc"),
    ],
)
def test_office_or_first_name_tell_the_gender(text: str, name: str, gender: str) -> None:
    assert named(text, name).gender == gender


def test_places_and_bodies_are_looked_up() -> None:
    text = "Schweden übernimmt den Vorsitz. Die Unesco tagt in Helsinki."
    kinds = {r.name: r.known.kind for r in referents(text).all if r.known is not None}
    assert kinds == {"Schweden": "country", "Unesco": "organisation", "Helsinki": "city"}


def test_a_genitive_that_the_gazetteer_knows_without_its_ending_is_cut() -> None:
    text = "Die Regierung Portugals tagte in Porto."
    assert named(text, "Portugal").known is not None


def test_a_stretch_with_one_name_has_a_referent_and_one_with_two_has_none() -> None:
    material = material_of(MINISTERS)
    _, both, one, *_ = material.document.sentences  # the headline comes first
    assert material.referents.at(range(both.first, both.last + 1)) is None
    found = material.referents.at(range(one.first, one.last + 1))
    assert found is not None
    assert found.name == "Frank Miller"


def test_persons_are_told_from_places() -> None:
    people = {r.name for r in referents(MINISTERS).of_kind(NameKind.PERSON)}
    assert people == {"Frank Miller", "Luc Tremblay"}
    assert named(MINISTERS, "Frank Miller").is_person
    assert not named(MINISTERS, "Ottawa").is_person


@pytest.mark.parametrize("family", ["Kramer", "Brenndorf"])
def test_a_firm_is_not_its_founder_whose_name_it_bears(family: str) -> None:
    text = f"Die Firma {family} baut in Celle Pumpen. Gegründet wurde die Firma {family} 1923 von Karl {family}."
    assert [len(r.mentions) for r in referents(text).all if r.name == f"Karl {family}"] == [1]
