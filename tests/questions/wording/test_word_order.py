"""Facts put as questions, statements and subordinate clauses."""

from __future__ import annotations

from datetime import date

import pytest

from questions.facts.fact import Fact, Role
from questions.material import Material
from questions.wording.pieces import dated
from tests.questions.sample import material_of


def first_fact(text: str, published: date | None = None) -> tuple[Material, Fact]:
    material = material_of(text, published)
    return material, material.facts[0]


@pytest.mark.parametrize(
    ("text", "role", "phrase", "question"),
    [
        (
            "Die neue Brücke wurde 2018 in Koblenz eröffnet.",
            Role.PLACE,
            "in welcher Stadt",
            "In welcher Stadt wurde die neue Brücke 2018 eröffnet?",
        ),
        (
            "Seit 2015 hat sich die Zahl der Radwege in Münster verdoppelt.",
            Role.SINCE,
            "seit welchem Jahr",
            "Seit welchem Jahr hat sich die Zahl der Radwege in Münster verdoppelt?",
        ),
        (
            "Nach dem Sturm sperrte die Polizei in Cuxhaven den Strand.",
            Role.OBJECT,
            "was",
            "Was sperrte die Polizei nach dem Sturm in Cuxhaven?",
        ),
        (
            "Zudem wies die Chemikerin Ida Brandt 2019 eine neue Verbindung nach.",
            Role.TIME,
            "in welchem Jahr",
            "In welchem Jahr wies die Chemikerin Ida Brandt eine neue Verbindung nach?",
        ),
        (
            "Das Gremium beschloss 2022, die Mittel für den Hafen zu erhöhen.",
            Role.TIME,
            "in welchem Jahr",
            "In welchem Jahr beschloss das Gremium, die Mittel für den Hafen zu erhöhen?",
        ),
    ],
)
def test_a_question_keeps_the_german_order(text: str, role: Role, phrase: str, question: str) -> None:
    material, fact = first_fact(text)
    consumed = fact.all_with(role)
    assert consumed, f"no argument has the role {role}"
    assert material.wording.question(fact, phrase, consumed) == question


def test_the_finite_verb_can_take_another_form() -> None:
    material, fact = first_fact("Die USA traten 2017 aus dem Abkommen aus.")
    question = material.wording.question(fact, "welches Land", fact.all_with(Role.SUBJECT), "trat")
    assert question == "Welches Land trat 2017 aus dem Abkommen aus?"


def test_a_question_with_an_open_reference_is_not_written() -> None:
    material, fact = first_fact("Dort traf sie 2019 den Minister.")
    assert material.wording.question(fact, "in welchem Jahr", fact.all_with(Role.TIME)) is None


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Am Samstag kamen 4.000 Besucher nach Emden.", "Am Samstag kamen 4.000 Besucher nach Emden."),
        ("Zudem eröffnete der Zoo 2014 ein Haus in Leipzig.", "Der Zoo eröffnete 2014 ein Haus in Leipzig."),
        ("Obwohl es regnete, kamen 2.500 Menschen nach Aarau.", "2.500 Menschen kamen nach Aarau."),
        (
            "Der Turm müsse bald ersetzt werden, sagte die Ingenieurin Vera Kolb.",
            "Laut Vera Kolb muss der Turm bald ersetzt werden.",
        ),
    ],
)
def test_a_statement_stands_alone(text: str, statement: str) -> None:
    material, fact = first_fact(text)
    assert material.wording.statement(fact) == statement


def test_a_statement_takes_other_words_for_a_token() -> None:
    material, fact = first_fact("Die neue Brücke wurde 2018 in Koblenz eröffnet.")
    city = next(t.index for t in material.document.tokens if t.text == "Koblenz")
    assert material.wording.statement(fact, {city: "Trier"}) == "Die neue Brücke wurde 2018 in Trier eröffnet."


def test_a_relative_day_is_written_as_its_date() -> None:
    material, fact = first_fact("An diesem Donnerstag beginnt in Rostock die Messe.", date(2021, 5, 20))
    assert material.wording.statement(fact) == "Am 20. Mai 2021 beginnt in Rostock die Messe."


def test_a_relative_day_without_a_publication_date_is_not_written() -> None:
    material, fact = first_fact("Gestern begann in Rostock die Messe.")
    assert material.wording.statement(fact) is None


@pytest.mark.parametrize(
    ("text", "conjunction", "clause"),
    [
        (
            "Die Zahl der Radwege hat sich verdoppelt.",
            "weil",
            "weil sich die Zahl der Radwege verdoppelt hat",
        ),
        ("Die Stadt lehnt den Plan ab.", "dass", "dass die Stadt den Plan ablehnt"),
        ("Seit 2014 fördert das Land neue Wege.", "dass", "dass das Land seit 2014 neue Wege fördert"),
        ("Der Zug fährt schneller als der Bus.", "weil", "weil der Zug schneller als der Bus fährt"),
    ],
)
def test_a_subordinate_clause_has_its_verb_at_the_end(text: str, conjunction: str, clause: str) -> None:
    material, fact = first_fact(text)
    assert material.wording.subordinate(fact, conjunction) == clause


def test_a_name_needs_no_aside() -> None:
    material, fact = first_fact("Die Autorin Helga Stein, die seit 1990 in Basel lebt, erhielt 2020 einen Preis.")
    subject = fact.first(Role.SUBJECT)
    assert subject is not None
    assert material.wording.argument(subject) == "die Autorin Helga Stein"


@pytest.mark.parametrize(
    ("role", "spoken", "precision", "phrase"),
    [
        (Role.TIME, "Donnerstag, 20. Mai 2021", "day", "am 20. Mai 2021"),
        (Role.TIME, "20. Mai 2021", "day", "am 20. Mai 2021"),
        (Role.TIME, "März 2021", "month", "im März 2021"),
        (Role.TIME, "2021", "year", "im Jahr 2021"),
        (Role.SINCE, "Donnerstag, 20. Mai 2021", "day", "seit dem 20. Mai 2021"),
        (Role.SINCE, "März 2021", "month", "seit März 2021"),
        (Role.UNTIL, "20. Mai 2021", "day", "bis zum 20. Mai 2021"),
        (Role.UNTIL, "2021", "year", "bis 2021"),
    ],
)
def test_a_date_takes_the_preposition_of_its_role(role: Role, spoken: str, precision: str, phrase: str) -> None:
    assert dated(role, spoken, precision) == phrase


def test_a_name_is_not_written_twice_in_one_clause() -> None:
    material = material_of(
        "Das Fest hat dem Ulmer Hafenbetreiber Nordport im Mai 2019 das beste Quartal seiner Geschichte beschert."
    )
    assert "seiner Geschichte" in (material.wording.statement(material.facts[0]) or "")
