"""The gate's own yardsticks, on items of our own."""

from __future__ import annotations

import pytest

from questions.items import Cloze, Gap, Interaction, Item, Option, ShortText, SingleChoice, TrueFalse
from tests.eval.coverage import f1
from tests.eval.guessability import Choice, lead, longest, middle_number, odd_one_out, stem_overlap
from tests.eval.repeatability import alike
from tests.eval.spelling import misspelt, new_words
from tests.eval.table import MissingData
from tests.eval.wellformedness import fault


def item(stem: str, interaction: Interaction | None = None) -> Item:
    return Item("i", "wh_text", stem, interaction or ShortText(("Mainz",)))


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("In welcher Stadt eröffnete die Ministerin am Montag das neue Museum?", None),
        ("Wer entwarf die Brücke, bevor er nach Wien zog?", None),
        ("Wohin zog die Architektin, nachdem sie die Brücke entworfen hatte?", None),
        ("Wann eröffnete er das neue Museum?", "open reference"),
        ("Wer baute das Haus in dieser Stadt?", "open reference"),
        ("Wann kommen die Ministerin in Mainz an?", "agreement"),
        ("Wer baute das Haus? Wer malte es an?", "not one sentence"),
        ("Wer baute das Haus, die Nachbarn malten es danach blau an?", "not one finite verb"),
    ],
)
def test_a_second_analysis_finds_what_is_wrong_with_a_question(stem: str, expected: str | None) -> None:
    assert fault(item(stem)) == expected


def test_a_statement_needs_a_verb_and_gaps_are_filled_before_it_is_analysed() -> None:
    assert fault(item("Die Ministerin eröffnete das Museum.", TrueFalse(key=True))) is None
    assert fault(item("Die Ministerin am Montag mit den Gästen.", TrueFalse(key=True))) == "not one finite verb"
    gap = Cloze("Die Ministerin {1} am Montag das Museum.", (Gap("1", ("eröffnete",)),))
    assert fault(item("Welches Wort fehlt?", gap)) is None


def test_words_of_the_article_and_known_names_need_no_dictionary() -> None:
    text = "In der Halle traten neue Gruppen auf."
    options = (Option("a", "in neuen Hallen"), Option("b", "in Norwegen"))
    asked = item("Wo traten neue Gruppen auf?", SingleChoice(options, "a"))
    assert list(new_words(asked, text)) == ["Wo", "neuen", "Hallen"]


def test_the_dictionary_tells_german_from_other_forms() -> None:
    try:
        unknown = misspelt(["Hallen", "geganget", "Ministerinnen"])
    except MissingData as reason:
        pytest.skip(str(reason))
    assert unknown == {"geganget"}


def test_a_rule_that_always_finds_the_key_leads_by_many_standard_errors() -> None:
    choices = [Choice("Wer?", ("ein langer Name", "kurz", "kurz"), 0)] * 30
    points, share, count = lead(longest, choices)
    assert (round(points, 1), share, count) == (7.7, 1.0, 30)


def test_a_rule_without_opinion_does_not_count() -> None:
    assert lead(longest, [Choice("Wer?", ("eins", "zwei", "drei"), 0)] * 30)[2] == 0
    assert middle_number(Choice("Wann?", ("bald", "1990", "2000"), 0)) is None


def test_rules_score_as_they_say() -> None:
    choice = Choice("Wie viele Brücken baute die Stadt?", ("12 Brücken", "30 Brücken", "7 Häuser"), 0)
    assert middle_number(choice) == [0, -1, -1]
    assert stem_overlap(choice) == [0.5, 0.5, 0]
    odd = odd_one_out(choice)
    assert odd is not None
    assert odd[2] == max(odd)


def test_answers_agree_in_words_without_articles_and_prepositions() -> None:
    assert f1("im alten Hafen", "der alte Hafen") == 0.5
    assert f1("den Hafen", "im Hafen") == 1.0
    assert f1("Hafen", "Bahnhof") == 0.0


def test_items_are_alike_in_nearly_the_same_words_with_the_same_answer() -> None:
    one = item("In welcher Stadt steht das neue große Museum?")
    assert alike(one, item("In welcher Stadt steht das große Museum?"))
    assert not alike(one, item("In welcher Stadt steht das neue große Museum?", ShortText(("Bonn",))))
    assert not alike(one, item("Wo arbeitet die Ministerin?"))
