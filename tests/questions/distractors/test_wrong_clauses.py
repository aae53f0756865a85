"""Clauses of the article as wrong reasons, aims and contents."""

from __future__ import annotations

from questions.asking import AnswerKind, Asking
from questions.distractors.wrong_clauses import WrongClauses
from questions.material import Material
from tests.questions.sample import material_of

BRIDGE = """Die Stadt Lienz sperrt im Sommer die Brücke über die Isel, weil der Beton bröckelt. Die Arbeiten dauern drei
Monate. Die Busse fahren einen Umweg über Nußdorf. Der Bürgermeister lud die Anwohner zu einem Gespräch ein. Die
Markthändler fordern eine Entschädigung. Ein Ingenieur aus Villach leitet die Baustelle."""
WEIR = """Die Gemeinde Imst baut ein Wehr, um das Dorf vor Hochwasser zu schützen. Der Rat tagt am Abend. Die Schule
verkauft Kuchen, um eine Reise zu bezahlen. Der Landrat besuchte im Mai die Feuerwehr. Die Kirche wird renoviert. Das
Tal ist eng. Ein Täter überfiel die Bank."""


def found(material: Material, kind: AnswerKind) -> list[str]:
    asking = asked(material, kind)
    clauses = WrongClauses(material.document, material.referents, material.wording, material.facts)
    return [text for text, _ in clauses.find(asking)]


def asked(material: Material, kind: AnswerKind) -> Asking:
    return next(a for a in material.askings if a.kind is kind)


def test_reasons_are_what_the_article_says_at_least_two_sentences_away() -> None:
    reasons = found(material_of(BRIDGE), AnswerKind.REASON)
    assert "weil die Markthändler eine Entschädigung fordern" in reasons
    assert not any("Monate" in reason for reason in reasons)


def test_reasons_open_like_the_key_and_are_of_its_length() -> None:
    key = asked(material_of(BRIDGE), AnswerKind.REASON).answer
    for reason in found(material_of(BRIDGE), AnswerKind.REASON):
        assert reason.startswith("weil ")
        assert len(reason) <= 2.2 * len(key)


def test_aims_come_from_infinitives_from_what_others_do_and_from_passives() -> None:
    aims = found(material_of(WEIR), AnswerKind.PURPOSE)
    assert {"um eine Reise zu bezahlen", "um die Feuerwehr zu besuchen", "um die Kirche zu renovieren"} <= set(aims)


def test_no_aim_is_made_of_a_crime_or_a_state() -> None:
    aims = found(material_of(WEIR), AnswerKind.PURPOSE)
    assert not any("überfallen" in aim or "eng" in aim for aim in aims)


def test_what_the_key_speaks_of_is_in_no_option() -> None:
    text = WEIR.replace("verkauft Kuchen, um eine Reise zu bezahlen", "verkauft Kuchen, um die Feuerwehr zu loben")
    material = material_of(text)
    asking = next(a for a in material.askings if a.answer == "um die Feuerwehr zu loben")
    clauses = WrongClauses(material.document, material.referents, material.wording, material.facts)
    aims = [aim for aim, _ in clauses.find(asking)]
    assert aims
    assert not any("Feuerwehr" in aim for aim in aims)


def test_what_is_told_of_those_who_say_something_is_not_offered_as_said_by_others() -> None:
    text = """Die Förster berichten, dass der Wald in Celle wächst. Das Bad ist am Montag offen. Die Stadt Bonn
    spart beim Strom. Die Förster halten den Fuchs für scheu. Der Zug aus Ulm hält in Wels. Das Museum zeigt alte
    Karten."""
    contents = found(material_of(text), AnswerKind.CONTENT)
    assert contents
    assert not any("Förster" in content for content in contents)
