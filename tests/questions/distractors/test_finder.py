"""Wrong options: of the key's kind and form, and certainly wrong by the article."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from questions.asking import AnswerKind, Asking
from questions.distractors.finder import Distractor
from questions.german.gazetteer import lookup
from questions.german.numerals import parse_number
from questions.material import Material
from tests.questions.sample import material_of

PARTNERS = "Die Schweiz lieferte 2018 Strom nach Italien. Frankreich baute 2019 neue Leitungen."
BUILDERS = (
    "Der Architekt Bruno Zahn entwarf 1978 das Theater in Bern. Die Architektin Iris Moser entwarf 1985 das Museum in "
    "Chur. Der Bauherr Rolf Kessler zahlte beide Häuser. Die Malerin Lena Graber bemalte die Wände."
)
SHARE = "Im Kanton Jura stimmten 92 Prozent der Wähler für die Vorlage."
REASON = (
    "Die Regierung in Bern lehnte den Antrag ab, weil das Geld für den Ausbau fehlt. Die Kantone stimmten dem Plan zu. "
    "Der Verband der Bahnen fordert neue Züge. Die Fahrgäste warten auf den Bahnhöfen lange. Das Personal braucht mehr "
    "Urlaub. Die Werkstatt in Olten sucht neue Mechaniker."
)


def asking(material: Material, answer: str) -> Asking:
    return next(a for a in material.askings if a.answer == answer)


def found(material: Material, answer: str, seed: int = 0, count: int = 2) -> tuple[Distractor, ...]:
    return material.distractors.find(asking(material, answer), Random(seed), count)


def texts(material: Material, answer: str, seed: int = 0, count: int = 2) -> list[str]:
    return [d.text for d in found(material, answer, seed, count)]


def test_a_party_whose_leaning_the_question_tells_stands_beside_none() -> None:
    told = "Die AfD zeigte sich 2019 in Celle als gut geführte {}. Die SPD tagte in Kiel. Die CDU wählte den Wirt Rabe."
    assert len(texts(material_of(told.format("Truppe")), "AfD")) == 2
    assert texts(material_of(told.format("Rechtspartei")), "AfD") == []


def test_who_is_named_in_brackets_alone_is_not_offered() -> None:
    plain = "Der Bauherr Rolf Kessler zahlte beide Häuser."
    bracketed = BUILDERS.replace(plain, "Beide Häuser sind hoch (gemessen von Rolf Kessler).")
    assert "Rolf Kessler" in texts(material_of(BUILDERS), "Iris Moser", count=3)
    assert "Rolf Kessler" not in texts(material_of(bracketed), "Iris Moser", count=3)


def test_a_country_stands_beside_countries() -> None:
    options = texts(material_of(PARTNERS), "Italien")
    assert len(options) == 2
    for option in options:
        known = lookup(option)
        assert known is not None
        assert known.kind == "country"


def test_what_the_fact_names_is_no_wrong_option() -> None:
    assert "Schweiz" not in texts(material_of(PARTNERS), "Italien", count=12)


def test_who_did_the_same_elsewhere_is_no_wrong_option() -> None:
    assert set(texts(material_of(BUILDERS), "Bruno Zahn", count=9)) == {"Rolf Kessler", "Lena Graber"}


def test_a_name_of_the_article_comes_with_its_mention() -> None:
    material = material_of(BUILDERS)
    for distractor in found(material, "Bruno Zahn"):
        assert distractor.source == "article"
        assert distractor.mention is not None
        assert material.document.slice(distractor.mention) == distractor.text


@pytest.mark.parametrize("seed", range(20))
def test_a_share_stays_within_a_hundred_and_in_its_form(seed: int) -> None:
    for option in texts(material_of(SHARE), "92 Prozent", seed):
        number = parse_number(option.removesuffix(" Prozent"))
        assert number is not None
        assert 0 < number <= 100
        assert number != 92


@pytest.mark.parametrize("seed", range(20))
def test_a_number_word_stands_beside_number_words(seed: int) -> None:
    material = material_of("Bei dem Brand wurden drei Häuser zerstört.")
    options = texts(material, "drei", seed)
    assert len(set(options)) == 2
    assert all(option.isalpha() and parse_number(option) not in {None, Decimal(3)} for option in options)


@pytest.mark.parametrize("seed", range(20))
def test_a_year_before_publication_has_no_option_after_it(seed: int) -> None:
    material = material_of("Die Mauer wurde 2020 in Passau gebaut.", date(2022, 3, 1))
    years = [int(text) for text in texts(material, "2020", seed)]
    assert len(years) == 2
    assert all(year <= 2022 for year in years)


def test_a_more_than_has_no_smaller_number_beside_it() -> None:
    material = material_of("Mindestens 40 Menschen warteten in Celle auf den Bus.")
    key = next(a for a in material.askings if a.kind is AnswerKind.NUMBER)
    for seed in range(20):
        for distractor in material.distractors.find(key, Random(seed)):
            number = parse_number(distractor.text.rsplit(" ", 1)[-1])
            assert number is not None
            assert number > 40


def test_reasons_are_made_of_what_the_article_says_elsewhere() -> None:
    options = texts(material_of(REASON), "weil das Geld für den Ausbau fehlt")
    assert len(options) == 2
    assert set(options) <= {
        "weil der Verband der Bahnen neue Züge fordert",
        "weil die Fahrgäste auf den Bahnhöfen lange warten",
        "weil das Personal mehr Urlaub braucht",
        "weil die Werkstatt in Olten neue Mechaniker sucht",
    }


def test_a_multiple_stands_beside_multiples() -> None:
    options = texts(material_of("Der neue Zug fährt dreimal schneller als der Bus."), "dreimal")
    assert len(set(options)) == 2
    assert all(option.endswith("mal") and option != "dreimal" for option in options)


def test_the_same_seed_gives_the_same_options_and_others_differ_somewhere() -> None:
    material = material_of(SHARE)
    runs = [tuple(texts(material, "92 Prozent", seed)) for seed in range(10)]
    assert runs == [tuple(texts(material, "92 Prozent", seed)) for seed in range(10)]
    assert len(set(runs)) > 1


def test_no_option_repeats_holds_or_is_part_of_the_key() -> None:
    material = material_of(BUILDERS)
    for key in material.askings:
        options = [d.text.casefold() for d in material.distractors.find(key, Random(0), 5)]
        assert len(set(options)) == len(options)
        assert key.answer.casefold() not in options


def test_the_rank_of_the_key_among_numbers_is_spread() -> None:
    material = material_of("In der Halle warteten 480 Menschen.")
    ranks = {sum(int(o) < 480 for o in texts(material, "480", seed)) for seed in range(40)}
    assert ranks == {0, 1, 2}


def test_one_name_in_two_spellings_is_offered_once() -> None:
    spelt = BUILDERS + " Der Gärtner Karl Kesslers pflanzte die Hecke."
    options = texts(material_of(spelt), "Bruno Zahn", count=9)
    assert sum("Kessler" in option for option in options) == 1
