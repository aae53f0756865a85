"""Words and their opposites in the same form."""

from __future__ import annotations

import pytest

from questions.german import analyse
from questions.german.opposites import opposite, opposite_parted, opposite_prefix, opposite_preposition


@pytest.mark.parametrize(
    ("sentence", "word", "contrary"),
    [
        ("Die Preise stiegen im Mai.", "stiegen", "sanken"),
        ("Die Gebühr wurde erhöht.", "erhöht", "gesenkt"),
        ("Die Regel ist klar.", "klar", "unklar"),
        ("Sie lehnen jeden Anstieg der Mieten ab.", "Anstieg", "Rückgang"),
        ("Ein stärkerer Wind kam auf.", "stärkerer", "schwächerer"),
    ],
)
def test_a_word_turns_into_its_opposite_in_the_same_form(sentence: str, word: str, contrary: str) -> None:
    token = next(t for t in analyse(sentence).tokens if t.text == word)
    assert opposite(token) == contrary


def test_a_word_without_an_opposite_has_none() -> None:
    assert [opposite(t) for t in analyse("Der Bus fuhr nach Graz.").tokens] == [None] * 6


def test_prefixes_and_prepositions_have_opposites() -> None:
    assert opposite_prefix("zunehmen", "zu") == "ab"
    assert opposite_preposition("für") == "gegen"


def test_a_verb_whose_prefix_stands_apart_has_its_opposite_in_two_parts_or_in_one() -> None:
    tokens = {t.text: t for t in analyse("Der Rat lehnte den Antrag ab. Die Stadt schaffte die Steuer ab.").tokens}
    assert opposite_parted("ablehnen", tokens["lehnte"]) == ("befürwortete", "")
    assert opposite_parted("abschaffen", tokens["schaffte"]) == ("führte", "ein")
    assert opposite_parted("abwarten", tokens["lehnte"]) is None


def test_an_infinitive_keeps_its_zu_within_the_prefix() -> None:
    token = next(t for t in analyse("Der Rat beschloss, die Steuer abzuschaffen.").tokens if t.text == "abzuschaffen")
    assert opposite(token) == "einzuführen"
