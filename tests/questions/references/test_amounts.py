"""Of whom a share is, and what the first of two amounts counts."""

from __future__ import annotations

import pytest

from questions.references.amounts import Amounts
from questions.references.antecedents import innermost_clauses
from tests.questions.sample import material_of

SURVEY = "40 Prozent der Befragten wollen bleiben. 22 Prozent sprechen sich für eine Maut aus."
SHARE_OF_SHARE = "40 Prozent von ihnen wollen bleiben. 22 Prozent sprechen sich für eine Maut aus."
NOBODY = "22 Prozent sprechen sich für eine Maut aus."
NO_SURVEY = "40 Prozent der Befragten wollen bleiben. 22 Prozent fehlen."
MONEY = "Der Gewinn sank im Jahr von 228 auf 211,5 Millionen Euro."
DAY = "Der Oktober 2023 war nass. Husum meldete am 11. viel Regen."
TWO_MONTHS = "Der Oktober war nass, der November trocken. Husum meldete am 11. viel Regen."
RANK = "Der Oktober 2023 war nass. Husum gewann zum 11. Mal."
HELPERS = "Die Zahl stieg von 228 auf 300 Helfer."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (SURVEY, "Prozent", "der Befragten"),
        (SHARE_OF_SHARE, "Prozent", None),
        (NOBODY, "Prozent", None),
        (NO_SURVEY, "Prozent", "nothing missing"),
        (MONEY, "228", "Millionen Euro"),
        (DAY, "11.", "Oktober 2023"),
        (TWO_MONTHS, "11.", None),
        (RANK, "11.", "nothing missing"),
        (HELPERS, "228", "nothing missing"),
    ],
)
def test_what_completes_an_amount(text: str, word: str, expected: str | None) -> None:
    document = material_of(text).document
    last = [t for t in document.tokens if t.text == word][-1]
    whole = Amounts(document, innermost_clauses(document)).whole(last)
    assert (whole.text if whole is not None else "nothing missing") == expected
