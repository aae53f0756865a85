"""Phrases to enter are right with and without article, preposition and, for long nouns, adjectives."""

import pytest

from questions.articles import Article, sections_of
from questions.items import ShortText
from questions.pipeline import propose


def accepted(text: str) -> dict[str, tuple[str, ...]]:
    """Return the accepted answers of every question with a phrase to enter, by its stem."""
    items = [d.item for d in propose(Article("Kurz gemeldet", sections_of(text))).drafts]
    return {i.stem: i.interaction.accepted for i in items if isinstance(i.interaction, ShortText)}


def test_article_and_preposition_may_be_left_out() -> None:
    answers = accepted("Der Gemeinderat von Auental hält am Neubau der Grundschule fest.")
    assert answers["Woran hält der Gemeinderat von Auental fest?"] == (
        "am Neubau der Grundschule",
        "Neubau der Grundschule",
    )


def test_a_long_noun_says_enough_by_itself() -> None:
    answers = accepted("Im Januar hatten die Landkreise Auental und Moosgrund einen Kooperationsvertrag unterzeichnet.")
    stem = "Was hatten die Landkreise Auental und Moosgrund im Januar unterzeichnet?"
    assert "Kooperationsvertrag" in answers[stem]


@pytest.mark.parametrize(
    "text",
    [
        "Im Sommer wählte die Versammlung des Vereins in Trier die neue Vorsitzende.",
        "Die Stadt Trier hat das Problem der Ratten im Griff.",
    ],
)
def test_what_tells_nothing_is_not_to_be_entered(text: str) -> None:
    assert not any("Vorsitzende" in a or "Problem" in a for forms in accepted(text).values() for a in forms)


@pytest.mark.parametrize(
    "text",
    [
        "Wettbewerbe im Kochen haben in Lüttich eine lange Tradition.",
        "Die Nachbarländer reagieren auf die Einführung einer Maut in Dänemark.",
        "Auf dem Rathausplatz von Celle ergibt sich im Juli eine Minderung der gefühlten Temperatur.",
        "Korruptionsverfahren laufen in Celle gegen zahlreiche Kandidaten für den Stadtrat.",
        "Bebaute Flächen bremsen den kühlen Wind aus den Wäldern von Jever.",
        "Nach dem Streit in Jever bekam der Wirt Ole Harms brisante Schlussfolgerungen von der Kammer zugesandt.",
    ],
)
def test_a_question_with_many_answers_is_not_to_be_entered(text: str) -> None:
    open_keys = ("Korruptionsverfahren", "Tradition", "Nachbarländer", "Rathausplatz", "Schlussfolgerungen", "Flächen")
    assert not any(key in form for forms in accepted(text).values() for form in forms for key in open_keys)


def test_one_of_several_is_not_to_be_entered() -> None:
    assert not accepted("Der Maler Otto Krahn ist einer von drei in Celle festgehaltenen Künstlern.")
    assert not accepted("Die Malerin Ina Stein ist eine der Gründerinnen des Vereins Nordlicht.")


def test_a_second_doer_in_the_article_leaves_nothing_to_enter() -> None:
    once = "Die Lehrerin Maria Holt leitet seit 2015 den Chor der Stadt Husum."
    assert any("Maria Holt" in forms for forms in accepted(once).values())
    twice = once + " Auch der Organist Peter Lund leitet den Chor der Stadt Husum."
    assert not any(stem.startswith(("Wer", "Welche Lehrerin")) for stem in accepted(twice))


@pytest.mark.parametrize(
    "text",
    [
        "Die Vereinsdelegierten lancierten in Celle am Sonntag eine Initiative.",
        "Eine Theatergruppe aus Berufsschülern schlüpft in Celle in die Rollen der Müller.",
    ],
)
def test_who_may_be_called_otherwise_is_not_to_be_entered(text: str) -> None:
    assert not any(stem.startswith("Wer") for stem in accepted(text))


def test_whom_the_article_is_about_may_be_entered_where_nobody_else_could_be_meant() -> None:
    text = """
    Die Bürgermeisterin Ida Moser stellte in Ulm einen Plan für den Hafen vor. Moser verlangte vom Landtag zwölf
    Millionen Euro für die Kaimauern. Im Juni eröffnete Moser das Museum der Schiffer. Moser lobte die Arbeit der
    Feuerwehr.
    """
    assert any("Ida Moser" in forms for stem, forms in accepted(text).items() if stem.startswith("Wer eröffnete"))


def test_a_phrase_that_says_of_what_may_be_entered_with_or_without_it() -> None:
    forms = accepted("Die Försterin Ida Moser fordert in Mainz eine strengere Übergangsfrist für Laubwälder.")
    found = next((f for stem, f in forms.items() if stem.startswith("Was fordert")), ())
    assert {"eine strengere Übergangsfrist für Laubwälder", "Übergangsfrist"} <= set(found)


def test_only_things_named_side_by_side_may_change_places() -> None:
    forms = accepted("Prächtige Wandmalereien in Rot und Schwarz schmücken den Saal im Rathaus der Stadt Celle.")
    found = next((f for stem, f in forms.items() if stem.startswith("Was schmückt")), ())
    assert "Wandmalereien in Rot und Schwarz" in found
    assert not any(form.startswith("Schwarz und") for form in found)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen fördert selbst Erdgas. Der Minister Ole Lund sprach in Oslo über Energie.",
        "Norwegen verfügt über erhebliche eigene Erzvorkommen. Der Minister Ole Lund sprach in Oslo über Energie.",
        "Die Organisation startet in der kommenden Woche in Bergen einen Kanal für Filme.",
        "Von einem Höchstmaß an Bequemlichkeit profitieren Kunden der Sparkasse in Bergen.",
    ],
)
def test_what_may_be_said_of_others_as_well_is_not_to_be_entered(text: str) -> None:
    answers = accepted(text)
    assert not any(stem.startswith(("Welches Land", "Wer startet", "Wovon")) for stem in answers), answers


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Der Verein Auwald kritisiert zudem die Höhe der geplanten Parkgebühren.", "Höhe der geplanten Parkgebühren"),
        (
            "Der Verein Auwald kritisiert die Höhe der geplanten Parkgebühren. Das Bündnis bemängelt auch die Eile.",
            "Höhe der geplanten Parkgebühren",
        ),
    ],
)
def test_who_criticises_more_than_one_thing_is_not_asked_what(text: str, key: str) -> None:
    assert not any(key in form for forms in accepted(text).values() for form in forms)
    once = "Der Verein Auwald kritisiert die Höhe der geplanten Parkgebühren."
    assert any(key in form for forms in accepted(once).values() for form in forms)
