from __future__ import annotations

import pytest

from questions.flaws import Candidate, Flaw, breaks_off, first_flaw
from questions.german import analyse
from questions.german.document import Document
from questions.items import Evidence, Interaction, Item, Option, ShortText, SingleChoice, TrueFalse

EMPTY = Document("", (), ())
STEM = "In welcher Stadt trafen sich die beiden Delegationen?"


def choice(*texts: str) -> SingleChoice:
    return SingleChoice(tuple(Option(f"o{i}", text) for i, text in enumerate(texts)), "o0")


def flaw(stem: str, answer: str, interaction: Interaction | None = None, confidence: float = 0.9) -> Flaw | None:
    proof = (Evidence(f"Sie trafen sich in {answer}.", 0, 1),)
    item = Item("i", "test", stem, interaction or ShortText((answer,)), proof, confidence=confidence)
    return first_flaw(Candidate(item, answer, EMPTY))


def test_a_sound_item_has_no_flaw() -> None:
    assert flaw(STEM, "Genf", choice("Genf", "Wien", "Oslo")) is None


@pytest.mark.parametrize(
    ("stem", "answer", "expected"),
    [
        ("Welche Stadt liegt bei Genfs Flughafen, wo sie landeten?", "Genf", Flaw.KEY_IN_STEM),
        ("Wo war das?", "Genf", Flaw.TOO_SHORT),
        (f"In welcher Stadt {'sehr ' * 25}?", "Genf", Flaw.TOO_LONG),
        ("Was nannten die Delegierten im Saal „gut?", "den Plan", Flaw.QUOTES),
        ("In welcher Stadt haben wir uns mit Gästen getroffen?", "Genf", Flaw.FIRST_PERSON),
        ("In welcher Stadt endete dieser lange Streit?", "Genf", Flaw.DANGLING),
        ("In welcher Stadt endete der Streit und?", "Genf", Flaw.FRAGMENT),
        ("In welcher Stadt streikten nicht nur die Busfahrer?", "Genf", Flaw.FRAGMENT),
        ("In welcher Stadt streikten sowohl Fahrer und Schaffner?", "Genf", Flaw.FRAGMENT),
    ],
)
def test_each_flaw_of_a_stem_is_found(stem: str, answer: str, expected: Flaw) -> None:
    assert flaw(stem, answer) is expected


def test_what_is_announced_and_follows_is_no_flaw() -> None:
    assert flaw("In welcher Stadt streikten nicht nur die Fahrer, sondern alle?", "Genf") is None
    assert flaw("In welcher Stadt streikten weder Fahrer noch Schaffner?", "Genf") is None


def test_a_comparison_needs_what_is_compared() -> None:
    document = analyse("Der Turm in Bern ist noch höher.")
    item = Item("i", "test", "In welcher Stadt ist der Turm noch höher?", ShortText(("Bern",)), (), confidence=0.9)
    assert breaks_off(Candidate(item, "Bern", document))


def test_the_first_person_may_stand_inside_a_quotation() -> None:
    assert flaw("Wer wird mit den Worten „Wir sind bereit“ zitiert?", "Ada Beispiel") is None


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("Genf", "genf", "Oslo"), Flaw.SAME_OPTIONS),
        (("Genf", "die Hauptstadt des Nachbarlandes im Norden", "Oslo"), Flaw.LENGTHS),
        (("die große alte Hafenstadt an der Mündung", "der kleine Ort am Fluss", "das Dorf am See"), Flaw.KEY_LONGEST),
    ],
)
def test_each_flaw_of_options_is_found(options: tuple[str, ...], expected: Flaw) -> None:
    assert flaw(STEM, options[0], choice(*options)) is expected


def test_an_item_the_engine_doubts_is_flawed() -> None:
    assert flaw(STEM, "Genf", confidence=0.2) is Flaw.LOW_CONFIDENCE


def test_a_key_that_the_evidence_lacks_is_flawed() -> None:
    item = Item("i", "test", STEM, ShortText(("Genf",)), (Evidence("Sie trafen sich in Wien.", 0, 1),))
    assert first_flaw(Candidate(item, "Genf", EMPTY)) is Flaw.EVIDENCE


def test_a_true_statement_may_hold_its_own_words() -> None:
    item = Item("i", "true_statement", "Die Delegationen trafen sich in Genf.", TrueFalse(key=True))
    assert first_flaw(Candidate(item, "Die Delegationen trafen sich in Genf.", EMPTY)) is None
