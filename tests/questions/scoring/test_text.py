"""Typed words against accepted answers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.scoring.text import score_text
from questions.scoring.typing_errors import allowed_errors, distance
from questions.scoring.verdict import Reason


@pytest.mark.parametrize(
    ("accepted", "typed", "reason"),
    [
        ("Reykjavik", "Reykjavik", Reason.CORRECT),
        ("Reykjavik", " „Reykjavik“. ", Reason.CORRECT),
        ("Reykjavik", "Reykjavík", Reason.SPELLING_ACCEPTED),
        ("Reykjavik", "reykjavik", Reason.SPELLING_ACCEPTED),
        ("Reykjavik", "in Reykjavik", Reason.SPELLING_ACCEPTED),
        ("Reykjavik", "Rejkjavik", Reason.TYPO_ACCEPTED),
        ("Reykjavik", "Reykjavk", Reason.TYPO_ACCEPTED),
        ("Reykjavik", "Rekjavikk", Reason.TYPO_ACCEPTED),
        ("Reykjavik", "Rajkavik", Reason.TOO_FAR),
        ("Reykjavik", "Helsinki", Reason.INCORRECT),
        ("München", "Muenchen", Reason.SPELLING_ACCEPTED),
        ("München", "Munchen", Reason.TYPO_ACCEPTED),
        ("Straßburg", "Strassburg", Reason.SPELLING_ACCEPTED),
        ("Saudi-Arabien", "Saudi Arabien", Reason.SPELLING_ACCEPTED),
        ("Saudi-Arabien", "Saudiarabien", Reason.SPELLING_ACCEPTED),
        ("der Außenminister", "Aussenminister", Reason.SPELLING_ACCEPTED),
        ("die Corona-Pandemie", "Coronapandemie", Reason.SPELLING_ACCEPTED),
        ("Vorsitz", "den Vorsitz", Reason.SPELLING_ACCEPTED),
        ("im März", "März", Reason.SPELLING_ACCEPTED),
        ("drei", "3", Reason.SPELLING_ACCEPTED),
        ("dreimal", "drei Mal", Reason.SPELLING_ACCEPTED),
        ("dreimal", "zweimal", Reason.INCORRECT),
        ("20. Mai 2021", "20.05.2021", Reason.SPELLING_ACCEPTED),
        ("20. Mai 2021", "21.05.2021", Reason.INCORRECT),
        ("Häuser", "Haus", Reason.FORM_ACCEPTED),
        ("die russischen Medien", "russische Medien", Reason.FORM_ACCEPTED),
        ("Sergej Lawrow", "Sergej Lawrows", Reason.FORM_ACCEPTED),
        ("Sergej Lawrow", "Sergei Lawrow", Reason.TYPO_ACCEPTED),
        ("EU", "Europäische Union", Reason.SPELLING_ACCEPTED),
        ("Nordrhein-Westfalen", "NRW", Reason.SPELLING_ACCEPTED),
        ("Kiew", "Kyjiw", Reason.SPELLING_ACCEPTED),
        ("zwei Stunden", "2 Stunden", Reason.SPELLING_ACCEPTED),
        ("zwei Stunden", "drei Stunden", Reason.INCORRECT),
        ("zwei Jahre", "2 Jahre lang", Reason.SPELLING_ACCEPTED),
        ("rund 16.000 Menschen", "16000", Reason.SPELLING_ACCEPTED),
        ("13,5 Millionen Euro", "13,5 Mio. Euro", Reason.SPELLING_ACCEPTED),
        ("Außenminister", "Außenministerin", Reason.FORM_ACCEPTED),
        ("Sergej Lawrow", "Lawrow", Reason.CORRECT),
        ("Sergej Lawrow", "lawrov", Reason.TYPO_ACCEPTED),
        ("Sergej Lawrow", "Sergej", Reason.INCORRECT),
        ("Rote Liste", "Liste", Reason.INCORRECT),
        ("Deutsche Bahn", "Bahn", Reason.SPELLING_ACCEPTED),
        ("unschuldig", "schuldig", Reason.OTHER_WORD),
        ("Iran", "Irak", Reason.OTHER_WORD),
        ("Juni", "Juli", Reason.OTHER_WORD),
        ("Bundestag", "Bundesrat", Reason.OTHER_WORD),
        ("Haus", "Maus", Reason.OTHER_WORD),
        ("1971", "1972", Reason.INCORRECT),
        ("B 52", "B 53", Reason.INCORRECT),
        ("Rom", "Ram", Reason.TOO_FAR),
        ("nach Moskau", "aus Moskau", Reason.TOO_FAR),
        ("Reykjavik", "", Reason.UNANSWERED),
        ("Reykjavik", " . ", Reason.UNANSWERED),
        ("Reykjavik", None, Reason.UNANSWERED),
        ("Reykjavik", 7, Reason.UNREADABLE),
        ("Reykjavik", "x" * 5000, Reason.UNREADABLE),
    ],
)
def test_verdicts(accepted: str, typed: object, reason: Reason) -> None:
    verdict = score_text([accepted], typed)
    assert verdict.reason is reason
    right = {Reason.CORRECT, Reason.SPELLING_ACCEPTED, Reason.FORM_ACCEPTED, Reason.TYPO_ACCEPTED}
    assert verdict.fraction == (reason in right)


def test_the_best_of_several_accepted_answers_counts() -> None:
    verdict = score_text(["Vereinigte Staaten", "USA"], "usa")
    assert (verdict.reason, verdict.detail["accepted"]) == (Reason.SPELLING_ACCEPTED, "USA")


def test_a_name_of_the_article_is_no_typing_error() -> None:
    assert score_text(["Lawrow"], "Lawrov").reason is Reason.TYPO_ACCEPTED
    assert score_text(["Lawrow"], "Lawrov", ["Lawrov"]).reason is Reason.OTHER_WORD


@pytest.mark.parametrize(("length", "errors"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (14, 2), (15, 3), (90, 3)])
def test_longer_words_may_have_more_errors(length: int, errors: int) -> None:
    assert allowed_errors("a" * length) == errors


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("ca", "abc", 3),
        ("Genf", "Gent", 1),
    ],
)
def test_distance_counts_slips(one: str, other: str, errors: int) -> None:
    assert distance(one, other) == errors


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric_and_zero_only_for_equal_words(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=3), st.text(max_size=30))
def test_any_text_gets_a_verdict(accepted: list[str], typed: str) -> None:
    verdict = score_text(accepted, typed)
    assert verdict.fraction in (0, 1)
    assert score_text(accepted, typed) == verdict
