"""Verb forms by the lexicon and the way from one finite form to another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.german.morphology import verbs
from questions.german.morphology.conjugation import CELLS, MOODS
from questions.german.morphology.lexicon import verb_entries
from questions.german.morphology.reinflection import indicative, konjunktiv, with_number

LEMMAS = sorted(verb_entries())


@pytest.mark.parametrize(
    ("lemma", "cell", "form", "prefix"),
    [
        ("zusammenkommen", ("3", "Sing", "Past", "Ind"), "kam", "zusammen"),
        ("übernehmen", ("3", "Sing", "Pres", "Ind"), "übernimmt", ""),
        ("anbieten", ("3", "Plur", "Past", "Ind"), "boten", "an"),
        ("sein", ("3", "Sing", "Pres", "Sub"), "sei", ""),
        ("werden", ("3", "Plur", "Past", "Sub"), "würden", ""),
        ("wissen", ("3", "Sing", "Pres", "Ind"), "weiß", ""),
        ("rechnen", ("3", "Sing", "Pres", "Ind"), "rechnet", ""),
        ("handeln", ("1", "Sing", "Pres", "Ind"), "handle", ""),
        ("vorbeiradeln", ("3", "Sing", "Past", "Ind"), "radelte", "vorbei"),
        ("unterschreiben", ("3", "Sing", "Past", "Ind"), "unterschrieb", ""),
    ],
)
def test_finite_forms(lemma: str, cell: tuple[str, str, str, str], form: str, prefix: str) -> None:
    assert verbs.finite(lemma, *cell) == (form, prefix)


def test_an_unknown_verb_has_no_forms() -> None:
    assert verbs.finite("krzlbrzen", "3", "Sing", "Pres", "Ind") is None
    assert verbs.participle("krzlbrzen") is None
    assert verbs.auxiliary("krzlbrzen") is None
    assert verbs.analyse_form("krzlbrzt") == ()


@pytest.mark.parametrize(
    ("lemma", "participle", "auxiliary", "zu"),
    [
        ("gehen", "gegangen", "sein", "zu gehen"),
        ("ankommen", "angekommen", "sein", "anzukommen"),
        ("kritisieren", "kritisiert", "haben", "zu kritisieren"),
        ("beschließen", "beschlossen", "haben", "zu beschließen"),
        ("einräumen", "eingeräumt", "haben", "einzuräumen"),
        ("zurücktreten", "zurückgetreten", "sein", "zurückzutreten"),
    ],
)
def test_non_finite_forms(lemma: str, participle: str, auxiliary: str, zu: str) -> None:
    assert verbs.participle(lemma) == participle
    assert verbs.auxiliary(lemma) == auxiliary
    assert verbs.zu_infinitive(lemma) == zu
    assert lemma in verbs.participle_of(participle)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("kamen", "kam"), ("wollen", "will"), ("haben", "hat"), ("werden", "wird"), ("sind", "ist"),
        ("wurden", "wurde"),
        ("gingen", "ging"), ("könnten", "könnte"), ("einigten", "einigte"), ("rechnen", "rechnet"), ("seien", "sei"),
        ("laden", "lädt"), ("lesen", "liest"), ("wissen", "weiß"), ("mussten", "musste"), ("bieten", "bietet"),
        ("schufen", "schuf"), ("hängten", "hängte"), ("sandten", "sandte"),
    ],
)  # fmt: skip
def test_number_changes_and_tense_and_mood_stay(plural: str, singular: str) -> None:
    assert with_number(plural, "Sing") == singular
    assert with_number(singular, "Plur") == plural
    assert with_number(singular, "Sing") == singular


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("sei", "ist"), ("habe", "hat"), ("könnten", "können"), ("hätten", "haben"), ("wolle", "will"),
        ("kämen", "kommen"), ("müsse", "muss"), ("werde", "wird"), ("sagte", None), ("sollte", None), ("gehen", None),
    ],
)  # fmt: skip
def test_konjunktiv_becomes_indicative_only_where_it_can_be_nothing_else(form: str, expected: str | None) -> None:
    assert indicative(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"), [("ist", "sei"), ("hat", "habe"), ("haben", "hätten"), ("kommen", "kämen"), ("fordern", None)]
)
def test_reported_speech(form: str, expected: str | None) -> None:
    assert konjunktiv(form) == expected


def test_the_given_lemma_decides_between_verbs() -> None:
    assert with_number("reisen", "Sing", "reisen") == "reist"
    assert with_number("kamen", "Sing", "zusammenkommen") == "kam"


@settings(deadline=None)
@given(st.sampled_from(LEMMAS), st.sampled_from(CELLS), st.sampled_from(MOODS))
def test_every_form_is_read_back(lemma: str, cell: tuple[str, str], mood: tuple[str, str]) -> None:
    """Generation and analysis agree for every verb of the lexicon."""
    made = verbs.finite(lemma, *cell, mood[1], mood[0])
    assert made is not None
    readings = verbs.analyse_form(made.form)
    assert (lemma.removeprefix(made.prefix), *cell, mood[1], mood[0], False) in readings


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_string_is_survived(text: str) -> None:
    verbs.analyse_form(text)
    with_number(text, "Sing")
    indicative(text)
    konjunktiv(text)


@settings(deadline=None)
@given(st.sampled_from(LEMMAS))
def test_every_participle_is_read_back(lemma: str) -> None:
    participle = verbs.participle(lemma)
    assert participle is not None
    assert lemma in verbs.participle_of(participle)


@pytest.mark.parametrize(
    ("form", "lemma", "parted"),
    [
        ("teilnahm", "teilnehmen", ("nahm", "teil")),
        ("ankommen", "ankommen", ("kommen", "an")),
        ("gewann", "gewinnen", ("gewann", "")),
        ("umfasst", "umfassen", ("umfasst", "")),
        ("umschreibt", "umschreiben", None),
        ("glorbte", "glorben", None),
    ],
)
def test_a_prefix_parts_in_a_main_clause(form: str, lemma: str, parted: tuple[str, str] | None) -> None:
    assert verbs.parted(form, lemma) == parted
