"""Which adjectives compare with something that the sentence does not say."""

from __future__ import annotations

import pytest

from questions.references.antecedents import innermost_clauses
from questions.references.pointing import Pointing
from tests.questions.sample import material_of


def compares(text: str) -> bool:
    """Whether some adjective of a text compares openly."""
    document = material_of(text).document
    pointing = Pointing(document, innermost_clauses(document))
    return any(pointing.compares_openly(t) for t in document.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Die höheren Gebühren zahlt der Bund.",
        "Der Bund zahlt die wesentlich höheren Gebühren.",
        "Es gibt ähnliche Wege.",
        "In Husum liegt ein entsprechender Antrag vor.",
        "Auf Amrum gibt es etwas mehr Fähren.",
        "Auf Amrum fahren 26 weitere Fähren.",
        "Auf Amrum fahren weitere 26 Fähren.",
        "Am selben Tag lief die Fähre aus.",
        "In Husum liegt die dazugehörige Fähre.",
        "Auf Amrum fährt ein ähnlich schneller Bus.",
        "Die Fähre brachte die Gäste viel schneller nach Amrum.",
    ],
)
def test_a_comparison_with_nothing_is_open(text: str) -> None:
    assert compares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die höheren Gebühren als im Vorjahr zahlt der Bund.",
        "Es gibt ähnliche Wege wie in Tirol.",
        "Auf Amrum fährt ein ähnlich schneller Bus wie auf Sylt.",
        "Die Fähre brachte die Gäste viel schneller nach Amrum als der Zug.",
        "Die Fähre wurde deutlich schneller.",
        "Der Bund zahlt höhere Gebühren.",  # higher than before
        "Die jüngeren Leute zahlt der Bund.",
        "Ein den Regeln entsprechender Antrag liegt vor.",
        "Auf Amrum gibt es etwas mehr Fähren als auf Sylt.",
        "Auf Amrum fahren etwas mehr Fähren.",
        "Auf Amrum fahren neben 40 Booten 26 weitere Fähren.",
        "Am selben Tag wie das Boot lief die Fähre aus.",
    ],
)
def test_a_comparison_that_says_with_what_or_needs_not_to_is_clear(text: str) -> None:
    assert not compares(text)
