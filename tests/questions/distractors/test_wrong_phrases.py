"""Noun phrases as wrong options."""

from __future__ import annotations

from questions.asking import Asking
from questions.distractors.wrong_phrases import WrongPhrases
from questions.material import Material
from tests.questions.sample import material_of


def asked(material: Material, answer: str) -> Asking:
    return next(a for a in material.askings if a.answer == answer)


def phrases(material: Material) -> WrongPhrases:
    return WrongPhrases(material.document, material.wording, material.facts)


def test_a_thing_stands_beside_things_of_its_class_number_and_article() -> None:
    material = material_of(
        "Der Rat beschloss 2020 einen neuen Haushalt. Die Bürger forderten 2021 eine kommunale Volksbefragung. "
        "Der Verein plant eine unbegrenzte Sammlung. Die Eltern verlangen die Offenhaltung der Schule."
    )
    found = [text for text, _ in phrases(material).things(asked(material, "eine kommunale Volksbefragung"))]
    assert found == ["eine unbegrenzte Sammlung"]


def test_another_kind_takes_the_keys_place_with_its_adjectives() -> None:
    material = material_of("Ein niederländisches Gericht untersagte 2020 dem Mann jede Spende.")
    found = [text for text, _ in phrases(material).siblings(asked(material, "ein niederländisches Gericht"))]
    assert found
    assert {"ein niederländisches Parlament", "ein belgisches Gericht"} <= set(found)


def test_nobody_gets_the_name_of_another() -> None:
    material = material_of("Die frühere Innenministerin Vera Lang trat 2020 in Linz auf. Die Halle war voll.")
    for asking in material.askings:
        assert not any("Lang" in text for text, _ in phrases(material).siblings(asking))


def test_a_body_of_one_country_stands_beside_those_of_like_countries() -> None:
    material = material_of("Die norwegische Regierung stimmte 2020 dem Vertrag zu. Die Verhandlungen dauerten lange.")
    found = [text for text, _ in phrases(material).siblings(asked(material, "die norwegische Regierung"))]
    assert set(found[:2]) == {"die schwedische Regierung", "die finnische Regierung"}


def test_where_all_is_about_one_country_its_adjective_is_no_riddle() -> None:
    material = material_of(
        "Die norwegische Regierung stimmte 2020 dem Vertrag zu. Norwegen lieferte Fisch. Die Norweger feierten. Der "
        "norwegische König sprach."
    )
    found = [text for text, _ in phrases(material).siblings(asked(material, "die norwegische Regierung"))]
    assert not any("schwedische" in text for text in found)


def test_what_the_question_names_or_a_preposition_closes_is_no_option() -> None:
    material = material_of(
        "Der Chor singt 2020 im gesamten Haus vom Keller bis zum Dach. Vom Restaurant aus fuhr 2021 ein Bus. Im Keller "
        "lagerte 2019 der Wein."
    )
    where = [a for a in material.askings if "gesamten Haus" in a.answer]
    assert where
    for asking in where:
        found = [text for text, _ in phrases(material).things(asking)]
        assert not any("Keller" in text or text.endswith("aus") for text in found)
